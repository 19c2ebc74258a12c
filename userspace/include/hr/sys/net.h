/* SPDX-License-Identifier: Apache-2.0 */
/*
 * net: the sockets' part of the seam.
 *
 * All sockets are non-blocking and close-on-exec; every op returns >= 0 or a
 * negative errno, -EAGAIN where it would have to wait.
 */
#ifndef HR_SYS_NET_H
#define HR_SYS_NET_H

#include <hr/sys/sys.h>
#include <netinet/in.h>
#include <sys/socket.h>

/* Large enough for IPv4 and IPv6, and nothing else. */
union hr_addr {
	struct sockaddr sa;
	struct sockaddr_in in;
	struct sockaddr_in6 in6;
};

#define HR_ADDR_TEXT_LEN 46

/* What can be set on a connected socket besides its start. */
enum hr_sock_opt {
	HR_SOCK_PACING = 0,	/* bytes a second at most; HR_SOCK_PACING_NONE takes it away */
	HR_SOCK_NOTSENT,	/* unsent bytes that it takes; 0 the kernel's choice */
	HR_SOCK_RCVLOWAT,	/* reported readable only with so many bytes, or at the end */
	HR_SOCK_RCVBUF,		/* room for what is not read yet; 0 gives the choice back */
};

/* The way from a peer to us. */
struct hr_sock_path {
	int64_t rtt_ns;	       /* the least round-trip time of late */
	int64_t window_bytes;  /* what the peer was promised room for; -1 not known (before 6.2) */
	uint32_t mss_bytes;    /* most that it may put into a segment; 0 not known */
	uint32_t queued_bytes; /* not read yet */
	uint32_t rcvbuf_bytes; /* as HR_SOCK_RCVBUF counts it */
};

#define HR_SOCK_PACING_NONE UINT64_MAX

struct hr_net_ops {
	/*
	 * [may block: names] First address of @host that can be bound; NULL or ""
	 * means every address.  The port is exclusive to this socket.
	 */
	int (*listen)(struct hr_sys *sys, const char *host, uint16_t port, int backlog,
		      union hr_addr *ret_addr);
	int (*accept)(struct hr_sys *sys, int fd, union hr_addr *ret_peer);
	int (*close)(struct hr_sys *sys, int fd);
	int (*local)(struct hr_sys *sys, int fd, union hr_addr *ret_addr);
	int (*set_nodelay)(struct hr_sys *sys, int fd);
	/* <= 0 leaves the kernel's automatic choice. */
	int (*set_buffers)(struct hr_sys *sys, int fd, int sndbuf_bytes, int rcvbuf_bytes);
	int (*set_opt)(struct hr_sys *sys, int fd, enum hr_sock_opt opt, uint64_t value);
	ssize_t (*recv)(struct hr_sys *sys, int fd, void *p, size_t len);
	/* @more: further bytes follow at once, so a part-filled packet may wait. */
	ssize_t (*sendv)(struct hr_sys *sys, int fd, const struct iovec *iov, int iov_nr,
			 bool more);
	ssize_t (*sendfile)(struct hr_sys *sys, int fd, int file_fd, int64_t off, size_t len);
	/*
	 * 1 when every page of the range is in memory and up to date, 0 when not,
	 * -EOPNOTSUPP when nobody can say.
	 */
	int (*resident)(struct hr_sys *sys, int file_fd, int64_t off, size_t len);
	/*
	 * Which pages of the range, the one of @off first, are not in memory:
	 * absent[i] = 1.  Returns the size of a page, -EOPNOTSUPP when nobody can say,
	 * -E2BIG when @absent_nr is too small.
	 */
	int (*absent)(struct hr_sys *sys, int file_fd, int64_t off, size_t len, uint8_t *absent,
		      size_t absent_nr);
	/* [may block: names] First address of @host. */
	int (*resolve)(struct hr_sys *sys, const char *host, union hr_addr *ret_addr);
	/* Bytes that were sent and not acknowledged by the peer. */
	int64_t (*unacked)(struct hr_sys *sys, int fd);
	int (*path)(struct hr_sys *sys, int fd, struct hr_sock_path *ret_path);
};

/* Numeric text without port; IPv4-mapped addresses are shown as IPv4. */
void hr_addr_format(const union hr_addr *a, char text[HR_ADDR_TEXT_LEN]);
uint16_t hr_addr_port(const union hr_addr *a);
/* The 16 bytes that identify a host: IPv6, or IPv4 in its mapped form. */
void hr_addr_key(const union hr_addr *a, uint8_t ret_key[16]);
/* -EINVAL unless @text is a numeric address. */
HR_MUST_CHECK int hr_addr_parse(const char *text, uint8_t ret_key[16]);

#endif
