/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reactor: one thread that never waits anywhere but in its own ring or poll.
 *
 * A reactor owns what lives on it: watches, timers, tasks and every object
 * built from them.  Nothing of it may be touched from another thread; other
 * threads send messages (msg.h).  Functions marked [any thread] are the
 * exceptions.
 *
 * A turn, always in this order, each source with a budget:
 *
 *	reap completions -> due timers -> mailbox -> ready handlers ->
 *	deferred tasks -> submit and wait, in one call
 *
 * Whatever exceeds its budget goes on in the next turn, which then does not
 * sleep.  Handlers never block and never call hr_reactor_turn().
 *
 * Back ends: io_uring where the kernel allows it, else epoll; hr_reactor_note()
 * says in one line what is missing and what it costs.  Meaning is the same.
 */
#ifndef HR_LOOP_REACTOR_H
#define HR_LOOP_REACTOR_H

#include <hr/lib/base.h>
#include <hr/sys/sys.h>

struct hr_pool;
struct hr_reactor;

enum hr_loop_backend {
	HR_LOOP_AUTO = 0,
	HR_LOOP_URING,
	HR_LOOP_EPOLL,
	HR_LOOP_SIM, /* sockets of hr/sys/sim_net.h; turns are run by the simulator */
};

struct hr_reactor_opts {
	enum hr_loop_backend backend; /* URING fails when refused, AUTO falls back */
	uint32_t ready_budget_nr;     /* ready handlers a turn; 0 = 256 */
	uint32_t msg_budget_nr;	      /* messages a turn; 0 = 1024 */
	uint32_t timer_budget_nr;     /* timers a turn; 0 = 1024 */
	uint32_t watch_max_nr;	      /* 0 = 1 << 20 */
	struct hr_pool *pool;	      /* carries file writes where there is no ring */
};

#define HR_TURN_HIST_NR 24

struct hr_reactor_stats {
	uint64_t turns;
	/* Time from the end of a wait to the next: bucket i counts < 2^i microseconds. */
	uint64_t turn_hist[HR_TURN_HIST_NR];
	uint64_t turn_max_ns;
	uint64_t busy_ns; /* all turns together: time not spent in the wait */
	/* Voluntary context switches outside the wait: each is a broken promise. */
	uint64_t stalls;
	uint64_t msgs;	/* messages received */
	uint64_t wakes; /* of these, how often the sender had to wake us */
	uint64_t ready; /* ready handlers called */
	uint64_t timers; /* timers fired */
	uint64_t tasks;
	uint64_t stale; /* completions for watches already gone */
	uint64_t rearms; /* polls that the kernel ended and we set again */
	uint64_t writes, write_errors;
	uint64_t writes_inflight, watches; /* levels, not counters */
	uint64_t write_oldest_ns; /* when the oldest write under way began; 0 there is none */
	/* Written so far, and the time in which some write was under way: what the disk takes. */
	uint64_t write_bytes, write_busy_ns;
};

HR_MUST_CHECK int hr_reactor_create(struct hr_sys *sys, int idx,
				    const struct hr_reactor_opts *opts,
				    struct hr_reactor **ret_r);
/* NULL is allowed.  The thread must have been joined; open watches are forgotten. */
void hr_reactor_destroy(struct hr_reactor *r);

/* Runs turns on the calling thread, with SIGPIPE blocked, until hr_reactor_stop(). */
int hr_reactor_run(struct hr_reactor *r);
/* Starts a thread of its own that runs the reactor. */
HR_MUST_CHECK int hr_reactor_start(struct hr_reactor *r);
/* [any thread] The reactor ends after a last turn; messages sent before are run. */
void hr_reactor_stop(struct hr_reactor *r);
/* Waits for the thread of hr_reactor_start(). */
void hr_reactor_join(struct hr_reactor *r);
/* One turn that waits at most @wait_ms (-1 = as long as it takes); for tests and tools. */
int hr_reactor_turn(struct hr_reactor *r, int wait_ms);

int hr_reactor_idx(const struct hr_reactor *r);		     /* [any thread] */
struct hr_sys *hr_reactor_sys(const struct hr_reactor *r);   /* [any thread] */
struct hr_pool *hr_reactor_pool(const struct hr_reactor *r); /* [any thread] */
/* Monotonic time as of the start of this turn. */
int64_t hr_reactor_now_ms(const struct hr_reactor *r);
/* [any thread] Is the caller running on @r? */
bool hr_reactor_is_current(const struct hr_reactor *r);
/* "io_uring", "epoll" or "sim". */
const char *hr_reactor_backend(const struct hr_reactor *r);
/* NULL, or one line on what is missing here and what it costs. */
const char *hr_reactor_note(const struct hr_reactor *r);
/* [any thread] Values may be a turn old; each is whole. */
void hr_reactor_stats_read(const struct hr_reactor *r, struct hr_reactor_stats *ret_st);

#endif
