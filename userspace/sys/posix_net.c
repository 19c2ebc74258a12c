// SPDX-License-Identifier: Apache-2.0
/*
 * posix_net: sockets of the machine itself.
 *
 * Listeners set SO_REUSEADDR, so that a restart does not wait for TIME_WAIT,
 * and never SO_REUSEPORT, so that a second process cannot share the port.
 * A ring of a killed process holds its listening socket until the kernel has
 * taken the ring apart, which is after the parent has seen the death; so a
 * port that is in use is asked for again for a while before it is refused.
 *
 * Residency is asked of mincore(2) on a mapping that lives for the question
 * only.  It counts pages that are present and up to date; cachestat(2) would
 * also count those whose read is still under way.  The kernel answers it
 * truthfully only to the owner of a file or one who may write it, which a
 * broker is for its own log.  What is absent, asked in the pool, is where
 * cachestat(2) does: it takes no lock that a reactor may have to wait for, as
 * the mapping does.
 */
#include <linux/socket.h>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netdb.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <hr/sys/net.h>

#include "posix.h"

#define RESIDENT_PAGE_NR_MAX 1024
#define SYS_CACHESTAT	     451 /* the same everywhere */
#define BIND_RETRY_MS	      20
#define BIND_RETRIES_MAX      150

static int bind_patiently(int fd, const struct sockaddr *sa, socklen_t len)
{
	const struct timespec pause = { .tv_nsec = BIND_RETRY_MS * 1000000L };

	for (int i = 0; bind(fd, sa, len) < 0; i++) {
		if (errno != EADDRINUSE || i == BIND_RETRIES_MAX)
			return -errno;
		nanosleep(&pause, NULL);
	}
	return 0;
}

static int listen_addr(const struct sockaddr *sa, socklen_t len, bool any, int backlog,
		       union hr_addr *ret_addr)
{
	socklen_t bound_len = sizeof(*ret_addr);
	union hr_addr bound;
	int on = 1, off = 0, fd, ret;

	fd = socket(sa->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
		goto fail;
	/* "Every address" serves both families; a given IPv6 address only its own. */
	if (sa->sa_family == AF_INET6 &&
	    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, any ? &off : &on, sizeof(on)) < 0)
		goto fail;
	ret = bind_patiently(fd, sa, len);
	if (ret)
		goto fail_ret;
	if (listen(fd, backlog) < 0)
		goto fail;
	if (getsockname(fd, &bound.sa, &bound_len) < 0)
		goto fail;
	*ret_addr = bound;
	return fd;
fail:
	ret = -errno;
fail_ret:
	close(fd);
	return ret;
}

static int listen_any(uint16_t port, int backlog, union hr_addr *ret_addr)
{
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd = listen_addr((struct sockaddr *)&in6, sizeof(in6), true, backlog, ret_addr);

	if (fd != -EAFNOSUPPORT && fd != -EADDRNOTAVAIL)
		return fd;
	return listen_addr((struct sockaddr *)&in, sizeof(in), true, backlog, ret_addr);
}

static int resolve_error(int err)
{
	switch (err) {
	case EAI_AGAIN:
		return -EAGAIN;
	case EAI_MEMORY:
		return -ENOMEM;
	case EAI_SYSTEM:
		return -errno;
	default:
		return -EADDRNOTAVAIL;
	}
}

static int posix_listen(struct hr_sys *sys, const char *host, uint16_t port, int backlog,
			union hr_addr *ret_addr)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *ai, *list;
	char service[8];
	int err, fd = -EADDRNOTAVAIL;

	if (!host || !host[0])
		return listen_any(port, backlog, ret_addr);
	snprintf(service, sizeof(service), "%u", port);
	err = getaddrinfo(host, service, &hints, &list);
	if (err)
		return resolve_error(err);
	for (ai = list; ai; ai = ai->ai_next) {
		if (ai->ai_family != AF_INET && ai->ai_family != AF_INET6)
			continue;
		fd = listen_addr(ai->ai_addr, ai->ai_addrlen, !strcmp(host, "::"), backlog,
				 ret_addr);
		/* A port in use must not be hidden by the host's other address. */
		if (fd >= 0 || fd == -EADDRINUSE)
			break;
	}
	freeaddrinfo(list);
	return fd;
}

static int posix_resolve(struct hr_sys *sys, const char *host, union hr_addr *ret_addr)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *ai, *list;
	int err = getaddrinfo(host, NULL, &hints, &list);

	if (err)
		return resolve_error(err);
	for (ai = list; ai && ai->ai_addrlen > sizeof(*ret_addr); ai = ai->ai_next)
		;
	if (ai)
		memcpy(ret_addr, ai->ai_addr, ai->ai_addrlen);
	freeaddrinfo(list);
	return ai ? 0 : -EADDRNOTAVAIL;
}

static int posix_accept(struct hr_sys *sys, int fd, union hr_addr *ret_peer)
{
	socklen_t len;
	int conn;

	do {
		len = sizeof(*ret_peer);
		conn = accept4(fd, &ret_peer->sa, &len, SOCK_NONBLOCK | SOCK_CLOEXEC);
	} while (conn < 0 && errno == EINTR);
	return conn < 0 ? -errno : conn;
}

static int posix_sock_close(struct hr_sys *sys, int fd)
{
	return sys->file->close(sys, fd);
}

static int posix_local(struct hr_sys *sys, int fd, union hr_addr *ret_addr)
{
	socklen_t len = sizeof(*ret_addr);

	return getsockname(fd, &ret_addr->sa, &len) < 0 ? -errno : 0;
}

static int posix_set_nodelay(struct hr_sys *sys, int fd)
{
	int on = 1;

	return setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) < 0 ? -errno : 0;
}

static int posix_set_buffers(struct hr_sys *sys, int fd, int sndbuf_bytes, int rcvbuf_bytes)
{
	if (sndbuf_bytes > 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &sndbuf_bytes, sizeof(sndbuf_bytes)) < 0)
		return -errno;
	if (rcvbuf_bytes > 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &rcvbuf_bytes, sizeof(rcvbuf_bytes)) < 0)
		return -errno;
	return 0;
}

static int int_set(int fd, int level, int name, uint64_t value)
{
	int v = (int)HR_MIN(value, (uint64_t)INT32_MAX);

	return setsockopt(fd, level, name, &v, sizeof(v)) < 0 ? -errno : 0;
}

/* The size of the other direction may have been chosen by somebody. */
static int rcvbuf_unlock(int fd)
{
	socklen_t len = sizeof(int);
	int locks;

	if (getsockopt(fd, SOL_SOCKET, SO_BUF_LOCK, &locks, &len) < 0)
		return -errno;
	return int_set(fd, SOL_SOCKET, SO_BUF_LOCK, (uint64_t)(locks & ~SOCK_RCVBUF_LOCK));
}

static int posix_set_opt(struct hr_sys *sys, int fd, enum hr_sock_opt opt, uint64_t value)
{
	switch (opt) {
	case HR_SOCK_PACING:
		return setsockopt(fd, SOL_SOCKET, SO_MAX_PACING_RATE, &value, sizeof(value)) < 0
			       ? -errno : 0;
	case HR_SOCK_NOTSENT:
		return int_set(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, value);
	case HR_SOCK_RCVLOWAT:
		return int_set(fd, SOL_SOCKET, SO_RCVLOWAT, value);
	case HR_SOCK_RCVBUF:
		return value ? int_set(fd, SOL_SOCKET, SO_RCVBUF, value) : rcvbuf_unlock(fd);
	}
	return -EINVAL;
}

static ssize_t posix_recv(struct hr_sys *sys, int fd, void *p, size_t len)
{
	ssize_t n;

	do {
		n = recv(fd, p, len, MSG_DONTWAIT);
	} while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : n;
}

static ssize_t posix_sendv(struct hr_sys *sys, int fd, const struct iovec *iov, int iov_nr,
			   bool more)
{
	struct msghdr msg = { .msg_iov = (struct iovec *)iov, .msg_iovlen = (size_t)iov_nr };
	int flags = MSG_DONTWAIT | MSG_NOSIGNAL | (more ? MSG_MORE : 0);
	ssize_t n;

	do {
		n = sendmsg(fd, &msg, flags);
	} while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : n;
}

static ssize_t posix_sendfile(struct hr_sys *sys, int fd, int file_fd, int64_t off, size_t len)
{
	off_t at = off;
	ssize_t n;

	do {
		n = sendfile(fd, file_fd, &at, len);
	} while (n < 0 && errno == EINTR);
	if (n >= 0)
		return n;
	return errno == EINVAL || errno == ENOSYS ? -EOPNOTSUPP : -errno;
}

/* mincore(2) of a range: how many pages, the first @vec of them told; or an error. */
static int pages_ask(int file_fd, int64_t off, size_t len, unsigned char *vec, size_t vec_nr)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int64_t start = off & ~(int64_t)(page - 1);
	size_t span = (size_t)(off - start) + len, pages = (span + page - 1) / page;
	void *map;
	int ret;

	if (pages > vec_nr)
		return -E2BIG;
	map = mmap(NULL, span, PROT_READ, MAP_SHARED, file_fd, start);
	if (map == MAP_FAILED)
		return -EOPNOTSUPP;
	ret = mincore(map, span, vec) < 0 ? -EOPNOTSUPP : (int)pages;
	munmap(map, span);
	return ret;
}

static int posix_resident(struct hr_sys *sys, int file_fd, int64_t off, size_t len)
{
	unsigned char vec[RESIDENT_PAGE_NR_MAX];
	int pages;

	if (!len)
		return 1;
	pages = pages_ask(file_fd, off, len, vec, sizeof(vec));
	if (pages < 0)
		return -EOPNOTSUPP;
	for (int i = 0; i < pages; i++) {
		if (!(vec[i] & 1))
			return 0;
	}
	return 1;
}

/* As linux/mman.h has them since 6.5. */
struct cache_range {
	uint64_t off, len;
};

struct cache_state {
	uint64_t cached, dirty, writeback, evicted, recently_evicted;
};

/* Asks for halves until each is all there or all absent. */
static int absent_fill(int fd, uint64_t off, size_t page, uint8_t *absent, size_t nr)
{
	struct cache_range range = { off, nr * page };
	struct cache_state st;
	int ret;

	if (syscall(SYS_CACHESTAT, fd, &range, &st, 0) < 0)
		return -errno;
	if (!st.cached || st.cached >= nr) {
		memset(absent, !st.cached, nr);
		return 0;
	}
	ret = absent_fill(fd, off, page, absent, nr / 2);
	if (!ret)
		ret = absent_fill(fd, off + nr / 2 * page, page, absent + nr / 2, nr - nr / 2);
	return ret;
}

static int posix_absent(struct hr_sys *sys, int file_fd, int64_t off, size_t len, uint8_t *absent,
			size_t absent_nr)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint64_t start = (uint64_t)off & ~(uint64_t)(page - 1);
	size_t nr = ((size_t)((uint64_t)off - start) + len + page - 1) / page;
	int pages;

	if (nr > absent_nr)
		return -E2BIG;
	if (nr && !absent_fill(file_fd, start, page, absent, nr))
		return (int)page;
	pages = pages_ask(file_fd, off, len, absent, absent_nr);
	if (pages < 0)
		return pages;
	for (int i = 0; i < pages; i++)
		absent[i] = !(absent[i] & 1);
	return (int)page;
}

static int64_t posix_unacked(struct hr_sys *sys, int fd)
{
	int nr = 0;

	return ioctl(fd, SIOCOUTQ, &nr) < 0 ? -errno : nr;
}

/* tcpi_rcv_wnd, which kernels have since 6.2, and headers too: it follows this one. */
#define RCV_WND_OFF (offsetof(struct tcp_info, tcpi_snd_wnd) + sizeof(uint32_t))

union tcp_info_wide {
	struct tcp_info info;
	uint8_t bytes[RCV_WND_OFF + sizeof(uint32_t)];
};

static int posix_path(struct hr_sys *sys, int fd, struct hr_sock_path *ret_path)
{
	union tcp_info_wide ti = {};
	socklen_t len = sizeof(ti), room_len = sizeof(int);
	int queued = 0, room = 0;
	uint32_t window;

	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &ti, &len) < 0 ||
	    ioctl(fd, FIONREAD, &queued) < 0 ||
	    getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, &room_len) < 0)
		return -errno;
	memcpy(&window, ti.bytes + RCV_WND_OFF, sizeof(window));
	*ret_path = (struct hr_sock_path){
		.rtt_ns = (int64_t)ti.info.tcpi_min_rtt * 1000,
		.window_bytes = len >= sizeof(ti.bytes) ? (int64_t)window : -1,
		.mss_bytes = ti.info.tcpi_advmss,
		.queued_bytes = (uint32_t)queued,
		/* The kernel takes twice of what is asked for, and says so. */
		.rcvbuf_bytes = (uint32_t)room / 2,
	};
	return 0;
}

const struct hr_net_ops hr_sys_posix_net_ops = {
	.listen = posix_listen,
	.accept = posix_accept,
	.close = posix_sock_close,
	.local = posix_local,
	.set_nodelay = posix_set_nodelay,
	.set_buffers = posix_set_buffers,
	.set_opt = posix_set_opt,
	.recv = posix_recv,
	.sendv = posix_sendv,
	.sendfile = posix_sendfile,
	.resident = posix_resident,
	.absent = posix_absent,
	.resolve = posix_resolve,
	.unacked = posix_unacked,
	.path = posix_path,
};
