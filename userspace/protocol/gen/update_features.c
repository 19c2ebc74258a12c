/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (update_features.msg) by make regen; do not edit. */
#include <hr/protocol/gen/update_features.h>

static const struct hr_update_features_request_feature_update_key hr_update_features_request_feature_update_key_default = { .upgrade_type = 1 };
static const struct hr_field_desc hr_update_features_request_feature_update_key_fields[] = {
	{ "feature", offsetof(struct hr_update_features_request_feature_update_key, feature), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxVersionLevel", offsetof(struct hr_update_features_request_feature_update_key, max_version_level), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "allowDowngrade", offsetof(struct hr_update_features_request_feature_update_key, allow_downgrade), HR_KIND_BOOL, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "upgradeType", offsetof(struct hr_update_features_request_feature_update_key, upgrade_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_update_features_request_feature_update_key_desc = {
	.name = "FeatureUpdateKey", .dflt = &hr_update_features_request_feature_update_key_default, .size = sizeof(struct hr_update_features_request_feature_update_key),
	.fields = hr_update_features_request_feature_update_key_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_features_request_feature_update_key, unknown_tags),
};

static const struct hr_update_features_request hr_update_features_request_default = { .timeout_ms = 60000 };
static const struct hr_field_desc hr_update_features_request_fields[] = {
	{ "timeoutMs", offsetof(struct hr_update_features_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "featureUpdates", offsetof(struct hr_update_features_request, feature_updates), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_update_features_request_feature_update_key_desc },
	{ "validateOnly", offsetof(struct hr_update_features_request, validate_only), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_update_features_request_desc = {
	.name = "UpdateFeaturesRequest", .dflt = &hr_update_features_request_default, .size = sizeof(struct hr_update_features_request),
	.fields = hr_update_features_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_features_request, unknown_tags),
};

static const struct hr_update_features_response_updatable_feature_result hr_update_features_response_updatable_feature_result_default = { 0 };
static const struct hr_field_desc hr_update_features_response_updatable_feature_result_fields[] = {
	{ "feature", offsetof(struct hr_update_features_response_updatable_feature_result, feature), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_update_features_response_updatable_feature_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_update_features_response_updatable_feature_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_update_features_response_updatable_feature_result_desc = {
	.name = "UpdatableFeatureResult", .dflt = &hr_update_features_response_updatable_feature_result_default, .size = sizeof(struct hr_update_features_response_updatable_feature_result),
	.fields = hr_update_features_response_updatable_feature_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_features_response_updatable_feature_result, unknown_tags),
};

static const struct hr_update_features_response hr_update_features_response_default = { 0 };
static const struct hr_field_desc hr_update_features_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_update_features_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_update_features_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_update_features_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_update_features_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 0, 1 }, { 1, 0 }, { 1, 0 }, -1, &hr_update_features_response_updatable_feature_result_desc },
};
const struct hr_struct_desc hr_update_features_response_desc = {
	.name = "UpdateFeaturesResponse", .dflt = &hr_update_features_response_default, .size = sizeof(struct hr_update_features_response),
	.fields = hr_update_features_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_features_response, unknown_tags),
};
