// SPDX-License-Identifier: Apache-2.0
/*
 * InitProducerId (KIP-98, KIP-360): producer ids for idempotence.
 *
 * Ids come in blocks of 1000; a block is recorded in the metadata log before
 * its first id is given out, so that no id is given twice.  A transactional id
 * asks for transactions, which are not served.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/init_producer_id.h>
#include <hr/protocol/gen/metadata_records.h>
#include "api.h"

#define BLOCK 1000

static void respond(struct hr_request *rq, enum hr_wire_err werr, int64_t id)
{
	struct hr_init_producer_id_response resp;

	hr_struct_init(&hr_init_producer_id_response_desc, &resp);
	resp.error_code = hr_request_error(rq, werr);
	resp.producer_id = werr ? -1 : id;
	resp.producer_epoch = werr ? -1 : 0;
	hr_request_respond(rq, &resp);
}

static void give(struct hr_request *rq, int err)
{
	struct hr_broker *b = rq->broker;

	/* Others may have waited for the same block; the last of them asks for the next. */
	if (!err && b->next_producer_id >= b->producer_id_end) {
		hr_api_init_producer_id(rq);
		return;
	}
	respond(rq, err ? HR_ERR_COORDINATOR_NOT_AVAILABLE : HR_ERR_NONE,
		err ? -1 : b->next_producer_id++);
}

static void take_block(struct hr_request *rq, int err)
{
	struct hr_broker *b = rq->broker;
	int64_t first = *(int64_t *)rq->state;

	if (!err && b->next_producer_id >= b->producer_id_end) {
		b->next_producer_id = first;
		b->producer_id_end = first + BLOCK;
	}
	give(rq, err);
}

void hr_api_init_producer_id(struct hr_request *rq)
{
	const struct hr_init_producer_id_request *r = rq->body;
	struct hr_broker *b = rq->broker;
	struct hr_producer_ids_record rec;
	struct hr_ctl_op op;
	int64_t *first;

	if (!hr_str_is_null(r->transactional_id)) {
		respond(rq,
			r->transactional_id.len ? HR_ERR_UNSUPPORTED_VERSION
						: HR_ERR_INVALID_REQUEST,
			-1);
		return;
	}
	if (b->next_producer_id < b->producer_id_end) {
		give(rq, 0);
		return;
	}
	first = hr_arena_alloc(&rq->arena, sizeof(*first));
	if (!first) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	*first = hr_controller_draft(b->controller)->next_producer_id;
	rq->state = first;
	hr_struct_init(&hr_producer_ids_record_desc, &rec);
	rec.broker_id = b->roles.node_id;
	rec.broker_epoch = b->broker_epoch;
	rec.next_producer_id = *first + BLOCK;
	hr_ctl_op_init(&op);
	if (hr_controller_put(b->controller, &op, HR_METADATA_RECORD_PRODUCER_IDS, &rec)) {
		hr_ctl_op_fini(&op);
		respond(rq, HR_ERR_COORDINATOR_NOT_AVAILABLE, -1);
		return;
	}
	hr_request_commit(rq, &op, take_block);
}
