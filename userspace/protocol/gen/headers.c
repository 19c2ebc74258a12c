/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (headers.msg) by make regen; do not edit. */
#include <hr/protocol/gen/headers.h>

static const struct hr_default_principal_data hr_default_principal_data_default = { 0 };
static const struct hr_field_desc hr_default_principal_data_fields[] = {
	{ "type", offsetof(struct hr_default_principal_data, type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "name", offsetof(struct hr_default_principal_data, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenAuthenticated", offsetof(struct hr_default_principal_data, token_authenticated), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_default_principal_data_desc = {
	.name = "DefaultPrincipalData", .dflt = &hr_default_principal_data_default, .size = sizeof(struct hr_default_principal_data),
	.fields = hr_default_principal_data_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_default_principal_data, unknown_tags),
};

static const struct hr_request_header hr_request_header_default = { 0 };
static const struct hr_field_desc hr_request_header_fields[] = {
	{ "requestApiKey", offsetof(struct hr_request_header, request_api_key), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "requestApiVersion", offsetof(struct hr_request_header, request_api_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "correlationId", offsetof(struct hr_request_header, correlation_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_request_header, client_id), HR_KIND_STRING, HR_FIELD_OLD_FORM,
	  { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_request_header_desc = {
	.name = "RequestHeader", .dflt = &hr_request_header_default, .size = sizeof(struct hr_request_header),
	.fields = hr_request_header_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_request_header, unknown_tags),
};

static const struct hr_response_header hr_response_header_default = { 0 };
static const struct hr_field_desc hr_response_header_fields[] = {
	{ "correlationId", offsetof(struct hr_response_header, correlation_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_response_header_desc = {
	.name = "ResponseHeader", .dflt = &hr_response_header_default, .size = sizeof(struct hr_response_header),
	.fields = hr_response_header_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_response_header, unknown_tags),
};
