// SPDX-License-Identifier: Apache-2.0
/*
 * controller: committing changes; see hr/meta/controller.h.
 *
 * Two queues: operations that are not yet in the log (appending; they wait only
 * while files are prepared), and operations in the log that wait for the force
 * (forcing).  One job runs at a time.  A force starts when nothing waits to be
 * appended, so that the draft, frozen at that moment, is exactly what the log
 * holds.
 */
#include <hr/lib/be.h>
#include <hr/meta/record.h>
#include <stdlib.h>
#include "controller_priv.h"

static void advance(struct hr_controller *c);

void hr_ctl_op_init(struct hr_ctl_op *op)
{
	*op = (struct hr_ctl_op){ 0 };
	hr_list_init(&op->node);
}

void hr_ctl_op_fini(struct hr_ctl_op *op)
{
	hr_buf_fini(&op->frames);
}

struct hr_image *hr_controller_draft(struct hr_controller *c)
{
	return c->draft;
}

const struct hr_kraft_state *hr_controller_kraft(const struct hr_controller *c)
{
	return &c->kraft;
}

int hr_controller_kraft_version(const struct hr_controller *c)
{
	return __atomic_load_n(&c->kraft.kraft_version, __ATOMIC_ACQUIRE);
}

void hr_controller_raise_kraft(struct hr_ctl_op *op)
{
	op->raise_kraft = true;
}

int32_t hr_controller_epoch(const struct hr_controller *c)
{
	return c->epoch;
}

int64_t hr_controller_high_watermark(const struct hr_controller *c)
{
	return hr_log_high_watermark(c->log);
}

int64_t hr_controller_end_offset(const struct hr_controller *c)
{
	return hr_log_end_offset(c->log);
}

const struct hr_log *hr_controller_log(const struct hr_controller *c)
{
	return c->log;
}

int hr_controller_put(struct hr_controller *c, struct hr_ctl_op *op, uint32_t key, const void *msg)
{
	struct hr_buf frame = HR_BUF_INIT, why = HR_BUF_INIT;
	int err = hr_record_frame_put(&frame, key, hr_image_feature(c->draft, "metadata.version"),
				      msg);

	if (!err)
		err = hr_image_replay(c->draft, frame.p, frame.len, &why);
	if (!err) {
		hr_frame_list_put(&op->frames, frame.p, frame.len);
		op->record_nr++;
		err = op->frames.err;
	}
	hr_buf_fini(&frame);
	hr_buf_fini(&why);
	return err;
}

int hr_controller_build(struct hr_controller *c, const struct hr_buf *frames, int record_nr,
			struct hr_buf *out)
{
	int64_t now_ms = hr_sys_wall_ms(c->sys);
	struct hr_batch head = hr_batch_plain_head(hr_log_end_offset(c->log), now_ms);
	struct hr_batch_builder bb;
	size_t at = 0;

	head.leader_epoch = c->epoch;
	hr_batch_build_begin(&bb, out, &head);
	for (int i = 0; i < record_nr; i++) {
		uint32_t len = hr_be32_get(frames->p + at);

		hr_batch_build_record(&bb, now_ms, HR_SLICE_NULL,
				      (struct hr_slice){ frames->p + at + 4, (int32_t)len }, NULL,
				      0);
		at += 4 + len;
	}
	return hr_batch_build_end(&bb);
}

static void fail(struct hr_controller *c, int err, const char *what)
{
	struct hr_list *n;

	if (c->failed)
		return;
	c->failed = true;
	c->hooks.fatal(c->hooks.arg, err, what);
	hr_list_splice(&c->forcing, &c->appending);
	while ((n = hr_list_pop(&c->forcing))) {
		struct hr_ctl_op *op = hr_list_entry(n, struct hr_ctl_op, node);

		op->done(op, err);
	}
}

static int append_batch(struct hr_controller *c, const struct hr_buf *batch)
{
	struct hr_append a = { .p = batch->p, .len = batch->len };
	struct hr_log_write w;
	ssize_t n;
	int err;

	err = hr_log_append_begin(c->log, &a, 1, HR_ORIGIN_RAFT_LEADER, c->epoch,
				  hr_sys_wall_ms(c->sys), &w);
	if (!err) {
		n = c->sys->file->pwritev(c->sys, w.fd, w.iov, w.iov_nr, w.off);
		err = hr_log_append_commit(c->log, &w, n);
	}
	return err;
}

/* What the quorum is once it is a dynamic one. */
static struct hr_kraft_state raised(const struct hr_controller *c)
{
	struct hr_kraft_state k = { .kraft_version = 1, .voter_nr = 1 };

	k.voters[0] = c->self;
	return k;
}

/* 0 appended; 1 a prepare job has to run first; negative: failed. */
static int append_one(struct hr_controller *c, struct hr_ctl_op *op)
{
	struct hr_buf batch = HR_BUF_INIT;
	struct hr_kraft_state k;
	int len = 0, err = 0;

	if (op->record_nr && !op->records_in) {
		len = hr_controller_build(c, &op->frames, op->record_nr, &batch);
		err = len < 0 ? len : append_batch(c, &batch);
		op->records_in = !err;
	}
	if (!err && op->raise_kraft) {
		batch.len = 0;
		k = raised(c);
		len = hr_controller_build_control(c, false, &k, &batch);
		err = len < 0 ? len : append_batch(c, &batch);
	}
	hr_buf_fini(&batch);
	return err == -EAGAIN ? 1 : err;
}

static void prepare_run(struct hr_job *job)
{
	hr_log_prepare_sync(hr_container_of(job, struct hr_controller, job)->log_job);
}

static void prepare_done(struct hr_job *job)
{
	struct hr_controller *c = hr_container_of(job, struct hr_controller, job);
	int err = hr_log_prepare_end(c->log, c->log_job);

	c->running = JOB_NONE;
	c->log_job = NULL;
	if (err)
		fail(c, err, "roll of the metadata log");
	else
		advance(c);
}

static int start_prepare(struct hr_controller *c)
{
	int err = hr_log_prepare_begin(c->log, &c->log_job);

	if (!err)
		err = hr_pool_submit(c->pool, &c->job, c->reactor, HR_POOL_NORMAL, prepare_run,
				     prepare_done);
	if (!err)
		c->running = JOB_PREPARE;
	return err;
}

static void append_all(struct hr_controller *c)
{
	while (!hr_list_empty(&c->appending) && c->running != JOB_PREPARE) {
		struct hr_ctl_op *op = hr_list_entry(c->appending.next, struct hr_ctl_op, node);
		int err = append_one(c, op);

		if (err > 0) {
			/* A flush under way holds files of the log too; its end comes back here. */
			err = c->running == JOB_NONE ? start_prepare(c) : 0;
			if (err)
				fail(c, err, "roll of the metadata log");
			return;
		}
		if (err < 0) {
			fail(c, err, "append to the metadata log");
			return;
		}
		hr_list_del(&op->node);
		op->end_offset = hr_log_end_offset(c->log);
		hr_list_push(&c->forcing, &op->node);
	}
}

static void flush_run(struct hr_job *job)
{
	hr_log_flush_sync(hr_container_of(job, struct hr_controller, job)->log_job);
}

/* It is forced; others may look at the version while it changes. */
static void take_raised(struct hr_controller *c)
{
	struct hr_kraft_state k = raised(c);

	memcpy(c->kraft.voters, k.voters, sizeof(k.voters));
	c->kraft.voter_nr = k.voter_nr;
	__atomic_store_n(&c->kraft.kraft_version, k.kraft_version, __ATOMIC_RELEASE);
}

/* What was frozen is forced: tell everybody. */
static void publish(struct hr_controller *c)
{
	struct hr_image *im = c->frozen;
	struct hr_changes changes = c->frozen_changes;

	c->frozen = NULL;
	c->frozen_changes = (struct hr_changes){ 0 };
	hr_log_set_high_watermark(c->log, c->frozen_end);
	c->hooks.publish(c->hooks.arg, im, &changes);
	hr_image_put(im);
	hr_changes_fini(&changes);
	while (!hr_list_empty(&c->forcing)) {
		struct hr_ctl_op *op = hr_list_entry(c->forcing.next, struct hr_ctl_op, node);

		if (op->end_offset > c->frozen_end)
			break;
		hr_list_del(&op->node);
		if (op->raise_kraft)
			take_raised(c);
		op->done(op, 0);
	}
}

static void flush_done(struct hr_job *job)
{
	struct hr_controller *c = hr_container_of(job, struct hr_controller, job);
	int err = hr_log_flush_end(c->log, c->log_job);

	c->running = JOB_NONE;
	c->log_job = NULL;
	if (err) {
		fail(c, err, "force of the metadata log");
		return;
	}
	publish(c);
	hr_controller_keep(c);
	advance(c);
}

static void start_flush(struct hr_controller *c)
{
	int err;

	c->frozen_end = hr_log_end_offset(c->log);
	c->draft->offset = c->frozen_end - 1;
	c->draft->epoch = c->epoch;
	c->draft->timestamp_ms = hr_sys_wall_ms(c->sys);
	err = hr_image_freeze(c->draft, &c->frozen);
	if (err) {
		fail(c, err, "a new metadata image");
		return;
	}
	c->frozen_changes = c->changes;
	c->changes = (struct hr_changes){ 0 };
	err = hr_log_flush_begin(c->log, &c->log_job);
	if (err == -ENODATA) {
		/* Forced already: only empty operations wait. */
		publish(c);
		return;
	}
	if (!err) {
		c->running = JOB_FLUSH;
		err = hr_pool_submit(c->pool, &c->job, c->reactor, HR_POOL_NORMAL, flush_run,
				     flush_done);
	}
	if (err)
		fail(c, err, "force of the metadata log");
}

static void advance(struct hr_controller *c)
{
	if (c->failed)
		return;
	append_all(c);
	if (c->running == JOB_NONE && !c->failed && !hr_list_empty(&c->forcing) &&
	    hr_list_empty(&c->appending))
		start_flush(c);
}

void hr_controller_commit(struct hr_controller *c, struct hr_ctl_op *op)
{
	if (c->failed) {
		op->done(op, -EIO);
		return;
	}
	hr_list_push(&c->appending, &op->node);
	advance(c);
}

int hr_controller_commit_sync(struct hr_controller *c, struct hr_ctl_op *op)
{
	struct hr_buf batch = HR_BUF_INIT;
	struct hr_log_job *job;
	struct hr_append a;
	int len, err = 0;

	if (op->record_nr) {
		len = hr_controller_build(c, &op->frames, op->record_nr, &batch);
		a = (struct hr_append){ .p = batch.p, .len = (size_t)HR_MAX(len, 0) };
		err = len < 0 ? len :
				hr_log_append_sync(c->log, &a, 1, HR_ORIGIN_RAFT_LEADER, c->epoch,
						   hr_sys_wall_ms(c->sys));
		hr_buf_fini(&batch);
	}
	if (!err)
		err = hr_log_flush_begin(c->log, &job);
	if (err)
		return err == -ENODATA ? 0 : err;
	hr_log_flush_sync(job);
	err = hr_log_flush_end(c->log, job);
	if (err)
		return err;
	op->end_offset = hr_log_end_offset(c->log);
	hr_log_set_high_watermark(c->log, op->end_offset);
	c->draft->offset = op->end_offset - 1;
	c->draft->epoch = c->epoch;
	c->draft->timestamp_ms = hr_sys_wall_ms(c->sys);
	hr_changes_fini(&c->changes);
	return 0;
}

void hr_controller_start(struct hr_controller *c, struct hr_reactor *reactor, struct hr_pool *pool,
			 const struct hr_controller_hooks *hooks)
{
	c->reactor = reactor;
	c->pool = pool;
	c->hooks = *hooks;
}
