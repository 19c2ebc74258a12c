/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (consumer_protocol.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CONSUMER_PROTOCOL_H
#define HR_PROTOCOL_GEN_CONSUMER_PROTOCOL_H

#include <hr/protocol/codec.h>

/* ConsumerProtocolAssignment, TopicPartition */
struct hr_consumer_protocol_assignment_topic_partition {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partitions;
};
extern const struct hr_struct_desc hr_consumer_protocol_assignment_topic_partition_desc;

/* ConsumerProtocolAssignment v0-3 */
struct hr_consumer_protocol_assignment {
	struct { struct hr_consumer_protocol_assignment_topic_partition *v; int32_t nr; } assigned_partitions;
	struct hr_slice user_data; /* null v0+, default null */
};
extern const struct hr_struct_desc hr_consumer_protocol_assignment_desc;

/* ConsumerProtocolSubscription, TopicPartition */
struct hr_consumer_protocol_subscription_topic_partition {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partitions;
};
extern const struct hr_struct_desc hr_consumer_protocol_subscription_topic_partition_desc;

/* ConsumerProtocolSubscription v0-3 */
struct hr_consumer_protocol_subscription {
	struct { struct hr_str *v; int32_t nr; } topics;
	struct hr_slice user_data; /* null v0+, default null */
	struct { struct hr_consumer_protocol_subscription_topic_partition *v; int32_t nr; } owned_partitions; /* v1+ */
	int32_t generation_id; /* v2+, default -1 */
	struct hr_str rack_id; /* v3+, null v3+, default null */
};
extern const struct hr_struct_desc hr_consumer_protocol_subscription_desc;

#endif
