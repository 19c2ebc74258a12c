/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (remove_raft_voter.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_REMOVE_RAFT_VOTER_H
#define HR_PROTOCOL_GEN_REMOVE_RAFT_VOTER_H

#include <hr/protocol/codec.h>

/* RemoveRaftVoterRequest v0 */
struct hr_remove_raft_voter_request {
	struct hr_str cluster_id; /* null v0+ */
	int32_t voter_id;
	struct hr_uuid voter_directory_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remove_raft_voter_request_desc;

/* RemoveRaftVoterResponse v0 */
struct hr_remove_raft_voter_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remove_raft_voter_response_desc;

#endif
