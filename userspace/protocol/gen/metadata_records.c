/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (metadata_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/metadata_records.h>

static const struct hr_register_broker_record_broker_endpoint hr_register_broker_record_broker_endpoint_default = { 0 };
static const struct hr_field_desc hr_register_broker_record_broker_endpoint_fields[] = {
	{ "name", offsetof(struct hr_register_broker_record_broker_endpoint, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_register_broker_record_broker_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_register_broker_record_broker_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "securityProtocol", offsetof(struct hr_register_broker_record_broker_endpoint, security_protocol), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_register_broker_record_broker_endpoint_desc = {
	.name = "BrokerEndpoint", .dflt = &hr_register_broker_record_broker_endpoint_default, .size = sizeof(struct hr_register_broker_record_broker_endpoint),
	.fields = hr_register_broker_record_broker_endpoint_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_register_broker_record_broker_endpoint, unknown_tags),
};

static const struct hr_register_broker_record_broker_feature hr_register_broker_record_broker_feature_default = { 0 };
static const struct hr_field_desc hr_register_broker_record_broker_feature_fields[] = {
	{ "name", offsetof(struct hr_register_broker_record_broker_feature, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minSupportedVersion", offsetof(struct hr_register_broker_record_broker_feature, min_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxSupportedVersion", offsetof(struct hr_register_broker_record_broker_feature, max_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_register_broker_record_broker_feature_desc = {
	.name = "BrokerFeature", .dflt = &hr_register_broker_record_broker_feature_default, .size = sizeof(struct hr_register_broker_record_broker_feature),
	.fields = hr_register_broker_record_broker_feature_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_register_broker_record_broker_feature, unknown_tags),
};

static const struct hr_register_broker_record hr_register_broker_record_default = { .fenced = true, .cordoned_log_dirs = { NULL, -1 } };
static const struct hr_field_desc hr_register_broker_record_fields[] = {
	{ "brokerId", offsetof(struct hr_register_broker_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isMigratingZkBroker", offsetof(struct hr_register_broker_record, is_migrating_zk_broker), HR_KIND_BOOL, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "incarnationId", offsetof(struct hr_register_broker_record, incarnation_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_register_broker_record, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endPoints", offsetof(struct hr_register_broker_record, end_points), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_register_broker_record_broker_endpoint_desc },
	{ "features", offsetof(struct hr_register_broker_record, features), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_register_broker_record_broker_feature_desc },
	{ "rack", offsetof(struct hr_register_broker_record, rack), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "fenced", offsetof(struct hr_register_broker_record, fenced), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "inControlledShutdown", offsetof(struct hr_register_broker_record, in_controlled_shutdown), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logDirs", offsetof(struct hr_register_broker_record, log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 3, HR_VERSION_MAX }, 0, NULL },
	{ "cordonedLogDirs", offsetof(struct hr_register_broker_record, cordoned_log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 4, HR_VERSION_MAX }, { 4, HR_VERSION_MAX }, 1, NULL },
};
static const uint8_t hr_register_broker_record_tags[] = { 9, 10 };
const struct hr_struct_desc hr_register_broker_record_desc = {
	.name = "RegisterBrokerRecord", .dflt = &hr_register_broker_record_default, .size = sizeof(struct hr_register_broker_record),
	.fields = hr_register_broker_record_fields, .field_nr = 11,
	.tags = hr_register_broker_record_tags, .tag_nr = 2,
	.versions = { 0, 4 }, .flexible_from = 0, .tags_off = offsetof(struct hr_register_broker_record, unknown_tags),
};

static const struct hr_unregister_broker_record hr_unregister_broker_record_default = { 0 };
static const struct hr_field_desc hr_unregister_broker_record_fields[] = {
	{ "brokerId", offsetof(struct hr_unregister_broker_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_unregister_broker_record, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_unregister_broker_record_desc = {
	.name = "UnregisterBrokerRecord", .dflt = &hr_unregister_broker_record_default, .size = sizeof(struct hr_unregister_broker_record),
	.fields = hr_unregister_broker_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_unregister_broker_record, unknown_tags),
};

static const struct hr_topic_record hr_topic_record_default = { 0 };
static const struct hr_field_desc hr_topic_record_fields[] = {
	{ "name", offsetof(struct hr_topic_record, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_topic_record, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_topic_record_desc = {
	.name = "TopicRecord", .dflt = &hr_topic_record_default, .size = sizeof(struct hr_topic_record),
	.fields = hr_topic_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_topic_record, unknown_tags),
};

static const struct hr_partition_record hr_partition_record_default = { .partition_id = -1, .leader = -1, .leader_epoch = -1, .partition_epoch = -1, .eligible_leader_replicas = { NULL, -1 }, .last_known_elr = { NULL, -1 } };
static const struct hr_field_desc hr_partition_record_fields[] = {
	{ "partitionId", offsetof(struct hr_partition_record, partition_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_partition_record, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicas", offsetof(struct hr_partition_record, replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isr", offsetof(struct hr_partition_record, isr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "removingReplicas", offsetof(struct hr_partition_record, removing_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "addingReplicas", offsetof(struct hr_partition_record, adding_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leader", offsetof(struct hr_partition_record, leader), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderRecoveryState", offsetof(struct hr_partition_record, leader_recovery_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "leaderEpoch", offsetof(struct hr_partition_record, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionEpoch", offsetof(struct hr_partition_record, partition_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "directories", offsetof(struct hr_partition_record, directories), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "eligibleLeaderReplicas", offsetof(struct hr_partition_record, eligible_leader_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, 1, NULL },
	{ "lastKnownElr", offsetof(struct hr_partition_record, last_known_elr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, 2, NULL },
};
static const uint8_t hr_partition_record_tags[] = { 7, 11, 12 };
const struct hr_struct_desc hr_partition_record_desc = {
	.name = "PartitionRecord", .dflt = &hr_partition_record_default, .size = sizeof(struct hr_partition_record),
	.fields = hr_partition_record_fields, .field_nr = 13,
	.tags = hr_partition_record_tags, .tag_nr = 3,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_partition_record, unknown_tags),
};

static const struct hr_config_record hr_config_record_default = { 0 };
static const struct hr_field_desc hr_config_record_fields[] = {
	{ "resourceType", offsetof(struct hr_config_record, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_config_record, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "name", offsetof(struct hr_config_record, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_config_record, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_config_record_desc = {
	.name = "ConfigRecord", .dflt = &hr_config_record_default, .size = sizeof(struct hr_config_record),
	.fields = hr_config_record_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_config_record, unknown_tags),
};

static const struct hr_partition_change_record hr_partition_change_record_default = { .partition_id = -1, .isr = { NULL, -1 }, .leader = -2, .replicas = { NULL, -1 }, .removing_replicas = { NULL, -1 }, .adding_replicas = { NULL, -1 }, .leader_recovery_state = -1, .directories = { NULL, -1 }, .eligible_leader_replicas = { NULL, -1 }, .last_known_elr = { NULL, -1 } };
static const struct hr_field_desc hr_partition_change_record_fields[] = {
	{ "partitionId", offsetof(struct hr_partition_change_record, partition_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_partition_change_record, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isr", offsetof(struct hr_partition_change_record, isr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "leader", offsetof(struct hr_partition_change_record, leader), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 1, NULL },
	{ "replicas", offsetof(struct hr_partition_change_record, replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 2, NULL },
	{ "removingReplicas", offsetof(struct hr_partition_change_record, removing_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 3, NULL },
	{ "addingReplicas", offsetof(struct hr_partition_change_record, adding_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 4, NULL },
	{ "leaderRecoveryState", offsetof(struct hr_partition_change_record, leader_recovery_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 5, NULL },
	{ "directories", offsetof(struct hr_partition_change_record, directories), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, 8, NULL },
	{ "eligibleLeaderReplicas", offsetof(struct hr_partition_change_record, eligible_leader_replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, 6, NULL },
	{ "lastKnownElr", offsetof(struct hr_partition_change_record, last_known_elr), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, 7, NULL },
};
static const uint8_t hr_partition_change_record_tags[] = { 2, 3, 4, 5, 6, 7, 9, 10, 8 };
const struct hr_struct_desc hr_partition_change_record_desc = {
	.name = "PartitionChangeRecord", .dflt = &hr_partition_change_record_default, .size = sizeof(struct hr_partition_change_record),
	.fields = hr_partition_change_record_fields, .field_nr = 11,
	.tags = hr_partition_change_record_tags, .tag_nr = 9,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_partition_change_record, unknown_tags),
};

static const struct hr_fence_broker_record hr_fence_broker_record_default = { 0 };
static const struct hr_field_desc hr_fence_broker_record_fields[] = {
	{ "id", offsetof(struct hr_fence_broker_record, id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "epoch", offsetof(struct hr_fence_broker_record, epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_fence_broker_record_desc = {
	.name = "FenceBrokerRecord", .dflt = &hr_fence_broker_record_default, .size = sizeof(struct hr_fence_broker_record),
	.fields = hr_fence_broker_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_fence_broker_record, unknown_tags),
};

static const struct hr_unfence_broker_record hr_unfence_broker_record_default = { 0 };
static const struct hr_field_desc hr_unfence_broker_record_fields[] = {
	{ "id", offsetof(struct hr_unfence_broker_record, id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "epoch", offsetof(struct hr_unfence_broker_record, epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_unfence_broker_record_desc = {
	.name = "UnfenceBrokerRecord", .dflt = &hr_unfence_broker_record_default, .size = sizeof(struct hr_unfence_broker_record),
	.fields = hr_unfence_broker_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_unfence_broker_record, unknown_tags),
};

static const struct hr_remove_topic_record hr_remove_topic_record_default = { 0 };
static const struct hr_field_desc hr_remove_topic_record_fields[] = {
	{ "topicId", offsetof(struct hr_remove_topic_record, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remove_topic_record_desc = {
	.name = "RemoveTopicRecord", .dflt = &hr_remove_topic_record_default, .size = sizeof(struct hr_remove_topic_record),
	.fields = hr_remove_topic_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remove_topic_record, unknown_tags),
};

static const struct hr_delegation_token_record hr_delegation_token_record_default = { 0 };
static const struct hr_field_desc hr_delegation_token_record_fields[] = {
	{ "owner", offsetof(struct hr_delegation_token_record, owner), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "requester", offsetof(struct hr_delegation_token_record, requester), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "renewers", offsetof(struct hr_delegation_token_record, renewers), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "issueTimestamp", offsetof(struct hr_delegation_token_record, issue_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxTimestamp", offsetof(struct hr_delegation_token_record, max_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "expirationTimestamp", offsetof(struct hr_delegation_token_record, expiration_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "tokenId", offsetof(struct hr_delegation_token_record, token_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delegation_token_record_desc = {
	.name = "DelegationTokenRecord", .dflt = &hr_delegation_token_record_default, .size = sizeof(struct hr_delegation_token_record),
	.fields = hr_delegation_token_record_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_delegation_token_record, unknown_tags),
};

static const struct hr_user_scram_credential_record hr_user_scram_credential_record_default = { 0 };
static const struct hr_field_desc hr_user_scram_credential_record_fields[] = {
	{ "name", offsetof(struct hr_user_scram_credential_record, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "mechanism", offsetof(struct hr_user_scram_credential_record, mechanism), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "salt", offsetof(struct hr_user_scram_credential_record, salt), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "storedKey", offsetof(struct hr_user_scram_credential_record, stored_key), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "serverKey", offsetof(struct hr_user_scram_credential_record, server_key), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "iterations", offsetof(struct hr_user_scram_credential_record, iterations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_user_scram_credential_record_desc = {
	.name = "UserScramCredentialRecord", .dflt = &hr_user_scram_credential_record_default, .size = sizeof(struct hr_user_scram_credential_record),
	.fields = hr_user_scram_credential_record_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_user_scram_credential_record, unknown_tags),
};

static const struct hr_feature_level_record hr_feature_level_record_default = { 0 };
static const struct hr_field_desc hr_feature_level_record_fields[] = {
	{ "name", offsetof(struct hr_feature_level_record, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "featureLevel", offsetof(struct hr_feature_level_record, feature_level), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_feature_level_record_desc = {
	.name = "FeatureLevelRecord", .dflt = &hr_feature_level_record_default, .size = sizeof(struct hr_feature_level_record),
	.fields = hr_feature_level_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_feature_level_record, unknown_tags),
};

static const struct hr_client_quota_record_entity_data hr_client_quota_record_entity_data_default = { 0 };
static const struct hr_field_desc hr_client_quota_record_entity_data_fields[] = {
	{ "entityType", offsetof(struct hr_client_quota_record_entity_data, entity_type), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "entityName", offsetof(struct hr_client_quota_record_entity_data, entity_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_client_quota_record_entity_data_desc = {
	.name = "EntityData", .dflt = &hr_client_quota_record_entity_data_default, .size = sizeof(struct hr_client_quota_record_entity_data),
	.fields = hr_client_quota_record_entity_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_client_quota_record_entity_data, unknown_tags),
};

static const struct hr_client_quota_record hr_client_quota_record_default = { 0 };
static const struct hr_field_desc hr_client_quota_record_fields[] = {
	{ "entity", offsetof(struct hr_client_quota_record, entity), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_client_quota_record_entity_data_desc },
	{ "key", offsetof(struct hr_client_quota_record, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_client_quota_record, value), HR_KIND_FLOAT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "remove", offsetof(struct hr_client_quota_record, remove), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_client_quota_record_desc = {
	.name = "ClientQuotaRecord", .dflt = &hr_client_quota_record_default, .size = sizeof(struct hr_client_quota_record),
	.fields = hr_client_quota_record_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_client_quota_record, unknown_tags),
};

static const struct hr_producer_ids_record hr_producer_ids_record_default = { .broker_epoch = -1 };
static const struct hr_field_desc hr_producer_ids_record_fields[] = {
	{ "brokerId", offsetof(struct hr_producer_ids_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_producer_ids_record, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nextProducerId", offsetof(struct hr_producer_ids_record, next_producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_producer_ids_record_desc = {
	.name = "ProducerIdsRecord", .dflt = &hr_producer_ids_record_default, .size = sizeof(struct hr_producer_ids_record),
	.fields = hr_producer_ids_record_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_producer_ids_record, unknown_tags),
};

static const struct hr_broker_registration_change_record hr_broker_registration_change_record_default = { .cordoned_log_dirs = { NULL, -1 } };
static const struct hr_field_desc hr_broker_registration_change_record_fields[] = {
	{ "brokerId", offsetof(struct hr_broker_registration_change_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_broker_registration_change_record, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "fenced", offsetof(struct hr_broker_registration_change_record, fenced), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "inControlledShutdown", offsetof(struct hr_broker_registration_change_record, in_controlled_shutdown), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 1, NULL },
	{ "logDirs", offsetof(struct hr_broker_registration_change_record, log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 2, HR_VERSION_MAX }, 2, NULL },
	{ "cordonedLogDirs", offsetof(struct hr_broker_registration_change_record, cordoned_log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, { 3, HR_VERSION_MAX }, 3, NULL },
};
static const uint8_t hr_broker_registration_change_record_tags[] = { 2, 3, 4, 5 };
const struct hr_struct_desc hr_broker_registration_change_record_desc = {
	.name = "BrokerRegistrationChangeRecord", .dflt = &hr_broker_registration_change_record_default, .size = sizeof(struct hr_broker_registration_change_record),
	.fields = hr_broker_registration_change_record_fields, .field_nr = 6,
	.tags = hr_broker_registration_change_record_tags, .tag_nr = 4,
	.versions = { 0, 3 }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_registration_change_record, unknown_tags),
};

static const struct hr_access_control_entry_record hr_access_control_entry_record_default = { 0 };
static const struct hr_field_desc hr_access_control_entry_record_fields[] = {
	{ "id", offsetof(struct hr_access_control_entry_record, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceType", offsetof(struct hr_access_control_entry_record, resource_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resourceName", offsetof(struct hr_access_control_entry_record, resource_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "patternType", offsetof(struct hr_access_control_entry_record, pattern_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "principal", offsetof(struct hr_access_control_entry_record, principal), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_access_control_entry_record, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "operation", offsetof(struct hr_access_control_entry_record, operation), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "permissionType", offsetof(struct hr_access_control_entry_record, permission_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_access_control_entry_record_desc = {
	.name = "AccessControlEntryRecord", .dflt = &hr_access_control_entry_record_default, .size = sizeof(struct hr_access_control_entry_record),
	.fields = hr_access_control_entry_record_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_access_control_entry_record, unknown_tags),
};

static const struct hr_remove_access_control_entry_record hr_remove_access_control_entry_record_default = { 0 };
static const struct hr_field_desc hr_remove_access_control_entry_record_fields[] = {
	{ "id", offsetof(struct hr_remove_access_control_entry_record, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remove_access_control_entry_record_desc = {
	.name = "RemoveAccessControlEntryRecord", .dflt = &hr_remove_access_control_entry_record_default, .size = sizeof(struct hr_remove_access_control_entry_record),
	.fields = hr_remove_access_control_entry_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remove_access_control_entry_record, unknown_tags),
};

static const struct hr_no_op_record hr_no_op_record_default = { 0 };
const struct hr_struct_desc hr_no_op_record_desc = {
	.name = "NoOpRecord", .dflt = &hr_no_op_record_default, .size = sizeof(struct hr_no_op_record),
	.fields = NULL, .field_nr = 0,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_no_op_record, unknown_tags),
};

static const struct hr_zk_migration_state_record hr_zk_migration_state_record_default = { 0 };
static const struct hr_field_desc hr_zk_migration_state_record_fields[] = {
	{ "zkMigrationState", offsetof(struct hr_zk_migration_state_record, zk_migration_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_zk_migration_state_record_desc = {
	.name = "ZkMigrationStateRecord", .dflt = &hr_zk_migration_state_record_default, .size = sizeof(struct hr_zk_migration_state_record),
	.fields = hr_zk_migration_state_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_zk_migration_state_record, unknown_tags),
};

static const struct hr_remove_user_scram_credential_record hr_remove_user_scram_credential_record_default = { 0 };
static const struct hr_field_desc hr_remove_user_scram_credential_record_fields[] = {
	{ "name", offsetof(struct hr_remove_user_scram_credential_record, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "mechanism", offsetof(struct hr_remove_user_scram_credential_record, mechanism), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remove_user_scram_credential_record_desc = {
	.name = "RemoveUserScramCredentialRecord", .dflt = &hr_remove_user_scram_credential_record_default, .size = sizeof(struct hr_remove_user_scram_credential_record),
	.fields = hr_remove_user_scram_credential_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remove_user_scram_credential_record, unknown_tags),
};

static const struct hr_begin_transaction_record hr_begin_transaction_record_default = { .name = { NULL, -1 } };
static const struct hr_field_desc hr_begin_transaction_record_fields[] = {
	{ "name", offsetof(struct hr_begin_transaction_record, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_begin_transaction_record_tags[] = { 0 };
const struct hr_struct_desc hr_begin_transaction_record_desc = {
	.name = "BeginTransactionRecord", .dflt = &hr_begin_transaction_record_default, .size = sizeof(struct hr_begin_transaction_record),
	.fields = hr_begin_transaction_record_fields, .field_nr = 1,
	.tags = hr_begin_transaction_record_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_begin_transaction_record, unknown_tags),
};

static const struct hr_end_transaction_record hr_end_transaction_record_default = { 0 };
const struct hr_struct_desc hr_end_transaction_record_desc = {
	.name = "EndTransactionRecord", .dflt = &hr_end_transaction_record_default, .size = sizeof(struct hr_end_transaction_record),
	.fields = NULL, .field_nr = 0,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_end_transaction_record, unknown_tags),
};

static const struct hr_abort_transaction_record hr_abort_transaction_record_default = { .reason = { NULL, -1 } };
static const struct hr_field_desc hr_abort_transaction_record_fields[] = {
	{ "reason", offsetof(struct hr_abort_transaction_record, reason), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_abort_transaction_record_tags[] = { 0 };
const struct hr_struct_desc hr_abort_transaction_record_desc = {
	.name = "AbortTransactionRecord", .dflt = &hr_abort_transaction_record_default, .size = sizeof(struct hr_abort_transaction_record),
	.fields = hr_abort_transaction_record_fields, .field_nr = 1,
	.tags = hr_abort_transaction_record_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_abort_transaction_record, unknown_tags),
};

static const struct hr_remove_delegation_token_record hr_remove_delegation_token_record_default = { 0 };
static const struct hr_field_desc hr_remove_delegation_token_record_fields[] = {
	{ "tokenId", offsetof(struct hr_remove_delegation_token_record, token_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remove_delegation_token_record_desc = {
	.name = "RemoveDelegationTokenRecord", .dflt = &hr_remove_delegation_token_record_default, .size = sizeof(struct hr_remove_delegation_token_record),
	.fields = hr_remove_delegation_token_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remove_delegation_token_record, unknown_tags),
};

static const struct hr_register_controller_record_controller_endpoint hr_register_controller_record_controller_endpoint_default = { 0 };
static const struct hr_field_desc hr_register_controller_record_controller_endpoint_fields[] = {
	{ "name", offsetof(struct hr_register_controller_record_controller_endpoint, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_register_controller_record_controller_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_register_controller_record_controller_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "securityProtocol", offsetof(struct hr_register_controller_record_controller_endpoint, security_protocol), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_register_controller_record_controller_endpoint_desc = {
	.name = "ControllerEndpoint", .dflt = &hr_register_controller_record_controller_endpoint_default, .size = sizeof(struct hr_register_controller_record_controller_endpoint),
	.fields = hr_register_controller_record_controller_endpoint_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_register_controller_record_controller_endpoint, unknown_tags),
};

static const struct hr_register_controller_record_controller_feature hr_register_controller_record_controller_feature_default = { 0 };
static const struct hr_field_desc hr_register_controller_record_controller_feature_fields[] = {
	{ "name", offsetof(struct hr_register_controller_record_controller_feature, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minSupportedVersion", offsetof(struct hr_register_controller_record_controller_feature, min_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxSupportedVersion", offsetof(struct hr_register_controller_record_controller_feature, max_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_register_controller_record_controller_feature_desc = {
	.name = "ControllerFeature", .dflt = &hr_register_controller_record_controller_feature_default, .size = sizeof(struct hr_register_controller_record_controller_feature),
	.fields = hr_register_controller_record_controller_feature_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_register_controller_record_controller_feature, unknown_tags),
};

static const struct hr_register_controller_record hr_register_controller_record_default = { 0 };
static const struct hr_field_desc hr_register_controller_record_fields[] = {
	{ "controllerId", offsetof(struct hr_register_controller_record, controller_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "incarnationId", offsetof(struct hr_register_controller_record, incarnation_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "zkMigrationReady", offsetof(struct hr_register_controller_record, zk_migration_ready), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endPoints", offsetof(struct hr_register_controller_record, end_points), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_register_controller_record_controller_endpoint_desc },
	{ "features", offsetof(struct hr_register_controller_record, features), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_register_controller_record_controller_feature_desc },
};
const struct hr_struct_desc hr_register_controller_record_desc = {
	.name = "RegisterControllerRecord", .dflt = &hr_register_controller_record_default, .size = sizeof(struct hr_register_controller_record),
	.fields = hr_register_controller_record_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_register_controller_record, unknown_tags),
};

static const struct hr_clear_elr_record hr_clear_elr_record_default = { 0 };
static const struct hr_field_desc hr_clear_elr_record_fields[] = {
	{ "topicName", offsetof(struct hr_clear_elr_record, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_clear_elr_record_desc = {
	.name = "ClearElrRecord", .dflt = &hr_clear_elr_record_default, .size = sizeof(struct hr_clear_elr_record),
	.fields = hr_clear_elr_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_clear_elr_record, unknown_tags),
};

static const struct hr_unregister_controller_record hr_unregister_controller_record_default = { 0 };
static const struct hr_field_desc hr_unregister_controller_record_fields[] = {
	{ "controllerId", offsetof(struct hr_unregister_controller_record, controller_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_unregister_controller_record_desc = {
	.name = "UnregisterControllerRecord", .dflt = &hr_unregister_controller_record_default, .size = sizeof(struct hr_unregister_controller_record),
	.fields = hr_unregister_controller_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_unregister_controller_record, unknown_tags),
};
