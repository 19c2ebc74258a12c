/* SPDX-License-Identifier: Apache-2.0 */
/*
 * loop_priv: the inside of a reactor, shared by its files and back ends.
 *
 * Owner: the reactor's thread, except mailbox, sleeping, stopping and the
 * statistics, which are atomic (statistics: written here, read by anyone).
 */
#ifndef HR_LOOP_PRIV_H
#define HR_LOOP_PRIV_H

#include <pthread.h>

#include <hr/loop/msg.h>
#include <hr/loop/pool.h>
#include <hr/loop/timer.h>
#include <hr/loop/watch.h>
#include <hr/loop/write.h>

struct watch_slot {
	struct hr_watch *watch; /* NULL when free */
	uint32_t gen;
	uint32_t next_free;
};

/* What differs between io_uring and epoll. */
struct loop_backend {
	const char *name;
	int (*init)(struct hr_reactor *r);
	void (*fini)(struct hr_reactor *r);
	/* First call on the reactor's own thread. */
	int (*enter)(struct hr_reactor *r);
	int (*arm)(struct hr_reactor *r, struct hr_watch *w);
	void (*disarm)(struct hr_reactor *r, struct hr_watch *w);
	/* Submits, waits (-1 without end), reports through loop_watch_report(). */
	int (*wait)(struct hr_reactor *r, int64_t wait_ms);
	/* -EAGAIN: the pool has to do it. */
	int (*write)(struct hr_reactor *r, struct hr_write_op *op);
};

extern const struct loop_backend loop_uring;
extern const struct loop_backend loop_epoll;
extern const struct loop_backend loop_sim;

struct hr_reactor {
	struct hr_sys *sys;
	struct hr_reactor_opts opts;
	int idx;
	const struct loop_backend *backend;
	void *backend_state;
	char note[160];
	bool entered;

	int64_t now_ms;
	struct hr_wheel wheel;
	struct hr_list tasks;
	struct hr_list ready;
	struct hr_msg *mail; /* taken, not yet run */

	struct watch_slot *slots;
	uint32_t slot_nr, slot_free;

	struct hr_mailbox mailbox;
	int sleeping; /* atomic */
	int stopping; /* atomic */
	int wake_fd;
	struct hr_watch wake_watch;
	uintptr_t thread_id; /* atomic; 0 = nobody runs it */
	pthread_t thread;
	bool started;

	int64_t turn_start_ns;
	long switches; /* voluntary ones up to the end of the last wait */
	struct hr_list writes; /* under way, oldest first */
	int64_t write_busy_at_ns; /* up to here write_busy_ns is counted, while some are */
	struct hr_reactor_stats stats;
};

#define UINT32_NONE UINT32_MAX

uint32_t loop_events_to_poll(uint32_t events);
uint32_t loop_events_from_poll(uint32_t poll);
/* A back end's report; stale ones are dropped here. */
void loop_watch_report(struct hr_reactor *r, uint32_t slot, uint32_t gen, uint32_t events);
/* The watch a report belongs to, or NULL. */
struct hr_watch *loop_watch_find(struct hr_reactor *r, uint32_t slot, uint32_t gen);
void loop_watch_run(struct hr_reactor *r);
/* A write came back from ring or pool. */
void loop_write_complete(struct hr_reactor *r, struct hr_write_op *op, ssize_t result);

#endif
