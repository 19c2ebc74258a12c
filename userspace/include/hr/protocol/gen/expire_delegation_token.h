/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (expire_delegation_token.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_EXPIRE_DELEGATION_TOKEN_H
#define HR_PROTOCOL_GEN_EXPIRE_DELEGATION_TOKEN_H

#include <hr/protocol/codec.h>

/* ExpireDelegationTokenRequest v1-2 */
struct hr_expire_delegation_token_request {
	struct hr_slice hmac;
	int64_t expiry_time_period_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_expire_delegation_token_request_desc;

/* ExpireDelegationTokenResponse v1-2 */
struct hr_expire_delegation_token_response {
	int16_t error_code;
	int64_t expiry_timestamp_ms;
	int32_t throttle_time_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_expire_delegation_token_response_desc;

#endif
