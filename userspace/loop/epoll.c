// SPDX-License-Identifier: Apache-2.0
/*
 * epoll: the back end for machines that refuse io_uring.
 *
 * One edge-triggered registration for each watch, one epoll_wait a turn.  File
 * writes go to pool threads.  The cost beside the ring: a system call for each
 * watch that is added or deleted and a thread hand-over for each file write.
 */
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "loop_priv.h"

#define EVENT_NR 256

struct epoll_state {
	int fd;
	struct epoll_event events[EVENT_NR];
};

static int epoll_init(struct hr_reactor *r)
{
	struct epoll_state *st = malloc(sizeof(*st));

	if (!st)
		return -ENOMEM;
	st->fd = epoll_create1(EPOLL_CLOEXEC);
	if (st->fd < 0) {
		free(st);
		return -errno;
	}
	r->backend_state = st;
	return 0;
}

static void epoll_fini(struct hr_reactor *r)
{
	struct epoll_state *st = r->backend_state;

	close(st->fd);
	free(st);
}

static int epoll_enter(struct hr_reactor *r)
{
	return 0;
}

static int epoll_arm(struct hr_reactor *r, struct hr_watch *w)
{
	struct epoll_state *st = r->backend_state;
	struct epoll_event ev = {
		.events = loop_events_to_poll(w->events) | EPOLLET,
		.data.u64 = (uint64_t)w->gen << 32 | w->slot,
	};

	return epoll_ctl(st->fd, EPOLL_CTL_ADD, w->fd, &ev) < 0 ? -errno : 0;
}

static void epoll_disarm(struct hr_reactor *r, struct hr_watch *w)
{
	struct epoll_state *st = r->backend_state;

	epoll_ctl(st->fd, EPOLL_CTL_DEL, w->fd, NULL);
}

static int epoll_wait_turn(struct hr_reactor *r, int64_t wait_ms)
{
	struct epoll_state *st = r->backend_state;
	int nr = epoll_wait(st->fd, st->events, EVENT_NR, (int)HR_MIN(wait_ms, INT32_MAX));

	if (nr < 0)
		return errno == EINTR ? 0 : -errno;
	for (int i = 0; i < nr; i++) {
		uint64_t tag = st->events[i].data.u64;

		loop_watch_report(r, (uint32_t)tag, (uint32_t)(tag >> 32),
				  loop_events_from_poll(st->events[i].events));
	}
	return 0;
}

static int epoll_write(struct hr_reactor *r, struct hr_write_op *op)
{
	return -EAGAIN;
}

const struct loop_backend loop_epoll = {
	.name = "epoll",
	.init = epoll_init,
	.fini = epoll_fini,
	.enter = epoll_enter,
	.arm = epoll_arm,
	.disarm = epoll_disarm,
	.wait = epoll_wait_turn,
	.write = epoll_write,
};
