// SPDX-License-Identifier: GPL-2.0
/*
 * The timer wheel against a model: an array that is searched.  Arms, moves,
 * cancels and advances at random; every timer fires in the advance that passes
 * its due time, not earlier, not twice.
 */
#include <stdlib.h>

#include <hr/lib/rnd.h>
#include <hr/loop/timer.h>

#include "kselftest_harness.h"

#define TIMER_NR 300

struct model {
	struct hr_timer t;
	int64_t due_ms; /* 0 = not armed */
	int fired;
};

static void fired(struct hr_timer *t)
{
	struct model *m = hr_container_of(t, struct model, t);

	m->fired++;
}

static int64_t random_delay(struct hr_rnd *rnd)
{
	static const int64_t ranges[] = { 3, 70, 5000, 300000, 20000000, 4000000000 };

	return (int64_t)hr_rnd_below(rnd, (uint64_t)ranges[hr_rnd_below(rnd, 6)]) + 1;
}

static int64_t model_next(const struct model *m)
{
	int64_t next = INT64_MAX;

	for (int i = 0; i < TIMER_NR; i++) {
		if (m[i].due_ms)
			next = HR_MIN(next, m[i].due_ms);
	}
	return next;
}

static int check_advance(struct model *m, int64_t now_ms)
{
	int wrong = 0;

	for (int i = 0; i < TIMER_NR; i++) {
		int want = m[i].due_ms && m[i].due_ms <= now_ms;

		wrong += m[i].fired != want || m[i].t.armed != (m[i].due_ms && !want);
		m[i].fired = 0;
		if (want)
			m[i].due_ms = 0;
	}
	return wrong;
}

TEST(wheel_agrees_with_a_searched_array)
{
	struct hr_wheel *w = malloc(sizeof(*w));
	struct model *m = calloc(TIMER_NR, sizeof(*m));
	struct hr_rnd rnd;
	int64_t now_ms = 123456789;

	hr_rnd_seed(&rnd, 7);
	hr_wheel_init(w, now_ms);
	for (int round = 0; round < 20000; round++) {
		struct model *x = &m[hr_rnd_below(&rnd, TIMER_NR)];
		uint64_t what = hr_rnd_below(&rnd, 10);

		if (what < 6) {
			x->t.fire = fired;
			x->due_ms = now_ms + random_delay(&rnd);
			hr_wheel_insert(w, &x->t, x->due_ms);
		} else if (what < 7) {
			hr_wheel_remove(w, &x->t);
			x->due_ms = 0;
		} else {
			/* The wheel may want to be looked at early, never late. */
			ASSERT_LE(hr_wheel_next_ms(w), model_next(m));
			now_ms += what < 9 ? (int64_t)hr_rnd_below(&rnd, 200) : random_delay(&rnd);
			hr_wheel_advance(w, now_ms, UINT32_MAX);
			ASSERT_EQ(0, check_advance(m, now_ms));
		}
	}
	free(m);
	free(w);
}

TEST(budget_is_kept_and_the_rest_fires_later)
{
	struct hr_wheel *w = malloc(sizeof(*w));
	struct model *m = calloc(TIMER_NR, sizeof(*m));
	uint32_t total = 0, n;

	hr_wheel_init(w, 1000);
	for (int i = 0; i < TIMER_NR; i++) {
		m[i].t.fire = fired;
		hr_wheel_insert(w, &m[i].t, 1001 + i % 50);
	}
	while ((n = hr_wheel_advance(w, 2000, 7))) {
		ASSERT_LE(n, 7);
		total += n;
		if (total < TIMER_NR)
			ASSERT_LE(hr_wheel_next_ms(w), 2000);
	}
	ASSERT_EQ(total, TIMER_NR);
	ASSERT_EQ(hr_wheel_next_ms(w), INT64_MAX);
	free(m);
	free(w);
}

TEST(far_and_past_times_are_taken)
{
	struct hr_wheel *w = malloc(sizeof(*w));
	struct model far = { .t.fire = fired }, past = { .t.fire = fired };

	hr_wheel_init(w, 5000);
	hr_wheel_insert(w, &far.t, INT64_MAX);
	hr_wheel_insert(w, &past.t, -3);
	ASSERT_EQ(1, hr_wheel_advance(w, 5001, 10));
	ASSERT_EQ(1, past.fired);
	ASSERT_EQ(0, far.fired);
	hr_wheel_remove(w, &far.t);
	ASSERT_EQ(0, w->armed_nr);
	free(w);
}

TEST_HARNESS_MAIN
