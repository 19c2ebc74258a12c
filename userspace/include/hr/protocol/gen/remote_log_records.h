/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (remote_log_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_REMOTE_LOG_RECORDS_H
#define HR_PROTOCOL_GEN_REMOTE_LOG_RECORDS_H

#include <hr/protocol/codec.h>

/* RemoteLogSegmentMetadataRecord, TopicIdPartitionEntry */
struct hr_remote_log_segment_metadata_record_topic_id_partition_entry {
	struct hr_str name;
	struct hr_uuid id;
	int32_t partition;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_record_topic_id_partition_entry_desc;

/* RemoteLogSegmentMetadataRecord, RemoteLogSegmentIdEntry */
struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry {
	struct hr_remote_log_segment_metadata_record_topic_id_partition_entry topic_id_partition;
	struct hr_uuid id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_desc;

/* RemoteLogSegmentMetadataRecord, SegmentLeaderEpochEntry */
struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry {
	int32_t leader_epoch;
	int64_t offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_desc;

/* RemoteLogSegmentMetadataRecord v0 */
struct hr_remote_log_segment_metadata_record {
	struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry remote_log_segment_id;
	int64_t start_offset;
	int64_t end_offset;
	int32_t broker_id;
	int64_t max_timestamp_ms;
	int64_t event_timestamp_ms;
	struct { struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry *v; int32_t nr; } segment_leader_epochs;
	int32_t segment_size_in_bytes;
	struct hr_slice custom_metadata; /* null v0+, default null */
	int8_t remote_log_segment_state;
	bool txn_index_empty; /* tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_record_desc;

/* RemoteLogSegmentMetadataUpdateRecord, TopicIdPartitionEntry */
struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry {
	struct hr_str name;
	struct hr_uuid id;
	int32_t partition;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_desc;

/* RemoteLogSegmentMetadataUpdateRecord, RemoteLogSegmentIdEntry */
struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry {
	struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry topic_id_partition;
	struct hr_uuid id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_desc;

/* RemoteLogSegmentMetadataUpdateRecord v0 */
struct hr_remote_log_segment_metadata_update_record {
	struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry remote_log_segment_id;
	int32_t broker_id;
	int64_t event_timestamp_ms;
	struct hr_slice custom_metadata; /* null v0+, default null */
	int8_t remote_log_segment_state;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_update_record_desc;

/* RemotePartitionDeleteMetadataRecord, TopicIdPartitionEntry */
struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry {
	struct hr_str name;
	struct hr_uuid id;
	int32_t partition;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_partition_delete_metadata_record_topic_id_partition_entry_desc;

/* RemotePartitionDeleteMetadataRecord v0 */
struct hr_remote_partition_delete_metadata_record {
	struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry topic_id_partition;
	int32_t broker_id;
	int64_t event_timestamp_ms;
	int8_t remote_partition_delete_state;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_partition_delete_metadata_record_desc;

/* RemoteLogSegmentMetadataSnapshotRecord, SegmentLeaderEpochEntry */
struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry {
	int32_t leader_epoch;
	int64_t offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_desc;

/* RemoteLogSegmentMetadataSnapshotRecord v0 */
struct hr_remote_log_segment_metadata_snapshot_record {
	struct hr_uuid segment_id;
	int64_t start_offset;
	int64_t end_offset;
	int32_t broker_id;
	int64_t max_timestamp_ms;
	int64_t event_timestamp_ms;
	struct { struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry *v; int32_t nr; } segment_leader_epochs;
	int32_t segment_size_in_bytes;
	struct hr_slice custom_metadata; /* null v0+, default null */
	int8_t remote_log_segment_state;
	bool txn_index_empty; /* tag 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_remote_log_segment_metadata_snapshot_record_desc;

#endif
