/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_topic_partitions.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_TOPIC_PARTITIONS_H
#define HR_PROTOCOL_GEN_DESCRIBE_TOPIC_PARTITIONS_H

#include <hr/protocol/codec.h>

/* DescribeTopicPartitionsRequest, TopicRequest */
struct hr_describe_topic_partitions_request_topic_request {
	struct hr_str name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_request_topic_request_desc;

/* DescribeTopicPartitionsRequest, Cursor */
struct hr_describe_topic_partitions_request_cursor {
	struct hr_str topic_name;
	int32_t partition_index;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_request_cursor_desc;

/* DescribeTopicPartitionsRequest v0 */
struct hr_describe_topic_partitions_request {
	struct { struct hr_describe_topic_partitions_request_topic_request *v; int32_t nr; } topics;
	int32_t response_partition_limit; /* default 2000 */
	struct hr_describe_topic_partitions_request_cursor *cursor; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_request_desc;

/* DescribeTopicPartitionsResponse, DescribeTopicPartitionsResponsePartition */
struct hr_describe_topic_partitions_response_partition {
	int16_t error_code;
	int32_t partition_index;
	int32_t leader_id;
	int32_t leader_epoch; /* default -1 */
	struct { int32_t *v; int32_t nr; } replica_nodes;
	struct { int32_t *v; int32_t nr; } isr_nodes;
	struct { int32_t *v; int32_t nr; } eligible_leader_replicas; /* null v0+, default null */
	struct { int32_t *v; int32_t nr; } last_known_elr; /* null v0+, default null */
	struct { int32_t *v; int32_t nr; } offline_replicas;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_response_partition_desc;

/* DescribeTopicPartitionsResponse, DescribeTopicPartitionsResponseTopic */
struct hr_describe_topic_partitions_response_topic {
	int16_t error_code;
	struct hr_str name; /* null v0+ */
	struct hr_uuid topic_id;
	bool is_internal; /* default false */
	struct { struct hr_describe_topic_partitions_response_partition *v; int32_t nr; } partitions;
	int32_t topic_authorized_operations; /* default -2147483648 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_response_topic_desc;

/* DescribeTopicPartitionsResponse, Cursor */
struct hr_describe_topic_partitions_response_cursor {
	struct hr_str topic_name;
	int32_t partition_index;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_response_cursor_desc;

/* DescribeTopicPartitionsResponse v0 */
struct hr_describe_topic_partitions_response {
	int32_t throttle_time_ms;
	struct { struct hr_describe_topic_partitions_response_topic *v; int32_t nr; } topics;
	struct hr_describe_topic_partitions_response_cursor *next_cursor; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_topic_partitions_response_desc;

#endif
