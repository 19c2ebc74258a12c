/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (find_coordinator.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_FIND_COORDINATOR_H
#define HR_PROTOCOL_GEN_FIND_COORDINATOR_H

#include <hr/protocol/codec.h>

/* FindCoordinatorRequest v0-6 */
struct hr_find_coordinator_request {
	struct hr_str key; /* v0-3 */
	int8_t key_type; /* v1+, default 0 */
	struct { struct hr_str *v; int32_t nr; } coordinator_keys; /* v4+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_find_coordinator_request_desc;

/* FindCoordinatorResponse, Coordinator */
struct hr_find_coordinator_response_coordinator {
	struct hr_str key;
	int32_t node_id;
	struct hr_str host;
	int32_t port;
	int16_t error_code;
	struct hr_str error_message; /* null v4+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_find_coordinator_response_coordinator_desc;

/* FindCoordinatorResponse v0-6 */
struct hr_find_coordinator_response {
	int32_t throttle_time_ms; /* v1+ */
	int16_t error_code; /* v0-3 */
	struct hr_str error_message; /* v1-3, null v1-3 */
	int32_t node_id; /* v0-3 */
	struct hr_str host; /* v0-3 */
	int32_t port; /* v0-3 */
	struct { struct hr_find_coordinator_response_coordinator *v; int32_t nr; } coordinators; /* v4+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_find_coordinator_response_desc;

#endif
