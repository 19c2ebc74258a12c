// SPDX-License-Identifier: GPL-2.0
/*
 * replay: the fuzzer's inputs as a plain test, without libFuzzer.
 *
 * Good inputs of each decoder, as they are and changed, cut or repeated; files in
 * corpus/ (inputs that once failed) as they are.  "replay --seeds DIR" writes the
 * seeds for libFuzzer instead.
 */
#include <hr/protocol/record_batch.h>
#include "../replay_kit.h"
#include "kselftest_harness.h"
#include "meta_fuzz.h"

#ifndef HR_SELFTESTS
#define HR_SELFTESTS ".."
#endif

static const char *const texts[META_FUZZ_NR] = {
	[META_FUZZ_PROPS] =
		"process.roles=broker,controller\nnode.id=1\nlisteners=A://[::1]:0,B://h:2\n"
		"controller.listener.names=B\nlistener.security.protocol.map=A:PLAINTEXT\n"
		"log.dirs=/a,\\\n /b\nnum.partitions=3\n",
	[META_FUZZ_QUORUM] = "{\"leaderId\":1,\"leaderEpoch\":2,\"votedId\":1,\"votedDirectoryId\":"
			     "\"AAAAAAAAAAAAAAAAAAAAAQ\",\"currentVoters\":[{\"voterId\":1}],"
			     "\"data_version\":0}",
	[META_FUZZ_NAMES] = "00000000000000000012-0000000003.checkpoint",
	[META_FUZZ_VALUES] = "\x05"
			     "12345",
};

static void records_seed(struct hr_rnd *r, struct hr_buf *out, bool in_batch)
{
	struct hr_batch head = hr_batch_plain_head(0, 1);
	struct hr_batch_builder bb;
	struct hr_image *im;

	hr_assert(!hr_image_create(&im) && !kit_set_version(im));
	if (in_batch)
		hr_batch_build_begin(&bb, out, &head);
	for (int i = 0; i < 12; i++) {
		struct hr_buf rec = HR_BUF_INIT, why = HR_BUF_INIT;
		uint8_t len[2];

		hr_assert(!kit_random_record(r, im, 3, &rec));
		hr_assert(!hr_image_replay(im, rec.p, rec.len, &why));
		hr_be16_put(len, (uint16_t)rec.len);
		if (in_batch) {
			hr_batch_build_record(&bb, 1, HR_SLICE_NULL,
					      (struct hr_slice){ rec.p, (int32_t)rec.len }, NULL,
					      0);
		} else {
			hr_buf_put(out, len, 2);
			hr_buf_put(out, rec.p, rec.len);
		}
		hr_buf_fini(&rec);
		hr_buf_fini(&why);
	}
	if (in_batch)
		hr_assert(hr_batch_build_end(&bb) > 0);
	hr_image_put(im);
}

static void control_seed(struct hr_buf *out)
{
	struct hr_kraft_state k = { .kraft_version = 1, .voter_nr = 1,
				    .voters = { { .id = 1, .endpoint_nr = 1,
						  .endpoints = { { "C", "h", 1 } } } } };
	struct hr_batch head = hr_batch_plain_head(0, 1);
	struct hr_batch_builder bb;

	head.attributes = HR_BATCH_CONTROL;
	hr_batch_build_begin(&bb, out, &head);
	hr_assert(!hr_kraft_put_leader_change(&bb, 1, 1) && !hr_kraft_put_state(&bb, 1, &k));
	hr_assert(hr_batch_build_end(&bb) > 0);
}

static void seed_make(struct hr_rnd *r, int kind, struct hr_buf *out)
{
	uint8_t head = (uint8_t)kind;

	hr_buf_put(out, &head, 1);
	if (kind == META_FUZZ_BATCHES) {
		control_seed(out);
		records_seed(r, out, true);
	} else if (kind == META_FUZZ_RECORDS) {
		records_seed(r, out, false);
	} else {
		hr_buf_str(out, texts[kind]);
	}
}

static void mutate(struct hr_rnd *r, struct hr_buf *b)
{
	for (int n = 1 + (int)hr_rnd_below(r, 4); n; n--) {
		size_t at = 1 + hr_rnd_below(r, b->len - 1);

		if (!hr_rnd_below(r, 8))
			b->len = HR_MAX(at, (size_t)2);
		else
			b->p[at] ^= (uint8_t)(1 << hr_rnd_below(r, 8));
	}
	/* A batch that must pass its checksum to be read at all. */
	if (b->p[0] == META_FUZZ_BATCHES && b->len > 1 + HR_BATCH_HEADER_LEN &&
	    hr_rnd_below(r, 2)) {
		struct hr_batch h;

		if (!hr_batch_parse(b->p + 1, b->len - 1, &h) &&
		    (size_t)h.batch_len <= b->len - 1 && h.batch_len > HR_BATCH_HEADER_LEN)
			hr_batch_crc_update(b->p + 1, (size_t)h.batch_len);
	}
}

TEST(changed_seeds_are_answered_and_nothing_else)
{
	struct hr_rnd r;

	hr_rnd_seed(&r, 21);
	for (int i = 0; i < 12000; i++) {
		struct hr_buf b = HR_BUF_INIT;

		seed_make(&r, i % META_FUZZ_NR, &b);
		meta_fuzz_one(b.p, b.len);
		mutate(&r, &b);
		meta_fuzz_one(b.p, b.len);
		hr_buf_fini(&b);
	}
}

TEST(inputs_that_once_failed_pass)
{
	if (!fuzz_each_kept(HR_SELFTESTS "/fuzz/meta/corpus", meta_fuzz_one))
		SKIP(return, "no input has failed so far");
}

static int write_seeds(const char *dir)
{
	struct hr_rnd r;

	hr_rnd_seed(&r, 22);
	for (int i = 0; i < 10 * META_FUZZ_NR; i++) {
		struct hr_buf b = HR_BUF_INIT;

		seed_make(&r, i % META_FUZZ_NR, &b);
		if (fuzz_seed_write(dir, i, &b))
			return 1;
		hr_buf_fini(&b);
	}
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "--seeds"))
		return write_seeds(argv[2]);
	return test_harness_run(argc, argv);
}
