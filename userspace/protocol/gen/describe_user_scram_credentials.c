/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_user_scram_credentials.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_user_scram_credentials.h>

static const struct hr_describe_user_scram_credentials_request_user_name hr_describe_user_scram_credentials_request_user_name_default = { 0 };
static const struct hr_field_desc hr_describe_user_scram_credentials_request_user_name_fields[] = {
	{ "name", offsetof(struct hr_describe_user_scram_credentials_request_user_name, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_user_scram_credentials_request_user_name_desc = {
	.name = "UserName", .dflt = &hr_describe_user_scram_credentials_request_user_name_default, .size = sizeof(struct hr_describe_user_scram_credentials_request_user_name),
	.fields = hr_describe_user_scram_credentials_request_user_name_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_user_scram_credentials_request_user_name, unknown_tags),
};

static const struct hr_describe_user_scram_credentials_request hr_describe_user_scram_credentials_request_default = { 0 };
static const struct hr_field_desc hr_describe_user_scram_credentials_request_fields[] = {
	{ "users", offsetof(struct hr_describe_user_scram_credentials_request, users), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_user_scram_credentials_request_user_name_desc },
};
const struct hr_struct_desc hr_describe_user_scram_credentials_request_desc = {
	.name = "DescribeUserScramCredentialsRequest", .dflt = &hr_describe_user_scram_credentials_request_default, .size = sizeof(struct hr_describe_user_scram_credentials_request),
	.fields = hr_describe_user_scram_credentials_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_user_scram_credentials_request, unknown_tags),
};

static const struct hr_describe_user_scram_credentials_response_credential_info hr_describe_user_scram_credentials_response_credential_info_default = { 0 };
static const struct hr_field_desc hr_describe_user_scram_credentials_response_credential_info_fields[] = {
	{ "mechanism", offsetof(struct hr_describe_user_scram_credentials_response_credential_info, mechanism), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "iterations", offsetof(struct hr_describe_user_scram_credentials_response_credential_info, iterations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_user_scram_credentials_response_credential_info_desc = {
	.name = "CredentialInfo", .dflt = &hr_describe_user_scram_credentials_response_credential_info_default, .size = sizeof(struct hr_describe_user_scram_credentials_response_credential_info),
	.fields = hr_describe_user_scram_credentials_response_credential_info_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_user_scram_credentials_response_credential_info, unknown_tags),
};

static const struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_default = { 0 };
static const struct hr_field_desc hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_fields[] = {
	{ "user", offsetof(struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result, user), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "credentialInfos", offsetof(struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result, credential_infos), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_user_scram_credentials_response_credential_info_desc },
};
const struct hr_struct_desc hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_desc = {
	.name = "DescribeUserScramCredentialsResult", .dflt = &hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_default, .size = sizeof(struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result),
	.fields = hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result, unknown_tags),
};

static const struct hr_describe_user_scram_credentials_response hr_describe_user_scram_credentials_response_default = { 0 };
static const struct hr_field_desc hr_describe_user_scram_credentials_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_user_scram_credentials_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_user_scram_credentials_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_user_scram_credentials_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_describe_user_scram_credentials_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_desc },
};
const struct hr_struct_desc hr_describe_user_scram_credentials_response_desc = {
	.name = "DescribeUserScramCredentialsResponse", .dflt = &hr_describe_user_scram_credentials_response_default, .size = sizeof(struct hr_describe_user_scram_credentials_response),
	.fields = hr_describe_user_scram_credentials_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_user_scram_credentials_response, unknown_tags),
};
