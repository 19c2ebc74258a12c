// SPDX-License-Identifier: Apache-2.0
/*
 * metrics: an observer's figures in Prometheus text.
 *
 * What is unknown has no series: an alert on absence sees it, a sum does not take it
 * for nothing.  Labels are bounded: the partitions of the largest logs, and groups up to
 * the same number.
 */
#include <hr/trace/metric.h>
#include <stdlib.h>

#include "priv.h"

struct figures {
	const struct obs_part *p;
	int64_t size_bytes, resident, dirty, writeback;
	struct obs_counts c;
};

enum family {
	F_RESIDENT, F_DIRTY, F_WRITEBACK, F_TAIL, F_ACCESSED, F_MISSED, F_EVICTED,
	F_READS, F_READ_BYTES, F_READ_S, F_WRITES, F_WRITE_BYTES, F_WRITE_S,
	F_FETCHED, F_COLD, F_NR,
};

static const struct {
	const char *name, *help;
	bool counter;
} families[F_NR] = {
	[F_RESIDENT] = { "headrace_pagecache_resident_bytes",
			 "Bytes of the log that are in memory." },
	[F_DIRTY] = { "headrace_pagecache_dirty_bytes",
		      "Bytes of the log that are not on disk yet." },
	[F_WRITEBACK] = { "headrace_pagecache_writeback_bytes",
			  "Bytes of the log that are being written." },
	[F_TAIL] = { "headrace_pagecache_tail_bytes",
		     "Bytes at the end of the log that are in memory without a gap." },
	[F_ACCESSED] = { "headrace_pagecache_accessed_pages_total",
			 "Pages of the log that reads asked for.", true },
	[F_MISSED] = { "headrace_pagecache_missed_pages_total",
		       "Pages of the log that reads brought in.", true },
	[F_EVICTED] = { "headrace_pagecache_evicted_pages_total",
			"Pages of the log that left memory.", true },
	[F_READS] = { "headrace_block_reads_total", "Read requests to the disk.", true },
	[F_READ_BYTES] = { "headrace_block_read_bytes_total", "Bytes of these.", true },
	[F_READ_S] = { "headrace_block_read_seconds_total", "Time that these took.", true },
	[F_WRITES] = { "headrace_block_writes_total", "Write requests to the disk.", true },
	[F_WRITE_BYTES] = { "headrace_block_write_bytes_total", "Bytes of these.", true },
	[F_WRITE_S] = { "headrace_block_write_seconds_total", "Time that these took.", true },
	[F_FETCHED] = { "headrace_fetch_partition_bytes_total",
			"Bytes of records given to fetch answers.", true },
	[F_COLD] = { "headrace_fetch_partition_cold_bytes_total",
		     "Of these, bytes that had to be read from the disk.", true },
};

static double value_of(const struct hr_observer *o, const struct figures *f, enum family k)
{
	const struct obs_part *p = f->p;
	int64_t page = o->page_bytes;
	int w = k >= F_WRITES;

	switch (k) {
	case F_RESIDENT: return f->resident < 0 ? -1 : (double)(f->resident * page);
	case F_DIRTY: return f->dirty < 0 ? -1 : (double)(f->dirty * page);
	case F_WRITEBACK: return f->writeback < 0 ? -1 : (double)(f->writeback * page);
	case F_TAIL: return p->tail_at < 0 ? -1 : (double)(obs_part_end_at(p) - p->tail_at);
	case F_ACCESSED: return (double)f->c.accessed;
	case F_MISSED: return (double)f->c.filled;
	case F_EVICTED: return (double)f->c.evicted;
	case F_READS:
	case F_WRITES: return (double)f->c.requests[w];
	case F_READ_BYTES:
	case F_WRITE_BYTES: return (double)f->c.bytes[w];
	case F_READ_S:
	case F_WRITE_S: return f->c.ns[w] < 0 ? -1 : (double)f->c.ns[w] / 1e9;
	case F_FETCHED: return (double)p->fetched_bytes;
	default: return (double)p->cold_bytes;
	}
}

static void head(struct hr_buf *out, const char *name, const char *help, bool counter)
{
	hr_buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name,
		      counter ? "counter" : "gauge");
}

static int by_size(const void *a, const void *b)
{
	const struct figures *x = a, *y = b;

	return (x->size_bytes < y->size_bytes) - (x->size_bytes > y->size_bytes);
}

static size_t collect(const struct hr_observer *o, struct figures *v)
{
	size_t nr = 0;

	hr_list_each(n, &o->order) {
		const struct obs_part *p = hr_list_entry(n, struct obs_part, order);
		struct figures *f = &v[nr++];

		*f = (struct figures){ .p = p };
		for (int i = 0; i < p->seg_nr; i++) {
			f->size_bytes += p->segs[i].size_bytes;
			f->resident = obs_plus(f->resident, p->segs[i].cache.resident);
			f->dirty = obs_plus(f->dirty, p->segs[i].cache.dirty);
			f->writeback = obs_plus(f->writeback, p->segs[i].cache.writeback);
		}
		obs_part_counts(p, &f->c);
	}
	qsort(v, nr, sizeof(*v), by_size);
	return nr;
}

static void put_partitions(const struct hr_observer *o, int max, struct hr_buf *out)
{
	struct figures *v = calloc(o->parts.nr + 1, sizeof(*v));
	size_t nr = v ? collect(o, v) : 0;
	struct hr_buf label = HR_BUF_INIT;

	for (int k = 0; k < F_NR; k++) {
		bool begun = false;

		for (size_t i = 0; i < nr && i < (size_t)max; i++) {
			double x = value_of(o, &v[i], (enum family)k);

			if (x < 0)
				continue;
			if (!begun)
				head(out, families[k].name, families[k].help, families[k].counter);
			begun = true;
			label.len = 0;
			hr_metric_label(&label, "topic", hr_str(v[i].p->topic));
			hr_buf_printf(out, "%s{%s,partition=\"%d\"} %.17g\n", families[k].name,
				      hr_buf_cstr(&label), v[i].p->index, x);
		}
	}
	hr_buf_fini(&label);
	free(v);
}

enum group_family { G_FETCHED, G_COLD, G_OUT, G_FALLS_OUT, G_NR };

static const struct {
	const char *name, *help;
	bool counter;
} group_families[G_NR] = {
	[G_FETCHED] = { "headrace_group_fetched_bytes_total",
			"Bytes of records fetched by members of the group.", true },
	[G_COLD] = { "headrace_group_cold_bytes_total",
		     "Of these, bytes that had to be read from the disk.", true },
	[G_OUT] = { "headrace_group_out_of_memory",
		    "1 when what the group reads next is not in memory, at its worst partition." },
	[G_FALLS_OUT] = { "headrace_group_falls_out_seconds",
			  "When the group's position falls out of memory at present rates." },
};

static double group_value(const struct hr_observer *o, const struct obs_group *g, int k)
{
	const struct obs_group_part *worst;
	struct obs_forecast f;

	if (k == G_FETCHED || k == G_COLD)
		return !o->groups_complete ? -1 : (double)(k == G_COLD ? g->cold_bytes
								       : g->fetched_bytes);
	obs_group_forecast(o, g, &f, &worst);
	if (f.state == OBS_UNKNOWN)
		return -1;
	return k == G_OUT ? f.state == OBS_OUT : f.falls_out_s;
}

static void put_groups(const struct hr_observer *o, int max, struct hr_buf *out)
{
	struct hr_buf label = HR_BUF_INIT;

	for (int k = 0; k < G_NR; k++) {
		struct hr_htable_iter it;
		struct hr_hnode *n = hr_htable_iter_first(&o->groups, &it);
		bool begun = false;

		for (int i = 0; n && i < max; n = hr_htable_iter_next(&o->groups, &it), i++) {
			const struct obs_group *g = hr_container_of(n, struct obs_group, node);
			double x = group_value(o, g, k);

			if (x < 0)
				continue;
			if (!begun)
				head(out, group_families[k].name, group_families[k].help,
				     group_families[k].counter);
			begun = true;
			label.len = 0;
			hr_metric_label(&label, "group", hr_str(g->name));
			hr_buf_printf(out, "%s{%s} %.17g\n", group_families[k].name,
				      hr_buf_cstr(&label), x);
		}
	}
	hr_buf_fini(&label);
}

static void put_own(const struct hr_observer *o, struct hr_buf *out)
{
	const struct {
		const char *name, *help;
		double v;
		bool counter;
	} own[] = {
		{ "headrace_observe_rounds_total", "Rounds of the observer.", (double)o->rounds,
		  true },
		{ "headrace_observe_measured_total", "Segments measured.", (double)o->measured,
		  true },
		{ "headrace_observe_unwatched_total",
		  "Files that the kernel's table had no room for.", (double)o->unwatched, true },
		{ "headrace_observe_left_out_total", "Readers and group positions left out.",
		  (double)(o->readers_left_out + o->group_parts_left_out), true },
		{ "headrace_observe_unknown_group_bytes_total",
		  "Bytes fetched by no group or by one that cannot be told.",
		  (double)o->unknown_bytes, true },
		{ "headrace_observe_unknown_group_cold_bytes_total", "Of these, from the disk.",
		  (double)o->unknown_cold_bytes, true },
		{ "headrace_observe_bpf", "1 when the kernel's programs count.",
		  o->opts.files.map >= 0, false },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(own); i++) {
		head(out, own[i].name, own[i].help, own[i].counter);
		hr_buf_printf(out, "%s %.17g\n", own[i].name, own[i].v);
	}
}

void hr_observer_metrics_put(struct hr_observer *o, int partitions_max, struct hr_buf *out)
{
	pthread_mutex_lock(&o->lock);
	put_own(o, out);
	put_partitions(o, partitions_max, out);
	put_groups(o, partitions_max, out);
	pthread_mutex_unlock(&o->lock);
}
