/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (file_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_FILE_RECORDS_H
#define HR_PROTOCOL_GEN_FILE_RECORDS_H

#include <hr/protocol/codec.h>

/* AbortedTxn v0 */
struct hr_aborted_txn {
	int64_t producer_id;
	int64_t first_offset;
	int64_t last_offset;
	int64_t last_stable_offset;
};
extern const struct hr_struct_desc hr_aborted_txn_desc;

/* ProducerSnapshot, ProducerEntry */
struct hr_producer_snapshot_producer_entry {
	int64_t producer_id;
	int16_t epoch;
	int32_t last_sequence;
	int64_t last_offset;
	int32_t offset_delta;
	int64_t timestamp;
	int32_t coordinator_epoch;
	int64_t current_txn_first_offset;
};
extern const struct hr_struct_desc hr_producer_snapshot_producer_entry_desc;

/* ProducerSnapshot v1 */
struct hr_producer_snapshot {
	uint32_t crc;
	struct { struct hr_producer_snapshot_producer_entry *v; int32_t nr; } producer_entries;
};
extern const struct hr_struct_desc hr_producer_snapshot_desc;

/* QuorumStateData, Voter */
struct hr_quorum_state_data_voter {
	int32_t voter_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_quorum_state_data_voter_desc;

/* QuorumStateData v0-1 */
struct hr_quorum_state_data {
	struct hr_str cluster_id; /* v0 */
	int32_t leader_id; /* default -1 */
	int32_t leader_epoch; /* default -1 */
	int32_t voted_id; /* default -1 */
	struct hr_uuid voted_directory_id; /* v1+ */
	int64_t applied_offset; /* v0 */
	struct { struct hr_quorum_state_data_voter *v; int32_t nr; } current_voters; /* v0, null v0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_quorum_state_data_desc;

#endif
