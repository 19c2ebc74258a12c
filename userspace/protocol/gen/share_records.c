/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/share_records.h>

static const struct hr_share_snapshot_key hr_share_snapshot_key_default = { 0 };
static const struct hr_field_desc hr_share_snapshot_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_snapshot_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_share_snapshot_key, topic_id), HR_KIND_UUID, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_share_snapshot_key, partition), HR_KIND_INT32, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_snapshot_key_desc = {
	.name = "ShareSnapshotKey", .dflt = &hr_share_snapshot_key_default, .size = sizeof(struct hr_share_snapshot_key),
	.fields = hr_share_snapshot_key_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_snapshot_value_state_batch hr_share_snapshot_value_state_batch_default = { 0 };
static const struct hr_field_desc hr_share_snapshot_value_state_batch_fields[] = {
	{ "firstOffset", offsetof(struct hr_share_snapshot_value_state_batch, first_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffset", offsetof(struct hr_share_snapshot_value_state_batch, last_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryState", offsetof(struct hr_share_snapshot_value_state_batch, delivery_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryCount", offsetof(struct hr_share_snapshot_value_state_batch, delivery_count), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_snapshot_value_state_batch_desc = {
	.name = "StateBatch", .dflt = &hr_share_snapshot_value_state_batch_default, .size = sizeof(struct hr_share_snapshot_value_state_batch),
	.fields = hr_share_snapshot_value_state_batch_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_snapshot_value_state_batch, unknown_tags),
};

static const struct hr_share_snapshot_value hr_share_snapshot_value_default = { .delivery_complete_count = -1 };
static const struct hr_field_desc hr_share_snapshot_value_fields[] = {
	{ "snapshotEpoch", offsetof(struct hr_share_snapshot_value, snapshot_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "stateEpoch", offsetof(struct hr_share_snapshot_value, state_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_share_snapshot_value, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "startOffset", offsetof(struct hr_share_snapshot_value, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryCompleteCount", offsetof(struct hr_share_snapshot_value, delivery_complete_count), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "createTimestamp", offsetof(struct hr_share_snapshot_value, create_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "writeTimestamp", offsetof(struct hr_share_snapshot_value, write_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "stateBatches", offsetof(struct hr_share_snapshot_value, state_batches), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_snapshot_value_state_batch_desc },
};
static const uint8_t hr_share_snapshot_value_tags[] = { 4 };
const struct hr_struct_desc hr_share_snapshot_value_desc = {
	.name = "ShareSnapshotValue", .dflt = &hr_share_snapshot_value_default, .size = sizeof(struct hr_share_snapshot_value),
	.fields = hr_share_snapshot_value_fields, .field_nr = 8,
	.tags = hr_share_snapshot_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_snapshot_value, unknown_tags),
};

static const struct hr_share_update_key hr_share_update_key_default = { 0 };
static const struct hr_field_desc hr_share_update_key_fields[] = {
	{ "groupId", offsetof(struct hr_share_update_key, group_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_share_update_key, topic_id), HR_KIND_UUID, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_share_update_key, partition), HR_KIND_INT32, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_update_key_desc = {
	.name = "ShareUpdateKey", .dflt = &hr_share_update_key_default, .size = sizeof(struct hr_share_update_key),
	.fields = hr_share_update_key_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_share_update_value_state_batch hr_share_update_value_state_batch_default = { 0 };
static const struct hr_field_desc hr_share_update_value_state_batch_fields[] = {
	{ "firstOffset", offsetof(struct hr_share_update_value_state_batch, first_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffset", offsetof(struct hr_share_update_value_state_batch, last_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryState", offsetof(struct hr_share_update_value_state_batch, delivery_state), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryCount", offsetof(struct hr_share_update_value_state_batch, delivery_count), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_share_update_value_state_batch_desc = {
	.name = "StateBatch", .dflt = &hr_share_update_value_state_batch_default, .size = sizeof(struct hr_share_update_value_state_batch),
	.fields = hr_share_update_value_state_batch_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_update_value_state_batch, unknown_tags),
};

static const struct hr_share_update_value hr_share_update_value_default = { .delivery_complete_count = -1 };
static const struct hr_field_desc hr_share_update_value_fields[] = {
	{ "snapshotEpoch", offsetof(struct hr_share_update_value, snapshot_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_share_update_value, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "startOffset", offsetof(struct hr_share_update_value, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryCompleteCount", offsetof(struct hr_share_update_value, delivery_complete_count), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 0, HR_VERSION_MAX }, 0, NULL },
	{ "stateBatches", offsetof(struct hr_share_update_value, state_batches), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_share_update_value_state_batch_desc },
};
static const uint8_t hr_share_update_value_tags[] = { 3 };
const struct hr_struct_desc hr_share_update_value_desc = {
	.name = "ShareUpdateValue", .dflt = &hr_share_update_value_default, .size = sizeof(struct hr_share_update_value),
	.fields = hr_share_update_value_fields, .field_nr = 5,
	.tags = hr_share_update_value_tags, .tag_nr = 1,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_share_update_value, unknown_tags),
};
