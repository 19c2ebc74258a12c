/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (end_txn.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_END_TXN_H
#define HR_PROTOCOL_GEN_END_TXN_H

#include <hr/protocol/codec.h>

/* EndTxnRequest v0-5 */
struct hr_end_txn_request {
	struct hr_str transactional_id;
	int64_t producer_id;
	int16_t producer_epoch;
	bool committed;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_txn_request_desc;

/* EndTxnResponse v0-5 */
struct hr_end_txn_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t producer_id; /* v5+, default -1 */
	int16_t producer_epoch; /* v5+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_end_txn_response_desc;

#endif
