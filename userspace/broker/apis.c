// SPDX-License-Identifier: Apache-2.0
/* apis: what is served.  A key without a row is neither advertised nor answered. */
#include "api/api.h"
#include "telemetry.h"

const struct hr_api_handler hr_api_handlers[] = {
	[HR_API_PRODUCE] = { hr_api_produce, HR_RUN_PIPELINED },
	[HR_API_FETCH] = { hr_api_fetch },
	[HR_API_LIST_OFFSETS] = { hr_api_list_offsets },
	[HR_API_METADATA] = { hr_api_metadata },
	[HR_API_OFFSET_COMMIT] = { hr_api_offset_commit },
	[HR_API_OFFSET_FETCH] = { hr_api_offset_fetch },
	[HR_API_FIND_COORDINATOR] = { hr_api_find_coordinator },
	[HR_API_JOIN_GROUP] = { hr_api_join_group },
	[HR_API_HEARTBEAT] = { hr_api_heartbeat },
	[HR_API_LEAVE_GROUP] = { hr_api_leave_group },
	[HR_API_SYNC_GROUP] = { hr_api_sync_group },
	[HR_API_DESCRIBE_GROUPS] = { hr_api_describe_groups },
	[HR_API_LIST_GROUPS] = { hr_api_list_groups },
	[HR_API_SASL_HANDSHAKE] = { hr_api_sasl_handshake },
	[HR_API_API_VERSIONS] = { hr_api_api_versions },
	[HR_API_CREATE_TOPICS] = { hr_api_create_topics, HR_RUN_CONTROLLER },
	[HR_API_DELETE_TOPICS] = { hr_api_delete_topics, HR_RUN_CONTROLLER },
	[HR_API_DELETE_RECORDS] = { hr_api_delete_records },
	[HR_API_INIT_PRODUCER_ID] = { hr_api_init_producer_id, HR_RUN_CONTROLLER },
	[HR_API_OFFSET_FOR_LEADER_EPOCH] = { hr_api_offset_for_leader_epoch },
	[HR_API_DESCRIBE_ACLS] = { hr_api_describe_acls },
	[HR_API_CREATE_ACLS] = { hr_api_create_acls },
	[HR_API_DELETE_ACLS] = { hr_api_delete_acls },
	[HR_API_DESCRIBE_CONFIGS] = { hr_api_describe_configs },
	[HR_API_ALTER_CONFIGS] = { hr_api_alter_configs, HR_RUN_CONTROLLER },
	[HR_API_DESCRIBE_LOG_DIRS] = { hr_api_describe_log_dirs },
	[HR_API_SASL_AUTHENTICATE] = { hr_api_sasl_authenticate },
	[HR_API_CREATE_PARTITIONS] = { hr_api_create_partitions, HR_RUN_CONTROLLER },
	[HR_API_CREATE_DELEGATION_TOKEN] = { hr_api_create_delegation_token },
	[HR_API_RENEW_DELEGATION_TOKEN] = { hr_api_renew_delegation_token },
	[HR_API_EXPIRE_DELEGATION_TOKEN] = { hr_api_expire_delegation_token },
	[HR_API_DESCRIBE_DELEGATION_TOKEN] = { hr_api_describe_delegation_token },
	[HR_API_DELETE_GROUPS] = { hr_api_delete_groups },
	[HR_API_ELECT_LEADERS] = { hr_api_elect_leaders, HR_RUN_CONTROLLER },
	[HR_API_INCREMENTAL_ALTER_CONFIGS] = { hr_api_incremental_alter_configs,
					       HR_RUN_CONTROLLER },
	[HR_API_ALTER_PARTITION_REASSIGNMENTS] = { hr_api_alter_partition_reassignments,
						HR_RUN_CONTROLLER },
	[HR_API_LIST_PARTITION_REASSIGNMENTS] = { hr_api_list_partition_reassignments },
	[HR_API_OFFSET_DELETE] = { hr_api_offset_delete },
	[HR_API_DESCRIBE_CLIENT_QUOTAS] = { hr_api_describe_client_quotas },
	[HR_API_ALTER_CLIENT_QUOTAS] = { hr_api_alter_client_quotas, HR_RUN_CONTROLLER },
	[HR_API_DESCRIBE_USER_SCRAM_CREDENTIALS] = { hr_api_describe_user_scram_credentials },
	[HR_API_ALTER_USER_SCRAM_CREDENTIALS] = { hr_api_alter_user_scram_credentials,
						  HR_RUN_CONTROLLER },
	[HR_API_DESCRIBE_QUORUM] = { hr_api_describe_quorum, HR_RUN_CONTROLLER },
	[HR_API_UPDATE_FEATURES] = { hr_api_update_features, HR_RUN_CONTROLLER },
	[HR_API_DESCRIBE_CLUSTER] = { hr_api_describe_cluster },
	[HR_API_DESCRIBE_PRODUCERS] = { hr_api_describe_producers },
	[HR_API_UNREGISTER_BROKER] = { hr_api_unregister_broker, HR_RUN_CONTROLLER },
	[HR_API_CONSUMER_GROUP_HEARTBEAT] = { hr_api_consumer_group_heartbeat },
	[HR_API_CONSUMER_GROUP_DESCRIBE] = { hr_api_consumer_group_describe },
	[HR_API_GET_TELEMETRY_SUBSCRIPTIONS] = { hr_api_get_telemetry_subscriptions },
	[HR_API_PUSH_TELEMETRY] = { hr_api_push_telemetry },
	[HR_API_LIST_CONFIG_RESOURCES] = { hr_api_list_config_resources },
	[HR_API_DESCRIBE_TOPIC_PARTITIONS] = { hr_api_describe_topic_partitions },
	[HR_API_ADD_RAFT_VOTER] = { hr_api_add_raft_voter, HR_RUN_CONTROLLER },
	[HR_API_REMOVE_RAFT_VOTER] = { hr_api_remove_raft_voter, HR_RUN_CONTROLLER },
	[HR_API_UPDATE_RAFT_VOTER] = { hr_api_update_raft_voter, HR_RUN_CONTROLLER },
	[HR_API_STREAMS_GROUP_HEARTBEAT] = { hr_api_streams_group_heartbeat },
	[HR_API_STREAMS_GROUP_DESCRIBE] = { hr_api_streams_group_describe },
	[HR_API_STREAMS_GROUP_TOPOLOGY_DESCRIPTION_UPDATE] = {
		hr_api_streams_group_topology_description_update },
	[HR_API_UNREGISTER_CONTROLLER] = { hr_api_unregister_controller, HR_RUN_CONTROLLER },
};

const int16_t hr_api_handler_nr = HR_ARRAY_LEN(hr_api_handlers);

bool hr_api_is_on(int16_t key, const struct hr_config *c)
{
	if (!hr_api_is_served(key))
		return false;
	if (key != HR_API_GET_TELEMETRY_SUBSCRIPTIONS && key != HR_API_PUSH_TELEMETRY)
		return true;
	return hr_telemetry_on(c);
}
