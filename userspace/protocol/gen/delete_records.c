/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/delete_records.h>

static const struct hr_delete_records_request_delete_records_partition hr_delete_records_request_delete_records_partition_default = { 0 };
static const struct hr_field_desc hr_delete_records_request_delete_records_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_delete_records_request_delete_records_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offset", offsetof(struct hr_delete_records_request_delete_records_partition, offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_records_request_delete_records_partition_desc = {
	.name = "DeleteRecordsPartition", .dflt = &hr_delete_records_request_delete_records_partition_default, .size = sizeof(struct hr_delete_records_request_delete_records_partition),
	.fields = hr_delete_records_request_delete_records_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_records_request_delete_records_partition, unknown_tags),
};

static const struct hr_delete_records_request_delete_records_topic hr_delete_records_request_delete_records_topic_default = { 0 };
static const struct hr_field_desc hr_delete_records_request_delete_records_topic_fields[] = {
	{ "name", offsetof(struct hr_delete_records_request_delete_records_topic, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_delete_records_request_delete_records_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_records_request_delete_records_partition_desc },
};
const struct hr_struct_desc hr_delete_records_request_delete_records_topic_desc = {
	.name = "DeleteRecordsTopic", .dflt = &hr_delete_records_request_delete_records_topic_default, .size = sizeof(struct hr_delete_records_request_delete_records_topic),
	.fields = hr_delete_records_request_delete_records_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_records_request_delete_records_topic, unknown_tags),
};

static const struct hr_delete_records_request hr_delete_records_request_default = { 0 };
static const struct hr_field_desc hr_delete_records_request_fields[] = {
	{ "topics", offsetof(struct hr_delete_records_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_records_request_delete_records_topic_desc },
	{ "timeoutMs", offsetof(struct hr_delete_records_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_records_request_desc = {
	.name = "DeleteRecordsRequest", .dflt = &hr_delete_records_request_default, .size = sizeof(struct hr_delete_records_request),
	.fields = hr_delete_records_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_records_request, unknown_tags),
};

static const struct hr_delete_records_response_delete_records_partition_result hr_delete_records_response_delete_records_partition_result_default = { 0 };
static const struct hr_field_desc hr_delete_records_response_delete_records_partition_result_fields[] = {
	{ "partitionIndex", offsetof(struct hr_delete_records_response_delete_records_partition_result, partition_index), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lowWatermark", offsetof(struct hr_delete_records_response_delete_records_partition_result, low_watermark), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_delete_records_response_delete_records_partition_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_records_response_delete_records_partition_result_desc = {
	.name = "DeleteRecordsPartitionResult", .dflt = &hr_delete_records_response_delete_records_partition_result_default, .size = sizeof(struct hr_delete_records_response_delete_records_partition_result),
	.fields = hr_delete_records_response_delete_records_partition_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_records_response_delete_records_partition_result, unknown_tags),
};

static const struct hr_delete_records_response_delete_records_topic_result hr_delete_records_response_delete_records_topic_result_default = { 0 };
static const struct hr_field_desc hr_delete_records_response_delete_records_topic_result_fields[] = {
	{ "name", offsetof(struct hr_delete_records_response_delete_records_topic_result, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_delete_records_response_delete_records_topic_result, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_records_response_delete_records_partition_result_desc },
};
const struct hr_struct_desc hr_delete_records_response_delete_records_topic_result_desc = {
	.name = "DeleteRecordsTopicResult", .dflt = &hr_delete_records_response_delete_records_topic_result_default, .size = sizeof(struct hr_delete_records_response_delete_records_topic_result),
	.fields = hr_delete_records_response_delete_records_topic_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_records_response_delete_records_topic_result, unknown_tags),
};

static const struct hr_delete_records_response hr_delete_records_response_default = { 0 };
static const struct hr_field_desc hr_delete_records_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_delete_records_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_delete_records_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_records_response_delete_records_topic_result_desc },
};
const struct hr_struct_desc hr_delete_records_response_desc = {
	.name = "DeleteRecordsResponse", .dflt = &hr_delete_records_response_default, .size = sizeof(struct hr_delete_records_response),
	.fields = hr_delete_records_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_records_response, unknown_tags),
};
