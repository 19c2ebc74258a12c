/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_groups.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_groups.h>

static const struct hr_describe_groups_request hr_describe_groups_request_default = { 0 };
static const struct hr_field_desc hr_describe_groups_request_fields[] = {
	{ "groups", offsetof(struct hr_describe_groups_request, groups), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeAuthorizedOperations", offsetof(struct hr_describe_groups_request, include_authorized_operations), HR_KIND_BOOL, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_groups_request_desc = {
	.name = "DescribeGroupsRequest", .dflt = &hr_describe_groups_request_default, .size = sizeof(struct hr_describe_groups_request),
	.fields = hr_describe_groups_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 6 }, .flexible_from = 5, .tags_off = offsetof(struct hr_describe_groups_request, unknown_tags),
};

static const struct hr_describe_groups_response_described_group_member hr_describe_groups_response_described_group_member_default = { .group_instance_id = { NULL, -1 } };
static const struct hr_field_desc hr_describe_groups_response_described_group_member_fields[] = {
	{ "memberId", offsetof(struct hr_describe_groups_response_described_group_member, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_describe_groups_response_described_group_member, group_instance_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 4, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_describe_groups_response_described_group_member, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_describe_groups_response_described_group_member, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberMetadata", offsetof(struct hr_describe_groups_response_described_group_member, member_metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberAssignment", offsetof(struct hr_describe_groups_response_described_group_member, member_assignment), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_groups_response_described_group_member_desc = {
	.name = "DescribedGroupMember", .dflt = &hr_describe_groups_response_described_group_member_default, .size = sizeof(struct hr_describe_groups_response_described_group_member),
	.fields = hr_describe_groups_response_described_group_member_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_describe_groups_response_described_group_member, unknown_tags),
};

static const struct hr_describe_groups_response_described_group hr_describe_groups_response_described_group_default = { .error_message = { NULL, -1 }, .authorized_operations = INT32_MIN };
static const struct hr_field_desc hr_describe_groups_response_described_group_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_groups_response_described_group, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_groups_response_described_group, error_message), HR_KIND_STRING, 0,
	  { 6, HR_VERSION_MAX }, { 6, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "groupId", offsetof(struct hr_describe_groups_response_described_group, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupState", offsetof(struct hr_describe_groups_response_described_group, group_state), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocolType", offsetof(struct hr_describe_groups_response_described_group, protocol_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocolData", offsetof(struct hr_describe_groups_response_described_group, protocol_data), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "members", offsetof(struct hr_describe_groups_response_described_group, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_groups_response_described_group_member_desc },
	{ "authorizedOperations", offsetof(struct hr_describe_groups_response_described_group, authorized_operations), HR_KIND_INT32, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_groups_response_described_group_desc = {
	.name = "DescribedGroup", .dflt = &hr_describe_groups_response_described_group_default, .size = sizeof(struct hr_describe_groups_response_described_group),
	.fields = hr_describe_groups_response_described_group_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_describe_groups_response_described_group, unknown_tags),
};

static const struct hr_describe_groups_response hr_describe_groups_response_default = { 0 };
static const struct hr_field_desc hr_describe_groups_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_groups_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groups", offsetof(struct hr_describe_groups_response, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_groups_response_described_group_desc },
};
const struct hr_struct_desc hr_describe_groups_response_desc = {
	.name = "DescribeGroupsResponse", .dflt = &hr_describe_groups_response_default, .size = sizeof(struct hr_describe_groups_response),
	.fields = hr_describe_groups_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 6 }, .flexible_from = 5, .tags_off = offsetof(struct hr_describe_groups_response, unknown_tags),
};
