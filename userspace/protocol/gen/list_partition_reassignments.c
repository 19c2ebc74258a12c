/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_partition_reassignments.msg) by make regen; do not edit. */
#include <hr/protocol/gen/list_partition_reassignments.h>

static const struct hr_list_partition_reassignments_request_list_partition_reassignments_topics hr_list_partition_reassignments_request_list_partition_reassignments_topics_default = { 0 };
static const struct hr_field_desc hr_list_partition_reassignments_request_list_partition_reassignments_topics_fields[] = {
	{ "name", offsetof(struct hr_list_partition_reassignments_request_list_partition_reassignments_topics, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndexes", offsetof(struct hr_list_partition_reassignments_request_list_partition_reassignments_topics, partition_indexes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_partition_reassignments_request_list_partition_reassignments_topics_desc = {
	.name = "ListPartitionReassignmentsTopics", .dflt = &hr_list_partition_reassignments_request_list_partition_reassignments_topics_default, .size = sizeof(struct hr_list_partition_reassignments_request_list_partition_reassignments_topics),
	.fields = hr_list_partition_reassignments_request_list_partition_reassignments_topics_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_partition_reassignments_request_list_partition_reassignments_topics, unknown_tags),
};

static const struct hr_list_partition_reassignments_request hr_list_partition_reassignments_request_default = { .timeout_ms = 60000, .topics = { NULL, -1 } };
static const struct hr_field_desc hr_list_partition_reassignments_request_fields[] = {
	{ "timeoutMs", offsetof(struct hr_list_partition_reassignments_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_list_partition_reassignments_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_list_partition_reassignments_request_list_partition_reassignments_topics_desc },
};
const struct hr_struct_desc hr_list_partition_reassignments_request_desc = {
	.name = "ListPartitionReassignmentsRequest", .dflt = &hr_list_partition_reassignments_request_default, .size = sizeof(struct hr_list_partition_reassignments_request),
	.fields = hr_list_partition_reassignments_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_partition_reassignments_request, unknown_tags),
};

static const struct hr_list_partition_reassignments_response_ongoing_partition_reassignment hr_list_partition_reassignments_response_ongoing_partition_reassignment_default = { 0 };
static const struct hr_field_desc hr_list_partition_reassignments_response_ongoing_partition_reassignment_fields[] = {
	{ "partitionIndex", offsetof(struct hr_list_partition_reassignments_response_ongoing_partition_reassignment, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicas", offsetof(struct hr_list_partition_reassignments_response_ongoing_partition_reassignment, replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "addingReplicas", offsetof(struct hr_list_partition_reassignments_response_ongoing_partition_reassignment, adding_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "removingReplicas", offsetof(struct hr_list_partition_reassignments_response_ongoing_partition_reassignment, removing_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_partition_reassignments_response_ongoing_partition_reassignment_desc = {
	.name = "OngoingPartitionReassignment", .dflt = &hr_list_partition_reassignments_response_ongoing_partition_reassignment_default, .size = sizeof(struct hr_list_partition_reassignments_response_ongoing_partition_reassignment),
	.fields = hr_list_partition_reassignments_response_ongoing_partition_reassignment_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_partition_reassignments_response_ongoing_partition_reassignment, unknown_tags),
};

static const struct hr_list_partition_reassignments_response_ongoing_topic_reassignment hr_list_partition_reassignments_response_ongoing_topic_reassignment_default = { 0 };
static const struct hr_field_desc hr_list_partition_reassignments_response_ongoing_topic_reassignment_fields[] = {
	{ "name", offsetof(struct hr_list_partition_reassignments_response_ongoing_topic_reassignment, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_list_partition_reassignments_response_ongoing_topic_reassignment, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_partition_reassignments_response_ongoing_partition_reassignment_desc },
};
const struct hr_struct_desc hr_list_partition_reassignments_response_ongoing_topic_reassignment_desc = {
	.name = "OngoingTopicReassignment", .dflt = &hr_list_partition_reassignments_response_ongoing_topic_reassignment_default, .size = sizeof(struct hr_list_partition_reassignments_response_ongoing_topic_reassignment),
	.fields = hr_list_partition_reassignments_response_ongoing_topic_reassignment_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_partition_reassignments_response_ongoing_topic_reassignment, unknown_tags),
};

static const struct hr_list_partition_reassignments_response hr_list_partition_reassignments_response_default = { 0 };
static const struct hr_field_desc hr_list_partition_reassignments_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_list_partition_reassignments_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_list_partition_reassignments_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_list_partition_reassignments_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_list_partition_reassignments_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_partition_reassignments_response_ongoing_topic_reassignment_desc },
};
const struct hr_struct_desc hr_list_partition_reassignments_response_desc = {
	.name = "ListPartitionReassignmentsResponse", .dflt = &hr_list_partition_reassignments_response_default, .size = sizeof(struct hr_list_partition_reassignments_response),
	.fields = hr_list_partition_reassignments_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_partition_reassignments_response, unknown_tags),
};
