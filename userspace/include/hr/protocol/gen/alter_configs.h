/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_configs.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_CONFIGS_H
#define HR_PROTOCOL_GEN_ALTER_CONFIGS_H

#include <hr/protocol/codec.h>

/* AlterConfigsRequest, AlterableConfig */
struct hr_alter_configs_request_alterable_config {
	struct hr_str name;
	struct hr_str value; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_configs_request_alterable_config_desc;

/* AlterConfigsRequest, AlterConfigsResource */
struct hr_alter_configs_request_alter_configs_resource {
	int8_t resource_type;
	struct hr_str resource_name;
	struct { struct hr_alter_configs_request_alterable_config *v; int32_t nr; } configs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_configs_request_alter_configs_resource_desc;

/* AlterConfigsRequest v0-2 */
struct hr_alter_configs_request {
	struct { struct hr_alter_configs_request_alter_configs_resource *v; int32_t nr; } resources;
	bool validate_only;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_configs_request_desc;

/* AlterConfigsResponse, AlterConfigsResourceResponse */
struct hr_alter_configs_response_alter_configs_resource_response {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	int8_t resource_type;
	struct hr_str resource_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_configs_response_alter_configs_resource_response_desc;

/* AlterConfigsResponse v0-2 */
struct hr_alter_configs_response {
	int32_t throttle_time_ms;
	struct { struct hr_alter_configs_response_alter_configs_resource_response *v; int32_t nr; } responses;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_configs_response_desc;

#endif
