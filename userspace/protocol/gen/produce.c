/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (produce.msg) by make regen; do not edit. */
#include <hr/protocol/gen/produce.h>

static const struct hr_produce_request_partition_produce_data hr_produce_request_partition_produce_data_default = { .records = { NULL, -1, NULL } };
static const struct hr_field_desc hr_produce_request_partition_produce_data_fields[] = {
	{ "index", offsetof(struct hr_produce_request_partition_produce_data, index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "records", offsetof(struct hr_produce_request_partition_produce_data, records), HR_KIND_RECORDS, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_produce_request_partition_produce_data_desc = {
	.name = "PartitionProduceData", .dflt = &hr_produce_request_partition_produce_data_default, .size = sizeof(struct hr_produce_request_partition_produce_data),
	.fields = hr_produce_request_partition_produce_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_request_partition_produce_data, unknown_tags),
};

static const struct hr_produce_request_topic_produce_data hr_produce_request_topic_produce_data_default = { 0 };
static const struct hr_field_desc hr_produce_request_topic_produce_data_fields[] = {
	{ "name", offsetof(struct hr_produce_request_topic_produce_data, name), HR_KIND_STRING, HR_FIELD_IGNORABLE | HR_FIELD_KEY,
	  { 0, 12 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_produce_request_topic_produce_data, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE | HR_FIELD_KEY,
	  { 13, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionData", offsetof(struct hr_produce_request_topic_produce_data, partition_data), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_produce_request_partition_produce_data_desc },
};
const struct hr_struct_desc hr_produce_request_topic_produce_data_desc = {
	.name = "TopicProduceData", .dflt = &hr_produce_request_topic_produce_data_default, .size = sizeof(struct hr_produce_request_topic_produce_data),
	.fields = hr_produce_request_topic_produce_data_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_request_topic_produce_data, unknown_tags),
};

static const struct hr_produce_request hr_produce_request_default = { .transactional_id = { NULL, -1 } };
static const struct hr_field_desc hr_produce_request_fields[] = {
	{ "transactionalId", offsetof(struct hr_produce_request, transactional_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "acks", offsetof(struct hr_produce_request, acks), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "timeoutMs", offsetof(struct hr_produce_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicData", offsetof(struct hr_produce_request, topic_data), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_produce_request_topic_produce_data_desc },
};
const struct hr_struct_desc hr_produce_request_desc = {
	.name = "ProduceRequest", .dflt = &hr_produce_request_default, .size = sizeof(struct hr_produce_request),
	.fields = hr_produce_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 3, 13 }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_request, unknown_tags),
};

static const struct hr_produce_response_batch_index_and_error_message hr_produce_response_batch_index_and_error_message_default = { .batch_index_error_message = { NULL, -1 } };
static const struct hr_field_desc hr_produce_response_batch_index_and_error_message_fields[] = {
	{ "batchIndex", offsetof(struct hr_produce_response_batch_index_and_error_message, batch_index), HR_KIND_INT32, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "batchIndexErrorMessage", offsetof(struct hr_produce_response_batch_index_and_error_message, batch_index_error_message), HR_KIND_STRING, 0,
	  { 8, HR_VERSION_MAX }, { 8, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_produce_response_batch_index_and_error_message_desc = {
	.name = "BatchIndexAndErrorMessage", .dflt = &hr_produce_response_batch_index_and_error_message_default, .size = sizeof(struct hr_produce_response_batch_index_and_error_message),
	.fields = hr_produce_response_batch_index_and_error_message_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 8, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_response_batch_index_and_error_message, unknown_tags),
};

static const struct hr_produce_response_leader_id_and_epoch hr_produce_response_leader_id_and_epoch_default = { .leader_id = -1, .leader_epoch = -1 };
static const struct hr_field_desc hr_produce_response_leader_id_and_epoch_fields[] = {
	{ "leaderId", offsetof(struct hr_produce_response_leader_id_and_epoch, leader_id), HR_KIND_INT32, 0,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_produce_response_leader_id_and_epoch, leader_epoch), HR_KIND_INT32, 0,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_produce_response_leader_id_and_epoch_desc = {
	.name = "LeaderIdAndEpoch", .dflt = &hr_produce_response_leader_id_and_epoch_default, .size = sizeof(struct hr_produce_response_leader_id_and_epoch),
	.fields = hr_produce_response_leader_id_and_epoch_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 10, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_response_leader_id_and_epoch, unknown_tags),
};

static const struct hr_produce_response_partition_produce_response hr_produce_response_partition_produce_response_default = { .log_append_time_ms = -1, .log_start_offset = -1, .error_message = { NULL, -1 }, .current_leader = { .leader_id = -1, .leader_epoch = -1 } };
static const struct hr_field_desc hr_produce_response_partition_produce_response_fields[] = {
	{ "index", offsetof(struct hr_produce_response_partition_produce_response, index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_produce_response_partition_produce_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "baseOffset", offsetof(struct hr_produce_response_partition_produce_response, base_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logAppendTimeMs", offsetof(struct hr_produce_response_partition_produce_response, log_append_time_ms), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logStartOffset", offsetof(struct hr_produce_response_partition_produce_response, log_start_offset), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "recordErrors", offsetof(struct hr_produce_response_partition_produce_response, record_errors), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_produce_response_batch_index_and_error_message_desc },
	{ "errorMessage", offsetof(struct hr_produce_response_partition_produce_response, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 8, HR_VERSION_MAX }, { 8, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "currentLeader", offsetof(struct hr_produce_response_partition_produce_response, current_leader), HR_KIND_STRUCT, 0,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 10, HR_VERSION_MAX }, 0, &hr_produce_response_leader_id_and_epoch_desc },
};
static const uint8_t hr_produce_response_partition_produce_response_tags[] = { 7 };
const struct hr_struct_desc hr_produce_response_partition_produce_response_desc = {
	.name = "PartitionProduceResponse", .dflt = &hr_produce_response_partition_produce_response_default, .size = sizeof(struct hr_produce_response_partition_produce_response),
	.fields = hr_produce_response_partition_produce_response_fields, .field_nr = 8,
	.tags = hr_produce_response_partition_produce_response_tags, .tag_nr = 1,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_response_partition_produce_response, unknown_tags),
};

static const struct hr_produce_response_topic_produce_response hr_produce_response_topic_produce_response_default = { 0 };
static const struct hr_field_desc hr_produce_response_topic_produce_response_fields[] = {
	{ "name", offsetof(struct hr_produce_response_topic_produce_response, name), HR_KIND_STRING, HR_FIELD_IGNORABLE | HR_FIELD_KEY,
	  { 0, 12 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_produce_response_topic_produce_response, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE | HR_FIELD_KEY,
	  { 13, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionResponses", offsetof(struct hr_produce_response_topic_produce_response, partition_responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_produce_response_partition_produce_response_desc },
};
const struct hr_struct_desc hr_produce_response_topic_produce_response_desc = {
	.name = "TopicProduceResponse", .dflt = &hr_produce_response_topic_produce_response_default, .size = sizeof(struct hr_produce_response_topic_produce_response),
	.fields = hr_produce_response_topic_produce_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_response_topic_produce_response, unknown_tags),
};

static const struct hr_produce_response_node_endpoint hr_produce_response_node_endpoint_default = { .rack = { NULL, -1 } };
static const struct hr_field_desc hr_produce_response_node_endpoint_fields[] = {
	{ "nodeId", offsetof(struct hr_produce_response_node_endpoint, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_produce_response_node_endpoint, host), HR_KIND_STRING, 0,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_produce_response_node_endpoint, port), HR_KIND_INT32, 0,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rack", offsetof(struct hr_produce_response_node_endpoint, rack), HR_KIND_STRING, 0,
	  { 10, HR_VERSION_MAX }, { 10, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_produce_response_node_endpoint_desc = {
	.name = "NodeEndpoint", .dflt = &hr_produce_response_node_endpoint_default, .size = sizeof(struct hr_produce_response_node_endpoint),
	.fields = hr_produce_response_node_endpoint_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 10, HR_VERSION_MAX }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_response_node_endpoint, unknown_tags),
};

static const struct hr_produce_response hr_produce_response_default = { 0 };
static const struct hr_field_desc hr_produce_response_fields[] = {
	{ "responses", offsetof(struct hr_produce_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_produce_response_topic_produce_response_desc },
	{ "throttleTimeMs", offsetof(struct hr_produce_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nodeEndpoints", offsetof(struct hr_produce_response, node_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 10, HR_VERSION_MAX }, 0, &hr_produce_response_node_endpoint_desc },
};
static const uint8_t hr_produce_response_tags[] = { 2 };
const struct hr_struct_desc hr_produce_response_desc = {
	.name = "ProduceResponse", .dflt = &hr_produce_response_default, .size = sizeof(struct hr_produce_response),
	.fields = hr_produce_response_fields, .field_nr = 3,
	.tags = hr_produce_response_tags, .tag_nr = 1,
	.versions = { 3, 13 }, .flexible_from = 9, .tags_off = offsetof(struct hr_produce_response, unknown_tags),
};
