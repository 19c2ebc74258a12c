/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (leave_group.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_LEAVE_GROUP_H
#define HR_PROTOCOL_GEN_LEAVE_GROUP_H

#include <hr/protocol/codec.h>

/* LeaveGroupRequest, MemberIdentity */
struct hr_leave_group_request_member_identity {
	struct hr_str member_id;
	struct hr_str group_instance_id; /* null v3+, default null */
	struct hr_str reason; /* v5+, null v5+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_leave_group_request_member_identity_desc;

/* LeaveGroupRequest v0-5 */
struct hr_leave_group_request {
	struct hr_str group_id;
	struct hr_str member_id; /* v0-2 */
	struct { struct hr_leave_group_request_member_identity *v; int32_t nr; } members; /* v3+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_leave_group_request_desc;

/* LeaveGroupResponse, MemberResponse */
struct hr_leave_group_response_member_response {
	struct hr_str member_id;
	struct hr_str group_instance_id; /* null v3+ */
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_leave_group_response_member_response_desc;

/* LeaveGroupResponse v0-5 */
struct hr_leave_group_response {
	int32_t throttle_time_ms; /* v1+ */
	int16_t error_code;
	struct { struct hr_leave_group_response_member_response *v; int32_t nr; } members; /* v3+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_leave_group_response_desc;

#endif
