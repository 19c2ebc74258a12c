// SPDX-License-Identifier: Apache-2.0
/*
 * metric: the registry of series and the cells that are counted in.
 *
 * A series owns shard_nr runs of cells, each run padded to cache lines:
 *
 *	counter, gauge	[value]
 *	histogram	[bucket 0] … [bucket n-1] [rest] [sum]
 *
 * A shard's cells have one writer, so counting is a plain add made of two
 * relaxed accesses.  The shared shard has many writers and uses an atomic add.
 * A gauge's value is the sum of its shards modulo 2^64, so that one shard may
 * count up what another counts down.
 */
#include <stdlib.h>

#include "metric_priv.h"

#define SERIES_MAX_NR 100000u
#define LABELS_LEN_MAX 4096

int hr_metrics_create(uint32_t shard_nr, uint32_t series_max_nr, struct hr_metrics **ret_ms)
{
	struct hr_metrics *ms = calloc(1, sizeof(*ms));

	if (!ms)
		return -ENOMEM;
	pthread_mutex_init(&ms->lock, NULL);
	ms->shard_nr = shard_nr + 1;
	ms->series_max_nr = series_max_nr ? series_max_nr : SERIES_MAX_NR;
	*ret_ms = ms;
	return 0;
}

static void metric_free(struct hr_metric *m)
{
	free(m->cells);
	free(m->labels);
	free(m);
}

void hr_metrics_destroy(struct hr_metrics *ms)
{
	if (!ms)
		return;
	for (uint32_t i = 0; i < ms->series_nr; i++)
		metric_free(ms->series[i]);
	free(ms->series);
	pthread_mutex_destroy(&ms->lock);
	free(ms);
}

uint32_t hr_metrics_shared(const struct hr_metrics *ms)
{
	return ms->shard_nr - 1;
}

static bool name_ok(const char *name)
{
	if (!name || !name[0] || (name[0] >= '0' && name[0] <= '9'))
		return false;
	return strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:") ==
	       strlen(name);
}

/* One key="value"; returns what follows it, or NULL. */
static const char *label_skip(const char *p)
{
	size_t key = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	if (!key || (*p >= '0' && *p <= '9') || p[key] != '=' || p[key + 1] != '"')
		return NULL;
	for (p += key + 2; *p != '"'; p++) {
		if (*p == '\\')
			p++;
		if (!*p || *p == '\n')
			return NULL;
	}
	return p + 1;
}

static bool labels_ok(const char *p)
{
	if (strlen(p) > LABELS_LEN_MAX)
		return false;
	while (*p) {
		p = label_skip(p);
		if (!p || (*p && *p != ','))
			return false;
		if (*p == ',' && !*++p)
			return false;
	}
	return true;
}

static int metric_cmp(const struct hr_metric *m, const char *name, const char *labels)
{
	int c = strcmp(m->row->name, name);

	return c ? c : strcmp(m->labels, labels);
}

/* Where a series of this name and labels stands or would stand. */
static uint32_t place_locked(const struct hr_metrics *ms, const char *name, const char *labels)
{
	uint32_t lo = 0, hi = ms->series_nr;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (metric_cmp(ms->series[mid], name, labels) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static struct hr_metric *metric_alloc(const struct hr_metrics *ms, const struct hr_metric_row *row,
				      const char *labels)
{
	struct hr_metric *m = calloc(1, sizeof(*m));
	size_t per_line = METRIC_LINE / sizeof(uint64_t), bytes;

	if (!m)
		return NULL;
	m->row = row;
	m->shard_nr = ms->shard_nr;
	m->cell_nr = row->type == HR_METRIC_HISTOGRAM ? row->bucket_nr + 2 : 1;
	m->stride = (uint32_t)((m->cell_nr + per_line - 1) / per_line * per_line);
	m->labels = strdup(labels);
	bytes = sizeof(uint64_t) * m->stride * m->shard_nr;
	m->cells = aligned_alloc(METRIC_LINE, bytes);
	if (!m->labels || !m->cells) {
		metric_free(m);
		return NULL;
	}
	memset(m->cells, 0, bytes);
	return m;
}

static int insert_locked(struct hr_metrics *ms, uint32_t at, struct hr_metric *m)
{
	if (ms->series_nr == ms->series_cap) {
		uint32_t cap = HR_MAX(ms->series_cap * 2, 64u);
		struct hr_metric **series = realloc(ms->series, sizeof(*series) * cap);

		if (!series)
			return -ENOMEM;
		ms->series = series;
		ms->series_cap = cap;
	}
	memmove(ms->series + at + 1, ms->series + at, sizeof(*ms->series) * (ms->series_nr - at));
	ms->series[at] = m;
	ms->series_nr++;
	return 0;
}

static bool same_family(const struct hr_metric_row *a, const struct hr_metric_row *b)
{
	return strcmp(a->name, b->name) || (a->type == b->type && !strcmp(a->help, b->help));
}

static int create_locked(struct hr_metrics *ms, const struct hr_metric_row *row,
			 const char *labels, struct hr_metric **ret_m)
{
	uint32_t at = place_locked(ms, row->name, labels);
	struct hr_metric *m;
	int ret;

	if (at < ms->series_nr && !metric_cmp(ms->series[at], row->name, labels)) {
		*ret_m = ms->series[at];
		return same_family(row, ms->series[at]->row) ? 0 : -EINVAL;
	}
	if ((at < ms->series_nr && !same_family(row, ms->series[at]->row)) ||
	    (at > 0 && !same_family(row, ms->series[at - 1]->row)))
		return -EINVAL;
	if (ms->series_nr >= ms->series_max_nr)
		return -ENOSPC;
	m = metric_alloc(ms, row, labels);
	if (!m)
		return -ENOMEM;
	ret = insert_locked(ms, at, m);
	if (ret) {
		metric_free(m);
		return ret;
	}
	*ret_m = m;
	return 0;
}

int hr_metric_create(struct hr_metrics *ms, const struct hr_metric_row *row, const char *labels,
		     struct hr_metric **ret_m)
{
	struct hr_metric *m;
	int ret;

	if (!labels)
		labels = row->labels ? row->labels : "";
	if (!name_ok(row->name) || !labels_ok(labels) || !row->help)
		return -EINVAL;
	if (row->type == HR_METRIC_HISTOGRAM && (!row->first || !row->bucket_nr || row->bucket_nr > 60))
		return -EINVAL;
	pthread_mutex_lock(&ms->lock);
	ret = create_locked(ms, row, labels, &m);
	pthread_mutex_unlock(&ms->lock);
	if (!ret)
		*ret_m = m;
	return ret;
}

int hr_metric_table_create(struct hr_metrics *ms, const struct hr_metric_row *rows, uint32_t nr,
			   struct hr_metric **ret_m)
{
	for (uint32_t i = 0; i < nr; i++) {
		int ret = hr_metric_create(ms, &rows[i], NULL, &ret_m[i]);

		if (ret)
			return ret;
	}
	return 0;
}

int hr_metric_func_create(struct hr_metrics *ms, const struct hr_metric_row *row,
			  const char *labels, double (*value)(void *arg), void *arg)
{
	struct hr_metric *m;
	int ret;

	if (row->type == HR_METRIC_HISTOGRAM)
		return -EINVAL;
	ret = hr_metric_create(ms, row, labels, &m);
	if (ret)
		return ret;
	pthread_mutex_lock(&ms->lock);
	m->value = value;
	m->arg = arg;
	pthread_mutex_unlock(&ms->lock);
	return 0;
}

static void cell_add(struct hr_metric *m, uint32_t shard, uint32_t cell, uint64_t n)
{
	uint64_t *p = m->cells + (size_t)m->stride * shard + cell;

	if (shard == m->shard_nr - 1)
		__atomic_add_fetch(p, n, __ATOMIC_RELAXED);
	else
		HR_STAT_ADD(*p, n);
}

void hr_metric_add(struct hr_metric *m, uint32_t shard, uint64_t n)
{
	if (m)
		cell_add(m, shard, 0, n);
}

void hr_metric_sub(struct hr_metric *m, uint32_t shard, uint64_t n)
{
	hr_metric_add(m, shard, -n);
}

void hr_metric_set(struct hr_metric *m, uint32_t shard, uint64_t v)
{
	if (m)
		__atomic_store_n(m->cells + (size_t)m->stride * shard, v, __ATOMIC_RELAXED);
}

void hr_metric_observe(struct hr_metric *m, uint32_t shard, uint64_t v)
{
	uint32_t bucket = 0;

	if (!m)
		return;
	while (bucket < m->row->bucket_nr && v > m->row->first << bucket)
		bucket++;
	cell_add(m, shard, bucket, 1);
	cell_add(m, shard, m->row->bucket_nr + 1, v);
}

uint64_t metric_cell_sum(const struct hr_metric *m, uint32_t cell)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < m->shard_nr; i++)
		sum += __atomic_load_n(m->cells + (size_t)m->stride * i + cell, __ATOMIC_RELAXED);
	return sum;
}

void hr_metric_buckets_read(const struct hr_metric *m, uint64_t *ret, uint32_t nr)
{
	uint32_t own = m ? HR_MIN(m->row->bucket_nr + 1, nr) : 0;

	for (uint32_t i = 0; i < nr; i++)
		ret[i] = i < own ? metric_cell_sum(m, i) : 0;
}

double hr_metric_quantile(const struct hr_metric *m, const uint64_t *buckets, uint32_t nr,
			  double q)
{
	double want, seen = 0;
	uint64_t sum = 0;

	for (uint32_t i = 0; i < nr; i++)
		sum += buckets[i];
	want = q * (double)sum;
	for (uint32_t i = 0; sum && i < nr; i++) {
		double low = i ? (double)(m->row->first << (i - 1)) : 0, high;

		if (seen + (double)buckets[i] < want || !buckets[i]) {
			seen += (double)buckets[i];
			continue;
		}
		high = i < m->row->bucket_nr ? (double)(m->row->first << i) : low;
		return low + (high - low) * (want - seen) / (double)buckets[i];
	}
	return 0;
}

uint64_t hr_metric_value(const struct hr_metric *m)
{
	uint64_t sum = 0;

	if (!m)
		return 0;
	if (m->row->type != HR_METRIC_HISTOGRAM)
		return metric_cell_sum(m, 0);
	for (uint32_t i = 0; i <= m->row->bucket_nr; i++)
		sum += metric_cell_sum(m, i);
	return sum;
}
