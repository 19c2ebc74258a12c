/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_configs.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_configs.h>

static const struct hr_describe_configs_request_describe_configs_resource hr_describe_configs_request_describe_configs_resource_default = { 0 };
static const struct hr_field_desc hr_describe_configs_request_describe_configs_resource_fields[] = {
	{ "resourceType", offsetof(struct hr_describe_configs_request_describe_configs_resource, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_describe_configs_request_describe_configs_resource, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configurationKeys", offsetof(struct hr_describe_configs_request_describe_configs_resource, configuration_keys), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_configs_request_describe_configs_resource_desc = {
	.name = "DescribeConfigsResource", .dflt = &hr_describe_configs_request_describe_configs_resource_default, .size = sizeof(struct hr_describe_configs_request_describe_configs_resource),
	.fields = hr_describe_configs_request_describe_configs_resource_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_describe_configs_request_describe_configs_resource, unknown_tags),
};

static const struct hr_describe_configs_request hr_describe_configs_request_default = { 0 };
static const struct hr_field_desc hr_describe_configs_request_fields[] = {
	{ "resources", offsetof(struct hr_describe_configs_request, resources), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_configs_request_describe_configs_resource_desc },
	{ "includeSynonyms", offsetof(struct hr_describe_configs_request, include_synonyms), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeDocumentation", offsetof(struct hr_describe_configs_request, include_documentation), HR_KIND_BOOL, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_configs_request_desc = {
	.name = "DescribeConfigsRequest", .dflt = &hr_describe_configs_request_default, .size = sizeof(struct hr_describe_configs_request),
	.fields = hr_describe_configs_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_describe_configs_request, unknown_tags),
};

static const struct hr_describe_configs_response_describe_configs_synonym hr_describe_configs_response_describe_configs_synonym_default = { 0 };
static const struct hr_field_desc hr_describe_configs_response_describe_configs_synonym_fields[] = {
	{ "name", offsetof(struct hr_describe_configs_response_describe_configs_synonym, name), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_describe_configs_response_describe_configs_synonym, value), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "source", offsetof(struct hr_describe_configs_response_describe_configs_synonym, source), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_configs_response_describe_configs_synonym_desc = {
	.name = "DescribeConfigsSynonym", .dflt = &hr_describe_configs_response_describe_configs_synonym_default, .size = sizeof(struct hr_describe_configs_response_describe_configs_synonym),
	.fields = hr_describe_configs_response_describe_configs_synonym_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_describe_configs_response_describe_configs_synonym, unknown_tags),
};

static const struct hr_describe_configs_response_describe_configs_resource_result hr_describe_configs_response_describe_configs_resource_result_default = { .config_source = -1 };
static const struct hr_field_desc hr_describe_configs_response_describe_configs_resource_result_fields[] = {
	{ "name", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "readOnly", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, read_only), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configSource", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, config_source), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isSensitive", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, is_sensitive), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "synonyms", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, synonyms), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_configs_response_describe_configs_synonym_desc },
	{ "configType", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, config_type), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "documentation", offsetof(struct hr_describe_configs_response_describe_configs_resource_result, documentation), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_configs_response_describe_configs_resource_result_desc = {
	.name = "DescribeConfigsResourceResult", .dflt = &hr_describe_configs_response_describe_configs_resource_result_default, .size = sizeof(struct hr_describe_configs_response_describe_configs_resource_result),
	.fields = hr_describe_configs_response_describe_configs_resource_result_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_describe_configs_response_describe_configs_resource_result, unknown_tags),
};

static const struct hr_describe_configs_response_describe_configs_result hr_describe_configs_response_describe_configs_result_default = { 0 };
static const struct hr_field_desc hr_describe_configs_response_describe_configs_result_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_configs_response_describe_configs_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_configs_response_describe_configs_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "resourceType", offsetof(struct hr_describe_configs_response_describe_configs_result, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_describe_configs_response_describe_configs_result, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configs", offsetof(struct hr_describe_configs_response_describe_configs_result, configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_configs_response_describe_configs_resource_result_desc },
};
const struct hr_struct_desc hr_describe_configs_response_describe_configs_result_desc = {
	.name = "DescribeConfigsResult", .dflt = &hr_describe_configs_response_describe_configs_result_default, .size = sizeof(struct hr_describe_configs_response_describe_configs_result),
	.fields = hr_describe_configs_response_describe_configs_result_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_describe_configs_response_describe_configs_result, unknown_tags),
};

static const struct hr_describe_configs_response hr_describe_configs_response_default = { 0 };
static const struct hr_field_desc hr_describe_configs_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_configs_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_describe_configs_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_configs_response_describe_configs_result_desc },
};
const struct hr_struct_desc hr_describe_configs_response_desc = {
	.name = "DescribeConfigsResponse", .dflt = &hr_describe_configs_response_default, .size = sizeof(struct hr_describe_configs_response),
	.fields = hr_describe_configs_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_describe_configs_response, unknown_tags),
};
