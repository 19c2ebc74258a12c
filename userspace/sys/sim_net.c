// SPDX-License-Identifier: Apache-2.0
/*
 * sim_net: see sim_net.h.
 *
 * A socket owns the pipe that it reads from:
 *
 *	p[0] ... p[arrived)	can be read
 *	p[arrived) ... p[len)	under way
 *
 * I1  arrived <= len <= pipe_bytes; what was read is cut off the front.
 * I2  A peer that is gone is -1; its end is seen after all that was under way.
 * I3  Bits of edge wait for hr_sim_net_events(); bits of owed become edge at some
 *     step, so every -EAGAIN that was a lie is followed by a report.
 */
#include <stdlib.h>
#include <sys/epoll.h>

#include <hr/lib/rnd.h>
#include <hr/sys/sim_net.h>

#define SOCK_NR_MAX 4096
#define PIPE_BYTES 65536u
#define PORT_FIRST 20000
#define ANY_IN (EPOLLIN | EPOLLRDHUP)
#define BROKEN (EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLHUP | EPOLLERR)

struct sock {
	bool open, listens, connected;
	bool end_sent;	  /* the other direction: this end sends no more */
	bool end_arrived; /* this end has been told of the other's end */
	bool no_space;	  /* a write found too little room */
	int err;	  /* every call fails with this */
	int peer;	  /* -1 = gone */
	uint32_t edge, owed;
	uint8_t *p;
	uint32_t arrived, len;
	uint32_t lowat; /* fewer arrived bytes are not reported */
	uint64_t reset_left; /* bytes until the connection fails; 0 = never */
	uint16_t port;
	/* listener */
	int *backlog;
	int backlog_nr, backlog_max_nr;
};

struct hr_sim_net {
	struct hr_sim_net_opts opts;
	struct hr_rnd rnd;
	struct hr_sys *sys;
	const struct hr_net_ops *before;
	struct sock *socks;
	int sock_nr;
	uint16_t next_port;
	struct hr_sim_net_counts counts;
};

static struct hr_sim_net *net_of(struct hr_sys *sys)
{
	return sys->net_priv;
}

static uint32_t draw(struct hr_sim_net *n, uint32_t bound)
{
	if (n->opts.choose)
		return n->opts.choose(n->opts.choose_arg, bound) % bound;
	return (uint32_t)hr_rnd_below(&n->rnd, bound);
}

static bool strikes(struct hr_sim_net *n, uint32_t one_in, uint64_t *count)
{
	/* The last draw, so that a chooser out of numbers (always 0) brings no fault. */
	if (!one_in || draw(n, one_in) != one_in - 1)
		return false;
	++*count;
	return true;
}

static struct sock *find(struct hr_sim_net *n, int fd)
{
	return fd >= 0 && fd < n->sock_nr && n->socks[fd].open ? &n->socks[fd] : NULL;
}

static int sock_create(struct hr_sim_net *n)
{
	int fd = 0;

	while (fd < n->sock_nr && n->socks[fd].open)
		fd++;
	if (fd == SOCK_NR_MAX)
		return -EMFILE;
	n->sock_nr = HR_MAX(n->sock_nr, fd + 1);
	n->socks[fd] = (struct sock){ .open = true, .peer = -1 };
	return fd;
}

static void addr_set(union hr_addr *a, uint16_t port)
{
	*a = (union hr_addr){ .in = { .sin_family = AF_INET, .sin_port = htons(port),
				      .sin_addr.s_addr = htonl(INADDR_LOOPBACK) } };
}

static int sim_listen(struct hr_sys *sys, const char *host, uint16_t port, int backlog,
		      union hr_addr *ret_addr)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s;
	int fd;

	for (int i = 0; port && i < n->sock_nr; i++) {
		if (n->socks[i].open && n->socks[i].listens && n->socks[i].port == port)
			return -EADDRINUSE;
	}
	fd = sock_create(n);
	if (fd < 0)
		return fd;
	s = &n->socks[fd];
	s->backlog = calloc((size_t)backlog, sizeof(*s->backlog));
	if (!s->backlog) {
		s->open = false;
		return -ENOMEM;
	}
	s->listens = true;
	s->backlog_max_nr = backlog;
	s->port = port ? port : n->next_port++;
	addr_set(ret_addr, s->port);
	return fd;
}

static int end_create(struct hr_sim_net *n, uint16_t port)
{
	int fd = sock_create(n);

	if (fd < 0)
		return fd;
	n->socks[fd].p = malloc(n->opts.pipe_bytes);
	if (!n->socks[fd].p) {
		n->socks[fd].open = false;
		return -ENOMEM;
	}
	n->socks[fd].connected = true;
	n->socks[fd].port = port;
	n->socks[fd].edge = EPOLLOUT;
	return fd;
}

static void sock_free(struct sock *s)
{
	free(s->p);
	free(s->backlog);
	*s = (struct sock){ .peer = -1 };
}

int hr_sim_net_connect(struct hr_sim_net *n, uint16_t port)
{
	struct sock *l = NULL;
	int here, there;

	for (int i = 0; i < n->sock_nr && !l; i++) {
		if (n->socks[i].open && n->socks[i].listens && n->socks[i].port == port)
			l = &n->socks[i];
	}
	if (!l)
		return -ECONNREFUSED;
	if (l->backlog_nr == l->backlog_max_nr)
		return -EAGAIN;
	here = end_create(n, n->next_port++);
	if (here < 0)
		return here;
	there = end_create(n, port);
	if (there < 0) {
		sock_free(&n->socks[here]);
		return there;
	}
	n->socks[here].peer = there;
	n->socks[there].peer = here;
	if (strikes(n, n->opts.faults.reset_in, &n->counts.resets))
		n->socks[here].reset_left = n->socks[there].reset_left =
			1 + draw(n, HR_MAX(n->opts.faults.reset_by_bytes, 1u));
	l->backlog[l->backlog_nr++] = there;
	l->edge |= EPOLLIN;
	n->counts.conns++;
	return here;
}

static int sim_accept(struct hr_sys *sys, int fd, union hr_addr *ret_peer)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *l = find(n, fd);
	int conn;

	if (!l || !l->listens)
		return -EBADF;
	if (!l->backlog_nr)
		return -EAGAIN;
	if (strikes(n, n->opts.faults.again_in, &n->counts.agains)) {
		l->owed |= EPOLLIN;
		return -EAGAIN;
	}
	conn = l->backlog[0];
	memmove(l->backlog, l->backlog + 1, (size_t)--l->backlog_nr * sizeof(*l->backlog));
	addr_set(ret_peer, find(n, n->socks[conn].peer) ? n->socks[n->socks[conn].peer].port : 0);
	return conn;
}

static void fail(struct sock *s)
{
	s->err = -ECONNRESET;
	s->arrived = s->len = 0;
	s->edge |= BROKEN;
}

void hr_sim_net_reset(struct hr_sim_net *n, int fd)
{
	struct sock *s = find(n, fd), *peer = s ? find(n, s->peer) : NULL;

	if (s)
		fail(s);
	if (peer)
		fail(peer);
}

void hr_sim_net_shutdown(struct hr_sim_net *n, int fd)
{
	struct sock *s = find(n, fd);

	if (s)
		s->end_sent = true;
}

static int sim_close(struct hr_sys *sys, int fd)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s = find(n, fd), *peer;

	if (!s)
		return -EBADF;
	for (int i = 0; i < s->backlog_nr; i++) {
		hr_sim_net_reset(n, s->backlog[i]);
		sim_close(sys, s->backlog[i]);
	}
	peer = find(n, s->peer);
	if (peer) {
		/* Linux resets when bytes were left unread. */
		if (s->len && !peer->err)
			fail(peer);
		peer->peer = -1;
	}
	sock_free(s);
	return 0;
}

static int sim_local(struct hr_sys *sys, int fd, union hr_addr *ret_addr)
{
	struct sock *s = find(net_of(sys), fd);

	if (!s)
		return -EBADF;
	addr_set(ret_addr, s->port);
	return 0;
}

static int sim_set_nodelay(struct hr_sys *sys, int fd)
{
	return find(net_of(sys), fd) ? 0 : -EBADF;
}

static int sim_set_buffers(struct hr_sys *sys, int fd, int sndbuf_bytes, int rcvbuf_bytes)
{
	return find(net_of(sys), fd) ? 0 : -EBADF;
}

static bool is_readable(const struct sock *s)
{
	return s->arrived >= HR_MAX(s->lowat, 1u) || s->end_arrived || s->err;
}

static int sim_set_opt(struct hr_sys *sys, int fd, enum hr_sock_opt opt, uint64_t value)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s = find(n, fd);

	if (!s)
		return -EBADF;
	if (opt == HR_SOCK_RCVLOWAT) {
		/* As Linux: never more than half of what can be held, and reported at once. */
		s->lowat = (uint32_t)HR_MIN(value, (uint64_t)n->opts.pipe_bytes / 2);
		if (s->connected && is_readable(s))
			s->edge |= EPOLLIN;
	}
	return 0;
}

/* How many of @most bytes a call moves. */
static uint32_t shorten(struct hr_sim_net *n, uint32_t most)
{
	if (most > 1 && strikes(n, n->opts.faults.short_in, &n->counts.shorts))
		return 1 + draw(n, most - 1);
	return most;
}

static ssize_t sim_recv(struct hr_sys *sys, int fd, void *p, size_t len)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s = find(n, fd), *peer;
	uint32_t nr;

	if (!s || !s->connected)
		return -EBADF;
	if (s->err)
		return s->err;
	if (!s->arrived)
		return s->end_arrived ? 0 : -EAGAIN;
	if (strikes(n, n->opts.faults.again_in, &n->counts.agains)) {
		s->owed |= EPOLLIN;
		return -EAGAIN;
	}
	nr = shorten(n, (uint32_t)HR_MIN(len, (size_t)s->arrived));
	memcpy(p, s->p, nr);
	memmove(s->p, s->p + nr, s->len - nr);
	s->arrived -= nr;
	s->len -= nr;
	peer = find(n, s->peer);
	if (peer && peer->no_space) {
		peer->no_space = false;
		peer->owed |= EPOLLOUT;
	}
	return nr;
}

/* True when the drawn byte has been reached and the connection fails. */
static bool resets(struct hr_sim_net *n, int fd, struct sock *s, uint32_t *nr)
{
	if (!s->reset_left)
		return false;
	if (*nr < s->reset_left) {
		s->reset_left -= *nr;
		return false;
	}
	s->reset_left = 0;
	hr_sim_net_reset(n, fd);
	return true;
}

/* Room for a write, after @len was asked for; 0 also for errors in *ret_err. */
static uint32_t write_room(struct hr_sim_net *n, int fd, size_t len, int *ret_err)
{
	struct sock *s = find(n, fd), *peer = s ? find(n, s->peer) : NULL;
	uint32_t nr;

	*ret_err = -EBADF;
	if (!s || !s->connected)
		return 0;
	*ret_err = s->err ? s->err : -EPIPE;
	if (s->err || !peer || s->end_sent)
		return 0;
	*ret_err = -EAGAIN;
	if (peer->len == n->opts.pipe_bytes) {
		s->no_space = true;
		return 0;
	}
	if (strikes(n, n->opts.faults.again_in, &n->counts.agains)) {
		s->owed |= EPOLLOUT;
		return 0;
	}
	nr = shorten(n, (uint32_t)HR_MIN(len, (size_t)(n->opts.pipe_bytes - peer->len)));
	if (nr < len)
		s->no_space = true;
	*ret_err = resets(n, fd, s, &nr) ? s->err : 0;
	return *ret_err ? 0 : nr;
}

/* After a write of less than was asked the room must be reported, also if nobody reads. */
static void wrote(struct hr_sim_net *n, struct sock *s, struct sock *peer, uint32_t nr)
{
	peer->len += nr;
	n->counts.bytes += nr;
	if (s->no_space && peer->len < n->opts.pipe_bytes) {
		s->no_space = false;
		s->owed |= EPOLLOUT;
	}
}

static ssize_t sim_sendv(struct hr_sys *sys, int fd, const struct iovec *iov, int iov_nr,
			 bool more)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s = find(n, fd), *peer;
	size_t len = 0;
	uint32_t room, nr = 0;
	int err;

	for (int i = 0; i < iov_nr; i++)
		len += iov[i].iov_len;
	if (!len)
		return 0;
	room = write_room(n, fd, len, &err);
	if (!room)
		return err;
	peer = find(n, s->peer);
	for (int i = 0; i < iov_nr && nr < room; i++) {
		uint32_t part = (uint32_t)HR_MIN(iov[i].iov_len, (size_t)(room - nr));

		memcpy(peer->p + peer->len + nr, iov[i].iov_base, part);
		nr += part;
	}
	wrote(n, s, peer, nr);
	return nr;
}

static ssize_t sim_sendfile(struct hr_sys *sys, int fd, int file_fd, int64_t off, size_t len)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s = find(n, fd), *peer;
	uint32_t room;
	ssize_t nr;
	int err;

	room = write_room(n, fd, len, &err);
	if (!room)
		return err;
	peer = find(n, s->peer);
	nr = sys->file->pread(sys, file_fd, peer->p + peer->len, room, off);
	if (nr > 0)
		wrote(n, s, peer, (uint32_t)nr);
	return nr;
}

static int sim_resident(struct hr_sys *sys, int file_fd, int64_t off, size_t len)
{
	struct hr_sim_net *n = net_of(sys);

	if (!strikes(n, n->opts.faults.cold_in, &n->counts.colds))
		return 1;
	return draw(n, 4) ? 0 : -EOPNOTSUPP;
}

/* Everything was absent: what a cold read brings in is its own. */
static int sim_absent(struct hr_sys *sys, int file_fd, int64_t off, size_t len, uint8_t *absent,
		      size_t absent_nr)
{
	size_t pages = ((size_t)(off & 4095) + len + 4095) / 4096;

	if (pages > absent_nr)
		return -E2BIG;
	memset(absent, 1, pages);
	return 4096;
}

static int64_t sim_unacked(struct hr_sys *sys, int fd)
{
	struct hr_sim_net *n = net_of(sys);
	struct sock *s = find(n, fd), *peer = s ? find(n, s->peer) : NULL;

	return peer ? peer->len : 0;
}

static int sim_path(struct hr_sys *sys, int fd, struct hr_sock_path *ret_path)
{
	*ret_path = (struct hr_sock_path){ .window_bytes = -1 };
	return 0;
}

/* Hosts of the simulation have no names. */
static int sim_resolve(struct hr_sys *sys, const char *host, union hr_addr *ret_addr)
{
	return -EADDRNOTAVAIL;
}

/* One direction: some bytes arrive, then perhaps the end. */
static bool deliver(struct hr_sim_net *n, struct sock *s)
{
	struct sock *peer = find(n, s->peer);
	uint32_t under_way = s->len - s->arrived, nr = 0;

	if (under_way) {
		switch (draw(n, 4)) {
		case 0:
			nr = under_way;
			break;
		case 1:
			nr = 1 + draw(n, under_way);
			break;
		case 2:
			nr = 1 + draw(n, 8);
			nr = HR_MIN(under_way, nr);
			break;
		}
		s->arrived += nr;
		s->edge |= nr && is_readable(s) ? EPOLLIN : 0;
	} else if ((!peer || peer->end_sent) && !s->end_arrived) {
		s->end_arrived = true;
		s->edge |= ANY_IN | (s->end_sent ? EPOLLHUP : 0);
	}
	return s->arrived < s->len || ((!peer || peer->end_sent) && !s->end_arrived);
}

bool hr_sim_net_step(struct hr_sim_net *n)
{
	bool more = false;

	for (int i = 0; i < n->sock_nr; i++) {
		struct sock *s = &n->socks[i];

		if (!s->open)
			continue;
		if (s->owed && !draw(n, 2)) {
			s->edge |= s->owed;
			s->owed = 0;
		}
		more |= s->owed;
		if (s->connected && !s->err)
			more |= deliver(n, s);
	}
	return more;
}

uint32_t hr_sim_net_events(struct hr_sys *sys, int fd)
{
	struct sock *s = find(net_of(sys), fd);
	uint32_t edge = s ? s->edge : 0;

	if (s)
		s->edge = 0;
	/* A report tells the whole state, as poll does. */
	if (edge && s->connected && !s->err && is_readable(s))
		edge |= EPOLLIN;
	return edge;
}

void hr_sim_net_calm(struct hr_sim_net *n)
{
	n->opts.faults = (struct hr_sim_net_faults){ 0 };
	for (int i = 0; i < n->sock_nr; i++)
		n->socks[i].reset_left = 0;
}

const struct hr_sim_net_counts *hr_sim_net_counts(const struct hr_sim_net *n)
{
	return &n->counts;
}

uint32_t hr_sim_net_open_nr(const struct hr_sim_net *n)
{
	uint32_t nr = 0;

	for (int i = 0; i < n->sock_nr; i++)
		nr += n->socks[i].open;
	return nr;
}

static const struct hr_net_ops sim_net_ops = {
	.listen = sim_listen,
	.accept = sim_accept,
	.close = sim_close,
	.local = sim_local,
	.set_nodelay = sim_set_nodelay,
	.set_buffers = sim_set_buffers,
	.set_opt = sim_set_opt,
	.recv = sim_recv,
	.sendv = sim_sendv,
	.sendfile = sim_sendfile,
	.resident = sim_resident,
	.absent = sim_absent,
	.resolve = sim_resolve,
	.unacked = sim_unacked,
	.path = sim_path,
};

int hr_sim_net_create(struct hr_sys *sys, const struct hr_sim_net_opts *opts,
		      struct hr_sim_net **ret_n)
{
	struct hr_sim_net *n = calloc(1, sizeof(*n));

	if (!n)
		return -ENOMEM;
	n->socks = calloc(SOCK_NR_MAX, sizeof(*n->socks));
	if (!n->socks) {
		free(n);
		return -ENOMEM;
	}
	n->opts = *opts;
	if (!n->opts.pipe_bytes)
		n->opts.pipe_bytes = PIPE_BYTES;
	hr_rnd_seed(&n->rnd, opts->seed);
	n->next_port = PORT_FIRST;
	n->sys = sys;
	n->before = sys->net;
	sys->net = &sim_net_ops;
	sys->net_priv = n;
	*ret_n = n;
	return 0;
}

void hr_sim_net_destroy(struct hr_sim_net *n)
{
	if (!n)
		return;
	for (int i = 0; i < n->sock_nr; i++)
		sock_free(&n->socks[i]);
	n->sys->net = n->before;
	n->sys->net_priv = NULL;
	free(n->socks);
	free(n);
}
