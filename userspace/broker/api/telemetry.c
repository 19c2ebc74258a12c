// SPDX-License-Identifier: Apache-2.0
/*
 * GetTelemetrySubscriptions and PushTelemetry (KIP-714).
 *
 * The connection knows the client's attributes and is asked at home; then the request
 * goes to shard 0, where the instances are.
 */
#include <hr/compress/unpack.h>
#include <hr/protocol/gen/get_telemetry_subscriptions.h>
#include <hr/protocol/gen/push_telemetry.h>
#include <stdlib.h>
#include "../telemetry.h"
#include "api.h"

/* A push may unfold to so many times what may be pushed. */
#define UNPACK_FACTOR 16

struct client {
	struct hr_str at[HR_CLIENT_ATTRIBUTE_NR];
	struct hr_uuid id;
	char id_text[HR_UUID_TEXT_LEN + 1];
};

static bool is_zero(const struct hr_uuid *id)
{
	static const struct hr_uuid zero;

	return hr_uuid_eq(*id, zero);
}

/* Copies, since the connection lives on another reactor than what follows. */
static struct client *client_of(struct hr_request *rq, struct hr_uuid id)
{
	struct client *c = hr_arena_alloc(&rq->arena, sizeof(*c));
	struct hr_conn_info info;

	if (!c)
		return NULL;
	c->id = is_zero(&id) ? hr_directory_id_make(rq->broker->sys) : id;
	hr_uuid_format(c->id, c->id_text);
	hr_conn_info_read(rq->conn, &info);
	c->at[HR_CLIENT_INSTANCE_ID] = hr_str(c->id_text);
	c->at[HR_CLIENT_ID] = rq->header.client_id;
	c->at[HR_CLIENT_SOFTWARE_NAME] = hr_arena_str(&rq->arena, info.software);
	c->at[HR_CLIENT_SOFTWARE_VERSION] = hr_arena_str(&rq->arena, info.version);
	c->at[HR_CLIENT_SOURCE_ADDRESS] = hr_arena_str(&rq->arena, hr_str(info.peer_host));
	c->at[HR_CLIENT_SOURCE_PORT] = hr_arena_printf(&rq->arena, "%u", info.peer_port);
	return c;
}

static void enter(struct hr_request *rq, struct hr_uuid id, void (*resume)(struct hr_request *rq))
{
	rq->state = client_of(rq, id);
	if (!rq->state)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_move(rq, &rq->broker->shards[0], resume);
}

/* --- asking ----------------------------------------------------------------------- */

static int32_t bytes_max(const struct hr_request *rq)
{
	return hr_config_int(rq->shard->config, HR_CFG_TELEMETRY_MAX_BYTES);
}

static void ask(struct hr_request *rq)
{
	static int8_t codecs[] = { HR_CODEC_ZSTD, HR_CODEC_LZ4, HR_CODEC_GZIP, HR_CODEC_SNAPPY };
	struct hr_get_telemetry_subscriptions_response resp;
	const struct client *c = rq->state;
	struct hr_client_instance *ci = hr_client_instance(rq->broker->telemetry, c->id, c->at);
	enum hr_wire_err werr = HR_ERR_UNKNOWN_SERVER_ERROR;
	struct hr_subscription s;

	hr_struct_init(&hr_get_telemetry_subscriptions_response_desc, &resp);
	resp.accepted_compression_types.nr = resp.requested_metrics.nr = 0;
	if (ci)
		werr = hr_client_instance_ask(ci, &s);
	resp.error_code = hr_request_error(rq, werr);
	if (!werr) {
		resp.client_instance_id = c->id;
		resp.subscription_id = s.id;
		resp.accepted_compression_types.v = codecs;
		resp.accepted_compression_types.nr = HR_ARRAY_LEN(codecs);
		resp.push_interval_ms = s.interval_ms;
		resp.telemetry_max_bytes = bytes_max(rq);
		resp.delta_temporality = true;
		resp.requested_metrics.v = (struct hr_str *)s.metrics;
		resp.requested_metrics.nr = s.metric_nr;
	}
	hr_request_respond(rq, &resp);
}

void hr_api_get_telemetry_subscriptions(struct hr_request *rq)
{
	const struct hr_get_telemetry_subscriptions_request *r = rq->body;

	enter(rq, r->client_instance_id, ask);
}

/* --- pushing ---------------------------------------------------------------------- */

struct unpacking {
	struct hr_job job;
	struct hr_request *rq;
	size_t max;
	struct hr_buf body;
	int err;
};

static void answer(struct hr_request *rq, enum hr_wire_err werr)
{
	struct hr_push_telemetry_response resp;

	hr_struct_init(&hr_push_telemetry_response_desc, &resp);
	resp.error_code = hr_request_error(rq, werr);
	hr_request_respond(rq, &resp);
}

static void unpack(struct hr_job *job)
{
	struct unpacking *u = hr_container_of(job, struct unpacking, job);
	const struct hr_push_telemetry_request *r = u->rq->body;
	const struct client *c = u->rq->state;
	struct hr_buf scratch = HR_BUF_INIT;
	struct hr_slice plain;

	u->err = hr_unpack(r->compression_type, r->metrics.p, (size_t)r->metrics.len, u->max,
			   &scratch, &plain);
	if (!u->err)
		u->err = hr_otlp_label(plain, c->at, &u->body);
	hr_buf_fini(&scratch);
}

static void unpacked(struct hr_job *job)
{
	struct unpacking *u = hr_container_of(job, struct unpacking, job);
	struct hr_request *rq = u->rq;
	int err = u->err;

	if (!err)
		hr_export_put(hr_telemetry_export(rq->broker->telemetry), &u->body);
	hr_buf_fini(&u->body);
	free(u);
	answer(rq, err ? HR_ERR_INVALID_RECORD : HR_ERR_NONE);
}

static void push(struct hr_request *rq)
{
	const struct hr_push_telemetry_request *r = rq->body;
	const struct client *c = rq->state;
	struct hr_client_push p = { r->subscription_id, r->terminating, r->compression_type,
				    r->metrics.len, bytes_max(rq) };
	struct hr_client_instance *ci = hr_client_instance(rq->broker->telemetry, c->id, c->at);
	enum hr_wire_err werr =
		ci ? hr_client_instance_push(ci, &p) : HR_ERR_UNKNOWN_SERVER_ERROR;
	struct unpacking *u;

	if (werr || r->metrics.len <= 0) {
		answer(rq, werr);
		return;
	}
	u = calloc(1, sizeof(*u));
	if (u) {
		u->rq = rq;
		u->max = (size_t)p.bytes_max * UNPACK_FACTOR;
		hr_request_wait_begin(rq);
	}
	if (u && !hr_pool_submit(rq->broker->pool, &u->job, rq->shard->reactor, HR_POOL_BACKFILL,
				 unpack, unpacked))
		return;
	free(u);
	answer(rq, HR_ERR_THROTTLING_QUOTA_EXCEEDED);
}

void hr_api_push_telemetry(struct hr_request *rq)
{
	const struct hr_push_telemetry_request *r = rq->body;

	if (is_zero(&r->client_instance_id))
		answer(rq, HR_ERR_INVALID_REQUEST);
	else
		enter(rq, r->client_instance_id, push);
}
