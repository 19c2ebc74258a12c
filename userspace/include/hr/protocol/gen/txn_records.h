/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (txn_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_TXN_RECORDS_H
#define HR_PROTOCOL_GEN_TXN_RECORDS_H

#include <hr/protocol/codec.h>

/* TransactionLogKey v0 */
struct hr_transaction_log_key {
	struct hr_str transactional_id;
};
extern const struct hr_struct_desc hr_transaction_log_key_desc;

/* TransactionLogValue, PartitionsSchema */
struct hr_transaction_log_value_partitions_schema {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partition_ids;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_transaction_log_value_partitions_schema_desc;

/* TransactionLogValue v0-1 */
struct hr_transaction_log_value {
	int64_t producer_id;
	int64_t previous_producer_id; /* v1+, tag 0, default -1 */
	int64_t next_producer_id; /* v1+, tag 1, default -1 */
	int16_t producer_epoch;
	int16_t next_producer_epoch; /* v1+, tag 3, default -1 */
	int32_t transaction_timeout_ms;
	int8_t transaction_status;
	struct { struct hr_transaction_log_value_partitions_schema *v; int32_t nr; } transaction_partitions; /* null v0+ */
	int64_t transaction_last_update_timestamp_ms;
	int64_t transaction_start_timestamp_ms;
	int16_t client_transaction_version; /* v1+, tag 2, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_transaction_log_value_desc;

#endif
