/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_topics.msg) by make regen; do not edit. */
#include <hr/protocol/gen/delete_topics.h>

static const struct hr_delete_topics_request_delete_topic_state hr_delete_topics_request_delete_topic_state_default = { .name = { NULL, -1 } };
static const struct hr_field_desc hr_delete_topics_request_delete_topic_state_fields[] = {
	{ "name", offsetof(struct hr_delete_topics_request_delete_topic_state, name), HR_KIND_STRING, 0,
	  { 6, HR_VERSION_MAX }, { 6, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_delete_topics_request_delete_topic_state, topic_id), HR_KIND_UUID, 0,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_topics_request_delete_topic_state_desc = {
	.name = "DeleteTopicState", .dflt = &hr_delete_topics_request_delete_topic_state_default, .size = sizeof(struct hr_delete_topics_request_delete_topic_state),
	.fields = hr_delete_topics_request_delete_topic_state_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 6, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_delete_topics_request_delete_topic_state, unknown_tags),
};

static const struct hr_delete_topics_request hr_delete_topics_request_default = { 0 };
static const struct hr_field_desc hr_delete_topics_request_fields[] = {
	{ "topics", offsetof(struct hr_delete_topics_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_topics_request_delete_topic_state_desc },
	{ "topicNames", offsetof(struct hr_delete_topics_request, topic_names), HR_KIND_STRING, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 0, 5 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "timeoutMs", offsetof(struct hr_delete_topics_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_topics_request_desc = {
	.name = "DeleteTopicsRequest", .dflt = &hr_delete_topics_request_default, .size = sizeof(struct hr_delete_topics_request),
	.fields = hr_delete_topics_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 6 }, .flexible_from = 4, .tags_off = offsetof(struct hr_delete_topics_request, unknown_tags),
};

static const struct hr_delete_topics_response_deletable_topic_result hr_delete_topics_response_deletable_topic_result_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_delete_topics_response_deletable_topic_result_fields[] = {
	{ "name", offsetof(struct hr_delete_topics_response_deletable_topic_result, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 6, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_delete_topics_response_deletable_topic_result, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_delete_topics_response_deletable_topic_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_topics_response_deletable_topic_result, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_topics_response_deletable_topic_result_desc = {
	.name = "DeletableTopicResult", .dflt = &hr_delete_topics_response_deletable_topic_result_default, .size = sizeof(struct hr_delete_topics_response_deletable_topic_result),
	.fields = hr_delete_topics_response_deletable_topic_result_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_delete_topics_response_deletable_topic_result, unknown_tags),
};

static const struct hr_delete_topics_response hr_delete_topics_response_default = { 0 };
static const struct hr_field_desc hr_delete_topics_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_delete_topics_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_delete_topics_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_topics_response_deletable_topic_result_desc },
};
const struct hr_struct_desc hr_delete_topics_response_desc = {
	.name = "DeleteTopicsResponse", .dflt = &hr_delete_topics_response_default, .size = sizeof(struct hr_delete_topics_response),
	.fields = hr_delete_topics_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 6 }, .flexible_from = 4, .tags_off = offsetof(struct hr_delete_topics_response, unknown_tags),
};
