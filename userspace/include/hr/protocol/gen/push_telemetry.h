/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (push_telemetry.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_PUSH_TELEMETRY_H
#define HR_PROTOCOL_GEN_PUSH_TELEMETRY_H

#include <hr/protocol/codec.h>

/* PushTelemetryRequest v0 */
struct hr_push_telemetry_request {
	struct hr_uuid client_instance_id;
	int32_t subscription_id;
	bool terminating;
	int8_t compression_type;
	struct hr_slice metrics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_push_telemetry_request_desc;

/* PushTelemetryResponse v0 */
struct hr_push_telemetry_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_push_telemetry_response_desc;

#endif
