// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_reconcile: one member on its way to the target.
 *
 *	STABLE      at the target epoch: nothing to do.  Behind it: next step
 *	UNREVOKED   gives up partitions, at its old epoch; once none of them is among those
 *	            it says it owns: next step
 *	UNRELEASED  has the target epoch; next step, as others may have given up theirs
 *	UNKNOWN     of a version that knows more states: must drop everything first
 *
 * Next step, with target T (of topics still wanted) and assigned A:
 *	A \ T not empty and owned	-> UNREVOKED, A & T stay, the epoch stays
 *	else				-> the target epoch, A & T and what is free of T;
 *					   UNRELEASED if some of T is not free
 *
 * A member that no longer wants a topic gives it up at once, whether or not a target
 * says so yet.
 */
#include "consumer.h"

/* --- what a member wants ----------------------------------------------------------- */

static int each_name(const struct hr_image *im, char **names, int32_t nr,
		     int (*each)(void *arg, const struct hr_topic *t), void *arg)
{
	int err = 0;

	for (int32_t i = 0; im && i < nr && !err; i++) {
		const struct hr_topic *t = hr_image_topic(im, hr_str(names[i]));

		if (t)
			err = each(arg, t);
	}
	return err;
}

int hr_consumer_wanted_each(const struct hr_consumer_member *m,
			    int (*each)(void *arg, const struct hr_topic *t), void *arg)
{
	const struct hr_image *im = m->group->groups->image;
	const struct hr_consumer_regex *x = m->regex && *m->regex ?
		hr_consumer_regex(m->group->consumer, hr_str(m->regex)) : NULL;
	int err = each_name(im, m->topics, m->topic_nr, each, arg);

	return err || !x ? err : each_name(im, x->topics, x->topic_nr, each, arg);
}

static bool name_in(char **names, int32_t nr, const char *name)
{
	int32_t lo = 0, hi = nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;
		int c = strcmp(names[mid], name);

		if (!c)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

static bool wants(const struct hr_consumer_member *m, struct hr_uuid id)
{
	const struct hr_image *im = m->group->groups->image;
	const struct hr_topic *t = im ? hr_image_topic_by_id(im, id) : NULL;
	const struct hr_consumer_regex *x;

	if (!t)
		return false;
	if (name_in(m->topics, m->topic_nr, t->name))
		return true;
	if (!m->regex || !*m->regex)
		return false;
	x = hr_consumer_regex(m->group->consumer, hr_str(m->regex));
	return x && name_in(x->topics, x->topic_nr, t->name);
}

static int note_one(void *arg, const struct hr_topic *t)
{
	*(bool *)arg = true;
	return 1;
}

static bool wants_anything(const struct hr_consumer_member *m)
{
	bool any = false;

	return hr_consumer_wanted_each(m, note_one, &any) || any;
}

/* --- steps ---------------------------------------------------------------------------- */

struct step {
	struct hr_consumer_member *m;
	struct hr_consumer_group *cg;
	const struct hr_tps *owned; /* NULL: it did not say, so it may own all */
	struct hr_tps wanted_target;
	struct hr_consumer_current next;
};

static bool owns_some(const struct step *s, const struct hr_tps *of)
{
	return !s->owned || hr_tps_meet(s->owned, of);
}

static void go(struct step *s, int32_t epoch, int8_t state)
{
	s->next.previous_epoch = s->m->epoch;
	s->next.epoch = epoch;
	s->next.state = state;
}

/* The target without topics that the member does not want any more. */
static void target_wanted(struct step *s)
{
	const struct hr_tps *t = &s->m->target;
	int32_t pos = 0, start;

	while (hr_tps_next_topic(t, &pos, &start)) {
		if (!wants(s->m, t->v[start].topic))
			continue;
		for (int32_t i = start; i < pos; i++)
			hr_tps_add(&s->wanted_target, t->v[i]);
	}
}

/* True if partitions of the target are still with others. */
static bool take_free(struct step *s, const struct hr_tps *kept)
{
	bool waiting = false;

	for (int32_t i = 0; i < s->wanted_target.nr; i++) {
		struct hr_tp tp = s->wanted_target.v[i];

		if (hr_tps_find(kept, tp.topic, tp.partition))
			continue;
		if (hr_consumer_owner_epoch(s->cg, tp.topic, tp.partition) != -1 &&
		    !hr_tps_find(&s->m->revoking, tp.topic, tp.partition)) {
			waiting = true;
			continue;
		}
		tp.epoch = s->cg->target_epoch;
		hr_tps_add(&s->next.assigned, tp);
	}
	return waiting;
}

static void next_step(struct step *s, int32_t epoch)
{
	const struct hr_tps *has = &s->m->assigned;
	struct hr_tps kept;
	bool waiting;

	target_wanted(s);
	for (int32_t i = 0; i < has->nr; i++) {
		bool keep = hr_tps_find(&s->wanted_target, has->v[i].topic, has->v[i].partition);

		hr_tps_add(keep ? &s->next.assigned : &s->next.revoking, has->v[i]);
	}
	if (s->next.revoking.nr && owns_some(s, &s->next.revoking)) {
		go(s, epoch, HR_MEMBER_UNREVOKED);
		return;
	}
	s->next.revoking.nr = 0;
	kept = s->next.assigned;
	waiting = take_free(s, &kept);
	hr_tps_sort(&s->next.assigned);
	go(s, s->cg->target_epoch, waiting ? HR_MEMBER_UNRELEASED : HR_MEMBER_STABLE);
}

/* The subscription changed and the target did not: gives up what it does not want. */
static bool drop_unwanted(struct step *s)
{
	struct hr_consumer_member *m = s->m;
	bool all = !m->revoking.nr && !wants_anything(m);
	int32_t pos = 0, start;

	for (int32_t i = 0; i < m->revoking.nr; i++)
		hr_tps_add(&s->next.revoking, m->revoking.v[i]);
	while (hr_tps_next_topic(&m->assigned, &pos, &start)) {
		bool keep = !all && wants(m, m->assigned.v[start].topic);

		for (int32_t i = start; i < pos; i++)
			hr_tps_add(keep ? &s->next.assigned : &s->next.revoking,
				   m->assigned.v[i]);
	}
	hr_tps_sort(&s->next.revoking);
	if (s->next.assigned.nr == m->assigned.nr)
		return false;
	if (s->next.revoking.nr && owns_some(s, &s->next.revoking)) {
		go(s, m->epoch, HR_MEMBER_UNREVOKED);
		return true;
	}
	go(s, m->epoch, m->state);
	s->next.revoking.nr = 0;
	for (int32_t i = 0; i < m->revoking.nr; i++)
		hr_tps_add(&s->next.revoking, m->revoking.v[i]);
	return true;
}

/* True if something is to be written. */
static bool decide(struct step *s, bool subscription_changed)
{
	struct hr_consumer_member *m = s->m;

	switch (m->state) {
	case HR_MEMBER_STABLE:
		if (m->epoch == s->cg->target_epoch)
			return subscription_changed && drop_unwanted(s);
		next_step(s, m->epoch);
		return true;
	case HR_MEMBER_UNREVOKED:
		if (owns_some(s, &m->revoking))
			return subscription_changed && drop_unwanted(s);
		next_step(s, m->epoch);
		return true;
	case HR_MEMBER_UNRELEASED:
		next_step(s, m->epoch);
		return true;
	default:
		next_step(s, s->cg->target_epoch);
		return true;
	}
}

static bool is_change(const struct step *s)
{
	const struct hr_consumer_member *m = s->m;

	return m->epoch != s->next.epoch || m->previous_epoch != s->next.previous_epoch ||
	       m->state != s->next.state || !hr_tps_same(&m->assigned, &s->next.assigned) ||
	       !hr_tps_same(&m->revoking, &s->next.revoking);
}

int hr_consumer_reconcile(struct hr_consumer_member *m, const struct hr_tps *owned,
			  bool subscription_changed, struct hr_arena *a)
{
	struct step s = { .m = m, .cg = m->group->consumer, .owned = owned };
	int32_t nr = m->assigned.nr + m->revoking.nr;
	int err;

	if (!subscription_changed && hr_consumer_is_settled(s.cg, m))
		return 0;
	if (hr_tps_make(a, m->target.nr, &s.wanted_target) ||
	    hr_tps_make(a, nr + m->target.nr, &s.next.assigned) ||
	    hr_tps_make(a, nr, &s.next.revoking))
		return -ENOMEM;
	if (!decide(&s, subscription_changed) || !is_change(&s))
		return 0;
	err = hr_consumer_put_current(m->group, hr_str(m->id), &s.next);
	if (err || m->classic)
		return err;
	if (m->state == HR_MEMBER_UNREVOKED)
		hr_consumer_rebalance_begin(m);
	else
		hr_group_timer_cancel(m->group->groups, &m->rebalance_timer);
	return 0;
}
