// SPDX-License-Identifier: Apache-2.0
/*
 * AddRaftVoter, RemoveRaftVoter and UpdateRaftVoter (KIP-853), as the leader of a quorum
 * of one voter answers them.
 *
 * A voter is added once it has caught up as an observer.  Nobody observes this quorum,
 * so whoever is to be added is not there: the answer is Kafka's for a node that cannot
 * be reached.  The last voter cannot be removed.
 */
#include <hr/protocol/gen/add_raft_voter.h>
#include <hr/protocol/gen/remove_raft_voter.h>
#include <hr/protocol/gen/update_raft_voter.h>
#include "api.h"

static const struct hr_kraft_state *kraft_of(const struct hr_request *rq)
{
	return hr_controller_kraft(rq->broker->controller);
}

/* The listener that controllers use among themselves: the first of them. */
static const struct hr_listener_conf *controller_listener(const struct hr_request *rq)
{
	const struct hr_broker *b = rq->broker;
	const char *pos = hr_config_text(b->config, HR_CFG_CONTROLLER_LISTENER_NAMES);
	struct hr_str first;

	if (!hr_config_list_next(&pos, &first))
		return NULL;
	for (int i = 0; i < b->listeners.nr; i++)
		if (hr_str_eqc(first, b->bound[i].conf.name))
			return &b->bound[i].conf;
	return NULL;
}

static enum hr_wire_err check_cluster(const struct hr_request *rq, struct hr_str id,
				      struct hr_str *message)
{
	if (hr_str_is_null(id) || hr_str_eqc(id, rq->broker->cluster_id))
		return HR_ERR_NONE;
	*message = HR_STR_LIT("The request names another cluster.");
	return HR_ERR_INCONSISTENT_CLUSTER_ID;
}

static bool is_zero(const struct hr_uuid *id)
{
	static const struct hr_uuid zero;

	return hr_uuid_eq(*id, zero);
}

static enum hr_wire_err check_voter(int32_t id, const struct hr_uuid *dir, struct hr_str *message)
{
	if (id >= 0 && !is_zero(dir))
		return HR_ERR_NONE;
	*message = HR_STR_LIT("A voter has an id and a directory id.");
	return HR_ERR_INVALID_REQUEST;
}

static enum hr_wire_err check_dynamic(const struct hr_request *rq, struct hr_str *message)
{
	if (kraft_of(rq)->kraft_version >= 1)
		return HR_ERR_NONE;
	*message = HR_STR_LIT("The quorum is fixed by controller.quorum.voters (kraft.version 0).");
	return HR_ERR_UNSUPPORTED_VERSION;
}

static enum hr_wire_err check_add(struct hr_request *rq, const struct hr_add_raft_voter_request *r,
				  struct hr_str *message)
{
	const struct hr_listener_conf *l = controller_listener(rq);
	enum hr_wire_err werr = check_cluster(rq, r->cluster_id, message);
	bool reachable = false;

	if (!werr)
		werr = check_voter(r->voter_id, &r->voter_directory_id, message);
	for (int32_t i = 0; l && i < r->listeners.nr; i++)
		reachable |= hr_str_eqc(r->listeners.v[i].name, l->name);
	if (!werr && !reachable) {
		*message = hr_arena_printf(&rq->arena, "The voter has no listener %s.",
					   l ? l->name : "");
		werr = HR_ERR_INVALID_REQUEST;
	}
	if (!werr)
		werr = check_dynamic(rq, message);
	if (werr)
		return werr;
	if (r->voter_id == kraft_of(rq)->voters[0].id) {
		*message = hr_arena_printf(&rq->arena, "%d is a voter already.", r->voter_id);
		return HR_ERR_DUPLICATE_VOTER;
	}
	*message = hr_arena_printf(&rq->arena, "%d does not follow the metadata log.",
				   r->voter_id);
	return HR_ERR_REQUEST_TIMED_OUT;
}

void hr_api_add_raft_voter(struct hr_request *rq)
{
	struct hr_add_raft_voter_response resp;

	hr_struct_init(&hr_add_raft_voter_response_desc, &resp);
	resp.error_message = HR_STR_NULL;
	resp.error_code = hr_request_error(rq, check_add(rq, rq->body, &resp.error_message));
	hr_request_respond(rq, &resp);
}

static bool is_voter(const struct hr_request *rq, int32_t id, struct hr_uuid dir)
{
	const struct hr_kraft_state *k = kraft_of(rq);

	return id == k->voters[0].id &&
	       (!k->kraft_version || hr_uuid_eq(dir, k->voters[0].directory_id));
}

static enum hr_wire_err check_remove(struct hr_request *rq,
				     const struct hr_remove_raft_voter_request *r,
				     struct hr_str *message)
{
	enum hr_wire_err werr = check_cluster(rq, r->cluster_id, message);

	if (!werr)
		werr = check_voter(r->voter_id, &r->voter_directory_id, message);
	if (!werr)
		werr = check_dynamic(rq, message);
	if (werr)
		return werr;
	if (!is_voter(rq, r->voter_id, r->voter_directory_id)) {
		*message = hr_arena_printf(&rq->arena, "%d with this directory is not a voter.",
					   r->voter_id);
		return HR_ERR_VOTER_NOT_FOUND;
	}
	*message = HR_STR_LIT("The last voter cannot be removed.");
	return HR_ERR_VOTER_NOT_FOUND;
}

void hr_api_remove_raft_voter(struct hr_request *rq)
{
	struct hr_remove_raft_voter_response resp;

	hr_struct_init(&hr_remove_raft_voter_response_desc, &resp);
	resp.error_message = HR_STR_NULL;
	resp.error_code = hr_request_error(rq, check_remove(rq, rq->body, &resp.error_message));
	hr_request_respond(rq, &resp);
}

static enum hr_wire_err check_update(struct hr_request *rq,
				     const struct hr_update_raft_voter_request *r)
{
	int32_t epoch = hr_controller_epoch(rq->broker->controller);
	const struct hr_listener_conf *l = controller_listener(rq);
	enum hr_wire_err werr;
	struct hr_str message;
	bool reachable = false, same = true;

	werr = check_cluster(rq, r->cluster_id, &message);
	if (werr)
		return werr;
	if (r->current_leader_epoch != epoch)
		return r->current_leader_epoch < epoch ? HR_ERR_FENCED_LEADER_EPOCH :
							 HR_ERR_UNKNOWN_LEADER_EPOCH;
	werr = check_voter(r->voter_id, &r->voter_directory_id, &message);
	if (werr)
		return werr;
	for (int32_t i = 0; l && i < r->listeners.nr; i++) {
		if (!hr_str_eqc(r->listeners.v[i].name, l->name))
			continue;
		reachable = true;
		same = hr_str_eqc(r->listeners.v[i].host, l->adv_host) &&
		       r->listeners.v[i].port == l->adv_port;
	}
	if (!reachable || r->kraft_version_feature.min_supported_version < 0 ||
	    r->kraft_version_feature.max_supported_version <
		    r->kraft_version_feature.min_supported_version)
		return HR_ERR_INVALID_REQUEST;
	if (!is_voter(rq, r->voter_id, r->voter_directory_id))
		return HR_ERR_VOTER_NOT_FOUND;
	/* That is this node, which knows better where it listens. */
	return same ? HR_ERR_NONE : HR_ERR_INVALID_REQUEST;
}

void hr_api_update_raft_voter(struct hr_request *rq)
{
	const struct hr_listener_conf *l = controller_listener(rq);
	struct hr_update_raft_voter_response resp;

	hr_struct_init(&hr_update_raft_voter_response_desc, &resp);
	resp.error_code = hr_request_error(rq, check_update(rq, rq->body));
	resp.current_leader.leader_id = rq->broker->roles.node_id;
	resp.current_leader.leader_epoch = hr_controller_epoch(rq->broker->controller);
	if (l) {
		resp.current_leader.host = hr_str(l->adv_host);
		resp.current_leader.port = l->adv_port;
	}
	hr_request_respond(rq, &resp);
}
