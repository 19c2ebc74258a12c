// SPDX-License-Identifier: Apache-2.0
/*
 * kafka_metrics_requests: series of requests, connections and the process.
 *
 * Kafka's quantiles and idle shares speak of the last minutes, the registered histograms
 * of the whole life.  So readings of the past are kept: the values shown are
 * what came since past[0], which is one to two WINDOW_NS old when readings are
 * frequent and two readings old when they are rare.
 */
#include <stdio.h>
#include <stdlib.h>

#include "kafka_metrics.h"
#include "request.h"

#define WINDOW_NS 60000000000
#define HISTOGRAM_NR (HR_STAGE_NR + 1)
#define BUCKET_NR HR_REQUEST_BUCKET_NR
#define PAST_NR ((size_t)HR_METRIC_API_NR * HISTOGRAM_NR * BUCKET_NR)

#define Q(name) HR_KAFKA_NETWORK_REQUESTMETRICS_##name

/* In the order of enum hr_request_stage, then bytes. */
static const struct request_family {
	enum hr_kafka_metric quantiles, count;
	double divisor;
} request_families[HISTOGRAM_NR] = {
	{ Q(REQUESTQUEUETIMEMS), Q(REQUESTQUEUETIMEMS_COUNT), 1000 },
	{ Q(LOCALTIMEMS), Q(LOCALTIMEMS_COUNT), 1000 },
	{ Q(REMOTETIMEMS), Q(REMOTETIMEMS_COUNT), 1000 },
	{ Q(RESPONSESENDTIMEMS), Q(RESPONSESENDTIMEMS_COUNT), 1000 },
	{ Q(TOTALTIMEMS), Q(TOTALTIMEMS_COUNT), 1000 },
	{ Q(THROTTLETIMEMS), Q(THROTTLETIMEMS_COUNT), 1000 },
	{ Q(REQUESTBYTES), Q(REQUESTBYTES_COUNT), 1 },
};

static const struct {
	double q;
	const char *text;
} quantiles[] = {
	{ 0.50, "0.50" }, { 0.75, "0.75" }, { 0.95, "0.95" },
	{ 0.98, "0.98" }, { 0.99, "0.99" }, { 0.999, "0.999" },
};

static const struct hr_metric_row rows[] = {
	{ .name = "headrace_metrics_series_dropped_total",
	  .help = "Series of partitions and topics that readings left out beyond their bound.",
	  .type = HR_METRIC_COUNTER },
	{ .name = "headrace_metrics_gather_late_total",
	  .help = "Readings without series of partitions, topics, groups: a reactor was late.",
	  .type = HR_METRIC_COUNTER },
};

static struct hr_metric *histogram_of(const struct hr_broker *b, int16_t key, int h)
{
	return h < HR_STAGE_NR ? b->m.times[key][h] : b->m.bytes[key];
}

int hr_kafka_metrics_init(struct hr_broker *b)
{
	struct hr_metric *made[HR_ARRAY_LEN(rows)];
	int err = hr_metric_table_create(b->metrics, rows, HR_ARRAY_LEN(rows), made);

	if (err)
		return err;
	b->kafka = calloc(1, sizeof(*b->kafka));
	if (!b->kafka)
		return -ENOMEM;
	b->kafka->dropped = made[0];
	b->kafka->gather_late = made[1];
	b->kafka->started_ms = hr_sys_wall_ms(b->sys);
	for (int i = 0; i < 2; i++) {
		b->kafka->past[i].at_ns = hr_sys_mono_ns(b->sys);
		b->kafka->past[i].buckets = calloc(PAST_NR, sizeof(uint64_t));
		if (!b->kafka->past[i].buckets)
			return -ENOMEM;
	}
	for (int i = 0; !err && i < b->shard_nr; i++)
		err = hr_shard_counts_create(&b->shards[i].counts);
	return err;
}

void hr_kafka_metrics_fini(struct hr_broker *b)
{
	for (int i = 0; i < b->shard_nr; i++)
		hr_shard_counts_destroy(b->shards[i].counts);
	if (!b->kafka)
		return;
	hr_gathering_free(b->kafka->late);
	for (int i = 0; i < 2; i++)
		free(b->kafka->past[i].buckets);
	free(b->kafka);
}

static uint64_t *past_buckets(struct hr_kafka_past *p, int16_t key, int h)
{
	return p->buckets + ((size_t)key * HISTOGRAM_NR + (size_t)h) * BUCKET_NR;
}

static int16_t api_nr(void)
{
	return HR_MIN(hr_api_handler_nr, HR_METRIC_API_NR);
}

/* What is read now counts for later readings. */
static void remember(struct hr_broker *b, struct hr_kafka_past *p, int64_t now_ns)
{
	p->at_ns = now_ns;
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_reactor_stats st;

		hr_reactor_stats_read(b->reactors[i], &st);
		p->busy_ns[i] = st.busy_ns;
	}
	for (int16_t key = 0; key < api_nr(); key++)
		for (int h = 0; h < HISTOGRAM_NR; h++)
			hr_metric_buckets_read(histogram_of(b, key, h), past_buckets(p, key, h),
					       BUCKET_NR);
}

static void move_on(struct hr_broker *b)
{
	struct hr_kafka_past *past = b->kafka->past;
	int64_t now_ns = hr_sys_mono_ns(b->sys);
	struct hr_kafka_past first = past[0];

	if (now_ns - past[1].at_ns < WINDOW_NS)
		return;
	past[0] = past[1];
	past[1] = first;
	remember(b, &past[1], now_ns);
}

/* --- requests --------------------------------------------------------------------------- */

static void label_of(const char *api, const char *quantile, char *to, size_t cap)
{
	snprintf(to, cap, "request=\"%s\"%s%s%s", api, quantile ? ",quantile=\"" : "",
		 quantile ? quantile : "", quantile ? "\"" : "");
}

/* Every fetch is a consumer's: both names of Kafka's. */
static const char *second_name(int16_t key)
{
	return key == HR_API_FETCH ? "FetchConsumer" : NULL;
}

static void put_quantiles(struct hr_kafka_out *o, struct hr_broker *b, int16_t key, int h)
{
	const struct request_family *f = &request_families[h];
	const uint64_t *past = past_buckets(&b->kafka->past[0], key, h);
	const struct hr_metric *m = histogram_of(b, key, h);
	uint64_t now[BUCKET_NR], sum = 0;
	char labels[128];

	hr_metric_buckets_read(m, now, BUCKET_NR);
	for (int i = 0; i < BUCKET_NR; i++)
		sum += now[i] -= past[i];
	for (size_t i = 0; sum && i < HR_ARRAY_LEN(quantiles); i++) {
		double v = hr_metric_quantile(m, now, BUCKET_NR, quantiles[i].q) / f->divisor;

		label_of(hr_api_get(key)->name, quantiles[i].text, labels, sizeof(labels));
		hr_kafka_put(o, f->quantiles, labels, v);
		if (!second_name(key))
			continue;
		label_of(second_name(key), quantiles[i].text, labels, sizeof(labels));
		hr_kafka_put(o, f->quantiles, labels, v);
	}
}

static void put_histograms(struct hr_kafka_out *o, struct hr_broker *b)
{
	char labels[128];

	for (int h = 0; h < HISTOGRAM_NR; h++) {
		for (int16_t key = 0; key < api_nr(); key++)
			if (histogram_of(b, key, h))
				put_quantiles(o, b, key, h);
		for (int16_t key = 0; key < api_nr(); key++) {
			uint64_t nr = hr_metric_value(histogram_of(b, key, h));

			if (!nr)
				continue;
			label_of(hr_api_get(key)->name, NULL, labels, sizeof(labels));
			hr_kafka_put(o, request_families[h].count, labels, (double)nr);
			if (!second_name(key))
				continue;
			label_of(second_name(key), NULL, labels, sizeof(labels));
			hr_kafka_put(o, request_families[h].count, labels, (double)nr);
		}
	}
}

static void put_versions(struct hr_kafka_out *o, const struct hr_broker *b, int16_t key,
			 const char *name)
{
	char labels[128];

	for (int v = 0; name && v < HR_KAFKA_VERSION_NR; v++) {
		uint64_t nr = 0;

		for (int i = 0; i < b->shard_nr; i++)
			nr += __atomic_load_n(&b->shards[i].counts->versions[key][v],
					      __ATOMIC_RELAXED);
		if (!nr)
			continue;
		snprintf(labels, sizeof(labels), "request=\"%s\",version=\"%d\"", name, v);
		hr_kafka_put(o, Q(REQUESTS_TOTAL), labels, (double)nr);
	}
}

static void put_errors(struct hr_kafka_out *o, const struct hr_broker *b, int16_t key,
		       const char *name)
{
	char labels[160];

	for (int code = -1; name && code < HR_METRIC_ERR_NR - 1; code++) {
		uint64_t nr = 0;

		for (int i = 0; i < b->shard_nr; i++) {
			const uint64_t *row = __atomic_load_n(&b->shards[i].counts->errors[key],
							      __ATOMIC_ACQUIRE);

			nr += row ? __atomic_load_n(&row[code + 1], __ATOMIC_RELAXED) : 0;
		}
		if (!nr)
			continue;
		snprintf(labels, sizeof(labels), "request=\"%s\",error=\"%s\"", name,
			 hr_wire_err_name(code));
		hr_kafka_put(o, Q(ERRORS_TOTAL), labels, (double)nr);
	}
}

void hr_kafka_put_requests(struct hr_kafka_out *o, struct hr_broker *b)
{
	for (int16_t key = 0; key < api_nr(); key++) {
		if (!hr_api_is_served(key))
			continue;
		put_versions(o, b, key, hr_api_get(key)->name);
		put_versions(o, b, key, second_name(key));
	}
	for (int16_t key = 0; key < api_nr(); key++) {
		if (!hr_api_is_served(key))
			continue;
		put_errors(o, b, key, hr_api_get(key)->name);
		put_errors(o, b, key, second_name(key));
	}
	put_histograms(o, b);
}

/* --- network and process ------------------------------------------------------------------ */

#define S(name) HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_##name

static double idle_share(const struct hr_broker *b, int i, int64_t now_ns)
{
	const struct hr_kafka_past *past = &b->kafka->past[0];
	struct hr_reactor_stats st;
	double busy;

	hr_reactor_stats_read(b->reactors[i], &st);
	busy = (double)(st.busy_ns - past->busy_ns[i]) / (double)HR_MAX(now_ns - past->at_ns, 1);
	return HR_MAX(1 - busy, 0.0);
}

static void put_idle(struct hr_kafka_out *o, const struct hr_broker *b)
{
	int64_t now_ns = hr_sys_mono_ns(b->sys);
	double sum = 0;
	char label[48];

	for (int i = 0; i < b->shard_nr; i++) {
		double idle = idle_share(b, i, now_ns);

		snprintf(label, sizeof(label), "networkProcessor=\"%d\"", i);
		hr_kafka_put(o, HR_KAFKA_NETWORK_PROCESSOR_IDLEPERCENT, label, idle);
		sum += idle;
	}
	hr_kafka_put(o, HR_KAFKA_NETWORK_SOCKETSERVER_NETWORKPROCESSORAVGIDLEPERCENT, "",
		     sum / b->shard_nr);
	hr_kafka_put(o, HR_KAFKA_SERVER_KAFKAREQUESTHANDLERPOOL_REQUESTHANDLERAVGIDLE_PERCENT, "",
		     sum / b->shard_nr);
}

static uint64_t closed(const struct hr_net_stats *st)
{
	uint64_t nr = 0;

	for (int i = 0; i < HR_CLOSE_REASON_NR; i++)
		nr += st->closed[i];
	return nr;
}

static void put_connections(struct hr_kafka_out *o, const struct hr_broker *b)
{
	static const struct {
		enum hr_kafka_metric metric;
		size_t off; /* in struct hr_net_stats; 0 with is_closed */
		bool is_closed;
	} cells[] = {
		{ S(CONNECTION_CLOSE_TOTAL), 0, true },
		{ S(CONNECTION_COUNT), offsetof(struct hr_net_stats, conns), false },
		{ S(CONNECTION_CREATION_TOTAL), offsetof(struct hr_net_stats, accepted), false },
		{ S(INCOMING_BYTE_TOTAL), offsetof(struct hr_net_stats, bytes_in), false },
		{ S(OUTGOING_BYTE_TOTAL), offsetof(struct hr_net_stats, bytes_out), false },
		{ S(REQUEST_TOTAL), offsetof(struct hr_net_stats, frames_in), false },
		{ S(RESPONSE_TOTAL), offsetof(struct hr_net_stats, frames_out), false },
	};
	/* Before that the network is being made by another thread. */
	bool is_up = __atomic_load_n(&b->ready, __ATOMIC_ACQUIRE);
	char label[48];

	for (size_t k = 0; is_up && k < HR_ARRAY_LEN(cells); k++) {
		for (int i = 0; i < b->shard_nr; i++) {
			struct hr_net_stats st;
			uint64_t v;

			hr_net_core_stats_read(b->net, (uint32_t)i, &st);
			memcpy(&v, (const char *)&st + cells[k].off, sizeof(v));
			snprintf(label, sizeof(label), "networkProcessor=\"%d\"", i);
			hr_kafka_put(o, cells[k].metric, label,
				     (double)(cells[k].is_closed ? closed(&st) : v));
		}
	}
}

static void put_memory(struct hr_kafka_out *o, const struct hr_broker *b)
{
	int64_t queued = hr_config_num(b->opts.config, HR_CFG_QUEUED_MAX_REQUEST_BYTES);
	struct hr_account_stats st;
	uint64_t limit, used;

	hr_account_stats_read(b->account, &st);
	used = st.purpose_bytes[HR_ACCOUNT_RECV];
	/* What is taken for other purposes is not to be had for frames. */
	limit = st.used_bytes - HR_MIN(used, st.used_bytes);
	limit = st.limit_bytes - HR_MIN(limit, st.limit_bytes);
	if (queued > 0)
		limit = HR_MIN(limit, (uint64_t)queued);
	hr_kafka_put(o, HR_KAFKA_NETWORK_SOCKETSERVER_MEMORYPOOLAVAILABLE, "",
		     (double)(limit - HR_MIN(used, limit)));
	hr_kafka_put(o, HR_KAFKA_NETWORK_SOCKETSERVER_MEMORYPOOLUSED, "", (double)used);
}

/* One line "name: value" of /proc/self/io. */
static bool io_value(const char *text, const char *name, double *ret_v)
{
	const char *p = strstr(text, name);
	size_t len = strlen(name);

	/* "write_bytes" is also the end of "cancelled_write_bytes". */
	while (p && ((p != text && p[-1] != '\n') || p[len] != ':'))
		p = strstr(p + 1, name);
	if (p)
		*ret_v = strtod(p + len + 1, NULL);
	return p;
}

static void put_io(struct hr_kafka_out *o, const struct hr_broker *b)
{
	static const char *const names[] = { "cancelled_write_bytes", "rchar", "read_bytes",
					     "syscr", "syscw", "wchar", "write_bytes" };
	struct hr_buf text = HR_BUF_INIT;
	double v;

	/* Both families list these in the order of the names. */
	if (!hr_props_slurp_sync(b->sys, "/proc/self/io", 4096, &text))
		for (size_t i = 0; i < 2 * HR_ARRAY_LEN(names); i++) {
			size_t k = i % HR_ARRAY_LEN(names);
			int first = i < HR_ARRAY_LEN(names) ?
				HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_CANCELLED_WRITE_BYTES :
				HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_CANCELLED_WRITE_BYTES;

			if (io_value(hr_buf_cstr(&text), names[k], &v))
				hr_kafka_put(o, (enum hr_kafka_metric)(first + (int)k), "", v);
		}
	hr_buf_fini(&text);
}

void hr_kafka_put_process(struct hr_kafka_out *o, struct hr_broker *b)
{
	int state = hr_broker_stopping(b) ? 6 : hr_broker_ready(b) ? 3 : 1;

	put_idle(o, b);
	put_connections(o, b);
	put_memory(o, b);
	put_io(o, b);
	hr_kafka_put_quotas(o, b);
	hr_kafka_put(o, HR_KAFKA_SERVER_KAFKASERVER_BROKERSTATE, "", state);
	hr_kafka_put(o, HR_KAFKA_SERVER_APP_INFO_START_TIME_MS, "", (double)b->kafka->started_ms);
	move_on(b);
}
