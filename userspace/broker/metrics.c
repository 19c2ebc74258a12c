// SPDX-License-Identifier: Apache-2.0
/* metrics: see metrics.h. */
#include "metrics.h"

#include <stdlib.h>
#include "kafka_metrics.h"
#include "request.h"

static const struct hr_metric_row requests_row = {
	.name = "headrace_requests_total",
	.help = "Requests ended, by API.",
	.type = HR_METRIC_COUNTER,
};

static const struct hr_metric_row times_row = {
	.name = "headrace_request_seconds",
	.help = "Time of requests by API and stage: queue, local, remote, send, total, throttle.",
	.type = HR_METRIC_HISTOGRAM, .first = 16, .bucket_nr = HR_REQUEST_BUCKET_NR - 1,
	.divisor = 1e6,
};

static const struct hr_metric_row bytes_row = {
	.name = "headrace_request_bytes",
	.help = "Bytes of requests by API.",
	.type = HR_METRIC_HISTOGRAM, .first = 64, .bucket_nr = HR_REQUEST_BUCKET_NR - 1,
};

static const struct hr_metric_row errors_row = {
	.name = "headrace_errors_total", .help = "Kafka error codes sent, by name.",
	.type = HR_METRIC_COUNTER,
};

static const struct hr_metric_row plain_rows[] = {
	{ .name = "headrace_requests_refused_total",
	  .help = "Requests that closed their connection: unknown key or version, not parsable.",
	  .type = HR_METRIC_COUNTER },
	{ .name = "headrace_produced_bytes_total",
	  .help = "Bytes of record batches appended for clients.",
	  .type = HR_METRIC_COUNTER },
	{ .name = "headrace_produced_records_total",
	  .help = "Records appended for clients.",
	  .type = HR_METRIC_COUNTER },
	{ .name = "headrace_fetched_bytes_total",
	  .help = "Bytes of record batches given to fetch answers.",
	  .type = HR_METRIC_COUNTER },
	{ .name = "headrace_recovered_bytes_total",
	  .help = "Log bytes scanned by recovery at start.",
	  .type = HR_METRIC_COUNTER },
	{ .name = "headrace_fetch_watches_total",
	  .help = "Watches left on partitions by fetches that wait; a session leaves each once.",
	  .type = HR_METRIC_COUNTER },
};

static const struct hr_metric_row log_rows[HR_LOGS_NR] = {
	[HR_LOGS_PARTITIONS] = { "headrace_partitions", "Replicas on this node.", HR_METRIC_GAUGE },
	[HR_LOGS_LEADERS] = { "headrace_partitions_led", "Partitions this node leads.",
			      HR_METRIC_GAUGE },
	[HR_LOGS_FAILED] = { "headrace_partitions_failed",
			     "Replicas whose log cannot be used; see the log lines.",
			     HR_METRIC_GAUGE },
	[HR_LOGS_BYTES] = { "headrace_log_bytes", "Bytes of all logs.", HR_METRIC_GAUGE },
	[HR_LOGS_SEGMENTS] = { "headrace_log_segments", "Segments of all logs.", HR_METRIC_GAUGE },
	[HR_LOGS_PRODUCERS] = { "headrace_log_producers", "Producers that logs remember.",
				HR_METRIC_GAUGE },
	[HR_LOGS_APPENDS] = { "headrace_log_appends", "Writes to logs.", HR_METRIC_GAUGE },
	[HR_LOGS_FLUSHES] = { "headrace_log_flushes", "Forces of logs to disk.", HR_METRIC_GAUGE },
	[HR_LOGS_ROLLS] = { "headrace_log_rolls", "Segments begun.", HR_METRIC_GAUGE },
	[HR_LOGS_DELETED] = { "headrace_log_segments_deleted", "Segments let go by retention.",
			      HR_METRIC_GAUGE },
	[HR_LOGS_DUPLICATES] = { "headrace_log_duplicates",
				 "Batches of idempotent producers that were there already.",
				 HR_METRIC_GAUGE },
	[HR_LOGS_REFUSED] = { "headrace_log_refused_batches",
			      "Batches that the log refused: sequence, epoch, size.",
			      HR_METRIC_GAUGE },
};

/* Levels that are asked for when they are read. */
enum level {
	LEVEL_MEM_RECV, LEVEL_MEM_SEND, LEVEL_MEM_REQUEST, LEVEL_MEM_CACHE, LEVEL_MEM_OTHER,
	LEVEL_MEM_USED, LEVEL_MEM_MAX, LEVEL_MEM_LIMIT, LEVEL_MEM_REFUSED,
	LEVEL_TURNS, LEVEL_STALLS, LEVEL_TURN_MAX, LEVEL_READY, LEVEL_LOG_LINES, LEVEL_LOG_DROPPED,
	LEVEL_COLD, LEVEL_INLINE, LEVEL_INLINE_SLOW, LEVEL_RING,
	LEVEL_POOL_QUEUED, LEVEL_POOL_REFUSED,
	LEVEL_NR,
};

static const struct hr_metric_row level_rows[LEVEL_NR] = {
	[LEVEL_MEM_RECV] = { "headrace_memory_bytes", "Memory charged to the account, by purpose.",
			     HR_METRIC_GAUGE, "purpose=\"recv\"" },
	[LEVEL_MEM_SEND] = { "headrace_memory_bytes", "Memory charged to the account, by purpose.",
			     HR_METRIC_GAUGE, "purpose=\"send\"" },
	[LEVEL_MEM_REQUEST] = { "headrace_memory_bytes",
				"Memory charged to the account, by purpose.", HR_METRIC_GAUGE,
				"purpose=\"request\"" },
	[LEVEL_MEM_CACHE] = { "headrace_memory_bytes", "Memory charged to the account, by purpose.",
			      HR_METRIC_GAUGE, "purpose=\"cache\"" },
	[LEVEL_MEM_OTHER] = { "headrace_memory_bytes", "Memory charged to the account, by purpose.",
			      HR_METRIC_GAUGE, "purpose=\"other\"" },
	[LEVEL_MEM_USED] = { "headrace_memory_used_bytes", "Memory charged to the account.",
			     HR_METRIC_GAUGE },
	[LEVEL_MEM_MAX] = { "headrace_memory_used_max_bytes", "The most that was ever charged.",
			    HR_METRIC_GAUGE },
	[LEVEL_MEM_LIMIT] = { "headrace_memory_limit_bytes", "headrace.memory.max.bytes in force.",
			      HR_METRIC_GAUGE },
	[LEVEL_MEM_REFUSED] = { "headrace_memory_refused_total",
				"Charges refused; the reader waits.", HR_METRIC_COUNTER },
	[LEVEL_TURNS] = { "headrace_loop_turns_total", "Turns of all reactors.",
			  HR_METRIC_COUNTER },
	[LEVEL_STALLS] = { "headrace_loop_stalls_total",
			   "Voluntary context switches of reactors outside their wait.",
			   HR_METRIC_COUNTER },
	[LEVEL_TURN_MAX] = { "headrace_loop_turn_max_seconds", "The longest turn of any reactor.",
			     HR_METRIC_GAUGE },
	[LEVEL_READY] = { "headrace_ready", "1 when the node serves.", HR_METRIC_GAUGE },
	[LEVEL_LOG_LINES] = { "headrace_log_lines_total", "Log lines written.", HR_METRIC_COUNTER },
	[LEVEL_LOG_DROPPED] = { "headrace_log_lines_dropped_total",
				"Log lines lost to a full queue.", HR_METRIC_COUNTER },
	[LEVEL_COLD] = { "headrace_fetch_cold_lookups_total",
			 "Positions that had to be looked up on disk.", HR_METRIC_COUNTER },
	[LEVEL_INLINE] = { "headrace_writes_inline_total", "Log writes made by the loop itself.",
			   HR_METRIC_COUNTER },
	[LEVEL_INLINE_SLOW] = { "headrace_writes_inline_slow_total",
				"Of these, slow ones; the ring takes over for a while.",
				HR_METRIC_COUNTER },
	[LEVEL_RING] = { "headrace_writes_ring_total", "Log writes given to the ring or the pool.",
			 HR_METRIC_COUNTER },
	[LEVEL_POOL_QUEUED] = { "headrace_pool_queued", "Jobs waiting for a pool thread.",
				HR_METRIC_GAUGE },
	[LEVEL_POOL_REFUSED] = { "headrace_pool_refused_total", "Jobs refused by a full pool.",
				 HR_METRIC_COUNTER },
};

static void add_log(uint64_t sums[HR_LOGS_NR], struct hr_partition *p)
{
	const struct hr_log_stats *st;

	sums[HR_LOGS_PARTITIONS]++;
	sums[HR_LOGS_LEADERS] += hr_partition_is_leader(p);
	sums[HR_LOGS_FAILED] += p->state == HR_PARTITION_FAILED;
	if (!p->log || p->lent)
		return;
	st = hr_log_stats(p->log);
	sums[HR_LOGS_BYTES] += (uint64_t)hr_log_size_bytes(p->log);
	sums[HR_LOGS_SEGMENTS] += (uint64_t)hr_log_segment_nr(p->log);
	sums[HR_LOGS_PRODUCERS] += hr_log_producers(p->log)->producers.nr;
	sums[HR_LOGS_APPENDS] += st->appends;
	sums[HR_LOGS_FLUSHES] += st->flushes;
	sums[HR_LOGS_ROLLS] += st->rolls;
	sums[HR_LOGS_DELETED] += st->segments_deleted;
	sums[HR_LOGS_DUPLICATES] += st->duplicates;
	sums[HR_LOGS_REFUSED] += st->refused_batches;
}

void hr_broker_metrics_logs(struct hr_shard *s)
{
	uint64_t sums[HR_LOGS_NR] = { 0 };
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it))
		add_log(sums, hr_container_of(n, struct hr_partition, by_id));
	for (int i = 0; i < HR_LOGS_NR; i++)
		hr_metric_set(s->broker->m.logs[i], (uint32_t)s->idx, sums[i]);
}

static double memory_level(const struct hr_broker *b, enum level l)
{
	struct hr_account_stats st;

	hr_account_stats_read(b->account, &st);
	if (l >= LEVEL_MEM_RECV && l <= LEVEL_MEM_OTHER)
		return (double)st.purpose_bytes[l - LEVEL_MEM_RECV];
	switch (l) {
	case LEVEL_MEM_USED: return (double)st.used_bytes;
	case LEVEL_MEM_MAX: return (double)st.used_max_bytes;
	case LEVEL_MEM_LIMIT: return (double)st.limit_bytes;
	default: return (double)st.refused;
	}
}

static double loop_level(const struct hr_broker *b, enum level l)
{
	double sum = 0;

	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_reactor_stats st;

		hr_reactor_stats_read(b->reactors[i], &st);
		if (l == LEVEL_TURNS)
			sum += (double)st.turns;
		else if (l == LEVEL_STALLS)
			sum += (double)st.stalls;
		else
			sum = HR_MAX(sum, (double)st.turn_max_ns / 1e9);
	}
	return sum;
}

static double write_level(const struct hr_broker *b, enum level l)
{
	uint64_t sum = 0;

	for (int i = 0; i < b->shard_nr; i++) {
		const struct hr_partition_env *env = &b->shards[i].env;
		const uint64_t *cell = l == LEVEL_COLD	      ? &env->cold_locates :
				       l == LEVEL_INLINE      ? &env->inline_writes :
				       l == LEVEL_INLINE_SLOW ? &env->inline_slow :
								&env->ring_writes;

		sum += __atomic_load_n(cell, __ATOMIC_RELAXED);
	}
	return (double)sum;
}

static double pool_level(struct hr_broker *b, enum level l)
{
	struct hr_pool_stats st = { 0 };
	double sum = 0;

	/* The pool ends before the readers of metrics do. */
	pthread_mutex_lock(&b->end_lock);
	if (b->pool)
		hr_pool_stats_read(b->pool, &st);
	pthread_mutex_unlock(&b->end_lock);
	for (int i = 0; i < HR_POOL_LANE_NR; i++)
		sum += l == LEVEL_POOL_QUEUED ? (double)st.queued_nr[i] : (double)st.refused[i];
	return sum;
}

struct hr_level_arg {
	struct hr_broker *b;
	enum level level;
};

static double level(void *arg)
{
	const struct hr_level_arg *a = arg;

	if (a->level <= LEVEL_MEM_REFUSED)
		return memory_level(a->b, a->level);
	if (a->level <= LEVEL_TURN_MAX)
		return loop_level(a->b, a->level);
	if (a->level == LEVEL_READY)
		return hr_broker_ready(a->b);
	if (a->level == LEVEL_LOG_LINES)
		return (double)hr_logger_lines(a->b->log);
	if (a->level == LEVEL_LOG_DROPPED)
		return (double)hr_logger_dropped(a->b->log);
	if (a->level <= LEVEL_RING)
		return write_level(a->b, a->level);
	return pool_level(a->b, a->level);
}

static int create_levels(struct hr_broker *b)
{
	struct hr_level_arg *args = calloc(LEVEL_NR, sizeof(*args));
	int err = args ? 0 : -ENOMEM;

	b->m.levels = args;
	for (int i = 0; !err && i < LEVEL_NR; i++) {
		args[i] = (struct hr_level_arg){ b, (enum level)i };
		err = hr_metric_func_create(b->metrics, &level_rows[i], NULL, level, &args[i]);
	}
	return err;
}

static int create_api(struct hr_broker_metrics *m, const struct hr_api_desc *api)
{
	static const char *const stages[] = { "queue", "local", "remote", "send", "total",
					      "throttle" };
	struct hr_buf labels = HR_BUF_INIT;
	int err;

	hr_metric_label(&labels, "api", hr_str(api->name));
	err = labels.err
		      ?: hr_metric_create(m->ms, &requests_row, hr_buf_cstr(&labels),
					  &m->requests[api->key]);
	if (!err)
		err = hr_metric_create(m->ms, &bytes_row, hr_buf_cstr(&labels),
				       &m->bytes[api->key]);
	for (int i = 0; !err && i < HR_STAGE_NR; i++) {
		labels.len = 0;
		hr_metric_label(&labels, "api", hr_str(api->name));
		hr_metric_label(&labels, "stage", hr_str(stages[i]));
		err = labels.err ?: hr_metric_create(m->ms, &times_row, hr_buf_cstr(&labels),
						     &m->times[api->key][i]);
	}
	hr_buf_fini(&labels);
	return err;
}

int hr_broker_metrics_init(struct hr_broker *b)
{
	struct hr_broker_metrics *m = &b->m;
	struct hr_metric *plain[HR_ARRAY_LEN(plain_rows)];
	struct hr_buf labels = HR_BUF_INIT;
	int err = hr_metric_table_create(b->metrics, plain_rows, HR_ARRAY_LEN(plain_rows), plain);

	if (err)
		return err;
	err = hr_metric_table_create(b->metrics, log_rows, HR_LOGS_NR, m->logs);
	if (err)
		return err;
	m->ms = b->metrics;
	m->refused = plain[0];
	m->produced_bytes = plain[1];
	m->produced_records = plain[2];
	m->fetched_bytes = plain[3];
	m->recovered_bytes = plain[4];
	m->fetch_watches = plain[5];
	for (int16_t key = 0; !err && key < hr_api_handler_nr; key++)
		if (hr_api_is_served(key))
			err = create_api(m, hr_api_get(key));
	for (int code = -1; !err && code < HR_METRIC_ERR_NR - 1; code++) {
		if (!strcmp(hr_wire_err_name(code), "UNKNOWN") || !code)
			continue;
		labels.len = 0;
		hr_metric_label(&labels, "error", hr_str(hr_wire_err_name(code)));
		err = hr_metric_create(m->ms, &errors_row, hr_buf_cstr(&labels),
				       &m->errors[code + 1]);
	}
	hr_buf_fini(&labels);
	if (!err)
		err = create_levels(b);
	return err ? err : hr_kafka_metrics_init(b);
}

static uint64_t micros(int64_t from_ns, int64_t to_ns)
{
	return to_ns > from_ns && from_ns ? (uint64_t)(to_ns - from_ns) / 1000 : 0;
}

void hr_broker_metrics_request(const struct hr_request *rq)
{
	int64_t local_end = rq->local_end_ns ? rq->local_end_ns : rq->done_ns;
	struct hr_broker_metrics *m = &rq->broker->m;
	uint32_t s = (uint32_t)rq->home->idx;
	struct hr_metric **t;

	if (rq->end == HR_END_CLOSE || !rq->api) {
		hr_metric_add(m->refused, s, 1);
		return;
	}
	t = m->times[rq->api->key];
	hr_metric_add(m->requests[rq->api->key], s, 1);
	hr_metric_observe(m->bytes[rq->api->key], s, rq->frame->len);
	hr_kafka_count_request(rq->home, rq->api->key, rq->header.request_api_version);
	hr_metric_observe(t[HR_STAGE_QUEUE], s, micros(rq->begun_ns, rq->run_ns));
	hr_metric_observe(t[HR_STAGE_LOCAL], s, micros(rq->run_ns, local_end));
	hr_metric_observe(t[HR_STAGE_REMOTE], s, micros(local_end, rq->done_ns));
	hr_metric_observe(t[HR_STAGE_THROTTLE], s, (uint64_t)rq->throttle_ms * 1000);
	if (rq->end == HR_END_SILENT)
		hr_metric_observe(t[HR_STAGE_TOTAL], s, micros(rq->begun_ns, rq->done_ns));
}

void hr_broker_metrics_sent(struct hr_broker_metrics *m, int shard, int16_t key, int64_t begun_ns,
			    int64_t made_ns, int64_t sent_ns)
{
	hr_metric_observe(m->times[key][HR_STAGE_SEND], (uint32_t)shard, micros(made_ns, sent_ns));
	hr_metric_observe(m->times[key][HR_STAGE_TOTAL], (uint32_t)shard,
			  micros(begun_ns, sent_ns));
}

void hr_broker_metrics_error(const struct hr_request *rq, enum hr_wire_err err)
{
	int i = (int)err + 1;

	if (i < 0 || i >= HR_METRIC_ERR_NR)
		return;
	hr_metric_add(rq->broker->m.errors[i], (uint32_t)rq->shard->idx, 1);
	hr_kafka_count_error(rq->shard, rq->header.request_api_key, (int16_t)err);
}
