// SPDX-License-Identifier: Apache-2.0
/*
 * groups: who reads, for whom, and how long what they want stays in memory.
 *
 * A fetch names no group.  The group is found by the books of the coordinator: a member
 * with this client id, on this host, that this partition is assigned to.  Exactly one
 * group must fit; none or several make the bytes those of nobody known.
 *
 * Forecast: a group stands at position G, the tail begins at position T.  G below T is
 * out.  Else the margin G - T shrinks by what T moves on and grows by what G moves on;
 * where it shrinks, it says when the group falls out.
 */
#include <stdlib.h>

#include "priv.h"

/* --- groups and their positions ------------------------------------------------------ */

static struct obs_group *group_get(struct hr_observer *o, const char *name)
{
	uint64_t h = hr_hash_str(hr_str(name));
	struct hr_hnode *n = hr_htable_first(&o->groups, h);
	struct obs_group *g;

	for (; n; n = hr_htable_next(n)) {
		g = hr_container_of(n, struct obs_group, node);
		if (!strcmp(g->name, name))
			return g;
	}
	g = calloc(1, sizeof(*g));
	if (!g)
		return NULL;
	g->name = strdup(name);
	if (!g->name) {
		free(g);
		return NULL;
	}
	hr_list_init(&g->parts);
	hr_htable_insert(&o->groups, &g->node, h);
	return g;
}

static uint64_t place_hash(const char *a, const char *b, const char *topic, int32_t index)
{
	return hr_hash_u64(hr_hash_str(hr_str(a)) * 31 + hr_hash_str(hr_str(b)) * 17 +
			   hr_hash_str(hr_str(topic)) + (uint64_t)(uint32_t)index);
}

static struct obs_group_part *group_part_get(struct hr_observer *o, struct obs_group *g,
					     const char *topic, int32_t index, bool make)
{
	uint64_t h = place_hash(g->name, "", topic, index);
	struct hr_hnode *n = hr_htable_first(&o->group_parts, h);
	struct obs_group_part *gp;

	for (; n; n = hr_htable_next(n)) {
		gp = hr_container_of(n, struct obs_group_part, node);
		if (gp->group == g && gp->index == index && !strcmp(gp->topic, topic))
			return gp;
	}
	if (!make)
		return NULL;
	if (o->group_parts.nr >= HR_OBSERVE_GROUP_PARTS_MAX) {
		o->group_parts_left_out++;
		return NULL;
	}
	gp = calloc(1, sizeof(*gp));
	if (!gp)
		return NULL;
	*gp = (struct obs_group_part){ .group = g, .topic = strdup(topic), .index = index,
				       .offset = -1, .at = { -1, -1 } };
	if (!gp->topic) {
		free(gp);
		return NULL;
	}
	hr_htable_insert(&o->group_parts, &gp->node, h);
	hr_list_push(&g->parts, &gp->of_group);
	return gp;
}

static void group_part_free(struct hr_observer *o, struct obs_group_part *gp)
{
	hr_htable_remove(&o->group_parts, &gp->node);
	hr_list_del(&gp->of_group);
	free(gp->topic);
	free(gp);
}

static void group_free(struct hr_observer *o, struct obs_group *g)
{
	struct hr_htable_iter it;

	hr_list_each_safe(n, next, &g->parts)
		group_part_free(o, hr_list_entry(n, struct obs_group_part, of_group));
	for (struct hr_hnode *n = hr_htable_iter_first(&o->readers, &it); n;
	     n = hr_htable_iter_next(&o->readers, &it)) {
		struct obs_reader *r = hr_container_of(n, struct obs_reader, node);

		if (r->group == g)
			r->group = NULL;
	}
	hr_htable_remove(&o->groups, &g->node);
	free(g->name);
	free(g);
}

int64_t obs_part_at(const struct obs_part *p, int64_t offset)
{
	for (int i = p->seg_nr - 1; i >= 0; i--) {
		const struct obs_segment *s = &p->segs[i];
		int64_t next = i + 1 < p->seg_nr ? s[1].base_offset : p->end_offset;

		if (offset < s->base_offset && i)
			continue;
		if (offset >= next || next <= s->base_offset)
			return s->at + s->size_bytes;
		if (offset < s->base_offset)
			return s->at;
		return s->at + (int64_t)((double)s->size_bytes *
					 (double)(offset - s->base_offset) /
					 (double)(next - s->base_offset));
	}
	return -1;
}

void hr_observer_offset_put(struct hr_observer *o, const struct hr_observe_offset *f,
			    int64_t now_ms)
{
	struct obs_group_part *gp = NULL;
	struct obs_group *g;
	struct obs_part *p;
	int64_t at;

	pthread_mutex_lock(&o->lock);
	g = group_get(o, f->group);
	if (g) {
		g->seen = o->groups_seen;
		gp = group_part_get(o, g, f->topic, f->index, true);
	}
	if (gp) {
		p = obs_part_by_name(o, f->topic, f->index);
		at = p ? obs_part_at(p, f->offset) : -1;
		if (gp->at[0] < 0 || now_ms - gp->at_ms[0] > HR_OBS_SAMPLE_NR * HR_OBS_SAMPLE_MS) {
			gp->at[0] = gp->at[1] >= 0 ? gp->at[1] : at;
			gp->at_ms[0] = gp->at[1] >= 0 ? gp->at_ms[1] : now_ms;
		}
		gp->at[1] = at;
		gp->at_ms[1] = now_ms;
		gp->offset = f->offset;
		gp->seen = o->groups_seen;
	}
	pthread_mutex_unlock(&o->lock);
}

/* --- claims -------------------------------------------------------------------------- */

static void claims_free(struct hr_observer *o)
{
	struct hr_htable_iter it;
	struct hr_hnode *n = hr_htable_iter_first(&o->claims, &it);

	while (n) {
		struct obs_claim *c = hr_container_of(n, struct obs_claim, node);

		hr_htable_remove(&o->claims, n);
		n = hr_htable_iter_next(&o->claims, &it);
		free(c->client);
		free(c->host);
		free(c->topic);
		free(c);
	}
}

static struct obs_claim *claim_find(const struct hr_observer *o, const char *client,
				    const char *host, const char *topic, int32_t index)
{
	struct hr_hnode *n = hr_htable_first(&o->claims, place_hash(client, host, topic, index));

	for (; n; n = hr_htable_next(n)) {
		struct obs_claim *c = hr_container_of(n, struct obs_claim, node);

		if (c->index == index && !strcmp(c->client, client) && !strcmp(c->host, host) &&
		    !strcmp(c->topic, topic))
			return c;
	}
	return NULL;
}

static void claim_make(struct hr_observer *o, struct obs_group *g, const char *client,
		       const char *host, const char *topic, int32_t index)
{
	struct obs_claim *c = claim_find(o, client, host, topic, index);

	if (c) {
		if (c->group != g)
			c->group = NULL;
		return;
	}
	c = calloc(1, sizeof(*c));
	if (!c) {
		o->groups_complete = false;
		return;
	}
	*c = (struct obs_claim){ .group = g, .client = strdup(client), .host = strdup(host),
				 .topic = strdup(topic), .index = index };
	if (!c->client || !c->host || !c->topic) {
		free(c->client);
		free(c->host);
		free(c->topic);
		free(c);
		o->groups_complete = false;
		return;
	}
	hr_htable_insert(&o->claims, &c->node, place_hash(client, host, topic, index));
}

void hr_observer_groups_begin(struct hr_observer *o)
{
	struct hr_htable_iter it;

	pthread_mutex_lock(&o->lock);
	o->groups_seen++;
	o->groups_complete = true;
	claims_free(o);
	for (struct hr_hnode *n = hr_htable_iter_first(&o->groups, &it); n;
	     n = hr_htable_iter_next(&o->groups, &it))
		hr_container_of(n, struct obs_group, node)->member_nr = 0;
	pthread_mutex_unlock(&o->lock);
}

void hr_observer_member_put(struct hr_observer *o, const struct hr_observe_member *m)
{
	const char *topic = m->topic;
	struct obs_group *g;

	pthread_mutex_lock(&o->lock);
	g = group_get(o, m->group);
	if (g) {
		struct obs_part *p = hr_uuid_is_zero(m->topic_id)
					     ? NULL : obs_part_find(o, m->topic_id, m->index);

		g->seen = o->groups_seen;
		topic = p ? p->topic : topic;
		if (topic)
			claim_make(o, g, m->client, m->host, topic, m->index);
		else if (hr_uuid_is_zero(m->topic_id))
			g->member_nr++;
	} else {
		o->groups_complete = false;
	}
	pthread_mutex_unlock(&o->lock);
}

static void attribute(struct hr_observer *o, struct obs_reader *r)
{
	struct obs_part *p = obs_part_find(o, r->r.topic_id, r->r.index);
	int64_t bytes = (int64_t)(r->r.bytes - r->bytes_given);
	int64_t cold = (int64_t)(r->r.cold_bytes - r->cold_given);
	struct obs_claim *c = p && o->groups_complete
				      ? claim_find(o, r->r.client, r->r.host, p->topic, r->r.index)
				      : NULL;
	struct obs_group_part *gp;

	r->group = c ? c->group : NULL;
	r->bytes_given = r->r.bytes;
	r->cold_given = r->r.cold_bytes;
	if (!r->group) {
		o->unknown_bytes += bytes;
		o->unknown_cold_bytes += cold;
		return;
	}
	r->group->fetched_bytes += bytes;
	r->group->cold_bytes += cold;
	gp = group_part_get(o, r->group, p->topic, r->r.index, true);
	if (!gp)
		return;
	gp->seen = o->groups_seen;
	gp->fetched_bytes += bytes;
	gp->cold_bytes += cold;
}

void hr_observer_groups_end(struct hr_observer *o, bool complete)
{
	struct hr_htable_iter it;
	struct hr_hnode *n;

	pthread_mutex_lock(&o->lock);
	o->groups_complete &= complete;
	n = hr_htable_iter_first(&o->readers, &it);
	for (; n; n = hr_htable_iter_next(&o->readers, &it))
		attribute(o, hr_container_of(n, struct obs_reader, node));
	n = complete ? hr_htable_iter_first(&o->groups, &it) : NULL;
	while (n) {
		struct obs_group *g = hr_container_of(n, struct obs_group, node);

		n = hr_htable_iter_next(&o->groups, &it);
		if (g->seen != o->groups_seen)
			group_free(o, g);
	}
	pthread_mutex_unlock(&o->lock);
}

/* --- readers ------------------------------------------------------------------------- */

static struct obs_reader *reader_get(struct hr_observer *o, const struct hr_observe_reader *in)
{
	uint64_t h = hr_hash_bytes(in->topic_id.b, sizeof(in->topic_id.b)) ^
		     place_hash(in->client, in->host, "", in->index);
	struct hr_hnode *n = hr_htable_first(&o->readers, h);
	struct obs_reader *r;

	for (; n; n = hr_htable_next(n)) {
		r = hr_container_of(n, struct obs_reader, node);
		if (r->r.index == in->index && hr_uuid_eq(r->r.topic_id, in->topic_id) &&
		    !strcmp(r->r.client, in->client) && !strcmp(r->r.host, in->host))
			return r;
	}
	r = o->readers.nr < HR_OBSERVE_READERS_MAX ? calloc(1, sizeof(*r)) : NULL;
	if (!r) {
		o->readers_left_out++;
		return NULL;
	}
	r->r = *in;
	r->r.bytes = r->r.cold_bytes = r->r.fetches = 0;
	hr_htable_insert(&o->readers, &r->node, h);
	return r;
}

static void readers_total(struct hr_observer *o)
{
	struct hr_htable_iter it;
	struct hr_hnode *n = hr_htable_iter_first(&o->readers, &it);

	hr_list_each(l, &o->order) {
		struct obs_part *p = hr_list_entry(l, struct obs_part, order);

		p->fetched_bytes = p->cold_bytes = p->fetches = 0;
	}
	for (; n; n = hr_htable_iter_next(&o->readers, &it)) {
		struct obs_reader *r = hr_container_of(n, struct obs_reader, node);
		struct obs_part *p = obs_part_find(o, r->r.topic_id, r->r.index);

		/* A reader that the shards forgot keeps what it had. */
		r->r.fetches = HR_MAX(r->r.fetches, r->sum.fetches);
		r->r.bytes = HR_MAX(r->r.bytes, r->sum.bytes);
		r->r.cold_bytes = HR_MAX(r->r.cold_bytes, r->sum.cold_bytes);
		if (!p)
			continue;
		p->fetches += (int64_t)r->r.fetches;
		p->fetched_bytes += (int64_t)r->r.bytes;
		p->cold_bytes += (int64_t)r->r.cold_bytes;
	}
}

void hr_observer_readers_put(struct hr_observer *o, const struct hr_observe_reader *v, size_t nr)
{
	struct hr_htable_iter it;

	pthread_mutex_lock(&o->lock);
	for (struct hr_hnode *n = hr_htable_iter_first(&o->readers, &it); n;
	     n = hr_htable_iter_next(&o->readers, &it))
		memset(&hr_container_of(n, struct obs_reader, node)->sum, 0,
		       sizeof(struct hr_observe_reader));
	for (size_t i = 0; i < nr; i++) {
		struct obs_reader *r = reader_get(o, &v[i]);

		if (!r)
			continue;
		r->sum.fetches += v[i].fetches;
		r->sum.bytes += v[i].bytes;
		r->sum.cold_bytes += v[i].cold_bytes;
	}
	readers_total(o);
	pthread_mutex_unlock(&o->lock);
}

/* --- forecast ------------------------------------------------------------------------ */

const char *obs_warmth_name(enum obs_warmth w)
{
	static const char *const names[] = { "unknown", "warm", "out", "at_end" };

	return names[w];
}

void obs_forecast_of(const struct hr_observer *o, const struct obs_group_part *gp,
		     struct obs_forecast *ret_f)
{
	const struct obs_part *p = obs_part_by_name(o, gp->topic, gp->index);
	double append, tail, group = 0;
	int64_t at;

	*ret_f = (struct obs_forecast){ OBS_UNKNOWN, -1, -1 };
	at = p && gp->offset >= 0 ? obs_part_at(p, gp->offset) : -1;
	if (at < 0)
		return;
	ret_f->lag_bytes = obs_part_end_at(p) - at;
	if (gp->offset >= p->end_offset) {
		ret_f->state = OBS_AT_END;
		return;
	}
	if (p->tail_at < 0)
		return;
	/* Positions are estimates: less than a page apart is at the edge, not beyond it. */
	ret_f->state = at + o->page_bytes < p->tail_at ? OBS_OUT : OBS_WARM;
	if (ret_f->state == OBS_OUT || !obs_part_rates(p, &append, &tail))
		return;
	if (gp->at_ms[1] > gp->at_ms[0] && gp->at[0] >= 0 && gp->at[1] >= 0)
		group = (double)(gp->at[1] - gp->at[0]) * 1e3 /
			(double)(gp->at_ms[1] - gp->at_ms[0]);
	if (tail > group)
		ret_f->falls_out_s = (double)HR_MAX(at - p->tail_at, (int64_t)0) / (tail - group);
}

/* Out before soon before warm before unknown. */
static int badness(const struct obs_forecast *f)
{
	return f->state == OBS_OUT ? 4 : f->state == OBS_WARM && f->falls_out_s >= 0 ? 3 :
	       f->state == OBS_UNKNOWN ? 2 : f->state == OBS_WARM ? 1 : 0;
}

void obs_group_forecast(const struct hr_observer *o, const struct obs_group *g,
			struct obs_forecast *ret_f, const struct obs_group_part **ret_worst)
{
	int64_t lag = 0;
	bool any = false;

	*ret_f = (struct obs_forecast){ OBS_UNKNOWN, -1, -1 };
	*ret_worst = NULL;
	hr_list_each(n, &g->parts) {
		const struct obs_group_part *gp =
			hr_list_entry(n, struct obs_group_part, of_group);
		struct obs_forecast f;
		int worse;

		if (gp->offset < 0)
			continue;
		obs_forecast_of(o, gp, &f);
		lag = obs_plus(lag, f.lag_bytes);
		worse = any ? badness(&f) - badness(ret_f) : 1;
		if (!worse && badness(&f) == 3)
			worse = f.falls_out_s < ret_f->falls_out_s;
		if (worse > 0) {
			*ret_f = f;
			*ret_worst = gp;
		}
		any = true;
	}
	ret_f->lag_bytes = any ? lag : -1;
}

void obs_groups_free(struct hr_observer *o)
{
	struct hr_htable_iter it;
	struct hr_hnode *n = hr_htable_iter_first(&o->groups, &it);

	while (n) {
		struct obs_group *g = hr_container_of(n, struct obs_group, node);

		n = hr_htable_iter_next(&o->groups, &it);
		group_free(o, g);
	}
	n = hr_htable_iter_first(&o->readers, &it);
	while (n) {
		struct obs_reader *r = hr_container_of(n, struct obs_reader, node);

		hr_htable_remove(&o->readers, n);
		n = hr_htable_iter_next(&o->readers, &it);
		free(r);
	}
	claims_free(o);
	hr_htable_fini(&o->groups);
	hr_htable_fini(&o->group_parts);
	hr_htable_fini(&o->readers);
	hr_htable_fini(&o->claims);
}
