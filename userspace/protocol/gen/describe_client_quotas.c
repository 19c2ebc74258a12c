/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_client_quotas.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_client_quotas.h>

static const struct hr_describe_client_quotas_request_component_data hr_describe_client_quotas_request_component_data_default = { 0 };
static const struct hr_field_desc hr_describe_client_quotas_request_component_data_fields[] = {
	{ "entityType", offsetof(struct hr_describe_client_quotas_request_component_data, entity_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "matchType", offsetof(struct hr_describe_client_quotas_request_component_data, match_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "match", offsetof(struct hr_describe_client_quotas_request_component_data, match), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_client_quotas_request_component_data_desc = {
	.name = "ComponentData", .dflt = &hr_describe_client_quotas_request_component_data_default, .size = sizeof(struct hr_describe_client_quotas_request_component_data),
	.fields = hr_describe_client_quotas_request_component_data_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_describe_client_quotas_request_component_data, unknown_tags),
};

static const struct hr_describe_client_quotas_request hr_describe_client_quotas_request_default = { 0 };
static const struct hr_field_desc hr_describe_client_quotas_request_fields[] = {
	{ "components", offsetof(struct hr_describe_client_quotas_request, components), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_client_quotas_request_component_data_desc },
	{ "strict", offsetof(struct hr_describe_client_quotas_request, strict), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_client_quotas_request_desc = {
	.name = "DescribeClientQuotasRequest", .dflt = &hr_describe_client_quotas_request_default, .size = sizeof(struct hr_describe_client_quotas_request),
	.fields = hr_describe_client_quotas_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_describe_client_quotas_request, unknown_tags),
};

static const struct hr_describe_client_quotas_response_entity_data hr_describe_client_quotas_response_entity_data_default = { 0 };
static const struct hr_field_desc hr_describe_client_quotas_response_entity_data_fields[] = {
	{ "entityType", offsetof(struct hr_describe_client_quotas_response_entity_data, entity_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "entityName", offsetof(struct hr_describe_client_quotas_response_entity_data, entity_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_client_quotas_response_entity_data_desc = {
	.name = "EntityData", .dflt = &hr_describe_client_quotas_response_entity_data_default, .size = sizeof(struct hr_describe_client_quotas_response_entity_data),
	.fields = hr_describe_client_quotas_response_entity_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_describe_client_quotas_response_entity_data, unknown_tags),
};

static const struct hr_describe_client_quotas_response_value_data hr_describe_client_quotas_response_value_data_default = { 0 };
static const struct hr_field_desc hr_describe_client_quotas_response_value_data_fields[] = {
	{ "key", offsetof(struct hr_describe_client_quotas_response_value_data, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_describe_client_quotas_response_value_data, value), HR_KIND_FLOAT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_client_quotas_response_value_data_desc = {
	.name = "ValueData", .dflt = &hr_describe_client_quotas_response_value_data_default, .size = sizeof(struct hr_describe_client_quotas_response_value_data),
	.fields = hr_describe_client_quotas_response_value_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_describe_client_quotas_response_value_data, unknown_tags),
};

static const struct hr_describe_client_quotas_response_entry_data hr_describe_client_quotas_response_entry_data_default = { 0 };
static const struct hr_field_desc hr_describe_client_quotas_response_entry_data_fields[] = {
	{ "entity", offsetof(struct hr_describe_client_quotas_response_entry_data, entity), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_client_quotas_response_entity_data_desc },
	{ "values", offsetof(struct hr_describe_client_quotas_response_entry_data, values), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_client_quotas_response_value_data_desc },
};
const struct hr_struct_desc hr_describe_client_quotas_response_entry_data_desc = {
	.name = "EntryData", .dflt = &hr_describe_client_quotas_response_entry_data_default, .size = sizeof(struct hr_describe_client_quotas_response_entry_data),
	.fields = hr_describe_client_quotas_response_entry_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_describe_client_quotas_response_entry_data, unknown_tags),
};

static const struct hr_describe_client_quotas_response hr_describe_client_quotas_response_default = { 0 };
static const struct hr_field_desc hr_describe_client_quotas_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_client_quotas_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_client_quotas_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_client_quotas_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "entries", offsetof(struct hr_describe_client_quotas_response, entries), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_client_quotas_response_entry_data_desc },
};
const struct hr_struct_desc hr_describe_client_quotas_response_desc = {
	.name = "DescribeClientQuotasResponse", .dflt = &hr_describe_client_quotas_response_default, .size = sizeof(struct hr_describe_client_quotas_response),
	.fields = hr_describe_client_quotas_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_describe_client_quotas_response, unknown_tags),
};
