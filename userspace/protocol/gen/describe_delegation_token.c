/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_delegation_token.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_delegation_token.h>

static const struct hr_describe_delegation_token_request_describe_delegation_token_owner hr_describe_delegation_token_request_describe_delegation_token_owner_default = { 0 };
static const struct hr_field_desc hr_describe_delegation_token_request_describe_delegation_token_owner_fields[] = {
	{ "principalType", offsetof(struct hr_describe_delegation_token_request_describe_delegation_token_owner, principal_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalName", offsetof(struct hr_describe_delegation_token_request_describe_delegation_token_owner, principal_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_delegation_token_request_describe_delegation_token_owner_desc = {
	.name = "DescribeDelegationTokenOwner", .dflt = &hr_describe_delegation_token_request_describe_delegation_token_owner_default, .size = sizeof(struct hr_describe_delegation_token_request_describe_delegation_token_owner),
	.fields = hr_describe_delegation_token_request_describe_delegation_token_owner_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_delegation_token_request_describe_delegation_token_owner, unknown_tags),
};

static const struct hr_describe_delegation_token_request hr_describe_delegation_token_request_default = { 0 };
static const struct hr_field_desc hr_describe_delegation_token_request_fields[] = {
	{ "owners", offsetof(struct hr_describe_delegation_token_request, owners), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_delegation_token_request_describe_delegation_token_owner_desc },
};
const struct hr_struct_desc hr_describe_delegation_token_request_desc = {
	.name = "DescribeDelegationTokenRequest", .dflt = &hr_describe_delegation_token_request_default, .size = sizeof(struct hr_describe_delegation_token_request),
	.fields = hr_describe_delegation_token_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_delegation_token_request, unknown_tags),
};

static const struct hr_describe_delegation_token_response_described_delegation_token_renewer hr_describe_delegation_token_response_described_delegation_token_renewer_default = { 0 };
static const struct hr_field_desc hr_describe_delegation_token_response_described_delegation_token_renewer_fields[] = {
	{ "principalType", offsetof(struct hr_describe_delegation_token_response_described_delegation_token_renewer, principal_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalName", offsetof(struct hr_describe_delegation_token_response_described_delegation_token_renewer, principal_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_delegation_token_response_described_delegation_token_renewer_desc = {
	.name = "DescribedDelegationTokenRenewer", .dflt = &hr_describe_delegation_token_response_described_delegation_token_renewer_default, .size = sizeof(struct hr_describe_delegation_token_response_described_delegation_token_renewer),
	.fields = hr_describe_delegation_token_response_described_delegation_token_renewer_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_delegation_token_response_described_delegation_token_renewer, unknown_tags),
};

static const struct hr_describe_delegation_token_response_described_delegation_token hr_describe_delegation_token_response_described_delegation_token_default = { 0 };
static const struct hr_field_desc hr_describe_delegation_token_response_described_delegation_token_fields[] = {
	{ "principalType", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, principal_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalName", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, principal_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenRequesterPrincipalType", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, token_requester_principal_type), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenRequesterPrincipalName", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, token_requester_principal_name), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "issueTimestamp", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, issue_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "expiryTimestamp", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, expiry_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxTimestamp", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, max_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenId", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, token_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "hmac", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, hmac), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "renewers", offsetof(struct hr_describe_delegation_token_response_described_delegation_token, renewers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_delegation_token_response_described_delegation_token_renewer_desc },
};
const struct hr_struct_desc hr_describe_delegation_token_response_described_delegation_token_desc = {
	.name = "DescribedDelegationToken", .dflt = &hr_describe_delegation_token_response_described_delegation_token_default, .size = sizeof(struct hr_describe_delegation_token_response_described_delegation_token),
	.fields = hr_describe_delegation_token_response_described_delegation_token_fields, .field_nr = 10,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_delegation_token_response_described_delegation_token, unknown_tags),
};

static const struct hr_describe_delegation_token_response hr_describe_delegation_token_response_default = { 0 };
static const struct hr_field_desc hr_describe_delegation_token_response_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_delegation_token_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokens", offsetof(struct hr_describe_delegation_token_response, tokens), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_delegation_token_response_described_delegation_token_desc },
	{ "throttleTimeMs", offsetof(struct hr_describe_delegation_token_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_delegation_token_response_desc = {
	.name = "DescribeDelegationTokenResponse", .dflt = &hr_describe_delegation_token_response_default, .size = sizeof(struct hr_describe_delegation_token_response),
	.fields = hr_describe_delegation_token_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_delegation_token_response, unknown_tags),
};
