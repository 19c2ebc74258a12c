// SPDX-License-Identifier: Apache-2.0
/* conn_rate: see conn_rate.h. */
#include <stdlib.h>

#include "net_priv.h"

#define HELD_MS_MAX 1000
#define NS_PER_MS 1000000ll

/* The clock of an address that was limited when it last connected. */
struct rate_ip {
	struct hr_hnode node;
	struct hr_list lru; /* on net_rates.seen, the latest at the end */
	uint8_t key[16];
	struct hr_clock clock;
};

/* A connection over its address's limit. */
struct held_conn {
	struct hr_list node;
	struct hr_timer timer;
	struct hr_net *net;
	int fd;
};

struct rates_msg {
	struct hr_msg msg;
	struct hr_net *net;
	double ip_default;
	struct hr_ip_rate *ips;
	uint32_t ip_nr;
};

static int by_key(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

static void rates_arrive(struct hr_msg *m, struct hr_reactor *r)
{
	struct rates_msg *rm = hr_container_of(m, struct rates_msg, msg);
	struct net_rates *nr = &rm->net->rates;

	free(nr->ips);
	nr->ips = rm->ips;
	nr->ip_nr = rm->ip_nr;
	nr->ip_default = rm->ip_default;
	free(rm);
}

int hr_net_conn_rates_set(struct hr_net *net, const struct hr_conn_rates *rates)
{
	struct rates_msg *rm = calloc(1, sizeof(*rm));

	if (!rm)
		return -ENOMEM;
	rm->ips = calloc((size_t)rates->ip_nr + 1, sizeof(*rm->ips));
	if (!rm->ips) {
		free(rm);
		return -ENOMEM;
	}
	if (rates->ip_nr)
		memcpy(rm->ips, rates->ips, rates->ip_nr * sizeof(*rm->ips));
	qsort(rm->ips, rates->ip_nr, sizeof(*rm->ips), by_key);
	rm->ip_nr = rates->ip_nr;
	rm->ip_default = rates->ip_default;
	rm->net = net;
	rm->msg.run = rates_arrive;
	hr_reactor_post(net->cores[0].reactor, &rm->msg);
	return 0;
}

void hr_net_conn_rate_set(struct hr_net *net, double rate)
{
	hr_clock_rate_set(&net->rates.clock, hr_sys_mono_ns(net->sys), rate);
}

void hr_listener_conn_rate_set(struct hr_listener *l, double rate)
{
	hr_clock_rate_set(&l->rate_clock, hr_sys_mono_ns(l->net->sys), rate);
}

void net_rates_init(struct hr_net *net)
{
	hr_clock_init(&net->rates.clock, 0, net->opts.conn_rate_burst_ns);
	hr_htable_init(&net->rates.by_key);
	hr_list_init(&net->rates.seen);
	hr_list_init(&net->rates.held);
}

/* --- addresses ------------------------------------------------------------------------ */

static double rate_of(const struct net_rates *nr, const uint8_t key[16])
{
	const struct hr_ip_rate *own =
		nr->ip_nr ? bsearch(key, nr->ips, nr->ip_nr, sizeof(*nr->ips), by_key) : NULL;

	return own ? own->rate : nr->ip_default;
}

static struct rate_ip *ip_find(const struct net_rates *nr, const uint8_t key[16])
{
	struct hr_hnode *n = hr_htable_first(&nr->by_key, hr_hash_bytes(key, 16));

	for (; n; n = hr_htable_next(n)) {
		struct rate_ip *ip = hr_container_of(n, struct rate_ip, node);

		if (!memcmp(ip->key, key, 16))
			return ip;
	}
	return NULL;
}

static void ip_forget(struct net_rates *nr, struct rate_ip *ip)
{
	hr_htable_remove(&nr->by_key, &ip->node);
	hr_list_del(&ip->lru);
	free(ip);
}

static struct rate_ip *ip_get(struct hr_net *net, const uint8_t key[16], double rate)
{
	struct net_rates *nr = &net->rates;
	struct rate_ip *ip = ip_find(nr, key);

	if (!ip) {
		if (nr->by_key.nr >= HR_CONN_RATE_IPS_MAX) {
			HR_STAT_ADD(net->cores[0].stats.rate_ips_evicted, 1);
			ip_forget(nr, hr_list_entry(nr->seen.next, struct rate_ip, lru));
		}
		ip = calloc(1, sizeof(*ip));
		if (!ip)
			return NULL;
		memcpy(ip->key, key, 16);
		hr_clock_init(&ip->clock, rate, net->opts.conn_rate_burst_ns);
		hr_list_init(&ip->lru);
		hr_htable_insert(&nr->by_key, &ip->node, hr_hash_bytes(key, 16));
	}
	hr_list_del(&ip->lru);
	hr_list_push(&nr->seen, &ip->lru);
	return ip;
}

int64_t net_rate_ip_charge(struct hr_net *net, const uint8_t key[16])
{
	double rate = rate_of(&net->rates, key);
	int64_t now_ns = hr_sys_mono_ns(net->sys), wait_ns;
	struct rate_ip *ip;

	if (rate <= 0)
		return 0;
	ip = ip_get(net, key, rate);
	/* Without memory for a clock nothing is known against it. */
	if (!ip)
		return 0;
	if (hr_clock_rate(&ip->clock) != rate)
		hr_clock_rate_set(&ip->clock, now_ns, rate);
	wait_ns = hr_clock_wait_ns(&ip->clock, now_ns);
	if (!wait_ns)
		hr_clock_charge(&ip->clock, now_ns, 1);
	return wait_ns;
}

static void held_end(struct held_conn *h)
{
	struct hr_net *net = h->net;

	net->sys->net->close(net->sys, h->fd);
	net->rates.held_nr--;
	HR_STAT_ADD(net->cores[0].stats.rate_held, -1ull);
	hr_list_del(&h->node);
	free(h);
}

static void held_over(struct hr_timer *t)
{
	held_end(hr_container_of(t, struct held_conn, timer));
}

void net_rate_hold(struct hr_net *net, int fd, int64_t wait_ns)
{
	struct held_conn *h =
		net->rates.held_nr < HR_CONN_RATE_HELD_MAX ? calloc(1, sizeof(*h)) : NULL;

	HR_STAT_ADD(net->cores[0].stats.refused_ip_rate, 1);
	if (!h) {
		HR_STAT_ADD(net->cores[0].stats.rate_unheld, 1);
		net->sys->net->close(net->sys, fd);
		return;
	}
	h->net = net;
	h->fd = fd;
	net->rates.held_nr++;
	HR_STAT_ADD(net->cores[0].stats.rate_held, 1);
	hr_list_push(&net->rates.held, &h->node);
	hr_timer_arm(net->cores[0].reactor, &h->timer,
		     HR_MIN((wait_ns + NS_PER_MS - 1) / NS_PER_MS, HELD_MS_MAX), held_over);
}

/* --- the node and its listeners --------------------------------------------------------- */

int64_t net_rate_charge(struct hr_listener *l)
{
	int64_t now_ns = hr_sys_mono_ns(l->net->sys);
	int64_t own_ns = hr_clock_charge(&l->rate_clock, now_ns, 1);
	int64_t node_ns = l->opts.rate_protected ?
				  0 : hr_clock_charge(&l->net->rates.clock, now_ns, 1);
	int64_t wait_ns = HR_MAX(own_ns, node_ns);

	if (wait_ns) {
		HR_STAT_ADD(l->net->cores[0].stats.rate_pauses, 1);
		HR_STAT_ADD(l->net->cores[0].stats.rate_pause_ns, (uint64_t)wait_ns);
	}
	return wait_ns;
}

void net_rates_fini(struct hr_net *net)
{
	struct net_rates *nr = &net->rates;

	hr_list_each_safe(n, next, &nr->held) {
		struct held_conn *h = hr_list_entry(n, struct held_conn, node);

		hr_timer_cancel(net->cores[0].reactor, &h->timer);
		held_end(h);
	}
	hr_list_each_safe(n, next, &nr->seen)
		ip_forget(nr, hr_list_entry(n, struct rate_ip, lru));
	hr_htable_fini(&nr->by_key);
	free(nr->ips);
}
