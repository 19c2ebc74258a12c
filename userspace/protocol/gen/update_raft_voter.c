/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (update_raft_voter.msg) by make regen; do not edit. */
#include <hr/protocol/gen/update_raft_voter.h>

static const struct hr_update_raft_voter_request_listener hr_update_raft_voter_request_listener_default = { 0 };
static const struct hr_field_desc hr_update_raft_voter_request_listener_fields[] = {
	{ "name", offsetof(struct hr_update_raft_voter_request_listener, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_update_raft_voter_request_listener, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_update_raft_voter_request_listener, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_update_raft_voter_request_listener_desc = {
	.name = "Listener", .dflt = &hr_update_raft_voter_request_listener_default, .size = sizeof(struct hr_update_raft_voter_request_listener),
	.fields = hr_update_raft_voter_request_listener_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_raft_voter_request_listener, unknown_tags),
};

static const struct hr_update_raft_voter_request_kraft_version_feature hr_update_raft_voter_request_kraft_version_feature_default = { 0 };
static const struct hr_field_desc hr_update_raft_voter_request_kraft_version_feature_fields[] = {
	{ "minSupportedVersion", offsetof(struct hr_update_raft_voter_request_kraft_version_feature, min_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxSupportedVersion", offsetof(struct hr_update_raft_voter_request_kraft_version_feature, max_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_update_raft_voter_request_kraft_version_feature_desc = {
	.name = "KRaftVersionFeature", .dflt = &hr_update_raft_voter_request_kraft_version_feature_default, .size = sizeof(struct hr_update_raft_voter_request_kraft_version_feature),
	.fields = hr_update_raft_voter_request_kraft_version_feature_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_raft_voter_request_kraft_version_feature, unknown_tags),
};

static const struct hr_update_raft_voter_request hr_update_raft_voter_request_default = { 0 };
static const struct hr_field_desc hr_update_raft_voter_request_fields[] = {
	{ "clusterId", offsetof(struct hr_update_raft_voter_request, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "currentLeaderEpoch", offsetof(struct hr_update_raft_voter_request, current_leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voterId", offsetof(struct hr_update_raft_voter_request, voter_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voterDirectoryId", offsetof(struct hr_update_raft_voter_request, voter_directory_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "listeners", offsetof(struct hr_update_raft_voter_request, listeners), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_update_raft_voter_request_listener_desc },
	{ "kRaftVersionFeature", offsetof(struct hr_update_raft_voter_request, kraft_version_feature), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_update_raft_voter_request_kraft_version_feature_desc },
};
const struct hr_struct_desc hr_update_raft_voter_request_desc = {
	.name = "UpdateRaftVoterRequest", .dflt = &hr_update_raft_voter_request_default, .size = sizeof(struct hr_update_raft_voter_request),
	.fields = hr_update_raft_voter_request_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_raft_voter_request, unknown_tags),
};

static const struct hr_update_raft_voter_response_current_leader hr_update_raft_voter_response_current_leader_default = { .leader_id = -1, .leader_epoch = -1 };
static const struct hr_field_desc hr_update_raft_voter_response_current_leader_fields[] = {
	{ "leaderId", offsetof(struct hr_update_raft_voter_response_current_leader, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_update_raft_voter_response_current_leader, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_update_raft_voter_response_current_leader, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_update_raft_voter_response_current_leader, port), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_update_raft_voter_response_current_leader_desc = {
	.name = "CurrentLeader", .dflt = &hr_update_raft_voter_response_current_leader_default, .size = sizeof(struct hr_update_raft_voter_response_current_leader),
	.fields = hr_update_raft_voter_response_current_leader_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_raft_voter_response_current_leader, unknown_tags),
};

static const struct hr_update_raft_voter_response hr_update_raft_voter_response_default = { .current_leader = { .leader_id = -1, .leader_epoch = -1 } };
static const struct hr_field_desc hr_update_raft_voter_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_update_raft_voter_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_update_raft_voter_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentLeader", offsetof(struct hr_update_raft_voter_response, current_leader), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, &hr_update_raft_voter_response_current_leader_desc },
};
static const uint8_t hr_update_raft_voter_response_tags[] = { 2 };
const struct hr_struct_desc hr_update_raft_voter_response_desc = {
	.name = "UpdateRaftVoterResponse", .dflt = &hr_update_raft_voter_response_default, .size = sizeof(struct hr_update_raft_voter_response),
	.fields = hr_update_raft_voter_response_fields, .field_nr = 3,
	.tags = hr_update_raft_voter_response_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_update_raft_voter_response, unknown_tags),
};
