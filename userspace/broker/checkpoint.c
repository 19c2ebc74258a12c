// SPDX-License-Identifier: Apache-2.0
/*
 * checkpoint: the offset files of each log directory, written now and then.
 *
 * A run visits the shards one after the other (each fills in its partitions)
 * and ends in the pool, which replaces the files.  Tables that have not changed
 * since they were last written are left alone, so an idle node does not wake
 * its disk.
 */
#include <stdlib.h>
#include "node.h"

static const enum hr_checkpoint_kind kinds[] = { HR_CHECKPOINT_RECOVERY_POINT,
						 HR_CHECKPOINT_LOG_START,
						 HR_CHECKPOINT_REPLICATION };
#define KIND_NR 3

struct hr_checkpoints {
	struct hr_msg msg;
	struct hr_job job;
	struct hr_timer timer;
	struct hr_broker *broker;
	int at; /* shard being visited */
	bool running;
	struct hr_checkpoint tables[HR_LOG_DIR_NR_MAX][KIND_NR];
	uint64_t written_hash[HR_LOG_DIR_NR_MAX][KIND_NR];
	int err;
};

static void collect(struct hr_checkpoints *cp, const struct hr_shard *s)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it)) {
		struct hr_partition *p = hr_container_of(n, struct hr_partition, by_id);
		struct hr_checkpoint *t = cp->tables[p->dir_idx];
		struct hr_str topic = hr_str(p->topic);

		if (!p->log || p->lent)
			continue;
		if (hr_checkpoint_add(&t[0], topic, p->index, hr_log_recovery_point(p->log)) ||
		    hr_checkpoint_add(&t[2], topic, p->index, hr_log_high_watermark(p->log)))
			cp->err = -ENOMEM;
		/* A log that starts at its first segment needs no row; one more does no harm. */
		if (hr_log_start_offset(p->log) > 0 &&
		    hr_checkpoint_add(&t[1], topic, p->index, hr_log_start_offset(p->log)))
			cp->err = -ENOMEM;
	}
}

static void write_tables(struct hr_checkpoints *cp)
{
	struct hr_broker *b = cp->broker;

	for (int d = 0; d < b->dirs.log_dir_nr; d++) {
		for (int k = 0; k < KIND_NR; k++) {
			struct hr_buf text = HR_BUF_INIT;
			uint64_t hash;
			int err = cp->err;

			hr_checkpoint_sort(&cp->tables[d][k]);
			hr_checkpoint_format(&cp->tables[d][k], &text);
			hash = hr_hash_bytes(text.p, text.len);
			if (!err && hash != cp->written_hash[d][k])
				err = hr_checkpoint_write_sync(b->sys, b->dirs.paths[d], kinds[k],
							       &cp->tables[d][k]);
			if (!err)
				cp->written_hash[d][k] = hash;
			else
				cp->err = err;
			hr_buf_fini(&text);
			hr_checkpoint_fini(&cp->tables[d][k]);
		}
	}
}

static void write_run(struct hr_job *job)
{
	write_tables(hr_container_of(job, struct hr_checkpoints, job));
}

static void run_over(struct hr_checkpoints *cp)
{
	if (cp->err)
		hr_log(cp->broker->log, HR_LOG_ERROR, "broker", "checkpoint", hr_f_err(cp->err));
	cp->err = 0;
	cp->running = false;
}

static void write_done(struct hr_job *job)
{
	run_over(hr_container_of(job, struct hr_checkpoints, job));
}

static void visit(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_checkpoints *cp = hr_container_of(m, struct hr_checkpoints, msg);
	struct hr_broker *b = cp->broker;

	if (cp->at < b->shard_nr) {
		collect(cp, &b->shards[cp->at]);
		hr_broker_metrics_logs(&b->shards[cp->at]);
	}
	cp->at++;
	if (cp->at < b->shard_nr) {
		hr_reactor_post(b->reactors[cp->at], m);
		return;
	}
	if (cp->at == b->shard_nr && b->shard_nr > 1) {
		hr_reactor_post(b->reactors[0], m);
		return;
	}
	if (hr_pool_submit(b->pool, &cp->job, b->reactors[0], HR_POOL_BACKFILL, write_run,
			   write_done)) {
		cp->err = -EAGAIN;
		run_over(cp);
	}
}

static int64_t interval_ms(const struct hr_broker *b)
{
	return HR_MAX(
		hr_config_num(b->config, HR_CFG_REPLICA_HIGH_WATERMARK_CHECKPOINT_INTERVAL_MS),
		100);
}

static void due(struct hr_timer *t)
{
	struct hr_checkpoints *cp = hr_container_of(t, struct hr_checkpoints, timer);
	struct hr_broker *b = cp->broker;

	hr_timer_arm(b->reactors[0], t, interval_ms(b), due);
	if (cp->running)
		return;
	cp->running = true;
	cp->at = 0;
	cp->msg.run = visit;
	visit(&cp->msg, b->reactors[0]);
}

static void begin(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_checkpoints *cp = hr_container_of(m, struct hr_checkpoints, msg);

	hr_timer_arm(r, &cp->timer, interval_ms(cp->broker), due);
}

int hr_checkpoints_start(struct hr_broker *b)
{
	struct hr_checkpoints *cp = calloc(1, sizeof(*cp));

	if (!cp)
		return -ENOMEM;
	cp->broker = b;
	b->checkpoints = cp;
	cp->msg.run = begin;
	hr_reactor_post(b->reactors[0], &cp->msg);
	return 0;
}

int hr_checkpoints_finish_sync(struct hr_broker *b)
{
	struct hr_checkpoints *cp = b->checkpoints;
	int err;

	if (!cp)
		return 0;
	for (int d = 0; d < b->dirs.log_dir_nr; d++)
		for (int k = 0; k < KIND_NR; k++)
			hr_checkpoint_fini(&cp->tables[d][k]);
	for (int i = 0; i < b->shard_nr; i++)
		collect(cp, &b->shards[i]);
	write_tables(cp);
	err = cp->err;
	free(cp);
	b->checkpoints = NULL;
	return err;
}
