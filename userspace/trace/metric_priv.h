/* SPDX-License-Identifier: Apache-2.0 */
/* metric_priv: registry and series, shared by counting (metric.c) and text (metric_text.c). */
#ifndef HR_TRACE_METRIC_PRIV_H
#define HR_TRACE_METRIC_PRIV_H

#include <pthread.h>

#include <hr/trace/metric.h>

#define METRIC_LINE 64 /* bytes of a cache line */

struct hr_metric {
	const struct hr_metric_row *row;
	char *labels; /* never NULL */
	double (*value)(void *arg);
	void *arg;
	uint32_t shard_nr; /* with the shared one */
	uint32_t cell_nr;  /* of one shard: 1, or buckets + rest + sum */
	uint32_t stride;   /* cells from one shard to the next, whole cache lines */
	uint64_t *cells;
};

struct hr_metrics {
	pthread_mutex_t lock; /* the list of series; cells need none */
	uint32_t shard_nr;
	uint32_t series_nr, series_max_nr, series_cap;
	struct hr_metric **series; /* sorted by name, then labels */
};

uint64_t metric_cell_sum(const struct hr_metric *m, uint32_t cell);

#endif
