/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pool: threads for work that may block or burn.
 *
 * A job is embedded in its owner.  run() is called on a pool thread and looks
 * at nothing but the job and what it points to; done() is called on the home
 * reactor afterwards.  Between hr_pool_submit() and done() the job belongs to
 * the pool.
 *
 * Lanes: NORMAL goes first.  BACKFILL (cold reads of catching-up consumers,
 * background work) never takes the last thread of a pool that has more than
 * one, and its threads ask for low I/O priority meanwhile.
 *
 * Each lane has a bound; beyond it hr_pool_submit() says -EAGAIN and counts.
 * A pool of 0 threads is stepped by hr_pool_step(), for the simulator.
 */
#ifndef HR_LOOP_POOL_H
#define HR_LOOP_POOL_H

#include <hr/lib/list.h>
#include <hr/loop/msg.h>

enum hr_pool_lane {
	HR_POOL_NORMAL = 0,
	HR_POOL_BACKFILL,
	HR_POOL_LANE_NR,
};

struct hr_pool;

struct hr_job {
	struct hr_msg msg;
	struct hr_list node;
	struct hr_reactor *home;
	enum hr_pool_lane lane;
	void (*run)(struct hr_job *job);
	void (*done)(struct hr_job *job);
};

struct hr_pool_opts {
	uint32_t thread_nr;
	uint32_t queue_max_nr[HR_POOL_LANE_NR]; /* 0 = 4096 / 256 */
};

struct hr_pool_stats {
	uint32_t queued_nr[HR_POOL_LANE_NR], queued_max_nr[HR_POOL_LANE_NR];
	uint32_t running_nr[HR_POOL_LANE_NR];
	uint64_t jobs[HR_POOL_LANE_NR], refused[HR_POOL_LANE_NR];
};

HR_MUST_CHECK int hr_pool_create(const struct hr_pool_opts *opts, struct hr_pool **ret_p);
/* Runs what is queued, then ends the threads.  done() messages may still be on their way. */
void hr_pool_destroy(struct hr_pool *p);
/* [any thread] @home may be NULL: then done() runs on the pool thread. */
HR_MUST_CHECK int hr_pool_submit(struct hr_pool *p, struct hr_job *job, struct hr_reactor *home,
				 enum hr_pool_lane lane, void (*run)(struct hr_job *job),
				 void (*done)(struct hr_job *job));
/* Runs one queued job on the caller's thread; false when there was none. */
bool hr_pool_step(struct hr_pool *p);
/* [any thread] */
void hr_pool_stats_read(struct hr_pool *p, struct hr_pool_stats *ret_st);

#endif
