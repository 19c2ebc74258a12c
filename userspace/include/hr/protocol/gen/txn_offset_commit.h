/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (txn_offset_commit.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_TXN_OFFSET_COMMIT_H
#define HR_PROTOCOL_GEN_TXN_OFFSET_COMMIT_H

#include <hr/protocol/codec.h>

/* TxnOffsetCommitRequest, TxnOffsetCommitRequestPartition */
struct hr_txn_offset_commit_request_partition {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch; /* v2+, default -1 */
	struct hr_str committed_metadata; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_txn_offset_commit_request_partition_desc;

/* TxnOffsetCommitRequest, TxnOffsetCommitRequestTopic */
struct hr_txn_offset_commit_request_topic {
	struct hr_str name; /* v0-5 */
	struct hr_uuid topic_id; /* v6+ */
	struct { struct hr_txn_offset_commit_request_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_txn_offset_commit_request_topic_desc;

/* TxnOffsetCommitRequest v0-6 */
struct hr_txn_offset_commit_request {
	struct hr_str transactional_id;
	struct hr_str group_id;
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t generation_id_or_member_epoch; /* v3+, default -1 */
	struct hr_str member_id; /* v3+ */
	struct hr_str group_instance_id; /* v3+, null v3+, default null */
	struct { struct hr_txn_offset_commit_request_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_txn_offset_commit_request_desc;

/* TxnOffsetCommitResponse, TxnOffsetCommitResponsePartition */
struct hr_txn_offset_commit_response_partition {
	int32_t partition_index;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_txn_offset_commit_response_partition_desc;

/* TxnOffsetCommitResponse, TxnOffsetCommitResponseTopic */
struct hr_txn_offset_commit_response_topic {
	struct hr_str name; /* v0-5 */
	struct hr_uuid topic_id; /* v6+ */
	struct { struct hr_txn_offset_commit_response_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_txn_offset_commit_response_topic_desc;

/* TxnOffsetCommitResponse v0-6 */
struct hr_txn_offset_commit_response {
	int32_t throttle_time_ms;
	struct { struct hr_txn_offset_commit_response_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_txn_offset_commit_response_desc;

#endif
