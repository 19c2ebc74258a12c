// SPDX-License-Identifier: GPL-2.0
/* The reactor on both back ends: watches, timers, messages, tasks, pool, writes. */
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <hr/loop/msg.h>
#include <hr/loop/pool.h>
#include <hr/loop/timer.h>
#include <hr/loop/watch.h>
#include <hr/loop/write.h>

#include "kselftest_harness.h"

FIXTURE(reactor) {
	struct hr_sys sys;
	struct hr_pool *pool;
	struct hr_reactor *r;
};

FIXTURE_VARIANT(reactor) {
	enum hr_loop_backend backend;
};

FIXTURE_VARIANT_ADD(reactor, uring) { .backend = HR_LOOP_URING };
FIXTURE_VARIANT_ADD(reactor, epoll) { .backend = HR_LOOP_EPOLL };

FIXTURE_SETUP(reactor)
{
	struct hr_reactor_opts opts = { .backend = variant->backend };
	struct hr_pool_opts pool = { .thread_nr = 2, .queue_max_nr = { 8, 8 } };
	int ret;

	hr_sys_posix_init(&self->sys);
	ASSERT_EQ(0, hr_pool_create(&pool, &self->pool));
	opts.pool = self->pool;
	ret = hr_reactor_create(&self->sys, 0, &opts, &self->r);
	if (ret)
		SKIP_SETUP("back end refused: %s", strerror(-ret));
}

FIXTURE_TEARDOWN(reactor)
{
	hr_pool_destroy(self->pool);
	hr_reactor_destroy(self->r);
}

struct seen {
	struct hr_watch w;
	int calls;
	uint32_t events;
	bool again;
};

static void on_ready(struct hr_watch *w, uint32_t events)
{
	struct seen *s = hr_container_of(w, struct seen, w);

	s->calls++;
	s->events |= events;
	if (s->again)
		hr_watch_again(w, HR_READABLE);
}

static void turns(struct hr_reactor *r, int nr)
{
	while (nr--)
		hr_assert(!hr_reactor_turn(r, 5));
}

TEST_F(reactor, watch_reports_edges_and_not_levels)
{
	struct seen s = { .calls = 0 };
	int sv[2];

	ASSERT_EQ(0, socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv));
	ASSERT_EQ(0, hr_watch_add(self->r, &s.w, sv[0], HR_READABLE, on_ready));
	turns(self->r, 3);
	ASSERT_EQ(0, s.calls);
	ASSERT_EQ(1, write(sv[1], "x", 1));
	turns(self->r, 4);
	ASSERT_EQ(1, s.calls);
	ASSERT_EQ(1, write(sv[1], "y", 1));
	turns(self->r, 4);
	ASSERT_EQ(2, s.calls);
	ASSERT_EQ(HR_READABLE, s.events);
	close(sv[1]);
	turns(self->r, 4);
	ASSERT_TRUE(s.events & HR_HANGUP);
	hr_watch_del(&s.w);
	close(sv[0]);
	turns(self->r, 2);
}

TEST_F(reactor, watch_that_asks_again_is_called_once_a_turn)
{
	struct seen s = { .again = true };
	int sv[2];

	ASSERT_EQ(0, socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv));
	ASSERT_EQ(1, write(sv[1], "x", 1));
	ASSERT_EQ(0, hr_watch_add(self->r, &s.w, sv[0], HR_READABLE, on_ready));
	turns(self->r, 10);
	ASSERT_GE(s.calls, 8);
	ASSERT_LE(s.calls, 10);
	hr_watch_del(&s.w);
	ASSERT_EQ(0, s.w.on_ready);
	close(sv[0]);
	close(sv[1]);
	turns(self->r, 2);
}

struct killer {
	struct hr_watch w;
	struct killer *other;
	int calls;
};

static void kill_both(struct hr_watch *w, uint32_t events)
{
	struct killer *k = hr_container_of(w, struct killer, w);

	k->calls++;
	hr_watch_del(&k->other->w);
	hr_watch_del(w);
}

/* Each deletes the other: no order of reports is promised, and 6.1 hands out the last first. */
TEST_F(reactor, deleted_watch_is_never_called_even_in_the_same_turn)
{
	struct killer k[2] = { { .other = &k[1] }, { .other = &k[0] } };
	int pair[2][2];

	for (int i = 0; i < 2; i++) {
		ASSERT_EQ(0, socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair[i]));
		ASSERT_EQ(0, hr_watch_add(self->r, &k[i].w, pair[i][0], HR_READABLE, kill_both));
	}
	turns(self->r, 2);
	for (int i = 0; i < 2; i++)
		ASSERT_EQ(1, write(pair[i][1], "x", 1));
	turns(self->r, 4);
	ASSERT_EQ(1, k[0].calls + k[1].calls);
	for (int i = 0; i < 2; i++) {
		close(pair[i][0]);
		close(pair[i][1]);
	}
}

struct tick {
	struct hr_timer t;
	struct hr_reactor *r;
	int64_t armed_ns, late_ns;
	int fired;
};

static void on_tick(struct hr_timer *t)
{
	struct tick *k = hr_container_of(t, struct tick, t);

	k->late_ns = hr_sys_mono_ns(hr_reactor_sys(k->r)) - k->armed_ns;
	k->fired++;
}

TEST_F(reactor, timer_ends_the_wait_and_is_not_early)
{
	struct tick k = { .r = self->r };

	turns(self->r, 1);
	k.armed_ns = hr_reactor_now_ms(self->r) * 1000000;
	hr_timer_arm(self->r, &k.t, 20, on_tick);
	for (int i = 0; i < 50 && !k.fired; i++)
		ASSERT_EQ(0, hr_reactor_turn(self->r, -1));
	ASSERT_EQ(1, k.fired);
	ASSERT_GE(k.late_ns, 20000000);
}

struct ping {
	struct hr_msg msg;
	struct hr_reactor *peer;
	int left;
	int *done;
};

static void on_ping(struct hr_msg *m, struct hr_reactor *r)
{
	struct ping *p = hr_container_of(m, struct ping, msg);
	struct hr_reactor *to = p->peer;

	hr_assert(hr_reactor_is_current(r));
	if (!p->left--) {
		__atomic_store_n(p->done, 1, __ATOMIC_RELEASE);
		return;
	}
	p->peer = r;
	hr_reactor_post(to, m);
}

static void wait_for(int *flag)
{
	for (int i = 0; i < 20000 && !__atomic_load_n(flag, __ATOMIC_ACQUIRE); i++)
		usleep(500);
	hr_assert(__atomic_load_n(flag, __ATOMIC_ACQUIRE));
}

TEST_F(reactor, two_reactors_throw_a_message_to_and_fro)
{
	struct hr_reactor_opts opts = { .backend = variant->backend };
	struct hr_reactor *other;
	struct hr_reactor_stats st;
	int done = 0;
	struct ping p = { .msg.run = on_ping, .left = 20000, .done = &done };

	ASSERT_EQ(0, hr_reactor_create(&self->sys, 1, &opts, &other));
	p.peer = self->r;
	ASSERT_EQ(0, hr_reactor_start(self->r));
	ASSERT_EQ(0, hr_reactor_start(other));
	hr_reactor_post(other, &p.msg);
	wait_for(&done);
	hr_reactor_stop(self->r);
	hr_reactor_stop(other);
	hr_reactor_join(self->r);
	hr_reactor_join(other);
	hr_reactor_stats_read(other, &st);
	ASSERT_EQ(st.msgs, 10001);
	ASSERT_EQ(st.stale, 0);
	hr_reactor_destroy(other);
}

struct work {
	struct hr_job job;
	int ran, done;
	int *gate;
};

static int done_nr(const struct work *w, int nr)
{
	int sum = 0;

	while (nr--)
		sum += w[nr].done;
	return sum;
}

static void work_run(struct hr_job *job)
{
	struct work *w = hr_container_of(job, struct work, job);

	while (w->gate && !__atomic_load_n(w->gate, __ATOMIC_ACQUIRE))
		usleep(200);
	w->ran = 1;
}

static void work_done(struct hr_job *job)
{
	struct work *w = hr_container_of(job, struct work, job);

	w->done = w->ran;
}

TEST_F(reactor, pool_lane_is_bounded_and_backfill_leaves_a_thread)
{
	struct work back[16] = { 0 }, normal = { 0 };
	struct hr_pool_stats st;
	int gate = 0, accepted = 0;

	for (int i = 0; i < 16; i++) {
		back[i].gate = &gate;
		accepted += !hr_pool_submit(self->pool, &back[i].job, self->r, HR_POOL_BACKFILL,
					    work_run, work_done);
	}
	ASSERT_GE(accepted, 8);
	ASSERT_LE(accepted, 9);
	/* One of two threads is stuck in backfill; the other still serves. */
	ASSERT_EQ(0, hr_pool_submit(self->pool, &normal.job, self->r, HR_POOL_NORMAL, work_run,
				    work_done));
	for (int i = 0; i < 1000 && !normal.done; i++)
		turns(self->r, 1);
	ASSERT_EQ(1, normal.done);
	hr_pool_stats_read(self->pool, &st);
	ASSERT_EQ(st.refused[HR_POOL_BACKFILL], 16 - accepted);
	__atomic_store_n(&gate, 1, __ATOMIC_RELEASE);
	for (int i = 0; i < 1000 && done_nr(back, 16) < accepted; i++)
		turns(self->r, 1);
	ASSERT_EQ(accepted, done_nr(back, 16));
}

struct file_write {
	struct hr_write_op op;
	ssize_t result;
	int done;
};

static void on_written(struct hr_write_op *op, ssize_t result)
{
	struct file_write *fw = hr_container_of(op, struct file_write, op);

	fw->result = result;
	fw->done = 1;
}

TEST_F(reactor, write_reaches_the_file_whole)
{
	char path[] = "/tmp/hr-loop-XXXXXX", back[8192];
	static char a[4000], b[96];
	struct iovec iov[2] = { { a, sizeof(a) }, { b, sizeof(b) } };
	struct file_write fw = { .op = { .iov = iov, .iov_nr = 2, .off = 10, .done = on_written } };
	struct iovec bad = { a, 10 };
	struct file_write fail = { .op = { .iov = &bad, .iov_nr = 1, .done = on_written } };

	memset(a, 'a', sizeof(a));
	memset(b, 'b', sizeof(b));
	fw.op.fd = mkstemp(path);
	ASSERT_GE(fw.op.fd, 0);
	ASSERT_EQ(0, hr_write_submit(self->r, &fw.op));
	for (int i = 0; i < 1000 && !fw.done; i++)
		turns(self->r, 1);
	ASSERT_EQ(fw.result, 4096);
	ASSERT_EQ(4106, pread(fw.op.fd, back, sizeof(back), 0));
	ASSERT_EQ(0, memcmp(back + 10, a, sizeof(a)));
	ASSERT_EQ(0, memcmp(back + 4010, b, sizeof(b)));
	close(fw.op.fd);
	fail.op.fd = open(path, O_RDONLY);
	ASSERT_EQ(0, hr_write_submit(self->r, &fail.op));
	for (int i = 0; i < 1000 && !fail.done; i++)
		turns(self->r, 1);
	ASSERT_EQ(fail.result, -EBADF);
	close(fail.op.fd);
	unlink(path);
}

struct chain {
	struct hr_task t;
	struct hr_reactor *r;
	int runs;
};

static void run_chain(struct hr_task *t)
{
	struct chain *c = hr_container_of(t, struct chain, t);

	c->runs++;
	hr_task_defer(c->r, t);
}

TEST_F(reactor, task_deferred_by_a_task_waits_for_the_next_turn)
{
	struct chain c = { .r = self->r };

	hr_task_init(&c.t, run_chain);
	hr_task_defer(self->r, &c.t);
	hr_task_defer(self->r, &c.t);
	turns(self->r, 3);
	ASSERT_EQ(3, c.runs);
	hr_task_cancel(&c.t);
	turns(self->r, 1);
	ASSERT_EQ(3, c.runs);
}

TEST_HARNESS_MAIN
