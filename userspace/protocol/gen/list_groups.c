/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_groups.msg) by make regen; do not edit. */
#include <hr/protocol/gen/list_groups.h>

static const struct hr_list_groups_request hr_list_groups_request_default = { 0 };
static const struct hr_field_desc hr_list_groups_request_fields[] = {
	{ "statesFilter", offsetof(struct hr_list_groups_request, states_filter), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "typesFilter", offsetof(struct hr_list_groups_request, types_filter), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_groups_request_desc = {
	.name = "ListGroupsRequest", .dflt = &hr_list_groups_request_default, .size = sizeof(struct hr_list_groups_request),
	.fields = hr_list_groups_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_list_groups_request, unknown_tags),
};

static const struct hr_list_groups_response_listed_group hr_list_groups_response_listed_group_default = { 0 };
static const struct hr_field_desc hr_list_groups_response_listed_group_fields[] = {
	{ "groupId", offsetof(struct hr_list_groups_response_listed_group, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocolType", offsetof(struct hr_list_groups_response_listed_group, protocol_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupState", offsetof(struct hr_list_groups_response_listed_group, group_state), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupType", offsetof(struct hr_list_groups_response_listed_group, group_type), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_groups_response_listed_group_desc = {
	.name = "ListedGroup", .dflt = &hr_list_groups_response_listed_group_default, .size = sizeof(struct hr_list_groups_response_listed_group),
	.fields = hr_list_groups_response_listed_group_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_list_groups_response_listed_group, unknown_tags),
};

static const struct hr_list_groups_response hr_list_groups_response_default = { 0 };
static const struct hr_field_desc hr_list_groups_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_list_groups_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_list_groups_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groups", offsetof(struct hr_list_groups_response, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_groups_response_listed_group_desc },
};
const struct hr_struct_desc hr_list_groups_response_desc = {
	.name = "ListGroupsResponse", .dflt = &hr_list_groups_response_default, .size = sizeof(struct hr_list_groups_response),
	.fields = hr_list_groups_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_list_groups_response, unknown_tags),
};
