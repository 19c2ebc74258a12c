/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (metadata_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_METADATA_RECORDS_H
#define HR_PROTOCOL_GEN_METADATA_RECORDS_H

#include <hr/protocol/codec.h>

/* RegisterBrokerRecord, BrokerEndpoint */
struct hr_register_broker_record_broker_endpoint {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	int16_t security_protocol;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_register_broker_record_broker_endpoint_desc;

/* RegisterBrokerRecord, BrokerFeature */
struct hr_register_broker_record_broker_feature {
	struct hr_str name;
	int16_t min_supported_version;
	int16_t max_supported_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_register_broker_record_broker_feature_desc;

/* RegisterBrokerRecord v0-4 */
struct hr_register_broker_record {
	int32_t broker_id;
	bool is_migrating_zk_broker; /* v2+, default false */
	struct hr_uuid incarnation_id;
	int64_t broker_epoch;
	struct { struct hr_register_broker_record_broker_endpoint *v; int32_t nr; } end_points;
	struct { struct hr_register_broker_record_broker_feature *v; int32_t nr; } features;
	struct hr_str rack; /* null v0+ */
	bool fenced; /* default true */
	bool in_controlled_shutdown; /* v1+, default false */
	struct { struct hr_uuid *v; int32_t nr; } log_dirs; /* v3+, tag 0 */
	struct { struct hr_uuid *v; int32_t nr; } cordoned_log_dirs; /* v4+, tag 1, null v4+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_register_broker_record_desc;

/* UnregisterBrokerRecord v0 */
struct hr_unregister_broker_record {
	int32_t broker_id;
	int64_t broker_epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_unregister_broker_record_desc;

/* TopicRecord v0 */
struct hr_topic_record {
	struct hr_str name;
	struct hr_uuid topic_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_topic_record_desc;

/* PartitionRecord v0-2 */
struct hr_partition_record {
	int32_t partition_id; /* default -1 */
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } replicas;
	struct { int32_t *v; int32_t nr; } isr;
	struct { int32_t *v; int32_t nr; } removing_replicas;
	struct { int32_t *v; int32_t nr; } adding_replicas;
	int32_t leader; /* default -1 */
	int8_t leader_recovery_state; /* tag 0, default 0 */
	int32_t leader_epoch; /* default -1 */
	int32_t partition_epoch; /* default -1 */
	struct { struct hr_uuid *v; int32_t nr; } directories; /* v1+ */
	struct { int32_t *v; int32_t nr; } eligible_leader_replicas; /* v2+, tag 1, null v2+, default null */
	struct { int32_t *v; int32_t nr; } last_known_elr; /* v2+, tag 2, null v2+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_partition_record_desc;

/* ConfigRecord v0 */
struct hr_config_record {
	int8_t resource_type;
	struct hr_str resource_name;
	struct hr_str name;
	struct hr_str value; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_config_record_desc;

/* PartitionChangeRecord v0-2 */
struct hr_partition_change_record {
	int32_t partition_id; /* default -1 */
	struct hr_uuid topic_id;
	struct { int32_t *v; int32_t nr; } isr; /* tag 0, null v0+, default null */
	int32_t leader; /* tag 1, default -2 */
	struct { int32_t *v; int32_t nr; } replicas; /* tag 2, null v0+, default null */
	struct { int32_t *v; int32_t nr; } removing_replicas; /* tag 3, null v0+, default null */
	struct { int32_t *v; int32_t nr; } adding_replicas; /* tag 4, null v0+, default null */
	int8_t leader_recovery_state; /* tag 5, default -1 */
	struct { struct hr_uuid *v; int32_t nr; } directories; /* v1+, tag 8, null v1+, default null */
	struct { int32_t *v; int32_t nr; } eligible_leader_replicas; /* v2+, tag 6, null v2+, default null */
	struct { int32_t *v; int32_t nr; } last_known_elr; /* v2+, tag 7, null v2+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_partition_change_record_desc;

/* FenceBrokerRecord v0 */
struct hr_fence_broker_record {
	int32_t id;
	int64_t epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_fence_broker_record_desc;

/* UnfenceBrokerRecord v0 */
struct hr_unfence_broker_record {
	int32_t id;
	int64_t epoch;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_unfence_broker_record_desc;

/* RemoveTopicRecord v0 */
struct hr_remove_topic_record {
	struct hr_uuid topic_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remove_topic_record_desc;

/* DelegationTokenRecord v0 */
struct hr_delegation_token_record {
	struct hr_str owner;
	struct hr_str requester;
	struct { struct hr_str *v; int32_t nr; } renewers;
	int64_t issue_timestamp;
	int64_t max_timestamp;
	int64_t expiration_timestamp;
	struct hr_str token_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delegation_token_record_desc;

/* UserScramCredentialRecord v0 */
struct hr_user_scram_credential_record {
	struct hr_str name;
	int8_t mechanism;
	struct hr_slice salt;
	struct hr_slice stored_key;
	struct hr_slice server_key;
	int32_t iterations;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_user_scram_credential_record_desc;

/* FeatureLevelRecord v0 */
struct hr_feature_level_record {
	struct hr_str name;
	int16_t feature_level;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_feature_level_record_desc;

/* ClientQuotaRecord, EntityData */
struct hr_client_quota_record_entity_data {
	struct hr_str entity_type;
	struct hr_str entity_name; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_client_quota_record_entity_data_desc;

/* ClientQuotaRecord v0 */
struct hr_client_quota_record {
	struct { struct hr_client_quota_record_entity_data *v; int32_t nr; } entity;
	struct hr_str key;
	double value;
	bool remove;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_client_quota_record_desc;

/* ProducerIdsRecord v0 */
struct hr_producer_ids_record {
	int32_t broker_id;
	int64_t broker_epoch; /* default -1 */
	int64_t next_producer_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_producer_ids_record_desc;

/* BrokerRegistrationChangeRecord v0-3 */
struct hr_broker_registration_change_record {
	int32_t broker_id;
	int64_t broker_epoch;
	int8_t fenced; /* tag 0 */
	int8_t in_controlled_shutdown; /* v1+, tag 1 */
	struct { struct hr_uuid *v; int32_t nr; } log_dirs; /* v2+, tag 2 */
	struct { struct hr_uuid *v; int32_t nr; } cordoned_log_dirs; /* v3+, tag 3, null v3+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_registration_change_record_desc;

/* AccessControlEntryRecord v0 */
struct hr_access_control_entry_record {
	struct hr_uuid id;
	int8_t resource_type;
	struct hr_str resource_name;
	int8_t pattern_type;
	struct hr_str principal;
	struct hr_str host;
	int8_t operation;
	int8_t permission_type;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_access_control_entry_record_desc;

/* RemoveAccessControlEntryRecord v0 */
struct hr_remove_access_control_entry_record {
	struct hr_uuid id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remove_access_control_entry_record_desc;

/* NoOpRecord v0 */
struct hr_no_op_record {
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_no_op_record_desc;

/* ZkMigrationStateRecord v0 */
struct hr_zk_migration_state_record {
	int8_t zk_migration_state;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_zk_migration_state_record_desc;

/* RemoveUserScramCredentialRecord v0 */
struct hr_remove_user_scram_credential_record {
	struct hr_str name;
	int8_t mechanism;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remove_user_scram_credential_record_desc;

/* BeginTransactionRecord v0 */
struct hr_begin_transaction_record {
	struct hr_str name; /* tag 0, null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_begin_transaction_record_desc;

/* EndTransactionRecord v0 */
struct hr_end_transaction_record {
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_transaction_record_desc;

/* AbortTransactionRecord v0 */
struct hr_abort_transaction_record {
	struct hr_str reason; /* tag 0, null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_abort_transaction_record_desc;

/* RemoveDelegationTokenRecord v0 */
struct hr_remove_delegation_token_record {
	struct hr_str token_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remove_delegation_token_record_desc;

/* RegisterControllerRecord, ControllerEndpoint */
struct hr_register_controller_record_controller_endpoint {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	int16_t security_protocol;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_register_controller_record_controller_endpoint_desc;

/* RegisterControllerRecord, ControllerFeature */
struct hr_register_controller_record_controller_feature {
	struct hr_str name;
	int16_t min_supported_version;
	int16_t max_supported_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_register_controller_record_controller_feature_desc;

/* RegisterControllerRecord v0 */
struct hr_register_controller_record {
	int32_t controller_id;
	struct hr_uuid incarnation_id;
	bool zk_migration_ready;
	struct { struct hr_register_controller_record_controller_endpoint *v; int32_t nr; } end_points;
	struct { struct hr_register_controller_record_controller_feature *v; int32_t nr; } features;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_register_controller_record_desc;

/* ClearElrRecord v0 */
struct hr_clear_elr_record {
	struct hr_str topic_name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_clear_elr_record_desc;

/* UnregisterControllerRecord v0 */
struct hr_unregister_controller_record {
	int32_t controller_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_unregister_controller_record_desc;

#endif
