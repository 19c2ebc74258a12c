// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_kind: what the rest of the module asks of a consumer group, and
 * ConsumerGroupDescribe.
 *
 * Commits (KIP-1251): at the member's own epoch for all partitions; at an older one for
 * those that the member was given at that epoch or before.
 */
#include <hr/protocol/gen/consumer_group_describe.h>
#include <limits.h>
#include "consumer.h"

static void loaded(struct hr_group *g)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m;

	cg->topics_added = true;
	hr_consumer_each_member(m, cg) {
		hr_consumer_session_begin(m);
		if (m->state == HR_MEMBER_UNREVOKED)
			hr_consumer_rebalance_begin(m);
	}
}

static void unload(struct hr_group *g, enum hr_wire_err err)
{
	struct hr_consumer_member *m;

	hr_consumer_each_member(m, g->consumer)
		hr_consumer_timers_cancel(m);
}

static bool is_empty(const struct hr_group *g)
{
	return !g->consumer->member_nr;
}

static bool subscribes(const struct hr_group *g, struct hr_str topic)
{
	return hr_consumer_topic(g->consumer, topic);
}

static const char *state_name(const struct hr_group *g)
{
	return hr_modern_state_name(g->consumer->state);
}

static struct hr_str protocol_type(const struct hr_group *g)
{
	return HR_STR_LIT("consumer");
}

/* --- topics come and go ------------------------------------------------------------------ */

static struct hr_consumer_topic *topic_by_id(const struct hr_consumer_group *cg, struct hr_uuid id)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&cg->topics, &it); n;
	     n = hr_htable_iter_next(&cg->topics, &it)) {
		struct hr_consumer_topic *t = hr_container_of(n, struct hr_consumer_topic, by_name);

		if (t->hashed && hr_uuid_eq(t->id, id))
			return t;
	}
	return NULL;
}

static void topic_changed(struct hr_group *g, struct hr_uuid id)
{
	struct hr_consumer_group *cg = g->consumer;
	const struct hr_topic *t = hr_image_topic_by_id(g->groups->image, id);
	struct hr_consumer_topic *ct = t ? hr_consumer_topic(cg, hr_str(t->name)) :
					   topic_by_id(cg, id);

	if (ct) {
		ct->hashed = false;
		cg->look_again = true;
	}
	/* One that no expression is known to match may be one that came. */
	if (t && !(ct && ct->by_regex_nr))
		cg->topics_added = true;
}

static void image_changed(struct hr_group *g, const struct hr_changes *changes)
{
	struct hr_htable_iter it;

	for (int32_t i = 0; !changes->all && i < changes->topic_nr; i++)
		topic_changed(g, changes->topics[i]);
	if (!changes->all)
		return;
	g->consumer->look_again = true;
	g->consumer->topics_added = true;
	for (struct hr_hnode *n = hr_htable_iter_first(&g->consumer->topics, &it); n;
	     n = hr_htable_iter_next(&g->consumer->topics, &it))
		hr_container_of(n, struct hr_consumer_topic, by_name)->hashed = false;
}

/* --- offsets -------------------------------------------------------------------------------- */

static enum hr_wire_err stale(const struct hr_consumer_member *m)
{
	return m->classic ? HR_ERR_ILLEGAL_GENERATION : HR_ERR_STALE_MEMBER_EPOCH;
}

static enum hr_wire_err check_commit(struct hr_group *g, const struct hr_group_call *c,
				     struct hr_str member, struct hr_str instance, int32_t epoch,
				     bool *ret_by_partition)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m;

	*ret_by_partition = false;
	/* From outside, while nobody is there. */
	if (epoch < 0 && !cg->member_nr)
		return 0;
	m = hr_consumer_member(cg, member);
	if (!m || !m->counts)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	if (!m->classic && c->version < 9)
		return HR_ERR_UNSUPPORTED_VERSION;
	if (epoch > m->epoch)
		return stale(m);
	*ret_by_partition = epoch != m->epoch;
	return 0;
}

static bool may_commit(struct hr_group *g, struct hr_str member, int32_t epoch, struct hr_str topic,
		       int32_t partition)
{
	const struct hr_topic *t = g->groups->image ? hr_image_topic(g->groups->image, topic) :
						      NULL;
	struct hr_consumer_member *m = hr_consumer_member(g->consumer, member);
	const struct hr_tp *tp = NULL;

	if (m && t) {
		tp = hr_tps_find(&m->assigned, t->id, partition);
		if (!tp)
			tp = hr_tps_find(&m->revoking, t->id, partition);
	}
	return tp && epoch >= tp->epoch;
}

static enum hr_wire_err check_fetch(struct hr_group *g, struct hr_str member, int32_t epoch)
{
	struct hr_consumer_member *m;

	if (hr_str_is_null(member) && epoch < 0)
		return 0;
	m = hr_consumer_member(g->consumer, member);
	if (!m || !m->counts)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	return epoch == m->epoch ? 0 : stale(m);
}

const struct hr_group_kind_ops hr_consumer_kind = {
	.name = "consumer",
	.record_types = 1u << 3 | 1u << 4 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 8 | 1u << 16,
	.replay = hr_consumer_replay,
	.loaded = loaded,
	.unload = unload,
	.free = hr_consumer_group_free,
	.is_empty = is_empty,
	.may_delete_offsets = hr_modern_may_delete_offsets,
	.put_tombstones = hr_consumer_bury_group,
	.subscribes = subscribes,
	.expiry = hr_modern_expiry,
	.state_name = state_name,
	.protocol_type = protocol_type,
	.image_changed = image_changed,
	.check_commit = check_commit,
	.may_commit = may_commit,
	.check_fetch = check_fetch,
	.classic_join = hr_consumer_classic_join,
	.classic_sync = hr_consumer_classic_sync,
	.classic_heartbeat = hr_consumer_classic_heartbeat,
	.classic_leave = hr_consumer_classic_leave,
};

/* --- describe --------------------------------------------------------------------------------- */

typedef struct hr_consumer_group_describe_response_described_group described_t;
typedef struct hr_consumer_group_describe_response_member described_member_t;
typedef struct hr_consumer_group_describe_response_topic_partitions described_parts_t;

/* Topics that are gone are left out: they have no name. */
static int parts_describe(const struct hr_groups *gs, struct hr_arena *a, const struct hr_tps *s,
			  struct hr_consumer_group_describe_response_assignment *to)
{
	described_parts_t *v = hr_arena_array(a, (size_t)s->nr + 1, sizeof(*v));
	int32_t pos = 0, start, nr = 0;

	if (!v)
		return -ENOMEM;
	while (hr_tps_next_topic(s, &pos, &start)) {
		const struct hr_topic *t = gs->image ?
			hr_image_topic_by_id(gs->image, s->v[start].topic) : NULL;
		described_parts_t *row = &v[nr];

		if (!t)
			continue;
		row->topic_id = t->id;
		row->topic_name = hr_arena_str(a, hr_str(t->name));
		row->partitions.v = hr_arena_array(a, (size_t)(pos - start), sizeof(int32_t));
		if (hr_str_is_null(row->topic_name) || !row->partitions.v)
			return -ENOMEM;
		for (int32_t i = start; i < pos; i++)
			row->partitions.v[row->partitions.nr++] = s->v[i].partition;
		nr++;
	}
	to->topic_partitions.v = v;
	to->topic_partitions.nr = nr;
	return 0;
}

static int member_describe(const struct hr_consumer_member *m, const struct hr_group_call *c,
			   described_member_t *to)
{
	struct hr_groups *gs = m->group->groups;
	hr_member_value_t v;
	struct hr_tps all;
	int err = hr_consumer_member_value(m, c->arena, &v);

	if (err || hr_tps_make(c->arena, m->assigned.nr + m->revoking.nr, &all))
		return -ENOMEM;
	hr_struct_init(&hr_consumer_group_describe_response_member_desc, to);
	to->member_id = hr_arena_str(c->arena, hr_str(m->id));
	to->instance_id = v.instance_id;
	to->rack_id = v.rack_id;
	to->member_epoch = m->epoch;
	to->client_id = v.client_id;
	to->client_host = v.client_host;
	to->subscribed_topic_names.v = v.subscribed_topic_names.v;
	to->subscribed_topic_names.nr = v.subscribed_topic_names.nr;
	to->subscribed_topic_regex = v.subscribed_topic_regex;
	if (c->version >= 1)
		to->member_type = !m->classic;
	for (int32_t i = 0; i < m->assigned.nr; i++)
		hr_tps_add(&all, m->assigned.v[i]);
	for (int32_t i = 0; i < m->revoking.nr; i++)
		hr_tps_add(&all, m->revoking.v[i]);
	hr_tps_sort(&all);
	err = parts_describe(gs, c->arena, &all, &to->assignment);
	return err ? err : parts_describe(gs, c->arena, &m->target, &to->target_assignment);
}

static int describe(const struct hr_group *g, const struct hr_group_call *c, described_t *to)
{
	const struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m;
	int err = 0;

	to->group_state = hr_str(state_name(g));
	to->group_epoch = cg->epoch;
	to->assignment_epoch = cg->target_epoch;
	to->assignor_name = hr_str(hr_consumer_assignor_name(g->groups, cg));
	to->members.nr = 0;
	to->members.v = hr_arena_array(c->arena, (size_t)cg->member_nr + 1,
				       sizeof(to->members.v[0]));
	if (!to->members.v)
		return -ENOMEM;
	hr_consumer_each_member(m, cg) {
		err = member_describe(m, c, &to->members.v[to->members.nr++]);
		if (err)
			break;
	}
	return err;
}

void hr_groups_consumer_describe(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	const struct hr_group *g = hr_group_find(gs, c->group_id);
	described_t *to = c->response;

	to->group_id = hr_arena_str(c->arena, c->group_id);
	if (!g || g->kind != HR_GROUP_CONSUMER) {
		to->error_code = HR_ERR_GROUP_ID_NOT_FOUND;
		to->error_message = g && g->kind != HR_GROUP_NONE ?
			hr_arena_printf(c->arena, "Group %s is not a consumer group.", g->id) :
			hr_arena_printf(c->arena, "Group %.*s not found.", c->group_id.len,
					c->group_id.p);
	} else if (describe(g, c, to)) {
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	}
	hr_coord_answer(gs->out, &c->call);
}
