/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (remove_raft_voter.msg) by make regen; do not edit. */
#include <hr/protocol/gen/remove_raft_voter.h>

static const struct hr_remove_raft_voter_request hr_remove_raft_voter_request_default = { 0 };
static const struct hr_field_desc hr_remove_raft_voter_request_fields[] = {
	{ "clusterId", offsetof(struct hr_remove_raft_voter_request, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "voterId", offsetof(struct hr_remove_raft_voter_request, voter_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voterDirectoryId", offsetof(struct hr_remove_raft_voter_request, voter_directory_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remove_raft_voter_request_desc = {
	.name = "RemoveRaftVoterRequest", .dflt = &hr_remove_raft_voter_request_default, .size = sizeof(struct hr_remove_raft_voter_request),
	.fields = hr_remove_raft_voter_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remove_raft_voter_request, unknown_tags),
};

static const struct hr_remove_raft_voter_response hr_remove_raft_voter_response_default = { 0 };
static const struct hr_field_desc hr_remove_raft_voter_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_remove_raft_voter_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_remove_raft_voter_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_remove_raft_voter_response, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remove_raft_voter_response_desc = {
	.name = "RemoveRaftVoterResponse", .dflt = &hr_remove_raft_voter_response_default, .size = sizeof(struct hr_remove_raft_voter_response),
	.fields = hr_remove_raft_voter_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remove_raft_voter_response, unknown_tags),
};
