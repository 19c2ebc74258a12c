/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_configs.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_CONFIGS_H
#define HR_PROTOCOL_GEN_DESCRIBE_CONFIGS_H

#include <hr/protocol/codec.h>

/* DescribeConfigsRequest, DescribeConfigsResource */
struct hr_describe_configs_request_describe_configs_resource {
	int8_t resource_type;
	struct hr_str resource_name;
	struct { struct hr_str *v; int32_t nr; } configuration_keys; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_configs_request_describe_configs_resource_desc;

/* DescribeConfigsRequest v1-4 */
struct hr_describe_configs_request {
	struct { struct hr_describe_configs_request_describe_configs_resource *v; int32_t nr; } resources;
	bool include_synonyms; /* default false */
	bool include_documentation; /* v3+, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_configs_request_desc;

/* DescribeConfigsResponse, DescribeConfigsSynonym */
struct hr_describe_configs_response_describe_configs_synonym {
	struct hr_str name;
	struct hr_str value; /* null v0+ */
	int8_t source;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_configs_response_describe_configs_synonym_desc;

/* DescribeConfigsResponse, DescribeConfigsResourceResult */
struct hr_describe_configs_response_describe_configs_resource_result {
	struct hr_str name;
	struct hr_str value; /* null v0+ */
	bool read_only;
	int8_t config_source; /* v1+, default -1 */
	bool is_sensitive;
	struct { struct hr_describe_configs_response_describe_configs_synonym *v; int32_t nr; } synonyms; /* v1+ */
	int8_t config_type; /* v3+, default 0 */
	struct hr_str documentation; /* v3+, null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_configs_response_describe_configs_resource_result_desc;

/* DescribeConfigsResponse, DescribeConfigsResult */
struct hr_describe_configs_response_describe_configs_result {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	int8_t resource_type;
	struct hr_str resource_name;
	struct { struct hr_describe_configs_response_describe_configs_resource_result *v; int32_t nr; } configs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_configs_response_describe_configs_result_desc;

/* DescribeConfigsResponse v1-4 */
struct hr_describe_configs_response {
	int32_t throttle_time_ms;
	struct { struct hr_describe_configs_response_describe_configs_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_configs_response_desc;

#endif
