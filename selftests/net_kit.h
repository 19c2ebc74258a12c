/* SPDX-License-Identifier: GPL-2.0 */
/*
 * net_kit: a server of net and its clients on simulated sockets, driven by draws.
 *
 * Everything is drawn from one source (a seed, or a fuzzer's bytes): limits, faults of
 * the sockets, what clients send, who runs when, how far time moves.  Out of numbers a
 * source says "over" and 0 for ever, and the run comes to its end.
 *
 * What a server does with a frame, by its first byte:
 *	n	lets the next frame come at once, answers with the same bytes 1-3 ms later
 *	s	no answer
 *	m	mutes the connection for 1-3 ms, answers with the same bytes
 *	f	17 bytes: int64 offset, int64 length: the same bytes and that range of the file
 *	x	answers with the same bytes, then finishes
 *	c	closes
 *	other	answers with the same bytes
 * The model does the same with what a client has sent; so clients may send anything.
 *
 *	N1  what a client reads is a prefix of what the model says, byte for byte
 *	N2  a connection without a fault, a bad length or a half sent frame reads all of it,
 *	    without time having to pass beyond the delays of the server itself
 *	N3  a connection that ends has ended with a reason that is counted
 *	N4  when all are gone: no memory charged, no file held, no socket but the listener's
 *	N5  memory in use never passes its limit by more than what could not wait
 */
#ifndef HR_SELFTESTS_NET_KIT_H
#define HR_SELFTESTS_NET_KIT_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include <hr/lib/be.h>
#include <hr/lib/buf.h>
#include <hr/lib/htable.h>
#include <hr/lib/rnd.h>
#include <hr/loop/timer.h>
#include <hr/net/net.h>
#include <hr/sys/sim_disk.h>
#include <hr/sys/sim_net.h>

#define NK_CLIENT_NR 6
#define NK_REACTOR_NR 2
#define NK_FILE_BYTES 131072
#define NK_OUT_MAX 1000000
#define NK_WANT_MAX 2000000
#define NK_PORT 9092
#define NK_REASON_NONE HR_CLOSE_REASON_NR
/* What net adds to the bytes of a frame; the model only has to stay clear of it. */
#define NK_OVERHEAD_BYTES 4096

struct nk_source {
	uint32_t (*below)(void *arg, uint32_t bound);
	bool (*over)(void *arg);
	void *arg;
};

struct nk_client {
	int fd; /* -1 = not connected */
	uint16_t port;
	struct hr_buf out; /* all bytes, from the first */
	size_t sent, parsed;
	struct hr_buf want;
	size_t got;
	bool dead;   /* the model has ended: bad length, x or c */
	bool loses;  /* answers may be lost: fault, bad length, bytes behind the end */
	bool shut, opened, broken; /* by the client itself */
	enum hr_close_reason reason;
};

struct nk {
	struct nk_source src;
	void (*look)(const uint8_t *p, size_t len); /* at every frame; may be NULL */
	struct hr_sim_disk *disk;
	struct hr_sys *sys;
	struct hr_sim_net *sim;
	struct hr_pool *pool;
	struct hr_reactor *reactors[NK_REACTOR_NR];
	struct hr_account *account;
	struct hr_net *net;
	struct hr_listener *listener;
	struct hr_net_limits limits;
	uint64_t limit_bytes;
	int file_fd, owner_refs, later_nr;
	struct hr_file_owner owner;
	uint8_t *file;
	struct nk_client clients[NK_CLIENT_NR];
	uint64_t opened, gone, closed[HR_CLOSE_REASON_NR], frames, turned_away;
	bool faulty; /* sockets may reset */
	bool long_time; /* timeouts may have struck */
	bool tight; /* frames may be larger than the account can promise */
	bool drained;
	uint64_t digest;
	char why[160];
};

#define NK_FAIL(k, ...) do {							\
	if (!*(k)->why)								\
		snprintf((k)->why, sizeof((k)->why), __VA_ARGS__);		\
} while (0)

static inline uint32_t nk_draw(struct nk *k, uint32_t bound)
{
	return bound > 1 ? k->src.below(k->src.arg, bound) : 0;
}

static inline void nk_note(struct nk *k, uint64_t v)
{
	k->digest = hr_hash_u64(k->digest ^ v) + 1;
}

/* --- the server --------------------------------------------------------------------- */

struct nk_later {
	struct hr_timer t;
	struct nk *k;
	struct hr_slot *slot; /* NULL: unmute */
	struct hr_conn *conn;
	struct hr_frame *frame;
};

static inline struct nk *nk_of(struct hr_conn *c)
{
	return hr_net_user(hr_conn_net(c));
}

static inline void nk_frame_free(void *arg)
{
	hr_frame_put(arg);
}

static inline void nk_echo(struct hr_slot *slot, struct hr_frame *f)
{
	struct hr_reply rp;

	hr_reply_init(&rp);
	hr_reply_mem(&rp, f->data, f->len, nk_frame_free, f);
	hr_slot_respond(slot, &rp);
}

static inline void nk_later_fire(struct hr_timer *t)
{
	struct nk_later *l = hr_container_of(t, struct nk_later, t);

	if (l->slot)
		nk_echo(l->slot, l->frame);
	else
		hr_conn_unmute(l->conn);
	l->k->later_nr--;
	hr_conn_put(l->conn);
	free(l);
}

static inline void nk_later(struct hr_conn *c, struct hr_slot *slot, struct hr_frame *f,
			    uint32_t delay_ms)
{
	struct nk_later *l = calloc(1, sizeof(*l));

	hr_assert(l);
	*l = (struct nk_later){ .k = nk_of(c), .slot = slot, .conn = c, .frame = f };
	l->k->later_nr++;
	hr_conn_get(c);
	hr_timer_arm(hr_conn_reactor(c), &l->t, delay_ms, nk_later_fire);
}

static inline void nk_range(const struct nk *k, const uint8_t *p, int64_t *ret_off,
			    uint64_t *ret_len)
{
	(void)k;
	*ret_off = (int64_t)(hr_be64_get(p + 1) % NK_FILE_BYTES);
	*ret_len = hr_be64_get(p + 9) % (uint64_t)(NK_FILE_BYTES - *ret_off);
}

static inline void nk_file(struct hr_slot *slot, struct hr_frame *f)
{
	struct nk *k = nk_of(slot->conn);
	struct hr_reply rp;
	int64_t off;
	uint64_t len;

	nk_range(k, f->data, &off, &len);
	hr_reply_init(&rp);
	hr_reply_mem(&rp, f->data, f->len, nk_frame_free, f);
	hr_reply_file(&rp, &k->owner, k->file_fd, off, len);
	hr_slot_respond(slot, &rp);
}

static inline void nk_frame(struct hr_conn *c, struct hr_frame *f, struct hr_slot *slot)
{
	nk_of(c)->frames++;
	if (nk_of(c)->look)
		nk_of(c)->look(f->data, f->len);
	switch (f->data[0]) {
	case 'n':
		hr_slot_next(slot);
		nk_later(c, slot, f, 1 + f->len % 3);
		return;
	case 's':
		hr_frame_put(f);
		hr_slot_skip(slot);
		return;
	case 'm':
		hr_conn_mute(c);
		nk_later(c, NULL, NULL, 1 + f->len % 3);
		break;
	case 'f':
		if (f->len != 17)
			break;
		nk_file(slot, f);
		return;
	case 'x':
		nk_echo(slot, f);
		hr_conn_finish(c);
		return;
	case 'c':
		hr_frame_put(f);
		hr_conn_close(c, HR_CLOSE_UPPER);
		hr_slot_skip(slot);
		return;
	}
	nk_echo(slot, f);
}

static inline struct nk_client *nk_client_of(struct hr_conn *c)
{
	struct nk *k = nk_of(c);
	struct hr_conn_info info;

	hr_conn_info_read(c, &info);
	for (int i = 0; i < NK_CLIENT_NR; i++) {
		if (k->clients[i].fd >= 0 && k->clients[i].port == info.peer_port)
			return &k->clients[i];
	}
	return NULL;
}

static inline void nk_opened(struct hr_conn *c)
{
	struct nk_client *cl = nk_client_of(c);

	nk_of(c)->opened++;
	if (cl)
		cl->opened = true;
}

static inline void nk_closed(struct hr_conn *c, enum hr_close_reason reason)
{
	struct nk_client *cl = nk_client_of(c);

	nk_of(c)->closed[reason]++;
	nk_note(nk_of(c), reason);
	if (cl)
		cl->reason = reason;
}

static inline void nk_gone(struct hr_conn *c)
{
	nk_of(c)->gone++;
}

static inline void nk_owner_get(struct hr_file_owner *o)
{
	hr_container_of(o, struct nk, owner)->owner_refs++;
}

static inline void nk_owner_put(struct hr_file_owner *o)
{
	hr_container_of(o, struct nk, owner)->owner_refs--;
}

/* --- the model and the clients ------------------------------------------------------- */

static inline void nk_want(struct nk *k, struct nk_client *cl, const uint8_t *p, uint32_t len)
{
	uint8_t prefix[4];
	uint64_t range_len = 0;
	int64_t off = 0;

	if (p[0] == 's')
		return;
	if (p[0] == 'c') {
		cl->dead = cl->loses = true;
		return;
	}
	if (p[0] == 'f' && len == 17)
		nk_range(k, p, &off, &range_len);
	hr_be32_put(prefix, len + (uint32_t)range_len);
	hr_buf_put(&cl->want, prefix, 4);
	hr_buf_put(&cl->want, p, len);
	hr_buf_put(&cl->want, k->file + off, range_len);
	cl->dead = p[0] == 'x';
}

/* Bytes that the client means to send; the model takes whole frames from them. */
static inline void nk_put(struct nk *k, struct nk_client *cl, const void *p, size_t len)
{
	hr_buf_put(&cl->out, p, len);
	while (!cl->dead && cl->out.len - cl->parsed >= 4) {
		const uint8_t *f = cl->out.p + cl->parsed;
		uint32_t flen = hr_be32_get(f);

		if (!flen || flen > k->limits.frame_max_bytes ||
		    flen + NK_OVERHEAD_BYTES > k->limit_bytes) {
			cl->dead = cl->loses = true;
			return;
		}
		if (cl->out.len - cl->parsed - 4 < flen)
			return;
		cl->parsed += 4 + flen;
		nk_want(k, cl, f + 4, flen);
	}
	/* A close with bytes unread is a reset, which may overtake answers. */
	if (cl->dead && cl->parsed < cl->out.len)
		cl->loses = true;
}

static inline void nk_put_frame(struct nk *k, struct nk_client *cl, char kind, uint32_t len)
{
	uint8_t *p = malloc(len + 4u);
	uint32_t salt = nk_draw(k, 256);

	hr_assert(p);
	hr_be32_put(p, len);
	for (uint32_t i = 0; i < len; i++)
		p[4 + i] = (uint8_t)(salt + i + (i >> 8) * 7);
	p[4] = (uint8_t)kind;
	if (kind == 'f' && len == 17) {
		hr_be64_put(p + 5, (uint64_t)nk_draw(k, NK_FILE_BYTES));
		hr_be64_put(p + 13, nk_draw(k, 3) ? nk_draw(k, 60000) : nk_draw(k, 500));
	}
	nk_put(k, cl, p, len + 4u);
	free(p);
}

/* Some frame; lengths from a few bytes to beyond what fits the windows. */
static inline void nk_put_some(struct nk *k, struct nk_client *cl)
{
	static const char kinds[] = "eeennnssffffmmxc";
	static const uint32_t lens[] = { 8, 8, 300, 300, 5000, 17000, 70000, 160000 };
	char kind = kinds[nk_draw(k, sizeof(kinds) - 1)];
	uint32_t len = 1 + nk_draw(k, lens[nk_draw(k, HR_ARRAY_LEN(lens))]);

	if ((kind == 'x' || kind == 'c') && nk_draw(k, 4))
		kind = 'e';
	if (!cl->dead && !cl->shut && cl->out.len < NK_OUT_MAX && cl->want.len < NK_WANT_MAX)
		nk_put_frame(k, cl, kind,
			     kind == 'f' ? 17 : HR_MIN(len, k->limits.frame_max_bytes));
}

static inline void nk_put_raw(struct nk *k, struct nk_client *cl)
{
	uint8_t raw[24];
	uint32_t len = 1 + nk_draw(k, sizeof(raw));

	for (uint32_t i = 0; i < len; i++)
		raw[i] = (uint8_t)nk_draw(k, 256);
	/* Most lies are about the length. */
	if (len >= 4 && nk_draw(k, 2))
		hr_be32_put(raw, nk_draw(k, 3) ? nk_draw(k, 200000) : 0x80000000u);
	if (!cl->shut && cl->out.len < NK_OUT_MAX && cl->want.len < NK_WANT_MAX)
		nk_put(k, cl, raw, len);
}

static inline bool nk_whole(const struct nk_client *cl)
{
	return cl->parsed == cl->out.len && cl->sent == cl->out.len;
}

static inline void nk_client_forget(struct nk *k, struct nk_client *cl)
{
	k->sys->net->close(k->sys, cl->fd);
	hr_buf_fini(&cl->out);
	hr_buf_fini(&cl->want);
	*cl = (struct nk_client){ .fd = -1, .reason = NK_REASON_NONE };
}

/* The client sees the end of its connection (@err 0) or an error. */
static inline void nk_client_ended(struct nk *k, struct nk_client *cl, int err)
{
	int i = (int)(cl - k->clients);

	nk_note(k, (uint64_t)(-err) << 8 | (uint64_t)i);
	if (!cl->opened)
		k->turned_away += !cl->broken;
	else if (cl->reason == NK_REASON_NONE && !cl->broken && !k->faulty)
		NK_FAIL(k, "N3: client %d ended (%d) and no reason is given", i, err);
	else if (!cl->loses && !k->faulty && !k->long_time && nk_whole(cl) &&
		 cl->got != cl->want.len)
		NK_FAIL(k, "N2: client %d ended (%d, %s) after %zu of %zu bytes", i, err,
			hr_close_reason_name(cl->reason), cl->got, cl->want.len);
	nk_client_forget(k, cl);
}

static inline bool nk_client_push(struct nk *k, struct nk_client *cl, uint32_t most)
{
	struct iovec iov;
	ssize_t n;

	if (cl->fd < 0 || cl->sent == cl->out.len)
		return false;
	iov = (struct iovec){ cl->out.p + cl->sent,
			      HR_MIN(cl->out.len - cl->sent, (size_t)most) };
	n = k->sys->net->sendv(k->sys, cl->fd, &iov, 1, false);
	if (n > 0)
		cl->sent += (size_t)n;
	return n > 0;
}

static inline bool nk_client_read(struct nk *k, struct nk_client *cl, uint32_t most)
{
	static __thread uint8_t buf[65536];
	ssize_t n;

	if (cl->fd < 0)
		return false;
	n = k->sys->net->recv(k->sys, cl->fd, buf, HR_MIN(most, (uint32_t)sizeof(buf)));
	if (n == -EAGAIN)
		return false;
	if (n <= 0) {
		nk_client_ended(k, cl, (int)n);
		return true;
	}
	nk_note(k, (uint64_t)n);
	if (cl->got + (size_t)n > cl->want.len ||
	    memcmp(cl->want.p + cl->got, buf, (size_t)n))
		NK_FAIL(k, "N1: client %d reads other bytes behind %zu of %zu",
			(int)(cl - k->clients), cl->got, cl->want.len);
	cl->got += (size_t)n;
	return true;
}

static inline void nk_client_connect(struct nk *k, struct nk_client *cl)
{
	union hr_addr local;
	int fd = hr_sim_net_connect(k->sim, NK_PORT);

	if (fd < 0)
		return;
	hr_assert(!k->sys->net->local(k->sys, fd, &local));
	*cl = (struct nk_client){ .fd = fd, .port = hr_addr_port(&local),
				  .reason = NK_REASON_NONE };
}

/* --- a run ----------------------------------------------------------------------------- */

static inline uint32_t nk_choose(void *arg, uint32_t bound)
{
	return nk_draw(arg, bound);
}

static inline void nk_turn(struct nk *k)
{
	uint32_t first = nk_draw(k, NK_REACTOR_NR);

	for (uint32_t i = 0; i < NK_REACTOR_NR; i++)
		hr_assert(!hr_reactor_turn(k->reactors[(first + i) % NK_REACTOR_NR], 0));
}

/* Something out of the ordinary. */
static inline void nk_act_rare(struct nk *k, struct nk_client *cl)
{
	switch (nk_draw(k, 8)) {
	case 0:
		nk_put_raw(k, cl);
		break;
	case 1:
		/* What was not sent will not be. */
		if (!cl->shut) {
			hr_sim_net_shutdown(k->sim, cl->fd);
			cl->shut = true;
			cl->loses |= !nk_whole(cl);
		}
		break;
	case 2:
		nk_client_forget(k, cl);
		break;
	case 3:
		hr_sim_net_reset(k->sim, cl->fd);
		cl->loses = cl->broken = true;
		break;
	case 4:
		if (!nk_draw(k, 4)) {
			k->long_time = true;
			hr_sim_disk_advance_ms(k->disk, 1000 + nk_draw(k, 30000));
		}
		break;
	case 5:
		k->limits.pipeline_max_nr = 1 + nk_draw(k, 8);
		hr_assert(!hr_net_limits_set(k->net, &k->limits));
		break;
	}
}

static inline void nk_act(struct nk *k)
{
	struct nk_client *cl = &k->clients[nk_draw(k, NK_CLIENT_NR)];

	if (cl->fd < 0)
		nk_client_connect(k, cl);
	if (cl->fd < 0)
		return;
	switch (nk_draw(k, 12)) {
	case 0:
	case 1:
	case 2:
		nk_put_some(k, cl);
		break;
	case 3:
	case 4:
		nk_client_push(k, cl, 1 + nk_draw(k, 200000));
		break;
	case 5:
	case 6:
		nk_client_read(k, cl, 1 + nk_draw(k, 60000));
		break;
	case 7:
	case 8:
		hr_sim_net_step(k->sim);
		break;
	case 9:
		hr_pool_step(k->pool);
		break;
	case 10:
		hr_sim_disk_advance_ms(k->disk, 1 + nk_draw(k, 6));
		break;
	case 11:
		if (!nk_draw(k, 3))
			nk_act_rare(k, cl);
		break;
	}
	nk_turn(k);
}

/* Everybody reads and sends until nothing moves any more; little time passes. */
static inline void nk_settle(struct nk *k)
{
	uint64_t read_before = 0;
	int idle = 0;

	for (int round = 0; round < 4000 && idle < 40 && !*k->why; round++) {
		bool moved = hr_sim_net_step(k->sim) || k->later_nr;
		struct hr_net_stats st;

		for (int i = 0; i < NK_CLIENT_NR; i++) {
			struct nk_client *cl = &k->clients[i];

			if (!cl->shut)
				moved |= nk_client_push(k, cl, UINT32_MAX);
			while (nk_client_read(k, cl, UINT32_MAX))
				moved = true;
		}
		while (hr_pool_step(k->pool))
			moved = true;
		nk_turn(k);
		/* A server that reads little in a turn is not stuck. */
		hr_net_stats_read(k->net, &st);
		moved |= st.bytes_in != read_before;
		read_before = st.bytes_in;
		/* Enough for the server's delays and pauses, far from its timeouts. */
		if (!moved)
			hr_sim_disk_advance_ms(k->disk, 5);
		else if (round % 8 == 0)
			hr_sim_disk_advance_ms(k->disk, 1);
		idle = moved ? 0 : idle + 1;
	}
}

/* After everything has settled, whoever gave no cause has all its answers. */
static inline void nk_check_served(struct nk *k)
{
	for (int i = 0; i < NK_CLIENT_NR; i++) {
		struct nk_client *cl = &k->clients[i];

		if (cl->fd >= 0 && !cl->loses && nk_whole(cl) && cl->got != cl->want.len)
			NK_FAIL(k, "N2: client %d has %zu of %zu bytes and nothing moves", i,
				cl->got, cl->want.len);
	}
}

static inline void nk_drained(void *arg)
{
	*(bool *)arg = true;
}

static inline void nk_check_gone(struct nk *k)
{
	struct hr_account_stats mem;
	struct hr_net_stats st;

	hr_account_stats_read(k->account, &mem);
	hr_net_stats_read(k->net, &st);
	if (st.conns || k->gone != k->opened || k->owner_refs)
		NK_FAIL(k, "N4: %llu open, %llu of %llu gone, %d hold the file",
			(unsigned long long)st.conns, (unsigned long long)k->gone,
			(unsigned long long)k->opened, k->owner_refs);
	if (mem.used_bytes)
		NK_FAIL(k, "N4: %llu received and %llu bytes of answers are still charged",
			(unsigned long long)mem.purpose_bytes[HR_ACCOUNT_RECV],
			(unsigned long long)mem.purpose_bytes[HR_ACCOUNT_SEND]);
	for (int i = 0; i < HR_CLOSE_REASON_NR; i++) {
		if (st.closed[i] != k->closed[i])
			NK_FAIL(k, "N3: %s is counted %llu times and told %llu times",
				hr_close_reason_name((enum hr_close_reason)i),
				(unsigned long long)st.closed[i],
				(unsigned long long)k->closed[i]);
	}
	if (k->turned_away > st.refused_broker + st.accept_errors && !k->faulty)
		NK_FAIL(k, "N3: %llu were turned away, %llu are counted",
			(unsigned long long)k->turned_away,
			(unsigned long long)st.refused_broker);
	/* Answers and carries cannot wait; both have bounds of their own. */
	if (mem.used_max_bytes > k->limit_bytes && !mem.overdrafts)
		NK_FAIL(k, "N5: %llu bytes were charged and no overdraft counted",
			(unsigned long long)mem.used_max_bytes);
}

static inline void nk_run(struct nk *k, uint32_t act_nr)
{
	for (uint32_t i = 0; i < act_nr && !k->src.over(k->src.arg) && !*k->why; i++)
		nk_act(k);
	hr_sim_net_calm(k->sim);
	nk_settle(k);
	/* Half frames hold memory that others may wait for. */
	for (int i = 0; i < NK_CLIENT_NR; i++) {
		if (k->clients[i].fd >= 0 && !nk_whole(&k->clients[i]))
			nk_client_forget(k, &k->clients[i]);
	}
	nk_settle(k);
	/* Frames beyond the reserve wait for each other until one is given up. */
	for (int i = 0; k->tight && i < 2 * NK_CLIENT_NR; i++) {
		k->long_time = true;
		hr_sim_disk_advance_ms(k->disk, 10001);
		nk_settle(k);
	}
	nk_check_served(k);
	for (int i = 0; i < NK_CLIENT_NR; i++) {
		if (k->clients[i].fd >= 0)
			nk_client_forget(k, &k->clients[i]);
	}
	nk_settle(k);
	nk_check_gone(k);
	hr_net_drain(k->net, 50, nk_drained, &k->drained);
	nk_settle(k);
	if (!k->drained)
		NK_FAIL(k, "N4: the drain does not end");
	if (hr_sim_net_open_nr(k->sim))
		NK_FAIL(k, "N4: %u sockets are open", hr_sim_net_open_nr(k->sim));
}

static inline void nk_disk_init(struct nk *k, uint64_t seed)
{
	struct iovec iov;
	struct hr_rnd rnd;

	hr_assert(!hr_sim_disk_create(seed, &k->disk));
	k->sys = hr_sim_disk_sys(k->disk);
	k->file = malloc(NK_FILE_BYTES);
	hr_assert(k->file);
	hr_rnd_seed(&rnd, seed);
	hr_rnd_fill(&rnd, k->file, NK_FILE_BYTES);
	iov = (struct iovec){ k->file, NK_FILE_BYTES };
	k->file_fd = k->sys->file->open(k->sys, "/f", O_RDWR | O_CREAT, 0644);
	hr_assert(k->file_fd >= 0 && k->sys->file->pwritev(k->sys, k->file_fd, &iov, 1, 0) > 0);
}

static inline void nk_sim_init(struct nk *k)
{
	static const uint32_t odds[] = { 0, 2, 5, 20 };
	static const uint32_t pipes[] = { 65536, 500, 5000, 300000 };
	struct hr_sim_net_opts so = { .choose = nk_choose, .choose_arg = k };

	so.pipe_bytes = pipes[nk_draw(k, HR_ARRAY_LEN(pipes))];
	so.faults.short_in = odds[nk_draw(k, HR_ARRAY_LEN(odds))];
	so.faults.again_in = odds[nk_draw(k, HR_ARRAY_LEN(odds))];
	so.faults.cold_in = odds[nk_draw(k, HR_ARRAY_LEN(odds))];
	k->faulty = nk_draw(k, 3) == 2;
	if (k->faulty) {
		so.faults.reset_in = 2;
		so.faults.reset_by_bytes = 100000;
	}
	hr_assert(!hr_sim_net_create(k->sys, &so, &k->sim));
}

static inline void nk_net_init(struct nk *k)
{
	static const struct hr_conn_ops ops = {
		.opened = nk_opened, .frame = nk_frame, .closed = nk_closed, .gone = nk_gone,
	};
	static const uint64_t accounts[] = { 64u << 20, 200000, 600000 };
	static const uint32_t frames[] = { 200000, 1000, 30000 };
	struct hr_reactor_opts ro = { .backend = HR_LOOP_SIM };
	struct hr_pool_opts po = { .thread_nr = 0 };
	struct hr_net_opts no = { .reactors = k->reactors, .reactor_nr = NK_REACTOR_NR,
				  .ops = &ops, .user = k };
	uint64_t reserve;
	struct hr_listener_opts lo = { .name = "SIM", .port = NK_PORT, .backlog = 4 };

	hr_assert(!hr_pool_create(&po, &k->pool));
	ro.pool = k->pool;
	for (int i = 0; i < NK_REACTOR_NR; i++)
		hr_assert(!hr_reactor_create(k->sys, i, &ro, &k->reactors[i]));
	k->limit_bytes = accounts[nk_draw(k, HR_ARRAY_LEN(accounts))];
	k->limits.frame_max_bytes = frames[nk_draw(k, HR_ARRAY_LEN(frames))];
	/* A reserve that holds the largest frame, or one that does not. */
	reserve = HR_MIN(k->limits.frame_max_bytes + NK_OVERHEAD_BYTES, k->limit_bytes / 2);
	k->tight = reserve < k->limits.frame_max_bytes + NK_OVERHEAD_BYTES;
	hr_assert(!hr_account_create(k->limit_bytes, reserve, &k->account));
	k->limits.pipeline_max_nr = 1 + nk_draw(k, 16);
	k->limits.out_mem_max_bytes = nk_draw(k, 2) ? 20000 : 4u << 20;
	k->limits.slice_bytes = nk_draw(k, 2) ? 16384 : 262144;
	k->limits.turn_in_bytes = nk_draw(k, 2) ? 2000 : 524288;
	k->limits.turn_out_bytes = nk_draw(k, 2) ? 2000 : 1u << 20;
	k->limits.conn_max_nr = nk_draw(k, 4) ? UINT32_MAX : 4;
	no.limits = k->limits;
	no.account = k->account;
	no.pool = k->pool;
	hr_assert(!hr_net_create(k->sys, &no, &k->net));
	hr_assert(!hr_net_listen(k->net, &lo, &k->listener));
}

/* One run of up to @act_nr acts; NULL when all holds, else the reason in @why. */
static inline const char *nk_once(struct nk_source src, uint64_t seed, uint32_t act_nr,
				  struct nk *k)
{
	*k = (struct nk){ .src = src, .look = k->look, .owner = { nk_owner_get, nk_owner_put } };
	for (int i = 0; i < NK_CLIENT_NR; i++)
		k->clients[i] = (struct nk_client){ .fd = -1, .reason = NK_REASON_NONE };
	nk_disk_init(k, seed);
	nk_sim_init(k);
	nk_net_init(k);
	nk_run(k, act_nr);
	for (int i = 0; i < NK_CLIENT_NR; i++) {
		if (k->clients[i].fd >= 0)
			nk_client_forget(k, &k->clients[i]);
	}
	/* Even a failed run is taken down: what leaks is told by the sanitizer. */
	hr_pool_destroy(k->pool);
	hr_net_destroy(k->net);
	for (int i = 0; i < NK_REACTOR_NR; i++)
		hr_reactor_destroy(k->reactors[i]);
	hr_account_destroy(k->account);
	nk_note(k, hr_sim_net_counts(k->sim)->bytes);
	hr_sim_net_destroy(k->sim);
	hr_sim_disk_destroy(k->disk);
	free(k->file);
	return *k->why ? k->why : NULL;
}

#endif
