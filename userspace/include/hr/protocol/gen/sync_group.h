/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (sync_group.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SYNC_GROUP_H
#define HR_PROTOCOL_GEN_SYNC_GROUP_H

#include <hr/protocol/codec.h>

/* SyncGroupRequest, SyncGroupRequestAssignment */
struct hr_sync_group_request_assignment {
	struct hr_str member_id;
	struct hr_slice assignment;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_sync_group_request_assignment_desc;

/* SyncGroupRequest v0-5 */
struct hr_sync_group_request {
	struct hr_str group_id;
	int32_t generation_id;
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v3+, null v3+, default null */
	struct hr_str protocol_type; /* v5+, null v5+, default null */
	struct hr_str protocol_name; /* v5+, null v5+, default null */
	struct { struct hr_sync_group_request_assignment *v; int32_t nr; } assignments;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_sync_group_request_desc;

/* SyncGroupResponse v0-5 */
struct hr_sync_group_response {
	int32_t throttle_time_ms; /* v1+ */
	int16_t error_code;
	struct hr_str protocol_type; /* v5+, null v5+, default null */
	struct hr_str protocol_name; /* v5+, null v5+, default null */
	struct hr_slice assignment;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_sync_group_response_desc;

#endif
