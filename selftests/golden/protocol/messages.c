// SPDX-License-Identifier: GPL-2.0
/*
 * messages: bytes that Apache Kafka 4.4.0 wrote, read and written again without Java.
 *
 * messages.txt has a line per type and version; make-golden.sh writes it.
 */
#include <stdio.h>
#include <stdlib.h>
#include "kselftest_harness.h"
#include "wire_random.h"

#ifndef GOLDEN_FILE
#define GOLDEN_FILE "messages.txt"
#endif

static size_t unhex(const char *text, uint8_t *out)
{
	size_t n = 0;
	unsigned int v;

	for (; text[0] && text[1] && sscanf(text, "%2x", &v) == 1; text += 2)
		out[n++] = (uint8_t)v;
	return n;
}

static const char *check(const struct hr_struct_desc *d, int16_t version, const uint8_t *p,
			 size_t len)
{
	struct hr_buf out = HR_BUF_INIT;
	const char *bad = NULL;
	struct hr_arena a;
	size_t used = 0;
	void *msg;

	hr_arena_init(&a, 1 << 20);
	msg = hr_arena_alloc(&a, d->size);
	if (hr_msg_decode(d, version, p, len, &a, msg, &used) || used != len)
		bad = "decode";
	else if (hr_msg_encode_buf(d, version, msg, &out, NULL, 0, NULL))
		bad = "encode";
	else if (out.len != len || (len && memcmp(out.p, p, len)))
		bad = "other bytes";
	hr_buf_fini(&out);
	hr_arena_fini(&a);
	return bad;
}

TEST (kafkas_bytes_of_every_type_and_version_are_read_and_written_the_same) {
	FILE *f = fopen(GOLDEN_FILE, "r");
	char name[100], *line = NULL;
	int version, at, nr = 0, want = 0;
	size_t cap = 0;

	ASSERT_NE(NULL, f);
	while (getline(&line, &cap, f) > 0) {
		const struct hr_struct_desc *d;
		uint8_t *p;
		size_t len;

		at = 0;
		if (*line == '#' || sscanf(line, "%99s %d %n", name, &version, &at) < 2)
			continue;
		d = wire_desc_find(name);
		ASSERT_NE(NULL, d);
		p = malloc(strlen(line));
		len = unhex(line + at, p);
		EXPECT_EQ(NULL, check(d, (int16_t)version, p, len))
		TH_LOG("%s %d", name, version);
		free(p);
		nr++;
	}
	for (int i = 0; i < wire_desc_nr(); i++)
		want += wire_desc(i)->versions.max - wire_desc(i)->versions.min + 1;
	EXPECT_EQ(want, nr);
	free(line);
	fclose(f);
}

TEST_HARNESS_MAIN
