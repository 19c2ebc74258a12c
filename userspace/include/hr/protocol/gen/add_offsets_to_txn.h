/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (add_offsets_to_txn.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ADD_OFFSETS_TO_TXN_H
#define HR_PROTOCOL_GEN_ADD_OFFSETS_TO_TXN_H

#include <hr/protocol/codec.h>

/* AddOffsetsToTxnRequest v0-4 */
struct hr_add_offsets_to_txn_request {
	struct hr_str transactional_id;
	int64_t producer_id;
	int16_t producer_epoch;
	struct hr_str group_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_offsets_to_txn_request_desc;

/* AddOffsetsToTxnResponse v0-4 */
struct hr_add_offsets_to_txn_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_add_offsets_to_txn_response_desc;

#endif
