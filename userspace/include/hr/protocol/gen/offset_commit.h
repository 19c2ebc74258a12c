/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_commit.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_OFFSET_COMMIT_H
#define HR_PROTOCOL_GEN_OFFSET_COMMIT_H

#include <hr/protocol/codec.h>

/* OffsetCommitRequest, OffsetCommitRequestPartition */
struct hr_offset_commit_request_partition {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch; /* v6+, default -1 */
	struct hr_str committed_metadata; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_request_partition_desc;

/* OffsetCommitRequest, OffsetCommitRequestTopic */
struct hr_offset_commit_request_topic {
	struct hr_str name; /* v0-9 */
	struct hr_uuid topic_id; /* v10+ */
	struct { struct hr_offset_commit_request_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_request_topic_desc;

/* OffsetCommitRequest v2-10 */
struct hr_offset_commit_request {
	struct hr_str group_id;
	int32_t generation_id_or_member_epoch; /* default -1 */
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v7+, null v7+, default null */
	int64_t retention_time_ms; /* v2-4, default -1 */
	struct { struct hr_offset_commit_request_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_request_desc;

/* OffsetCommitResponse, OffsetCommitResponsePartition */
struct hr_offset_commit_response_partition {
	int32_t partition_index;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_response_partition_desc;

/* OffsetCommitResponse, OffsetCommitResponseTopic */
struct hr_offset_commit_response_topic {
	struct hr_str name; /* v0-9 */
	struct hr_uuid topic_id; /* v10+ */
	struct { struct hr_offset_commit_response_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_response_topic_desc;

/* OffsetCommitResponse v2-10 */
struct hr_offset_commit_response {
	int32_t throttle_time_ms; /* v3+ */
	struct { struct hr_offset_commit_response_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_response_desc;

#endif
