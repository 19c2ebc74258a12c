/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_delegation_token.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_DELEGATION_TOKEN_H
#define HR_PROTOCOL_GEN_DESCRIBE_DELEGATION_TOKEN_H

#include <hr/protocol/codec.h>

/* DescribeDelegationTokenRequest, DescribeDelegationTokenOwner */
struct hr_describe_delegation_token_request_describe_delegation_token_owner {
	struct hr_str principal_type;
	struct hr_str principal_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_delegation_token_request_describe_delegation_token_owner_desc;

/* DescribeDelegationTokenRequest v1-3 */
struct hr_describe_delegation_token_request {
	struct { struct hr_describe_delegation_token_request_describe_delegation_token_owner *v; int32_t nr; } owners; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_delegation_token_request_desc;

/* DescribeDelegationTokenResponse, DescribedDelegationTokenRenewer */
struct hr_describe_delegation_token_response_described_delegation_token_renewer {
	struct hr_str principal_type;
	struct hr_str principal_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_delegation_token_response_described_delegation_token_renewer_desc;

/* DescribeDelegationTokenResponse, DescribedDelegationToken */
struct hr_describe_delegation_token_response_described_delegation_token {
	struct hr_str principal_type;
	struct hr_str principal_name;
	struct hr_str token_requester_principal_type; /* v3+ */
	struct hr_str token_requester_principal_name; /* v3+ */
	int64_t issue_timestamp;
	int64_t expiry_timestamp;
	int64_t max_timestamp;
	struct hr_str token_id;
	struct hr_slice hmac;
	struct { struct hr_describe_delegation_token_response_described_delegation_token_renewer *v; int32_t nr; } renewers;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_delegation_token_response_described_delegation_token_desc;

/* DescribeDelegationTokenResponse v1-3 */
struct hr_describe_delegation_token_response {
	int16_t error_code;
	struct { struct hr_describe_delegation_token_response_described_delegation_token *v; int32_t nr; } tokens;
	int32_t throttle_time_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_delegation_token_response_desc;

#endif
