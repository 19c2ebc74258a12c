// SPDX-License-Identifier: GPL-2.0
/*
 * replay: the fuzzer's inputs as a plain test, without libFuzzer.
 *
 * Seeds are good inputs of each reader; each is run as it is and with some bytes
 * changed, cut or repeated.  Files in corpus/ (inputs that once failed) are run as
 * they are.  "replay --seeds DIR" writes the seeds for libFuzzer instead.
 */
#include <dirent.h>
#include "kselftest_harness.h"
#include "storage_fuzz.h"

#ifndef HR_SELFTESTS
#define HR_SELFTESTS ".."
#endif

static void seed_make(struct hr_rnd *r, int kind, struct hr_buf *out)
{
	static const char text[] = "0\n2\na 0 1\nversion: 0\ntopic_id: AAAAAAAAAAAAAAAAAAAAAQ";
	struct kit_batch kb = KIT_BATCH;
	struct hr_buf b = HR_BUF_INIT;
	uint8_t head = (uint8_t)kind;

	kb.record_nr = 1 + (int)hr_rnd_below(r, 4);
	kb.codec = kind < 4 ? kind + 1 : (int)hr_rnd_below(r, HR_CODEC_NR);
	hr_buf_put(out, &head, 1);
	if (kind == 6) {
		hr_buf_str(out, text);
		return;
	}
	for (int i = 0; i < (kind >= 8 ? 6 : 1); i++) {
		size_t skip = kind < 4 ? HR_BATCH_HEADER_LEN : 0;

		if (kit_batch_build(&kb, &b))
			break;
		hr_buf_put(out, b.p + skip, b.len - skip);
		hr_buf_fini(&b);
	}
}

static void mutate(struct hr_rnd *r, struct hr_buf *b)
{
	for (int n = 1 + (int)hr_rnd_below(r, 4); n; n--) {
		size_t at = 1 + hr_rnd_below(r, b->len - 1);

		switch (hr_rnd_below(r, 4)) {
		case 0:
			b->len = HR_MAX(at, (size_t)2);
			break;
		case 1:
			b->p[at] = (uint8_t)(hr_rnd_below(r, 2) ? 0xff : 0);
			break;
		default:
			b->p[at] ^= (uint8_t)(1 << hr_rnd_below(r, 8));
		}
	}
}

TEST(changed_seeds_are_answered_and_nothing_else)
{
	struct hr_rnd r;

	hr_rnd_seed(&r, 5);
	for (int i = 0; i < 20000; i++) {
		struct hr_buf b = HR_BUF_INIT;

		seed_make(&r, i % FUZZ_KINDS, &b);
		ASSERT_EQ(0, b.err);
		if (i >= FUZZ_KINDS)
			mutate(&r, &b);
		storage_fuzz_one(b.p, b.len);
		hr_buf_fini(&b);
	}
}

TEST(inputs_that_once_failed_pass)
{
	DIR *dir = opendir(HR_SELFTESTS "/fuzz/storage/corpus");
	struct dirent *e;

	if (!dir)
		SKIP(return, "no input has failed yet");
	while ((e = readdir(dir))) {
		struct hr_buf b = HR_BUF_INIT;
		struct hr_sys sys;

		if (e->d_name[0] == '.')
			continue;
		hr_sys_posix_init(&sys);
		ASSERT_EQ(0, hr_text_file_read_sync(&sys, HR_SELFTESTS "/fuzz/storage/corpus",
						    e->d_name, 1 << 20, &b));
		storage_fuzz_one(b.p, b.len);
		hr_buf_fini(&b);
	}
	closedir(dir);
}

static int seeds_write(const char *dir)
{
	struct hr_rnd r;
	struct hr_sys sys;
	char name[32];

	hr_rnd_seed(&r, 6);
	hr_sys_posix_init(&sys);
	for (int i = 0; i < 10 * FUZZ_KINDS; i++) {
		struct hr_buf b = HR_BUF_INIT;
		int err;

		seed_make(&r, i % FUZZ_KINDS, &b);
		snprintf(name, sizeof(name), "%d", i);
		err = b.err ? b.err : hr_text_file_write_sync(&sys, dir, name, b.p, b.len);
		hr_buf_fini(&b);
		if (err)
			return 1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	return argc == 3 && !strcmp(argv[1], "--seeds") ? seeds_write(argv[2])
							: test_harness_run(argc, argv);
}
