/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (unregister_controller.msg) by make regen; do not edit. */
#include <hr/protocol/gen/unregister_controller.h>

static const struct hr_unregister_controller_request hr_unregister_controller_request_default = { 0 };
static const struct hr_field_desc hr_unregister_controller_request_fields[] = {
	{ "controllerId", offsetof(struct hr_unregister_controller_request, controller_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_unregister_controller_request_desc = {
	.name = "UnregisterControllerRequest", .dflt = &hr_unregister_controller_request_default, .size = sizeof(struct hr_unregister_controller_request),
	.fields = hr_unregister_controller_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_unregister_controller_request, unknown_tags),
};

static const struct hr_unregister_controller_response hr_unregister_controller_response_default = { 0 };
static const struct hr_field_desc hr_unregister_controller_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_unregister_controller_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_unregister_controller_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_unregister_controller_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_unregister_controller_response_desc = {
	.name = "UnregisterControllerResponse", .dflt = &hr_unregister_controller_response_default, .size = sizeof(struct hr_unregister_controller_response),
	.fields = hr_unregister_controller_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_unregister_controller_response, unknown_tags),
};
