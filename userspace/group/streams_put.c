// SPDX-License-Identifier: Apache-2.0
/* streams_put: the records of a streams group, as Kafka 4.4 writes them. */
#include "streams.h"

void hr_streams_epoch_get(const struct hr_group *g, hr_streams_epoch_t *ret_v)
{
	const struct hr_streams_group *sg = g->kind == HR_GROUP_STREAMS ? g->streams : NULL;

	hr_struct_init(&hr_streams_group_metadata_value_desc, ret_v);
	if (sg && sg->metadata)
		*ret_v = *(const hr_streams_epoch_t *)sg->metadata->msg;
	ret_v->unknown_tags.nr = 0;
	ret_v->epoch = sg ? sg->epoch : 1;
	ret_v->last_assignment_configs.nr = HR_MAX(ret_v->last_assignment_configs.nr, 0);
}

int hr_streams_put_epoch(struct hr_group *g, const hr_streams_epoch_t *v)
{
	const struct hr_streams_group_metadata_key key = { .group_id = hr_str(g->id) };

	return hr_group_put(g->groups, 17, 0, &key, v);
}

int hr_streams_put_member(struct hr_group *g, struct hr_str id, const hr_streams_meta_t *v)
{
	const struct hr_streams_group_member_metadata_key key = { .group_id = hr_str(g->id),
								  .member_id = id };

	return hr_group_put(g->groups, 19, 0, &key, v);
}

int hr_streams_put_topology(struct hr_group *g, const hr_streams_topology_t *v)
{
	const struct hr_streams_group_topology_key key = { .group_id = hr_str(g->id) };

	return hr_group_put(g->groups, 23, 0, &key, v);
}

int hr_streams_put_target_epoch(struct hr_group *g, int32_t epoch, int64_t timestamp_ms)
{
	const struct hr_streams_group_target_assignment_metadata_key key = {
		.group_id = hr_str(g->id) };
	const struct hr_streams_group_target_assignment_metadata_value v = {
		.assignment_epoch = epoch, .assignment_timestamp = timestamp_ms };

	return hr_group_put(g->groups, 20, 0, &key, &v);
}

int hr_streams_put_target(struct hr_group *g, struct hr_str id, const struct hr_roles *target)
{
	const struct hr_streams_group_target_assignment_member_key key = {
		.group_id = hr_str(g->id), .member_id = id };
	struct hr_streams_group_target_assignment_member_value v = { 0 };
	struct hr_arena a;
	int err;

	hr_arena_init(&a, 0);
	err = hr_task_rows_fill(&a, &target->of[HR_ROLE_ACTIVE], &v.active_tasks);
	if (!err)
		err = hr_task_rows_fill(&a, &target->of[HR_ROLE_STANDBY], &v.standby_tasks);
	if (!err)
		err = hr_task_rows_fill(&a, &target->of[HR_ROLE_WARMUP], &v.warmup_tasks);
	if (!err)
		err = hr_group_put(g->groups, 21, 0, &key, &v);
	hr_arena_fini(&a);
	return err;
}

typedef struct hr_streams_group_current_member_assignment_value_task_ids current_row_t;

/* Active tasks have their epochs beside them. */
static int epochs_fill(struct hr_arena *a, const struct hr_tasks *s, current_row_t *rows)
{
	struct hr_task_rows from;

	if (hr_task_rows_make(a, s, &from))
		return -ENOMEM;
	for (int32_t i = 0; i < from.nr; i++) {
		rows[i].assignment_epochs.v = from.v[i].epochs;
		rows[i].assignment_epochs.nr = from.v[i].nr;
	}
	return 0;
}

static void epochs_none(current_row_t *rows, int32_t nr)
{
	for (int32_t i = 0; i < nr; i++)
		rows[i].assignment_epochs.nr = -1;
}

static int current_fill(struct hr_arena *a, const struct hr_streams_current *cur,
			struct hr_streams_group_current_member_assignment_value *v)
{
	const struct hr_tasks *has = cur->assigned.of, *gives = cur->revoking.of;

	if (hr_task_rows_fill(a, &has[HR_ROLE_ACTIVE], &v->active_tasks) ||
	    hr_task_rows_fill(a, &has[HR_ROLE_STANDBY], &v->standby_tasks) ||
	    hr_task_rows_fill(a, &has[HR_ROLE_WARMUP], &v->warmup_tasks) ||
	    hr_task_rows_fill(a, &gives[HR_ROLE_ACTIVE], &v->active_tasks_pending_revocation) ||
	    hr_task_rows_fill(a, &gives[HR_ROLE_STANDBY],
			      &v->standby_tasks_pending_revocation) ||
	    hr_task_rows_fill(a, &gives[HR_ROLE_WARMUP], &v->warmup_tasks_pending_revocation))
		return -ENOMEM;
	epochs_none(v->standby_tasks.v, v->standby_tasks.nr);
	epochs_none(v->warmup_tasks.v, v->warmup_tasks.nr);
	epochs_none(v->standby_tasks_pending_revocation.v,
		    v->standby_tasks_pending_revocation.nr);
	epochs_none(v->warmup_tasks_pending_revocation.v, v->warmup_tasks_pending_revocation.nr);
	if (epochs_fill(a, &has[HR_ROLE_ACTIVE], v->active_tasks.v))
		return -ENOMEM;
	return epochs_fill(a, &gives[HR_ROLE_ACTIVE], v->active_tasks_pending_revocation.v);
}

int hr_streams_put_current(struct hr_group *g, struct hr_str id,
			   const struct hr_streams_current *cur)
{
	const struct hr_streams_group_current_member_assignment_key key = {
		.group_id = hr_str(g->id), .member_id = id };
	struct hr_streams_group_current_member_assignment_value v = {
		.member_epoch = cur->epoch, .previous_member_epoch = cur->previous_epoch,
		.state = cur->state };
	struct hr_arena a;
	int err;

	hr_arena_init(&a, 0);
	err = current_fill(&a, cur, &v);
	if (!err)
		err = hr_group_put(g->groups, 22, 0, &key, &v);
	hr_arena_fini(&a);
	return err;
}

/* --- tombstones --------------------------------------------------------------------------- */

int hr_streams_bury_member(struct hr_group *g, struct hr_str id)
{
	int err = hr_modern_bury(g, 22, id);

	if (!err)
		err = hr_modern_bury(g, 21, id);
	return err ? err : hr_modern_bury(g, 19, id);
}

static const char *member_name(struct hr_hnode *n)
{
	return hr_container_of(n, struct hr_streams_member, by_id)->id;
}

int hr_streams_bury_group(struct hr_group *g)
{
	struct hr_str *ids = NULL;
	int32_t nr = 0;
	struct hr_arena a;
	int err;

	hr_arena_init(&a, 0);
	err = hr_modern_names(&g->streams->by_id, member_name, &a, &ids, &nr);
	if (!err)
		err = hr_modern_bury_all(g, 22, ids, nr);
	if (!err)
		err = hr_modern_bury_all(g, 21, ids, nr);
	if (!err)
		err = hr_modern_bury(g, 20, HR_STR_NULL);
	if (!err)
		err = hr_modern_bury_all(g, 19, ids, nr);
	if (!err)
		err = hr_modern_bury(g, 17, HR_STR_NULL);
	if (!err)
		err = hr_modern_bury(g, 23, HR_STR_NULL);
	hr_arena_fini(&a);
	return err;
}
