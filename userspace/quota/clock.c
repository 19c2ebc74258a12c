// SPDX-License-Identifier: Apache-2.0
/* clock: see clock.h. */
#include <hr/quota/clock.h>
#include <math.h>

/* A debt of more than this is of no use to anybody, and keeps sums far from overflow. */
#define DEBT_NS_MAX (3600 * 1000000000ll)

static int64_t cost_ns(double units, double rate)
{
	double ns = units * 1e9 / rate;

	return ns < (double)DEBT_NS_MAX ? (int64_t)ns : DEBT_NS_MAX;
}

double hr_clock_rate(const struct hr_clock *c)
{
	double rate;

	__atomic_load(&c->rate, &rate, __ATOMIC_RELAXED);
	return rate;
}

void hr_clock_init(struct hr_clock *c, double rate, int64_t credit_ns)
{
	*c = (struct hr_clock){ .vt_ns = INT64_MIN / 2, .rate = rate, .credit_ns = credit_ns };
}

int64_t hr_clock_charge(struct hr_clock *c, int64_t now_ns, double units)
{
	double rate = hr_clock_rate(c);
	int64_t floor_ns = now_ns - __atomic_load_n(&c->credit_ns, __ATOMIC_RELAXED);
	int64_t old = __atomic_load_n(&c->vt_ns, __ATOMIC_RELAXED), vt;

	if (rate <= 0)
		return 0;
	do {
		vt = HR_MIN(HR_MAX(old, floor_ns) + cost_ns(units, rate), now_ns + DEBT_NS_MAX);
	} while (!__atomic_compare_exchange_n(&c->vt_ns, &old, vt, true, __ATOMIC_RELAXED,
					      __ATOMIC_RELAXED));
	return HR_MAX(vt - now_ns, 0);
}

int64_t hr_clock_wait_ns(const struct hr_clock *c, int64_t now_ns)
{
	int64_t vt = __atomic_load_n(&c->vt_ns, __ATOMIC_RELAXED);

	return hr_clock_rate(c) > 0 ? HR_MAX(vt - now_ns, 0) : 0;
}

double hr_clock_room(const struct hr_clock *c, int64_t now_ns)
{
	double rate = hr_clock_rate(c);
	int64_t floor_ns = now_ns - __atomic_load_n(&c->credit_ns, __ATOMIC_RELAXED);
	int64_t vt = HR_MAX(__atomic_load_n(&c->vt_ns, __ATOMIC_RELAXED), floor_ns);

	if (rate <= 0)
		return INFINITY;
	return vt < now_ns ? (double)(now_ns - vt) * rate / 1e9 : 0;
}

void hr_clock_debt_cap(struct hr_clock *c, int64_t now_ns, int64_t debt_ns)
{
	int64_t old = __atomic_load_n(&c->vt_ns, __ATOMIC_RELAXED);

	while (old > now_ns + debt_ns &&
	       !__atomic_compare_exchange_n(&c->vt_ns, &old, now_ns + debt_ns, true,
					    __ATOMIC_RELAXED, __ATOMIC_RELAXED))
		;
}

void hr_clock_rate_set(struct hr_clock *c, int64_t now_ns, double rate)
{
	double was = hr_clock_rate(c);
	int64_t old = __atomic_load_n(&c->vt_ns, __ATOMIC_RELAXED), vt;

	do {
		vt = old;
		if (was > 0 && rate > 0 && old > now_ns)
			vt = now_ns + cost_ns((double)(old - now_ns) * was / 1e9, rate);
		else if (rate <= 0)
			vt = now_ns;
	} while (!__atomic_compare_exchange_n(&c->vt_ns, &old, vt, true, __ATOMIC_RELAXED,
					      __ATOMIC_RELAXED));
	__atomic_store(&c->rate, &rate, __ATOMIC_RELAXED);
}
