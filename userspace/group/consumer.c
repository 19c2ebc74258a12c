// SPDX-License-Identifier: Apache-2.0
/*
 * consumer: ConsumerGroupHeartbeat, and members that are lost.
 *
 *	epoch  0	joins, or begins anew: says everything it wants
 *	epoch  n	goes on: says what changed, and what it owns
 *	epoch -1	leaves
 *	epoch -2	a static member goes for a while; its partitions wait for it
 *
 * A member that heard no answer may be one epoch behind: it is let through if what it owns
 * is part of what it was given.
 *
 * Timers of a member: session, begun anew by every heartbeat; rebalance, while it has
 * partitions to give up.  Who is late is fenced: its records go, the group epoch rises.
 */
#include <hr/lib/uuid.h>
#include <stdio.h>
#include "consumer.h"

typedef struct hr_consumer_group_heartbeat_request beat_request_t;
typedef struct hr_consumer_group_heartbeat_response beat_response_t;

struct beat {
	struct hr_groups *gs;
	struct hr_group_call *call;
	const beat_request_t *req;
	beat_response_t *resp;
	struct hr_group *g;
	struct hr_consumer_member *m; /* before; NULL: it is new */
	struct hr_upgrade *upgrade;   /* the group is a classic one and will be turned */
	struct hr_consumer_update update;
	hr_member_value_t value;
	struct hr_tps owned;
};

static void refuse(struct beat *b, enum hr_wire_err err, const char *why)
{
	b->resp->error_code = err;
	if (why)
		b->resp->error_message = hr_arena_str(b->call->arena, hr_str(why));
}

/* The same for a member that is not what it says. */
static void refuse_member(struct beat *b, enum hr_wire_err err)
{
	const char *what = "could not be served";
	char why[256];

	if (err == HR_ERR_UNKNOWN_MEMBER_ID)
		what = "is not a member of the group";
	else if (err == HR_ERR_FENCED_MEMBER_EPOCH)
		what = "is at another epoch; it must give up all its partitions and join again";
	else if (err == HR_ERR_FENCED_INSTANCE_ID)
		what = "was replaced by another member with its instance id";
	else if (err == HR_ERR_UNRELEASED_INSTANCE_ID)
		what = "cannot join: another member has its instance id and has not left";
	snprintf(why, sizeof(why), "Member %.*s %s.", HR_MIN(HR_MAX(b->req->member_id.len, 0), 100),
		 b->req->member_id.p ? b->req->member_id.p : "", what);
	refuse(b, err, why);
}

/* What went wrong inside, for the wire. */
static enum hr_wire_err inner_error(int err)
{
	return err == -EMSGSIZE ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_COORDINATOR_NOT_AVAILABLE;
}

int hr_consumer_id_make(struct hr_groups *gs, struct hr_arena *a, struct hr_str *ret_id)
{
	char text[HR_UUID_TEXT_LEN + 1];
	struct hr_uuid u;

	do {
		gs->out->ops->random(gs->out, u.b, sizeof(u.b));
		u.b[6] = (u.b[6] & 0x0f) | 0x40;
		u.b[8] = (u.b[8] & 0x3f) | 0x80;
		hr_uuid_format(u, text);
	} while (text[0] == '-');
	*ret_id = hr_arena_str(a, hr_str(text));
	return hr_str_is_null(*ret_id) ? -ENOMEM : 0;
}

/* --- timers ---------------------------------------------------------------------------- */

void hr_consumer_member_late(struct hr_consumer_member *m)
{
	struct hr_group *g = m->group;
	bool was_locked = g->locked;
	int err;

	g->locked = true;
	err = hr_consumer_fence(g, &m, 1);
	/* Nobody waits for this; what could not be written has the machine loaded anew. */
	(void)err;
	g->locked = was_locked;
	hr_group_release(g);
}

static void session_over(struct hr_timer *t)
{
	hr_consumer_member_late(hr_container_of(t, struct hr_consumer_member, session_timer));
}

static void rebalance_over(struct hr_timer *t)
{
	struct hr_consumer_member *m =
		hr_container_of(t, struct hr_consumer_member, rebalance_timer);

	if (m->epoch == m->rebalance_epoch)
		hr_consumer_member_late(m);
}

void hr_consumer_session_begin(struct hr_consumer_member *m)
{
	int64_t ms = m->classic ? m->classic->session_timeout_ms :
		hr_group_config_num(m->group, HR_GCFG_CONSUMER_SESSION_TIMEOUT_MS);

	hr_group_timer_arm(m->group->groups, &m->session_timer, ms, session_over);
}

void hr_consumer_rebalance_begin(struct hr_consumer_member *m)
{
	m->rebalance_epoch = m->epoch;
	hr_group_timer_arm(m->group->groups, &m->rebalance_timer, m->rebalance_timeout_ms,
			   rebalance_over);
}

/* --- members that go --------------------------------------------------------------------- */

static int bury_unused_regexes(struct hr_group *g, struct hr_arena *a,
			       const struct hr_str *texts, int32_t nr)
{
	int err = 0;

	for (int32_t i = 0; i < nr && !err; i++) {
		struct hr_consumer_regex *x = hr_consumer_regex(g->consumer, texts[i]);

		if (x && !x->member_nr)
			err = hr_modern_bury(g, 16, texts[i]);
	}
	return err;
}

/* Their records go. */
static int bury_members(struct hr_group *g, struct hr_consumer_member **members, int32_t nr)
{
	struct hr_str *texts;
	struct hr_arena a;
	int32_t text_nr = 0;
	int err = 0;

	hr_arena_init(&a, 0);
	texts = hr_arena_array(&a, (size_t)nr + 1, sizeof(*texts));
	if (!texts)
		err = -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++) {
		struct hr_str id = hr_arena_str(&a, hr_str(members[i]->id));

		if (members[i]->regex && *members[i]->regex)
			texts[text_nr++] = hr_arena_str(&a, hr_str(members[i]->regex));
		err = hr_str_is_null(id) ? -ENOMEM : hr_consumer_bury_member(g, id);
	}
	if (!err)
		err = bury_unused_regexes(g, &a, texts, text_nr);
	hr_arena_fini(&a);
	return err;
}

int hr_consumer_fence(struct hr_group *g, struct hr_consumer_member **members, int32_t nr)
{
	struct hr_consumer_group *cg = g->consumer;
	uint64_t hash;
	int err;

	if (!nr)
		return 0;
	if (hr_consumer_may_downgrade(g, members, nr, 0)) {
		err = hr_consumer_downgrade(g, members, nr, true);
		/* What classic members brought cannot be read: it stays as it is, without these. */
		if (err != -EBADMSG)
			return err;
	}
	err = bury_members(g, members, nr);
	if (!err)
		err = hr_consumer_hash(cg, &hash);
	if (!err)
		err = hr_consumer_put_epoch(g, cg->epoch + 1, hash);
	if (!err && !cg->member_nr)
		err = hr_consumer_put_target_epoch(g, cg->epoch, 0);
	return err;
}

enum hr_wire_err hr_consumer_check_member(struct hr_consumer_group *cg, struct hr_str id,
					  struct hr_str instance,
					  struct hr_consumer_member **ret_m)
{
	struct hr_consumer_member *m = hr_str_is_null(instance) ? hr_consumer_member(cg, id) :
		hr_consumer_static_member(cg, instance);

	if (!m || !m->counts)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	if (!hr_str_is_null(instance) && !hr_str_eqc(id, m->id))
		return HR_ERR_FENCED_INSTANCE_ID;
	*ret_m = m;
	return 0;
}

static int leave_for_a_while(struct hr_consumer_member *m, struct hr_arena *a)
{
	struct hr_consumer_current cur = { .epoch = HR_EPOCH_LEAVE_STATIC,
					   .previous_epoch = m->previous_epoch,
					   .state = m->state };

	if (hr_tps_make(a, m->assigned.nr, &cur.assigned))
		return -ENOMEM;
	for (int32_t i = 0; i < m->assigned.nr; i++) {
		hr_tps_add(&cur.assigned, m->assigned.v[i]);
		cur.assigned.v[i].epoch = 0;
	}
	return hr_consumer_put_current(m->group, hr_str(m->id), &cur);
}

static void leave(struct beat *b)
{
	struct hr_group *g = hr_group_find(b->gs, b->req->group_id);
	struct hr_consumer_member *m;
	enum hr_wire_err code;
	int err;

	if (!g || g->kind != HR_GROUP_CONSUMER) {
		refuse(b, HR_ERR_GROUP_ID_NOT_FOUND, "there is no such consumer group");
		return;
	}
	code = hr_consumer_check_member(g->consumer, b->req->member_id, b->req->instance_id, &m);
	if (code) {
		refuse_member(b, code);
		return;
	}
	b->resp->member_id = hr_arena_str(b->call->arena, b->req->member_id);
	b->resp->member_epoch = b->req->member_epoch;
	g->locked = true;
	if (b->req->member_epoch == HR_EPOCH_LEAVE_STATIC)
		err = leave_for_a_while(m, b->call->arena);
	else
		err = hr_consumer_fence(g, &m, 1);
	g->locked = false;
	if (err)
		refuse(b, inner_error(err), NULL);
	hr_group_release(g);
}

/* --- checks of a heartbeat ------------------------------------------------------------------ */

static bool is_empty_text(struct hr_str s)
{
	return !s.len;
}

static const char *malformed(const beat_request_t *r, int16_t version)
{
	bool own_id = version >= 1 || r->member_epoch > 0 || r->member_epoch == HR_EPOCH_LEAVE;

	if (own_id && r->member_id.len <= 0)
		return "MemberId can't be empty.";
	if (r->group_id.len <= 0)
		return "GroupId can't be empty.";
	if (is_empty_text(r->instance_id))
		return "InstanceId can't be empty.";
	if (is_empty_text(r->rack_id))
		return "RackId can't be empty.";
	if (r->member_epoch == HR_EPOCH_JOIN) {
		if (r->rebalance_timeout_ms == -1)
			return "RebalanceTimeoutMs must be provided in first request.";
		if (r->topic_partitions.nr)
			return "TopicPartitions must be empty when (re-)joining.";
		if (r->subscribed_topic_names.nr < 0 && hr_str_is_null(r->subscribed_topic_regex))
			return "Either SubscribedTopicNames or SubscribedTopicRegex must be "
			       "non-null when (re-)joining.";
	}
	if (r->member_epoch == HR_EPOCH_LEAVE_STATIC && hr_str_is_null(r->instance_id))
		return "InstanceId can't be null.";
	return r->member_epoch < HR_EPOCH_LEAVE_STATIC ? "MemberEpoch is invalid." : NULL;
}

bool hr_consumer_is_full(const struct hr_groups *gs, int32_t nr)
{
	return nr >= hr_groups_num(gs, HR_CFG_GROUP_CONSUMER_MAX_SIZE);
}

static bool is_full(const struct beat *b)
{
	const struct hr_group *g = b->g;
	struct hr_str id = b->req->member_id, instance = b->req->instance_id;

	if (g->kind == HR_GROUP_CONSUMER) {
		struct hr_consumer_group *cg = g->consumer;
		struct hr_consumer_member *m = hr_consumer_member(cg, id);

		if (!hr_str_is_null(instance) && hr_consumer_static_member(cg, instance))
			return false;
		return hr_consumer_is_full(b->gs, cg->member_nr) && !(m && m->counts);
	}
	if (g->kind != HR_GROUP_CLASSIC || !g->classic->member_nr)
		return false;
	if (!hr_str_is_null(instance) && hr_classic_static_member(g, instance))
		return false;
	return hr_consumer_is_full(b->gs, g->classic->member_nr) && !hr_classic_member(g, id);
}

static bool is_stale(const struct beat *b, const struct hr_consumer_member *m)
{
	int32_t epoch = b->req->member_epoch;

	if (!epoch)
		return false;
	if (epoch > m->epoch)
		return true;
	return epoch < m->epoch &&
	       (epoch != m->previous_epoch || b->req->topic_partitions.nr < 0 ||
		!hr_tps_within(&b->owned, &m->assigned));
}

/* Finds the member, or whom it takes the place of. */
static enum hr_wire_err find_member(struct beat *b)
{
	struct hr_consumer_group *cg = b->g->kind == HR_GROUP_CONSUMER ? b->g->consumer : NULL;
	bool joins = b->req->member_epoch == HR_EPOCH_JOIN;
	struct hr_str instance = b->req->instance_id;
	struct hr_consumer_member *m;
	enum hr_wire_err code;

	if (joins && !hr_str_is_null(instance)) {
		m = cg ? hr_consumer_static_member(cg, instance) : NULL;
		if (!m)
			goto by_id;
		if (!m->classic && m->epoch != HR_EPOCH_LEAVE_STATIC)
			return HR_ERR_UNRELEASED_INSTANCE_ID;
		b->update.replaced = m;
		b->m = m;
		return 0;
	}
	if (joins)
		goto by_id;
	code = hr_consumer_check_member(cg, b->req->member_id, instance, &b->m);
	if (code)
		return code;
	return is_stale(b, b->m) ? HR_ERR_FENCED_MEMBER_EPOCH : 0;
by_id:
	m = cg ? hr_consumer_member(cg, b->update.id) : NULL;
	b->m = m && m->counts ? m : NULL;
	return 0;
}

/* A member in a state of a later version starts from nothing. */
static bool is_lost(const struct beat *b)
{
	return b->m && !b->update.replaced && b->m->state == HR_MEMBER_UNKNOWN &&
	       b->req->topic_partitions.nr != 0;
}

/* --- a heartbeat ------------------------------------------------------------------------------ */

/* Where the request is silent the member stays as it is. */
static int value_fill(struct beat *b)
{
	const beat_request_t *r = b->req;
	hr_member_value_t *v = &b->value;
	int err = 0;

	*v = (hr_member_value_t){ .instance_id = HR_STR_NULL, .rack_id = HR_STR_NULL,
				  .subscribed_topic_regex = HR_STR_LIT(""),
				  .server_assignor = HR_STR_NULL, .rebalance_timeout_ms = -1 };
	if (b->m)
		err = hr_consumer_member_value(b->m, b->call->arena, v);
	if (!hr_str_is_null(r->instance_id))
		v->instance_id = r->instance_id;
	if (!hr_str_is_null(r->rack_id))
		v->rack_id = r->rack_id;
	if (r->rebalance_timeout_ms != -1)
		v->rebalance_timeout_ms = r->rebalance_timeout_ms;
	if (!hr_str_is_null(r->server_assignor))
		v->server_assignor = r->server_assignor;
	if (r->subscribed_topic_names.nr >= 0) {
		v->subscribed_topic_names.nr = r->subscribed_topic_names.nr;
		v->subscribed_topic_names.v = hr_arena_array(
			b->call->arena, (size_t)r->subscribed_topic_names.nr + 1,
			sizeof(struct hr_str));
		if (!v->subscribed_topic_names.v)
			return -ENOMEM;
		if (r->subscribed_topic_names.nr)
			memcpy(v->subscribed_topic_names.v, r->subscribed_topic_names.v,
			       (size_t)r->subscribed_topic_names.nr * sizeof(struct hr_str));
	}
	if (!hr_str_is_null(r->subscribed_topic_regex))
		v->subscribed_topic_regex = r->subscribed_topic_regex;
	v->client_id = hr_str_is_null(b->call->client_id) ? HR_STR_LIT("") : b->call->client_id;
	v->client_host = b->call->client_host;
	v->classic_member_metadata = NULL;
	return err;
}

static int owned_fill(struct beat *b)
{
	const beat_request_t *r = b->req;
	int64_t nr = 0;

	for (int32_t i = 0; i < r->topic_partitions.nr; i++)
		nr += HR_MAX(r->topic_partitions.v[i].partitions.nr, 0);
	if (nr > INT32_MAX - 1 || hr_tps_make(b->call->arena, (int32_t)nr, &b->owned))
		return -ENOMEM;
	for (int32_t i = 0; i < r->topic_partitions.nr; i++)
		for (int32_t k = 0; k < r->topic_partitions.v[i].partitions.nr; k++)
			hr_tps_add(&b->owned, (struct hr_tp){
				r->topic_partitions.v[i].topic_id,
				r->topic_partitions.v[i].partitions.v[k] });
	hr_tps_sort(&b->owned);
	if (r->topic_partitions.nr >= 0)
		b->update.owned = &b->owned;
	return 0;
}

/* What the member was given, for the answer. */
static int assignment_fill(struct beat *b, const struct hr_consumer_member *m)
{
	struct hr_consumer_group_heartbeat_response_assignment *as =
		hr_arena_alloc(b->call->arena, sizeof(*as));
	int32_t pos = 0, start;

	if (!as)
		return -ENOMEM;
	as->topic_partitions.v = hr_arena_array(b->call->arena, (size_t)m->assigned.nr + 1,
						sizeof(as->topic_partitions.v[0]));
	if (!as->topic_partitions.v)
		return -ENOMEM;
	while (hr_tps_next_topic(&m->assigned, &pos, &start)) {
		struct hr_consumer_group_heartbeat_response_topic_partitions *row =
			&as->topic_partitions.v[as->topic_partitions.nr++];

		row->topic_id = m->assigned.v[start].topic;
		row->partitions.v = hr_arena_array(b->call->arena, (size_t)(pos - start),
						   sizeof(int32_t));
		if (!row->partitions.v)
			return -ENOMEM;
		for (int32_t i = start; i < pos; i++)
			row->partitions.v[row->partitions.nr++] = m->assigned.v[i].partition;
	}
	b->resp->assignment = as;
	return 0;
}

static bool says_everything(const beat_request_t *r)
{
	return r->rebalance_timeout_ms != -1 && r->topic_partitions.nr >= 0 &&
	       (r->subscribed_topic_names.nr >= 0 || !hr_str_is_null(r->subscribed_topic_regex));
}

/* Writes; from here on nothing is refused for what the request says. */
static int beat_write(struct beat *b)
{
	struct hr_group *g = b->g;
	struct hr_tps had = { 0 };
	struct hr_consumer_member *m;
	int err = 0;

	if (b->upgrade) {
		err = hr_consumer_upgrade(g, b->upgrade);
		/* The members are others now. */
		if (!err && find_member(b))
			err = -EINVAL;
		if (!err)
			err = value_fill(b);
	} else if (g->kind == HR_GROUP_CLASSIC) {
		err = hr_classic_kind.put_tombstones(g);
	}
	if (!err && b->m && hr_tps_make(b->call->arena, b->m->assigned.nr, &had))
		err = -ENOMEM;
	for (int32_t i = 0; !err && b->m && i < b->m->assigned.nr; i++)
		hr_tps_add(&had, b->m->assigned.v[i]);
	if (!err)
		err = hr_consumer_update(&b->update, &m);
	if (err)
		return err;
	hr_consumer_session_begin(m);
	b->resp->member_id = hr_arena_str(b->call->arena, hr_str(m->id));
	b->resp->member_epoch = m->epoch;
	b->resp->heartbeat_interval_ms =
		(int32_t)hr_group_config_num(g, HR_GCFG_CONSUMER_HEARTBEAT_INTERVAL_MS);
	if (!b->req->member_epoch || says_everything(b->req) || !hr_tps_eq(&had, &m->assigned))
		err = assignment_fill(b, m);
	return err;
}

/* A classic group takes KIP-848's members if it can be turned, or is empty. */
static const char *classic_refuses(struct beat *b)
{
	const char *why = NULL;
	int err;

	if (!b->g->classic->member_nr)
		return NULL;
	err = hr_consumer_upgrade_plan(b->g, b->call->arena, &b->upgrade, &why);
	return err && !why ? "the group cannot be turned into a consumer group" : why;
}

static const char *group_refuses(struct beat *b)
{
	switch (b->g->kind) {
	case HR_GROUP_CONSUMER:
		return NULL;
	case HR_GROUP_NONE:
		return b->req->member_epoch ? "there is no such group" : NULL;
	case HR_GROUP_CLASSIC:
		return b->req->member_epoch ? "the group is not a consumer group" :
					      classic_refuses(b);
	default:
		return "the group is not a consumer group";
	}
}

static void beat_checked(struct beat *b)
{
	struct hr_buf why = HR_BUF_INIT;
	const char *no = group_refuses(b);
	enum hr_wire_err code;
	int err;

	if (no) {
		refuse(b, HR_ERR_GROUP_ID_NOT_FOUND, no);
		return;
	}
	if (is_full(b)) {
		refuse(b, HR_ERR_GROUP_MAX_SIZE_REACHED,
		       "The consumer group has reached its maximum capacity.");
		return;
	}
	err = owned_fill(b);
	if (!err && b->req->member_id.len <= 0)
		err = hr_consumer_id_make(b->gs, b->call->arena, &b->update.id);
	code = err ? inner_error(err) : find_member(b);
	if (!code && is_lost(b))
		code = HR_ERR_FENCED_MEMBER_EPOCH;
	if (code) {
		refuse_member(b, code);
		return;
	}
	err = value_fill(b);
	if (!err)
		err = hr_consumer_update_check(&b->update, &why);
	if (err == -EBADMSG)
		refuse(b, HR_ERR_INVALID_REGULAR_EXPRESSION, hr_buf_cstr(&why));
	else if (!err)
		err = beat_write(b);
	if (err && err != -EBADMSG)
		refuse(b, inner_error(err), NULL);
	hr_buf_fini(&why);
}

static void beat(struct beat *b)
{
	b->g = b->req->member_epoch ? hr_group_find(b->gs, b->req->group_id) :
				      hr_group_find_or_make(b->gs, b->req->group_id);
	if (!b->g) {
		refuse(b, b->req->member_epoch ? HR_ERR_GROUP_ID_NOT_FOUND :
						 HR_ERR_COORDINATOR_NOT_AVAILABLE,
		       b->req->member_epoch ? "there is no such consumer group" : NULL);
		return;
	}
	b->update = (struct hr_consumer_update){ .g = b->g, .arena = b->call->arena,
						 .id = b->req->member_id, .value = &b->value };
	b->g->locked = true;
	beat_checked(b);
	b->g->locked = false;
	hr_group_release(b->g);
}

void hr_groups_consumer_heartbeat(void *m, struct hr_group_call *c)
{
	struct beat b = { .gs = m, .call = c, .req = c->request, .resp = c->response };
	const char *no = malformed(b.req, c->version);

	if (no)
		refuse(&b, HR_ERR_INVALID_REQUEST, no);
	else if (!hr_str_is_null(b.req->server_assignor) &&
		 hr_consumer_assignor_find(b.gs, b.req->server_assignor) < 0)
		refuse(&b, HR_ERR_UNSUPPORTED_ASSIGNOR,
		       "the server assignor is none that the broker offers");
	else if (b.req->member_epoch == HR_EPOCH_LEAVE ||
		 b.req->member_epoch == HR_EPOCH_LEAVE_STATIC)
		leave(&b);
	else
		beat(&b);
	hr_coord_answer(b.gs->out, &c->call);
}
