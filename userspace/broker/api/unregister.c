// SPDX-License-Identifier: Apache-2.0
/*
 * UnregisterBroker (KIP-631) and UnregisterController (KIP-1312): registrations of nodes
 * that will not come back.
 *
 * A broker that lives is refused, other than in Kafka, where it would then loop without
 * a registration: on one node that is this node.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <hr/protocol/gen/unregister_broker.h>
#include <hr/protocol/gen/unregister_controller.h>
#include "api.h"

struct leaving {
	struct hr_request *rq;
	struct hr_ctl_op op;
	int32_t id;
};

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

/* Takes the broker out of the in-sync set; the last one of a set stays, without leading. */
static int leave_partition(struct leaving *l, struct hr_uuid id, int32_t index,
			   const struct hr_partition_reg *reg)
{
	struct hr_partition_change_record r;
	int32_t *rest;
	int32_t nr = 0;

	rest = hr_arena_array(&l->rq->arena, (size_t)reg->isr.nr + 1, sizeof(*rest));
	if (!rest)
		return -ENOMEM;
	for (int32_t i = 0; i < reg->isr.nr; i++)
		if (reg->isr.v[i] != l->id)
			rest[nr++] = reg->isr.v[i];
	if (nr == reg->isr.nr && reg->leader != l->id)
		return 0;
	hr_struct_init(&hr_partition_change_record_desc, &r);
	r.topic_id = id;
	r.partition_id = index;
	if (nr && nr < reg->isr.nr) {
		r.isr.v = rest;
		r.isr.nr = nr;
	}
	if (reg->leader == l->id) {
		r.leader = HR_LEADER_NONE;
		for (int32_t i = 0; i < nr; i++)
			if (rest[i] == l->rq->broker->roles.node_id)
				r.leader = rest[i];
	}
	return hr_controller_put(l->rq->broker->controller, &l->op,
				 HR_METADATA_RECORD_PARTITION_CHANGE, &r);
}

static int leave_topic(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct leaving *l = arg;
	int err = 0;

	for (int32_t i = 0; !err && i < t->partition_nr; i++)
		if (t->partitions[i])
			err = leave_partition(l, t->id, i, t->partitions[i]);
	return err;
}

static enum hr_wire_err leave(struct leaving *l, struct hr_str *message)
{
	struct hr_controller *c = l->rq->broker->controller;
	struct hr_image *draft = hr_controller_draft(c);
	const struct hr_broker_reg *reg = hr_image_broker(draft, l->id);
	struct hr_unregister_broker_record r;
	struct hr_slice all = { NULL, 0 };
	struct hr_ptree topics;
	int err;

	if (!reg) {
		*message = hr_arena_printf(&l->rq->arena, "No broker %d is registered.", l->id);
		return HR_ERR_BROKER_ID_NOT_REGISTERED;
	}
	if (l->id == l->rq->broker->roles.node_id) {
		*message = hr_arena_printf(&l->rq->arena,
					   "Broker %d is alive; stop it before it is unregistered.",
					   l->id);
		return HR_ERR_INVALID_REQUEST;
	}
	hr_struct_init(&hr_unregister_broker_record_desc, &r);
	r.broker_id = l->id;
	r.broker_epoch = reg->epoch;
	topics = hr_ptree_share(&draft->topics_by_id);
	err = hr_ptree_walk(&topics, all, leave_topic, l);
	hr_ptree_fini(&topics);
	if (!err)
		err = hr_controller_put(c, &l->op, HR_METADATA_RECORD_UNREGISTER_BROKER, &r);
	return err ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}

void hr_api_unregister_broker(struct hr_request *rq)
{
	const struct hr_unregister_broker_request *r = rq->body;
	struct hr_unregister_broker_response *resp =
		hr_request_new(rq, &hr_unregister_broker_response_desc, 1);
	struct leaving l = { .rq = rq, .id = r->broker_id };

	if (!resp) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	hr_ctl_op_init(&l.op);
	resp->error_message = HR_STR_NULL;
	resp->error_code = hr_request_error(rq, leave(&l, &resp->error_message));
	rq->state = resp;
	hr_request_commit(rq, &l.op, respond);
}

static enum hr_wire_err forget(struct hr_request *rq, struct hr_ctl_op *op, int32_t id,
			       struct hr_str *message)
{
	struct hr_controller *c = rq->broker->controller;
	const struct hr_image *draft = hr_controller_draft(c);
	struct hr_unregister_controller_record r;

	if (id == rq->broker->roles.node_id) {
		*message = HR_STR_LIT("The active controller cannot unregister itself.");
		return HR_ERR_INVALID_REQUEST;
	}
	if (!hr_image_has_controller(draft, id)) {
		*message = hr_arena_printf(&rq->arena, "No controller %d is registered.", id);
		return HR_ERR_CONTROLLER_ID_NOT_REGISTERED;
	}
	if (hr_image_feature(draft, "metadata.version") < 33) {
		*message = HR_STR_LIT("Needs metadata.version 33 (4.4-IV2) or newer.");
		return HR_ERR_UNSUPPORTED_VERSION;
	}
	hr_struct_init(&hr_unregister_controller_record_desc, &r);
	r.controller_id = id;
	return hr_controller_put(c, op, HR_METADATA_RECORD_UNREGISTER_CONTROLLER, &r) ?
		       HR_ERR_UNKNOWN_SERVER_ERROR :
		       HR_ERR_NONE;
}

void hr_api_unregister_controller(struct hr_request *rq)
{
	const struct hr_unregister_controller_request *r = rq->body;
	struct hr_unregister_controller_response *resp =
		hr_request_new(rq, &hr_unregister_controller_response_desc, 1);
	struct hr_ctl_op op;

	if (!resp) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	hr_ctl_op_init(&op);
	resp->error_message = HR_STR_NULL;
	resp->error_code =
		hr_request_error(rq, forget(rq, &op, r->controller_id, &resp->error_message));
	rq->state = resp;
	hr_request_commit(rq, &op, respond);
}
