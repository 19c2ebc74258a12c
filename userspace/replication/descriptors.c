// SPDX-License-Identifier: Apache-2.0
/*
 * descriptors: partitions of one reactor share a number of open files.
 *
 * Partitions stand in a list by their last use.  When the budget is used up, the
 * files of those used longest ago are taken and closed by one pool job, an eighth of
 * the budget at least, and appends that waited for room go on.
 *
 *	prepare: -EMFILE --> waiting --relieve job done, or a write came to its end--> pump
 *
 * Segments whose files are gone, and that the last reader has let go, are closed by the
 * same job.
 *
 * I1  One relieve job at a time.
 * I2  A partition that is lent is left alone.
 */
#include <hr/replication/partition.h>
#include "partition_priv.h"

#define ROOM_NR 6 /* what a roll of a closed log opens */

void hr_partition_env_fds_fini(struct hr_partition_env *env)
{
	hr_segments_bury_sync(&env->fds);
	hr_log_fds_close_sync(env->sys, &env->fds, &env->fd_taken);
	hr_buf_fini(&env->fd_taken);
}

void hr_partition_used(struct hr_partition *p)
{
	if (!p->env->fds.max)
		return;
	hr_list_del(&p->fd_used);
	hr_list_push(&p->env->fd_used, &p->fd_used);
}

static void close_run(struct hr_job *job)
{
	struct hr_partition_env *env = hr_container_of(job, struct hr_partition_env, fd_job);

	hr_segments_bury_sync(&env->fds);
	hr_log_fds_close_sync(env->sys, &env->fds, &env->fd_taken);
}

static bool has_room(const struct hr_partition_env *env)
{
	return atomic_load_explicit(&env->fds.open, memory_order_relaxed) + ROOM_NR <= env->fds.max;
}

/* Those that still find no room stand in the list again after their pump. */
static void waiting_wake(struct hr_partition_env *env)
{
	struct hr_list woken;

	hr_list_init(&woken);
	hr_list_splice(&woken, &env->fd_waiting);
	while (!hr_list_empty(&woken)) {
		struct hr_partition *p =
			hr_list_entry(woken.next, struct hr_partition, fd_waiting);

		hr_list_del(&p->fd_waiting);
		hr_partition_pump(p);
	}
}

static void close_done(struct hr_job *job)
{
	struct hr_partition_env *env = hr_container_of(job, struct hr_partition_env, fd_job);

	env->fd_closing = false;
	waiting_wake(env);
}

void hr_partition_env_close_files(struct hr_partition_env *env)
{
	if (env->fd_closing || (!env->fd_taken.len && !hr_segments_dead(&env->fds)))
		return;
	env->fd_closing = true;
	/* A full pool: the next one who wants room, or the next round, tries again. */
	if (hr_pool_submit(env->pool, &env->fd_job, env->reactor, HR_POOL_NORMAL, close_run,
			   close_done))
		env->fd_closing = false;
}

void hr_partition_env_relieve(struct hr_partition_env *env)
{
	int64_t now_ms = hr_reactor_now_ms(env->reactor);
	int max = env->fds.max, want;

	if (!max || env->fd_closing)
		return;
	want = atomic_load_explicit(&env->fds.open, memory_order_relaxed) - (max - max / 8 - 1) -
	       (int)(env->fd_taken.len / sizeof(int));
	hr_list_each_safe(n, next, &env->fd_used) {
		struct hr_partition *p = hr_list_entry(n, struct hr_partition, fd_used);
		int nr;

		if (want <= 0)
			break;
		if (!p->log || p->lent || p->writing || p->preparing)
			continue;
		nr = hr_log_fds_take(p->log, now_ms, 0, &env->fd_taken);
		if (nr > 0)
			want -= nr;
		/* Pinned files keep it in the list. */
		if (nr > 0)
			hr_list_del(&p->fd_used);
	}
	hr_partition_env_close_files(env);
}

void hr_partition_fds_wait(struct hr_partition *p)
{
	hr_list_del(&p->fd_waiting);
	hr_list_push(&p->env->fd_waiting, &p->fd_waiting);
	hr_partition_env_relieve(p->env);
}

/* Deferred, so that one partition's end does not nest in another's. */
static void freed_run(struct hr_task *t)
{
	struct hr_partition_env *env = hr_container_of(t, struct hr_partition_env, fd_task);

	if (has_room(env))
		waiting_wake(env);
	else
		hr_partition_env_relieve(env);
}

void hr_partition_env_fds_freed(struct hr_partition_env *env)
{
	if (env->fds.max && !hr_list_empty(&env->fd_waiting))
		hr_task_defer(env->reactor, &env->fd_task);
}

void hr_partition_env_fds_init(struct hr_partition_env *env, int max)
{
	env->fds.max = max;
	atomic_init(&env->fds.open, 0);
	atomic_init(&env->fds.dead, NULL);
	hr_list_init(&env->fd_used);
	hr_list_init(&env->fd_waiting);
	hr_task_init(&env->fd_task, freed_run);
}

void hr_partition_fds_maintain(struct hr_partition *p)
{
	struct hr_partition_env *env = p->env;

	/* While the job runs the buffer is its own. */
	if (!env->fds.max || env->fd_closing)
		return;
	(void)!hr_log_fds_take(p->log, hr_reactor_now_ms(env->reactor), HR_PARTITION_IDLE_MS,
			       &env->fd_taken);
	hr_partition_env_close_files(env);
}

void hr_partition_fds_leave(struct hr_partition *p)
{
	hr_list_del(&p->fd_used);
	hr_list_del(&p->fd_waiting);
}
