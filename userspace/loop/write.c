// SPDX-License-Identifier: Apache-2.0
/*
 * write: file writes that complete later.
 *
 * The ring takes them where there is one and it has room, else a pool thread.
 * A short write is continued behind what was written; a write of nothing is
 * reported as -EIO, since going on could spin.
 */
#include "loop_priv.h"

static void oldest_note(struct hr_reactor *r)
{
	uint64_t ns = 0;

	if (!hr_list_empty(&r->writes)) {
		struct hr_list *first = r->writes.next;

		ns = (uint64_t)hr_list_entry(first, struct hr_write_op, open_node)->begun_ns;
	}
	__atomic_store_n(&r->stats.write_oldest_ns, ns, __ATOMIC_RELAXED);
}

/* With some write under way: the time since the last call was busy. */
static void busy_count(struct hr_reactor *r)
{
	int64_t now_ns = hr_sys_mono_ns(r->sys);

	HR_STAT_ADD(r->stats.write_busy_ns, (uint64_t)HR_MAX(now_ns - r->write_busy_at_ns, 0));
	r->write_busy_at_ns = now_ns;
}

bool hr_write_is_older(const struct hr_reactor *r, int64_t age_ns)
{
	uint64_t oldest_ns = r->stats.write_oldest_ns;

	return oldest_ns && hr_sys_mono_ns(r->sys) - (int64_t)oldest_ns > age_ns;
}

static void finish(struct hr_reactor *r, struct hr_write_op *op, ssize_t result)
{
	busy_count(r);
	if (result > 0)
		HR_STAT_ADD(r->stats.write_bytes, (uint64_t)result);
	hr_list_del(&op->open_node);
	oldest_note(r);
	HR_STAT_ADD(r->stats.writes_inflight, -1);
	if (result < 0)
		HR_STAT_ADD(r->stats.write_errors, 1);
	op->done(op, result);
}

static void skip_written(struct hr_write_op *op, size_t n)
{
	op->written += (ssize_t)n;
	while (op->iov_at < op->iov_nr && n >= op->iov[op->iov_at].iov_len)
		n -= op->iov[op->iov_at++].iov_len;
	if (n) {
		op->iov[op->iov_at].iov_base = (char *)op->iov[op->iov_at].iov_base + n;
		op->iov[op->iov_at].iov_len -= n;
	}
}

static void pool_run(struct hr_job *job)
{
	struct hr_write_op *op = hr_container_of(job, struct hr_write_op, job);
	struct hr_sys *sys = hr_reactor_sys(op->reactor);
	ssize_t n = sys->file->pwritev(sys, op->fd, op->iov + op->iov_at, op->iov_nr - op->iov_at,
				       op->off + op->written);

	op->written = n < 0 ? n : op->written + n;
}

static void pool_done(struct hr_job *job)
{
	struct hr_write_op *op = hr_container_of(job, struct hr_write_op, job);

	finish(op->reactor, op, op->written);
}

static int to_pool(struct hr_reactor *r, struct hr_write_op *op)
{
	if (!r->opts.pool)
		return -EAGAIN;
	return hr_pool_submit(r->opts.pool, &op->job, r, HR_POOL_NORMAL, pool_run, pool_done);
}

void loop_write_complete(struct hr_reactor *r, struct hr_write_op *op, ssize_t result)
{
	if (result == -EINTR || result == -EAGAIN) {
		result = 0;
	} else if (result <= 0) {
		finish(r, op, result ? result : -EIO);
		return;
	}
	skip_written(op, (size_t)result);
	if (op->iov_at == op->iov_nr)
		finish(r, op, op->written);
	else if (r->backend->write(r, op) && to_pool(r, op))
		finish(r, op, -EAGAIN);
}

int hr_write_submit(struct hr_reactor *r, struct hr_write_op *op)
{
	int ret;

	hr_assert(op->iov_nr > 0 && op->iov_nr <= 1024);
	op->reactor = r;
	op->written = 0;
	op->iov_at = 0;
	ret = r->backend->write(r, op);
	if (ret)
		ret = to_pool(r, op);
	if (ret)
		return ret;
	HR_STAT_ADD(r->stats.writes, 1);
	HR_STAT_ADD(r->stats.writes_inflight, 1);
	op->begun_ns = hr_sys_mono_ns(r->sys);
	if (hr_list_empty(&r->writes))
		r->write_busy_at_ns = op->begun_ns;
	hr_list_push(&r->writes, &op->open_node);
	oldest_note(r);
	return 0;
}
