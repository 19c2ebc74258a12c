/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (update_raft_voter.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_UPDATE_RAFT_VOTER_H
#define HR_PROTOCOL_GEN_UPDATE_RAFT_VOTER_H

#include <hr/protocol/codec.h>

/* UpdateRaftVoterRequest, Listener */
struct hr_update_raft_voter_request_listener {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_raft_voter_request_listener_desc;

/* UpdateRaftVoterRequest, KRaftVersionFeature */
struct hr_update_raft_voter_request_kraft_version_feature {
	int16_t min_supported_version;
	int16_t max_supported_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_raft_voter_request_kraft_version_feature_desc;

/* UpdateRaftVoterRequest v0 */
struct hr_update_raft_voter_request {
	struct hr_str cluster_id; /* null v0+ */
	int32_t current_leader_epoch;
	int32_t voter_id;
	struct hr_uuid voter_directory_id;
	struct { struct hr_update_raft_voter_request_listener *v; int32_t nr; } listeners;
	struct hr_update_raft_voter_request_kraft_version_feature kraft_version_feature;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_raft_voter_request_desc;

/* UpdateRaftVoterResponse, CurrentLeader */
struct hr_update_raft_voter_response_current_leader {
	int32_t leader_id; /* default -1 */
	int32_t leader_epoch; /* default -1 */
	struct hr_str host;
	int32_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_raft_voter_response_current_leader_desc;

/* UpdateRaftVoterResponse v0 */
struct hr_update_raft_voter_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_update_raft_voter_response_current_leader current_leader; /* tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_update_raft_voter_response_desc;

#endif
