// SPDX-License-Identifier: GPL-2.0
/* basics: varint, uuid, crc32c, htable, rnd. */
#include <hr/lib/crc32c.h>
#include <hr/lib/htable.h>
#include <hr/lib/rnd.h>
#include <hr/lib/uuid.h>
#include <hr/lib/varint.h>
#include <stdlib.h>
#include "kselftest_harness.h"

TEST(varint_round_trips_and_refuses_cut_values)
{
	struct hr_rnd r;
	uint8_t buf[16];

	hr_rnd_seed(&r, 1);
	for (int i = 0; i < 100000; i++) {
		uint64_t v = hr_rnd_next(&r) >> hr_rnd_below(&r, 64), got;
		int n = hr_uvarint64_put(buf, v);

		ASSERT_EQ(n, hr_uvarint64_len(v));
		ASSERT_EQ(n, hr_uvarint64_get(buf, buf + n, &got));
		ASSERT_EQ(v, got);
		ASSERT_EQ(-EBADMSG, hr_uvarint64_get(buf, buf + n - 1, &got));
	}
}

TEST(varint_refuses_more_bytes_than_the_type_holds)
{
	uint8_t buf[11];
	uint32_t v32;
	uint64_t v64;

	memset(buf, 0x80, sizeof(buf));
	EXPECT_EQ(-EBADMSG, hr_uvarint32_get(buf, buf + sizeof(buf), &v32));
	EXPECT_EQ(-EBADMSG, hr_uvarint64_get(buf, buf + sizeof(buf), &v64));
}

TEST(zigzag_is_its_own_inverse_at_the_edges)
{
	const int64_t edge[] = { 0, -1, 1, INT32_MIN, INT32_MAX, INT64_MIN, INT64_MAX };

	for (size_t i = 0; i < HR_ARRAY_LEN(edge); i++)
		EXPECT_EQ(edge[i], hr_unzigzag64(hr_zigzag64(edge[i])));
}

TEST(uuid_text_of_the_metadata_topic_is_kafkas)
{
	struct hr_uuid u = { { [15] = 1 } }, back;
	char text[HR_UUID_TEXT_LEN + 1];

	hr_uuid_format(u, text);
	EXPECT_STREQ("AAAAAAAAAAAAAAAAAAAAAQ", text);
	ASSERT_EQ(0, hr_uuid_parse(hr_str(text), &back));
	EXPECT_TRUE(hr_uuid_eq(u, back));
	EXPECT_EQ(-EINVAL, hr_uuid_parse(HR_STR_LIT("AAAA"), &back));
	EXPECT_EQ(-EINVAL, hr_uuid_parse(HR_STR_LIT("AAAAAAAAAAAAAAAAAAAA=="), &back));
}

TEST(crc32c_matches_the_check_value_and_goes_on)
{
	EXPECT_EQ(0xe3069283u, hr_crc32c(0, "123456789", 9));
	EXPECT_EQ(0xe3069283u, hr_crc32c(hr_crc32c(0, "1234", 4), "56789", 5));
	EXPECT_EQ(0u, hr_crc32c(0, "", 0));
}

struct item {
	struct hr_hnode node;
	uint64_t key;
};

TEST(htable_finds_what_was_inserted_and_not_what_was_removed)
{
	struct item *items = calloc(5000, sizeof(*items));
	struct hr_htable t;
	struct hr_htable_iter it;
	size_t seen = 0;

	hr_htable_init(&t);
	for (size_t i = 0; i < 5000; i++) {
		items[i].key = i;
		/* Few distinct hashes, so that chains are walked. */
		hr_htable_insert(&t, &items[i].node, hr_hash_u64(i / 3));
	}
	for (size_t i = 0; i < 5000; i += 2)
		hr_htable_remove(&t, &items[i].node);
	for (size_t i = 0; i < 5000; i++) {
		struct hr_hnode *n = hr_htable_first(&t, hr_hash_u64(i / 3));

		while (n && hr_container_of(n, struct item, node)->key != i)
			n = hr_htable_next(n);
		ASSERT_EQ(i % 2 == 1, n != NULL);
	}
	for (struct hr_hnode *n = hr_htable_iter_first(&t, &it); n; n = hr_htable_iter_next(&t, &it))
		seen++;
	EXPECT_EQ(2500, seen);
	hr_htable_fini(&t);
	free(items);
}

TEST_HARNESS_MAIN
