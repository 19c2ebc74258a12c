/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (get_telemetry_subscriptions.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_GET_TELEMETRY_SUBSCRIPTIONS_H
#define HR_PROTOCOL_GEN_GET_TELEMETRY_SUBSCRIPTIONS_H

#include <hr/protocol/codec.h>

/* GetTelemetrySubscriptionsRequest v0 */
struct hr_get_telemetry_subscriptions_request {
	struct hr_uuid client_instance_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_get_telemetry_subscriptions_request_desc;

/* GetTelemetrySubscriptionsResponse v0 */
struct hr_get_telemetry_subscriptions_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_uuid client_instance_id;
	int32_t subscription_id;
	struct { int8_t *v; int32_t nr; } accepted_compression_types;
	int32_t push_interval_ms;
	int32_t telemetry_max_bytes;
	bool delta_temporality;
	struct { struct hr_str *v; int32_t nr; } requested_metrics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_get_telemetry_subscriptions_response_desc;

#endif
