/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kernel: the broker's side of the programs in the kernel; hr/bpfctl/kernel.h.
 *
 * Opened before the sockets are made, because a socket stays in the cgroup of its making.
 * For each gate one line in the log and one series say who holds it and why not the kernel.
 *
 * Each second, on shard 0: the heartbeat without which admission passes everything, and a
 * look at limits that were written into the map by hand.  Those become the bucket's rate
 * here too, until Kafka's API says another.
 */
#ifndef HR_BROKER_KERNEL_H
#define HR_BROKER_KERNEL_H

#include <hr/bpfctl/kernel.h>
#include <hr/net/net.h>
#include "node.h"

struct hr_broker_kernel;

HR_MUST_CHECK int hr_broker_kernel_open(struct hr_broker *b);
void hr_broker_kernel_net_opts(struct hr_broker *b, struct hr_net_opts *o);
/* After the sockets are bound, before the reactors run. */
HR_MUST_CHECK int hr_broker_kernel_start(struct hr_broker *b);
/* After the reactors have ended, before the buckets go. */
void hr_broker_kernel_close(struct hr_broker *b);
/* On shard 0, or before the reactors run: limits of addresses, as settings have them now. */
void hr_broker_kernel_follow(struct hr_broker *b);
/* The same: new connections a second of addresses; copied.  Only while it admits. */
void hr_broker_kernel_rates_set(struct hr_broker *b, const struct hr_conn_rates *rates);
/* [any thread] New connections are refused at their SYN; nobody needs to do it after accept. */
bool hr_broker_kernel_admits(const struct hr_broker *b);

#endif
