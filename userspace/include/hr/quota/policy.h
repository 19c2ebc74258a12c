/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policy: the limits that somebody set, and which of them holds for a client.
 *
 * A limit is set for a user, for a client id, or for a pair of them; each part is a
 * name or the default.  The first level that has a limit wins (Kafka's order):
 *
 *	0  user, client id		the pair's bucket
 *	1  user, default client		the pair's bucket
 *	2  user				the user's bucket
 *	3  default user, client id	the pair's bucket
 *	4  default user, default client	the pair's bucket
 *	5  default user			the user's bucket
 *	6  client id			the client id's bucket
 *	7  default client		the client id's bucket
 *
 * Kinds are looked up one by one.  A client that names no id is the client "".
 *
 * Threads: filled by one, then constant and counted.  Costs: a look-up hashes once for
 * each level that has limits at all, 8 at most.
 */
#ifndef HR_QUOTA_POLICY_H
#define HR_QUOTA_POLICY_H

#include <hr/lib/base.h>
#include <hr/quota/bucket.h>

#define HR_QUOTA_LEVEL_NR 8
#define HR_QUOTA_LEVEL_NONE (-1)

enum hr_quota_part_kind {
	HR_QUOTA_PART_ABSENT = 0,
	HR_QUOTA_PART_DEFAULT,
	HR_QUOTA_PART_NAMED,
};

struct hr_quota_part {
	enum hr_quota_part_kind kind;
	struct hr_str name; /* NAMED */
};

struct hr_policy;

HR_MUST_CHECK int hr_policy_create(struct hr_policy **ret_p);
struct hr_policy *hr_policy_get(struct hr_policy *p);
void hr_policy_put(struct hr_policy *p);
/* Sets or replaces; copies the names.  -EINVAL: neither part, or a rate that is no rate. */
HR_MUST_CHECK int hr_policy_set(struct hr_policy *p, enum hr_quota_kind kind,
				struct hr_quota_part user, struct hr_quota_part client,
				double rate);
/* The level that holds, and its rate; HR_QUOTA_LEVEL_NONE without a limit. */
int hr_policy_find(const struct hr_policy *p, enum hr_quota_kind kind, struct hr_str user,
		   struct hr_str client, double *ret_rate);
/*
 * The same among the levels whose bucket has just these parts; a null name: not part
 * of it.
 */
int hr_policy_find_shape(const struct hr_policy *p, enum hr_quota_kind kind, struct hr_str user,
			 struct hr_str client, double *ret_rate);
bool hr_quota_level_has_user(int level);
bool hr_quota_level_has_client(int level);
int hr_policy_limit_nr(const struct hr_policy *p);

#endif
