/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (add_raft_voter.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ADD_RAFT_VOTER_H
#define HR_PROTOCOL_GEN_ADD_RAFT_VOTER_H

#include <hr/protocol/codec.h>

/* AddRaftVoterRequest, Listener */
struct hr_add_raft_voter_request_listener {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_raft_voter_request_listener_desc;

/* AddRaftVoterRequest v0-1 */
struct hr_add_raft_voter_request {
	struct hr_str cluster_id; /* null v0+ */
	int32_t timeout_ms;
	int32_t voter_id;
	struct hr_uuid voter_directory_id;
	struct { struct hr_add_raft_voter_request_listener *v; int32_t nr; } listeners;
	bool ack_when_committed; /* v1+, default true */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_raft_voter_request_desc;

/* AddRaftVoterResponse v0-1 */
struct hr_add_raft_voter_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_raft_voter_response_desc;

#endif
