// SPDX-License-Identifier: Apache-2.0
/*
 * dispatch: frame -> header -> handler.
 *
 * A key that is not served on this listener, a version out of range and a body
 * that cannot be parsed close the connection, as in Kafka.  ApiVersions is the
 * exception: a version that is too new is answered in the oldest form, so that
 * any client can learn what is spoken here (KIP-511).
 */
#include <hr/lib/be.h>
#include <hr/trace/usdt.h>
#include <stdlib.h>
#include "api/api.h"
#include "principal.h"
#include "request.h"

#define ARENA_BASE_BYTES ((size_t)1 << 20)
#define ARENA_PER_FRAME_BYTE 24

static void run(struct hr_request *rq)
{
	rq->run_ns = hr_sys_mono_ns(rq->broker->sys);
	HR_PROBE3(request_run, rq->api->key, rq->header.request_api_version,
		  rq->header.correlation_id);
	hr_api_handlers[rq->api->key].run(rq);
}

/* Too new an ApiVersions: version 0, error 35, and the one row that helps. */
static void answer_too_new(struct hr_request *rq)
{
	uint8_t body[16];

	hr_be32_put(body, (uint32_t)rq->header.correlation_id);
	hr_be16_put(body + 4, HR_ERR_UNSUPPORTED_VERSION);
	hr_be32_put(body + 6, 1);
	hr_be16_put(body + 10, HR_API_API_VERSIONS);
	hr_be16_put(body + 12, (uint16_t)rq->api->min);
	hr_be16_put(body + 14, (uint16_t)rq->api->max);
	hr_request_error(rq, HR_ERR_UNSUPPORTED_VERSION);
	hr_reply_copy(&rq->reply, body, sizeof(body));
	rq->end = HR_END_REPLY;
	hr_slot_respond(rq->slot, &rq->reply);
	rq->slot = NULL;
}

static bool version_served(const struct hr_request *rq)
{
	int16_t max = rq->api->max, v = rq->header.request_api_version;

	if (hr_config_bool(rq->home->config, HR_CFG_UNSTABLE_API_VERSIONS_ENABLE))
		max = rq->api->max_unstable;
	return v >= rq->api->min && v <= max;
}

static const char *parse(struct hr_request *rq)
{
	struct hr_frame *f = rq->frame;
	uint16_t scope = rq->listener->conf.is_controller ? HR_API_CONTROLLER_LISTENER :
							    HR_API_BROKER_LISTENER;
	size_t used;
	int err;

	if (f->len < 8)
		return "frame shorter than a header";
	rq->header.request_api_key = (int16_t)hr_be16_get(f->data);
	rq->header.request_api_version = (int16_t)hr_be16_get(f->data + 2);
	rq->api = hr_api_get(rq->header.request_api_key);
	if (!rq->api || !hr_api_is_on(rq->api->key, rq->home->config) || !(rq->api->flags & scope))
		return "api key not served here";
	if (!version_served(rq) && rq->api->key != HR_API_API_VERSIONS)
		return "api version not served";
	err = hr_request_header_decode(f->data, f->len, &rq->arena, &rq->header, &used);
	if (err)
		return "request header not parsable";
	if (!version_served(rq))
		return NULL;
	rq->body = hr_arena_alloc(&rq->arena, rq->api->request->size);
	err = rq->body ? hr_msg_decode(rq->api->request, rq->header.request_api_version,
				       f->data + used, f->len - used, &rq->arena, rq->body, NULL)
		       : -ENOMEM;
	rq->charged_bytes = rq->arena.bytes_held;
	hr_account_charge(rq->broker->account, HR_ACCOUNT_REQUEST, rq->charged_bytes);
	if (err == -ENOMEM)
		return "request needs more memory than it may have";
	return err ? "request body not parsable" : NULL;
}

static void frame(struct hr_conn *c, struct hr_frame *f, struct hr_slot *slot)
{
	const struct hr_bound_listener *l = hr_listener_user(hr_conn_listener(c));
	struct hr_broker *b = l->broker;
	struct hr_request *rq = calloc(1, sizeof(*rq));
	const struct hr_api_handler *h;

	if (!rq) {
		hr_frame_put(f);
		hr_slot_skip(slot);
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return;
	}
	hr_conn_get(c);
	rq->broker = b;
	rq->home = rq->shard = &b->shards[hr_reactor_idx(hr_conn_reactor(c))];
	rq->conn = c;
	rq->slot = slot;
	rq->frame = f;
	rq->listener = l;
	rq->begun_ns = hr_sys_mono_ns(b->sys);
	HR_PROBE2(request_begin, hr_conn_id(c), f->len);
	hr_reply_init(&rq->reply);
	/* What a body may unfold to: in proportion to its bytes, and a part of the account. */
	hr_arena_init(&rq->arena, HR_MIN(ARENA_BASE_BYTES + (size_t)f->len * ARENA_PER_FRAME_BYTE,
					 HR_MAX(b->memory_limit_bytes / 8, ARENA_BASE_BYTES)));
	rq->close_why = parse(rq);
	if (!rq->close_why && hr_principal_tag(rq))
		rq->close_why = "no memory for a request";
	if (rq->close_why) {
		hr_request_close(rq, rq->close_why);
		return;
	}
	if (!version_served(rq)) {
		answer_too_new(rq);
		hr_request_free(rq);
		return;
	}
	h = &hr_api_handlers[rq->api->key];
	if (h->flags & HR_RUN_PIPELINED)
		hr_slot_next(slot);
	if (h->flags & HR_RUN_CONTROLLER)
		hr_request_move(rq, &b->shards[0], run);
	else
		run(rq);
}

static bool is_metered(struct hr_conn *c, const uint8_t *p, uint32_t len)
{
	return len >= 2 && hr_be16_get(p) == HR_API_PRODUCE;
}

const struct hr_conn_ops hr_broker_conn_ops = { .frame = frame, .gone = hr_conn_state_free,
						.is_metered = is_metered };
