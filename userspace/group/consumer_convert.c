// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_convert: a classic group becomes a consumer group, and the other way.
 *
 * Up, when a KIP-848 member joins: the group must use the consumer protocol with an assignor
 * whose assignments can be read and carry nothing more.  Its generation is the group
 * epoch, the target epoch and the epoch of all members; what each one has is its target
 * too.  Records: the tombstone of the classic group (2), members (5), epoch (3), targets
 * (7), target epoch (6), what members own (8).
 *
 * Down, when the last KIP-848 member goes: the group epoch is the generation, targets are the
 * assignments.  Records: the tombstones of the consumer group, then the classic one (2).  Of
 * the protocols that a member offered the chosen one is left until it joins again.
 *
 * Both are one operation each; either happens whole or not at all.  A group that may not
 * be turned (group.consumer.migration.policy, sizes, what cannot be read) stays.
 */
#include <hr/protocol/gen/consumer_protocol.h>
#include "consumer.h"

#define PROTOCOL_VERSION_MAX 3

struct upgrade_member {
	struct hr_str id;
	hr_member_value_t value;
	struct hr_tps has;
};

struct hr_upgrade {
	int32_t generation;
	struct upgrade_member *v;
	int32_t nr;
};

/* --- the protocol that is carried inside ------------------------------------------------- */

static int versioned(struct hr_slice s, struct hr_slice *ret_body, int16_t *ret_version)
{
	int16_t version;

	if (s.len < 2)
		return -EBADMSG;
	version = (int16_t)(s.p[0] << 8 | s.p[1]);
	if (version < 0)
		return -EBADMSG;
	/* Later versions begin as the last one that is known. */
	*ret_version = HR_MIN(version, PROTOCOL_VERSION_MAX);
	*ret_body = (struct hr_slice){ s.p + 2, s.len - 2 };
	return 0;
}

int hr_consumer_subscription_decode(struct hr_slice metadata, struct hr_arena *a,
				    struct hr_consumer_protocol_subscription *ret_s)
{
	struct hr_slice body;
	int16_t version;
	int err = versioned(metadata, &body, &version);

	if (err)
		return err;
	return hr_msg_decode(&hr_consumer_protocol_subscription_desc, version, body.p,
			     (size_t)body.len, a, ret_s, NULL);
}

static int assignment_fill(const struct hr_groups *gs, const struct hr_tps *tps,
			   struct hr_arena *a, struct hr_consumer_protocol_assignment *as)
{
	int32_t pos = 0, start;

	as->assigned_partitions.v = hr_arena_array(a, (size_t)tps->nr + 1,
						   sizeof(as->assigned_partitions.v[0]));
	if (!as->assigned_partitions.v)
		return -ENOMEM;
	while (hr_tps_next_topic(tps, &pos, &start)) {
		const struct hr_topic *t = gs->image ?
			hr_image_topic_by_id(gs->image, tps->v[start].topic) : NULL;
		struct hr_consumer_protocol_assignment_topic_partition *row;

		if (!t)
			continue;
		row = &as->assigned_partitions.v[as->assigned_partitions.nr++];
		row->topic = hr_str(t->name);
		row->partitions.v = hr_arena_array(a, (size_t)(pos - start), sizeof(int32_t));
		if (!row->partitions.v)
			return -ENOMEM;
		for (int32_t i = start; i < pos; i++)
			row->partitions.v[row->partitions.nr++] = tps->v[i].partition;
	}
	return 0;
}

int hr_consumer_assignment_encode(const struct hr_groups *gs, const struct hr_tps *tps,
				  struct hr_slice metadata, struct hr_arena *a,
				  struct hr_slice *ret_s)
{
	struct hr_consumer_protocol_assignment as = { .user_data = HR_SLICE_NULL };
	struct hr_slice body;
	int16_t version;
	int64_t len;
	uint8_t *p;
	int err = versioned(metadata, &body, &version);

	if (!err)
		err = assignment_fill(gs, tps, a, &as);
	if (err)
		return err;
	len = hr_msg_len(&hr_consumer_protocol_assignment_desc, version, &as);
	if (len < 0 || len > INT32_MAX - 2)
		return len < 0 ? (int)len : -EMSGSIZE;
	p = hr_arena_alloc(a, (size_t)len + 2);
	if (!p)
		return -ENOMEM;
	p[0] = (uint8_t)(version >> 8);
	p[1] = (uint8_t)version;
	err = hr_msg_encode(&hr_consumer_protocol_assignment_desc, version, &as, p + 2,
			    (size_t)len);
	*ret_s = (struct hr_slice){ p, (int32_t)len + 2 };
	return err;
}

/* --- up ---------------------------------------------------------------------------------- */

static bool policy_allows(const struct hr_groups *gs, const char *one_way)
{
	const char *policy = hr_config_text(gs->config, HR_CFG_GROUP_CONSUMER_MIGRATION_POLICY);
	struct hr_str p = hr_str(policy ? policy : "");
	char low[16] = "";

	for (int32_t i = 0; i < p.len && i < (int32_t)sizeof(low) - 1; i++)
		low[i] = (char)(p.p[i] | 0x20);
	return !strcmp(low, "bidirectional") || !strcmp(low, one_way);
}

/* -EPERM: carries what a consumer group would lose. */
static int assignment_read(const struct hr_groups *gs, struct hr_slice bytes, int32_t epoch,
			   struct hr_arena *a, struct hr_tps *ret_tps)
{
	struct hr_consumer_protocol_assignment as;
	struct hr_slice body;
	int16_t version;
	int64_t nr = 0;
	int err;

	if (!bytes.len)
		return hr_tps_make(a, 0, ret_tps);
	err = versioned(bytes, &body, &version);
	if (!err)
		err = hr_msg_decode(&hr_consumer_protocol_assignment_desc, version, body.p,
				    (size_t)body.len, a, &as, NULL);
	if (err)
		return err;
	if (as.user_data.len > 0)
		return -EPERM;
	for (int32_t i = 0; i < as.assigned_partitions.nr; i++)
		nr += as.assigned_partitions.v[i].partitions.nr;
	if (nr > INT32_MAX - 1 || hr_tps_make(a, (int32_t)nr, ret_tps))
		return -ENOMEM;
	for (int32_t i = 0; i < as.assigned_partitions.nr; i++) {
		struct hr_consumer_protocol_assignment_topic_partition *row =
			&as.assigned_partitions.v[i];
		const struct hr_topic *t = gs->image ? hr_image_topic(gs->image, row->topic) : NULL;

		for (int32_t k = 0; t && k < row->partitions.nr; k++)
			hr_tps_add(ret_tps, (struct hr_tp){ t->id, row->partitions.v[k], epoch });
	}
	hr_tps_sort(ret_tps);
	return 0;
}

static int protocols_fill(const struct hr_classic_member *m, struct hr_arena *a,
			  hr_member_value_t *v)
{
	struct hr_consumer_group_member_metadata_value_classic_member_metadata *to =
		hr_arena_alloc(a, sizeof(*to));

	if (!to)
		return -ENOMEM;
	to->session_timeout_ms = m->session_timeout_ms;
	to->supported_protocols.v = hr_arena_array(a, (size_t)m->protocol_nr + 1,
						   sizeof(to->supported_protocols.v[0]));
	if (!to->supported_protocols.v)
		return -ENOMEM;
	for (int32_t i = 0; i < m->protocol_nr; i++) {
		const struct hr_classic_protocol *p = &m->protocols[i];
		uint8_t *copy = hr_arena_alloc(a, (size_t)p->metadata_len + 1);

		to->supported_protocols.v[i].name = hr_arena_str(a, hr_str(p->name));
		if (!copy || hr_str_is_null(to->supported_protocols.v[i].name))
			return -ENOMEM;
		if (p->metadata_len)
			memcpy(copy, p->metadata, (size_t)p->metadata_len);
		to->supported_protocols.v[i].metadata = (struct hr_slice){ copy, p->metadata_len };
		to->supported_protocols.nr++;
	}
	v->classic_member_metadata = to;
	return 0;
}

static int member_plan(const struct hr_group *g, const struct hr_classic_member *m,
		       struct hr_arena *a, struct upgrade_member *to)
{
	const struct hr_classic *cl = g->classic;
	const struct hr_classic_protocol *p = cl->protocol ?
		hr_classic_protocol_of(m, cl->protocol) :
		m->protocol_nr ? &m->protocols[0] : NULL;
	struct hr_consumer_protocol_subscription sub;
	struct hr_slice copy;
	int err;

	if (!p)
		return -EBADMSG;
	/* The decoded topics point into it, and the member is about to go. */
	copy.len = p->metadata_len;
	copy.p = hr_arena_alloc(a, (size_t)copy.len + 1);
	if (!copy.p)
		return -ENOMEM;
	memcpy((uint8_t *)copy.p, p->metadata, (size_t)copy.len);
	err = hr_consumer_subscription_decode(copy, a, &sub);
	if (err)
		return err;
	to->id = hr_arena_str(a, hr_str(m->id));
	to->value = (hr_member_value_t){
		.instance_id = hr_arena_str(a, hr_str(m->instance_id)), .rack_id = sub.rack_id,
		.client_id = hr_arena_str(a, hr_str(m->client_id ? m->client_id : "")),
		.client_host = hr_arena_str(a, hr_str(m->client_host ? m->client_host : "")),
		.subscribed_topic_names = { sub.topics.v, sub.topics.nr },
		.subscribed_topic_regex = HR_STR_LIT(""), .server_assignor = HR_STR_NULL,
		.rebalance_timeout_ms = m->rebalance_timeout_ms };
	if (hr_str_is_null(to->id) || protocols_fill(m, a, &to->value))
		return -ENOMEM;
	/* The slice is taken by value; partitions are numbers in the arena. */
	return assignment_read(g->groups,
			       (struct hr_slice){ m->assignment, m->assignment_len },
			       cl->generation, a, &to->has);
}

int hr_consumer_upgrade_plan(struct hr_group *g, struct hr_arena *a, struct hr_upgrade **ret_plan,
			     const char **ret_why)
{
	const struct hr_classic *cl = g->classic;
	struct hr_upgrade *plan = hr_arena_alloc(a, sizeof(*plan));
	struct hr_classic_member *m;
	int err = 0;

	*ret_why = NULL;
	if (!policy_allows(g->groups, "upgrade"))
		*ret_why = "the classic group cannot become a consumer group: "
			   "online upgrade is disabled";
	else if (!cl->protocol_type || strcmp(cl->protocol_type, "consumer"))
		*ret_why = "the classic group does not use the consumer protocol";
	else if (cl->member_nr > hr_groups_num(g->groups, HR_CFG_GROUP_CONSUMER_MAX_SIZE))
		*ret_why = "the classic group is larger than a consumer group may be";
	if (*ret_why)
		return -EPERM;
	if (plan)
		plan->v = hr_arena_array(a, (size_t)cl->member_nr + 1, sizeof(plan->v[0]));
	if (!plan || !plan->v)
		return -ENOMEM;
	plan->generation = cl->generation;
	hr_classic_each_member(m, cl) {
		err = member_plan(g, m, a, &plan->v[plan->nr++]);
		if (err)
			break;
	}
	if (err == -EPERM)
		*ret_why = "the classic group uses an assignor of its own";
	else if (err)
		*ret_why = "the consumer protocol inside the classic group is malformed";
	*ret_plan = plan;
	return err;
}

/* The hash of topics is that of the members' topics, so that nothing is reassigned for it. */
static int upgrade_epoch(struct hr_group *g, int32_t generation)
{
	uint64_t hash;
	int err = hr_consumer_hash(g->consumer, &hash);

	return err ? err : hr_consumer_put_epoch(g, generation, hash);
}

int hr_consumer_upgrade(struct hr_group *g, const struct hr_upgrade *plan)
{
	struct hr_consumer_member *m;
	int err;

	hr_classic_kind.unload(g, HR_ERR_REBALANCE_IN_PROGRESS);
	err = hr_classic_kind.put_tombstones(g);
	for (int32_t i = 0; i < plan->nr && !err; i++)
		err = hr_consumer_put_member(g, plan->v[i].id, &plan->v[i].value);
	if (!err)
		err = upgrade_epoch(g, plan->generation);
	for (int32_t i = 0; i < plan->nr && !err; i++)
		err = hr_consumer_put_target(g, plan->v[i].id, &plan->v[i].has);
	if (!err)
		err = hr_consumer_put_target_epoch(g, plan->generation, 0);
	for (int32_t i = 0; i < plan->nr && !err; i++) {
		const struct hr_consumer_current cur = {
			.epoch = plan->generation, .previous_epoch = plan->generation,
			.state = HR_MEMBER_STABLE, .assigned = plan->v[i].has };

		err = hr_consumer_put_current(g, plan->v[i].id, &cur);
	}
	if (err)
		return err;
	hr_consumer_each_member(m, g->consumer)
		hr_consumer_session_begin(m);
	return 0;
}

/* --- down -------------------------------------------------------------------------------- */

static bool is_leaving(const struct hr_consumer_member *m, struct hr_consumer_member **leaving,
		       int32_t nr)
{
	for (int32_t i = 0; i < nr; i++)
		if (leaving[i] == m)
			return true;
	return false;
}

bool hr_consumer_may_downgrade(struct hr_group *g, struct hr_consumer_member **leaving, int32_t nr,
			       int32_t joining_nr)
{
	const struct hr_consumer_group *cg = g->consumer;
	int32_t stay_nr = cg->member_nr - nr, classic_nr = cg->classic_nr;

	for (int32_t i = 0; i < nr; i++)
		classic_nr -= leaving[i]->classic ? 1 : 0;
	return classic_nr == stay_nr && stay_nr + joining_nr > 0 &&
	       policy_allows(g->groups, "downgrade") &&
	       stay_nr + joining_nr <= hr_groups_num(g->groups, HR_CFG_GROUP_MAX_SIZE);
}

/* Among the names that all offer, each member votes for the first it has; most votes win. */
static struct hr_str choose_protocol(const struct hr_group_metadata_value *v,
				     struct hr_consumer_member **stay)
{
	struct hr_str best = HR_STR_NULL;
	int32_t best_nr = 0;

	for (int32_t k = 0; k < stay[0]->classic->protocol_nr; k++) {
		const char *name = stay[0]->classic->protocols[k].name;
		int32_t vote_nr = 0;
		bool common = true;

		for (int32_t i = 0; i < v->members.nr && common; i++) {
			const struct hr_consumer_classic *c = stay[i]->classic;
			int32_t at = 0;

			while (at < c->protocol_nr && strcmp(c->protocols[at].name, name))
				at++;
			common = at < c->protocol_nr;
			vote_nr += at == 0;
		}
		if (common && (hr_str_is_null(best) || vote_nr > best_nr)) {
			best = hr_str(name);
			best_nr = vote_nr;
		}
	}
	return best;
}

static int member_down(const struct hr_consumer_member *m, struct hr_str protocol,
		       struct hr_arena *a, struct hr_group_metadata_value_member_metadata *to)
{
	const struct hr_consumer_classic *c = m->classic;
	struct hr_slice md = { NULL, 0 };
	uint8_t *copy;
	int err;

	for (int32_t i = 0; i < c->protocol_nr; i++)
		if (hr_str_eqc(protocol, c->protocols[i].name))
			md = (struct hr_slice){ c->protocols[i].metadata,
						c->protocols[i].metadata_len };
	copy = hr_arena_alloc(a, (size_t)md.len + 1);
	if (!copy)
		return -ENOMEM;
	if (md.len)
		memcpy(copy, md.p, (size_t)md.len);
	to->member_id = hr_arena_str(a, hr_str(m->id));
	to->group_instance_id = hr_arena_str(a, hr_str(m->instance_id));
	to->client_id = hr_arena_str(a, hr_str(m->client_id ? m->client_id : ""));
	to->client_host = hr_arena_str(a, hr_str(m->client_host ? m->client_host : ""));
	to->rebalance_timeout = m->rebalance_timeout_ms;
	to->session_timeout = c->session_timeout_ms;
	to->subscription = (struct hr_slice){ copy, md.len };
	err = hr_consumer_assignment_encode(m->group->groups, &m->target, md, a, &to->assignment);
	return err;
}

static int downgrade_value(struct hr_group *g, struct hr_consumer_member **leaving, int32_t nr,
			   struct hr_arena *a, struct hr_group_metadata_value *v)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member **stay =
		hr_arena_array(a, (size_t)cg->member_nr + 1, sizeof(*stay));
	struct hr_str protocol;
	struct hr_consumer_member *m;
	int err = 0;

	*v = (struct hr_group_metadata_value){
		.protocol_type = HR_STR_LIT("consumer"), .generation = cg->epoch,
		.leader = HR_STR_NULL, .current_state_timestamp = g->groups->out->wall_ms };
	v->members.v = hr_arena_array(a, (size_t)cg->member_nr + 1, sizeof(v->members.v[0]));
	if (!stay || !v->members.v)
		return -ENOMEM;
	hr_consumer_each_member(m, cg)
		if (!is_leaving(m, leaving, nr))
			stay[v->members.nr++] = m;
	protocol = choose_protocol(v, stay);
	v->protocol = hr_arena_str(a, protocol);
	v->leader = hr_arena_str(a, hr_str(stay[0]->id));
	for (int32_t i = 0; i < v->members.nr && !err; i++)
		err = member_down(stay[i], protocol, a, &v->members.v[i]);
	return err;
}

int hr_consumer_downgrade(struct hr_group *g, struct hr_consumer_member **leaving, int32_t nr,
			  bool rebalance)
{
	struct hr_group_metadata_key key = { .group = hr_str(g->id) };
	struct hr_group_metadata_value v;
	struct hr_arena a;
	int err;

	hr_arena_init(&a, 0);
	err = downgrade_value(g, leaving, nr, &a, &v);
	if (!err)
		err = hr_consumer_bury_group(g);
	/* Of a classic group that is served, records only follow. */
	if (!err)
		err = hr_classic_rebuild(g, &v);
	if (!err)
		err = hr_group_put(g->groups, 2, 3, &key, &v);
	hr_arena_fini(&a);
	if (err)
		return err;
	hr_classic_kind.loaded(g);
	if (rebalance)
		hr_classic_rebalance(g);
	return 0;
}
