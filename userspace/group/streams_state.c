// SPDX-License-Identifier: Apache-2.0
/*
 * streams_state: what the records of a streams group say.
 *
 * Every change of a group's persistent state is in hr_streams_replay() and what it
 * calls.  A record is taken whole or, for want of memory, not at all: what can fail is
 * made first, then put in place.
 *
 * Order does not matter between records of different types, since compaction may have
 * left any order; a tombstone for what is not there is nothing.  The tombstone of type 17
 * is the end of the group and of all that is left of it.
 *
 * Sets of tasks name subtopologies by strings of the group's own table, which grows with
 * what records name and goes with the group.
 */
#include <stdlib.h>
#include "streams.h"

/* --- tables ------------------------------------------------------------------------- */

struct name {
	struct hr_hnode node;
	int32_t len;
	char text[];
};

static int intern(struct hr_streams_group *sg, struct hr_str s, struct hr_str *ret_s)
{
	uint64_t hash = hr_hash_str(s);
	int32_t len = HR_MAX(s.len, 0);
	struct name *n;

	for (struct hr_hnode *h = hr_htable_first(&sg->names, hash); h; h = hr_htable_next(h)) {
		n = hr_container_of(h, struct name, node);
		*ret_s = (struct hr_str){ n->text, n->len };
		if (hr_str_eq(*ret_s, s))
			return 0;
	}
	n = calloc(1, sizeof(*n) + (size_t)len + 1);
	if (!n)
		return -ENOMEM;
	n->len = len;
	if (len)
		memcpy(n->text, s.p, (size_t)len);
	hr_htable_insert(&sg->names, &n->node, hash);
	*ret_s = (struct hr_str){ n->text, len };
	return 0;
}

static struct hr_streams_member *member_find(const struct hr_streams_group *sg, struct hr_str id)
{
	struct hr_hnode *n = hr_htable_first(&sg->by_id, hr_hash_str(id));

	for (; n; n = hr_htable_next(n)) {
		struct hr_streams_member *m = hr_container_of(n, struct hr_streams_member, by_id);

		if (hr_str_eqc(id, m->id))
			return m;
	}
	return NULL;
}

struct hr_streams_member *hr_streams_member(const struct hr_streams_group *sg, struct hr_str id)
{
	struct hr_streams_member *m = member_find(sg, id);

	return m && m->counts ? m : NULL;
}

struct hr_streams_member *hr_streams_static_member(const struct hr_streams_group *sg,
						   struct hr_str instance)
{
	struct hr_hnode *n = hr_htable_first(&sg->by_instance, hr_hash_str(instance));

	for (; n; n = hr_htable_next(n)) {
		struct hr_streams_member *m =
			hr_container_of(n, struct hr_streams_member, by_instance);

		if (hr_str_eq(instance, hr_streams_meta(m)->instance_id))
			return m;
	}
	return NULL;
}

/* --- the group's state as counted ----------------------------------------------------- */

static void state_follow(struct hr_streams_group *sg)
{
	int64_t *levels = sg->group->groups->stats->modern[HR_GROUP_STREAMS];
	const hr_streams_topology_t *t = hr_streams_topology(sg);
	enum hr_modern_state state = HR_MODERN_STABLE;

	if (!sg->member_nr)
		state = HR_MODERN_EMPTY;
	else if (!t || t->epoch != sg->validated_epoch)
		state = HR_MODERN_NOT_READY;
	else if (sg->epoch > sg->target_epoch)
		state = HR_MODERN_ASSIGNING;
	else if (sg->behind_nr)
		state = HR_MODERN_RECONCILING;
	levels[sg->state]--;
	levels[state]++;
	sg->state = state;
	if (state == HR_MODERN_EMPTY) {
		free(sg->shutdown_by);
		sg->shutdown_by = NULL;
	}
}

static void behind_recount(struct hr_streams_group *sg)
{
	struct hr_streams_member *m;

	sg->behind_nr = 0;
	hr_streams_each_member(m, sg)
		sg->behind_nr += !hr_streams_is_settled(sg, m);
	state_follow(sg);
}

/* --- members ----------------------------------------------------------------------------- */

static struct hr_streams_member *member_make(struct hr_group *g, struct hr_str id)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_member *m = member_find(sg, id);

	if (m)
		return m;
	m = calloc(1, sizeof(*m));
	if (!m)
		return NULL;
	m->group = g;
	m->id = hr_group_strdup(id);
	m->state = HR_STREAMS_STABLE;
	if (!m->id) {
		free(m);
		return NULL;
	}
	hr_htable_insert(&sg->by_id, &m->by_id, hr_hash_str(id));
	return m;
}

void hr_streams_timers_cancel(struct hr_streams_member *m)
{
	hr_group_timer_cancel(m->group->groups, &m->session_timer);
	hr_group_timer_cancel(m->group->groups, &m->rebalance_timer);
}

/* The instance may be another member's by now. */
static void instance_drop(struct hr_streams_group *sg, struct hr_streams_member *m)
{
	const hr_streams_meta_t *meta = hr_streams_meta(m);

	if (meta && !hr_str_is_null(meta->instance_id) &&
	    hr_streams_static_member(sg, meta->instance_id) == m)
		hr_htable_remove(&sg->by_instance, &m->by_instance);
}

static void member_counts(struct hr_streams_group *sg, struct hr_streams_member *m)
{
	if (m->counts)
		return;
	m->counts = true;
	hr_list_push(&sg->members, &m->node);
	sg->member_nr++;
}

/* All but the target. */
static void member_strip(struct hr_streams_member *m)
{
	hr_streams_kept_free(m->meta);
	m->meta = NULL;
	hr_roles_free(&m->assigned);
	hr_roles_free(&m->revoking);
	free(m->offsets.v);
	free(m->end_offsets.v);
	m->offsets = m->end_offsets = (struct hr_task_offsets){ 0 };
	m->epoch = m->previous_epoch = 0;
	m->state = HR_STREAMS_STABLE;
}

static void member_free(struct hr_streams_member *m)
{
	member_strip(m);
	hr_roles_free(&m->target);
	free(m->id);
	free(m);
}

/* Takes it out for good, unless a target is still recorded for it. */
static void member_drop(struct hr_streams_group *sg, struct hr_streams_member *m)
{
	if (m->counts) {
		hr_streams_timers_cancel(m);
		instance_drop(sg, m);
		hr_list_del(&m->node);
		sg->member_nr--;
		m->counts = false;
	}
	member_strip(m);
	if (m->has_target)
		return;
	hr_htable_remove(&sg->by_id, &m->by_id);
	member_free(m);
}

/* --- the group ----------------------------------------------------------------------------- */

static int group_make(struct hr_group *g)
{
	struct hr_streams_group *sg = calloc(1, sizeof(*sg));

	if (!sg)
		return -ENOMEM;
	sg->group = g;
	sg->epoch = sg->target_epoch = 1;
	sg->validated_epoch = -1;
	sg->look_again = true;
	hr_list_init(&sg->members);
	hr_htable_init(&sg->by_id);
	hr_htable_init(&sg->by_instance);
	hr_htable_init(&sg->names);
	g->streams = sg;
	sg->state = HR_MODERN_EMPTY;
	g->groups->stats->modern[HR_GROUP_STREAMS][HR_MODERN_EMPTY]++;
	hr_group_set_kind(g, HR_GROUP_STREAMS);
	return 0;
}

/* Leaves the kind to the caller. */
void hr_streams_group_free(struct hr_group *g)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(&sg->by_id, &it); n; n = next) {
		struct hr_streams_member *m = hr_container_of(n, struct hr_streams_member, by_id);

		next = hr_htable_iter_next(&sg->by_id, &it);
		hr_streams_timers_cancel(m);
		member_free(m);
	}
	for (n = hr_htable_iter_first(&sg->names, &it); n; n = next) {
		next = hr_htable_iter_next(&sg->names, &it);
		free(hr_container_of(n, struct name, node));
	}
	hr_group_timer_cancel(g->groups, &sg->initial_timer);
	g->groups->stats->modern[HR_GROUP_STREAMS][sg->state]--;
	hr_streams_shape_free(sg->shape);
	hr_streams_kept_free(sg->topology);
	hr_streams_kept_free(sg->metadata);
	free(sg->shutdown_by);
	hr_htable_fini(&sg->by_id);
	hr_htable_fini(&sg->by_instance);
	hr_htable_fini(&sg->names);
	free(sg);
	g->streams = NULL;
}

/* --- records ---------------------------------------------------------------------------------- */

static int epoch_set(struct hr_group *g, const hr_streams_epoch_t *v)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_kept *k;
	int err;

	if (!v) {
		hr_streams_group_free(g);
		hr_group_set_kind(g, HR_GROUP_NONE);
		return 0;
	}
	err = hr_streams_kept_make(&hr_streams_group_metadata_value_desc, v, &k);
	if (err)
		return err;
	hr_streams_kept_free(sg->metadata);
	sg->metadata = k;
	sg->epoch = v->epoch;
	sg->hash = (uint64_t)v->metadata_hash;
	sg->validated_epoch = v->validated_topology_epoch;
	state_follow(sg);
	return 0;
}

static int topology_set(struct hr_group *g, const hr_streams_topology_t *v)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_kept *k = NULL;
	int err = v ? hr_streams_kept_make(&hr_streams_group_topology_value_desc, v, &k) : 0;

	if (err)
		return err;
	hr_streams_shape_free(sg->shape);
	sg->shape = NULL;
	hr_streams_kept_free(sg->topology);
	sg->topology = k;
	state_follow(sg);
	return 0;
}

static int member_set(struct hr_group *g, struct hr_str id, const hr_streams_meta_t *v)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_member *m, *other;
	struct hr_streams_kept *k;
	int err = hr_streams_kept_make(&hr_streams_group_member_metadata_value_desc, v, &k);

	if (err)
		return err;
	m = member_make(g, id);
	if (!m) {
		hr_streams_kept_free(k);
		return -ENOMEM;
	}
	instance_drop(sg, m);
	hr_streams_kept_free(m->meta);
	m->meta = k;
	v = k->msg;
	if (!hr_str_is_null(v->instance_id)) {
		other = hr_streams_static_member(sg, v->instance_id);
		if (other)
			hr_htable_remove(&sg->by_instance, &other->by_instance);
		hr_htable_insert(&sg->by_instance, &m->by_instance, hr_hash_str(v->instance_id));
	}
	if (!m->counts) {
		member_counts(sg, m);
		sg->behind_nr += !hr_streams_is_settled(sg, m);
	}
	state_follow(sg);
	return 0;
}

static int member_replay(struct hr_group *g, struct hr_str id, const hr_streams_meta_t *v)
{
	struct hr_streams_member *m;

	if (v)
		return member_set(g, id, v);
	m = member_find(g->streams, id);
	if (m)
		member_drop(g->streams, m);
	behind_recount(g->streams);
	return 0;
}

static int target_epoch_set(struct hr_group *g,
			    const struct hr_streams_group_target_assignment_metadata_value *v)
{
	g->streams->target_epoch = v ? v->assignment_epoch : -1;
	g->streams->target_ms = v ? v->assignment_timestamp : 0;
	behind_recount(g->streams);
	return 0;
}

typedef struct hr_streams_group_target_assignment_member_value target_value_t;
typedef struct hr_streams_group_target_assignment_member_value_task_ids target_row_t;
typedef struct hr_streams_group_current_member_assignment_value current_value_t;
typedef struct hr_streams_group_current_member_assignment_value_task_ids current_row_t;

static int add_row(struct hr_streams_group *sg, struct hr_str name, const int32_t *partitions,
		   const int32_t *epochs, int32_t nr, int32_t epoch, struct hr_tasks *to)
{
	struct hr_str sub;

	if (intern(sg, name, &sub))
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++)
		hr_tasks_add(to, (struct hr_task){ sub, partitions[i],
						   epochs ? epochs[i] : epoch });
	return 0;
}

static int target_tasks(struct hr_streams_group *sg, const target_row_t *rows, int32_t nr,
			struct hr_tasks *ret_s)
{
	struct { const target_row_t *v; int32_t nr; } from = { rows, nr };
	int err = 0;

	ret_s->nr = 0;
	ret_s->v = malloc((hr_task_rows_count(&from) + 1) * sizeof(ret_s->v[0]));
	if (!ret_s->v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++)
		err = add_row(sg, rows[i].subtopology_id, rows[i].partitions.v, NULL,
			      rows[i].partitions.nr, 0, ret_s);
	hr_tasks_sort(ret_s);
	return err;
}

static int target_set(struct hr_group *g, struct hr_str id, const target_value_t *v)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_member *m = v ? member_make(g, id) : member_find(sg, id);
	struct hr_roles r = { 0 };
	int err = 0;

	if (!m)
		return v ? -ENOMEM : 0;
	if (v) {
		err = target_tasks(sg, v->active_tasks.v, v->active_tasks.nr, &r.of[0]);
		if (!err)
			err = target_tasks(sg, v->standby_tasks.v, v->standby_tasks.nr, &r.of[1]);
		if (!err)
			err = target_tasks(sg, v->warmup_tasks.v, v->warmup_tasks.nr, &r.of[2]);
	}
	if (err) {
		hr_roles_free(&r);
		return err;
	}
	hr_roles_free(&m->target);
	m->target = r;
	m->has_target = v;
	if (!v && !m->counts)
		member_drop(sg, m);
	return 0;
}

/* @epoch: for rows without epochs of their own, or with a number of them that is wrong. */
static int current_tasks(struct hr_streams_group *sg, const current_row_t *rows, int32_t nr,
			 bool active, int32_t epoch, struct hr_tasks *ret_s)
{
	struct { const current_row_t *v; int32_t nr; } from = { rows, nr };
	int err = 0;

	ret_s->nr = 0;
	ret_s->v = malloc((hr_task_rows_count(&from) + 1) * sizeof(ret_s->v[0]));
	if (!ret_s->v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++) {
		bool own = active && rows[i].assignment_epochs.nr == rows[i].partitions.nr;

		err = add_row(sg, rows[i].subtopology_id, rows[i].partitions.v,
			      own ? rows[i].assignment_epochs.v : NULL, rows[i].partitions.nr,
			      active ? epoch : 0, ret_s);
	}
	hr_tasks_sort(ret_s);
	return err;
}

static int current_read(struct hr_streams_group *sg, const current_value_t *v,
			struct hr_roles *a, struct hr_roles *r)
{
	int32_t e = v->member_epoch;
	int err = current_tasks(sg, v->active_tasks.v, v->active_tasks.nr, true, e, &a->of[0]);

	if (!err)
		err = current_tasks(sg, v->standby_tasks.v, v->standby_tasks.nr, false, e,
				    &a->of[1]);
	if (!err)
		err = current_tasks(sg, v->warmup_tasks.v, v->warmup_tasks.nr, false, e,
				    &a->of[2]);
	if (!err)
		err = current_tasks(sg, v->active_tasks_pending_revocation.v,
				    v->active_tasks_pending_revocation.nr, true, e, &r->of[0]);
	if (!err)
		err = current_tasks(sg, v->standby_tasks_pending_revocation.v,
				    v->standby_tasks_pending_revocation.nr, false, e, &r->of[1]);
	if (!err)
		err = current_tasks(sg, v->warmup_tasks_pending_revocation.v,
				    v->warmup_tasks_pending_revocation.nr, false, e, &r->of[2]);
	return err;
}

static int current_set(struct hr_group *g, struct hr_str id, const current_value_t *v)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_member *m = member_make(g, id);
	struct hr_roles assigned = { 0 }, revoking = { 0 };
	int err = m ? current_read(sg, v, &assigned, &revoking) : -ENOMEM;

	if (err) {
		hr_roles_free(&assigned);
		hr_roles_free(&revoking);
		return err;
	}
	sg->behind_nr -= m->counts && !hr_streams_is_settled(sg, m);
	hr_roles_free(&m->assigned);
	hr_roles_free(&m->revoking);
	m->epoch = v->member_epoch;
	m->previous_epoch = v->previous_member_epoch;
	m->state = v->state >= HR_STREAMS_STABLE && v->state <= HR_STREAMS_UNRELEASED ?
		v->state : HR_STREAMS_UNKNOWN;
	m->assigned = assigned;
	m->revoking = revoking;
	member_counts(sg, m);
	sg->behind_nr += !hr_streams_is_settled(sg, m);
	state_follow(sg);
	return 0;
}

static int current_bury(struct hr_group *g, struct hr_str id)
{
	static const current_value_t nothing = { .member_epoch = -1, .previous_member_epoch = -1,
						 .state = HR_STREAMS_STABLE };

	return hr_streams_member(g->streams, id) ? current_set(g, id, &nothing) : 0;
}

/* Every key begins with the group's id; those of 19, 21 and 22 go on with a member's. */
static int group_replay(struct hr_group *g, const struct hr_coord_record *r)
{
	const struct hr_streams_group_member_metadata_key *key = r->key;

	switch (r->type) {
	case 17:
		return epoch_set(g, r->value);
	case 19:
		return member_replay(g, key->member_id, r->value);
	case 20:
		return target_epoch_set(g, r->value);
	case 21:
		return target_set(g, key->member_id, r->value);
	case 22:
		return r->value ? current_set(g, key->member_id, r->value) :
				  current_bury(g, key->member_id);
	default:
		return topology_set(g, r->value);
	}
}

int hr_streams_replay(struct hr_groups *gs, const struct hr_coord_record *r)
{
	return hr_modern_replay(gs, r, HR_GROUP_STREAMS, group_make, group_replay);
}
