/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_groups.msg) by make regen; do not edit. */
#include <hr/protocol/gen/delete_groups.h>

static const struct hr_delete_groups_request hr_delete_groups_request_default = { 0 };
static const struct hr_field_desc hr_delete_groups_request_fields[] = {
	{ "groupsNames", offsetof(struct hr_delete_groups_request, groups_names), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_groups_request_desc = {
	.name = "DeleteGroupsRequest", .dflt = &hr_delete_groups_request_default, .size = sizeof(struct hr_delete_groups_request),
	.fields = hr_delete_groups_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_groups_request, unknown_tags),
};

static const struct hr_delete_groups_response_deletable_group_result hr_delete_groups_response_deletable_group_result_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_delete_groups_response_deletable_group_result_fields[] = {
	{ "groupId", offsetof(struct hr_delete_groups_response_deletable_group_result, group_id), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_delete_groups_response_deletable_group_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_groups_response_deletable_group_result, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_groups_response_deletable_group_result_desc = {
	.name = "DeletableGroupResult", .dflt = &hr_delete_groups_response_deletable_group_result_default, .size = sizeof(struct hr_delete_groups_response_deletable_group_result),
	.fields = hr_delete_groups_response_deletable_group_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_groups_response_deletable_group_result, unknown_tags),
};

static const struct hr_delete_groups_response hr_delete_groups_response_default = { 0 };
static const struct hr_field_desc hr_delete_groups_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_delete_groups_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "results", offsetof(struct hr_delete_groups_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_groups_response_deletable_group_result_desc },
};
const struct hr_struct_desc hr_delete_groups_response_desc = {
	.name = "DeleteGroupsResponse", .dflt = &hr_delete_groups_response_default, .size = sizeof(struct hr_delete_groups_response),
	.fields = hr_delete_groups_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 3 }, .flexible_from = 2, .tags_off = offsetof(struct hr_delete_groups_response, unknown_tags),
};
