// SPDX-License-Identifier: Apache-2.0
/*
 * append: the way of batches into the log of one partition.
 *
 *	appends --begin--> written --commit--> [unforced --force-->] done
 *
 * One write and one prepare job at a time; while either is under way appends
 * collect and go out together.  A force may run beside them.
 */
#include <hr/replication/partition.h>
#include <stdlib.h>
#include "partition_priv.h"

#define WRITE_BATCH_NR_MAX HR_LOG_WRITE_IOV_MAX

static void answer(struct hr_partition_append *a, int err)
{
	hr_list_del(&a->node);
	a->done(a, err);
}

static void answer_all(struct hr_list *list, int err)
{
	while (!hr_list_empty(list))
		answer(hr_list_entry(list->next, struct hr_partition_append, node), err);
}

static void fail(struct hr_partition *p, int err)
{
	if (p->log && hr_log_error(p->log) && p->state == HR_PARTITION_LIVE) {
		p->state = HR_PARTITION_FAILED;
		p->env->failed(p->env->arg, p, err);
	}
	answer_all(&p->appends, -EIO);
}

/* --- prepare -------------------------------------------------------------- */

static void prepare_run(struct hr_job *job)
{
	hr_log_prepare_sync(hr_container_of(job, struct hr_partition, job)->log_job);
}

static void prepare_done(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, job);
	int err = hr_log_prepare_end(p->log, p->log_job);

	p->preparing = false;
	p->wants_roll = false;
	p->log_job = NULL;
	if (err)
		fail(p, err);
	else
		p->wants_force = true; /* the sealed segment */
	hr_partition_pump(p);
	hr_partition_env_fds_freed(p->env);
}

static void prepare(struct hr_partition *p)
{
	int err = hr_log_prepare_begin(p->log, &p->log_job);

	if (err == -EMFILE) {
		hr_partition_fds_wait(p);
		return;
	}
	hr_partition_used(p);
	if (err == -ENODATA) {
		p->wants_roll = false;
		return;
	}
	if (!err) {
		p->preparing = true;
		err = hr_pool_submit(p->env->pool, &p->job, p->env->reactor, HR_POOL_NORMAL,
				     prepare_run, prepare_done);
		if (err) {
			/* Nothing ran: hand the job back as one that failed. */
			p->preparing = false;
			hr_log_prepare_sync(p->log_job);
			err = hr_log_prepare_end(p->log, p->log_job);
			p->log_job = NULL;
			if (!err) {
				hr_partition_pump(p);
				return;
			}
		}
	}
	if (err)
		fail(p, err);
}

/* --- force ---------------------------------------------------------------- */

static void force_run(struct hr_job *job)
{
	hr_log_flush_sync(hr_container_of(job, struct hr_partition, force_job)->force_log_job);
}

static void force_done(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, force_job);
	int err = hr_log_flush_end(p->log, p->force_log_job);

	p->forcing = false;
	p->force_log_job = NULL;
	HR_STAT_ADD(p->env->forces, 1);
	while (!hr_list_empty(&p->unforced)) {
		struct hr_partition_append *a =
			hr_list_entry(p->unforced.next, struct hr_partition_append, node);

		if (!err && a->end_offset > p->force_end)
			break;
		answer(a, err ? -EIO : 0);
	}
	if (err)
		fail(p, err);
	if (!hr_list_empty(&p->unforced))
		p->wants_force = true;
	hr_partition_pump(p);
}

static void force(struct hr_partition *p)
{
	int err;

	if (p->forcing || p->writing)
		return;
	p->force_end = hr_log_end_offset(p->log);
	err = hr_log_flush_begin(p->log, &p->force_log_job);
	p->wants_force = false;
	if (err == -ENODATA) {
		answer_all(&p->unforced, 0);
		return;
	}
	if (!err) {
		p->forcing = true;
		err = hr_pool_submit(p->env->pool, &p->force_job, p->env->reactor, HR_POOL_NORMAL,
				     force_run, force_done);
		if (err) {
			p->forcing = false;
			hr_log_flush_sync(p->force_log_job);
			err = hr_log_flush_end(p->log, p->force_log_job);
			p->force_log_job = NULL;
			answer_all(&p->unforced, err ? -EIO : 0);
		}
	}
	if (err)
		fail(p, err);
}

/* --- write ---------------------------------------------------------------- */

/* Results of @nr batches back to their owners; all of them leave @from. */
static void settle(struct hr_partition *p, struct hr_list *from, int nr)
{
	bool due = hr_log_flush_due(p->log, hr_sys_wall_ms(p->env->sys));
	int64_t end = hr_log_end_offset(p->log), start = hr_log_start_offset(p->log);

	for (int i = 0; i < nr; i++) {
		struct hr_partition_append *a =
			hr_list_entry(from->next, struct hr_partition_append, node);

		a->batch = p->batch[i];
		a->end_offset = end;
		a->log_start_offset = start;
		hr_list_del(&a->node);
		if (due && a->batch.status == HR_APPEND_OK)
			hr_list_push(&p->unforced, &a->node);
		else
			a->done(a, 0);
	}
	if (due)
		p->wants_force = true;
}

static void written(struct hr_partition *p, ssize_t result)
{
	int nr = p->write.taken_nr, err;

	p->writing = false;
	err = hr_log_append_commit(p->log, &p->write, result);
	if (!err && p->alone)
		hr_log_set_high_watermark(p->log, hr_log_end_offset(p->log));
	settle(p, &p->written, nr);
	if (err)
		fail(p, err);
	else
		hr_partition_fire(p);
	hr_partition_used(p);
	hr_partition_env_fds_freed(p->env);
}

static void write_done(struct hr_write_op *op, ssize_t result)
{
	struct hr_partition *p = hr_container_of(op, struct hr_partition, write_op);

	written(p, result);
	hr_partition_pump(p);
}

static void write_inline(struct hr_partition *p)
{
	struct hr_sys *sys = p->env->sys;
	int64_t begun_ns = hr_sys_mono_ns(sys);
	ssize_t n =
		sys->file->pwritev(sys, p->write.fd, p->write.iov, p->write.iov_nr, p->write.off);

	HR_STAT_ADD(p->env->inline_writes, 1);
	if (hr_sys_mono_ns(sys) - begun_ns > HR_INLINE_WRITE_SLOW_NS) {
		HR_STAT_ADD(p->env->inline_slow, 1);
		p->env->inline_pause_ms = HR_MIN(HR_MAX(2 * p->env->inline_pause_ms,
							(int64_t)HR_INLINE_PAUSE_MS),
						 (int64_t)HR_INLINE_PAUSE_MS_MAX);
		p->env->inline_paused_until_ms =
			hr_reactor_now_ms(p->env->reactor) + p->env->inline_pause_ms;
	} else {
		p->env->inline_pause_ms = 0;
	}
	written(p, n);
}

static bool may_inline(const struct hr_partition *p)
{
	const struct hr_partition_env *env = p->env;

	return p->write.len <= HR_INLINE_WRITE_BYTES_MAX &&
	       hr_reactor_now_ms(env->reactor) >= env->inline_paused_until_ms &&
	       !__atomic_load_n(&env->inline_held, __ATOMIC_RELAXED) &&
	       !hr_write_is_older(env->reactor, HR_INLINE_OTHERS_NS);
}

static void start_write(struct hr_partition *p)
{
	bool small = may_inline(p);

	p->writing = true;
	if (!small) {
		p->write_op = (struct hr_write_op){ .fd = p->write.fd, .iov = p->write.iov,
						    .iov_nr = p->write.iov_nr, .off = p->write.off,
						    .done = write_done };
		if (!hr_write_submit(p->env->reactor, &p->write_op)) {
			HR_STAT_ADD(p->env->ring_writes, 1);
			return;
		}
	}
	write_inline(p);
}

/* Fills the array from the queue; one origin and epoch at a time. */
static int gather(struct hr_partition *p)
{
	struct hr_partition_append *first =
		hr_list_entry(p->appends.next, struct hr_partition_append, node);
	int nr = 0;

	hr_list_each(n, &p->appends) {
		struct hr_partition_append *a = hr_list_entry(n, struct hr_partition_append, node);

		if (nr == WRITE_BATCH_NR_MAX || a->origin != first->origin)
			break;
		p->batch[nr++] = a->batch;
	}
	return nr;
}

/* True when the queue moved and may move again. */
static bool write_some(struct hr_partition *p)
{
	struct hr_partition_append *first =
		hr_list_entry(p->appends.next, struct hr_partition_append, node);
	int nr, err;

	if (!p->batch)
		p->batch = calloc(WRITE_BATCH_NR_MAX, sizeof(*p->batch));
	if (!p->batch) {
		answer_all(&p->appends, -EIO);
		return false;
	}
	nr = gather(p);
	err = hr_log_append_begin(p->log, p->batch, nr, first->origin, p->leader_epoch,
				  hr_sys_wall_ms(p->env->sys), &p->write);
	if (err == -EAGAIN) {
		/* A force holds files of the log; what it holds is counted, so a roll may go on. */
		prepare(p);
		return false;
	}
	if (err) {
		fail(p, err);
		return false;
	}
	if (!p->write.iov_nr) {
		settle(p, &p->appends, p->write.taken_nr);
		return p->write.taken_nr > 0;
	}
	for (int i = 0; i < p->write.taken_nr; i++) {
		struct hr_list *n = hr_list_pop(&p->appends);

		hr_list_push(&p->written, n);
	}
	start_write(p);
	return !p->writing;
}

void hr_partition_pump(struct hr_partition *p)
{
	/* Answers may come back here; the outer call goes on for them. */
	if (p->pumping)
		return;
	p->pumping = true;
	while (p->state == HR_PARTITION_LIVE && !p->lent && !p->writing && !p->preparing &&
	       !hr_list_empty(&p->appends))
		if (!write_some(p))
			break;
	if (p->state == HR_PARTITION_LIVE && !p->lent && !p->writing && !p->preparing) {
		if (p->wants_roll && hr_list_empty(&p->appends))
			prepare(p);
		else if (p->wants_force || !hr_list_empty(&p->unforced))
			force(p);
	}
	if (p->state == HR_PARTITION_FAILED)
		answer_all(&p->appends, -EIO);
	p->pumping = false;
	if (p->state == HR_PARTITION_CLOSING)
		hr_partition_close_step(p);
}

void hr_partition_append(struct hr_partition *p, struct hr_partition_append *a)
{
	hr_list_init(&a->node);
	a->log_start_offset = -1;
	if (p->state == HR_PARTITION_CLOSING || p->state == HR_PARTITION_FAILED) {
		a->done(a, p->state == HR_PARTITION_CLOSING ? -ENOENT : -EIO);
		return;
	}
	hr_list_push(&p->appends, &a->node);
	hr_partition_pump(p);
}
