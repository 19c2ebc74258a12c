/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clock: one virtual clock for each thing that is limited.
 *
 * vt is the moment at which all that was charged is paid for, at the clock's rate:
 *
 *	charge(n):  vt = max(vt, now - credit) + n / rate
 *	wait:       max(0, vt - now)
 *
 * So a debt is never forgotten, and of time that was not used no more than the
 * credit is kept; over any stretch of time T at most rate * (T + credit) passes,
 * plus what a single charge oversteps.  Several reactors charge one clock.
 *
 * Units are the caller's: bytes, mutations, connections, nanoseconds of a
 * reactor.  Rates are units a second; 0 means no limit, and then nothing waits.
 *
 * Threads: any; atomics only.  A change of rate holds from the next charge on, and a
 * debt is restated so that it keeps its units (not its time), which is what makes a
 * higher limit felt at once.
 */
#ifndef HR_QUOTA_CLOCK_H
#define HR_QUOTA_CLOCK_H

#include <hr/lib/base.h>

struct hr_clock {
	int64_t vt_ns;	   /* atomic; on the monotonic clock */
	double rate;	   /* atomic; 0 none */
	int64_t credit_ns; /* atomic */
};

void hr_clock_init(struct hr_clock *c, double rate, int64_t credit_ns);
/* Returns what there is to wait, in ns, after the charge; 0 without a limit. */
int64_t hr_clock_charge(struct hr_clock *c, int64_t now_ns, double units);
int64_t hr_clock_wait_ns(const struct hr_clock *c, int64_t now_ns);
void hr_clock_rate_set(struct hr_clock *c, int64_t now_ns, double rate);
double hr_clock_rate(const struct hr_clock *c);
/* Forgives what is owed beyond @debt_ns: after a large cut of the rate, when bytes are gone. */
void hr_clock_debt_cap(struct hr_clock *c, int64_t now_ns, int64_t debt_ns);
/* Units that may pass now without a wait; INFINITY without a limit. */
double hr_clock_room(const struct hr_clock *c, int64_t now_ns);

#endif
