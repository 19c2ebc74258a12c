// SPDX-License-Identifier: Apache-2.0
/*
 * listener: accepting, the limits at accept, and the hand-over to a core.
 *
 * All listeners accept on core 0, so the counts that the limits look at have
 * one owner.  A connection is counted from accept until its release comes back
 * from the core it lived on.
 *
 * At the descriptor limit accept fails at once and for ever, with the
 * connection still in the backlog and the listener still readable; so accepting
 * pauses for PAUSE_MS and then tries again.  Over the rate of new connections it
 * pauses until the clock is even (conn_rate.h).
 */
#include <stdlib.h>

#include "net_priv.h"

#define ACCEPT_TURN_NR 64
#define PAUSE_MS 100

static struct ip_entry *ip_find(struct hr_net *net, const uint8_t key[16])
{
	uint64_t hash = hr_hash_bytes(key, 16);

	for (struct hr_hnode *n = hr_htable_first(&net->ips, hash); n; n = hr_htable_next(n)) {
		struct ip_entry *ip = hr_container_of(n, struct ip_entry, node);

		if (!memcmp(ip->key, key, 16))
			return ip;
	}
	return NULL;
}

static struct ip_entry *ip_get(struct hr_net *net, const uint8_t key[16])
{
	struct ip_entry *ip = ip_find(net, key);

	if (!ip) {
		ip = calloc(1, sizeof(*ip));
		if (!ip)
			return NULL;
		memcpy(ip->key, key, 16);
		hr_htable_insert(&net->ips, &ip->node, hr_hash_bytes(key, 16));
	}
	ip->conn_nr++;
	return ip;
}

static void ip_put(struct hr_net *net, struct ip_entry *ip)
{
	if (--ip->conn_nr)
		return;
	hr_htable_remove(&net->ips, &ip->node);
	free(ip);
}

static uint32_t ip_max(const struct net_limits *l, const uint8_t key[16])
{
	for (uint32_t i = 0; i < l->l.ip_override_nr; i++) {
		if (!memcmp(l->overrides[i].key, key, 16))
			return l->overrides[i].max_nr;
	}
	return l->l.conn_per_ip_max_nr;
}

/* NULL if the connection may stay, else the name of the limit; counts the refusal. */
static const char *over_limit(struct hr_listener *l, int fd, const uint8_t key[16])
{
	const struct hr_shape_ops *kernel = &l->net->opts.shape;
	struct net_core *core = &l->net->cores[0];
	struct ip_entry *ip = ip_find(l->net, key);

	if (l->net->conn_nr >= core->limits->l.conn_max_nr) {
		HR_STAT_ADD(core->stats.refused_broker, 1);
		return "broker";
	}
	if (l->conn_max_nr && l->conn_nr >= l->conn_max_nr) {
		HR_STAT_ADD(core->stats.refused_listener, 1);
		return "listener";
	}
	if ((ip ? ip->conn_nr : 0) >= ip_max(core->limits, key) ||
	    (kernel->is_over && kernel->is_over(kernel->arg, fd))) {
		HR_STAT_ADD(core->stats.refused_ip, 1);
		return "ip";
	}
	return NULL;
}

static struct net_core *least_loaded(struct hr_net *net)
{
	struct net_core *best = &net->cores[0];

	for (uint32_t i = 1; i < net->core_nr; i++) {
		if (__atomic_load_n(&net->cores[i].conn_nr, __ATOMIC_RELAXED) <
		    __atomic_load_n(&best->conn_nr, __ATOMIC_RELAXED))
			best = &net->cores[i];
	}
	return best;
}

void net_admission_free(struct admission *ad)
{
	struct hr_net *net = ad->listener->net;

	if (ad->fd >= 0)
		net->sys->net->close(net->sys, ad->fd);
	hr_list_del(&ad->node);
	ip_put(net, ad->ip);
	ad->listener->conn_nr--;
	net->conn_nr--;
	__atomic_sub_fetch(&ad->core->conn_nr, 1, __ATOMIC_RELAXED);
	free(ad);
}

static void admission_back(struct hr_msg *m, struct hr_reactor *r)
{
	net_admission_free(hr_container_of(m, struct admission, msg));
}

void net_admission_release(struct admission *ad)
{
	struct hr_net *net = ad->listener->net;

	/* When everything ends the list of admissions is freed as a whole. */
	if (net->closing)
		return;
	ad->msg.run = admission_back;
	hr_reactor_post(net->cores[0].reactor, &ad->msg);
}

/* On the core that gets the connection. */
static void admission_arrive(struct hr_msg *m, struct hr_reactor *r)
{
	struct admission *ad = hr_container_of(m, struct admission, msg);
	struct hr_net *net = ad->listener->net;
	int ret = ad->core->draining ? -ESHUTDOWN : net_conn_create(ad->core, ad);

	if (!ret)
		return;
	HR_STAT_ADD(ad->core->stats.accept_errors, 1);
	if (ret != -ESHUTDOWN)
		hr_log_limited(net->opts.log, &net->refuse_limit, HR_LOG_WARN, "net",
			       "conn.failed", hr_f_err(ret));
	net_admission_release(ad);
}

static void socket_tune(struct hr_listener *l, int fd)
{
	struct hr_sys *sys = l->net->sys;

	/* A socket that refuses is slower, not wrong. */
	(void)sys->net->set_nodelay(sys, fd);
	(void)sys->net->set_buffers(sys, fd, l->opts.sndbuf_bytes, l->opts.rcvbuf_bytes);
}

static int admit(struct hr_listener *l, int fd, const union hr_addr *peer)
{
	struct hr_net *net = l->net;
	struct admission *ad = calloc(1, sizeof(*ad));
	uint8_t key[16];

	if (!ad)
		return -ENOMEM;
	hr_addr_key(peer, key);
	ad->ip = ip_get(net, key);
	if (!ad->ip) {
		free(ad);
		return -ENOMEM;
	}
	ad->listener = l;
	ad->peer = *peer;
	ad->fd = fd;
	ad->conn_id = ++net->next_conn_id;
	ad->core = least_loaded(net);
	hr_list_push(&net->admissions, &ad->node);
	l->conn_nr++;
	net->conn_nr++;
	__atomic_add_fetch(&ad->core->conn_nr, 1, __ATOMIC_RELAXED);
	socket_tune(l, fd);
	ad->msg.run = admission_arrive;
	hr_reactor_post(ad->core->reactor, &ad->msg);
	return 0;
}

static void refuse(struct hr_listener *l, int fd, const union hr_addr *peer, const char *limit)
{
	struct hr_net *net = l->net;
	char host[HR_ADDR_TEXT_LEN];

	hr_addr_format(peer, host);
	hr_log_limited(net->opts.log, &net->refuse_limit, HR_LOG_WARN, "net", "conn.refused",
		       hr_f_cstr("peer", host), hr_f_cstr("listener", l->name),
		       hr_f_cstr("limit", limit));
	net->sys->net->close(net->sys, fd);
}

static void accept_ready(struct hr_watch *w, uint32_t events);

static void pause_over(struct hr_timer *t)
{
	struct hr_listener *l = hr_container_of(t, struct hr_listener, pause);

	hr_watch_again(&l->watch, HR_READABLE);
}

/* True when accepting goes on. */
static bool accept_error(struct hr_listener *l, int err)
{
	struct net_core *core = &l->net->cores[0];

	if (err == -EAGAIN)
		return false;
	if (err == -EMFILE || err == -ENFILE || err == -ENOBUFS || err == -ENOMEM) {
		HR_STAT_ADD(core->stats.accept_pauses, 1);
		hr_log_limited(l->net->opts.log, &l->net->refuse_limit, HR_LOG_ERROR, "net",
			       "accept.paused", hr_f_cstr("listener", l->name), hr_f_err(err));
		hr_timer_arm(core->reactor, &l->pause, PAUSE_MS, pause_over);
		return false;
	}
	/* The peer's connection died in the backlog; the next one may be well. */
	HR_STAT_ADD(core->stats.accept_errors, 1);
	return true;
}

static bool accept_one(struct hr_listener *l)
{
	struct hr_sys *sys = l->net->sys;
	union hr_addr peer;
	const char *limit;
	uint8_t key[16];
	int64_t wait_ns;
	int fd = sys->net->accept(sys, l->fd, &peer);

	if (fd < 0)
		return accept_error(l, fd);
	HR_STAT_ADD(l->net->cores[0].stats.accepted, 1);
	hr_addr_key(&peer, key);
	limit = over_limit(l, fd, key);
	wait_ns = limit ? 0 : net_rate_ip_charge(l->net, key);
	if (limit) {
		refuse(l, fd, &peer, limit);
	} else if (wait_ns) {
		net_rate_hold(l->net, fd, wait_ns);
		return true;
	} else if (admit(l, fd, &peer)) {
		sys->net->close(sys, fd);
		HR_STAT_ADD(l->net->cores[0].stats.accept_errors, 1);
	}
	wait_ns = limit ? 0 : net_rate_charge(l);
	if (!wait_ns)
		return true;
	hr_timer_arm(l->net->cores[0].reactor, &l->pause, (wait_ns + 999999) / 1000000, pause_over);
	return false;
}

static void accept_ready(struct hr_watch *w, uint32_t events)
{
	struct hr_listener *l = hr_container_of(w, struct hr_listener, watch);

	if (hr_timer_armed(&l->pause))
		return;
	for (int i = 0; i < ACCEPT_TURN_NR; i++) {
		if (!accept_one(l))
			return;
	}
	hr_watch_again(w, HR_READABLE);
}

static void listener_open(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_listener *l = hr_container_of(m, struct hr_listener, open_msg);
	struct hr_net *net = l->net;
	int ret;

	if (net->cores[0].draining) {
		net_listener_close(l);
		return;
	}
	ret = hr_watch_add(r, &l->watch, l->fd, HR_READABLE, accept_ready);
	if (ret) {
		hr_log(net->opts.log, HR_LOG_ERROR, "net", "listener.failed",
		       hr_f_cstr("listener", l->name), hr_f_err(ret));
		net_listener_close(l);
		return;
	}
	hr_log(net->opts.log, HR_LOG_INFO, "net", "listener.open", hr_f_cstr("listener", l->name),
	       hr_f_cstr("host", l->host), hr_f_i64("port", l->port));
}

void net_listener_close(struct hr_listener *l)
{
	if (l->fd < 0)
		return;
	hr_watch_del(&l->watch);
	hr_timer_cancel(l->net->cores[0].reactor, &l->pause);
	l->net->sys->net->close(l->net->sys, l->fd);
	l->fd = -1;
}

int hr_net_listen(struct hr_net *net, const struct hr_listener_opts *opts,
		  struct hr_listener **ret_l)
{
	struct hr_listener *l = calloc(1, sizeof(*l));
	union hr_addr bound;

	if (!l)
		return -ENOMEM;
	l->net = net;
	l->opts = *opts;
	l->conn_max_nr = opts->conn_max_nr;
	hr_clock_init(&l->rate_clock, 0, net->opts.conn_rate_burst_ns);
	l->name = strdup(opts->name);
	l->host = strdup(opts->host ? opts->host : "");
	l->fd = -ENOMEM;
	if (l->name && l->host)
		l->fd = net->sys->net->listen(net->sys, opts->host, opts->port,
					      opts->backlog > 0 ? opts->backlog : 50, &bound);
	if (l->fd < 0) {
		int ret = l->fd;

		free(l->name);
		free(l->host);
		free(l);
		return ret;
	}
	if (net->opts.shape.listening)
		net->opts.shape.listening(net->opts.shape.arg, l->fd);
	l->port = hr_addr_port(&bound);
	l->opts.name = l->name;
	l->opts.host = l->host;
	l->open_msg.run = listener_open;
	*ret_l = l;
	l->next = __atomic_load_n(&net->listeners, __ATOMIC_RELAXED);
	while (!__atomic_compare_exchange_n(&net->listeners, &l->next, l, true, __ATOMIC_RELEASE,
					    __ATOMIC_RELAXED))
		;
	hr_reactor_post(net->cores[0].reactor, &l->open_msg);
	return 0;
}

const char *hr_listener_name(const struct hr_listener *l)
{
	return l->name;
}

const char *hr_listener_host(const struct hr_listener *l)
{
	return l->host;
}

uint16_t hr_listener_port(const struct hr_listener *l)
{
	return l->port;
}

void *hr_listener_user(const struct hr_listener *l)
{
	return l->opts.user;
}
