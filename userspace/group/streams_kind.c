// SPDX-License-Identifier: Apache-2.0
/*
 * streams_kind: what the rest of the module asks of a streams group, and the partitions
 * behind its members' endpoints.
 *
 * Commits (KIP-1251): at the member's own epoch for all partitions; at an older one for
 * those of active tasks that the member was given at that epoch or before.
 *
 * A member of the classic protocol may take over a group that is empty.
 */
#include <hr/protocol/gen/join_group.h>
#include "streams.h"

static void loaded(struct hr_group *g)
{
	struct hr_streams_member *m;

	g->streams->look_again = true;
	hr_streams_each_member(m, g->streams) {
		hr_streams_session_begin(m);
		if (m->state == HR_STREAMS_UNREVOKED)
			hr_streams_rebalance_begin(m);
	}
}

static void unload(struct hr_group *g, enum hr_wire_err err)
{
	struct hr_streams_member *m;

	hr_group_timer_cancel(g->groups, &g->streams->initial_timer);
	hr_streams_each_member(m, g->streams)
		hr_streams_timers_cancel(m);
}

static bool is_empty(const struct hr_group *g)
{
	return g->streams->state == HR_MODERN_EMPTY;
}

static bool subscribes(const struct hr_group *g, struct hr_str topic)
{
	const hr_streams_topology_t *t = hr_streams_topology(g->streams);

	return t && !is_empty(g) && hr_streams_reader(t, topic);
}

static const char *state_name(const struct hr_group *g)
{
	return hr_modern_state_name(g->streams->state);
}

static struct hr_str protocol_type(const struct hr_group *g)
{
	return HR_STR_LIT("streams");
}

/* --- topics come and go ---------------------------------------------------------------------- */

static bool is_required(const hr_streams_topology_t *v, struct hr_str topic)
{
	if (hr_streams_reader(v, topic))
		return true;
	for (int32_t i = 0; i < v->subtopologies.nr; i++)
		for (int32_t k = 0; k < v->subtopologies.v[i].state_changelog_topics.nr; k++)
			if (hr_str_eq(v->subtopologies.v[i].state_changelog_topics.v[k].name,
				      topic))
				return true;
	return false;
}

static void image_changed(struct hr_group *g, const struct hr_changes *changes)
{
	const hr_streams_topology_t *v = hr_streams_topology(g->streams);

	if (changes->all)
		g->streams->look_again = true;
	for (int32_t i = 0; v && i < changes->topic_nr && !g->streams->look_again; i++) {
		const struct hr_topic *t = hr_image_topic_by_id(g->groups->image,
								changes->topics[i]);

		/* One that is gone has no name any more: it may have been one of these. */
		g->streams->look_again = !t || is_required(v, hr_str(t->name));
	}
}

/* --- offsets ------------------------------------------------------------------------------ */

static enum hr_wire_err check_commit(struct hr_group *g, const struct hr_group_call *c,
				     struct hr_str member, struct hr_str instance, int32_t epoch,
				     bool *ret_by_partition)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_streams_member *m;

	*ret_by_partition = false;
	/* From outside, while nobody is there. */
	if (epoch < 0 && !sg->member_nr)
		return HR_ERR_NONE;
	m = hr_streams_member(sg, member);
	if (!m)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	if (c->version < 9)
		return HR_ERR_UNSUPPORTED_VERSION;
	if (epoch > m->epoch || (epoch < m->epoch && !sg->topology))
		return HR_ERR_STALE_MEMBER_EPOCH;
	*ret_by_partition = epoch != m->epoch;
	return HR_ERR_NONE;
}

static bool may_commit(struct hr_group *g, struct hr_str member, int32_t epoch, struct hr_str topic,
		       int32_t partition)
{
	const hr_streams_topology_t *v = hr_streams_topology(g->streams);
	const hr_streams_sub_t *sub = v ? hr_streams_reader(v, topic) : NULL;
	struct hr_streams_member *m = hr_streams_member(g->streams, member);
	const struct hr_task *t = NULL;

	if (sub && m) {
		const struct hr_task key = { sub->subtopology_id, partition, 0 };

		t = hr_tasks_find(&m->assigned.of[HR_ROLE_ACTIVE], &key);
		if (!t)
			t = hr_tasks_find(&m->revoking.of[HR_ROLE_ACTIVE], &key);
	}
	return t && epoch >= t->epoch;
}

static enum hr_wire_err check_fetch(struct hr_group *g, struct hr_str member, int32_t epoch)
{
	struct hr_streams_member *m;

	if (hr_str_is_null(member) && epoch < 0)
		return HR_ERR_NONE;
	m = hr_streams_member(g->streams, member);
	if (!m)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	return epoch == m->epoch ? HR_ERR_NONE : HR_ERR_STALE_MEMBER_EPOCH;
}

/* --- members of the classic protocol ------------------------------------------------------ */

static void classic_join(struct hr_group *g, struct hr_group_call *c)
{
	struct hr_join_group_response *resp = c->response;
	struct hr_groups *gs = g->groups;
	int err = 0;

	resp->error_code = HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	if (is_empty(g)) {
		g->locked = true;
		err = hr_streams_bury_group(g);
		g->locked = false;
		if (!err) {
			hr_group_release(g);
			resp->error_code = HR_ERR_NONE;
			hr_groups_join(gs, c);
			return;
		}
		resp->error_code = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	}
	resp->protocol_name = c->version >= 7 ? HR_STR_NULL : HR_STR_LIT("");
	resp->member_id = HR_STR_LIT("");
	hr_coord_answer(gs->out, &c->call);
}

const struct hr_group_kind_ops hr_streams_kind = {
	.name = "streams",
	.record_types = 1u << 17 | 1u << 19 | 1u << 20 | 1u << 21 | 1u << 22 | 1u << 23,
	.replay = hr_streams_replay,
	.loaded = loaded,
	.unload = unload,
	.free = hr_streams_group_free,
	.is_empty = is_empty,
	.may_delete_offsets = hr_modern_may_delete_offsets,
	.put_tombstones = hr_streams_bury_group,
	.subscribes = subscribes,
	.expiry = hr_modern_expiry,
	.state_name = state_name,
	.protocol_type = protocol_type,
	.image_changed = image_changed,
	.check_commit = check_commit,
	.may_commit = may_commit,
	.check_fetch = check_fetch,
	.classic_join = classic_join,
};

/* --- endpoints ---------------------------------------------------------------------------- */

typedef struct hr_streams_group_heartbeat_response_topic_partition part_t;
typedef struct hr_streams_group_heartbeat_response_endpoint_to_partitions endpoint_t;

/* The partitions that tasks @start..@end of one subtopology read of @topic; none: no row. */
static int part_add(const struct hr_groups *gs, struct hr_arena *a, struct hr_str topic,
		    const struct hr_tasks *s, int32_t start, int32_t end, part_t *v, int32_t *nr)
{
	const struct hr_topic *t = gs->image ? hr_image_topic(gs->image, topic) : NULL;
	part_t *row = &v[*nr];

	memset(row, 0, sizeof(*row));
	row->topic = hr_arena_str(a, topic);
	row->partitions.v = hr_arena_array(a, (size_t)(end - start) + 1, sizeof(int32_t));
	if (hr_str_is_null(row->topic) || !row->partitions.v)
		return -ENOMEM;
	for (int32_t i = start; t && i < end; i++)
		if (s->v[i].partition < t->partition_nr)
			row->partitions.v[row->partitions.nr++] = s->v[i].partition;
	*nr += row->partitions.nr > 0;
	return 0;
}

static int parts_add(const struct hr_groups *gs, const struct hr_streams_shape *shape,
		     struct hr_arena *a, const struct hr_tasks *s, part_t **ret_v, int32_t *ret_nr)
{
	size_t room = 1;
	int err = 0;

	for (int32_t i = 0; i < shape->sub_nr; i++)
		room += (size_t)shape->subs[i].sub->source_topics.nr +
			(size_t)shape->subs[i].sub->repartition_source_topics.nr;
	*ret_nr = 0;
	*ret_v = hr_arena_array(a, room, sizeof(**ret_v));
	if (!*ret_v)
		return -ENOMEM;
	for (int32_t start = 0, end; start < s->nr && !err; start = end) {
		const struct hr_shape_sub *sub = hr_streams_shape_sub(shape, s->v[start].sub);

		for (end = start; end < s->nr && hr_str_eq(s->v[end].sub, s->v[start].sub); end++)
			;
		for (int32_t k = 0; sub && k < sub->sub->source_topics.nr && !err; k++)
			err = part_add(gs, a, sub->sub->source_topics.v[k], s, start, end, *ret_v,
				       ret_nr);
		for (int32_t k = 0; sub && k < sub->sub->repartition_source_topics.nr && !err; k++)
			err = part_add(gs, a, sub->sub->repartition_source_topics.v[k].name, s,
				       start, end, *ret_v, ret_nr);
	}
	return err;
}

/* Standbys and warm-ups are copies alike. */
static int copies_of(const struct hr_streams_member *m, struct hr_arena *a, struct hr_tasks *ret_s)
{
	const struct hr_tasks *x = &m->assigned.of[HR_ROLE_STANDBY];
	const struct hr_tasks *y = &m->assigned.of[HR_ROLE_WARMUP];

	if (hr_tasks_make(a, x->nr + y->nr, ret_s))
		return -ENOMEM;
	for (int32_t i = 0; i < x->nr; i++)
		hr_tasks_add(ret_s, x->v[i]);
	for (int32_t i = 0; i < y->nr; i++)
		hr_tasks_add(ret_s, y->v[i]);
	hr_tasks_sort(ret_s);
	return 0;
}

static int endpoint_add(const struct hr_streams_group *sg, const struct hr_streams_shape *shape,
			const struct hr_streams_member *m, struct hr_arena *a,
			struct hr_streams_group_heartbeat_response *resp)
{
	const hr_streams_meta_t *meta = hr_streams_meta(m);
	struct hr_tasks copies;
	endpoint_t *e;
	int err;

	if (!meta || !meta->user_endpoint)
		return 0;
	e = &resp->partitions_by_user_endpoint.v[resp->partitions_by_user_endpoint.nr++];
	memset(e, 0, sizeof(*e));
	e->user_endpoint.host = hr_arena_str(a, meta->user_endpoint->host);
	e->user_endpoint.port = meta->user_endpoint->port;
	err = copies_of(m, a, &copies);
	if (!err)
		err = parts_add(sg->group->groups, shape, a, &m->assigned.of[HR_ROLE_ACTIVE],
				&e->active_partitions.v, &e->active_partitions.nr);
	if (!err)
		err = parts_add(sg->group->groups, shape, a, &copies, &e->standby_partitions.v,
				&e->standby_partitions.nr);
	return err;
}

int hr_streams_endpoints(const struct hr_streams_group *sg, const struct hr_streams_shape *shape,
			 const struct hr_streams_member *last, struct hr_arena *a,
			 struct hr_streams_group_heartbeat_response *resp)
{
	struct hr_streams_member *m;
	int err = 0;

	resp->partitions_by_user_endpoint.nr = 0;
	resp->partitions_by_user_endpoint.v =
		hr_arena_array(a, (size_t)sg->member_nr + 1, sizeof(endpoint_t));
	if (!resp->partitions_by_user_endpoint.v)
		return -ENOMEM;
	hr_streams_each_member(m, sg) {
		if (m != last && !err)
			err = endpoint_add(sg, shape, m, a, resp);
	}
	return err ? err : endpoint_add(sg, shape, last, a, resp);
}
