/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_groups.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DELETE_GROUPS_H
#define HR_PROTOCOL_GEN_DELETE_GROUPS_H

#include <hr/protocol/codec.h>

/* DeleteGroupsRequest v0-3 */
struct hr_delete_groups_request {
	struct { struct hr_str *v; int32_t nr; } groups_names;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_groups_request_desc;

/* DeleteGroupsResponse, DeletableGroupResult */
struct hr_delete_groups_response_deletable_group_result {
	struct hr_str group_id;
	int16_t error_code;
	struct hr_str error_message; /* v3+, null v3+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_groups_response_deletable_group_result_desc;

/* DeleteGroupsResponse v0-3 */
struct hr_delete_groups_response {
	int32_t throttle_time_ms;
	struct { struct hr_delete_groups_response_deletable_group_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_groups_response_desc;

#endif
