// SPDX-License-Identifier: GPL-2.0
/* codec: round trips, limits and damage of every compression codec. */
#include <hr/compress/codec.h>
#include <hr/lib/rnd.h>
#include <lz4frame.h>
#include <stdlib.h>
#include "kselftest_harness.h"

static void fill_text(struct hr_rnd *r, uint8_t *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		p[i] = (uint8_t)("etaoin shrdlu"[hr_rnd_below(r, 13)]);
}

static int encode(int codec, const uint8_t *p, size_t len, struct hr_buf *out)
{
	struct hr_encoder *e;
	int err = hr_encoder_create(codec, HR_CODEC_LEVEL_DEFAULT, out, &e);

	if (err)
		return err;
	/* Odd pieces, so that block borders fall anywhere. */
	for (size_t at = 0; at < len && !err; at += 777)
		err = hr_encoder_write(e, p + at, HR_MIN(len - at, (size_t)777));
	if (!err)
		err = hr_encoder_finish(e);
	hr_encoder_destroy(e);
	return err;
}

static ssize_t decode(int codec, const uint8_t *p, size_t len, uint8_t *out, size_t cap,
		      size_t step)
{
	struct hr_decoder *d;
	ssize_t n = 0;
	size_t done = 0;
	int err = hr_decoder_create(codec, p, len, &d);

	if (err)
		return err;
	while (done < cap) {
		size_t want = HR_MIN(step, cap - done);

		n = hr_decoder_read(d, out + done, want);
		if (n < 0)
			break;
		done += (size_t)n;
		if ((size_t)n < want)
			break;
	}
	hr_decoder_destroy(d);
	return n < 0 ? n : (ssize_t)done;
}

TEST(every_codec_gives_back_what_went_in_at_any_length)
{
	static const size_t lens[] = { 0, 1, 60, 777, 32768, 65536, 65537, 300000 };
	static uint8_t in[300000], back[300001];
	struct hr_rnd r;

	hr_rnd_seed(&r, 7);
	fill_text(&r, in, sizeof(in));
	for (int codec = 0; codec < HR_CODEC_NR; codec++) {
		for (size_t i = 0; i < HR_ARRAY_LEN(lens); i++) {
			struct hr_buf out = HR_BUF_INIT;

			ASSERT_EQ(0, encode(codec, in, lens[i], &out));
			memset(back, 0, sizeof(back));
			ASSERT_EQ((ssize_t)lens[i], decode(codec, out.p, out.len, back,
							   sizeof(back), 1 + lens[i] / 3))
				TH_LOG("codec %s len %zu", hr_codec_name(codec), lens[i]);
			ASSERT_EQ(0, memcmp(in, back, lens[i]));
			hr_buf_fini(&out);
		}
	}
}

TEST(a_stream_cut_short_is_refused)
{
	static uint8_t in[5000], back[5001];
	struct hr_rnd r;

	hr_rnd_seed(&r, 8);
	fill_text(&r, in, sizeof(in));
	for (int codec = 1; codec < HR_CODEC_NR; codec++) {
		struct hr_buf out = HR_BUF_INIT;

		ASSERT_EQ(0, encode(codec, in, sizeof(in), &out));
		for (size_t cut = 1; cut < out.len; cut += 97) {
			EXPECT_EQ(-EBADMSG, decode(codec, out.p, out.len - cut, back,
						   sizeof(back), 512))
				TH_LOG("codec %s cut %zu", hr_codec_name(codec), cut);
		}
		hr_buf_fini(&out);
	}
}

TEST(damaged_streams_never_run_past_their_buffers)
{
	static uint8_t in[4000], back[20000];
	struct hr_rnd r;

	hr_rnd_seed(&r, 9);
	fill_text(&r, in, sizeof(in));
	for (int codec = 1; codec < HR_CODEC_NR; codec++) {
		struct hr_buf out = HR_BUF_INIT;

		ASSERT_EQ(0, encode(codec, in, sizeof(in), &out));
		for (int i = 0; i < 3000; i++) {
			size_t at = hr_rnd_below(&r, out.len);
			uint8_t was = out.p[at];

			out.p[at] ^= (uint8_t)(1 << hr_rnd_below(&r, 8));
			(void)!decode(codec, out.p, out.len, back, sizeof(back), 1000);
			out.p[at] = was;
		}
		hr_buf_fini(&out);
	}
}

TEST(a_raw_snappy_block_is_read_like_a_stream)
{
	/* length 5, literal of 5 bytes */
	static const uint8_t raw[] = { 5, 4 << 2, 'h', 'e', 'l', 'l', 'o' };
	uint8_t back[16];

	EXPECT_EQ(5, decode(HR_CODEC_SNAPPY, raw, sizeof(raw), back, sizeof(back), 16));
	EXPECT_EQ(0, memcmp(back, "hello", 5));
}

TEST(a_snappy_block_that_promises_too_much_is_refused_before_memory_is_taken)
{
	static const uint8_t raw[] = { 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 'x' };
	uint8_t back[16];

	EXPECT_EQ(-EBADMSG, decode(HR_CODEC_SNAPPY, raw, sizeof(raw), back, sizeof(back), 16));
}

TEST(gzip_members_in_a_row_are_one_stream)
{
	struct hr_buf out = HR_BUF_INIT;
	uint8_t back[16];

	ASSERT_EQ(0, encode(HR_CODEC_GZIP, (const uint8_t *)"ab", 2, &out));
	ASSERT_EQ(0, encode(HR_CODEC_GZIP, (const uint8_t *)"cde", 3, &out));
	EXPECT_EQ(5, decode(HR_CODEC_GZIP, out.p, out.len, back, sizeof(back), 3));
	EXPECT_EQ(0, memcmp(back, "abcde", 5));
	hr_buf_fini(&out);
}

TEST(an_lz4_stream_is_its_first_frame)
{
	struct hr_buf out = HR_BUF_INIT;
	uint8_t back[16];

	ASSERT_EQ(0, encode(HR_CODEC_LZ4, (const uint8_t *)"ab", 2, &out));
	ASSERT_EQ(0, encode(HR_CODEC_LZ4, (const uint8_t *)"cde", 3, &out));
	EXPECT_EQ(2, decode(HR_CODEC_LZ4, out.p, out.len, back, sizeof(back), 3));
	EXPECT_EQ(0, memcmp(back, "ab", 2));
	hr_buf_fini(&out);
}

TEST(lz4_blocks_that_depend_on_each_other_are_refused_as_java_cannot_read_them)
{
	static const LZ4F_blockMode_t modes[] = { LZ4F_blockIndependent, LZ4F_blockLinked };
	static const ssize_t expected[] = { 4, -EBADMSG };

	for (size_t i = 0; i < HR_ARRAY_LEN(modes); i++) {
		LZ4F_preferences_t prefs = { .frameInfo.blockMode = modes[i] };
		size_t cap = LZ4F_compressFrameBound(4, &prefs), len;
		uint8_t *frame = malloc(cap), back[16];
		LZ4F_cctx *ctx;

		ASSERT_NE(NULL, frame);
		ASSERT_FALSE(LZ4F_isError(LZ4F_createCompressionContext(&ctx, LZ4F_VERSION)));
		len = LZ4F_compressBegin(ctx, frame, cap, &prefs);
		len += LZ4F_compressUpdate(ctx, frame + len, cap - len, "abcd", 4, NULL);
		len += LZ4F_compressEnd(ctx, frame + len, cap - len, NULL);
		EXPECT_EQ(expected[i], decode(HR_CODEC_LZ4, frame, len, back, sizeof(back), 16));
		LZ4F_freeCompressionContext(ctx);
		free(frame);
	}
}

TEST(names_and_numbers_are_kafkas)
{
	enum hr_codec c;

	ASSERT_EQ(0, hr_codec_from_name(HR_STR_LIT("zstd"), &c));
	EXPECT_EQ(4, c);
	EXPECT_EQ(-EINVAL, hr_codec_from_name(HR_STR_LIT("producer"), &c));
	EXPECT_STREQ("lz4", hr_codec_name(HR_CODEC_LZ4));
}

TEST_HARNESS_MAIN
