/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_fetch.msg) by make regen; do not edit. */
#include <hr/protocol/gen/offset_fetch.h>

static const struct hr_offset_fetch_request_topic hr_offset_fetch_request_topic_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_request_topic_fields[] = {
	{ "name", offsetof(struct hr_offset_fetch_request_topic, name), HR_KIND_STRING, 0,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndexes", offsetof(struct hr_offset_fetch_request_topic, partition_indexes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_fetch_request_topic_desc = {
	.name = "OffsetFetchRequestTopic", .dflt = &hr_offset_fetch_request_topic_default, .size = sizeof(struct hr_offset_fetch_request_topic),
	.fields = hr_offset_fetch_request_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 7 }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_request_topic, unknown_tags),
};

static const struct hr_offset_fetch_request_topics hr_offset_fetch_request_topics_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_request_topics_fields[] = {
	{ "name", offsetof(struct hr_offset_fetch_request_topics, name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 8, 9 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_offset_fetch_request_topics, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndexes", offsetof(struct hr_offset_fetch_request_topics, partition_indexes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_fetch_request_topics_desc = {
	.name = "OffsetFetchRequestTopics", .dflt = &hr_offset_fetch_request_topics_default, .size = sizeof(struct hr_offset_fetch_request_topics),
	.fields = hr_offset_fetch_request_topics_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 8, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_request_topics, unknown_tags),
};

static const struct hr_offset_fetch_request_group hr_offset_fetch_request_group_default = { .member_id = { NULL, -1 }, .member_epoch = -1 };
static const struct hr_field_desc hr_offset_fetch_request_group_fields[] = {
	{ "groupId", offsetof(struct hr_offset_fetch_request_group, group_id), HR_KIND_STRING, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_offset_fetch_request_group, member_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 9, HR_VERSION_MAX }, { 9, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_offset_fetch_request_group, member_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 9, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_fetch_request_group, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 8, HR_VERSION_MAX }, { 8, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_offset_fetch_request_topics_desc },
};
const struct hr_struct_desc hr_offset_fetch_request_group_desc = {
	.name = "OffsetFetchRequestGroup", .dflt = &hr_offset_fetch_request_group_default, .size = sizeof(struct hr_offset_fetch_request_group),
	.fields = hr_offset_fetch_request_group_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 8, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_request_group, unknown_tags),
};

static const struct hr_offset_fetch_request hr_offset_fetch_request_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_request_fields[] = {
	{ "groupId", offsetof(struct hr_offset_fetch_request, group_id), HR_KIND_STRING, 0,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_fetch_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, 7 }, { 2, 7 }, { 1, 0 }, -1, &hr_offset_fetch_request_topic_desc },
	{ "groups", offsetof(struct hr_offset_fetch_request, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_fetch_request_group_desc },
	{ "requireStable", offsetof(struct hr_offset_fetch_request, require_stable), HR_KIND_BOOL, 0,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_fetch_request_desc = {
	.name = "OffsetFetchRequest", .dflt = &hr_offset_fetch_request_default, .size = sizeof(struct hr_offset_fetch_request),
	.fields = hr_offset_fetch_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 10 }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_request, unknown_tags),
};

static const struct hr_offset_fetch_response_partition hr_offset_fetch_response_partition_default = { .committed_leader_epoch = -1 };
static const struct hr_field_desc hr_offset_fetch_response_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_offset_fetch_response_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedOffset", offsetof(struct hr_offset_fetch_response_partition, committed_offset), HR_KIND_INT64, 0,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedLeaderEpoch", offsetof(struct hr_offset_fetch_response_partition, committed_leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 5, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_offset_fetch_response_partition, metadata), HR_KIND_STRING, 0,
	  { 0, 7 }, { 0, 7 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_offset_fetch_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_fetch_response_partition_desc = {
	.name = "OffsetFetchResponsePartition", .dflt = &hr_offset_fetch_response_partition_default, .size = sizeof(struct hr_offset_fetch_response_partition),
	.fields = hr_offset_fetch_response_partition_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 7 }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_response_partition, unknown_tags),
};

static const struct hr_offset_fetch_response_topic hr_offset_fetch_response_topic_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_response_topic_fields[] = {
	{ "name", offsetof(struct hr_offset_fetch_response_topic, name), HR_KIND_STRING, 0,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_fetch_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_fetch_response_partition_desc },
};
const struct hr_struct_desc hr_offset_fetch_response_topic_desc = {
	.name = "OffsetFetchResponseTopic", .dflt = &hr_offset_fetch_response_topic_default, .size = sizeof(struct hr_offset_fetch_response_topic),
	.fields = hr_offset_fetch_response_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 7 }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_response_topic, unknown_tags),
};

static const struct hr_offset_fetch_response_partitions hr_offset_fetch_response_partitions_default = { .committed_leader_epoch = -1 };
static const struct hr_field_desc hr_offset_fetch_response_partitions_fields[] = {
	{ "partitionIndex", offsetof(struct hr_offset_fetch_response_partitions, partition_index), HR_KIND_INT32, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedOffset", offsetof(struct hr_offset_fetch_response_partitions, committed_offset), HR_KIND_INT64, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committedLeaderEpoch", offsetof(struct hr_offset_fetch_response_partitions, committed_leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_offset_fetch_response_partitions, metadata), HR_KIND_STRING, 0,
	  { 8, HR_VERSION_MAX }, { 8, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_offset_fetch_response_partitions, error_code), HR_KIND_INT16, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_fetch_response_partitions_desc = {
	.name = "OffsetFetchResponsePartitions", .dflt = &hr_offset_fetch_response_partitions_default, .size = sizeof(struct hr_offset_fetch_response_partitions),
	.fields = hr_offset_fetch_response_partitions_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 8, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_response_partitions, unknown_tags),
};

static const struct hr_offset_fetch_response_topics hr_offset_fetch_response_topics_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_response_topics_fields[] = {
	{ "name", offsetof(struct hr_offset_fetch_response_topics, name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 8, 9 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_offset_fetch_response_topics, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_fetch_response_topics, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_fetch_response_partitions_desc },
};
const struct hr_struct_desc hr_offset_fetch_response_topics_desc = {
	.name = "OffsetFetchResponseTopics", .dflt = &hr_offset_fetch_response_topics_default, .size = sizeof(struct hr_offset_fetch_response_topics),
	.fields = hr_offset_fetch_response_topics_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 8, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_response_topics, unknown_tags),
};

static const struct hr_offset_fetch_response_group hr_offset_fetch_response_group_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_response_group_fields[] = {
	{ "groupId", offsetof(struct hr_offset_fetch_response_group, group_id), HR_KIND_STRING, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_fetch_response_group, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_fetch_response_topics_desc },
	{ "errorCode", offsetof(struct hr_offset_fetch_response_group, error_code), HR_KIND_INT16, 0,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_fetch_response_group_desc = {
	.name = "OffsetFetchResponseGroup", .dflt = &hr_offset_fetch_response_group_default, .size = sizeof(struct hr_offset_fetch_response_group),
	.fields = hr_offset_fetch_response_group_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 8, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_response_group, unknown_tags),
};

static const struct hr_offset_fetch_response hr_offset_fetch_response_default = { 0 };
static const struct hr_field_desc hr_offset_fetch_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_offset_fetch_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_fetch_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, 7 }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_fetch_response_topic_desc },
	{ "errorCode", offsetof(struct hr_offset_fetch_response, error_code), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 2, 7 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groups", offsetof(struct hr_offset_fetch_response, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 8, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_fetch_response_group_desc },
};
const struct hr_struct_desc hr_offset_fetch_response_desc = {
	.name = "OffsetFetchResponse", .dflt = &hr_offset_fetch_response_default, .size = sizeof(struct hr_offset_fetch_response),
	.fields = hr_offset_fetch_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 10 }, .flexible_from = 6, .tags_off = offsetof(struct hr_offset_fetch_response, unknown_tags),
};
