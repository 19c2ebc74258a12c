// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_hash: XXH3-64 and the numbers of topics made with it.
 *
 * XXH3 as its specification describes it, for one piece of memory: short inputs by
 * three special cases, up to 240 bytes by mixing 16 at a time, longer ones by eight
 * accumulators over stripes of 64 bytes.  Plain C: a group's topics are some hundred bytes
 * and are hashed when they change.
 */
#include <hr/lib/arena.h>
#include <stdlib.h>
#include "consumer_hash.h"

#define P32_1 0x9E3779B1u
#define P32_2 0x85EBCA77u
#define P32_3 0xC2B2AE3Du
#define P64_1 0x9E3779B185EBCA87ull
#define P64_2 0xC2B2AE3D27D4EB4Full
#define P64_3 0x165667B19E3779F9ull
#define P64_4 0x85EBCA77C2B2AE63ull
#define P64_5 0x27D4EB2F165667C5ull
#define MX_1 0x165667919E3779F9ull
#define MX_2 0x9FB21C651E98DF25ull

#define SECRET_LEN 192
#define STRIPE_LEN 64
#define STRIPES_PER_BLOCK ((SECRET_LEN - STRIPE_LEN) / 8)

static const uint8_t secret[SECRET_LEN] = {
	0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
	0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
	0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
	0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
	0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
	0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
	0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
	0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
	0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
	0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
	0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
	0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
};

static uint32_t le32(const uint8_t *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint64_t le64(const uint8_t *p)
{
	return le32(p) | (uint64_t)le32(p + 4) << 32;
}

static uint64_t swap64(uint64_t v)
{
	return __builtin_bswap64(v);
}

static uint64_t rotl64(uint64_t v, int n)
{
	return v << n | v >> (64 - n);
}

static uint64_t mul_fold(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 v = (unsigned __int128)a * b;

	return (uint64_t)v ^ (uint64_t)(v >> 64);
}

static uint64_t avalanche(uint64_t h)
{
	h = (h ^ h >> 37) * MX_1;
	return h ^ h >> 32;
}

static uint64_t avalanche_xxh64(uint64_t h)
{
	h = (h ^ h >> 33) * P64_2;
	h = (h ^ h >> 29) * P64_3;
	return h ^ h >> 32;
}

static uint64_t hash_0to16(const uint8_t *p, size_t len)
{
	if (len > 8) {
		uint64_t lo = le64(p) ^ (le64(secret + 24) ^ le64(secret + 32));
		uint64_t hi = le64(p + len - 8) ^ (le64(secret + 40) ^ le64(secret + 48));

		return avalanche(len + swap64(lo) + hi + mul_fold(lo, hi));
	}
	if (len >= 4) {
		uint64_t v = le32(p + len - 4) + ((uint64_t)le32(p) << 32);

		v ^= le64(secret + 8) ^ le64(secret + 16);
		v ^= rotl64(v, 49) ^ rotl64(v, 24);
		v *= MX_2;
		v ^= (v >> 35) + len;
		v *= MX_2;
		return v ^ v >> 28;
	}
	if (len) {
		uint32_t v = (uint32_t)p[0] << 16 | (uint32_t)p[len >> 1] << 24 | p[len - 1] |
			     (uint32_t)len << 8;

		return avalanche_xxh64(v ^ (uint64_t)(le32(secret) ^ le32(secret + 4)));
	}
	return avalanche_xxh64(le64(secret + 56) ^ le64(secret + 64));
}

static uint64_t mix16(const uint8_t *p, const uint8_t *s)
{
	return mul_fold(le64(p) ^ le64(s), le64(p + 8) ^ le64(s + 8));
}

static uint64_t hash_17to128(const uint8_t *p, size_t len)
{
	uint64_t h = len * P64_1;

	for (int i = (int)(len - 1) / 32; i >= 0; i--) {
		h += mix16(p + 16 * i, secret + 32 * i);
		h += mix16(p + len - 16 * (i + 1), secret + 32 * i + 16);
	}
	return avalanche(h);
}

static uint64_t hash_129to240(const uint8_t *p, size_t len)
{
	uint64_t h = len * P64_1;
	size_t i;

	for (i = 0; i < 8; i++)
		h += mix16(p + 16 * i, secret + 16 * i);
	h = avalanche(h);
	for (; i < len / 16; i++)
		h += mix16(p + 16 * i, secret + 16 * (i - 8) + 3);
	return avalanche(h + mix16(p + len - 16, secret + 136 - 17));
}

static void stripe(uint64_t acc[8], const uint8_t *p, const uint8_t *s)
{
	for (int i = 0; i < 8; i++) {
		uint64_t v = le64(p + 8 * i), k = v ^ le64(s + 8 * i);

		acc[i ^ 1] += v;
		acc[i] += (k & 0xffffffff) * (k >> 32);
	}
}

static void scramble(uint64_t acc[8])
{
	for (int i = 0; i < 8; i++) {
		acc[i] ^= acc[i] >> 47;
		acc[i] ^= le64(secret + SECRET_LEN - STRIPE_LEN + 8 * i);
		acc[i] *= P32_1;
	}
}

static uint64_t hash_long(const uint8_t *p, size_t len)
{
	uint64_t acc[8] = { P32_3, P64_1, P64_2, P64_3, P64_4, P32_2, P64_5, P32_1 };
	size_t block_len = (size_t)STRIPE_LEN * STRIPES_PER_BLOCK, stripe_nr, pos = 0;
	uint64_t h = len * P64_1;

	for (; len - pos > block_len; pos += block_len) {
		for (size_t i = 0; i < STRIPES_PER_BLOCK; i++)
			stripe(acc, p + pos + i * STRIPE_LEN, secret + 8 * i);
		scramble(acc);
	}
	stripe_nr = (len - pos - 1) / STRIPE_LEN;
	for (size_t i = 0; i < stripe_nr; i++)
		stripe(acc, p + pos + i * STRIPE_LEN, secret + 8 * i);
	stripe(acc, p + len - STRIPE_LEN, secret + SECRET_LEN - STRIPE_LEN - 7);
	for (int i = 0; i < 4; i++)
		h += mul_fold(acc[2 * i] ^ le64(secret + 11 + 16 * i),
			      acc[2 * i + 1] ^ le64(secret + 11 + 16 * i + 8));
	return avalanche(h);
}

uint64_t hr_xxh3_64(const void *p, size_t len)
{
	if (len <= 16)
		return hash_0to16(p, len);
	if (len <= 128)
		return hash_17to128(p, len);
	return len <= 240 ? hash_129to240(p, len) : hash_long(p, len);
}

/* --- topics -------------------------------------------------------------------------- */

static void put_le(struct hr_buf *b, uint64_t v, int len)
{
	uint8_t out[8];

	for (int i = 0; i < len; i++)
		out[i] = (uint8_t)(v >> 8 * i);
	hr_buf_put(b, out, (size_t)len);
}

/* Text that came through a decoder or a validated name; a bad byte counts as itself. */
static void put_text(struct hr_buf *b, const char *text)
{
	const uint8_t *p = (const uint8_t *)text;
	uint32_t unit_nr = 0;

	while (*p) {
		uint32_t c = *p++;
		int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;

		if (more)
			c &= 0x3fu >> more;
		for (; more && *p; more--)
			c = c << 6 | (*p++ & 0x3f);
		if (c >= 0x10000) {
			c -= 0x10000;
			put_le(b, 0xd800 | c >> 10, 2);
			c = 0xdc00 | (c & 0x3ff);
			unit_nr++;
		}
		put_le(b, c, 2);
		unit_nr++;
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

static uint64_t be64(const uint8_t *p)
{
	return swap64(le64(p));
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
	put_le(scratch, be64(t->id.b), 8);
	put_le(scratch, be64(t->id.b + 8), 8);
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
