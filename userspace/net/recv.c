// SPDX-License-Identifier: Apache-2.0
/*
 * recv: from the socket to frames.
 *
 *	socket -> window (shared by the core) -> small frames, copied out
 *	                                     -> carry: what could not be delivered yet
 *	socket -> body: the rest of a large frame, straight into its own buffer
 *
 * A small frame (up to 16 KiB with its prefix) is parsed in the window, many in
 * one recv, and copied once into a buffer of its exact size.  As soon as a
 * larger one's length is known, a body is opened and later reads go there.
 *
 * Memory.  A body's room follows what has arrived: it doubles, so a peer that
 * announces 100 MB and sends 100 bytes has cost 1 KiB.  Each growth is charged
 * before it is made.  A read into the window needs room for a window in the
 * account at that moment, and when memory is tight takes 1 KiB only; what stays
 * of it (frames, carry) is charged exactly.  Bodies and whole-window reads leave
 * an eighth of the account free, so small requests get through while large ones
 * queue for memory.
 *
 * Refused, the connection first tries for the reserve, then stands in one of the
 * core's lists of the starved, its bytes stay in the socket, and TCP tells the
 * peer.  Answers, which never wait, may keep even the holder of the reserve from
 * charging; it has a list of its own, so that what they give back reaches it even
 * when all others starve again.  Frames larger than the reserve may block each
 * other; who holds the reserve and gains nothing for frame_progress_ms is closed,
 * so one gets on.
 *
 * I1  carry and body are never both there.
 * I2  No frame is delivered while the gate is shut, muted, or slots are full.
 * I3  The holder of the reserve is tried whenever memory is given back.
 * I4  Only recv_run() reads; everything else kicks its task, so handlers never
 *     recurse into it.
 */
#include <stdlib.h>

#include <hr/lib/be.h>

#include "net_priv.h"

#define BODY_BYTES_MIN 1024u
#define TIGHT_READ_BYTES 1024u
#define BODY_GROW_BYTES_MIN 16384u
#define FRAME_OVERHEAD_BYTES (sizeof(struct hr_frame) + sizeof(struct hr_slot))

enum step {
	STEP_ON,   /* go on */
	STEP_STOP, /* nothing more can be done now */
};

static struct hr_account *account_of(const struct hr_conn *c)
{
	return c->core->net->opts.account;
}

static bool may_deliver(const struct hr_conn *c)
{
	return c->state == CONN_OPEN && !c->mute_nr && !c->gate &&
	       !hr_timer_armed(&c->throttle_timer) &&
	       c->slot_nr < net_conn_limits(c)->pipeline_max_nr &&
	       c->out_mem_bytes < net_conn_limits(c)->out_mem_max_bytes;
}

void net_recv_kick(struct hr_conn *c)
{
	if (c->state == CONN_OPEN && !c->in_recv)
		hr_task_defer(c->core->reactor, &c->recv_task);
}

static enum starved_list starved_list_of(const struct hr_conn *c)
{
	if (!c->body)
		return STARVED_SMALL;
	return hr_account_reserve_held(account_of(c), c) ? STARVED_HOLDER : STARVED_BODY;
}

static void starve(struct hr_conn *c)
{
	c->starved = true;
	HR_STAT_ADD(c->core->stats.starved, 1);
	hr_list_del(&c->starved_node);
	hr_list_push(&c->core->starved[starved_list_of(c)], &c->starved_node);
}

/* The oldest first; the first that starves again on the same list ends the round. */
static void feed(struct net_core *core, enum starved_list list)
{
	struct hr_list *n;

	while ((n = hr_list_pop(&core->starved[list]))) {
		struct hr_conn *c = hr_list_entry(n, struct hr_conn, starved_node);
		bool again;

		c->starved = false;
		hr_conn_get(c);
		net_recv_run(c);
		again = c->starved && starved_list_of(c) == list;
		if (again) {
			hr_list_del(&c->starved_node);
			hr_list_push_front(&core->starved[list], &c->starved_node);
		}
		hr_conn_put(c);
		if (again)
			return;
	}
}

/*
 * Small frames go before large bodies, which could keep them waiting for long.  The
 * holder of the reserve stands behind nobody: those before it may wait for its end.
 */
void net_recv_released(struct hr_account_waiter *w)
{
	struct net_core *core = hr_container_of(w, struct net_core, waiter);
	bool waits = false;

	feed(core, STARVED_SMALL);
	feed(core, STARVED_HOLDER);
	feed(core, STARVED_BODY);
	/* Who was not reached still waits. */
	for (int i = 0; i < STARVED_LIST_NR; i++)
		waits |= !hr_list_empty(&core->starved[i]);
	if (waits)
		hr_account_wait(core->net->opts.account, w);
}

static bool below_limit(const struct hr_account *a, uint64_t bytes)
{
	struct hr_account_stats st;

	hr_account_stats_read(a, &st);
	return st.used_bytes + bytes <= st.limit_bytes;
}

static bool try_charge(struct hr_conn *c, uint64_t bytes, uint64_t keep_bytes)
{
	struct hr_account *a = account_of(c);

	if (hr_account_try_charge_keep(a, HR_ACCOUNT_RECV, bytes, keep_bytes))
		return true;
	/* Without a body the reserve goes back at once, which would wake us again for nothing. */
	if (!c->body && !below_limit(a, bytes))
		return false;
	return hr_account_reserve_claim(a, c) &&
	       hr_account_reserve_charge(a, c, HR_ACCOUNT_RECV, bytes);
}

static bool charge(struct hr_conn *c, uint64_t bytes, uint64_t keep_bytes)
{
	if (try_charge(c, bytes, keep_bytes))
		return true;
	/* What is given back from here on wakes us; what was before, the second try sees. */
	hr_account_wait(account_of(c), &c->core->waiter);
	if (try_charge(c, bytes, keep_bytes))
		return true;
	starve(c);
	return false;
}

static void carry_drop(struct hr_conn *c)
{
	if (!c->carry)
		return;
	hr_account_uncharge(account_of(c), HR_ACCOUNT_RECV, c->carry_len);
	free(c->carry);
	c->carry = NULL;
	c->carry_len = 0;
}

void net_recv_drop(struct hr_conn *c)
{
	carry_drop(c);
	hr_frame_put(c->body);
	c->body = NULL;
	hr_list_del(&c->starved_node);
	c->starved = false;
	hr_account_reserve_release(account_of(c), c);
}

static enum step carry_keep(struct hr_conn *c, const uint8_t *p, uint32_t len)
{
	if (!len)
		return STEP_STOP;
	c->carry = malloc(len);
	if (!c->carry) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return STEP_STOP;
	}
	memcpy(c->carry, p, len);
	c->carry_len = len;
	hr_account_charge(account_of(c), HR_ACCOUNT_RECV, len);
	return STEP_STOP;
}

/* The length of the frame that starts at @p, or -1 after the connection was closed. */
static int64_t length_check(struct hr_conn *c, const uint8_t *p)
{
	int32_t len = (int32_t)hr_be32_get(p);
	uint32_t max = net_conn_limits(c)->frame_max_bytes;
	struct hr_account_stats st;

	if (c->frame_max_bytes)
		max = HR_MIN(max, c->frame_max_bytes);
	if (len < 0 || (len == 0 && !c->empty_allowed) || (uint32_t)len > max) {
		hr_log_limited(c->core->net->opts.log, &c->core->net->frame_limit, HR_LOG_WARN,
			       "net", "frame.refused", hr_f_cstr("peer", c->peer_host),
			       hr_f_i64("port", c->peer_port),
			       hr_f_cstr("listener", hr_listener_name(c->listener)),
			       hr_f_i64("len", len), hr_f_i64("max", max));
		hr_conn_close(c, HR_CLOSE_FRAME_SIZE);
		return -1;
	}
	if ((uint32_t)len > NET_WINDOW_BYTES) {
		hr_account_stats_read(account_of(c), &st);
		/* It could never be held whole, so it would starve for ever. */
		if ((uint64_t)len + FRAME_OVERHEAD_BYTES > st.limit_bytes) {
			hr_conn_close(c, HR_CLOSE_MEMORY);
			return -1;
		}
	}
	return len;
}

static void deliver(struct hr_conn *c, struct hr_frame *f)
{
	struct hr_slot *s = net_slot_create(c);

	if (!s) {
		hr_frame_put(f);
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return;
	}
	f->received_ms = hr_reactor_now_ms(c->core->reactor);
	c->active_ms = f->received_ms;
	c->frames_in++;
	HR_STAT_ADD(c->core->stats.frames_in, 1);
	c->gate = s;
	c->rx.since_ms = 0;
	hr_timer_cancel(c->core->reactor, &c->recv_timer);
	c->core->net->opts.ops->frame(c, f, s);
}

static bool deliver_small(struct hr_conn *c, const uint8_t *p, uint32_t len)
{
	struct hr_frame *f = net_frame_create(account_of(c), len);

	if (!f) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return false;
	}
	memcpy(f->data, p, len);
	f->len = len;
	f->charged_bytes = len + FRAME_OVERHEAD_BYTES;
	hr_account_charge(f->account, HR_ACCOUNT_RECV, f->charged_bytes);
	deliver(c, f);
	return true;
}

/* The start of a frame tells whether it counts, and @n bytes of it are here. */
static bool meter(struct hr_conn *c, const uint8_t *p, uint32_t len, uint32_t n)
{
	c->rx_unpaid = 0;
	c->last_metered = net_shape_is_metered(c, p, len);
	if (c->last_metered) {
		c->metered_ms = hr_reactor_now_ms(c->core->reactor);
		net_shape_rx_charge(c, n);
		net_rcvbuf_fit(c);
	}
	return c->last_metered;
}

/* Opens the buffer of a large frame with the @have bytes of it that are here. */
static enum step body_open(struct hr_conn *c, const uint8_t *p, uint32_t have, uint32_t len)
{
	uint32_t cap = HR_MIN(HR_MAX(have, BODY_BYTES_MIN), len);
	struct hr_frame *f = net_frame_create(account_of(c), cap);

	if (!f) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return STEP_STOP;
	}
	memcpy(f->data, p, have);
	f->len = len;
	f->charged_bytes = cap + FRAME_OVERHEAD_BYTES;
	hr_account_charge(f->account, HR_ACCOUNT_RECV, f->charged_bytes);
	c->body = f;
	c->body_len = have;
	c->body_cap = cap;
	c->body_metered = meter(c, p, have, 4 + have);
	c->rx.since_ms = hr_reactor_now_ms(c->core->reactor);
	return STEP_ON;
}

static void progress_expired(struct hr_timer *t);

/* Bytes gained since the last check; also those below the low-water mark, of which none told. */
static uint64_t gained_now(struct hr_conn *c)
{
	uint64_t mark = c->recv_mark;

	if (c->lowat) {
		net_lowat_drop(c);
		c->readable = true;
		net_recv_run(c);
	}
	return c->bytes_in - mark;
}

static void progress_check(struct hr_conn *c)
{
	const struct hr_net_limits *l = net_conn_limits(c);
	uint64_t gained = gained_now(c);
	uint64_t rest = c->body ? c->body->len - c->body_len : 1;
	bool reads = may_deliver(c) && !c->starved && !c->rx.held;

	if (c->state != CONN_OPEN)
		return;
	if (!c->body && !c->carry_len)
		return;
	/*
	 * The reserve was not enough to end this frame, and all that is left waits for
	 * somebody to end; so this one ends, and the next may try.
	 */
	if (c->starved && !gained && hr_account_reserve_held(account_of(c), c)) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return;
	}
	/* While we do not read it is not the peer that is slow. */
	if (reads && gained < HR_MIN(l->frame_progress_bytes, rest)) {
		hr_conn_close(c, HR_CLOSE_FRAME_SLOW);
		return;
	}
	c->recv_mark = c->bytes_in;
	hr_timer_arm(c->core->reactor, &c->recv_timer, l->frame_progress_ms, progress_expired);
}

static void progress_expired(struct hr_timer *t)
{
	struct hr_conn *c = hr_container_of(t, struct hr_conn, recv_timer);

	hr_conn_get(c);
	progress_check(c);
	hr_conn_put(c);
}

static void progress_watch(struct hr_conn *c)
{
	if (c->state != CONN_OPEN || (!c->body && !c->carry_len) || hr_timer_armed(&c->recv_timer))
		return;
	c->recv_mark = c->bytes_in;
	hr_timer_arm(c->core->reactor, &c->recv_timer, net_conn_limits(c)->frame_progress_ms,
		     progress_expired);
}

/* Delivers what lies whole in the window and keeps the rest. */
static enum step window_parse(struct hr_conn *c, const uint8_t *p, uint32_t len)
{
	const uint8_t *end = p + len;

	while (end - p >= 4 && may_deliver(c)) {
		int64_t frame_len = length_check(c, p);
		uint32_t have = (uint32_t)(end - p) - 4;

		if (frame_len < 0)
			return STEP_STOP;
		if (have < frame_len) {
			/* Its first two bytes tell what it is. */
			if (frame_len + 4 <= NET_SMALL_FRAME_BYTES || have < 2)
				break;
			return body_open(c, p + 4, have, (uint32_t)frame_len);
		}
		meter(c, p + 4, (uint32_t)frame_len, 4 + (uint32_t)frame_len);
		if (!deliver_small(c, p + 4, (uint32_t)frame_len))
			return STEP_STOP;
		p += 4 + frame_len;
	}
	if (c->state == CONN_CLOSED)
		return STEP_STOP;
	carry_keep(c, p, (uint32_t)(end - p));
	return c->state == CONN_OPEN && may_deliver(c) ? STEP_ON : STEP_STOP;
}

/* A recv result that is no data. */
static enum step recv_end(struct hr_conn *c, ssize_t n)
{
	if (n == -EAGAIN) {
		c->readable = false;
		net_lowat_set(c);
	} else if (n == 0 && c->slot_nr) {
		/* The peer may have closed its half only, and still waits for answers. */
		net_conn_finish(c, HR_CLOSE_PEER);
	} else {
		hr_conn_close(c, n == 0 || n == -ECONNRESET ? HR_CLOSE_PEER : HR_CLOSE_IO);
	}
	return STEP_STOP;
}

static void count_in(struct hr_conn *c, ssize_t n)
{
	c->bytes_in += (uint64_t)n;
	c->active_ms = hr_reactor_now_ms(c->core->reactor);
	HR_STAT_ADD(c->core->stats.bytes_in, (uint64_t)n);
}

/*
 * Can the carry be parsed as it is: its first frame is whole, or is a large one
 * that wants a body?  If not, that frame is small and the window has room for it.
 */
static bool carry_ready(const struct hr_conn *c)
{
	uint64_t total;

	if (c->carry_len < 4)
		return false;
	total = (uint64_t)hr_be32_get(c->carry) + 4;
	return total <= c->carry_len || (total > NET_SMALL_FRAME_BYTES && c->carry_len >= 6);
}

/*
 * Large bodies and generous reads leave an eighth to small frames, so that a
 * flood of large ones stops only itself.
 */
static uint64_t keep_for_small(const struct hr_conn *c)
{
	struct hr_account_stats st;

	hr_account_stats_read(account_of(c), &st);
	return st.limit_bytes / 8;
}

/* One read into the window behind the carry, then parsing. */
static enum step window_step(struct hr_conn *c, uint32_t *budget, uint32_t most)
{
	uint8_t *w = c->core->window;
	uint32_t held = c->carry_len;
	bool ready = carry_ready(c);
	uint32_t room = NET_WINDOW_BYTES;
	ssize_t n = 0;

	/* Frames that are here already go first, without a read. */
	if (!ready && !c->readable)
		return STEP_STOP;
	if (!hr_account_try_charge_keep(account_of(c), HR_ACCOUNT_RECV, room, keep_for_small(c))) {
		room = TIGHT_READ_BYTES;
		if (!charge(c, room, 0))
			return STEP_STOP;
	}
	if (held)
		memcpy(w, c->carry, held);
	if (!ready)
		n = c->transport->recv(c->transport_state, c->fd, w + held,
				       HR_MIN(most, HR_MIN(room, NET_WINDOW_BYTES - held)));
	hr_account_uncharge(account_of(c), HR_ACCOUNT_RECV, room);
	if (!ready && n <= 0)
		return recv_end(c, n);
	count_in(c, n);
	*budget -= HR_MIN(*budget, (uint32_t)n + held);
	carry_drop(c);
	return window_parse(c, w, held + (uint32_t)n);
}

static bool body_grow(struct hr_conn *c)
{
	struct hr_frame *f = c->body;
	/* A low-water mark was reached, so that much has come. */
	uint64_t least = HR_MAX(BODY_GROW_BYTES_MIN, c->lowat);
	uint64_t want = HR_MAX((uint64_t)c->body_cap * 2, (uint64_t)c->body_cap + least);
	uint32_t cap = (uint32_t)HR_MIN(want, (uint64_t)f->len);
	uint8_t *data;

	if (!charge(c, cap - c->body_cap, keep_for_small(c)))
		return false;
	f->charged_bytes += cap - c->body_cap;
	data = realloc(f->data, cap);
	if (!data) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return false;
	}
	f->data = data;
	c->body_cap = cap;
	return true;
}

static enum step body_step(struct hr_conn *c, uint32_t *budget, uint32_t most)
{
	struct hr_frame *f = c->body;
	ssize_t n;

	if (!c->readable)
		return STEP_STOP;
	if (c->body_len == c->body_cap && !body_grow(c))
		return STEP_STOP;
	n = c->transport->recv(c->transport_state, c->fd, f->data + c->body_len,
			       HR_MIN(c->body_cap - c->body_len, most));
	if (n <= 0)
		return recv_end(c, n);
	count_in(c, n);
	*budget -= (uint32_t)n;
	c->body_len += (uint32_t)n;
	if (c->body_metered)
		net_shape_rx_charge(c, (uint64_t)n);
	if (c->body_len < f->len)
		return STEP_ON;
	c->body = NULL;
	net_lowat_drop(c);
	hr_account_reserve_release(account_of(c), c);
	deliver(c, f);
	return STEP_ON;
}

void net_recv_run(struct hr_conn *c)
{
	uint32_t budget = net_conn_limits(c)->turn_in_bytes;
	enum step step = STEP_ON;

	if (c->in_recv || c->starved)
		return;
	hr_conn_get(c);
	c->in_recv = true;
	while (step == STEP_ON && budget && may_deliver(c)) {
		uint32_t most = HR_MIN(budget, net_shape_rx_room(c));

		if (!most)
			step = STEP_STOP;
		else
			step = c->body ? body_step(c, &budget, most)
				       : window_step(c, &budget, most);
	}
	c->in_recv = false;
	net_shape_rx_settle(c);
	if (c->state == CONN_OPEN) {
		/* Only who is in the middle of a frame may keep the reserve. */
		if (!c->body)
			hr_account_reserve_release(account_of(c), c);
		if (step == STEP_ON && may_deliver(c))
			hr_task_defer(c->core->reactor, &c->recv_task);
		progress_watch(c);
	}
	hr_conn_put(c);
}
