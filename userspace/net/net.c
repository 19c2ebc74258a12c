// SPDX-License-Identifier: Apache-2.0
/*
 * net: the cores, their limits, and the orderly stop.
 *
 * Limits are one immutable block that all cores share by reference; a change is
 * a message to each core that swaps the pointer, so nobody reads half a change.
 *
 * Drain.  Core 0 closes the listeners, then tells the other cores.  Messages of
 * one sender keep their order, so every connection that was accepted has
 * arrived before its core hears of the drain, or is refused by core 0 itself.
 * Each core finishes its connections, closes the rest at the deadline, and the
 * last core to become empty calls drained().
 */
#include <stdlib.h>

#include "net_priv.h"

static void defaults(struct hr_net_limits *l)
{
#define DEFAULT(field, value)                                                 \
	do {                                                                  \
		if (!l->field)                                                \
			l->field = (value);                                   \
	} while (0)
	DEFAULT(conn_max_nr, UINT32_MAX);
	DEFAULT(conn_per_ip_max_nr, UINT32_MAX);
	DEFAULT(frame_max_bytes, 104857600);
	DEFAULT(pipeline_max_nr, 64);
	DEFAULT(out_mem_max_bytes, 4u << 20);
	DEFAULT(idle_ms, 600000);
	DEFAULT(frame_progress_ms, 10000);
	DEFAULT(frame_progress_bytes, 16384);
	DEFAULT(write_stall_ms, 60000);
	DEFAULT(slice_bytes, 262144);
	DEFAULT(turn_out_bytes, 1u << 20);
	DEFAULT(turn_in_bytes, 524288);
#undef DEFAULT
	/* mincore answers for 1024 pages at most, a slice may start inside one. */
	l->slice_bytes = HR_MIN(HR_MAX(l->slice_bytes, 16384u), 2u << 20);
	l->frame_max_bytes = HR_MIN(l->frame_max_bytes, (uint32_t)INT32_MAX);
}

static void limits_put(struct net_limits *l)
{
	if (!l || __atomic_sub_fetch(&l->refs, 1, __ATOMIC_ACQ_REL))
		return;
	free(l->overrides);
	free(l);
}

static int limits_create(const struct hr_net_limits *from, struct net_limits **ret_l)
{
	struct net_limits *l = calloc(1, sizeof(*l));
	int ret = -ENOMEM;

	if (!l)
		return -ENOMEM;
	l->refs = 1;
	l->l = *from;
	defaults(&l->l);
	l->overrides = calloc(from->ip_override_nr + 1u, sizeof(*l->overrides));
	if (!l->overrides)
		goto fail;
	for (uint32_t i = 0; i < from->ip_override_nr; i++) {
		ret = hr_addr_parse(from->ip_overrides[i].host, l->overrides[i].key);
		if (ret)
			goto fail;
		l->overrides[i].max_nr = from->ip_overrides[i].max_nr;
	}
	l->l.ip_overrides = NULL;
	*ret_l = l;
	return 0;
fail:
	limits_put(l);
	return ret;
}

struct limits_msg {
	struct hr_msg msg;
	struct net_core *core;
	struct net_limits *limits;
};

static void limits_arrive(struct hr_msg *m, struct hr_reactor *r)
{
	struct limits_msg *lm = hr_container_of(m, struct limits_msg, msg);

	limits_put(lm->core->limits);
	lm->core->limits = lm->limits;
	free(lm);
}

int hr_net_limits_set(struct hr_net *net, const struct hr_net_limits *limits)
{
	struct limits_msg **msgs = calloc(net->core_nr, sizeof(*msgs));
	struct net_limits *l;
	int ret;

	if (!msgs)
		return -ENOMEM;
	ret = limits_create(limits, &l);
	if (ret)
		goto free_msgs;
	for (uint32_t i = 0; i < net->core_nr; i++) {
		msgs[i] = calloc(1, sizeof(**msgs));
		if (!msgs[i]) {
			ret = -ENOMEM;
			while (i--)
				free(msgs[i]);
			goto put_limits;
		}
	}
	for (uint32_t i = 0; i < net->core_nr; i++) {
		__atomic_add_fetch(&l->refs, 1, __ATOMIC_RELAXED);
		*msgs[i] = (struct limits_msg){ { .run = limits_arrive }, &net->cores[i], l };
		hr_reactor_post(net->cores[i].reactor, &msgs[i]->msg);
	}
put_limits:
	limits_put(l);
free_msgs:
	free(msgs);
	return ret;
}

static void core_fini(struct net_core *core)
{
	free(core->window);
	free(core->scratch);
	limits_put(core->limits);
}

static int core_init(struct hr_net *net, uint32_t idx, struct net_limits *limits)
{
	struct net_core *core = &net->cores[idx];

	core->net = net;
	core->idx = idx;
	core->reactor = net->opts.reactors[idx];
	hr_list_init(&core->conns);
	hr_list_init(&core->zombies);
	for (int i = 0; i < STARVED_LIST_NR; i++)
		hr_list_init(&core->starved[i]);
	core->window = malloc(NET_WINDOW_BYTES);
	core->scratch = malloc(NET_SCRATCH_BYTES);
	if (!core->window || !core->scratch)
		return -ENOMEM;
	__atomic_add_fetch(&limits->refs, 1, __ATOMIC_RELAXED);
	core->limits = limits;
	hr_account_waiter_add(net->opts.account, &core->waiter, core->reactor, net_recv_released);
	return 0;
}

static void net_free(struct hr_net *net)
{
	for (uint32_t i = 0; i < net->core_nr; i++)
		core_fini(&net->cores[i]);
	hr_htable_fini(&net->ips);
	free(net->stat_args);
	free(net->cores);
	free(net);
}

int hr_net_create(struct hr_sys *sys, const struct hr_net_opts *opts, struct hr_net **ret_net)
{
	struct hr_net *net = calloc(1, sizeof(*net));
	struct net_limits *limits = NULL;
	int ret = -ENOMEM;

	if (!net)
		return -ENOMEM;
	net->sys = sys;
	net->opts = *opts;
	net->shape_level = opts->shape_level;
	hr_clock_init(&net->pressure_clock, 0, HR_BUCKET_CREDIT_NS);
	net->refuse_limit = HR_LOG_LIMIT(5, 1000);
	net->frame_limit = HR_LOG_LIMIT(5, 1000);
	hr_list_init(&net->admissions);
	hr_htable_init(&net->ips);
	net_rates_init(net);
	net->cores = calloc(opts->reactor_nr, sizeof(*net->cores));
	if (!net->cores)
		goto fail;
	net->core_nr = opts->reactor_nr;
	ret = limits_create(&opts->limits, &limits);
	for (uint32_t i = 0; !ret && i < net->core_nr; i++)
		ret = core_init(net, i, limits);
	limits_put(limits);
	if (!ret && opts->metrics)
		ret = net_stats_register(net);
	if (ret)
		goto fail;
	*ret_net = net;
	return 0;
fail:
	net_free(net);
	return ret;
}

void hr_net_destroy(struct hr_net *net)
{
	struct hr_listener *l, *next;

	if (!net)
		return;
	net->closing = true;
	for (uint32_t i = 0; i < net->core_nr; i++) {
		hr_list_each_safe(n, tmp, &net->cores[i].conns)
			net_conn_destroy_now(hr_list_entry(n, struct hr_conn, node));
		hr_list_each_safe(n, tmp, &net->cores[i].zombies)
			net_conn_destroy_now(hr_list_entry(n, struct hr_conn, node));
		hr_timer_cancel(net->cores[i].reactor, &net->cores[i].drain_timer);
		hr_timer_cancel(net->cores[i].reactor, &net->cores[i].sweep_timer);
	}
	net_rates_fini(net);
	hr_list_each_safe(n, tmp, &net->admissions)
		net_admission_free(hr_list_entry(n, struct admission, node));
	for (l = net->listeners; l; l = next) {
		next = l->next;
		net_listener_close(l);
		free(l->name);
		free(l->host);
		free(l);
	}
	net_free(net);
}

void net_drain_check(struct net_core *core)
{
	struct hr_net *net = core->net;

	if (!core->draining || core->drained || !hr_list_empty(&core->conns) || net->closing)
		return;
	core->drained = true;
	hr_timer_cancel(core->reactor, &core->drain_timer);
	if (!__atomic_sub_fetch(&net->drain_left, 1, __ATOMIC_ACQ_REL))
		net->drained(net->drained_arg);
}

static void drain_deadline(struct hr_timer *t)
{
	struct net_core *core = hr_container_of(t, struct net_core, drain_timer);

	hr_list_each_safe(n, tmp, &core->conns)
		hr_conn_close(hr_list_entry(n, struct hr_conn, node), HR_CLOSE_SHUTDOWN);
}

static void drain_core(struct hr_msg *m, struct hr_reactor *r)
{
	struct net_core *core = hr_container_of(m, struct net_core, drain_msg);
	struct hr_net *net = core->net;
	struct hr_listener *l;

	if (core->idx == 0) {
		for (l = __atomic_load_n(&net->listeners, __ATOMIC_ACQUIRE); l; l = l->next)
			net_listener_close(l);
		for (uint32_t i = 1; i < net->core_nr; i++) {
			net->cores[i].drain_msg.run = drain_core;
			hr_reactor_post(net->cores[i].reactor, &net->cores[i].drain_msg);
		}
	}
	hr_timer_arm(r, &core->drain_timer, net->drain_deadline_ms, drain_deadline);
	hr_list_each_safe(n, tmp, &core->conns)
		net_conn_finish(hr_list_entry(n, struct hr_conn, node), HR_CLOSE_SHUTDOWN);
	core->draining = true;
	net_drain_check(core);
}

void hr_net_drain(struct hr_net *net, int64_t deadline_ms, void (*drained)(void *arg), void *arg)
{
	/* A second call while the first is under way changes nothing. */
	if (__atomic_exchange_n(&net->draining, 1, __ATOMIC_SEQ_CST))
		return;
	net->drain_deadline_ms = deadline_ms;
	net->drained = drained;
	net->drained_arg = arg;
	net->drain_left = net->core_nr;
	net->cores[0].drain_msg.run = drain_core;
	hr_reactor_post(net->cores[0].reactor, &net->cores[0].drain_msg);
}

void *hr_net_user(const struct hr_net *net)
{
	return net->opts.user;
}

struct hr_account *hr_net_account(const struct hr_net *net)
{
	return net->opts.account;
}

void hr_net_each_conn(struct hr_net *net, uint32_t idx,
		      void (*fn)(void *arg, struct hr_conn *c), void *arg)
{
	hr_list_each_safe(n, tmp, &net->cores[idx].conns)
		fn(arg, hr_list_entry(n, struct hr_conn, node));
}
