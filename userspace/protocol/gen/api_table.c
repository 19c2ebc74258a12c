/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (every file) by make regen; do not edit. */
#include <hr/protocol/api.h>
#include <hr/protocol/gen/add_offsets_to_txn.h>
#include <hr/protocol/gen/add_partitions_to_txn.h>
#include <hr/protocol/gen/add_raft_voter.h>
#include <hr/protocol/gen/allocate_producer_ids.h>
#include <hr/protocol/gen/alter_client_quotas.h>
#include <hr/protocol/gen/alter_configs.h>
#include <hr/protocol/gen/alter_partition.h>
#include <hr/protocol/gen/alter_partition_reassignments.h>
#include <hr/protocol/gen/alter_replica_log_dirs.h>
#include <hr/protocol/gen/alter_share_group_offsets.h>
#include <hr/protocol/gen/alter_user_scram_credentials.h>
#include <hr/protocol/gen/api_versions.h>
#include <hr/protocol/gen/assign_replicas_to_dirs.h>
#include <hr/protocol/gen/begin_quorum_epoch.h>
#include <hr/protocol/gen/broker_heartbeat.h>
#include <hr/protocol/gen/broker_registration.h>
#include <hr/protocol/gen/consumer_group_describe.h>
#include <hr/protocol/gen/consumer_group_heartbeat.h>
#include <hr/protocol/gen/controller_registration.h>
#include <hr/protocol/gen/create_acls.h>
#include <hr/protocol/gen/create_delegation_token.h>
#include <hr/protocol/gen/create_partitions.h>
#include <hr/protocol/gen/create_topics.h>
#include <hr/protocol/gen/delete_acls.h>
#include <hr/protocol/gen/delete_groups.h>
#include <hr/protocol/gen/delete_records.h>
#include <hr/protocol/gen/delete_share_group_offsets.h>
#include <hr/protocol/gen/delete_share_group_state.h>
#include <hr/protocol/gen/delete_topics.h>
#include <hr/protocol/gen/describe_acls.h>
#include <hr/protocol/gen/describe_client_quotas.h>
#include <hr/protocol/gen/describe_cluster.h>
#include <hr/protocol/gen/describe_configs.h>
#include <hr/protocol/gen/describe_delegation_token.h>
#include <hr/protocol/gen/describe_groups.h>
#include <hr/protocol/gen/describe_log_dirs.h>
#include <hr/protocol/gen/describe_producers.h>
#include <hr/protocol/gen/describe_quorum.h>
#include <hr/protocol/gen/describe_share_group_offsets.h>
#include <hr/protocol/gen/describe_topic_partitions.h>
#include <hr/protocol/gen/describe_transactions.h>
#include <hr/protocol/gen/describe_user_scram_credentials.h>
#include <hr/protocol/gen/elect_leaders.h>
#include <hr/protocol/gen/end_quorum_epoch.h>
#include <hr/protocol/gen/end_txn.h>
#include <hr/protocol/gen/envelope.h>
#include <hr/protocol/gen/expire_delegation_token.h>
#include <hr/protocol/gen/fetch.h>
#include <hr/protocol/gen/fetch_snapshot.h>
#include <hr/protocol/gen/find_coordinator.h>
#include <hr/protocol/gen/get_telemetry_subscriptions.h>
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/incremental_alter_configs.h>
#include <hr/protocol/gen/init_producer_id.h>
#include <hr/protocol/gen/initialize_share_group_state.h>
#include <hr/protocol/gen/join_group.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/list_config_resources.h>
#include <hr/protocol/gen/list_groups.h>
#include <hr/protocol/gen/list_offsets.h>
#include <hr/protocol/gen/list_partition_reassignments.h>
#include <hr/protocol/gen/list_transactions.h>
#include <hr/protocol/gen/metadata.h>
#include <hr/protocol/gen/offset_commit.h>
#include <hr/protocol/gen/offset_delete.h>
#include <hr/protocol/gen/offset_fetch.h>
#include <hr/protocol/gen/offset_for_leader_epoch.h>
#include <hr/protocol/gen/produce.h>
#include <hr/protocol/gen/push_telemetry.h>
#include <hr/protocol/gen/read_share_group_state.h>
#include <hr/protocol/gen/read_share_group_state_summary.h>
#include <hr/protocol/gen/remove_raft_voter.h>
#include <hr/protocol/gen/renew_delegation_token.h>
#include <hr/protocol/gen/sasl_authenticate.h>
#include <hr/protocol/gen/sasl_handshake.h>
#include <hr/protocol/gen/share_acknowledge.h>
#include <hr/protocol/gen/share_fetch.h>
#include <hr/protocol/gen/share_group_describe.h>
#include <hr/protocol/gen/share_group_heartbeat.h>
#include <hr/protocol/gen/streams_group_describe.h>
#include <hr/protocol/gen/streams_group_heartbeat.h>
#include <hr/protocol/gen/streams_group_topology_description_update.h>
#include <hr/protocol/gen/sync_group.h>
#include <hr/protocol/gen/txn_offset_commit.h>
#include <hr/protocol/gen/unregister_broker.h>
#include <hr/protocol/gen/unregister_controller.h>
#include <hr/protocol/gen/update_features.h>
#include <hr/protocol/gen/update_raft_voter.h>
#include <hr/protocol/gen/vote.h>
#include <hr/protocol/gen/write_share_group_state.h>
#include <hr/protocol/gen/write_txn_markers.h>
#include "../api_table.h"

const struct hr_api_desc hr_api_table[HR_API_KEY_MAX + 1] = {
	[0] = { .key = 0, .name = "Produce", .min = 3, .max = 13, .max_unstable = 13,
		.adv_min = 0, .flexible_from = 9,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_produce_request_desc, .response = &hr_produce_response_desc },
	[1] = { .key = 1, .name = "Fetch", .min = 4, .max = 18, .max_unstable = 18,
		.adv_min = 4, .flexible_from = 12,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_fetch_request_desc, .response = &hr_fetch_response_desc },
	[2] = { .key = 2, .name = "ListOffsets", .min = 1, .max = 11, .max_unstable = 11,
		.adv_min = 1, .flexible_from = 6,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_list_offsets_request_desc, .response = &hr_list_offsets_response_desc },
	[3] = { .key = 3, .name = "Metadata", .min = 0, .max = 13, .max_unstable = 13,
		.adv_min = 0, .flexible_from = 9,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_metadata_request_desc, .response = &hr_metadata_response_desc },
	[8] = { .key = 8, .name = "OffsetCommit", .min = 2, .max = 10, .max_unstable = 10,
		.adv_min = 2, .flexible_from = 8,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_offset_commit_request_desc, .response = &hr_offset_commit_response_desc },
	[9] = { .key = 9, .name = "OffsetFetch", .min = 1, .max = 10, .max_unstable = 10,
		.adv_min = 1, .flexible_from = 6,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_offset_fetch_request_desc, .response = &hr_offset_fetch_response_desc },
	[10] = { .key = 10, .name = "FindCoordinator", .min = 0, .max = 6, .max_unstable = 6,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_find_coordinator_request_desc, .response = &hr_find_coordinator_response_desc },
	[11] = { .key = 11, .name = "JoinGroup", .min = 0, .max = 9, .max_unstable = 9,
		.adv_min = 0, .flexible_from = 6,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_join_group_request_desc, .response = &hr_join_group_response_desc },
	[12] = { .key = 12, .name = "Heartbeat", .min = 0, .max = 4, .max_unstable = 4,
		.adv_min = 0, .flexible_from = 4,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_heartbeat_request_desc, .response = &hr_heartbeat_response_desc },
	[13] = { .key = 13, .name = "LeaveGroup", .min = 0, .max = 5, .max_unstable = 5,
		.adv_min = 0, .flexible_from = 4,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_leave_group_request_desc, .response = &hr_leave_group_response_desc },
	[14] = { .key = 14, .name = "SyncGroup", .min = 0, .max = 5, .max_unstable = 5,
		.adv_min = 0, .flexible_from = 4,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_sync_group_request_desc, .response = &hr_sync_group_response_desc },
	[15] = { .key = 15, .name = "DescribeGroups", .min = 0, .max = 6, .max_unstable = 6,
		.adv_min = 0, .flexible_from = 5,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_groups_request_desc, .response = &hr_describe_groups_response_desc },
	[16] = { .key = 16, .name = "ListGroups", .min = 0, .max = 5, .max_unstable = 5,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_list_groups_request_desc, .response = &hr_list_groups_response_desc },
	[17] = { .key = 17, .name = "SaslHandshake", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = HR_VERSION_NEVER,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_sasl_handshake_request_desc, .response = &hr_sasl_handshake_response_desc },
	[18] = { .key = 18, .name = "ApiVersions", .min = 0, .max = 5, .max_unstable = 5,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_api_versions_request_desc, .response = &hr_api_versions_response_desc },
	[19] = { .key = 19, .name = "CreateTopics", .min = 2, .max = 7, .max_unstable = 7,
		.adv_min = 2, .flexible_from = 5,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_create_topics_request_desc, .response = &hr_create_topics_response_desc },
	[20] = { .key = 20, .name = "DeleteTopics", .min = 1, .max = 6, .max_unstable = 6,
		.adv_min = 1, .flexible_from = 4,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_delete_topics_request_desc, .response = &hr_delete_topics_response_desc },
	[21] = { .key = 21, .name = "DeleteRecords", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_delete_records_request_desc, .response = &hr_delete_records_response_desc },
	[22] = { .key = 22, .name = "InitProducerId", .min = 0, .max = 5, .max_unstable = 6,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_init_producer_id_request_desc, .response = &hr_init_producer_id_response_desc },
	[23] = { .key = 23, .name = "OffsetForLeaderEpoch", .min = 2, .max = 4, .max_unstable = 4,
		.adv_min = 2, .flexible_from = 4,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_offset_for_leader_epoch_request_desc, .response = &hr_offset_for_leader_epoch_response_desc },
	[24] = { .key = 24, .name = "AddPartitionsToTxn", .min = 0, .max = 5, .max_unstable = 5,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_add_partitions_to_txn_request_desc, .response = &hr_add_partitions_to_txn_response_desc },
	[25] = { .key = 25, .name = "AddOffsetsToTxn", .min = 0, .max = 4, .max_unstable = 4,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_add_offsets_to_txn_request_desc, .response = &hr_add_offsets_to_txn_response_desc },
	[26] = { .key = 26, .name = "EndTxn", .min = 0, .max = 5, .max_unstable = 5,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_end_txn_request_desc, .response = &hr_end_txn_response_desc },
	[27] = { .key = 27, .name = "WriteTxnMarkers", .min = 1, .max = 2, .max_unstable = 2,
		.adv_min = 1, .flexible_from = 1,
		.flags = HR_API_BROKER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_write_txn_markers_request_desc, .response = &hr_write_txn_markers_response_desc },
	[28] = { .key = 28, .name = "TxnOffsetCommit", .min = 0, .max = 6, .max_unstable = 6,
		.adv_min = 0, .flexible_from = 3,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_txn_offset_commit_request_desc, .response = &hr_txn_offset_commit_response_desc },
	[29] = { .key = 29, .name = "DescribeAcls", .min = 1, .max = 3, .max_unstable = 3,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_describe_acls_request_desc, .response = &hr_describe_acls_response_desc },
	[30] = { .key = 30, .name = "CreateAcls", .min = 1, .max = 3, .max_unstable = 3,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_create_acls_request_desc, .response = &hr_create_acls_response_desc },
	[31] = { .key = 31, .name = "DeleteAcls", .min = 1, .max = 3, .max_unstable = 3,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_delete_acls_request_desc, .response = &hr_delete_acls_response_desc },
	[32] = { .key = 32, .name = "DescribeConfigs", .min = 1, .max = 4, .max_unstable = 4,
		.adv_min = 1, .flexible_from = 4,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_describe_configs_request_desc, .response = &hr_describe_configs_response_desc },
	[33] = { .key = 33, .name = "AlterConfigs", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_alter_configs_request_desc, .response = &hr_alter_configs_response_desc },
	[34] = { .key = 34, .name = "AlterReplicaLogDirs", .min = 1, .max = 2, .max_unstable = 2,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_alter_replica_log_dirs_request_desc, .response = &hr_alter_replica_log_dirs_response_desc },
	[35] = { .key = 35, .name = "DescribeLogDirs", .min = 1, .max = 5, .max_unstable = 5,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_log_dirs_request_desc, .response = &hr_describe_log_dirs_response_desc },
	[36] = { .key = 36, .name = "SaslAuthenticate", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_sasl_authenticate_request_desc, .response = &hr_sasl_authenticate_response_desc },
	[37] = { .key = 37, .name = "CreatePartitions", .min = 0, .max = 3, .max_unstable = 3,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_create_partitions_request_desc, .response = &hr_create_partitions_response_desc },
	[38] = { .key = 38, .name = "CreateDelegationToken", .min = 1, .max = 3, .max_unstable = 3,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_create_delegation_token_request_desc, .response = &hr_create_delegation_token_response_desc },
	[39] = { .key = 39, .name = "RenewDelegationToken", .min = 1, .max = 2, .max_unstable = 2,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_renew_delegation_token_request_desc, .response = &hr_renew_delegation_token_response_desc },
	[40] = { .key = 40, .name = "ExpireDelegationToken", .min = 1, .max = 2, .max_unstable = 2,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_expire_delegation_token_request_desc, .response = &hr_expire_delegation_token_response_desc },
	[41] = { .key = 41, .name = "DescribeDelegationToken", .min = 1, .max = 3, .max_unstable = 3,
		.adv_min = 1, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_describe_delegation_token_request_desc, .response = &hr_describe_delegation_token_response_desc },
	[42] = { .key = 42, .name = "DeleteGroups", .min = 0, .max = 3, .max_unstable = 3,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_delete_groups_request_desc, .response = &hr_delete_groups_response_desc },
	[43] = { .key = 43, .name = "ElectLeaders", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 2,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_elect_leaders_request_desc, .response = &hr_elect_leaders_response_desc },
	[44] = { .key = 44, .name = "IncrementalAlterConfigs", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 1,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_incremental_alter_configs_request_desc, .response = &hr_incremental_alter_configs_response_desc },
	[45] = { .key = 45, .name = "AlterPartitionReassignments", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_alter_partition_reassignments_request_desc, .response = &hr_alter_partition_reassignments_response_desc },
	[46] = { .key = 46, .name = "ListPartitionReassignments", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_list_partition_reassignments_request_desc, .response = &hr_list_partition_reassignments_response_desc },
	[47] = { .key = 47, .name = "OffsetDelete", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = HR_VERSION_NEVER,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_offset_delete_request_desc, .response = &hr_offset_delete_response_desc },
	[48] = { .key = 48, .name = "DescribeClientQuotas", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 1,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_client_quotas_request_desc, .response = &hr_describe_client_quotas_response_desc },
	[49] = { .key = 49, .name = "AlterClientQuotas", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 1,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_alter_client_quotas_request_desc, .response = &hr_alter_client_quotas_response_desc },
	[50] = { .key = 50, .name = "DescribeUserScramCredentials", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_describe_user_scram_credentials_request_desc, .response = &hr_describe_user_scram_credentials_response_desc },
	[51] = { .key = 51, .name = "AlterUserScramCredentials", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_alter_user_scram_credentials_request_desc, .response = &hr_alter_user_scram_credentials_response_desc },
	[52] = { .key = 52, .name = "Vote", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_vote_request_desc, .response = &hr_vote_response_desc },
	[53] = { .key = 53, .name = "BeginQuorumEpoch", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 1,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_begin_quorum_epoch_request_desc, .response = &hr_begin_quorum_epoch_response_desc },
	[54] = { .key = 54, .name = "EndQuorumEpoch", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 1,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_end_quorum_epoch_request_desc, .response = &hr_end_quorum_epoch_response_desc },
	[55] = { .key = 55, .name = "DescribeQuorum", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE | HR_API_CLUSTER_ACTION,
		.request = &hr_describe_quorum_request_desc, .response = &hr_describe_quorum_response_desc },
	[56] = { .key = 56, .name = "AlterPartition", .min = 2, .max = 3, .max_unstable = 3,
		.adv_min = 2, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_alter_partition_request_desc, .response = &hr_alter_partition_response_desc },
	[57] = { .key = 57, .name = "UpdateFeatures", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE | HR_API_CLUSTER_ACTION,
		.request = &hr_update_features_request_desc, .response = &hr_update_features_response_desc },
	[58] = { .key = 58, .name = "Envelope", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_envelope_request_desc, .response = &hr_envelope_response_desc },
	[59] = { .key = 59, .name = "FetchSnapshot", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER,
		.request = &hr_fetch_snapshot_request_desc, .response = &hr_fetch_snapshot_response_desc },
	[60] = { .key = 60, .name = "DescribeCluster", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER,
		.request = &hr_describe_cluster_request_desc, .response = &hr_describe_cluster_response_desc },
	[61] = { .key = 61, .name = "DescribeProducers", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_producers_request_desc, .response = &hr_describe_producers_response_desc },
	[62] = { .key = 62, .name = "BrokerRegistration", .min = 0, .max = 4, .max_unstable = 4,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_broker_registration_request_desc, .response = &hr_broker_registration_response_desc },
	[63] = { .key = 63, .name = "BrokerHeartbeat", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_broker_heartbeat_request_desc, .response = &hr_broker_heartbeat_response_desc },
	[64] = { .key = 64, .name = "UnregisterBroker", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_unregister_broker_request_desc, .response = &hr_unregister_broker_response_desc },
	[65] = { .key = 65, .name = "DescribeTransactions", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_transactions_request_desc, .response = &hr_describe_transactions_response_desc },
	[66] = { .key = 66, .name = "ListTransactions", .min = 0, .max = 2, .max_unstable = 2,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_list_transactions_request_desc, .response = &hr_list_transactions_response_desc },
	[67] = { .key = 67, .name = "AllocateProducerIds", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE | HR_API_CLUSTER_ACTION,
		.request = &hr_allocate_producer_ids_request_desc, .response = &hr_allocate_producer_ids_response_desc },
	[68] = { .key = 68, .name = "ConsumerGroupHeartbeat", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_consumer_group_heartbeat_request_desc, .response = &hr_consumer_group_heartbeat_response_desc },
	[69] = { .key = 69, .name = "ConsumerGroupDescribe", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_consumer_group_describe_request_desc, .response = &hr_consumer_group_describe_response_desc },
	[70] = { .key = 70, .name = "ControllerRegistration", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER,
		.request = &hr_controller_registration_request_desc, .response = &hr_controller_registration_response_desc },
	[71] = { .key = 71, .name = "GetTelemetrySubscriptions", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_get_telemetry_subscriptions_request_desc, .response = &hr_get_telemetry_subscriptions_response_desc },
	[72] = { .key = 72, .name = "PushTelemetry", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_push_telemetry_request_desc, .response = &hr_push_telemetry_response_desc },
	[73] = { .key = 73, .name = "AssignReplicasToDirs", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER,
		.request = &hr_assign_replicas_to_dirs_request_desc, .response = &hr_assign_replicas_to_dirs_response_desc },
	[74] = { .key = 74, .name = "ListConfigResources", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_list_config_resources_request_desc, .response = &hr_list_config_resources_response_desc },
	[75] = { .key = 75, .name = "DescribeTopicPartitions", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_topic_partitions_request_desc, .response = &hr_describe_topic_partitions_response_desc },
	[76] = { .key = 76, .name = "ShareGroupHeartbeat", .min = 1, .max = 1, .max_unstable = 1,
		.adv_min = 1, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_share_group_heartbeat_request_desc, .response = &hr_share_group_heartbeat_response_desc },
	[77] = { .key = 77, .name = "ShareGroupDescribe", .min = 1, .max = 1, .max_unstable = 1,
		.adv_min = 1, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_share_group_describe_request_desc, .response = &hr_share_group_describe_response_desc },
	[78] = { .key = 78, .name = "ShareFetch", .min = 1, .max = 2, .max_unstable = 2,
		.adv_min = 1, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_share_fetch_request_desc, .response = &hr_share_fetch_response_desc },
	[79] = { .key = 79, .name = "ShareAcknowledge", .min = 1, .max = 2, .max_unstable = 2,
		.adv_min = 1, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_share_acknowledge_request_desc, .response = &hr_share_acknowledge_response_desc },
	[80] = { .key = 80, .name = "AddRaftVoter", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_BROKER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_add_raft_voter_request_desc, .response = &hr_add_raft_voter_response_desc },
	[81] = { .key = 81, .name = "RemoveRaftVoter", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER | HR_API_BROKER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_remove_raft_voter_request_desc, .response = &hr_remove_raft_voter_response_desc },
	[82] = { .key = 82, .name = "UpdateRaftVoter", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_CONTROLLER_LISTENER,
		.request = &hr_update_raft_voter_request_desc, .response = &hr_update_raft_voter_response_desc },
	[83] = { .key = 83, .name = "InitializeShareGroupState", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_initialize_share_group_state_request_desc, .response = &hr_initialize_share_group_state_response_desc },
	[84] = { .key = 84, .name = "ReadShareGroupState", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_read_share_group_state_request_desc, .response = &hr_read_share_group_state_response_desc },
	[85] = { .key = 85, .name = "WriteShareGroupState", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_write_share_group_state_request_desc, .response = &hr_write_share_group_state_response_desc },
	[86] = { .key = 86, .name = "DeleteShareGroupState", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_delete_share_group_state_request_desc, .response = &hr_delete_share_group_state_response_desc },
	[87] = { .key = 87, .name = "ReadShareGroupStateSummary", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CLUSTER_ACTION,
		.request = &hr_read_share_group_state_summary_request_desc, .response = &hr_read_share_group_state_summary_response_desc },
	[88] = { .key = 88, .name = "StreamsGroupHeartbeat", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_streams_group_heartbeat_request_desc, .response = &hr_streams_group_heartbeat_response_desc },
	[89] = { .key = 89, .name = "StreamsGroupDescribe", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_streams_group_describe_request_desc, .response = &hr_streams_group_describe_response_desc },
	[90] = { .key = 90, .name = "DescribeShareGroupOffsets", .min = 0, .max = 1, .max_unstable = 1,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_describe_share_group_offsets_request_desc, .response = &hr_describe_share_group_offsets_response_desc },
	[91] = { .key = 91, .name = "AlterShareGroupOffsets", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_alter_share_group_offsets_request_desc, .response = &hr_alter_share_group_offsets_response_desc },
	[92] = { .key = 92, .name = "DeleteShareGroupOffsets", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_delete_share_group_offsets_request_desc, .response = &hr_delete_share_group_offsets_response_desc },
	[93] = { .key = 93, .name = "StreamsGroupTopologyDescriptionUpdate", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER,
		.request = &hr_streams_group_topology_description_update_request_desc, .response = &hr_streams_group_topology_description_update_response_desc },
	[94] = { .key = 94, .name = "UnregisterController", .min = 0, .max = 0, .max_unstable = 0,
		.adv_min = 0, .flexible_from = 0,
		.flags = HR_API_BROKER_LISTENER | HR_API_CONTROLLER_LISTENER | HR_API_FORWARDABLE,
		.request = &hr_unregister_controller_request_desc, .response = &hr_unregister_controller_response_desc },
};
