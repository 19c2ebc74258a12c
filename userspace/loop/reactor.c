// SPDX-License-Identifier: Apache-2.0
/*
 * reactor: life of a reactor and the order of its turn.
 *
 * Sleep and wake.  Before it waits, the reactor says "sleeping", then looks for
 * mail once more.  A sender pushes its message, then looks for "sleeping" and,
 * if it is the one that takes the word back, writes to the eventfd.  Both sides
 * use sequentially consistent operations, so at least one of them sees the
 * other; a busy reactor costs its senders no system call.
 *
 * Stalls.  Voluntary context switches of the thread are read before and after
 * each wait.  What was counted between two waits is time in which a handler
 * made the thread sleep: a lock, a disk, a page fault.
 *
 * Start and stop.  Messages and watches may be added before the reactor runs.
 * hr_reactor_stop() lets it finish the turn and run a few more without waiting,
 * so that lifted polls are submitted and mail sent before is seen.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include "loop_priv.h"

#define LAST_TURN_NR 3

static void wake_ready(struct hr_watch *w, uint32_t events)
{
	uint64_t count;

	/* Only the edge matters; an empty counter is as good. */
	if (read(w->fd, &count, sizeof(count)) < 0)
		return;
}

static void defaults(struct hr_reactor_opts *o)
{
	if (!o->ready_budget_nr)
		o->ready_budget_nr = 256;
	if (!o->msg_budget_nr)
		o->msg_budget_nr = 1024;
	if (!o->timer_budget_nr)
		o->timer_budget_nr = 1024;
	if (!o->watch_max_nr || o->watch_max_nr > 1u << 30)
		o->watch_max_nr = 1u << 20;
}

static int backend_select(struct hr_reactor *r)
{
	int ret;

	if (r->opts.backend == HR_LOOP_SIM) {
		r->backend = &loop_sim;
		return loop_sim.init(r);
	}
	if (r->opts.backend != HR_LOOP_EPOLL) {
		r->backend = &loop_uring;
		ret = loop_uring.init(r);
		if (!ret || r->opts.backend == HR_LOOP_URING)
			return ret;
		snprintf(r->note, sizeof(r->note),
			 "io_uring is refused here (%s): epoll instead, each file write costs a thread hand-over",
			 strerrordesc_np(-ret));
	}
	r->backend = &loop_epoll;
	return loop_epoll.init(r);
}

int hr_reactor_create(struct hr_sys *sys, int idx, const struct hr_reactor_opts *opts,
		      struct hr_reactor **ret_r)
{
	struct hr_reactor *r = calloc(1, sizeof(*r));
	int ret;

	if (!r)
		return -ENOMEM;
	r->sys = sys;
	r->idx = idx;
	r->opts = *opts;
	r->slot_free = UINT32_NONE;
	defaults(&r->opts);
	hr_list_init(&r->tasks);
	hr_list_init(&r->ready);
	hr_list_init(&r->writes);
	r->now_ms = hr_sys_mono_ms(sys);
	hr_wheel_init(&r->wheel, r->now_ms);
	r->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (r->wake_fd < 0) {
		ret = -errno;
		goto free_reactor;
	}
	ret = backend_select(r);
	if (ret)
		goto close_wake;
	ret = hr_watch_add(r, &r->wake_watch, r->wake_fd, HR_READABLE, wake_ready);
	if (ret)
		goto fini_backend;
	*ret_r = r;
	return 0;

fini_backend:
	r->backend->fini(r);
	free(r->slots);
close_wake:
	close(r->wake_fd);
free_reactor:
	free(r);
	return ret;
}

void hr_reactor_destroy(struct hr_reactor *r)
{
	if (!r)
		return;
	hr_assert(!r->started);
	r->backend->fini(r);
	close(r->wake_fd);
	free(r->slots);
	free(r);
}

static void wake(struct hr_reactor *r)
{
	uint64_t one = 1;

	/* A full counter is a wake-up that is still to come. */
	if (write(r->wake_fd, &one, sizeof(one)) < 0)
		hr_assert(errno == EAGAIN);
}

void hr_reactor_post(struct hr_reactor *target, struct hr_msg *m)
{
	hr_mailbox_push(&target->mailbox, m);
	if (__atomic_load_n(&target->sleeping, __ATOMIC_SEQ_CST) &&
	    __atomic_exchange_n(&target->sleeping, 0, __ATOMIC_SEQ_CST))
		wake(target);
}

void hr_reactor_stop(struct hr_reactor *r)
{
	__atomic_store_n(&r->stopping, 1, __ATOMIC_SEQ_CST);
	wake(r);
}

void hr_task_defer(struct hr_reactor *r, struct hr_task *t)
{
	if (hr_list_empty(&t->node))
		hr_list_push(&r->tasks, &t->node);
}

void hr_timer_arm_at(struct hr_reactor *r, struct hr_timer *t, int64_t due_ms,
		     void (*fire)(struct hr_timer *t))
{
	t->fire = fire;
	hr_wheel_insert(&r->wheel, t, HR_MAX(due_ms, r->now_ms + 1));
}

void hr_timer_arm(struct hr_reactor *r, struct hr_timer *t, int64_t delay_ms,
		  void (*fire)(struct hr_timer *t))
{
	/* A delay near the end of the number range must not wrap into the past. */
	int64_t delay = HR_MIN(HR_MAX(delay_ms, 1), INT64_MAX / 2);

	hr_timer_arm_at(r, t, r->now_ms + delay, fire);
}

void hr_timer_cancel(struct hr_reactor *r, struct hr_timer *t)
{
	hr_wheel_remove(&r->wheel, t);
}

static long switches_read(void)
{
	struct rusage ru;

	return getrusage(RUSAGE_THREAD, &ru) < 0 ? 0 : ru.ru_nvcsw;
}

static void account_turn(struct hr_reactor *r)
{
	int64_t ns = hr_sys_mono_ns(r->sys) - r->turn_start_ns;
	uint64_t us = (uint64_t)HR_MAX(ns, 0) / 1000;
	int bucket = us ? 64 - __builtin_clzll(us) : 0;
	long switches = switches_read();

	bucket = HR_MIN(bucket, HR_TURN_HIST_NR - 1);
	HR_STAT_ADD(r->stats.turns, 1);
	HR_STAT_ADD(r->stats.turn_hist[bucket], 1);
	HR_STAT_ADD(r->stats.busy_ns, (uint64_t)HR_MAX(ns, 0));
	if ((uint64_t)HR_MAX(ns, 0) > r->stats.turn_max_ns)
		__atomic_store_n(&r->stats.turn_max_ns, (uint64_t)ns, __ATOMIC_RELAXED);
	if (switches > r->switches)
		HR_STAT_ADD(r->stats.stalls, (uint64_t)(switches - r->switches));
}

static bool has_work(const struct hr_reactor *r)
{
	return r->mail || !hr_list_empty(&r->ready) || !hr_list_empty(&r->tasks);
}

static int64_t wait_time_ms(const struct hr_reactor *r, int64_t wait_ms)
{
	int64_t next_ms = hr_wheel_next_ms(&r->wheel), left_ms;

	if (has_work(r))
		return 0;
	if (next_ms == INT64_MAX)
		return wait_ms;
	left_ms = HR_MAX(next_ms - hr_sys_mono_ms(r->sys), 0);
	return wait_ms < 0 ? left_ms : HR_MIN(left_ms, wait_ms);
}

static int submit_and_wait(struct hr_reactor *r, int64_t wait_ms)
{
	int ret;

	wait_ms = wait_time_ms(r, wait_ms);
	if (wait_ms) {
		__atomic_store_n(&r->sleeping, 1, __ATOMIC_SEQ_CST);
		if (!hr_mailbox_empty(&r->mailbox) ||
		    __atomic_load_n(&r->stopping, __ATOMIC_SEQ_CST))
			wait_ms = 0;
	}
	ret = r->backend->wait(r, wait_ms);
	if (__atomic_load_n(&r->sleeping, __ATOMIC_RELAXED) &&
	    __atomic_exchange_n(&r->sleeping, 0, __ATOMIC_SEQ_CST) == 0)
		HR_STAT_ADD(r->stats.wakes, 1);
	return ret;
}

static void run_mail(struct hr_reactor *r)
{
	uint32_t budget = r->opts.msg_budget_nr;

	if (!r->mail)
		r->mail = hr_mailbox_take(&r->mailbox);
	while (r->mail && budget--) {
		struct hr_msg *m = r->mail;

		r->mail = m->next;
		HR_STAT_ADD(r->stats.msgs, 1);
		m->run(m, r);
	}
}

static void run_tasks(struct hr_reactor *r)
{
	struct hr_list round, *n;

	hr_list_init(&round);
	hr_list_splice(&round, &r->tasks);
	while ((n = hr_list_pop(&round))) {
		struct hr_task *t = hr_list_entry(n, struct hr_task, node);

		HR_STAT_ADD(r->stats.tasks, 1);
		t->run(t);
	}
}

static int enter(struct hr_reactor *r)
{
	sigset_t pipe;
	int ret;

	__atomic_store_n(&r->thread_id, (uintptr_t)pthread_self(), __ATOMIC_RELAXED);
	if (r->entered)
		return 0;
	ret = r->backend->enter(r);
	if (ret)
		return ret;
	/* sendfile(2) has no MSG_NOSIGNAL; a peer that is gone is told by EPIPE. */
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe, NULL);
	r->entered = true;
	return 0;
}

int hr_reactor_turn(struct hr_reactor *r, int wait_ms)
{
	int ret = enter(r);

	if (ret)
		return ret;
	ret = submit_and_wait(r, wait_ms);
	r->switches = switches_read();
	r->turn_start_ns = hr_sys_mono_ns(r->sys);
	r->now_ms = r->turn_start_ns / 1000000;
	HR_STAT_ADD(r->stats.timers,
		 hr_wheel_advance(&r->wheel, r->now_ms, r->opts.timer_budget_nr));
	run_mail(r);
	loop_watch_run(r);
	run_tasks(r);
	account_turn(r);
	return ret;
}

int hr_reactor_run(struct hr_reactor *r)
{
	int ret = 0;

	while (!ret && !__atomic_load_n(&r->stopping, __ATOMIC_SEQ_CST))
		ret = hr_reactor_turn(r, -1);
	for (int i = 0; !ret && i < LAST_TURN_NR; i++)
		ret = hr_reactor_turn(r, 0);
	__atomic_store_n(&r->thread_id, 0, __ATOMIC_RELAXED);
	return ret;
}

static void *thread_main(void *arg)
{
	struct hr_reactor *r = arg;
	char name[16];
	int ret;

	snprintf(name, sizeof(name), "hr-reactor-%d", r->idx & 0xff);
	pthread_setname_np(pthread_self(), name);
	ret = hr_reactor_run(r);
	/* Only a broken ring or poll descriptor ends here; nothing can be served any more. */
	hr_assert(!ret);
	return NULL;
}

int hr_reactor_start(struct hr_reactor *r)
{
	int ret = -pthread_create(&r->thread, NULL, thread_main, r);

	if (!ret)
		r->started = true;
	return ret;
}

void hr_reactor_join(struct hr_reactor *r)
{
	if (!r->started)
		return;
	pthread_join(r->thread, NULL);
	r->started = false;
}

int hr_reactor_idx(const struct hr_reactor *r)
{
	return r->idx;
}

struct hr_sys *hr_reactor_sys(const struct hr_reactor *r)
{
	return r->sys;
}

struct hr_pool *hr_reactor_pool(const struct hr_reactor *r)
{
	return r->opts.pool;
}

int64_t hr_reactor_now_ms(const struct hr_reactor *r)
{
	return r->now_ms;
}

bool hr_reactor_is_current(const struct hr_reactor *r)
{
	return __atomic_load_n(&r->thread_id, __ATOMIC_RELAXED) == (uintptr_t)pthread_self();
}

const char *hr_reactor_backend(const struct hr_reactor *r)
{
	return r->backend->name;
}

const char *hr_reactor_note(const struct hr_reactor *r)
{
	return r->note[0] ? r->note : NULL;
}

void hr_reactor_stats_read(const struct hr_reactor *r, struct hr_reactor_stats *ret_st)
{
	const uint64_t *from = (const uint64_t *)&r->stats;
	uint64_t *to = (uint64_t *)ret_st;

	for (size_t i = 0; i < sizeof(r->stats) / sizeof(*from); i++)
		to[i] = __atomic_load_n(&from[i], __ATOMIC_RELAXED);
}
