/* SPDX-License-Identifier: Apache-2.0 */
/*
 * consumer_parts: sets of partitions, as members own them.
 *
 * A set is one array, rising by topic id (as bytes) and partition, no two alike.  The
 * epoch beside each partition is that of the assignment that gave it (KIP-1251); it is
 * carried along and does not count in comparisons.
 */
#ifndef HR_GROUP_CONSUMER_PARTS_H
#define HR_GROUP_CONSUMER_PARTS_H

#include <hr/lib/arena.h>

struct hr_tp {
	struct hr_uuid topic;
	int32_t partition;
	int32_t epoch;
};

struct hr_tps {
	struct hr_tp *v;
	int32_t nr;
};

int hr_tp_cmp(const struct hr_tp *a, const struct hr_tp *b);
/* Sorts and drops twins. */
void hr_tps_sort(struct hr_tps *s);
struct hr_tp *hr_tps_find(const struct hr_tps *s, struct hr_uuid topic, int32_t partition);
bool hr_tps_eq(const struct hr_tps *a, const struct hr_tps *b);
/* The same, and the same epochs. */
bool hr_tps_same(const struct hr_tps *a, const struct hr_tps *b);
/* Some of @a is in @b. */
bool hr_tps_meet(const struct hr_tps *a, const struct hr_tps *b);
/* All of @a is in @b. */
bool hr_tps_within(const struct hr_tps *a, const struct hr_tps *b);
/* Room for @nr, empty.  -ENOMEM. */
HR_MUST_CHECK int hr_tps_make(struct hr_arena *a, int32_t nr, struct hr_tps *ret_s);
static inline void hr_tps_add(struct hr_tps *s, struct hr_tp tp)
{
	s->v[s->nr++] = tp;
}
/* A set grouped by topic, for messages: from @pos on; false at the end. */
bool hr_tps_next_topic(const struct hr_tps *s, int32_t *pos, int32_t *ret_start);

#endif
