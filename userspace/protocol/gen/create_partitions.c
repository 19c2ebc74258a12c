/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_partitions.msg) by make regen; do not edit. */
#include <hr/protocol/gen/create_partitions.h>

static const struct hr_create_partitions_request_create_partitions_assignment hr_create_partitions_request_create_partitions_assignment_default = { 0 };
static const struct hr_field_desc hr_create_partitions_request_create_partitions_assignment_fields[] = {
	{ "brokerIds", offsetof(struct hr_create_partitions_request_create_partitions_assignment, broker_ids), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_partitions_request_create_partitions_assignment_desc = {
	.name = "CreatePartitionsAssignment", .dflt = &hr_create_partitions_request_create_partitions_assignment_default, .size = sizeof(struct hr_create_partitions_request_create_partitions_assignment),
	.fields = hr_create_partitions_request_create_partitions_assignment_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_partitions_request_create_partitions_assignment, unknown_tags),
};

static const struct hr_create_partitions_request_create_partitions_topic hr_create_partitions_request_create_partitions_topic_default = { 0 };
static const struct hr_field_desc hr_create_partitions_request_create_partitions_topic_fields[] = {
	{ "name", offsetof(struct hr_create_partitions_request_create_partitions_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "count", offsetof(struct hr_create_partitions_request_create_partitions_topic, count), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignments", offsetof(struct hr_create_partitions_request_create_partitions_topic, assignments), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_create_partitions_request_create_partitions_assignment_desc },
};
const struct hr_struct_desc hr_create_partitions_request_create_partitions_topic_desc = {
	.name = "CreatePartitionsTopic", .dflt = &hr_create_partitions_request_create_partitions_topic_default, .size = sizeof(struct hr_create_partitions_request_create_partitions_topic),
	.fields = hr_create_partitions_request_create_partitions_topic_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_partitions_request_create_partitions_topic, unknown_tags),
};

static const struct hr_create_partitions_request hr_create_partitions_request_default = { 0 };
static const struct hr_field_desc hr_create_partitions_request_fields[] = {
	{ "topics", offsetof(struct hr_create_partitions_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_partitions_request_create_partitions_topic_desc },
	{ "timeoutMs", offsetof(struct hr_create_partitions_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "validateOnly", offsetof(struct hr_create_partitions_request, validate_only), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_partitions_request_desc = {
	.name = "CreatePartitionsRequest", .dflt = &hr_create_partitions_request_default, .size = sizeof(struct hr_create_partitions_request),
	.fields = hr_create_partitions_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_partitions_request, unknown_tags),
};

static const struct hr_create_partitions_response_create_partitions_topic_result hr_create_partitions_response_create_partitions_topic_result_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_create_partitions_response_create_partitions_topic_result_fields[] = {
	{ "name", offsetof(struct hr_create_partitions_response_create_partitions_topic_result, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_create_partitions_response_create_partitions_topic_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_create_partitions_response_create_partitions_topic_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_partitions_response_create_partitions_topic_result_desc = {
	.name = "CreatePartitionsTopicResult", .dflt = &hr_create_partitions_response_create_partitions_topic_result_default, .size = sizeof(struct hr_create_partitions_response_create_partitions_topic_result),
	.fields = hr_create_partitions_response_create_partitions_topic_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_partitions_response_create_partitions_topic_result, unknown_tags),
};

static const struct hr_create_partitions_response hr_create_partitions_response_default = { 0 };
static const struct hr_field_desc hr_create_partitions_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_create_partitions_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_create_partitions_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_partitions_response_create_partitions_topic_result_desc },
};
const struct hr_struct_desc hr_create_partitions_response_desc = {
	.name = "CreatePartitionsResponse", .dflt = &hr_create_partitions_response_default, .size = sizeof(struct hr_create_partitions_response),
	.fields = hr_create_partitions_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_create_partitions_response, unknown_tags),
};
