/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (group_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_GROUP_RECORDS_H
#define HR_PROTOCOL_GEN_GROUP_RECORDS_H

#include <hr/protocol/codec.h>

/* LegacyOffsetCommitKey v0 */
struct hr_legacy_offset_commit_key {
	struct hr_str group;
	struct hr_str topic;
	int32_t partition;
};
extern const struct hr_struct_desc hr_legacy_offset_commit_key_desc;

/* LegacyOffsetCommitValue v0 */
struct hr_legacy_offset_commit_value {
	int64_t offset;
	struct hr_str metadata;
	int64_t commit_timestamp;
};
extern const struct hr_struct_desc hr_legacy_offset_commit_value_desc;

/* OffsetCommitKey v0 */
struct hr_offset_commit_key {
	struct hr_str group;
	struct hr_str topic;
	int32_t partition;
};
extern const struct hr_struct_desc hr_offset_commit_key_desc;

/* OffsetCommitValue v0-4 */
struct hr_offset_commit_value {
	int64_t offset;
	int32_t leader_epoch; /* v3+, default -1 */
	struct hr_str metadata;
	int64_t commit_timestamp;
	int64_t expire_timestamp; /* v1, default -1 */
	struct hr_uuid topic_id; /* v4+, tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_offset_commit_value_desc;

/* GroupMetadataKey v0 */
struct hr_group_metadata_key {
	struct hr_str group;
};
extern const struct hr_struct_desc hr_group_metadata_key_desc;

/* GroupMetadataValue, MemberMetadata */
struct hr_group_metadata_value_member_metadata {
	struct hr_str member_id;
	struct hr_str group_instance_id; /* v3+, null v3+, default null */
	struct hr_str client_id;
	struct hr_str client_host;
	int32_t rebalance_timeout; /* v1+, default -1 */
	int32_t session_timeout;
	struct hr_slice subscription;
	struct hr_slice assignment;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_group_metadata_value_member_metadata_desc;

/* GroupMetadataValue v0-4 */
struct hr_group_metadata_value {
	struct hr_str protocol_type;
	int32_t generation;
	struct hr_str protocol; /* null v0+ */
	struct hr_str leader; /* null v0+ */
	int64_t current_state_timestamp; /* v2+, default -1 */
	struct { struct hr_group_metadata_value_member_metadata *v; int32_t nr; } members;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_group_metadata_value_desc;

/* ConsumerGroupMetadataKey v0 */
struct hr_consumer_group_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_consumer_group_metadata_key_desc;

/* ConsumerGroupMetadataValue v0 */
struct hr_consumer_group_metadata_value {
	int32_t epoch;
	int64_t metadata_hash; /* tag 0, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_metadata_value_desc;

/* ConsumerGroupPartitionMetadataKey v0 */
struct hr_consumer_group_partition_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_consumer_group_partition_metadata_key_desc;

/* ConsumerGroupPartitionMetadataValue, PartitionMetadata */
struct hr_consumer_group_partition_metadata_value_partition_metadata {
	int32_t partition;
	struct { struct hr_str *v; int32_t nr; } racks;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_partition_metadata_value_partition_metadata_desc;

/* ConsumerGroupPartitionMetadataValue, TopicMetadata */
struct hr_consumer_group_partition_metadata_value_topic_metadata {
	struct hr_uuid topic_id;
	struct hr_str topic_name;
	int32_t num_partitions;
	struct { struct hr_consumer_group_partition_metadata_value_partition_metadata *v; int32_t nr; } partition_metadata;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_partition_metadata_value_topic_metadata_desc;

/* ConsumerGroupPartitionMetadataValue v0 */
struct hr_consumer_group_partition_metadata_value {
	struct { struct hr_consumer_group_partition_metadata_value_topic_metadata *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_partition_metadata_value_desc;

/* ConsumerGroupMemberMetadataKey v0 */
struct hr_consumer_group_member_metadata_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_consumer_group_member_metadata_key_desc;

/* ConsumerGroupMemberMetadataValue, ClassicProtocol */
struct hr_consumer_group_member_metadata_value_classic_protocol {
	struct hr_str name;
	struct hr_slice metadata;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_member_metadata_value_classic_protocol_desc;

/* ConsumerGroupMemberMetadataValue, ClassicMemberMetadata */
struct hr_consumer_group_member_metadata_value_classic_member_metadata {
	int32_t session_timeout_ms;
	struct { struct hr_consumer_group_member_metadata_value_classic_protocol *v; int32_t nr; } supported_protocols;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_member_metadata_value_classic_member_metadata_desc;

/* ConsumerGroupMemberMetadataValue v0 */
struct hr_consumer_group_member_metadata_value {
	struct hr_str instance_id; /* null v0+ */
	struct hr_str rack_id; /* null v0+ */
	struct hr_str client_id;
	struct hr_str client_host;
	struct { struct hr_str *v; int32_t nr; } subscribed_topic_names;
	struct hr_str subscribed_topic_regex; /* null v0+ */
	int32_t rebalance_timeout_ms; /* default -1 */
	struct hr_str server_assignor; /* null v0+ */
	struct hr_consumer_group_member_metadata_value_classic_member_metadata *classic_member_metadata; /* tag 0, null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_member_metadata_value_desc;

/* ConsumerGroupTargetAssignmentMetadataKey v0 */
struct hr_consumer_group_target_assignment_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_consumer_group_target_assignment_metadata_key_desc;

/* ConsumerGroupTargetAssignmentMetadataValue v0 */
struct hr_consumer_group_target_assignment_metadata_value {
	int32_t assignment_epoch;
	int64_t assignment_timestamp; /* tag 0, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_target_assignment_metadata_value_desc;

/* ConsumerGroupTargetAssignmentMemberKey v0 */
struct hr_consumer_group_target_assignment_member_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_consumer_group_target_assignment_member_key_desc;

/* ConsumerGroupTargetAssignmentMemberValue, TopicPartition */
struct hr_consumer_group_target_assignment_member_value_topic_partition {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_target_assignment_member_value_topic_partition_desc;

/* ConsumerGroupTargetAssignmentMemberValue v0 */
struct hr_consumer_group_target_assignment_member_value {
	struct { struct hr_consumer_group_target_assignment_member_value_topic_partition *v; int32_t nr; } topic_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_target_assignment_member_value_desc;

/* ConsumerGroupCurrentMemberAssignmentKey v0 */
struct hr_consumer_group_current_member_assignment_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_consumer_group_current_member_assignment_key_desc;

/* ConsumerGroupCurrentMemberAssignmentValue, TopicPartitions */
struct hr_consumer_group_current_member_assignment_value_topic_partitions {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct { int32_t *v; int32_t nr; } assignment_epochs; /* tag 0, null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_current_member_assignment_value_topic_partitions_desc;

/* ConsumerGroupCurrentMemberAssignmentValue v0 */
struct hr_consumer_group_current_member_assignment_value {
	int32_t member_epoch;
	int32_t previous_member_epoch;
	int8_t state;
	struct { struct hr_consumer_group_current_member_assignment_value_topic_partitions *v; int32_t nr; } assigned_partitions;
	struct { struct hr_consumer_group_current_member_assignment_value_topic_partitions *v; int32_t nr; } partitions_pending_revocation;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_current_member_assignment_value_desc;

/* ShareGroupMemberMetadataKey v0 */
struct hr_share_group_member_metadata_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_share_group_member_metadata_key_desc;

/* ShareGroupMemberMetadataValue v0 */
struct hr_share_group_member_metadata_value {
	struct hr_str rack_id; /* null v0+ */
	struct hr_str client_id;
	struct hr_str client_host;
	struct { struct hr_str *v; int32_t nr; } subscribed_topic_names;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_member_metadata_value_desc;

/* ShareGroupMetadataKey v0 */
struct hr_share_group_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_share_group_metadata_key_desc;

/* ShareGroupMetadataValue v0 */
struct hr_share_group_metadata_value {
	int32_t epoch;
	int64_t metadata_hash;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_metadata_value_desc;

/* ShareGroupTargetAssignmentMetadataKey v0 */
struct hr_share_group_target_assignment_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_share_group_target_assignment_metadata_key_desc;

/* ShareGroupTargetAssignmentMetadataValue v0 */
struct hr_share_group_target_assignment_metadata_value {
	int32_t assignment_epoch;
	int64_t assignment_timestamp; /* tag 0, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_target_assignment_metadata_value_desc;

/* ShareGroupTargetAssignmentMemberKey v0 */
struct hr_share_group_target_assignment_member_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_share_group_target_assignment_member_key_desc;

/* ShareGroupTargetAssignmentMemberValue, TopicPartition */
struct hr_share_group_target_assignment_member_value_topic_partition {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_target_assignment_member_value_topic_partition_desc;

/* ShareGroupTargetAssignmentMemberValue v0 */
struct hr_share_group_target_assignment_member_value {
	struct { struct hr_share_group_target_assignment_member_value_topic_partition *v; int32_t nr; } topic_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_target_assignment_member_value_desc;

/* ShareGroupCurrentMemberAssignmentKey v0 */
struct hr_share_group_current_member_assignment_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_share_group_current_member_assignment_key_desc;

/* ShareGroupCurrentMemberAssignmentValue, TopicPartitions */
struct hr_share_group_current_member_assignment_value_topic_partitions {
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_current_member_assignment_value_topic_partitions_desc;

/* ShareGroupCurrentMemberAssignmentValue v0 */
struct hr_share_group_current_member_assignment_value {
	int32_t member_epoch;
	int32_t previous_member_epoch;
	int8_t state;
	struct { struct hr_share_group_current_member_assignment_value_topic_partitions *v; int32_t nr; } assigned_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_current_member_assignment_value_desc;

/* ShareGroupStatePartitionMetadataKey v0 */
struct hr_share_group_state_partition_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_share_group_state_partition_metadata_key_desc;

/* ShareGroupStatePartitionMetadataValue, TopicPartitionsInfo */
struct hr_share_group_state_partition_metadata_value_topic_partitions_info {
	struct hr_uuid topic_id;
	struct hr_str topic_name;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_state_partition_metadata_value_topic_partitions_info_desc;

/* ShareGroupStatePartitionMetadataValue, TopicInfo */
struct hr_share_group_state_partition_metadata_value_topic_info {
	struct hr_uuid topic_id;
	struct hr_str topic_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_state_partition_metadata_value_topic_info_desc;

/* ShareGroupStatePartitionMetadataValue v0 */
struct hr_share_group_state_partition_metadata_value {
	struct { struct hr_share_group_state_partition_metadata_value_topic_partitions_info *v; int32_t nr; } initializing_topics;
	struct { struct hr_share_group_state_partition_metadata_value_topic_partitions_info *v; int32_t nr; } initialized_topics;
	struct { struct hr_share_group_state_partition_metadata_value_topic_info *v; int32_t nr; } deleting_topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_group_state_partition_metadata_value_desc;

/* ConsumerGroupRegularExpressionKey v0 */
struct hr_consumer_group_regular_expression_key {
	struct hr_str group_id;
	struct hr_str regular_expression;
};
extern const struct hr_struct_desc hr_consumer_group_regular_expression_key_desc;

/* ConsumerGroupRegularExpressionValue v0 */
struct hr_consumer_group_regular_expression_value {
	struct { struct hr_str *v; int32_t nr; } topics;
	int64_t version;
	int64_t timestamp;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_consumer_group_regular_expression_value_desc;

/* StreamsGroupMetadataKey v0 */
struct hr_streams_group_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_streams_group_metadata_key_desc;

/* StreamsGroupMetadataValue, LastAssignmentConfig */
struct hr_streams_group_metadata_value_last_assignment_config {
	struct hr_str key;
	struct hr_str value;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_metadata_value_last_assignment_config_desc;

/* StreamsGroupMetadataValue v0 */
struct hr_streams_group_metadata_value {
	int32_t epoch;
	int64_t metadata_hash;
	int32_t validated_topology_epoch; /* tag 0, default -1 */
	struct { struct hr_streams_group_metadata_value_last_assignment_config *v; int32_t nr; } last_assignment_configs; /* tag 1, null v0+ */
	int32_t stored_description_topology_epoch; /* tag 2, default -1 */
	int32_t failed_description_topology_epoch; /* tag 3, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_metadata_value_desc;

/* StreamsGroupMemberMetadataKey v0 */
struct hr_streams_group_member_metadata_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_streams_group_member_metadata_key_desc;

/* StreamsGroupMemberMetadataValue, Endpoint */
struct hr_streams_group_member_metadata_value_endpoint {
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_member_metadata_value_endpoint_desc;

/* StreamsGroupMemberMetadataValue, KeyValue */
struct hr_streams_group_member_metadata_value_key_value {
	struct hr_str key;
	struct hr_str value;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_member_metadata_value_key_value_desc;

/* StreamsGroupMemberMetadataValue v0 */
struct hr_streams_group_member_metadata_value {
	struct hr_str instance_id; /* null v0+ */
	struct hr_str rack_id; /* null v0+ */
	struct hr_str client_id;
	struct hr_str client_host;
	int32_t rebalance_timeout_ms; /* default -1 */
	int32_t topology_epoch;
	struct hr_str process_id;
	struct hr_streams_group_member_metadata_value_endpoint *user_endpoint; /* null v0+, default null */
	struct { struct hr_streams_group_member_metadata_value_key_value *v; int32_t nr; } client_tags;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_member_metadata_value_desc;

/* StreamsGroupTargetAssignmentMetadataKey v0 */
struct hr_streams_group_target_assignment_metadata_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_streams_group_target_assignment_metadata_key_desc;

/* StreamsGroupTargetAssignmentMetadataValue v0 */
struct hr_streams_group_target_assignment_metadata_value {
	int32_t assignment_epoch;
	int64_t assignment_timestamp; /* tag 0, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_target_assignment_metadata_value_desc;

/* StreamsGroupTargetAssignmentMemberKey v0 */
struct hr_streams_group_target_assignment_member_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_streams_group_target_assignment_member_key_desc;

/* StreamsGroupTargetAssignmentMemberValue, TaskIds */
struct hr_streams_group_target_assignment_member_value_task_ids {
	struct hr_str subtopology_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_target_assignment_member_value_task_ids_desc;

/* StreamsGroupTargetAssignmentMemberValue v0 */
struct hr_streams_group_target_assignment_member_value {
	struct { struct hr_streams_group_target_assignment_member_value_task_ids *v; int32_t nr; } active_tasks;
	struct { struct hr_streams_group_target_assignment_member_value_task_ids *v; int32_t nr; } standby_tasks;
	struct { struct hr_streams_group_target_assignment_member_value_task_ids *v; int32_t nr; } warmup_tasks;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_target_assignment_member_value_desc;

/* StreamsGroupCurrentMemberAssignmentKey v0 */
struct hr_streams_group_current_member_assignment_key {
	struct hr_str group_id;
	struct hr_str member_id;
};
extern const struct hr_struct_desc hr_streams_group_current_member_assignment_key_desc;

/* StreamsGroupCurrentMemberAssignmentValue, TaskIds */
struct hr_streams_group_current_member_assignment_value_task_ids {
	struct hr_str subtopology_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct { int32_t *v; int32_t nr; } assignment_epochs; /* tag 0, null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_current_member_assignment_value_task_ids_desc;

/* StreamsGroupCurrentMemberAssignmentValue v0 */
struct hr_streams_group_current_member_assignment_value {
	int32_t member_epoch;
	int32_t previous_member_epoch;
	int8_t state;
	struct { struct hr_streams_group_current_member_assignment_value_task_ids *v; int32_t nr; } active_tasks;
	struct { struct hr_streams_group_current_member_assignment_value_task_ids *v; int32_t nr; } standby_tasks;
	struct { struct hr_streams_group_current_member_assignment_value_task_ids *v; int32_t nr; } warmup_tasks;
	struct { struct hr_streams_group_current_member_assignment_value_task_ids *v; int32_t nr; } active_tasks_pending_revocation;
	struct { struct hr_streams_group_current_member_assignment_value_task_ids *v; int32_t nr; } standby_tasks_pending_revocation;
	struct { struct hr_streams_group_current_member_assignment_value_task_ids *v; int32_t nr; } warmup_tasks_pending_revocation;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_current_member_assignment_value_desc;

/* StreamsGroupTopologyKey v0 */
struct hr_streams_group_topology_key {
	struct hr_str group_id;
};
extern const struct hr_struct_desc hr_streams_group_topology_key_desc;

/* StreamsGroupTopologyValue, TopicConfig */
struct hr_streams_group_topology_value_topic_config {
	struct hr_str key;
	struct hr_str value;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_value_topic_config_desc;

/* StreamsGroupTopologyValue, TopicInfo */
struct hr_streams_group_topology_value_topic_info {
	struct hr_str name;
	int32_t partitions;
	int16_t replication_factor;
	struct { struct hr_streams_group_topology_value_topic_config *v; int32_t nr; } topic_configs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_value_topic_info_desc;

/* StreamsGroupTopologyValue, CopartitionGroup */
struct hr_streams_group_topology_value_copartition_group {
	struct { int16_t *v; int32_t nr; } source_topics;
	struct { int16_t *v; int32_t nr; } source_topic_regex;
	struct { int16_t *v; int32_t nr; } repartition_source_topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_value_copartition_group_desc;

/* StreamsGroupTopologyValue, Subtopology */
struct hr_streams_group_topology_value_subtopology {
	struct hr_str subtopology_id;
	struct { struct hr_str *v; int32_t nr; } source_topics;
	struct { struct hr_str *v; int32_t nr; } source_topic_regex;
	struct { struct hr_streams_group_topology_value_topic_info *v; int32_t nr; } state_changelog_topics;
	struct { struct hr_str *v; int32_t nr; } repartition_sink_topics;
	struct { struct hr_streams_group_topology_value_topic_info *v; int32_t nr; } repartition_source_topics;
	struct { struct hr_streams_group_topology_value_copartition_group *v; int32_t nr; } copartition_groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_value_subtopology_desc;

/* StreamsGroupTopologyValue v0 */
struct hr_streams_group_topology_value {
	int32_t epoch;
	struct { struct hr_streams_group_topology_value_subtopology *v; int32_t nr; } subtopologies;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_value_desc;

#endif
