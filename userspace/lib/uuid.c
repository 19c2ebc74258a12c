// SPDX-License-Identifier: Apache-2.0
/* uuid: see hr/lib/uuid.h. */
#include <hr/lib/uuid.h>

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void hr_uuid_format(struct hr_uuid u, char text[HR_UUID_TEXT_LEN + 1])
{
	uint32_t acc = 0;
	int bits = 0, n = 0;

	for (int i = 0; i < 16; i++) {
		acc = acc << 8 | u.b[i];
		for (bits += 8; bits >= 6; bits -= 6)
			text[n++] = alphabet[acc >> (bits - 6) & 63];
	}
	text[n++] = alphabet[acc << (6 - bits) & 63];
	text[n] = 0;
}

int hr_uuid_parse(struct hr_str s, struct hr_uuid *ret_u)
{
	struct hr_uuid u;
	uint32_t acc = 0;
	int bits = 0, n = 0;

	if (s.len != HR_UUID_TEXT_LEN)
		return -EINVAL;
	for (int i = 0; i < s.len; i++) {
		const char *c = s.p[i] ? strchr(alphabet, s.p[i]) : NULL;

		if (!c)
			return -EINVAL;
		acc = acc << 6 | (uint32_t)(c - alphabet);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			u.b[n++] = (uint8_t)(acc >> bits);
		}
	}
	*ret_u = u;
	return 0;
}
