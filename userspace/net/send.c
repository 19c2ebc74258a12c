// SPDX-License-Identifier: Apache-2.0
/*
 * send: from the out-queue to the socket.
 *
 * Memory and short file ranges (copied with a read that does not wait) are
 * gathered over many answers into one vectored send; long ranges go by
 * sendfile, in slices, each only when it is known to be in memory.  A slice
 * that is not is brought in by cold.c while the connection waits and the others
 * go on.
 *
 * I1  Bytes leave in the order of the queue; a piece is advanced by exactly what
 *     the socket took, so a copied range that was taken in part is read again.
 * I2  Once a length prefix has left, a failure can only close.
 * I3  No call here waits for the disk, except in a node without a pool, where
 *     it is counted (cold_inline).
 *
 * Limits: turn_out_bytes a turn, then the rest stands in line again; a peer that
 * takes no byte for write_stall_ms is closed.
 */
#include "net_priv.h"

#define GATHER_IOV_NR 64
#define GATHER_BYTES 262144u

struct gather {
	struct iovec iov[GATHER_IOV_NR];
	int iov_nr;
	uint32_t bytes, bytes_max;
	uint32_t scratch_used;
	bool full;	      /* nothing may follow in this send */
	struct hr_piece *cold; /* the range that stopped it, not in memory */
};

void net_send_kick(struct hr_conn *c)
{
	if (c->state != CONN_CLOSED)
		hr_task_defer(c->core->reactor, &c->send_task);
}

static void gather_add(struct gather *g, const void *p, uint64_t len)
{
	uint32_t n = (uint32_t)HR_MIN(len, (uint64_t)(g->bytes_max - g->bytes));

	g->iov[g->iov_nr++] = (struct iovec){ .iov_base = (void *)p, .iov_len = n };
	g->bytes += n;
	if (n < len || g->iov_nr == GATHER_IOV_NR || g->bytes == g->bytes_max)
		g->full = true;
}

/* Reads what must be in memory already; anything less makes the range cold. */
static ssize_t copy_range(struct hr_conn *c, const struct hr_piece *pc, void *p, uint32_t len)
{
	struct hr_sys *sys = c->core->net->sys;
	ssize_t n = sys->file->pread_nowait(sys, pc->fd, p, len, pc->off);

	if (n == -EOPNOTSUPP && sys->net->resident(sys, pc->fd, pc->off, len) == 1)
		n = sys->file->pread(sys, pc->fd, p, len, pc->off);
	return n;
}

static void gather_file(struct hr_conn *c, struct gather *g, struct hr_piece *pc)
{
	uint32_t room = HR_MIN(NET_SCRATCH_BYTES - g->scratch_used, g->bytes_max - g->bytes);
	uint32_t len = (uint32_t)HR_MIN(pc->len, (uint64_t)room);
	uint8_t *p = c->core->scratch + g->scratch_used;

	if (!len) {
		g->full = true;
		return;
	}
	if (copy_range(c, pc, p, len) != (ssize_t)len) {
		g->cold = pc;
		g->full = true;
		return;
	}
	g->scratch_used += len;
	gather_add(g, p, len);
	if (len < pc->len)
		g->full = true;
}

static bool by_sendfile(const struct hr_conn *c, const struct hr_piece *pc)
{
	return pc->kind == HR_PIECE_FILE && pc->len >= NET_COPY_BYTES && !c->no_sendfile &&
	       c->transport->sendfile;
}

/* Returns the long range that ends the run, for MSG_MORE, or NULL. */
static struct hr_piece *gather_slot(struct hr_conn *c, struct gather *g, struct hr_slot *s)
{
	hr_list_each(n, &s->reply.pieces) {
		struct hr_piece *pc = hr_list_entry(n, struct hr_piece, node);

		if (g->full)
			return NULL;
		if (by_sendfile(c, pc)) {
			g->full = true;
			return pc;
		}
		if (pc->kind == HR_PIECE_MEM)
			gather_add(g, pc->p, pc->len);
		else
			gather_file(c, g, pc);
	}
	return NULL;
}

static bool gather(struct hr_conn *c, struct gather *g)
{
	uint32_t skip = c->prefix_sent;
	struct hr_piece *range = NULL;

	hr_list_each(n, &c->outq) {
		struct hr_slot *s = hr_list_entry(n, struct hr_slot, node);

		if (g->full)
			break;
		if (skip < sizeof(s->prefix))
			gather_add(g, s->prefix + skip, sizeof(s->prefix) - skip);
		skip = 0;
		range = gather_slot(c, g, s);
	}
	return range;
}

static void sent(struct hr_conn *c, uint64_t n)
{
	c->bytes_out += n;
	c->active_ms = hr_reactor_now_ms(c->core->reactor);
	HR_STAT_ADD(c->core->stats.bytes_out, n);
}

static void piece_advance(struct hr_conn *c, struct hr_piece *pc, uint64_t n)
{
	if (pc->kind == HR_PIECE_MEM) {
		pc->p += n;
	} else {
		pc->off += (int64_t)n;
		c->cold_tries = 0;
	}
	pc->len -= n;
	if (!pc->len)
		hr_piece_free(pc);
}

/* Drops answers that are out entirely. */
static void slots_retire(struct hr_conn *c)
{
	while (!hr_list_empty(&c->outq)) {
		struct hr_slot *s = hr_list_entry(c->outq.next, struct hr_slot, node);

		if (c->prefix_sent < sizeof(s->prefix) || !hr_list_empty(&s->reply.pieces))
			return;
		c->prefix_sent = 0;
		c->slot_sent = 0;
		c->tx.since_ms = 0;
		c->frames_out++;
		HR_STAT_ADD(c->core->stats.frames_out, 1);
		net_slot_free(s);
	}
}

/* Takes @n sent bytes off the front of the queue. */
static void consume(struct hr_conn *c, uint64_t n)
{
	while (n) {
		struct hr_slot *s = hr_list_entry(c->outq.next, struct hr_slot, node);
		uint64_t part;

		if (c->prefix_sent < sizeof(s->prefix)) {
			part = HR_MIN(n, sizeof(s->prefix) - c->prefix_sent);
			c->prefix_sent += (uint32_t)part;
		} else {
			struct hr_piece *pc =
				hr_list_entry(s->reply.pieces.next, struct hr_piece, node);

			part = HR_MIN(n, pc->len);
			if (pc->kind == HR_PIECE_FILE)
				HR_STAT_ADD(c->core->stats.copied_bytes, part);
			piece_advance(c, pc, part);
		}
		n -= part;
		c->slot_sent += part;
		slots_retire(c);
	}
}

static ssize_t send_gathered(struct hr_conn *c)
{
	struct gather g = { .bytes_max = HR_MIN(GATHER_BYTES, c->tx_room) };
	bool more = gather(c, &g);
	ssize_t n;

	if (!g.iov_nr) {
		hr_assert(g.cold);
		net_cold_start(c, g.cold, false);
		return -EINPROGRESS;
	}
	/* What follows may have to wait for its time. */
	more &= g.bytes < c->tx_room;
	n = c->transport->sendv(c->transport_state, c->fd, g.iov, g.iov_nr, more);
	if (n <= 0)
		return n;
	sent(c, (uint64_t)n);
	consume(c, (uint64_t)n);
	return n;
}

/* Is the slice in memory?  Starts to bring it in if not. */
static bool slice_ready(struct hr_conn *c, struct hr_piece *pc, uint32_t len)
{
	struct hr_sys *sys = c->core->net->sys;
	int ret = sys->net->resident(sys, pc->fd, pc->off, len);

	if (ret == 1)
		return true;
	/* Where nobody can tell, or memory is so tight that it went again, keep what is read. */
	net_cold_start(c, pc, ret < 0 || c->cold_tries >= 2);
	return false;
}

static ssize_t send_slice(struct hr_conn *c, struct hr_piece *pc)
{
	uint32_t most = HR_MIN(net_conn_limits(c)->slice_bytes, c->tx_room);
	uint32_t len = (uint32_t)HR_MIN(pc->len, (uint64_t)most);
	ssize_t n;

	if (!slice_ready(c, pc, len))
		return -EINPROGRESS;
	n = c->transport->sendfile(c->transport_state, c->fd, pc->fd, pc->off, len);
	if (n == -EOPNOTSUPP) {
		c->no_sendfile = true;
		return send_gathered(c);
	}
	if (n == 0)
		return -ENODATA;
	if (n < 0)
		return n;
	sent(c, (uint64_t)n);
	HR_STAT_ADD(c->core->stats.file_bytes, (uint64_t)n);
	c->slot_sent += (uint64_t)n;
	piece_advance(c, pc, (uint64_t)n);
	slots_retire(c);
	return n;
}

static ssize_t send_next(struct hr_conn *c)
{
	struct hr_slot *s = hr_list_entry(c->outq.next, struct hr_slot, node);

	if (c->prefix_sent == sizeof(s->prefix) && !hr_list_empty(&s->reply.pieces)) {
		struct hr_piece *pc = hr_list_entry(s->reply.pieces.next, struct hr_piece, node);

		if (by_sendfile(c, pc))
			return send_slice(c, pc);
	}
	return send_gathered(c);
}

static void stall_expired(struct hr_timer *t)
{
	struct hr_conn *c = hr_container_of(t, struct hr_conn, send_timer);
	int64_t stall_ms = net_conn_limits(c)->write_stall_ms;

	if (hr_list_empty(&c->outq) || stall_ms < 0)
		return;
	if (!c->cold && !c->tx.held && c->bytes_out == c->send_mark) {
		hr_conn_close(c, HR_CLOSE_WRITE_STALL);
		return;
	}
	c->send_mark = c->bytes_out;
	hr_timer_arm(c->core->reactor, t, stall_ms, stall_expired);
}

static void stall_watch(struct hr_conn *c)
{
	int64_t stall_ms = net_conn_limits(c)->write_stall_ms;

	if (hr_timer_armed(&c->send_timer) || stall_ms < 0)
		return;
	c->send_mark = c->bytes_out;
	hr_timer_arm(c->core->reactor, &c->send_timer, stall_ms, stall_expired);
}

static void send_failed(struct hr_conn *c, ssize_t err)
{
	switch (err) {
	case -EAGAIN:
		c->writable = false;
		stall_watch(c);
		break;
	case -EINPROGRESS: /* a cold range is on its way, or has closed us */
		break;
	case -EPIPE:
	case -ECONNRESET:
		hr_conn_close(c, HR_CLOSE_PEER);
		break;
	case -ENODATA:
		hr_conn_close(c, HR_CLOSE_FILE);
		break;
	default:
		hr_conn_close(c, HR_CLOSE_IO);
	}
}

void net_send_run(struct hr_conn *c)
{
	int64_t budget = net_conn_limits(c)->turn_out_bytes;
	ssize_t n = 0;

	if (c->cold || !c->writable || c->state == CONN_CLOSED)
		return;
	hr_conn_get(c);
	while (budget > 0 && n >= 0 && !hr_list_empty(&c->outq)) {
		c->tx_room = net_shape_tx_room(c);
		if (!c->tx_room)
			break;
		n = send_next(c);
		if (n > 0)
			net_shape_tx_charge(c, (uint64_t)n);
		budget -= n;
	}
	if (n < 0)
		send_failed(c, n);
	else if (hr_list_empty(&c->outq))
		hr_timer_cancel(c->core->reactor, &c->send_timer);
	else if (!c->tx.held)
		net_send_kick(c);
	net_shape_tx_settle(c);
	if (c->state != CONN_CLOSED) {
		/* Answers that left may have made room for frames. */
		net_recv_kick(c);
		net_conn_finish_check(c);
	}
	hr_conn_put(c);
}
