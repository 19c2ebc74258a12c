/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_transactions.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_LIST_TRANSACTIONS_H
#define HR_PROTOCOL_GEN_LIST_TRANSACTIONS_H

#include <hr/protocol/codec.h>

/* ListTransactionsRequest v0-2 */
struct hr_list_transactions_request {
	struct { struct hr_str *v; int32_t nr; } state_filters;
	struct { int64_t *v; int32_t nr; } producer_id_filters;
	int64_t duration_filter; /* v1+, default -1 */
	struct hr_str transactional_id_pattern; /* v2+, null v2+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_transactions_request_desc;

/* ListTransactionsResponse, TransactionState */
struct hr_list_transactions_response_transaction_state {
	struct hr_str transactional_id;
	int64_t producer_id;
	struct hr_str transaction_state;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_transactions_response_transaction_state_desc;

/* ListTransactionsResponse v0-2 */
struct hr_list_transactions_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct { struct hr_str *v; int32_t nr; } unknown_state_filters;
	struct { struct hr_list_transactions_response_transaction_state *v; int32_t nr; } transaction_states;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_transactions_response_desc;

#endif
