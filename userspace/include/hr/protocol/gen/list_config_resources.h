/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_config_resources.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_LIST_CONFIG_RESOURCES_H
#define HR_PROTOCOL_GEN_LIST_CONFIG_RESOURCES_H

#include <hr/protocol/codec.h>

/* ListConfigResourcesRequest v0-1 */
struct hr_list_config_resources_request {
	struct { int8_t *v; int32_t nr; } resource_types; /* v1+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_config_resources_request_desc;

/* ListConfigResourcesResponse, ConfigResource */
struct hr_list_config_resources_response_config_resource {
	struct hr_str resource_name;
	int8_t resource_type; /* v1+, default 16 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_config_resources_response_config_resource_desc;

/* ListConfigResourcesResponse v0-1 */
struct hr_list_config_resources_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct { struct hr_list_config_resources_response_config_resource *v; int32_t nr; } config_resources;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_config_resources_response_desc;

#endif
