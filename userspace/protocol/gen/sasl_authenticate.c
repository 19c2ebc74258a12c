/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (sasl_authenticate.msg) by make regen; do not edit. */
#include <hr/protocol/gen/sasl_authenticate.h>

static const struct hr_sasl_authenticate_request hr_sasl_authenticate_request_default = { 0 };
static const struct hr_field_desc hr_sasl_authenticate_request_fields[] = {
	{ "authBytes", offsetof(struct hr_sasl_authenticate_request, auth_bytes), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_sasl_authenticate_request_desc = {
	.name = "SaslAuthenticateRequest", .dflt = &hr_sasl_authenticate_request_default, .size = sizeof(struct hr_sasl_authenticate_request),
	.fields = hr_sasl_authenticate_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_sasl_authenticate_request, unknown_tags),
};

static const struct hr_sasl_authenticate_response hr_sasl_authenticate_response_default = { 0 };
static const struct hr_field_desc hr_sasl_authenticate_response_fields[] = {
	{ "errorCode", offsetof(struct hr_sasl_authenticate_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_sasl_authenticate_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "authBytes", offsetof(struct hr_sasl_authenticate_response, auth_bytes), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sessionLifetimeMs", offsetof(struct hr_sasl_authenticate_response, session_lifetime_ms), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_sasl_authenticate_response_desc = {
	.name = "SaslAuthenticateResponse", .dflt = &hr_sasl_authenticate_response_default, .size = sizeof(struct hr_sasl_authenticate_response),
	.fields = hr_sasl_authenticate_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_sasl_authenticate_response, unknown_tags),
};
