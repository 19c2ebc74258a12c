// SPDX-License-Identifier: Apache-2.0
/* varint: see hr/lib/varint.h. */
#include <hr/lib/varint.h>

int hr_uvarint32_get(const uint8_t *p, const uint8_t *end, uint32_t *ret_v)
{
	uint32_t v = 0;

	for (int i = 0; i < HR_UVARINT32_LEN_MAX && p + i < end; i++) {
		v |= (uint32_t)(p[i] & 0x7f) << (7 * i);
		if (!(p[i] & 0x80)) {
			*ret_v = v;
			return i + 1;
		}
	}
	return -EBADMSG;
}

int hr_uvarint64_get(const uint8_t *p, const uint8_t *end, uint64_t *ret_v)
{
	uint64_t v = 0;

	for (int i = 0; i < HR_UVARINT64_LEN_MAX && p + i < end; i++) {
		v |= (uint64_t)(p[i] & 0x7f) << (7 * i);
		if (!(p[i] & 0x80)) {
			*ret_v = v;
			return i + 1;
		}
	}
	return -EBADMSG;
}

int hr_uvarint64_put(uint8_t *p, uint64_t v)
{
	int n = 0;

	while (v >= 0x80) {
		p[n++] = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	p[n++] = (uint8_t)v;
	return n;
}

int hr_uvarint32_put(uint8_t *p, uint32_t v)
{
	return hr_uvarint64_put(p, v);
}

int hr_uvarint64_len(uint64_t v)
{
	return (64 - __builtin_clzll(v | 1) + 6) / 7;
}

int hr_uvarint32_len(uint32_t v)
{
	return hr_uvarint64_len(v);
}
