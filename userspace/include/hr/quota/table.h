/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table: the buckets of a node.
 *
 * hr_quota_resolve() says which buckets a client's bytes, time and changes go into:
 * the policy finds the level, the level says which names make the bucket, and the
 * bucket is made when nobody had it yet.  So all connections of a principal, on all
 * reactors, meet in one bucket.
 *
 * A policy that replaces another gives existing buckets their rates at once; which
 * bucket a client belongs to may change with it, so whoever resolved asks again when
 * hr_quota_generation() differs from what it was.
 *
 * T1  A bucket that somebody holds is in the table, so its id is nobody else's.
 * T2  A bucket leaves when only the table holds it, it owes nothing and was idle for
 *     HR_QUOTA_IDLE_NS: then nobody can gain by its being forgotten.
 * T3  There are never more than bucket_max.  Whoever comes then shares the one
 *     bucket of its kind that has no names, at the rate of the latest comer; counted.
 *
 * Threads: any, under one mutex that is held for one look-up or for a bounded run of
 * buckets; policies are set and idle buckets expired by one thread.
 */
#ifndef HR_QUOTA_TABLE_H
#define HR_QUOTA_TABLE_H

#include <hr/quota/policy.h>

#define HR_QUOTA_BUCKETS_MAX 20000
#define HR_QUOTA_IDLE_NS (60 * 1000000000ll)

struct hr_quota_table;

/* Who mirrors the buckets (the kernel's maps).  Called under the table's lock. */
struct hr_quota_ops {
	/* Also when it is made. */
	void (*limit_changed)(void *arg, const struct hr_bucket *b);
	void (*gone)(void *arg, const struct hr_bucket *b);
	void *arg;
};

HR_MUST_CHECK int hr_quota_table_create(uint32_t bucket_max, struct hr_quota_table **ret_t);
/* Nobody may hold a bucket any more; NULL is allowed. */
void hr_quota_table_destroy(struct hr_quota_table *t);
/* limit_changed() is called for every bucket that is there; NULL: nobody mirrors. */
void hr_quota_table_ops_set(struct hr_quota_table *t, const struct hr_quota_ops *ops);
/* Time that buckets of this kind may save up, from the next one on. */
void hr_quota_table_credit_set(struct hr_quota_table *t, enum hr_quota_kind kind,
			       int64_t credit_ns);
/* Takes over @p. */
void hr_quota_table_policy_set(struct hr_quota_table *t, struct hr_policy *p, int64_t now_ns);
uint64_t hr_quota_generation(const struct hr_quota_table *t);
/*
 * Fills @ret with references; NULL where nothing limits.  Returns the generation that
 * this is true of.
 */
uint64_t hr_quota_resolve(struct hr_quota_table *t, struct hr_str user, struct hr_str client,
			  int64_t now_ns, struct hr_bucket *ret[HR_QUOTA_KIND_NR]);
/* Also looks at what each bucket took since the time before. */
void hr_quota_table_expire(struct hr_quota_table *t, int64_t now_ns);
/* Under the lock: be short. */
void hr_quota_table_each(struct hr_quota_table *t, void (*each)(void *arg, struct hr_bucket *b),
			 void *arg);

struct hr_quota_stats {
	uint32_t bucket_nr, bucket_max;
	uint32_t limit_nr; /* of the policy */
	uint64_t made, expired, shared; /* shared: no room for a bucket of its own */
};
void hr_quota_table_stats_read(struct hr_quota_table *t, struct hr_quota_stats *ret_st);

#endif
