// SPDX-License-Identifier: Apache-2.0
/*
 * assign_uniform: even numbers of partitions, moving as few as possible.
 *
 * Homogeneous: of P partitions and N members each gets P / N and P % N of them one
 * more.  Who had more than P / N keeps one more while there are such places; so no
 * partition moves that did not have to.
 *
 * Heterogeneous: everybody keeps what it had.  Free partitions go to the least loaded
 * subscriber, topics with the most partitions for each subscriber first.  Then topic by
 * topic, partitions go from the most to the least loaded subscriber until these differ
 * by one at most or the loaded ones have none of the topic left; rounds over all topics
 * until one changes nothing, BALANCE_ROUND_MAX at most.  The order of each step is that of
 * Kafka 4.4, so that what it ends with has the same balance.
 *
 * Ladder: the subscribers of one topic by load.  The lower end climbs: those in
 * [0, low_end) are at low_level and get one each, then the level rises by one and takes in
 * those who stand there.  The upper end comes down in the same way over [high_start,
 * high_end); who has no partition of the topic left is swapped behind high_end.
 *
 *	0 ........ low_end ........ high_start ........ high_end ........ nr
 *	 at low_level		      at high_level	  cannot give
 */
#include <stdlib.h>
#include "assign.h"

#define BALANCE_ROUND_MAX 16

struct rung {
	int32_t load, member;
};

struct ladder {
	struct rung *v; /* load as it was when the ladder was set up */
	int32_t nr;
	int32_t low_end, low_level, low_next;
	int32_t high_start, high_end, high_level, high_next;
};

struct uniform {
	struct hr_assign *as;
	struct hr_assign_subscribers subs;
	int32_t *load;	/* partitions of each member */
	int32_t *order; /* topics, as they are served */
	struct ladder ladder;
	/* Of the topic being balanced: partitions by owner, and where each owner's run lies. */
	struct rung *owned;
	int32_t *run_start, *run_end; /* by member; equal: none */
};

/* --- homogeneous ------------------------------------------------------------------- */

/* Takes away what is over quota; returns how many members may still get one more. */
static int32_t give_back(struct uniform *u, int32_t min, int32_t extra, int32_t *quota)
{
	struct hr_assign *as = u->as;
	int32_t total = as->first[as->topic_nr];

	for (int32_t m = 0; m < as->member_nr; m++) {
		quota[m] = min;
		if (u->load[m] > min && extra) {
			quota[m]++;
			extra--;
		}
	}
	/* From the end, as the first ones are what Kafka lets stay. */
	for (int32_t i = total - 1; i >= 0; i--) {
		int32_t m = as->owner[i];

		if (m == HR_ASSIGN_NOBODY || u->load[m] <= quota[m])
			continue;
		u->load[m]--;
		as->owner[i] = HR_ASSIGN_NOBODY;
	}
	return extra;
}

static int homogeneous(struct uniform *u)
{
	struct hr_assign *as = u->as;
	int32_t total = as->first[as->topic_nr], n = as->member_nr, m = 0, extra;
	int32_t *quota = hr_arena_array(as->arena, (size_t)n, sizeof(int32_t));

	if (!quota)
		return -ENOMEM;
	extra = give_back(u, total / n, total % n, quota);
	for (int32_t k = 0; k < n && extra; k++) {
		if (quota[k] == total / n) {
			quota[k]++;
			extra--;
		}
	}
	for (int32_t i = 0; i < total; i++) {
		if (as->owner[i] != HR_ASSIGN_NOBODY)
			continue;
		while (u->load[m] >= quota[m])
			m++;
		as->owner[i] = m;
		u->load[m]++;
	}
	return 0;
}

/* --- the ladder ---------------------------------------------------------------------- */

static int by_load(const void *a, const void *b)
{
	const struct rung *x = a, *y = b;

	if (x->load != y->load)
		return x->load < y->load ? -1 : 1;
	return (x->member > y->member) - (x->member < y->member);
}

/* Returns how far the loads are apart. */
static int32_t ladder_set_up(struct uniform *u, int32_t topic)
{
	struct ladder *l = &u->ladder;
	int32_t from = u->subs.first[topic], nr = u->subs.first[topic + 1] - from;

	for (int32_t i = 0; i < nr; i++)
		l->v[i] = (struct rung){ u->load[u->subs.v[from + i]], u->subs.v[from + i] };
	qsort(l->v, (size_t)nr, sizeof(l->v[0]), by_load);
	l->nr = nr;
	l->low_end = l->low_next = 0;
	l->low_level = l->v[0].load - 1;
	l->high_start = l->high_end = nr;
	l->high_level = l->v[nr - 1].load + 1;
	l->high_next = nr - 1;
	return l->v[nr - 1].load - l->v[0].load;
}

static int32_t ladder_low(struct uniform *u)
{
	struct ladder *l = &u->ladder;

	if (l->low_next >= l->low_end) {
		l->low_level++;
		while (l->low_end < l->nr &&
		       u->load[l->v[l->low_end].member] == l->low_level)
			l->low_end++;
		l->low_next = 0;
	}
	return l->v[l->low_next++].member;
}

/* HR_ASSIGN_NOBODY: nobody is left who can give. */
static int32_t ladder_high(struct uniform *u)
{
	struct ladder *l = &u->ladder;

	if (l->high_next < l->high_start) {
		if (l->high_end <= l->high_start && l->high_start > 0)
			l->high_level = u->load[l->v[l->high_start - 1].member];
		else
			l->high_level--;
		while (l->high_start > 0 &&
		       u->load[l->v[l->high_start - 1].member] == l->high_level)
			l->high_start--;
		l->high_next = l->high_end - 1;
	}
	return l->high_next < 0 ? HR_ASSIGN_NOBODY : l->v[l->high_next--].member;
}

/* The member ladder_high() just gave has nothing to give. */
static void ladder_exclude(struct ladder *l)
{
	struct rung r = l->v[l->high_next + 1];

	l->v[l->high_next + 1] = l->v[l->high_end - 1];
	l->v[--l->high_end] = r;
}

static bool ladder_is_even(const struct ladder *l)
{
	return l->high_level - l->low_level <= 1;
}

/* --- heterogeneous --------------------------------------------------------------------- */

struct topic_rank {
	struct hr_uuid id;
	int32_t number, partition_nr, subscriber_nr;
};

/* Kafka compares ids as two signed numbers. */
static int uuid_cmp(struct hr_uuid a, struct hr_uuid b)
{
	a.b[0] ^= 0x80;
	a.b[8] ^= 0x80;
	b.b[0] ^= 0x80;
	b.b[8] ^= 0x80;
	return memcmp(a.b, b.b, sizeof(a.b));
}

static int by_rank(const void *a, const void *b)
{
	const struct topic_rank *x = a, *y = b;
	double each_x = (double)x->partition_nr / x->subscriber_nr;
	double each_y = (double)y->partition_nr / y->subscriber_nr;

	if (each_x != each_y)
		return each_x > each_y ? -1 : 1;
	if (x->subscriber_nr != y->subscriber_nr)
		return x->subscriber_nr < y->subscriber_nr ? -1 : 1;
	return uuid_cmp(x->id, y->id);
}

/* Returns how many topics have subscribers. */
static int order_topics(struct uniform *u, int32_t *ret_nr)
{
	struct hr_assign *as = u->as;
	struct topic_rank *r = hr_arena_array(as->arena, (size_t)as->topic_nr + 1, sizeof(*r));
	int32_t nr = 0;

	if (!r)
		return -ENOMEM;
	for (int32_t t = 0; t < as->topic_nr; t++) {
		int32_t subscriber_nr = u->subs.first[t + 1] - u->subs.first[t];

		if (subscriber_nr)
			r[nr++] = (struct topic_rank){ as->topics[t].id, t,
						       as->topics[t].partition_nr, subscriber_nr };
	}
	qsort(r, (size_t)nr, sizeof(*r), by_rank);
	for (int32_t i = 0; i < nr; i++)
		u->order[i] = r[i].number;
	*ret_nr = nr;
	return 0;
}

static void give_free(struct uniform *u, int32_t topic)
{
	int32_t *owner = &u->as->owner[u->as->first[topic]];
	bool ready = false;

	for (int32_t p = 0; p < u->as->topics[topic].partition_nr; p++) {
		if (owner[p] != HR_ASSIGN_NOBODY)
			continue;
		if (!ready)
			ladder_set_up(u, topic);
		ready = true;
		owner[p] = ladder_low(u);
		u->load[owner[p]]++;
	}
}

/* Sorts the topic's partitions by owner and notes each owner's run. */
static void note_runs(struct uniform *u, int32_t topic)
{
	const int32_t *owner = &u->as->owner[u->as->first[topic]];
	int32_t p_nr = u->as->topics[topic].partition_nr;

	for (int32_t i = u->subs.first[topic]; i < u->subs.first[topic + 1]; i++)
		u->run_start[u->subs.v[i]] = u->run_end[u->subs.v[i]] = 0;
	for (int32_t p = 0; p < p_nr; p++)
		u->owned[p] = (struct rung){ owner[p], p };
	qsort(u->owned, (size_t)p_nr, sizeof(u->owned[0]), by_load);
	for (int32_t i = 0; i < p_nr; i++) {
		int32_t m = u->owned[i].load;

		if (!i || u->owned[i - 1].load != m)
			u->run_start[m] = i;
		u->run_end[m] = i + 1;
	}
}

/* Returns how many partitions moved. */
static int32_t balance_topic(struct uniform *u, int32_t topic)
{
	int32_t *owner = &u->as->owner[u->as->first[topic]];
	int32_t moved_nr = 0;

	if (ladder_set_up(u, topic) <= 1)
		return 0;
	note_runs(u, topic);
	while (!ladder_is_even(&u->ladder)) {
		int32_t from = ladder_high(u), to, p;

		while (from != HR_ASSIGN_NOBODY && u->run_start[from] == u->run_end[from]) {
			ladder_exclude(&u->ladder);
			from = ladder_high(u);
		}
		if (from == HR_ASSIGN_NOBODY)
			break;
		p = u->owned[--u->run_end[from]].member;
		to = ladder_low(u);
		if (ladder_is_even(&u->ladder))
			break;
		owner[p] = to;
		u->load[from]--;
		u->load[to]++;
		moved_nr++;
	}
	return moved_nr;
}

static void balance(struct uniform *u, int32_t topic_nr)
{
	int32_t last_changed = -1;

	for (int round = 0; round < BALANCE_ROUND_MAX; round++) {
		for (int32_t i = 0; i < topic_nr; i++) {
			int32_t t = u->order[i];

			if (i == last_changed)
				return; /* all others were looked at since, and stayed */
			if (u->subs.first[t + 1] - u->subs.first[t] < 2)
				continue;
			if (balance_topic(u, t) > 0 || last_changed < 0)
				last_changed = i;
		}
	}
}

static int heterogeneous(struct uniform *u)
{
	struct hr_assign *as = u->as;
	int32_t partition_nr_max = 0, topic_nr;
	int err = hr_assign_subscribers(as, &u->subs);

	for (int32_t t = 0; t < as->topic_nr; t++)
		partition_nr_max = HR_MAX(partition_nr_max, as->topics[t].partition_nr);
	u->ladder.v = hr_arena_array(as->arena, (size_t)as->member_nr, sizeof(struct rung));
	u->owned = hr_arena_array(as->arena, (size_t)partition_nr_max + 1, sizeof(struct rung));
	u->run_start = hr_arena_array(as->arena, (size_t)as->member_nr, sizeof(int32_t));
	u->run_end = hr_arena_array(as->arena, (size_t)as->member_nr, sizeof(int32_t));
	u->order = hr_arena_array(as->arena, (size_t)as->topic_nr + 1, sizeof(int32_t));
	if (err || !u->ladder.v || !u->owned || !u->run_start || !u->run_end || !u->order)
		return -ENOMEM;
	err = order_topics(u, &topic_nr);
	if (err)
		return err;
	for (int32_t i = 0; i < topic_nr; i++)
		give_free(u, u->order[i]);
	balance(u, topic_nr);
	return 0;
}

int hr_assign_uniform(struct hr_assign *as)
{
	struct uniform u = { .as = as };
	int32_t total = as->first[as->topic_nr];

	if (!as->member_nr)
		return 0;
	u.load = hr_arena_array(as->arena, (size_t)as->member_nr, sizeof(int32_t));
	if (!u.load)
		return -ENOMEM;
	for (int32_t i = 0; i < total; i++)
		if (as->owner[i] != HR_ASSIGN_NOBODY)
			u.load[as->owner[i]]++;
	/* Alike is not enough: there may be topics that nobody wants. */
	if (as->homogeneous && total && as->members[0].topic_nr == as->topic_nr)
		return homogeneous(&u);
	return heterogeneous(&u);
}
