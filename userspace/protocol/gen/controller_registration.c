/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (controller_registration.msg) by make regen; do not edit. */
#include <hr/protocol/gen/controller_registration.h>

static const struct hr_controller_registration_request_listener hr_controller_registration_request_listener_default = { 0 };
static const struct hr_field_desc hr_controller_registration_request_listener_fields[] = {
	{ "name", offsetof(struct hr_controller_registration_request_listener, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_controller_registration_request_listener, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_controller_registration_request_listener, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "securityProtocol", offsetof(struct hr_controller_registration_request_listener, security_protocol), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_controller_registration_request_listener_desc = {
	.name = "Listener", .dflt = &hr_controller_registration_request_listener_default, .size = sizeof(struct hr_controller_registration_request_listener),
	.fields = hr_controller_registration_request_listener_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_controller_registration_request_listener, unknown_tags),
};

static const struct hr_controller_registration_request_feature hr_controller_registration_request_feature_default = { 0 };
static const struct hr_field_desc hr_controller_registration_request_feature_fields[] = {
	{ "name", offsetof(struct hr_controller_registration_request_feature, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minSupportedVersion", offsetof(struct hr_controller_registration_request_feature, min_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxSupportedVersion", offsetof(struct hr_controller_registration_request_feature, max_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_controller_registration_request_feature_desc = {
	.name = "Feature", .dflt = &hr_controller_registration_request_feature_default, .size = sizeof(struct hr_controller_registration_request_feature),
	.fields = hr_controller_registration_request_feature_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_controller_registration_request_feature, unknown_tags),
};

static const struct hr_controller_registration_request hr_controller_registration_request_default = { 0 };
static const struct hr_field_desc hr_controller_registration_request_fields[] = {
	{ "controllerId", offsetof(struct hr_controller_registration_request, controller_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "incarnationId", offsetof(struct hr_controller_registration_request, incarnation_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "zkMigrationReady", offsetof(struct hr_controller_registration_request, zk_migration_ready), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "listeners", offsetof(struct hr_controller_registration_request, listeners), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_controller_registration_request_listener_desc },
	{ "features", offsetof(struct hr_controller_registration_request, features), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_controller_registration_request_feature_desc },
};
const struct hr_struct_desc hr_controller_registration_request_desc = {
	.name = "ControllerRegistrationRequest", .dflt = &hr_controller_registration_request_default, .size = sizeof(struct hr_controller_registration_request),
	.fields = hr_controller_registration_request_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_controller_registration_request, unknown_tags),
};

static const struct hr_controller_registration_response hr_controller_registration_response_default = { 0 };
static const struct hr_field_desc hr_controller_registration_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_controller_registration_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_controller_registration_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_controller_registration_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_controller_registration_response_desc = {
	.name = "ControllerRegistrationResponse", .dflt = &hr_controller_registration_response_default, .size = sizeof(struct hr_controller_registration_response),
	.fields = hr_controller_registration_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_controller_registration_response, unknown_tags),
};
