/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_replica_log_dirs.msg) by make regen; do not edit. */
#include <hr/protocol/gen/alter_replica_log_dirs.h>

static const struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_default = { 0 };
static const struct hr_field_desc hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_fields[] = {
	{ "name", offsetof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_desc = {
	.name = "AlterReplicaLogDirTopic", .dflt = &hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_default, .size = sizeof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic),
	.fields = hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic, unknown_tags),
};

static const struct hr_alter_replica_log_dirs_request_alter_replica_log_dir hr_alter_replica_log_dirs_request_alter_replica_log_dir_default = { 0 };
static const struct hr_field_desc hr_alter_replica_log_dirs_request_alter_replica_log_dir_fields[] = {
	{ "path", offsetof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir, path), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_desc },
};
const struct hr_struct_desc hr_alter_replica_log_dirs_request_alter_replica_log_dir_desc = {
	.name = "AlterReplicaLogDir", .dflt = &hr_alter_replica_log_dirs_request_alter_replica_log_dir_default, .size = sizeof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir),
	.fields = hr_alter_replica_log_dirs_request_alter_replica_log_dir_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_alter_replica_log_dirs_request_alter_replica_log_dir, unknown_tags),
};

static const struct hr_alter_replica_log_dirs_request hr_alter_replica_log_dirs_request_default = { 0 };
static const struct hr_field_desc hr_alter_replica_log_dirs_request_fields[] = {
	{ "dirs", offsetof(struct hr_alter_replica_log_dirs_request, dirs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_replica_log_dirs_request_alter_replica_log_dir_desc },
};
const struct hr_struct_desc hr_alter_replica_log_dirs_request_desc = {
	.name = "AlterReplicaLogDirsRequest", .dflt = &hr_alter_replica_log_dirs_request_default, .size = sizeof(struct hr_alter_replica_log_dirs_request),
	.fields = hr_alter_replica_log_dirs_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_alter_replica_log_dirs_request, unknown_tags),
};

static const struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_default = { 0 };
static const struct hr_field_desc hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_desc = {
	.name = "AlterReplicaLogDirPartitionResult", .dflt = &hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_default, .size = sizeof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result),
	.fields = hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result, unknown_tags),
};

static const struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_default = { 0 };
static const struct hr_field_desc hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_fields[] = {
	{ "topicName", offsetof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_desc },
};
const struct hr_struct_desc hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_desc = {
	.name = "AlterReplicaLogDirTopicResult", .dflt = &hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_default, .size = sizeof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result),
	.fields = hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result, unknown_tags),
};

static const struct hr_alter_replica_log_dirs_response hr_alter_replica_log_dirs_response_default = { 0 };
static const struct hr_field_desc hr_alter_replica_log_dirs_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_alter_replica_log_dirs_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_alter_replica_log_dirs_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_desc },
};
const struct hr_struct_desc hr_alter_replica_log_dirs_response_desc = {
	.name = "AlterReplicaLogDirsResponse", .dflt = &hr_alter_replica_log_dirs_response_default, .size = sizeof(struct hr_alter_replica_log_dirs_response),
	.fields = hr_alter_replica_log_dirs_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_alter_replica_log_dirs_response, unknown_tags),
};
