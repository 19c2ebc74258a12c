// SPDX-License-Identifier: Apache-2.0
/*
 * classic_join: JoinGroup, and the phase in which members gather.
 *
 *	new member   empty id; gets one back first (79, from version 4) or joins at once
 *	static       known by its instance; a second one takes the place of the first
 *	rejoin       with its id: a change, or the leader, begins a rebalance
 *
 * An empty group waits group.initial.rebalance.delay.ms before its first generation, and
 * again for each time somebody came meanwhile, at most for the rebalance timeout.
 * Otherwise the phase ends when all members have joined and no id is promised, or when
 * the longest rebalance timeout is over: dynamic members that did not come are dropped.
 */
#include <hr/protocol/gen/join_group.h>
#include <stdlib.h>
#include "classic.h"

/* How long a member that joins for the first time may be kept waiting. */
#define NEW_MEMBER_MS 300000

struct joining {
	struct hr_groups *gs;
	struct hr_group *g;
	struct hr_group_call *c;
	const struct hr_join_group_request *r;
};

/* --- answers ------------------------------------------------------------------------- */

static void refuse(struct hr_groups *gs, struct hr_group_call *c, enum hr_wire_err err,
		   struct hr_str member_id)
{
	struct hr_join_group_response *resp = c->response;

	resp->error_code = (int16_t)err;
	resp->generation_id = -1;
	resp->member_id = hr_arena_str(c->arena, member_id);
	/* Null could not be said before version 7. */
	resp->protocol_name = c->version >= 7 ? HR_STR_NULL : HR_STR_LIT("");
	resp->leader = HR_STR_LIT("");
	hr_coord_answer(gs->out, &c->call);
}

static int list_members(const struct hr_classic *cl, struct hr_group_call *c)
{
	struct hr_join_group_response *resp = c->response;
	struct hr_classic_member *m;

	resp->members.nr = 0;
	resp->members.v = hr_arena_array(c->arena, (size_t)cl->member_nr + 1,
					 sizeof(resp->members.v[0]));
	if (!resp->members.v)
		return -ENOMEM;
	hr_classic_each_member(m, cl) {
		struct hr_join_group_response_member *row = &resp->members.v[resp->members.nr++];
		const struct hr_classic_protocol *p = hr_classic_protocol_of(m, cl->protocol);
		struct hr_str bytes;

		hr_struct_init(&hr_join_group_response_member_desc, row);
		row->member_id = hr_arena_str(c->arena, hr_str(m->id));
		row->group_instance_id = hr_arena_str(c->arena, hr_str(m->instance_id));
		bytes = hr_arena_str(c->arena,
				     (struct hr_str){ p ? (const char *)p->metadata : "",
						      p ? p->metadata_len : 0 });
		row->metadata = (struct hr_slice){ (const uint8_t *)bytes.p, bytes.len };
		if (hr_str_is_null(row->member_id) || bytes.len < 0)
			return -ENOMEM;
	}
	return 0;
}

/* @leader: whom to name; @with_members: as the leader needs them. */
static void answer(const struct hr_classic *cl, struct hr_group_call *c, const char *member_id,
		   const char *leader, bool with_members, bool skip_assignment)
{
	struct hr_join_group_response *resp = c->response;

	resp->generation_id = cl->generation;
	resp->protocol_type = hr_arena_str(c->arena, hr_str(cl->protocol_type));
	resp->protocol_name = hr_arena_str(c->arena, hr_str(cl->protocol ? cl->protocol : ""));
	resp->leader = hr_arena_str(c->arena, hr_str(leader ? leader : ""));
	resp->member_id = hr_arena_str(c->arena, hr_str(member_id));
	resp->skip_assignment = skip_assignment;
	if (hr_str_is_null(resp->leader) || hr_str_is_null(resp->member_id) ||
	    (with_members && list_members(cl, c)))
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	hr_coord_answer(cl->group->groups->out, &c->call);
}

void hr_classic_answer_join(struct hr_classic_member *m, struct hr_group_call *c,
			    enum hr_wire_err err)
{
	struct hr_classic *cl = m->group->classic;

	if (err)
		refuse(m->group->groups, c, err,
		       err == HR_ERR_UNKNOWN_MEMBER_ID ? HR_STR_LIT("") : hr_str(m->id));
	else
		answer(cl, c, m->id, cl->leader, hr_classic_is_leader(cl, m), false);
}

/* --- promised ids ---------------------------------------------------------------------- */

struct hr_classic_promised *hr_classic_promised(const struct hr_group *g, struct hr_str id)
{
	struct hr_hnode *n = hr_htable_first(&g->classic->promised, hr_hash_str(id));

	for (; n; n = hr_htable_next(n)) {
		struct hr_classic_promised *p =
			hr_container_of(n, struct hr_classic_promised, by_id);

		if (hr_str_eqc(id, p->id))
			return p;
	}
	return NULL;
}

void hr_classic_promised_free(struct hr_classic_promised *p)
{
	hr_group_timer_cancel(p->group->groups, &p->timer);
	hr_htable_remove(&p->group->classic->promised, &p->by_id);
	free(p);
}

static void promise_over(struct hr_timer *t)
{
	struct hr_classic_promised *p = hr_container_of(t, struct hr_classic_promised, timer);
	struct hr_group *g = p->group;

	hr_classic_promised_free(p);
	hr_classic_rebalance(g);
}

static int promise(struct hr_group *g, struct hr_str id, int32_t session_timeout_ms)
{
	struct hr_classic_promised *p = calloc(1, sizeof(*p) + (size_t)id.len + 1);

	if (!p)
		return -ENOMEM;
	p->group = g;
	memcpy(p->id, id.p, (size_t)id.len);
	hr_htable_insert(&g->classic->promised, &p->by_id, hr_hash_str(id));
	hr_group_timer_arm(g->groups, &p->timer, session_timeout_ms, promise_over);
	return 0;
}

/* --- what members offer ------------------------------------------------------------------- */

static bool all_offer(const struct hr_classic *cl, const char *name, int32_t len)
{
	struct hr_classic_member *m;

	hr_classic_each_member(m, cl) {
		bool has = false;

		for (int32_t i = 0; i < m->protocol_nr; i++)
			has |= hr_str_eqc((struct hr_str){ name, len }, m->protocols[i].name);
		if (!has)
			return false;
	}
	return true;
}

static int32_t votes_for(const struct hr_classic *cl, const char *name)
{
	struct hr_classic_member *m;
	int32_t votes = 0;

	hr_classic_each_member(m, cl) {
		for (int32_t i = 0; i < m->protocol_nr; i++) {
			const char *own = m->protocols[i].name;

			if (!all_offer(cl, own, (int32_t)strlen(own)))
				continue;
			votes += !strcmp(own, name);
			break;
		}
	}
	return votes;
}

const char *hr_classic_choose_protocol(const struct hr_classic *cl)
{
	const struct hr_classic_member *first;
	const char *best = NULL;
	int32_t best_votes = -1;

	if (hr_list_empty(&cl->members))
		return NULL;
	/* What all offer, the first member offers too. */
	first = hr_list_entry(cl->members.next, struct hr_classic_member, node);
	for (int32_t i = 0; i < first->protocol_nr; i++) {
		const char *name = first->protocols[i].name;
		int32_t votes;

		if (!all_offer(cl, name, (int32_t)strlen(name)))
			continue;
		votes = votes_for(cl, name);
		if (votes > best_votes) {
			best = name;
			best_votes = votes;
		}
	}
	return best;
}

static bool fits(const struct hr_classic *cl, const struct hr_join_group_request *r)
{
	if (!cl->member_nr || cl->state == HR_CLASSIC_EMPTY)
		return r->protocol_type.len > 0 && r->protocols.nr > 0;
	if (!hr_str_eqc(r->protocol_type, cl->protocol_type))
		return false;
	for (int32_t i = 0; i < r->protocols.nr; i++)
		if (all_offer(cl, r->protocols.v[i].name.p, r->protocols.v[i].name.len))
			return true;
	return false;
}

static bool offers_same(const struct hr_classic_member *m, const struct hr_join_group_request *r)
{
	if (m->protocol_nr != r->protocols.nr)
		return false;
	for (int32_t i = 0; i < m->protocol_nr; i++) {
		const struct hr_classic_protocol *p = &m->protocols[i];
		struct hr_slice md = r->protocols.v[i].metadata;

		if (!hr_str_eqc(r->protocols.v[i].name, p->name) || md.len != p->metadata_len ||
		    memcmp(md.p, p->metadata, (size_t)md.len))
			return false;
	}
	return true;
}

static void protocols_free(struct hr_classic_protocol *v, int32_t nr)
{
	for (int32_t i = 0; v && i < nr; i++) {
		free(v[i].name);
		free(v[i].metadata);
	}
	free(v);
}

static int take_offer(struct hr_classic_member *m, const struct hr_join_group_request *r,
		      int16_t version)
{
	struct hr_classic_protocol *v = calloc((size_t)r->protocols.nr + 1, sizeof(*v));

	for (int32_t i = 0; v && i < r->protocols.nr; i++) {
		struct hr_slice md = r->protocols.v[i].metadata;

		v[i].name = hr_group_strdup(r->protocols.v[i].name);
		v[i].metadata = malloc((size_t)HR_MAX(md.len, 0) + 1);
		if (!v[i].name || !v[i].metadata) {
			protocols_free(v, r->protocols.nr);
			return -ENOMEM;
		}
		v[i].metadata_len = HR_MAX(md.len, 0);
		if (md.len > 0)
			memcpy(v[i].metadata, md.p, (size_t)md.len);
	}
	if (!v)
		return -ENOMEM;
	protocols_free(m->protocols, m->protocol_nr);
	m->protocols = v;
	m->protocol_nr = r->protocols.nr;
	m->session_timeout_ms = r->session_timeout_ms;
	m->rebalance_timeout_ms = version >= 1 ? r->rebalance_timeout_ms : r->session_timeout_ms;
	return 0;
}

/* --- the phase ---------------------------------------------------------------------------- */

static void begin_generation(struct hr_group *g);

static int32_t joining_nr(const struct hr_classic *cl)
{
	struct hr_classic_member *m;
	int32_t nr = 0;

	hr_classic_each_member(m, cl)
		nr += m->joining != NULL;
	return nr;
}

static bool all_joined(const struct hr_classic *cl)
{
	return !cl->promised.nr && joining_nr(cl) == cl->member_nr;
}

/* If the leader has not come, another that has leads.  False: nobody has. */
static bool elect(struct hr_classic *cl)
{
	struct hr_classic_member *m, *first = NULL;

	hr_classic_each_member(m, cl) {
		if (!m->joining)
			continue;
		if (hr_classic_is_leader(cl, m))
			return true;
		if (!first)
			first = m;
	}
	return first && !hr_classic_set_text(&cl->leader, first->id);
}

static void join_over(struct hr_timer *t)
{
	struct hr_classic *cl = hr_container_of(t, struct hr_classic, join_timer);
	struct hr_group *g = cl->group;
	struct hr_classic_member *m;

	cl->delayed = false;
	hr_classic_each_member(m, cl)
		if (!m->joining && !m->instance_id)
			hr_classic_member_remove(m, HR_ERR_UNKNOWN_MEMBER_ID);
	/* Only static members, and none has come: their sessions decide. */
	if (cl->member_nr && !elect(cl))
		hr_group_timer_arm(g->groups, t, hr_classic_rebalance_timeout_ms(cl), join_over);
	else
		begin_generation(g);
}

static void delay_over(struct hr_timer *t)
{
	struct hr_classic *cl = hr_container_of(t, struct hr_classic, join_timer);
	struct hr_groups *gs = cl->group->groups;
	int64_t delay_ms = HR_MIN(hr_groups_num(gs, HR_CFG_GROUP_INITIAL_REBALANCE_DELAY_MS),
				  cl->delay_left_ms);

	if (!cl->joined_meanwhile || !delay_ms) {
		join_over(t);
		return;
	}
	cl->joined_meanwhile = false;
	cl->delay_left_ms -= delay_ms;
	hr_group_timer_arm(gs, t, delay_ms, delay_over);
}

static void prepare(struct hr_group *g)
{
	struct hr_classic *cl = g->classic;
	struct hr_groups *gs = g->groups;
	bool first = cl->state == HR_CLASSIC_EMPTY;
	int64_t timeout_ms = hr_classic_rebalance_timeout_ms(cl);
	int64_t delay_ms = hr_groups_num(gs, HR_CFG_GROUP_INITIAL_REBALANCE_DELAY_MS);
	struct hr_classic_member *m;

	if (cl->state == HR_CLASSIC_COMPLETING) {
		hr_classic_answer_syncs(cl, HR_ERR_REBALANCE_IN_PROGRESS);
		hr_classic_each_member(m, cl)
			m->assignment_len = 0;
	}
	hr_group_timer_cancel(gs, &cl->sync_timer);
	hr_classic_set_state(cl, HR_CLASSIC_PREPARING);
	gs->stats->rebalances[HR_GROUP_CLASSIC]++;
	cl->delayed = first;
	cl->joined_meanwhile = false;
	if (first) {
		cl->delay_left_ms = HR_MAX(timeout_ms - delay_ms, 0);
		hr_group_timer_arm(gs, &cl->join_timer, delay_ms, delay_over);
	} else if (all_joined(cl)) {
		begin_generation(g);
	} else {
		hr_group_timer_arm(gs, &cl->join_timer, timeout_ms, join_over);
	}
}

void hr_classic_rebalance(struct hr_group *g)
{
	struct hr_classic *cl = g->classic;

	if (cl->state == HR_CLASSIC_COMPLETING || cl->state == HR_CLASSIC_STABLE ||
	    (cl->state == HR_CLASSIC_EMPTY && cl->member_nr))
		prepare(g);
	else if (cl->state == HR_CLASSIC_PREPARING && !cl->delayed && all_joined(cl) && elect(cl))
		begin_generation(g);
	else if (cl->state == HR_CLASSIC_PREPARING && !cl->delayed && !cl->member_nr &&
		 !cl->promised.nr)
		begin_generation(g);
}

/* Everybody is here who will be: the generation, and answers to all. */
static void begin_generation(struct hr_group *g)
{
	struct hr_classic *cl = g->classic;
	struct hr_groups *gs = g->groups;
	struct hr_classic_member *m;
	int err;

	hr_group_timer_cancel(gs, &cl->join_timer);
	cl->delayed = false;
	cl->generation++;
	err = hr_classic_set_text(&cl->protocol, hr_classic_choose_protocol(cl));
	if (!cl->member_nr) {
		hr_classic_set_state(cl, HR_CLASSIC_EMPTY);
		err = hr_classic_put(g);
		/* What cannot be written will be written with the next change. */
		(void)err;
		return;
	}
	hr_classic_set_state(cl, HR_CLASSIC_COMPLETING);
	hr_classic_each_member(m, cl) {
		struct hr_group_call *c = m->joining;

		m->synced = false;
		if (!c)
			continue;
		m->joining = NULL;
		m->fresh = false;
		hr_classic_session_begin(m);
		hr_classic_answer_join(m, c, err ? HR_ERR_COORDINATOR_NOT_AVAILABLE : HR_ERR_NONE);
	}
	hr_classic_sync_begin(cl);
}

/* --- the request ---------------------------------------------------------------------------- */

/* @m joins: it waits from here on, and its coming may be what others wait for. */
static void wait_with(struct joining *j, struct hr_classic_member *m, bool is_new)
{
	struct hr_classic *cl = j->g->classic;

	if (take_offer(m, j->r, j->c->version)) {
		refuse(j->gs, j->c, HR_ERR_COORDINATOR_NOT_AVAILABLE, HR_STR_LIT(""));
		return;
	}
	/* The same member on another connection: the first is not waited for any more. */
	if (m->joining)
		refuse(j->gs, m->joining, HR_ERR_REBALANCE_IN_PROGRESS, hr_str(m->id));
	m->joining = j->c;
	if (is_new) {
		m->fresh = true;
		cl->joined_meanwhile = true;
		hr_classic_session_begin_at(m, NEW_MEMBER_MS);
	}
	hr_classic_rebalance(j->g);
}

static void add_member(struct joining *j, struct hr_str id)
{
	struct hr_classic *cl = j->g->classic;
	struct hr_classic_promised *p = hr_classic_promised(j->g, id);
	struct hr_classic_member *m;

	if (!cl->member_nr) {
		char *type = hr_group_strdup(j->r->protocol_type);

		if (!type)
			goto no_memory;
		free(cl->protocol_type);
		cl->protocol_type = type;
	}
	m = hr_classic_member_add(j->g, id, j->r->group_instance_id, j->c->client_id,
				  j->c->client_host);
	if (!m)
		goto no_memory;
	if (p)
		hr_classic_promised_free(p);
	wait_with(j, m, true);
	return;
no_memory:
	refuse(j->gs, j->c, HR_ERR_COORDINATOR_NOT_AVAILABLE, HR_STR_LIT(""));
}

/*
 * A static member came back with a new id.  In a stable group whose choice of protocol
 * stays nobody else is disturbed.  A leader of old is named before version 9, so that the
 * one that came back does not believe that it must assign.
 */
static void replace_static(struct joining *j, struct hr_classic_member *m, struct hr_str id)
{
	struct hr_classic *cl = j->g->classic;
	char *old_leader = cl->leader ? strdup(cl->leader) : NULL;
	bool leads, skips = j->c->version >= 9;
	const char *choice;
	int err = old_leader || !cl->leader ? hr_classic_member_rename(m, id) : -ENOMEM;

	if (!err)
		err = take_offer(m, j->r, j->c->version);
	if (err) {
		refuse(j->gs, j->c, HR_ERR_COORDINATOR_NOT_AVAILABLE, id);
		free(old_leader);
		return;
	}
	hr_classic_session_begin(m);
	choice = hr_classic_choose_protocol(cl);
	leads = hr_classic_is_leader(cl, m);
	if (cl->state != HR_CLASSIC_STABLE || !choice || !cl->protocol ||
	    strcmp(choice, cl->protocol)) {
		m->joining = j->c;
		hr_classic_rebalance(j->g);
	} else if (hr_classic_put(j->g)) {
		refuse(j->gs, j->c, HR_ERR_UNKNOWN_SERVER_ERROR, id);
	} else {
		answer(cl, j->c, m->id, skips ? cl->leader : old_leader, skips && leads,
		       skips && leads);
	}
	free(old_leader);
}

static void join_new(struct joining *j)
{
	struct hr_str instance = j->r->group_instance_id, id;
	struct hr_str client = hr_str_is_null(j->c->client_id) ? HR_STR_LIT("") : j->c->client_id;
	struct hr_classic_member *m;

	if (!fits(j->g->classic, j->r)) {
		refuse(j->gs, j->c, HR_ERR_INCONSISTENT_GROUP_PROTOCOL, HR_STR_LIT(""));
		return;
	}
	if (hr_group_member_id_make(j->gs, hr_str_is_null(instance) ? client : instance,
				    j->c->arena, &id)) {
		refuse(j->gs, j->c, HR_ERR_COORDINATOR_NOT_AVAILABLE, HR_STR_LIT(""));
		return;
	}
	m = hr_classic_static_member(j->g, instance);
	if (m)
		replace_static(j, m, id);
	else if (hr_str_is_null(instance) && j->c->version >= 4)
		refuse(j->gs, j->c,
		       promise(j->g, id, j->r->session_timeout_ms) ?
			       HR_ERR_COORDINATOR_NOT_AVAILABLE : HR_ERR_MEMBER_ID_REQUIRED, id);
	else
		add_member(j, id);
}

static void join_again(struct joining *j)
{
	struct hr_classic *cl = j->g->classic;
	struct hr_classic_member *m;
	enum hr_wire_err err = HR_ERR_NONE;

	if (!fits(cl, j->r))
		err = HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	else if (hr_classic_promised(j->g, j->r->member_id) &&
		 hr_str_is_null(j->r->group_instance_id)) {
		add_member(j, j->r->member_id);
		return;
	} else {
		err = hr_classic_check_member(j->g, j->r->member_id, j->r->group_instance_id, &m);
	}
	if (err) {
		refuse(j->gs, j->c, err, j->r->member_id);
		return;
	}
	switch (cl->state) {
	case HR_CLASSIC_COMPLETING:
		if (!offers_same(m, j->r))
			break;
		/* It missed the answer. */
		hr_classic_session_begin(m);
		hr_classic_answer_join(m, j->c, HR_ERR_NONE);
		return;
	case HR_CLASSIC_STABLE:
		if (hr_classic_is_leader(cl, m) || !offers_same(m, j->r))
			break;
		hr_classic_session_begin(m);
		answer(cl, j->c, m->id, cl->leader, false, false);
		return;
	default:
		break;
	}
	wait_with(j, m, false);
}

static bool is_full(const struct hr_group *g, struct hr_str id)
{
	const struct hr_classic *cl = g->classic;
	int64_t max = hr_groups_num(g->groups, HR_CFG_GROUP_MAX_SIZE);
	const struct hr_classic_member *m = hr_classic_member(g, id);

	switch (cl->state) {
	case HR_CLASSIC_PREPARING:
		return !(m && m->joining) && joining_nr(cl) >= max;
	case HR_CLASSIC_COMPLETING:
	case HR_CLASSIC_STABLE:
		return !m && cl->member_nr >= max;
	default:
		return false;
	}
}

static enum hr_wire_err check(const struct hr_groups *gs, const struct hr_join_group_request *r,
			      const struct hr_group *g)
{
	if (r->group_id.len <= 0)
		return HR_ERR_INVALID_GROUP_ID;
	if (r->session_timeout_ms < hr_groups_num(gs, HR_CFG_GROUP_MIN_SESSION_TIMEOUT_MS) ||
	    r->session_timeout_ms > hr_groups_num(gs, HR_CFG_GROUP_MAX_SESSION_TIMEOUT_MS))
		return HR_ERR_INVALID_SESSION_TIMEOUT;
	if (g && g->kind != HR_GROUP_NONE && g->kind != HR_GROUP_CLASSIC &&
	    !hr_group_ops(g)->classic_join)
		return HR_ERR_INCONSISTENT_GROUP_PROTOCOL;
	if ((!g || g->kind == HR_GROUP_NONE) && r->member_id.len > 0)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	return HR_ERR_NONE;
}

void hr_groups_join(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	const struct hr_join_group_request *r = c->request;
	struct joining j = { gs, hr_group_find(gs, r->group_id), c, r };
	enum hr_wire_err err = check(gs, r, j.g);
	bool made = false;

	if (!err && j.g && hr_group_ops(j.g)->classic_join) {
		hr_group_ops(j.g)->classic_join(j.g, c);
		return;
	}
	if (!err && (!j.g || j.g->kind == HR_GROUP_NONE)) {
		j.g = hr_group_find_or_make(gs, r->group_id);
		if (!j.g || hr_classic_make(j.g))
			err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
		made = !err;
	}
	if (!err && is_full(j.g, r->member_id))
		err = HR_ERR_GROUP_MAX_SIZE_REACHED;
	if (err) {
		if (j.g)
			hr_group_release(j.g);
		refuse(gs, c, err, r->member_id);
		return;
	}
	/* A group that nobody wrote would be forgotten by the next to lead this partition. */
	if (made && hr_classic_put(j.g)) {
		refuse(gs, c, HR_ERR_UNKNOWN_SERVER_ERROR, HR_STR_LIT(""));
		return;
	}
	if (r->member_id.len <= 0)
		join_new(&j);
	else
		join_again(&j);
}
