/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_config_resources.msg) by make regen; do not edit. */
#include <hr/protocol/gen/list_config_resources.h>

static const struct hr_list_config_resources_request hr_list_config_resources_request_default = { 0 };
static const struct hr_field_desc hr_list_config_resources_request_fields[] = {
	{ "resourceTypes", offsetof(struct hr_list_config_resources_request, resource_types), HR_KIND_INT8, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_config_resources_request_desc = {
	.name = "ListConfigResourcesRequest", .dflt = &hr_list_config_resources_request_default, .size = sizeof(struct hr_list_config_resources_request),
	.fields = hr_list_config_resources_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_config_resources_request, unknown_tags),
};

static const struct hr_list_config_resources_response_config_resource hr_list_config_resources_response_config_resource_default = { .resource_type = 16 };
static const struct hr_field_desc hr_list_config_resources_response_config_resource_fields[] = {
	{ "resourceName", offsetof(struct hr_list_config_resources_response_config_resource, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceType", offsetof(struct hr_list_config_resources_response_config_resource, resource_type), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_config_resources_response_config_resource_desc = {
	.name = "ConfigResource", .dflt = &hr_list_config_resources_response_config_resource_default, .size = sizeof(struct hr_list_config_resources_response_config_resource),
	.fields = hr_list_config_resources_response_config_resource_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_config_resources_response_config_resource, unknown_tags),
};

static const struct hr_list_config_resources_response hr_list_config_resources_response_default = { 0 };
static const struct hr_field_desc hr_list_config_resources_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_list_config_resources_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_list_config_resources_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configResources", offsetof(struct hr_list_config_resources_response, config_resources), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_config_resources_response_config_resource_desc },
};
const struct hr_struct_desc hr_list_config_resources_response_desc = {
	.name = "ListConfigResourcesResponse", .dflt = &hr_list_config_resources_response_default, .size = sizeof(struct hr_list_config_resources_response),
	.fields = hr_list_config_resources_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_config_resources_response, unknown_tags),
};
