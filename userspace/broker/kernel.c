// SPDX-License-Identifier: Apache-2.0
/* kernel: see kernel.h. */
#include "kernel.h"

#include <hr/sys/net.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "quotas.h"

#define BEAT_MS 1000

struct rule {
	uint8_t key[16];
	struct hr_kernel_admit admit;
};

struct hr_broker_kernel {
	struct hr_broker *broker;
	struct hr_kernel *k;
	struct hr_timer timer;
	struct hr_msg begin;
	struct rule *rules; /* what addresses of their own have in the kernel */
	size_t rule_nr;
	struct hr_ip_rate *rates; /* new connections a second of named addresses */
	uint32_t rate_nr;
	double rate_default;
	uint64_t by_hand_nr;	 /* atomic: limits taken over from the map */
	uint64_t refused_row_nr; /* atomic: rows that the kernel did not take */
	bool outside;		 /* a listener was made outside of the programs' cgroup */
};

static bool level_is(const struct hr_broker *b, int key, const char *a, const char *c)
{
	const char *v = hr_config_text(b->config, key);

	return !strcmp(v, a) || !strcmp(v, c);
}

static bool is_on(const struct hr_broker_kernel *bk, enum hr_kernel_gate gate)
{
	struct hr_kernel_status st = { 0 };

	if (bk && bk->k)
		hr_kernel_status_read(bk->k, gate, &st);
	return st.on;
}

bool hr_broker_kernel_admits(const struct hr_broker *b)
{
	return is_on(b->kernel, HR_KERNEL_ADMIT);
}

/* --- opening ------------------------------------------------------------------------- */

int hr_broker_kernel_open(struct hr_broker *b)
{
	struct hr_broker_kernel *bk = calloc(1, sizeof(*bk));
	struct hr_kernel_opts o = {
		.pin_dir = hr_config_text(b->config, HR_CFG_HEADRACE_KERNEL_PIN_DIR),
		.node_id = b->roles.node_id, .log = b->log,
	};

	if (!bk)
		return -ENOMEM;
	o.off[HR_KERNEL_FETCH] = !level_is(b, HR_CFG_HEADRACE_QUOTA_FETCH_LEVEL, "auto", "bpf");
	o.off[HR_KERNEL_ADMIT] = !level_is(b, HR_CFG_HEADRACE_ADMISSION_LEVEL, "auto", "bpf");
	bk->broker = b;
	b->kernel = bk;
	return hr_kernel_open(b->sys, &o, &bk->k);
}

static int tag(void *arg, int fd, const struct hr_bucket *tx, const struct hr_bucket *rx)
{
	struct hr_broker_kernel *bk = arg;

	return hr_kernel_conn_tag(bk->k, fd, tx, rx);
}

static void listening(void *arg, int fd)
{
	struct hr_broker_kernel *bk = arg;

	if (hr_kernel_listener_check(bk->k, fd))
		bk->outside = true;
}

static bool is_over(void *arg, int fd)
{
	struct hr_broker_kernel *bk = arg;

	return hr_kernel_conn_is_over(bk->k, fd) > 0;
}

static enum hr_shape_level fetch_level(struct hr_broker *b)
{
	if (is_on(b->kernel, HR_KERNEL_FETCH))
		return HR_SHAPE_KERNEL;
	return level_is(b, HR_CFG_HEADRACE_QUOTA_FETCH_LEVEL, "mute", "mute") ? HR_SHAPE_MUTE
									       : HR_SHAPE_PACING;
}

void hr_broker_kernel_net_opts(struct hr_broker *b, struct hr_net_opts *o)
{
	o->shape_level = fetch_level(b);
	o->shape.arg = b->kernel;
	o->shape.listening = listening;
	if (is_on(b->kernel, HR_KERNEL_FETCH) || is_on(b->kernel, HR_KERNEL_PRODUCE))
		o->shape.tag = tag;
	if (is_on(b->kernel, HR_KERNEL_ADMIT))
		o->shape.is_over = is_over;
}

/* --- limits of buckets ------------------------------------------------------------------ */

static void limit_changed(void *arg, const struct hr_bucket *bucket)
{
	struct hr_broker_kernel *bk = arg;

	if (hr_kernel_bucket_set(bk->k, bucket))
		__atomic_add_fetch(&bk->refused_row_nr, 1, __ATOMIC_RELAXED);
}

static void gone(void *arg, const struct hr_bucket *bucket)
{
	struct hr_broker_kernel *bk = arg;

	hr_kernel_bucket_del(bk->k, bucket);
}

struct by_hand {
	struct hr_broker_kernel *bk;
	uint32_t id;
	double rate;
};

static void take_over(void *arg, struct hr_bucket *bucket)
{
	struct by_hand *h = arg;
	struct hr_broker *b = h->bk->broker;

	if (bucket->id != h->id || hr_clock_rate(&bucket->clock) == h->rate)
		return;
	hr_log(b->log, HR_LOG_WARN, "kernel", "limit.by_hand",
	       hr_f_cstr("user", bucket->user ? bucket->user : ""),
	       hr_f_cstr("client", bucket->client ? bucket->client : ""),
	       hr_f_i64("was", (int64_t)hr_clock_rate(&bucket->clock)),
	       hr_f_i64("rate", (int64_t)h->rate));
	hr_clock_rate_set(&bucket->clock, hr_sys_mono_ns(b->sys), h->rate);
	__atomic_add_fetch(&h->bk->by_hand_nr, 1, __ATOMIC_RELAXED);
}

static void found_by_hand(void *arg, uint32_t id, double rate)
{
	struct by_hand h = { arg, id, rate };

	hr_quota_table_each(h.bk->broker->quotas->table, take_over, &h);
}

/* --- limits of addresses ---------------------------------------------------------------- */

static uint32_t conn_max_of(uint32_t max_nr)
{
	return max_nr == UINT32_MAX ? 0 : max_nr;
}

static void set_rate(const struct hr_broker *b, struct hr_kernel_admit *a, double rate)
{
	double burst = rate * (double)hr_quota_conn_span_ns(b->config) / 1e9;

	a->rate = rate;
	a->burst = (uint32_t)HR_MIN(HR_MAX(ceil(burst), 1.0), (double)UINT32_MAX);
}

static int by_key(const void *a, const void *b)
{
	return memcmp(((const struct rule *)a)->key, ((const struct rule *)b)->key, 16);
}

static struct rule *find_rule(struct rule *v, size_t nr, const uint8_t key[16])
{
	struct rule wanted;

	memcpy(wanted.key, key, 16);
	return nr ? bsearch(&wanted, v, nr, sizeof(*v), by_key) : NULL;
}

/* Sorted rules of addresses that have a limit of their own; what one does not say is @all's. */
static size_t make_rules(struct hr_broker_kernel *bk, const struct hr_net_limits *limits,
			 const struct hr_kernel_admit *all, struct rule *v)
{
	size_t nr = bk->rate_nr;
	uint8_t key[16];

	for (size_t i = 0; i < nr; i++) {
		memcpy(v[i].key, bk->rates[i].key, 16);
		v[i].admit = *all;
		set_rate(bk->broker, &v[i].admit, bk->rates[i].rate);
	}
	qsort(v, nr, sizeof(*v), by_key);
	for (uint32_t i = 0; i < limits->ip_override_nr; i++) {
		struct rule *rule;

		if (hr_addr_parse(limits->ip_overrides[i].host, key))
			continue;
		rule = find_rule(v, nr, key);
		if (!rule) {
			rule = &v[nr++];
			memcpy(rule->key, key, 16);
			rule->admit = *all;
		}
		rule->admit.conn_max_nr = conn_max_of(limits->ip_overrides[i].max_nr);
		qsort(v, nr, sizeof(*v), by_key);
	}
	return nr;
}

/* Rows of addresses that have none any more go; the others are written. */
static uint64_t put_rules(struct hr_broker_kernel *bk, struct rule *v, size_t nr)
{
	uint64_t refused_nr = 0;

	for (size_t i = 0; i < bk->rule_nr; i++)
		if (!find_rule(v, nr, bk->rules[i].key))
			refused_nr += !!hr_kernel_admit_ip(bk->k, bk->rules[i].key, NULL);
	for (size_t i = 0; i < nr; i++)
		refused_nr += !!hr_kernel_admit_ip(bk->k, v[i].key, &v[i].admit);
	return refused_nr;
}

void hr_broker_kernel_follow(struct hr_broker *b)
{
	struct hr_broker_kernel *bk = b->kernel;
	struct hr_ip_limit overrides[256];
	struct hr_kernel_admit all = { 0 };
	struct hr_net_limits limits;
	uint64_t refused_nr = 0;
	struct rule *v;
	size_t nr = 0;
	char text[8192];

	if (!bk || !bk->k)
		return;
	v = calloc(bk->rate_nr + HR_ARRAY_LEN(overrides), sizeof(*v));
	if (!v) {
		hr_log(b->log, HR_LOG_ERROR, "kernel", "rules.unchanged", hr_f_err(-ENOMEM));
		return;
	}
	hr_net_limits_of(b->config, &limits, overrides, text, sizeof(text));
	if (is_on(bk, HR_KERNEL_ADMIT)) {
		all.conn_max_nr = conn_max_of(limits.conn_per_ip_max_nr);
		if (bk->rate_default > 0)
			set_rate(bk->broker, &all, bk->rate_default);
		nr = make_rules(bk, &limits, &all, v);
		refused_nr = put_rules(bk, v, nr);
	}
	for (int i = 0; i < b->listeners.nr; i++)
		if (b->bound[i].net && hr_kernel_admit_port(bk->k, b->bound[i].conf.port, &all))
			refused_nr += is_on(bk, HR_KERNEL_ADMIT) || is_on(bk, HR_KERNEL_FETCH);
	__atomic_add_fetch(&bk->refused_row_nr, refused_nr, __ATOMIC_RELAXED);
	free(bk->rules);
	bk->rules = v;
	bk->rule_nr = nr;
}

void hr_broker_kernel_rates_set(struct hr_broker *b, const struct hr_conn_rates *rates)
{
	struct hr_broker_kernel *bk = b->kernel;
	struct hr_ip_rate *v = calloc(rates->ip_nr + 1, sizeof(*v));

	if (!v) {
		hr_log(b->log, HR_LOG_ERROR, "kernel", "rules.unchanged", hr_f_err(-ENOMEM));
		return;
	}
	for (uint32_t i = 0; i < rates->ip_nr; i++)
		v[i] = rates->ips[i];
	free(bk->rates);
	bk->rates = v;
	bk->rate_nr = rates->ip_nr;
	bk->rate_default = rates->ip_default;
	hr_broker_kernel_follow(b);
}

/* --- what is told ------------------------------------------------------------------------ */

static const struct hr_metric_row gate_row = {
	"headrace_kernel_gate",
	"1 for each gate, at the level that holds it and why not the kernel", HR_METRIC_GAUGE,
};

enum { BY_HAND, REFUSED_ROWS, AT_SYN_RATE, AT_SYN_COUNT, PASSED_STALE, FUNC_NR };

static const struct hr_metric_row func_rows[FUNC_NR] = {
	{ "headrace_kernel_limits_by_hand_total", "Limits taken over from the map",
	  HR_METRIC_COUNTER },
	{ "headrace_kernel_rows_refused_total", "Rows that a map did not take", HR_METRIC_COUNTER },
	{ "headrace_kernel_connections_refused_total", "Connections refused at their SYN",
	  HR_METRIC_COUNTER, "reason=\"rate\"" },
	{ "headrace_kernel_connections_refused_total", "Connections refused at their SYN",
	  HR_METRIC_COUNTER, "reason=\"count\"" },
	{ "headrace_kernel_connections_unchecked_total",
	  "Connections let through since the heartbeat was old", HR_METRIC_COUNTER },
};

static double admit_sum(struct hr_broker_kernel *bk, int which)
{
	struct hr_kernel_admit_stats st;
	uint64_t sum = 0;

	for (int i = 0; i < bk->broker->listeners.nr; i++) {
		if (hr_kernel_admit_read(bk->k, bk->broker->bound[i].conf.port, &st))
			continue;
		sum += which == AT_SYN_RATE  ? st.refused_rate :
		       which == AT_SYN_COUNT ? st.refused_count :
					       st.passed_stale;
	}
	return (double)sum;
}

static double by_hand_value(void *arg)
{
	return (double)__atomic_load_n(&((struct hr_broker_kernel *)arg)->by_hand_nr,
				       __ATOMIC_RELAXED);
}

static double refused_rows_value(void *arg)
{
	return (double)__atomic_load_n(&((struct hr_broker_kernel *)arg)->refused_row_nr,
				       __ATOMIC_RELAXED);
}

static double rate_value(void *arg)
{
	return admit_sum(arg, AT_SYN_RATE);
}

static double count_value(void *arg)
{
	return admit_sum(arg, AT_SYN_COUNT);
}

static double stale_value(void *arg)
{
	return admit_sum(arg, PASSED_STALE);
}

static int make_funcs(struct hr_broker_kernel *bk)
{
	static double (*const values[FUNC_NR])(void *) = { by_hand_value, refused_rows_value,
							    rate_value, count_value, stale_value };
	int err = 0;

	for (int i = 0; !err && i < FUNC_NR; i++)
		err = hr_metric_func_create(bk->broker->metrics, &func_rows[i], NULL, values[i],
					    bk);
	return err;
}

static const char *level_name(struct hr_broker *b, enum hr_kernel_gate gate)
{
	if (is_on(b->kernel, gate))
		return "bpf";
	switch (gate) {
	case HR_KERNEL_FETCH:
		return fetch_level(b) == HR_SHAPE_MUTE ? "mute" : "pacing";
	case HR_KERNEL_PRODUCE:
		return "user";
	case HR_KERNEL_ADMIT:
		return "accept";
	default:
		return "unknown";
	}
}

static int tell_gate(struct hr_broker *b, enum hr_kernel_gate gate)
{
	const char *level = level_name(b, gate), *name = hr_kernel_gate_name(gate);
	struct hr_buf labels = HR_BUF_INIT;
	struct hr_kernel_status st;
	struct hr_metric *m;
	char reason[160];
	int err;

	hr_kernel_status_read(b->kernel->k, gate, &st);
	snprintf(reason, sizeof(reason), "%s%s%s", st.err ? strerror(-st.err) : "",
		 st.err ? "; " : "", st.hint ? st.hint : "");
	hr_log(b->log, st.err == -EXDEV ? HR_LOG_WARN : HR_LOG_INFO, "kernel", "gate",
	       hr_f_cstr("gate", name), hr_f_cstr("level", level), hr_f_cstr("reason", reason));
	hr_metric_label(&labels, "gate", hr_str(name));
	hr_metric_label(&labels, "level", hr_str(level));
	hr_metric_label(&labels, "reason", hr_str(reason));
	err = labels.err ?: hr_metric_create(b->metrics, &gate_row, hr_buf_cstr(&labels), &m);
	if (!err)
		hr_metric_set(m, hr_metrics_shared(b->metrics), 1);
	hr_buf_fini(&labels);
	return err;
}

/* --- living ------------------------------------------------------------------------------ */

static void beat(struct hr_timer *t)
{
	struct hr_broker_kernel *bk = hr_container_of(t, struct hr_broker_kernel, timer);

	hr_kernel_heartbeat(bk->k);
	hr_kernel_limits_by_hand(bk->k, found_by_hand, bk);
	hr_timer_arm(bk->broker->reactors[0], t, BEAT_MS, beat);
}

static void begin_beats(struct hr_msg *m, struct hr_reactor *r)
{
	beat(&hr_container_of(m, struct hr_broker_kernel, begin)->timer);
}

int hr_broker_kernel_start(struct hr_broker *b)
{
	struct hr_broker_kernel *bk = b->kernel;
	struct hr_quota_ops ops = { limit_changed, gone, bk };
	int err = 0;

	/* A listener outside of the cgroup was found after the level was chosen. */
	if (bk->outside)
		hr_net_shape_level_set(b->net, fetch_level(b));
	for (int g = 0; !err && g < HR_KERNEL_GATE_NR; g++)
		err = tell_gate(b, g);
	if (!err)
		err = make_funcs(bk);
	if (err)
		return err;
	hr_broker_kernel_follow(b);
	if (is_on(bk, HR_KERNEL_FETCH) || is_on(bk, HR_KERNEL_PRODUCE))
		hr_quota_table_ops_set(b->quotas->table, &ops);
	hr_kernel_heartbeat(bk->k);
	bk->begin.run = begin_beats;
	hr_reactor_post(b->reactors[0], &bk->begin);
	return 0;
}

void hr_broker_kernel_close(struct hr_broker *b)
{
	struct hr_broker_kernel *bk = b->kernel;

	if (!bk)
		return;
	if (b->quotas)
		hr_quota_table_ops_set(b->quotas->table, NULL);
	hr_kernel_close(bk->k);
	free(bk->rules);
	free(bk->rates);
	free(bk);
	b->kernel = NULL;
}
