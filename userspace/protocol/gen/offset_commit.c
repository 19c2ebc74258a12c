/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_commit.msg) by make regen; do not edit. */
#include <hr/protocol/gen/offset_commit.h>

static const struct hr_offset_commit_request_partition hr_offset_commit_request_partition_default = { .committed_leader_epoch = -1 };
static const struct hr_field_desc hr_offset_commit_request_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_offset_commit_request_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedOffset", offsetof(struct hr_offset_commit_request_partition, committed_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedLeaderEpoch", offsetof(struct hr_offset_commit_request_partition, committed_leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedMetadata", offsetof(struct hr_offset_commit_request_partition, committed_metadata), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_commit_request_partition_desc = {
	.name = "OffsetCommitRequestPartition", .dflt = &hr_offset_commit_request_partition_default, .size = sizeof(struct hr_offset_commit_request_partition),
	.fields = hr_offset_commit_request_partition_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 8, .tags_off = offsetof(struct hr_offset_commit_request_partition, unknown_tags),
};

static const struct hr_offset_commit_request_topic hr_offset_commit_request_topic_default = { 0 };
static const struct hr_field_desc hr_offset_commit_request_topic_fields[] = {
	{ "name", offsetof(struct hr_offset_commit_request_topic, name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 0, 9 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_offset_commit_request_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_commit_request_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_commit_request_partition_desc },
};
const struct hr_struct_desc hr_offset_commit_request_topic_desc = {
	.name = "OffsetCommitRequestTopic", .dflt = &hr_offset_commit_request_topic_default, .size = sizeof(struct hr_offset_commit_request_topic),
	.fields = hr_offset_commit_request_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 8, .tags_off = offsetof(struct hr_offset_commit_request_topic, unknown_tags),
};

static const struct hr_offset_commit_request hr_offset_commit_request_default = { .generation_id_or_member_epoch = -1, .group_instance_id = { NULL, -1 }, .retention_time_ms = -1 };
static const struct hr_field_desc hr_offset_commit_request_fields[] = {
	{ "groupId", offsetof(struct hr_offset_commit_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "generationIdOrMemberEpoch", offsetof(struct hr_offset_commit_request, generation_id_or_member_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_offset_commit_request, member_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_offset_commit_request, group_instance_id), HR_KIND_STRING, 0,
	  { 7, HR_VERSION_MAX }, { 7, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "retentionTimeMs", offsetof(struct hr_offset_commit_request, retention_time_ms), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 2, 4 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_commit_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_commit_request_topic_desc },
};
const struct hr_struct_desc hr_offset_commit_request_desc = {
	.name = "OffsetCommitRequest", .dflt = &hr_offset_commit_request_default, .size = sizeof(struct hr_offset_commit_request),
	.fields = hr_offset_commit_request_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 10 }, .flexible_from = 8, .tags_off = offsetof(struct hr_offset_commit_request, unknown_tags),
};

static const struct hr_offset_commit_response_partition hr_offset_commit_response_partition_default = { 0 };
static const struct hr_field_desc hr_offset_commit_response_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_offset_commit_response_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_offset_commit_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_commit_response_partition_desc = {
	.name = "OffsetCommitResponsePartition", .dflt = &hr_offset_commit_response_partition_default, .size = sizeof(struct hr_offset_commit_response_partition),
	.fields = hr_offset_commit_response_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 8, .tags_off = offsetof(struct hr_offset_commit_response_partition, unknown_tags),
};

static const struct hr_offset_commit_response_topic hr_offset_commit_response_topic_default = { 0 };
static const struct hr_field_desc hr_offset_commit_response_topic_fields[] = {
	{ "name", offsetof(struct hr_offset_commit_response_topic, name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 0, 9 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_offset_commit_response_topic, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_commit_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_commit_response_partition_desc },
};
const struct hr_struct_desc hr_offset_commit_response_topic_desc = {
	.name = "OffsetCommitResponseTopic", .dflt = &hr_offset_commit_response_topic_default, .size = sizeof(struct hr_offset_commit_response_topic),
	.fields = hr_offset_commit_response_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 8, .tags_off = offsetof(struct hr_offset_commit_response_topic, unknown_tags),
};

static const struct hr_offset_commit_response hr_offset_commit_response_default = { 0 };
static const struct hr_field_desc hr_offset_commit_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_offset_commit_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_commit_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_commit_response_topic_desc },
};
const struct hr_struct_desc hr_offset_commit_response_desc = {
	.name = "OffsetCommitResponse", .dflt = &hr_offset_commit_response_default, .size = sizeof(struct hr_offset_commit_response),
	.fields = hr_offset_commit_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 10 }, .flexible_from = 8, .tags_off = offsetof(struct hr_offset_commit_response, unknown_tags),
};
