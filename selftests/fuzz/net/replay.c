// SPDX-License-Identifier: GPL-2.0
/*
 * replay: the fuzzer's inputs as a plain test, without libFuzzer.
 *
 * Random schedules, whole requests of random APIs as they are, cut and changed; files in
 * corpus/ as they are.  "replay --seeds DIR" writes the seeds for libFuzzer instead.
 */
#include "../replay_kit.h"
#include "kselftest_harness.h"
#include "net_fuzz.h"

#ifndef HR_SELFTESTS
#define HR_SELFTESTS ".."
#endif

#define SCHEDULE_LEN_MAX 3000

/* A schedule whose acts are mostly frames of a size and progress, as random bytes would not be. */
static void schedule_make(struct hr_rnd *r, struct hr_buf *out)
{
	size_t len = 30 + hr_rnd_below(r, SCHEDULE_LEN_MAX - 30);
	uint8_t *p = hr_buf_reserve(out, len);

	hr_assert(p);
	hr_rnd_fill(r, p, len);
	p[0] &= 0x7f;
	out->len += len;
}

static void request_make(struct hr_rnd *r, struct hr_buf *out)
{
	uint8_t head = NET_FUZZ_FRAME;
	struct hr_request_header h;
	const struct hr_api_desc *api;

	do {
		api = hr_api_get((int16_t)hr_rnd_below(r, 100));
	} while (!api);
	hr_struct_init(&hr_request_header_desc, &h);
	h.request_api_key = api->key;
	h.request_api_version =
		(int16_t)(api->min + (int16_t)hr_rnd_below(r, (uint64_t)(api->max - api->min + 1)));
	h.correlation_id = 7;
	h.client_id = hr_str("c");
	hr_buf_put(out, &head, 1);
	hr_assert(!hr_request_header_encode(&h, out));
	for (uint64_t n = hr_rnd_below(r, 40); n; n--) {
		uint8_t b = (uint8_t)(hr_rnd_below(r, 3) ? hr_rnd_below(r, 4) : hr_rnd_next(r));

		hr_buf_put(out, &b, 1);
	}
}

static void seed_make(struct hr_rnd *r, int i, struct hr_buf *out)
{
	if (i % 4)
		schedule_make(r, out);
	else
		request_make(r, out);
}

TEST(schedules_and_requests_of_any_bytes_keep_the_rules)
{
	struct hr_rnd r;

	hr_rnd_seed(&r, 31);
	for (int i = 0; i < 2000; i++) {
		struct hr_buf b = HR_BUF_INIT;

		seed_make(&r, i, &b);
		net_fuzz_one(b.p, b.len);
		b.p[hr_rnd_below(&r, b.len)] ^= (uint8_t)(1 << hr_rnd_below(&r, 8));
		net_fuzz_one(b.p, 1 + hr_rnd_below(&r, b.len));
		hr_buf_fini(&b);
	}
}

TEST(kept_inputs_pass)
{
	ASSERT_GT(fuzz_each_kept(HR_SELFTESTS "/fuzz/net/corpus", net_fuzz_one), 0);
}

static int write_seeds(const char *dir)
{
	struct hr_rnd r;

	hr_rnd_seed(&r, 32);
	for (int i = 0; i < 40; i++) {
		struct hr_buf b = HR_BUF_INIT;

		seed_make(&r, i, &b);
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
