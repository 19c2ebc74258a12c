/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (consumer_group_heartbeat.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CONSUMER_GROUP_HEARTBEAT_H
#define HR_PROTOCOL_GEN_CONSUMER_GROUP_HEARTBEAT_H

#include <hr/protocol/codec.h>

/* ConsumerGroupHeartbeatRequest, TopicPartitions */
struct hr_consumer_group_heartbeat_request_topic_partitions {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_heartbeat_request_topic_partitions_desc;

/* ConsumerGroupHeartbeatRequest v0-1 */
struct hr_consumer_group_heartbeat_request {
	struct hr_str group_id;
	struct hr_str member_id;
	int32_t member_epoch;
	struct hr_str instance_id; /* null v0+, default null */
	struct hr_str rack_id; /* null v0+, default null */
	int32_t rebalance_timeout_ms; /* default -1 */
	struct { struct hr_str *v; int32_t nr; } subscribed_topic_names; /* null v0+, default null */
	struct hr_str subscribed_topic_regex; /* v1+, null v1+, default null */
	struct hr_str server_assignor; /* null v0+, default null */
	struct { struct hr_consumer_group_heartbeat_request_topic_partitions *v; int32_t nr; } topic_partitions; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_heartbeat_request_desc;

/* ConsumerGroupHeartbeatResponse, TopicPartitions */
struct hr_consumer_group_heartbeat_response_topic_partitions {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_heartbeat_response_topic_partitions_desc;

/* ConsumerGroupHeartbeatResponse, Assignment */
struct hr_consumer_group_heartbeat_response_assignment {
	struct { struct hr_consumer_group_heartbeat_response_topic_partitions *v; int32_t nr; } topic_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_heartbeat_response_assignment_desc;

/* ConsumerGroupHeartbeatResponse v0-1 */
struct hr_consumer_group_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_str member_id; /* null v0+, default null */
	int32_t member_epoch;
	int32_t heartbeat_interval_ms;
	struct hr_consumer_group_heartbeat_response_assignment *assignment; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_heartbeat_response_desc;

#endif
