/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (consumer_group_describe.msg) by make regen; do not edit. */
#include <hr/protocol/gen/consumer_group_describe.h>

static const struct hr_consumer_group_describe_request hr_consumer_group_describe_request_default = { 0 };
static const struct hr_field_desc hr_consumer_group_describe_request_fields[] = {
	{ "groupIds", offsetof(struct hr_consumer_group_describe_request, group_ids), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeAuthorizedOperations", offsetof(struct hr_consumer_group_describe_request, include_authorized_operations), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_describe_request_desc = {
	.name = "ConsumerGroupDescribeRequest", .dflt = &hr_consumer_group_describe_request_default, .size = sizeof(struct hr_consumer_group_describe_request),
	.fields = hr_consumer_group_describe_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_describe_request, unknown_tags),
};

static const struct hr_consumer_group_describe_response_topic_partitions hr_consumer_group_describe_response_topic_partitions_default = { 0 };
static const struct hr_field_desc hr_consumer_group_describe_response_topic_partitions_fields[] = {
	{ "topicId", offsetof(struct hr_consumer_group_describe_response_topic_partitions, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicName", offsetof(struct hr_consumer_group_describe_response_topic_partitions, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_consumer_group_describe_response_topic_partitions, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_describe_response_topic_partitions_desc = {
	.name = "TopicPartitions", .dflt = &hr_consumer_group_describe_response_topic_partitions_default, .size = sizeof(struct hr_consumer_group_describe_response_topic_partitions),
	.fields = hr_consumer_group_describe_response_topic_partitions_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_describe_response_topic_partitions, unknown_tags),
};

static const struct hr_consumer_group_describe_response_assignment hr_consumer_group_describe_response_assignment_default = { 0 };
static const struct hr_field_desc hr_consumer_group_describe_response_assignment_fields[] = {
	{ "topicPartitions", offsetof(struct hr_consumer_group_describe_response_assignment, topic_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_describe_response_topic_partitions_desc },
};
const struct hr_struct_desc hr_consumer_group_describe_response_assignment_desc = {
	.name = "Assignment", .dflt = &hr_consumer_group_describe_response_assignment_default, .size = sizeof(struct hr_consumer_group_describe_response_assignment),
	.fields = hr_consumer_group_describe_response_assignment_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_describe_response_assignment, unknown_tags),
};

static const struct hr_consumer_group_describe_response_member hr_consumer_group_describe_response_member_default = { .instance_id = { NULL, -1 }, .rack_id = { NULL, -1 }, .subscribed_topic_regex = { NULL, -1 }, .member_type = -1 };
static const struct hr_field_desc hr_consumer_group_describe_response_member_fields[] = {
	{ "memberId", offsetof(struct hr_consumer_group_describe_response_member, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "instanceId", offsetof(struct hr_consumer_group_describe_response_member, instance_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_consumer_group_describe_response_member, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_consumer_group_describe_response_member, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_consumer_group_describe_response_member, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_consumer_group_describe_response_member, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscribedTopicNames", offsetof(struct hr_consumer_group_describe_response_member, subscribed_topic_names), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscribedTopicRegex", offsetof(struct hr_consumer_group_describe_response_member, subscribed_topic_regex), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "assignment", offsetof(struct hr_consumer_group_describe_response_member, assignment), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_describe_response_assignment_desc },
	{ "targetAssignment", offsetof(struct hr_consumer_group_describe_response_member, target_assignment), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_describe_response_assignment_desc },
	{ "memberType", offsetof(struct hr_consumer_group_describe_response_member, member_type), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_describe_response_member_desc = {
	.name = "Member", .dflt = &hr_consumer_group_describe_response_member_default, .size = sizeof(struct hr_consumer_group_describe_response_member),
	.fields = hr_consumer_group_describe_response_member_fields, .field_nr = 11,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_describe_response_member, unknown_tags),
};

static const struct hr_consumer_group_describe_response_described_group hr_consumer_group_describe_response_described_group_default = { .error_message = { NULL, -1 }, .authorized_operations = INT32_MIN };
static const struct hr_field_desc hr_consumer_group_describe_response_described_group_fields[] = {
	{ "errorCode", offsetof(struct hr_consumer_group_describe_response_described_group, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_consumer_group_describe_response_described_group, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "groupId", offsetof(struct hr_consumer_group_describe_response_described_group, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupState", offsetof(struct hr_consumer_group_describe_response_described_group, group_state), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupEpoch", offsetof(struct hr_consumer_group_describe_response_described_group, group_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentEpoch", offsetof(struct hr_consumer_group_describe_response_described_group, assignment_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignorName", offsetof(struct hr_consumer_group_describe_response_described_group, assignor_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "members", offsetof(struct hr_consumer_group_describe_response_described_group, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_describe_response_member_desc },
	{ "authorizedOperations", offsetof(struct hr_consumer_group_describe_response_described_group, authorized_operations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_describe_response_described_group_desc = {
	.name = "DescribedGroup", .dflt = &hr_consumer_group_describe_response_described_group_default, .size = sizeof(struct hr_consumer_group_describe_response_described_group),
	.fields = hr_consumer_group_describe_response_described_group_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_describe_response_described_group, unknown_tags),
};

static const struct hr_consumer_group_describe_response hr_consumer_group_describe_response_default = { 0 };
static const struct hr_field_desc hr_consumer_group_describe_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_consumer_group_describe_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groups", offsetof(struct hr_consumer_group_describe_response, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_describe_response_described_group_desc },
};
const struct hr_struct_desc hr_consumer_group_describe_response_desc = {
	.name = "ConsumerGroupDescribeResponse", .dflt = &hr_consumer_group_describe_response_default, .size = sizeof(struct hr_consumer_group_describe_response),
	.fields = hr_consumer_group_describe_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_describe_response, unknown_tags),
};
