// SPDX-License-Identifier: GPL-2.0
/* validate: which batches of a client are taken, and in which form. */
#include "kselftest_harness.h"
#include "storage_kit.h"

#define NOW 1000000

FIXTURE(validate)
{
	struct hr_log_config config;
	struct hr_validate_params params;
	struct hr_validate_result r;
	struct hr_buf buf;
	struct kit_batch kb;
};

FIXTURE_SETUP(validate)
{
	self->config = HR_LOG_CONFIG_DEFAULT;
	self->params = (struct hr_validate_params){ .config = &self->config, .now_ms = NOW,
						    .zstd_allowed = true };
	self->kb = KIT_BATCH;
	self->kb.timestamp = NOW;
	self->kb.record_nr = 3;
	self->buf = HR_BUF_INIT;
}

FIXTURE_TEARDOWN(validate)
{
	hr_buf_fini(&self->buf);
}

static enum hr_verdict judge(FIXTURE_DATA(validate) *self)
{
	enum hr_verdict v = hr_batch_validate(self->buf.p, self->buf.len, &self->params, &self->r);

	hr_validate_result_fini(&self->r);
	return v;
}

#define BUILD() do {								\
	hr_buf_fini(&self->buf);						\
	ASSERT_EQ(0, kit_batch_build(&self->kb, &self->buf));			\
} while (0)
#define FIX() hr_batch_crc_update(self->buf.p, self->buf.len)
#define VERDICT(v) EXPECT_EQ(v, judge(self)) TH_LOG("%s", self->r.message)

TEST_F(validate, good_batches_of_every_codec_pass_untouched)
{
	for (self->kb.codec = 0; self->kb.codec < HR_CODEC_NR; self->kb.codec++) {
		BUILD();
		VERDICT(HR_VERDICT_OK);
		EXPECT_EQ(self->buf.p, self->r.p);
		EXPECT_EQ(NOW + 2, self->r.max_timestamp);
		EXPECT_EQ(-1, self->r.log_append_time_ms);
	}
}

TEST_F(validate, faults_of_the_frame_get_kafkas_answers)
{
	BUILD();
	self->buf.p[7] = 1;
	VERDICT(HR_VERDICT_INVALID_RECORD); /* base offset */
	BUILD();
	self->buf.p[70] ^= 1;
	VERDICT(HR_VERDICT_CORRUPT);
	BUILD();
	self->buf.p[16] = 1;
	VERDICT(HR_VERDICT_INVALID_RECORD);
	self->buf.p[16] = 3;
	VERDICT(HR_VERDICT_CORRUPT);
	BUILD();
	hr_be32_put(self->buf.p + 8, 10);
	VERDICT(HR_VERDICT_CORRUPT);
	BUILD();
	ASSERT_NE(NULL, hr_buf_reserve(&self->buf, 61));
	hr_buf_put(&self->buf, self->buf.p, 61);
	VERDICT(HR_VERDICT_INVALID_RECORD); /* two */
	BUILD();
	self->buf.len -= 1;
	VERDICT(HR_VERDICT_INVALID_RECORD);
	self->buf.len = 0;
	VERDICT(HR_VERDICT_INVALID_RECORD);
	BUILD();
	self->config.max_message_bytes = (int32_t)self->buf.len - 1;
	VERDICT(HR_VERDICT_TOO_LARGE);
	self->config.max_message_bytes = 1 << 20;
	self->config.segment_bytes = (int32_t)self->buf.len - 1;
	VERDICT(HR_VERDICT_LARGER_THAN_SEGMENT);
}

TEST_F(validate, faults_of_header_fields_are_invalid_records)
{
	BUILD();
	hr_be32_put(self->buf.p + 57, 4);
	FIX();
	VERDICT(HR_VERDICT_INVALID_RECORD);
	BUILD();
	hr_be32_put(self->buf.p + 57, 4);
	hr_be32_put(self->buf.p + 23, 3);
	FIX();
	VERDICT(HR_VERDICT_INVALID_RECORD);
	self->kb.attributes = HR_BATCH_CONTROL;
	BUILD();
	VERDICT(HR_VERDICT_INVALID_RECORD);
	self->kb.attributes = 5;
	BUILD();
	VERDICT(HR_VERDICT_INVALID_RECORD);
	self->kb.attributes = 0;
	self->kb.producer_id = 5;
	BUILD();
	VERDICT(HR_VERDICT_INVALID_RECORD);
	self->kb.producer_id = -1;
	self->kb.codec = HR_CODEC_ZSTD;
	self->params.zstd_allowed = false;
	BUILD();
	VERDICT(HR_VERDICT_ZSTD_TOO_OLD);
}

TEST_F(validate, garbage_instead_of_a_compressed_body_is_corrupt)
{
	for (int codec = 1; codec < HR_CODEC_NR; codec++) {
		self->kb.attributes = (int16_t)codec;
		BUILD();
		VERDICT(HR_VERDICT_CORRUPT);
	}
}

TEST_F(validate, times_are_judged_and_restamped)
{
	self->kb.timestamp = NOW + 3600000;
	BUILD();
	VERDICT(HR_VERDICT_INVALID_TIMESTAMP);
	EXPECT_EQ(2, self->r.error_nr);
	EXPECT_EQ(1, self->r.errors[0].batch_index);
	self->kb.timestamp = NOW;
	BUILD();
	hr_be64_put(self->buf.p + 35, 5); /* wrong largest */
	FIX();
	VERDICT(HR_VERDICT_OK);
	EXPECT_EQ(NOW + 2, hr_be64_get(self->buf.p + 35));
	EXPECT_TRUE(hr_batch_crc_ok(self->buf.p, self->buf.len));
	self->config.log_append_time = true;
	self->params.now_ms = NOW + 77;
	VERDICT(HR_VERDICT_OK);
	EXPECT_EQ(NOW + 77, self->r.log_append_time_ms);
	EXPECT_EQ(NOW + 77, hr_be64_get(self->buf.p + 35));
	EXPECT_EQ(NOW, hr_be64_get(self->buf.p + 27));
	EXPECT_TRUE(self->r.batch.attributes & HR_BATCH_LOG_APPEND_TIME);
	EXPECT_TRUE(hr_batch_crc_ok(self->buf.p, self->buf.len));
}

TEST_F(validate, compacted_topics_refuse_records_without_a_key)
{
	struct hr_batch head = hr_batch_plain_head(0, NOW);
	struct hr_batch_builder bb;

	hr_batch_build_begin(&bb, &self->buf, &head);
	hr_batch_build_record(&bb, NOW, (struct hr_slice){(uint8_t *)"k", 1}, HR_SLICE_NULL, NULL,
			      0);
	hr_batch_build_record(&bb, NOW, HR_SLICE_NULL, HR_SLICE_NULL, NULL, 0);
	ASSERT_LT(0, hr_batch_build_end(&bb));
	VERDICT(HR_VERDICT_OK);
	self->config.cleanup_compact = true;
	VERDICT(HR_VERDICT_INVALID_RECORD);
	ASSERT_EQ(1, self->r.error_nr);
	EXPECT_EQ(1, self->r.errors[0].batch_index);
}

TEST_F(validate, a_topic_with_its_own_codec_gets_the_batch_rewritten)
{
	for (int from = 0; from < HR_CODEC_NR; from++) {
		for (int to = 0; to < HR_CODEC_NR; to++) {
			struct hr_log_config plain = HR_LOG_CONFIG_DEFAULT;
			struct hr_validate_params again = self->params;
			struct hr_validate_result r, r2;

			self->config.codec = to;
			self->kb.codec = from;
			BUILD();
			ASSERT_EQ(HR_VERDICT_OK, hr_batch_validate(self->buf.p, self->buf.len,
								   &self->params, &r));
			EXPECT_EQ(from == to, r.p == self->buf.p);
			EXPECT_EQ(to, hr_batch_codec(&r.batch));
			again.config = &plain;
			EXPECT_EQ(HR_VERDICT_OK, hr_batch_validate(r.p, r.len, &again, &r2));
			hr_validate_result_fini(&r2);
			hr_validate_result_fini(&r);
		}
	}
}

TEST_F(validate, an_expansion_bomb_is_refused_without_being_held)
{
	self->kb.value_len = 64 << 20;
	self->kb.record_nr = 1;
	self->kb.codec = HR_CODEC_ZSTD;
	BUILD();
	ASSERT_GT(1 << 20, self->buf.len);
	self->params.expand_bytes_max = 1 << 20;
	VERDICT(HR_VERDICT_HEAVY);
	self->params.expand_bytes_max = 0;
	VERDICT(HR_VERDICT_OK);
	self->config.max_decompressed_message_bytes = 1 << 20;
	VERDICT(HR_VERDICT_INVALID_RECORD);
}

TEST_F(validate, flipped_bits_behind_a_fixed_checksum_never_crash)
{
	struct hr_rnd rnd;

	hr_rnd_seed(&rnd, 3);
	self->kb.value_len = 100;
	for (self->kb.codec = 0; self->kb.codec < HR_CODEC_NR; self->kb.codec++) {
		for (int i = 0; i < 2000; i++) {
			BUILD();
			for (int n = 0; n < 3; n++)
				self->buf.p[hr_rnd_below(&rnd, self->buf.len)] ^=
					(uint8_t)(1 << hr_rnd_below(&rnd, 8));
			FIX();
			judge(self);
		}
	}
}

TEST_F(validate, fetched_batches_are_verified_up_to_the_last_whole_one)
{
	size_t len, one;
	int nr;

	BUILD();
	one = self->buf.len;
	ASSERT_NE(NULL, hr_buf_reserve(&self->buf, 2 * one));
	hr_buf_put(&self->buf, self->buf.p, one);
	hr_batch_put_base_offset(self->buf.p + one, 3);
	hr_buf_put(&self->buf, self->buf.p, one - 5);
	ASSERT_EQ(0, hr_batches_verify(self->buf.p, self->buf.len, &len, &nr));
	EXPECT_EQ(2 * one, len);
	EXPECT_EQ(2, nr);
	hr_batch_put_base_offset(self->buf.p + one, 2);
	EXPECT_EQ(-EBADMSG, hr_batches_verify(self->buf.p, self->buf.len, &len, &nr));
}

TEST_HARNESS_MAIN
