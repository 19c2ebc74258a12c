/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (sasl_authenticate.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SASL_AUTHENTICATE_H
#define HR_PROTOCOL_GEN_SASL_AUTHENTICATE_H

#include <hr/protocol/codec.h>

/* SaslAuthenticateRequest v0-2 */
struct hr_sasl_authenticate_request {
	struct hr_slice auth_bytes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_sasl_authenticate_request_desc;

/* SaslAuthenticateResponse v0-2 */
struct hr_sasl_authenticate_response {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_slice auth_bytes;
	int64_t session_lifetime_ms; /* v1+, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_sasl_authenticate_response_desc;

#endif
