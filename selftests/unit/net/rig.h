/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rig: a server of net on its own reactors, and blocking clients.
 *
 * The first byte of a frame says what the server does with it:
 *	e	answer with the same bytes
 *	n	the same, but let the next frame come at once and answer 1-3 ms later
 *	s	no answer
 *	p	the same, and its bytes count to the bucket of what is received
 *	f	int64 offset, int64 length: answer with the 17 bytes and that file range
 *	h	keep the frame, never answer (until the connection is gone)
 */
#ifndef HR_SELFTEST_NET_RIG_H
#define HR_SELFTEST_NET_RIG_H

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <hr/lib/be.h>
#include <hr/lib/rnd.h>
#include <hr/loop/timer.h>
#include <hr/net/net.h>
#include <hr/sys/net.h>

#define RIG_REACTOR_MAX 4

struct rig {
	struct hr_sys sys;
	struct hr_pool *pool;
	struct hr_reactor *reactors[RIG_REACTOR_MAX];
	int reactor_nr;
	struct hr_account *account;
	struct hr_net *net;
	struct hr_listener *listener;
	int file_fd;
	int owner_refs; /* atomic */
	struct hr_file_owner owner;
	int drained; /* atomic */
	int opened, closed, gone; /* atomic */
	int frame_delay_us;
	int last_fd; /* atomic; the server's end of the connection opened last */
	struct hr_bucket *tx, *rx; /* of each connection opened from here on; may be NULL */
};

struct rig_opts {
	enum hr_loop_backend backend;
	int reactor_nr;
	uint64_t limit_bytes, reserve_bytes;
	struct hr_net_limits limits;
	uint32_t listener_max_nr;
	int sndbuf_bytes;
	int file_fd;
	bool no_pool;
	enum hr_shape_level shape_level;
};

struct rig_later {
	struct hr_timer t;
	struct hr_slot *slot;
	struct hr_conn *conn;
	struct hr_frame *frame;
};

static struct rig *rig_of(struct hr_conn *c)
{
	return hr_net_user(hr_conn_net(c));
}

static inline void rig_frame_free(void *arg)
{
	hr_frame_put(arg);
}

static inline void rig_echo(struct hr_slot *slot, struct hr_frame *f)
{
	struct hr_reply rp;

	hr_reply_init(&rp);
	hr_reply_mem(&rp, f->data, f->len, rig_frame_free, f);
	hr_slot_respond(slot, &rp);
}

static inline void rig_later_fire(struct hr_timer *t)
{
	struct rig_later *l = hr_container_of(t, struct rig_later, t);

	rig_echo(l->slot, l->frame);
	free(l);
}

static inline void rig_later(struct hr_conn *c, struct hr_slot *slot, struct hr_frame *f)
{
	struct rig_later *l = calloc(1, sizeof(*l));

	l->slot = slot;
	l->conn = c;
	l->frame = f;
	hr_slot_next(slot);
	hr_timer_arm(hr_conn_reactor(c), &l->t, 1 + f->data[f->len - 1] % 3, rig_later_fire);
}

static inline void rig_file(struct hr_conn *c, struct hr_slot *slot, struct hr_frame *f)
{
	struct rig *rig = rig_of(c);
	struct hr_reply rp;

	hr_reply_init(&rp);
	hr_reply_copy(&rp, f->data, 17);
	hr_reply_file(&rp, &rig->owner, rig->file_fd, (int64_t)hr_be64_get(f->data + 1),
		      hr_be64_get(f->data + 9));
	hr_frame_put(f);
	hr_slot_respond(slot, &rp);
}

/* What was held is chained through the slots' user pointers. */
static inline void rig_hold(struct hr_conn *c, struct hr_slot *slot, struct hr_frame *f)
{
	hr_frame_put(f);
	slot->user = hr_conn_user(c);
	hr_conn_user_set(c, slot);
}

static inline void rig_frame(struct hr_conn *c, struct hr_frame *f, struct hr_slot *slot)
{
	struct rig *rig = rig_of(c);

	if (rig->frame_delay_us)
		usleep((useconds_t)rig->frame_delay_us);
	switch (f->len ? f->data[0] : 0) {
	case 'n':
		rig_later(c, slot, f);
		break;
	case 's':
	case 'p':
		hr_frame_put(f);
		hr_slot_skip(slot);
		break;
	case 'f':
		if (f->len == 17) {
			rig_file(c, slot, f);
			break;
		}
		/* fall through */
	default:
		rig_echo(slot, f);
		break;
	case 'h':
		rig_hold(c, slot, f);
	}
}

static inline bool rig_is_metered(struct hr_conn *c, const uint8_t *p, uint32_t len)
{
	return len && p[0] == 'p';
}

static inline void rig_opened(struct hr_conn *c)
{
	struct rig *rig = rig_of(c);

	__atomic_store_n(&rig->last_fd, hr_conn_fd(c), __ATOMIC_SEQ_CST);
	if (rig->tx || rig->rx)
		hr_conn_buckets_set(c, rig->tx, rig->rx);
	__atomic_add_fetch(&rig_of(c)->opened, 1, __ATOMIC_SEQ_CST);
}

static inline void rig_closed(struct hr_conn *c, enum hr_close_reason reason)
{
	struct hr_slot *s = hr_conn_user(c), *next;

	for (; s; s = next) {
		next = s->user;
		hr_slot_skip(s);
	}
	__atomic_add_fetch(&rig_of(c)->closed, 1, __ATOMIC_SEQ_CST);
}

static inline void rig_gone(struct hr_conn *c)
{
	__atomic_add_fetch(&rig_of(c)->gone, 1, __ATOMIC_SEQ_CST);
}

static const struct hr_conn_ops rig_conn_ops = {
	.opened = rig_opened,
	.frame = rig_frame,
	.is_metered = rig_is_metered,
	.closed = rig_closed,
	.gone = rig_gone,
};

static inline void rig_owner_get(struct hr_file_owner *o)
{
	__atomic_add_fetch(&hr_container_of(o, struct rig, owner)->owner_refs, 1,
			   __ATOMIC_SEQ_CST);
}

static inline void rig_owner_put(struct hr_file_owner *o)
{
	__atomic_sub_fetch(&hr_container_of(o, struct rig, owner)->owner_refs, 1,
			   __ATOMIC_SEQ_CST);
}

static inline int rig_start(struct rig *rig, const struct rig_opts *o)
{
	struct hr_pool_opts po = { .thread_nr = 2 };
	struct hr_reactor_opts ro = { .backend = o->backend };
	struct hr_net_opts no = { .ops = &rig_conn_ops, .user = rig, .limits = o->limits,
				  .shape_level = o->shape_level };
	struct hr_listener_opts lo = { .name = "PLAINTEXT", .host = "127.0.0.1", .backlog = 1024,
				       .conn_max_nr = o->listener_max_nr,
				       .sndbuf_bytes = o->sndbuf_bytes };
	int ret;

	*rig = (struct rig){ .reactor_nr = o->reactor_nr, .file_fd = o->file_fd,
			     .owner = { rig_owner_get, rig_owner_put } };
	hr_sys_posix_init(&rig->sys);
	hr_assert(!hr_pool_create(&po, &rig->pool));
	ro.pool = rig->pool;
	for (int i = 0; i < o->reactor_nr; i++) {
		ret = hr_reactor_create(&rig->sys, i, &ro, &rig->reactors[i]);
		if (ret)
			return ret;
	}
	hr_assert(!hr_account_create(o->limit_bytes ? o->limit_bytes : 256u << 20,
				     o->reserve_bytes ? o->reserve_bytes : 1u << 20,
				     &rig->account));
	no.reactors = rig->reactors;
	no.reactor_nr = (uint32_t)o->reactor_nr;
	no.pool = o->no_pool ? NULL : rig->pool;
	no.account = rig->account;
	hr_assert(!hr_net_create(&rig->sys, &no, &rig->net));
	hr_assert(!hr_net_listen(rig->net, &lo, &rig->listener));
	for (int i = 0; i < o->reactor_nr; i++)
		hr_assert(!hr_reactor_start(rig->reactors[i]));
	return 0;
}

static inline void rig_drained(void *arg)
{
	__atomic_store_n((int *)arg, 1, __ATOMIC_SEQ_CST);
}

/* Waits for a condition with a deadline of ten seconds. */
#define RIG_WAIT(cond)                                                        \
	({                                                                    \
		bool ok__ = false;                                            \
									      \
		for (int i__ = 0; i__ < 20000 && !(ok__ = (cond)); i__++)     \
			usleep(500);                                          \
		ok__;                                                         \
	})

static inline void rig_stop(struct rig *rig)
{
	hr_net_drain(rig->net, 50, rig_drained, &rig->drained);
	hr_assert(RIG_WAIT(__atomic_load_n(&rig->drained, __ATOMIC_SEQ_CST)));
	hr_pool_destroy(rig->pool);
	for (int i = rig->reactor_nr; i-- > 0;) {
		hr_reactor_stop(rig->reactors[i]);
		hr_reactor_join(rig->reactors[i]);
	}
	hr_net_destroy(rig->net);
	for (int i = 0; i < rig->reactor_nr; i++)
		hr_reactor_destroy(rig->reactors[i]);
	hr_account_destroy(rig->account);
}

static inline struct hr_net_stats rig_stats(struct rig *rig)
{
	struct hr_net_stats st;

	hr_net_stats_read(rig->net, &st);
	return st;
}

static inline struct hr_account_stats rig_memory(struct rig *rig)
{
	struct hr_account_stats st;

	hr_account_stats_read(rig->account, &st);
	return st;
}

/* A blocking client whose reads and writes give up after ten seconds. */
static inline int client_open(struct rig *rig)
{
	struct sockaddr_in in = { .sin_family = AF_INET,
				  .sin_port = htons(hr_listener_port(rig->listener)),
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval tv = { .tv_sec = 10 };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	hr_assert(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof(tv));
	hr_assert(!connect(fd, (struct sockaddr *)&in, sizeof(in)));
	return fd;
}

static inline bool client_send(int fd, const void *p, size_t len)
{
	const char *at = p;

	while (len) {
		ssize_t n = send(fd, at, len, MSG_NOSIGNAL);

		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static inline bool client_recv(int fd, void *p, size_t len)
{
	char *at = p;

	while (len) {
		ssize_t n = recv(fd, at, len, 0);

		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static inline bool client_put(int fd, const void *p, uint32_t len)
{
	uint8_t prefix[4];

	hr_be32_put(prefix, len);
	return client_send(fd, prefix, 4) && client_send(fd, p, len);
}

/* Reads one answer into @p; its length, or -1. */
static inline int64_t client_get(int fd, void *p, uint32_t cap)
{
	uint8_t prefix[4];
	uint32_t len;

	if (!client_recv(fd, prefix, 4))
		return -1;
	len = hr_be32_get(prefix);
	if (len > cap || !client_recv(fd, p, len))
		return -1;
	return len;
}

/* The server has closed: end of stream or reset. */
static inline bool client_is_closed(int fd)
{
	char c;

	return recv(fd, &c, 1, 0) == 0 || errno == ECONNRESET;
}

#endif
