/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (fetch_snapshot.msg) by make regen; do not edit. */
#include <hr/protocol/gen/fetch_snapshot.h>

static const struct hr_fetch_snapshot_request_snapshot_id hr_fetch_snapshot_request_snapshot_id_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_request_snapshot_id_fields[] = {
	{ "endOffset", offsetof(struct hr_fetch_snapshot_request_snapshot_id, end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "epoch", offsetof(struct hr_fetch_snapshot_request_snapshot_id, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_snapshot_request_snapshot_id_desc = {
	.name = "SnapshotId", .dflt = &hr_fetch_snapshot_request_snapshot_id_default, .size = sizeof(struct hr_fetch_snapshot_request_snapshot_id),
	.fields = hr_fetch_snapshot_request_snapshot_id_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_request_snapshot_id, unknown_tags),
};

static const struct hr_fetch_snapshot_request_partition_snapshot hr_fetch_snapshot_request_partition_snapshot_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_request_partition_snapshot_fields[] = {
	{ "partition", offsetof(struct hr_fetch_snapshot_request_partition_snapshot, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentLeaderEpoch", offsetof(struct hr_fetch_snapshot_request_partition_snapshot, current_leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "snapshotId", offsetof(struct hr_fetch_snapshot_request_partition_snapshot, snapshot_id), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_snapshot_request_snapshot_id_desc },
	{ "position", offsetof(struct hr_fetch_snapshot_request_partition_snapshot, position), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaDirectoryId", offsetof(struct hr_fetch_snapshot_request_partition_snapshot, replica_directory_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_fetch_snapshot_request_partition_snapshot_tags[] = { 4 };
const struct hr_struct_desc hr_fetch_snapshot_request_partition_snapshot_desc = {
	.name = "PartitionSnapshot", .dflt = &hr_fetch_snapshot_request_partition_snapshot_default, .size = sizeof(struct hr_fetch_snapshot_request_partition_snapshot),
	.fields = hr_fetch_snapshot_request_partition_snapshot_fields, .field_nr = 5,
	.tags = hr_fetch_snapshot_request_partition_snapshot_tags, .tag_nr = 1,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_request_partition_snapshot, unknown_tags),
};

static const struct hr_fetch_snapshot_request_topic_snapshot hr_fetch_snapshot_request_topic_snapshot_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_request_topic_snapshot_fields[] = {
	{ "name", offsetof(struct hr_fetch_snapshot_request_topic_snapshot, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_fetch_snapshot_request_topic_snapshot, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_snapshot_request_partition_snapshot_desc },
};
const struct hr_struct_desc hr_fetch_snapshot_request_topic_snapshot_desc = {
	.name = "TopicSnapshot", .dflt = &hr_fetch_snapshot_request_topic_snapshot_default, .size = sizeof(struct hr_fetch_snapshot_request_topic_snapshot),
	.fields = hr_fetch_snapshot_request_topic_snapshot_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_request_topic_snapshot, unknown_tags),
};

static const struct hr_fetch_snapshot_request hr_fetch_snapshot_request_default = { .cluster_id = { NULL, -1 }, .replica_id = -1, .max_bytes = 0x7fffffff };
static const struct hr_field_desc hr_fetch_snapshot_request_fields[] = {
	{ "clusterId", offsetof(struct hr_fetch_snapshot_request, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "replicaId", offsetof(struct hr_fetch_snapshot_request, replica_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxBytes", offsetof(struct hr_fetch_snapshot_request, max_bytes), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_fetch_snapshot_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_snapshot_request_topic_snapshot_desc },
};
static const uint8_t hr_fetch_snapshot_request_tags[] = { 0 };
const struct hr_struct_desc hr_fetch_snapshot_request_desc = {
	.name = "FetchSnapshotRequest", .dflt = &hr_fetch_snapshot_request_default, .size = sizeof(struct hr_fetch_snapshot_request),
	.fields = hr_fetch_snapshot_request_fields, .field_nr = 4,
	.tags = hr_fetch_snapshot_request_tags, .tag_nr = 1,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_request, unknown_tags),
};

static const struct hr_fetch_snapshot_response_snapshot_id hr_fetch_snapshot_response_snapshot_id_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_response_snapshot_id_fields[] = {
	{ "endOffset", offsetof(struct hr_fetch_snapshot_response_snapshot_id, end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "epoch", offsetof(struct hr_fetch_snapshot_response_snapshot_id, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_snapshot_response_snapshot_id_desc = {
	.name = "SnapshotId", .dflt = &hr_fetch_snapshot_response_snapshot_id_default, .size = sizeof(struct hr_fetch_snapshot_response_snapshot_id),
	.fields = hr_fetch_snapshot_response_snapshot_id_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_response_snapshot_id, unknown_tags),
};

static const struct hr_fetch_snapshot_response_leader_id_and_epoch hr_fetch_snapshot_response_leader_id_and_epoch_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_response_leader_id_and_epoch_fields[] = {
	{ "leaderId", offsetof(struct hr_fetch_snapshot_response_leader_id_and_epoch, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_fetch_snapshot_response_leader_id_and_epoch, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_snapshot_response_leader_id_and_epoch_desc = {
	.name = "LeaderIdAndEpoch", .dflt = &hr_fetch_snapshot_response_leader_id_and_epoch_default, .size = sizeof(struct hr_fetch_snapshot_response_leader_id_and_epoch),
	.fields = hr_fetch_snapshot_response_leader_id_and_epoch_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_response_leader_id_and_epoch, unknown_tags),
};

static const struct hr_fetch_snapshot_response_partition_snapshot hr_fetch_snapshot_response_partition_snapshot_default = { .unaligned_records = { NULL, -1, NULL } };
static const struct hr_field_desc hr_fetch_snapshot_response_partition_snapshot_fields[] = {
	{ "index", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "snapshotId", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, snapshot_id), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_snapshot_response_snapshot_id_desc },
	{ "currentLeader", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, current_leader), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, &hr_fetch_snapshot_response_leader_id_and_epoch_desc },
	{ "size", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, size), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "position", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, position), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "unalignedRecords", offsetof(struct hr_fetch_snapshot_response_partition_snapshot, unaligned_records), HR_KIND_RECORDS, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
static const uint8_t hr_fetch_snapshot_response_partition_snapshot_tags[] = { 3 };
const struct hr_struct_desc hr_fetch_snapshot_response_partition_snapshot_desc = {
	.name = "PartitionSnapshot", .dflt = &hr_fetch_snapshot_response_partition_snapshot_default, .size = sizeof(struct hr_fetch_snapshot_response_partition_snapshot),
	.fields = hr_fetch_snapshot_response_partition_snapshot_fields, .field_nr = 7,
	.tags = hr_fetch_snapshot_response_partition_snapshot_tags, .tag_nr = 1,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_response_partition_snapshot, unknown_tags),
};

static const struct hr_fetch_snapshot_response_topic_snapshot hr_fetch_snapshot_response_topic_snapshot_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_response_topic_snapshot_fields[] = {
	{ "name", offsetof(struct hr_fetch_snapshot_response_topic_snapshot, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_fetch_snapshot_response_topic_snapshot, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_snapshot_response_partition_snapshot_desc },
};
const struct hr_struct_desc hr_fetch_snapshot_response_topic_snapshot_desc = {
	.name = "TopicSnapshot", .dflt = &hr_fetch_snapshot_response_topic_snapshot_default, .size = sizeof(struct hr_fetch_snapshot_response_topic_snapshot),
	.fields = hr_fetch_snapshot_response_topic_snapshot_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_response_topic_snapshot, unknown_tags),
};

static const struct hr_fetch_snapshot_response_node_endpoint hr_fetch_snapshot_response_node_endpoint_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_response_node_endpoint_fields[] = {
	{ "nodeId", offsetof(struct hr_fetch_snapshot_response_node_endpoint, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_fetch_snapshot_response_node_endpoint, host), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_fetch_snapshot_response_node_endpoint, port), HR_KIND_UINT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_snapshot_response_node_endpoint_desc = {
	.name = "NodeEndpoint", .dflt = &hr_fetch_snapshot_response_node_endpoint_default, .size = sizeof(struct hr_fetch_snapshot_response_node_endpoint),
	.fields = hr_fetch_snapshot_response_node_endpoint_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_response_node_endpoint, unknown_tags),
};

static const struct hr_fetch_snapshot_response hr_fetch_snapshot_response_default = { 0 };
static const struct hr_field_desc hr_fetch_snapshot_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_fetch_snapshot_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_fetch_snapshot_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_fetch_snapshot_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_snapshot_response_topic_snapshot_desc },
	{ "nodeEndpoints", offsetof(struct hr_fetch_snapshot_response, node_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 0, &hr_fetch_snapshot_response_node_endpoint_desc },
};
static const uint8_t hr_fetch_snapshot_response_tags[] = { 3 };
const struct hr_struct_desc hr_fetch_snapshot_response_desc = {
	.name = "FetchSnapshotResponse", .dflt = &hr_fetch_snapshot_response_default, .size = sizeof(struct hr_fetch_snapshot_response),
	.fields = hr_fetch_snapshot_response_fields, .field_nr = 4,
	.tags = hr_fetch_snapshot_response_tags, .tag_nr = 1,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_fetch_snapshot_response, unknown_tags),
};
