// SPDX-License-Identifier: Apache-2.0
/*
 * produce: batches from a frame into logs.
 *
 *	on the connection's reactor: look up, check, validate each batch (in the
 *	pool when one is heavy)  ->  one message to each home shard  ->  append ->
 *	message back  ->  answer
 *
 * Requests of one connection are pipelined.  To keep their batches in order
 * although one of them may take the way through the pool, each goes on to the
 * home shards only when those before it have (principal.h keeps them).
 *
 * Order of checks as in Kafka: acks -> topic exists -> shape of the records
 * field -> leader -> validation -> the log's own checks.  Where a partition is
 * named twice the last entry counts.
 */
#include <hr/protocol/gen/produce.h>
#include <stdlib.h>
#include "../kafka_metrics.h"
#include "../principal.h"
#include "../request.h"
#include "api.h"

struct produce;
struct visit;

struct part {
	struct hr_partition_append append;
	struct visit *visit;
	struct part *next; /* of the same visit */
	/* asked */
	int32_t index;
	struct hr_uuid topic_id;
	struct hr_str name;
	uint8_t *p;
	size_t len;
	struct hr_log_config config;
	struct hr_validate_result validated;
	bool heavy, superseded;
	bool whole; /* the records field is one whole batch */
	/* answer */
	enum hr_wire_err err;
	const char *message;
	int64_t base_offset, log_append_time_ms, log_start_offset;
	int32_t leader_id, leader_epoch;
};

struct visit {
	struct hr_msg msg;
	struct produce *pr;
	struct hr_shard *home;
	struct part *parts;
	int pending;
};

struct produce {
	struct hr_request *rq;
	struct hr_list pipe; /* in the order of the connection */
	struct hr_job job;
	bool validated;
	struct part *parts;
	int32_t part_nr;
	struct visit *visits;
	int pending;
	int16_t acks;
	bool zstd_allowed;
	int64_t now_ms;
};

static void pipe_advance(struct hr_conn_state *cs);

/* --- the answer ---------------------------------------------------------------- */

static struct hr_str text_of(const struct part *part)
{
	return part->err == HR_ERR_NONE ? HR_STR_NULL :
		hr_str(part->message ? part->message : hr_wire_err_text(part->err));
}

static int fill(struct produce *pr, struct part *part,
		struct hr_produce_response_partition_produce_response *d)
{
	const struct hr_validate_result *v = &part->validated;
	int16_t version = pr->rq->header.request_api_version;

	d->index = part->index;
	d->error_code = hr_request_error(pr->rq, part->err);
	d->base_offset = part->err ? -1 : part->base_offset;
	d->log_append_time_ms = part->err ? -1 : part->log_append_time_ms;
	d->log_start_offset = version >= 5 ? part->log_start_offset : -1;
	if (version < 8)
		return 0;
	d->error_message = text_of(part);
	if (version >= 10 && part->err == HR_ERR_NOT_LEADER_OR_FOLLOWER) {
		d->current_leader.leader_id = part->leader_id;
		d->current_leader.leader_epoch = part->leader_epoch;
	}
	if (!v->error_nr || !part->err)
		return 0;
	d->record_errors.nr = HR_MIN(v->error_nr, HR_RECORD_ERRORS_MAX);
	d->record_errors.v = hr_request_new(pr->rq,
					    &hr_produce_response_batch_index_and_error_message_desc,
					    d->record_errors.nr);
	if (!d->record_errors.v)
		return -ENOMEM;
	for (int32_t i = 0; i < d->record_errors.nr; i++) {
		d->record_errors.v[i].batch_index = v->errors[i].batch_index;
		d->record_errors.v[i].batch_index_error_message = hr_str(v->errors[i].message);
	}
	return 0;
}

static int fill_all(struct produce *pr, struct hr_produce_response *resp)
{
	const struct hr_produce_request *r = pr->rq->body;
	struct part *part = pr->parts;

	resp->responses.v = hr_request_new(pr->rq, &hr_produce_response_topic_produce_response_desc,
					   r->topic_data.nr);
	if (!resp->responses.v)
		return -ENOMEM;
	for (int32_t i = 0; i < r->topic_data.nr; i++) {
		const struct hr_produce_request_topic_produce_data *t = &r->topic_data.v[i];
		struct hr_produce_response_topic_produce_response *rt =
			&resp->responses.v[resp->responses.nr];
		int32_t nr = HR_MAX(t->partition_data.nr, 0);

		rt->name = t->name;
		rt->topic_id = t->topic_id;
		rt->partition_responses.v = hr_request_new(
			pr->rq, &hr_produce_response_partition_produce_response_desc, nr);
		if (!rt->partition_responses.v)
			return -ENOMEM;
		for (int32_t k = 0; k < nr; k++, part++) {
			if (part->superseded)
				continue;
			if (fill(pr, part,
				 &rt->partition_responses.v[rt->partition_responses.nr++]))
				return -ENOMEM;
		}
		/* A topic of which nothing is left has no row. */
		resp->responses.nr += rt->partition_responses.nr > 0 || !nr;
	}
	return 0;
}

/* Refusals of the log that Kafka counts as failures of the request. */
static bool is_failure(const struct part *part)
{
	switch (part->err) {
	case HR_ERR_INVALID_RECORD:
	case HR_ERR_INVALID_TIMESTAMP:
	case HR_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER:
	case HR_ERR_INVALID_PRODUCER_EPOCH:
	case HR_ERR_INVALID_TXN_STATE:
	case HR_ERR_UNSUPPORTED_COMPRESSION_TYPE:
	case HR_ERR_UNKNOWN_SERVER_ERROR:
		return part->len > 0;
	default:
		return false;
	}
}

static void count_topic(struct hr_shard *s, const struct part *part)
{
	struct hr_topic_counts *t = hr_topic_counts_of(s, part->topic_id);

	if (!t)
		return;
	hr_topic_count(s, t, HR_TOPIC_PRODUCES, 1);
	if (!part->err) {
		hr_topic_count(s, t, HR_TOPIC_BYTES_IN, part->validated.len);
		hr_topic_count(s, t, HR_TOPIC_RECORDS_IN,
			       (uint64_t)part->validated.batch.record_nr);
	} else if (is_failure(part)) {
		hr_topic_count(s, t, HR_TOPIC_PRODUCES_FAILED, 1);
	} else if (part->err == HR_ERR_MESSAGE_TOO_LARGE ||
		   part->err == HR_ERR_RECORD_LIST_TOO_LARGE) {
		hr_topic_count(s, t, HR_TOPICS_BYTES_REJECTED, part->len);
	} else if (part->err == HR_ERR_CORRUPT_MESSAGE && part->whole &&
		   !hr_batch_crc_ok(part->p, part->len)) {
		hr_topic_count(s, t, HR_TOPICS_BAD_CRC, 1);
	}
}

static void note_metrics(struct produce *pr)
{
	struct hr_broker_metrics *m = &pr->rq->broker->m;
	uint32_t shard = (uint32_t)pr->rq->home->idx;

	for (int32_t i = 0; i < pr->part_nr; i++) {
		if (!pr->parts[i].superseded)
			count_topic(pr->rq->home, &pr->parts[i]);
		if (pr->parts[i].err || pr->parts[i].superseded)
			continue;
		hr_metric_add(m->produced_bytes, shard, pr->parts[i].validated.len);
		hr_metric_add(m->produced_records, shard,
			      (uint64_t)pr->parts[i].validated.batch.record_nr);
	}
}

static void produce_free(struct produce *pr)
{
	for (int32_t i = 0; i < pr->part_nr; i++)
		hr_validate_result_fini(&pr->parts[i].validated);
	free(pr->parts);
	free(pr->visits);
	free(pr);
}

static void respond(struct produce *pr)
{
	struct hr_request *rq = pr->rq;
	struct hr_produce_response resp;
	bool bad = false;
	int err = 0;

	note_metrics(pr);
	hr_struct_init(&hr_produce_response_desc, &resp);
	resp.responses.nr = 0;
	for (int32_t i = 0; i < pr->part_nr; i++)
		bad |= pr->parts[i].err != HR_ERR_NONE && !pr->parts[i].superseded;
	if (pr->acks)
		err = fill_all(pr, &resp);
	if (err)
		hr_request_close(rq, "no memory for the answer");
	else if (pr->acks)
		hr_request_respond(rq, &resp);
	else if (bad)
		hr_request_close(rq, "produce with acks=0 failed");
	else
		hr_request_silent(rq);
	produce_free(pr);
}

/* --- on the home shard ----------------------------------------------------------- */

static enum hr_wire_err wire_error(enum hr_append_status status)
{
	switch (status) {
	case HR_APPEND_OK:
	case HR_APPEND_DUPLICATE:
		return HR_ERR_NONE;
	case HR_APPEND_OUT_OF_ORDER:
		return HR_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER;
	case HR_APPEND_STALE_EPOCH:
		return HR_ERR_INVALID_PRODUCER_EPOCH;
	case HR_APPEND_INVALID_TXN_STATE:
		return HR_ERR_INVALID_TXN_STATE;
	case HR_APPEND_COORDINATOR_FENCED:
		return HR_ERR_TRANSACTION_COORDINATOR_FENCED;
	case HR_APPEND_TOO_LARGE:
		return HR_ERR_RECORD_LIST_TOO_LARGE;
	case HR_APPEND_NOT_MONOTONIC:
	case HR_APPEND_STORAGE_ERROR:
		break;
	}
	return HR_ERR_KAFKA_STORAGE_ERROR;
}

static void visit_back(struct hr_msg *m, struct hr_reactor *r)
{
	struct visit *v = hr_container_of(m, struct visit, msg);

	if (!--v->pr->pending)
		respond(v->pr);
}

static void part_over(struct part *part)
{
	struct visit *v = part->visit;

	if (--v->pending)
		return;
	v->msg.run = visit_back;
	if (v->home == v->pr->rq->home)
		visit_back(&v->msg, v->home->reactor);
	else
		hr_reactor_post(v->pr->rq->home->reactor, &v->msg);
}

static void appended(struct hr_partition_append *a, int err)
{
	struct part *part = hr_container_of(a, struct part, append);

	if (err) {
		part->err = err == -ENOENT ? HR_ERR_UNKNOWN_TOPIC_OR_PARTITION
					   : HR_ERR_KAFKA_STORAGE_ERROR;
	} else {
		part->err = wire_error(a->batch.status);
		part->base_offset = a->batch.base_offset;
		part->log_start_offset = a->log_start_offset;
		part->log_append_time_ms = a->batch.status == HR_APPEND_DUPLICATE ?
						   a->batch.timestamp_ms :
						   part->validated.log_append_time_ms;
	}
	part_over(part);
}

static void append_part(struct hr_shard *home, struct part *part)
{
	struct hr_partition *p = hr_shard_partition(home, part->topic_id, part->index);

	if (!p || (!part->err && !hr_partition_is_leader(p))) {
		part->err = part->err ? part->err : HR_ERR_NOT_LEADER_OR_FOLLOWER;
		part->leader_id = p ? p->leader : -1;
		part->leader_epoch = p ? p->leader_epoch : -1;
		part_over(part);
		return;
	}
	if (part->err) {
		part->log_start_offset = p->log ? hr_log_start_offset(p->log) : -1;
		part_over(part);
		return;
	}
	part->append = (struct hr_partition_append){
		.batch = { .p = part->validated.p, .len = part->validated.len },
		.origin = HR_ORIGIN_CLIENT, .done = appended,
	};
	hr_partition_append(p, &part->append);
}

static void visit_run(struct hr_msg *m, struct hr_reactor *r)
{
	struct visit *v = hr_container_of(m, struct visit, msg);
	struct part *part = v->parts, *next;

	/* One more than there are parts, so that the last one answered inside is not the end. */
	v->pending = 1;
	for (struct part *p = part; p; p = p->next)
		v->pending++;
	for (; part; part = next) {
		next = part->next;
		append_part(v->home, part);
	}
	part_over(&(struct part){ .visit = v });
}

/* --- on the connection's reactor --------------------------------------------------- */

/* A refusal that Kafka's log would have made: the answer names the log's start. */
static bool is_asked(const struct part *part)
{
	return part->whole &&
	       (part->err == HR_ERR_INVALID_RECORD || part->err == HR_ERR_INVALID_TIMESTAMP) &&
	       hr_batch_crc_ok(part->p, part->len);
}

static void go(struct produce *pr)
{
	struct hr_broker *b = pr->rq->broker;

	for (int32_t i = pr->part_nr - 1; i >= 0; i--) {
		struct part *part = &pr->parts[i];
		struct visit *v;

		if (part->superseded || (part->err && !is_asked(part)))
			continue;
		v = &pr->visits[hr_shard_of(b, part->topic_id, part->index)->idx];
		part->visit = v;
		part->next = v->parts;
		v->parts = part;
	}
	hr_request_wait_begin(pr->rq);
	pr->pending = 1;
	for (int i = 0; i < b->shard_nr; i++) {
		struct visit *v = &pr->visits[i];

		if (!v->parts)
			continue;
		v->pr = pr;
		v->home = &b->shards[i];
		v->msg.run = visit_run;
		pr->pending++;
		if (v->home == pr->rq->home)
			visit_run(&v->msg, v->home->reactor);
		else
			hr_reactor_post(v->home->reactor, &v->msg);
	}
	if (!--pr->pending)
		respond(pr);
}

static void pipe_advance(struct hr_conn_state *cs)
{
	while (!hr_list_empty(&cs->produces)) {
		struct produce *pr = hr_list_entry(cs->produces.next, struct produce, pipe);

		if (!pr->validated)
			return;
		hr_list_del(&pr->pipe);
		go(pr);
	}
}

static enum hr_wire_err verdict_error(enum hr_verdict v)
{
	static const enum hr_wire_err codes[] = {
		[HR_VERDICT_OK] = HR_ERR_NONE,
		[HR_VERDICT_CORRUPT] = HR_ERR_CORRUPT_MESSAGE,
		[HR_VERDICT_INVALID_RECORD] = HR_ERR_INVALID_RECORD,
		[HR_VERDICT_TOO_LARGE] = HR_ERR_MESSAGE_TOO_LARGE,
		[HR_VERDICT_LARGER_THAN_SEGMENT] = HR_ERR_RECORD_LIST_TOO_LARGE,
		[HR_VERDICT_INVALID_TIMESTAMP] = HR_ERR_INVALID_TIMESTAMP,
		[HR_VERDICT_ZSTD_TOO_OLD] = HR_ERR_UNSUPPORTED_COMPRESSION_TYPE,
		[HR_VERDICT_NO_MEMORY] = HR_ERR_KAFKA_STORAGE_ERROR,
	};

	return codes[v];
}

static void validate(struct produce *pr, struct part *part)
{
	struct hr_validate_params params = { .config = &part->config,
					     .origin = HR_ORIGIN_CLIENT,
					     .now_ms = pr->now_ms,
					     .zstd_allowed = pr->zstd_allowed };
	enum hr_verdict v = hr_batch_validate(part->p, part->len, &params, &part->validated);

	part->err = verdict_error(v);
	part->message = part->validated.message;
	/*
	 * Transactions are not served: a batch inside one would never be decided.  Kafka
	 * says so in the same way for a transaction that it does not know.
	 */
	if (!part->err && hr_batch_is_transactional(&part->validated.batch))
		part->err = pr->rq->header.request_api_version >= 11 ? HR_ERR_TRANSACTION_ABORTABLE
								     : HR_ERR_INVALID_TXN_STATE;
}

static void validate_heavy(struct hr_job *job)
{
	struct produce *pr = hr_container_of(job, struct produce, job);

	for (int32_t i = 0; i < pr->part_nr; i++)
		if (pr->parts[i].heavy)
			validate(pr, &pr->parts[i]);
}

static void heavy_done(struct hr_job *job)
{
	struct produce *pr = hr_container_of(job, struct produce, job);

	pr->validated = true;
	pipe_advance(hr_conn_user(pr->rq->conn));
}

/*
 * Readers take whole batches and leave what follows the last one; so do we.  True
 * when the field is one whole batch of today's format: what is wrong with it after
 * that is found by the log, whose start the answer then names.
 */
static bool trim_to_batch(struct part *part)
{
	struct hr_batch first, rest;
	size_t left;

	if (hr_batch_parse(part->p, part->len, &first) || (size_t)first.batch_len > part->len)
		return false;
	left = part->len - (size_t)first.batch_len;
	if (left && (left < HR_BATCH_PREFIX_LEN ||
		     (hr_batch_parse(part->p + first.batch_len, left, &rest) == -EAGAIN) ||
		     hr_be32_get(part->p + first.batch_len + 8) > left - HR_BATCH_LOG_OVERHEAD))
		part->len -= left;
	return (size_t)first.batch_len == part->len;
}

static void check_part(struct produce *pr, struct part *part, const struct hr_topic *t,
		       enum hr_wire_err unknown)
{
	const struct hr_partition_reg *reg = t ? hr_topic_partition(t, part->index) : NULL;
	struct hr_shard *s = pr->rq->shard;

	part->leader_id = part->leader_epoch = -1;
	if (!reg) {
		part->err = t ? HR_ERR_UNKNOWN_TOPIC_OR_PARTITION : unknown;
		return;
	}
	if (hr_str_is_internal_topic(hr_str(t->name)) &&
	    !hr_str_eqc(pr->rq->header.client_id, "__admin_client")) {
		part->err = HR_ERR_INVALID_TOPIC_EXCEPTION;
		return;
	}
	part->topic_id = t->id;
	if (!part->p || !part->len) {
		part->err = HR_ERR_INVALID_RECORD;
		part->message = "The records field is empty.";
		return;
	}
	if (reg->leader != s->broker->roles.node_id) {
		part->err = HR_ERR_NOT_LEADER_OR_FOLLOWER;
		part->leader_id = reg->leader;
		part->leader_epoch = reg->leader_epoch;
		return;
	}
	hr_log_config_of(s->config, hr_image_props(s->image, HR_RESOURCE_TOPIC, hr_str(t->name)),
			 &part->config);
	part->whole = trim_to_batch(part);
	part->heavy = hr_batch_is_heavy(part->p, part->len, &part->config);
	if (!part->heavy)
		validate(pr, part);
}

/* The last entry of a partition counts; earlier ones are neither appended nor answered. */
static void supersede(struct produce *pr)
{
	for (int32_t i = 1; i < pr->part_nr; i++) {
		struct part *b = &pr->parts[i];

		for (int32_t k = 0; pr->part_nr <= 64 && k < i; k++) {
			struct part *a = &pr->parts[k];

			if (a->index == b->index && hr_str_eq(a->name, b->name) &&
			    hr_uuid_eq(a->topic_id, b->topic_id))
				a->superseded = true;
		}
	}
}

static int32_t count_parts(const struct hr_produce_request *r)
{
	int64_t nr = 0;

	for (int32_t i = 0; i < r->topic_data.nr; i++)
		nr += HR_MAX(r->topic_data.v[i].partition_data.nr, 0);
	return nr > INT32_MAX ? -1 : (int32_t)nr;
}

static struct produce *produce_create(struct hr_request *rq)
{
	const struct hr_produce_request *r = rq->body;
	int32_t nr = count_parts(r);
	struct produce *pr = calloc(1, sizeof(*pr));

	if (!pr || nr < 0) {
		free(pr);
		return NULL;
	}
	pr->rq = rq;
	pr->acks = r->acks;
	pr->zstd_allowed = rq->header.request_api_version >= 7;
	pr->now_ms = hr_sys_wall_ms(rq->broker->sys);
	pr->parts = calloc((size_t)nr + 1, sizeof(*pr->parts));
	pr->visits = calloc((size_t)rq->broker->shard_nr, sizeof(*pr->visits));
	hr_list_init(&pr->pipe);
	if (!pr->parts || !pr->visits) {
		produce_free(pr);
		return NULL;
	}
	for (int32_t i = 0; i < r->topic_data.nr; i++) {
		const struct hr_produce_request_topic_produce_data *t = &r->topic_data.v[i];

		for (int32_t k = 0; k < t->partition_data.nr; k++) {
			const struct hr_records *rec = &t->partition_data.v[k].records;

			pr->parts[pr->part_nr++] = (struct part){
				.index = t->partition_data.v[k].index,
				.topic_id = t->topic_id,
				.name = t->name,
				/* The frame's bytes are ours alone, to be stamped in place. */
				.p = (uint8_t *)(uintptr_t)rec->p,
				.len = (size_t)HR_MAX(rec->len, 0),
				.base_offset = -1,
				.log_append_time_ms = -1,
				.log_start_offset = -1,
			};
		}
	}
	return pr;
}

static void check_all(struct produce *pr)
{
	const struct hr_produce_request *r = pr->rq->body;
	bool by_id = pr->rq->header.request_api_version >= 13;
	const struct hr_image *im = pr->rq->shard->image;
	struct part *part = pr->parts;

	for (int32_t i = 0; i < r->topic_data.nr; i++) {
		const struct hr_produce_request_topic_produce_data *td = &r->topic_data.v[i];
		const struct hr_topic *t = by_id ? hr_image_topic_by_id(im, td->topic_id) :
						   hr_image_topic(im, td->name);

		for (int32_t k = 0; k < td->partition_data.nr; k++, part++) {
			if (part->superseded || part->err)
				continue;
			if (pr->acks < -1 || pr->acks > 1)
				part->err = HR_ERR_INVALID_REQUIRED_ACKS;
			else
				check_part(pr, part, t, by_id ? HR_ERR_UNKNOWN_TOPIC_ID :
								HR_ERR_UNKNOWN_TOPIC_OR_PARTITION);
		}
	}
}

/* A transactional batch without a transactional id is nobody's: the request fails whole. */
static void refuse_nameless(struct produce *pr)
{
	const struct hr_produce_request *r = pr->rq->body;
	bool nameless = false;
	struct hr_batch b;

	for (int32_t i = 0; hr_str_is_null(r->transactional_id) && i < pr->part_nr; i++)
		if (pr->parts[i].p && !hr_batch_parse(pr->parts[i].p, pr->parts[i].len, &b))
			nameless |= hr_batch_is_transactional(&b);
	for (int32_t i = 0; nameless && i < pr->part_nr; i++)
		pr->parts[i].err = HR_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
}

void hr_api_produce(struct hr_request *rq)
{
	struct hr_conn_state *cs = hr_conn_state_of(rq->conn);
	struct produce *pr = cs ? produce_create(rq) : NULL;
	bool heavy = false;

	if (!pr) {
		hr_request_close(rq, "no memory for a produce request");
		return;
	}
	supersede(pr);
	refuse_nameless(pr);
	check_all(pr);
	hr_list_push(&cs->produces, &pr->pipe);
	for (int32_t i = 0; i < pr->part_nr; i++)
		heavy |= pr->parts[i].heavy;
	if (heavy && !hr_pool_submit(rq->broker->pool, &pr->job, rq->home->reactor, HR_POOL_NORMAL,
				     validate_heavy, heavy_done))
		return;
	if (heavy)
		validate_heavy(&pr->job);
	pr->validated = true;
	pipe_advance(cs);
}
