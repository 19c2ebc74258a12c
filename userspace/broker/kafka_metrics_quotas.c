// SPDX-License-Identifier: Apache-2.0
/*
 * kafka_metrics_quotas: series of the buckets that have a limit.
 *
 * Rows are copied under the table's lock and written after it.  HR_KAFKA_BUCKETS_MAX are
 * shown, those that have been there longest; the rest is counted as dropped.
 */
#include <stdlib.h>
#include "kafka_metrics.h"
#include "quotas.h"

struct row {
	enum hr_quota_kind kind;
	double rate, held_ms, tokens;
	char *labels;
};

struct rows {
	struct row *v;
	int nr, dropped_nr;
	double waiting[HR_QUOTA_KIND_NR];
	int64_t now_ns;
};

static double tokens_of(const struct hr_bucket *b, int64_t now_ns)
{
	int64_t wait_ns = hr_clock_wait_ns(&b->clock, now_ns);

	return wait_ns > 0 ? -(double)wait_ns * hr_clock_rate(&b->clock) / 1e9
			   : hr_clock_room(&b->clock, now_ns);
}

static void copy(void *arg, struct hr_bucket *b)
{
	struct hr_buf labels = HR_BUF_INIT;
	struct rows *r = arg;

	if (!hr_bucket_is_limited(b))
		return;
	r->waiting[b->kind] += __atomic_load_n(&b->active_nr, __ATOMIC_RELAXED);
	if (r->nr == HR_KAFKA_BUCKETS_MAX) {
		r->dropped_nr++;
		return;
	}
	hr_metric_label(&labels, "user", hr_str(b->user ? b->user : ""));
	hr_metric_label(&labels, "client_id", hr_str(b->client ? b->client : ""));
	if (labels.err) {
		hr_buf_fini(&labels);
		return;
	}
	r->v[r->nr++] = (struct row){ .kind = b->kind, .rate = b->seen_rate,
				      .held_ms = b->seen_held_ms,
				      .tokens = tokens_of(b, r->now_ns),
				      .labels = strdup(hr_buf_cstr(&labels)) };
	hr_buf_fini(&labels);
}

static void put(struct hr_kafka_out *o, const struct rows *r, enum hr_kafka_metric m,
		enum hr_quota_kind kind, size_t off, double divisor)
{
	for (int i = 0; i < r->nr; i++)
		if (r->v[i].kind == kind && r->v[i].labels)
			hr_kafka_put(o, m, r->v[i].labels,
				     *(const double *)((const char *)&r->v[i] + off) / divisor);
}

#define RATE offsetof(struct row, rate)
#define HELD offsetof(struct row, held_ms)
#define TOKENS offsetof(struct row, tokens)
#define M(name) HR_KAFKA_SERVER_##name

void hr_kafka_put_quotas(struct hr_kafka_out *o, struct hr_broker *b)
{
	struct rows r = { .v = calloc(HR_KAFKA_BUCKETS_MAX, sizeof(struct row)),
			  .now_ns = hr_sys_mono_ns(b->sys) };

	if (!r.v)
		return;
	hr_quota_table_each(b->quotas->table, copy, &r);
	put(o, &r, M(CONTROLLERMUTATION_MUTATION_RATE), HR_QUOTA_MUTATION, RATE, 1);
	put(o, &r, M(CONTROLLERMUTATION_THROTTLE_TIME), HR_QUOTA_MUTATION, HELD, 1);
	put(o, &r, M(CONTROLLERMUTATION_TOKENS), HR_QUOTA_MUTATION, TOKENS, 1);
	put(o, &r, M(FETCH_BYTE_RATE), HR_QUOTA_FETCH, RATE, 1);
	put(o, &r, M(FETCH_THROTTLE_TIME), HR_QUOTA_FETCH, HELD, 1);
	hr_kafka_put(o, M(FETCH_QUEUE_SIZE), "", r.waiting[HR_QUOTA_FETCH]);
	put(o, &r, M(PRODUCE_BYTE_RATE), HR_QUOTA_PRODUCE, RATE, 1);
	put(o, &r, M(PRODUCE_THROTTLE_TIME), HR_QUOTA_PRODUCE, HELD, 1);
	hr_kafka_put(o, M(PRODUCE_QUEUE_SIZE), "", r.waiting[HR_QUOTA_PRODUCE]);
	put(o, &r, M(REQUEST_REQUEST_TIME), HR_QUOTA_REQUEST, RATE, 1e7);
	put(o, &r, M(REQUEST_THROTTLE_TIME), HR_QUOTA_REQUEST, HELD, 1);
	hr_kafka_put(o, M(REQUEST_EXEMPT_REQUEST_TIME), "",
		     (double)__atomic_load_n(&b->quotas->exempt_ns, __ATOMIC_RELAXED) / 1e6);
	if (r.dropped_nr)
		hr_metric_add(b->kafka->dropped, hr_metrics_shared(b->metrics),
			      (uint64_t)r.dropped_nr);
	for (int i = 0; i < r.nr; i++)
		free(r.v[i].labels);
	free(r.v);
}
