// SPDX-License-Identifier: Apache-2.0
/* partition: life, leadership, maintenance; appending is in append.c. */
#include <hr/replication/partition.h>
#include <stdio.h>
#include <stdlib.h>
#include "partition_priv.h"

static void destroy(struct hr_partition *p)
{
	if (!p)
		return;
	hr_partition_fds_leave(p);
	free(p->topic);
	free(p->path);
	free(p->batch);
	free(p);
}

int hr_partition_make(const struct hr_partition_open *o, struct hr_partition **ret_p)
{
	struct hr_partition *p = calloc(1, sizeof(*p));
	char name[HR_LOG_PATH_MAX];

	if (!p)
		return -ENOMEM;
	p->env = o->env;
	hr_list_init(&p->fd_used);
	hr_list_init(&p->fd_waiting);
	p->topic_id = o->topic_id;
	p->index = o->index;
	p->dir_idx = o->dir_idx;
	p->config = *o->config;
	p->leader = HR_LEADER_NONE;
	p->leader_epoch = -1;
	p->is_new = o->is_new;
	hr_list_init(&p->appends);
	hr_list_init(&p->written);
	hr_list_init(&p->unforced);
	hr_list_init(&p->watches);
	p->topic = strndup(o->topic.p, (size_t)o->topic.len);
	hr_partition_dir_name(name, sizeof(name), o->topic, o->index);
	if (!p->topic || asprintf(&p->path, "%s/%s", o->dir, name) < 0) {
		p->path = NULL;
		destroy(p);
		return -ENOMEM;
	}
	p->open_params = (struct hr_log_open_params){
		.sys = o->env->sys, .path = p->path, .config = &p->config, .clean = o->clean,
		.recovery_point = o->recovery_point, .log_start_offset = o->log_start_offset,
		.high_watermark = o->high_watermark, .keep_producer_state = true,
		.seed = hr_hash_bytes(o->topic_id.b, sizeof(o->topic_id.b)) + (uint64_t)o->index,
		.fds = &o->env->fds,
	};
	*ret_p = p;
	return 0;
}

static void open_run(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, job);

	p->open_err = hr_log_open_sync(&p->open_params, &p->load_info, &p->opened_log);
	if (!p->open_err && p->is_new)
		p->open_err = hr_partition_metadata_write_sync(p->env->sys, p->path, p->topic_id);
}

static void begin_to_lead(struct hr_partition *p)
{
	if (p->leader == p->env->node_id && p->leader_epoch > hr_log_latest_epoch(p->log))
		if (hr_log_assign_epoch(p->log, p->leader_epoch))
			p->env->failed(p->env->arg, p, -ENOMEM);
	if (p->alone)
		hr_log_set_high_watermark(p->log, hr_log_end_offset(p->log));
}

static void opened(struct hr_partition *p)
{
	if (p->open_err) {
		if (p->opened_log)
			hr_log_abandon(p->opened_log);
		p->opened_log = NULL;
		if (p->state == HR_PARTITION_OPENING)
			p->state = HR_PARTITION_FAILED;
		return;
	}
	p->log = p->opened_log;
	p->opened_log = NULL;
	hr_log_configure(p->log, &p->config);
	if (p->state == HR_PARTITION_OPENING)
		p->state = HR_PARTITION_LIVE;
	begin_to_lead(p);
}

static void open_done(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, job);

	p->lent--;
	opened(p);
	p->env->opened(p->env->arg, p, p->open_err, &p->load_info);
	if (p->state == HR_PARTITION_CLOSING) {
		hr_partition_close_step(p);
		return;
	}
	hr_partition_pump(p);
}

int hr_partition_create(const struct hr_partition_open *o, struct hr_partition **ret_p)
{
	struct hr_partition *p;
	int err = hr_partition_make(o, &p);

	if (err)
		return err;
	p->lent++;
	err = hr_pool_submit(p->env->pool, &p->job, p->env->reactor, HR_POOL_NORMAL, open_run,
			     open_done);
	if (err) {
		destroy(p);
		return err;
	}
	*ret_p = p;
	return 0;
}

int hr_partition_open_sync(struct hr_partition *p)
{
	open_run(&p->job);
	opened(p);
	return p->open_err;
}

int hr_partition_close_sync(struct hr_partition *p, bool clean)
{
	int err = 0;

	if (p->log && clean)
		err = hr_log_close_sync(p->log);
	else if (p->log)
		hr_log_abandon(p->log);
	destroy(p);
	return err;
}

static void close_run(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, job);
	struct hr_sys *sys = p->env->sys;
	char marked[HR_LOG_PATH_MAX], *slash = strrchr(p->path, '/');
	struct hr_log_dir dir = { .sys = sys };
	struct hr_uuid random;

	if (p->log) {
		hr_log_doom(p->log);
		hr_log_abandon(p->log);
	}
	p->log = NULL;
	if (!slash)
		return;
	*slash = 0;
	dir.path = p->path;
	sys->random->fill(sys, random.b, sizeof(random.b));
	p->open_err = hr_partition_dir_name_marked(marked, sizeof(marked), hr_str(p->topic),
						   p->index, random, HR_PARTITION_DIR_DELETE);
	if (!p->open_err)
		p->open_err = hr_log_dir_rename_sync(&dir, slash + 1, marked);
	/* Fetches under way keep their descriptors; the names can go at once. */
	if (!p->open_err)
		p->open_err = hr_log_dir_remove_sync(&dir, marked);
	*slash = '/';
}

static void close_done(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, job);

	hr_partition_env_close_files(p->env);
	p->env->gone(p->env->arg, p);
	destroy(p);
}

/* CLOSING goes on when every job is back. */
void hr_partition_close_step(struct hr_partition *p)
{
	if (p->lent || p->lent_reads || p->writing || p->preparing || p->forcing || p->retaining)
		return;
	hr_timer_cancel(p->env->reactor, &p->unlink_timer);
	p->lent++;
	if (hr_pool_submit(p->env->pool, &p->job, p->env->reactor, HR_POOL_NORMAL, close_run,
			   close_done)) {
		/* The pool is full: the next maintenance round tries again. */
		p->lent--;
	}
}

void hr_partition_delete(struct hr_partition *p)
{
	struct hr_list *n;

	if (p->state == HR_PARTITION_CLOSING)
		return;
	p->state = HR_PARTITION_CLOSING;
	while ((n = hr_list_pop(&p->appends))) {
		struct hr_partition_append *a = hr_list_entry(n, struct hr_partition_append, node);

		a->done(a, -ENOENT);
	}
	hr_partition_fire(p);
	/* Who still watches may take its watch back after the partition is gone. */
	while (hr_list_pop(&p->watches))
		;
	hr_partition_close_step(p);
}

void hr_partition_configure(struct hr_partition *p, const struct hr_log_config *config)
{
	p->config = *config;
	if (p->log && !p->lent)
		hr_log_configure(p->log, config);
}

bool hr_partition_is_leader(const struct hr_partition *p)
{
	return p->leader == p->env->node_id;
}

void hr_partition_set_state(struct hr_partition *p, const struct hr_partition_reg *reg)
{
	bool changed = p->leader != reg->leader || p->leader_epoch != reg->leader_epoch;

	p->leader = reg->leader;
	p->leader_epoch = reg->leader_epoch;
	p->alone = reg->isr.nr == 1 && reg->isr.v[0] == p->env->node_id;
	if (p->state != HR_PARTITION_LIVE)
		return;
	begin_to_lead(p);
	if (changed)
		hr_partition_fire(p);
}

void hr_partition_watch_add(struct hr_partition *p, struct hr_partition_watch *w)
{
	hr_list_push(&p->watches, &w->node);
}

void hr_partition_watch_del(struct hr_partition_watch *w)
{
	hr_list_del(&w->node);
}

void hr_partition_fire(struct hr_partition *p)
{
	hr_list_each_safe(n, next, &p->watches) {
		struct hr_partition_watch *w = hr_list_entry(n, struct hr_partition_watch, node);

		w->fire(w);
	}
}

/* --- maintenance ---------------------------------------------------------- */

static void retain_run(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, retain_job);

	p->open_err = hr_log_retain_sync(p->retain_log_job);
}

static void retain_over(struct hr_partition *p)
{
	hr_log_job_free(p->retain_log_job);
	p->retain_log_job = NULL;
	p->retaining = false;
	if (p->state == HR_PARTITION_CLOSING)
		hr_partition_close_step(p);
}

static void unlink_run(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, retain_job);

	hr_log_unlink_sync(p->retain_log_job);
}

static void unlink_done(struct hr_job *job)
{
	retain_over(hr_container_of(job, struct hr_partition, retain_job));
}

static void unlink_due(struct hr_timer *t)
{
	struct hr_partition *p = hr_container_of(t, struct hr_partition, unlink_timer);

	/* .deleted files that stay behind are removed at the next start. */
	if (hr_pool_submit(p->env->pool, &p->retain_job, p->env->reactor, HR_POOL_BACKFILL,
			   unlink_run, unlink_done))
		retain_over(p);
}

static void retain_done(struct hr_job *job)
{
	struct hr_partition *p = hr_container_of(job, struct hr_partition, retain_job);

	if (p->open_err || p->state == HR_PARTITION_CLOSING) {
		if (p->open_err)
			p->env->failed(p->env->arg, p, p->open_err);
		retain_over(p);
		return;
	}
	hr_timer_arm(p->env->reactor, &p->unlink_timer, p->config.file_delete_delay_ms, unlink_due);
}

static void retain(struct hr_partition *p, int64_t now_ms)
{
	bool want_roll = false;
	int err;

	if (p->retaining || p->preparing)
		return;
	err = hr_log_retain_begin(p->log, now_ms, &want_roll, &p->retain_log_job);
	if (want_roll) {
		p->wants_roll = true;
		hr_log_force_roll(p->log);
	}
	if (err)
		return;
	p->retaining = true;
	if (hr_pool_submit(p->env->pool, &p->retain_job, p->env->reactor, HR_POOL_BACKFILL,
			   retain_run, retain_done))
		retain_over(p);
}

void hr_partition_maintain(struct hr_partition *p, int64_t now_ms)
{
	if (p->state == HR_PARTITION_CLOSING)
		hr_partition_close_step(p);
	if (p->state != HR_PARTITION_LIVE || p->lent)
		return;
	hr_log_expire_producers(p->log, now_ms);
	retain(p, now_ms);
	hr_partition_fds_maintain(p);
	if (hr_log_flush_due(p->log, now_ms))
		p->wants_force = true;
	hr_partition_pump(p);
}

void hr_partition_read_over(struct hr_partition *p)
{
	p->lent_reads--;
	if (p->state == HR_PARTITION_CLOSING)
		hr_partition_close_step(p);
}

bool hr_partition_is_quiet(struct hr_partition *p)
{
	if (hr_timer_armed(&p->unlink_timer)) {
		hr_timer_cancel(p->env->reactor, &p->unlink_timer);
		retain_over(p);
	}
	return !p->lent && !p->lent_reads && !p->writing && !p->preparing && !p->forcing &&
	       !p->retaining && hr_list_empty(&p->appends) && hr_list_empty(&p->unforced);
}

int hr_partition_delete_records(struct hr_partition *p, int64_t offset)
{
	if (p->state != HR_PARTITION_LIVE || p->lent)
		return -EAGAIN;
	if (offset <= hr_log_start_offset(p->log))
		return 0;
	return hr_log_set_start_offset(p->log, offset);
}
