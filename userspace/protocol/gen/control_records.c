/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (control_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/control_records.h>

static const struct hr_control_record_type_schema hr_control_record_type_schema_default = { 0 };
static const struct hr_field_desc hr_control_record_type_schema_fields[] = {
	{ "type", offsetof(struct hr_control_record_type_schema, type), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_control_record_type_schema_desc = {
	.name = "ControlRecordTypeSchema", .dflt = &hr_control_record_type_schema_default, .size = sizeof(struct hr_control_record_type_schema),
	.fields = hr_control_record_type_schema_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_end_txn_marker hr_end_txn_marker_default = { 0 };
static const struct hr_field_desc hr_end_txn_marker_fields[] = {
	{ "coordinatorEpoch", offsetof(struct hr_end_txn_marker, coordinator_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_txn_marker_desc = {
	.name = "EndTxnMarker", .dflt = &hr_end_txn_marker_default, .size = sizeof(struct hr_end_txn_marker),
	.fields = hr_end_txn_marker_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_leader_change_message_voter hr_leader_change_message_voter_default = { 0 };
static const struct hr_field_desc hr_leader_change_message_voter_fields[] = {
	{ "voterId", offsetof(struct hr_leader_change_message_voter, voter_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voterDirectoryId", offsetof(struct hr_leader_change_message_voter, voter_directory_id), HR_KIND_UUID, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_leader_change_message_voter_desc = {
	.name = "Voter", .dflt = &hr_leader_change_message_voter_default, .size = sizeof(struct hr_leader_change_message_voter),
	.fields = hr_leader_change_message_voter_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_leader_change_message_voter, unknown_tags),
};

static const struct hr_leader_change_message hr_leader_change_message_default = { 0 };
static const struct hr_field_desc hr_leader_change_message_fields[] = {
	{ "version", offsetof(struct hr_leader_change_message, version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_leader_change_message, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voters", offsetof(struct hr_leader_change_message, voters), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_leader_change_message_voter_desc },
	{ "grantingVoters", offsetof(struct hr_leader_change_message, granting_voters), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_leader_change_message_voter_desc },
};
const struct hr_struct_desc hr_leader_change_message_desc = {
	.name = "LeaderChangeMessage", .dflt = &hr_leader_change_message_default, .size = sizeof(struct hr_leader_change_message),
	.fields = hr_leader_change_message_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_leader_change_message, unknown_tags),
};

static const struct hr_snapshot_header_record hr_snapshot_header_record_default = { 0 };
static const struct hr_field_desc hr_snapshot_header_record_fields[] = {
	{ "version", offsetof(struct hr_snapshot_header_record, version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastContainedLogTimestamp", offsetof(struct hr_snapshot_header_record, last_contained_log_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_snapshot_header_record_desc = {
	.name = "SnapshotHeaderRecord", .dflt = &hr_snapshot_header_record_default, .size = sizeof(struct hr_snapshot_header_record),
	.fields = hr_snapshot_header_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_snapshot_header_record, unknown_tags),
};

static const struct hr_snapshot_footer_record hr_snapshot_footer_record_default = { 0 };
static const struct hr_field_desc hr_snapshot_footer_record_fields[] = {
	{ "version", offsetof(struct hr_snapshot_footer_record, version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_snapshot_footer_record_desc = {
	.name = "SnapshotFooterRecord", .dflt = &hr_snapshot_footer_record_default, .size = sizeof(struct hr_snapshot_footer_record),
	.fields = hr_snapshot_footer_record_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_snapshot_footer_record, unknown_tags),
};

static const struct hr_kraft_version_record hr_kraft_version_record_default = { 0 };
static const struct hr_field_desc hr_kraft_version_record_fields[] = {
	{ "version", offsetof(struct hr_kraft_version_record, version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "kRaftVersion", offsetof(struct hr_kraft_version_record, kraft_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_kraft_version_record_desc = {
	.name = "KRaftVersionRecord", .dflt = &hr_kraft_version_record_default, .size = sizeof(struct hr_kraft_version_record),
	.fields = hr_kraft_version_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_kraft_version_record, unknown_tags),
};

static const struct hr_voters_record_endpoint hr_voters_record_endpoint_default = { 0 };
static const struct hr_field_desc hr_voters_record_endpoint_fields[] = {
	{ "name", offsetof(struct hr_voters_record_endpoint, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_voters_record_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_voters_record_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_voters_record_endpoint_desc = {
	.name = "Endpoint", .dflt = &hr_voters_record_endpoint_default, .size = sizeof(struct hr_voters_record_endpoint),
	.fields = hr_voters_record_endpoint_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_voters_record_endpoint, unknown_tags),
};

static const struct hr_voters_record_kraft_version_feature hr_voters_record_kraft_version_feature_default = { 0 };
static const struct hr_field_desc hr_voters_record_kraft_version_feature_fields[] = {
	{ "minSupportedVersion", offsetof(struct hr_voters_record_kraft_version_feature, min_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxSupportedVersion", offsetof(struct hr_voters_record_kraft_version_feature, max_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_voters_record_kraft_version_feature_desc = {
	.name = "KRaftVersionFeature", .dflt = &hr_voters_record_kraft_version_feature_default, .size = sizeof(struct hr_voters_record_kraft_version_feature),
	.fields = hr_voters_record_kraft_version_feature_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_voters_record_kraft_version_feature, unknown_tags),
};

static const struct hr_voters_record_voter hr_voters_record_voter_default = { 0 };
static const struct hr_field_desc hr_voters_record_voter_fields[] = {
	{ "voterId", offsetof(struct hr_voters_record_voter, voter_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voterDirectoryId", offsetof(struct hr_voters_record_voter, voter_directory_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endpoints", offsetof(struct hr_voters_record_voter, endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_voters_record_endpoint_desc },
	{ "kRaftVersionFeature", offsetof(struct hr_voters_record_voter, kraft_version_feature), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_voters_record_kraft_version_feature_desc },
};
const struct hr_struct_desc hr_voters_record_voter_desc = {
	.name = "Voter", .dflt = &hr_voters_record_voter_default, .size = sizeof(struct hr_voters_record_voter),
	.fields = hr_voters_record_voter_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_voters_record_voter, unknown_tags),
};

static const struct hr_voters_record hr_voters_record_default = { 0 };
static const struct hr_field_desc hr_voters_record_fields[] = {
	{ "version", offsetof(struct hr_voters_record, version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voters", offsetof(struct hr_voters_record, voters), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_voters_record_voter_desc },
};
const struct hr_struct_desc hr_voters_record_desc = {
	.name = "VotersRecord", .dflt = &hr_voters_record_default, .size = sizeof(struct hr_voters_record),
	.fields = hr_voters_record_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_voters_record, unknown_tags),
};
