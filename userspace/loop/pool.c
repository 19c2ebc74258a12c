// SPDX-License-Identifier: Apache-2.0
/*
 * pool: a bounded queue of jobs in two lanes, and the threads that take them.
 *
 * One mutex guards the queues; it is held for a few instructions and never
 * while a job runs.  A reactor that submits may meet it contended by pool
 * threads only, each holding it as briefly, and spins a little before it sleeps.
 * Threads sleep on a semaphore, whose post never waits; a condition variable's
 * signal may wait for threads that were woken before (seen as stalls of the loop).
 * There are never fewer posts, with those just taken, than jobs that may run;
 * a thread that takes a job without having slept takes its post along.
 *
 * A thread takes from NORMAL first.  From BACKFILL it takes only while fewer
 * than (threads - 1, at least 1) backfill jobs run, and asks the kernel for the
 * lowest best-effort I/O priority around them.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <hr/loop/pool.h>

#define THREAD_NR_MAX 256
#define QUEUE_NORMAL_NR 4096
#define QUEUE_BACKFILL_NR 256
#define IOPRIO_WHO_PROCESS 1
#define IOPRIO_NONE 0
#define IOPRIO_BEST_EFFORT_LOWEST (2 << 13 | 7)

struct hr_pool {
	pthread_mutex_t lock;
	sem_t work;
	struct hr_list queue[HR_POOL_LANE_NR];
	struct hr_pool_stats stats;
	uint32_t queue_max_nr[HR_POOL_LANE_NR];
	uint32_t backfill_max_nr;
	bool stopping;
	uint32_t thread_nr;
	pthread_t threads[];
};

static struct hr_job *take_locked(struct hr_pool *p)
{
	enum hr_pool_lane lane = HR_POOL_NORMAL;
	struct hr_list *n = hr_list_pop(&p->queue[lane]);

	if (!n && p->stats.running_nr[HR_POOL_BACKFILL] < p->backfill_max_nr) {
		lane = HR_POOL_BACKFILL;
		n = hr_list_pop(&p->queue[lane]);
	}
	if (!n)
		return NULL;
	p->stats.queued_nr[lane]--;
	p->stats.running_nr[lane]++;
	return hr_list_entry(n, struct hr_job, node);
}

static void job_done(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_job *job = hr_container_of(m, struct hr_job, msg);

	job->done(job);
}

/* The job may be gone after this. */
static void job_run(struct hr_pool *p, struct hr_job *job)
{
	enum hr_pool_lane lane = job->lane;

	job->run(job);
	pthread_mutex_lock(&p->lock);
	p->stats.running_nr[lane]--;
	p->stats.jobs[lane]++;
	if (!hr_list_empty(&p->queue[HR_POOL_BACKFILL]))
		sem_post(&p->work);
	pthread_mutex_unlock(&p->lock);
	if (job->home)
		hr_reactor_post(job->home, &job->msg);
	else
		job->done(job);
}

static void io_priority_set(bool low)
{
	/* Where it is refused the job runs at the common priority. */
	syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0,
		low ? IOPRIO_BEST_EFFORT_LOWEST : IOPRIO_NONE);
}

static void *thread_main(void *arg)
{
	struct hr_pool *p = arg;
	bool low = false, posted = false;

	pthread_setname_np(pthread_self(), "hr-pool");
	for (;;) {
		struct hr_job *job;
		bool stopping;

		pthread_mutex_lock(&p->lock);
		job = take_locked(p);
		if (job && !posted)
			sem_trywait(&p->work);
		stopping = p->stopping;
		pthread_mutex_unlock(&p->lock);
		if (!job && stopping)
			return NULL;
		if (!job) {
			posted = !sem_wait(&p->work);
			continue;
		}
		posted = false;
		if (low != (job->lane == HR_POOL_BACKFILL)) {
			low = !low;
			io_priority_set(low);
		}
		job_run(p, job);
	}
}

int hr_pool_create(const struct hr_pool_opts *opts, struct hr_pool **ret_p)
{
	pthread_mutexattr_t spins;
	struct hr_pool *p;
	int ret = 0;

	if (opts->thread_nr > THREAD_NR_MAX)
		return -EINVAL;
	p = calloc(1, sizeof(*p) + sizeof(p->threads[0]) * opts->thread_nr);
	if (!p)
		return -ENOMEM;
	pthread_mutexattr_init(&spins);
	pthread_mutexattr_settype(&spins, PTHREAD_MUTEX_ADAPTIVE_NP);
	pthread_mutex_init(&p->lock, &spins);
	pthread_mutexattr_destroy(&spins);
	sem_init(&p->work, 0, 0);
	for (int lane = 0; lane < HR_POOL_LANE_NR; lane++) {
		hr_list_init(&p->queue[lane]);
		p->queue_max_nr[lane] = opts->queue_max_nr[lane];
	}
	if (!p->queue_max_nr[HR_POOL_NORMAL])
		p->queue_max_nr[HR_POOL_NORMAL] = QUEUE_NORMAL_NR;
	if (!p->queue_max_nr[HR_POOL_BACKFILL])
		p->queue_max_nr[HR_POOL_BACKFILL] = QUEUE_BACKFILL_NR;
	p->backfill_max_nr = opts->thread_nr > 1 ? opts->thread_nr - 1 : 1;
	while (p->thread_nr < opts->thread_nr) {
		ret = -pthread_create(&p->threads[p->thread_nr], NULL, thread_main, p);
		if (ret) {
			hr_pool_destroy(p);
			return ret;
		}
		p->thread_nr++;
	}
	*ret_p = p;
	return 0;
}

void hr_pool_destroy(struct hr_pool *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->stopping = true;
	pthread_mutex_unlock(&p->lock);
	for (uint32_t i = 0; i < p->thread_nr; i++)
		sem_post(&p->work);
	for (uint32_t i = 0; i < p->thread_nr; i++)
		pthread_join(p->threads[i], NULL);
	while (hr_pool_step(p))
		;
	sem_destroy(&p->work);
	pthread_mutex_destroy(&p->lock);
	free(p);
}

int hr_pool_submit(struct hr_pool *p, struct hr_job *job, struct hr_reactor *home,
		   enum hr_pool_lane lane, void (*run)(struct hr_job *job),
		   void (*done)(struct hr_job *job))
{
	int ret = 0;

	job->msg.run = job_done;
	job->home = home;
	job->lane = lane;
	job->run = run;
	job->done = done;
	pthread_mutex_lock(&p->lock);
	if (p->stats.queued_nr[lane] >= p->queue_max_nr[lane]) {
		p->stats.refused[lane]++;
		ret = -EAGAIN;
	} else {
		hr_list_push(&p->queue[lane], &job->node);
		p->stats.queued_nr[lane]++;
		p->stats.queued_max_nr[lane] =
			HR_MAX(p->stats.queued_max_nr[lane], p->stats.queued_nr[lane]);
		sem_post(&p->work);
	}
	pthread_mutex_unlock(&p->lock);
	return ret;
}

bool hr_pool_step(struct hr_pool *p)
{
	struct hr_job *job;

	pthread_mutex_lock(&p->lock);
	job = take_locked(p);
	pthread_mutex_unlock(&p->lock);
	if (job)
		job_run(p, job);
	return job;
}

void hr_pool_stats_read(struct hr_pool *p, struct hr_pool_stats *ret_st)
{
	pthread_mutex_lock(&p->lock);
	*ret_st = p->stats;
	pthread_mutex_unlock(&p->lock);
}
