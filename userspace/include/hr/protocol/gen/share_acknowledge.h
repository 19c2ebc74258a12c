/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_acknowledge.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SHARE_ACKNOWLEDGE_H
#define HR_PROTOCOL_GEN_SHARE_ACKNOWLEDGE_H

#include <hr/protocol/codec.h>

/* ShareAcknowledgeRequest, AcknowledgementBatch */
struct hr_share_acknowledge_request_acknowledgement_batch {
	int64_t first_offset;
	int64_t last_offset;
	struct { int8_t *v; int32_t nr; } acknowledge_types;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_request_acknowledgement_batch_desc;

/* ShareAcknowledgeRequest, AcknowledgePartition */
struct hr_share_acknowledge_request_acknowledge_partition {
	int32_t partition_index;
	struct { struct hr_share_acknowledge_request_acknowledgement_batch *v; int32_t nr; } acknowledgement_batches;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_request_acknowledge_partition_desc;

/* ShareAcknowledgeRequest, AcknowledgeTopic */
struct hr_share_acknowledge_request_acknowledge_topic {
	struct hr_uuid topic_id;
	struct { struct hr_share_acknowledge_request_acknowledge_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_request_acknowledge_topic_desc;

/* ShareAcknowledgeRequest v1-2 */
struct hr_share_acknowledge_request {
	struct hr_str group_id; /* null v0+, default null */
	struct hr_str member_id; /* null v0+ */
	int32_t share_session_epoch;
	bool is_renew_ack; /* v2+, default false */
	struct { struct hr_share_acknowledge_request_acknowledge_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_request_desc;

/* ShareAcknowledgeResponse, LeaderIdAndEpoch */
struct hr_share_acknowledge_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_response_leader_id_and_epoch_desc;

/* ShareAcknowledgeResponse, PartitionData */
struct hr_share_acknowledge_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_share_acknowledge_response_leader_id_and_epoch current_leader;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_response_partition_data_desc;

/* ShareAcknowledgeResponse, ShareAcknowledgeTopicResponse */
struct hr_share_acknowledge_response_share_acknowledge_topic_response {
	struct hr_uuid topic_id;
	struct { struct hr_share_acknowledge_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_response_share_acknowledge_topic_response_desc;

/* ShareAcknowledgeResponse, NodeEndpoint */
struct hr_share_acknowledge_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	int32_t port;
	struct hr_str rack; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_response_node_endpoint_desc;

/* ShareAcknowledgeResponse v1-2 */
struct hr_share_acknowledge_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	int32_t acquisition_lock_timeout_ms; /* v2+ */
	struct { struct hr_share_acknowledge_response_share_acknowledge_topic_response *v; int32_t nr; } responses;
	struct { struct hr_share_acknowledge_response_node_endpoint *v; int32_t nr; } node_endpoints;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_acknowledge_response_desc;

#endif
