/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_transactions.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_TRANSACTIONS_H
#define HR_PROTOCOL_GEN_DESCRIBE_TRANSACTIONS_H

#include <hr/protocol/codec.h>

/* DescribeTransactionsRequest v0 */
struct hr_describe_transactions_request {
	struct { struct hr_str *v; int32_t nr; } transactional_ids;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_transactions_request_desc;

/* DescribeTransactionsResponse, TopicData */
struct hr_describe_transactions_response_topic_data {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_transactions_response_topic_data_desc;

/* DescribeTransactionsResponse, TransactionState */
struct hr_describe_transactions_response_transaction_state {
	int16_t error_code;
	struct hr_str transactional_id;
	struct hr_str transaction_state;
	int32_t transaction_timeout_ms;
	int64_t transaction_start_time_ms;
	int64_t producer_id;
	int16_t producer_epoch;
	struct { struct hr_describe_transactions_response_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_transactions_response_transaction_state_desc;

/* DescribeTransactionsResponse v0 */
struct hr_describe_transactions_response {
	int32_t throttle_time_ms;
	struct { struct hr_describe_transactions_response_transaction_state *v; int32_t nr; } transaction_states;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_transactions_response_desc;

#endif
