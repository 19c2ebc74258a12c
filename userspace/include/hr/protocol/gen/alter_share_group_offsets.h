/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_share_group_offsets.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_SHARE_GROUP_OFFSETS_H
#define HR_PROTOCOL_GEN_ALTER_SHARE_GROUP_OFFSETS_H

#include <hr/protocol/codec.h>

/* AlterShareGroupOffsetsRequest, AlterShareGroupOffsetsRequestPartition */
struct hr_alter_share_group_offsets_request_partition {
	int32_t partition_index;
	int64_t start_offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_share_group_offsets_request_partition_desc;

/* AlterShareGroupOffsetsRequest, AlterShareGroupOffsetsRequestTopic */
struct hr_alter_share_group_offsets_request_topic {
	struct hr_str topic_name;
	struct { struct hr_alter_share_group_offsets_request_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_share_group_offsets_request_topic_desc;

/* AlterShareGroupOffsetsRequest v0 */
struct hr_alter_share_group_offsets_request {
	struct hr_str group_id;
	struct { struct hr_alter_share_group_offsets_request_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_share_group_offsets_request_desc;

/* AlterShareGroupOffsetsResponse, AlterShareGroupOffsetsResponsePartition */
struct hr_alter_share_group_offsets_response_partition {
	int32_t partition_index;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_share_group_offsets_response_partition_desc;

/* AlterShareGroupOffsetsResponse, AlterShareGroupOffsetsResponseTopic */
struct hr_alter_share_group_offsets_response_topic {
	struct hr_str topic_name;
	struct hr_uuid topic_id;
	struct { struct hr_alter_share_group_offsets_response_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_share_group_offsets_response_topic_desc;

/* AlterShareGroupOffsetsResponse v0 */
struct hr_alter_share_group_offsets_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct { struct hr_alter_share_group_offsets_response_topic *v; int32_t nr; } responses;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_share_group_offsets_response_desc;

#endif
