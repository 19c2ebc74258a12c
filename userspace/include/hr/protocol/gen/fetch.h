/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (fetch.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_FETCH_H
#define HR_PROTOCOL_GEN_FETCH_H

#include <hr/protocol/codec.h>

/* FetchRequest, ReplicaState */
struct hr_fetch_request_replica_state {
	int32_t replica_id; /* default -1 */
	int64_t replica_epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_request_replica_state_desc;

/* FetchRequest, FetchPartition */
struct hr_fetch_request_fetch_partition {
	int32_t partition;
	int32_t current_leader_epoch; /* v9+, default -1 */
	int64_t fetch_offset;
	int32_t last_fetched_epoch; /* v12+, default -1 */
	int64_t log_start_offset; /* v5+, default -1 */
	int32_t partition_max_bytes;
	struct hr_uuid replica_directory_id; /* v17+, tag 0 */
	int64_t high_watermark; /* v18+, tag 1, default 9223372036854775807 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_request_fetch_partition_desc;

/* FetchRequest, FetchTopic */
struct hr_fetch_request_fetch_topic {
	struct hr_str topic; /* v0-12 */
	struct hr_uuid topic_id; /* v13+ */
	struct { struct hr_fetch_request_fetch_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_request_fetch_topic_desc;

/* FetchRequest, ForgottenTopic */
struct hr_fetch_request_forgotten_topic {
	struct hr_str topic; /* v7-12 */
	struct hr_uuid topic_id; /* v13+ */
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_request_forgotten_topic_desc;

/* FetchRequest v4-18 */
struct hr_fetch_request {
	struct hr_str cluster_id; /* v12+, tag 0, null v12+, default null */
	int32_t replica_id; /* v0-14, default -1 */
	struct hr_fetch_request_replica_state replica_state; /* v15+, tag 1 */
	int32_t max_wait_ms;
	int32_t min_bytes;
	int32_t max_bytes; /* default 0x7fffffff */
	int8_t isolation_level; /* default 0 */
	int32_t session_id; /* v7+, default 0 */
	int32_t session_epoch; /* v7+, default -1 */
	struct { struct hr_fetch_request_fetch_topic *v; int32_t nr; } topics;
	struct { struct hr_fetch_request_forgotten_topic *v; int32_t nr; } forgotten_topics_data; /* v7+ */
	struct hr_str rack_id; /* v11+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_request_desc;

/* FetchResponse, EpochEndOffset */
struct hr_fetch_response_epoch_end_offset {
	int32_t epoch; /* default -1 */
	int64_t end_offset; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_epoch_end_offset_desc;

/* FetchResponse, LeaderIdAndEpoch */
struct hr_fetch_response_leader_id_and_epoch {
	int32_t leader_id; /* default -1 */
	int32_t leader_epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_leader_id_and_epoch_desc;

/* FetchResponse, SnapshotId */
struct hr_fetch_response_snapshot_id {
	int64_t end_offset; /* default -1 */
	int32_t epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_snapshot_id_desc;

/* FetchResponse, AbortedTransaction */
struct hr_fetch_response_aborted_transaction {
	int64_t producer_id;
	int64_t first_offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_aborted_transaction_desc;

/* FetchResponse, PartitionData */
struct hr_fetch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int64_t high_watermark;
	int64_t last_stable_offset; /* v4+, default -1 */
	int64_t log_start_offset; /* v5+, default -1 */
	struct hr_fetch_response_epoch_end_offset diverging_epoch; /* v12+, tag 0 */
	struct hr_fetch_response_leader_id_and_epoch current_leader; /* v12+, tag 1 */
	struct hr_fetch_response_snapshot_id snapshot_id; /* v12+, tag 2 */
	struct { struct hr_fetch_response_aborted_transaction *v; int32_t nr; } aborted_transactions; /* v4+, null v4+ */
	int32_t preferred_read_replica; /* v11+, default -1 */
	struct hr_records records; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_partition_data_desc;

/* FetchResponse, FetchableTopicResponse */
struct hr_fetch_response_fetchable_topic_response {
	struct hr_str topic; /* v0-12 */
	struct hr_uuid topic_id; /* v13+ */
	struct { struct hr_fetch_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_fetchable_topic_response_desc;

/* FetchResponse, NodeEndpoint */
struct hr_fetch_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	int32_t port;
	struct hr_str rack; /* null v16+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_node_endpoint_desc;

/* FetchResponse v4-18 */
struct hr_fetch_response {
	int32_t throttle_time_ms;
	int16_t error_code; /* v7+ */
	int32_t session_id; /* v7+, default 0 */
	struct { struct hr_fetch_response_fetchable_topic_response *v; int32_t nr; } responses;
	struct { struct hr_fetch_response_node_endpoint *v; int32_t nr; } node_endpoints; /* v16+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_response_desc;

#endif
