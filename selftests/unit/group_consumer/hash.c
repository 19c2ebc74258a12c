// SPDX-License-Identifier: GPL-2.0
/* hash: XXH3 and the hash of topics, against numbers of Kafka 4.4.0. */
#include <group/consumer_hash.h>
#include "consumer_kit.h"
#include "kselftest_harness.h"

TEST(xxh3_gives_the_numbers_of_its_reference)
{
	static const struct {
		size_t len;
		uint64_t hash;
	} known[] = {
		{ 0, 0x2d06800538d394c2 },    { 1, 0x13e608bc156defed },
		{ 3, 0xa9088dda485b481c },    { 4, 0x6d9253b16c8b1ed3 },
		{ 8, 0x60539db630471163 },    { 9, 0xfeff668361d723a8 },
		{ 16, 0xb8c859b0f030b585 },   { 17, 0x714a04408e79b80f },
		{ 64, 0x287eb1fa9e4be2c1 },   { 128, 0x67425a03650261bf },
		{ 129, 0xc664bf3311c6abc4 },  { 200, 0x746cd0025327bf5b },
		{ 240, 0x64556dc6b462a6cf },  { 241, 0x8beadd3a8874fe17 },
		{ 300, 0xfd9aa0f0d62e0227 },  { 512, 0xf58202b8d9019d1d },
		{ 1000, 0x6c4f14bd97bd9e82 }, { 1024, 0x9b81661c641c72b1 },
		{ 1025, 0x806c2072ed713576 }, { 5000, 0x799aaddd7339581d },
	};
	uint8_t b[5000];

	for (size_t i = 0; i < sizeof(b); i++)
		b[i] = (uint8_t)(i * 7 + 3);
	for (size_t i = 0; i < HR_ARRAY_LEN(known); i++)
		EXPECT_EQ(hr_xxh3_64(b, known[i].len), known[i].hash);
}

TEST(the_hash_of_a_topic_is_kafkas)
{
	struct hr_buf scratch = HR_BUF_INIT;
	struct hr_changes changes;
	uint64_t hash;
	struct kit k;

	kit_consumer_init(&k, &changes, 1, "");
	kit_image_topic(k.image, 1, "foo", 0, 6);
	ASSERT_EQ(hr_topic_hash(k.image, hr_image_topic(k.image, hr_str("foo")), &scratch, &hash),
		  0);
	EXPECT_EQ(hash, 0x5e2962c842a5a3b6);
	hr_buf_fini(&scratch);
	kit_consumer_fini(&k);
}

TEST(the_hash_of_a_group_is_over_its_topics_by_name)
{
	static const char *const topics[] = { "foo", "bar", "missing", NULL };
	struct kit_member m = { .group = "g", .id = "m" };
	struct hr_changes changes;
	struct kit k;

	kit_consumer_init(&k, &changes, 1, "");
	kit_image_topic(k.image, 1, "foo", 0, 6);
	kit_image_topic(k.image, 2, "bar", 0, 3);
	kit_publish(&k);
	ASSERT_EQ(kit_join(&k, &m, topics), 0);
	EXPECT_EQ(kit_group(&k, "g")->hash, 0x975e1d052be328ad);
	kit_consumer_fini(&k);
}

TEST_HARNESS_MAIN
