/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_partition.msg) by make regen; do not edit. */
#include <hr/protocol/gen/alter_partition.h>

static const struct hr_alter_partition_request_broker_state hr_alter_partition_request_broker_state_default = { .broker_epoch = -1 };
static const struct hr_field_desc hr_alter_partition_request_broker_state_fields[] = {
	{ "brokerId", offsetof(struct hr_alter_partition_request_broker_state, broker_id), HR_KIND_INT32, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_alter_partition_request_broker_state, broker_epoch), HR_KIND_INT64, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_partition_request_broker_state_desc = {
	.name = "BrokerState", .dflt = &hr_alter_partition_request_broker_state_default, .size = sizeof(struct hr_alter_partition_request_broker_state),
	.fields = hr_alter_partition_request_broker_state_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 3, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_request_broker_state, unknown_tags),
};

static const struct hr_alter_partition_request_partition_data hr_alter_partition_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_alter_partition_request_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_partition_request_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_alter_partition_request_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "newIsr", offsetof(struct hr_alter_partition_request_partition_data, new_isr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, 2 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "newIsrWithEpochs", offsetof(struct hr_alter_partition_request_partition_data, new_isr_with_epochs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_request_broker_state_desc },
	{ "leaderRecoveryState", offsetof(struct hr_alter_partition_request_partition_data, leader_recovery_state), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionEpoch", offsetof(struct hr_alter_partition_request_partition_data, partition_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_partition_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_alter_partition_request_partition_data_default, .size = sizeof(struct hr_alter_partition_request_partition_data),
	.fields = hr_alter_partition_request_partition_data_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_request_partition_data, unknown_tags),
};

static const struct hr_alter_partition_request_topic_data hr_alter_partition_request_topic_data_default = { 0 };
static const struct hr_field_desc hr_alter_partition_request_topic_data_fields[] = {
	{ "topicId", offsetof(struct hr_alter_partition_request_topic_data, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_partition_request_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_request_partition_data_desc },
};
const struct hr_struct_desc hr_alter_partition_request_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_alter_partition_request_topic_data_default, .size = sizeof(struct hr_alter_partition_request_topic_data),
	.fields = hr_alter_partition_request_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_request_topic_data, unknown_tags),
};

static const struct hr_alter_partition_request hr_alter_partition_request_default = { .broker_epoch = -1 };
static const struct hr_field_desc hr_alter_partition_request_fields[] = {
	{ "brokerId", offsetof(struct hr_alter_partition_request, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_alter_partition_request, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_alter_partition_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_request_topic_data_desc },
};
const struct hr_struct_desc hr_alter_partition_request_desc = {
	.name = "AlterPartitionRequest", .dflt = &hr_alter_partition_request_default, .size = sizeof(struct hr_alter_partition_request),
	.fields = hr_alter_partition_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 3 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_request, unknown_tags),
};

static const struct hr_alter_partition_response_partition_data hr_alter_partition_response_partition_data_default = { 0 };
static const struct hr_field_desc hr_alter_partition_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_partition_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_partition_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_alter_partition_response_partition_data, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_alter_partition_response_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isr", offsetof(struct hr_alter_partition_response_partition_data, isr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderRecoveryState", offsetof(struct hr_alter_partition_response_partition_data, leader_recovery_state), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionEpoch", offsetof(struct hr_alter_partition_response_partition_data, partition_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_partition_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_alter_partition_response_partition_data_default, .size = sizeof(struct hr_alter_partition_response_partition_data),
	.fields = hr_alter_partition_response_partition_data_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_response_partition_data, unknown_tags),
};

static const struct hr_alter_partition_response_topic_data hr_alter_partition_response_topic_data_default = { 0 };
static const struct hr_field_desc hr_alter_partition_response_topic_data_fields[] = {
	{ "topicId", offsetof(struct hr_alter_partition_response_topic_data, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_partition_response_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_response_partition_data_desc },
};
const struct hr_struct_desc hr_alter_partition_response_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_alter_partition_response_topic_data_default, .size = sizeof(struct hr_alter_partition_response_topic_data),
	.fields = hr_alter_partition_response_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_response_topic_data, unknown_tags),
};

static const struct hr_alter_partition_response hr_alter_partition_response_default = { 0 };
static const struct hr_field_desc hr_alter_partition_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_alter_partition_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_partition_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_alter_partition_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_response_topic_data_desc },
};
const struct hr_struct_desc hr_alter_partition_response_desc = {
	.name = "AlterPartitionResponse", .dflt = &hr_alter_partition_response_default, .size = sizeof(struct hr_alter_partition_response),
	.fields = hr_alter_partition_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 3 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_response, unknown_tags),
};
