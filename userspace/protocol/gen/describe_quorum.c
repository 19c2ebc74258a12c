/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_quorum.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_quorum.h>

static const struct hr_describe_quorum_request_partition_data hr_describe_quorum_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_request_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_describe_quorum_request_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_quorum_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_describe_quorum_request_partition_data_default, .size = sizeof(struct hr_describe_quorum_request_partition_data),
	.fields = hr_describe_quorum_request_partition_data_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_request_partition_data, unknown_tags),
};

static const struct hr_describe_quorum_request_topic_data hr_describe_quorum_request_topic_data_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_request_topic_data_fields[] = {
	{ "topicName", offsetof(struct hr_describe_quorum_request_topic_data, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_quorum_request_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_request_partition_data_desc },
};
const struct hr_struct_desc hr_describe_quorum_request_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_describe_quorum_request_topic_data_default, .size = sizeof(struct hr_describe_quorum_request_topic_data),
	.fields = hr_describe_quorum_request_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_request_topic_data, unknown_tags),
};

static const struct hr_describe_quorum_request hr_describe_quorum_request_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_request_fields[] = {
	{ "topics", offsetof(struct hr_describe_quorum_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_request_topic_data_desc },
};
const struct hr_struct_desc hr_describe_quorum_request_desc = {
	.name = "DescribeQuorumRequest", .dflt = &hr_describe_quorum_request_default, .size = sizeof(struct hr_describe_quorum_request),
	.fields = hr_describe_quorum_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_request, unknown_tags),
};

static const struct hr_describe_quorum_response_replica_state hr_describe_quorum_response_replica_state_default = { .last_fetch_timestamp = -1, .last_caught_up_timestamp = -1 };
static const struct hr_field_desc hr_describe_quorum_response_replica_state_fields[] = {
	{ "replicaId", offsetof(struct hr_describe_quorum_response_replica_state, replica_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaDirectoryId", offsetof(struct hr_describe_quorum_response_replica_state, replica_directory_id), HR_KIND_UUID, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logEndOffset", offsetof(struct hr_describe_quorum_response_replica_state, log_end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastFetchTimestamp", offsetof(struct hr_describe_quorum_response_replica_state, last_fetch_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastCaughtUpTimestamp", offsetof(struct hr_describe_quorum_response_replica_state, last_caught_up_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_quorum_response_replica_state_desc = {
	.name = "ReplicaState", .dflt = &hr_describe_quorum_response_replica_state_default, .size = sizeof(struct hr_describe_quorum_response_replica_state),
	.fields = hr_describe_quorum_response_replica_state_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_response_replica_state, unknown_tags),
};

static const struct hr_describe_quorum_response_partition_data hr_describe_quorum_response_partition_data_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_describe_quorum_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_quorum_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_quorum_response_partition_data, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_describe_quorum_response_partition_data, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_describe_quorum_response_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "highWatermark", offsetof(struct hr_describe_quorum_response_partition_data, high_watermark), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentVoters", offsetof(struct hr_describe_quorum_response_partition_data, current_voters), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_response_replica_state_desc },
	{ "observers", offsetof(struct hr_describe_quorum_response_partition_data, observers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_response_replica_state_desc },
};
const struct hr_struct_desc hr_describe_quorum_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_describe_quorum_response_partition_data_default, .size = sizeof(struct hr_describe_quorum_response_partition_data),
	.fields = hr_describe_quorum_response_partition_data_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_response_partition_data, unknown_tags),
};

static const struct hr_describe_quorum_response_topic_data hr_describe_quorum_response_topic_data_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_response_topic_data_fields[] = {
	{ "topicName", offsetof(struct hr_describe_quorum_response_topic_data, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_quorum_response_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_response_partition_data_desc },
};
const struct hr_struct_desc hr_describe_quorum_response_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_describe_quorum_response_topic_data_default, .size = sizeof(struct hr_describe_quorum_response_topic_data),
	.fields = hr_describe_quorum_response_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_response_topic_data, unknown_tags),
};

static const struct hr_describe_quorum_response_listener hr_describe_quorum_response_listener_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_response_listener_fields[] = {
	{ "name", offsetof(struct hr_describe_quorum_response_listener, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_describe_quorum_response_listener, host), HR_KIND_STRING, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_describe_quorum_response_listener, port), HR_KIND_UINT16, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_quorum_response_listener_desc = {
	.name = "Listener", .dflt = &hr_describe_quorum_response_listener_default, .size = sizeof(struct hr_describe_quorum_response_listener),
	.fields = hr_describe_quorum_response_listener_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_response_listener, unknown_tags),
};

static const struct hr_describe_quorum_response_node hr_describe_quorum_response_node_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_response_node_fields[] = {
	{ "nodeId", offsetof(struct hr_describe_quorum_response_node, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "listeners", offsetof(struct hr_describe_quorum_response_node, listeners), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_response_listener_desc },
};
const struct hr_struct_desc hr_describe_quorum_response_node_desc = {
	.name = "Node", .dflt = &hr_describe_quorum_response_node_default, .size = sizeof(struct hr_describe_quorum_response_node),
	.fields = hr_describe_quorum_response_node_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_response_node, unknown_tags),
};

static const struct hr_describe_quorum_response hr_describe_quorum_response_default = { 0 };
static const struct hr_field_desc hr_describe_quorum_response_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_quorum_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_quorum_response, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_quorum_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_response_topic_data_desc },
	{ "nodes", offsetof(struct hr_describe_quorum_response, nodes), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_quorum_response_node_desc },
};
const struct hr_struct_desc hr_describe_quorum_response_desc = {
	.name = "DescribeQuorumResponse", .dflt = &hr_describe_quorum_response_default, .size = sizeof(struct hr_describe_quorum_response),
	.fields = hr_describe_quorum_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_quorum_response, unknown_tags),
};
