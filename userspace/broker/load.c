// SPDX-License-Identifier: Apache-2.0
/*
 * load: opening the logs of all directories before the node serves.
 *
 * Each directory is listed; what the image places here is opened by
 * num.recovery.threads.per.data.dir threads for each directory, what was
 * renamed away for deletion is removed, what no longer belongs here is renamed
 * to -stray and left to the operator.  Partitions that the image places here
 * and that have no directory yet are made.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include "node.h"

#define THREAD_NR_MAX 64
#define PROGRESS_NS 2000000000LL

struct load {
	struct hr_broker *b;
	struct hr_image *image;
	struct hr_partition **v;
	size_t nr, cap;
	size_t next; /* atomic */
	size_t done; /* atomic */
	int64_t scanned_bytes, cut_bytes; /* atomic */
	int failed_nr;			  /* atomic */
	int64_t told_ns;
	int dir; /* being listed */
};

static int add(struct load *l, struct hr_partition *p)
{
	if (l->nr == l->cap) {
		size_t cap = l->cap ? 2 * l->cap : 64;
		struct hr_partition **v = reallocarray(l->v, cap, sizeof(*v));

		if (!v)
			return -ENOMEM;
		l->v = v;
		l->cap = cap;
	}
	l->v[l->nr++] = p;
	return 0;
}

static bool placed_here(const struct load *l, const struct hr_topic *t, int32_t index)
{
	const struct hr_partition_reg *reg = t ? hr_topic_partition(t, index) : NULL;

	for (int i = 0; reg && i < reg->replicas.nr; i++)
		if (reg->replicas.v[i] == l->b->roles.node_id)
			return true;
	return false;
}

static int64_t offset_in(const struct hr_checkpoint *c, struct hr_str topic, int32_t index)
{
	return hr_checkpoint_get(c, topic, index);
}

static int make(struct load *l, const struct hr_topic *t, int32_t index, int dir, bool is_new)
{
	struct hr_broker *b = l->b;
	struct hr_log_dir *d = &b->log_dirs[dir];
	struct hr_log_config lc;
	struct hr_partition_open o = {
		.topic_id = t->id,
		.topic = hr_str(t->name),
		.index = index,
		.dir = b->dirs.paths[dir],
		.dir_idx = dir,
		.config = &lc,
		.clean = d->was_clean || is_new,
		.is_new = is_new,
		.log_start_offset = -1,
		.high_watermark = -1,
	};
	struct hr_shard *s = hr_shard_of(b, t->id, index);
	struct hr_partition *p;
	int err;

	hr_log_config_of(b->config, hr_image_props(l->image, HR_RESOURCE_TOPIC, hr_str(t->name)),
			 &lc);
	s->flush_timed |= lc.flush_ms != INT64_MAX;
	o.env = &s->env;
	if (!is_new) {
		o.recovery_point = HR_MAX(offset_in(&d->recovery_points, o.topic, index), 0);
		o.log_start_offset = offset_in(&d->log_starts, o.topic, index);
		o.high_watermark = offset_in(&d->high_watermarks, o.topic, index);
	}
	err = hr_partition_make(&o, &p);
	return err ? err : add(l, p);
}

static void set_aside(struct load *l, const char *name, const struct hr_partition_dir *pd)
{
	struct hr_broker *b = l->b;
	char marked[HR_LOG_PATH_MAX];
	struct hr_uuid random;
	int err;

	b->sys->random->fill(b->sys, random.b, sizeof(random.b));
	err = hr_partition_dir_name_marked(marked, sizeof(marked), pd->topic, pd->partition, random,
					   HR_PARTITION_DIR_STRAY);
	if (!err)
		err = hr_log_dir_rename_sync(&b->log_dirs[l->dir], name, marked);
	hr_log(b->log, HR_LOG_WARN, "broker", "log.stray", hr_f_cstr("directory", name),
	       hr_f_cstr("becomes", err ? "" : marked), hr_f_err(err));
}

static int entry(void *arg, const char *name, const struct hr_partition_dir *pd)
{
	struct load *l = arg;
	struct hr_broker *b = l->b;
	const struct hr_topic *t;
	struct hr_uuid id;
	char path[HR_LOG_PATH_MAX];
	int err;

	if (hr_str_eqc(pd->topic, HR_METADATA_TOPIC))
		return 0;
	if (pd->kind == HR_PARTITION_DIR_DELETE) {
		err = hr_log_dir_remove_sync(&b->log_dirs[l->dir], name);
		if (err)
			hr_log(b->log, HR_LOG_WARN, "broker", "log.remove",
			       hr_f_cstr("directory", name), hr_f_err(err));
		return 0;
	}
	if (pd->kind != HR_PARTITION_DIR_LIVE)
		return 0;
	snprintf(path, sizeof(path), "%s/%s", b->dirs.paths[l->dir], name);
	err = hr_partition_metadata_read_sync(b->sys, path, &id);
	t = err ? NULL : hr_image_topic_by_id(l->image, id);
	/* Made but not yet named: the id is written right after, so the topic's name decides. */
	if (err == -ENOENT) {
		t = hr_image_topic(l->image, pd->topic);
		if (t && placed_here(l, t, pd->partition))
			return make(l, t, pd->partition, l->dir, true);
	}
	if (!placed_here(l, t, pd->partition)) {
		set_aside(l, name, pd);
		return 0;
	}
	return make(l, t, pd->partition, l->dir, false);
}

static void *work(void *arg)
{
	struct load *l = arg;
	size_t i;

	while ((i = __atomic_fetch_add(&l->next, 1, __ATOMIC_RELAXED)) < l->nr) {
		struct hr_partition *p = l->v[i];
		int err = hr_partition_open_sync(p);

		if (err) {
			__atomic_add_fetch(&l->failed_nr, 1, __ATOMIC_RELAXED);
			hr_log(l->b->log, HR_LOG_ERROR, "broker", "partition.open",
			       hr_f_cstr("topic", p->topic), hr_f_i64("partition", p->index),
			       hr_f_err(err));
		}
		__atomic_add_fetch(&l->scanned_bytes, p->load_info.scanned_bytes, __ATOMIC_RELAXED);
		__atomic_add_fetch(&l->cut_bytes, p->load_info.cut_bytes, __ATOMIC_RELAXED);
		if (p->load_info.cut_bytes)
			hr_log(l->b->log, HR_LOG_WARN, "broker", "log.cut",
			       hr_f_cstr("topic", p->topic), hr_f_i64("partition", p->index),
			       hr_f_i64("cut_bytes", p->load_info.cut_bytes));
		__atomic_add_fetch(&l->done, 1, __ATOMIC_RELAXED);
	}
	return NULL;
}

/* Says how far it is, every two seconds. */
static void tell(struct load *l)
{
	int64_t now_ns = hr_sys_mono_ns(l->b->sys);

	if (now_ns - l->told_ns < PROGRESS_NS)
		return;
	l->told_ns = now_ns;
	hr_log(l->b->log, HR_LOG_INFO, "broker", "load.progress",
	       hr_f_i64("logs_open", (int64_t)__atomic_load_n(&l->done, __ATOMIC_RELAXED)),
	       hr_f_i64("logs", (int64_t)l->nr),
	       hr_f_i64("scanned_bytes", __atomic_load_n(&l->scanned_bytes, __ATOMIC_RELAXED)));
}

static void open_all(struct load *l)
{
	int nr = hr_config_int(l->b->config, HR_CFG_NUM_RECOVERY_THREADS_PER_DATA_DIR) *
		 l->b->dirs.log_dir_nr;
	pthread_t threads[THREAD_NR_MAX];
	int started = 0;

	nr = (int)HR_MIN((size_t)HR_MIN(HR_MAX(nr, 1), THREAD_NR_MAX), l->nr);
	for (; started < nr - 1; started++)
		if (pthread_create(&threads[started], NULL, work, l))
			break;
	if (started && l->nr > 64) {
		/* This thread watches; it helps only when it would be alone. */
		while (__atomic_load_n(&l->done, __ATOMIC_RELAXED) + (size_t)started < l->nr) {
			struct timespec ts = { .tv_nsec = 50000000 };

			nanosleep(&ts, NULL);
			tell(l);
		}
	} else {
		work(l);
	}
	for (int i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}

static int make_missing(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct load *l = arg;
	struct hr_broker *b = l->b;

	for (int32_t i = 0; i < t->partition_nr; i++) {
		struct hr_shard *s = hr_shard_of(b, t->id, i);
		const struct hr_partition_reg *reg = hr_topic_partition(t, i);
		int dir = 0, err;

		if (!placed_here(l, t, i) || hr_shard_partition(s, t->id, i))
			continue;
		for (int r = 0; r < reg->replicas.nr && reg->directories; r++)
			for (int d = 0; d < b->dirs.log_dir_nr; d++)
				if (reg->replicas.v[r] == b->roles.node_id &&
				    hr_uuid_eq(reg->directories[r],
					       b->log_dirs[d].meta.directory_id))
					dir = d;
		err = make(l, t, i, dir, true);
		if (err)
			return err;
	}
	return 0;
}

static void attach(struct load *l, size_t from)
{
	for (size_t i = from; i < l->nr; i++) {
		struct hr_partition *p = l->v[i];
		const struct hr_topic *t = hr_image_topic_by_id(l->image, p->topic_id);

		l->b->placed_nr[p->dir_idx]++;
		hr_shard_attach(hr_shard_of(l->b, p->topic_id, p->index), p);
		hr_partition_set_state(p, hr_topic_partition(t, p->index));
	}
}

int hr_shards_load_sync(struct hr_broker *b, struct hr_buf *why)
{
	struct load l = { .b = b };
	struct hr_slice all = { NULL, 0 };
	size_t found;
	int err = hr_image_freeze(hr_controller_draft(b->controller), &l.image);

	if (err)
		return err;
	l.told_ns = hr_sys_mono_ns(b->sys);
	for (l.dir = 0; !err && l.dir < b->dirs.log_dir_nr; l.dir++)
		err = hr_log_dir_list_sync(&b->log_dirs[l.dir], entry, &l);
	if (!err) {
		open_all(&l);
		attach(&l, 0);
		found = l.nr;
		err = hr_ptree_walk(&l.image->topics_by_id, all, make_missing, &l);
		if (!err) {
			l.next = found;
			open_all(&l);
			attach(&l, found);
		}
	}
	if (err)
		hr_buf_printf(why, "loading the logs: %s", strerror(-err));
	hr_log(b->log, HR_LOG_INFO, "broker", "loaded", hr_f_i64("logs", (int64_t)l.nr),
	       hr_f_i64("scanned_bytes", l.scanned_bytes), hr_f_i64("cut_bytes", l.cut_bytes),
	       hr_f_i64("failed", l.failed_nr));
	for (int i = 0; i < b->shard_nr; i++)
		b->shards[i].image = hr_image_get(l.image);
	hr_metric_add(b->m.recovered_bytes, hr_metrics_shared(b->metrics),
		      (uint64_t)l.scanned_bytes);
	hr_image_put(l.image);
	free(l.v);
	return err;
}
