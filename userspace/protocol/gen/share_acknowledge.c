/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_acknowledge.msg) by make regen; do not edit. */
#include <hr/protocol/gen/share_acknowledge.h>

static const struct hr_share_acknowledge_request_acknowledgement_batch hr_share_acknowledge_request_acknowledgement_batch_default = { 0 };
static const struct hr_field_desc hr_share_acknowledge_request_acknowledgement_batch_fields[] = {
	{ "firstOffset", offsetof(struct hr_share_acknowledge_request_acknowledgement_batch, first_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffset", offsetof(struct hr_share_acknowledge_request_acknowledgement_batch, last_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "acknowledgeTypes", offsetof(struct hr_share_acknowledge_request_acknowledgement_batch, acknowledge_types), HR_KIND_INT8, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_acknowledge_request_acknowledgement_batch_desc = {
	.name = "AcknowledgementBatch", .dflt = &hr_share_acknowledge_request_acknowledgement_batch_default, .size = sizeof(struct hr_share_acknowledge_request_acknowledgement_batch),
	.fields = hr_share_acknowledge_request_acknowledgement_batch_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_request_acknowledgement_batch, unknown_tags),
};

static const struct hr_share_acknowledge_request_acknowledge_partition hr_share_acknowledge_request_acknowledge_partition_default = { 0 };
static const struct hr_field_desc hr_share_acknowledge_request_acknowledge_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_share_acknowledge_request_acknowledge_partition, partition_index), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "acknowledgementBatches", offsetof(struct hr_share_acknowledge_request_acknowledge_partition, acknowledgement_batches), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_request_acknowledgement_batch_desc },
};
const struct hr_struct_desc hr_share_acknowledge_request_acknowledge_partition_desc = {
	.name = "AcknowledgePartition", .dflt = &hr_share_acknowledge_request_acknowledge_partition_default, .size = sizeof(struct hr_share_acknowledge_request_acknowledge_partition),
	.fields = hr_share_acknowledge_request_acknowledge_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_request_acknowledge_partition, unknown_tags),
};

static const struct hr_share_acknowledge_request_acknowledge_topic hr_share_acknowledge_request_acknowledge_topic_default = { 0 };
static const struct hr_field_desc hr_share_acknowledge_request_acknowledge_topic_fields[] = {
	{ "topicId", offsetof(struct hr_share_acknowledge_request_acknowledge_topic, topic_id), HR_KIND_UUID, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_share_acknowledge_request_acknowledge_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_request_acknowledge_partition_desc },
};
const struct hr_struct_desc hr_share_acknowledge_request_acknowledge_topic_desc = {
	.name = "AcknowledgeTopic", .dflt = &hr_share_acknowledge_request_acknowledge_topic_default, .size = sizeof(struct hr_share_acknowledge_request_acknowledge_topic),
	.fields = hr_share_acknowledge_request_acknowledge_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_request_acknowledge_topic, unknown_tags),
};

static const struct hr_share_acknowledge_request hr_share_acknowledge_request_default = { .group_id = { NULL, -1 } };
static const struct hr_field_desc hr_share_acknowledge_request_fields[] = {
	{ "groupId", offsetof(struct hr_share_acknowledge_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_share_acknowledge_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "shareSessionEpoch", offsetof(struct hr_share_acknowledge_request, share_session_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isRenewAck", offsetof(struct hr_share_acknowledge_request, is_renew_ack), HR_KIND_BOOL, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_share_acknowledge_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_request_acknowledge_topic_desc },
};
const struct hr_struct_desc hr_share_acknowledge_request_desc = {
	.name = "ShareAcknowledgeRequest", .dflt = &hr_share_acknowledge_request_default, .size = sizeof(struct hr_share_acknowledge_request),
	.fields = hr_share_acknowledge_request_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_request, unknown_tags),
};

static const struct hr_share_acknowledge_response_leader_id_and_epoch hr_share_acknowledge_response_leader_id_and_epoch_default = { 0 };
static const struct hr_field_desc hr_share_acknowledge_response_leader_id_and_epoch_fields[] = {
	{ "leaderId", offsetof(struct hr_share_acknowledge_response_leader_id_and_epoch, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_share_acknowledge_response_leader_id_and_epoch, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_acknowledge_response_leader_id_and_epoch_desc = {
	.name = "LeaderIdAndEpoch", .dflt = &hr_share_acknowledge_response_leader_id_and_epoch_default, .size = sizeof(struct hr_share_acknowledge_response_leader_id_and_epoch),
	.fields = hr_share_acknowledge_response_leader_id_and_epoch_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_response_leader_id_and_epoch, unknown_tags),
};

static const struct hr_share_acknowledge_response_partition_data hr_share_acknowledge_response_partition_data_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_share_acknowledge_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_share_acknowledge_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_share_acknowledge_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_share_acknowledge_response_partition_data, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "currentLeader", offsetof(struct hr_share_acknowledge_response_partition_data, current_leader), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_response_leader_id_and_epoch_desc },
};
const struct hr_struct_desc hr_share_acknowledge_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_share_acknowledge_response_partition_data_default, .size = sizeof(struct hr_share_acknowledge_response_partition_data),
	.fields = hr_share_acknowledge_response_partition_data_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_response_partition_data, unknown_tags),
};

static const struct hr_share_acknowledge_response_share_acknowledge_topic_response hr_share_acknowledge_response_share_acknowledge_topic_response_default = { 0 };
static const struct hr_field_desc hr_share_acknowledge_response_share_acknowledge_topic_response_fields[] = {
	{ "topicId", offsetof(struct hr_share_acknowledge_response_share_acknowledge_topic_response, topic_id), HR_KIND_UUID, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_share_acknowledge_response_share_acknowledge_topic_response, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_response_partition_data_desc },
};
const struct hr_struct_desc hr_share_acknowledge_response_share_acknowledge_topic_response_desc = {
	.name = "ShareAcknowledgeTopicResponse", .dflt = &hr_share_acknowledge_response_share_acknowledge_topic_response_default, .size = sizeof(struct hr_share_acknowledge_response_share_acknowledge_topic_response),
	.fields = hr_share_acknowledge_response_share_acknowledge_topic_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_response_share_acknowledge_topic_response, unknown_tags),
};

static const struct hr_share_acknowledge_response_node_endpoint hr_share_acknowledge_response_node_endpoint_default = { .rack = { NULL, -1 } };
static const struct hr_field_desc hr_share_acknowledge_response_node_endpoint_fields[] = {
	{ "nodeId", offsetof(struct hr_share_acknowledge_response_node_endpoint, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_share_acknowledge_response_node_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_share_acknowledge_response_node_endpoint, port), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rack", offsetof(struct hr_share_acknowledge_response_node_endpoint, rack), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_acknowledge_response_node_endpoint_desc = {
	.name = "NodeEndpoint", .dflt = &hr_share_acknowledge_response_node_endpoint_default, .size = sizeof(struct hr_share_acknowledge_response_node_endpoint),
	.fields = hr_share_acknowledge_response_node_endpoint_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_response_node_endpoint, unknown_tags),
};

static const struct hr_share_acknowledge_response hr_share_acknowledge_response_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_share_acknowledge_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_share_acknowledge_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_share_acknowledge_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_share_acknowledge_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "acquisitionLockTimeoutMs", offsetof(struct hr_share_acknowledge_response, acquisition_lock_timeout_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_share_acknowledge_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_response_share_acknowledge_topic_response_desc },
	{ "nodeEndpoints", offsetof(struct hr_share_acknowledge_response, node_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_acknowledge_response_node_endpoint_desc },
};
const struct hr_struct_desc hr_share_acknowledge_response_desc = {
	.name = "ShareAcknowledgeResponse", .dflt = &hr_share_acknowledge_response_default, .size = sizeof(struct hr_share_acknowledge_response),
	.fields = hr_share_acknowledge_response_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_acknowledge_response, unknown_tags),
};
