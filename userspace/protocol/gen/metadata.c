/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (metadata.msg) by make regen; do not edit. */
#include <hr/protocol/gen/metadata.h>

static const struct hr_metadata_request_topic hr_metadata_request_topic_default = { 0 };
static const struct hr_field_desc hr_metadata_request_topic_fields[] = {
	{ "topicId", offsetof(struct hr_metadata_request_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "name", offsetof(struct hr_metadata_request_topic, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 10, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_metadata_request_topic_desc = {
	.name = "MetadataRequestTopic", .dflt = &hr_metadata_request_topic_default, .size = sizeof(struct hr_metadata_request_topic),
	.fields = hr_metadata_request_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_metadata_request_topic, unknown_tags),
};

static const struct hr_metadata_request hr_metadata_request_default = { .allow_auto_topic_creation = true };
static const struct hr_field_desc hr_metadata_request_fields[] = {
	{ "topics", offsetof(struct hr_metadata_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_metadata_request_topic_desc },
	{ "allowAutoTopicCreation", offsetof(struct hr_metadata_request, allow_auto_topic_creation), HR_KIND_BOOL, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeClusterAuthorizedOperations", offsetof(struct hr_metadata_request, include_cluster_authorized_operations), HR_KIND_BOOL, 0,
	  { 8, 10 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeTopicAuthorizedOperations", offsetof(struct hr_metadata_request, include_topic_authorized_operations), HR_KIND_BOOL, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_metadata_request_desc = {
	.name = "MetadataRequest", .dflt = &hr_metadata_request_default, .size = sizeof(struct hr_metadata_request),
	.fields = hr_metadata_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 13 }, .flexible_from = 9, .tags_off = offsetof(struct hr_metadata_request, unknown_tags),
};

static const struct hr_metadata_response_broker hr_metadata_response_broker_default = { .rack = { NULL, -1 } };
static const struct hr_field_desc hr_metadata_response_broker_fields[] = {
	{ "nodeId", offsetof(struct hr_metadata_response_broker, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_metadata_response_broker, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_metadata_response_broker, port), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rack", offsetof(struct hr_metadata_response_broker, rack), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_metadata_response_broker_desc = {
	.name = "MetadataResponseBroker", .dflt = &hr_metadata_response_broker_default, .size = sizeof(struct hr_metadata_response_broker),
	.fields = hr_metadata_response_broker_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_metadata_response_broker, unknown_tags),
};

static const struct hr_metadata_response_partition hr_metadata_response_partition_default = { .leader_epoch = -1 };
static const struct hr_field_desc hr_metadata_response_partition_fields[] = {
	{ "errorCode", offsetof(struct hr_metadata_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndex", offsetof(struct hr_metadata_response_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_metadata_response_partition, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_metadata_response_partition, leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaNodes", offsetof(struct hr_metadata_response_partition, replica_nodes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isrNodes", offsetof(struct hr_metadata_response_partition, isr_nodes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offlineReplicas", offsetof(struct hr_metadata_response_partition, offline_replicas), HR_KIND_INT32, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_metadata_response_partition_desc = {
	.name = "MetadataResponsePartition", .dflt = &hr_metadata_response_partition_default, .size = sizeof(struct hr_metadata_response_partition),
	.fields = hr_metadata_response_partition_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_metadata_response_partition, unknown_tags),
};

static const struct hr_metadata_response_topic hr_metadata_response_topic_default = { .topic_authorized_operations = INT32_MIN };
static const struct hr_field_desc hr_metadata_response_topic_fields[] = {
	{ "errorCode", offsetof(struct hr_metadata_response_topic, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "name", offsetof(struct hr_metadata_response_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 12, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_metadata_response_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isInternal", offsetof(struct hr_metadata_response_topic, is_internal), HR_KIND_BOOL, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_metadata_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_metadata_response_partition_desc },
	{ "topicAuthorizedOperations", offsetof(struct hr_metadata_response_topic, topic_authorized_operations), HR_KIND_INT32, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_metadata_response_topic_desc = {
	.name = "MetadataResponseTopic", .dflt = &hr_metadata_response_topic_default, .size = sizeof(struct hr_metadata_response_topic),
	.fields = hr_metadata_response_topic_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_metadata_response_topic, unknown_tags),
};

static const struct hr_metadata_response hr_metadata_response_default = { .cluster_id = { NULL, -1 }, .controller_id = -1, .cluster_authorized_operations = INT32_MIN };
static const struct hr_field_desc hr_metadata_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_metadata_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokers", offsetof(struct hr_metadata_response, brokers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_metadata_response_broker_desc },
	{ "clusterId", offsetof(struct hr_metadata_response, cluster_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "controllerId", offsetof(struct hr_metadata_response, controller_id), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_metadata_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_metadata_response_topic_desc },
	{ "clusterAuthorizedOperations", offsetof(struct hr_metadata_response, cluster_authorized_operations), HR_KIND_INT32, 0,
	  { 8, 10 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_metadata_response, error_code), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 13, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_metadata_response_desc = {
	.name = "MetadataResponse", .dflt = &hr_metadata_response_default, .size = sizeof(struct hr_metadata_response),
	.fields = hr_metadata_response_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 13 }, .flexible_from = 9, .tags_off = offsetof(struct hr_metadata_response, unknown_tags),
};
