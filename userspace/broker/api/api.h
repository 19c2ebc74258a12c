/* SPDX-License-Identifier: Apache-2.0 */
/* api: one file per API key; the table that names them is broker/apis.c. */
#ifndef HR_BROKER_API_API_H
#define HR_BROKER_API_API_H

#include <hr/protocol/gen/create_topics.h>
#include "../request.h"

void hr_api_add_raft_voter(struct hr_request *rq);
void hr_api_alter_client_quotas(struct hr_request *rq);
void hr_api_alter_configs(struct hr_request *rq);
void hr_api_alter_partition_reassignments(struct hr_request *rq);
void hr_api_alter_user_scram_credentials(struct hr_request *rq);
void hr_api_api_versions(struct hr_request *rq);
void hr_api_create_acls(struct hr_request *rq);
void hr_api_create_delegation_token(struct hr_request *rq);
void hr_api_consumer_group_describe(struct hr_request *rq);
void hr_api_consumer_group_heartbeat(struct hr_request *rq);
void hr_api_create_partitions(struct hr_request *rq);
void hr_api_create_topics(struct hr_request *rq);
void hr_api_delete_acls(struct hr_request *rq);
void hr_api_delete_groups(struct hr_request *rq);
void hr_api_delete_records(struct hr_request *rq);
void hr_api_delete_topics(struct hr_request *rq);
void hr_api_describe_acls(struct hr_request *rq);
void hr_api_describe_client_quotas(struct hr_request *rq);
void hr_api_describe_cluster(struct hr_request *rq);
void hr_api_describe_configs(struct hr_request *rq);
void hr_api_describe_delegation_token(struct hr_request *rq);
void hr_api_describe_groups(struct hr_request *rq);
void hr_api_describe_log_dirs(struct hr_request *rq);
void hr_api_describe_producers(struct hr_request *rq);
void hr_api_describe_quorum(struct hr_request *rq);
void hr_api_describe_topic_partitions(struct hr_request *rq);
void hr_api_describe_user_scram_credentials(struct hr_request *rq);
void hr_api_elect_leaders(struct hr_request *rq);
void hr_api_expire_delegation_token(struct hr_request *rq);
void hr_api_fetch(struct hr_request *rq);
void hr_api_find_coordinator(struct hr_request *rq);
void hr_api_get_telemetry_subscriptions(struct hr_request *rq);
void hr_api_heartbeat(struct hr_request *rq);
void hr_api_incremental_alter_configs(struct hr_request *rq);
void hr_api_init_producer_id(struct hr_request *rq);
void hr_api_join_group(struct hr_request *rq);
void hr_api_leave_group(struct hr_request *rq);
void hr_api_list_config_resources(struct hr_request *rq);
void hr_api_list_groups(struct hr_request *rq);
void hr_api_list_offsets(struct hr_request *rq);
void hr_api_list_partition_reassignments(struct hr_request *rq);
void hr_api_metadata(struct hr_request *rq);
void hr_api_offset_commit(struct hr_request *rq);
void hr_api_offset_delete(struct hr_request *rq);
void hr_api_offset_fetch(struct hr_request *rq);
void hr_api_offset_for_leader_epoch(struct hr_request *rq);
void hr_api_produce(struct hr_request *rq);
void hr_api_push_telemetry(struct hr_request *rq);
void hr_api_remove_raft_voter(struct hr_request *rq);
void hr_api_renew_delegation_token(struct hr_request *rq);
void hr_api_sasl_authenticate(struct hr_request *rq);
void hr_api_sasl_handshake(struct hr_request *rq);
void hr_api_streams_group_describe(struct hr_request *rq);
void hr_api_streams_group_heartbeat(struct hr_request *rq);
void hr_api_streams_group_topology_description_update(struct hr_request *rq);
void hr_api_sync_group(struct hr_request *rq);
void hr_api_unregister_broker(struct hr_request *rq);
void hr_api_unregister_controller(struct hr_request *rq);
void hr_api_update_features(struct hr_request *rq);
void hr_api_update_raft_voter(struct hr_request *rq);

/* --- shared by several ------------------------------------------------------ */

bool hr_str_is_internal_topic(struct hr_str name);
/* NULL: legal; else what is wrong with it, for people. */
const char *hr_topic_name_fault(struct hr_str name);
/* A topic config from a client: HR_ERR_NONE or INVALID_CONFIG with a text in the arena. */
enum hr_wire_err hr_topic_config_check(struct hr_request *rq, struct hr_str name,
				       struct hr_str value, struct hr_str *ret_message);

/* The broker listener that answers here speak of: the request's own, or the inter-broker one. */
const char *hr_request_listener_name(const struct hr_request *rq);

/* Everything the caller may do, since nothing is authorized yet. */
#define HR_TOPIC_OPS 3576
#define HR_CLUSTER_OPS 8096
#define HR_GROUP_OPS 3400

/* topics.c: one topic into the draft; used by CreateTopics and by auto creation. */
struct hr_new_topic {
	struct hr_str name;
	int32_t partition_nr; /* -1 default */
	int16_t replication_factor; /* -1 default */
	const struct hr_create_topics_request_creatable_topic
		*asked; /* configs, assignments; may be NULL */
	bool validate_only;
	/* results */
	struct hr_uuid id;
	struct hr_str message;
};
enum hr_wire_err hr_topic_create_in_draft(struct hr_request *rq, struct hr_ctl_op *op,
					  struct hr_new_topic *nt);

HR_MUST_CHECK int hr_partition_put_in_draft(struct hr_request *rq, struct hr_ctl_op *op,
					    struct hr_uuid topic_id, int32_t index);

/* Where a replica made now goes: the directory id, or -ENOSPC when all are cordoned. */
HR_MUST_CHECK int hr_placement_pick(struct hr_broker *b, struct hr_uuid *ret_dir);

/*
 * Answers after the operation is forced and every shard has followed, or at once with
 * nothing to do.
 */
void hr_request_commit(struct hr_request *rq, struct hr_ctl_op *op,
		       void (*then)(struct hr_request *rq, int err));

#endif
