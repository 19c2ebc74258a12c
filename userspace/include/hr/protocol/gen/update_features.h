/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (update_features.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_UPDATE_FEATURES_H
#define HR_PROTOCOL_GEN_UPDATE_FEATURES_H

#include <hr/protocol/codec.h>

/* UpdateFeaturesRequest, FeatureUpdateKey */
struct hr_update_features_request_feature_update_key {
	struct hr_str feature;
	int16_t max_version_level;
	bool allow_downgrade; /* v0 */
	int8_t upgrade_type; /* v1+, default 1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_features_request_feature_update_key_desc;

/* UpdateFeaturesRequest v0-2 */
struct hr_update_features_request {
	int32_t timeout_ms; /* default 60000 */
	struct { struct hr_update_features_request_feature_update_key *v; int32_t nr; } feature_updates;
	bool validate_only; /* v1+, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_features_request_desc;

/* UpdateFeaturesResponse, UpdatableFeatureResult */
struct hr_update_features_response_updatable_feature_result {
	struct hr_str feature;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_features_response_updatable_feature_result_desc;

/* UpdateFeaturesResponse v0-2 */
struct hr_update_features_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_update_features_response_updatable_feature_result *v; int32_t nr; } results; /* v0-1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_features_response_desc;

#endif
