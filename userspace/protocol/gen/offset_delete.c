/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_delete.msg) by make regen; do not edit. */
#include <hr/protocol/gen/offset_delete.h>

static const struct hr_offset_delete_request_partition hr_offset_delete_request_partition_default = { 0 };
static const struct hr_field_desc hr_offset_delete_request_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_offset_delete_request_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_delete_request_partition_desc = {
	.name = "OffsetDeleteRequestPartition", .dflt = &hr_offset_delete_request_partition_default, .size = sizeof(struct hr_offset_delete_request_partition),
	.fields = hr_offset_delete_request_partition_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_delete_request_topic hr_offset_delete_request_topic_default = { 0 };
static const struct hr_field_desc hr_offset_delete_request_topic_fields[] = {
	{ "name", offsetof(struct hr_offset_delete_request_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_delete_request_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_delete_request_partition_desc },
};
const struct hr_struct_desc hr_offset_delete_request_topic_desc = {
	.name = "OffsetDeleteRequestTopic", .dflt = &hr_offset_delete_request_topic_default, .size = sizeof(struct hr_offset_delete_request_topic),
	.fields = hr_offset_delete_request_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_delete_request hr_offset_delete_request_default = { 0 };
static const struct hr_field_desc hr_offset_delete_request_fields[] = {
	{ "groupId", offsetof(struct hr_offset_delete_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_delete_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_delete_request_topic_desc },
};
const struct hr_struct_desc hr_offset_delete_request_desc = {
	.name = "OffsetDeleteRequest", .dflt = &hr_offset_delete_request_default, .size = sizeof(struct hr_offset_delete_request),
	.fields = hr_offset_delete_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_delete_response_partition hr_offset_delete_response_partition_default = { 0 };
static const struct hr_field_desc hr_offset_delete_response_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_offset_delete_response_partition, partition_index), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_offset_delete_response_partition, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_delete_response_partition_desc = {
	.name = "OffsetDeleteResponsePartition", .dflt = &hr_offset_delete_response_partition_default, .size = sizeof(struct hr_offset_delete_response_partition),
	.fields = hr_offset_delete_response_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_delete_response_topic hr_offset_delete_response_topic_default = { 0 };
static const struct hr_field_desc hr_offset_delete_response_topic_fields[] = {
	{ "name", offsetof(struct hr_offset_delete_response_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_offset_delete_response_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_delete_response_partition_desc },
};
const struct hr_struct_desc hr_offset_delete_response_topic_desc = {
	.name = "OffsetDeleteResponseTopic", .dflt = &hr_offset_delete_response_topic_default, .size = sizeof(struct hr_offset_delete_response_topic),
	.fields = hr_offset_delete_response_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_delete_response hr_offset_delete_response_default = { 0 };
static const struct hr_field_desc hr_offset_delete_response_fields[] = {
	{ "errorCode", offsetof(struct hr_offset_delete_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "throttleTimeMs", offsetof(struct hr_offset_delete_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_offset_delete_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_offset_delete_response_topic_desc },
};
const struct hr_struct_desc hr_offset_delete_response_desc = {
	.name = "OffsetDeleteResponse", .dflt = &hr_offset_delete_response_default, .size = sizeof(struct hr_offset_delete_response),
	.fields = hr_offset_delete_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};
