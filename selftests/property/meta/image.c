// SPDX-License-Identifier: GPL-2.0
/*
 * image: what a snapshot holds rebuilds the image, frozen images never change,
 * an aborted transaction leaves nothing behind, damaged records are refused.
 */
#include "meta_kit.h"
#include "kselftest_harness.h"

#define STEPS 3000

static void apply(struct __test_metadata *_metadata, struct hr_rnd *r, struct hr_image *im, int topics)
{
	struct hr_buf rec = HR_BUF_INIT, why = HR_BUF_INIT;

	ASSERT_EQ(0, kit_random_record(r, im, topics, &rec));
	ASSERT_EQ(0, hr_image_replay(im, rec.p, rec.len, &why)) TH_LOG("%s", hr_buf_cstr(&why));
	hr_buf_fini(&rec);
	hr_buf_fini(&why);
}

static void expect_dump(struct __test_metadata *_metadata, const struct hr_image *im, const struct hr_buf *was)
{
	struct hr_buf now = HR_BUF_INIT;

	ASSERT_EQ(0, kit_dump(im, &now));
	ASSERT_EQ(was->len, now.len);
	ASSERT_EQ(0, memcmp(was->p, now.p, now.len));
	hr_buf_fini(&now);
}

TEST(emitted_records_rebuild_the_image)
{
	struct hr_image *im, *back;
	struct hr_buf dump = HR_BUF_INIT, why = HR_BUF_INIT;
	struct hr_rnd r;

	hr_rnd_seed(&r, 11);
	ASSERT_EQ(0, hr_image_create(&im));
	ASSERT_EQ(0, kit_set_version(im));
	for (int i = 0; i < STEPS; i++)
		apply(_metadata, &r, im, 60);
	ASSERT_EQ(0, kit_dump(im, &dump));
	ASSERT_EQ(0, hr_image_create(&back));
	for (size_t at = 0; at < dump.len;) {
		size_t len;

		memcpy(&len, dump.p + at, sizeof(len));
		at += sizeof(len);
		ASSERT_EQ(0, hr_image_replay(back, dump.p + at, len, &why)) TH_LOG("%s", hr_buf_cstr(&why));
		at += len;
	}
	expect_dump(_metadata, back, &dump);
	EXPECT_EQ(im->partition_nr, back->partition_nr);
	EXPECT_EQ(im->offline_partition_nr, back->offline_partition_nr);
	hr_image_put(im);
	hr_image_put(back);
	hr_buf_fini(&dump);
}

TEST(frozen_images_stay_as_they_were)
{
	struct hr_image *im, *frozen[10];
	struct hr_buf dumps[10] = { 0 };
	struct hr_rnd r;

	hr_rnd_seed(&r, 12);
	ASSERT_EQ(0, hr_image_create(&im));
	ASSERT_EQ(0, kit_set_version(im));
	for (int i = 0; i < 10; i++) {
		for (int k = 0; k < 200; k++)
			apply(_metadata, &r, im, 40);
		ASSERT_EQ(0, hr_image_freeze(im, &frozen[i]));
		ASSERT_EQ(0, kit_dump(frozen[i], &dumps[i]));
	}
	for (int i = 0; i < 10; i++) {
		expect_dump(_metadata, frozen[i], &dumps[i]);
		hr_image_put(frozen[i]);
		hr_buf_fini(&dumps[i]);
	}
	hr_image_put(im);
}

TEST(an_aborted_transaction_leaves_nothing)
{
	struct hr_begin_transaction_record begin;
	struct hr_abort_transaction_record abort_rec;
	struct hr_buf rec = HR_BUF_INIT, why = HR_BUF_INIT, before = HR_BUF_INIT;
	struct hr_image *im;
	struct hr_rnd r;

	hr_rnd_seed(&r, 13);
	ASSERT_EQ(0, hr_image_create(&im));
	ASSERT_EQ(0, kit_set_version(im));
	for (int k = 0; k < 300; k++)
		apply(_metadata, &r, im, 40);
	ASSERT_EQ(0, kit_dump(im, &before));
	hr_struct_init(&hr_begin_transaction_record_desc, &begin);
	ASSERT_EQ(0, hr_record_frame_put(&rec, HR_METADATA_RECORD_BEGIN_TRANSACTION, KIT_VERSION, &begin));
	ASSERT_EQ(0, hr_image_replay(im, rec.p, rec.len, &why));
	for (int k = 0; k < 300; k++)
		apply(_metadata, &r, im, 40);
	rec.len = 0;
	hr_struct_init(&hr_abort_transaction_record_desc, &abort_rec);
	ASSERT_EQ(0, hr_record_frame_put(&rec, HR_METADATA_RECORD_ABORT_TRANSACTION, KIT_VERSION, &abort_rec));
	ASSERT_EQ(0, hr_image_replay(im, rec.p, rec.len, &why));
	expect_dump(_metadata, im, &before);
	EXPECT_EQ(NULL, im->before_txn);
	hr_image_put(im);
	hr_buf_fini(&rec);
	hr_buf_fini(&before);
}

TEST(creation_of_many_topics_is_not_quadratic)
{
	struct hr_image *im, *frozen = NULL;
	struct hr_buf why = HR_BUF_INIT;

	ASSERT_EQ(0, hr_image_create(&im));
	ASSERT_EQ(0, kit_set_version(im));
	/* Each creation is published, as the controller does it; a quadratic step would not end. */
	for (int i = 0; i < 100000; i++) {
		struct hr_buf rec = HR_BUF_INIT;
		struct hr_topic_record t;
		char name[32];

		snprintf(name, sizeof(name), "t_%d", i);
		hr_struct_init(&hr_topic_record_desc, &t);
		t.name = hr_str(name);
		t.topic_id = kit_uuid(i);
		ASSERT_EQ(0, hr_record_frame_put(&rec, HR_METADATA_RECORD_TOPIC, KIT_VERSION, &t));
		ASSERT_EQ(0, hr_image_replay(im, rec.p, rec.len, &why));
		hr_buf_fini(&rec);
		hr_image_put(frozen);
		ASSERT_EQ(0, hr_image_freeze(im, &frozen));
	}
	EXPECT_EQ(100000, frozen->topics_by_name.nr);
	EXPECT_NE(NULL, hr_image_topic_collision(frozen, HR_STR_LIT("t.77777")));
	hr_image_put(frozen);
	hr_image_put(im);
}

TEST(cut_and_changed_records_are_refused_or_harmless)
{
	struct hr_buf rec = HR_BUF_INIT, why = HR_BUF_INIT;
	struct hr_image *im;
	struct hr_rnd r;
	int refused = 0;

	hr_rnd_seed(&r, 14);
	ASSERT_EQ(0, hr_image_create(&im));
	ASSERT_EQ(0, kit_set_version(im));
	for (int i = 0; i < 2000; i++) {
		rec.len = 0;
		ASSERT_EQ(0, kit_random_record(&r, im, 30, &rec));
		why.len = 0;
		refused += hr_image_replay(im, rec.p, hr_rnd_below(&r, rec.len), &why) < 0;
		rec.p[hr_rnd_below(&r, rec.len)] ^= 1 << hr_rnd_below(&r, 8);
		refused += hr_image_replay(im, rec.p, rec.len, &why) < 0;
	}
	EXPECT_LT(1000, refused);
	hr_image_put(im);
	hr_buf_fini(&rec);
	hr_buf_fini(&why);
}

TEST_HARNESS_MAIN
