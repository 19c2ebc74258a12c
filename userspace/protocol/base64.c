// SPDX-License-Identifier: Apache-2.0
/* base64: see base64.h.  RFC 4648 section 4; stray characters and bits are refused. */
#include "base64.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void hr_base64_encode(const uint8_t *p, size_t len, char *text)
{
	for (; len > 0; text += 4) {
		size_t n = HR_MIN(len, (size_t)3);
		uint32_t u = (uint32_t)p[0] << 16;

		if (n > 1)
			u |= (uint32_t)p[1] << 8;
		if (n > 2)
			u |= p[2];
		text[0] = alphabet[u >> 18];
		text[1] = alphabet[u >> 12 & 63];
		text[2] = n > 1 ? alphabet[u >> 6 & 63] : '=';
		text[3] = n > 2 ? alphabet[u & 63] : '=';
		p += n;
		len -= n;
	}
}

static int digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

int64_t hr_base64_decode(const char *text, size_t len, uint8_t *out)
{
	uint8_t *start = out;

	if (len % 4)
		return -EINVAL;
	for (; len > 0; text += 4, len -= 4) {
		int pad = len > 4 ? 0 : (text[3] == '=') + (text[2] == '=' && text[3] == '=');
		uint32_t u = 0;

		for (int i = 0; i < 4; i++) {
			int v = i >= 4 - pad ? 0 : digit(text[i]);

			if (v < 0)
				return -EINVAL;
			u = u << 6 | (uint32_t)v;
		}
		if (pad && (u & (pad == 2 ? 0xffff : 0xff)))
			return -EINVAL;
		*out++ = (uint8_t)(u >> 16);
		if (pad < 2)
			*out++ = (uint8_t)(u >> 8);
		if (pad < 1)
			*out++ = (uint8_t)u;
	}
	return out - start;
}
