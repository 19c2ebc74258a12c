/* SPDX-License-Identifier: Apache-2.0 */
/*
 * utf16: UTF-8 text as Java's UTF-16 units, for numbers that Kafka makes of its strings.
 *
 * The text need not be valid: a byte that begins nothing counts as itself, and a sequence
 * that is cut short as what is there.
 */
#ifndef HR_LIB_UTF16_H
#define HR_LIB_UTF16_H

#include <hr/lib/base.h>

/* Reads one code point at *p < @end and moves *p behind it; returns its units, 1 or 2. */
static inline int hr_utf16_next(const uint8_t **p, const uint8_t *end, uint16_t units[2])
{
	uint32_t c = *(*p)++;
	int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;

	if (more)
		c &= 0x3fu >> more;
	while (more-- > 0 && *p < end)
		c = c << 6 | (*(*p)++ & 0x3f);
	if (c < 0x10000) {
		units[0] = (uint16_t)c;
		return 1;
	}
	c -= 0x10000;
	units[0] = (uint16_t)(0xd800 | c >> 10);
	units[1] = (uint16_t)(0xdc00 | (c & 0x3ff));
	return 2;
}

#endif
