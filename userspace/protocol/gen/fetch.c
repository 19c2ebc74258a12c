/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (fetch.msg) by make regen; do not edit. */
#include <hr/protocol/gen/fetch.h>

static const struct hr_fetch_request_replica_state hr_fetch_request_replica_state_default = { .replica_id = -1, .replica_epoch = -1 };
static const struct hr_field_desc hr_fetch_request_replica_state_fields[] = {
	{ "replicaId", offsetof(struct hr_fetch_request_replica_state, replica_id), HR_KIND_INT32, 0,
	  { 15, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaEpoch", offsetof(struct hr_fetch_request_replica_state, replica_epoch), HR_KIND_INT64, 0,
	  { 15, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_request_replica_state_desc = {
	.name = "ReplicaState", .dflt = &hr_fetch_request_replica_state_default, .size = sizeof(struct hr_fetch_request_replica_state),
	.fields = hr_fetch_request_replica_state_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 15, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_request_replica_state, unknown_tags),
};

static const struct hr_fetch_request_fetch_partition hr_fetch_request_fetch_partition_default = { .current_leader_epoch = -1, .last_fetched_epoch = -1, .log_start_offset = -1, .high_watermark = INT64_MAX };
static const struct hr_field_desc hr_fetch_request_fetch_partition_fields[] = {
	{ "partition", offsetof(struct hr_fetch_request_fetch_partition, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentLeaderEpoch", offsetof(struct hr_fetch_request_fetch_partition, current_leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 9, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "fetchOffset", offsetof(struct hr_fetch_request_fetch_partition, fetch_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastFetchedEpoch", offsetof(struct hr_fetch_request_fetch_partition, last_fetched_epoch), HR_KIND_INT32, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logStartOffset", offsetof(struct hr_fetch_request_fetch_partition, log_start_offset), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionMaxBytes", offsetof(struct hr_fetch_request_fetch_partition, partition_max_bytes), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaDirectoryId", offsetof(struct hr_fetch_request_fetch_partition, replica_directory_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 17, HR_VERSION_MAX }, { 1, 0 }, { 17, HR_VERSION_MAX }, 0, NULL },
	{ "highWatermark", offsetof(struct hr_fetch_request_fetch_partition, high_watermark), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 18, HR_VERSION_MAX }, { 1, 0 }, { 18, HR_VERSION_MAX }, 1, NULL },
};
static const uint8_t hr_fetch_request_fetch_partition_tags[] = { 6, 7 };
const struct hr_struct_desc hr_fetch_request_fetch_partition_desc = {
	.name = "FetchPartition", .dflt = &hr_fetch_request_fetch_partition_default, .size = sizeof(struct hr_fetch_request_fetch_partition),
	.fields = hr_fetch_request_fetch_partition_fields, .field_nr = 8,
	.tags = hr_fetch_request_fetch_partition_tags, .tag_nr = 2,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_request_fetch_partition, unknown_tags),
};

static const struct hr_fetch_request_fetch_topic hr_fetch_request_fetch_topic_default = { 0 };
static const struct hr_field_desc hr_fetch_request_fetch_topic_fields[] = {
	{ "topic", offsetof(struct hr_fetch_request_fetch_topic, topic), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 0, 12 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_fetch_request_fetch_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 13, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_fetch_request_fetch_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_request_fetch_partition_desc },
};
const struct hr_struct_desc hr_fetch_request_fetch_topic_desc = {
	.name = "FetchTopic", .dflt = &hr_fetch_request_fetch_topic_default, .size = sizeof(struct hr_fetch_request_fetch_topic),
	.fields = hr_fetch_request_fetch_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_request_fetch_topic, unknown_tags),
};

static const struct hr_fetch_request_forgotten_topic hr_fetch_request_forgotten_topic_default = { 0 };
static const struct hr_field_desc hr_fetch_request_forgotten_topic_fields[] = {
	{ "topic", offsetof(struct hr_fetch_request_forgotten_topic, topic), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 7, 12 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_fetch_request_forgotten_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 13, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_fetch_request_forgotten_topic, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_request_forgotten_topic_desc = {
	.name = "ForgottenTopic", .dflt = &hr_fetch_request_forgotten_topic_default, .size = sizeof(struct hr_fetch_request_forgotten_topic),
	.fields = hr_fetch_request_forgotten_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 7, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_request_forgotten_topic, unknown_tags),
};

static const struct hr_fetch_request hr_fetch_request_default = { .cluster_id = { NULL, -1 }, .replica_id = -1, .replica_state = { .replica_id = -1, .replica_epoch = -1 }, .max_bytes = 0x7fffffff, .session_epoch = -1 };
static const struct hr_field_desc hr_fetch_request_fields[] = {
	{ "clusterId", offsetof(struct hr_fetch_request, cluster_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 12, HR_VERSION_MAX }, { 12, HR_VERSION_MAX }, { 12, HR_VERSION_MAX }, 0, NULL },
	{ "replicaId", offsetof(struct hr_fetch_request, replica_id), HR_KIND_INT32, 0,
	  { 0, 14 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaState", offsetof(struct hr_fetch_request, replica_state), HR_KIND_STRUCT, 0,
	  { 15, HR_VERSION_MAX }, { 1, 0 }, { 15, HR_VERSION_MAX }, 1, &hr_fetch_request_replica_state_desc },
	{ "maxWaitMs", offsetof(struct hr_fetch_request, max_wait_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minBytes", offsetof(struct hr_fetch_request, min_bytes), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxBytes", offsetof(struct hr_fetch_request, max_bytes), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isolationLevel", offsetof(struct hr_fetch_request, isolation_level), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sessionId", offsetof(struct hr_fetch_request, session_id), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sessionEpoch", offsetof(struct hr_fetch_request, session_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_fetch_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_request_fetch_topic_desc },
	{ "forgottenTopicsData", offsetof(struct hr_fetch_request, forgotten_topics_data), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_request_forgotten_topic_desc },
	{ "rackId", offsetof(struct hr_fetch_request, rack_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 11, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
static const uint8_t hr_fetch_request_tags[] = { 0, 2 };
const struct hr_struct_desc hr_fetch_request_desc = {
	.name = "FetchRequest", .dflt = &hr_fetch_request_default, .size = sizeof(struct hr_fetch_request),
	.fields = hr_fetch_request_fields, .field_nr = 12,
	.tags = hr_fetch_request_tags, .tag_nr = 2,
	.versions = { 4, 18 }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_request, unknown_tags),
};

static const struct hr_fetch_response_epoch_end_offset hr_fetch_response_epoch_end_offset_default = { .epoch = -1, .end_offset = -1 };
static const struct hr_field_desc hr_fetch_response_epoch_end_offset_fields[] = {
	{ "epoch", offsetof(struct hr_fetch_response_epoch_end_offset, epoch), HR_KIND_INT32, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endOffset", offsetof(struct hr_fetch_response_epoch_end_offset, end_offset), HR_KIND_INT64, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_response_epoch_end_offset_desc = {
	.name = "EpochEndOffset", .dflt = &hr_fetch_response_epoch_end_offset_default, .size = sizeof(struct hr_fetch_response_epoch_end_offset),
	.fields = hr_fetch_response_epoch_end_offset_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 12, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_epoch_end_offset, unknown_tags),
};

static const struct hr_fetch_response_leader_id_and_epoch hr_fetch_response_leader_id_and_epoch_default = { .leader_id = -1, .leader_epoch = -1 };
static const struct hr_field_desc hr_fetch_response_leader_id_and_epoch_fields[] = {
	{ "leaderId", offsetof(struct hr_fetch_response_leader_id_and_epoch, leader_id), HR_KIND_INT32, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_fetch_response_leader_id_and_epoch, leader_epoch), HR_KIND_INT32, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_response_leader_id_and_epoch_desc = {
	.name = "LeaderIdAndEpoch", .dflt = &hr_fetch_response_leader_id_and_epoch_default, .size = sizeof(struct hr_fetch_response_leader_id_and_epoch),
	.fields = hr_fetch_response_leader_id_and_epoch_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 12, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_leader_id_and_epoch, unknown_tags),
};

static const struct hr_fetch_response_snapshot_id hr_fetch_response_snapshot_id_default = { .end_offset = -1, .epoch = -1 };
static const struct hr_field_desc hr_fetch_response_snapshot_id_fields[] = {
	{ "endOffset", offsetof(struct hr_fetch_response_snapshot_id, end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "epoch", offsetof(struct hr_fetch_response_snapshot_id, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_response_snapshot_id_desc = {
	.name = "SnapshotId", .dflt = &hr_fetch_response_snapshot_id_default, .size = sizeof(struct hr_fetch_response_snapshot_id),
	.fields = hr_fetch_response_snapshot_id_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 12, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_snapshot_id, unknown_tags),
};

static const struct hr_fetch_response_aborted_transaction hr_fetch_response_aborted_transaction_default = { 0 };
static const struct hr_field_desc hr_fetch_response_aborted_transaction_fields[] = {
	{ "producerId", offsetof(struct hr_fetch_response_aborted_transaction, producer_id), HR_KIND_INT64, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "firstOffset", offsetof(struct hr_fetch_response_aborted_transaction, first_offset), HR_KIND_INT64, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_response_aborted_transaction_desc = {
	.name = "AbortedTransaction", .dflt = &hr_fetch_response_aborted_transaction_default, .size = sizeof(struct hr_fetch_response_aborted_transaction),
	.fields = hr_fetch_response_aborted_transaction_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 4, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_aborted_transaction, unknown_tags),
};

static const struct hr_fetch_response_partition_data hr_fetch_response_partition_data_default = { .last_stable_offset = -1, .log_start_offset = -1, .diverging_epoch = { .epoch = -1, .end_offset = -1 }, .current_leader = { .leader_id = -1, .leader_epoch = -1 }, .snapshot_id = { .end_offset = -1, .epoch = -1 }, .preferred_read_replica = -1, .records = { NULL, -1, NULL } };
static const struct hr_field_desc hr_fetch_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_fetch_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_fetch_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "highWatermark", offsetof(struct hr_fetch_response_partition_data, high_watermark), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastStableOffset", offsetof(struct hr_fetch_response_partition_data, last_stable_offset), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logStartOffset", offsetof(struct hr_fetch_response_partition_data, log_start_offset), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "divergingEpoch", offsetof(struct hr_fetch_response_partition_data, diverging_epoch), HR_KIND_STRUCT, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 12, HR_VERSION_MAX }, 0, &hr_fetch_response_epoch_end_offset_desc },
	{ "currentLeader", offsetof(struct hr_fetch_response_partition_data, current_leader), HR_KIND_STRUCT, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 12, HR_VERSION_MAX }, 1, &hr_fetch_response_leader_id_and_epoch_desc },
	{ "snapshotId", offsetof(struct hr_fetch_response_partition_data, snapshot_id), HR_KIND_STRUCT, 0,
	  { 12, HR_VERSION_MAX }, { 1, 0 }, { 12, HR_VERSION_MAX }, 2, &hr_fetch_response_snapshot_id_desc },
	{ "abortedTransactions", offsetof(struct hr_fetch_response_partition_data, aborted_transactions), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 4, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_fetch_response_aborted_transaction_desc },
	{ "preferredReadReplica", offsetof(struct hr_fetch_response_partition_data, preferred_read_replica), HR_KIND_INT32, 0,
	  { 11, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "records", offsetof(struct hr_fetch_response_partition_data, records), HR_KIND_RECORDS, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
static const uint8_t hr_fetch_response_partition_data_tags[] = { 5, 6, 7 };
const struct hr_struct_desc hr_fetch_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_fetch_response_partition_data_default, .size = sizeof(struct hr_fetch_response_partition_data),
	.fields = hr_fetch_response_partition_data_fields, .field_nr = 11,
	.tags = hr_fetch_response_partition_data_tags, .tag_nr = 3,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_partition_data, unknown_tags),
};

static const struct hr_fetch_response_fetchable_topic_response hr_fetch_response_fetchable_topic_response_default = { 0 };
static const struct hr_field_desc hr_fetch_response_fetchable_topic_response_fields[] = {
	{ "topic", offsetof(struct hr_fetch_response_fetchable_topic_response, topic), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 0, 12 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_fetch_response_fetchable_topic_response, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 13, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_fetch_response_fetchable_topic_response, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_response_partition_data_desc },
};
const struct hr_struct_desc hr_fetch_response_fetchable_topic_response_desc = {
	.name = "FetchableTopicResponse", .dflt = &hr_fetch_response_fetchable_topic_response_default, .size = sizeof(struct hr_fetch_response_fetchable_topic_response),
	.fields = hr_fetch_response_fetchable_topic_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_fetchable_topic_response, unknown_tags),
};

static const struct hr_fetch_response_node_endpoint hr_fetch_response_node_endpoint_default = { .rack = { NULL, -1 } };
static const struct hr_field_desc hr_fetch_response_node_endpoint_fields[] = {
	{ "nodeId", offsetof(struct hr_fetch_response_node_endpoint, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 16, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_fetch_response_node_endpoint, host), HR_KIND_STRING, 0,
	  { 16, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_fetch_response_node_endpoint, port), HR_KIND_INT32, 0,
	  { 16, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rack", offsetof(struct hr_fetch_response_node_endpoint, rack), HR_KIND_STRING, 0,
	  { 16, HR_VERSION_MAX }, { 16, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fetch_response_node_endpoint_desc = {
	.name = "NodeEndpoint", .dflt = &hr_fetch_response_node_endpoint_default, .size = sizeof(struct hr_fetch_response_node_endpoint),
	.fields = hr_fetch_response_node_endpoint_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 16, HR_VERSION_MAX }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response_node_endpoint, unknown_tags),
};

static const struct hr_fetch_response hr_fetch_response_default = { 0 };
static const struct hr_field_desc hr_fetch_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_fetch_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_fetch_response, error_code), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sessionId", offsetof(struct hr_fetch_response, session_id), HR_KIND_INT32, 0,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_fetch_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_fetch_response_fetchable_topic_response_desc },
	{ "nodeEndpoints", offsetof(struct hr_fetch_response, node_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 16, HR_VERSION_MAX }, { 1, 0 }, { 16, HR_VERSION_MAX }, 0, &hr_fetch_response_node_endpoint_desc },
};
static const uint8_t hr_fetch_response_tags[] = { 4 };
const struct hr_struct_desc hr_fetch_response_desc = {
	.name = "FetchResponse", .dflt = &hr_fetch_response_default, .size = sizeof(struct hr_fetch_response),
	.fields = hr_fetch_response_fields, .field_nr = 5,
	.tags = hr_fetch_response_tags, .tag_nr = 1,
	.versions = { 4, 18 }, .flexible_from = 12, .tags_off = offsetof(struct hr_fetch_response, unknown_tags),
};
