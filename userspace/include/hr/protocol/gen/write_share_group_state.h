/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (write_share_group_state.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_WRITE_SHARE_GROUP_STATE_H
#define HR_PROTOCOL_GEN_WRITE_SHARE_GROUP_STATE_H

#include <hr/protocol/codec.h>

/* WriteShareGroupStateRequest, StateBatch */
struct hr_write_share_group_state_request_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_request_state_batch_desc;

/* WriteShareGroupStateRequest, PartitionData */
struct hr_write_share_group_state_request_partition_data {
	int32_t partition;
	int32_t state_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count; /* v1+, default -1 */
	struct { struct hr_write_share_group_state_request_state_batch *v; int32_t nr; } state_batches;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_request_partition_data_desc;

/* WriteShareGroupStateRequest, WriteStateData */
struct hr_write_share_group_state_request_write_state_data {
	struct hr_uuid topic_id;
	struct { struct hr_write_share_group_state_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_request_write_state_data_desc;

/* WriteShareGroupStateRequest v0-1 */
struct hr_write_share_group_state_request {
	struct hr_str group_id;
	struct { struct hr_write_share_group_state_request_write_state_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_request_desc;

/* WriteShareGroupStateResponse, PartitionResult */
struct hr_write_share_group_state_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_response_partition_result_desc;

/* WriteShareGroupStateResponse, WriteStateResult */
struct hr_write_share_group_state_response_write_state_result {
	struct hr_uuid topic_id;
	struct { struct hr_write_share_group_state_response_partition_result *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_response_write_state_result_desc;

/* WriteShareGroupStateResponse v0-1 */
struct hr_write_share_group_state_response {
	struct { struct hr_write_share_group_state_response_write_state_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_share_group_state_response_desc;

#endif
