/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_for_leader_epoch.msg) by make regen; do not edit. */
#include <hr/protocol/gen/offset_for_leader_epoch.h>

static const struct hr_offset_for_leader_epoch_request_offset_for_leader_partition hr_offset_for_leader_epoch_request_offset_for_leader_partition_default = { .current_leader_epoch = -1 };
static const struct hr_field_desc hr_offset_for_leader_epoch_request_offset_for_leader_partition_fields[] = {
	{ "partition", offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_partition, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentLeaderEpoch", offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_partition, current_leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_partition, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_for_leader_epoch_request_offset_for_leader_partition_desc = {
	.name = "OffsetForLeaderPartition", .dflt = &hr_offset_for_leader_epoch_request_offset_for_leader_partition_default, .size = sizeof(struct hr_offset_for_leader_epoch_request_offset_for_leader_partition),
	.fields = hr_offset_for_leader_epoch_request_offset_for_leader_partition_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_partition, unknown_tags),
};

static const struct hr_offset_for_leader_epoch_request_offset_for_leader_topic hr_offset_for_leader_epoch_request_offset_for_leader_topic_default = { 0 };
static const struct hr_field_desc hr_offset_for_leader_epoch_request_offset_for_leader_topic_fields[] = {
	{ "topic", offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_topic, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_for_leader_epoch_request_offset_for_leader_partition_desc },
};
const struct hr_struct_desc hr_offset_for_leader_epoch_request_offset_for_leader_topic_desc = {
	.name = "OffsetForLeaderTopic", .dflt = &hr_offset_for_leader_epoch_request_offset_for_leader_topic_default, .size = sizeof(struct hr_offset_for_leader_epoch_request_offset_for_leader_topic),
	.fields = hr_offset_for_leader_epoch_request_offset_for_leader_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_for_leader_epoch_request_offset_for_leader_topic, unknown_tags),
};

static const struct hr_offset_for_leader_epoch_request hr_offset_for_leader_epoch_request_default = { .replica_id = -2 };
static const struct hr_field_desc hr_offset_for_leader_epoch_request_fields[] = {
	{ "replicaId", offsetof(struct hr_offset_for_leader_epoch_request, replica_id), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_for_leader_epoch_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_for_leader_epoch_request_offset_for_leader_topic_desc },
};
const struct hr_struct_desc hr_offset_for_leader_epoch_request_desc = {
	.name = "OffsetForLeaderEpochRequest", .dflt = &hr_offset_for_leader_epoch_request_default, .size = sizeof(struct hr_offset_for_leader_epoch_request),
	.fields = hr_offset_for_leader_epoch_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_for_leader_epoch_request, unknown_tags),
};

static const struct hr_offset_for_leader_epoch_response_epoch_end_offset hr_offset_for_leader_epoch_response_epoch_end_offset_default = { .leader_epoch = -1, .end_offset = -1 };
static const struct hr_field_desc hr_offset_for_leader_epoch_response_epoch_end_offset_fields[] = {
	{ "errorCode", offsetof(struct hr_offset_for_leader_epoch_response_epoch_end_offset, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_offset_for_leader_epoch_response_epoch_end_offset, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_offset_for_leader_epoch_response_epoch_end_offset, leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endOffset", offsetof(struct hr_offset_for_leader_epoch_response_epoch_end_offset, end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_for_leader_epoch_response_epoch_end_offset_desc = {
	.name = "EpochEndOffset", .dflt = &hr_offset_for_leader_epoch_response_epoch_end_offset_default, .size = sizeof(struct hr_offset_for_leader_epoch_response_epoch_end_offset),
	.fields = hr_offset_for_leader_epoch_response_epoch_end_offset_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_for_leader_epoch_response_epoch_end_offset, unknown_tags),
};

static const struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_default = { 0 };
static const struct hr_field_desc hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_fields[] = {
	{ "topic", offsetof(struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_for_leader_epoch_response_epoch_end_offset_desc },
};
const struct hr_struct_desc hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_desc = {
	.name = "OffsetForLeaderTopicResult", .dflt = &hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_default, .size = sizeof(struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result),
	.fields = hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result, unknown_tags),
};

static const struct hr_offset_for_leader_epoch_response hr_offset_for_leader_epoch_response_default = { 0 };
static const struct hr_field_desc hr_offset_for_leader_epoch_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_offset_for_leader_epoch_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_for_leader_epoch_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_desc },
};
const struct hr_struct_desc hr_offset_for_leader_epoch_response_desc = {
	.name = "OffsetForLeaderEpochResponse", .dflt = &hr_offset_for_leader_epoch_response_default, .size = sizeof(struct hr_offset_for_leader_epoch_response),
	.fields = hr_offset_for_leader_epoch_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_for_leader_epoch_response, unknown_tags),
};
