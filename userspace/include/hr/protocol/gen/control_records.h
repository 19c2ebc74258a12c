/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (control_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CONTROL_RECORDS_H
#define HR_PROTOCOL_GEN_CONTROL_RECORDS_H

#include <hr/protocol/codec.h>

/* ControlRecordTypeSchema v0 */
struct hr_control_record_type_schema {
	int16_t type;
};
extern const struct hr_struct_desc hr_control_record_type_schema_desc;

/* EndTxnMarker v0 */
struct hr_end_txn_marker {
	int32_t coordinator_epoch;
};
extern const struct hr_struct_desc hr_end_txn_marker_desc;

/* LeaderChangeMessage, Voter */
struct hr_leader_change_message_voter {
	int32_t voter_id;
	struct hr_uuid voter_directory_id; /* v1+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_leader_change_message_voter_desc;

/* LeaderChangeMessage v0-1 */
struct hr_leader_change_message {
	int16_t version;
	int32_t leader_id;
	struct { struct hr_leader_change_message_voter *v; int32_t nr; } voters;
	struct { struct hr_leader_change_message_voter *v; int32_t nr; } granting_voters;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_leader_change_message_desc;

/* SnapshotHeaderRecord v0 */
struct hr_snapshot_header_record {
	int16_t version;
	int64_t last_contained_log_timestamp;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_snapshot_header_record_desc;

/* SnapshotFooterRecord v0 */
struct hr_snapshot_footer_record {
	int16_t version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_snapshot_footer_record_desc;

/* KRaftVersionRecord v0 */
struct hr_kraft_version_record {
	int16_t version;
	int16_t kraft_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_kraft_version_record_desc;

/* VotersRecord, Endpoint */
struct hr_voters_record_endpoint {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_voters_record_endpoint_desc;

/* VotersRecord, KRaftVersionFeature */
struct hr_voters_record_kraft_version_feature {
	int16_t min_supported_version;
	int16_t max_supported_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_voters_record_kraft_version_feature_desc;

/* VotersRecord, Voter */
struct hr_voters_record_voter {
	int32_t voter_id;
	struct hr_uuid voter_directory_id;
	struct { struct hr_voters_record_endpoint *v; int32_t nr; } endpoints;
	struct hr_voters_record_kraft_version_feature kraft_version_feature;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_voters_record_voter_desc;

/* VotersRecord v0 */
struct hr_voters_record {
	int16_t version;
	struct { struct hr_voters_record_voter *v; int32_t nr; } voters;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_voters_record_desc;

#endif
