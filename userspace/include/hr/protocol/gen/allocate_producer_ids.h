/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (allocate_producer_ids.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALLOCATE_PRODUCER_IDS_H
#define HR_PROTOCOL_GEN_ALLOCATE_PRODUCER_IDS_H

#include <hr/protocol/codec.h>

/* AllocateProducerIdsRequest v0 */
struct hr_allocate_producer_ids_request {
	int32_t broker_id;
	int64_t broker_epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_allocate_producer_ids_request_desc;

/* AllocateProducerIdsResponse v0 */
struct hr_allocate_producer_ids_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t producer_id_start;
	int32_t producer_id_len;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_allocate_producer_ids_response_desc;

#endif
