// SPDX-License-Identifier: Apache-2.0
/*
 * wheel: timers in levels of 64 slots, each level 64 times as coarse.
 *
 * A timer lies in the level of the highest group of six bits in which its due
 * time differs from now, in the slot that those six bits name:
 *
 *	level 0   1 ms a slot      due within the current 64 ms
 *	level 1   64 ms a slot     due within the current 4096 ms
 *	level k   64^k ms a slot
 *
 * When time enters a slot of a higher level, its timers are dealt out to lower
 * ones, so a timer moves at most HR_WHEEL_LEVEL_NR times in its life.
 *
 * I1  A timer's slot at its level is greater than now's slot at that level.
 * I2  A bit of occupied is set exactly when the slot's list is not empty.
 * I3  From I1: the lowest occupied level holds the earliest start of a slot,
 *     and time may be set to any point before it without touching a timer.
 *
 * Limits: 2^48 ms from boot; later times are cut to that.
 */
#include <hr/loop/timer.h>

#define LEVEL_BITS 6
#define SLOT_MASK 63u
#define DUE_MS_MAX ((int64_t)1 << (LEVEL_BITS * HR_WHEEL_LEVEL_NR))
#define POS_DUE UINT16_MAX

void hr_wheel_init(struct hr_wheel *w, int64_t now_ms)
{
	w->now_ms = now_ms;
	w->armed_nr = 0;
	hr_list_init(&w->due);
	for (int level = 0; level < HR_WHEEL_LEVEL_NR; level++) {
		w->occupied[level] = 0;
		for (int slot = 0; slot < 64; slot++)
			hr_list_init(&w->slots[level][slot]);
	}
}

static void place(struct hr_wheel *w, struct hr_timer *t)
{
	uint64_t diff = (uint64_t)(w->now_ms ^ t->due_ms);
	int level, slot;

	if (t->due_ms <= w->now_ms) {
		t->pos = POS_DUE;
		hr_list_push(&w->due, &t->node);
		return;
	}
	level = (63 - __builtin_clzll(diff)) / LEVEL_BITS;
	slot = (int)((uint64_t)t->due_ms >> (level * LEVEL_BITS)) & (int)SLOT_MASK;
	t->pos = (uint16_t)(level * 64 + slot);
	w->occupied[level] |= (uint64_t)1 << slot;
	hr_list_push(&w->slots[level][slot], &t->node);
}

void hr_wheel_insert(struct hr_wheel *w, struct hr_timer *t, int64_t due_ms)
{
	hr_wheel_remove(w, t);
	t->due_ms = HR_MIN(HR_MAX(due_ms, w->now_ms + 1), DUE_MS_MAX - 1);
	t->armed = true;
	w->armed_nr++;
	place(w, t);
}

void hr_wheel_remove(struct hr_wheel *w, struct hr_timer *t)
{
	if (!t->armed)
		return;
	hr_list_del(&t->node);
	t->armed = false;
	w->armed_nr--;
	if (t->pos != POS_DUE && hr_list_empty(&w->slots[t->pos / 64][t->pos % 64]))
		w->occupied[t->pos / 64] &= ~((uint64_t)1 << (t->pos % 64));
}

int64_t hr_wheel_next_ms(const struct hr_wheel *w)
{
	if (!hr_list_empty(&w->due))
		return w->now_ms;
	for (int level = 0; level < HR_WHEEL_LEVEL_NR; level++) {
		int shift = level * LEVEL_BITS;
		int64_t window;

		if (!w->occupied[level])
			continue;
		window = w->now_ms >> (shift + LEVEL_BITS) << (shift + LEVEL_BITS);
		return window + ((int64_t)__builtin_ctzll(w->occupied[level]) << shift);
	}
	return INT64_MAX;
}

/* Time has come to the start of the first occupied slot: deal its timers out. */
static void enter_slot(struct hr_wheel *w)
{
	struct hr_list moved, *n;
	int level = 0, slot;

	while (!w->occupied[level])
		level++;
	slot = __builtin_ctzll(w->occupied[level]);
	w->occupied[level] &= ~((uint64_t)1 << slot);
	hr_list_init(&moved);
	hr_list_splice(&moved, &w->slots[level][slot]);
	while ((n = hr_list_pop(&moved)))
		place(w, hr_list_entry(n, struct hr_timer, node));
}

static uint32_t fire_due(struct hr_wheel *w, uint32_t budget_nr)
{
	uint32_t fired = 0;
	struct hr_list *n;

	while (fired < budget_nr && (n = hr_list_pop(&w->due))) {
		struct hr_timer *t = hr_list_entry(n, struct hr_timer, node);

		t->armed = false;
		w->armed_nr--;
		fired++;
		t->fire(t);
	}
	return fired;
}

uint32_t hr_wheel_advance(struct hr_wheel *w, int64_t now_ms, uint32_t budget_nr)
{
	uint32_t fired = fire_due(w, budget_nr);

	while (fired < budget_nr) {
		int64_t next_ms = hr_wheel_next_ms(w);

		if (next_ms > now_ms)
			break;
		w->now_ms = next_ms;
		enter_slot(w);
		fired += fire_due(w, budget_nr - fired);
	}
	/* Out of budget, time stands still until the rest has fired. */
	if (fired < budget_nr && now_ms > w->now_ms)
		w->now_ms = now_ms;
	return fired;
}
