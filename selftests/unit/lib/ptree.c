// SPDX-License-Identifier: GPL-2.0
/* ptree: against an array model, with shared copies that must not change. */
#include <hr/lib/be.h>
#include <hr/lib/ptree.h>
#include <hr/lib/rnd.h>
#include <stdlib.h>
#include "kselftest_harness.h"

#define KEYS 300

static int live;

static void *count_get(void *v)
{
	live++;
	return v;
}

static void count_put(void *v)
{
	live--;
}

static const struct hr_ptree_ops ops = { count_get, count_put };

struct expect {
	uintptr_t *model;
	uint32_t next;
	bool bad;
};

static int check_one(void *arg, struct hr_slice key, void *value)
{
	struct expect *e = arg;
	uint32_t k = hr_be32_get(key.p);

	while (e->next < k)
		e->bad |= e->model[e->next++] != 0;
	e->bad |= e->model[k] != (uintptr_t)value;
	e->next = k + 1;
	return 0;
}

static bool same(const struct hr_ptree *t, uintptr_t *model)
{
	struct expect e = { .model = model };

	hr_ptree_walk(t, (struct hr_slice){ NULL, 0 }, check_one, &e);
	while (e.next < KEYS)
		e.bad |= model[e.next++] != 0;
	return !e.bad;
}

TEST(shared_copies_stay_as_they_were_while_one_changes)
{
	uintptr_t model[KEYS] = { 0 }, old[8][KEYS];
	struct hr_ptree t, shared[8];
	struct hr_rnd r;
	int shared_nr = 0;

	hr_rnd_seed(&r, 42);
	hr_ptree_init(&t, &ops);
	for (int step = 0; step < 20000; step++) {
		uint32_t k = hr_rnd_below(&r, KEYS);
		uint8_t key[4];

		hr_be32_put(key, k);
		if (hr_rnd_below(&r, 3)) {
			model[k] = step + 1;
			live++;
			ASSERT_EQ(0, hr_ptree_set(&t, (struct hr_slice){ key, 4 }, (void *)model[k]));
		} else {
			ASSERT_EQ(model[k] ? 0 : -ENOENT, hr_ptree_remove(&t, (struct hr_slice){ key, 4 }));
			model[k] = 0;
		}
		ASSERT_EQ(model[k], (uintptr_t)hr_ptree_find(&t, (struct hr_slice){ key, 4 }));
		if (step % 100 == 0) {
			int s = shared_nr++ % 8;

			if (shared_nr > 8) {
				ASSERT_TRUE(same(&shared[s], old[s]));
				hr_ptree_fini(&shared[s]);
			}
			shared[s] = hr_ptree_share(&t);
			memcpy(old[s], model, sizeof(model));
			ASSERT_TRUE(same(&t, model));
		}
	}
	for (int s = 0; s < 8; s++) {
		EXPECT_TRUE(same(&shared[s], old[s]));
		hr_ptree_fini(&shared[s]);
	}
	hr_ptree_fini(&t);
	EXPECT_EQ(0, live);
}

static int first(void *arg, struct hr_slice key, void *value)
{
	*(uint32_t *)arg = hr_be32_get(key.p);
	return 1;
}

TEST(a_walk_starts_at_the_first_key_not_below)
{
	struct hr_ptree t;
	uint32_t got = 0;
	uint8_t key[4];

	hr_ptree_init(&t, NULL);
	for (uint32_t k = 0; k < 1000; k += 10) {
		hr_be32_put(key, k);
		ASSERT_EQ(0, hr_ptree_set(&t, (struct hr_slice){ key, 4 }, &t));
	}
	for (uint32_t k = 0; k <= 990; k++) {
		hr_be32_put(key, k);
		ASSERT_EQ(1, hr_ptree_walk(&t, (struct hr_slice){ key, 4 }, first, &got));
		ASSERT_EQ((k + 9) / 10 * 10, got);
	}
	EXPECT_EQ(100, t.nr);
	hr_ptree_fini(&t);
}

TEST_HARNESS_MAIN
