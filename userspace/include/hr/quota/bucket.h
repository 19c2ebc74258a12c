/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bucket: one limited thing of one principal, shared by all its connections on
 * all reactors.
 *
 * Kafka resolves each kind of quota by itself: a client may find its fetch limit
 * at its user and its produce limit at its client id.  What is found names the
 * bucket: a limit at a user makes one bucket of that user (whatever client ids it
 * says), one at user and client id makes one of the pair, one at a client id makes
 * one of all users with that client id.  Defaults make a bucket for each name that
 * comes, not one of all.
 *
 * The id is what the kernel's maps know a bucket by.  It is never 0 (that is: no
 * bucket), and not given out again while somebody holds the bucket.
 *
 * Threads: made and found on any thread under the table's lock; counters and the
 * clock are atomic; the strings never change.
 */
#ifndef HR_QUOTA_BUCKET_H
#define HR_QUOTA_BUCKET_H

#include <hr/quota/clock.h>

enum hr_quota_kind {
	HR_QUOTA_PRODUCE = 0, /* producer_byte_rate: bytes */
	HR_QUOTA_FETCH,	      /* consumer_byte_rate: bytes */
	HR_QUOTA_REQUEST,     /* request_percentage: ns of reactors */
	HR_QUOTA_MUTATION,    /* controller_mutation_rate: partitions made or removed */
	HR_QUOTA_KIND_NR,
};

/* Time that may be saved up: unused share of a lull, repaid late wake-ups. */
#define HR_BUCKET_CREDIT_NS (100 * 1000000ll)

struct hr_bucket {
	int refs; /* atomic */
	uint32_t id;
	enum hr_quota_kind kind;
	const char *user, *client; /* NULL: not part of it */
	struct hr_clock clock;
	/* Levels and sums, atomic. */
	uint32_t conn_nr;   /* connections that carry it */
	uint32_t active_nr; /* of them, with bytes waiting for this bucket */
	uint64_t units;	    /* charged */
	uint64_t held_nr, held_ns; /* times that something waited, and how long */
	/* Of the last while, as the table saw it (table.h): units a second, and a wait's mean. */
	double seen_rate, seen_held_ms;
};

struct hr_bucket *hr_bucket_get(struct hr_bucket *b);
void hr_bucket_put(struct hr_bucket *b);
/* Charges and counts.  Returns what there is to wait, ns. */
int64_t hr_bucket_charge(struct hr_bucket *b, int64_t now_ns, double units);
static inline bool hr_bucket_is_limited(const struct hr_bucket *b)
{
	return b && hr_clock_rate(&b->clock) > 0;
}

#endif
