/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_share_group_offsets.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_SHARE_GROUP_OFFSETS_H
#define HR_PROTOCOL_GEN_DESCRIBE_SHARE_GROUP_OFFSETS_H

#include <hr/protocol/codec.h>

/* DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsRequestTopic */
struct hr_describe_share_group_offsets_request_topic {
	struct hr_str topic_name;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_request_topic_desc;

/* DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsRequestGroup */
struct hr_describe_share_group_offsets_request_group {
	struct hr_str group_id;
	struct { struct hr_describe_share_group_offsets_request_topic *v; int32_t nr; } topics; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_request_group_desc;

/* DescribeShareGroupOffsetsRequest v0-1 */
struct hr_describe_share_group_offsets_request {
	struct { struct hr_describe_share_group_offsets_request_group *v; int32_t nr; } groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_request_desc;

/* DescribeShareGroupOffsetsResponse, DescribeShareGroupOffsetsResponsePartition */
struct hr_describe_share_group_offsets_response_partition {
	int32_t partition_index;
	int64_t start_offset;
	int32_t leader_epoch;
	int64_t lag; /* v1+, default -1 */
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_response_partition_desc;

/* DescribeShareGroupOffsetsResponse, DescribeShareGroupOffsetsResponseTopic */
struct hr_describe_share_group_offsets_response_topic {
	struct hr_str topic_name;
	struct hr_uuid topic_id;
	struct { struct hr_describe_share_group_offsets_response_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_response_topic_desc;

/* DescribeShareGroupOffsetsResponse, DescribeShareGroupOffsetsResponseGroup */
struct hr_describe_share_group_offsets_response_group {
	struct hr_str group_id;
	struct { struct hr_describe_share_group_offsets_response_topic *v; int32_t nr; } topics;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_response_group_desc;

/* DescribeShareGroupOffsetsResponse v0-1 */
struct hr_describe_share_group_offsets_response {
	int32_t throttle_time_ms;
	struct { struct hr_describe_share_group_offsets_response_group *v; int32_t nr; } groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_share_group_offsets_response_desc;

#endif
