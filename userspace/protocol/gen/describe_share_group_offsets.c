/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_share_group_offsets.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_share_group_offsets.h>

static const struct hr_describe_share_group_offsets_request_topic hr_describe_share_group_offsets_request_topic_default = { 0 };
static const struct hr_field_desc hr_describe_share_group_offsets_request_topic_fields[] = {
	{ "topicName", offsetof(struct hr_describe_share_group_offsets_request_topic, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_share_group_offsets_request_topic, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_share_group_offsets_request_topic_desc = {
	.name = "DescribeShareGroupOffsetsRequestTopic", .dflt = &hr_describe_share_group_offsets_request_topic_default, .size = sizeof(struct hr_describe_share_group_offsets_request_topic),
	.fields = hr_describe_share_group_offsets_request_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_request_topic, unknown_tags),
};

static const struct hr_describe_share_group_offsets_request_group hr_describe_share_group_offsets_request_group_default = { 0 };
static const struct hr_field_desc hr_describe_share_group_offsets_request_group_fields[] = {
	{ "groupId", offsetof(struct hr_describe_share_group_offsets_request_group, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_share_group_offsets_request_group, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_describe_share_group_offsets_request_topic_desc },
};
const struct hr_struct_desc hr_describe_share_group_offsets_request_group_desc = {
	.name = "DescribeShareGroupOffsetsRequestGroup", .dflt = &hr_describe_share_group_offsets_request_group_default, .size = sizeof(struct hr_describe_share_group_offsets_request_group),
	.fields = hr_describe_share_group_offsets_request_group_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_request_group, unknown_tags),
};

static const struct hr_describe_share_group_offsets_request hr_describe_share_group_offsets_request_default = { 0 };
static const struct hr_field_desc hr_describe_share_group_offsets_request_fields[] = {
	{ "groups", offsetof(struct hr_describe_share_group_offsets_request, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_share_group_offsets_request_group_desc },
};
const struct hr_struct_desc hr_describe_share_group_offsets_request_desc = {
	.name = "DescribeShareGroupOffsetsRequest", .dflt = &hr_describe_share_group_offsets_request_default, .size = sizeof(struct hr_describe_share_group_offsets_request),
	.fields = hr_describe_share_group_offsets_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_request, unknown_tags),
};

static const struct hr_describe_share_group_offsets_response_partition hr_describe_share_group_offsets_response_partition_default = { .lag = -1, .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_describe_share_group_offsets_response_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_describe_share_group_offsets_response_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "startOffset", offsetof(struct hr_describe_share_group_offsets_response_partition, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_describe_share_group_offsets_response_partition, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lag", offsetof(struct hr_describe_share_group_offsets_response_partition, lag), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_share_group_offsets_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_share_group_offsets_response_partition, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_share_group_offsets_response_partition_desc = {
	.name = "DescribeShareGroupOffsetsResponsePartition", .dflt = &hr_describe_share_group_offsets_response_partition_default, .size = sizeof(struct hr_describe_share_group_offsets_response_partition),
	.fields = hr_describe_share_group_offsets_response_partition_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_response_partition, unknown_tags),
};

static const struct hr_describe_share_group_offsets_response_topic hr_describe_share_group_offsets_response_topic_default = { 0 };
static const struct hr_field_desc hr_describe_share_group_offsets_response_topic_fields[] = {
	{ "topicName", offsetof(struct hr_describe_share_group_offsets_response_topic, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_describe_share_group_offsets_response_topic, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_share_group_offsets_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_share_group_offsets_response_partition_desc },
};
const struct hr_struct_desc hr_describe_share_group_offsets_response_topic_desc = {
	.name = "DescribeShareGroupOffsetsResponseTopic", .dflt = &hr_describe_share_group_offsets_response_topic_default, .size = sizeof(struct hr_describe_share_group_offsets_response_topic),
	.fields = hr_describe_share_group_offsets_response_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_response_topic, unknown_tags),
};

static const struct hr_describe_share_group_offsets_response_group hr_describe_share_group_offsets_response_group_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_describe_share_group_offsets_response_group_fields[] = {
	{ "groupId", offsetof(struct hr_describe_share_group_offsets_response_group, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_share_group_offsets_response_group, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_share_group_offsets_response_topic_desc },
	{ "errorCode", offsetof(struct hr_describe_share_group_offsets_response_group, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_share_group_offsets_response_group, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_share_group_offsets_response_group_desc = {
	.name = "DescribeShareGroupOffsetsResponseGroup", .dflt = &hr_describe_share_group_offsets_response_group_default, .size = sizeof(struct hr_describe_share_group_offsets_response_group),
	.fields = hr_describe_share_group_offsets_response_group_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_response_group, unknown_tags),
};

static const struct hr_describe_share_group_offsets_response hr_describe_share_group_offsets_response_default = { 0 };
static const struct hr_field_desc hr_describe_share_group_offsets_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_share_group_offsets_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groups", offsetof(struct hr_describe_share_group_offsets_response, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_share_group_offsets_response_group_desc },
};
const struct hr_struct_desc hr_describe_share_group_offsets_response_desc = {
	.name = "DescribeShareGroupOffsetsResponse", .dflt = &hr_describe_share_group_offsets_response_default, .size = sizeof(struct hr_describe_share_group_offsets_response),
	.fields = hr_describe_share_group_offsets_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_share_group_offsets_response, unknown_tags),
};
