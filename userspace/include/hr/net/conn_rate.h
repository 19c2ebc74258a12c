/* SPDX-License-Identifier: Apache-2.0 */
/*
 * conn_rate: how many connections may be made in a second.
 *
 * Three limits, each a clock that may save up a burst: of the node, of a listener and
 * of an address.  Over the first two, accepting stands still until the clock is even:
 * nobody is refused, the backlog waits.  Over that of an address, the connection is
 * kept for as long as the clock is ahead (a second at most), unread, and closed, so
 * that whoever connects again at once gains nothing.
 *
 * Clocks of addresses are kept for HR_CONN_RATE_IPS_MAX of them, those seen last;
 * HR_CONN_RATE_HELD_MAX connections are kept to be closed later, the rest are closed
 * at once.  Both are counted.
 *
 * Threads: limits are set from any; the rest is on the core that accepts.
 */
#ifndef HR_NET_CONN_RATE_H
#define HR_NET_CONN_RATE_H

#include <hr/lib/base.h>

#define HR_CONN_RATE_IPS_MAX 16384
#define HR_CONN_RATE_HELD_MAX 1024

struct hr_net;
struct hr_listener;

struct hr_ip_rate {
	uint8_t key[16];
	double rate; /* connections a second */
};

/* Rates of 0 limit nothing. */
struct hr_conn_rates {
	double ip_default; /* of each address that has none of its own */
	const struct hr_ip_rate *ips;
	uint32_t ip_nr;
};

/* Copies.  -ENOMEM: the rates before these go on. */
HR_MUST_CHECK int hr_net_conn_rates_set(struct hr_net *net, const struct hr_conn_rates *rates);
/* Of the node, over all listeners that are not protected (struct hr_listener_opts). */
void hr_net_conn_rate_set(struct hr_net *net, double rate);
void hr_listener_conn_rate_set(struct hr_listener *l, double rate);

#endif
