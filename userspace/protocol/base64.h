/* SPDX-License-Identifier: Apache-2.0 */
/* base64: the standard alphabet with padding, for the JSON form of bytes. */
#ifndef HR_PROTOCOL_BASE64_H
#define HR_PROTOCOL_BASE64_H

#include <hr/lib/base.h>

static inline size_t hr_base64_text_len(size_t len)
{
	return (len + 2) / 3 * 4;
}

/* Writes hr_base64_text_len(@len) characters, no NUL. */
void hr_base64_encode(const uint8_t *p, size_t len, char *text);
/* @out has room for @len / 4 * 3 bytes.  Bytes written, or -EINVAL. */
int64_t hr_base64_decode(const char *text, size_t len, uint8_t *out);

#endif
