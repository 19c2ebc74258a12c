/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (consumer_group_describe.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CONSUMER_GROUP_DESCRIBE_H
#define HR_PROTOCOL_GEN_CONSUMER_GROUP_DESCRIBE_H

#include <hr/protocol/codec.h>

/* ConsumerGroupDescribeRequest v0-1 */
struct hr_consumer_group_describe_request {
	struct { struct hr_str *v; int32_t nr; } group_ids;
	bool include_authorized_operations;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_describe_request_desc;

/* ConsumerGroupDescribeResponse, TopicPartitions */
struct hr_consumer_group_describe_response_topic_partitions {
	struct hr_uuid topic_id;
	struct hr_str topic_name;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_describe_response_topic_partitions_desc;

/* ConsumerGroupDescribeResponse, Assignment */
struct hr_consumer_group_describe_response_assignment {
	struct { struct hr_consumer_group_describe_response_topic_partitions *v; int32_t nr; } topic_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_describe_response_assignment_desc;

/* ConsumerGroupDescribeResponse, Member */
struct hr_consumer_group_describe_response_member {
	struct hr_str member_id;
	struct hr_str instance_id; /* null v0+, default null */
	struct hr_str rack_id; /* null v0+, default null */
	int32_t member_epoch;
	struct hr_str client_id;
	struct hr_str client_host;
	struct { struct hr_str *v; int32_t nr; } subscribed_topic_names;
	struct hr_str subscribed_topic_regex; /* null v0+, default null */
	struct hr_consumer_group_describe_response_assignment assignment;
	struct hr_consumer_group_describe_response_assignment target_assignment;
	int8_t member_type; /* v1+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_describe_response_member_desc;

/* ConsumerGroupDescribeResponse, DescribedGroup */
struct hr_consumer_group_describe_response_described_group {
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_str group_id;
	struct hr_str group_state;
	int32_t group_epoch;
	int32_t assignment_epoch;
	struct hr_str assignor_name;
	struct { struct hr_consumer_group_describe_response_member *v; int32_t nr; } members;
	int32_t authorized_operations; /* default -2147483648 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_describe_response_described_group_desc;

/* ConsumerGroupDescribeResponse v0-1 */
struct hr_consumer_group_describe_response {
	int32_t throttle_time_ms;
	struct { struct hr_consumer_group_describe_response_described_group *v; int32_t nr; } groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_describe_response_desc;

#endif
