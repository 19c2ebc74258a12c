/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (init_producer_id.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_INIT_PRODUCER_ID_H
#define HR_PROTOCOL_GEN_INIT_PRODUCER_ID_H

#include <hr/protocol/codec.h>

/* InitProducerIdRequest v0-6 */
struct hr_init_producer_id_request {
	struct hr_str transactional_id; /* null v0+ */
	int32_t transaction_timeout_ms;
	int64_t producer_id; /* v3+, default -1 */
	int16_t producer_epoch; /* v3+, default -1 */
	bool enable2_pc; /* v6+, default false */
	bool keep_prepared_txn; /* v6+, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_init_producer_id_request_desc;

/* InitProducerIdResponse v0-6 */
struct hr_init_producer_id_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t producer_id; /* default -1 */
	int16_t producer_epoch;
	int64_t ongoing_txn_producer_id; /* v6+, default -1 */
	int16_t ongoing_txn_producer_epoch; /* v6+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_init_producer_id_response_desc;

#endif
