/* SPDX-License-Identifier: Apache-2.0 */
/*
 * metric: counters, levels and histograms as rows of tables.
 *
 * A row is a family: name, help, type.  A series is a row with labels.  Each
 * series has one cell for each shard (a reactor; the last shard is shared by
 * all other threads), so that counting takes no lock and shares no cache line;
 * reading sums.  Only the shard's own thread may write its cells; the shared
 * shard is written atomically.
 *
 * Counters end in _total, units are in the name (_bytes, _seconds).
 * Series live as long as the registry; series_max_nr bounds them.
 * A NULL metric swallows everything.
 */
#ifndef HR_TRACE_METRIC_H
#define HR_TRACE_METRIC_H

#include <hr/lib/base.h>
#include <hr/lib/buf.h>

enum hr_metric_type {
	HR_METRIC_COUNTER = 0,
	HR_METRIC_GAUGE,
	HR_METRIC_HISTOGRAM,
};

struct hr_metric_row {
	const char *name;
	const char *help;
	enum hr_metric_type type;
	/* Fixed labels as in the text format, e.g. "reason=\"size\"", or NULL. */
	const char *labels;
	/*
	 * Histograms: bucket i holds values <= first << i, bucket_nr of them and
	 * one for the rest.  Rendered values are divided by divisor (0 = 1):
	 * a row that observes microseconds and is named _seconds has 1000000.
	 */
	uint64_t first;
	uint32_t bucket_nr;
	double divisor;
};

struct hr_metrics;
struct hr_metric;

/* @shard_nr as many as there are reactors; one shared shard is added. */
HR_MUST_CHECK int hr_metrics_create(uint32_t shard_nr, uint32_t series_max_nr,
				    struct hr_metrics **ret_ms);
void hr_metrics_destroy(struct hr_metrics *ms);
/* The number of the shard for threads that are no reactors. */
uint32_t hr_metrics_shared(const struct hr_metrics *ms);

/*
 * [any thread] Rows of one name must agree in type and help.  @labels (NULL =
 * the row's own) are checked for form; hr_metric_label() makes safe ones.
 * The same row and labels again give the same series.
 * -ENOSPC beyond series_max_nr, -EINVAL, -ENOMEM.
 */
HR_MUST_CHECK int hr_metric_create(struct hr_metrics *ms, const struct hr_metric_row *row,
				   const char *labels, struct hr_metric **ret_m);
/* All rows of a table into ret_m[0..nr-1]. */
HR_MUST_CHECK int hr_metric_table_create(struct hr_metrics *ms, const struct hr_metric_row *rows,
					 uint32_t nr, struct hr_metric **ret_m);
/* A series whose value is asked for when it is read; @value must be thread safe. */
HR_MUST_CHECK int hr_metric_func_create(struct hr_metrics *ms, const struct hr_metric_row *row,
					const char *labels, double (*value)(void *arg), void *arg);
/* Appends key="value" with escapes, and a comma when @b is not empty. */
void hr_metric_label(struct hr_buf *b, const char *key, struct hr_str value);

void hr_metric_add(struct hr_metric *m, uint32_t shard, uint64_t n);
void hr_metric_sub(struct hr_metric *m, uint32_t shard, uint64_t n); /* gauges */
void hr_metric_set(struct hr_metric *m, uint32_t shard, uint64_t v); /* gauges */
void hr_metric_observe(struct hr_metric *m, uint32_t shard, uint64_t v);

/* [any thread] Sum over shards (histograms: number of observations). */
uint64_t hr_metric_value(const struct hr_metric *m);
/*
 * [any thread] The buckets of a histogram as counted, the rest last, into @ret of @nr
 * cells; cells beyond are 0.  A NULL metric has none.
 */
void hr_metric_buckets_read(const struct hr_metric *m, uint64_t *ret, uint32_t nr);
/*
 * The value below which the share @q of @buckets lies, as observed (not divided);
 * linear within a bucket, the bound below for the rest.  0 when nothing was counted.
 */
double hr_metric_quantile(const struct hr_metric *m, const uint64_t *buckets, uint32_t nr,
			  double q);
/* [any thread] Everything in Prometheus text format, families sorted by name. */
HR_MUST_CHECK int hr_metrics_render(struct hr_metrics *ms, struct hr_buf *out);

#endif
