/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_share_group_offsets.msg) by make regen; do not edit. */
#include <hr/protocol/gen/delete_share_group_offsets.h>

static const struct hr_delete_share_group_offsets_request_topic hr_delete_share_group_offsets_request_topic_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_offsets_request_topic_fields[] = {
	{ "topicName", offsetof(struct hr_delete_share_group_offsets_request_topic, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_share_group_offsets_request_topic_desc = {
	.name = "DeleteShareGroupOffsetsRequestTopic", .dflt = &hr_delete_share_group_offsets_request_topic_default, .size = sizeof(struct hr_delete_share_group_offsets_request_topic),
	.fields = hr_delete_share_group_offsets_request_topic_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_offsets_request_topic, unknown_tags),
};

static const struct hr_delete_share_group_offsets_request hr_delete_share_group_offsets_request_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_offsets_request_fields[] = {
	{ "groupId", offsetof(struct hr_delete_share_group_offsets_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_delete_share_group_offsets_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_share_group_offsets_request_topic_desc },
};
const struct hr_struct_desc hr_delete_share_group_offsets_request_desc = {
	.name = "DeleteShareGroupOffsetsRequest", .dflt = &hr_delete_share_group_offsets_request_default, .size = sizeof(struct hr_delete_share_group_offsets_request),
	.fields = hr_delete_share_group_offsets_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_offsets_request, unknown_tags),
};

static const struct hr_delete_share_group_offsets_response_topic hr_delete_share_group_offsets_response_topic_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_delete_share_group_offsets_response_topic_fields[] = {
	{ "topicName", offsetof(struct hr_delete_share_group_offsets_response_topic, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_delete_share_group_offsets_response_topic, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_delete_share_group_offsets_response_topic, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_share_group_offsets_response_topic, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_share_group_offsets_response_topic_desc = {
	.name = "DeleteShareGroupOffsetsResponseTopic", .dflt = &hr_delete_share_group_offsets_response_topic_default, .size = sizeof(struct hr_delete_share_group_offsets_response_topic),
	.fields = hr_delete_share_group_offsets_response_topic_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_offsets_response_topic, unknown_tags),
};

static const struct hr_delete_share_group_offsets_response hr_delete_share_group_offsets_response_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_delete_share_group_offsets_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_delete_share_group_offsets_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_delete_share_group_offsets_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_share_group_offsets_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_delete_share_group_offsets_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_share_group_offsets_response_topic_desc },
};
const struct hr_struct_desc hr_delete_share_group_offsets_response_desc = {
	.name = "DeleteShareGroupOffsetsResponse", .dflt = &hr_delete_share_group_offsets_response_default, .size = sizeof(struct hr_delete_share_group_offsets_response),
	.fields = hr_delete_share_group_offsets_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_offsets_response, unknown_tags),
};
