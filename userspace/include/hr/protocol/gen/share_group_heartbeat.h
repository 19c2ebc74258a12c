/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_group_heartbeat.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SHARE_GROUP_HEARTBEAT_H
#define HR_PROTOCOL_GEN_SHARE_GROUP_HEARTBEAT_H

#include <hr/protocol/codec.h>

/* ShareGroupHeartbeatRequest v1 */
struct hr_share_group_heartbeat_request {
	struct hr_str group_id;
	struct hr_str member_id;
	int32_t member_epoch;
	struct hr_str rack_id; /* null v0+, default null */
	struct { struct hr_str *v; int32_t nr; } subscribed_topic_names; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_heartbeat_request_desc;

/* ShareGroupHeartbeatResponse, TopicPartitions */
struct hr_share_group_heartbeat_response_topic_partitions {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_heartbeat_response_topic_partitions_desc;

/* ShareGroupHeartbeatResponse, Assignment */
struct hr_share_group_heartbeat_response_assignment {
	struct { struct hr_share_group_heartbeat_response_topic_partitions *v; int32_t nr; } topic_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_heartbeat_response_assignment_desc;

/* ShareGroupHeartbeatResponse v1 */
struct hr_share_group_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_str member_id; /* null v0+, default null */
	int32_t member_epoch;
	int32_t heartbeat_interval_ms;
	struct hr_share_group_heartbeat_response_assignment *assignment; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_heartbeat_response_desc;

#endif
