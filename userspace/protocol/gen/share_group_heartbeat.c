/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_group_heartbeat.msg) by make regen; do not edit. */
#include <hr/protocol/gen/share_group_heartbeat.h>

static const struct hr_share_group_heartbeat_request hr_share_group_heartbeat_request_default = { .rack_id = { NULL, -1 }, .subscribed_topic_names = { NULL, -1 } };
static const struct hr_field_desc hr_share_group_heartbeat_request_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_heartbeat_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_share_group_heartbeat_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_share_group_heartbeat_request, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_share_group_heartbeat_request, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "subscribedTopicNames", offsetof(struct hr_share_group_heartbeat_request, subscribed_topic_names), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_heartbeat_request_desc = {
	.name = "ShareGroupHeartbeatRequest", .dflt = &hr_share_group_heartbeat_request_default, .size = sizeof(struct hr_share_group_heartbeat_request),
	.fields = hr_share_group_heartbeat_request_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_heartbeat_request, unknown_tags),
};

static const struct hr_share_group_heartbeat_response_topic_partitions hr_share_group_heartbeat_response_topic_partitions_default = { 0 };
static const struct hr_field_desc hr_share_group_heartbeat_response_topic_partitions_fields[] = {
	{ "topicId", offsetof(struct hr_share_group_heartbeat_response_topic_partitions, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_share_group_heartbeat_response_topic_partitions, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_heartbeat_response_topic_partitions_desc = {
	.name = "TopicPartitions", .dflt = &hr_share_group_heartbeat_response_topic_partitions_default, .size = sizeof(struct hr_share_group_heartbeat_response_topic_partitions),
	.fields = hr_share_group_heartbeat_response_topic_partitions_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_heartbeat_response_topic_partitions, unknown_tags),
};

static const struct hr_share_group_heartbeat_response_assignment hr_share_group_heartbeat_response_assignment_default = { 0 };
static const struct hr_field_desc hr_share_group_heartbeat_response_assignment_fields[] = {
	{ "topicPartitions", offsetof(struct hr_share_group_heartbeat_response_assignment, topic_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_group_heartbeat_response_topic_partitions_desc },
};
const struct hr_struct_desc hr_share_group_heartbeat_response_assignment_desc = {
	.name = "Assignment", .dflt = &hr_share_group_heartbeat_response_assignment_default, .size = sizeof(struct hr_share_group_heartbeat_response_assignment),
	.fields = hr_share_group_heartbeat_response_assignment_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_heartbeat_response_assignment, unknown_tags),
};

static const struct hr_share_group_heartbeat_response hr_share_group_heartbeat_response_default = { .error_message = { NULL, -1 }, .member_id = { NULL, -1 } };
static const struct hr_field_desc hr_share_group_heartbeat_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_share_group_heartbeat_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_share_group_heartbeat_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_share_group_heartbeat_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_share_group_heartbeat_response, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_share_group_heartbeat_response, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "heartbeatIntervalMs", offsetof(struct hr_share_group_heartbeat_response, heartbeat_interval_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignment", offsetof(struct hr_share_group_heartbeat_response, assignment), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_share_group_heartbeat_response_assignment_desc },
};
const struct hr_struct_desc hr_share_group_heartbeat_response_desc = {
	.name = "ShareGroupHeartbeatResponse", .dflt = &hr_share_group_heartbeat_response_default, .size = sizeof(struct hr_share_group_heartbeat_response),
	.fields = hr_share_group_heartbeat_response_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_heartbeat_response, unknown_tags),
};
