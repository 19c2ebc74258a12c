// SPDX-License-Identifier: Apache-2.0
/*
 * assign_range: what both assignors build on, and the range assignor.
 *
 * Range: of p partitions and n subscribers each gets p / n, the first p % n one more,
 * in one run.  Members that subscribe to the same topics with as many partitions so get
 * the same numbers of each, which is what joins of topics want.
 */
#include <stdlib.h>
#include "assign.h"

int32_t hr_assign_topic_find(const struct hr_assign *as, struct hr_uuid id)
{
	int32_t lo = 0, hi = as->topic_nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;
		int c = memcmp(as->topics[mid].id.b, id.b, sizeof(id.b));

		if (!c)
			return mid;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return -1;
}

bool hr_assign_subscribes(const struct hr_assign_member *m, int32_t topic)
{
	int32_t lo = 0, hi = m->topic_nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;

		if (m->topics[mid] == topic)
			return true;
		if (m->topics[mid] < topic)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

int hr_assign_begin(struct hr_assign *as)
{
	int64_t sum = 0;

	as->first = hr_arena_array(as->arena, (size_t)as->topic_nr + 1, sizeof(int32_t));
	if (!as->first)
		return -ENOMEM;
	for (int32_t t = 0; t < as->topic_nr; t++) {
		as->first[t] = (int32_t)sum;
		sum += as->topics[t].partition_nr;
		if (sum > INT32_MAX)
			return -E2BIG;
	}
	as->first[as->topic_nr] = (int32_t)sum;
	as->owner = hr_arena_array(as->arena, (size_t)sum + 1, sizeof(int32_t));
	if (!as->owner)
		return -ENOMEM;
	for (int64_t i = 0; i < sum; i++)
		as->owner[i] = HR_ASSIGN_NOBODY;
	return 0;
}

void hr_assign_had(struct hr_assign *as, int32_t member, int32_t topic, int32_t partition)
{
	if (topic < 0 || partition < 0 || partition >= as->topics[topic].partition_nr)
		return;
	if (hr_assign_subscribes(&as->members[member], topic))
		as->owner[as->first[topic] + partition] = member;
}

int hr_assign_subscribers(const struct hr_assign *as, struct hr_assign_subscribers *ret_s)
{
	int32_t *first = hr_arena_array(as->arena, (size_t)as->topic_nr + 2, sizeof(int32_t));
	size_t sum = 0;
	int32_t *v;

	for (int32_t m = 0; m < as->member_nr; m++)
		sum += (size_t)as->members[m].topic_nr;
	v = hr_arena_array(as->arena, sum + 1, sizeof(int32_t));
	if (!first || !v || sum > INT32_MAX)
		return -ENOMEM;
	/* Counts, one place to the right of where they end up as positions. */
	for (int32_t m = 0; m < as->member_nr; m++)
		for (int32_t i = 0; i < as->members[m].topic_nr; i++)
			first[as->members[m].topics[i] + 2]++;
	for (int32_t t = 1; t <= as->topic_nr; t++)
		first[t + 1] += first[t];
	for (int32_t m = 0; m < as->member_nr; m++)
		for (int32_t i = 0; i < as->members[m].topic_nr; i++)
			v[first[as->members[m].topics[i] + 1]++] = m;
	ret_s->first = first;
	ret_s->v = v;
	return 0;
}

/* --- range ------------------------------------------------------------------------ */

struct place {
	const struct hr_assign_member *member;
	int32_t number;
};

static int by_place(const void *a, const void *b)
{
	const struct hr_assign_member *x = ((const struct place *)a)->member;
	const struct hr_assign_member *y = ((const struct place *)b)->member;

	if (!hr_str_is_null(x->instance) && !hr_str_is_null(y->instance))
		return hr_str_cmp(x->instance, y->instance);
	if (hr_str_is_null(x->instance) != hr_str_is_null(y->instance))
		return hr_str_is_null(x->instance) ? 1 : -1;
	return hr_str_cmp(x->id, y->id);
}

int hr_assign_range(struct hr_assign *as)
{
	struct place *order = hr_arena_array(as->arena, (size_t)as->member_nr + 1, sizeof(*order));
	struct hr_assign_subscribers subs;
	int32_t *given; /* of each topic: subscribers that had their run, partitions in it */
	int err = hr_assign_subscribers(as, &subs);

	given = hr_arena_array(as->arena, (size_t)as->topic_nr + 1, 2 * sizeof(int32_t));
	if (err || !order || !given)
		return -ENOMEM;
	for (int32_t m = 0; m < as->member_nr; m++)
		order[m] = (struct place){ &as->members[m], m };
	qsort(order, (size_t)as->member_nr, sizeof(*order), by_place);
	for (int32_t o = 0; o < as->member_nr; o++) {
		const struct hr_assign_member *m = order[o].member;

		for (int32_t i = 0; i < m->topic_nr; i++) {
			int32_t t = m->topics[i], n = subs.first[t + 1] - subs.first[t];
			int32_t *seen = &given[2 * t], *next = &given[2 * t + 1];
			int32_t p_nr = as->topics[t].partition_nr;
			int32_t run = p_nr / n + (*seen < p_nr % n);

			(*seen)++;
			while (run--)
				as->owner[as->first[t] + (*next)++] = order[o].number;
		}
	}
	return 0;
}
