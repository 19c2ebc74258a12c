// SPDX-License-Identifier: Apache-2.0
/*
 * stop: the shutdown ladder, and reloading.
 *
 *	1  stop accepting and reading; answer what is under way (or the deadline)
 *	2  every shard waits until its partitions have no write or job under way
 *	3  reactors end, pool ends
 *	4  logs are forced and closed, checkpoints written, metadata closed
 *	5  the clean marker, last, and only if all of it worked
 *
 * A node that fails (the metadata log cannot be written) takes the same steps
 * and leaves no marker.
 */
#include <hr/config/config.h>
#include <stdio.h>
#include <stdlib.h>
#include "coordinate.h"
#include "kafka_metrics.h"
#include "kernel.h"
#include "pressure.h"
#include "observe.h"
#include "quotas.h"
#include "sessions.h"
#include "telemetry.h"

#define DRAIN_MS 10000
#define QUIET_POLL_MS 5
#define QUIET_MS 20000

struct quiet {
	struct hr_msg msg;
	struct hr_timer timer;
	struct hr_shard *shard;
	int64_t until_ms;
	int *waiting; /* shards that are not quiet; shard 0 owns it */
};

struct stop {
	struct hr_msg msg;
	struct hr_broker *b;
	int waiting;
	struct quiet quiet[];
};

static void end_reactors(struct hr_broker *b)
{
	pthread_mutex_lock(&b->end_lock);
	b->drained = true;
	pthread_cond_signal(&b->end_cond);
	pthread_mutex_unlock(&b->end_lock);
}

static void shard_quiet(struct hr_msg *m, struct hr_reactor *r)
{
	struct quiet *q = hr_container_of(m, struct quiet, msg);

	if (!--*q->waiting)
		end_reactors(q->shard->broker);
}

static bool is_quiet(struct hr_shard *s)
{
	struct hr_htable_iter it;

	if (!hr_coordinators_quiet(s))
		return false;
	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it))
		if (!hr_partition_is_quiet(hr_container_of(n, struct hr_partition, by_id)))
			return false;
	return true;
}

static void poll_quiet(struct hr_timer *t)
{
	struct quiet *q = hr_container_of(t, struct quiet, timer);
	struct hr_shard *s = q->shard;

	if (!is_quiet(s) && hr_reactor_now_ms(s->reactor) < q->until_ms) {
		hr_timer_arm(s->reactor, t, QUIET_POLL_MS, poll_quiet);
		return;
	}
	q->msg.run = shard_quiet;
	hr_reactor_post(s->broker->reactors[0], &q->msg);
}

static void begin_quiet(struct hr_msg *m, struct hr_reactor *r)
{
	struct quiet *q = hr_container_of(m, struct quiet, msg);

	hr_timer_cancel(r, &q->shard->maintain_timer);
	hr_task_cancel(&q->shard->maintain_task);
	q->until_ms = hr_reactor_now_ms(r) + QUIET_MS;
	poll_quiet(&q->timer);
}

static void drained(void *arg)
{
	struct stop *st = arg;
	struct hr_broker *b = st->b;

	st->waiting = b->shard_nr;
	for (int i = 0; i < b->shard_nr; i++) {
		struct quiet *q = &st->quiet[i];

		q->shard = &b->shards[i];
		q->waiting = &st->waiting;
		q->msg.run = begin_quiet;
		hr_reactor_post(b->reactors[i], &q->msg);
	}
}

static void begin_stop(struct hr_msg *m, struct hr_reactor *r)
{
	struct stop *st = hr_container_of(m, struct stop, msg);

	hr_log(st->b->log, HR_LOG_INFO, "broker", "stopping");
	for (int i = 0; i < st->b->shard_nr; i++)
		hr_fetches_wake_all(&st->b->shards[i]);
	for (int i = 0; i < st->b->shard_nr; i++)
		hr_coordinators_stop(&st->b->shards[i]);
	hr_net_drain(st->b->net, DRAIN_MS, drained, st);
}

void hr_broker_stop(struct hr_broker *b)
{
	struct stop *st;

	if (__atomic_exchange_n(&b->stopping, 1, __ATOMIC_ACQ_REL))
		return;
	st = calloc(1, sizeof(*st) + (size_t)b->shard_nr * sizeof(struct quiet));
	if (!st) {
		end_reactors(b);
		return;
	}
	st->b = b;
	st->msg.run = begin_stop;
	b->stop = st;
	hr_reactor_post(b->reactors[0], &st->msg);
}

void hr_broker_fatal(struct hr_broker *b, int err, const char *what)
{
	hr_log(b->log, HR_LOG_ERROR, "broker", "fatal", hr_f_cstr("what", what), hr_f_err(err));
	__atomic_store_n(&b->fatal_err, err, __ATOMIC_RELEASE);
	hr_broker_stop(b);
	if (b->opts.on_fatal)
		b->opts.on_fatal(b->opts.on_fatal_arg);
}

/* Step 4 for one shard: what is not forced yet, so that the checkpoints say all. */
static int force_logs(struct hr_shard *s)
{
	struct hr_htable_iter it;
	int err = 0;

	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it)) {
		struct hr_partition *p = hr_container_of(n, struct hr_partition, by_id);
		struct hr_log_job *job;

		if (!p->log || hr_log_flush_begin(p->log, &job))
			continue;
		hr_log_flush_sync(job);
		err = hr_log_flush_end(p->log, job) ?: err;
	}
	return err;
}

static int close_all(struct hr_broker *b)
{
	bool clean = !b->fatal_err;
	int err = 0;

	for (int i = 0; i < b->shard_nr; i++) {
		clean &= is_quiet(&b->shards[i]);
		if (clean)
			err = force_logs(&b->shards[i]) ?: err;
	}
	err = hr_checkpoints_finish_sync(b) ?: err;
	hr_shards_fini(b, clean);
	if (b->controller)
		err = hr_controller_close_sync(b->controller) ?: err;
	b->controller = NULL;
	clean &= !err;
	for (int i = 0; i < b->open_dir_nr; i++)
		err = hr_log_dir_close_sync(&b->log_dirs[i], clean, b->broker_epoch) ?: err;
	b->open_dir_nr = 0;
	hr_log(b->log, err ? HR_LOG_ERROR : HR_LOG_INFO, "broker", "stopped",
	       hr_f_bool("clean", clean), hr_f_err(err));
	return err ? err : b->fatal_err;
}

int hr_broker_wait(struct hr_broker *b)
{
	struct hr_pool *pool;

	pthread_mutex_lock(&b->end_lock);
	while (!b->drained)
		pthread_cond_wait(&b->end_cond, &b->end_lock);
	pthread_mutex_unlock(&b->end_lock);
	hr_observing_stop(b);
	for (int i = 0; i < b->shard_nr; i++)
		hr_reactor_stop(b->reactors[i]);
	for (int i = 0; i < b->shard_nr; i++)
		hr_reactor_join(b->reactors[i]);
	pthread_mutex_lock(&b->end_lock);
	pool = b->pool;
	b->pool = NULL;
	pthread_mutex_unlock(&b->end_lock);
	hr_pool_destroy(pool);
	return close_all(b);
}

void hr_broker_destroy(struct hr_broker *b)
{
	if (!b)
		return;
	hr_pool_destroy(b->pool);
	if (b->controller) {
		free(b->checkpoints);
		hr_shards_fini(b, false);
		hr_controller_close_sync(b->controller);
	}
	for (int i = 0; i < b->open_dir_nr; i++)
		hr_log_dir_close_sync(&b->log_dirs[i], false, -1);
	hr_net_destroy(b->net);
	hr_fetch_sessions_fini(b);
	hr_observing_destroy(b);
	hr_telemetry_destroy(b->telemetry);
	hr_pressure_destroy(b->pressure);
	hr_broker_kernel_close(b);
	hr_quotas_destroy(b);
	for (int i = 0; i < b->shard_nr; i++)
		hr_reactor_destroy(b->reactors[i]);
	hr_account_destroy(b->account);
	hr_kafka_metrics_fini(b);
	hr_metrics_destroy(b->metrics);
	free(b->m.levels);
	hr_logger_destroy(b->log);
	hr_dirs_fini(&b->dirs);
	hr_config_put(b->config);
	free(b->stop);
	pthread_mutex_destroy(&b->end_lock);
	pthread_cond_destroy(&b->end_cond);
	free(b);
}

/* --- reload ------------------------------------------------------------------ */

struct reload {
	struct hr_msg msg;
	struct hr_job job;
	struct hr_broker *b;
	struct hr_props file;
	struct hr_buf why;
	int err;
};

static void reload_free(struct reload *rl)
{
	hr_props_fini(&rl->file);
	hr_buf_fini(&rl->why);
	free(rl);
}

static void reload_run(struct hr_job *job)
{
	struct reload *rl = hr_container_of(job, struct reload, job);

	rl->err = rl->b->opts.reload(rl->b->opts.reload_arg, &rl->file, &rl->why);
}

/*
 * Keys that are read at start only keep their old values; a change of one is
 * said, so that nobody waits for it.
 */
static int keep_read_only(struct hr_broker *b, struct hr_props *file)
{
	int err = 0;

	for (int i = 0; !err && i < HR_CFG_NR; i++) {
		const struct hr_config_key *key = &hr_config_broker_keys[i];
		const char *was = hr_props_get(&b->config->file, key->name),
			   *is = hr_props_get(file, key->name);

		if (key->scope != HR_CONFIG_READ_ONLY || (was && is && !strcmp(was, is)) ||
		    (!was && !is))
			continue;
		hr_log(b->log, HR_LOG_WARN, "config", "reload.needs_restart",
		       hr_f_cstr("key", key->name));
		if (was)
			err = hr_props_set(file, hr_str(key->name), hr_str(was));
		else
			hr_props_unset(file, key->name);
	}
	return err;
}

static void reload_done(struct hr_job *job)
{
	struct reload *rl = hr_container_of(job, struct reload, job);
	struct hr_broker *b = rl->b;
	const struct hr_image *im = b->shards[0].image;
	struct hr_config *config = NULL;
	char id[16];

	snprintf(id, sizeof(id), "%d", b->roles.node_id);
	if (!rl->err)
		rl->err = keep_read_only(b, &rl->file);
	if (!rl->err)
		rl->err = hr_config_create(
			&rl->file, hr_image_props(im, HR_RESOURCE_BROKER, hr_str("")),
			hr_image_props(im, HR_RESOURCE_BROKER, hr_str(id)), &config, &rl->why);
	if (rl->err) {
		hr_log(b->log, HR_LOG_ERROR, "config", "reload.refused",
		       hr_f_cstr("why", rl->why.len ? hr_buf_cstr(&rl->why) : strerror(-rl->err)));
	} else {
		hr_shards_configure(b, config);
		hr_config_put(config);
		hr_log(b->log, HR_LOG_INFO, "config", "reloaded");
	}
	reload_free(rl);
}

static void begin_reload(struct hr_msg *m, struct hr_reactor *r)
{
	struct reload *rl = hr_container_of(m, struct reload, msg);

	if (hr_pool_submit(rl->b->pool, &rl->job, r, HR_POOL_NORMAL, reload_run, reload_done))
		reload_free(rl);
}

void hr_broker_reload(struct hr_broker *b)
{
	struct reload *rl;

	if (!b->opts.reload) {
		hr_log(b->log, HR_LOG_INFO, "config", "reload.nothing");
		return;
	}
	rl = calloc(1, sizeof(*rl));
	if (!rl)
		return;
	rl->b = b;
	rl->msg.run = begin_reload;
	hr_reactor_post(b->reactors[0], &rl->msg);
}
