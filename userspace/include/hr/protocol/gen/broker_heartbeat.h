/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (broker_heartbeat.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_BROKER_HEARTBEAT_H
#define HR_PROTOCOL_GEN_BROKER_HEARTBEAT_H

#include <hr/protocol/codec.h>

/* BrokerHeartbeatRequest v0-2 */
struct hr_broker_heartbeat_request {
	int32_t broker_id;
	int64_t broker_epoch; /* default -1 */
	int64_t current_metadata_offset;
	bool want_fence;
	bool want_shut_down;
	struct { struct hr_uuid *v; int32_t nr; } offline_log_dirs; /* v1+, tag 0 */
	struct { struct hr_uuid *v; int32_t nr; } cordoned_log_dirs; /* v2+, tag 1, null v2+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_heartbeat_request_desc;

/* BrokerHeartbeatResponse v0-2 */
struct hr_broker_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	bool is_caught_up; /* default false */
	bool is_fenced; /* default true */
	bool should_shut_down;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_heartbeat_response_desc;

#endif
