/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (fetch_snapshot.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_FETCH_SNAPSHOT_H
#define HR_PROTOCOL_GEN_FETCH_SNAPSHOT_H

#include <hr/protocol/codec.h>

/* FetchSnapshotRequest, SnapshotId */
struct hr_fetch_snapshot_request_snapshot_id {
	int64_t end_offset;
	int32_t epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_request_snapshot_id_desc;

/* FetchSnapshotRequest, PartitionSnapshot */
struct hr_fetch_snapshot_request_partition_snapshot {
	int32_t partition;
	int32_t current_leader_epoch;
	struct hr_fetch_snapshot_request_snapshot_id snapshot_id;
	int64_t position;
	struct hr_uuid replica_directory_id; /* v1+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_request_partition_snapshot_desc;

/* FetchSnapshotRequest, TopicSnapshot */
struct hr_fetch_snapshot_request_topic_snapshot {
	struct hr_str name;
	struct { struct hr_fetch_snapshot_request_partition_snapshot *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_request_topic_snapshot_desc;

/* FetchSnapshotRequest v0-1 */
struct hr_fetch_snapshot_request {
	struct hr_str cluster_id; /* tag 0, null v0+, default null */
	int32_t replica_id; /* default -1 */
	int32_t max_bytes; /* default 0x7fffffff */
	struct { struct hr_fetch_snapshot_request_topic_snapshot *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_request_desc;

/* FetchSnapshotResponse, SnapshotId */
struct hr_fetch_snapshot_response_snapshot_id {
	int64_t end_offset;
	int32_t epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_response_snapshot_id_desc;

/* FetchSnapshotResponse, LeaderIdAndEpoch */
struct hr_fetch_snapshot_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_response_leader_id_and_epoch_desc;

/* FetchSnapshotResponse, PartitionSnapshot */
struct hr_fetch_snapshot_response_partition_snapshot {
	int32_t index;
	int16_t error_code;
	struct hr_fetch_snapshot_response_snapshot_id snapshot_id;
	struct hr_fetch_snapshot_response_leader_id_and_epoch current_leader; /* tag 0 */
	int64_t size;
	int64_t position;
	struct hr_records unaligned_records;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_response_partition_snapshot_desc;

/* FetchSnapshotResponse, TopicSnapshot */
struct hr_fetch_snapshot_response_topic_snapshot {
	struct hr_str name;
	struct { struct hr_fetch_snapshot_response_partition_snapshot *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_response_topic_snapshot_desc;

/* FetchSnapshotResponse, NodeEndpoint */
struct hr_fetch_snapshot_response_node_endpoint {
	int32_t node_id;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_response_node_endpoint_desc;

/* FetchSnapshotResponse v0-1 */
struct hr_fetch_snapshot_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct { struct hr_fetch_snapshot_response_topic_snapshot *v; int32_t nr; } topics;
	struct { struct hr_fetch_snapshot_response_node_endpoint *v; int32_t nr; } node_endpoints; /* v1+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fetch_snapshot_response_desc;

#endif
