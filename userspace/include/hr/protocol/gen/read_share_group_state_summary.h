/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (read_share_group_state_summary.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_READ_SHARE_GROUP_STATE_SUMMARY_H
#define HR_PROTOCOL_GEN_READ_SHARE_GROUP_STATE_SUMMARY_H

#include <hr/protocol/codec.h>

/* ReadShareGroupStateSummaryRequest, PartitionData */
struct hr_read_share_group_state_summary_request_partition_data {
	int32_t partition;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_read_share_group_state_summary_request_partition_data_desc;

/* ReadShareGroupStateSummaryRequest, ReadStateSummaryData */
struct hr_read_share_group_state_summary_request_read_state_summary_data {
	struct hr_uuid topic_id;
	struct { struct hr_read_share_group_state_summary_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_read_share_group_state_summary_request_read_state_summary_data_desc;

/* ReadShareGroupStateSummaryRequest v0-1 */
struct hr_read_share_group_state_summary_request {
	struct hr_str group_id;
	struct { struct hr_read_share_group_state_summary_request_read_state_summary_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_read_share_group_state_summary_request_desc;

/* ReadShareGroupStateSummaryResponse, PartitionResult */
struct hr_read_share_group_state_summary_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	int32_t state_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count; /* v1+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_read_share_group_state_summary_response_partition_result_desc;

/* ReadShareGroupStateSummaryResponse, ReadStateSummaryResult */
struct hr_read_share_group_state_summary_response_read_state_summary_result {
	struct hr_uuid topic_id;
	struct { struct hr_read_share_group_state_summary_response_partition_result *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_read_share_group_state_summary_response_read_state_summary_result_desc;

/* ReadShareGroupStateSummaryResponse v0-1 */
struct hr_read_share_group_state_summary_response {
	struct { struct hr_read_share_group_state_summary_response_read_state_summary_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_read_share_group_state_summary_response_desc;

#endif
