/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_log_dirs.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_log_dirs.h>

static const struct hr_describe_log_dirs_request_describable_log_dir_topic hr_describe_log_dirs_request_describable_log_dir_topic_default = { 0 };
static const struct hr_field_desc hr_describe_log_dirs_request_describable_log_dir_topic_fields[] = {
	{ "topic", offsetof(struct hr_describe_log_dirs_request_describable_log_dir_topic, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_log_dirs_request_describable_log_dir_topic, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_log_dirs_request_describable_log_dir_topic_desc = {
	.name = "DescribableLogDirTopic", .dflt = &hr_describe_log_dirs_request_describable_log_dir_topic_default, .size = sizeof(struct hr_describe_log_dirs_request_describable_log_dir_topic),
	.fields = hr_describe_log_dirs_request_describable_log_dir_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_log_dirs_request_describable_log_dir_topic, unknown_tags),
};

static const struct hr_describe_log_dirs_request hr_describe_log_dirs_request_default = { 0 };
static const struct hr_field_desc hr_describe_log_dirs_request_fields[] = {
	{ "topics", offsetof(struct hr_describe_log_dirs_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_log_dirs_request_describable_log_dir_topic_desc },
};
const struct hr_struct_desc hr_describe_log_dirs_request_desc = {
	.name = "DescribeLogDirsRequest", .dflt = &hr_describe_log_dirs_request_default, .size = sizeof(struct hr_describe_log_dirs_request),
	.fields = hr_describe_log_dirs_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 5 }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_log_dirs_request, unknown_tags),
};

static const struct hr_describe_log_dirs_response_describe_log_dirs_partition hr_describe_log_dirs_response_describe_log_dirs_partition_default = { 0 };
static const struct hr_field_desc hr_describe_log_dirs_response_describe_log_dirs_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionSize", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_partition, partition_size), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offsetLag", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_partition, offset_lag), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isFutureKey", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_partition, is_future_key), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_log_dirs_response_describe_log_dirs_partition_desc = {
	.name = "DescribeLogDirsPartition", .dflt = &hr_describe_log_dirs_response_describe_log_dirs_partition_default, .size = sizeof(struct hr_describe_log_dirs_response_describe_log_dirs_partition),
	.fields = hr_describe_log_dirs_response_describe_log_dirs_partition_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_partition, unknown_tags),
};

static const struct hr_describe_log_dirs_response_describe_log_dirs_topic hr_describe_log_dirs_response_describe_log_dirs_topic_default = { 0 };
static const struct hr_field_desc hr_describe_log_dirs_response_describe_log_dirs_topic_fields[] = {
	{ "name", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_topic, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_log_dirs_response_describe_log_dirs_partition_desc },
};
const struct hr_struct_desc hr_describe_log_dirs_response_describe_log_dirs_topic_desc = {
	.name = "DescribeLogDirsTopic", .dflt = &hr_describe_log_dirs_response_describe_log_dirs_topic_default, .size = sizeof(struct hr_describe_log_dirs_response_describe_log_dirs_topic),
	.fields = hr_describe_log_dirs_response_describe_log_dirs_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_topic, unknown_tags),
};

static const struct hr_describe_log_dirs_response_describe_log_dirs_result hr_describe_log_dirs_response_describe_log_dirs_result_default = { .total_bytes = -1, .usable_bytes = -1 };
static const struct hr_field_desc hr_describe_log_dirs_response_describe_log_dirs_result_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logDir", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, log_dir), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_log_dirs_response_describe_log_dirs_topic_desc },
	{ "totalBytes", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, total_bytes), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "usableBytes", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, usable_bytes), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isCordoned", offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, is_cordoned), HR_KIND_BOOL, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_log_dirs_response_describe_log_dirs_result_desc = {
	.name = "DescribeLogDirsResult", .dflt = &hr_describe_log_dirs_response_describe_log_dirs_result_default, .size = sizeof(struct hr_describe_log_dirs_response_describe_log_dirs_result),
	.fields = hr_describe_log_dirs_response_describe_log_dirs_result_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_log_dirs_response_describe_log_dirs_result, unknown_tags),
};

static const struct hr_describe_log_dirs_response hr_describe_log_dirs_response_default = { 0 };
static const struct hr_field_desc hr_describe_log_dirs_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_log_dirs_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_log_dirs_response, error_code), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_describe_log_dirs_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_log_dirs_response_describe_log_dirs_result_desc },
};
const struct hr_struct_desc hr_describe_log_dirs_response_desc = {
	.name = "DescribeLogDirsResponse", .dflt = &hr_describe_log_dirs_response_default, .size = sizeof(struct hr_describe_log_dirs_response),
	.fields = hr_describe_log_dirs_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 5 }, .flexible_from = 2, .tags_off = offsetof(struct hr_describe_log_dirs_response, unknown_tags),
};
