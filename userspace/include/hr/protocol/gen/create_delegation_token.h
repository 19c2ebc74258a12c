/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_delegation_token.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CREATE_DELEGATION_TOKEN_H
#define HR_PROTOCOL_GEN_CREATE_DELEGATION_TOKEN_H

#include <hr/protocol/codec.h>

/* CreateDelegationTokenRequest, CreatableRenewers */
struct hr_create_delegation_token_request_creatable_renewers {
	struct hr_str principal_type;
	struct hr_str principal_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_delegation_token_request_creatable_renewers_desc;

/* CreateDelegationTokenRequest v1-3 */
struct hr_create_delegation_token_request {
	struct hr_str owner_principal_type; /* v3+, null v3+ */
	struct hr_str owner_principal_name; /* v3+, null v3+ */
	struct { struct hr_create_delegation_token_request_creatable_renewers *v; int32_t nr; } renewers;
	int64_t max_lifetime_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_delegation_token_request_desc;

/* CreateDelegationTokenResponse v1-3 */
struct hr_create_delegation_token_response {
	int16_t error_code;
	struct hr_str principal_type;
	struct hr_str principal_name;
	struct hr_str token_requester_principal_type; /* v3+ */
	struct hr_str token_requester_principal_name; /* v3+ */
	int64_t issue_timestamp_ms;
	int64_t expiry_timestamp_ms;
	int64_t max_timestamp_ms;
	struct hr_str token_id;
	struct hr_slice hmac;
	int32_t throttle_time_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_delegation_token_response_desc;

#endif
