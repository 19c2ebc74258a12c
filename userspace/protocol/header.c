// SPDX-License-Identifier: Apache-2.0
/* header: see hr/protocol/header.h. */
#include <hr/lib/be.h>
#include <hr/protocol/api.h>
#include <hr/protocol/header.h>

#define HEAD_LEN 8 /* key, version, correlation: in every version */

int hr_request_header_decode(const uint8_t *p, size_t len, struct hr_arena *a,
			     struct hr_request_header *h, size_t *ret_used)
{
	int16_t key;

	hr_struct_init(&hr_request_header_desc, h);
	if (len < HEAD_LEN)
		return -EBADMSG;
	key = (int16_t)hr_be16_get(p);
	if (!hr_api_get(key)) {
		h->request_api_key = key;
		h->request_api_version = (int16_t)hr_be16_get(p + 2);
		h->correlation_id = (int32_t)hr_be32_get(p + 4);
		return -EOPNOTSUPP;
	}
	return hr_msg_decode(&hr_request_header_desc,
			     hr_api_request_header_version(key, (int16_t)hr_be16_get(p + 2)), p,
			     len, a, h, ret_used);
}

int hr_request_header_encode(const struct hr_request_header *h, struct hr_buf *out)
{
	int16_t version;

	if (!hr_api_get(h->request_api_key))
		return -EOPNOTSUPP;
	version = hr_api_request_header_version(h->request_api_key, h->request_api_version);
	return hr_msg_encode_buf(&hr_request_header_desc, version, h, out, NULL, 0, NULL);
}

int hr_response_header_decode(int16_t key, int16_t version, const uint8_t *p, size_t len,
			      struct hr_arena *a, struct hr_response_header *h, size_t *ret_used)
{
	return hr_msg_decode(&hr_response_header_desc, hr_api_response_header_version(key, version),
			     p, len, a, h, ret_used);
}

int hr_response_header_encode(int16_t key, int16_t version, const struct hr_response_header *h,
			      struct hr_buf *out)
{
	return hr_msg_encode_buf(&hr_response_header_desc,
				 hr_api_response_header_version(key, version), h, out, NULL, 0,
				 NULL);
}
