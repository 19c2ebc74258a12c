/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_share_group_offsets.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DELETE_SHARE_GROUP_OFFSETS_H
#define HR_PROTOCOL_GEN_DELETE_SHARE_GROUP_OFFSETS_H

#include <hr/protocol/codec.h>

/* DeleteShareGroupOffsetsRequest, DeleteShareGroupOffsetsRequestTopic */
struct hr_delete_share_group_offsets_request_topic {
	struct hr_str topic_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_offsets_request_topic_desc;

/* DeleteShareGroupOffsetsRequest v0 */
struct hr_delete_share_group_offsets_request {
	struct hr_str group_id;
	struct { struct hr_delete_share_group_offsets_request_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_offsets_request_desc;

/* DeleteShareGroupOffsetsResponse, DeleteShareGroupOffsetsResponseTopic */
struct hr_delete_share_group_offsets_response_topic {
	struct hr_str topic_name;
	struct hr_uuid topic_id;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_offsets_response_topic_desc;

/* DeleteShareGroupOffsetsResponse v0 */
struct hr_delete_share_group_offsets_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct { struct hr_delete_share_group_offsets_response_topic *v; int32_t nr; } responses;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_share_group_offsets_response_desc;

#endif
