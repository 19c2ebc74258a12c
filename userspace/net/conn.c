// SPDX-License-Identifier: Apache-2.0
/*
 * conn: life of a connection and the order of its answers.
 *
 *	         accept                finish / peer's end            last answer sent
 *	  (admission) ──> OPEN ───────────────────────> FINISHING ───────────────────┐
 *	                   └──────────── close, timeout, error ──────────────────> CLOSED
 *
 * OPEN		reads and writes; "muted", "starved" and a shut gate only stop reading
 * FINISHING	reads nothing; open slots may still be answered and are sent
 * CLOSED	no socket; open slots may still be completed, which frees them
 *
 * Slots.  A slot is made with its frame and stands in slots, in frame order.
 * When the first of them is completed it moves to outq (or goes, if skipped),
 * and so on with the next; this alone keeps answers in order.
 *
 * I1  slot_nr counts both lists; each slot holds a reference on the connection.
 * I2  Everything that reaches the connection later (watch, timers, tasks) is
 *     cancelled in close, before the descriptor is closed; a cold read under
 *     way holds a reference and looks at the state when it comes back.
 * I3  closed() is called once, gone() once and last.
 *
 * Threads: the connection's reactor for everything.
 */
#include <stdlib.h>

#include <hr/lib/be.h>

#include "net_priv.h"

static const char *const reason_names[HR_CLOSE_REASON_NR] = {
	[HR_CLOSE_PEER] = "peer",
	[HR_CLOSE_SERVED] = "served",
	[HR_CLOSE_UPPER] = "protocol",
	[HR_CLOSE_FRAME_SIZE] = "frame_size",
	[HR_CLOSE_FRAME_SLOW] = "frame_slow",
	[HR_CLOSE_IDLE] = "idle",
	[HR_CLOSE_WRITE_STALL] = "write_stall",
	[HR_CLOSE_IO] = "io",
	[HR_CLOSE_FILE] = "file",
	[HR_CLOSE_MEMORY] = "memory",
	[HR_CLOSE_SHUTDOWN] = "shutdown",
};

const char *hr_close_reason_name(enum hr_close_reason reason)
{
	return (unsigned int)reason < HR_CLOSE_REASON_NR ? reason_names[reason] : "unknown";
}

static void conn_free(struct hr_conn *c)
{
	const struct hr_conn_ops *ops = c->core->net->opts.ops;

	hr_list_del(&c->node);
	if (ops->gone)
		ops->gone(c);
	for (size_t i = 0; i < HR_ARRAY_LEN(c->tags); i++)
		free(c->tags[i]);
	free(c);
}

void hr_conn_get(struct hr_conn *c)
{
	c->refs++;
}

void hr_conn_put(struct hr_conn *c)
{
	hr_assert(c->refs > 0);
	if (!--c->refs)
		conn_free(c);
}

static void on_ready(struct hr_watch *w, uint32_t events)
{
	struct hr_conn *c = hr_container_of(w, struct hr_conn, watch);
	/* A transport with records of its own may want to write in order to read. */
	bool either = c->transport != &net_transport_plain;

	if (events & HR_HANGUP && c->gate) {
		hr_conn_close(c, HR_CLOSE_PEER);
		return;
	}
	if (events & HR_READABLE || either)
		c->readable = true;
	if (events & HR_WRITABLE || either)
		c->writable = true;
	hr_conn_get(c);
	if (c->readable && c->state == CONN_OPEN)
		net_recv_run(c);
	if (c->writable && c->state != CONN_CLOSED)
		net_send_run(c);
	hr_conn_put(c);
}

static void recv_task_run(struct hr_task *t)
{
	net_recv_run(hr_container_of(t, struct hr_conn, recv_task));
}

static void send_task_run(struct hr_task *t)
{
	net_send_run(hr_container_of(t, struct hr_conn, send_task));
}

static void idle_expired(struct hr_timer *t)
{
	struct hr_conn *c = hr_container_of(t, struct hr_conn, idle_timer);
	int64_t idle_ms = net_conn_limits(c)->idle_ms;
	int64_t left_ms = c->active_ms + idle_ms - hr_reactor_now_ms(c->core->reactor);

	if (idle_ms < 0)
		return;
	if (left_ms > 0 || c->slot_nr || c->rx.held)
		hr_timer_arm(c->core->reactor, t, left_ms > 0 ? left_ms : idle_ms, idle_expired);
	else
		hr_conn_close(c, HR_CLOSE_IDLE);
}

static void addresses_set(struct hr_conn *c, const struct admission *ad)
{
	struct hr_sys *sys = c->core->net->sys;
	union hr_addr local;

	hr_addr_format(&ad->peer, c->peer_host);
	c->peer_port = hr_addr_port(&ad->peer);
	if (!sys->net->local(sys, ad->fd, &local)) {
		hr_addr_format(&local, c->local_host);
		c->local_port = hr_addr_port(&local);
	}
}

static void conn_init(struct hr_conn *c, struct net_core *core, struct admission *ad)
{
	c->core = core;
	c->listener = ad->listener;
	c->transport = ad->listener->opts.transport;
	if (!c->transport)
		c->transport = &net_transport_plain;
	c->id = ad->conn_id;
	c->refs = 1;
	c->fd = ad->fd;
	hr_list_init(&c->node);
	hr_list_init(&c->starved_node);
	hr_list_init(&c->slots);
	hr_list_init(&c->outq);
	hr_list_init(&c->windows);
	c->edge_fd = -1;
	hr_task_init(&c->recv_task, recv_task_run);
	hr_task_init(&c->send_task, send_task_run);
	c->opened_ms = c->active_ms = hr_reactor_now_ms(core->reactor);
	c->writable = true;
	addresses_set(c, ad);
}

int net_conn_create(struct net_core *core, struct admission *ad)
{
	struct hr_conn *c = calloc(1, sizeof(*c));
	int64_t idle_ms = core->limits->l.idle_ms;
	int ret;

	if (!c)
		return -ENOMEM;
	conn_init(c, core, ad);
	ret = c->transport->open(c, ad->listener->opts.transport_arg, &c->transport_state);
	if (ret)
		goto free_conn;
	ret = hr_watch_add(core->reactor, &c->watch, c->fd, HR_READABLE | HR_WRITABLE, on_ready);
	if (ret)
		goto close_transport;
	ad->fd = -1;
	c->admission = ad;
	hr_list_push(&core->conns, &c->node);
	HR_STAT_ADD(core->stats.conns, 1);
	if (idle_ms >= 0)
		hr_timer_arm(core->reactor, &c->idle_timer, idle_ms, idle_expired);
	if (core->net->opts.ops->opened)
		core->net->opts.ops->opened(c);
	return 0;

close_transport:
	c->transport->close(c->transport_state);
free_conn:
	free(c);
	return ret;
}

static void slots_drop(struct hr_conn *c)
{
	hr_list_each_safe(n, tmp, &c->slots) {
		struct hr_slot *s = hr_list_entry(n, struct hr_slot, node);

		if (s->state != SLOT_OPEN)
			net_slot_free(s);
	}
	hr_list_each_safe(n, tmp, &c->outq)
		net_slot_free(hr_list_entry(n, struct hr_slot, node));
}

static void socket_close(struct hr_conn *c)
{
	struct hr_reactor *r = c->core->reactor;
	struct hr_sys *sys = c->core->net->sys;

	hr_watch_del(&c->watch);
	hr_timer_cancel(r, &c->idle_timer);
	hr_timer_cancel(r, &c->recv_timer);
	hr_timer_cancel(r, &c->send_timer);
	hr_timer_cancel(r, &c->cold_timer);
	hr_timer_cancel(r, &c->drop_timer);
	net_shape_drop(c);
	hr_task_cancel(&c->recv_task);
	hr_task_cancel(&c->send_task);
	c->transport->close(c->transport_state);
	sys->net->close(sys, c->fd);
	c->fd = -1;
}

void hr_conn_close(struct hr_conn *c, enum hr_close_reason reason)
{
	struct net_core *core = c->core;
	struct hr_net *net = core->net;

	if (c->state == CONN_CLOSED)
		return;
	c->state = CONN_CLOSED;
	socket_close(c);
	hr_list_del(&c->node);
	hr_list_push(&core->zombies, &c->node);
	net_recv_drop(c);
	HR_STAT_ADD(core->stats.conns, -1);
	HR_STAT_ADD(core->stats.closed[reason], 1);
	hr_log(net->opts.log, HR_LOG_DEBUG, "net", "conn.closed", hr_f_cstr("peer", c->peer_host),
	       hr_f_i64("port", c->peer_port), hr_f_cstr("reason", hr_close_reason_name(reason)));
	slots_drop(c);
	net_drop_all(c);
	net_admission_release(c->admission);
	c->admission = NULL;
	if (net->opts.ops->closed)
		net->opts.ops->closed(c, reason);
	hr_conn_put(c);
	net_drain_check(core);
}

void net_conn_destroy_now(struct hr_conn *c)
{
	hr_conn_get(c);
	hr_conn_close(c, HR_CLOSE_SHUTDOWN);
	hr_list_each_safe(n, tmp, &c->slots)
		net_slot_free(hr_list_entry(n, struct hr_slot, node));
	conn_free(c);
}

void net_conn_finish(struct hr_conn *c, enum hr_close_reason reason)
{
	if (c->state != CONN_OPEN)
		return;
	c->state = CONN_FINISHING;
	c->finish_reason = reason;
	net_recv_drop(c);
	hr_timer_cancel(c->core->reactor, &c->recv_timer);
	net_conn_finish_check(c);
}

void hr_conn_finish(struct hr_conn *c)
{
	net_conn_finish(c, HR_CLOSE_SERVED);
}

void net_conn_finish_check(struct hr_conn *c)
{
	if (c->state == CONN_FINISHING && !c->slot_nr)
		hr_conn_close(c, c->finish_reason);
}

struct hr_slot *net_slot_create(struct hr_conn *c)
{
	struct hr_slot *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->conn = c;
	s->state = SLOT_OPEN;
	hr_reply_init(&s->reply);
	hr_list_push(&c->slots, &s->node);
	c->slot_nr++;
	hr_conn_get(c);
	return s;
}

void net_slot_free(struct hr_slot *s)
{
	struct hr_conn *c = s->conn;

	hr_list_del(&s->node);
	if (s->reply.mem_len) {
		c->out_mem_bytes -= s->reply.mem_len;
		hr_account_uncharge(c->core->net->opts.account, HR_ACCOUNT_SEND, s->reply.mem_len);
	}
	hr_reply_drop(&s->reply);
	c->slot_nr--;
	free(s);
	hr_conn_put(c);
}

/* Moves what is complete at the head to the out-queue. */
static void slots_advance(struct hr_conn *c)
{
	hr_conn_get(c);
	while (!hr_list_empty(&c->slots)) {
		struct hr_slot *s = hr_list_entry(c->slots.next, struct hr_slot, node);

		if (s->state == SLOT_OPEN)
			break;
		if (s->state == SLOT_SKIPPED) {
			net_slot_free(s);
			continue;
		}
		s->state = SLOT_SENDING;
		hr_list_del(&s->node);
		hr_list_push(&c->outq, &s->node);
		net_send_kick(c);
	}
	net_recv_kick(c);
	net_conn_finish_check(c);
	hr_conn_put(c);
}

static void gate_open(struct hr_slot *s)
{
	if (s->conn->gate == s)
		s->conn->gate = NULL;
}

void hr_slot_respond(struct hr_slot *s, struct hr_reply *rp)
{
	struct hr_conn *c = s->conn;

	hr_assert(s->state == SLOT_OPEN);
	gate_open(s);
	if (c->state == CONN_CLOSED) {
		hr_reply_drop(rp);
		net_slot_free(s);
		return;
	}
	s->state = SLOT_READY;
	if (rp->err) {
		hr_reply_drop(rp);
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return;
	}
	hr_list_splice(&s->reply.pieces, &rp->pieces);
	hr_be32_put(s->prefix, (uint32_t)rp->len);
	s->reply.len = rp->len;
	s->reply.mem_len = rp->mem_len;
	hr_reply_init(rp);
	c->out_mem_bytes += s->reply.mem_len;
	if (s->reply.mem_len)
		hr_account_charge(c->core->net->opts.account, HR_ACCOUNT_SEND, s->reply.mem_len);
	slots_advance(c);
}

void hr_slot_skip(struct hr_slot *s)
{
	struct hr_conn *c = s->conn;

	hr_assert(s->state == SLOT_OPEN);
	gate_open(s);
	if (c->state == CONN_CLOSED) {
		net_slot_free(s);
		return;
	}
	s->state = SLOT_SKIPPED;
	slots_advance(c);
}

void hr_slot_next(struct hr_slot *s)
{
	gate_open(s);
	net_recv_kick(s->conn);
}

void hr_conn_mute(struct hr_conn *c)
{
	c->mute_nr++;
}

void hr_conn_unmute(struct hr_conn *c)
{
	hr_assert(c->mute_nr > 0);
	if (!--c->mute_nr)
		net_recv_kick(c);
}

void hr_conn_frame_limit_set(struct hr_conn *c, uint32_t frame_max_bytes, bool empty_allowed)
{
	c->frame_max_bytes = frame_max_bytes;
	c->empty_allowed = empty_allowed;
}

struct hr_reactor *hr_conn_reactor(const struct hr_conn *c)
{
	return c->core->reactor;
}

struct hr_net *hr_conn_net(const struct hr_conn *c)
{
	return c->core->net;
}

struct hr_listener *hr_conn_listener(const struct hr_conn *c)
{
	return c->listener;
}

int hr_conn_fd(const struct hr_conn *c)
{
	return c->fd;
}

bool hr_conn_is_open(const struct hr_conn *c)
{
	return c->state == CONN_OPEN;
}

uint64_t hr_conn_id(const struct hr_conn *c)
{
	return c->id;
}

void *hr_conn_user(const struct hr_conn *c)
{
	return c->user;
}

void hr_conn_user_set(struct hr_conn *c, void *user)
{
	c->user = user;
}

void hr_conn_client_set(struct hr_conn *c, struct hr_str client_id, struct hr_str software,
			struct hr_str version)
{
	const struct hr_str tags[] = { client_id, software, version };

	for (size_t i = 0; i < HR_ARRAY_LEN(tags); i++) {
		free(c->tags[i]);
		c->tags[i] = NULL;
		/* Without memory the connection simply shows no tag. */
		if (!hr_str_is_null(tags[i]))
			c->tags[i] = strndup(tags[i].p ? tags[i].p : "",
					     (size_t)HR_MIN(tags[i].len, NET_TAG_LEN_MAX));
	}
}

void hr_conn_info_read(const struct hr_conn *c, struct hr_conn_info *ret_info)
{
	*ret_info = (struct hr_conn_info){
		.id = c->id,
		.listener = hr_listener_name(c->listener),
		.peer_host = c->peer_host,
		.peer_port = c->peer_port,
		.local_host = c->local_host,
		.local_port = c->local_port,
		.client_id = hr_str(c->tags[0]),
		.software = hr_str(c->tags[1]),
		.version = hr_str(c->tags[2]),
		.bytes_in = c->bytes_in,
		.bytes_out = c->bytes_out,
		.frames_in = c->frames_in,
		.frames_out = c->frames_out,
		.slots_open = c->slot_nr,
		.opened_ms = c->opened_ms,
		.active_ms = c->active_ms,
		.muted = c->mute_nr,
		.starved = c->starved,
		.cold = c->cold,
	};
}
