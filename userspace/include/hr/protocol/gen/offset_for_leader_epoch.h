/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_for_leader_epoch.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_OFFSET_FOR_LEADER_EPOCH_H
#define HR_PROTOCOL_GEN_OFFSET_FOR_LEADER_EPOCH_H

#include <hr/protocol/codec.h>

/* OffsetForLeaderEpochRequest, OffsetForLeaderPartition */
struct hr_offset_for_leader_epoch_request_offset_for_leader_partition {
	int32_t partition;
	int32_t current_leader_epoch; /* v2+, default -1 */
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_for_leader_epoch_request_offset_for_leader_partition_desc;

/* OffsetForLeaderEpochRequest, OffsetForLeaderTopic */
struct hr_offset_for_leader_epoch_request_offset_for_leader_topic {
	struct hr_str topic;
	struct { struct hr_offset_for_leader_epoch_request_offset_for_leader_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_for_leader_epoch_request_offset_for_leader_topic_desc;

/* OffsetForLeaderEpochRequest v2-4 */
struct hr_offset_for_leader_epoch_request {
	int32_t replica_id; /* v3+, default -2 */
	struct { struct hr_offset_for_leader_epoch_request_offset_for_leader_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_for_leader_epoch_request_desc;

/* OffsetForLeaderEpochResponse, EpochEndOffset */
struct hr_offset_for_leader_epoch_response_epoch_end_offset {
	int16_t error_code;
	int32_t partition;
	int32_t leader_epoch; /* v1+, default -1 */
	int64_t end_offset; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_for_leader_epoch_response_epoch_end_offset_desc;

/* OffsetForLeaderEpochResponse, OffsetForLeaderTopicResult */
struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result {
	struct hr_str topic;
	struct { struct hr_offset_for_leader_epoch_response_epoch_end_offset *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_desc;

/* OffsetForLeaderEpochResponse v2-4 */
struct hr_offset_for_leader_epoch_response {
	int32_t throttle_time_ms;
	struct { struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_for_leader_epoch_response_desc;

#endif
