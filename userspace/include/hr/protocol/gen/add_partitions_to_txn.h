/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (add_partitions_to_txn.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ADD_PARTITIONS_TO_TXN_H
#define HR_PROTOCOL_GEN_ADD_PARTITIONS_TO_TXN_H

#include <hr/protocol/codec.h>

/* AddPartitionsToTxnRequest, AddPartitionsToTxnTopic */
struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic {
	struct hr_str name;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_desc;

/* AddPartitionsToTxnRequest, AddPartitionsToTxnTransaction */
struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction {
	struct hr_str transactional_id;
	int64_t producer_id;
	int16_t producer_epoch;
	bool verify_only; /* default false */
	struct { struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_desc;

/* AddPartitionsToTxnRequest v0-5 */
struct hr_add_partitions_to_txn_request {
	struct { struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction *v; int32_t nr; } transactions; /* v4+ */
	struct hr_str v3_and_below_transactional_id; /* v0-3 */
	int64_t v3_and_below_producer_id; /* v0-3 */
	int16_t v3_and_below_producer_epoch; /* v0-3 */
	struct { struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic *v; int32_t nr; } v3_and_below_topics; /* v0-3 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_request_desc;

/* AddPartitionsToTxnResponse, AddPartitionsToTxnPartitionResult */
struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result {
	int32_t partition_index;
	int16_t partition_error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_desc;

/* AddPartitionsToTxnResponse, AddPartitionsToTxnTopicResult */
struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result {
	struct hr_str name;
	struct { struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result *v; int32_t nr; } results_by_partition;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_desc;

/* AddPartitionsToTxnResponse, AddPartitionsToTxnResult */
struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result {
	struct hr_str transactional_id;
	struct { struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result *v; int32_t nr; } topic_results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_result_desc;

/* AddPartitionsToTxnResponse v0-5 */
struct hr_add_partitions_to_txn_response {
	int32_t throttle_time_ms;
	int16_t error_code; /* v4+ */
	struct { struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result *v; int32_t nr; } results_by_transaction; /* v4+ */
	struct { struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result *v; int32_t nr; } results_by_topic_v3_and_below; /* v0-3 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_partitions_to_txn_response_desc;

#endif
