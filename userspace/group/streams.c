// SPDX-License-Identifier: Apache-2.0
/*
 * streams: StreamsGroupHeartbeat, and members that go or are lost.
 *
 *	epoch  0	joins, or begins anew: brings its topology
 *	epoch  n	goes on: says what changed, and which tasks it has
 *	epoch -1	leaves
 *	epoch -2	a static member goes for a while; its tasks wait for it
 *
 * Timers of a member: session, begun anew by every heartbeat; rebalance, while it has
 * tasks to give up.  Who is late is fenced: its records go, the group epoch rises.  Of a
 * group: the wait for more members after the first has come.
 */
#include <stdlib.h>
#include "streams_beat.h"

enum hr_wire_err hr_beat_refuse(struct hr_beat *b, enum hr_wire_err code, const char *why)
{
	hr_struct_init(&hr_streams_group_heartbeat_response_desc, b->resp);
	b->resp->error_code = code;
	if (why && code != HR_ERR_UNKNOWN_SERVER_ERROR)
		b->resp->error_message = hr_arena_str(b->a, hr_str(why));
	return code;
}

/* --- timers --------------------------------------------------------------------------- */

static void member_late(struct hr_streams_member *m)
{
	struct hr_group *g = m->group;
	bool was_locked = g->locked;
	int err;

	g->locked = true;
	err = hr_streams_fence(m);
	/* Nobody waits for this; what could not be written has the machine loaded anew. */
	(void)err;
	g->locked = was_locked;
	hr_group_release(g);
}

static void session_over(struct hr_timer *t)
{
	member_late(hr_container_of(t, struct hr_streams_member, session_timer));
}

static void rebalance_over(struct hr_timer *t)
{
	struct hr_streams_member *m =
		hr_container_of(t, struct hr_streams_member, rebalance_timer);

	if (m->epoch == m->rebalance_epoch)
		member_late(m);
}

void hr_streams_session_begin(struct hr_streams_member *m)
{
	hr_group_timer_arm(m->group->groups, &m->session_timer,
			   hr_group_config_num(m->group, HR_GCFG_STREAMS_SESSION_TIMEOUT_MS),
			   session_over);
}

void hr_streams_rebalance_begin(struct hr_streams_member *m)
{
	m->rebalance_epoch = m->epoch;
	hr_group_timer_arm(m->group->groups, &m->rebalance_timer,
			   m->meta ? hr_streams_meta(m)->rebalance_timeout_ms : 0,
			   rebalance_over);
}

/* --- members that go --------------------------------------------------------------------- */

int hr_streams_fence(struct hr_streams_member *m)
{
	struct hr_group *g = m->group;
	struct hr_streams_group *sg = g->streams;
	hr_streams_epoch_t v;
	struct hr_arena a;
	struct hr_str id;
	int err;

	hr_arena_init(&a, 0);
	id = hr_arena_str(&a, hr_str(m->id));
	err = hr_str_is_null(id) ? -ENOMEM : hr_streams_bury_member(g, id);
	if (!err) {
		hr_streams_epoch_get(g, &v);
		v.epoch++;
		err = hr_streams_put_epoch(g, &v);
	}
	if (!err && !sg->member_nr)
		err = hr_streams_put_target_epoch(g, sg->epoch, 0);
	hr_arena_fini(&a);
	return err;
}

static int leave_for_a_while(struct hr_streams_member *m, struct hr_arena *a)
{
	struct hr_streams_current cur = { .epoch = HR_EPOCH_LEAVE_STATIC,
					  .previous_epoch = m->previous_epoch,
					  .state = m->state };
	struct hr_tasks *active = &cur.assigned.of[HR_ROLE_ACTIVE];

	if (hr_roles_copy(a, &m->assigned, &cur.assigned))
		return -ENOMEM;
	for (int32_t i = 0; i < active->nr; i++)
		active->v[i].epoch = 0;
	return hr_streams_put_current(m->group, hr_str(m->id), &cur);
}

static enum hr_wire_err leaver_find(struct hr_beat *b, struct hr_streams_member **ret_m)
{
	struct hr_streams_group *sg = b->g->streams;
	struct hr_str instance = b->req->instance_id;

	if (hr_str_is_null(instance)) {
		*ret_m = hr_streams_member(sg, b->req->member_id);
		return *ret_m ? HR_ERR_NONE : HR_ERR_UNKNOWN_MEMBER_ID;
	}
	*ret_m = hr_streams_static_member(sg, instance);
	if (!*ret_m)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	return hr_str_eqc(b->req->member_id, (*ret_m)->id) ? HR_ERR_NONE :
							     HR_ERR_FENCED_INSTANCE_ID;
}

static void shutdown_note(struct hr_beat *b)
{
	struct hr_streams_group *sg = b->g->streams;

	/* Without memory nobody hears of it until it is asked for again. */
	if (b->req->shutdown_application && !sg->shutdown_by)
		sg->shutdown_by = hr_group_strdup(b->req->member_id);
}

static void leave(struct hr_beat *b)
{
	struct hr_streams_member *m;
	enum hr_wire_err code;
	int err;

	b->g = hr_group_find(b->gs, b->req->group_id);
	if (!b->g || b->g->kind != HR_GROUP_STREAMS) {
		hr_beat_refuse(b, HR_ERR_GROUP_ID_NOT_FOUND, "there is no such streams group");
		return;
	}
	shutdown_note(b);
	code = leaver_find(b, &m);
	if (code) {
		hr_beat_refuse(b, code, "the member is not one of the group");
		return;
	}
	b->resp->member_id = hr_arena_str(b->a, b->req->member_id);
	b->resp->member_epoch = b->req->member_epoch;
	b->resp->status.nr = 0;
	b->g->locked = true;
	if (b->req->member_epoch == HR_EPOCH_LEAVE_STATIC && !hr_str_is_null(b->req->instance_id))
		err = leave_for_a_while(m, b->a);
	else
		err = hr_streams_fence(m);
	b->g->locked = false;
	if (err)
		hr_beat_refuse(b, hr_beat_inner(err), NULL);
	hr_group_release(b->g);
}

/* --- checks of the request alone ------------------------------------------------------------ */

static bool is_blank(struct hr_str s)
{
	for (int32_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] > ' ')
			return false;
	return s.len >= 0;
}

static const char *malformed_join(const hr_streams_request_t *r)
{
	if (r->rebalance_timeout_ms == -1)
		return "RebalanceTimeoutMs must be provided in first request.";
	if (r->active_tasks.nr > 0)
		return "ActiveTasks must be empty when (re-)joining.";
	if (r->standby_tasks.nr > 0)
		return "StandbyTasks must be empty when (re-)joining.";
	if (r->warmup_tasks.nr > 0)
		return "WarmupTasks must be empty when (re-)joining.";
	return r->topology ? NULL : "Topology must be non-null when (re-)joining.";
}

static const char *malformed(const hr_streams_request_t *r)
{
	const char *why = NULL;
	int known;

	for (int32_t i = 0; r->topology && i < r->topology->subtopologies.nr; i++)
		if (r->topology->subtopologies.v[i].source_topic_regex.nr > 0)
			return "Regular expressions for source topics are not supported yet.";
	if (is_blank(r->member_id))
		return "MemberId can't be empty.";
	if (is_blank(r->group_id))
		return "GroupId can't be empty.";
	if (is_blank(r->instance_id))
		return "InstanceId can't be empty.";
	if (is_blank(r->rack_id))
		return "RackId can't be empty.";
	if (r->member_epoch == HR_EPOCH_JOIN)
		why = malformed_join(r);
	else if (r->member_epoch == HR_EPOCH_LEAVE_STATIC && hr_str_is_null(r->instance_id))
		why = "InstanceId can't be null.";
	else if (r->member_epoch < HR_EPOCH_LEAVE_STATIC)
		why = "MemberEpoch must be greater than or equal to -2.";
	known = (r->active_tasks.nr >= 0) + (r->standby_tasks.nr >= 0) + (r->warmup_tasks.nr >= 0);
	if (!why && known && known < 3)
		why = "If one task-type is non-null, all must be non-null.";
	if (!why && r->member_epoch != HR_EPOCH_JOIN && r->topology)
		why = "Topology can only be provided when (re-)joining.";
	return why;
}

/* Changelog topics follow the tasks. */
static bool has_odd_changelog(const hr_streams_request_t *r)
{
	for (int32_t i = 0; r->topology && i < r->topology->subtopologies.nr; i++) {
		const struct hr_streams_group_heartbeat_request_subtopology *s =
			&r->topology->subtopologies.v[i];

		for (int32_t k = 0; k < s->state_changelog_topics.nr; k++)
			if (s->state_changelog_topics.v[k].partitions)
				return true;
	}
	return false;
}

/* --- the call ----------------------------------------------------------------------------- */

/* A record was too large; a member that was written before it has its time like others. */
static void half_written(struct hr_beat *b)
{
	struct hr_streams_member *m = b->g->kind == HR_GROUP_STREAMS ?
		hr_streams_member(b->g->streams, b->req->member_id) : NULL;

	if (m && !m->session_timer.armed)
		hr_streams_session_begin(m);
}

static void beat_locked(struct hr_beat *b)
{
	enum hr_wire_err code = hr_beat_prepare(b);
	int err = code ? 0 : hr_beat_write(b);

	if (err) {
		half_written(b);
		hr_beat_refuse(b, hr_beat_inner(err), NULL);
		b->out->topic_nr = 0;
	}
	if (b->shape_is_ours)
		hr_streams_shape_free(b->shape);
	free(b->offsets.v);
	free(b->end_offsets.v);
}

static void beat(struct hr_beat *b)
{
	b->g = hr_group_find(b->gs, b->req->group_id);
	b->existed = b->g;
	if (!b->g && hr_beat_joins(b))
		b->g = hr_group_find_or_make(b->gs, b->req->group_id);
	if (!b->g) {
		hr_beat_refuse(b, hr_beat_joins(b) ? HR_ERR_COORDINATOR_NOT_AVAILABLE :
						     HR_ERR_GROUP_ID_NOT_FOUND,
			       "there is no such streams group");
		return;
	}
	b->g->locked = true;
	beat_locked(b);
	b->g->locked = false;
	hr_group_release(b->g);
}

void hr_groups_streams_heartbeat(void *m, struct hr_group_call *c)
{
	struct hr_streams_beat *out = c->response;
	struct hr_beat b = { .gs = m, .call = c, .req = c->request, .out = out,
			     .resp = &out->resp, .a = c->arena };
	const char *why = malformed(b.req);

	out->topic_nr = 0;
	if (why)
		hr_beat_refuse(&b, HR_ERR_INVALID_REQUEST, why);
	else if (hr_beat_joins(&b) && has_odd_changelog(b.req))
		hr_beat_refuse(&b, HR_ERR_STREAMS_INVALID_TOPOLOGY,
			       "A changelog topic must have an undefined partition count.");
	else if (b.req->member_epoch == HR_EPOCH_LEAVE ||
		 b.req->member_epoch == HR_EPOCH_LEAVE_STATIC)
		leave(&b);
	else
		beat(&b);
	hr_coord_answer(b.gs->out, &c->call);
}
