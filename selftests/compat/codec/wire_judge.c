// SPDX-License-Identifier: GPL-2.0
/*
 * wire_judge: our half of the comparison of codecs.
 *
 *   wire_judge cells                    NAME MIN MAX, a line per message type
 *   wire_judge check < FRAMES           decodes and encodes what Java wrote
 *   wire_judge make COUNT SEED > FRAMES random messages per type and version, for Java
 *   wire_judge golden < FRAMES          the last short frame of each cell as NAME VERSION HEX
 *
 * A frame: name (int16 length, text), version int16, body (int32 length, bytes), JSON
 * (int32 length, text; -1 none).  check prints "NAME VERSION good bad" per cell in the
 * order of appearance and the first difference of each kind on stderr.
 */
#include <stdio.h>
#include <stdlib.h>
#include <hr/lib/be.h>
#include <hr/protocol/json.h>
#include "wire_random.h"

static int cells(void)
{
	for (int i = 0; i < wire_desc_nr(); i++)
		printf("%s %d %d\n", wire_desc(i)->name, wire_desc(i)->versions.min,
		       wire_desc(i)->versions.max);
	return 0;
}

static bool read_block(int len_size, uint8_t **p, int32_t *len)
{
	uint8_t head[4];

	if (fread(head, 1, (size_t)len_size, stdin) != (size_t)len_size)
		return false;
	*len = len_size == 2 ? (int16_t)hr_be16_get(head) : (int32_t)hr_be32_get(head);
	*p = realloc(*p, (size_t)(*len < 0 ? 0 : *len) + 1);
	hr_assert(*p);
	if (*len > 0 && fread(*p, 1, (size_t)*len, stdin) != (size_t)*len)
		return false;
	(*p)[*len < 0 ? 0 : *len] = 0;
	return true;
}

static void hex(const char *what, const uint8_t *p, size_t len)
{
	fprintf(stderr, "  %s ", what);
	for (size_t i = 0; i < len && i < 400; i++)
		fprintf(stderr, "%02x", p[i]);
	fprintf(stderr, "\n");
}

/* Our JSON must be theirs, and must lead back to the bytes (but for unknown tags). */
static const char *check_json(const struct hr_struct_desc *d, int16_t version, void *msg,
			      const char *text, size_t text_len, struct hr_arena *a)
{
	struct hr_json_error err = { "" };
	struct hr_buf out = HR_BUF_INIT, want = HR_BUF_INIT;
	const char *bad = NULL;
	json_t *theirs, *ours;
	void *back = hr_arena_alloc(a, d->size);

	if (hr_json_parse(text, text_len, &theirs, &err))
		return "json parse";
	if (hr_json_encode(d, version, msg, &ours)) {
		json_decref(theirs);
		return "json encode";
	}
	if (!json_equal(theirs, ours)) {
		char *o = json_dumps(ours, 0);

		fprintf(stderr, "  theirs %s\n  ours   %s\n", text, o);
		free(o);
		bad = "json differs";
	} else if (hr_json_decode(d, version, theirs, a, back, &err)) {
		fprintf(stderr, "  %s\n", err.text);
		bad = "json decode";
	} else {
		wire_strip_tags(d, msg);
		if (hr_msg_encode_buf(d, version, msg, &want, NULL, 0, NULL) ||
		    hr_msg_encode_buf(d, version, back, &out, NULL, 0, NULL) ||
		    out.len != want.len || (out.len && memcmp(out.p, want.p, out.len)))
			bad = "json bytes";
	}
	hr_buf_fini(&out);
	hr_buf_fini(&want);
	json_decref(theirs);
	json_decref(ours);
	return bad;
}

static const char *check_one(const struct hr_struct_desc *d, int16_t version, const uint8_t *body,
			     size_t len, const char *json, int32_t json_len)
{
	struct hr_buf out = HR_BUF_INIT;
	const char *bad = NULL;
	struct hr_arena a;
	size_t used = 0;
	void *msg;

	hr_arena_init(&a, 64 << 20);
	msg = hr_arena_alloc(&a, d->size);
	hr_assert(msg);
	if (hr_msg_decode(d, version, body, len, &a, msg, &used))
		bad = "decode";
	else if (used != len)
		bad = "left over";
	else if (hr_msg_encode_buf(d, version, msg, &out, NULL, 0, NULL))
		bad = "encode";
	else if (out.len != len || (len && memcmp(out.p, body, len)))
		bad = "bytes";
	else if (json_len >= 0)
		bad = check_json(d, version, msg, json, (size_t)json_len, &a);
	if (bad) {
		hex("in ", body, len);
		hex("out", out.p, out.len);
	}
	hr_buf_fini(&out);
	hr_arena_fini(&a);
	return bad;
}

static int check(void)
{
	uint8_t *name = NULL, *body = NULL, *json = NULL, head[2];
	char cell[160] = "", last[160] = "";
	int32_t name_len, len, json_len;
	long good = 0, bad = 0, total_bad = 0;

	while (read_block(2, &name, &name_len)) {
		const struct hr_struct_desc *d = wire_desc_find((char *)name);
		const char *why;
		int16_t version;

		hr_assert(fread(head, 1, 2, stdin) == 2);
		version = (int16_t)hr_be16_get(head);
		hr_assert(read_block(4, &body, &len) && read_block(4, &json, &json_len));
		snprintf(cell, sizeof(cell), "%s %d", (char *)name, version);
		if (*last && strcmp(cell, last)) {
			printf("%s %ld %ld\n", last, good, bad);
			good = bad = 0;
		}
		strcpy(last, cell);
		why = d ? check_one(d, version, body, (size_t)len, (char *)json, json_len)
			: "no such type";
		if (!why) {
			good++;
			continue;
		}
		if (!bad++)
			fprintf(stderr, "%s: %s\n", cell, why);
		total_bad++;
	}
	if (*last)
		printf("%s %ld %ld\n", last, good, bad);
	free(name);
	free(body);
	free(json);
	return total_bad != 0;
}

static void frame_put(const struct hr_struct_desc *d, int16_t version, const void *msg,
		      const char *json)
{
	struct hr_buf b = HR_BUF_INIT;
	int64_t len = hr_msg_len(d, version, msg);
	int32_t json_len = json ? (int32_t)strlen(json) : -1;
	uint8_t *p;
	int ret;

	hr_assert(len >= 0);
	p = hr_buf_reserve(&b, 2);
	hr_be16_put(p, (uint16_t)strlen(d->name));
	b.len += 2;
	hr_buf_str(&b, d->name);
	p = hr_buf_reserve(&b, 6);
	hr_be16_put(p, (uint16_t)version);
	hr_be32_put(p + 2, (uint32_t)len);
	b.len += 6;
	p = hr_buf_reserve(&b, (size_t)len);
	ret = hr_msg_encode(d, version, msg, p, (size_t)len);
	hr_assert(!ret);
	b.len += (size_t)len;
	p = hr_buf_reserve(&b, 4);
	hr_be32_put(p, (uint32_t)json_len);
	b.len += 4;
	if (json)
		hr_buf_str(&b, json);
	hr_assert(!b.err && fwrite(b.p, 1, b.len, stdout) == b.len);
	hr_buf_fini(&b);
}

static int make(long count, uint64_t seed)
{
	struct hr_arena a;
	struct wire_random w = { .a = &a };

	hr_rnd_seed(&w.rnd, seed);
	hr_arena_init(&a, 0);
	for (int i = 0; i < wire_desc_nr(); i++) {
		const struct hr_struct_desc *d = wire_desc(i);

		for (w.version = d->versions.min; w.version <= d->versions.max; w.version++)
			for (long n = 0; n < count; n++) {
				void *msg = hr_arena_alloc(&a, d->size);
				json_t *json;
				char *text;

				w.unknown_tags = n & 1;
				wire_random_struct(&w, d, msg);
				hr_assert(!hr_json_encode(d, w.version, msg, &json));
				text = json_dumps(json, JSON_COMPACT);
				frame_put(d, w.version, msg, text);
				free(text);
				json_decref(json);
				hr_arena_reset(&a);
			}
	}
	hr_arena_fini(&a);
	return 0;
}

/* A frame is held back until the next cell begins, so that the last one counts. */
static int golden(void)
{
	uint8_t *name = NULL, *body = NULL, *json = NULL, head[2];
	char cell[160], last[160] = "", *line = NULL;
	int32_t name_len, len, json_len;

	while (read_block(2, &name, &name_len)) {
		hr_assert(fread(head, 1, 2, stdin) == 2);
		hr_assert(read_block(4, &body, &len) && read_block(4, &json, &json_len));
		snprintf(cell, sizeof(cell), "%s %d", (char *)name, (int16_t)hr_be16_get(head));
		if (line && strcmp(cell, last))
			puts(line);
		if (!line || strcmp(cell, last) || len <= 600) {
			line = realloc(line, sizeof(cell) + (size_t)len * 2 + 2);
			hr_assert(line);
			int at = sprintf(line, "%s ", cell);

			for (int32_t i = 0; i < len; i++)
				at += sprintf(line + at, "%02x", body[i]);
		}
		strcpy(last, cell);
	}
	if (line)
		puts(line);
	free(line);
	free(name);
	free(body);
	free(json);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "cells"))
		return cells();
	if (argc == 2 && !strcmp(argv[1], "check"))
		return check();
	if (argc == 2 && !strcmp(argv[1], "golden"))
		return golden();
	if (argc == 4 && !strcmp(argv[1], "make"))
		return make(atol(argv[2]), strtoull(argv[3], NULL, 0));
	fprintf(stderr, "usage: wire_judge cells|check|golden|make COUNT SEED\n");
	return 2;
}
