/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (heartbeat.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_HEARTBEAT_H
#define HR_PROTOCOL_GEN_HEARTBEAT_H

#include <hr/protocol/codec.h>

/* HeartbeatRequest v0-4 */
struct hr_heartbeat_request {
	struct hr_str group_id;
	int32_t generation_id;
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v3+, null v3+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_heartbeat_request_desc;

/* HeartbeatResponse v0-4 */
struct hr_heartbeat_response {
	int32_t throttle_time_ms; /* v1+ */
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_heartbeat_response_desc;

#endif
