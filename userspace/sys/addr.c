// SPDX-License-Identifier: Apache-2.0
/* addr: socket addresses as text and as the key that identifies a host. */
#include <arpa/inet.h>

#include <hr/sys/net.h>

static const uint8_t mapped_prefix[12] = { [10] = 0xff, [11] = 0xff };

void hr_addr_key(const union hr_addr *a, uint8_t ret_key[16])
{
	if (a->sa.sa_family == AF_INET6) {
		memcpy(ret_key, &a->in6.sin6_addr, 16);
		return;
	}
	memcpy(ret_key, mapped_prefix, sizeof(mapped_prefix));
	memcpy(ret_key + 12, &a->in.sin_addr, 4);
}

void hr_addr_format(const union hr_addr *a, char text[HR_ADDR_TEXT_LEN])
{
	uint8_t key[16];

	hr_addr_key(a, key);
	if (!memcmp(key, mapped_prefix, sizeof(mapped_prefix)))
		inet_ntop(AF_INET, key + 12, text, HR_ADDR_TEXT_LEN);
	else
		inet_ntop(AF_INET6, key, text, HR_ADDR_TEXT_LEN);
}

uint16_t hr_addr_port(const union hr_addr *a)
{
	return ntohs(a->sa.sa_family == AF_INET6 ? a->in6.sin6_port : a->in.sin_port);
}

int hr_addr_parse(const char *text, uint8_t ret_key[16])
{
	uint8_t key[16];

	memcpy(key, mapped_prefix, sizeof(mapped_prefix));
	if (inet_pton(AF_INET, text, key + 12) != 1 && inet_pton(AF_INET6, text, key) != 1)
		return -EINVAL;
	memcpy(ret_key, key, 16);
	return 0;
}
