// SPDX-License-Identifier: Apache-2.0
/*
 * account: bytes in use, their ceiling, and who waits for them.
 *
 * I1  used is the sum over purposes, apart from charges in the act.
 * I2  used without reserve_used stays at or below limit - reserve, whatever the
 *     holder does, and reserve_used at or below reserve; so their sum is at or
 *     below limit.  Two things may add to that: hr_account_charge(), and the
 *     holder's bytes when it gives the reserve back, until they are uncharged.
 * I3  No wake-up is lost: who was refused sets wanted and starved, then tries
 *     once more; who gives back looks at starved after it has subtracted.
 *     Giving the reserve back counts as giving back.
 */
#include <stdlib.h>

#include <hr/net/account.h>

struct purpose {
	uint64_t used, used_max, limit; /* atomic */
};

struct hr_account {
	uint64_t used, used_max, limit, reserve; /* atomic */
	struct purpose purposes[HR_ACCOUNT_PURPOSE_NR];
	const void *holder; /* atomic: owner of the reserve */
	uint64_t reserve_used; /* atomic: what the holder charged from it */
	int starved;	    /* atomic: somebody waits */
	struct hr_account_waiter *waiters; /* fixed once the reactors run */
	uint64_t refused, overdrafts, reserve_claims; /* atomic */
};

static uint64_t load(const uint64_t *p)
{
	return __atomic_load_n(p, __ATOMIC_SEQ_CST);
}

static void max_update(uint64_t *max, uint64_t v)
{
	uint64_t old = __atomic_load_n(max, __ATOMIC_RELAXED);

	while (old < v && !__atomic_compare_exchange_n(max, &old, v, true, __ATOMIC_RELAXED,
						       __ATOMIC_RELAXED))
		;
}

int hr_account_create(uint64_t limit_bytes, uint64_t reserve_bytes, struct hr_account **ret_a)
{
	struct hr_account *a;

	if (!limit_bytes || reserve_bytes >= limit_bytes)
		return -EINVAL;
	a = calloc(1, sizeof(*a));
	if (!a)
		return -ENOMEM;
	a->limit = limit_bytes;
	a->reserve = reserve_bytes;
	*ret_a = a;
	return 0;
}

void hr_account_destroy(struct hr_account *a)
{
	free(a);
}

void hr_account_purpose_limit_set(struct hr_account *a, enum hr_account_purpose purpose,
				  uint64_t limit_bytes)
{
	__atomic_store_n(&a->purposes[purpose].limit, limit_bytes, __ATOMIC_SEQ_CST);
}

static void waiter_run(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_account_waiter *w = hr_container_of(m, struct hr_account_waiter, msg);

	/* From here on a give-back has to post again; one before is served by this run. */
	__atomic_store_n(&w->posted, 0, __ATOMIC_SEQ_CST);
	w->released(w);
}

static void tell_waiters(struct hr_account *a)
{
	if (!__atomic_load_n(&a->starved, __ATOMIC_SEQ_CST) ||
	    !__atomic_exchange_n(&a->starved, 0, __ATOMIC_SEQ_CST))
		return;
	for (struct hr_account_waiter *w = a->waiters; w; w = w->next) {
		/* A new wish may come while the message of the last is still on its way. */
		if (__atomic_exchange_n(&w->wanted, 0, __ATOMIC_SEQ_CST) &&
		    !__atomic_exchange_n(&w->posted, 1, __ATOMIC_SEQ_CST))
			hr_reactor_post(w->reactor, &w->msg);
	}
}

void hr_account_limit_set(struct hr_account *a, uint64_t limit_bytes)
{
	uint64_t least = load(&a->reserve) + 1;

	__atomic_store_n(&a->limit, HR_MAX(limit_bytes, least), __ATOMIC_SEQ_CST);
	tell_waiters(a);
}

static void subtract(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes)
{
	__atomic_sub_fetch(&a->purposes[purpose].used, bytes, __ATOMIC_SEQ_CST);
	__atomic_sub_fetch(&a->used, bytes, __ATOMIC_SEQ_CST);
}

static void add(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes)
{
	uint64_t used = __atomic_add_fetch(&a->used, bytes, __ATOMIC_SEQ_CST);

	max_update(&a->used_max, used);
	max_update(&a->purposes[purpose].used_max, load(&a->purposes[purpose].used));
}

static bool refuse(struct hr_account *a)
{
	__atomic_add_fetch(&a->refused, 1, __ATOMIC_RELAXED);
	return false;
}

bool hr_account_try_charge_keep(struct hr_account *a, enum hr_account_purpose purpose,
				uint64_t bytes, uint64_t keep_bytes)
{
	struct purpose *pu = &a->purposes[purpose];
	uint64_t ceiling = load(&a->limit) - load(&a->reserve);
	uint64_t used = load(&a->used), plimit = load(&pu->limit), common;

	ceiling -= HR_MIN(keep_bytes, ceiling);
	do {
		common = used - HR_MIN(load(&a->reserve_used), used);
		if (bytes > ceiling || common > ceiling - bytes)
			return refuse(a);
	} while (!__atomic_compare_exchange_n(&a->used, &used, used + bytes, true,
					      __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
	if (__atomic_add_fetch(&pu->used, bytes, __ATOMIC_SEQ_CST) > plimit && plimit) {
		subtract(a, purpose, bytes);
		return refuse(a);
	}
	max_update(&a->used_max, used + bytes);
	max_update(&pu->used_max, load(&pu->used));
	return true;
}

bool hr_account_try_charge(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes)
{
	return hr_account_try_charge_keep(a, purpose, bytes, 0);
}

void hr_account_charge(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes)
{
	__atomic_add_fetch(&a->purposes[purpose].used, bytes, __ATOMIC_SEQ_CST);
	add(a, purpose, bytes);
	if (load(&a->used) > load(&a->limit))
		__atomic_add_fetch(&a->overdrafts, 1, __ATOMIC_RELAXED);
}

void hr_account_uncharge(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes)
{
	subtract(a, purpose, bytes);
	tell_waiters(a);
}

bool hr_account_reserve_claim(struct hr_account *a, const void *owner)
{
	const void *nobody = NULL;

	if (__atomic_compare_exchange_n(&a->holder, &nobody, owner, false, __ATOMIC_SEQ_CST,
					__ATOMIC_SEQ_CST)) {
		__atomic_add_fetch(&a->reserve_claims, 1, __ATOMIC_RELAXED);
		return true;
	}
	return nobody == owner;
}

bool hr_account_reserve_held(const struct hr_account *a, const void *owner)
{
	return __atomic_load_n(&a->holder, __ATOMIC_SEQ_CST) == owner;
}

void hr_account_reserve_release(struct hr_account *a, const void *owner)
{
	if (__atomic_load_n(&a->holder, __ATOMIC_SEQ_CST) != owner)
		return;
	/* Only the holder writes these two, in this order. */
	__atomic_store_n(&a->reserve_used, 0, __ATOMIC_SEQ_CST);
	__atomic_store_n(&a->holder, NULL, __ATOMIC_SEQ_CST);
	tell_waiters(a);
}

bool hr_account_reserve_charge(struct hr_account *a, const void *owner,
			       enum hr_account_purpose purpose, uint64_t bytes)
{
	uint64_t mine = load(&a->reserve_used), limit = load(&a->limit), used = load(&a->used);

	hr_assert(__atomic_load_n(&a->holder, __ATOMIC_SEQ_CST) == owner);
	if (bytes > load(&a->reserve) - mine)
		return refuse(a);
	do {
		if (used > limit || bytes > limit - used)
			return refuse(a);
	} while (!__atomic_compare_exchange_n(&a->used, &used, used + bytes, true,
					      __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
	__atomic_store_n(&a->reserve_used, mine + bytes, __ATOMIC_SEQ_CST);
	__atomic_add_fetch(&a->purposes[purpose].used, bytes, __ATOMIC_SEQ_CST);
	max_update(&a->used_max, used + bytes);
	max_update(&a->purposes[purpose].used_max, load(&a->purposes[purpose].used));
	return true;
}

void hr_account_waiter_add(struct hr_account *a, struct hr_account_waiter *w,
			   struct hr_reactor *reactor,
			   void (*released)(struct hr_account_waiter *w))
{
	*w = (struct hr_account_waiter){
		.msg.run = waiter_run,
		.reactor = reactor,
		.released = released,
		.next = a->waiters,
	};
	a->waiters = w;
}

void hr_account_wait(struct hr_account *a, struct hr_account_waiter *w)
{
	__atomic_store_n(&w->wanted, 1, __ATOMIC_SEQ_CST);
	__atomic_store_n(&a->starved, 1, __ATOMIC_SEQ_CST);
}

int hr_account_pressure(const struct hr_account *a)
{
	uint64_t ceiling = load(&a->limit) - load(&a->reserve), used = load(&a->used);

	if (used >= ceiling)
		return 3;
	return used > ceiling / 4 * 3 ? 2 : used > ceiling / 2 ? 1 : 0;
}

void hr_account_stats_read(const struct hr_account *a, struct hr_account_stats *ret_st)
{
	ret_st->used_bytes = load(&a->used);
	ret_st->used_max_bytes = load(&a->used_max);
	for (int i = 0; i < HR_ACCOUNT_PURPOSE_NR; i++) {
		ret_st->purpose_bytes[i] = load(&a->purposes[i].used);
		ret_st->purpose_max_bytes[i] = load(&a->purposes[i].used_max);
	}
	ret_st->limit_bytes = load(&a->limit);
	ret_st->refused = load(&a->refused);
	ret_st->overdrafts = load(&a->overdrafts);
	ret_st->reserve_claims = load(&a->reserve_claims);
}
