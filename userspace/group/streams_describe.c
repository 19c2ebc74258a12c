// SPDX-License-Identifier: Apache-2.0
/*
 * streams_describe: StreamsGroupDescribe.
 *
 * The topology is told as it is with the topics that there are, once it has been found
 * valid; before that as the member said it.
 */
#include <hr/protocol/gen/streams_group_describe.h>
#include <stdlib.h>
#include "streams.h"

#define ASSIGNOR_NAME "sticky"
#define DESCRIPTION_NOT_STORED 1

typedef struct hr_streams_group_describe_response_described_group described_t;
typedef struct hr_streams_group_describe_response_member member_t;
typedef struct hr_streams_group_describe_response_topic_info info_t;
typedef struct hr_streams_group_describe_response_subtopology sub_t;

/* --- topology ------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
	return hr_str_cmp(*(const struct hr_str *)a, *(const struct hr_str *)b);
}

static int by_info(const void *a, const void *b)
{
	return hr_str_cmp(((const info_t *)a)->name, ((const info_t *)b)->name);
}

static int by_sub(const void *a, const void *b)
{
	return hr_str_cmp(((const sub_t *)a)->subtopology_id, ((const sub_t *)b)->subtopology_id);
}

static int names_fill(struct hr_arena *a, const struct hr_str *from, int32_t nr,
		      struct hr_str **ret_v, int32_t *ret_nr)
{
	nr = HR_MAX(nr, 0);
	*ret_nr = nr;
	*ret_v = hr_arena_array(a, (size_t)nr + 1, sizeof(**ret_v));
	if (!*ret_v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		(*ret_v)[i] = hr_arena_str(a, from[i]);
		if (hr_str_is_null((*ret_v)[i]))
			return -ENOMEM;
	}
	qsort(*ret_v, (size_t)nr, sizeof(**ret_v), by_text);
	return 0;
}

/* @shape NULL: the partitions that were asked for. */
static int info_fill(struct hr_arena *a, const hr_streams_info_t *from,
		     const struct hr_streams_shape *shape, info_t *to)
{
	int32_t nr = HR_MAX(from->topic_configs.nr, 0);

	hr_struct_init(&hr_streams_group_describe_response_topic_info_desc, to);
	to->name = hr_arena_str(a, from->name);
	to->partitions = shape ? hr_streams_shape_partitions(shape, from->name) : from->partitions;
	to->replication_factor = from->replication_factor;
	to->topic_configs.nr = nr;
	to->topic_configs.v = hr_arena_array(a, (size_t)nr + 1, sizeof(to->topic_configs.v[0]));
	if (!to->topic_configs.v || hr_str_is_null(to->name))
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		memset(&to->topic_configs.v[i], 0, sizeof(to->topic_configs.v[i]));
		to->topic_configs.v[i].key = hr_arena_str(a, from->topic_configs.v[i].key);
		to->topic_configs.v[i].value = hr_arena_str(a, from->topic_configs.v[i].value);
	}
	return 0;
}

static int infos_fill(struct hr_arena *a, const hr_streams_info_t *from, int32_t nr,
		      const struct hr_streams_shape *shape, info_t **ret_v, int32_t *ret_nr)
{
	int err = 0;

	nr = HR_MAX(nr, 0);
	*ret_nr = nr;
	*ret_v = hr_arena_array(a, (size_t)nr + 1, sizeof(**ret_v));
	if (!*ret_v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++)
		err = info_fill(a, &from[i], shape, &(*ret_v)[i]);
	if (!err)
		qsort(*ret_v, (size_t)nr, sizeof(**ret_v), by_info);
	return err;
}

static int sub_fill(struct hr_arena *a, const hr_streams_sub_t *from,
		    const struct hr_streams_shape *shape, sub_t *to)
{
	int err;

	memset(to, 0, sizeof(*to));
	to->subtopology_id = hr_arena_str(a, from->subtopology_id);
	err = hr_str_is_null(to->subtopology_id) ? -ENOMEM : 0;
	if (!err)
		err = names_fill(a, from->source_topics.v, from->source_topics.nr,
				 &to->source_topics.v, &to->source_topics.nr);
	if (!err)
		err = names_fill(a, from->repartition_sink_topics.v,
				 from->repartition_sink_topics.nr, &to->repartition_sink_topics.v,
				 &to->repartition_sink_topics.nr);
	if (!err)
		err = infos_fill(a, from->state_changelog_topics.v, from->state_changelog_topics.nr,
				 shape, &to->state_changelog_topics.v,
				 &to->state_changelog_topics.nr);
	if (!err)
		err = infos_fill(a, from->repartition_source_topics.v,
				 from->repartition_source_topics.nr, shape,
				 &to->repartition_source_topics.v,
				 &to->repartition_source_topics.nr);
	return err;
}

static int topology_fill(const struct hr_streams_group *sg, struct hr_arena *a, described_t *to)
{
	const struct hr_streams_shape *shape = sg->shape && sg->shape->ready ? sg->shape : NULL;
	const hr_streams_topology_t *from = hr_streams_topology(sg);
	int32_t nr = HR_MAX(from->subtopologies.nr, 0);
	sub_t *v = hr_arena_array(a, (size_t)nr + 1, sizeof(*v));
	int err = 0;

	to->topology = hr_arena_alloc(a, sizeof(*to->topology));
	if (!to->topology || !v)
		return -ENOMEM;
	hr_struct_init(&hr_streams_group_describe_response_topology_desc, to->topology);
	to->topology->epoch = from->epoch;
	for (int32_t i = 0; i < nr && !err; i++)
		err = sub_fill(a, &from->subtopologies.v[i], shape, &v[i]);
	if (err)
		return err;
	qsort(v, (size_t)nr, sizeof(*v), by_sub);
	to->topology->subtopologies.v = v;
	to->topology->subtopologies.nr = nr;
	return 0;
}

/* --- members --------------------------------------------------------------------------- */

static int tasks_fill(struct hr_arena *a, const struct hr_roles *from,
		      struct hr_streams_group_describe_response_assignment *to)
{
	struct hr_roles r;
	int err = hr_roles_copy(a, from, &r);

	for (int i = 0; i < HR_ROLE_NR && !err; i++)
		for (int32_t k = 0; k < r.of[i].nr && !err; k++) {
			r.of[i].v[k].sub = hr_arena_str(a, r.of[i].v[k].sub);
			err = hr_str_is_null(r.of[i].v[k].sub) ? -ENOMEM : 0;
		}
	if (!err)
		err = hr_task_rows_fill(a, &r.of[HR_ROLE_ACTIVE], &to->active_tasks);
	if (!err)
		err = hr_task_rows_fill(a, &r.of[HR_ROLE_STANDBY], &to->standby_tasks);
	if (!err)
		err = hr_task_rows_fill(a, &r.of[HR_ROLE_WARMUP], &to->warmup_tasks);
	return err;
}

typedef struct hr_streams_group_describe_response_task_offset offset_t;

static int offsets_fill(struct hr_arena *a, const struct hr_task_offsets *from, offset_t **ret_v,
			int32_t *ret_nr)
{
	*ret_nr = from->nr;
	*ret_v = hr_arena_array(a, (size_t)from->nr + 1, sizeof(**ret_v));
	if (!*ret_v)
		return -ENOMEM;
	for (int32_t i = 0; i < from->nr; i++) {
		memset(&(*ret_v)[i], 0, sizeof(**ret_v));
		(*ret_v)[i].subtopology_id = hr_arena_str(a, from->v[i].sub);
		(*ret_v)[i].partition = from->v[i].partition;
		(*ret_v)[i].offset = from->v[i].offset;
		if (hr_str_is_null((*ret_v)[i].subtopology_id))
			return -ENOMEM;
	}
	return 0;
}

static int meta_fill(struct hr_arena *a, const hr_streams_meta_t *from, member_t *to)
{
	int32_t nr = HR_MAX(from->client_tags.nr, 0);

	to->instance_id = hr_arena_str(a, from->instance_id);
	to->rack_id = hr_arena_str(a, from->rack_id);
	to->client_id = hr_arena_str(a, from->client_id);
	to->client_host = hr_arena_str(a, from->client_host);
	to->process_id = hr_arena_str(a, from->process_id);
	to->topology_epoch = from->topology_epoch;
	to->client_tags.nr = nr;
	to->client_tags.v = hr_arena_array(a, (size_t)nr + 1, sizeof(to->client_tags.v[0]));
	if (!to->client_tags.v || hr_str_is_null(to->client_id) ||
	    hr_str_is_null(to->client_host) || hr_str_is_null(to->process_id))
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		memset(&to->client_tags.v[i], 0, sizeof(to->client_tags.v[i]));
		to->client_tags.v[i].key = hr_arena_str(a, from->client_tags.v[i].key);
		to->client_tags.v[i].value = hr_arena_str(a, from->client_tags.v[i].value);
	}
	if (!from->user_endpoint)
		return 0;
	to->user_endpoint = hr_arena_alloc(a, sizeof(*to->user_endpoint));
	if (!to->user_endpoint)
		return -ENOMEM;
	memset(to->user_endpoint, 0, sizeof(*to->user_endpoint));
	to->user_endpoint->host = hr_arena_str(a, from->user_endpoint->host);
	to->user_endpoint->port = from->user_endpoint->port;
	return 0;
}

static int member_fill(const struct hr_streams_member *m, struct hr_arena *a, member_t *to)
{
	int err;

	hr_struct_init(&hr_streams_group_describe_response_member_desc, to);
	to->member_id = hr_arena_str(a, hr_str(m->id));
	to->member_epoch = m->epoch;
	err = hr_str_is_null(to->member_id) ? -ENOMEM : 0;
	if (!err && m->meta)
		err = meta_fill(a, hr_streams_meta(m), to);
	if (!err)
		err = tasks_fill(a, &m->assigned, &to->assignment);
	if (!err)
		err = tasks_fill(a, &m->target, &to->target_assignment);
	if (!err)
		err = offsets_fill(a, &m->offsets, &to->task_offsets.v, &to->task_offsets.nr);
	if (!err)
		err = offsets_fill(a, &m->end_offsets, &to->task_end_offsets.v,
				   &to->task_end_offsets.nr);
	return err;
}

/* --- the call ---------------------------------------------------------------------------- */

static int describe(const struct hr_group *g, const struct hr_group_call *c, described_t *to)
{
	const struct hr_streams_group *sg = g->streams;
	struct hr_streams_member *m;
	int err = 0;

	to->group_state = hr_str(hr_group_ops(g)->state_name(g));
	to->group_epoch = sg->epoch;
	to->assignment_epoch = sg->target_epoch;
	if (c->version >= 1)
		to->assignor_name = HR_STR_LIT(ASSIGNOR_NAME);
	to->members.nr = 0;
	to->members.v = hr_arena_array(c->arena, (size_t)sg->member_nr + 1,
				       sizeof(to->members.v[0]));
	if (!to->members.v)
		return -ENOMEM;
	hr_streams_each_member(m, sg) {
		err = member_fill(m, c->arena, &to->members.v[to->members.nr++]);
		if (err)
			return err;
	}
	return topology_fill(sg, c->arena, to);
}

void hr_groups_streams_describe(void *m, struct hr_group_call *c)
{
	const struct hr_streams_group_describe_request *r = c->request;
	struct hr_groups *gs = m;
	const struct hr_group *g = hr_group_find(gs, c->group_id);
	described_t *to = c->response;

	to->group_id = hr_arena_str(c->arena, c->group_id);
	if (!c->group_id.len) {
		to->error_code = HR_ERR_INVALID_GROUP_ID;
	} else if (!g || g->kind != HR_GROUP_STREAMS) {
		to->error_code = HR_ERR_GROUP_ID_NOT_FOUND;
		to->error_message = g && g->kind != HR_GROUP_NONE ?
			hr_arena_printf(c->arena, "Group %s is not a streams group.", g->id) :
			hr_arena_printf(c->arena, "Group %.*s not found.", c->group_id.len,
					c->group_id.p);
	} else if (!g->streams->topology) {
		to->error_code = HR_ERR_UNKNOWN_SERVER_ERROR;
	} else if (describe(g, c, to)) {
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	} else if (c->version >= 1 && r->include_topology_description) {
		to->topology_description_status = DESCRIPTION_NOT_STORED;
	}
	hr_coord_answer(gs->out, &c->call);
}
