// SPDX-License-Identifier: Apache-2.0
/* request: see request.h. */
#include "request.h"

#include <hr/net/shape.h>
#include <hr/trace/usdt.h>
#include <stdlib.h>
#include "quotas.h"

void hr_request_free(struct hr_request *rq)
{
	hr_reply_drop(&rq->reply);
	hr_frame_put(rq->frame);
	hr_image_put(rq->image);
	if (rq->charged_bytes)
		hr_account_uncharge(rq->broker->account, HR_ACCOUNT_REQUEST, rq->charged_bytes);
	for (int k = 0; k < HR_QUOTA_KIND_NR; k++)
		hr_bucket_put(rq->buckets[k]);
	hr_arena_fini(&rq->arena);
	hr_conn_put(rq->conn);
	free(rq);
}

/* On the connection's reactor. */
static void finish(struct hr_request *rq)
{
	rq->done_ns = hr_sys_mono_ns(rq->broker->sys);
	HR_PROBE3(request_done, rq->header.request_api_key, rq->header.correlation_id, rq->end);
	hr_broker_metrics_request(rq);
	switch (rq->end) {
	case HR_END_REPLY:
		hr_slot_respond(rq->slot, &rq->reply);
		break;
	case HR_END_SILENT:
		hr_slot_skip(rq->slot);
		break;
	case HR_END_CLOSE:
		hr_slot_skip(rq->slot);
		if (hr_conn_is_open(rq->conn)) {
			struct hr_conn_info info;

			hr_conn_info_read(rq->conn, &info);
			hr_log_limited(rq->broker->log, &rq->broker->refused_lines, HR_LOG_WARN,
				       "broker", "request.refused", hr_f_cstr("why", rq->close_why),
				       hr_f_cstr("peer", info.peer_host),
				       hr_f_i64("api", rq->header.request_api_key),
				       hr_f_i64("version", rq->header.request_api_version));
			hr_conn_close(rq->conn, HR_CLOSE_UPPER);
		}
		break;
	}
	if (rq->mute_ms && hr_conn_is_open(rq->conn))
		hr_conn_throttle(rq->conn, rq->mute_ms);
	hr_request_free(rq);
}

static void go_home(struct hr_msg *m, struct hr_reactor *r)
{
	finish(hr_container_of(m, struct hr_request, msg));
}

static void end_request(struct hr_request *rq)
{
	if (hr_reactor_is_current(rq->home->reactor)) {
		finish(rq);
		return;
	}
	rq->msg.run = go_home;
	hr_reactor_post(rq->home->reactor, &rq->msg);
}

static void moved(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_request *rq = hr_container_of(m, struct hr_request, msg);

	rq->resume(rq);
}

void hr_request_move(struct hr_request *rq, struct hr_shard *to,
		     void (*resume)(struct hr_request *rq))
{
	struct hr_shard *from = rq->shard;

	rq->shard = to;
	if (from == to) {
		resume(rq);
		return;
	}
	rq->resume = resume;
	rq->msg.run = moved;
	hr_reactor_post(to->reactor, &rq->msg);
}

static int put_header(struct hr_request *rq, struct hr_buf *out)
{
	struct hr_response_header h;

	hr_struct_init(&hr_response_header_desc, &h);
	h.correlation_id = rq->header.correlation_id;
	return hr_response_header_encode(rq->api->key, rq->header.request_api_version, &h, out);
}

/* Rides on the last piece of memory of an answer: freed means sent (or given up). */
struct sent {
	struct hr_broker *b;
	void *bytes;
	int shard;
	int16_t key;
	int64_t begun_ns, made_ns;
};

static void sent(void *arg)
{
	struct sent *st = arg;
	int64_t now_ns = hr_sys_mono_ns(st->b->sys);

	HR_PROBE3(request_sent, st->key, now_ns - st->begun_ns, now_ns - st->made_ns);
	hr_broker_metrics_sent(&st->b->m, st->shard, st->key, st->begun_ns, st->made_ns, now_ns);
	free(st->bytes);
	free(st);
}

static void put_last(struct hr_request *rq, struct hr_buf *buf, size_t at)
{
	struct sent *st = calloc(1, sizeof(*st));

	if (!st) {
		rq->reply.err = -ENOMEM;
		hr_buf_fini(buf);
		return;
	}
	*st = (struct sent){ .b = rq->broker, .bytes = buf->p, .shard = rq->home->idx,
			     .key = rq->api->key, .begun_ns = rq->begun_ns,
			     .made_ns = hr_sys_mono_ns(rq->broker->sys) };
	hr_reply_mem(&rq->reply, buf->p + at, buf->len - at, sent, st);
}

void hr_request_respond_spliced(struct hr_request *rq, const void *response, int splice_nr_max,
				void (*splice)(struct hr_reply *reply, const void *ext))
{
	struct hr_splice *splices =
		hr_arena_array(&rq->arena, (size_t)splice_nr_max + 1, sizeof(*splices));
	struct hr_buf buf = HR_BUF_INIT;
	int nr = 0, err;
	size_t at = 0;

	hr_quotas_settle(rq);
	response = hr_quotas_told(rq, response);
	err = splices && response ? put_header(rq, &buf) : -ENOMEM;
	if (!err)
		err = hr_msg_encode_buf(rq->api->response, rq->header.request_api_version, response,
					&buf, splices, splice_nr_max, &nr);
	if (err) {
		hr_buf_fini(&buf);
		hr_request_close(rq, err == -ENOMEM ? "no memory for the answer"
						    : "answer not encodable");
		return;
	}
	for (int i = 0; i < nr; i++) {
		hr_reply_copy(&rq->reply, buf.p + at, splices[i].off - at);
		splice(&rq->reply, splices[i].ext);
		at = splices[i].off;
	}
	put_last(rq, &buf, at);
	rq->end = HR_END_REPLY;
	end_request(rq);
}

void hr_request_respond(struct hr_request *rq, const void *response)
{
	hr_request_respond_spliced(rq, response, 0, NULL);
}

void hr_request_silent(struct hr_request *rq)
{
	hr_quotas_settle(rq);
	rq->end = HR_END_SILENT;
	end_request(rq);
}

void hr_request_close(struct hr_request *rq, const char *why)
{
	rq->end = HR_END_CLOSE;
	rq->close_why = why;
	end_request(rq);
}

int16_t hr_request_error(struct hr_request *rq, enum hr_wire_err err)
{
	if (err != HR_ERR_NONE)
		hr_broker_metrics_error(rq, err);
	return (int16_t)err;
}

void hr_request_wait_begin(struct hr_request *rq)
{
	if (!rq->local_end_ns)
		rq->local_end_ns = hr_sys_mono_ns(rq->broker->sys);
}

void *hr_request_new(struct hr_request *rq, const struct hr_struct_desc *desc, int32_t nr)
{
	uint8_t *p = hr_arena_array(&rq->arena, (size_t)HR_MAX(nr, 0) + 1, desc->size);

	for (int32_t i = 0; p && i < nr; i++)
		hr_struct_init(desc, p + (size_t)i * desc->size);
	return p;
}
