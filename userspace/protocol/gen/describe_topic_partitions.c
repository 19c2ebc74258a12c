/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_topic_partitions.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_topic_partitions.h>

static const struct hr_describe_topic_partitions_request_topic_request hr_describe_topic_partitions_request_topic_request_default = { 0 };
static const struct hr_field_desc hr_describe_topic_partitions_request_topic_request_fields[] = {
	{ "name", offsetof(struct hr_describe_topic_partitions_request_topic_request, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_topic_partitions_request_topic_request_desc = {
	.name = "TopicRequest", .dflt = &hr_describe_topic_partitions_request_topic_request_default, .size = sizeof(struct hr_describe_topic_partitions_request_topic_request),
	.fields = hr_describe_topic_partitions_request_topic_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_request_topic_request, unknown_tags),
};

static const struct hr_describe_topic_partitions_request_cursor hr_describe_topic_partitions_request_cursor_default = { 0 };
static const struct hr_field_desc hr_describe_topic_partitions_request_cursor_fields[] = {
	{ "topicName", offsetof(struct hr_describe_topic_partitions_request_cursor, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndex", offsetof(struct hr_describe_topic_partitions_request_cursor, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_topic_partitions_request_cursor_desc = {
	.name = "Cursor", .dflt = &hr_describe_topic_partitions_request_cursor_default, .size = sizeof(struct hr_describe_topic_partitions_request_cursor),
	.fields = hr_describe_topic_partitions_request_cursor_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_request_cursor, unknown_tags),
};

static const struct hr_describe_topic_partitions_request hr_describe_topic_partitions_request_default = { .response_partition_limit = 2000 };
static const struct hr_field_desc hr_describe_topic_partitions_request_fields[] = {
	{ "topics", offsetof(struct hr_describe_topic_partitions_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_topic_partitions_request_topic_request_desc },
	{ "responsePartitionLimit", offsetof(struct hr_describe_topic_partitions_request, response_partition_limit), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "cursor", offsetof(struct hr_describe_topic_partitions_request, cursor), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_topic_partitions_request_cursor_desc },
};
const struct hr_struct_desc hr_describe_topic_partitions_request_desc = {
	.name = "DescribeTopicPartitionsRequest", .dflt = &hr_describe_topic_partitions_request_default, .size = sizeof(struct hr_describe_topic_partitions_request),
	.fields = hr_describe_topic_partitions_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_request, unknown_tags),
};

static const struct hr_describe_topic_partitions_response_partition hr_describe_topic_partitions_response_partition_default = { .leader_epoch = -1, .eligible_leader_replicas = { NULL, -1 }, .last_known_elr = { NULL, -1 } };
static const struct hr_field_desc hr_describe_topic_partitions_response_partition_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_topic_partitions_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndex", offsetof(struct hr_describe_topic_partitions_response_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_describe_topic_partitions_response_partition, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_describe_topic_partitions_response_partition, leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaNodes", offsetof(struct hr_describe_topic_partitions_response_partition, replica_nodes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isrNodes", offsetof(struct hr_describe_topic_partitions_response_partition, isr_nodes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "eligibleLeaderReplicas", offsetof(struct hr_describe_topic_partitions_response_partition, eligible_leader_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "lastKnownElr", offsetof(struct hr_describe_topic_partitions_response_partition, last_known_elr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "offlineReplicas", offsetof(struct hr_describe_topic_partitions_response_partition, offline_replicas), HR_KIND_INT32, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_topic_partitions_response_partition_desc = {
	.name = "DescribeTopicPartitionsResponsePartition", .dflt = &hr_describe_topic_partitions_response_partition_default, .size = sizeof(struct hr_describe_topic_partitions_response_partition),
	.fields = hr_describe_topic_partitions_response_partition_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_response_partition, unknown_tags),
};

static const struct hr_describe_topic_partitions_response_topic hr_describe_topic_partitions_response_topic_default = { .topic_authorized_operations = INT32_MIN };
static const struct hr_field_desc hr_describe_topic_partitions_response_topic_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_topic_partitions_response_topic, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "name", offsetof(struct hr_describe_topic_partitions_response_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_describe_topic_partitions_response_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isInternal", offsetof(struct hr_describe_topic_partitions_response_topic, is_internal), HR_KIND_BOOL, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_topic_partitions_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_topic_partitions_response_partition_desc },
	{ "topicAuthorizedOperations", offsetof(struct hr_describe_topic_partitions_response_topic, topic_authorized_operations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_topic_partitions_response_topic_desc = {
	.name = "DescribeTopicPartitionsResponseTopic", .dflt = &hr_describe_topic_partitions_response_topic_default, .size = sizeof(struct hr_describe_topic_partitions_response_topic),
	.fields = hr_describe_topic_partitions_response_topic_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_response_topic, unknown_tags),
};

static const struct hr_describe_topic_partitions_response_cursor hr_describe_topic_partitions_response_cursor_default = { 0 };
static const struct hr_field_desc hr_describe_topic_partitions_response_cursor_fields[] = {
	{ "topicName", offsetof(struct hr_describe_topic_partitions_response_cursor, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndex", offsetof(struct hr_describe_topic_partitions_response_cursor, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_topic_partitions_response_cursor_desc = {
	.name = "Cursor", .dflt = &hr_describe_topic_partitions_response_cursor_default, .size = sizeof(struct hr_describe_topic_partitions_response_cursor),
	.fields = hr_describe_topic_partitions_response_cursor_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_response_cursor, unknown_tags),
};

static const struct hr_describe_topic_partitions_response hr_describe_topic_partitions_response_default = { 0 };
static const struct hr_field_desc hr_describe_topic_partitions_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_topic_partitions_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_topic_partitions_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_topic_partitions_response_topic_desc },
	{ "nextCursor", offsetof(struct hr_describe_topic_partitions_response, next_cursor), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_topic_partitions_response_cursor_desc },
};
const struct hr_struct_desc hr_describe_topic_partitions_response_desc = {
	.name = "DescribeTopicPartitionsResponse", .dflt = &hr_describe_topic_partitions_response_default, .size = sizeof(struct hr_describe_topic_partitions_response),
	.fields = hr_describe_topic_partitions_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_topic_partitions_response, unknown_tags),
};
