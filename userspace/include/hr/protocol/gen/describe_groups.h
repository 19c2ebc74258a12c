/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_groups.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_GROUPS_H
#define HR_PROTOCOL_GEN_DESCRIBE_GROUPS_H

#include <hr/protocol/codec.h>

/* DescribeGroupsRequest v0-6 */
struct hr_describe_groups_request {
	struct { struct hr_str *v; int32_t nr; } groups;
	bool include_authorized_operations; /* v3+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_groups_request_desc;

/* DescribeGroupsResponse, DescribedGroupMember */
struct hr_describe_groups_response_described_group_member {
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v4+, null v4+, default null */
	struct hr_str client_id;
	struct hr_str client_host;
	struct hr_slice member_metadata;
	struct hr_slice member_assignment;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_groups_response_described_group_member_desc;

/* DescribeGroupsResponse, DescribedGroup */
struct hr_describe_groups_response_described_group {
	int16_t error_code;
	struct hr_str error_message; /* v6+, null v6+, default null */
	struct hr_str group_id;
	struct hr_str group_state;
	struct hr_str protocol_type;
	struct hr_str protocol_data;
	struct { struct hr_describe_groups_response_described_group_member *v; int32_t nr; } members;
	int32_t authorized_operations; /* v3+, default -2147483648 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_groups_response_described_group_desc;

/* DescribeGroupsResponse v0-6 */
struct hr_describe_groups_response {
	int32_t throttle_time_ms; /* v1+ */
	struct { struct hr_describe_groups_response_described_group *v; int32_t nr; } groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_groups_response_desc;

#endif
