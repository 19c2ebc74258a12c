/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (incremental_alter_configs.msg) by make regen; do not edit. */
#include <hr/protocol/gen/incremental_alter_configs.h>

static const struct hr_incremental_alter_configs_request_alterable_config hr_incremental_alter_configs_request_alterable_config_default = { 0 };
static const struct hr_field_desc hr_incremental_alter_configs_request_alterable_config_fields[] = {
	{ "name", offsetof(struct hr_incremental_alter_configs_request_alterable_config, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configOperation", offsetof(struct hr_incremental_alter_configs_request_alterable_config, config_operation), HR_KIND_INT8, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_incremental_alter_configs_request_alterable_config, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_incremental_alter_configs_request_alterable_config_desc = {
	.name = "AlterableConfig", .dflt = &hr_incremental_alter_configs_request_alterable_config_default, .size = sizeof(struct hr_incremental_alter_configs_request_alterable_config),
	.fields = hr_incremental_alter_configs_request_alterable_config_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_incremental_alter_configs_request_alterable_config, unknown_tags),
};

static const struct hr_incremental_alter_configs_request_alter_configs_resource hr_incremental_alter_configs_request_alter_configs_resource_default = { 0 };
static const struct hr_field_desc hr_incremental_alter_configs_request_alter_configs_resource_fields[] = {
	{ "resourceType", offsetof(struct hr_incremental_alter_configs_request_alter_configs_resource, resource_type), HR_KIND_INT8, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_incremental_alter_configs_request_alter_configs_resource, resource_name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configs", offsetof(struct hr_incremental_alter_configs_request_alter_configs_resource, configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_incremental_alter_configs_request_alterable_config_desc },
};
const struct hr_struct_desc hr_incremental_alter_configs_request_alter_configs_resource_desc = {
	.name = "AlterConfigsResource", .dflt = &hr_incremental_alter_configs_request_alter_configs_resource_default, .size = sizeof(struct hr_incremental_alter_configs_request_alter_configs_resource),
	.fields = hr_incremental_alter_configs_request_alter_configs_resource_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_incremental_alter_configs_request_alter_configs_resource, unknown_tags),
};

static const struct hr_incremental_alter_configs_request hr_incremental_alter_configs_request_default = { 0 };
static const struct hr_field_desc hr_incremental_alter_configs_request_fields[] = {
	{ "resources", offsetof(struct hr_incremental_alter_configs_request, resources), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_incremental_alter_configs_request_alter_configs_resource_desc },
	{ "validateOnly", offsetof(struct hr_incremental_alter_configs_request, validate_only), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_incremental_alter_configs_request_desc = {
	.name = "IncrementalAlterConfigsRequest", .dflt = &hr_incremental_alter_configs_request_default, .size = sizeof(struct hr_incremental_alter_configs_request),
	.fields = hr_incremental_alter_configs_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_incremental_alter_configs_request, unknown_tags),
};

static const struct hr_incremental_alter_configs_response_alter_configs_resource_response hr_incremental_alter_configs_response_alter_configs_resource_response_default = { 0 };
static const struct hr_field_desc hr_incremental_alter_configs_response_alter_configs_resource_response_fields[] = {
	{ "errorCode", offsetof(struct hr_incremental_alter_configs_response_alter_configs_resource_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_incremental_alter_configs_response_alter_configs_resource_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "resourceType", offsetof(struct hr_incremental_alter_configs_response_alter_configs_resource_response, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_incremental_alter_configs_response_alter_configs_resource_response, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_incremental_alter_configs_response_alter_configs_resource_response_desc = {
	.name = "AlterConfigsResourceResponse", .dflt = &hr_incremental_alter_configs_response_alter_configs_resource_response_default, .size = sizeof(struct hr_incremental_alter_configs_response_alter_configs_resource_response),
	.fields = hr_incremental_alter_configs_response_alter_configs_resource_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_incremental_alter_configs_response_alter_configs_resource_response, unknown_tags),
};

static const struct hr_incremental_alter_configs_response hr_incremental_alter_configs_response_default = { 0 };
static const struct hr_field_desc hr_incremental_alter_configs_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_incremental_alter_configs_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_incremental_alter_configs_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_incremental_alter_configs_response_alter_configs_resource_response_desc },
};
const struct hr_struct_desc hr_incremental_alter_configs_response_desc = {
	.name = "IncrementalAlterConfigsResponse", .dflt = &hr_incremental_alter_configs_response_default, .size = sizeof(struct hr_incremental_alter_configs_response),
	.fields = hr_incremental_alter_configs_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_incremental_alter_configs_response, unknown_tags),
};
