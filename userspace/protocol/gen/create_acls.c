/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_acls.msg) by make regen; do not edit. */
#include <hr/protocol/gen/create_acls.h>

static const struct hr_create_acls_request_acl_creation hr_create_acls_request_acl_creation_default = { .resource_pattern_type = 3 };
static const struct hr_field_desc hr_create_acls_request_acl_creation_fields[] = {
	{ "resourceType", offsetof(struct hr_create_acls_request_acl_creation, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_create_acls_request_acl_creation, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourcePatternType", offsetof(struct hr_create_acls_request_acl_creation, resource_pattern_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principal", offsetof(struct hr_create_acls_request_acl_creation, principal), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_create_acls_request_acl_creation, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "operation", offsetof(struct hr_create_acls_request_acl_creation, operation), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "permissionType", offsetof(struct hr_create_acls_request_acl_creation, permission_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_acls_request_acl_creation_desc = {
	.name = "AclCreation", .dflt = &hr_create_acls_request_acl_creation_default, .size = sizeof(struct hr_create_acls_request_acl_creation),
	.fields = hr_create_acls_request_acl_creation_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_acls_request_acl_creation, unknown_tags),
};

static const struct hr_create_acls_request hr_create_acls_request_default = { 0 };
static const struct hr_field_desc hr_create_acls_request_fields[] = {
	{ "creations", offsetof(struct hr_create_acls_request, creations), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_acls_request_acl_creation_desc },
};
const struct hr_struct_desc hr_create_acls_request_desc = {
	.name = "CreateAclsRequest", .dflt = &hr_create_acls_request_default, .size = sizeof(struct hr_create_acls_request),
	.fields = hr_create_acls_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_acls_request, unknown_tags),
};

static const struct hr_create_acls_response_acl_creation_result hr_create_acls_response_acl_creation_result_default = { 0 };
static const struct hr_field_desc hr_create_acls_response_acl_creation_result_fields[] = {
	{ "errorCode", offsetof(struct hr_create_acls_response_acl_creation_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_create_acls_response_acl_creation_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_acls_response_acl_creation_result_desc = {
	.name = "AclCreationResult", .dflt = &hr_create_acls_response_acl_creation_result_default, .size = sizeof(struct hr_create_acls_response_acl_creation_result),
	.fields = hr_create_acls_response_acl_creation_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_acls_response_acl_creation_result, unknown_tags),
};

static const struct hr_create_acls_response hr_create_acls_response_default = { 0 };
static const struct hr_field_desc hr_create_acls_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_create_acls_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_create_acls_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_acls_response_acl_creation_result_desc },
};
const struct hr_struct_desc hr_create_acls_response_desc = {
	.name = "CreateAclsResponse", .dflt = &hr_create_acls_response_default, .size = sizeof(struct hr_create_acls_response),
	.fields = hr_create_acls_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_acls_response, unknown_tags),
};
