// SPDX-License-Identifier: Apache-2.0
/*
 * uring: the io_uring back end.
 *
 * Sockets: one multishot poll for each watch; it reports on change, as an
 * edge-triggered epoll does, and costs no system call to set or to lift, since
 * both ride on the submission of the turn.  A poll that the kernel ends (no
 * IORING_CQE_F_MORE) is set again, which reports present readiness at once.
 * Files: vectored writes.
 *
 * user_data:	bits 0-1	what it is (TAG_*)
 *	watch:	bits 2-31 slot, bits 32-63 generation
 *	write:	pointer to the operation, whose low bits are zero
 *
 * The ring has one issuer, the reactor's thread, and runs the kernel's deferred
 * work only there (SINGLE_ISSUER, DEFER_TASKRUN); kernels that do not know these
 * flags get a plain ring.  It is created disabled and enabled by that thread.
 */
#include <liburing.h>
#include <poll.h>
#include <stdlib.h>

#include "loop_priv.h"

#define SQ_NR 1024
#define CQ_NR 8192
#define REAP_NR 512
#define WRITES_INFLIGHT_MAX 512

enum {
	TAG_WATCH = 0,
	TAG_WRITE = 1,
	TAG_IGNORE = 2,
	TAG_MASK = 3,
};

struct uring_state {
	struct io_uring ring;
};

static uint64_t watch_tag(const struct hr_watch *w)
{
	return (uint64_t)w->gen << 32 | (uint64_t)w->slot << 2 | TAG_WATCH;
}

static int uring_init(struct hr_reactor *r)
{
	static const unsigned int flags[] = {
		IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN,
		0,
	};
	struct uring_state *st = malloc(sizeof(*st));
	int ret = -EINVAL;

	if (!st)
		return -ENOMEM;
	for (size_t i = 0; i < HR_ARRAY_LEN(flags) && ret == -EINVAL; i++) {
		struct io_uring_params p = {
			.flags = flags[i] | IORING_SETUP_CQSIZE | IORING_SETUP_R_DISABLED,
			.cq_entries = CQ_NR,
		};

		ret = io_uring_queue_init_params(SQ_NR, &st->ring, &p);
		/* Without these a wait would lose reports or need a second call. */
		if (!ret && (~p.features & (IORING_FEAT_NODROP | IORING_FEAT_EXT_ARG))) {
			io_uring_queue_exit(&st->ring);
			ret = -EOPNOTSUPP;
		}
	}
	if (ret) {
		free(st);
		return ret;
	}
	r->backend_state = st;
	return 0;
}

static void uring_fini(struct hr_reactor *r)
{
	struct uring_state *st = r->backend_state;

	io_uring_queue_exit(&st->ring);
	free(st);
}

static int uring_enter(struct hr_reactor *r)
{
	struct uring_state *st = r->backend_state;

	/* The raw call: liburing 2.3 declares io_uring_enable_rings() and forgets to export it. */
	return io_uring_register((unsigned int)st->ring.ring_fd, IORING_REGISTER_ENABLE_RINGS,
				 NULL, 0);
}

static struct io_uring_sqe *sqe_get(struct hr_reactor *r)
{
	struct uring_state *st = r->backend_state;
	struct io_uring_sqe *sqe = io_uring_get_sqe(&st->ring);

	if (!sqe && r->entered && io_uring_submit(&st->ring) > 0)
		sqe = io_uring_get_sqe(&st->ring);
	return sqe;
}

static int uring_arm(struct hr_reactor *r, struct hr_watch *w)
{
	struct io_uring_sqe *sqe = sqe_get(r);

	if (!sqe)
		return -EBUSY;
	io_uring_prep_poll_multishot(sqe, w->fd, loop_events_to_poll(w->events));
	io_uring_sqe_set_data64(sqe, watch_tag(w));
	return 0;
}

static void uring_disarm(struct hr_reactor *r, struct hr_watch *w)
{
	struct io_uring_sqe *sqe = sqe_get(r);

	/* A queue that cannot even be submitted leaves the poll to the ring's end. */
	if (!sqe)
		return;
	io_uring_prep_poll_remove(sqe, watch_tag(w));
	io_uring_sqe_set_data64(sqe, TAG_IGNORE);
}

static void watch_complete(struct hr_reactor *r, const struct io_uring_cqe *cqe)
{
	uint32_t slot = (uint32_t)cqe->user_data >> 2, gen = (uint32_t)(cqe->user_data >> 32);
	struct hr_watch *w = loop_watch_find(r, slot, gen);
	uint32_t events = 0;

	if (cqe->res >= 0)
		events = loop_events_from_poll((uint32_t)cqe->res);
	else if (w)
		events = HR_READABLE | HR_WRITABLE | HR_HANGUP;
	/* The last word of a poll we lifted ourselves is not a stale report. */
	if (!w && cqe->res == -ECANCELED)
		return;
	loop_watch_report(r, slot, gen, events);
	if (!w || cqe->flags & IORING_CQE_F_MORE || cqe->res < 0)
		return;
	HR_STAT_ADD(r->stats.rearms, 1);
	if (uring_arm(r, w))
		hr_watch_again(w, HR_READABLE | HR_WRITABLE | HR_HANGUP);
}

static void reap(struct hr_reactor *r)
{
	struct uring_state *st = r->backend_state;
	struct io_uring_cqe *cqes[REAP_NR];
	unsigned int nr = io_uring_peek_batch_cqe(&st->ring, cqes, REAP_NR);

	for (unsigned int i = 0; i < nr; i++) {
		struct io_uring_cqe cqe = { .user_data = cqes[i]->user_data,
					    .res = cqes[i]->res,
					    .flags = cqes[i]->flags };

		switch (cqe.user_data & TAG_MASK) {
		case TAG_WATCH:
			watch_complete(r, &cqe);
			break;
		case TAG_WRITE:
			loop_write_complete(r,
					    (struct hr_write_op *)(uintptr_t)(cqe.user_data &
									      ~(uint64_t)TAG_MASK),
					    cqe.res);
			break;
		}
	}
	io_uring_cq_advance(&st->ring, nr);
}

static int uring_wait(struct hr_reactor *r, int64_t wait_ms)
{
	struct uring_state *st = r->backend_state;
	struct __kernel_timespec ts = { .tv_sec = wait_ms / 1000,
					.tv_nsec = wait_ms % 1000 * 1000000 };
	struct io_uring_cqe *cqe;
	int ret;

	/* Reports left over from a full batch must not be slept on. */
	if (!wait_ms || io_uring_cq_ready(&st->ring))
		ret = io_uring_submit_and_get_events(&st->ring);
	else if (wait_ms < 0)
		ret = io_uring_submit_and_wait(&st->ring, 1);
	else
		ret = io_uring_submit_and_wait_timeout(&st->ring, &cqe, 1, &ts, NULL);
	reap(r);
	/* EBUSY and EAGAIN: the kernel wants completions reaped first, which was just done. */
	if (ret >= 0 || ret == -ETIME || ret == -EINTR || ret == -EBUSY || ret == -EAGAIN)
		return 0;
	return ret;
}

static int uring_write(struct hr_reactor *r, struct hr_write_op *op)
{
	struct io_uring_sqe *sqe;

	if (r->stats.writes_inflight >= WRITES_INFLIGHT_MAX)
		return -EAGAIN;
	sqe = sqe_get(r);
	if (!sqe)
		return -EAGAIN;
	io_uring_prep_writev(sqe, op->fd, op->iov + op->iov_at,
			     (unsigned int)(op->iov_nr - op->iov_at),
			     (uint64_t)(op->off + op->written));
	io_uring_sqe_set_data64(sqe, (uint64_t)(uintptr_t)op | TAG_WRITE);
	return 0;
}

const struct loop_backend loop_uring = {
	.name = "io_uring",
	.init = uring_init,
	.fini = uring_fini,
	.enter = uring_enter,
	.arm = uring_arm,
	.disarm = uring_disarm,
	.wait = uring_wait,
	.write = uring_write,
};
