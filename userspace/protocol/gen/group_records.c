/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (group_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/group_records.h>

static const struct hr_legacy_offset_commit_key hr_legacy_offset_commit_key_default = { 0 };
static const struct hr_field_desc hr_legacy_offset_commit_key_fields[] = {
	{ "group", offsetof(struct hr_legacy_offset_commit_key, group), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topic", offsetof(struct hr_legacy_offset_commit_key, topic), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_legacy_offset_commit_key, partition), HR_KIND_INT32, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_legacy_offset_commit_key_desc = {
	.name = "LegacyOffsetCommitKey", .dflt = &hr_legacy_offset_commit_key_default, .size = sizeof(struct hr_legacy_offset_commit_key),
	.fields = hr_legacy_offset_commit_key_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_legacy_offset_commit_value hr_legacy_offset_commit_value_default = { 0 };
static const struct hr_field_desc hr_legacy_offset_commit_value_fields[] = {
	{ "offset", offsetof(struct hr_legacy_offset_commit_value, offset), HR_KIND_INT64, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_legacy_offset_commit_value, metadata), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "commitTimestamp", offsetof(struct hr_legacy_offset_commit_value, commit_timestamp), HR_KIND_INT64, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_legacy_offset_commit_value_desc = {
	.name = "LegacyOffsetCommitValue", .dflt = &hr_legacy_offset_commit_value_default, .size = sizeof(struct hr_legacy_offset_commit_value),
	.fields = hr_legacy_offset_commit_value_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_commit_key hr_offset_commit_key_default = { 0 };
static const struct hr_field_desc hr_offset_commit_key_fields[] = {
	{ "group", offsetof(struct hr_offset_commit_key, group), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topic", offsetof(struct hr_offset_commit_key, topic), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_offset_commit_key, partition), HR_KIND_INT32, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_offset_commit_key_desc = {
	.name = "OffsetCommitKey", .dflt = &hr_offset_commit_key_default, .size = sizeof(struct hr_offset_commit_key),
	.fields = hr_offset_commit_key_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_offset_commit_value hr_offset_commit_value_default = { .leader_epoch = -1, .expire_timestamp = -1 };
static const struct hr_field_desc hr_offset_commit_value_fields[] = {
	{ "offset", offsetof(struct hr_offset_commit_value, offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_offset_commit_value, leader_epoch), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_offset_commit_value, metadata), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "commitTimestamp", offsetof(struct hr_offset_commit_value, commit_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "expireTimestamp", offsetof(struct hr_offset_commit_value, expire_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_offset_commit_value, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 4, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_offset_commit_value_tags[] = { 5 };
const struct hr_struct_desc hr_offset_commit_value_desc = {
	.name = "OffsetCommitValue", .dflt = &hr_offset_commit_value_default, .size = sizeof(struct hr_offset_commit_value),
	.fields = hr_offset_commit_value_fields, .field_nr = 6,
	.tags = hr_offset_commit_value_tags, .tag_nr = 1,
	.versions = { 0, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_offset_commit_value, unknown_tags),
};

static const struct hr_group_metadata_key hr_group_metadata_key_default = { 0 };
static const struct hr_field_desc hr_group_metadata_key_fields[] = {
	{ "group", offsetof(struct hr_group_metadata_key, group), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_group_metadata_key_desc = {
	.name = "GroupMetadataKey", .dflt = &hr_group_metadata_key_default, .size = sizeof(struct hr_group_metadata_key),
	.fields = hr_group_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_group_metadata_value_member_metadata hr_group_metadata_value_member_metadata_default = { .group_instance_id = { NULL, -1 }, .rebalance_timeout = -1 };
static const struct hr_field_desc hr_group_metadata_value_member_metadata_fields[] = {
	{ "memberId", offsetof(struct hr_group_metadata_value_member_metadata, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupInstanceId", offsetof(struct hr_group_metadata_value_member_metadata, group_instance_id), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_group_metadata_value_member_metadata, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_group_metadata_value_member_metadata, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rebalanceTimeout", offsetof(struct hr_group_metadata_value_member_metadata, rebalance_timeout), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sessionTimeout", offsetof(struct hr_group_metadata_value_member_metadata, session_timeout), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscription", offsetof(struct hr_group_metadata_value_member_metadata, subscription), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignment", offsetof(struct hr_group_metadata_value_member_metadata, assignment), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_group_metadata_value_member_metadata_desc = {
	.name = "MemberMetadata", .dflt = &hr_group_metadata_value_member_metadata_default, .size = sizeof(struct hr_group_metadata_value_member_metadata),
	.fields = hr_group_metadata_value_member_metadata_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 4, .tags_off = offsetof(struct hr_group_metadata_value_member_metadata, unknown_tags),
};

static const struct hr_group_metadata_value hr_group_metadata_value_default = { .current_state_timestamp = -1 };
static const struct hr_field_desc hr_group_metadata_value_fields[] = {
	{ "protocolType", offsetof(struct hr_group_metadata_value, protocol_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "generation", offsetof(struct hr_group_metadata_value, generation), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "protocol", offsetof(struct hr_group_metadata_value, protocol), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "leader", offsetof(struct hr_group_metadata_value, leader), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "currentStateTimestamp", offsetof(struct hr_group_metadata_value, current_state_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "members", offsetof(struct hr_group_metadata_value, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_group_metadata_value_member_metadata_desc },
};
const struct hr_struct_desc hr_group_metadata_value_desc = {
	.name = "GroupMetadataValue", .dflt = &hr_group_metadata_value_default, .size = sizeof(struct hr_group_metadata_value),
	.fields = hr_group_metadata_value_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 4, .tags_off = offsetof(struct hr_group_metadata_value, unknown_tags),
};

static const struct hr_consumer_group_metadata_key hr_consumer_group_metadata_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_metadata_key_desc = {
	.name = "ConsumerGroupMetadataKey", .dflt = &hr_consumer_group_metadata_key_default, .size = sizeof(struct hr_consumer_group_metadata_key),
	.fields = hr_consumer_group_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_metadata_value hr_consumer_group_metadata_value_default = { 0 };
static const struct hr_field_desc hr_consumer_group_metadata_value_fields[] = {
	{ "epoch", offsetof(struct hr_consumer_group_metadata_value, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadataHash", offsetof(struct hr_consumer_group_metadata_value, metadata_hash), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_consumer_group_metadata_value_tags[] = { 1 };
const struct hr_struct_desc hr_consumer_group_metadata_value_desc = {
	.name = "ConsumerGroupMetadataValue", .dflt = &hr_consumer_group_metadata_value_default, .size = sizeof(struct hr_consumer_group_metadata_value),
	.fields = hr_consumer_group_metadata_value_fields, .field_nr = 2,
	.tags = hr_consumer_group_metadata_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_metadata_value, unknown_tags),
};

static const struct hr_consumer_group_partition_metadata_key hr_consumer_group_partition_metadata_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_partition_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_partition_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_partition_metadata_key_desc = {
	.name = "ConsumerGroupPartitionMetadataKey", .dflt = &hr_consumer_group_partition_metadata_key_default, .size = sizeof(struct hr_consumer_group_partition_metadata_key),
	.fields = hr_consumer_group_partition_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_partition_metadata_value_partition_metadata hr_consumer_group_partition_metadata_value_partition_metadata_default = { 0 };
static const struct hr_field_desc hr_consumer_group_partition_metadata_value_partition_metadata_fields[] = {
	{ "partition", offsetof(struct hr_consumer_group_partition_metadata_value_partition_metadata, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "racks", offsetof(struct hr_consumer_group_partition_metadata_value_partition_metadata, racks), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_partition_metadata_value_partition_metadata_desc = {
	.name = "PartitionMetadata", .dflt = &hr_consumer_group_partition_metadata_value_partition_metadata_default, .size = sizeof(struct hr_consumer_group_partition_metadata_value_partition_metadata),
	.fields = hr_consumer_group_partition_metadata_value_partition_metadata_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_partition_metadata_value_partition_metadata, unknown_tags),
};

static const struct hr_consumer_group_partition_metadata_value_topic_metadata hr_consumer_group_partition_metadata_value_topic_metadata_default = { 0 };
static const struct hr_field_desc hr_consumer_group_partition_metadata_value_topic_metadata_fields[] = {
	{ "topicId", offsetof(struct hr_consumer_group_partition_metadata_value_topic_metadata, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicName", offsetof(struct hr_consumer_group_partition_metadata_value_topic_metadata, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "numPartitions", offsetof(struct hr_consumer_group_partition_metadata_value_topic_metadata, num_partitions), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionMetadata", offsetof(struct hr_consumer_group_partition_metadata_value_topic_metadata, partition_metadata), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_partition_metadata_value_partition_metadata_desc },
};
const struct hr_struct_desc hr_consumer_group_partition_metadata_value_topic_metadata_desc = {
	.name = "TopicMetadata", .dflt = &hr_consumer_group_partition_metadata_value_topic_metadata_default, .size = sizeof(struct hr_consumer_group_partition_metadata_value_topic_metadata),
	.fields = hr_consumer_group_partition_metadata_value_topic_metadata_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_partition_metadata_value_topic_metadata, unknown_tags),
};

static const struct hr_consumer_group_partition_metadata_value hr_consumer_group_partition_metadata_value_default = { 0 };
static const struct hr_field_desc hr_consumer_group_partition_metadata_value_fields[] = {
	{ "topics", offsetof(struct hr_consumer_group_partition_metadata_value, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_partition_metadata_value_topic_metadata_desc },
};
const struct hr_struct_desc hr_consumer_group_partition_metadata_value_desc = {
	.name = "ConsumerGroupPartitionMetadataValue", .dflt = &hr_consumer_group_partition_metadata_value_default, .size = sizeof(struct hr_consumer_group_partition_metadata_value),
	.fields = hr_consumer_group_partition_metadata_value_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_partition_metadata_value, unknown_tags),
};

static const struct hr_consumer_group_member_metadata_key hr_consumer_group_member_metadata_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_member_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_member_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_consumer_group_member_metadata_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_member_metadata_key_desc = {
	.name = "ConsumerGroupMemberMetadataKey", .dflt = &hr_consumer_group_member_metadata_key_default, .size = sizeof(struct hr_consumer_group_member_metadata_key),
	.fields = hr_consumer_group_member_metadata_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_member_metadata_value_classic_protocol hr_consumer_group_member_metadata_value_classic_protocol_default = { 0 };
static const struct hr_field_desc hr_consumer_group_member_metadata_value_classic_protocol_fields[] = {
	{ "name", offsetof(struct hr_consumer_group_member_metadata_value_classic_protocol, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadata", offsetof(struct hr_consumer_group_member_metadata_value_classic_protocol, metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_member_metadata_value_classic_protocol_desc = {
	.name = "ClassicProtocol", .dflt = &hr_consumer_group_member_metadata_value_classic_protocol_default, .size = sizeof(struct hr_consumer_group_member_metadata_value_classic_protocol),
	.fields = hr_consumer_group_member_metadata_value_classic_protocol_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_member_metadata_value_classic_protocol, unknown_tags),
};

static const struct hr_consumer_group_member_metadata_value_classic_member_metadata hr_consumer_group_member_metadata_value_classic_member_metadata_default = { 0 };
static const struct hr_field_desc hr_consumer_group_member_metadata_value_classic_member_metadata_fields[] = {
	{ "sessionTimeoutMs", offsetof(struct hr_consumer_group_member_metadata_value_classic_member_metadata, session_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "supportedProtocols", offsetof(struct hr_consumer_group_member_metadata_value_classic_member_metadata, supported_protocols), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_member_metadata_value_classic_protocol_desc },
};
const struct hr_struct_desc hr_consumer_group_member_metadata_value_classic_member_metadata_desc = {
	.name = "ClassicMemberMetadata", .dflt = &hr_consumer_group_member_metadata_value_classic_member_metadata_default, .size = sizeof(struct hr_consumer_group_member_metadata_value_classic_member_metadata),
	.fields = hr_consumer_group_member_metadata_value_classic_member_metadata_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_member_metadata_value_classic_member_metadata, unknown_tags),
};

static const struct hr_consumer_group_member_metadata_value hr_consumer_group_member_metadata_value_default = { .rebalance_timeout_ms = -1, .classic_member_metadata = (struct hr_consumer_group_member_metadata_value_classic_member_metadata *)&hr_consumer_group_member_metadata_value_classic_member_metadata_default };
static const struct hr_field_desc hr_consumer_group_member_metadata_value_fields[] = {
	{ "instanceId", offsetof(struct hr_consumer_group_member_metadata_value, instance_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_consumer_group_member_metadata_value, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_consumer_group_member_metadata_value, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_consumer_group_member_metadata_value, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscribedTopicNames", offsetof(struct hr_consumer_group_member_metadata_value, subscribed_topic_names), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscribedTopicRegex", offsetof(struct hr_consumer_group_member_metadata_value, subscribed_topic_regex), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rebalanceTimeoutMs", offsetof(struct hr_consumer_group_member_metadata_value, rebalance_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "serverAssignor", offsetof(struct hr_consumer_group_member_metadata_value, server_assignor), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "classicMemberMetadata", offsetof(struct hr_consumer_group_member_metadata_value, classic_member_metadata), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, &hr_consumer_group_member_metadata_value_classic_member_metadata_desc },
};
static const uint8_t hr_consumer_group_member_metadata_value_tags[] = { 8 };
const struct hr_struct_desc hr_consumer_group_member_metadata_value_desc = {
	.name = "ConsumerGroupMemberMetadataValue", .dflt = &hr_consumer_group_member_metadata_value_default, .size = sizeof(struct hr_consumer_group_member_metadata_value),
	.fields = hr_consumer_group_member_metadata_value_fields, .field_nr = 9,
	.tags = hr_consumer_group_member_metadata_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_member_metadata_value, unknown_tags),
};

static const struct hr_consumer_group_target_assignment_metadata_key hr_consumer_group_target_assignment_metadata_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_target_assignment_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_target_assignment_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_target_assignment_metadata_key_desc = {
	.name = "ConsumerGroupTargetAssignmentMetadataKey", .dflt = &hr_consumer_group_target_assignment_metadata_key_default, .size = sizeof(struct hr_consumer_group_target_assignment_metadata_key),
	.fields = hr_consumer_group_target_assignment_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_target_assignment_metadata_value hr_consumer_group_target_assignment_metadata_value_default = { 0 };
static const struct hr_field_desc hr_consumer_group_target_assignment_metadata_value_fields[] = {
	{ "assignmentEpoch", offsetof(struct hr_consumer_group_target_assignment_metadata_value, assignment_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentTimestamp", offsetof(struct hr_consumer_group_target_assignment_metadata_value, assignment_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_consumer_group_target_assignment_metadata_value_tags[] = { 1 };
const struct hr_struct_desc hr_consumer_group_target_assignment_metadata_value_desc = {
	.name = "ConsumerGroupTargetAssignmentMetadataValue", .dflt = &hr_consumer_group_target_assignment_metadata_value_default, .size = sizeof(struct hr_consumer_group_target_assignment_metadata_value),
	.fields = hr_consumer_group_target_assignment_metadata_value_fields, .field_nr = 2,
	.tags = hr_consumer_group_target_assignment_metadata_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_target_assignment_metadata_value, unknown_tags),
};

static const struct hr_consumer_group_target_assignment_member_key hr_consumer_group_target_assignment_member_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_target_assignment_member_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_target_assignment_member_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_consumer_group_target_assignment_member_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_target_assignment_member_key_desc = {
	.name = "ConsumerGroupTargetAssignmentMemberKey", .dflt = &hr_consumer_group_target_assignment_member_key_default, .size = sizeof(struct hr_consumer_group_target_assignment_member_key),
	.fields = hr_consumer_group_target_assignment_member_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_target_assignment_member_value_topic_partition hr_consumer_group_target_assignment_member_value_topic_partition_default = { 0 };
static const struct hr_field_desc hr_consumer_group_target_assignment_member_value_topic_partition_fields[] = {
	{ "topicId", offsetof(struct hr_consumer_group_target_assignment_member_value_topic_partition, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_consumer_group_target_assignment_member_value_topic_partition, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_target_assignment_member_value_topic_partition_desc = {
	.name = "TopicPartition", .dflt = &hr_consumer_group_target_assignment_member_value_topic_partition_default, .size = sizeof(struct hr_consumer_group_target_assignment_member_value_topic_partition),
	.fields = hr_consumer_group_target_assignment_member_value_topic_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_target_assignment_member_value_topic_partition, unknown_tags),
};

static const struct hr_consumer_group_target_assignment_member_value hr_consumer_group_target_assignment_member_value_default = { 0 };
static const struct hr_field_desc hr_consumer_group_target_assignment_member_value_fields[] = {
	{ "topicPartitions", offsetof(struct hr_consumer_group_target_assignment_member_value, topic_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_target_assignment_member_value_topic_partition_desc },
};
const struct hr_struct_desc hr_consumer_group_target_assignment_member_value_desc = {
	.name = "ConsumerGroupTargetAssignmentMemberValue", .dflt = &hr_consumer_group_target_assignment_member_value_default, .size = sizeof(struct hr_consumer_group_target_assignment_member_value),
	.fields = hr_consumer_group_target_assignment_member_value_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_target_assignment_member_value, unknown_tags),
};

static const struct hr_consumer_group_current_member_assignment_key hr_consumer_group_current_member_assignment_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_current_member_assignment_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_current_member_assignment_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_consumer_group_current_member_assignment_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_current_member_assignment_key_desc = {
	.name = "ConsumerGroupCurrentMemberAssignmentKey", .dflt = &hr_consumer_group_current_member_assignment_key_default, .size = sizeof(struct hr_consumer_group_current_member_assignment_key),
	.fields = hr_consumer_group_current_member_assignment_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_current_member_assignment_value_topic_partitions hr_consumer_group_current_member_assignment_value_topic_partitions_default = { 0 };
static const struct hr_field_desc hr_consumer_group_current_member_assignment_value_topic_partitions_fields[] = {
	{ "topicId", offsetof(struct hr_consumer_group_current_member_assignment_value_topic_partitions, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_consumer_group_current_member_assignment_value_topic_partitions, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentEpochs", offsetof(struct hr_consumer_group_current_member_assignment_value_topic_partitions, assignment_epochs), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_consumer_group_current_member_assignment_value_topic_partitions_tags[] = { 2 };
const struct hr_struct_desc hr_consumer_group_current_member_assignment_value_topic_partitions_desc = {
	.name = "TopicPartitions", .dflt = &hr_consumer_group_current_member_assignment_value_topic_partitions_default, .size = sizeof(struct hr_consumer_group_current_member_assignment_value_topic_partitions),
	.fields = hr_consumer_group_current_member_assignment_value_topic_partitions_fields, .field_nr = 3,
	.tags = hr_consumer_group_current_member_assignment_value_topic_partitions_tags, .tag_nr = 1,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_current_member_assignment_value_topic_partitions, unknown_tags),
};

static const struct hr_consumer_group_current_member_assignment_value hr_consumer_group_current_member_assignment_value_default = { 0 };
static const struct hr_field_desc hr_consumer_group_current_member_assignment_value_fields[] = {
	{ "memberEpoch", offsetof(struct hr_consumer_group_current_member_assignment_value, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "previousMemberEpoch", offsetof(struct hr_consumer_group_current_member_assignment_value, previous_member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "state", offsetof(struct hr_consumer_group_current_member_assignment_value, state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignedPartitions", offsetof(struct hr_consumer_group_current_member_assignment_value, assigned_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_current_member_assignment_value_topic_partitions_desc },
	{ "partitionsPendingRevocation", offsetof(struct hr_consumer_group_current_member_assignment_value, partitions_pending_revocation), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_consumer_group_current_member_assignment_value_topic_partitions_desc },
};
const struct hr_struct_desc hr_consumer_group_current_member_assignment_value_desc = {
	.name = "ConsumerGroupCurrentMemberAssignmentValue", .dflt = &hr_consumer_group_current_member_assignment_value_default, .size = sizeof(struct hr_consumer_group_current_member_assignment_value),
	.fields = hr_consumer_group_current_member_assignment_value_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_current_member_assignment_value, unknown_tags),
};

static const struct hr_share_group_member_metadata_key hr_share_group_member_metadata_key_default = { 0 };
static const struct hr_field_desc hr_share_group_member_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_member_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_share_group_member_metadata_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_member_metadata_key_desc = {
	.name = "ShareGroupMemberMetadataKey", .dflt = &hr_share_group_member_metadata_key_default, .size = sizeof(struct hr_share_group_member_metadata_key),
	.fields = hr_share_group_member_metadata_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_group_member_metadata_value hr_share_group_member_metadata_value_default = { 0 };
static const struct hr_field_desc hr_share_group_member_metadata_value_fields[] = {
	{ "rackId", offsetof(struct hr_share_group_member_metadata_value, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_share_group_member_metadata_value, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_share_group_member_metadata_value, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subscribedTopicNames", offsetof(struct hr_share_group_member_metadata_value, subscribed_topic_names), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_member_metadata_value_desc = {
	.name = "ShareGroupMemberMetadataValue", .dflt = &hr_share_group_member_metadata_value_default, .size = sizeof(struct hr_share_group_member_metadata_value),
	.fields = hr_share_group_member_metadata_value_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_member_metadata_value, unknown_tags),
};

static const struct hr_share_group_metadata_key hr_share_group_metadata_key_default = { 0 };
static const struct hr_field_desc hr_share_group_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_metadata_key_desc = {
	.name = "ShareGroupMetadataKey", .dflt = &hr_share_group_metadata_key_default, .size = sizeof(struct hr_share_group_metadata_key),
	.fields = hr_share_group_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_group_metadata_value hr_share_group_metadata_value_default = { 0 };
static const struct hr_field_desc hr_share_group_metadata_value_fields[] = {
	{ "epoch", offsetof(struct hr_share_group_metadata_value, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadataHash", offsetof(struct hr_share_group_metadata_value, metadata_hash), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_metadata_value_desc = {
	.name = "ShareGroupMetadataValue", .dflt = &hr_share_group_metadata_value_default, .size = sizeof(struct hr_share_group_metadata_value),
	.fields = hr_share_group_metadata_value_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_metadata_value, unknown_tags),
};

static const struct hr_share_group_target_assignment_metadata_key hr_share_group_target_assignment_metadata_key_default = { 0 };
static const struct hr_field_desc hr_share_group_target_assignment_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_target_assignment_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_target_assignment_metadata_key_desc = {
	.name = "ShareGroupTargetAssignmentMetadataKey", .dflt = &hr_share_group_target_assignment_metadata_key_default, .size = sizeof(struct hr_share_group_target_assignment_metadata_key),
	.fields = hr_share_group_target_assignment_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_group_target_assignment_metadata_value hr_share_group_target_assignment_metadata_value_default = { 0 };
static const struct hr_field_desc hr_share_group_target_assignment_metadata_value_fields[] = {
	{ "assignmentEpoch", offsetof(struct hr_share_group_target_assignment_metadata_value, assignment_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentTimestamp", offsetof(struct hr_share_group_target_assignment_metadata_value, assignment_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_share_group_target_assignment_metadata_value_tags[] = { 1 };
const struct hr_struct_desc hr_share_group_target_assignment_metadata_value_desc = {
	.name = "ShareGroupTargetAssignmentMetadataValue", .dflt = &hr_share_group_target_assignment_metadata_value_default, .size = sizeof(struct hr_share_group_target_assignment_metadata_value),
	.fields = hr_share_group_target_assignment_metadata_value_fields, .field_nr = 2,
	.tags = hr_share_group_target_assignment_metadata_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_target_assignment_metadata_value, unknown_tags),
};

static const struct hr_share_group_target_assignment_member_key hr_share_group_target_assignment_member_key_default = { 0 };
static const struct hr_field_desc hr_share_group_target_assignment_member_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_target_assignment_member_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_share_group_target_assignment_member_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_target_assignment_member_key_desc = {
	.name = "ShareGroupTargetAssignmentMemberKey", .dflt = &hr_share_group_target_assignment_member_key_default, .size = sizeof(struct hr_share_group_target_assignment_member_key),
	.fields = hr_share_group_target_assignment_member_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_group_target_assignment_member_value_topic_partition hr_share_group_target_assignment_member_value_topic_partition_default = { 0 };
static const struct hr_field_desc hr_share_group_target_assignment_member_value_topic_partition_fields[] = {
	{ "topicId", offsetof(struct hr_share_group_target_assignment_member_value_topic_partition, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_share_group_target_assignment_member_value_topic_partition, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_target_assignment_member_value_topic_partition_desc = {
	.name = "TopicPartition", .dflt = &hr_share_group_target_assignment_member_value_topic_partition_default, .size = sizeof(struct hr_share_group_target_assignment_member_value_topic_partition),
	.fields = hr_share_group_target_assignment_member_value_topic_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_target_assignment_member_value_topic_partition, unknown_tags),
};

static const struct hr_share_group_target_assignment_member_value hr_share_group_target_assignment_member_value_default = { 0 };
static const struct hr_field_desc hr_share_group_target_assignment_member_value_fields[] = {
	{ "topicPartitions", offsetof(struct hr_share_group_target_assignment_member_value, topic_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_group_target_assignment_member_value_topic_partition_desc },
};
const struct hr_struct_desc hr_share_group_target_assignment_member_value_desc = {
	.name = "ShareGroupTargetAssignmentMemberValue", .dflt = &hr_share_group_target_assignment_member_value_default, .size = sizeof(struct hr_share_group_target_assignment_member_value),
	.fields = hr_share_group_target_assignment_member_value_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_target_assignment_member_value, unknown_tags),
};

static const struct hr_share_group_current_member_assignment_key hr_share_group_current_member_assignment_key_default = { 0 };
static const struct hr_field_desc hr_share_group_current_member_assignment_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_current_member_assignment_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_share_group_current_member_assignment_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_current_member_assignment_key_desc = {
	.name = "ShareGroupCurrentMemberAssignmentKey", .dflt = &hr_share_group_current_member_assignment_key_default, .size = sizeof(struct hr_share_group_current_member_assignment_key),
	.fields = hr_share_group_current_member_assignment_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_group_current_member_assignment_value_topic_partitions hr_share_group_current_member_assignment_value_topic_partitions_default = { 0 };
static const struct hr_field_desc hr_share_group_current_member_assignment_value_topic_partitions_fields[] = {
	{ "topicId", offsetof(struct hr_share_group_current_member_assignment_value_topic_partitions, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_share_group_current_member_assignment_value_topic_partitions, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_current_member_assignment_value_topic_partitions_desc = {
	.name = "TopicPartitions", .dflt = &hr_share_group_current_member_assignment_value_topic_partitions_default, .size = sizeof(struct hr_share_group_current_member_assignment_value_topic_partitions),
	.fields = hr_share_group_current_member_assignment_value_topic_partitions_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_current_member_assignment_value_topic_partitions, unknown_tags),
};

static const struct hr_share_group_current_member_assignment_value hr_share_group_current_member_assignment_value_default = { 0 };
static const struct hr_field_desc hr_share_group_current_member_assignment_value_fields[] = {
	{ "memberEpoch", offsetof(struct hr_share_group_current_member_assignment_value, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "previousMemberEpoch", offsetof(struct hr_share_group_current_member_assignment_value, previous_member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "state", offsetof(struct hr_share_group_current_member_assignment_value, state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignedPartitions", offsetof(struct hr_share_group_current_member_assignment_value, assigned_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_group_current_member_assignment_value_topic_partitions_desc },
};
const struct hr_struct_desc hr_share_group_current_member_assignment_value_desc = {
	.name = "ShareGroupCurrentMemberAssignmentValue", .dflt = &hr_share_group_current_member_assignment_value_default, .size = sizeof(struct hr_share_group_current_member_assignment_value),
	.fields = hr_share_group_current_member_assignment_value_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_current_member_assignment_value, unknown_tags),
};

static const struct hr_share_group_state_partition_metadata_key hr_share_group_state_partition_metadata_key_default = { 0 };
static const struct hr_field_desc hr_share_group_state_partition_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_group_state_partition_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_state_partition_metadata_key_desc = {
	.name = "ShareGroupStatePartitionMetadataKey", .dflt = &hr_share_group_state_partition_metadata_key_default, .size = sizeof(struct hr_share_group_state_partition_metadata_key),
	.fields = hr_share_group_state_partition_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_group_state_partition_metadata_value_topic_partitions_info hr_share_group_state_partition_metadata_value_topic_partitions_info_default = { 0 };
static const struct hr_field_desc hr_share_group_state_partition_metadata_value_topic_partitions_info_fields[] = {
	{ "topicId", offsetof(struct hr_share_group_state_partition_metadata_value_topic_partitions_info, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicName", offsetof(struct hr_share_group_state_partition_metadata_value_topic_partitions_info, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_share_group_state_partition_metadata_value_topic_partitions_info, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_state_partition_metadata_value_topic_partitions_info_desc = {
	.name = "TopicPartitionsInfo", .dflt = &hr_share_group_state_partition_metadata_value_topic_partitions_info_default, .size = sizeof(struct hr_share_group_state_partition_metadata_value_topic_partitions_info),
	.fields = hr_share_group_state_partition_metadata_value_topic_partitions_info_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_state_partition_metadata_value_topic_partitions_info, unknown_tags),
};

static const struct hr_share_group_state_partition_metadata_value_topic_info hr_share_group_state_partition_metadata_value_topic_info_default = { 0 };
static const struct hr_field_desc hr_share_group_state_partition_metadata_value_topic_info_fields[] = {
	{ "topicId", offsetof(struct hr_share_group_state_partition_metadata_value_topic_info, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicName", offsetof(struct hr_share_group_state_partition_metadata_value_topic_info, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_group_state_partition_metadata_value_topic_info_desc = {
	.name = "TopicInfo", .dflt = &hr_share_group_state_partition_metadata_value_topic_info_default, .size = sizeof(struct hr_share_group_state_partition_metadata_value_topic_info),
	.fields = hr_share_group_state_partition_metadata_value_topic_info_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_state_partition_metadata_value_topic_info, unknown_tags),
};

static const struct hr_share_group_state_partition_metadata_value hr_share_group_state_partition_metadata_value_default = { 0 };
static const struct hr_field_desc hr_share_group_state_partition_metadata_value_fields[] = {
	{ "initializingTopics", offsetof(struct hr_share_group_state_partition_metadata_value, initializing_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_group_state_partition_metadata_value_topic_partitions_info_desc },
	{ "initializedTopics", offsetof(struct hr_share_group_state_partition_metadata_value, initialized_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_group_state_partition_metadata_value_topic_partitions_info_desc },
	{ "deletingTopics", offsetof(struct hr_share_group_state_partition_metadata_value, deleting_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_group_state_partition_metadata_value_topic_info_desc },
};
const struct hr_struct_desc hr_share_group_state_partition_metadata_value_desc = {
	.name = "ShareGroupStatePartitionMetadataValue", .dflt = &hr_share_group_state_partition_metadata_value_default, .size = sizeof(struct hr_share_group_state_partition_metadata_value),
	.fields = hr_share_group_state_partition_metadata_value_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_group_state_partition_metadata_value, unknown_tags),
};

static const struct hr_consumer_group_regular_expression_key hr_consumer_group_regular_expression_key_default = { 0 };
static const struct hr_field_desc hr_consumer_group_regular_expression_key_fields[] = {
	{ "groupId", offsetof(struct hr_consumer_group_regular_expression_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "regularExpression", offsetof(struct hr_consumer_group_regular_expression_key, regular_expression), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_regular_expression_key_desc = {
	.name = "ConsumerGroupRegularExpressionKey", .dflt = &hr_consumer_group_regular_expression_key_default, .size = sizeof(struct hr_consumer_group_regular_expression_key),
	.fields = hr_consumer_group_regular_expression_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_consumer_group_regular_expression_value hr_consumer_group_regular_expression_value_default = { 0 };
static const struct hr_field_desc hr_consumer_group_regular_expression_value_fields[] = {
	{ "topics", offsetof(struct hr_consumer_group_regular_expression_value, topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "version", offsetof(struct hr_consumer_group_regular_expression_value, version), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "timestamp", offsetof(struct hr_consumer_group_regular_expression_value, timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_consumer_group_regular_expression_value_desc = {
	.name = "ConsumerGroupRegularExpressionValue", .dflt = &hr_consumer_group_regular_expression_value_default, .size = sizeof(struct hr_consumer_group_regular_expression_value),
	.fields = hr_consumer_group_regular_expression_value_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_consumer_group_regular_expression_value, unknown_tags),
};

static const struct hr_streams_group_metadata_key hr_streams_group_metadata_key_default = { 0 };
static const struct hr_field_desc hr_streams_group_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_metadata_key_desc = {
	.name = "StreamsGroupMetadataKey", .dflt = &hr_streams_group_metadata_key_default, .size = sizeof(struct hr_streams_group_metadata_key),
	.fields = hr_streams_group_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_streams_group_metadata_value_last_assignment_config hr_streams_group_metadata_value_last_assignment_config_default = { 0 };
static const struct hr_field_desc hr_streams_group_metadata_value_last_assignment_config_fields[] = {
	{ "key", offsetof(struct hr_streams_group_metadata_value_last_assignment_config, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_streams_group_metadata_value_last_assignment_config, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_metadata_value_last_assignment_config_desc = {
	.name = "LastAssignmentConfig", .dflt = &hr_streams_group_metadata_value_last_assignment_config_default, .size = sizeof(struct hr_streams_group_metadata_value_last_assignment_config),
	.fields = hr_streams_group_metadata_value_last_assignment_config_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_metadata_value_last_assignment_config, unknown_tags),
};

static const struct hr_streams_group_metadata_value hr_streams_group_metadata_value_default = { .validated_topology_epoch = -1, .stored_description_topology_epoch = -1, .failed_description_topology_epoch = -1 };
static const struct hr_field_desc hr_streams_group_metadata_value_fields[] = {
	{ "epoch", offsetof(struct hr_streams_group_metadata_value, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "metadataHash", offsetof(struct hr_streams_group_metadata_value, metadata_hash), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "validatedTopologyEpoch", offsetof(struct hr_streams_group_metadata_value, validated_topology_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "lastAssignmentConfigs", offsetof(struct hr_streams_group_metadata_value, last_assignment_configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 1, &hr_streams_group_metadata_value_last_assignment_config_desc },
	{ "storedDescriptionTopologyEpoch", offsetof(struct hr_streams_group_metadata_value, stored_description_topology_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 2, NULL },
	{ "failedDescriptionTopologyEpoch", offsetof(struct hr_streams_group_metadata_value, failed_description_topology_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 3, NULL },
};
static const uint8_t hr_streams_group_metadata_value_tags[] = { 2, 3, 4, 5 };
const struct hr_struct_desc hr_streams_group_metadata_value_desc = {
	.name = "StreamsGroupMetadataValue", .dflt = &hr_streams_group_metadata_value_default, .size = sizeof(struct hr_streams_group_metadata_value),
	.fields = hr_streams_group_metadata_value_fields, .field_nr = 6,
	.tags = hr_streams_group_metadata_value_tags, .tag_nr = 4,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_metadata_value, unknown_tags),
};

static const struct hr_streams_group_member_metadata_key hr_streams_group_member_metadata_key_default = { 0 };
static const struct hr_field_desc hr_streams_group_member_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_member_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_streams_group_member_metadata_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_member_metadata_key_desc = {
	.name = "StreamsGroupMemberMetadataKey", .dflt = &hr_streams_group_member_metadata_key_default, .size = sizeof(struct hr_streams_group_member_metadata_key),
	.fields = hr_streams_group_member_metadata_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_streams_group_member_metadata_value_endpoint hr_streams_group_member_metadata_value_endpoint_default = { 0 };
static const struct hr_field_desc hr_streams_group_member_metadata_value_endpoint_fields[] = {
	{ "host", offsetof(struct hr_streams_group_member_metadata_value_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_streams_group_member_metadata_value_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_member_metadata_value_endpoint_desc = {
	.name = "Endpoint", .dflt = &hr_streams_group_member_metadata_value_endpoint_default, .size = sizeof(struct hr_streams_group_member_metadata_value_endpoint),
	.fields = hr_streams_group_member_metadata_value_endpoint_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_member_metadata_value_endpoint, unknown_tags),
};

static const struct hr_streams_group_member_metadata_value_key_value hr_streams_group_member_metadata_value_key_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_member_metadata_value_key_value_fields[] = {
	{ "key", offsetof(struct hr_streams_group_member_metadata_value_key_value, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_streams_group_member_metadata_value_key_value, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_member_metadata_value_key_value_desc = {
	.name = "KeyValue", .dflt = &hr_streams_group_member_metadata_value_key_value_default, .size = sizeof(struct hr_streams_group_member_metadata_value_key_value),
	.fields = hr_streams_group_member_metadata_value_key_value_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_member_metadata_value_key_value, unknown_tags),
};

static const struct hr_streams_group_member_metadata_value hr_streams_group_member_metadata_value_default = { .rebalance_timeout_ms = -1 };
static const struct hr_field_desc hr_streams_group_member_metadata_value_fields[] = {
	{ "instanceId", offsetof(struct hr_streams_group_member_metadata_value, instance_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_streams_group_member_metadata_value, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_streams_group_member_metadata_value, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_streams_group_member_metadata_value, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rebalanceTimeoutMs", offsetof(struct hr_streams_group_member_metadata_value, rebalance_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topologyEpoch", offsetof(struct hr_streams_group_member_metadata_value, topology_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "processId", offsetof(struct hr_streams_group_member_metadata_value, process_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "userEndpoint", offsetof(struct hr_streams_group_member_metadata_value, user_endpoint), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_member_metadata_value_endpoint_desc },
	{ "clientTags", offsetof(struct hr_streams_group_member_metadata_value, client_tags), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_member_metadata_value_key_value_desc },
};
const struct hr_struct_desc hr_streams_group_member_metadata_value_desc = {
	.name = "StreamsGroupMemberMetadataValue", .dflt = &hr_streams_group_member_metadata_value_default, .size = sizeof(struct hr_streams_group_member_metadata_value),
	.fields = hr_streams_group_member_metadata_value_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_member_metadata_value, unknown_tags),
};

static const struct hr_streams_group_target_assignment_metadata_key hr_streams_group_target_assignment_metadata_key_default = { 0 };
static const struct hr_field_desc hr_streams_group_target_assignment_metadata_key_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_target_assignment_metadata_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_target_assignment_metadata_key_desc = {
	.name = "StreamsGroupTargetAssignmentMetadataKey", .dflt = &hr_streams_group_target_assignment_metadata_key_default, .size = sizeof(struct hr_streams_group_target_assignment_metadata_key),
	.fields = hr_streams_group_target_assignment_metadata_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_streams_group_target_assignment_metadata_value hr_streams_group_target_assignment_metadata_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_target_assignment_metadata_value_fields[] = {
	{ "assignmentEpoch", offsetof(struct hr_streams_group_target_assignment_metadata_value, assignment_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentTimestamp", offsetof(struct hr_streams_group_target_assignment_metadata_value, assignment_timestamp), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_streams_group_target_assignment_metadata_value_tags[] = { 1 };
const struct hr_struct_desc hr_streams_group_target_assignment_metadata_value_desc = {
	.name = "StreamsGroupTargetAssignmentMetadataValue", .dflt = &hr_streams_group_target_assignment_metadata_value_default, .size = sizeof(struct hr_streams_group_target_assignment_metadata_value),
	.fields = hr_streams_group_target_assignment_metadata_value_fields, .field_nr = 2,
	.tags = hr_streams_group_target_assignment_metadata_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_target_assignment_metadata_value, unknown_tags),
};

static const struct hr_streams_group_target_assignment_member_key hr_streams_group_target_assignment_member_key_default = { 0 };
static const struct hr_field_desc hr_streams_group_target_assignment_member_key_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_target_assignment_member_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_streams_group_target_assignment_member_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_target_assignment_member_key_desc = {
	.name = "StreamsGroupTargetAssignmentMemberKey", .dflt = &hr_streams_group_target_assignment_member_key_default, .size = sizeof(struct hr_streams_group_target_assignment_member_key),
	.fields = hr_streams_group_target_assignment_member_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_streams_group_target_assignment_member_value_task_ids hr_streams_group_target_assignment_member_value_task_ids_default = { 0 };
static const struct hr_field_desc hr_streams_group_target_assignment_member_value_task_ids_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_target_assignment_member_value_task_ids, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_target_assignment_member_value_task_ids, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_target_assignment_member_value_task_ids_desc = {
	.name = "TaskIds", .dflt = &hr_streams_group_target_assignment_member_value_task_ids_default, .size = sizeof(struct hr_streams_group_target_assignment_member_value_task_ids),
	.fields = hr_streams_group_target_assignment_member_value_task_ids_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_target_assignment_member_value_task_ids, unknown_tags),
};

static const struct hr_streams_group_target_assignment_member_value hr_streams_group_target_assignment_member_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_target_assignment_member_value_fields[] = {
	{ "activeTasks", offsetof(struct hr_streams_group_target_assignment_member_value, active_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_target_assignment_member_value_task_ids_desc },
	{ "standbyTasks", offsetof(struct hr_streams_group_target_assignment_member_value, standby_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_target_assignment_member_value_task_ids_desc },
	{ "warmupTasks", offsetof(struct hr_streams_group_target_assignment_member_value, warmup_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_target_assignment_member_value_task_ids_desc },
};
const struct hr_struct_desc hr_streams_group_target_assignment_member_value_desc = {
	.name = "StreamsGroupTargetAssignmentMemberValue", .dflt = &hr_streams_group_target_assignment_member_value_default, .size = sizeof(struct hr_streams_group_target_assignment_member_value),
	.fields = hr_streams_group_target_assignment_member_value_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_target_assignment_member_value, unknown_tags),
};

static const struct hr_streams_group_current_member_assignment_key hr_streams_group_current_member_assignment_key_default = { 0 };
static const struct hr_field_desc hr_streams_group_current_member_assignment_key_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_current_member_assignment_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_streams_group_current_member_assignment_key, member_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_current_member_assignment_key_desc = {
	.name = "StreamsGroupCurrentMemberAssignmentKey", .dflt = &hr_streams_group_current_member_assignment_key_default, .size = sizeof(struct hr_streams_group_current_member_assignment_key),
	.fields = hr_streams_group_current_member_assignment_key_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_streams_group_current_member_assignment_value_task_ids hr_streams_group_current_member_assignment_value_task_ids_default = { 0 };
static const struct hr_field_desc hr_streams_group_current_member_assignment_value_task_ids_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_current_member_assignment_value_task_ids, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_current_member_assignment_value_task_ids, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentEpochs", offsetof(struct hr_streams_group_current_member_assignment_value_task_ids, assignment_epochs), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_streams_group_current_member_assignment_value_task_ids_tags[] = { 2 };
const struct hr_struct_desc hr_streams_group_current_member_assignment_value_task_ids_desc = {
	.name = "TaskIds", .dflt = &hr_streams_group_current_member_assignment_value_task_ids_default, .size = sizeof(struct hr_streams_group_current_member_assignment_value_task_ids),
	.fields = hr_streams_group_current_member_assignment_value_task_ids_fields, .field_nr = 3,
	.tags = hr_streams_group_current_member_assignment_value_task_ids_tags, .tag_nr = 1,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_current_member_assignment_value_task_ids, unknown_tags),
};

static const struct hr_streams_group_current_member_assignment_value hr_streams_group_current_member_assignment_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_current_member_assignment_value_fields[] = {
	{ "memberEpoch", offsetof(struct hr_streams_group_current_member_assignment_value, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "previousMemberEpoch", offsetof(struct hr_streams_group_current_member_assignment_value, previous_member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "state", offsetof(struct hr_streams_group_current_member_assignment_value, state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "activeTasks", offsetof(struct hr_streams_group_current_member_assignment_value, active_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_current_member_assignment_value_task_ids_desc },
	{ "standbyTasks", offsetof(struct hr_streams_group_current_member_assignment_value, standby_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_current_member_assignment_value_task_ids_desc },
	{ "warmupTasks", offsetof(struct hr_streams_group_current_member_assignment_value, warmup_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_current_member_assignment_value_task_ids_desc },
	{ "activeTasksPendingRevocation", offsetof(struct hr_streams_group_current_member_assignment_value, active_tasks_pending_revocation), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_current_member_assignment_value_task_ids_desc },
	{ "standbyTasksPendingRevocation", offsetof(struct hr_streams_group_current_member_assignment_value, standby_tasks_pending_revocation), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_current_member_assignment_value_task_ids_desc },
	{ "warmupTasksPendingRevocation", offsetof(struct hr_streams_group_current_member_assignment_value, warmup_tasks_pending_revocation), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_current_member_assignment_value_task_ids_desc },
};
const struct hr_struct_desc hr_streams_group_current_member_assignment_value_desc = {
	.name = "StreamsGroupCurrentMemberAssignmentValue", .dflt = &hr_streams_group_current_member_assignment_value_default, .size = sizeof(struct hr_streams_group_current_member_assignment_value),
	.fields = hr_streams_group_current_member_assignment_value_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_current_member_assignment_value, unknown_tags),
};

static const struct hr_streams_group_topology_key hr_streams_group_topology_key_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_key_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_topology_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_topology_key_desc = {
	.name = "StreamsGroupTopologyKey", .dflt = &hr_streams_group_topology_key_default, .size = sizeof(struct hr_streams_group_topology_key),
	.fields = hr_streams_group_topology_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_streams_group_topology_value_topic_config hr_streams_group_topology_value_topic_config_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_value_topic_config_fields[] = {
	{ "key", offsetof(struct hr_streams_group_topology_value_topic_config, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_streams_group_topology_value_topic_config, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_topology_value_topic_config_desc = {
	.name = "TopicConfig", .dflt = &hr_streams_group_topology_value_topic_config_default, .size = sizeof(struct hr_streams_group_topology_value_topic_config),
	.fields = hr_streams_group_topology_value_topic_config_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_value_topic_config, unknown_tags),
};

static const struct hr_streams_group_topology_value_topic_info hr_streams_group_topology_value_topic_info_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_value_topic_info_fields[] = {
	{ "name", offsetof(struct hr_streams_group_topology_value_topic_info, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_topology_value_topic_info, partitions), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicationFactor", offsetof(struct hr_streams_group_topology_value_topic_info, replication_factor), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicConfigs", offsetof(struct hr_streams_group_topology_value_topic_info, topic_configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_value_topic_config_desc },
};
const struct hr_struct_desc hr_streams_group_topology_value_topic_info_desc = {
	.name = "TopicInfo", .dflt = &hr_streams_group_topology_value_topic_info_default, .size = sizeof(struct hr_streams_group_topology_value_topic_info),
	.fields = hr_streams_group_topology_value_topic_info_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_value_topic_info, unknown_tags),
};

static const struct hr_streams_group_topology_value_copartition_group hr_streams_group_topology_value_copartition_group_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_value_copartition_group_fields[] = {
	{ "sourceTopics", offsetof(struct hr_streams_group_topology_value_copartition_group, source_topics), HR_KIND_INT16, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopicRegex", offsetof(struct hr_streams_group_topology_value_copartition_group, source_topic_regex), HR_KIND_INT16, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "repartitionSourceTopics", offsetof(struct hr_streams_group_topology_value_copartition_group, repartition_source_topics), HR_KIND_INT16, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_topology_value_copartition_group_desc = {
	.name = "CopartitionGroup", .dflt = &hr_streams_group_topology_value_copartition_group_default, .size = sizeof(struct hr_streams_group_topology_value_copartition_group),
	.fields = hr_streams_group_topology_value_copartition_group_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_value_copartition_group, unknown_tags),
};

static const struct hr_streams_group_topology_value_subtopology hr_streams_group_topology_value_subtopology_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_value_subtopology_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_topology_value_subtopology, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopics", offsetof(struct hr_streams_group_topology_value_subtopology, source_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopicRegex", offsetof(struct hr_streams_group_topology_value_subtopology, source_topic_regex), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "stateChangelogTopics", offsetof(struct hr_streams_group_topology_value_subtopology, state_changelog_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_value_topic_info_desc },
	{ "repartitionSinkTopics", offsetof(struct hr_streams_group_topology_value_subtopology, repartition_sink_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "repartitionSourceTopics", offsetof(struct hr_streams_group_topology_value_subtopology, repartition_source_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_value_topic_info_desc },
	{ "copartitionGroups", offsetof(struct hr_streams_group_topology_value_subtopology, copartition_groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_value_copartition_group_desc },
};
const struct hr_struct_desc hr_streams_group_topology_value_subtopology_desc = {
	.name = "Subtopology", .dflt = &hr_streams_group_topology_value_subtopology_default, .size = sizeof(struct hr_streams_group_topology_value_subtopology),
	.fields = hr_streams_group_topology_value_subtopology_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_value_subtopology, unknown_tags),
};

static const struct hr_streams_group_topology_value hr_streams_group_topology_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_value_fields[] = {
	{ "epoch", offsetof(struct hr_streams_group_topology_value, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subtopologies", offsetof(struct hr_streams_group_topology_value, subtopologies), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_value_subtopology_desc },
};
const struct hr_struct_desc hr_streams_group_topology_value_desc = {
	.name = "StreamsGroupTopologyValue", .dflt = &hr_streams_group_topology_value_default, .size = sizeof(struct hr_streams_group_topology_value),
	.fields = hr_streams_group_topology_value_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_value, unknown_tags),
};
