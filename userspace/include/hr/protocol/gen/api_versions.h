/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (api_versions.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_API_VERSIONS_H
#define HR_PROTOCOL_GEN_API_VERSIONS_H

#include <hr/protocol/codec.h>

/* ApiVersionsRequest v0-5 */
struct hr_api_versions_request {
	struct hr_str client_software_name; /* v3+ */
	struct hr_str client_software_version; /* v3+ */
	struct hr_str cluster_id; /* v5+, null v5+, default null */
	int32_t node_id; /* v5+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_api_versions_request_desc;

/* ApiVersionsResponse, ApiVersion */
struct hr_api_versions_response_api_version {
	int16_t api_key;
	int16_t min_version;
	int16_t max_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_api_versions_response_api_version_desc;

/* ApiVersionsResponse, SupportedFeatureKey */
struct hr_api_versions_response_supported_feature_key {
	struct hr_str name;
	int16_t min_version;
	int16_t max_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_api_versions_response_supported_feature_key_desc;

/* ApiVersionsResponse, FinalizedFeatureKey */
struct hr_api_versions_response_finalized_feature_key {
	struct hr_str name;
	int16_t max_version_level;
	int16_t min_version_level;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_api_versions_response_finalized_feature_key_desc;

/* ApiVersionsResponse v0-5 */
struct hr_api_versions_response {
	int16_t error_code;
	struct { struct hr_api_versions_response_api_version *v; int32_t nr; } api_keys;
	int32_t throttle_time_ms; /* v1+ */
	struct { struct hr_api_versions_response_supported_feature_key *v; int32_t nr; } supported_features; /* v3+, tag 0 */
	int64_t finalized_features_epoch; /* v3+, tag 1, default -1 */
	struct { struct hr_api_versions_response_finalized_feature_key *v; int32_t nr; } finalized_features; /* v3+, tag 2 */
	bool zk_migration_ready; /* v3+, tag 3, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_api_versions_response_desc;

#endif
