// SPDX-License-Identifier: Apache-2.0
/* consumer_parts: sets of partitions. */
#include <stdlib.h>
#include "consumer_parts.h"

int hr_tp_cmp(const struct hr_tp *a, const struct hr_tp *b)
{
	int c = memcmp(a->topic.b, b->topic.b, sizeof(a->topic.b));

	return c ? c : (a->partition > b->partition) - (a->partition < b->partition);
}

static int by_tp(const void *a, const void *b)
{
	return hr_tp_cmp(a, b);
}

void hr_tps_sort(struct hr_tps *s)
{
	int32_t nr = 0;

	if (s->nr > 1)
		qsort(s->v, (size_t)s->nr, sizeof(s->v[0]), by_tp);
	for (int32_t i = 0; i < s->nr; i++)
		if (!nr || hr_tp_cmp(&s->v[nr - 1], &s->v[i]))
			s->v[nr++] = s->v[i];
	s->nr = nr;
}

struct hr_tp *hr_tps_find(const struct hr_tps *s, struct hr_uuid topic, int32_t partition)
{
	const struct hr_tp key = { .topic = topic, .partition = partition };

	return s->nr ? bsearch(&key, s->v, (size_t)s->nr, sizeof(key), by_tp) : NULL;
}

bool hr_tps_eq(const struct hr_tps *a, const struct hr_tps *b)
{
	if (a->nr != b->nr)
		return false;
	for (int32_t i = 0; i < a->nr; i++)
		if (hr_tp_cmp(&a->v[i], &b->v[i]))
			return false;
	return true;
}

bool hr_tps_same(const struct hr_tps *a, const struct hr_tps *b)
{
	if (!hr_tps_eq(a, b))
		return false;
	for (int32_t i = 0; i < a->nr; i++)
		if (a->v[i].epoch != b->v[i].epoch)
			return false;
	return true;
}

/* How many of @a are in @b, up to @enough. */
static int32_t common_nr(const struct hr_tps *a, const struct hr_tps *b, int32_t enough)
{
	int32_t i = 0, k = 0, nr = 0;

	while (i < a->nr && k < b->nr && nr < enough) {
		int c = hr_tp_cmp(&a->v[i], &b->v[k]);

		nr += c == 0;
		i += c <= 0;
		k += c >= 0;
	}
	return nr;
}

bool hr_tps_meet(const struct hr_tps *a, const struct hr_tps *b)
{
	return common_nr(a, b, 1) == 1;
}

bool hr_tps_within(const struct hr_tps *a, const struct hr_tps *b)
{
	return common_nr(a, b, INT32_MAX) == a->nr;
}

int hr_tps_make(struct hr_arena *a, int32_t nr, struct hr_tps *ret_s)
{
	struct hr_tp *v = hr_arena_array(a, (size_t)nr + 1, sizeof(*v));

	if (!v)
		return -ENOMEM;
	*ret_s = (struct hr_tps){ v, 0 };
	return 0;
}

bool hr_tps_next_topic(const struct hr_tps *s, int32_t *pos, int32_t *ret_start)
{
	int32_t start = *pos, i = start;

	if (start >= s->nr)
		return false;
	while (i < s->nr && hr_uuid_eq(s->v[i].topic, s->v[start].topic))
		i++;
	*ret_start = start;
	*pos = i;
	return true;
}
