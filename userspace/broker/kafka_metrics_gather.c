// SPDX-License-Identifier: Apache-2.0
/*
 * kafka_metrics_gather: rows of all shards for one reading; see kafka_metrics.h.
 *
 *	status thread	message to each shard, waits at most WAIT_MS
 *	shard		levels, then partitions, then topics: ENTRIES_PER_TURN in a
 *			turn; a report at the end
 *
 * A table that grows between two turns doubles its buckets, so entries of buckets that
 * were copied may be met again and none is missed; the reader drops the doubles.
 */
#include <stdlib.h>
#include <time.h>

#include "kafka_metrics.h"
#include "sessions.h"

#define ENTRIES_PER_TURN 256
#define WAIT_MS 1000

void hr_gathering_free(struct hr_gathering *g)
{
	if (!g)
		return;
	for (int i = 0; i < g->shard_nr; i++) {
		hr_buf_fini(&g->v[i].partitions);
		hr_buf_fini(&g->v[i].topics);
		hr_image_put(g->v[i].image);
		hr_config_put(g->v[i].config);
	}
	pthread_mutex_destroy(&g->lock);
	pthread_cond_destroy(&g->done);
	free(g);
}

static void report(struct hr_gathered *p)
{
	struct hr_gathering *g = p->gathering;

	pthread_mutex_lock(&g->lock);
	if (!--g->pending)
		pthread_cond_signal(&g->done);
	pthread_mutex_unlock(&g->lock);
}

static void copy_partition(struct hr_gathered *p, struct hr_hnode *n)
{
	struct hr_partition *part = hr_container_of(n, struct hr_partition, by_id);
	struct hr_partition_row r = { .topic_id = part->topic_id, .index = part->index,
				      .dir_idx = part->dir_idx,
				      .retention_bytes = part->config.retention_bytes,
				      .is_failed = part->state == HR_PARTITION_FAILED };

	hr_list_each(a, &part->unforced)
		p->produces_waiting++;
	if (part->log && !part->lent) {
		r.is_open = true;
		r.segment_nr = hr_log_segment_nr(part->log);
		r.start_offset = hr_log_start_offset(part->log);
		r.end_offset = hr_log_end_offset(part->log);
		r.held_back = hr_log_high_watermark(part->log) - hr_log_stable_offset(part->log);
		r.size_bytes = hr_log_size_bytes(part->log);
		p->producers += (int64_t)hr_log_producers(part->log)->producers.nr;
	}
	hr_buf_put(&p->partitions, &r, sizeof(r));
}

static void copy_topic(struct hr_gathered *p, struct hr_hnode *n)
{
	const struct hr_topic_counts *t = hr_container_of(n, struct hr_topic_counts, by_id);
	struct hr_topic_row r = { .topic_id = t->topic_id };

	memcpy(r.v, t->v, sizeof(r.v));
	hr_buf_put(&p->topics, &r, sizeof(r));
}

/* False: there is more, for another turn. */
static bool copy_table(struct hr_gathered *p, const struct hr_htable *t,
		       void (*copy)(struct hr_gathered *p, struct hr_hnode *n))
{
	struct hr_htable_iter it = { .bucket = p->bucket };
	struct hr_hnode *n = p->bucket ? hr_htable_iter_next(t, &it) : hr_htable_iter_first(t, &it);
	int nr = 0;

	for (; n; n = hr_htable_iter_next(t, &it)) {
		copy(p, n);
		/* Stop only between buckets, where no node is remembered. */
		if (++nr >= ENTRIES_PER_TURN && !it.next && it.bucket) {
			p->bucket = it.bucket;
			return false;
		}
	}
	p->bucket = 0;
	return true;
}

static void copy_rest(struct hr_task *t)
{
	struct hr_gathered *p = hr_container_of(t, struct hr_gathered, task);

	if (!p->in_topics) {
		p->in_topics = copy_table(p, &p->shard->partitions, copy_partition);
		hr_task_defer(p->shard->reactor, t);
		return;
	}
	if (copy_table(p, &p->shard->counts->topics, copy_topic))
		report(p);
	else
		hr_task_defer(p->shard->reactor, t);
}

static void copy_controller(struct hr_gathered *p)
{
	struct hr_shard *s = p->shard;
	const struct hr_controller *c = s->broker->controller;

	p->image = s->image ? hr_image_get(s->image) : NULL;
	p->config = hr_config_get(s->config);
	p->now_ms = hr_sys_wall_ms(s->broker->sys);
	p->high_watermark = hr_controller_high_watermark(c);
	p->end_offset = hr_controller_end_offset(c);
	p->epoch = hr_controller_epoch(c);
	p->kraft_version = hr_controller_kraft(c)->kraft_version;
	p->voter_nr = hr_controller_kraft(c)->voter_nr;
}

static void begin(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_gathered *p = hr_container_of(m, struct hr_gathered, msg);
	struct hr_shard *s = p->shard;
	const struct hr_fetch_sessions *fs = s->sessions;

	p->groups = s->group_stats;
	p->coords = s->groups.stats;
	p->forces = (int64_t)s->env.forces;
	p->sessions = (int64_t)fs->nr;
	p->evictions = fs->evictions;
	p->fetches_waiting = fs->waiting_nr;
	p->fetch_parts_waiting = fs->waiting_part_nr;
	hr_list_each(n, &fs->lru)
		p->session_parts +=
			(int64_t)hr_list_entry(n, struct hr_fetch_session, lru)->parts.nr;
	if (!s->idx)
		copy_controller(p);
	hr_task_init(&p->task, copy_rest);
	hr_task_defer(r, &p->task);
}

static struct hr_gathering *create(struct hr_broker *b)
{
	struct hr_gathering *g = calloc(1, sizeof(*g) + (size_t)b->shard_nr * sizeof(g->v[0]));
	pthread_condattr_t attr;

	if (!g)
		return NULL;
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_mutex_init(&g->lock, NULL);
	pthread_cond_init(&g->done, &attr);
	pthread_condattr_destroy(&attr);
	g->pending = g->shard_nr = b->shard_nr;
	return g;
}

/* True when all shards have reported. */
static bool wait_for(struct hr_gathering *g, int wait_ms)
{
	struct timespec until;
	int err = 0, pending;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += wait_ms / 1000;
	pthread_mutex_lock(&g->lock);
	while (wait_ms && g->pending && !err)
		err = pthread_cond_timedwait(&g->done, &g->lock, &until);
	pending = g->pending;
	pthread_mutex_unlock(&g->lock);
	return !pending;
}

static bool is_whole(const struct hr_gathering *g)
{
	for (int i = 0; i < g->shard_nr; i++)
		if (g->v[i].partitions.err || g->v[i].topics.err)
			return false;
	return g->v[0].image;
}

struct hr_gathering *hr_gathering_take(struct hr_broker *b)
{
	struct hr_gathering *g;

	if (b->kafka->late) {
		if (!wait_for(b->kafka->late, 0))
			goto late;
		hr_gathering_free(b->kafka->late);
		b->kafka->late = NULL;
	}
	if (!hr_broker_ready(b))
		return NULL;
	g = create(b);
	if (!g)
		return NULL;
	for (int i = 0; i < b->shard_nr; i++) {
		g->v[i].gathering = g;
		g->v[i].shard = &b->shards[i];
		g->v[i].msg.run = begin;
		hr_reactor_post(b->reactors[i], &g->v[i].msg);
	}
	if (!wait_for(g, WAIT_MS)) {
		b->kafka->late = g;
		goto late;
	}
	if (is_whole(g))
		return g;
	hr_gathering_free(g);
	return NULL;
late:
	hr_metric_add(b->kafka->gather_late, hr_metrics_shared(b->metrics), 1);
	return NULL;
}
