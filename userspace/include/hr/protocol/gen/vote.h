/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (vote.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_VOTE_H
#define HR_PROTOCOL_GEN_VOTE_H

#include <hr/protocol/codec.h>

/* VoteRequest, PartitionData */
struct hr_vote_request_partition_data {
	int32_t partition_index;
	int32_t replica_epoch;
	int32_t replica_id;
	struct hr_uuid replica_directory_id; /* v1+ */
	struct hr_uuid voter_directory_id; /* v1+ */
	int32_t last_offset_epoch;
	int64_t last_offset;
	bool pre_vote; /* v2+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_request_partition_data_desc;

/* VoteRequest, TopicData */
struct hr_vote_request_topic_data {
	struct hr_str topic_name;
	struct { struct hr_vote_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_request_topic_data_desc;

/* VoteRequest v0-2 */
struct hr_vote_request {
	struct hr_str cluster_id; /* null v0+, default null */
	int32_t voter_id; /* v1+, default -1 */
	struct { struct hr_vote_request_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_request_desc;

/* VoteResponse, PartitionData */
struct hr_vote_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
	bool vote_granted;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_response_partition_data_desc;

/* VoteResponse, TopicData */
struct hr_vote_response_topic_data {
	struct hr_str topic_name;
	struct { struct hr_vote_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_response_topic_data_desc;

/* VoteResponse, NodeEndpoint */
struct hr_vote_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_response_node_endpoint_desc;

/* VoteResponse v0-2 */
struct hr_vote_response {
	int16_t error_code;
	struct { struct hr_vote_response_topic_data *v; int32_t nr; } topics;
	struct { struct hr_vote_response_node_endpoint *v; int32_t nr; } node_endpoints; /* v1+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_vote_response_desc;

#endif
