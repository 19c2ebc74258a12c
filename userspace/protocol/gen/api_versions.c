/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (api_versions.msg) by make regen; do not edit. */
#include <hr/protocol/gen/api_versions.h>

static const struct hr_api_versions_request hr_api_versions_request_default = { .cluster_id = { NULL, -1 }, .node_id = -1 };
static const struct hr_field_desc hr_api_versions_request_fields[] = {
	{ "clientSoftwareName", offsetof(struct hr_api_versions_request, client_software_name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientSoftwareVersion", offsetof(struct hr_api_versions_request, client_software_version), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clusterId", offsetof(struct hr_api_versions_request, cluster_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "nodeId", offsetof(struct hr_api_versions_request, node_id), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_api_versions_request_desc = {
	.name = "ApiVersionsRequest", .dflt = &hr_api_versions_request_default, .size = sizeof(struct hr_api_versions_request),
	.fields = hr_api_versions_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_api_versions_request, unknown_tags),
};

static const struct hr_api_versions_response_api_version hr_api_versions_response_api_version_default = { 0 };
static const struct hr_field_desc hr_api_versions_response_api_version_fields[] = {
	{ "apiKey", offsetof(struct hr_api_versions_response_api_version, api_key), HR_KIND_INT16, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minVersion", offsetof(struct hr_api_versions_response_api_version, min_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxVersion", offsetof(struct hr_api_versions_response_api_version, max_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_api_versions_response_api_version_desc = {
	.name = "ApiVersion", .dflt = &hr_api_versions_response_api_version_default, .size = sizeof(struct hr_api_versions_response_api_version),
	.fields = hr_api_versions_response_api_version_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_api_versions_response_api_version, unknown_tags),
};

static const struct hr_api_versions_response_supported_feature_key hr_api_versions_response_supported_feature_key_default = { 0 };
static const struct hr_field_desc hr_api_versions_response_supported_feature_key_fields[] = {
	{ "name", offsetof(struct hr_api_versions_response_supported_feature_key, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minVersion", offsetof(struct hr_api_versions_response_supported_feature_key, min_version), HR_KIND_INT16, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxVersion", offsetof(struct hr_api_versions_response_supported_feature_key, max_version), HR_KIND_INT16, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_api_versions_response_supported_feature_key_desc = {
	.name = "SupportedFeatureKey", .dflt = &hr_api_versions_response_supported_feature_key_default, .size = sizeof(struct hr_api_versions_response_supported_feature_key),
	.fields = hr_api_versions_response_supported_feature_key_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 3, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_api_versions_response_supported_feature_key, unknown_tags),
};

static const struct hr_api_versions_response_finalized_feature_key hr_api_versions_response_finalized_feature_key_default = { 0 };
static const struct hr_field_desc hr_api_versions_response_finalized_feature_key_fields[] = {
	{ "name", offsetof(struct hr_api_versions_response_finalized_feature_key, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxVersionLevel", offsetof(struct hr_api_versions_response_finalized_feature_key, max_version_level), HR_KIND_INT16, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minVersionLevel", offsetof(struct hr_api_versions_response_finalized_feature_key, min_version_level), HR_KIND_INT16, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_api_versions_response_finalized_feature_key_desc = {
	.name = "FinalizedFeatureKey", .dflt = &hr_api_versions_response_finalized_feature_key_default, .size = sizeof(struct hr_api_versions_response_finalized_feature_key),
	.fields = hr_api_versions_response_finalized_feature_key_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 3, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_api_versions_response_finalized_feature_key, unknown_tags),
};

static const struct hr_api_versions_response hr_api_versions_response_default = { .finalized_features_epoch = -1 };
static const struct hr_field_desc hr_api_versions_response_fields[] = {
	{ "errorCode", offsetof(struct hr_api_versions_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "apiKeys", offsetof(struct hr_api_versions_response, api_keys), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_api_versions_response_api_version_desc },
	{ "throttleTimeMs", offsetof(struct hr_api_versions_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "supportedFeatures", offsetof(struct hr_api_versions_response, supported_features), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 3, HR_VERSION_MAX }, 0, &hr_api_versions_response_supported_feature_key_desc },
	{ "finalizedFeaturesEpoch", offsetof(struct hr_api_versions_response, finalized_features_epoch), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 3, HR_VERSION_MAX }, 1, NULL },
	{ "finalizedFeatures", offsetof(struct hr_api_versions_response, finalized_features), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 3, HR_VERSION_MAX }, 2, &hr_api_versions_response_finalized_feature_key_desc },
	{ "zkMigrationReady", offsetof(struct hr_api_versions_response, zk_migration_ready), HR_KIND_BOOL, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 3, HR_VERSION_MAX }, 3, NULL },
};
static const uint8_t hr_api_versions_response_tags[] = { 3, 4, 5, 6 };
const struct hr_struct_desc hr_api_versions_response_desc = {
	.name = "ApiVersionsResponse", .dflt = &hr_api_versions_response_default, .size = sizeof(struct hr_api_versions_response),
	.fields = hr_api_versions_response_fields, .field_nr = 7,
	.tags = hr_api_versions_response_tags, .tag_nr = 4,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_api_versions_response, unknown_tags),
};
