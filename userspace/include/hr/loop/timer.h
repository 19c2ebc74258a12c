/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timer: something to do later, in milliseconds of the monotonic clock.
 *
 * Embedded in its owner, zeroed before use.  Arm and cancel are O(1).  A timer
 * never fires early and fires once; a handler may arm it again or free its
 * owner.  The wheel underneath is public for the simulator and for tests.
 */
#ifndef HR_LOOP_TIMER_H
#define HR_LOOP_TIMER_H

#include <hr/lib/list.h>
#include <hr/loop/reactor.h>

struct hr_timer {
	struct hr_list node;
	int64_t due_ms;
	void (*fire)(struct hr_timer *t);
	uint16_t pos; /* level * 64 + slot in the wheel */
	bool armed;
};

#define HR_WHEEL_LEVEL_NR 8

struct hr_wheel {
	int64_t now_ms; /* everything due up to here has been expired */
	size_t armed_nr;
	uint64_t occupied[HR_WHEEL_LEVEL_NR];
	struct hr_list slots[HR_WHEEL_LEVEL_NR][64];
	struct hr_list due;
};

/* Arms or moves @t to fire @delay_ms from the start of this turn, at least 1 ms. */
void hr_timer_arm(struct hr_reactor *r, struct hr_timer *t, int64_t delay_ms,
		  void (*fire)(struct hr_timer *t));
/* The same at an absolute time of hr_reactor_now_ms(). */
void hr_timer_arm_at(struct hr_reactor *r, struct hr_timer *t, int64_t due_ms,
		     void (*fire)(struct hr_timer *t));
/* Safe on a timer that is not armed. */
void hr_timer_cancel(struct hr_reactor *r, struct hr_timer *t);

static inline bool hr_timer_armed(const struct hr_timer *t)
{
	return t->armed;
}

void hr_wheel_init(struct hr_wheel *w, int64_t now_ms);
void hr_wheel_insert(struct hr_wheel *w, struct hr_timer *t, int64_t due_ms);
void hr_wheel_remove(struct hr_wheel *w, struct hr_timer *t);
/* Time until which nothing needs doing, or INT64_MAX when no timer is armed. */
int64_t hr_wheel_next_ms(const struct hr_wheel *w);
/* Moves to @now_ms and fires what is due, at most @budget_nr; returns how many. */
uint32_t hr_wheel_advance(struct hr_wheel *w, int64_t now_ms, uint32_t budget_nr);

#endif
