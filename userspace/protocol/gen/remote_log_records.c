/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (remote_log_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/remote_log_records.h>

static const struct hr_remote_log_segment_metadata_record_topic_id_partition_entry hr_remote_log_segment_metadata_record_topic_id_partition_entry_default = { 0 };
static const struct hr_field_desc hr_remote_log_segment_metadata_record_topic_id_partition_entry_fields[] = {
	{ "name", offsetof(struct hr_remote_log_segment_metadata_record_topic_id_partition_entry, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "id", offsetof(struct hr_remote_log_segment_metadata_record_topic_id_partition_entry, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_remote_log_segment_metadata_record_topic_id_partition_entry, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_record_topic_id_partition_entry_desc = {
	.name = "TopicIdPartitionEntry", .dflt = &hr_remote_log_segment_metadata_record_topic_id_partition_entry_default, .size = sizeof(struct hr_remote_log_segment_metadata_record_topic_id_partition_entry),
	.fields = hr_remote_log_segment_metadata_record_topic_id_partition_entry_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_record_topic_id_partition_entry, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_default = { 0 };
static const struct hr_field_desc hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_fields[] = {
	{ "topicIdPartition", offsetof(struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry, topic_id_partition), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_log_segment_metadata_record_topic_id_partition_entry_desc },
	{ "id", offsetof(struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_desc = {
	.name = "RemoteLogSegmentIdEntry", .dflt = &hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_default, .size = sizeof(struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry),
	.fields = hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_record_remote_log_segment_id_entry, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_default = { 0 };
static const struct hr_field_desc hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_fields[] = {
	{ "leaderEpoch", offsetof(struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offset", offsetof(struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry, offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_desc = {
	.name = "SegmentLeaderEpochEntry", .dflt = &hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_default, .size = sizeof(struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry),
	.fields = hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_record_segment_leader_epoch_entry, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_record hr_remote_log_segment_metadata_record_default = { .custom_metadata = { NULL, -1 } };
static const struct hr_field_desc hr_remote_log_segment_metadata_record_fields[] = {
	{ "remoteLogSegmentId", offsetof(struct hr_remote_log_segment_metadata_record, remote_log_segment_id), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_log_segment_metadata_record_remote_log_segment_id_entry_desc },
	{ "startOffset", offsetof(struct hr_remote_log_segment_metadata_record, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endOffset", offsetof(struct hr_remote_log_segment_metadata_record, end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerId", offsetof(struct hr_remote_log_segment_metadata_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxTimestampMs", offsetof(struct hr_remote_log_segment_metadata_record, max_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "eventTimestampMs", offsetof(struct hr_remote_log_segment_metadata_record, event_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "segmentLeaderEpochs", offsetof(struct hr_remote_log_segment_metadata_record, segment_leader_epochs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_log_segment_metadata_record_segment_leader_epoch_entry_desc },
	{ "segmentSizeInBytes", offsetof(struct hr_remote_log_segment_metadata_record, segment_size_in_bytes), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "customMetadata", offsetof(struct hr_remote_log_segment_metadata_record, custom_metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "remoteLogSegmentState", offsetof(struct hr_remote_log_segment_metadata_record, remote_log_segment_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "txnIndexEmpty", offsetof(struct hr_remote_log_segment_metadata_record, txn_index_empty), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_remote_log_segment_metadata_record_tags[] = { 10 };
const struct hr_struct_desc hr_remote_log_segment_metadata_record_desc = {
	.name = "RemoteLogSegmentMetadataRecord", .dflt = &hr_remote_log_segment_metadata_record_default, .size = sizeof(struct hr_remote_log_segment_metadata_record),
	.fields = hr_remote_log_segment_metadata_record_fields, .field_nr = 11,
	.tags = hr_remote_log_segment_metadata_record_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_record, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_default = { 0 };
static const struct hr_field_desc hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_fields[] = {
	{ "name", offsetof(struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "id", offsetof(struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_desc = {
	.name = "TopicIdPartitionEntry", .dflt = &hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_default, .size = sizeof(struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry),
	.fields = hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_update_record_topic_id_partition_entry, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_default = { 0 };
static const struct hr_field_desc hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_fields[] = {
	{ "topicIdPartition", offsetof(struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry, topic_id_partition), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_log_segment_metadata_update_record_topic_id_partition_entry_desc },
	{ "id", offsetof(struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_desc = {
	.name = "RemoteLogSegmentIdEntry", .dflt = &hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_default, .size = sizeof(struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry),
	.fields = hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_update_record hr_remote_log_segment_metadata_update_record_default = { .custom_metadata = { NULL, -1 } };
static const struct hr_field_desc hr_remote_log_segment_metadata_update_record_fields[] = {
	{ "remoteLogSegmentId", offsetof(struct hr_remote_log_segment_metadata_update_record, remote_log_segment_id), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_log_segment_metadata_update_record_remote_log_segment_id_entry_desc },
	{ "brokerId", offsetof(struct hr_remote_log_segment_metadata_update_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "eventTimestampMs", offsetof(struct hr_remote_log_segment_metadata_update_record, event_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "customMetadata", offsetof(struct hr_remote_log_segment_metadata_update_record, custom_metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "remoteLogSegmentState", offsetof(struct hr_remote_log_segment_metadata_update_record, remote_log_segment_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_update_record_desc = {
	.name = "RemoteLogSegmentMetadataUpdateRecord", .dflt = &hr_remote_log_segment_metadata_update_record_default, .size = sizeof(struct hr_remote_log_segment_metadata_update_record),
	.fields = hr_remote_log_segment_metadata_update_record_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_update_record, unknown_tags),
};

static const struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry hr_remote_partition_delete_metadata_record_topic_id_partition_entry_default = { 0 };
static const struct hr_field_desc hr_remote_partition_delete_metadata_record_topic_id_partition_entry_fields[] = {
	{ "name", offsetof(struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "id", offsetof(struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry, id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_partition_delete_metadata_record_topic_id_partition_entry_desc = {
	.name = "TopicIdPartitionEntry", .dflt = &hr_remote_partition_delete_metadata_record_topic_id_partition_entry_default, .size = sizeof(struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry),
	.fields = hr_remote_partition_delete_metadata_record_topic_id_partition_entry_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_partition_delete_metadata_record_topic_id_partition_entry, unknown_tags),
};

static const struct hr_remote_partition_delete_metadata_record hr_remote_partition_delete_metadata_record_default = { 0 };
static const struct hr_field_desc hr_remote_partition_delete_metadata_record_fields[] = {
	{ "topicIdPartition", offsetof(struct hr_remote_partition_delete_metadata_record, topic_id_partition), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_partition_delete_metadata_record_topic_id_partition_entry_desc },
	{ "brokerId", offsetof(struct hr_remote_partition_delete_metadata_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "eventTimestampMs", offsetof(struct hr_remote_partition_delete_metadata_record, event_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "remotePartitionDeleteState", offsetof(struct hr_remote_partition_delete_metadata_record, remote_partition_delete_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_partition_delete_metadata_record_desc = {
	.name = "RemotePartitionDeleteMetadataRecord", .dflt = &hr_remote_partition_delete_metadata_record_default, .size = sizeof(struct hr_remote_partition_delete_metadata_record),
	.fields = hr_remote_partition_delete_metadata_record_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_partition_delete_metadata_record, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_default = { 0 };
static const struct hr_field_desc hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_fields[] = {
	{ "leaderEpoch", offsetof(struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offset", offsetof(struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry, offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_desc = {
	.name = "SegmentLeaderEpochEntry", .dflt = &hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_default, .size = sizeof(struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry),
	.fields = hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry, unknown_tags),
};

static const struct hr_remote_log_segment_metadata_snapshot_record hr_remote_log_segment_metadata_snapshot_record_default = { .custom_metadata = { NULL, -1 } };
static const struct hr_field_desc hr_remote_log_segment_metadata_snapshot_record_fields[] = {
	{ "segmentId", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, segment_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "startOffset", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endOffset", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, end_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerId", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxTimestampMs", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, max_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "eventTimestampMs", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, event_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "segmentLeaderEpochs", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, segment_leader_epochs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_remote_log_segment_metadata_snapshot_record_segment_leader_epoch_entry_desc },
	{ "segmentSizeInBytes", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, segment_size_in_bytes), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "customMetadata", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, custom_metadata), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "remoteLogSegmentState", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, remote_log_segment_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "txnIndexEmpty", offsetof(struct hr_remote_log_segment_metadata_snapshot_record, txn_index_empty), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
};
static const uint8_t hr_remote_log_segment_metadata_snapshot_record_tags[] = { 10 };
const struct hr_struct_desc hr_remote_log_segment_metadata_snapshot_record_desc = {
	.name = "RemoteLogSegmentMetadataSnapshotRecord", .dflt = &hr_remote_log_segment_metadata_snapshot_record_default, .size = sizeof(struct hr_remote_log_segment_metadata_snapshot_record),
	.fields = hr_remote_log_segment_metadata_snapshot_record_fields, .field_nr = 11,
	.tags = hr_remote_log_segment_metadata_snapshot_record_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_remote_log_segment_metadata_snapshot_record, unknown_tags),
};
