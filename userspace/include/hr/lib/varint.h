/* SPDX-License-Identifier: Apache-2.0 */
/*
 * varint: Kafka's variable-length integers.
 *
 * Seven bits a byte, low group first, high bit means more.  "uvarint" is plain,
 * "varint"/"varlong" are zigzag coded.  A reader accepts at most 5 (32 bit) or
 * 10 (64 bit) bytes and never looks past @end.
 *
 * Readers return the bytes used (1..10), or -EBADMSG for an over-long or cut
 * value.  Writers return the bytes written; the caller provides the room.
 * Source: Kafka protocol guide, "Protocol Primitive Types".
 */
#ifndef HR_LIB_VARINT_H
#define HR_LIB_VARINT_H

#include <hr/lib/base.h>

#define HR_UVARINT32_LEN_MAX 5
#define HR_UVARINT64_LEN_MAX 10

static inline uint32_t hr_zigzag32(int32_t v)
{
	return ((uint32_t)v << 1) ^ (uint32_t)(v >> 31);
}

static inline int32_t hr_unzigzag32(uint32_t v)
{
	return (int32_t)(v >> 1) ^ -(int32_t)(v & 1);
}

static inline uint64_t hr_zigzag64(int64_t v)
{
	return ((uint64_t)v << 1) ^ (uint64_t)(v >> 63);
}

static inline int64_t hr_unzigzag64(uint64_t v)
{
	return (int64_t)(v >> 1) ^ -(int64_t)(v & 1);
}

HR_MUST_CHECK int hr_uvarint32_get(const uint8_t *p, const uint8_t *end,
				   uint32_t *ret_v);
HR_MUST_CHECK int hr_uvarint64_get(const uint8_t *p, const uint8_t *end,
				   uint64_t *ret_v);
int hr_uvarint32_put(uint8_t *p, uint32_t v);
int hr_uvarint64_put(uint8_t *p, uint64_t v);
int hr_uvarint32_len(uint32_t v);
int hr_uvarint64_len(uint64_t v);

static inline int hr_varint_get(const uint8_t *p, const uint8_t *end,
				int32_t *ret_v)
{
	uint32_t u;
	int n = hr_uvarint32_get(p, end, &u);

	if (n > 0)
		*ret_v = hr_unzigzag32(u);
	return n;
}

static inline int hr_varlong_get(const uint8_t *p, const uint8_t *end,
				 int64_t *ret_v)
{
	uint64_t u;
	int n = hr_uvarint64_get(p, end, &u);

	if (n > 0)
		*ret_v = hr_unzigzag64(u);
	return n;
}

#endif
