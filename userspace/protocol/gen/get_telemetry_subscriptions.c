/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (get_telemetry_subscriptions.msg) by make regen; do not edit. */
#include <hr/protocol/gen/get_telemetry_subscriptions.h>

static const struct hr_get_telemetry_subscriptions_request hr_get_telemetry_subscriptions_request_default = { 0 };
static const struct hr_field_desc hr_get_telemetry_subscriptions_request_fields[] = {
	{ "clientInstanceId", offsetof(struct hr_get_telemetry_subscriptions_request, client_instance_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_get_telemetry_subscriptions_request_desc = {
	.name = "GetTelemetrySubscriptionsRequest", .dflt = &hr_get_telemetry_subscriptions_request_default, .size = sizeof(struct hr_get_telemetry_subscriptions_request),
	.fields = hr_get_telemetry_subscriptions_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_get_telemetry_subscriptions_request, unknown_tags),
};

static const struct hr_get_telemetry_subscriptions_response hr_get_telemetry_subscriptions_response_default = { 0 };
static const struct hr_field_desc hr_get_telemetry_subscriptions_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_get_telemetry_subscriptions_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_get_telemetry_subscriptions_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientInstanceId", offsetof(struct hr_get_telemetry_subscriptions_response, client_instance_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscriptionId", offsetof(struct hr_get_telemetry_subscriptions_response, subscription_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "acceptedCompressionTypes", offsetof(struct hr_get_telemetry_subscriptions_response, accepted_compression_types), HR_KIND_INT8, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "pushIntervalMs", offsetof(struct hr_get_telemetry_subscriptions_response, push_interval_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "telemetryMaxBytes", offsetof(struct hr_get_telemetry_subscriptions_response, telemetry_max_bytes), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deltaTemporality", offsetof(struct hr_get_telemetry_subscriptions_response, delta_temporality), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "requestedMetrics", offsetof(struct hr_get_telemetry_subscriptions_response, requested_metrics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_get_telemetry_subscriptions_response_desc = {
	.name = "GetTelemetrySubscriptionsResponse", .dflt = &hr_get_telemetry_subscriptions_response_default, .size = sizeof(struct hr_get_telemetry_subscriptions_response),
	.fields = hr_get_telemetry_subscriptions_response_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_get_telemetry_subscriptions_response, unknown_tags),
};
