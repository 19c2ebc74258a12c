/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_partition.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_PARTITION_H
#define HR_PROTOCOL_GEN_ALTER_PARTITION_H

#include <hr/protocol/codec.h>

/* AlterPartitionRequest, BrokerState */
struct hr_alter_partition_request_broker_state {
	int32_t broker_id;
	int64_t broker_epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_request_broker_state_desc;

/* AlterPartitionRequest, PartitionData */
struct hr_alter_partition_request_partition_data {
	int32_t partition_index;
	int32_t leader_epoch;
	struct { int32_t *v; int32_t nr; } new_isr; /* v0-2 */
	struct { struct hr_alter_partition_request_broker_state *v; int32_t nr; } new_isr_with_epochs; /* v3+ */
	int8_t leader_recovery_state; /* v1+, default 0 */
	int32_t partition_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_request_partition_data_desc;

/* AlterPartitionRequest, TopicData */
struct hr_alter_partition_request_topic_data {
	struct hr_uuid topic_id; /* v2+ */
	struct { struct hr_alter_partition_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_request_topic_data_desc;

/* AlterPartitionRequest v2-3 */
struct hr_alter_partition_request {
	int32_t broker_id;
	int64_t broker_epoch; /* default -1 */
	struct { struct hr_alter_partition_request_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_request_desc;

/* AlterPartitionResponse, PartitionData */
struct hr_alter_partition_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
	struct { int32_t *v; int32_t nr; } isr;
	int8_t leader_recovery_state; /* v1+, default 0 */
	int32_t partition_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_response_partition_data_desc;

/* AlterPartitionResponse, TopicData */
struct hr_alter_partition_response_topic_data {
	struct hr_uuid topic_id; /* v2+ */
	struct { struct hr_alter_partition_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_response_topic_data_desc;

/* AlterPartitionResponse v2-3 */
struct hr_alter_partition_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct { struct hr_alter_partition_response_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_response_desc;

#endif
