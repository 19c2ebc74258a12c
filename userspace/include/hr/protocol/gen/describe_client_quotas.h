/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_client_quotas.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_CLIENT_QUOTAS_H
#define HR_PROTOCOL_GEN_DESCRIBE_CLIENT_QUOTAS_H

#include <hr/protocol/codec.h>

/* DescribeClientQuotasRequest, ComponentData */
struct hr_describe_client_quotas_request_component_data {
	struct hr_str entity_type;
	int8_t match_type;
	struct hr_str match; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_client_quotas_request_component_data_desc;

/* DescribeClientQuotasRequest v0-1 */
struct hr_describe_client_quotas_request {
	struct { struct hr_describe_client_quotas_request_component_data *v; int32_t nr; } components;
	bool strict;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_client_quotas_request_desc;

/* DescribeClientQuotasResponse, EntityData */
struct hr_describe_client_quotas_response_entity_data {
	struct hr_str entity_type;
	struct hr_str entity_name; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_client_quotas_response_entity_data_desc;

/* DescribeClientQuotasResponse, ValueData */
struct hr_describe_client_quotas_response_value_data {
	struct hr_str key;
	double value;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_client_quotas_response_value_data_desc;

/* DescribeClientQuotasResponse, EntryData */
struct hr_describe_client_quotas_response_entry_data {
	struct { struct hr_describe_client_quotas_response_entity_data *v; int32_t nr; } entity;
	struct { struct hr_describe_client_quotas_response_value_data *v; int32_t nr; } values;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_client_quotas_response_entry_data_desc;

/* DescribeClientQuotasResponse v0-1 */
struct hr_describe_client_quotas_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_describe_client_quotas_response_entry_data *v; int32_t nr; } entries; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_client_quotas_response_desc;

#endif
