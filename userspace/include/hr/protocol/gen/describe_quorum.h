/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_quorum.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_QUORUM_H
#define HR_PROTOCOL_GEN_DESCRIBE_QUORUM_H

#include <hr/protocol/codec.h>

/* DescribeQuorumRequest, PartitionData */
struct hr_describe_quorum_request_partition_data {
	int32_t partition_index;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_request_partition_data_desc;

/* DescribeQuorumRequest, TopicData */
struct hr_describe_quorum_request_topic_data {
	struct hr_str topic_name;
	struct { struct hr_describe_quorum_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_request_topic_data_desc;

/* DescribeQuorumRequest v0-2 */
struct hr_describe_quorum_request {
	struct { struct hr_describe_quorum_request_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_request_desc;

/* DescribeQuorumResponse, ReplicaState */
struct hr_describe_quorum_response_replica_state {
	int32_t replica_id;
	struct hr_uuid replica_directory_id; /* v2+ */
	int64_t log_end_offset;
	int64_t last_fetch_timestamp; /* v1+, default -1 */
	int64_t last_caught_up_timestamp; /* v1+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_response_replica_state_desc;

/* DescribeQuorumResponse, PartitionData */
struct hr_describe_quorum_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct hr_str error_message; /* v2+, null v2+ */
	int32_t leader_id;
	int32_t leader_epoch;
	int64_t high_watermark;
	struct { struct hr_describe_quorum_response_replica_state *v; int32_t nr; } current_voters;
	struct { struct hr_describe_quorum_response_replica_state *v; int32_t nr; } observers;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_response_partition_data_desc;

/* DescribeQuorumResponse, TopicData */
struct hr_describe_quorum_response_topic_data {
	struct hr_str topic_name;
	struct { struct hr_describe_quorum_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_response_topic_data_desc;

/* DescribeQuorumResponse, Listener */
struct hr_describe_quorum_response_listener {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_response_listener_desc;

/* DescribeQuorumResponse, Node */
struct hr_describe_quorum_response_node {
	int32_t node_id;
	struct { struct hr_describe_quorum_response_listener *v; int32_t nr; } listeners;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_response_node_desc;

/* DescribeQuorumResponse v0-2 */
struct hr_describe_quorum_response {
	int16_t error_code;
	struct hr_str error_message; /* v2+, null v2+ */
	struct { struct hr_describe_quorum_response_topic_data *v; int32_t nr; } topics;
	struct { struct hr_describe_quorum_response_node *v; int32_t nr; } nodes; /* v2+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_quorum_response_desc;

#endif
