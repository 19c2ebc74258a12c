// SPDX-License-Identifier: Apache-2.0
/*
 * shape: see shape.h; how one connection keeps to its part of a bucket.
 *
 * The bucket's clock is the truth: everything is charged there.  To be fair among
 * connections that live on several reactors without asking each other, each has a
 * clock of its own, which runs at its share:
 *
 *	share = rate / active * f(lead)		lead = bucket's clock - now
 *
 * f is 1 when the books are even, falls when the bucket is ahead and rises when it is
 * behind: what a slow peer or a pause between two requests left unused goes to those
 * who want it, and is repaid up to the bucket's credit.  There is no integral term:
 * the clock is the integral.  A connection moves a slice when its own clock is due,
 * and sleeps until then.
 *
 *	lead	-credit ............ 0 ......... +GATE ......
 *	f	1 + x + x^2 (n-1)    1    1 - x         nobody moves
 *
 * I1  active_nr counts a flow exactly while active is set.
 * I2  A held flow has its timer armed; it looks again after REVIEW_MS at the latest, so
 *     a limit that is raised or taken away is felt.
 * I3  A frame or an answer once begun is done within ABOUT_MS: a floor under its share
 *     that overdraws the bucket; the next one then waits for the books to be even.
 *     Clients give up on a request after thirty seconds.
 * I4  A pacing rate is set on a socket only while its bucket has a limit.
 * I5  Where the kernel paces, an answer is in the socket at once: the flow counts as active
 *     until its share would have sent it, or the share would look like the whole rate.
 */
#include <math.h>

#include "net_priv.h"

#define STEER_NS (100 * 1000000.0) /* lead that changes the share by its whole */
#define GATE_NS (20 * 1000000ll)
#define OWN_CREDIT_NS (20 * 1000000ll)
#define SLICE_S 0.004
#define SLICE_BYTES_MIN 4096.0
#define SLICE_BYTES_MAX 262144.0
#define SEGMENT_S 2.5
#define CUT_DEBT_NS (100 * 1000000ll) /* what a large cut of the limit leaves to be paid */
#define REVIEW_MS 50
#define ABOUT_MS 15000
#define REPACE_MS 25
/* A paced share sends at least a loopback segment (64 KiB) in 20 ms. */
#define SHAPE_PACED_MIN (65536.0 / 0.02)
/* The kernel's own share sends one of those that the stack makes there (128 KiB) in 100 ms. */
#define SHAPE_KERNEL_MIN (131072.0 / 0.1)
/* A connection that the kernel paces is taken to be sending for so long at most. */
#define LINGER_NS (2 * 1000000000ll)
/* The first segments of a connection leave unpaced, so they are written in slices. */
#define UNPACED_BYTES (1u << 20)

static int64_t lead_ns(const struct hr_bucket *b, double rate, int64_t now_ns)
{
	int64_t wait_ns = hr_clock_wait_ns(&b->clock, now_ns);
	double room;

	if (wait_ns > 0)
		return wait_ns;
	room = hr_clock_room(&b->clock, now_ns);
	return isfinite(room) ? -(int64_t)(room * 1e9 / rate) : 0;
}

static double steer(int64_t lead, uint32_t active_nr)
{
	double x = fabs((double)lead) / STEER_NS;

	if (lead > 0)
		return HR_MAX(1 - x, 0.25);
	x = HR_MIN(x, 1.0);
	return 1 + x + x * x * (active_nr - 1);
}

static uint32_t active_nr(const struct hr_bucket *b)
{
	return HR_MAX(__atomic_load_n(&b->active_nr, __ATOMIC_RELAXED), 1u);
}

static void active_set(struct net_flow *fl, bool active)
{
	if (fl->active == active || !fl->b)
		return;
	fl->active = active;
	__atomic_add_fetch(&fl->b->active_nr, active ? 1u : -1u, __ATOMIC_RELAXED);
}

/* The bucket's rate now.  After a large cut old debts in bytes would mean long silence. */
static double rate_look(struct net_flow *fl, int64_t now_ns)
{
	double rate = hr_clock_rate(&fl->b->clock);

	if (rate > 0 && rate < fl->rate / 2) {
		hr_clock_debt_cap(&fl->b->clock, now_ns, CUT_DEBT_NS);
		fl->vt_ns = HR_MIN(fl->vt_ns, now_ns + CUT_DEBT_NS / 10);
	}
	fl->rate = rate;
	return rate;
}

/*
 * @segment: of a peer that sends.  Its window opens by whole ones; were they read in smaller
 * parts side by side, those of all connections would open at the same time.
 */
static double slice_bytes(double share, double segment)
{
	/* Tiny shares take tiny slices, or one would be a debt of seconds. */
	double least = HR_MIN(SLICE_BYTES_MIN, HR_MAX(share / 10, 256.0));

	least = HR_MAX(least, HR_MIN(segment, share * SEGMENT_S));
	return HR_MIN(HR_MAX(share * SLICE_S, least), SLICE_BYTES_MAX);
}

/* Bytes per second that end the rest of what is under way in time. */
static double floor_rate(const struct net_flow *fl, uint64_t rest, int64_t now_ns)
{
	int64_t left_ms = fl->since_ms + ABOUT_MS - now_ns / 1000000;

	return fl->since_ms ? (double)rest * 1000 / (double)HR_MAX(left_ms, 1000) : 0;
}

/* What the flow may move now, or 0 and the time when to ask again. */
static uint32_t flow_room(struct net_flow *fl, int64_t now_ns, uint64_t rest, double segment,
			  int64_t *ret_due_ns)
{
	double rate = rate_look(fl, now_ns), least = floor_rate(fl, rest, now_ns);
	int64_t lead = lead_ns(fl->b, rate, now_ns);
	uint32_t nr = active_nr(fl->b);
	int64_t due_ns;

	fl->share = rate / nr * steer(lead, nr);
	if (least > fl->share) {
		fl->share = least;
		lead = 0;
	}
	/* Late by as much as the bucket is behind, it may make up for all of it. */
	fl->vt_ns = HR_MAX(fl->vt_ns, now_ns - OWN_CREDIT_NS + HR_MIN(lead, 0));
	due_ns = HR_MAX(fl->vt_ns, now_ns + lead - GATE_NS);
	*ret_due_ns = due_ns;
	if (due_ns > now_ns)
		return 0;
	return (uint32_t)HR_MIN((double)(now_ns - fl->vt_ns) * fl->share / 1e9 +
					slice_bytes(fl->share, segment),
				(double)INT32_MAX);
}

static void flow_hold(struct hr_conn *c, struct net_flow *fl, int64_t now_ns, int64_t due_ns,
		      void (*fire)(struct hr_timer *t))
{
	int64_t due_ms = HR_MIN((due_ns + 999999) / 1000000, now_ns / 1000000 + REVIEW_MS);

	if (fl->b) {
		__atomic_add_fetch(&fl->b->held_nr, !fl->held, __ATOMIC_RELAXED);
		__atomic_add_fetch(&fl->b->held_ns, (uint64_t)HR_MAX(due_ms * 1000000 - now_ns, 0),
				   __ATOMIC_RELAXED);
	}
	fl->held = true;
	hr_timer_arm_at(c->core->reactor, &fl->timer, due_ms, fire);
}

static void flow_rest(struct hr_conn *c, struct net_flow *fl)
{
	active_set(fl, false);
	fl->held = false;
	hr_timer_cancel(c->core->reactor, &fl->timer);
}

static void flow_advance(struct net_flow *fl, uint64_t n)
{
	if (fl->share > 0)
		fl->vt_ns += (int64_t)((double)n * 1e9 / fl->share);
}

static void flow_bind(struct hr_conn *c, struct net_flow *fl, struct hr_bucket *b)
{
	if (fl->b == b)
		return;
	flow_rest(c, fl);
	if (fl->b)
		__atomic_sub_fetch(&fl->b->conn_nr, 1, __ATOMIC_RELAXED);
	hr_bucket_put(fl->b);
	fl->b = hr_bucket_get(b);
	if (b)
		__atomic_add_fetch(&b->conn_nr, 1, __ATOMIC_RELAXED);
	fl->rate = fl->share = 0;
	fl->vt_ns = 0;
}

static int64_t now_of(const struct hr_conn *c)
{
	return hr_sys_mono_ns(c->core->net->sys);
}

/* --- what is sent -------------------------------------------------------------------- */

static enum hr_shape_level level_of(const struct hr_net *net)
{
	return __atomic_load_n(&net->shape_level, __ATOMIC_RELAXED);
}

static void sock_set(struct hr_conn *c, enum hr_sock_opt opt, uint64_t value)
{
	struct hr_sys *sys = c->core->net->sys;

	if (sys->net->set_opt(sys, c->fd, opt, value))
		HR_STAT_ADD(c->core->stats.shape_errors, 1);
}

static void unpace(struct hr_conn *c)
{
	if (!c->pacing)
		return;
	c->pacing = 0;
	sock_set(c, HR_SOCK_PACING, HR_SOCK_PACING_NONE);
	sock_set(c, HR_SOCK_NOTSENT, 0);
}

/* A paced socket holds little that is not sent, so that written is nearly delivered. */
static void pace(struct hr_conn *c, double share)
{
	uint64_t want = (uint64_t)HR_MAX(share, 1.0), was = c->pacing;

	if (was && want > was - was / 64 && want < was + was / 64)
		return;
	c->pacing = want;
	sock_set(c, HR_SOCK_PACING, want);
	if (!was)
		sock_set(c, HR_SOCK_NOTSENT, NET_PACED_UNSENT_BYTES);
}

static enum net_tx_mode mode_choose(const struct hr_conn *c, double rate)
{
	enum hr_shape_level level = level_of(c->core->net);
	/* Some slack, so that a share at the border does not change each time. */
	double slack = c->tx_mode == NET_TX_SLICED ? 1.25 : 1;
	double least = level == HR_SHAPE_KERNEL ? SHAPE_KERNEL_MIN : SHAPE_PACED_MIN;

	if (level == HR_SHAPE_MUTE || rate / active_nr(c->tx.b) < least * slack)
		return NET_TX_SLICED;
	if (level == HR_SHAPE_KERNEL)
		return NET_TX_FREE;
	return c->bytes_out < UNPACED_BYTES ? NET_TX_SLICED : NET_TX_PACED;
}

static void repace(struct hr_conn *c);

static void tx_fire(struct hr_timer *t)
{
	struct hr_conn *c = hr_container_of(t, struct hr_conn, tx.timer);

	c->tx.held = false;
	if (c->tx_mode == NET_TX_PACED)
		repace(c);
	net_send_run(c);
}

static void repace(struct hr_conn *c)
{
	int64_t now_ns = now_of(c);
	double rate = rate_look(&c->tx, now_ns);
	uint32_t nr = active_nr(c->tx.b);

	if (rate <= 0)
		return;
	pace(c, rate / nr * steer(lead_ns(c->tx.b, rate, now_ns), nr));
	c->paced_ms = hr_reactor_now_ms(c->core->reactor);
	hr_timer_arm(c->core->reactor, &c->tx.timer, REPACE_MS, tx_fire);
}

static void tag(struct hr_conn *c)
{
	const struct hr_shape_ops *ops = &c->core->net->opts.shape;
	bool by_kernel = level_of(c->core->net) == HR_SHAPE_KERNEL;

	c->tagged_level = level_of(c->core->net);
	/* A kernel that has no program for it says so once, at start; here it is counted. */
	if (ops->tag && ops->tag(ops->arg, c->fd, by_kernel ? c->tx.b : NULL, c->rx.b))
		HR_STAT_ADD(c->core->stats.shape_errors, 1);
}

/* Answers that are nobody's or have no limit pass as they come. */
static uint32_t tx_free(struct hr_conn *c)
{
	if (c->tx.rate > 0 || c->pacing) {
		flow_rest(c, &c->tx);
		unpace(c);
		c->tx.rate = c->tx.share = 0;
		c->tx_mode = NET_TX_FREE;
	}
	return NET_SHAPE_ALL;
}

uint32_t net_shape_tx_room(struct hr_conn *c)
{
	struct hr_slot *s = hr_list_entry(c->outq.next, struct hr_slot, node);
	int64_t now_ns, due_ns;
	uint32_t room;
	double rate;

	if (!c->tx.b)
		return NET_SHAPE_ALL;
	if (c->tagged_level != level_of(c->core->net))
		tag(c);
	rate = hr_clock_rate(&c->tx.b->clock);
	if (rate <= 0)
		return tx_free(c);
	active_set(&c->tx, true);
	c->tx_mode = mode_choose(c, rate);
	if (c->tx_mode == NET_TX_PACED) {
		if (!c->pacing || hr_reactor_now_ms(c->core->reactor) - c->paced_ms >= REPACE_MS)
			repace(c);
		return NET_SHAPE_ALL;
	}
	unpace(c);
	now_ns = now_of(c);
	if (c->tx_mode == NET_TX_FREE) {
		c->tx.share = rate_look(&c->tx, now_ns) / active_nr(c->tx.b);
		return NET_SHAPE_ALL;
	}
	room = flow_room(&c->tx, now_ns, sizeof(s->prefix) + s->reply.len - c->slot_sent, 0,
			 &due_ns);
	if (!room)
		flow_hold(c, &c->tx, now_ns, due_ns, tx_fire);
	return room;
}

void net_shape_tx_charge(struct hr_conn *c, uint64_t n)
{
	int64_t now_ns;

	if (!c->tx.b)
		return;
	if (!c->tx.since_ms)
		c->tx.since_ms = hr_reactor_now_ms(c->core->reactor);
	now_ns = now_of(c);
	hr_bucket_charge(c->tx.b, now_ns, (double)n);
	if (c->tx_mode == NET_TX_SLICED) {
		flow_advance(&c->tx, n);
	} else if (c->tx_mode == NET_TX_FREE) {
		c->tx.vt_ns = HR_MAX(c->tx.vt_ns, now_ns);
		flow_advance(&c->tx, n);
		c->tx.vt_ns = HR_MIN(c->tx.vt_ns, now_ns + LINGER_NS);
	}
}

/* Is the kernel still sending what it got? */
static bool lingers(struct hr_conn *c)
{
	int64_t now_ns;

	if (c->tx_mode != NET_TX_FREE || c->tx.share <= 0 || c->state == CONN_CLOSED)
		return false;
	now_ns = now_of(c);
	if (c->tx.vt_ns <= now_ns)
		return false;
	hr_timer_arm_at(c->core->reactor, &c->tx.timer, (c->tx.vt_ns + 999999) / 1000000, tx_fire);
	return true;
}

void net_shape_tx_settle(struct hr_conn *c)
{
	/* A full sliced socket waits for its peer; a full paced one for the pace. */
	bool waits = !hr_list_empty(&c->outq) && c->state != CONN_CLOSED && !c->cold &&
		     (c->tx_mode != NET_TX_SLICED || c->writable);

	if (c->tx.b && !waits && !lingers(c))
		flow_rest(c, &c->tx);
}

/* --- what is received ---------------------------------------------------------------- */

static void rx_fire(struct hr_timer *t)
{
	struct hr_conn *c = hr_container_of(t, struct hr_conn, rx.timer);

	c->rx.held = false;
	net_recv_run(c);
}

bool net_shape_is_metered(struct hr_conn *c, const uint8_t *p, uint32_t len)
{
	const struct hr_conn_ops *ops = c->core->net->opts.ops;

	return ops->is_metered && ops->is_metered(c, p, len);
}

/* The pressure's clock, for all producers together; no connection of it is anybody's. */
static uint32_t pressure_room(struct hr_conn *c, int64_t now_ns)
{
	struct hr_clock *clock = &c->core->net->pressure_clock;
	int64_t wait_ns = hr_clock_wait_ns(clock, now_ns);
	bool late = c->body && now_ns / 1000000 - c->rx.since_ms > ABOUT_MS;

	if (hr_clock_rate(clock) <= 0 || late)
		return NET_SHAPE_ALL;
	if (wait_ns <= GATE_NS)
		return NET_WINDOW_BYTES;
	flow_hold(c, &c->rx, now_ns, now_ns + wait_ns - GATE_NS, rx_fire);
	return 0;
}

uint32_t net_shape_rx_room(struct hr_conn *c)
{
	uint32_t room, most;
	int64_t now_ns, due_ns;
	double was;

	/* Who does not produce is not held for what others did. */
	if (!(c->body ? c->body_metered : c->last_metered) || (!c->readable && !c->carry_len))
		return NET_SHAPE_ALL;
	now_ns = now_of(c);
	most = pressure_room(c, now_ns);
	if (!most || !c->rx.b)
		return most;
	if (hr_clock_rate(&c->rx.b->clock) <= 0) {
		if (c->rx.rate > 0)
			net_rcvbuf_fit(c);
		c->rx.rate = c->rx.share = 0;
		return most;
	}
	active_set(&c->rx, true);
	was = c->rx.rate;
	room = flow_room(&c->rx, now_ns, c->body ? c->body->len - c->body_len : 0,
			 c->path.mss_bytes, &due_ns);
	if (was > 0 && was != c->rx.rate)
		net_rcvbuf_fit(c);
	if (!room)
		flow_hold(c, &c->rx, now_ns, due_ns, rx_fire);
	return HR_MIN(room, most);
}

void net_shape_rx_charge(struct hr_conn *c, uint64_t n)
{
	struct hr_clock *pressure = &c->core->net->pressure_clock;
	int64_t now_ns;

	c->metered_bytes += n;
	HR_STAT_ADD(c->core->stats.metered_bytes, n);
	now_ns = c->rx.b || hr_clock_rate(pressure) > 0 ? now_of(c) : 0;
	hr_clock_charge(pressure, now_ns, (double)n);
	if (!c->rx.b) {
		c->rx_unpaid += n;
		return;
	}
	hr_bucket_charge(c->rx.b, now_ns, (double)n);
	flow_advance(&c->rx, n);
}

void net_shape_rx_settle(struct hr_conn *c)
{
	/* Held, or to go on in the next turn; with an empty socket or a shut gate it rests. */
	if (!(c->rx.held && c->state == CONN_OPEN) && (c->rx.b || c->rx.held))
		flow_rest(c, &c->rx);
}

void net_shape_drop(struct hr_conn *c)
{
	flow_bind(c, &c->tx, NULL);
	flow_bind(c, &c->rx, NULL);
	hr_timer_cancel(c->core->reactor, &c->throttle_timer);
}

/* --- the upper layer ----------------------------------------------------------------- */

void hr_conn_buckets_set(struct hr_conn *c, struct hr_bucket *tx, struct hr_bucket *rx)
{
	if (c->state == CONN_CLOSED || (c->tx.b == tx && c->rx.b == rx))
		return;
	if (c->tx.b != tx) {
		unpace(c);
		c->tx_mode = NET_TX_FREE;
	}
	flow_bind(c, &c->tx, tx);
	flow_bind(c, &c->rx, rx);
	/* The frame that told whose connection this is. */
	if (rx && c->rx_unpaid)
		hr_bucket_charge(rx, now_of(c), (double)c->rx_unpaid);
	c->rx_unpaid = 0;
	net_rcvbuf_fit(c);
	tag(c);
	net_send_kick(c);
	net_recv_kick(c);
}

struct hr_bucket *hr_conn_tx_bucket(const struct hr_conn *c)
{
	return c->tx.b;
}

struct hr_bucket *hr_conn_rx_bucket(const struct hr_conn *c)
{
	return c->rx.b;
}

void hr_net_shape_level_set(struct hr_net *net, enum hr_shape_level tx_level)
{
	__atomic_store_n(&net->shape_level, tx_level, __ATOMIC_RELAXED);
}

enum hr_shape_level hr_net_shape_level(const struct hr_net *net)
{
	return level_of(net);
}

static void throttle_over(struct hr_timer *t)
{
	net_recv_kick(hr_container_of(t, struct hr_conn, throttle_timer));
}

void hr_conn_throttle(struct hr_conn *c, int64_t ms)
{
	int64_t due_ms = hr_reactor_now_ms(c->core->reactor) + ms;

	if (c->state != CONN_OPEN || ms <= 0 ||
	    (hr_timer_armed(&c->throttle_timer) && c->throttle_timer.due_ms >= due_ms))
		return;
	hr_timer_arm_at(c->core->reactor, &c->throttle_timer, due_ms, throttle_over);
}
