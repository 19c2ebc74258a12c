/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (file_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/file_records.h>

static const struct hr_aborted_txn hr_aborted_txn_default = { 0 };
static const struct hr_field_desc hr_aborted_txn_fields[] = {
	{ "producerId", offsetof(struct hr_aborted_txn, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "firstOffset", offsetof(struct hr_aborted_txn, first_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffset", offsetof(struct hr_aborted_txn, last_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastStableOffset", offsetof(struct hr_aborted_txn, last_stable_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_aborted_txn_desc = {
	.name = "AbortedTxn", .dflt = &hr_aborted_txn_default, .size = sizeof(struct hr_aborted_txn),
	.fields = hr_aborted_txn_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_producer_snapshot_producer_entry hr_producer_snapshot_producer_entry_default = { 0 };
static const struct hr_field_desc hr_producer_snapshot_producer_entry_fields[] = {
	{ "producerId", offsetof(struct hr_producer_snapshot_producer_entry, producer_id), HR_KIND_INT64, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "epoch", offsetof(struct hr_producer_snapshot_producer_entry, epoch), HR_KIND_INT16, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastSequence", offsetof(struct hr_producer_snapshot_producer_entry, last_sequence), HR_KIND_INT32, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffset", offsetof(struct hr_producer_snapshot_producer_entry, last_offset), HR_KIND_INT64, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offsetDelta", offsetof(struct hr_producer_snapshot_producer_entry, offset_delta), HR_KIND_INT32, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "timestamp", offsetof(struct hr_producer_snapshot_producer_entry, timestamp), HR_KIND_INT64, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "coordinatorEpoch", offsetof(struct hr_producer_snapshot_producer_entry, coordinator_epoch), HR_KIND_INT32, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentTxnFirstOffset", offsetof(struct hr_producer_snapshot_producer_entry, current_txn_first_offset), HR_KIND_INT64, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_producer_snapshot_producer_entry_desc = {
	.name = "ProducerEntry", .dflt = &hr_producer_snapshot_producer_entry_default, .size = sizeof(struct hr_producer_snapshot_producer_entry),
	.fields = hr_producer_snapshot_producer_entry_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 1 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_producer_snapshot hr_producer_snapshot_default = { 0 };
static const struct hr_field_desc hr_producer_snapshot_fields[] = {
	{ "crc", offsetof(struct hr_producer_snapshot, crc), HR_KIND_UINT32, 0,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEntries", offsetof(struct hr_producer_snapshot, producer_entries), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, 1 }, { 1, 0 }, { 1, 0 }, -1, &hr_producer_snapshot_producer_entry_desc },
};
const struct hr_struct_desc hr_producer_snapshot_desc = {
	.name = "ProducerSnapshot", .dflt = &hr_producer_snapshot_default, .size = sizeof(struct hr_producer_snapshot),
	.fields = hr_producer_snapshot_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 1 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_quorum_state_data_voter hr_quorum_state_data_voter_default = { 0 };
static const struct hr_field_desc hr_quorum_state_data_voter_fields[] = {
	{ "voterId", offsetof(struct hr_quorum_state_data_voter, voter_id), HR_KIND_INT32, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_quorum_state_data_voter_desc = {
	.name = "Voter", .dflt = &hr_quorum_state_data_voter_default, .size = sizeof(struct hr_quorum_state_data_voter),
	.fields = hr_quorum_state_data_voter_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_quorum_state_data_voter, unknown_tags),
};

static const struct hr_quorum_state_data hr_quorum_state_data_default = { .leader_id = -1, .leader_epoch = -1, .voted_id = -1 };
static const struct hr_field_desc hr_quorum_state_data_fields[] = {
	{ "clusterId", offsetof(struct hr_quorum_state_data, cluster_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_quorum_state_data, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_quorum_state_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "votedId", offsetof(struct hr_quorum_state_data, voted_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "votedDirectoryId", offsetof(struct hr_quorum_state_data, voted_directory_id), HR_KIND_UUID, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "appliedOffset", offsetof(struct hr_quorum_state_data, applied_offset), HR_KIND_INT64, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentVoters", offsetof(struct hr_quorum_state_data, current_voters), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, 0 }, { 0, 0 }, { 1, 0 }, -1, &hr_quorum_state_data_voter_desc },
};
const struct hr_struct_desc hr_quorum_state_data_desc = {
	.name = "QuorumStateData", .dflt = &hr_quorum_state_data_default, .size = sizeof(struct hr_quorum_state_data),
	.fields = hr_quorum_state_data_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_quorum_state_data, unknown_tags),
};
