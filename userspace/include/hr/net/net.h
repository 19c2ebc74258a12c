/* SPDX-License-Identifier: Apache-2.0 */
/*
 * net: listeners and connections of one node.
 *
 * Life: hr_net_create() and hr_net_listen() before or while the reactors run;
 * hr_net_drain() for an orderly stop; hr_net_destroy() after the reactors have
 * ended.  Connections are accepted on the first reactor and given to the one
 * with the fewest.
 *
 * Limits at accept: broker-wide, per listener, per address.  A connection over
 * a limit is closed at once, counted, and logged at a bounded rate.  At the
 * descriptor limit accepting pauses by timer; it does not spin.
 */
#ifndef HR_NET_NET_H
#define HR_NET_NET_H

#include <hr/loop/pool.h>
#include <hr/net/account.h>
#include <hr/net/conn.h>
#include <hr/net/conn_rate.h>
#include <hr/net/shape.h>
#include <hr/trace/log.h>
#include <hr/trace/metric.h>

/* max.connections.per.ip.overrides: one numeric address and its limit. */
struct hr_ip_limit {
	const char *host;
	uint32_t max_nr;
};

/* 0 takes the default in brackets; UINT32_MAX where no limit is wanted. */
struct hr_net_limits {
	uint32_t conn_max_nr;	     /* max.connections [none] */
	uint32_t conn_per_ip_max_nr; /* max.connections.per.ip [none] */
	const struct hr_ip_limit *ip_overrides;
	uint32_t ip_override_nr;
	uint32_t frame_max_bytes;    /* socket.request.max.bytes [104857600] */
	uint32_t pipeline_max_nr;    /* open slots of a connection [64] */
	uint32_t out_mem_max_bytes;  /* memory in answers before reading pauses [4 MiB] */
	int64_t idle_ms;	     /* connections.max.idle.ms [600000]; -1 none */
	int64_t frame_progress_ms;   /* a started frame must gain frame_progress_bytes [10000] */
	uint32_t frame_progress_bytes; /* … or its rest in each such period [16384] */
	int64_t write_stall_ms;	     /* no byte taken by the peer [60000]; -1 none */
	uint32_t slice_bytes;	     /* one sendfile [262144] */
	uint32_t turn_out_bytes;     /* written for one connection in one turn [1 MiB] */
	uint32_t turn_in_bytes;	     /* read for one connection in one turn [512 KiB] */
};

struct hr_net_opts {
	struct hr_reactor *const *reactors;
	uint32_t reactor_nr;
	struct hr_pool *pool; /* cold reads; NULL: they are read on the reactor and counted */
	struct hr_account *account;
	struct hr_logger *log;	    /* may be NULL */
	struct hr_metrics *metrics; /* may be NULL */
	const struct hr_conn_ops *ops;
	void *user;
	struct hr_net_limits limits; /* copied, overrides too */
	struct hr_shape_ops shape;
	enum hr_shape_level shape_level;
	int64_t conn_rate_burst_ns; /* time that limits of new connections may save up */
};

struct hr_listener_opts {
	const char *name;     /* PLAINTEXT, CONTROLLER, … */
	const char *host;     /* NULL or "" = every address (IPv6 with IPv4 mapped) */
	uint16_t port;	      /* 0 = any; hr_listener_port() tells */
	int backlog;	      /* socket.listen.backlog.size; 0 = 50 */
	uint32_t conn_max_nr; /* listener.name.X.max.connections; 0 = none */
	bool rate_protected;  /* the node's rate of new connections is not asked */
	int sndbuf_bytes, rcvbuf_bytes; /* socket.*.buffer.bytes; <= 0 leaves the kernel's choice */
	void *user;
	/* How bytes travel; NULL = plain. */
	const struct hr_transport_ops *transport;
	void *transport_arg;
};

/*
 * A transport between frames and socket (plain, kTLS, OpenSSL).  Calls return
 * bytes, -EAGAIN (tried again at the next readiness of either direction), 0
 * from recv for end of stream, or a negative errno that ends the connection.
 */
struct hr_transport_ops {
	int (*open)(struct hr_conn *c, void *arg, void **ret_state);
	void (*close)(void *state);
	ssize_t (*recv)(void *state, int fd, void *p, size_t len);
	ssize_t (*sendv)(void *state, int fd, const struct iovec *iov, int iov_nr, bool more);
	/* NULL or -EOPNOTSUPP: ranges are read and go through sendv. */
	ssize_t (*sendfile)(void *state, int fd, int file_fd, int64_t off, size_t len);
};

HR_MUST_CHECK int hr_net_create(struct hr_sys *sys, const struct hr_net_opts *opts,
				struct hr_net **ret_net);
void hr_net_destroy(struct hr_net *net);
/* [any thread] [may block: names, a port in use] -EADDRINUSE when another process keeps it. */
HR_MUST_CHECK int hr_net_listen(struct hr_net *net, const struct hr_listener_opts *opts,
				struct hr_listener **ret_l);
/* [any thread] Replaces the limits; connections take them over at their next step. */
HR_MUST_CHECK int hr_net_limits_set(struct hr_net *net, const struct hr_net_limits *limits);
/*
 * [any thread] Stops accepting and reading, lets open slots be answered, closes
 * the rest at the deadline.  drained(arg) is called once, on some reactor, when
 * no connection is left.
 */
void hr_net_drain(struct hr_net *net, int64_t deadline_ms, void (*drained)(void *arg), void *arg);

const char *hr_listener_name(const struct hr_listener *l);
const char *hr_listener_host(const struct hr_listener *l); /* as configured */
uint16_t hr_listener_port(const struct hr_listener *l);	   /* as bound */
void *hr_listener_user(const struct hr_listener *l);
void *hr_net_user(const struct hr_net *net);
struct hr_account *hr_net_account(const struct hr_net *net);

/* On reactor @idx: calls back for each of its open connections; closing it is allowed. */
void hr_net_each_conn(struct hr_net *net, uint32_t idx,
		      void (*fn)(void *arg, struct hr_conn *c), void *arg);

struct hr_net_stats {
	uint64_t accepted, conns; /* conns is a level */
	uint64_t refused_broker, refused_listener, refused_ip, accept_pauses, accept_errors;
	uint64_t closed[HR_CLOSE_REASON_NR];
	uint64_t bytes_in, bytes_out, frames_in, frames_out;
	uint64_t file_bytes;	/* of bytes_out, by sendfile */
	uint64_t copied_bytes;	/* of bytes_out, file ranges that were copied */
	uint64_t cold_slices, cold_bytes, cold_ns, cold_refused, cold_inline;
	/* over an address's rate; of these, kept now, and not kept for want of room */
	uint64_t refused_ip_rate, rate_held, rate_unheld;
	uint64_t rate_ips_evicted, rate_pauses, rate_pause_ns;
	uint64_t starved; /* times reading stopped for want of memory */
	uint64_t dropped_bytes; /* of what the lane brought in, gone again behind the reader */
	uint64_t metered_bytes; /* of bytes_in, frames that count to a bucket */
	uint64_t squeezed;	/* a level: connections with a smaller buffer for pressure's sake */
	uint64_t shape_errors; /* socket options and tags that the kernel refused */
	uint64_t kept_bytes;	/* could not be dropped: used by somebody, or no word in time */
};

/* [any thread] */
void hr_net_stats_read(const struct hr_net *net, struct hr_net_stats *ret_st);
/* [any thread] Of the connections of one reactor. */
void hr_net_core_stats_read(const struct hr_net *net, uint32_t idx, struct hr_net_stats *ret_st);

#endif
