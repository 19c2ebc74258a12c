// SPDX-License-Identifier: GPL-2.0
/* arena: pieces do not overlap, are zero, and the limit holds. */
#include <hr/lib/arena.h>
#include <hr/lib/rnd.h>
#include "kselftest_harness.h"

TEST(arena_pieces_are_zero_and_apart)
{
	struct hr_arena a;
	struct hr_rnd r;

	hr_arena_init(&a, 0);
	hr_rnd_seed(&r, 7);
	for (int round = 0; round < 20; round++) {
		uint8_t *p[300];
		size_t len[300];

		for (int i = 0; i < 300; i++) {
			len[i] = hr_rnd_below(&r, i % 10 ? 200 : 20000);
			p[i] = hr_arena_alloc(&a, len[i]);
			ASSERT_NE(NULL, p[i]);
			for (size_t k = 0; k < len[i]; k++)
				ASSERT_EQ(0, p[i][k]);
			memset(p[i], i & 0xff, len[i]);
		}
		for (int i = 0; i < 300; i++)
			for (size_t k = 0; k < len[i]; k++)
				ASSERT_EQ(i & 0xff, p[i][k]);
		hr_arena_reset(&a);
	}
	hr_arena_fini(&a);
}

TEST(arena_refuses_past_its_limit)
{
	struct hr_arena a;

	hr_arena_init(&a, 10000);
	EXPECT_NE(NULL, hr_arena_alloc(&a, 5000));
	EXPECT_EQ(NULL, hr_arena_alloc(&a, 5000));
	EXPECT_EQ(NULL, hr_arena_array(&a, SIZE_MAX / 2, 4));
	hr_arena_fini(&a);
	EXPECT_EQ(0, a.bytes_held);
}

TEST_HARNESS_MAIN
