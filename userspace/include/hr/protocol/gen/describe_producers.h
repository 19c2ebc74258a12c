/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_producers.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_PRODUCERS_H
#define HR_PROTOCOL_GEN_DESCRIBE_PRODUCERS_H

#include <hr/protocol/codec.h>

/* DescribeProducersRequest, TopicRequest */
struct hr_describe_producers_request_topic_request {
	struct hr_str name;
	struct { int32_t *v; int32_t nr; } partition_indexes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_producers_request_topic_request_desc;

/* DescribeProducersRequest v0 */
struct hr_describe_producers_request {
	struct { struct hr_describe_producers_request_topic_request *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_producers_request_desc;

/* DescribeProducersResponse, ProducerState */
struct hr_describe_producers_response_producer_state {
	int64_t producer_id;
	int32_t producer_epoch;
	int32_t last_sequence; /* default -1 */
	int64_t last_timestamp; /* default -1 */
	int32_t coordinator_epoch;
	int64_t current_txn_start_offset; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_producers_response_producer_state_desc;

/* DescribeProducersResponse, PartitionResponse */
struct hr_describe_producers_response_partition_response {
	int32_t partition_index;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct { struct hr_describe_producers_response_producer_state *v; int32_t nr; } active_producers;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_producers_response_partition_response_desc;

/* DescribeProducersResponse, TopicResponse */
struct hr_describe_producers_response_topic_response {
	struct hr_str name;
	struct { struct hr_describe_producers_response_partition_response *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_producers_response_topic_response_desc;

/* DescribeProducersResponse v0 */
struct hr_describe_producers_response {
	int32_t throttle_time_ms;
	struct { struct hr_describe_producers_response_topic_response *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_producers_response_desc;

#endif
