/* SPDX-License-Identifier: Apache-2.0 */
/*
 * assign: who shall own which partition (KIP-848, the server's side).
 *
 * One struct hr_assign is the whole question and, afterwards, the whole answer.  Topics
 * and members are numbered; the partitions of all topics stand one after another in
 * one array, in which each place holds the number of its owner:
 *
 *	first:	  0          3      5
 *	owner:	[ 0  0  1 ][ 1  2 ][ 2 -1 ]	-1 nobody
 *	topic:	  0          1      2
 *
 * Before: owners as they were aimed at last time, for stickiness.  After: as they
 * shall be.  A partition of a topic that somebody subscribes to always gets an owner
 * who subscribes to the topic, each partition one.
 *
 *	range	by position: each topic is cut in runs over its subscribers, in the order
 *		static ones by instance, then the others by id.  What was before counts
 *		for nothing
 *	uniform	numbers of partitions differ as little as subscriptions allow, and what
 *		was before stays where it can
 *
 * Racks count for neither: Kafka's server assignors have not looked at them since 4.0.
 *
 * Both are pure, take no longer than O(partitions x log + members x topics) but for the
 * rounds of balancing (BALANCE_ROUND_MAX in assign_uniform.c), and may run in the pool.
 */
#ifndef HR_GROUP_ASSIGN_H
#define HR_GROUP_ASSIGN_H

#include <hr/lib/arena.h>

#define HR_ASSIGN_NOBODY (-1)

struct hr_assign_topic {
	struct hr_uuid id;
	int32_t partition_nr;
};

struct hr_assign_member {
	struct hr_str id, instance; /* instance may be null */
	const int32_t *topics;	    /* numbers of topics, rising */
	int32_t topic_nr;
};

struct hr_assign {
	struct hr_arena *arena; /* for everything here */
	const struct hr_assign_topic *topics; /* rising by id */
	int32_t topic_nr;
	const struct hr_assign_member *members;
	int32_t member_nr;
	bool homogeneous; /* all members have the same topics: fewer steps, same promises */
	int32_t *first;	  /* topic_nr + 1 of them: hr_assign_begin() */
	int32_t *owner;
};

typedef int (*hr_assign_fn)(struct hr_assign *as);

/* Makes first and owner, all nobody's.  -ENOMEM; -E2BIG: more than 2^31 - 1 partitions. */
HR_MUST_CHECK int hr_assign_begin(struct hr_assign *as);
/* @member had it: counts if it still subscribes to the topic and the partition is there. */
void hr_assign_had(struct hr_assign *as, int32_t member, int32_t topic, int32_t partition);
/* -ENOMEM, or 0 and the owners. */
HR_MUST_CHECK int hr_assign_range(struct hr_assign *as);
HR_MUST_CHECK int hr_assign_uniform(struct hr_assign *as);

/* Topic number of @id, -1 none. */
int32_t hr_assign_topic_find(const struct hr_assign *as, struct hr_uuid id);
bool hr_assign_subscribes(const struct hr_assign_member *m, int32_t topic);

/*
 * Subscribers of all topics, topic after topic: those of topic t are
 * v[first[t] .. first[t + 1] - 1], in the order of members.
 */
struct hr_assign_subscribers {
	int32_t *first, *v;
};
HR_MUST_CHECK int hr_assign_subscribers(const struct hr_assign *as,
					struct hr_assign_subscribers *ret_s);

#endif
