/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (expire_delegation_token.msg) by make regen; do not edit. */
#include <hr/protocol/gen/expire_delegation_token.h>

static const struct hr_expire_delegation_token_request hr_expire_delegation_token_request_default = { 0 };
static const struct hr_field_desc hr_expire_delegation_token_request_fields[] = {
	{ "hmac", offsetof(struct hr_expire_delegation_token_request, hmac), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "expiryTimePeriodMs", offsetof(struct hr_expire_delegation_token_request, expiry_time_period_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_expire_delegation_token_request_desc = {
	.name = "ExpireDelegationTokenRequest", .dflt = &hr_expire_delegation_token_request_default, .size = sizeof(struct hr_expire_delegation_token_request),
	.fields = hr_expire_delegation_token_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_expire_delegation_token_request, unknown_tags),
};

static const struct hr_expire_delegation_token_response hr_expire_delegation_token_response_default = { 0 };
static const struct hr_field_desc hr_expire_delegation_token_response_fields[] = {
	{ "errorCode", offsetof(struct hr_expire_delegation_token_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "expiryTimestampMs", offsetof(struct hr_expire_delegation_token_response, expiry_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "throttleTimeMs", offsetof(struct hr_expire_delegation_token_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_expire_delegation_token_response_desc = {
	.name = "ExpireDelegationTokenResponse", .dflt = &hr_expire_delegation_token_response_default, .size = sizeof(struct hr_expire_delegation_token_response),
	.fields = hr_expire_delegation_token_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_expire_delegation_token_response, unknown_tags),
};
