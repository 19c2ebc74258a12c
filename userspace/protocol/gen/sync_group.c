/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (sync_group.msg) by make regen; do not edit. */
#include <hr/protocol/gen/sync_group.h>

static const struct hr_sync_group_request_assignment hr_sync_group_request_assignment_default = { 0 };
static const struct hr_field_desc hr_sync_group_request_assignment_fields[] = {
	{ "memberId", offsetof(struct hr_sync_group_request_assignment, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignment", offsetof(struct hr_sync_group_request_assignment, assignment), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_sync_group_request_assignment_desc = {
	.name = "SyncGroupRequestAssignment", .dflt = &hr_sync_group_request_assignment_default, .size = sizeof(struct hr_sync_group_request_assignment),
	.fields = hr_sync_group_request_assignment_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_sync_group_request_assignment, unknown_tags),
};

static const struct hr_sync_group_request hr_sync_group_request_default = { .group_instance_id = { NULL, -1 }, .protocol_type = { NULL, -1 }, .protocol_name = { NULL, -1 } };
static const struct hr_field_desc hr_sync_group_request_fields[] = {
	{ "groupId", offsetof(struct hr_sync_group_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "generationId", offsetof(struct hr_sync_group_request, generation_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_sync_group_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_sync_group_request, group_instance_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "protocolType", offsetof(struct hr_sync_group_request, protocol_type), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "protocolName", offsetof(struct hr_sync_group_request, protocol_name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "assignments", offsetof(struct hr_sync_group_request, assignments), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_sync_group_request_assignment_desc },
};
const struct hr_struct_desc hr_sync_group_request_desc = {
	.name = "SyncGroupRequest", .dflt = &hr_sync_group_request_default, .size = sizeof(struct hr_sync_group_request),
	.fields = hr_sync_group_request_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 4, .tags_off = offsetof(struct hr_sync_group_request, unknown_tags),
};

static const struct hr_sync_group_response hr_sync_group_response_default = { .protocol_type = { NULL, -1 }, .protocol_name = { NULL, -1 } };
static const struct hr_field_desc hr_sync_group_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_sync_group_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_sync_group_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocolType", offsetof(struct hr_sync_group_response, protocol_type), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "protocolName", offsetof(struct hr_sync_group_response, protocol_name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "assignment", offsetof(struct hr_sync_group_response, assignment), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_sync_group_response_desc = {
	.name = "SyncGroupResponse", .dflt = &hr_sync_group_response_default, .size = sizeof(struct hr_sync_group_response),
	.fields = hr_sync_group_response_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 4, .tags_off = offsetof(struct hr_sync_group_response, unknown_tags),
};
