/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (push_telemetry.msg) by make regen; do not edit. */
#include <hr/protocol/gen/push_telemetry.h>

static const struct hr_push_telemetry_request hr_push_telemetry_request_default = { 0 };
static const struct hr_field_desc hr_push_telemetry_request_fields[] = {
	{ "clientInstanceId", offsetof(struct hr_push_telemetry_request, client_instance_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscriptionId", offsetof(struct hr_push_telemetry_request, subscription_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "terminating", offsetof(struct hr_push_telemetry_request, terminating), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "compressionType", offsetof(struct hr_push_telemetry_request, compression_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metrics", offsetof(struct hr_push_telemetry_request, metrics), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_push_telemetry_request_desc = {
	.name = "PushTelemetryRequest", .dflt = &hr_push_telemetry_request_default, .size = sizeof(struct hr_push_telemetry_request),
	.fields = hr_push_telemetry_request_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_push_telemetry_request, unknown_tags),
};

static const struct hr_push_telemetry_response hr_push_telemetry_response_default = { 0 };
static const struct hr_field_desc hr_push_telemetry_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_push_telemetry_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_push_telemetry_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_push_telemetry_response_desc = {
	.name = "PushTelemetryResponse", .dflt = &hr_push_telemetry_response_default, .size = sizeof(struct hr_push_telemetry_response),
	.fields = hr_push_telemetry_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_push_telemetry_response, unknown_tags),
};
