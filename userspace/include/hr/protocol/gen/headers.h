/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (headers.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_HEADERS_H
#define HR_PROTOCOL_GEN_HEADERS_H

#include <hr/protocol/codec.h>

/* DefaultPrincipalData v0 */
struct hr_default_principal_data {
	struct hr_str type;
	struct hr_str name;
	bool token_authenticated;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_default_principal_data_desc;

/* RequestHeader v1-2 */
struct hr_request_header {
	int16_t request_api_key;
	int16_t request_api_version;
	int32_t correlation_id;
	struct hr_str client_id; /* null v1+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_request_header_desc;

/* ResponseHeader v0-1 */
struct hr_response_header {
	int32_t correlation_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_response_header_desc;

#endif
