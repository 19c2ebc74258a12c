/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_share_group_state.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DELETE_SHARE_GROUP_STATE_H
#define HR_PROTOCOL_GEN_DELETE_SHARE_GROUP_STATE_H

#include <hr/protocol/codec.h>

/* DeleteShareGroupStateRequest, PartitionData */
struct hr_delete_share_group_state_request_partition_data {
	int32_t partition;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_state_request_partition_data_desc;

/* DeleteShareGroupStateRequest, DeleteStateData */
struct hr_delete_share_group_state_request_delete_state_data {
	struct hr_uuid topic_id;
	struct { struct hr_delete_share_group_state_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_state_request_delete_state_data_desc;

/* DeleteShareGroupStateRequest v0 */
struct hr_delete_share_group_state_request {
	struct hr_str group_id;
	struct { struct hr_delete_share_group_state_request_delete_state_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_state_request_desc;

/* DeleteShareGroupStateResponse, PartitionResult */
struct hr_delete_share_group_state_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_state_response_partition_result_desc;

/* DeleteShareGroupStateResponse, DeleteStateResult */
struct hr_delete_share_group_state_response_delete_state_result {
	struct hr_uuid topic_id;
	struct { struct hr_delete_share_group_state_response_partition_result *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_state_response_delete_state_result_desc;

/* DeleteShareGroupStateResponse v0 */
struct hr_delete_share_group_state_response {
	struct { struct hr_delete_share_group_state_response_delete_state_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_state_response_desc;

#endif
