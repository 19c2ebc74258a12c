/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_offsets.msg) by make regen; do not edit. */
#include <hr/protocol/gen/list_offsets.h>

static const struct hr_list_offsets_request_list_offsets_partition hr_list_offsets_request_list_offsets_partition_default = { .current_leader_epoch = -1 };
static const struct hr_field_desc hr_list_offsets_request_list_offsets_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_list_offsets_request_list_offsets_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentLeaderEpoch", offsetof(struct hr_list_offsets_request_list_offsets_partition, current_leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "timestamp", offsetof(struct hr_list_offsets_request_list_offsets_partition, timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_offsets_request_list_offsets_partition_desc = {
	.name = "ListOffsetsPartition", .dflt = &hr_list_offsets_request_list_offsets_partition_default, .size = sizeof(struct hr_list_offsets_request_list_offsets_partition),
	.fields = hr_list_offsets_request_list_offsets_partition_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_list_offsets_request_list_offsets_partition, unknown_tags),
};

static const struct hr_list_offsets_request_list_offsets_topic hr_list_offsets_request_list_offsets_topic_default = { 0 };
static const struct hr_field_desc hr_list_offsets_request_list_offsets_topic_fields[] = {
	{ "name", offsetof(struct hr_list_offsets_request_list_offsets_topic, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_list_offsets_request_list_offsets_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_offsets_request_list_offsets_partition_desc },
};
const struct hr_struct_desc hr_list_offsets_request_list_offsets_topic_desc = {
	.name = "ListOffsetsTopic", .dflt = &hr_list_offsets_request_list_offsets_topic_default, .size = sizeof(struct hr_list_offsets_request_list_offsets_topic),
	.fields = hr_list_offsets_request_list_offsets_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_list_offsets_request_list_offsets_topic, unknown_tags),
};

static const struct hr_list_offsets_request hr_list_offsets_request_default = { 0 };
static const struct hr_field_desc hr_list_offsets_request_fields[] = {
	{ "replicaId", offsetof(struct hr_list_offsets_request, replica_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isolationLevel", offsetof(struct hr_list_offsets_request, isolation_level), HR_KIND_INT8, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_list_offsets_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_offsets_request_list_offsets_topic_desc },
	{ "timeoutMs", offsetof(struct hr_list_offsets_request, timeout_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 10, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_offsets_request_desc = {
	.name = "ListOffsetsRequest", .dflt = &hr_list_offsets_request_default, .size = sizeof(struct hr_list_offsets_request),
	.fields = hr_list_offsets_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 11 }, .flexible_from = 6, .tags_off = offsetof(struct hr_list_offsets_request, unknown_tags),
};

static const struct hr_list_offsets_response_list_offsets_partition_response hr_list_offsets_response_list_offsets_partition_response_default = { .timestamp = -1, .offset = -1, .leader_epoch = -1 };
static const struct hr_field_desc hr_list_offsets_response_list_offsets_partition_response_fields[] = {
	{ "partitionIndex", offsetof(struct hr_list_offsets_response_list_offsets_partition_response, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_list_offsets_response_list_offsets_partition_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "timestamp", offsetof(struct hr_list_offsets_response_list_offsets_partition_response, timestamp), HR_KIND_INT64, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offset", offsetof(struct hr_list_offsets_response_list_offsets_partition_response, offset), HR_KIND_INT64, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_list_offsets_response_list_offsets_partition_response, leader_epoch), HR_KIND_INT32, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_offsets_response_list_offsets_partition_response_desc = {
	.name = "ListOffsetsPartitionResponse", .dflt = &hr_list_offsets_response_list_offsets_partition_response_default, .size = sizeof(struct hr_list_offsets_response_list_offsets_partition_response),
	.fields = hr_list_offsets_response_list_offsets_partition_response_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_list_offsets_response_list_offsets_partition_response, unknown_tags),
};

static const struct hr_list_offsets_response_list_offsets_topic_response hr_list_offsets_response_list_offsets_topic_response_default = { 0 };
static const struct hr_field_desc hr_list_offsets_response_list_offsets_topic_response_fields[] = {
	{ "name", offsetof(struct hr_list_offsets_response_list_offsets_topic_response, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_list_offsets_response_list_offsets_topic_response, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_offsets_response_list_offsets_partition_response_desc },
};
const struct hr_struct_desc hr_list_offsets_response_list_offsets_topic_response_desc = {
	.name = "ListOffsetsTopicResponse", .dflt = &hr_list_offsets_response_list_offsets_topic_response_default, .size = sizeof(struct hr_list_offsets_response_list_offsets_topic_response),
	.fields = hr_list_offsets_response_list_offsets_topic_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_list_offsets_response_list_offsets_topic_response, unknown_tags),
};

static const struct hr_list_offsets_response hr_list_offsets_response_default = { 0 };
static const struct hr_field_desc hr_list_offsets_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_list_offsets_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_list_offsets_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_offsets_response_list_offsets_topic_response_desc },
};
const struct hr_struct_desc hr_list_offsets_response_desc = {
	.name = "ListOffsetsResponse", .dflt = &hr_list_offsets_response_default, .size = sizeof(struct hr_list_offsets_response),
	.fields = hr_list_offsets_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 11 }, .flexible_from = 6, .tags_off = offsetof(struct hr_list_offsets_response, unknown_tags),
};
