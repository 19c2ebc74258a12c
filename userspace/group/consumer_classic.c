// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_classic: members of the classic protocol in a consumer group.
 *
 * While a group moves from one protocol to the other, its old members go on with JoinGroup,
 * SyncGroup and Heartbeat, and the group deals with them as with any member: their
 * subscription and what they own come inside the metadata of JoinGroup, the generation
 * is the member epoch, the assignment goes out with SyncGroup.  Nobody waits for
 * others: what is not free yet is had by joining again, which Heartbeat asks for with
 * REBALANCE_IN_PROGRESS.  No member leads.
 *
 *	JoinGroup -> answer with the member's epoch --sync timer--> SyncGroup
 *	Heartbeat -> told to join again -------------rebalance timer--> JoinGroup
 *
 * Who is late is fenced.
 */
#include <hr/protocol/gen/consumer_protocol.h>
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/join_group.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/sync_group.h>
#include "consumer.h"

#define JOIN_KNOWN_ID_VERSION 4 /* from here on a dynamic member joins with an id it was given */

struct join {
	struct hr_groups *gs;
	struct hr_group *g;
	struct hr_group_call *call;
	const struct hr_join_group_request *req;
	struct hr_join_group_response *resp;
	struct hr_consumer_protocol_subscription sub;
	struct hr_consumer_member *m; /* before; NULL: new */
	bool unknown;		      /* it came without an id */
	bool downgrade;		      /* the last KIP-848 member is the one it replaces */
	struct hr_consumer_update update;
	hr_member_value_t value;
	struct hr_tps owned;
};

/* --- timers ------------------------------------------------------------------------------ */

static void join_over(struct hr_timer *t)
{
	hr_consumer_member_late(hr_container_of(t, struct hr_consumer_member, rebalance_timer));
}

static void sync_over(struct hr_timer *t)
{
	hr_consumer_member_late(hr_container_of(t, struct hr_consumer_member, sync_timer));
}

/* From the first time it is told. */
static void told_to_join(struct hr_consumer_member *m)
{
	if (!hr_timer_armed(&m->rebalance_timer))
		hr_group_timer_arm(m->group->groups, &m->rebalance_timer, m->rebalance_timeout_ms,
				   join_over);
}

/* --- JoinGroup --------------------------------------------------------------------------- */

/* A name that all classic members offer, or any if there is none of them. */
static bool protocol_known(const struct join *j)
{
	const struct hr_consumer_group *cg = j->g->consumer;
	struct hr_consumer_member *m;

	if (!hr_str_eqc(j->req->protocol_type, "consumer") || j->req->protocols.nr <= 0)
		return false;
	for (int32_t i = 0; i < j->req->protocols.nr; i++) {
		int32_t nr = 0;

		hr_consumer_each_member(m, cg) {
			for (int32_t k = 0; m->classic && k < m->classic->protocol_nr; k++) {
				if (!hr_str_eqc(j->req->protocols.v[i].name,
						m->classic->protocols[k].name))
					continue;
				nr++;
				break;
			}
		}
		if (nr == cg->classic_nr)
			return true;
	}
	return false;
}

static bool is_full(const struct join *j)
{
	const struct hr_consumer_group *cg = j->g->consumer;
	struct hr_str instance = j->req->group_instance_id;
	const struct hr_consumer_member *m = hr_consumer_member(cg, j->req->member_id);

	if (!hr_str_is_null(instance) && hr_consumer_static_member(cg, instance))
		return false;
	return hr_consumer_is_full(j->gs, cg->member_nr) && !(m && m->counts);
}

static enum hr_wire_err find_static(struct join *j)
{
	struct hr_consumer_group *cg = j->g->consumer;
	struct hr_consumer_member *m = hr_consumer_static_member(cg, j->req->group_instance_id);

	if (!j->unknown)
		return hr_consumer_check_member(cg, j->req->member_id, j->req->group_instance_id,
						&j->m);
	if (!m)
		return 0;
	j->m = j->update.replaced = m;
	return 0;
}

static enum hr_wire_err find_member(struct join *j)
{
	struct hr_consumer_group *cg = j->g->consumer;
	struct hr_consumer_member *m;
	enum hr_wire_err err = 0;

	if (!hr_str_is_null(j->req->group_instance_id)) {
		err = find_static(j);
		if (!err && j->m && !j->m->classic)
			j->downgrade = hr_consumer_may_downgrade(j->g, &j->m, 1, 1);
		return err;
	}
	m = hr_consumer_member(cg, j->update.id);
	j->m = m && m->counts ? m : NULL;
	return 0;
}

static int value_fill(struct join *j)
{
	const struct hr_join_group_request *r = j->req;
	struct hr_consumer_group_member_metadata_value_classic_member_metadata *cm =
		hr_arena_alloc(j->call->arena, sizeof(*cm));
	hr_member_value_t *v = &j->value;
	int err = 0;

	*v = (hr_member_value_t){ .instance_id = HR_STR_NULL, .rack_id = HR_STR_NULL,
				  .server_assignor = HR_STR_NULL, .rebalance_timeout_ms = -1 };
	if (j->m)
		err = hr_consumer_member_value(j->m, j->call->arena, v);
	if (err || !cm)
		return -ENOMEM;
	cm->session_timeout_ms = r->session_timeout_ms;
	cm->supported_protocols.nr = r->protocols.nr;
	cm->supported_protocols.v = hr_arena_array(j->call->arena, (size_t)r->protocols.nr + 1,
						   sizeof(cm->supported_protocols.v[0]));
	if (!cm->supported_protocols.v)
		return -ENOMEM;
	for (int32_t i = 0; i < r->protocols.nr; i++) {
		cm->supported_protocols.v[i].name = r->protocols.v[i].name;
		cm->supported_protocols.v[i].metadata = r->protocols.v[i].metadata;
	}
	v->classic_member_metadata = cm;
	if (!hr_str_is_null(r->group_instance_id))
		v->instance_id = r->group_instance_id;
	if (j->sub.rack_id.len > 0)
		v->rack_id = j->sub.rack_id;
	/* Version 0 has no timeout of its own for this. */
	v->rebalance_timeout_ms = r->rebalance_timeout_ms == -1 ? r->session_timeout_ms :
								  r->rebalance_timeout_ms;
	v->subscribed_topic_names.v = j->sub.topics.v;
	v->subscribed_topic_names.nr = HR_MAX(j->sub.topics.nr, 0);
	v->subscribed_topic_regex = HR_STR_LIT("");
	v->client_id = hr_str_is_null(j->call->client_id) ? HR_STR_LIT("") : j->call->client_id;
	v->client_host = j->call->client_host;
	return 0;
}

static int owned_fill(struct join *j)
{
	const struct hr_consumer_protocol_subscription *s = &j->sub;
	int64_t nr = 0;

	for (int32_t i = 0; i < s->owned_partitions.nr; i++)
		nr += s->owned_partitions.v[i].partitions.nr;
	if (nr > INT32_MAX - 1 || hr_tps_make(j->call->arena, (int32_t)nr, &j->owned))
		return -ENOMEM;
	for (int32_t i = 0; i < s->owned_partitions.nr; i++) {
		const struct hr_topic *t = j->gs->image ?
			hr_image_topic(j->gs->image, s->owned_partitions.v[i].topic) : NULL;

		for (int32_t k = 0; t && k < s->owned_partitions.v[i].partitions.nr; k++)
			hr_tps_add(&j->owned, (struct hr_tp){
				t->id, s->owned_partitions.v[i].partitions.v[k] });
	}
	hr_tps_sort(&j->owned);
	j->update.owned = &j->owned;
	return 0;
}

static int join_write(struct join *j)
{
	struct hr_group *g = j->g;
	bool behind, downgrade = j->downgrade;
	struct hr_consumer_member *m;
	int err;

	j->update.no_target = downgrade;
	err = hr_consumer_update(&j->update, &m);
	if (err)
		return err;
	j->resp->member_id = hr_arena_str(j->call->arena, hr_str(m->id));
	j->resp->generation_id = m->epoch;
	j->resp->protocol_type = HR_STR_LIT("consumer");
	j->resp->protocol_name =
		hr_arena_str(j->call->arena, hr_str(m->classic->protocols[0].name));
	behind = g->consumer->target_epoch < g->consumer->epoch;
	if (downgrade)
		return hr_consumer_downgrade(g, NULL, 0, behind);
	hr_group_timer_cancel(j->gs, &m->rebalance_timer);
	hr_consumer_session_begin(m);
	hr_group_timer_arm(j->gs, &m->sync_timer, m->rebalance_timeout_ms, sync_over);
	return 0;
}

static enum hr_wire_err id_choose(struct join *j)
{
	int err;

	j->update.id = j->req->member_id;
	j->unknown = j->req->member_id.len <= 0;
	if (!j->unknown)
		return 0;
	err = hr_consumer_id_make(j->gs, j->call->arena, &j->update.id);
	return err ? HR_ERR_COORDINATOR_NOT_AVAILABLE : 0;
}

/* The name of KIP-848's migration policy that lets nobody in. */
static bool migration_disabled(const struct hr_groups *gs)
{
	const char *policy = hr_config_text(gs->config, HR_CFG_GROUP_CONSUMER_MIGRATION_POLICY);

	return policy && (policy[0] | 0x20) == 'd' && (policy[1] | 0x20) == 'i';
}

static enum hr_wire_err join(struct join *j)
{
	enum hr_wire_err code;
	int err;

	if (migration_disabled(j->gs))
		return HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	code = id_choose(j);
	if (code)
		return code;
	if (is_full(j))
		return HR_ERR_GROUP_MAX_SIZE_REACHED;
	if (!protocol_known(j))
		return HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	if (j->unknown && hr_str_is_null(j->req->group_instance_id) &&
	    j->call->version >= JOIN_KNOWN_ID_VERSION) {
		j->resp->member_id = j->update.id;
		return HR_ERR_MEMBER_ID_REQUIRED;
	}
	code = find_member(j);
	if (code)
		return code;
	err = hr_consumer_subscription_decode(j->req->protocols.v[0].metadata, j->call->arena,
					      &j->sub);
	if (err)
		return err == -ENOMEM ? HR_ERR_COORDINATOR_NOT_AVAILABLE :
					HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	err = owned_fill(j);
	if (!err)
		err = value_fill(j);
	if (!err)
		err = join_write(j);
	return err ? HR_ERR_COORDINATOR_NOT_AVAILABLE : HR_ERR_NONE;
}

void hr_consumer_classic_join(struct hr_group *g, struct hr_group_call *c)
{
	struct join j = { .gs = g->groups, .g = g, .call = c, .req = c->request,
			  .resp = c->response };

	j.update = (struct hr_consumer_update){ .g = g, .arena = c->arena, .value = &j.value };
	g->locked = true;
	j.resp->error_code = (int16_t)join(&j);
	if (j.resp->error_code && j.resp->error_code != HR_ERR_MEMBER_ID_REQUIRED)
		j.resp->member_id = hr_arena_str(c->arena, j.req->member_id);
	g->locked = false;
	hr_coord_answer(j.gs->out, &c->call);
	hr_group_release(g);
}

/* --- SyncGroup --------------------------------------------------------------------------- */

static enum hr_wire_err check_generation(struct hr_group *g, struct hr_str id,
					 struct hr_str instance, int32_t generation,
					 struct hr_consumer_member **ret_m)
{
	enum hr_wire_err err = hr_consumer_check_member(g->consumer, id, instance, ret_m);

	if (err)
		return err;
	if (!(*ret_m)->classic)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	return generation == (*ret_m)->epoch ? 0 : HR_ERR_ILLEGAL_GENERATION;
}

static bool protocol_differs(const struct hr_consumer_member *m,
			     const struct hr_sync_group_request *r)
{
	if (!hr_str_is_null(r->protocol_type) && !hr_str_eqc(r->protocol_type, "consumer"))
		return true;
	return !hr_str_is_null(r->protocol_name) && m->classic->protocol_nr &&
	       !hr_str_eqc(r->protocol_name, m->classic->protocols[0].name);
}

static enum hr_wire_err sync(struct hr_group *g, struct hr_group_call *c)
{
	const struct hr_sync_group_request *r = c->request;
	struct hr_sync_group_response *resp = c->response;
	struct hr_consumer_member *m;
	struct hr_slice metadata = { NULL, 0 };
	enum hr_wire_err err = check_generation(g, r->member_id, r->group_instance_id,
						r->generation_id, &m);

	if (err)
		return err;
	if (protocol_differs(m, r))
		return HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	if (g->consumer->target_epoch > m->epoch && m->state != HR_MEMBER_UNREVOKED) {
		told_to_join(m);
		return HR_ERR_REBALANCE_IN_PROGRESS;
	}
	if (m->classic->protocol_nr)
		metadata = (struct hr_slice){ m->classic->protocols[0].metadata,
					      m->classic->protocols[0].metadata_len };
	if (hr_consumer_assignment_encode(g->groups, &m->assigned, metadata, c->arena,
					  &resp->assignment))
		return HR_ERR_COORDINATOR_NOT_AVAILABLE;
	hr_group_timer_cancel(g->groups, &m->sync_timer);
	hr_consumer_session_begin(m);
	if (c->version >= 5) {
		resp->protocol_type = hr_arena_str(c->arena, r->protocol_type);
		resp->protocol_name = hr_arena_str(c->arena, r->protocol_name);
	}
	return HR_ERR_NONE;
}

void hr_consumer_classic_sync(struct hr_group *g, struct hr_group_call *c)
{
	struct hr_sync_group_response *resp = c->response;

	resp->error_code = (int16_t)sync(g, c);
	hr_coord_answer(g->groups->out, &c->call);
}

/* --- Heartbeat --------------------------------------------------------------------------- */

/* Partitions of its target are with others still. */
static bool waits(const struct hr_consumer_group *cg, const struct hr_consumer_member *m)
{
	for (int32_t i = 0; i < m->target.nr; i++) {
		const struct hr_tp *tp = &m->target.v[i];

		if (!hr_tps_find(&m->assigned, tp->topic, tp->partition) &&
		    hr_consumer_owner_epoch(cg, tp->topic, tp->partition) != -1)
			return true;
	}
	return false;
}

static enum hr_wire_err heartbeat(struct hr_group *g, const struct hr_heartbeat_request *r)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m;
	enum hr_wire_err err = check_generation(g, r->member_id, r->group_instance_id,
						r->generation_id, &m);

	if (err)
		return err;
	hr_consumer_session_begin(m);
	/* A group whose members are all classic has nobody else to notice. */
	if (hr_consumer_follow(g))
		return HR_ERR_COORDINATOR_NOT_AVAILABLE;
	if (m->epoch >= cg->target_epoch && m->state != HR_MEMBER_UNREVOKED &&
	    (m->state != HR_MEMBER_UNRELEASED || waits(cg, m)))
		return HR_ERR_NONE;
	told_to_join(m);
	return HR_ERR_REBALANCE_IN_PROGRESS;
}

void hr_consumer_classic_heartbeat(struct hr_group *g, struct hr_group_call *c)
{
	struct hr_heartbeat_response *resp = c->response;

	resp->error_code = (int16_t)heartbeat(g, c->request);
	hr_coord_answer(g->groups->out, &c->call);
}

/* --- LeaveGroup -------------------------------------------------------------------------- */

static enum hr_wire_err leave_find(struct hr_group *g,
				   const struct hr_leave_group_request_member_identity *who,
				   struct hr_consumer_member **ret_m)
{
	/* An administrator names the instance alone. */
	if (!hr_str_is_null(who->group_instance_id) && who->member_id.len <= 0) {
		*ret_m = hr_consumer_static_member(g->consumer, who->group_instance_id);
		return *ret_m ? HR_ERR_NONE : HR_ERR_UNKNOWN_MEMBER_ID;
	}
	return hr_consumer_check_member(g->consumer, who->member_id, who->group_instance_id, ret_m);
}

static bool listed(struct hr_consumer_member **v, int32_t nr, const struct hr_consumer_member *m)
{
	for (int32_t i = 0; i < nr; i++)
		if (v[i] == m)
			return true;
	return false;
}

static int leave_all(struct hr_group *g, struct hr_group_call *c)
{
	const struct hr_leave_group_request *r = c->request;
	struct hr_leave_group_response *resp = c->response;
	int32_t nr = HR_MAX(r->members.nr, 0), gone_nr = 0;
	struct hr_consumer_member **gone = hr_arena_array(c->arena, (size_t)nr + 1, sizeof(*gone));

	resp->members.v = hr_arena_array(c->arena, (size_t)nr + 1, sizeof(resp->members.v[0]));
	if (!gone || !resp->members.v)
		return -ENOMEM;
	resp->members.nr = 0;
	for (int32_t i = 0; i < nr; i++) {
		struct hr_leave_group_response_member_response *row =
			&resp->members.v[resp->members.nr++];
		struct hr_consumer_member *m;

		hr_struct_init(&hr_leave_group_response_member_response_desc, row);
		row->member_id = r->members.v[i].member_id;
		row->group_instance_id = r->members.v[i].group_instance_id;
		row->error_code = (int16_t)leave_find(g, &r->members.v[i], &m);
		if (!row->error_code && !listed(gone, gone_nr, m))
			gone[gone_nr++] = m;
	}
	return hr_consumer_fence(g, gone, gone_nr);
}

static int leave_old(struct hr_group *g, struct hr_group_call *c)
{
	const struct hr_leave_group_request *r = c->request;
	struct hr_leave_group_response *resp = c->response;
	struct hr_consumer_member *m;

	resp->error_code = (int16_t)hr_consumer_check_member(g->consumer, r->member_id,
							      HR_STR_NULL, &m);
	return resp->error_code ? 0 : hr_consumer_fence(g, &m, 1);
}

void hr_consumer_classic_leave(struct hr_group *g, struct hr_group_call *c)
{
	struct hr_leave_group_response *resp = c->response;
	struct hr_groups *gs = g->groups;
	int err;

	g->locked = true;
	err = c->version >= 3 ? leave_all(g, c) : leave_old(g, c);
	g->locked = false;
	if (err)
		resp->error_code = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	hr_coord_answer(gs->out, &c->call);
	hr_group_release(g);
}
