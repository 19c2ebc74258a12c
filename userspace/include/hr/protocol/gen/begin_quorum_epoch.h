/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (begin_quorum_epoch.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_BEGIN_QUORUM_EPOCH_H
#define HR_PROTOCOL_GEN_BEGIN_QUORUM_EPOCH_H

#include <hr/protocol/codec.h>

/* BeginQuorumEpochRequest, PartitionData */
struct hr_begin_quorum_epoch_request_partition_data {
	int32_t partition_index;
	struct hr_uuid voter_directory_id; /* v1+ */
	int32_t leader_id;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_request_partition_data_desc;

/* BeginQuorumEpochRequest, TopicData */
struct hr_begin_quorum_epoch_request_topic_data {
	struct hr_str topic_name;
	struct { struct hr_begin_quorum_epoch_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_request_topic_data_desc;

/* BeginQuorumEpochRequest, LeaderEndpoint */
struct hr_begin_quorum_epoch_request_leader_endpoint {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_request_leader_endpoint_desc;

/* BeginQuorumEpochRequest v0-1 */
struct hr_begin_quorum_epoch_request {
	struct hr_str cluster_id; /* null v0+, default null */
	int32_t voter_id; /* v1+, default -1 */
	struct { struct hr_begin_quorum_epoch_request_topic_data *v; int32_t nr; } topics;
	struct { struct hr_begin_quorum_epoch_request_leader_endpoint *v; int32_t nr; } leader_endpoints; /* v1+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_request_desc;

/* BeginQuorumEpochResponse, PartitionData */
struct hr_begin_quorum_epoch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_response_partition_data_desc;

/* BeginQuorumEpochResponse, TopicData */
struct hr_begin_quorum_epoch_response_topic_data {
	struct hr_str topic_name;
	struct { struct hr_begin_quorum_epoch_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_response_topic_data_desc;

/* BeginQuorumEpochResponse, NodeEndpoint */
struct hr_begin_quorum_epoch_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_response_node_endpoint_desc;

/* BeginQuorumEpochResponse v0-1 */
struct hr_begin_quorum_epoch_response {
	int16_t error_code;
	struct { struct hr_begin_quorum_epoch_response_topic_data *v; int32_t nr; } topics;
	struct { struct hr_begin_quorum_epoch_response_node_endpoint *v; int32_t nr; } node_endpoints; /* v1+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_quorum_epoch_response_desc;

#endif
