/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (join_group.msg) by make regen; do not edit. */
#include <hr/protocol/gen/join_group.h>

static const struct hr_join_group_request_protocol hr_join_group_request_protocol_default = { 0 };
static const struct hr_field_desc hr_join_group_request_protocol_fields[] = {
	{ "name", offsetof(struct hr_join_group_request_protocol, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_join_group_request_protocol, metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_join_group_request_protocol_desc = {
	.name = "JoinGroupRequestProtocol", .dflt = &hr_join_group_request_protocol_default, .size = sizeof(struct hr_join_group_request_protocol),
	.fields = hr_join_group_request_protocol_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_join_group_request_protocol, unknown_tags),
};

static const struct hr_join_group_request hr_join_group_request_default = { .rebalance_timeout_ms = -1, .group_instance_id = { NULL, -1 }, .reason = { NULL, -1 } };
static const struct hr_field_desc hr_join_group_request_fields[] = {
	{ "groupId", offsetof(struct hr_join_group_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sessionTimeoutMs", offsetof(struct hr_join_group_request, session_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rebalanceTimeoutMs", offsetof(struct hr_join_group_request, rebalance_timeout_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_join_group_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_join_group_request, group_instance_id), HR_KIND_STRING, 0,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "protocolType", offsetof(struct hr_join_group_request, protocol_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocols", offsetof(struct hr_join_group_request, protocols), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_join_group_request_protocol_desc },
	{ "reason", offsetof(struct hr_join_group_request, reason), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 8, HR_VERSION_MAX }, { 8, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_join_group_request_desc = {
	.name = "JoinGroupRequest", .dflt = &hr_join_group_request_default, .size = sizeof(struct hr_join_group_request),
	.fields = hr_join_group_request_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 9 }, .flexible_from = 6, .tags_off = offsetof(struct hr_join_group_request, unknown_tags),
};

static const struct hr_join_group_response_member hr_join_group_response_member_default = { .group_instance_id = { NULL, -1 } };
static const struct hr_field_desc hr_join_group_response_member_fields[] = {
	{ "memberId", offsetof(struct hr_join_group_response_member, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_join_group_response_member, group_instance_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_join_group_response_member, metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_join_group_response_member_desc = {
	.name = "JoinGroupResponseMember", .dflt = &hr_join_group_response_member_default, .size = sizeof(struct hr_join_group_response_member),
	.fields = hr_join_group_response_member_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 6, .tags_off = offsetof(struct hr_join_group_response_member, unknown_tags),
};

static const struct hr_join_group_response hr_join_group_response_default = { .generation_id = -1, .protocol_type = { NULL, -1 } };
static const struct hr_field_desc hr_join_group_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_join_group_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_join_group_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "generationId", offsetof(struct hr_join_group_response, generation_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocolType", offsetof(struct hr_join_group_response, protocol_type), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 7, HR_VERSION_MAX }, { 7, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "protocolName", offsetof(struct hr_join_group_response, protocol_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 7, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "leader", offsetof(struct hr_join_group_response, leader), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "skipAssignment", offsetof(struct hr_join_group_response, skip_assignment), HR_KIND_BOOL, 0,
	  { 9, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_join_group_response, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "members", offsetof(struct hr_join_group_response, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_join_group_response_member_desc },
};
const struct hr_struct_desc hr_join_group_response_desc = {
	.name = "JoinGroupResponse", .dflt = &hr_join_group_response_default, .size = sizeof(struct hr_join_group_response),
	.fields = hr_join_group_response_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 9 }, .flexible_from = 6, .tags_off = offsetof(struct hr_join_group_response, unknown_tags),
};
