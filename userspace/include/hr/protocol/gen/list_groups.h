/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_groups.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_LIST_GROUPS_H
#define HR_PROTOCOL_GEN_LIST_GROUPS_H

#include <hr/protocol/codec.h>

/* ListGroupsRequest v0-5 */
struct hr_list_groups_request {
	struct { struct hr_str *v; int32_t nr; } states_filter; /* v4+ */
	struct { struct hr_str *v; int32_t nr; } types_filter; /* v5+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_groups_request_desc;

/* ListGroupsResponse, ListedGroup */
struct hr_list_groups_response_listed_group {
	struct hr_str group_id;
	struct hr_str protocol_type;
	struct hr_str group_state; /* v4+ */
	struct hr_str group_type; /* v5+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_groups_response_listed_group_desc;

/* ListGroupsResponse v0-5 */
struct hr_list_groups_response {
	int32_t throttle_time_ms; /* v1+ */
	int16_t error_code;
	struct { struct hr_list_groups_response_listed_group *v; int32_t nr; } groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_groups_response_desc;

#endif
