/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (consumer_protocol.msg) by make regen; do not edit. */
#include <hr/protocol/gen/consumer_protocol.h>

static const struct hr_consumer_protocol_assignment_topic_partition hr_consumer_protocol_assignment_topic_partition_default = { 0 };
static const struct hr_field_desc hr_consumer_protocol_assignment_topic_partition_fields[] = {
	{ "topic", offsetof(struct hr_consumer_protocol_assignment_topic_partition, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_consumer_protocol_assignment_topic_partition, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_protocol_assignment_topic_partition_desc = {
	.name = "TopicPartition", .dflt = &hr_consumer_protocol_assignment_topic_partition_default, .size = sizeof(struct hr_consumer_protocol_assignment_topic_partition),
	.fields = hr_consumer_protocol_assignment_topic_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_protocol_assignment hr_consumer_protocol_assignment_default = { .user_data = { NULL, -1 } };
static const struct hr_field_desc hr_consumer_protocol_assignment_fields[] = {
	{ "assignedPartitions", offsetof(struct hr_consumer_protocol_assignment, assigned_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_protocol_assignment_topic_partition_desc },
	{ "userData", offsetof(struct hr_consumer_protocol_assignment, user_data), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_protocol_assignment_desc = {
	.name = "ConsumerProtocolAssignment", .dflt = &hr_consumer_protocol_assignment_default, .size = sizeof(struct hr_consumer_protocol_assignment),
	.fields = hr_consumer_protocol_assignment_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 3 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_protocol_subscription_topic_partition hr_consumer_protocol_subscription_topic_partition_default = { 0 };
static const struct hr_field_desc hr_consumer_protocol_subscription_topic_partition_fields[] = {
	{ "topic", offsetof(struct hr_consumer_protocol_subscription_topic_partition, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_consumer_protocol_subscription_topic_partition, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_protocol_subscription_topic_partition_desc = {
	.name = "TopicPartition", .dflt = &hr_consumer_protocol_subscription_topic_partition_default, .size = sizeof(struct hr_consumer_protocol_subscription_topic_partition),
	.fields = hr_consumer_protocol_subscription_topic_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_protocol_subscription hr_consumer_protocol_subscription_default = { .user_data = { NULL, -1 }, .generation_id = -1, .rack_id = { NULL, -1 } };
static const struct hr_field_desc hr_consumer_protocol_subscription_fields[] = {
	{ "topics", offsetof(struct hr_consumer_protocol_subscription, topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "userData", offsetof(struct hr_consumer_protocol_subscription, user_data), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "ownedPartitions", offsetof(struct hr_consumer_protocol_subscription, owned_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_protocol_subscription_topic_partition_desc },
	{ "generationId", offsetof(struct hr_consumer_protocol_subscription, generation_id), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_consumer_protocol_subscription, rack_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_protocol_subscription_desc = {
	.name = "ConsumerProtocolSubscription", .dflt = &hr_consumer_protocol_subscription_default, .size = sizeof(struct hr_consumer_protocol_subscription),
	.fields = hr_consumer_protocol_subscription_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 3 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};
