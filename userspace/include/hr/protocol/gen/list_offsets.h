/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_offsets.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_LIST_OFFSETS_H
#define HR_PROTOCOL_GEN_LIST_OFFSETS_H

#include <hr/protocol/codec.h>

/* ListOffsetsRequest, ListOffsetsPartition */
struct hr_list_offsets_request_list_offsets_partition {
	int32_t partition_index;
	int32_t current_leader_epoch; /* v4+, default -1 */
	int64_t timestamp;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_offsets_request_list_offsets_partition_desc;

/* ListOffsetsRequest, ListOffsetsTopic */
struct hr_list_offsets_request_list_offsets_topic {
	struct hr_str name;
	struct { struct hr_list_offsets_request_list_offsets_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_offsets_request_list_offsets_topic_desc;

/* ListOffsetsRequest v1-11 */
struct hr_list_offsets_request {
	int32_t replica_id;
	int8_t isolation_level; /* v2+ */
	struct { struct hr_list_offsets_request_list_offsets_topic *v; int32_t nr; } topics;
	int32_t timeout_ms; /* v10+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_offsets_request_desc;

/* ListOffsetsResponse, ListOffsetsPartitionResponse */
struct hr_list_offsets_response_list_offsets_partition_response {
	int32_t partition_index;
	int16_t error_code;
	int64_t timestamp; /* v1+, default -1 */
	int64_t offset; /* v1+, default -1 */
	int32_t leader_epoch; /* v4+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_offsets_response_list_offsets_partition_response_desc;

/* ListOffsetsResponse, ListOffsetsTopicResponse */
struct hr_list_offsets_response_list_offsets_topic_response {
	struct hr_str name;
	struct { struct hr_list_offsets_response_list_offsets_partition_response *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_offsets_response_list_offsets_topic_response_desc;

/* ListOffsetsResponse v1-11 */
struct hr_list_offsets_response {
	int32_t throttle_time_ms; /* v2+ */
	struct { struct hr_list_offsets_response_list_offsets_topic_response *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_offsets_response_desc;

#endif
