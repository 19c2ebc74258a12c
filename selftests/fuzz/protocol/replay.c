// SPDX-License-Identifier: GPL-2.0
/*
 * replay: the fuzzer's inputs as a plain test, without libFuzzer.
 *
 * Seeds are Kafka's bytes from golden/protocol/messages.txt; each is run as it is, as
 * JSON, and with a few bytes changed.  Files in corpus/ (inputs that once failed) are
 * run as they are.  "replay --seeds DIR" writes the seeds for libFuzzer instead.
 */
#include "../replay_kit.h"
#include "kselftest_harness.h"
#include "wire_fuzz.h"

#ifndef HR_SELFTESTS
#define HR_SELFTESTS ".."
#endif

struct seeds {
	FILE *f;
	char *line;
	size_t cap;
};

/* The next golden line as an input; false at the end. */
static bool seed_next(struct seeds *s, struct hr_buf *out)
{
	char name[100];
	int version, at, idx;

	while (getline(&s->line, &s->cap, s->f) > 0) {
		const char *p;
		unsigned int v;
		uint8_t byte;

		at = 0;
		if (*s->line == '#' || sscanf(s->line, "%99s %d %n", name, &version, &at) < 2)
			continue;
		for (idx = 0; strcmp(wire_desc(idx)->name, name); idx++)
			hr_assert(idx + 1 < wire_desc_nr());
		out->len = 0;
		hr_buf_put(out,
			   (uint8_t[]){ 0, (uint8_t)(idx >> 8), (uint8_t)idx,
					(uint8_t)(version - wire_desc(idx)->versions.min) },
			   4);
		for (p = s->line + at; p[0] && p[1] && sscanf(p, "%2x", &v) == 1; p += 2) {
			byte = (uint8_t)v;
			hr_buf_put(out, &byte, 1);
		}
		return true;
	}
	return false;
}

static void seeds_open(struct seeds *s)
{
	*s = (struct seeds){ .f = fopen(HR_SELFTESTS "/golden/protocol/messages.txt", "r") };
	hr_assert(s->f);
}

static void seeds_close(struct seeds *s)
{
	fclose(s->f);
	free(s->line);
}

TEST (kafkas_messages_and_their_changed_copies_pass) {
	struct hr_buf in = HR_BUF_INIT;
	struct hr_rnd rnd;
	struct seeds s;
	long nr = 0;

	hr_rnd_seed(&rnd, 31);
	seeds_open(&s);
	while (seed_next(&s, &in)) {
		wire_fuzz_one(in.p, in.len);
		for (int i = 0; i < 200 && in.len > WIRE_FUZZ_HEAD; i++, nr++) {
			size_t at = WIRE_FUZZ_HEAD + hr_rnd_below(&rnd, in.len - WIRE_FUZZ_HEAD);
			uint8_t old = in.p[at];

			in.p[at] = (uint8_t)hr_rnd_next(&rnd);
			wire_fuzz_one(in.p, in.len - hr_rnd_below(&rnd, 2) *
							     hr_rnd_below(&rnd, in.len - at));
			if (hr_rnd_below(&rnd, 3))
				in.p[at] = old;
		}
	}
	seeds_close(&s);
	hr_buf_fini(&in);
	EXPECT_LT(100000, nr);
}

TEST (inputs_that_once_failed_pass) {
	ASSERT_LT(0, fuzz_each_kept(HR_SELFTESTS "/fuzz/protocol/corpus", wire_fuzz_one));
}

static int write_seeds(const char *dir)
{
	struct hr_buf in = HR_BUF_INIT;
	struct seeds s;

	seeds_open(&s);
	for (int nr = 0; seed_next(&s, &in); nr++) {
		if (fuzz_seed_write(dir, nr, &in))
			return 1;
	}
	seeds_close(&s);
	hr_buf_fini(&in);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "--seeds"))
		return write_seeds(argv[2]);
	return test_harness_run(argc, argv);
}
