/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_client_quotas.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_CLIENT_QUOTAS_H
#define HR_PROTOCOL_GEN_ALTER_CLIENT_QUOTAS_H

#include <hr/protocol/codec.h>

/* AlterClientQuotasRequest, EntityData */
struct hr_alter_client_quotas_request_entity_data {
	struct hr_str entity_type;
	struct hr_str entity_name; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_request_entity_data_desc;

/* AlterClientQuotasRequest, OpData */
struct hr_alter_client_quotas_request_op_data {
	struct hr_str key;
	double value;
	bool remove;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_request_op_data_desc;

/* AlterClientQuotasRequest, EntryData */
struct hr_alter_client_quotas_request_entry_data {
	struct { struct hr_alter_client_quotas_request_entity_data *v; int32_t nr; } entity;
	struct { struct hr_alter_client_quotas_request_op_data *v; int32_t nr; } ops;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_request_entry_data_desc;

/* AlterClientQuotasRequest v0-1 */
struct hr_alter_client_quotas_request {
	struct { struct hr_alter_client_quotas_request_entry_data *v; int32_t nr; } entries;
	bool validate_only;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_request_desc;

/* AlterClientQuotasResponse, EntityData */
struct hr_alter_client_quotas_response_entity_data {
	struct hr_str entity_type;
	struct hr_str entity_name; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_response_entity_data_desc;

/* AlterClientQuotasResponse, EntryData */
struct hr_alter_client_quotas_response_entry_data {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_alter_client_quotas_response_entity_data *v; int32_t nr; } entity;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_response_entry_data_desc;

/* AlterClientQuotasResponse v0-1 */
struct hr_alter_client_quotas_response {
	int32_t throttle_time_ms;
	struct { struct hr_alter_client_quotas_response_entry_data *v; int32_t nr; } entries;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_client_quotas_response_desc;

#endif
