// SPDX-License-Identifier: Apache-2.0
/*
 * DescribeLogDirs (KIP-113, KIP-827, KIP-1066): sizes of logs by directory.
 *
 * Sizes are asked of the home shards; the space of each file system is asked in
 * the pool, since statfs(2) may block on a sick disk.
 */
#include <hr/protocol/gen/describe_log_dirs.h>
#include <stdlib.h>
#include "../gather.h"
#include "api.h"

struct item {
	struct hr_gather_item it;
	const char *topic;
	int dir; /* -1: not here */
	int64_t size_bytes;
};

struct state {
	struct hr_job job;
	struct hr_request *rq;
	struct item *items;
	int32_t nr;
	struct hr_sys_space space[HR_LOG_DIR_NR_MAX];
	int space_err[HR_LOG_DIR_NR_MAX];
};

static void run(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p)
{
	struct item *i = hr_container_of(it, struct item, it);

	i->dir = -1;
	if (p) {
		i->dir = p->dir_idx;
		i->size_bytes = hr_log_size_bytes(p->log);
	}
	hr_gather_over(it);
}

static bool is_cordoned(const struct hr_request *rq, const char *path)
{
	const char *pos = hr_config_text(rq->shard->config, HR_CFG_CORDONED_LOG_DIRS);
	struct hr_str item;

	while (hr_config_list_next(&pos, &item))
		if (hr_str_eqc(item, "*") || hr_str_eqc(item, path))
			return true;
	return false;
}

static int fill_dir(struct state *st, int d,
		    struct hr_describe_log_dirs_response_describe_log_dirs_result *row)
{
	struct hr_describe_log_dirs_response_describe_log_dirs_topic *t = NULL;
	struct hr_request *rq = st->rq;
	const char *last = NULL;
	int32_t nr = 0;

	for (int32_t i = 0; i < st->nr; i++)
		nr += st->items[i].dir == d;
	row->log_dir = hr_str(rq->broker->dirs.paths[d]);
	row->is_cordoned = is_cordoned(rq, rq->broker->dirs.paths[d]);
	if (!st->space_err[d]) {
		row->total_bytes = st->space[d].total_bytes;
		row->usable_bytes = st->space[d].usable_bytes;
	}
	row->topics.v =
		hr_request_new(rq, &hr_describe_log_dirs_response_describe_log_dirs_topic_desc, nr);
	if (!row->topics.v)
		return -ENOMEM;
	row->topics.nr = 0;
	/* Items of one topic stand together. */
	for (int32_t i = 0; i < st->nr; i++) {
		struct hr_describe_log_dirs_response_describe_log_dirs_partition *p;
		const struct item *it = &st->items[i];

		if (it->dir != d)
			continue;
		if (it->topic != last) {
			int32_t run_nr = 1;

			while (i + run_nr < st->nr && st->items[i + run_nr].topic == it->topic)
				run_nr++;
			t = &row->topics.v[row->topics.nr++];
			t->name = hr_str(it->topic);
			t->partitions.v = hr_request_new(
				rq, &hr_describe_log_dirs_response_describe_log_dirs_partition_desc,
				run_nr);
			if (!t->partitions.v)
				return -ENOMEM;
			t->partitions.nr = 0;
			last = it->topic;
		}
		p = &t->partitions.v[t->partitions.nr++];
		p->partition_index = it->it.index;
		p->partition_size = it->size_bytes;
	}
	return 0;
}

static void respond(struct state *st)
{
	struct hr_request *rq = st->rq;
	int dirs = rq->broker->dirs.log_dir_nr, err = 0;
	struct hr_describe_log_dirs_response resp;

	hr_struct_init(&hr_describe_log_dirs_response_desc, &resp);
	resp.results.v = hr_request_new(
		rq, &hr_describe_log_dirs_response_describe_log_dirs_result_desc, dirs);
	resp.results.nr = dirs;
	for (int d = 0; resp.results.v && !err && d < dirs; d++)
		err = fill_dir(st, d, &resp.results.v[d]);
	if (err || !resp.results.v)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}

static void ask_space(struct hr_job *job)
{
	struct state *st = hr_container_of(job, struct state, job);
	struct hr_broker *b = st->rq->broker;

	for (int d = 0; d < b->dirs.log_dir_nr; d++)
		st->space_err[d] = b->sys->file->space(b->sys, b->dirs.paths[d], &st->space[d]);
}

static void space_known(struct hr_job *job)
{
	respond(hr_container_of(job, struct state, job));
}

static void done(struct hr_request *rq, void *arg)
{
	struct state *st = arg;

	if (hr_pool_submit(rq->broker->pool, &st->job, rq->shard->reactor, HR_POOL_NORMAL,
			   ask_space, space_known)) {
		for (int d = 0; d < HR_LOG_DIR_NR_MAX; d++)
			st->space_err[d] = -EAGAIN;
		respond(st);
	}
}

static void add(struct state *st, const struct hr_topic *t, int32_t index)
{
	struct item *i = &st->items[st->nr++];

	i->topic = t->name;
	i->it.topic_id = t->id;
	i->it.index = index;
}

static int count_each(void *arg, struct hr_slice key, void *value)
{
	*(int64_t *)arg += ((const struct hr_topic *)value)->partition_nr;
	return 0;
}

static int add_each(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;

	for (int32_t i = 0; i < t->partition_nr; i++)
		add(arg, t, i);
	return 0;
}

static void add_asked(struct state *st, const struct hr_describe_log_dirs_request *r)
{
	for (int32_t i = 0; i < r->topics.nr; i++) {
		const struct hr_topic *t =
			hr_image_topic(st->rq->shard->image, r->topics.v[i].topic);

		for (int32_t k = 0; t && k < r->topics.v[i].partitions.nr; k++)
			if (hr_topic_partition(t, r->topics.v[i].partitions.v[k]))
				add(st, t, r->topics.v[i].partitions.v[k]);
	}
}

void hr_api_describe_log_dirs(struct hr_request *rq)
{
	static const struct hr_gather_ops ops = { run, done };
	const struct hr_describe_log_dirs_request *r = rq->body;
	struct hr_slice all = { NULL, 0 };
	struct state *st = hr_arena_alloc(&rq->arena, sizeof(*st));
	int64_t nr = 0;

	if (r->topics.nr < 0)
		hr_ptree_walk(&rq->shard->image->topics_by_name, all, count_each, &nr);
	for (int32_t i = 0; i < r->topics.nr; i++)
		nr += HR_MAX(r->topics.v[i].partitions.nr, 0);
	if (st) {
		st->rq = rq;
		st->items = hr_arena_array(&rq->arena, (size_t)nr + 1, sizeof(*st->items));
	}
	if (!st || !st->items) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	/* Topic names must outlive the gathering. */
	rq->image = hr_image_get(rq->shard->image);
	if (r->topics.nr < 0)
		hr_ptree_walk(&rq->image->topics_by_name, all, add_each, st);
	else
		add_asked(st, r);
	if (hr_gather_start(rq, &ops, &st->items[0].it, sizeof(*st->items), st->nr, st))
		hr_request_close(rq, "no memory for the answer");
}
