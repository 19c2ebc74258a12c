/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_user_scram_credentials.msg) by make regen; do not edit. */
#include <hr/protocol/gen/alter_user_scram_credentials.h>

static const struct hr_alter_user_scram_credentials_request_scram_credential_deletion hr_alter_user_scram_credentials_request_scram_credential_deletion_default = { 0 };
static const struct hr_field_desc hr_alter_user_scram_credentials_request_scram_credential_deletion_fields[] = {
	{ "name", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_deletion, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "mechanism", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_deletion, mechanism), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_user_scram_credentials_request_scram_credential_deletion_desc = {
	.name = "ScramCredentialDeletion", .dflt = &hr_alter_user_scram_credentials_request_scram_credential_deletion_default, .size = sizeof(struct hr_alter_user_scram_credentials_request_scram_credential_deletion),
	.fields = hr_alter_user_scram_credentials_request_scram_credential_deletion_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_deletion, unknown_tags),
};

static const struct hr_alter_user_scram_credentials_request_scram_credential_upsertion hr_alter_user_scram_credentials_request_scram_credential_upsertion_default = { 0 };
static const struct hr_field_desc hr_alter_user_scram_credentials_request_scram_credential_upsertion_fields[] = {
	{ "name", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "mechanism", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion, mechanism), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "iterations", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion, iterations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "salt", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion, salt), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "saltedPassword", offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion, salted_password), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_user_scram_credentials_request_scram_credential_upsertion_desc = {
	.name = "ScramCredentialUpsertion", .dflt = &hr_alter_user_scram_credentials_request_scram_credential_upsertion_default, .size = sizeof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion),
	.fields = hr_alter_user_scram_credentials_request_scram_credential_upsertion_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_user_scram_credentials_request_scram_credential_upsertion, unknown_tags),
};

static const struct hr_alter_user_scram_credentials_request hr_alter_user_scram_credentials_request_default = { 0 };
static const struct hr_field_desc hr_alter_user_scram_credentials_request_fields[] = {
	{ "deletions", offsetof(struct hr_alter_user_scram_credentials_request, deletions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_user_scram_credentials_request_scram_credential_deletion_desc },
	{ "upsertions", offsetof(struct hr_alter_user_scram_credentials_request, upsertions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_user_scram_credentials_request_scram_credential_upsertion_desc },
};
const struct hr_struct_desc hr_alter_user_scram_credentials_request_desc = {
	.name = "AlterUserScramCredentialsRequest", .dflt = &hr_alter_user_scram_credentials_request_default, .size = sizeof(struct hr_alter_user_scram_credentials_request),
	.fields = hr_alter_user_scram_credentials_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_user_scram_credentials_request, unknown_tags),
};

static const struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_default = { 0 };
static const struct hr_field_desc hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_fields[] = {
	{ "user", offsetof(struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result, user), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_desc = {
	.name = "AlterUserScramCredentialsResult", .dflt = &hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_default, .size = sizeof(struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result),
	.fields = hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result, unknown_tags),
};

static const struct hr_alter_user_scram_credentials_response hr_alter_user_scram_credentials_response_default = { 0 };
static const struct hr_field_desc hr_alter_user_scram_credentials_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_alter_user_scram_credentials_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_alter_user_scram_credentials_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_desc },
};
const struct hr_struct_desc hr_alter_user_scram_credentials_response_desc = {
	.name = "AlterUserScramCredentialsResponse", .dflt = &hr_alter_user_scram_credentials_response_default, .size = sizeof(struct hr_alter_user_scram_credentials_response),
	.fields = hr_alter_user_scram_credentials_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_user_scram_credentials_response, unknown_tags),
};
