/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (offset_delete.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_OFFSET_DELETE_H
#define HR_PROTOCOL_GEN_OFFSET_DELETE_H

#include <hr/protocol/codec.h>

/* OffsetDeleteRequest, OffsetDeleteRequestPartition */
struct hr_offset_delete_request_partition {
	int32_t partition_index;
};
extern const struct hr_struct_desc hr_offset_delete_request_partition_desc;

/* OffsetDeleteRequest, OffsetDeleteRequestTopic */
struct hr_offset_delete_request_topic {
	struct hr_str name;
	struct { struct hr_offset_delete_request_partition *v; int32_t nr; } partitions;
};
extern const struct hr_struct_desc hr_offset_delete_request_topic_desc;

/* OffsetDeleteRequest v0 */
struct hr_offset_delete_request {
	struct hr_str group_id;
	struct { struct hr_offset_delete_request_topic *v; int32_t nr; } topics;
};
extern const struct hr_struct_desc hr_offset_delete_request_desc;

/* OffsetDeleteResponse, OffsetDeleteResponsePartition */
struct hr_offset_delete_response_partition {
	int32_t partition_index;
	int16_t error_code;
};
extern const struct hr_struct_desc hr_offset_delete_response_partition_desc;

/* OffsetDeleteResponse, OffsetDeleteResponseTopic */
struct hr_offset_delete_response_topic {
	struct hr_str name;
	struct { struct hr_offset_delete_response_partition *v; int32_t nr; } partitions;
};
extern const struct hr_struct_desc hr_offset_delete_response_topic_desc;

/* OffsetDeleteResponse v0 */
struct hr_offset_delete_response {
	int16_t error_code;
	int32_t throttle_time_ms;
	struct { struct hr_offset_delete_response_topic *v; int32_t nr; } topics;
};
extern const struct hr_struct_desc hr_offset_delete_response_desc;

#endif
