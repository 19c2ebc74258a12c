/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (heartbeat.msg) by make regen; do not edit. */
#include <hr/protocol/gen/heartbeat.h>

static const struct hr_heartbeat_request hr_heartbeat_request_default = { .group_instance_id = { NULL, -1 } };
static const struct hr_field_desc hr_heartbeat_request_fields[] = {
	{ "groupId", offsetof(struct hr_heartbeat_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "generationId", offsetof(struct hr_heartbeat_request, generation_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_heartbeat_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_heartbeat_request, group_instance_id), HR_KIND_STRING, 0,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_heartbeat_request_desc = {
	.name = "HeartbeatRequest", .dflt = &hr_heartbeat_request_default, .size = sizeof(struct hr_heartbeat_request),
	.fields = hr_heartbeat_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_heartbeat_request, unknown_tags),
};

static const struct hr_heartbeat_response hr_heartbeat_response_default = { 0 };
static const struct hr_field_desc hr_heartbeat_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_heartbeat_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_heartbeat_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_heartbeat_response_desc = {
	.name = "HeartbeatResponse", .dflt = &hr_heartbeat_response_default, .size = sizeof(struct hr_heartbeat_response),
	.fields = hr_heartbeat_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_heartbeat_response, unknown_tags),
};
