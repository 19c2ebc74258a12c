/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_share_group_offsets.msg) by make regen; do not edit. */
#include <hr/protocol/gen/alter_share_group_offsets.h>

static const struct hr_alter_share_group_offsets_request_partition hr_alter_share_group_offsets_request_partition_default = { 0 };
static const struct hr_field_desc hr_alter_share_group_offsets_request_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_share_group_offsets_request_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "startOffset", offsetof(struct hr_alter_share_group_offsets_request_partition, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_share_group_offsets_request_partition_desc = {
	.name = "AlterShareGroupOffsetsRequestPartition", .dflt = &hr_alter_share_group_offsets_request_partition_default, .size = sizeof(struct hr_alter_share_group_offsets_request_partition),
	.fields = hr_alter_share_group_offsets_request_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_share_group_offsets_request_partition, unknown_tags),
};

static const struct hr_alter_share_group_offsets_request_topic hr_alter_share_group_offsets_request_topic_default = { 0 };
static const struct hr_field_desc hr_alter_share_group_offsets_request_topic_fields[] = {
	{ "topicName", offsetof(struct hr_alter_share_group_offsets_request_topic, topic_name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_share_group_offsets_request_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_share_group_offsets_request_partition_desc },
};
const struct hr_struct_desc hr_alter_share_group_offsets_request_topic_desc = {
	.name = "AlterShareGroupOffsetsRequestTopic", .dflt = &hr_alter_share_group_offsets_request_topic_default, .size = sizeof(struct hr_alter_share_group_offsets_request_topic),
	.fields = hr_alter_share_group_offsets_request_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_share_group_offsets_request_topic, unknown_tags),
};

static const struct hr_alter_share_group_offsets_request hr_alter_share_group_offsets_request_default = { 0 };
static const struct hr_field_desc hr_alter_share_group_offsets_request_fields[] = {
	{ "groupId", offsetof(struct hr_alter_share_group_offsets_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_alter_share_group_offsets_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_share_group_offsets_request_topic_desc },
};
const struct hr_struct_desc hr_alter_share_group_offsets_request_desc = {
	.name = "AlterShareGroupOffsetsRequest", .dflt = &hr_alter_share_group_offsets_request_default, .size = sizeof(struct hr_alter_share_group_offsets_request),
	.fields = hr_alter_share_group_offsets_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_share_group_offsets_request, unknown_tags),
};

static const struct hr_alter_share_group_offsets_response_partition hr_alter_share_group_offsets_response_partition_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_alter_share_group_offsets_response_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_share_group_offsets_response_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_share_group_offsets_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_alter_share_group_offsets_response_partition, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_share_group_offsets_response_partition_desc = {
	.name = "AlterShareGroupOffsetsResponsePartition", .dflt = &hr_alter_share_group_offsets_response_partition_default, .size = sizeof(struct hr_alter_share_group_offsets_response_partition),
	.fields = hr_alter_share_group_offsets_response_partition_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_share_group_offsets_response_partition, unknown_tags),
};

static const struct hr_alter_share_group_offsets_response_topic hr_alter_share_group_offsets_response_topic_default = { 0 };
static const struct hr_field_desc hr_alter_share_group_offsets_response_topic_fields[] = {
	{ "topicName", offsetof(struct hr_alter_share_group_offsets_response_topic, topic_name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_alter_share_group_offsets_response_topic, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_share_group_offsets_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_share_group_offsets_response_partition_desc },
};
const struct hr_struct_desc hr_alter_share_group_offsets_response_topic_desc = {
	.name = "AlterShareGroupOffsetsResponseTopic", .dflt = &hr_alter_share_group_offsets_response_topic_default, .size = sizeof(struct hr_alter_share_group_offsets_response_topic),
	.fields = hr_alter_share_group_offsets_response_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_share_group_offsets_response_topic, unknown_tags),
};

static const struct hr_alter_share_group_offsets_response hr_alter_share_group_offsets_response_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_alter_share_group_offsets_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_alter_share_group_offsets_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_share_group_offsets_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_alter_share_group_offsets_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_alter_share_group_offsets_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_share_group_offsets_response_topic_desc },
};
const struct hr_struct_desc hr_alter_share_group_offsets_response_desc = {
	.name = "AlterShareGroupOffsetsResponse", .dflt = &hr_alter_share_group_offsets_response_default, .size = sizeof(struct hr_alter_share_group_offsets_response),
	.fields = hr_alter_share_group_offsets_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_share_group_offsets_response, unknown_tags),
};
