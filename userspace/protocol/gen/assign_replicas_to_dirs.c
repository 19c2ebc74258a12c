/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (assign_replicas_to_dirs.msg) by make regen; do not edit. */
#include <hr/protocol/gen/assign_replicas_to_dirs.h>

static const struct hr_assign_replicas_to_dirs_request_partition_data hr_assign_replicas_to_dirs_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_request_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_assign_replicas_to_dirs_request_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_assign_replicas_to_dirs_request_partition_data_default, .size = sizeof(struct hr_assign_replicas_to_dirs_request_partition_data),
	.fields = hr_assign_replicas_to_dirs_request_partition_data_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_request_partition_data, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_request_topic_data hr_assign_replicas_to_dirs_request_topic_data_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_request_topic_data_fields[] = {
	{ "topicId", offsetof(struct hr_assign_replicas_to_dirs_request_topic_data, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_assign_replicas_to_dirs_request_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_assign_replicas_to_dirs_request_partition_data_desc },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_request_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_assign_replicas_to_dirs_request_topic_data_default, .size = sizeof(struct hr_assign_replicas_to_dirs_request_topic_data),
	.fields = hr_assign_replicas_to_dirs_request_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_request_topic_data, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_request_directory_data hr_assign_replicas_to_dirs_request_directory_data_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_request_directory_data_fields[] = {
	{ "id", offsetof(struct hr_assign_replicas_to_dirs_request_directory_data, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_assign_replicas_to_dirs_request_directory_data, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_assign_replicas_to_dirs_request_topic_data_desc },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_request_directory_data_desc = {
	.name = "DirectoryData", .dflt = &hr_assign_replicas_to_dirs_request_directory_data_default, .size = sizeof(struct hr_assign_replicas_to_dirs_request_directory_data),
	.fields = hr_assign_replicas_to_dirs_request_directory_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_request_directory_data, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_request hr_assign_replicas_to_dirs_request_default = { .broker_epoch = -1 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_request_fields[] = {
	{ "brokerId", offsetof(struct hr_assign_replicas_to_dirs_request, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_assign_replicas_to_dirs_request, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "directories", offsetof(struct hr_assign_replicas_to_dirs_request, directories), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_assign_replicas_to_dirs_request_directory_data_desc },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_request_desc = {
	.name = "AssignReplicasToDirsRequest", .dflt = &hr_assign_replicas_to_dirs_request_default, .size = sizeof(struct hr_assign_replicas_to_dirs_request),
	.fields = hr_assign_replicas_to_dirs_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_request, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_response_partition_data hr_assign_replicas_to_dirs_response_partition_data_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_assign_replicas_to_dirs_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_assign_replicas_to_dirs_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_assign_replicas_to_dirs_response_partition_data_default, .size = sizeof(struct hr_assign_replicas_to_dirs_response_partition_data),
	.fields = hr_assign_replicas_to_dirs_response_partition_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_response_partition_data, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_response_topic_data hr_assign_replicas_to_dirs_response_topic_data_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_response_topic_data_fields[] = {
	{ "topicId", offsetof(struct hr_assign_replicas_to_dirs_response_topic_data, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_assign_replicas_to_dirs_response_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_assign_replicas_to_dirs_response_partition_data_desc },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_response_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_assign_replicas_to_dirs_response_topic_data_default, .size = sizeof(struct hr_assign_replicas_to_dirs_response_topic_data),
	.fields = hr_assign_replicas_to_dirs_response_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_response_topic_data, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_response_directory_data hr_assign_replicas_to_dirs_response_directory_data_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_response_directory_data_fields[] = {
	{ "id", offsetof(struct hr_assign_replicas_to_dirs_response_directory_data, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_assign_replicas_to_dirs_response_directory_data, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_assign_replicas_to_dirs_response_topic_data_desc },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_response_directory_data_desc = {
	.name = "DirectoryData", .dflt = &hr_assign_replicas_to_dirs_response_directory_data_default, .size = sizeof(struct hr_assign_replicas_to_dirs_response_directory_data),
	.fields = hr_assign_replicas_to_dirs_response_directory_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_response_directory_data, unknown_tags),
};

static const struct hr_assign_replicas_to_dirs_response hr_assign_replicas_to_dirs_response_default = { 0 };
static const struct hr_field_desc hr_assign_replicas_to_dirs_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_assign_replicas_to_dirs_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_assign_replicas_to_dirs_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "directories", offsetof(struct hr_assign_replicas_to_dirs_response, directories), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_assign_replicas_to_dirs_response_directory_data_desc },
};
const struct hr_struct_desc hr_assign_replicas_to_dirs_response_desc = {
	.name = "AssignReplicasToDirsResponse", .dflt = &hr_assign_replicas_to_dirs_response_default, .size = sizeof(struct hr_assign_replicas_to_dirs_response),
	.fields = hr_assign_replicas_to_dirs_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_assign_replicas_to_dirs_response, unknown_tags),
};
