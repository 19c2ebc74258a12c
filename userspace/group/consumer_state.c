// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_state: what the records of a consumer group say.
 *
 * Every change of a group's persistent state is in hr_consumer_replay() and what it
 * calls.  A record is taken whole or, for want of memory, not at all: what can fail is
 * made first, then put in place.
 *
 * Order does not matter between records of different types, since compaction may have
 * left any order; a tombstone for what is not there is nothing.  The tombstone of type 3 is
 * the end of the group and of all that is left of it.
 */
#include <stdlib.h>
#include "consumer.h"

/* --- tables ------------------------------------------------------------------------------ */

struct hr_consumer_member *hr_consumer_member(const struct hr_consumer_group *cg,
					      struct hr_str id)
{
	struct hr_hnode *n = hr_htable_first(&cg->by_id, hr_hash_str(id));

	for (; n; n = hr_htable_next(n)) {
		struct hr_consumer_member *m = hr_container_of(n, struct hr_consumer_member, by_id);

		if (hr_str_eqc(id, m->id))
			return m;
	}
	return NULL;
}

struct hr_consumer_member *hr_consumer_static_member(const struct hr_consumer_group *cg,
						     struct hr_str instance)
{
	struct hr_hnode *n = hr_htable_first(&cg->by_instance, hr_hash_str(instance));

	for (; n; n = hr_htable_next(n)) {
		struct hr_consumer_member *m =
			hr_container_of(n, struct hr_consumer_member, by_instance);

		if (hr_str_eqc(instance, m->instance_id))
			return m;
	}
	return NULL;
}

struct hr_consumer_topic *hr_consumer_topic(const struct hr_consumer_group *cg, struct hr_str name)
{
	struct hr_hnode *n = hr_htable_first(&cg->topics, hr_hash_str(name));

	for (; n; n = hr_htable_next(n)) {
		struct hr_consumer_topic *t = hr_container_of(n, struct hr_consumer_topic, by_name);

		if (hr_str_eqc(name, t->name))
			return t;
	}
	return NULL;
}

struct hr_consumer_regex *hr_consumer_regex(const struct hr_consumer_group *cg, struct hr_str text)
{
	struct hr_hnode *n = hr_htable_first(&cg->regexes, hr_hash_str(text));

	for (; n; n = hr_htable_next(n)) {
		struct hr_consumer_regex *x = hr_container_of(n, struct hr_consumer_regex, by_text);

		if (hr_str_eqc(text, x->text))
			return x;
	}
	return NULL;
}

static uint64_t tp_hash(struct hr_uuid topic, int32_t partition)
{
	uint64_t half[2];

	memcpy(half, topic.b, sizeof(half));
	return hr_hash_u64(half[0] ^ half[1] << 1 ^ (uint64_t)(uint32_t)partition);
}

static struct hr_consumer_owner *owner_find(const struct hr_consumer_group *cg,
					    const struct hr_tp *tp)
{
	struct hr_hnode *n = hr_htable_first(&cg->owners, tp_hash(tp->topic, tp->partition));

	for (; n; n = hr_htable_next(n)) {
		struct hr_consumer_owner *o =
			hr_container_of(n, struct hr_consumer_owner, by_partition);

		if (!hr_tp_cmp(&o->tp, tp))
			return o;
	}
	return NULL;
}

int32_t hr_consumer_owner_epoch(const struct hr_consumer_group *cg, struct hr_uuid topic,
				int32_t partition)
{
	const struct hr_tp tp = { .topic = topic, .partition = partition };
	struct hr_consumer_owner *o = owner_find(cg, &tp);

	return o ? o->tp.epoch : -1;
}

/* --- topics and expressions that somebody wants ------------------------------------------ */

static struct hr_consumer_topic *topic_make(struct hr_consumer_group *cg, const char *name)
{
	struct hr_consumer_topic *t = hr_consumer_topic(cg, hr_str(name));

	if (t)
		return t;
	t = calloc(1, sizeof(*t) + strlen(name) + 1);
	if (!t)
		return NULL;
	memcpy(t->name, name, strlen(name) + 1);
	hr_htable_insert(&cg->topics, &t->by_name, hr_hash_str(hr_str(name)));
	return t;
}

static void topic_put(struct hr_consumer_group *cg, struct hr_consumer_topic *t)
{
	if (t->by_name_nr || t->by_regex_nr)
		return;
	hr_htable_remove(&cg->topics, &t->by_name);
	free(t);
}

static void topics_drop(struct hr_consumer_group *cg, char **names, int32_t nr, bool by_regex)
{
	for (int32_t i = 0; i < nr; i++) {
		struct hr_consumer_topic *t = hr_consumer_topic(cg, hr_str(names[i]));

		if (by_regex)
			t->by_regex_nr--;
		else
			t->by_name_nr--;
		topic_put(cg, t);
	}
}

static int topics_want(struct hr_consumer_group *cg, char **names, int32_t nr, bool by_regex)
{
	for (int32_t i = 0; i < nr; i++) {
		struct hr_consumer_topic *t = topic_make(cg, names[i]);

		if (!t) {
			topics_drop(cg, names, i, by_regex);
			return -ENOMEM;
		}
		if (by_regex)
			t->by_regex_nr++;
		else
			t->by_name_nr++;
	}
	return 0;
}

static struct hr_consumer_regex *regex_make(struct hr_consumer_group *cg, struct hr_str text)
{
	struct hr_consumer_regex *x = hr_consumer_regex(cg, text);

	if (x)
		return x;
	x = calloc(1, sizeof(*x) + (size_t)text.len + 1);
	if (!x)
		return NULL;
	memcpy(x->text, text.p, (size_t)text.len);
	hr_htable_insert(&cg->regexes, &x->by_text, hr_hash_str(text));
	return x;
}

static void regex_put(struct hr_consumer_group *cg, struct hr_consumer_regex *x)
{
	if (x->member_nr || x->resolved)
		return;
	hr_htable_remove(&cg->regexes, &x->by_text);
	free(x->topics);
	free(x);
}

static void regex_unresolve(struct hr_consumer_group *cg, struct hr_consumer_regex *x)
{
	topics_drop(cg, x->topics, x->topic_nr, true);
	hr_consumer_names_free(x->topics, x->topic_nr);
	x->topics = NULL;
	x->topic_nr = 0;
	cg->resolved_nr -= x->resolved;
	x->resolved = false;
}

/* --- owners ------------------------------------------------------------------------------ */

static void owners_drop(struct hr_consumer_group *cg, const struct hr_tps *s, int32_t epoch)
{
	for (int32_t i = 0; i < s->nr; i++) {
		struct hr_consumer_owner *o = owner_find(cg, &s->v[i]);

		/* Somebody with another epoch: records in an order that compaction left. */
		if (!o || o->tp.epoch != epoch)
			continue;
		hr_htable_remove(&cg->owners, &o->by_partition);
		free(o);
	}
}

static int owners_add(struct hr_consumer_group *cg, const struct hr_tps *s, int32_t epoch)
{
	for (int32_t i = 0; i < s->nr; i++) {
		struct hr_consumer_owner *o = owner_find(cg, &s->v[i]);

		if (!o) {
			o = calloc(1, sizeof(*o));
			if (!o)
				return -ENOMEM;
			o->tp = s->v[i];
			o->tp.epoch = epoch;
			hr_htable_insert(&cg->owners, &o->by_partition,
					 tp_hash(o->tp.topic, o->tp.partition));
		}
		o->tp.epoch = HR_MAX(o->tp.epoch, epoch);
	}
	return 0;
}

/* --- the group's state as counted -------------------------------------------------------- */

static void state_follow(struct hr_consumer_group *cg)
{
	int64_t *levels = cg->group->groups->stats->modern[HR_GROUP_CONSUMER];
	enum hr_modern_state state = HR_MODERN_STABLE;

	if (!cg->member_nr)
		state = HR_MODERN_EMPTY;
	else if (cg->epoch > cg->target_epoch)
		state = HR_MODERN_ASSIGNING;
	else if (cg->behind_nr)
		state = HR_MODERN_RECONCILING;
	levels[cg->state]--;
	levels[state]++;
	cg->state = state;
}

static void behind_recount(struct hr_consumer_group *cg)
{
	struct hr_consumer_member *m;

	cg->behind_nr = 0;
	hr_consumer_each_member(m, cg)
		cg->behind_nr += !hr_consumer_is_settled(cg, m);
	state_follow(cg);
}

/* --- members ----------------------------------------------------------------------------- */

static void classic_free(struct hr_consumer_classic *c)
{
	for (int32_t i = 0; c && i < c->protocol_nr; i++) {
		free(c->protocols[i].name);
		free(c->protocols[i].metadata);
	}
	if (c)
		free(c->protocols);
	free(c);
}

static void wants_free(struct hr_consumer_member *m)
{
	free(m->instance_id);
	free(m->rack_id);
	free(m->client_id);
	free(m->client_host);
	free(m->regex);
	free(m->assignor);
	hr_consumer_names_free(m->topics, m->topic_nr);
	classic_free(m->classic);
}

static struct hr_consumer_member *member_make(struct hr_group *g, struct hr_str id)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m = hr_consumer_member(cg, id);

	if (m)
		return m;
	m = calloc(1, sizeof(*m));
	if (!m)
		return NULL;
	m->group = g;
	m->id = hr_group_strdup(id);
	m->previous_epoch = -1;
	m->rebalance_timeout_ms = -1;
	if (!m->id) {
		free(m);
		return NULL;
	}
	hr_htable_insert(&cg->by_id, &m->by_id, hr_hash_str(id));
	return m;
}

void hr_consumer_timers_cancel(struct hr_consumer_member *m)
{
	struct hr_groups *gs = m->group->groups;

	hr_group_timer_cancel(gs, &m->session_timer);
	hr_group_timer_cancel(gs, &m->rebalance_timer);
	hr_group_timer_cancel(gs, &m->sync_timer);
}

/* What a member wants begins or ends (@sign) to count; topics are not touched. */
static void wants_count(struct hr_consumer_group *cg, const struct hr_consumer_member *m, int sign)
{
	int assignor = m->assignor ? hr_consumer_assignor_find(cg->group->groups,
							       hr_str(m->assignor)) : -1;

	if (assignor >= 0)
		cg->assignor_nr[assignor] += sign;
	if (m->classic)
		cg->classic_nr += sign;
	if (m->regex && *m->regex) {
		struct hr_consumer_regex *x = hr_consumer_regex(cg, hr_str(m->regex));

		if (sign > 0 && !x->member_nr++)
			cg->regex_nr++;
		if (sign < 0 && !--x->member_nr) {
			cg->regex_nr--;
			regex_put(cg, x);
		}
	}
}

/* The instance may be another member's by now. */
static void instance_drop(struct hr_consumer_group *cg, struct hr_consumer_member *m)
{
	if (m->instance_id && hr_consumer_static_member(cg, hr_str(m->instance_id)) == m)
		hr_htable_remove(&cg->by_instance, &m->by_instance);
}

static void member_counts(struct hr_consumer_group *cg, struct hr_consumer_member *m)
{
	if (m->counts)
		return;
	m->counts = true;
	hr_list_push(&cg->members, &m->node);
	cg->member_nr++;
}

static void member_free(struct hr_consumer_member *m)
{
	wants_free(m);
	free(m->assigned.v);
	free(m->revoking.v);
	free(m->target.v);
	free(m->id);
	free(m);
}

/* Takes it out for good, unless a target is still recorded for it. */
static void member_drop(struct hr_consumer_group *cg, struct hr_consumer_member *m)
{
	if (m->counts) {
		hr_consumer_timers_cancel(m);
		instance_drop(cg, m);
		wants_count(cg, m, -1);
		topics_drop(cg, m->topics, m->topic_nr, false);
		owners_drop(cg, &m->assigned, m->epoch);
		owners_drop(cg, &m->revoking, m->epoch);
		hr_list_del(&m->node);
		cg->member_nr--;
		m->counts = false;
	}
	if (m->has_target) {
		struct hr_consumer_member bare = { .by_id = m->by_id, .group = m->group,
						   .id = m->id, .previous_epoch = -1,
						   .rebalance_timeout_ms = -1,
						   .has_target = true, .target = m->target };

		wants_free(m);
		free(m->assigned.v);
		free(m->revoking.v);
		*m = bare;
		return;
	}
	hr_htable_remove(&cg->by_id, &m->by_id);
	member_free(m);
}

/* --- the group --------------------------------------------------------------------------- */

static int group_make(struct hr_group *g)
{
	struct hr_consumer_group *cg = calloc(1, sizeof(*cg));

	if (!cg)
		return -ENOMEM;
	cg->group = g;
	cg->serial = ++g->groups->replayed;
	cg->epoch = 1;
	cg->look_again = true;
	hr_list_init(&cg->members);
	hr_htable_init(&cg->by_id);
	hr_htable_init(&cg->by_instance);
	hr_htable_init(&cg->topics);
	hr_htable_init(&cg->regexes);
	hr_htable_init(&cg->owners);
	g->consumer = cg;
	cg->state = HR_MODERN_EMPTY;
	g->groups->stats->modern[HR_GROUP_CONSUMER][HR_MODERN_EMPTY]++;
	hr_group_set_kind(g, HR_GROUP_CONSUMER);
	return 0;
}

static void table_free(struct hr_htable *t, size_t node_off)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(t, &it); n; n = next) {
		next = hr_htable_iter_next(t, &it);
		free((char *)n - node_off);
	}
	hr_htable_fini(t);
}

/* Leaves the kind to the caller. */
void hr_consumer_group_free(struct hr_group *g)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(&cg->by_id, &it); n; n = next) {
		struct hr_consumer_member *m = hr_container_of(n, struct hr_consumer_member, by_id);

		next = hr_htable_iter_next(&cg->by_id, &it);
		hr_consumer_timers_cancel(m);
		member_free(m);
	}
	for (n = hr_htable_iter_first(&cg->regexes, &it); n; n = hr_htable_iter_next(&cg->regexes,
										     &it)) {
		struct hr_consumer_regex *x = hr_container_of(n, struct hr_consumer_regex, by_text);

		hr_consumer_names_free(x->topics, x->topic_nr);
	}
	g->groups->stats->modern[HR_GROUP_CONSUMER][cg->state]--;
	table_free(&cg->topics, offsetof(struct hr_consumer_topic, by_name));
	table_free(&cg->regexes, offsetof(struct hr_consumer_regex, by_text));
	table_free(&cg->owners, offsetof(struct hr_consumer_owner, by_partition));
	hr_htable_fini(&cg->by_id);
	hr_htable_fini(&cg->by_instance);
	free(cg);
	g->consumer = NULL;
}

/* --- records ----------------------------------------------------------------------------- */

typedef struct hr_consumer_group_member_metadata_value_classic_member_metadata classic_value_t;

static int classic_dup(const classic_value_t *v, struct hr_consumer_classic **ret_c)
{
	struct hr_consumer_classic *c;
	int32_t nr;

	*ret_c = NULL;
	if (!v)
		return 0;
	nr = HR_MAX(v->supported_protocols.nr, 0);
	c = calloc(1, sizeof(*c));
	if (c)
		c->protocols = calloc((size_t)nr + 1, sizeof(c->protocols[0]));
	if (!c || !c->protocols)
		goto fail;
	c->session_timeout_ms = v->session_timeout_ms;
	for (int32_t i = 0; i < nr; i++) {
		struct hr_classic_protocol *to = &c->protocols[c->protocol_nr++];
		struct hr_slice from = v->supported_protocols.v[i].metadata;

		to->metadata_len = HR_MAX(from.len, 0);
		to->name = hr_group_strdup(v->supported_protocols.v[i].name);
		to->metadata = malloc((size_t)to->metadata_len + 1);
		if (!to->name || !to->metadata)
			goto fail;
		if (to->metadata_len)
			memcpy(to->metadata, from.p, (size_t)to->metadata_len);
	}
	*ret_c = c;
	return 0;
fail:
	classic_free(c);
	return -ENOMEM;
}

static bool text_dup(char **to, struct hr_str s)
{
	*to = hr_group_strdup(s);
	return *to || hr_str_is_null(s);
}

/* Copies of everything in @v, in a member that is nothing else. */
static int wants_dup(const hr_member_value_t *v, struct hr_consumer_member *ret_w)
{
	struct hr_consumer_member w = { .rebalance_timeout_ms = v->rebalance_timeout_ms };
	bool ok = text_dup(&w.instance_id, v->instance_id) && text_dup(&w.rack_id, v->rack_id) &&
		  text_dup(&w.client_id, v->client_id) &&
		  text_dup(&w.client_host, v->client_host) &&
		  text_dup(&w.regex, v->subscribed_topic_regex) &&
		  text_dup(&w.assignor, v->server_assignor);

	if (!ok || classic_dup(v->classic_member_metadata, &w.classic) ||
	    hr_consumer_names_dup(v->subscribed_topic_names.v, v->subscribed_topic_names.nr,
				  &w.topics, &w.topic_nr)) {
		wants_free(&w);
		return -ENOMEM;
	}
	*ret_w = w;
	return 0;
}

static void wants_move(struct hr_consumer_member *m, const struct hr_consumer_member *w)
{
	wants_free(m);
	m->instance_id = w->instance_id;
	m->rack_id = w->rack_id;
	m->client_id = w->client_id;
	m->client_host = w->client_host;
	m->regex = w->regex;
	m->assignor = w->assignor;
	m->topics = w->topics;
	m->topic_nr = w->topic_nr;
	m->rebalance_timeout_ms = w->rebalance_timeout_ms;
	m->classic = w->classic;
}

static int member_set(struct hr_group *g, struct hr_str id, const hr_member_value_t *v)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m = member_make(g, id), w;
	struct hr_consumer_regex *x = NULL;
	bool has_regex = v->subscribed_topic_regex.len > 0;
	int err = m ? wants_dup(v, &w) : -ENOMEM;

	if (err)
		return err;
	if (has_regex)
		x = regex_make(cg, v->subscribed_topic_regex);
	if ((has_regex && !x) || topics_want(cg, w.topics, w.topic_nr, false)) {
		if (x)
			regex_put(cg, x);
		wants_free(&w);
		return -ENOMEM;
	}
	if (m->counts)
		instance_drop(cg, m);
	/* The new first, so that what stays is not freed in between. */
	wants_count(cg, &w, 1);
	if (m->counts) {
		wants_count(cg, m, -1);
		topics_drop(cg, m->topics, m->topic_nr, false);
	}
	wants_move(m, &w);
	if (m->instance_id) {
		struct hr_consumer_member *was = hr_consumer_static_member(cg,
									   hr_str(m->instance_id));

		if (was)
			hr_htable_remove(&cg->by_instance, &was->by_instance);
		hr_htable_insert(&cg->by_instance, &m->by_instance,
				 hr_hash_str(hr_str(m->instance_id)));
	}
	member_counts(cg, m);
	behind_recount(cg);
	return 0;
}

typedef struct hr_consumer_group_current_member_assignment_value current_value_t;
typedef struct hr_consumer_group_current_member_assignment_value_topic_partitions current_parts_t;

static int parts_from_current(const current_parts_t *v, int32_t nr, int32_t epoch,
			      struct hr_tps *ret_s)
{
	struct hr_tps s = { 0 };
	size_t sum = 0;

	for (int32_t i = 0; i < nr; i++)
		sum += (size_t)HR_MAX(v[i].partitions.nr, 0);
	s.v = malloc((sum + 1) * sizeof(*s.v));
	if (!s.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		bool epochs = v[i].assignment_epochs.nr == v[i].partitions.nr;

		for (int32_t k = 0; k < v[i].partitions.nr; k++)
			hr_tps_add(&s, (struct hr_tp){
				v[i].topic_id, v[i].partitions.v[k],
				epochs ? v[i].assignment_epochs.v[k] : epoch });
	}
	hr_tps_sort(&s);
	*ret_s = s;
	return 0;
}

static int current_set(struct hr_group *g, struct hr_str id, const current_value_t *v)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m = member_make(g, id);
	struct hr_tps assigned, revoking;
	bool settled;
	int err;

	if (!m)
		return -ENOMEM;
	err = parts_from_current(v->assigned_partitions.v, v->assigned_partitions.nr,
				 v->member_epoch, &assigned);
	if (err)
		return err;
	err = parts_from_current(v->partitions_pending_revocation.v,
				 v->partitions_pending_revocation.nr, v->member_epoch, &revoking);
	if (err) {
		free(assigned.v);
		return err;
	}
	settled = m->counts && hr_consumer_is_settled(cg, m);
	cg->behind_nr -= m->counts && !settled;
	owners_drop(cg, &m->assigned, m->epoch);
	owners_drop(cg, &m->revoking, m->epoch);
	free(m->assigned.v);
	free(m->revoking.v);
	m->epoch = v->member_epoch;
	m->previous_epoch = v->previous_member_epoch;
	m->state = v->state >= HR_MEMBER_STABLE && v->state <= HR_MEMBER_UNRELEASED ?
		v->state : HR_MEMBER_UNKNOWN;
	m->assigned = assigned;
	m->revoking = revoking;
	member_counts(cg, m);
	cg->behind_nr += !hr_consumer_is_settled(cg, m);
	state_follow(cg);
	/* Short of memory the machine is loaded anew. */
	err = owners_add(cg, &assigned, m->epoch);
	return err ? err : owners_add(cg, &revoking, m->epoch);
}

static int current_bury(struct hr_group *g, struct hr_str id)
{
	static const current_value_t nothing = { .member_epoch = -1, .previous_member_epoch = -1 };

	return hr_consumer_member(g->consumer, id) ? current_set(g, id, &nothing) : 0;
}

static int target_set(struct hr_group *g, struct hr_str id,
		      const struct hr_consumer_group_target_assignment_member_value *v)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_member *m = v ? member_make(g, id) : hr_consumer_member(cg, id);
	struct hr_tps s = { 0 };
	size_t sum = 0;

	if (!m)
		return v ? -ENOMEM : 0;
	for (int32_t i = 0; v && i < v->topic_partitions.nr; i++)
		sum += (size_t)HR_MAX(v->topic_partitions.v[i].partitions.nr, 0);
	s.v = malloc((sum + 1) * sizeof(*s.v));
	if (!s.v)
		return -ENOMEM;
	for (int32_t i = 0; v && i < v->topic_partitions.nr; i++)
		for (int32_t k = 0; k < v->topic_partitions.v[i].partitions.nr; k++)
			hr_tps_add(&s, (struct hr_tp){ v->topic_partitions.v[i].topic_id,
						       v->topic_partitions.v[i].partitions.v[k] });
	hr_tps_sort(&s);
	free(m->target.v);
	m->target = s;
	m->has_target = v;
	if (!v && !m->counts)
		member_drop(cg, m);
	return 0;
}

static int regex_set(struct hr_group *g, struct hr_str text,
		     const struct hr_consumer_group_regular_expression_value *v)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_consumer_regex *x = v ? regex_make(cg, text) : hr_consumer_regex(cg, text);
	char **names = NULL;
	int32_t nr = 0;

	if (!x)
		return v ? -ENOMEM : 0;
	if (v && (hr_consumer_names_dup(v->topics.v, v->topics.nr, &names, &nr) ||
		  topics_want(cg, names, nr, true))) {
		hr_consumer_names_free(names, nr);
		regex_put(cg, x);
		return -ENOMEM;
	}
	regex_unresolve(cg, x);
	if (v) {
		x->topics = names;
		x->topic_nr = nr;
		x->version = v->version;
		x->timestamp_ms = v->timestamp;
		x->resolved = true;
		cg->resolved_nr++;
	}
	regex_put(cg, x);
	return 0;
}

static int epoch_set(struct hr_group *g, const struct hr_consumer_group_metadata_value *v)
{
	if (!v) {
		hr_consumer_group_free(g);
		hr_group_set_kind(g, HR_GROUP_NONE);
		return 0;
	}
	g->consumer->epoch = v->epoch;
	g->consumer->hash = (uint64_t)v->metadata_hash;
	state_follow(g->consumer);
	return 0;
}

static int target_epoch_set(struct hr_group *g,
			    const struct hr_consumer_group_target_assignment_metadata_value *v)
{
	g->consumer->target_epoch = v ? v->assignment_epoch : -1;
	g->consumer->target_ms = v ? v->assignment_timestamp : 0;
	behind_recount(g->consumer);
	return 0;
}

static int member_replay(struct hr_group *g, struct hr_str id, const hr_member_value_t *v)
{
	struct hr_consumer_member *m;

	if (v)
		return member_set(g, id, v);
	m = hr_consumer_member(g->consumer, id);
	if (m)
		member_drop(g->consumer, m);
	behind_recount(g->consumer);
	return 0;
}

/* Every key begins with the group's id; those of 5, 7, 8 and 16 go on with another name. */
static int group_replay(struct hr_group *g, const struct hr_coord_record *r)
{
	const struct hr_consumer_group_member_metadata_key *key = r->key;

	switch (r->type) {
	case 3:
		return epoch_set(g, r->value);
	case 4:
		g->consumer->has_partition_metadata = r->value;
		return 0;
	case 5:
		return member_replay(g, key->member_id, r->value);
	case 6:
		return target_epoch_set(g, r->value);
	case 7:
		return target_set(g, key->member_id, r->value);
	case 8:
		return r->value ? current_set(g, key->member_id, r->value) :
				  current_bury(g, key->member_id);
	default:
		return regex_set(g, key->member_id, r->value);
	}
}

int hr_consumer_replay(struct hr_groups *gs, const struct hr_coord_record *r)
{
	return hr_modern_replay(gs, r, HR_GROUP_CONSUMER, group_make, group_replay);
}
