/* SPDX-License-Identifier: Apache-2.0 */
/*
 * net_priv: the inside of net.
 *
 *	hr_net ── core 0 (accepts) ── listeners, limits per address
 *	      ├─ core 0..n: window, scratch, connections of one reactor
 *
 * An admission is the accepting core's record of one connection: it carries the
 * descriptor to the connection's core as a message and comes back the same way
 * when the connection is closed, so that counts are changed on one thread.
 *
 * Threads: a core and its connections belong to the core's reactor.  Statistics
 * are written by their core and read by anyone.
 */
#ifndef HR_NET_PRIV_H
#define HR_NET_PRIV_H

#include <hr/lib/htable.h>
#include <hr/loop/msg.h>
#include <hr/loop/timer.h>
#include <hr/loop/watch.h>
#include <hr/net/net.h>
#include <hr/sys/net.h>

#define NET_WINDOW_BYTES 65536u
#define NET_SMALL_FRAME_BYTES 16384u /* larger ones get their own buffer while they arrive */
#define NET_COPY_BYTES 16384u	     /* shorter file ranges are copied */
#define NET_SCRATCH_BYTES 65536u
#define NET_TAG_LEN_MAX 255
#define NET_COLD_WINDOW_BYTES (1u << 20) /* read ahead of a cold reader */
#define NET_WINDOW_PAGE_NR (NET_COLD_WINDOW_BYTES / 4096 + 1)
#define NET_PACED_UNSENT_BYTES 65536u
#define NET_SHAPE_ALL UINT32_MAX /* no limit */
#define NET_WINDOW_LAG_NR 2 /* kept behind a reader that goes on */
#define NET_WINDOW_NR_MAX 8 /* of a connection, sent and not yet dropped */

struct ip_override {
	uint8_t key[16];
	uint32_t max_nr;
};

/* One immutable set of limits, shared by all cores. */
struct net_limits {
	int refs; /* atomic */
	struct hr_net_limits l;
	struct ip_override *overrides;
};

/* A starved connection's list says what it waits with. */
enum starved_list {
	STARVED_SMALL = 0, /* no body */
	STARVED_BODY,
	STARVED_HOLDER, /* a body and the reserve: at most one connection of all cores */
	STARVED_LIST_NR,
};

struct net_core {
	struct hr_net *net;
	uint32_t idx;
	struct hr_reactor *reactor;
	struct net_limits *limits;
	struct hr_list conns;	/* open */
	struct hr_list zombies; /* closed, still referred to */
	struct hr_list starved[STARVED_LIST_NR]; /* open, waiting for memory, oldest first */
	uint32_t conn_nr;	/* atomic: the accepting core reads it; counts assignments */
	struct hr_account_waiter waiter;
	uint8_t *window, *scratch;
	struct hr_net_stats stats;
	struct hr_msg drain_msg;
	struct hr_timer drain_timer;
	struct hr_msg sweep_msg; /* producers are squeezed, or let go */
	struct hr_timer sweep_timer;
	bool sweep_posted; /* atomic */
	bool draining, drained;
};

struct hr_listener {
	struct hr_listener *next; /* all of a net; never unlinked */
	struct hr_net *net;
	char *name, *host;
	int fd;
	uint16_t port;
	uint32_t conn_nr, conn_max_nr; /* on the accepting core */
	struct hr_listener_opts opts;
	struct hr_watch watch;
	struct hr_timer pause;
	struct hr_clock rate_clock;
	struct hr_msg open_msg;
};

/* Limits of new connections; all but the clock belongs to the accepting core. */
struct net_rates {
	struct hr_clock clock; /* of the node */
	double ip_default;
	struct hr_ip_rate *ips; /* sorted by key */
	uint32_t ip_nr;
	struct hr_htable by_key; /* struct rate_ip */
	struct hr_list seen;
	struct hr_list held; /* struct held_conn */
	uint32_t held_nr;
};

struct ip_entry {
	struct hr_hnode node;
	uint8_t key[16];
	uint32_t conn_nr;
};

struct admission {
	struct hr_msg msg;
	struct hr_list node;
	struct hr_listener *listener;
	struct net_core *core;
	struct ip_entry *ip;
	union hr_addr peer;
	uint64_t conn_id;
	int fd; /* -1 once a connection has it */
};

struct hr_net {
	struct hr_sys *sys;
	struct hr_net_opts opts;
	uint32_t core_nr;
	struct net_core *cores;
	uint64_t next_conn_id; /* accepting core */
	struct hr_listener *listeners; /* atomic head */
	/* accepting core */
	struct hr_list admissions;
	struct hr_htable ips;
	struct net_rates rates;
	uint32_t conn_nr;
	bool closing;
	/* drain */
	int64_t drain_deadline_ms;
	void (*drained)(void *arg);
	void *drained_arg;
	int draining;	 /* atomic */
	uint32_t drain_left; /* atomic */
	struct hr_log_limit refuse_limit, frame_limit;
	int shape_level;    /* atomic */
	int pressure_level; /* atomic */
	struct hr_clock pressure_clock; /* bytes of metered frames, all together */
	struct net_stat_arg *stat_args;
};

enum conn_state {
	CONN_OPEN = 0,
	CONN_FINISHING, /* no more frames; closes when all slots are sent */
	CONN_CLOSED,
};

enum slot_state {
	SLOT_OPEN = 0,
	SLOT_READY,
	SLOT_SKIPPED,
	SLOT_SENDING,
};

/* One direction of a connection, against the bucket that it belongs to. */
struct net_flow {
	struct hr_bucket *b; /* NULL: nobody's */
	struct hr_timer timer;
	bool active;	  /* counted in the bucket's active_nr */
	bool held;	  /* waits for the timer */
	double rate;	  /* the bucket's when it was last looked at; 0 none */
	double share;	  /* of this connection, at the last look */
	int64_t vt_ns;	  /* when what it moved is paid for, at its share */
	int64_t since_ms; /* start of the frame or answer under way; 0 none */
};

enum net_tx_mode {
	NET_TX_FREE = 0, /* no limit, or the kernel's part holds it */
	NET_TX_PACED,	 /* SO_MAX_PACING_RATE, renewed by timer */
	NET_TX_SLICED,	 /* slices, each when the clock is due */
};

struct hr_conn {
	struct hr_list node; /* on conns or zombies */
	struct hr_list starved_node;
	struct net_core *core;
	struct admission *admission; /* NULL once closed */
	struct hr_listener *listener;
	uint64_t id;
	int refs;
	int fd;
	enum conn_state state;
	enum hr_close_reason finish_reason;
	struct hr_watch watch;
	struct hr_task recv_task, send_task;
	struct hr_timer idle_timer, recv_timer, send_timer, cold_timer;
	const struct hr_transport_ops *transport;
	void *transport_state;
	void *user;

	/* in */
	bool readable, in_recv, starved, empty_allowed;
	uint32_t frame_max_bytes; /* 0 = the net's */
	uint32_t mute_nr;
	struct hr_slot *gate;
	uint8_t *carry; /* start of frames not yet delivered */
	uint32_t carry_len;
	struct hr_frame *body; /* a large frame under way */
	uint32_t body_len, body_cap;
	uint64_t recv_mark; /* bytes_in at the last progress check */
	struct net_flow rx;
	bool body_metered, last_metered; /* counts to rx: the body; the last frame */
	uint64_t rx_unpaid;		 /* of the last frame, before its bucket was known */
	struct hr_timer throttle_timer;	 /* armed: nothing is read */
	int64_t metered_ms;		 /* when the last metered frame began; 0 never */
	uint64_t metered_bytes, weight, weight_mark;
	uint32_t rcvbuf_bytes, squeeze_bytes; /* as set; 0 the kernel's choice */
	uint32_t lowat;			 /* as set; 0 none */
	struct hr_sock_path path;	 /* of a limited producer */
	int64_t path_ms, step_ms;	 /* when it was looked at, when the buffer last shrank */

	/* out */
	bool writable, cold, no_sendfile;
	uint8_t cold_tries;
	struct hr_list slots; /* OPEN, READY or SKIPPED, in order of frames */
	struct hr_list outq;  /* SENDING */
	uint32_t slot_nr;     /* on both lists */
	uint32_t prefix_sent; /* of the first slot of outq */
	uint64_t out_mem_bytes;
	uint64_t send_mark;
	struct net_flow tx;
	enum net_tx_mode tx_mode;
	uint32_t tx_room;    /* of the turn's next call */
	uint64_t slot_sent;  /* of the first slot of outq */
	uint64_t pacing;     /* bytes a second as set; 0 not */
	int64_t paced_ms;
	enum hr_shape_level tagged_level; /* the level that the kernel's part was last told with */
	struct hr_list windows; /* brought in, not yet dropped */
	uint32_t window_nr;
	int edge_fd; /* the page that the last window ended in is ours: this file's ... */
	int64_t edge_page;
	uint32_t edge_page_bytes;
	struct hr_timer drop_timer;

	uint64_t bytes_in, bytes_out, frames_in, frames_out;
	int64_t opened_ms, active_ms;
	char peer_host[HR_ADDR_TEXT_LEN], local_host[HR_ADDR_TEXT_LEN];
	uint16_t peer_port, local_port;
	char *tags[3]; /* client id, software, version */
};

/* One stretch of a file that the cold lane has brought in for a connection. */
struct net_window {
	struct hr_list node; /* on the connection's windows, in the order of sending */
	struct hr_job job;   /* to drop it */
	struct net_core *core;
	struct hr_file_owner *owner;
	int fd;
	int64_t off;
	uint32_t len, page_bytes;
	uint64_t end_at;	/* bytes_out once its last byte is sent */
	uint64_t dropped_bytes, kept_bytes;
	uint8_t fresh[NET_WINDOW_PAGE_NR]; /* pages that were not in memory before */
};

extern const struct hr_transport_ops net_transport_plain;

/* frame.c */
struct hr_frame *net_frame_create(struct hr_account *account, uint32_t cap);

/* conn.c */
int net_conn_create(struct net_core *core, struct admission *ad);
struct hr_slot *net_slot_create(struct hr_conn *c);
void net_slot_free(struct hr_slot *s);
/* hr_conn_finish() with the reason to close with. */
void net_conn_finish(struct hr_conn *c, enum hr_close_reason reason);
/* Closes a finishing connection once nothing is left to send. */
void net_conn_finish_check(struct hr_conn *c);
/* Reactors are gone: frees whatever the state. */
void net_conn_destroy_now(struct hr_conn *c);
static inline const struct hr_net_limits *net_conn_limits(const struct hr_conn *c)
{
	return &c->core->limits->l;
}

/* recv.c */
void net_recv_run(struct hr_conn *c);
void net_recv_drop(struct hr_conn *c);
/* Something that kept frames back has gone. */
void net_recv_kick(struct hr_conn *c);
void net_recv_released(struct hr_account_waiter *w);

/* send.c */
void net_send_run(struct hr_conn *c);
void net_send_kick(struct hr_conn *c);

/* conn_rate.c */
void net_rates_init(struct hr_net *net);
void net_rates_fini(struct hr_net *net);
/* Counts a connection of this address; above 0: it is over, and was not counted. */
int64_t net_rate_ip_charge(struct hr_net *net, const uint8_t key[16]);
/* Takes over the descriptor of one that is over. */
void net_rate_hold(struct hr_net *net, int fd, int64_t wait_ns);
/* Counts a connection that was let in; above 0: accept the next one after so long. */
int64_t net_rate_charge(struct hr_listener *l);

/* shape.c */
/* Bytes that may be written now; 0: it is called again when it is time. */
uint32_t net_shape_tx_room(struct hr_conn *c);
void net_shape_tx_charge(struct hr_conn *c, uint64_t n);
/* At the end of a turn: does it still wait? */
void net_shape_tx_settle(struct hr_conn *c);
bool net_shape_is_metered(struct hr_conn *c, const uint8_t *p, uint32_t len);
uint32_t net_shape_rx_room(struct hr_conn *c);
void net_shape_rx_charge(struct hr_conn *c, uint64_t n);
void net_shape_rx_settle(struct hr_conn *c);
void net_shape_drop(struct hr_conn *c);

/* rcvbuf.c */
/* The receive buffer follows limit and pressure. */
void net_rcvbuf_fit(struct hr_conn *c);
/* Nothing is there: be woken when enough of the body is, or at the first byte. */
void net_lowat_set(struct hr_conn *c);
void net_lowat_drop(struct hr_conn *c);

/* cold.c */
/* Brings a range into memory off the loop; the connection's sending stands still meanwhile. */
void net_cold_start(struct hr_conn *c, struct hr_piece *pc, bool keep);

/* drop.c */
/* Takes over @w: its pages go once the peer has acknowledged them. */
void net_drop_later(struct hr_conn *c, struct net_window *w);
/* The connection is closed: what it brought in goes now. */
void net_drop_all(struct hr_conn *c);

/* listener.c */
void net_listener_close(struct hr_listener *l);
void net_admission_release(struct admission *ad);
void net_admission_free(struct admission *ad);

/* net.c */
void net_drain_check(struct net_core *core);

/* net_stats.c */
int net_stats_register(struct hr_net *net);

#endif
