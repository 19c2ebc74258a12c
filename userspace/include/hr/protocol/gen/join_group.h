/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (join_group.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_JOIN_GROUP_H
#define HR_PROTOCOL_GEN_JOIN_GROUP_H

#include <hr/protocol/codec.h>

/* JoinGroupRequest, JoinGroupRequestProtocol */
struct hr_join_group_request_protocol {
	struct hr_str name;
	struct hr_slice metadata;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_join_group_request_protocol_desc;

/* JoinGroupRequest v0-9 */
struct hr_join_group_request {
	struct hr_str group_id;
	int32_t session_timeout_ms;
	int32_t rebalance_timeout_ms; /* v1+, default -1 */
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v5+, null v5+, default null */
	struct hr_str protocol_type;
	struct { struct hr_join_group_request_protocol *v; int32_t nr; } protocols;
	struct hr_str reason; /* v8+, null v8+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_join_group_request_desc;

/* JoinGroupResponse, JoinGroupResponseMember */
struct hr_join_group_response_member {
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v5+, null v5+, default null */
	struct hr_slice metadata;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_join_group_response_member_desc;

/* JoinGroupResponse v0-9 */
struct hr_join_group_response {
	int32_t throttle_time_ms; /* v2+ */
	int16_t error_code;
	int32_t generation_id; /* default -1 */
	struct hr_str protocol_type; /* v7+, null v7+, default null */
	struct hr_str protocol_name; /* null v7+ */
	struct hr_str leader;
	bool skip_assignment; /* v9+, default false */
	struct hr_str member_id;
	struct { struct hr_join_group_response_member *v; int32_t nr; } members;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_join_group_response_desc;

#endif
