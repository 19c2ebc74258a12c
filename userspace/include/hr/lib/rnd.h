/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rnd: a small seeded generator (xoshiro256**) for tests, jitter and
 * simulation.  Not for secrets; those come from the random op of sys.
 */
#ifndef HR_LIB_RND_H
#define HR_LIB_RND_H

#include <hr/lib/base.h>

struct hr_rnd {
	uint64_t s[4];
};

void hr_rnd_seed(struct hr_rnd *r, uint64_t seed);
uint64_t hr_rnd_next(struct hr_rnd *r);
/* Uniform in 0..bound-1; bound > 0. */
uint64_t hr_rnd_below(struct hr_rnd *r, uint64_t bound);
void hr_rnd_fill(struct hr_rnd *r, void *p, size_t len);

#endif
