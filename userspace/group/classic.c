// SPDX-License-Identifier: Apache-2.0
/* classic: the group's state, its members, and the record of both; see classic.h. */
#include "classic.h"

#include <hr/protocol/gen/consumer_protocol.h>
#include <hr/protocol/gen/describe_groups.h>
#include <hr/protocol/gen/group_records.h>
#include <stdlib.h>

#define GROUP_VALUE_VERSION 3
#define CONSUMER_PROTOCOL_TYPE "consumer"

static const char *const state_names[HR_CLASSIC_STATE_NR] = {
	[HR_CLASSIC_EMPTY] = "Empty",	    [HR_CLASSIC_PREPARING] = "PreparingRebalance",
	[HR_CLASSIC_COMPLETING] = "CompletingRebalance", [HR_CLASSIC_STABLE] = "Stable",
	[HR_CLASSIC_DEAD] = "Dead",
};

/* --- the group ---------------------------------------------------------------------- */

int hr_classic_make(struct hr_group *g)
{
	struct hr_classic *cl = calloc(1, sizeof(*cl));

	if (!cl)
		return -ENOMEM;
	cl->group = g;
	cl->state_since_ms = g->groups->out->wall_ms;
	hr_list_init(&cl->members);
	hr_htable_init(&cl->by_id);
	hr_htable_init(&cl->by_instance);
	hr_htable_init(&cl->promised);
	g->groups->stats->classic[cl->state]++;
	hr_group_set_kind(g, HR_GROUP_CLASSIC);
	g->classic = cl;
	return 0;
}

int hr_classic_set_text(char **field, const char *text)
{
	char *copy = text ? strdup(text) : NULL;

	if (text && !copy)
		return -ENOMEM;
	free(*field);
	*field = copy;
	return 0;
}

void hr_classic_set_state(struct hr_classic *cl, enum hr_classic_state state)
{
	struct hr_group_stats *st = cl->group->groups->stats;

	st->classic[cl->state]--;
	st->classic[state]++;
	cl->state = state;
	cl->state_since_ms = cl->group->groups->out->wall_ms;
}

static void classic_free(struct hr_group *g)
{
	struct hr_classic *cl = g->classic;
	struct hr_classic_member *m;
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	hr_classic_each_member(m, cl)
		hr_classic_member_remove(m, HR_ERR_REBALANCE_IN_PROGRESS);
	for (n = hr_htable_iter_first(&cl->promised, &it); n; n = next) {
		next = hr_htable_iter_next(&cl->promised, &it);
		hr_classic_promised_free(hr_container_of(n, struct hr_classic_promised, by_id));
	}
	hr_group_timer_cancel(g->groups, &cl->join_timer);
	hr_group_timer_cancel(g->groups, &cl->sync_timer);
	g->groups->stats->classic[cl->state]--;
	hr_htable_fini(&cl->by_id);
	hr_htable_fini(&cl->by_instance);
	hr_htable_fini(&cl->promised);
	free(cl->protocol_type);
	free(cl->protocol);
	free(cl->leader);
	free(cl);
	g->classic = NULL;
}

/* --- members -------------------------------------------------------------------------- */

static struct hr_classic_member *find(const struct hr_htable *t, struct hr_str s, bool by_instance)
{
	struct hr_hnode *n = hr_str_is_null(s) ? NULL : hr_htable_first(t, hr_hash_str(s));

	for (; n; n = hr_htable_next(n)) {
		struct hr_classic_member *m =
			by_instance ? hr_container_of(n, struct hr_classic_member, by_instance) :
				      hr_container_of(n, struct hr_classic_member, by_id);

		if (hr_str_eqc(s, by_instance ? m->instance_id : m->id))
			return m;
	}
	return NULL;
}

struct hr_classic_member *hr_classic_member(const struct hr_group *g, struct hr_str id)
{
	return find(&g->classic->by_id, id, false);
}

struct hr_classic_member *hr_classic_static_member(const struct hr_group *g, struct hr_str instance)
{
	return find(&g->classic->by_instance, instance, true);
}

static void member_free(struct hr_classic_member *m)
{
	for (int32_t i = 0; i < m->protocol_nr; i++) {
		free(m->protocols[i].name);
		free(m->protocols[i].metadata);
	}
	free(m->protocols);
	free(m->assignment);
	free(m->id);
	free(m->instance_id);
	free(m->client_id);
	free(m->client_host);
	free(m);
}

struct hr_classic_member *hr_classic_member_add(struct hr_group *g, struct hr_str id,
						struct hr_str instance, struct hr_str client_id,
						struct hr_str client_host)
{
	struct hr_classic *cl = g->classic;
	struct hr_classic_member *m = calloc(1, sizeof(*m));

	if (!m)
		return NULL;
	m->group = g;
	m->id = hr_group_strdup(id);
	m->instance_id = hr_group_strdup(instance);
	m->client_id = hr_group_strdup(hr_str_is_null(client_id) ? HR_STR_LIT("") : client_id);
	m->client_host = hr_group_strdup(client_host);
	if (!m->id || !m->client_id || !m->client_host ||
	    (!m->instance_id && !hr_str_is_null(instance)) ||
	    (!cl->leader && hr_classic_set_text(&cl->leader, m->id))) {
		member_free(m);
		return NULL;
	}
	hr_htable_insert(&cl->by_id, &m->by_id, hr_hash_str(id));
	if (m->instance_id)
		hr_htable_insert(&cl->by_instance, &m->by_instance, hr_hash_str(instance));
	hr_list_push(&cl->members, &m->node);
	cl->member_nr++;
	return m;
}

static void answer_waiting(struct hr_classic_member *m, enum hr_wire_err err)
{
	struct hr_groups *gs = m->group->groups;
	struct hr_group_call *c;

	if (m->joining) {
		c = m->joining;
		m->joining = NULL;
		hr_classic_answer_join(m, c, err);
	}
	if (m->syncing) {
		c = m->syncing;
		m->syncing = NULL;
		hr_classic_answer_sync(gs, c, err, NULL);
	}
}

void hr_classic_member_remove(struct hr_classic_member *m, enum hr_wire_err err)
{
	struct hr_classic *cl = m->group->classic;

	answer_waiting(m, err);
	hr_group_timer_cancel(m->group->groups, &m->session_timer);
	hr_htable_remove(&cl->by_id, &m->by_id);
	if (m->instance_id)
		hr_htable_remove(&cl->by_instance, &m->by_instance);
	hr_list_del(&m->node);
	cl->member_nr--;
	if (hr_classic_is_leader(cl, m)) {
		struct hr_classic_member *next =
			hr_list_empty(&cl->members) ? NULL :
			hr_list_entry(cl->members.next, struct hr_classic_member, node);

		/* The next one in line, whose id we hold already. */
		free(cl->leader);
		cl->leader = next ? strdup(next->id) : NULL;
	}
	member_free(m);
}

int hr_classic_member_rename(struct hr_classic_member *m, struct hr_str id)
{
	struct hr_classic *cl = m->group->classic;
	char *copy = hr_group_strdup(id);
	bool leads = hr_classic_is_leader(cl, m);

	if (!copy || (leads && hr_classic_set_text(&cl->leader, copy))) {
		free(copy);
		return -ENOMEM;
	}
	answer_waiting(m, HR_ERR_FENCED_INSTANCE_ID);
	hr_htable_remove(&cl->by_id, &m->by_id);
	free(m->id);
	m->id = copy;
	hr_htable_insert(&cl->by_id, &m->by_id, hr_hash_str(id));
	return 0;
}

int hr_classic_member_assign(struct hr_classic_member *m, const void *p, int32_t len)
{
	uint8_t *copy = malloc((size_t)HR_MAX(len, 0) + 1);

	if (!copy)
		return -ENOMEM;
	if (len > 0)
		memcpy(copy, p, (size_t)len);
	free(m->assignment);
	m->assignment = copy;
	m->assignment_len = HR_MAX(len, 0);
	return 0;
}

const struct hr_classic_protocol *hr_classic_protocol_of(const struct hr_classic_member *m,
							 const char *name)
{
	for (int32_t i = 0; name && i < m->protocol_nr; i++)
		if (!strcmp(m->protocols[i].name, name))
			return &m->protocols[i];
	return NULL;
}

bool hr_classic_is_leader(const struct hr_classic *cl, const struct hr_classic_member *m)
{
	return cl->leader && !strcmp(cl->leader, m->id);
}

enum hr_wire_err hr_classic_check_member(const struct hr_group *g, struct hr_str id,
					 struct hr_str instance, struct hr_classic_member **ret_m)
{
	struct hr_classic_member *m;

	if (!hr_str_is_null(instance)) {
		m = hr_classic_static_member(g, instance);
		if (m && !hr_str_eqc(id, m->id))
			return HR_ERR_FENCED_INSTANCE_ID;
	} else {
		m = hr_classic_member(g, id);
	}
	*ret_m = m;
	return m ? HR_ERR_NONE : HR_ERR_UNKNOWN_MEMBER_ID;
}

int64_t hr_classic_rebalance_timeout_ms(const struct hr_classic *cl)
{
	int64_t longest_ms = 0;
	struct hr_classic_member *m;

	hr_classic_each_member(m, cl)
		longest_ms = HR_MAX(longest_ms, m->rebalance_timeout_ms);
	return longest_ms;
}

/* --- sessions ------------------------------------------------------------------------- */

static void session_over(struct hr_timer *t)
{
	struct hr_classic_member *m = hr_container_of(t, struct hr_classic_member, session_timer);
	struct hr_group *g = m->group;

	/* It waits for us, not we for it; but a new one may not wait for ever. */
	if (!m->fresh && (m->joining || m->syncing))
		return;
	hr_classic_member_remove(m, HR_ERR_UNKNOWN_MEMBER_ID);
	hr_classic_rebalance(g);
}

void hr_classic_session_begin_at(struct hr_classic_member *m, int64_t timeout_ms)
{
	hr_group_timer_arm(m->group->groups, &m->session_timer, timeout_ms, session_over);
}

void hr_classic_session_begin(struct hr_classic_member *m)
{
	hr_classic_session_begin_at(m, m->session_timeout_ms);
}

/* --- the record ----------------------------------------------------------------------- */

int hr_classic_put(struct hr_group *g)
{
	struct hr_classic *cl = g->classic;
	const struct hr_group_metadata_key k = { hr_str(g->id) };
	struct hr_group_metadata_value v;
	struct hr_classic_member *m;
	int err;

	hr_struct_init(&hr_group_metadata_value_desc, &v);
	v.protocol_type = hr_str(cl->protocol_type ? cl->protocol_type : "");
	v.generation = cl->generation;
	v.protocol = hr_str(cl->protocol);
	v.leader = hr_str(cl->leader);
	v.current_state_timestamp = cl->state_since_ms;
	v.members.v = calloc((size_t)cl->member_nr + 1, sizeof(v.members.v[0]));
	if (!v.members.v)
		return -ENOMEM;
	v.members.nr = 0;
	hr_classic_each_member(m, cl) {
		struct hr_group_metadata_value_member_metadata *row =
			&v.members.v[v.members.nr++];
		const struct hr_classic_protocol *p = hr_classic_protocol_of(m, cl->protocol);

		hr_struct_init(&hr_group_metadata_value_member_metadata_desc, row);
		row->member_id = hr_str(m->id);
		row->group_instance_id = hr_str(m->instance_id);
		row->client_id = hr_str(m->client_id);
		row->client_host = hr_str(m->client_host);
		row->rebalance_timeout = m->rebalance_timeout_ms;
		row->session_timeout = m->session_timeout_ms;
		row->subscription = p ? (struct hr_slice){ p->metadata, p->metadata_len } :
					(struct hr_slice){ (const uint8_t *)"", 0 };
		row->assignment = m->assignment ?
			(struct hr_slice){ m->assignment, m->assignment_len } :
			(struct hr_slice){ (const uint8_t *)"", 0 };
	}
	err = hr_group_put(g->groups, HR_GROUP_RECORD_GROUP_METADATA, GROUP_VALUE_VERSION, &k, &v);
	free(v.members.v);
	return err;
}

static int put_tombstones(struct hr_group *g)
{
	const struct hr_group_metadata_key k = { hr_str(g->id) };

	return hr_group_put(g->groups, HR_GROUP_RECORD_GROUP_METADATA, GROUP_VALUE_VERSION, &k,
			    NULL);
}

static int add_recorded(struct hr_group *g, const char *protocol,
			const struct hr_group_metadata_value_member_metadata *row)
{
	struct hr_classic_member *m = hr_classic_member_add(g, row->member_id,
							    row->group_instance_id, row->client_id,
							    row->client_host);

	if (!m)
		return -ENOMEM;
	m->session_timeout_ms = row->session_timeout;
	m->rebalance_timeout_ms = row->rebalance_timeout >= 0 ? row->rebalance_timeout :
								row->session_timeout;
	m->synced = true;
	m->protocols = calloc(1, sizeof(*m->protocols));
	if (!m->protocols)
		return -ENOMEM;
	m->protocol_nr = 1;
	m->protocols[0].name = strdup(protocol ? protocol : "");
	m->protocols[0].metadata = malloc((size_t)HR_MAX(row->subscription.len, 0) + 1);
	if (!m->protocols[0].name || !m->protocols[0].metadata)
		return -ENOMEM;
	if (row->subscription.len > 0)
		memcpy(m->protocols[0].metadata, row->subscription.p,
		       (size_t)row->subscription.len);
	m->protocols[0].metadata_len = HR_MAX(row->subscription.len, 0);
	return hr_classic_member_assign(m, row->assignment.p, row->assignment.len);
}

int hr_classic_rebuild(struct hr_group *g, const struct hr_group_metadata_value *v)
{
	struct hr_classic *cl;
	int err = hr_classic_make(g);

	if (err)
		return err;
	cl = g->classic;
	cl->generation = v->generation;
	if (v->protocol_type.len > 0) {
		cl->protocol_type = hr_group_strdup(v->protocol_type);
		if (!cl->protocol_type)
			return -ENOMEM;
	}
	cl->protocol = hr_group_strdup(v->protocol);
	if (!cl->protocol && !hr_str_is_null(v->protocol))
		return -ENOMEM;
	for (int32_t i = 0; !err && i < v->members.nr; i++)
		err = add_recorded(g, cl->protocol, &v->members.v[i]);
	free(cl->leader);
	cl->leader = hr_group_strdup(v->leader);
	if (!err && !cl->leader && !hr_str_is_null(v->leader))
		err = -ENOMEM;
	hr_classic_set_state(cl, v->members.nr > 0 ? HR_CLASSIC_STABLE : HR_CLASSIC_EMPTY);
	cl->state_since_ms = v->current_state_timestamp;
	return err;
}

static int classic_replay(struct hr_groups *gs, const struct hr_coord_record *r)
{
	const struct hr_group_metadata_key *k = r->key;
	struct hr_group *g = hr_group_find(gs, k->group);
	int err = 0;

	if (r->value && gs->live)
		return 0;
	/* A tombstone of this type goes before the records of another kind: see conversions. */
	if (g && g->kind == HR_GROUP_CLASSIC) {
		classic_free(g);
		hr_group_set_kind(g, HR_GROUP_NONE);
	}
	if (r->value) {
		g = hr_group_find_or_make(gs, k->group);
		if (!g)
			return -ENOMEM;
		err = g->kind == HR_GROUP_NONE ? hr_classic_rebuild(g, r->value) : -EBADMSG;
	}
	if (g)
		hr_group_release(g);
	return err;
}

/* --- as a kind of group --------------------------------------------------------------- */

static void classic_loaded(struct hr_group *g)
{
	struct hr_classic_member *m;

	hr_classic_each_member(m, g->classic)
		hr_classic_session_begin(m);
}

static void fail_call(struct hr_groups *gs, struct hr_group_call **c, enum hr_wire_err err)
{
	if (!*c)
		return;
	(*c)->call.err = err;
	hr_coord_answer(gs->out, &(*c)->call);
	*c = NULL;
}

static void classic_unload(struct hr_group *g, enum hr_wire_err err)
{
	struct hr_classic_member *m;

	hr_classic_each_member(m, g->classic) {
		fail_call(g->groups, &m->joining, err);
		fail_call(g->groups, &m->syncing, err);
	}
}

static bool is_empty(const struct hr_group *g)
{
	return g->classic->state == HR_CLASSIC_EMPTY;
}

static bool speaks_consumer(const struct hr_classic *cl)
{
	return cl->protocol_type && !strcmp(cl->protocol_type, CONSUMER_PROTOCOL_TYPE);
}

static bool may_delete_offsets(const struct hr_group *g)
{
	return is_empty(g) || speaks_consumer(g->classic);
}

/* @ret_known: the member's metadata could be read. */
static bool member_subscribes(const struct hr_classic_member *m, const char *protocol,
			      struct hr_str topic, bool *ret_known)
{
	const struct hr_classic_protocol *p = hr_classic_protocol_of(m, protocol);
	struct hr_consumer_protocol_subscription sub;
	struct hr_arena a;
	int16_t version;
	bool found = false;

	*ret_known = false;
	if (!p || p->metadata_len < 2)
		return false;
	version = (int16_t)(p->metadata[0] << 8 | p->metadata[1]);
	hr_arena_init(&a, 0);
	if (version >= 0 &&
	    !hr_msg_decode(&hr_consumer_protocol_subscription_desc, HR_MIN(version, 3),
			   p->metadata + 2, (size_t)p->metadata_len - 2, &a, &sub, NULL)) {
		*ret_known = true;
		for (int32_t i = 0; i < sub.topics.nr; i++)
			found |= hr_str_eq(sub.topics.v[i], topic);
	}
	hr_arena_fini(&a);
	return found;
}

static bool subscribes(const struct hr_group *g, struct hr_str topic)
{
	struct hr_classic *cl = g->classic;
	struct hr_classic_member *m;
	bool known;

	if (!speaks_consumer(cl))
		return false;
	/* Before the protocol is chosen, and where metadata cannot be read, every topic counts. */
	if (cl->member_nr && !cl->protocol)
		return true;
	hr_classic_each_member(m, cl)
		if (member_subscribes(m, cl->protocol, topic, &known) || !known)
			return true;
	return false;
}

static enum hr_expiry_rule expiry(const struct hr_group *g, struct hr_str topic,
				  int64_t *ret_since_ms)
{
	struct hr_classic *cl = g->classic;

	if (!cl->protocol_type)
		return HR_EXPIRE_BY_COMMIT;
	if (cl->state == HR_CLASSIC_EMPTY) {
		*ret_since_ms = cl->state_since_ms;
		return HR_EXPIRE_BY_GROUP;
	}
	if (cl->state == HR_CLASSIC_STABLE && speaks_consumer(cl) && !subscribes(g, topic))
		return HR_EXPIRE_BY_COMMIT;
	return HR_EXPIRE_NEVER;
}

static const char *state_name(const struct hr_group *g)
{
	return state_names[g->classic->state];
}

static struct hr_str protocol_type(const struct hr_group *g)
{
	return hr_str(g->classic->protocol_type ? g->classic->protocol_type : "");
}

static enum hr_wire_err check_commit(struct hr_group *g, const struct hr_group_call *c,
				     struct hr_str member, struct hr_str instance, int32_t epoch,
				     bool *ret_by_partition)
{
	struct hr_classic *cl = g->classic;
	struct hr_classic_member *m;
	enum hr_wire_err err;

	if (epoch < 0 && cl->state == HR_CLASSIC_EMPTY)
		return HR_ERR_NONE;
	if (epoch < 0 && member.len <= 0 && hr_str_is_null(instance))
		return HR_ERR_UNKNOWN_MEMBER_ID;
	err = hr_classic_check_member(g, member, instance, &m);
	if (err)
		return err;
	if (epoch != cl->generation)
		return HR_ERR_ILLEGAL_GENERATION;
	if (cl->state == HR_CLASSIC_COMPLETING)
		return HR_ERR_REBALANCE_IN_PROGRESS;
	if (!m->joining && !m->syncing)
		hr_classic_session_begin(m);
	return HR_ERR_NONE;
}

static enum hr_wire_err check_fetch(struct hr_group *g, struct hr_str member, int32_t epoch)
{
	return HR_ERR_NONE;
}

const struct hr_group_kind_ops hr_classic_kind = {
	.name = "classic",
	.record_types = 1u << HR_GROUP_RECORD_GROUP_METADATA,
	.replay = classic_replay,
	.loaded = classic_loaded,
	.unload = classic_unload,
	.free = classic_free,
	.is_empty = is_empty,
	.may_delete_offsets = may_delete_offsets,
	.put_tombstones = put_tombstones,
	.subscribes = subscribes,
	.expiry = expiry,
	.state_name = state_name,
	.protocol_type = protocol_type,
	.check_commit = check_commit,
	.check_fetch = check_fetch,
};

/* --- describe --------------------------------------------------------------------------- */

static struct hr_slice copy(struct hr_arena *a, const void *p, int32_t len)
{
	struct hr_str s = hr_arena_str(a, (struct hr_str){ p ? p : "", HR_MAX(len, 0) });

	return (struct hr_slice){ (const uint8_t *)s.p, s.len };
}

static void describe_member(struct hr_group_call *c, const struct hr_classic_member *m,
			    struct hr_describe_groups_response_described_group_member *row)
{
	const struct hr_classic *cl = m->group->classic;
	const struct hr_classic_protocol *p = NULL;

	hr_struct_init(&hr_describe_groups_response_described_group_member_desc, row);
	row->member_id = hr_arena_str(c->arena, hr_str(m->id));
	row->group_instance_id = hr_arena_str(c->arena, hr_str(m->instance_id));
	row->client_id = hr_arena_str(c->arena, hr_str(m->client_id));
	row->client_host = hr_arena_str(c->arena, hr_str(m->client_host));
	if (cl->state == HR_CLASSIC_STABLE)
		p = hr_classic_protocol_of(m, cl->protocol);
	row->member_metadata = copy(c->arena, p ? p->metadata : NULL, p ? p->metadata_len : 0);
	row->member_assignment = copy(c->arena, m->assignment, m->assignment_len);
}

void hr_groups_describe(void *machine, struct hr_group_call *c)
{
	struct hr_groups *gs = machine;
	struct hr_describe_groups_response_described_group *row = c->response;
	struct hr_group *g = hr_group_find(gs, c->group_id);
	struct hr_classic_member *m;
	struct hr_classic *cl;

	row->group_id = c->group_id;
	row->group_state = hr_str(state_names[HR_CLASSIC_DEAD]);
	if (!g || (g->kind != HR_GROUP_CLASSIC && g->kind != HR_GROUP_NONE)) {
		if (c->version >= 6) {
			row->error_code = HR_ERR_GROUP_ID_NOT_FOUND;
			row->error_message = hr_arena_printf(
				c->arena, g ? "Group %.*s is not a classic group." :
					      "Group %.*s not found.",
				c->group_id.len, c->group_id.p);
		}
		hr_coord_answer(gs->out, &c->call);
		return;
	}
	row->group_state = hr_str(state_names[HR_CLASSIC_EMPTY]);
	if (g->kind == HR_GROUP_NONE) {
		hr_coord_answer(gs->out, &c->call);
		return;
	}
	cl = g->classic;
	row->group_state = hr_str(state_name(g));
	row->protocol_type = hr_arena_str(c->arena, protocol_type(g));
	if (cl->state == HR_CLASSIC_STABLE && cl->protocol)
		row->protocol_data = hr_arena_str(c->arena, hr_str(cl->protocol));
	row->members.v = hr_arena_array(c->arena, (size_t)cl->member_nr + 1,
					sizeof(row->members.v[0]));
	row->members.nr = 0;
	hr_classic_each_member(m, cl)
		if (row->members.v)
			describe_member(c, m, &row->members.v[row->members.nr++]);
	if (!row->members.v)
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	hr_coord_answer(gs->out, &c->call);
}
