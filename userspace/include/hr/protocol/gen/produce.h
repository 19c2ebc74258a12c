/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (produce.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_PRODUCE_H
#define HR_PROTOCOL_GEN_PRODUCE_H

#include <hr/protocol/codec.h>

/* ProduceRequest, PartitionProduceData */
struct hr_produce_request_partition_produce_data {
	int32_t index;
	struct hr_records records; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_request_partition_produce_data_desc;

/* ProduceRequest, TopicProduceData */
struct hr_produce_request_topic_produce_data {
	struct hr_str name; /* v0-12 */
	struct hr_uuid topic_id; /* v13+ */
	struct { struct hr_produce_request_partition_produce_data *v; int32_t nr; } partition_data;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_request_topic_produce_data_desc;

/* ProduceRequest v3-13 */
struct hr_produce_request {
	struct hr_str transactional_id; /* null v3+, default null */
	int16_t acks;
	int32_t timeout_ms;
	struct { struct hr_produce_request_topic_produce_data *v; int32_t nr; } topic_data;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_request_desc;

/* ProduceResponse, BatchIndexAndErrorMessage */
struct hr_produce_response_batch_index_and_error_message {
	int32_t batch_index;
	struct hr_str batch_index_error_message; /* null v8+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_response_batch_index_and_error_message_desc;

/* ProduceResponse, LeaderIdAndEpoch */
struct hr_produce_response_leader_id_and_epoch {
	int32_t leader_id; /* default -1 */
	int32_t leader_epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_response_leader_id_and_epoch_desc;

/* ProduceResponse, PartitionProduceResponse */
struct hr_produce_response_partition_produce_response {
	int32_t index;
	int16_t error_code;
	int64_t base_offset;
	int64_t log_append_time_ms; /* v2+, default -1 */
	int64_t log_start_offset; /* v5+, default -1 */
	struct { struct hr_produce_response_batch_index_and_error_message *v; int32_t nr; } record_errors; /* v8+ */
	struct hr_str error_message; /* v8+, null v8+, default null */
	struct hr_produce_response_leader_id_and_epoch current_leader; /* v10+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_response_partition_produce_response_desc;

/* ProduceResponse, TopicProduceResponse */
struct hr_produce_response_topic_produce_response {
	struct hr_str name; /* v0-12 */
	struct hr_uuid topic_id; /* v13+ */
	struct { struct hr_produce_response_partition_produce_response *v; int32_t nr; } partition_responses;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_response_topic_produce_response_desc;

/* ProduceResponse, NodeEndpoint */
struct hr_produce_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	int32_t port;
	struct hr_str rack; /* null v10+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_response_node_endpoint_desc;

/* ProduceResponse v3-13 */
struct hr_produce_response {
	struct { struct hr_produce_response_topic_produce_response *v; int32_t nr; } responses;
	int32_t throttle_time_ms; /* default 0 */
	struct { struct hr_produce_response_node_endpoint *v; int32_t nr; } node_endpoints; /* v10+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_produce_response_desc;

#endif
