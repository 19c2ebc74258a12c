/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (leave_group.msg) by make regen; do not edit. */
#include <hr/protocol/gen/leave_group.h>

static const struct hr_leave_group_request_member_identity hr_leave_group_request_member_identity_default = { .group_instance_id = { NULL, -1 }, .reason = { NULL, -1 } };
static const struct hr_field_desc hr_leave_group_request_member_identity_fields[] = {
	{ "memberId", offsetof(struct hr_leave_group_request_member_identity, member_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_leave_group_request_member_identity, group_instance_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "reason", offsetof(struct hr_leave_group_request_member_identity, reason), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_leave_group_request_member_identity_desc = {
	.name = "MemberIdentity", .dflt = &hr_leave_group_request_member_identity_default, .size = sizeof(struct hr_leave_group_request_member_identity),
	.fields = hr_leave_group_request_member_identity_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 3, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_leave_group_request_member_identity, unknown_tags),
};

static const struct hr_leave_group_request hr_leave_group_request_default = { 0 };
static const struct hr_field_desc hr_leave_group_request_fields[] = {
	{ "groupId", offsetof(struct hr_leave_group_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_leave_group_request, member_id), HR_KIND_STRING, 0,
	  { 0, 2 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "members", offsetof(struct hr_leave_group_request, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_leave_group_request_member_identity_desc },
};
const struct hr_struct_desc hr_leave_group_request_desc = {
	.name = "LeaveGroupRequest", .dflt = &hr_leave_group_request_default, .size = sizeof(struct hr_leave_group_request),
	.fields = hr_leave_group_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 4, .tags_off = offsetof(struct hr_leave_group_request, unknown_tags),
};

static const struct hr_leave_group_response_member_response hr_leave_group_response_member_response_default = { 0 };
static const struct hr_field_desc hr_leave_group_response_member_response_fields[] = {
	{ "memberId", offsetof(struct hr_leave_group_response_member_response, member_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_leave_group_response_member_response, group_instance_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_leave_group_response_member_response, error_code), HR_KIND_INT16, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_leave_group_response_member_response_desc = {
	.name = "MemberResponse", .dflt = &hr_leave_group_response_member_response_default, .size = sizeof(struct hr_leave_group_response_member_response),
	.fields = hr_leave_group_response_member_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 3, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_leave_group_response_member_response, unknown_tags),
};

static const struct hr_leave_group_response hr_leave_group_response_default = { 0 };
static const struct hr_field_desc hr_leave_group_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_leave_group_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_leave_group_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "members", offsetof(struct hr_leave_group_response, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_leave_group_response_member_response_desc },
};
const struct hr_struct_desc hr_leave_group_response_desc = {
	.name = "LeaveGroupResponse", .dflt = &hr_leave_group_response_default, .size = sizeof(struct hr_leave_group_response),
	.fields = hr_leave_group_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 4, .tags_off = offsetof(struct hr_leave_group_response, unknown_tags),
};
