// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_update: a member comes, or wants something else.
 *
 * One update is one operation: everything that can be refused is looked at first
 * (hr_consumer_update_check()), then records are put in the order that readers of the log
 * lean on: member, expression, group epoch, target, what the member owns.
 *
 *	names, assignor, an expression that is resolved	-> the group epoch rises
 *	an expression that nobody had			-> it rises once topics are found
 *	anything else (rack, client, timeout)		-> the member's record only
 */
#include <stdlib.h>
#include "consumer.h"
#include "consumer_hash.h"

/* --- the hash of what the group wants ------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp((*(struct hr_consumer_topic *const *)a)->name,
		      (*(struct hr_consumer_topic *const *)b)->name);
}

static int topic_refresh(const struct hr_image *im, struct hr_consumer_topic *ct,
			 struct hr_buf *scratch)
{
	const struct hr_topic *t = im ? hr_image_topic(im, hr_str(ct->name)) : NULL;
	int err = 0;

	if (ct->hashed)
		return 0;
	memset(&ct->id, 0, sizeof(ct->id));
	if (t) {
		ct->id = t->id;
		err = hr_topic_hash(im, t, scratch, &ct->hash);
	}
	ct->hashed = !err;
	return err;
}

static int hash_sorted(struct hr_consumer_topic **v, int32_t nr, struct hr_buf *out,
		       uint64_t *ret_hash)
{
	uint8_t *le = hr_buf_reserve(out, (size_t)nr * 8);

	*ret_hash = 0;
	if (!nr)
		return 0;
	if (!le)
		return -ENOMEM;
	qsort(v, (size_t)nr, sizeof(*v), by_name);
	for (int32_t i = 0; i < nr; i++)
		for (int k = 0; k < 8; k++)
			*le++ = (uint8_t)(v[i]->hash >> 8 * k);
	*ret_hash = hr_xxh3_64(le - (size_t)nr * 8, (size_t)nr * 8);
	return 0;
}

int hr_consumer_hash(struct hr_consumer_group *cg, uint64_t *ret_hash)
{
	struct hr_consumer_topic **v = malloc((cg->topics.nr + 1) * sizeof(*v));
	struct hr_buf scratch = HR_BUF_INIT;
	struct hr_htable_iter it;
	int32_t nr = 0;
	int err = v ? 0 : -ENOMEM;

	for (struct hr_hnode *n = hr_htable_iter_first(&cg->topics, &it); n && !err;
	     n = hr_htable_iter_next(&cg->topics, &it)) {
		struct hr_consumer_topic *ct =
			hr_container_of(n, struct hr_consumer_topic, by_name);

		err = topic_refresh(cg->group->groups->image, ct, &scratch);
		if (!hr_uuid_is_zero(ct->id))
			v[nr++] = ct;
	}
	scratch.len = 0;
	if (!err)
		err = hash_sorted(v, nr, &scratch, ret_hash);
	hr_buf_fini(&scratch);
	free(v);
	return err;
}

int hr_consumer_bump(struct hr_group *g, uint64_t hash)
{
	g->groups->stats->rebalances[HR_GROUP_CONSUMER]++;
	return hr_consumer_put_epoch(g, g->consumer->epoch + 1, hash);
}

/* --- values ------------------------------------------------------------------------------ */

/* Copies: the value outlives the member, whose records may be about to go. */
static int classic_value(const struct hr_consumer_classic *c, struct hr_arena *a,
			 hr_member_value_t *v)
{
	struct hr_consumer_group_member_metadata_value_classic_member_metadata *to;

	if (!c)
		return 0;
	to = hr_arena_alloc(a, sizeof(*to));
	if (!to)
		return -ENOMEM;
	to->session_timeout_ms = c->session_timeout_ms;
	to->supported_protocols.nr = c->protocol_nr;
	to->supported_protocols.v = hr_arena_array(a, (size_t)c->protocol_nr + 1,
						   sizeof(to->supported_protocols.v[0]));
	for (int32_t i = 0; to->supported_protocols.v && i < c->protocol_nr; i++) {
		struct hr_consumer_group_member_metadata_value_classic_protocol *row =
			&to->supported_protocols.v[i];
		const struct hr_classic_protocol *from = &c->protocols[i];
		uint8_t *p = hr_arena_alloc(a, (size_t)from->metadata_len + 1);

		row->name = hr_arena_str(a, hr_str(from->name));
		if (!p || hr_str_is_null(row->name))
			return -ENOMEM;
		memcpy(p, from->metadata, (size_t)from->metadata_len);
		row->metadata = (struct hr_slice){ p, from->metadata_len };
	}
	v->classic_member_metadata = to;
	return to->supported_protocols.v ? 0 : -ENOMEM;
}

static bool text_value(const char *text, struct hr_arena *a, struct hr_str *ret_s)
{
	*ret_s = hr_arena_str(a, hr_str(text));
	return !text || !hr_str_is_null(*ret_s);
}

int hr_consumer_member_value(const struct hr_consumer_member *m, struct hr_arena *a,
			     hr_member_value_t *ret_v)
{
	hr_member_value_t *v = ret_v;
	bool ok;

	*v = (hr_member_value_t){ .rebalance_timeout_ms = m->rebalance_timeout_ms };
	ok = text_value(m->instance_id, a, &v->instance_id) &&
	     text_value(m->rack_id, a, &v->rack_id) &&
	     text_value(m->client_id ? m->client_id : "", a, &v->client_id) &&
	     text_value(m->client_host ? m->client_host : "", a, &v->client_host) &&
	     text_value(m->regex, a, &v->subscribed_topic_regex) &&
	     text_value(m->assignor, a, &v->server_assignor);
	v->subscribed_topic_names.nr = m->topic_nr;
	v->subscribed_topic_names.v = hr_arena_array(a, (size_t)m->topic_nr + 1,
						     sizeof(struct hr_str));
	if (!ok || !v->subscribed_topic_names.v)
		return -ENOMEM;
	for (int32_t i = 0; i < m->topic_nr && ok; i++)
		ok = text_value(m->topics[i], a, &v->subscribed_topic_names.v[i]);
	return ok ? classic_value(m->classic, a, v) : -ENOMEM;
}

static bool text_is(const char *is, struct hr_str s)
{
	return is ? hr_str_eqc(s, is) : hr_str_is_null(s);
}

static bool has_name(const struct hr_consumer_member *m, struct hr_str name)
{
	int32_t lo = 0, hi = m->topic_nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;
		int c = hr_str_cmp(hr_str(m->topics[mid]), name);

		if (!c)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

static int by_str(const void *a, const void *b)
{
	return hr_str_cmp(*(const struct hr_str *)a, *(const struct hr_str *)b);
}

/* As sets: twins do not count.  The value's list is sorted for it. */
static bool names_are(const struct hr_consumer_member *m, const hr_member_value_t *v)
{
	struct hr_str *n = v->subscribed_topic_names.v;
	int32_t nr = v->subscribed_topic_names.nr, kept = 0;

	if (nr > 1)
		qsort(n, (size_t)nr, sizeof(*n), by_str);
	for (int32_t i = 0; i < nr; i++) {
		if (i && hr_str_eq(n[i - 1], n[i]))
			continue;
		kept++;
		if (!m || !has_name(m, n[i]))
			return false;
	}
	return kept == (m ? m->topic_nr : 0);
}

static bool classic_is(const struct hr_consumer_classic *c,
		const struct hr_consumer_group_member_metadata_value_classic_member_metadata *v)
{
	if (!c || !v)
		return !c && !v;
	if (c->session_timeout_ms != v->session_timeout_ms ||
	    c->protocol_nr != v->supported_protocols.nr)
		return false;
	for (int32_t i = 0; i < c->protocol_nr; i++) {
		struct hr_slice md = v->supported_protocols.v[i].metadata;

		if (!text_is(c->protocols[i].name, v->supported_protocols.v[i].name) ||
		    c->protocols[i].metadata_len != md.len ||
		    (md.len && memcmp(c->protocols[i].metadata, md.p, (size_t)md.len)))
			return false;
	}
	return true;
}

static bool value_is(const struct hr_consumer_member *m, const hr_member_value_t *v)
{
	return text_is(m->instance_id, v->instance_id) && text_is(m->rack_id, v->rack_id) &&
	       text_is(m->client_id, v->client_id) && text_is(m->client_host, v->client_host) &&
	       text_is(m->regex, v->subscribed_topic_regex) &&
	       text_is(m->assignor, v->server_assignor) &&
	       m->rebalance_timeout_ms == v->rebalance_timeout_ms && names_are(m, v) &&
	       classic_is(m->classic, v->classic_member_metadata);
}

/* --- checks ------------------------------------------------------------------------------ */

static struct hr_consumer_group *consumer_of(const struct hr_group *g)
{
	return g->kind == HR_GROUP_CONSUMER ? g->consumer : NULL;
}

int hr_consumer_update_check(const struct hr_consumer_update *u, struct hr_buf *why)
{
	struct hr_consumer_group *cg = consumer_of(u->g);
	struct hr_str text = u->value->subscribed_topic_regex;
	const struct hr_consumer_regex *x;

	if (text.len <= 0)
		return 0;
	x = cg ? hr_consumer_regex(cg, text) : NULL;
	return x && x->member_nr ? 0 : hr_regex_check(text, why);
}

/* --- writing ------------------------------------------------------------------------------ */

/* The new member has the target of the old one and, as yet, what it owned. */
static int replace(struct hr_consumer_update *u)
{
	struct hr_consumer_member *was = u->replaced;
	struct hr_consumer_current cur = { .state = was->state };
	hr_member_value_t v;
	struct hr_tps target;
	struct hr_str id;
	int err = hr_consumer_member_value(was, u->arena, &v);

	id = hr_arena_str(u->arena, hr_str(was->id));
	if (err || hr_str_is_null(id) || hr_tps_make(u->arena, was->target.nr, &target) ||
	    hr_tps_make(u->arena, was->assigned.nr, &cur.assigned) ||
	    hr_tps_make(u->arena, was->revoking.nr, &cur.revoking))
		return -ENOMEM;
	for (int32_t i = 0; i < was->target.nr; i++)
		hr_tps_add(&target, was->target.v[i]);
	for (int32_t i = 0; i < was->assigned.nr; i++)
		hr_tps_add(&cur.assigned, was->assigned.v[i]);
	for (int32_t i = 0; i < was->revoking.nr; i++)
		hr_tps_add(&cur.revoking, was->revoking.v[i]);
	v.classic_member_metadata = NULL; /* the update says how it speaks from now on */
	err = hr_consumer_bury_member(u->g, id);
	if (!err)
		err = hr_consumer_put_member(u->g, u->id, &v);
	if (!err)
		err = hr_consumer_put_target(u->g, u->id, &target);
	u->replaced = NULL;
	return err ? err : hr_consumer_put_current(u->g, u->id, &cur);
}

struct regex_change {
	bool changed;	 /* the member's expression is another */
	bool resolved;	 /* and what the new one stands for is known */
	bool unresolved; /* nobody had it before */
	bool drop_old;	 /* nobody has the old one any more */
	struct hr_str old;
};

static int regex_change(const struct hr_consumer_update *u, const struct hr_consumer_member *m,
			struct regex_change *rc)
{
	struct hr_consumer_group *cg = consumer_of(u->g);
	struct hr_str old = m ? hr_str(m->regex) : HR_STR_LIT("");
	struct hr_str want = u->value->subscribed_topic_regex;
	const struct hr_consumer_regex *x;

	*rc = (struct regex_change){ 0 };
	if (hr_str_eq(old, want))
		return 0;
	rc->changed = true;
	if (old.len > 0) {
		rc->drop_old = hr_consumer_regex(cg, old)->member_nr == 1;
		rc->old = hr_arena_str(u->arena, old);
		if (hr_str_is_null(rc->old))
			return -ENOMEM;
	}
	if (want.len <= 0) {
		rc->resolved = old.len > 0;
		return 0;
	}
	x = cg ? hr_consumer_regex(cg, want) : NULL;
	rc->unresolved = !x || !x->member_nr;
	rc->resolved = !rc->unresolved && x->resolved;
	return 0;
}

static int epoch_follow(struct hr_group *g, bool bump)
{
	struct hr_consumer_group *cg = g->consumer;
	uint64_t hash;
	int err;

	if (!bump && !cg->look_again)
		return 0;
	err = hr_consumer_hash(cg, &hash);
	if (err)
		return err;
	if (bump || hash != cg->hash)
		err = hr_consumer_bump(g, hash);
	cg->look_again = err;
	if (!err && cg->has_partition_metadata)
		err = hr_modern_bury(g, 4, HR_STR_NULL);
	return err;
}

int hr_consumer_follow(struct hr_group *g)
{
	int err = epoch_follow(g, false);

	return err ? err : hr_consumer_retarget(g);
}

int hr_consumer_update(struct hr_consumer_update *u, struct hr_consumer_member **ret_m)
{
	struct hr_group *g = u->g;
	const char *assignor_was, *assignor_is;
	struct hr_consumer_member *m;
	struct regex_change rc;
	bool names_changed;
	int err = u->replaced ? replace(u) : 0;

	if (err)
		return err;
	m = consumer_of(g) ? hr_consumer_member(g->consumer, u->id) : NULL;
	if (m && !m->counts)
		m = NULL;
	names_changed = !names_are(m, u->value);
	assignor_was = hr_consumer_assignor_name(g->groups, consumer_of(g));
	err = regex_change(u, m, &rc);
	if (!err && (!m || !value_is(m, u->value)))
		err = hr_consumer_put_member(g, u->id, u->value);
	if (err)
		return err;
	if (rc.drop_old)
		err = hr_modern_bury(g, 16, rc.old);
	assignor_is = hr_consumer_assignor_name(g->groups, g->consumer);
	if (!err)
		err = epoch_follow(g, names_changed || rc.resolved ||
					      strcmp(assignor_was, assignor_is));
	if (!err && !u->no_target)
		err = hr_consumer_retarget(g);
	m = hr_consumer_member(g->consumer, u->id);
	if (!err)
		err = hr_consumer_reconcile(m, u->owned, names_changed || rc.changed, u->arena);
	if (!err)
		hr_consumer_resolve(g, rc.unresolved);
	*ret_m = m;
	return err;
}
