/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shape: how fast the bytes of a connection go in and out.
 *
 * The upper layer says whose bytes they are: a bucket for what is sent (fetch) and
 * one for what is received (produce), either may be NULL.  What holds them to their
 * rate is the gate's level, the same for a whole node:
 *
 *	KERNEL   programs in the kernel pace each connection; they are told once, by tag()
 *	PACING   the reactor sets SO_MAX_PACING_RATE, divided anew by who has bytes waiting
 *	MUTE     the reactor writes when the bucket's clock is due
 *
 * Receiving is always metered here: nothing in a kernel holds a sender precisely,
 * not reading does.  Whatever the level, shares too small for the kernel's pacing
 * (SHAPE_PACED_MIN of shape.c) go by write scheduling.
 *
 * Bytes to be sent are charged to the bucket's clock as the socket takes them; at
 * level KERNEL the kernel's own clock, charged as the peer acknowledges, decides, and
 * the bucket's clock is the books.
 *
 * All functions on the connection's reactor.
 */
#ifndef HR_NET_SHAPE_H
#define HR_NET_SHAPE_H

#include <hr/net/conn.h>
#include <hr/quota/bucket.h>

enum hr_shape_level {
	HR_SHAPE_KERNEL = 0,
	HR_SHAPE_PACING,
	HR_SHAPE_MUTE,
	HR_SHAPE_LEVEL_NR,
};

/* What the upper layer binds to the kernel's part; in hr_net_opts. */
struct hr_shape_ops {
	/* Any thread.  Tells the kernel whose socket this is; ids 0: nobody's. */
	int (*tag)(void *arg, int fd, const struct hr_bucket *tx, const struct hr_bucket *rx);
	/* After listen(), by its caller.  NULL: nobody asks. */
	void (*listening)(void *arg, int fd);
	/* On the accepting reactor: the kernel found that this one is too many.  May be NULL. */
	bool (*is_over)(void *arg, int fd);
	void *arg;
};

/* References are taken. */
void hr_conn_buckets_set(struct hr_conn *c, struct hr_bucket *tx, struct hr_bucket *rx);
struct hr_bucket *hr_conn_tx_bucket(const struct hr_conn *c);
struct hr_bucket *hr_conn_rx_bucket(const struct hr_conn *c);
/* Which level holds what is sent; a change holds for all connections from their next step on. */
void hr_net_shape_level_set(struct hr_net *net, enum hr_shape_level tx_level);
enum hr_shape_level hr_net_shape_level(const struct hr_net *net);
/*
 * [any thread] Producers are held back before what they bring cannot be put anywhere:
 * level 0 (not) to 3 takes receive buffers from them, those that bring most first, and
 * @rate bounds what is read of their frames, all together (0: does not).
 */
void hr_net_pressure_set(struct hr_net *net, int level, double rate);
/*
 * Nothing is read from @c for @ms (a request quota, a slow answer to too much); later
 * calls can only lengthen it.
 */
void hr_conn_throttle(struct hr_conn *c, int64_t ms);

#endif
