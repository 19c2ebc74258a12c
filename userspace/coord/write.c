// SPDX-License-Identifier: Apache-2.0
/*
 * write: from put() to the log, and answers once they are committed.
 *
 *	put -> open batch --end of turn, or full--> sealed -> appended -> committed
 *
 * Batches carry rising numbers.  A call takes the number of the newest batch when it is
 * answered and is let go when `committed` has reached it.
 */
#include <hr/lib/be.h>
#include <stdlib.h>
#include "priv.h"

/* --- records ------------------------------------------------------------------ */

static int encode_part(struct hr_buf *out, const struct hr_struct_desc *d, int16_t prefix,
		       int16_t version, const void *msg)
{
	uint8_t *p;

	out->len = 0;
	p = hr_buf_reserve(out, 2);
	if (!d || !p)
		return d ? -ENOMEM : -EPROTONOSUPPORT;
	hr_be16_put(p, (uint16_t)prefix);
	out->len = 2;
	return hr_msg_encode_buf(d, version, msg, out, NULL, 0, NULL);
}

static int encode(struct hr_coord *c, const struct hr_coord_record *r)
{
	enum hr_record_family family = c->env->ops->family;
	const struct hr_struct_desc *kd = hr_record_get(family, HR_PART_KEY, r->type);
	int err = encode_part(&c->key, kd, r->type, kd ? kd->versions.min : 0, r->key);

	if (!err && r->value)
		err = encode_part(&c->value, hr_record_get(family, HR_PART_VALUE, r->type),
				  r->value_version, r->value_version, r->value);
	return err;
}

static void seal(struct hr_coord *c)
{
	struct coord_batch *b = c->open;
	int len = hr_batch_build_end(&c->builder);

	c->open = NULL;
	hr_list_push(&c->sealed, &b->append.node);
	if (len < 0)
		c->put_err = len;
}

static int open_batch(struct hr_coord *c)
{
	struct coord_batch *b = calloc(1, sizeof(*b));
	struct hr_batch head = hr_batch_plain_head(0, c->out.wall_ms);

	if (!b)
		return -ENOMEM;
	b->c = c;
	b->seq = ++c->seq;
	hr_list_init(&b->append.node);
	hr_batch_build_begin(&c->builder, &b->buf, &head);
	c->open = b;
	return 0;
}

/* Length prefix, attributes, deltas, lengths and header count at their longest. */
#define RECORD_OVERHEAD_BYTES 32

static int put_now(struct hr_coord *c, const struct hr_coord_record *r)
{
	struct hr_coord_record seen = *r;
	struct hr_slice key, value = HR_SLICE_NULL;
	size_t max = (size_t)c->partition->config.max_message_bytes, len;
	int err = encode(c, r);

	if (err)
		return err;
	key = (struct hr_slice){ c->key.p, (int32_t)c->key.len };
	if (r->value)
		value = (struct hr_slice){ c->value.p, (int32_t)c->value.len };
	len = c->key.len + (r->value ? c->value.len : 0) + RECORD_OVERHEAD_BYTES;
	if (len + HR_BATCH_HEADER_LEN > max)
		return -EMSGSIZE;
	if (c->open && c->open->buf.len + len > max)
		seal(c);
	if (!c->open && open_batch(c))
		return -ENOMEM;
	hr_batch_build_record(&c->builder, c->out.wall_ms, key, value, NULL, 0);
	seen.timestamp_ms = c->out.wall_ms;
	seen.producer_id = -1;
	seen.producer_epoch = -1;
	c->env->stats.records++;
	return c->open->buf.err ? c->open->buf.err : c->env->ops->replay(c->machine, &seen);
}

static int put(struct hr_coord_out *o, const struct hr_coord_record *r)
{
	struct hr_coord *c = hr_container_of(o, struct hr_coord, out);
	int err = c->put_err ? c->put_err : put_now(c, r);

	if (err && err != -EMSGSIZE)
		c->put_err = err;
	return err;
}

/* --- appends -------------------------------------------------------------------- */

static void batch_free(struct coord_batch *b)
{
	hr_buf_fini(&b->buf);
	free(b);
}

void hr_coord_write_drop(struct hr_coord *c)
{
	if (c->open)
		seal(c);
	while (!hr_list_empty(&c->sealed)) {
		struct coord_batch *b =
			hr_list_entry(c->sealed.next, struct coord_batch, append.node);

		hr_list_del(&b->append.node);
		batch_free(b);
	}
	c->put_err = 0;
}

static void appended(struct hr_partition_append *a, int err)
{
	struct coord_batch *b = hr_container_of(a, struct coord_batch, append);
	struct hr_coord *c = b->c;
	uint64_t seq = b->seq;

	if (!err && a->batch.status != HR_APPEND_OK)
		err = a->batch.err ? a->batch.err : -EIO;
	batch_free(b);
	c->inflight_nr--;
	if (err && c->machine && !c->load.reading) {
		c->env->stats.append_failures++;
		hr_coord_fail(c, err, "append");
	} else if (!err && c->machine) {
		c->committed = HR_MAX(c->committed, seq);
		if (!hr_list_empty(&c->calls))
			hr_task_defer(c->env->reactor, &c->task);
	}
	hr_coord_settle(c);
}

static void append(struct hr_coord *c, struct coord_batch *b)
{
	hr_list_del(&b->append.node);
	b->append.batch.p = b->buf.p;
	b->append.batch.len = b->buf.len;
	b->append.origin = HR_ORIGIN_COORDINATOR;
	b->append.leader_epoch = c->partition->leader_epoch;
	b->append.done = appended;
	c->inflight_nr++;
	c->env->stats.batches++;
	c->env->stats.bytes += b->buf.len;
	hr_partition_append(c->partition, &b->append);
}

/* --- answers ---------------------------------------------------------------------- */

static void answer(struct hr_coord_out *o, struct hr_coord_call *call)
{
	struct hr_coord *c = hr_container_of(o, struct hr_coord, out);

	call->after = c->seq;
	hr_list_push(&c->calls, &call->node);
}

void hr_coord_calls_fail(struct hr_coord *c, enum hr_wire_err err)
{
	while (!hr_list_empty(&c->calls)) {
		struct hr_coord_call *call =
			hr_list_entry(c->calls.next, struct hr_coord_call, node);

		hr_list_del(&call->node);
		/* What was committed is true also now. */
		if (call->after > c->committed)
			call->err = err;
		call->done(call);
	}
}

/* Ends a turn: appends what was put, lets go who needs to wait no longer. */
void hr_coord_write_task(struct hr_task *t)
{
	struct hr_coord *c = hr_container_of(t, struct hr_coord, task);
	uint64_t nr = c->machine_nr;

	if (c->open)
		seal(c);
	while (!hr_list_empty(&c->sealed))
		append(c, hr_list_entry(c->sealed.next, struct coord_batch, append.node));
	while (c->machine_nr == nr && !hr_list_empty(&c->calls)) {
		struct hr_coord_call *call =
			hr_list_entry(c->calls.next, struct hr_coord_call, node);

		if (call->after > c->committed)
			break;
		hr_list_del(&call->node);
		call->done(call);
	}
}

/* --- chance and long work ------------------------------------------------------------ */

static void fill_random(struct hr_coord_out *o, void *p, size_t len)
{
	struct hr_coord *c = hr_container_of(o, struct hr_coord, out);

	c->env->sys->random->fill(c->env->sys, p, len);
}

struct machine_job {
	struct hr_job job;
	struct hr_coord *c;
	struct hr_coord_job *of;
	uint64_t machine_nr;
};

static void job_run(struct hr_job *job)
{
	struct hr_coord_job *j = hr_container_of(job, struct machine_job, job)->of;

	j->run(j);
}

static void job_done(struct hr_job *job)
{
	struct machine_job *mj = hr_container_of(job, struct machine_job, job);
	struct hr_coord *c = mj->c;
	bool gone = c->state != COORD_ACTIVE || c->machine_nr != mj->machine_nr;
	void *m;

	c->jobs_nr--;
	if (gone || hr_coord_enter(c, &m)) {
		mj->of->done(mj->of, true);
	} else {
		mj->of->done(mj->of, false);
		hr_coord_leave(c);
	}
	free(mj);
	hr_coord_settle(c);
}

/* At the end of the turn, when there is neither memory nor room for a thread's work. */
static void offload(struct hr_coord_out *o, struct hr_coord_job *j)
{
	struct hr_coord *c = hr_container_of(o, struct hr_coord, out);
	struct machine_job *mj = calloc(1, sizeof(*mj));

	if (mj) {
		*mj = (struct machine_job){ .c = c, .of = j, .machine_nr = c->machine_nr };
		if (!hr_pool_submit(c->env->pool, &mj->job, c->env->reactor, HR_POOL_NORMAL,
				    job_run, job_done)) {
			c->jobs_nr++;
			return;
		}
		free(mj);
	}
	j->run(j);
	j->done(j, false);
}

const struct hr_coord_out_ops hr_coord_out_ops = {
	.put = put,
	.answer = answer,
	.random = fill_random,
	.offload = offload,
};
