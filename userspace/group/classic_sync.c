// SPDX-License-Identifier: Apache-2.0
/*
 * classic_sync: SyncGroup, Heartbeat, LeaveGroup.
 *
 * The leader's SyncGroup carries everybody's assignment.  It is recorded before anybody
 * gets his: answers wait for the record, so nobody works on what a restart would forget.
 * Members that owe a SyncGroup when the rebalance timeout is over are dropped.
 */
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/sync_group.h>
#include "classic.h"

/* --- SyncGroup ---------------------------------------------------------------------------- */

void hr_classic_answer_sync(struct hr_groups *gs, struct hr_group_call *c, enum hr_wire_err err,
			    const struct hr_classic_member *m)
{
	struct hr_sync_group_response *resp = c->response;
	struct hr_str bytes = HR_STR_LIT("");

	resp->error_code = (int16_t)err;
	if (!err) {
		const struct hr_classic *cl = m->group->classic;

		bytes = hr_arena_str(c->arena, (struct hr_str){
			m->assignment_len ? (const char *)m->assignment : "", m->assignment_len });
		resp->protocol_type = hr_arena_str(c->arena, hr_str(cl->protocol_type));
		resp->protocol_name = hr_arena_str(c->arena, hr_str(cl->protocol));
		if (hr_str_is_null(bytes))
			c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	}
	resp->assignment = (struct hr_slice){ (const uint8_t *)bytes.p, bytes.len };
	hr_coord_answer(gs->out, &c->call);
}

void hr_classic_answer_syncs(struct hr_classic *cl, enum hr_wire_err err)
{
	struct hr_classic_member *m;

	hr_classic_each_member(m, cl) {
		struct hr_group_call *c = m->syncing;

		if (!c)
			continue;
		m->syncing = NULL;
		hr_classic_session_begin(m);
		hr_classic_answer_sync(cl->group->groups, c, err, m);
	}
}

static void sync_over(struct hr_timer *t)
{
	struct hr_classic *cl = hr_container_of(t, struct hr_classic, sync_timer);
	struct hr_group *g = cl->group;
	struct hr_classic_member *m;
	bool removed = false;

	hr_classic_each_member(m, cl) {
		if (m->synced)
			continue;
		hr_classic_member_remove(m, HR_ERR_UNKNOWN_MEMBER_ID);
		removed = true;
	}
	if (removed)
		hr_classic_rebalance(g);
}

void hr_classic_sync_begin(struct hr_classic *cl)
{
	hr_group_timer_arm(cl->group->groups, &cl->sync_timer, hr_classic_rebalance_timeout_ms(cl),
			   sync_over);
}

static int take_assignments(struct hr_group *g, const struct hr_sync_group_request *r)
{
	struct hr_classic_member *m;
	int err = 0;

	hr_classic_each_member(m, g->classic)
		err = err ? err : hr_classic_member_assign(m, NULL, 0);
	for (int32_t i = 0; !err && i < r->assignments.nr; i++) {
		m = hr_classic_member(g, r->assignments.v[i].member_id);
		if (m)
			err = hr_classic_member_assign(m, r->assignments.v[i].assignment.p,
						       r->assignments.v[i].assignment.len);
	}
	return err;
}

/* The leader has spoken. */
static void complete(struct hr_group *g, const struct hr_sync_group_request *r)
{
	struct hr_classic *cl = g->classic;
	struct hr_classic_member *m;
	int err = take_assignments(g, r);

	hr_classic_set_state(cl, HR_CLASSIC_STABLE);
	if (!err)
		err = hr_classic_put(g);
	if (!err) {
		hr_classic_answer_syncs(cl, HR_ERR_NONE);
		return;
	}
	/* Too large to be recorded, say: nobody gets any, and they try again. */
	hr_classic_each_member(m, cl)
		m->assignment_len = 0;
	hr_classic_answer_syncs(cl, HR_ERR_UNKNOWN_SERVER_ERROR);
	hr_classic_rebalance(g);
}

static bool differs(struct hr_str asked, const char *is)
{
	return !hr_str_is_null(asked) && (!is || !hr_str_eqc(asked, is));
}

static void sync_member(struct hr_classic_member *m, struct hr_group_call *c)
{
	struct hr_group *g = m->group;
	struct hr_classic *cl = g->classic;
	const struct hr_sync_group_request *r = c->request;

	switch (cl->state) {
	case HR_CLASSIC_PREPARING:
		hr_classic_answer_sync(g->groups, c, HR_ERR_REBALANCE_IN_PROGRESS, m);
		return;
	case HR_CLASSIC_COMPLETING:
		if (m->syncing)
			hr_classic_answer_sync(g->groups, m->syncing, HR_ERR_REBALANCE_IN_PROGRESS,
					       m);
		m->syncing = c;
		m->synced = true;
		if (hr_classic_is_leader(cl, m))
			complete(g, r);
		return;
	case HR_CLASSIC_STABLE:
		m->synced = true;
		hr_classic_session_begin(m);
		hr_classic_answer_sync(g->groups, c, HR_ERR_NONE, m);
		return;
	default:
		hr_classic_answer_sync(g->groups, c, HR_ERR_UNKNOWN_MEMBER_ID, m);
	}
}

void hr_groups_sync(void *machine, struct hr_group_call *c)
{
	struct hr_groups *gs = machine;
	const struct hr_sync_group_request *r = c->request;
	struct hr_group *g = hr_group_find(gs, r->group_id);
	struct hr_classic_member *m = NULL;
	enum hr_wire_err err;

	if (r->group_id.len <= 0)
		err = HR_ERR_INVALID_GROUP_ID;
	else if (g && hr_group_ops(g)->classic_sync) {
		hr_group_ops(g)->classic_sync(g, c);
		return;
	} else if (!g || g->kind != HR_GROUP_CLASSIC)
		err = HR_ERR_UNKNOWN_MEMBER_ID;
	else
		err = hr_classic_check_member(g, r->member_id, r->group_instance_id, &m);
	if (!err && r->generation_id != g->classic->generation)
		err = HR_ERR_ILLEGAL_GENERATION;
	if (!err && (differs(r->protocol_type, g->classic->protocol_type) ||
		     differs(r->protocol_name, g->classic->protocol)))
		err = HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	if (err)
		hr_classic_answer_sync(gs, c, err, m);
	else
		sync_member(m, c);
}

/* --- Heartbeat ------------------------------------------------------------------------------ */

static enum hr_wire_err heartbeat(struct hr_group *g, const struct hr_heartbeat_request *r)
{
	struct hr_classic_member *m;
	enum hr_wire_err err = hr_classic_check_member(g, r->member_id, r->group_instance_id, &m);

	if (err)
		return err;
	if (r->generation_id != g->classic->generation)
		return HR_ERR_ILLEGAL_GENERATION;
	if (!m->fresh)
		hr_classic_session_begin(m);
	switch (g->classic->state) {
	case HR_CLASSIC_PREPARING:
		return HR_ERR_REBALANCE_IN_PROGRESS;
	case HR_CLASSIC_COMPLETING:
	case HR_CLASSIC_STABLE:
		return HR_ERR_NONE;
	default:
		return HR_ERR_UNKNOWN_MEMBER_ID;
	}
}

void hr_groups_heartbeat(void *machine, struct hr_group_call *c)
{
	struct hr_groups *gs = machine;
	const struct hr_heartbeat_request *r = c->request;
	struct hr_group *g = hr_group_find(gs, r->group_id);
	enum hr_wire_err err = HR_ERR_UNKNOWN_MEMBER_ID;

	if (r->group_id.len <= 0) {
		err = HR_ERR_INVALID_GROUP_ID;
	} else if (g && hr_group_ops(g)->classic_heartbeat) {
		hr_group_ops(g)->classic_heartbeat(g, c);
		return;
	} else if (g && g->kind == HR_GROUP_CLASSIC) {
		err = heartbeat(g, r);
	}
	((struct hr_heartbeat_response *)c->response)->error_code = (int16_t)err;
	hr_coord_answer(gs->out, &c->call);
}

/* --- LeaveGroup ----------------------------------------------------------------------------- */

static enum hr_wire_err leave_one(struct hr_group *g,
				  const struct hr_leave_group_request_member_identity *who)
{
	struct hr_classic_promised *p = hr_classic_promised(g, who->member_id);
	struct hr_classic_member *m;
	enum hr_wire_err err;

	/* An administrator names the instance alone. */
	if (who->member_id.len <= 0 && !hr_str_is_null(who->group_instance_id)) {
		m = hr_classic_static_member(g, who->group_instance_id);
		err = m ? HR_ERR_NONE : HR_ERR_UNKNOWN_MEMBER_ID;
	} else if (p) {
		hr_classic_promised_free(p);
		return HR_ERR_NONE;
	} else {
		err = hr_classic_check_member(g, who->member_id, who->group_instance_id, &m);
	}
	if (!err)
		hr_classic_member_remove(m, HR_ERR_UNKNOWN_MEMBER_ID);
	return err;
}

static void leave_all(struct hr_group *g, struct hr_group_call *c)
{
	const struct hr_leave_group_request *r = c->request;
	struct hr_leave_group_response *resp = c->response;
	bool known = g && g->kind == HR_GROUP_CLASSIC;

	for (int32_t i = 0; i < r->members.nr; i++) {
		struct hr_leave_group_response_member_response *row = &resp->members.v[i];

		hr_struct_init(&hr_leave_group_response_member_response_desc, row);
		row->member_id = r->members.v[i].member_id;
		row->group_instance_id = r->members.v[i].group_instance_id;
		row->error_code = (int16_t)(known ? leave_one(g, &r->members.v[i]) :
						    HR_ERR_UNKNOWN_MEMBER_ID);
		resp->members.nr = i + 1;
	}
	if (known)
		hr_classic_rebalance(g);
}

/* Before version 3 one member leaves, and its error is that of the answer. */
static void leave_old(struct hr_group *g, struct hr_group_call *c)
{
	const struct hr_leave_group_request *r = c->request;
	const struct hr_leave_group_request_member_identity who = { .member_id = r->member_id,
								    .group_instance_id =
									    HR_STR_NULL };
	struct hr_leave_group_response *resp = c->response;

	if (!g || g->kind != HR_GROUP_CLASSIC) {
		resp->error_code = HR_ERR_UNKNOWN_MEMBER_ID;
		return;
	}
	resp->error_code = (int16_t)leave_one(g, &who);
	hr_classic_rebalance(g);
}

void hr_groups_leave(void *machine, struct hr_group_call *c)
{
	struct hr_groups *gs = machine;
	const struct hr_leave_group_request *r = c->request;
	struct hr_leave_group_response *resp = c->response;
	struct hr_group *g = hr_group_find(gs, r->group_id);

	resp->members.nr = 0;
	resp->members.v = hr_arena_array(c->arena, (size_t)HR_MAX(r->members.nr, 0) + 1,
					 sizeof(resp->members.v[0]));
	if (!resp->members.v) {
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	} else if (r->group_id.len <= 0) {
		resp->error_code = HR_ERR_INVALID_GROUP_ID;
	} else if (g && hr_group_ops(g)->classic_leave) {
		hr_group_ops(g)->classic_leave(g, c);
		return;
	} else if (c->version >= 3) {
		leave_all(g, c);
	} else {
		leave_old(g, c);
	}
	hr_coord_answer(gs->out, &c->call);
}
