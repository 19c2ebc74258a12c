/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (find_coordinator.msg) by make regen; do not edit. */
#include <hr/protocol/gen/find_coordinator.h>

static const struct hr_find_coordinator_request hr_find_coordinator_request_default = { 0 };
static const struct hr_field_desc hr_find_coordinator_request_fields[] = {
	{ "key", offsetof(struct hr_find_coordinator_request, key), HR_KIND_STRING, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "keyType", offsetof(struct hr_find_coordinator_request, key_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "coordinatorKeys", offsetof(struct hr_find_coordinator_request, coordinator_keys), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_find_coordinator_request_desc = {
	.name = "FindCoordinatorRequest", .dflt = &hr_find_coordinator_request_default, .size = sizeof(struct hr_find_coordinator_request),
	.fields = hr_find_coordinator_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 6 }, .flexible_from = 3, .tags_off = offsetof(struct hr_find_coordinator_request, unknown_tags),
};

static const struct hr_find_coordinator_response_coordinator hr_find_coordinator_response_coordinator_default = { 0 };
static const struct hr_field_desc hr_find_coordinator_response_coordinator_fields[] = {
	{ "key", offsetof(struct hr_find_coordinator_response_coordinator, key), HR_KIND_STRING, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nodeId", offsetof(struct hr_find_coordinator_response_coordinator, node_id), HR_KIND_INT32, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_find_coordinator_response_coordinator, host), HR_KIND_STRING, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_find_coordinator_response_coordinator, port), HR_KIND_INT32, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_find_coordinator_response_coordinator, error_code), HR_KIND_INT16, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_find_coordinator_response_coordinator, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 4, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_find_coordinator_response_coordinator_desc = {
	.name = "Coordinator", .dflt = &hr_find_coordinator_response_coordinator_default, .size = sizeof(struct hr_find_coordinator_response_coordinator),
	.fields = hr_find_coordinator_response_coordinator_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 4, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_find_coordinator_response_coordinator, unknown_tags),
};

static const struct hr_find_coordinator_response hr_find_coordinator_response_default = { 0 };
static const struct hr_field_desc hr_find_coordinator_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_find_coordinator_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_find_coordinator_response, error_code), HR_KIND_INT16, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_find_coordinator_response, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 1, 3 }, { 1, 3 }, { 1, 0 }, -1, NULL },
	{ "nodeId", offsetof(struct hr_find_coordinator_response, node_id), HR_KIND_INT32, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_find_coordinator_response, host), HR_KIND_STRING, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_find_coordinator_response, port), HR_KIND_INT32, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "coordinators", offsetof(struct hr_find_coordinator_response, coordinators), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_find_coordinator_response_coordinator_desc },
};
const struct hr_struct_desc hr_find_coordinator_response_desc = {
	.name = "FindCoordinatorResponse", .dflt = &hr_find_coordinator_response_default, .size = sizeof(struct hr_find_coordinator_response),
	.fields = hr_find_coordinator_response_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 6 }, .flexible_from = 3, .tags_off = offsetof(struct hr_find_coordinator_response, unknown_tags),
};
