/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (share_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_SHARE_RECORDS_H
#define HR_PROTOCOL_GEN_SHARE_RECORDS_H

#include <hr/protocol/codec.h>

/* ShareSnapshotKey v0 */
struct hr_share_snapshot_key {
	struct hr_str group_id;
	struct hr_uuid topic_id;
	int32_t partition;
};
extern const struct hr_struct_desc hr_share_snapshot_key_desc;

/* ShareSnapshotValue, StateBatch */
struct hr_share_snapshot_value_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_snapshot_value_state_batch_desc;

/* ShareSnapshotValue v0 */
struct hr_share_snapshot_value {
	int32_t snapshot_epoch;
	int32_t state_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count; /* tag 0, default -1 */
	int64_t create_timestamp;
	int64_t write_timestamp;
	struct { struct hr_share_snapshot_value_state_batch *v; int32_t nr; } state_batches;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_snapshot_value_desc;

/* ShareUpdateKey v0 */
struct hr_share_update_key {
	struct hr_str group_id;
	struct hr_uuid topic_id;
	int32_t partition;
};
extern const struct hr_struct_desc hr_share_update_key_desc;

/* ShareUpdateValue, StateBatch */
struct hr_share_update_value_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_update_value_state_batch_desc;

/* ShareUpdateValue v0 */
struct hr_share_update_value {
	int32_t snapshot_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count; /* tag 0, default -1 */
	struct { struct hr_share_update_value_state_batch *v; int32_t nr; } state_batches;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_share_update_value_desc;

#endif
