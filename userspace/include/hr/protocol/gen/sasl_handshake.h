/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (sasl_handshake.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SASL_HANDSHAKE_H
#define HR_PROTOCOL_GEN_SASL_HANDSHAKE_H

#include <hr/protocol/codec.h>

/* SaslHandshakeRequest v0-1 */
struct hr_sasl_handshake_request {
	struct hr_str mechanism;
};
extern const struct hr_struct_desc hr_sasl_handshake_request_desc;

/* SaslHandshakeResponse v0-1 */
struct hr_sasl_handshake_response {
	int16_t error_code;
	struct { struct hr_str *v; int32_t nr; } mechanisms;
};
extern const struct hr_struct_desc hr_sasl_handshake_response_desc;

#endif
