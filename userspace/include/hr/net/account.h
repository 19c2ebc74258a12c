/* SPDX-License-Identifier: Apache-2.0 */
/*
 * account: the one account of memory that peers can make us hold.
 *
 * Everything that grows with what clients do is charged here by purpose, and
 * uncharged by whoever frees it.  A refused charge is not an error but a
 * reason to read less: the caller leaves bytes in the socket, and is told when
 * it may go on.
 *
 *	0 ............. limit - reserve ............ limit
 *	  free for all      | one holder at a time     |
 *
 * The reserve is what lets somebody always make progress: when the free part
 * is used up, one owner at a time (hr_account_reserve_claim()) may charge from
 * it, finish its frame, and give it back.
 *
 * hr_account_charge() never fails; it is for small things owed to a peer
 * already admitted (an answer).  What it takes beyond the limit is counted.
 *
 * Threads: all functions from any thread, atomics only.
 */
#ifndef HR_NET_ACCOUNT_H
#define HR_NET_ACCOUNT_H

#include <hr/loop/msg.h>

enum hr_account_purpose {
	HR_ACCOUNT_RECV = 0, /* frames and parts of frames: queued.max.request.bytes */
	HR_ACCOUNT_SEND,     /* answers in memory */
	HR_ACCOUNT_REQUEST,  /* what the execution of requests needs */
	HR_ACCOUNT_CACHE,
	HR_ACCOUNT_OTHER,
	HR_ACCOUNT_PURPOSE_NR,
};

struct hr_account;

struct hr_account_stats {
	uint64_t used_bytes, used_max_bytes;
	uint64_t purpose_bytes[HR_ACCOUNT_PURPOSE_NR], purpose_max_bytes[HR_ACCOUNT_PURPOSE_NR];
	uint64_t limit_bytes;
	uint64_t refused; /* charges refused */
	uint64_t overdrafts; /* charges that passed the limit because they could not wait */
	uint64_t reserve_claims;
};

/* A reactor's wish to know that memory was given back.  Embedded, lives as long as the account. */
struct hr_account_waiter {
	struct hr_msg msg;
	struct hr_reactor *reactor;
	void (*released)(struct hr_account_waiter *w); /* on @reactor */
	struct hr_account_waiter *next;
	int wanted; /* atomic: a call is asked for */
	int posted; /* atomic: msg is on its way */
};

HR_MUST_CHECK int hr_account_create(uint64_t limit_bytes, uint64_t reserve_bytes,
				    struct hr_account **ret_a);
void hr_account_destroy(struct hr_account *a);
void hr_account_limit_set(struct hr_account *a, uint64_t limit_bytes);
/* A limit of one purpose inside the whole; 0 = none. */
void hr_account_purpose_limit_set(struct hr_account *a, enum hr_account_purpose purpose,
				  uint64_t limit_bytes);

HR_MUST_CHECK bool hr_account_try_charge(struct hr_account *a, enum hr_account_purpose purpose,
					 uint64_t bytes);
/* Succeeds only if @keep_bytes of the common part stay free for smaller needs. */
HR_MUST_CHECK bool hr_account_try_charge_keep(struct hr_account *a,
					      enum hr_account_purpose purpose, uint64_t bytes,
					      uint64_t keep_bytes);
void hr_account_charge(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes);
void hr_account_uncharge(struct hr_account *a, enum hr_account_purpose purpose, uint64_t bytes);

/* True when @owner holds the reserve now (or held it already). */
HR_MUST_CHECK bool hr_account_reserve_claim(struct hr_account *a, const void *owner);
bool hr_account_reserve_held(const struct hr_account *a, const void *owner);
void hr_account_reserve_release(struct hr_account *a, const void *owner);
/* Charges the reserve; for its holder only. */
HR_MUST_CHECK bool hr_account_reserve_charge(struct hr_account *a, const void *owner,
					     enum hr_account_purpose purpose, uint64_t bytes);

/* Registers once, before the reactors run. */
void hr_account_waiter_add(struct hr_account *a, struct hr_account_waiter *w,
			   struct hr_reactor *reactor,
			   void (*released)(struct hr_account_waiter *w));
/*
 * Asks for one call of released() when memory is given back from now on.  The
 * caller then tries its charge once more: what came back before went unheard.
 */
void hr_account_wait(struct hr_account *a, struct hr_account_waiter *w);

/* 0 none, 1 above half, 2 above three quarters, 3 exhausted. */
int hr_account_pressure(const struct hr_account *a);
void hr_account_stats_read(const struct hr_account *a, struct hr_account_stats *ret_st);

#endif
