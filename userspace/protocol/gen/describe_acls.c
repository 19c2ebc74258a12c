/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_acls.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_acls.h>

static const struct hr_describe_acls_request hr_describe_acls_request_default = { .pattern_type_filter = 3 };
static const struct hr_field_desc hr_describe_acls_request_fields[] = {
	{ "resourceTypeFilter", offsetof(struct hr_describe_acls_request, resource_type_filter), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceNameFilter", offsetof(struct hr_describe_acls_request, resource_name_filter), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "patternTypeFilter", offsetof(struct hr_describe_acls_request, pattern_type_filter), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalFilter", offsetof(struct hr_describe_acls_request, principal_filter), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "hostFilter", offsetof(struct hr_describe_acls_request, host_filter), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "operation", offsetof(struct hr_describe_acls_request, operation), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "permissionType", offsetof(struct hr_describe_acls_request, permission_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_acls_request_desc = {
	.name = "DescribeAclsRequest", .dflt = &hr_describe_acls_request_default, .size = sizeof(struct hr_describe_acls_request),
	.fields = hr_describe_acls_request_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_acls_request, unknown_tags),
};

static const struct hr_describe_acls_response_acl_description hr_describe_acls_response_acl_description_default = { 0 };
static const struct hr_field_desc hr_describe_acls_response_acl_description_fields[] = {
	{ "principal", offsetof(struct hr_describe_acls_response_acl_description, principal), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_describe_acls_response_acl_description, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "operation", offsetof(struct hr_describe_acls_response_acl_description, operation), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "permissionType", offsetof(struct hr_describe_acls_response_acl_description, permission_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_acls_response_acl_description_desc = {
	.name = "AclDescription", .dflt = &hr_describe_acls_response_acl_description_default, .size = sizeof(struct hr_describe_acls_response_acl_description),
	.fields = hr_describe_acls_response_acl_description_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_acls_response_acl_description, unknown_tags),
};

static const struct hr_describe_acls_response_describe_acls_resource hr_describe_acls_response_describe_acls_resource_default = { .pattern_type = 3 };
static const struct hr_field_desc hr_describe_acls_response_describe_acls_resource_fields[] = {
	{ "resourceType", offsetof(struct hr_describe_acls_response_describe_acls_resource, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_describe_acls_response_describe_acls_resource, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "patternType", offsetof(struct hr_describe_acls_response_describe_acls_resource, pattern_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "acls", offsetof(struct hr_describe_acls_response_describe_acls_resource, acls), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_acls_response_acl_description_desc },
};
const struct hr_struct_desc hr_describe_acls_response_describe_acls_resource_desc = {
	.name = "DescribeAclsResource", .dflt = &hr_describe_acls_response_describe_acls_resource_default, .size = sizeof(struct hr_describe_acls_response_describe_acls_resource),
	.fields = hr_describe_acls_response_describe_acls_resource_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_acls_response_describe_acls_resource, unknown_tags),
};

static const struct hr_describe_acls_response hr_describe_acls_response_default = { 0 };
static const struct hr_field_desc hr_describe_acls_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_acls_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_acls_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_acls_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "resources", offsetof(struct hr_describe_acls_response, resources), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_acls_response_describe_acls_resource_desc },
};
const struct hr_struct_desc hr_describe_acls_response_desc = {
	.name = "DescribeAclsResponse", .dflt = &hr_describe_acls_response_default, .size = sizeof(struct hr_describe_acls_response),
	.fields = hr_describe_acls_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_acls_response, unknown_tags),
};
