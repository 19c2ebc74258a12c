/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_acls.msg) by make regen; do not edit. */
#include <hr/protocol/gen/delete_acls.h>

static const struct hr_delete_acls_request_delete_acls_filter hr_delete_acls_request_delete_acls_filter_default = { .pattern_type_filter = 3 };
static const struct hr_field_desc hr_delete_acls_request_delete_acls_filter_fields[] = {
	{ "resourceTypeFilter", offsetof(struct hr_delete_acls_request_delete_acls_filter, resource_type_filter), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceNameFilter", offsetof(struct hr_delete_acls_request_delete_acls_filter, resource_name_filter), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "patternTypeFilter", offsetof(struct hr_delete_acls_request_delete_acls_filter, pattern_type_filter), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principalFilter", offsetof(struct hr_delete_acls_request_delete_acls_filter, principal_filter), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "hostFilter", offsetof(struct hr_delete_acls_request_delete_acls_filter, host_filter), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "operation", offsetof(struct hr_delete_acls_request_delete_acls_filter, operation), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "permissionType", offsetof(struct hr_delete_acls_request_delete_acls_filter, permission_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_acls_request_delete_acls_filter_desc = {
	.name = "DeleteAclsFilter", .dflt = &hr_delete_acls_request_delete_acls_filter_default, .size = sizeof(struct hr_delete_acls_request_delete_acls_filter),
	.fields = hr_delete_acls_request_delete_acls_filter_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_acls_request_delete_acls_filter, unknown_tags),
};

static const struct hr_delete_acls_request hr_delete_acls_request_default = { 0 };
static const struct hr_field_desc hr_delete_acls_request_fields[] = {
	{ "filters", offsetof(struct hr_delete_acls_request, filters), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_acls_request_delete_acls_filter_desc },
};
const struct hr_struct_desc hr_delete_acls_request_desc = {
	.name = "DeleteAclsRequest", .dflt = &hr_delete_acls_request_default, .size = sizeof(struct hr_delete_acls_request),
	.fields = hr_delete_acls_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_acls_request, unknown_tags),
};

static const struct hr_delete_acls_response_delete_acls_matching_acl hr_delete_acls_response_delete_acls_matching_acl_default = { .pattern_type = 3 };
static const struct hr_field_desc hr_delete_acls_response_delete_acls_matching_acl_fields[] = {
	{ "errorCode", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "resourceType", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "patternType", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, pattern_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principal", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, principal), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "operation", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, operation), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "permissionType", offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, permission_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_acls_response_delete_acls_matching_acl_desc = {
	.name = "DeleteAclsMatchingAcl", .dflt = &hr_delete_acls_response_delete_acls_matching_acl_default, .size = sizeof(struct hr_delete_acls_response_delete_acls_matching_acl),
	.fields = hr_delete_acls_response_delete_acls_matching_acl_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_acls_response_delete_acls_matching_acl, unknown_tags),
};

static const struct hr_delete_acls_response_delete_acls_filter_result hr_delete_acls_response_delete_acls_filter_result_default = { 0 };
static const struct hr_field_desc hr_delete_acls_response_delete_acls_filter_result_fields[] = {
	{ "errorCode", offsetof(struct hr_delete_acls_response_delete_acls_filter_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_acls_response_delete_acls_filter_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "matchingAcls", offsetof(struct hr_delete_acls_response_delete_acls_filter_result, matching_acls), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_acls_response_delete_acls_matching_acl_desc },
};
const struct hr_struct_desc hr_delete_acls_response_delete_acls_filter_result_desc = {
	.name = "DeleteAclsFilterResult", .dflt = &hr_delete_acls_response_delete_acls_filter_result_default, .size = sizeof(struct hr_delete_acls_response_delete_acls_filter_result),
	.fields = hr_delete_acls_response_delete_acls_filter_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_acls_response_delete_acls_filter_result, unknown_tags),
};

static const struct hr_delete_acls_response hr_delete_acls_response_default = { 0 };
static const struct hr_field_desc hr_delete_acls_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_delete_acls_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "filterResults", offsetof(struct hr_delete_acls_response, filter_results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_acls_response_delete_acls_filter_result_desc },
};
const struct hr_struct_desc hr_delete_acls_response_desc = {
	.name = "DeleteAclsResponse", .dflt = &hr_delete_acls_response_default, .size = sizeof(struct hr_delete_acls_response),
	.fields = hr_delete_acls_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_acls_response, unknown_tags),
};
