/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_fetch.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SHARE_FETCH_H
#define HR_PROTOCOL_GEN_SHARE_FETCH_H

#include <hr/protocol/codec.h>

/* ShareFetchRequest, AcknowledgementBatch */
struct hr_share_fetch_request_acknowledgement_batch {
	int64_t first_offset;
	int64_t last_offset;
	struct { int8_t *v; int32_t nr; } acknowledge_types;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_request_acknowledgement_batch_desc;

/* ShareFetchRequest, FetchPartition */
struct hr_share_fetch_request_fetch_partition {
	int32_t partition_index;
	int32_t partition_max_bytes; /* v0 */
	struct { struct hr_share_fetch_request_acknowledgement_batch *v; int32_t nr; } acknowledgement_batches;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_request_fetch_partition_desc;

/* ShareFetchRequest, FetchTopic */
struct hr_share_fetch_request_fetch_topic {
	struct hr_uuid topic_id;
	struct { struct hr_share_fetch_request_fetch_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_request_fetch_topic_desc;

/* ShareFetchRequest, ForgottenTopic */
struct hr_share_fetch_request_forgotten_topic {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_request_forgotten_topic_desc;

/* ShareFetchRequest v1-2 */
struct hr_share_fetch_request {
	struct hr_str group_id; /* null v0+, default null */
	struct hr_str member_id; /* null v0+ */
	int32_t share_session_epoch;
	int32_t max_wait_ms;
	int32_t min_bytes;
	int32_t max_bytes; /* default 0x7fffffff */
	int32_t max_records;
	int32_t batch_size;
	int8_t share_acquire_mode; /* v2+, default 0 */
	bool is_renew_ack; /* v2+, default false */
	struct { struct hr_share_fetch_request_fetch_topic *v; int32_t nr; } topics;
	struct { struct hr_share_fetch_request_forgotten_topic *v; int32_t nr; } forgotten_topics_data;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_request_desc;

/* ShareFetchResponse, LeaderIdAndEpoch */
struct hr_share_fetch_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_response_leader_id_and_epoch_desc;

/* ShareFetchResponse, AcquiredRecords */
struct hr_share_fetch_response_acquired_records {
	int64_t first_offset;
	int64_t last_offset;
	int16_t delivery_count;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_response_acquired_records_desc;

/* ShareFetchResponse, PartitionData */
struct hr_share_fetch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	int16_t acknowledge_error_code;
	struct hr_str acknowledge_error_message; /* null v0+, default null */
	struct hr_share_fetch_response_leader_id_and_epoch current_leader;
	struct hr_records records; /* null v0 */
	struct { struct hr_share_fetch_response_acquired_records *v; int32_t nr; } acquired_records;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_response_partition_data_desc;

/* ShareFetchResponse, ShareFetchableTopicResponse */
struct hr_share_fetch_response_share_fetchable_topic_response {
	struct hr_uuid topic_id;
	struct { struct hr_share_fetch_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_response_share_fetchable_topic_response_desc;

/* ShareFetchResponse, NodeEndpoint */
struct hr_share_fetch_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	int32_t port;
	struct hr_str rack; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_response_node_endpoint_desc;

/* ShareFetchResponse v1-2 */
struct hr_share_fetch_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	int32_t acquisition_lock_timeout_ms;
	struct { struct hr_share_fetch_response_share_fetchable_topic_response *v; int32_t nr; } responses;
	struct { struct hr_share_fetch_response_node_endpoint *v; int32_t nr; } node_endpoints;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_fetch_response_desc;

#endif
