/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (end_quorum_epoch.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_END_QUORUM_EPOCH_H
#define HR_PROTOCOL_GEN_END_QUORUM_EPOCH_H

#include <hr/protocol/codec.h>

/* EndQuorumEpochRequest, ReplicaInfo */
struct hr_end_quorum_epoch_request_replica_info {
	int32_t candidate_id;
	struct hr_uuid candidate_directory_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_request_replica_info_desc;

/* EndQuorumEpochRequest, PartitionData */
struct hr_end_quorum_epoch_request_partition_data {
	int32_t partition_index;
	int32_t leader_id;
	int32_t leader_epoch;
	struct { int32_t *v; int32_t nr; } preferred_successors; /* v0 */
	struct { struct hr_end_quorum_epoch_request_replica_info *v; int32_t nr; } preferred_candidates; /* v1+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_request_partition_data_desc;

/* EndQuorumEpochRequest, TopicData */
struct hr_end_quorum_epoch_request_topic_data {
	struct hr_str topic_name;
	struct { struct hr_end_quorum_epoch_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_request_topic_data_desc;

/* EndQuorumEpochRequest, LeaderEndpoint */
struct hr_end_quorum_epoch_request_leader_endpoint {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_request_leader_endpoint_desc;

/* EndQuorumEpochRequest v0-1 */
struct hr_end_quorum_epoch_request {
	struct hr_str cluster_id; /* null v0+, default null */
	struct { struct hr_end_quorum_epoch_request_topic_data *v; int32_t nr; } topics;
	struct { struct hr_end_quorum_epoch_request_leader_endpoint *v; int32_t nr; } leader_endpoints; /* v1+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_request_desc;

/* EndQuorumEpochResponse, PartitionData */
struct hr_end_quorum_epoch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_response_partition_data_desc;

/* EndQuorumEpochResponse, TopicData */
struct hr_end_quorum_epoch_response_topic_data {
	struct hr_str topic_name;
	struct { struct hr_end_quorum_epoch_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_response_topic_data_desc;

/* EndQuorumEpochResponse, NodeEndpoint */
struct hr_end_quorum_epoch_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_response_node_endpoint_desc;

/* EndQuorumEpochResponse v0-1 */
struct hr_end_quorum_epoch_response {
	int16_t error_code;
	struct { struct hr_end_quorum_epoch_response_topic_data *v; int32_t nr; } topics;
	struct { struct hr_end_quorum_epoch_response_node_endpoint *v; int32_t nr; } node_endpoints; /* v1+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_quorum_epoch_response_desc;

#endif
