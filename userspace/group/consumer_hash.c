// SPDX-License-Identifier: Apache-2.0
/* consumer_hash: see consumer_hash.h; the hash itself is libxxhash's. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <hr/lib/arena.h>
#include <hr/lib/be.h>
#include <hr/lib/utf16.h>
#include <stdlib.h>
#include "consumer_hash.h"

uint64_t hr_xxh3_64(const void *p, size_t len)
{
	return XXH3_64bits(p, len);
}

/* --- topics -------------------------------------------------------------------------- */

static void put_le(struct hr_buf *b, uint64_t v, int len)
{
	uint8_t out[8];

	for (int i = 0; i < len; i++)
		out[i] = (uint8_t)(v >> 8 * i);
	hr_buf_put(b, out, (size_t)len);
}

static void put_text(struct hr_buf *b, const char *text)
{
	const uint8_t *p = (const uint8_t *)text, *end = p + strlen(text);
	uint32_t unit_nr = 0;
	uint16_t units[2];

	while (p < end) {
		int nr = hr_utf16_next(&p, end, units);

		for (int i = 0; i < nr; i++)
			put_le(b, units[i], 2);
		unit_nr += (uint32_t)nr;
	}
	put_le(b, unit_nr, 4);
}

static uint32_t utf16_len(const char *text)
{
	uint32_t nr = 0;

	for (const uint8_t *p = (const uint8_t *)text; *p; p++)
		nr += (*p & 0xc0) == 0x80 ? 0 : *p >= 0xf0 ? 2 : 1;
	return nr;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One entry for each replica whose broker is known and has a rack. */
static void put_racks(struct hr_buf *b, const struct hr_image *im,
		      const struct hr_partition_reg *reg, const char **racks)
{
	int32_t nr = 0;

	for (int32_t i = 0; reg && i < reg->replicas.nr; i++) {
		const struct hr_broker_reg *br = hr_image_broker(im, reg->replicas.v[i]);

		if (br && br->rack)
			racks[nr++] = br->rack;
	}
	qsort(racks, (size_t)nr, sizeof(racks[0]), by_text);
	for (int32_t i = 0; i < nr; i++) {
		put_le(b, utf16_len(racks[i]), 4);
		put_text(b, racks[i]);
	}
}

int hr_topic_hash(const struct hr_image *im, const struct hr_topic *t, struct hr_buf *scratch,
		  uint64_t *ret_hash)
{
	int32_t racks_max = 1;
	const char **racks;

	for (int32_t p = 0; p < t->partition_nr; p++) {
		const struct hr_partition_reg *reg = hr_topic_partition(t, p);

		racks_max = HR_MAX(racks_max, reg ? reg->replicas.nr : 0);
	}
	racks = malloc((size_t)racks_max * sizeof(*racks));
	if (!racks)
		return -ENOMEM;
	scratch->len = 0;
	put_le(scratch, 0, 1);
	put_le(scratch, hr_be64_get(t->id.b), 8);
	put_le(scratch, hr_be64_get(t->id.b + 8), 8);
	put_text(scratch, t->name);
	put_le(scratch, (uint32_t)t->partition_nr, 4);
	for (int32_t p = 0; p < t->partition_nr; p++) {
		put_le(scratch, (uint32_t)p, 4);
		put_racks(scratch, im, hr_topic_partition(t, p), racks);
	}
	free(racks);
	if (scratch->err)
		return scratch->err;
	*ret_hash = hr_xxh3_64(scratch->p, scratch->len);
	return 0;
}
