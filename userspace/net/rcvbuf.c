// SPDX-License-Identifier: Apache-2.0
/*
 * rcvbuf: what a peer may put into the socket before it is read, and when we hear of it.
 *
 * Room.  A sender that is not read fills the receive buffer, which the kernel lets grow
 * to tens of megabytes a connection, and what it takes at once is a lump for whoever
 * measures the rate.  So a producer under a limit gets its part of what its bucket lets in
 * within ROOM_S, or within two round trips of a far peer, and one that is squeezed (memory
 * or the disk is under pressure) less.  When neither holds any more the choice is given
 * back to the kernel, which grows the buffer again as it is read.
 *
 *	pressure   those that bring more than the mean   other producers
 *	   1	   256 KiB				  -
 *	   2	   64 KiB				  256 KiB
 *	   3	   64 KiB				  64 KiB
 *
 * Smaller by steps.  A peer may send what it was promised room for, and what comes into a
 * buffer that is too small by then is dropped; the peer finds out by a timeout of 200 ms.
 * A closed window promises nothing; else the buffer shrinks as the promise is used up.
 *
 * A producer is who sent a metered frame within RECENT_MS; nobody else is touched.
 *
 * Wake-ups.  While the rest of a large frame is under way the socket tells of readiness
 * only when that rest, or LOWAT_BYTES of it, has come.
 *
 * I1  Outside of a large frame the low-water mark is 1.
 * I2  A sweep runs on a core every SWEEP_MS while the level is above 0 or some
 *     connection is still squeezed.
 */
#include "net_priv.h"

#define ROOM_S 0.05
#define ROOM_BYTES_MIN 16384.0
#define ROOM_BYTES_MAX 4194304.0
#define SQUEEZE_BYTES 65536u
#define SQUEEZE_LIGHT_BYTES 262144u
#define RECENT_MS 10000
#define PATH_MS 1000 /* how long it is believed */
#define STEP_MS 20
#define SWEEP_MS 100
#define LOWAT_BYTES (1u << 20)
#define LOWAT_BYTES_MIN 65536u /* fewer are not worth two calls */

static bool set(struct hr_conn *c, enum hr_sock_opt opt, uint64_t value)
{
	struct hr_sys *sys = c->core->net->sys;

	if (!sys->net->set_opt(sys, c->fd, opt, value))
		return true;
	HR_STAT_ADD(c->core->stats.shape_errors, 1);
	return false;
}

static void path_look(struct hr_conn *c, int64_t age_ms)
{
	int64_t now_ms = hr_reactor_now_ms(c->core->reactor);
	struct hr_sys *sys = c->core->net->sys;

	if (c->path_ms && now_ms - c->path_ms < age_ms)
		return;
	c->path_ms = now_ms;
	if (sys->net->path(sys, c->fd, &c->path))
		HR_STAT_ADD(c->core->stats.shape_errors, 1);
}

/* What a limited peer may send ahead. */
static double room_limited(struct hr_conn *c, double share)
{
	double least, room;

	path_look(c, PATH_MS);
	/* A segment that the window never has room for waits for a timer. */
	least = HR_MAX((double)c->path.mss_bytes, ROOM_BYTES_MIN);
	room = share * HR_MAX((double)c->path.rtt_ns * 2e-9, ROOM_S);
	return HR_MIN(HR_MAX(room, least), ROOM_BYTES_MAX);
}

/* What the socket should hold; 0 the kernel's choice. */
static uint32_t room_wanted(struct hr_conn *c)
{
	double rate = c->rx.b && c->metered_ms ? hr_clock_rate(&c->rx.b->clock) : 0;
	double most = 0;

	if (rate > 0)
		most = room_limited(c, rate / __atomic_load_n(&c->rx.b->conn_nr,
							      __ATOMIC_RELAXED));
	if (c->squeeze_bytes && (most == 0 || c->squeeze_bytes < most))
		return c->squeeze_bytes;
	return (uint32_t)most;
}

/* The next size on the way down to @want; 0 not yet. */
static uint32_t step_down(struct hr_conn *c, uint32_t want)
{
	int64_t now_ms = hr_reactor_now_ms(c->core->reactor);
	const struct hr_sock_path *p = &c->path;
	uint64_t promised, half;

	if (now_ms - c->step_ms < STEP_MS)
		return 0;
	c->step_ms = now_ms;
	path_look(c, 1);
	if (p->rcvbuf_bytes <= want || (p->window_bytes >= 0 && p->window_bytes < p->mss_bytes))
		return want;
	half = HR_MAX(p->rcvbuf_bytes / 2, want);
	/* The kernel counts a buffer twice; a sixteenth is what surrounds the bytes. */
	promised = ((uint64_t)p->queued_bytes + (uint64_t)HR_MAX(p->window_bytes, 0)) * 17 / 32;
	/* Who is read as fast as it sends has little under way, whatever it was promised. */
	if (p->window_bytes < 0 || p->queued_bytes < p->window_bytes / 4)
		promised = (uint64_t)p->queued_bytes * 17 / 32;
	return (uint32_t)HR_MAX(half, promised);
}

void net_rcvbuf_fit(struct hr_conn *c)
{
	uint32_t want = room_wanted(c);
	int fixed = c->listener->opts.rcvbuf_bytes;

	/* A listener's own size is what there was before. */
	if (fixed > 0 && (!want || want > (uint32_t)fixed))
		want = c->rcvbuf_bytes ? (uint32_t)fixed : 0;
	if (want == c->rcvbuf_bytes || (want && c->rcvbuf_bytes &&
					want > c->rcvbuf_bytes - c->rcvbuf_bytes / 4 &&
					want < c->rcvbuf_bytes + c->rcvbuf_bytes / 4))
		return;
	if (want && (!c->rcvbuf_bytes || want < c->rcvbuf_bytes)) {
		want = step_down(c, want);
		if (!want)
			return;
	}
	if (set(c, HR_SOCK_RCVBUF, want))
		c->rcvbuf_bytes = want;
}

/* --- wake-ups ------------------------------------------------------------------------ */

void net_lowat_set(struct hr_conn *c)
{
	uint32_t want = 0;

	/* A transport with records of its own knows better what it waits for. */
	if (c->body && c->transport == &net_transport_plain) {
		want = HR_MIN(c->body->len - c->body_len, LOWAT_BYTES);
		/* What is metered comes in its time; waiting for all of it would only bunch it. */
		if (c->body_metered && c->rx.share > 0)
			want = (uint32_t)HR_MIN((double)want, c->rx.share * 0.02);
		if (c->rcvbuf_bytes)
			want = HR_MIN(want, c->rcvbuf_bytes / 2);
	}
	if (want < LOWAT_BYTES_MIN)
		want = 0;
	if (want != c->lowat && set(c, HR_SOCK_RCVLOWAT, HR_MAX(want, 1u)))
		c->lowat = want;
}

void net_lowat_drop(struct hr_conn *c)
{
	if (c->lowat && set(c, HR_SOCK_RCVLOWAT, 1))
		c->lowat = 0;
}

/* --- pressure ------------------------------------------------------------------------ */

static bool is_producer(const struct hr_conn *c, int64_t now_ms)
{
	return c->metered_ms && now_ms - c->metered_ms < RECENT_MS;
}

/* Bytes that this connection's principal brought since the last sweep. */
static uint64_t weigh(struct hr_conn *c)
{
	uint64_t sum = c->rx.b ? __atomic_load_n(&c->rx.b->units, __ATOMIC_RELAXED)
			       : c->metered_bytes;

	c->weight = sum - HR_MIN(c->weight_mark, sum);
	c->weight_mark = sum;
	return c->weight;
}

static uint32_t squeeze_of(int level, bool heavy)
{
	switch (level) {
	case 0:
		return 0;
	case 1:
		return heavy ? SQUEEZE_LIGHT_BYTES : 0;
	case 2:
		return heavy ? SQUEEZE_BYTES : SQUEEZE_LIGHT_BYTES;
	default:
		return SQUEEZE_BYTES;
	}
}

static void sweep(struct net_core *core)
{
	int level = __atomic_load_n(&core->net->pressure_level, __ATOMIC_RELAXED);
	int64_t now_ms = hr_reactor_now_ms(core->reactor);
	uint64_t sum = 0, nr = 0, squeezed = 0;

	hr_list_each(n, &core->conns) {
		struct hr_conn *c = hr_list_entry(n, struct hr_conn, node);

		if (is_producer(c, now_ms)) {
			sum += weigh(c);
			nr++;
		}
	}
	hr_list_each(n, &core->conns) {
		struct hr_conn *c = hr_list_entry(n, struct hr_conn, node);
		bool producer = is_producer(c, now_ms);

		c->squeeze_bytes = producer ? squeeze_of(level, c->weight * nr >= sum) : 0;
		squeezed += c->squeeze_bytes != 0;
		if (producer || c->rcvbuf_bytes)
			net_rcvbuf_fit(c);
	}
	__atomic_store_n(&core->stats.squeezed, squeezed, __ATOMIC_RELAXED);
}

static void sweep_due(struct hr_timer *t)
{
	struct net_core *core = hr_container_of(t, struct net_core, sweep_timer);

	sweep(core);
	if (core->stats.squeezed || __atomic_load_n(&core->net->pressure_level, __ATOMIC_RELAXED))
		hr_timer_arm(core->reactor, t, SWEEP_MS, sweep_due);
}

static void sweep_start(struct hr_msg *m, struct hr_reactor *r)
{
	struct net_core *core = hr_container_of(m, struct net_core, sweep_msg);

	__atomic_store_n(&core->sweep_posted, false, __ATOMIC_RELEASE);
	sweep_due(&core->sweep_timer);
}

void hr_net_pressure_set(struct hr_net *net, int level, double rate)
{
	int64_t now_ns = hr_sys_mono_ns(net->sys);

	if (hr_clock_rate(&net->pressure_clock) != rate)
		hr_clock_rate_set(&net->pressure_clock, now_ns, rate);
	if (__atomic_exchange_n(&net->pressure_level, level, __ATOMIC_RELAXED) == level)
		return;
	for (uint32_t i = 0; i < net->core_nr; i++) {
		struct net_core *core = &net->cores[i];

		if (__atomic_exchange_n(&core->sweep_posted, true, __ATOMIC_ACQ_REL))
			continue;
		core->sweep_msg.run = sweep_start;
		hr_reactor_post(core->reactor, &core->sweep_msg);
	}
}
