// SPDX-License-Identifier: Apache-2.0
/* bucket: see bucket.h. */
#include <hr/quota/bucket.h>
#include <stdlib.h>

struct hr_bucket *hr_bucket_get(struct hr_bucket *b)
{
	if (b)
		__atomic_add_fetch(&b->refs, 1, __ATOMIC_RELAXED);
	return b;
}

void hr_bucket_put(struct hr_bucket *b)
{
	if (b && !__atomic_sub_fetch(&b->refs, 1, __ATOMIC_ACQ_REL))
		free(b);
}

int64_t hr_bucket_charge(struct hr_bucket *b, int64_t now_ns, double units)
{
	__atomic_add_fetch(&b->units, (uint64_t)units, __ATOMIC_RELAXED);
	return hr_clock_charge(&b->clock, now_ns, units);
}
