// SPDX-License-Identifier: Apache-2.0
/*
 * query: what an observer knows, as JSON.
 *
 * Unknown is null.  Documentation/ABI/testing/observe.rst has the members; rows are
 * bounded by limit, largest first, and rows_total says how many there are.
 */
#include <fcntl.h>
#include <stdlib.h>

#include "priv.h"

#define CELLS_MAX 256

static json_t *num(int64_t v)
{
	return v < 0 ? json_null() : json_integer(v);
}

static json_t *pages(const struct hr_observer *o, int64_t v)
{
	return num(v < 0 ? -1 : v * o->page_bytes);
}

static json_t *real(double v)
{
	return v < 0 ? json_null() : json_real(v);
}

struct sums {
	int64_t size_bytes, resident, dirty, writeback, tail_bytes;
	int64_t fetched_bytes, cold_bytes;
	struct obs_counts counts;
};

static void part_sums(const struct obs_part *p, struct sums *ret_s)
{
	*ret_s = (struct sums){ .fetched_bytes = p->fetched_bytes, .cold_bytes = p->cold_bytes,
				.tail_bytes = -1 };

	if (p->tail_at >= 0)
		ret_s->tail_bytes = obs_part_end_at(p) - p->tail_at;
	for (int i = 0; i < p->seg_nr; i++) {
		const struct obs_segment *s = &p->segs[i];

		ret_s->size_bytes += s->size_bytes;
		ret_s->resident = obs_plus(ret_s->resident, s->cache.resident);
		ret_s->dirty = obs_plus(ret_s->dirty, s->cache.dirty);
		ret_s->writeback = obs_plus(ret_s->writeback, s->cache.writeback);
	}
	obs_part_counts(p, &ret_s->counts);
}

/* Nothing asked for: there is no rate to tell. */
static double hit_rate(const struct obs_counts *c)
{
	double missed;

	if (c->accessed <= 0 || c->filled < 0)
		return -1;
	missed = (double)HR_MIN(c->filled, c->accessed) / (double)c->accessed;
	return 1 - missed;
}

/* Microseconds below which the share @q of requests lies; the bound of its bucket. */
static int64_t percentile(const struct obs_counts *c, int w, double q)
{
	uint64_t all = 0, sum = 0;

	for (int i = 0; i < HR_OBS_LAT_NR; i++)
		all += c->lat[w][i];
	if (!all)
		return -1;
	for (int i = 0; i < HR_OBS_LAT_NR; i++) {
		sum += c->lat[w][i];
		if ((double)sum >= q * (double)all)
			return (int64_t)1 << i;
	}
	return (int64_t)1 << HR_OBS_LAT_NR;
}

static json_t *io_row(const struct obs_counts *c, int w)
{
	json_t *lat = json_array();

	for (int i = 0; i < HR_OBS_LAT_NR && c->requests[w] >= 0; i++)
		json_array_append_new(lat, json_integer((json_int_t)c->lat[w][i]));
	if (c->requests[w] < 0) {
		json_decref(lat);
		lat = json_null();
	}
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "requests", num(c->requests[w]),
			 "bytes", num(c->bytes[w]), "mean_us",
			 num(c->requests[w] > 0 ? c->ns[w] / c->requests[w] / 1000 : -1), "p50_us",
			 num(percentile(c, w, 0.5)), "p99_us", num(percentile(c, w, 0.99)),
			 "p999_us", num(percentile(c, w, 0.999)), "latency", lat);
}

static void put_sums(const struct hr_observer *o, json_t *row, const struct sums *s)
{
	json_object_set_new(row, "size_bytes", num(s->size_bytes));
	json_object_set_new(row, "resident_bytes", pages(o, s->resident));
	json_object_set_new(row, "dirty_bytes", pages(o, s->dirty));
	json_object_set_new(row, "writeback_bytes", pages(o, s->writeback));
	json_object_set_new(row, "accessed_pages", num(s->counts.accessed));
	json_object_set_new(row, "missed_pages", num(s->counts.filled));
	json_object_set_new(row, "evicted_pages", num(s->counts.evicted));
	json_object_set_new(row, "hit_rate", real(hit_rate(&s->counts)));
	json_object_set_new(row, "read", io_row(&s->counts, 0));
	json_object_set_new(row, "write", io_row(&s->counts, 1));
	json_object_set_new(row, "fetched_bytes", num(s->fetched_bytes));
	json_object_set_new(row, "cold_bytes", num(s->cold_bytes));
}

static json_t *part_row(const struct hr_observer *o, const struct obs_part *p)
{
	double append = -1, tail = -1;
	json_t *row = json_pack("{s:s, s:i}", "topic", p->topic, "partition", p->index);
	struct sums s;

	part_sums(p, &s);
	put_sums(o, row, &s);
	if (!obs_part_rates(p, &append, &tail))
		append = tail = -1;
	json_object_set_new(row, "segments", json_integer(p->seg_nr));
	json_object_set_new(row, "start_offset", json_integer(p->start_offset));
	json_object_set_new(row, "end_offset", json_integer(p->end_offset));
	json_object_set_new(row, "tail_bytes", num(s.tail_bytes));
	json_object_set_new(row, "append_bytes_per_s", real(append));
	json_object_set_new(row, "evict_bytes_per_s", real(tail));
	json_object_set_new(row, "age_ms", num(p->measured_ms ? o->now_ms - p->measured_ms : -1));
	return row;
}

static bool wants(const struct hr_observe_query *q, const struct obs_part *p)
{
	return (!q->topic || !strcmp(q->topic, p->topic)) &&
	       (q->partition < 0 || q->partition == p->index);
}

static void query_partitions(struct hr_observer *o, const struct hr_observe_query *q, json_t *rows)
{
	hr_list_each(n, &o->order) {
		struct obs_part *p = hr_list_entry(n, struct obs_part, order);

		if (wants(q, p))
			json_array_append_new(rows, part_row(o, p));
	}
}

static int by_topic(const void *a, const void *b)
{
	const struct obs_part *const *x = a, *const *y = b;
	int c = strcmp((*x)->topic, (*y)->topic);

	return c ? c : ((*x)->index > (*y)->index) - ((*x)->index < (*y)->index);
}

static void sums_add(struct sums *to, const struct sums *s)
{
	to->size_bytes += s->size_bytes;
	to->resident = obs_plus(to->resident, s->resident);
	to->dirty = obs_plus(to->dirty, s->dirty);
	to->writeback = obs_plus(to->writeback, s->writeback);
	to->fetched_bytes += s->fetched_bytes;
	to->cold_bytes += s->cold_bytes;
	obs_counts_add(&to->counts, &s->counts);
}

static void query_topics(struct hr_observer *o, const struct hr_observe_query *q, json_t *rows)
{
	struct obs_part **v = calloc(o->parts.nr + 1, sizeof(void *));
	size_t nr = 0, next;

	if (!v)
		return;
	hr_list_each(n, &o->order)
		v[nr++] = hr_list_entry(n, struct obs_part, order);
	qsort(v, nr, sizeof(void *), by_topic);
	for (size_t i = 0; i < nr; i = next) {
		struct sums all, s;
		json_t *row;

		part_sums(v[i], &all);
		for (next = i + 1; next < nr && !strcmp(v[i]->topic, v[next]->topic); next++) {
			part_sums(v[next], &s);
			sums_add(&all, &s);
		}
		if (q->topic && strcmp(q->topic, v[i]->topic))
			continue;
		row = json_pack("{s:s, s:i}", "topic", v[i]->topic, "partitions", (int)(next - i));
		put_sums(o, row, &all);
		json_array_append_new(rows, row);
	}
	free(v);
}

static void put_forecast(json_t *row, const struct obs_forecast *f)
{
	json_object_set_new(row, "state", json_string(obs_warmth_name(f->state)));
	json_object_set_new(row, "falls_out_s", real(f->falls_out_s));
	json_object_set_new(row, "lag_bytes", num(f->lag_bytes));
}

static void group_parts_rows(struct hr_observer *o, const struct obs_group *g, json_t *rows)
{
	hr_list_each(n, &g->parts) {
		struct obs_group_part *gp = hr_list_entry(n, struct obs_group_part, of_group);
		json_t *row = json_pack("{s:s, s:s, s:i, s:o, s:o, s:o}", "group", g->name, "topic",
					gp->topic, "partition", gp->index, "offset",
					num(gp->offset), "fetched_bytes", num(gp->fetched_bytes),
					"cold_bytes", num(gp->cold_bytes));
		struct obs_forecast f;

		obs_forecast_of(o, gp, &f);
		put_forecast(row, &f);
		json_array_append_new(rows, row);
	}
}

static void query_groups(struct hr_observer *o, const struct hr_observe_query *q, json_t *rows)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&o->groups, &it); n;
	     n = hr_htable_iter_next(&o->groups, &it)) {
		const struct obs_group *g = hr_container_of(n, struct obs_group, node);
		const struct obs_group_part *worst;
		struct obs_forecast f;
		json_t *row;

		if (q->group && strcmp(q->group, g->name))
			continue;
		if (q->group) {
			group_parts_rows(o, g, rows);
			continue;
		}
		obs_group_forecast(o, g, &f, &worst);
		row = json_pack("{s:s, s:i, s:o, s:o, s:o, s:o}", "group", g->name, "members",
				g->member_nr, "fetched_bytes",
				num(o->groups_complete ? g->fetched_bytes : -1), "cold_bytes",
				num(o->groups_complete ? g->cold_bytes : -1), "topic",
				worst ? json_string(worst->topic) : json_null(), "partition",
				worst ? json_integer(worst->index) : json_null());
		put_forecast(row, &f);
		json_array_append_new(rows, row);
	}
}

static void query_clients(struct hr_observer *o, const struct hr_observe_query *q, json_t *rows)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&o->readers, &it); n;
	     n = hr_htable_iter_next(&o->readers, &it)) {
		const struct obs_reader *r = hr_container_of(n, struct obs_reader, node);
		struct obs_part *p = obs_part_find(o, r->r.topic_id, r->r.index);

		if (!p || !wants(q, p))
			continue;
		json_array_append_new(
			rows, json_pack("{s:s%, s:s, s:s, s:i, s:o, s:I, s:I, s:I}", "client",
					r->r.client, strlen(r->r.client), "host", r->r.host,
					"topic", p->topic, "partition", p->index, "group",
					r->group ? json_string(r->group->name) : json_null(),
					"fetches", (json_int_t)r->r.fetches, "fetched_bytes",
					(json_int_t)r->r.bytes, "cold_bytes",
					(json_int_t)r->r.cold_bytes));
	}
}

static json_t *segment_row(const struct hr_observer *o, const struct obs_segment *s)
{
	return json_pack("{s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "base_offset",
			 (json_int_t)s->base_offset, "size_bytes", (json_int_t)s->size_bytes,
			 "resident_bytes", pages(o, s->cache.resident), "dirty_bytes",
			 pages(o, s->cache.dirty), "writeback_bytes", pages(o, s->cache.writeback),
			 "accessed_pages", num(s->counts.accessed), "missed_pages",
			 num(s->counts.filled), "evicted_pages", num(s->counts.evicted),
			 "hit_rate", real(hit_rate(&s->counts)));
}

/* Segments of one partition, the newest first, with places to measure cells at later. */
static int query_segments(struct hr_observer *o, const struct hr_observe_query *q, json_t *rows,
			  char **ret_path)
{
	struct obs_part *p = q->topic && q->partition >= 0
				     ? obs_part_by_name(o, q->topic, q->partition) : NULL;

	if (!p)
		return -ENOENT;
	*ret_path = strdup(p->path);
	for (int i = p->seg_nr - 1; i >= 0 && p->seg_nr - i <= q->limit; i--)
		json_array_append_new(rows, segment_row(o, &p->segs[i]));
	return *ret_path ? 0 : -ENOMEM;
}

/* Without the lock: the files are asked now, so that the picture is of this moment. */
static void put_cells(struct hr_observer *o, const char *path, int nr, json_t *rows)
{
	struct hr_sys *sys = o->opts.sys;
	int8_t cells[CELLS_MAX];
	char file[4096];
	json_t *row;
	size_t i;
	int fd;

	json_array_foreach(rows, i, row) {
		int64_t base = json_integer_value(json_object_get(row, "base_offset"));
		int64_t len = json_integer_value(json_object_get(row, "size_bytes"));
		json_t *list = json_array();

		fd = obs_segment_path(file, sizeof(file), path, base, ".log")
			     ? -1 : sys->file->open(sys, file, O_RDONLY | O_CLOEXEC, 0);
		hr_residency_cells_sync(sys, fd < 0 ? HR_RESIDENCY_NONE : o->opts.residency, fd,
					len, cells, nr);
		for (int k = 0; k < nr; k++)
			json_array_append_new(list, num(cells[k]));
		json_object_set_new(row, "cells", list);
		if (fd >= 0)
			sys->file->close(sys, fd);
	}
}

static json_t *source_row(const struct hr_observer *o)
{
	uint32_t has = o->opts.files.map >= 0 ? o->opts.files.has : 0;

	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I}", "residency",
			 hr_residency_name(o->opts.residency), "access",
			 has & HR_OBS_HAS_ACCESS ? "bpf" : "unknown", "cache",
			 has & HR_OBS_HAS_CACHE ? "bpf" : "unknown", "block",
			 has & HR_OBS_HAS_BLOCK ? "bpf" : "unknown", "why", o->why, "rounds",
			 (json_int_t)o->rounds, "unwatched_files", (json_int_t)o->unwatched,
			 "page_bytes", (json_int_t)o->page_bytes);
}

static int by_size(const void *a, const void *b)
{
	static const char *const keys[] = { "cold_bytes", "fetched_bytes", "size_bytes" };
	json_t *const *x = a, *const *y = b;

	for (size_t i = 0; i < HR_ARRAY_LEN(keys); i++) {
		json_int_t m = json_integer_value(json_object_get(*x, keys[i]));
		json_int_t n = json_integer_value(json_object_get(*y, keys[i]));

		if (m != n)
			return m < n ? 1 : -1;
	}
	return 0;
}

/* Takes @rows; gives the first of them. */
static json_t *bounded(json_t *rows, int limit)
{
	size_t nr = json_array_size(rows);
	json_t **v = calloc(nr + 1, sizeof(*v)), *out = json_array();

	for (size_t i = 0; v && i < nr; i++)
		v[i] = json_array_get(rows, i);
	if (v)
		qsort(v, nr, sizeof(*v), by_size);
	for (size_t i = 0; v && i < nr && i < (size_t)limit; i++)
		json_array_append(out, v[i]);
	json_decref(rows);
	free(v);
	return out;
}

json_t *hr_observer_query_sync(struct hr_observer *o, const struct hr_observe_query *q,
			       int *ret_err)
{
	int limit = HR_MIN(HR_MAX(q->limit, 1), HR_OBSERVE_ROWS_MAX);
	bool segments = !strcmp(q->view, "segments");
	json_t *rows = json_array(), *source;
	char *path = NULL;
	size_t total;

	*ret_err = 0;
	pthread_mutex_lock(&o->lock);
	if (!strcmp(q->view, "partitions"))
		query_partitions(o, q, rows);
	else if (!strcmp(q->view, "topics"))
		query_topics(o, q, rows);
	else if (!strcmp(q->view, "groups"))
		query_groups(o, q, rows);
	else if (!strcmp(q->view, "clients"))
		query_clients(o, q, rows);
	else
		*ret_err = segments ? query_segments(o, q, rows, &path) : -EINVAL;
	source = source_row(o);
	pthread_mutex_unlock(&o->lock);
	total = json_array_size(rows);
	if (*ret_err) {
		json_decref(rows);
		json_decref(source);
		free(path);
		return NULL;
	}
	if (segments)
		put_cells(o, path, HR_MIN(HR_MAX(q->cells, 0), CELLS_MAX), rows);
	else
		rows = bounded(rows, limit);
	free(path);
	return json_pack("{s:s, s:o, s:I, s:o}", "view", q->view, "source", source, "rows_total",
			 (json_int_t)total, "rows", rows);
}
