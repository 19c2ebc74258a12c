/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_fetch.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_OFFSET_FETCH_H
#define HR_PROTOCOL_GEN_OFFSET_FETCH_H

#include <hr/protocol/codec.h>

/* OffsetFetchRequest, OffsetFetchRequestTopic */
struct hr_offset_fetch_request_topic {
	struct hr_str name;
	struct { int32_t *v; int32_t nr; } partition_indexes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_request_topic_desc;

/* OffsetFetchRequest, OffsetFetchRequestTopics */
struct hr_offset_fetch_request_topics {
	struct hr_str name; /* v8-9 */
	struct hr_uuid topic_id; /* v10+ */
	struct { int32_t *v; int32_t nr; } partition_indexes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_request_topics_desc;

/* OffsetFetchRequest, OffsetFetchRequestGroup */
struct hr_offset_fetch_request_group {
	struct hr_str group_id;
	struct hr_str member_id; /* v9+, null v9+, default null */
	int32_t member_epoch; /* v9+, default -1 */
	struct { struct hr_offset_fetch_request_topics *v; int32_t nr; } topics; /* null v8+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_request_group_desc;

/* OffsetFetchRequest v1-10 */
struct hr_offset_fetch_request {
	struct hr_str group_id; /* v0-7 */
	struct { struct hr_offset_fetch_request_topic *v; int32_t nr; } topics; /* v0-7, null v2-7 */
	struct { struct hr_offset_fetch_request_group *v; int32_t nr; } groups; /* v8+ */
	bool require_stable; /* v7+, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_request_desc;

/* OffsetFetchResponse, OffsetFetchResponsePartition */
struct hr_offset_fetch_response_partition {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch; /* v5-7, default -1 */
	struct hr_str metadata; /* null v0-7 */
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_response_partition_desc;

/* OffsetFetchResponse, OffsetFetchResponseTopic */
struct hr_offset_fetch_response_topic {
	struct hr_str name;
	struct { struct hr_offset_fetch_response_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_response_topic_desc;

/* OffsetFetchResponse, OffsetFetchResponsePartitions */
struct hr_offset_fetch_response_partitions {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch; /* default -1 */
	struct hr_str metadata; /* null v8+ */
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_response_partitions_desc;

/* OffsetFetchResponse, OffsetFetchResponseTopics */
struct hr_offset_fetch_response_topics {
	struct hr_str name; /* v8-9 */
	struct hr_uuid topic_id; /* v10+ */
	struct { struct hr_offset_fetch_response_partitions *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_response_topics_desc;

/* OffsetFetchResponse, OffsetFetchResponseGroup */
struct hr_offset_fetch_response_group {
	struct hr_str group_id;
	struct { struct hr_offset_fetch_response_topics *v; int32_t nr; } topics;
	int16_t error_code; /* default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_response_group_desc;

/* OffsetFetchResponse v1-10 */
struct hr_offset_fetch_response {
	int32_t throttle_time_ms; /* v3+ */
	struct { struct hr_offset_fetch_response_topic *v; int32_t nr; } topics; /* v0-7 */
	int16_t error_code; /* v2-7, default 0 */
	struct { struct hr_offset_fetch_response_group *v; int32_t nr; } groups; /* v8+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_fetch_response_desc;

#endif
