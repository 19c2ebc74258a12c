/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_delegation_token.msg) by make regen; do not edit. */
#include <hr/protocol/gen/create_delegation_token.h>

static const struct hr_create_delegation_token_request_creatable_renewers hr_create_delegation_token_request_creatable_renewers_default = { 0 };
static const struct hr_field_desc hr_create_delegation_token_request_creatable_renewers_fields[] = {
	{ "principalType", offsetof(struct hr_create_delegation_token_request_creatable_renewers, principal_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalName", offsetof(struct hr_create_delegation_token_request_creatable_renewers, principal_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_delegation_token_request_creatable_renewers_desc = {
	.name = "CreatableRenewers", .dflt = &hr_create_delegation_token_request_creatable_renewers_default, .size = sizeof(struct hr_create_delegation_token_request_creatable_renewers),
	.fields = hr_create_delegation_token_request_creatable_renewers_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_delegation_token_request_creatable_renewers, unknown_tags),
};

static const struct hr_create_delegation_token_request hr_create_delegation_token_request_default = { 0 };
static const struct hr_field_desc hr_create_delegation_token_request_fields[] = {
	{ "ownerPrincipalType", offsetof(struct hr_create_delegation_token_request, owner_principal_type), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "ownerPrincipalName", offsetof(struct hr_create_delegation_token_request, owner_principal_name), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "renewers", offsetof(struct hr_create_delegation_token_request, renewers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_delegation_token_request_creatable_renewers_desc },
	{ "maxLifetimeMs", offsetof(struct hr_create_delegation_token_request, max_lifetime_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_delegation_token_request_desc = {
	.name = "CreateDelegationTokenRequest", .dflt = &hr_create_delegation_token_request_default, .size = sizeof(struct hr_create_delegation_token_request),
	.fields = hr_create_delegation_token_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_delegation_token_request, unknown_tags),
};

static const struct hr_create_delegation_token_response hr_create_delegation_token_response_default = { 0 };
static const struct hr_field_desc hr_create_delegation_token_response_fields[] = {
	{ "errorCode", offsetof(struct hr_create_delegation_token_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalType", offsetof(struct hr_create_delegation_token_response, principal_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalName", offsetof(struct hr_create_delegation_token_response, principal_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenRequesterPrincipalType", offsetof(struct hr_create_delegation_token_response, token_requester_principal_type), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenRequesterPrincipalName", offsetof(struct hr_create_delegation_token_response, token_requester_principal_name), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "issueTimestampMs", offsetof(struct hr_create_delegation_token_response, issue_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "expiryTimestampMs", offsetof(struct hr_create_delegation_token_response, expiry_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxTimestampMs", offsetof(struct hr_create_delegation_token_response, max_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenId", offsetof(struct hr_create_delegation_token_response, token_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "hmac", offsetof(struct hr_create_delegation_token_response, hmac), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "throttleTimeMs", offsetof(struct hr_create_delegation_token_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_delegation_token_response_desc = {
	.name = "CreateDelegationTokenResponse", .dflt = &hr_create_delegation_token_response_default, .size = sizeof(struct hr_create_delegation_token_response),
	.fields = hr_create_delegation_token_response_fields, .field_nr = 11,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_delegation_token_response, unknown_tags),
};
