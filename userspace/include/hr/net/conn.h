/* SPDX-License-Identifier: Apache-2.0 */
/*
 * conn: one connection, on one reactor for life.
 *
 * Upward it delivers whole frames, one at a time, each with a slot; the answer
 * goes into the slot, whenever it is ready, and leaves in the order of the
 * frames.  All functions are called on the connection's reactor; who works
 * elsewhere posts a message to hr_conn_reactor() first.
 *
 * The gate: after a frame is delivered the next one waits until the slot is
 * completed, or until the upper layer says with hr_slot_next() that frames may
 * overlap from here (produce).  Apart from that hr_conn_mute() stops delivery
 * and reading (quotas), nested calls count.
 *
 * I1  Every slot is completed exactly once: hr_slot_respond() or hr_slot_skip().
 * I2  The connection's memory outlives its slots: after closed() a slot may
 *     still be completed, which then only frees the reply.
 * I3  At most pipeline_max slots are open; more frames stay in the socket.
 * I4  closed() is called once, and no frame() after it.
 */
#ifndef HR_NET_CONN_H
#define HR_NET_CONN_H

#include <hr/lib/base.h>
#include <hr/loop/reactor.h>
#include <hr/net/frame.h>
#include <hr/net/reply.h>

struct hr_conn;
struct hr_listener;
struct hr_net;

enum hr_close_reason {
	HR_CLOSE_PEER = 0,   /* the peer ended it */
	HR_CLOSE_SERVED,     /* by the upper layer, all answers sent */
	HR_CLOSE_UPPER,	     /* by the upper layer: protocol error, failed authentication */
	HR_CLOSE_FRAME_SIZE, /* length zero, negative or above the maximum */
	HR_CLOSE_FRAME_SLOW, /* a frame that arrives too slowly */
	HR_CLOSE_IDLE,	     /* connections.max.idle.ms */
	HR_CLOSE_WRITE_STALL, /* the peer stopped reading */
	HR_CLOSE_IO,	     /* socket error */
	HR_CLOSE_FILE,	     /* a file range could not be read after its length was sent */
	HR_CLOSE_MEMORY,     /* no memory for an answer */
	HR_CLOSE_SHUTDOWN,   /* this node stops */
	HR_CLOSE_REASON_NR,
};

const char *hr_close_reason_name(enum hr_close_reason reason);

/* The place of one answer in the order of answers. */
struct hr_slot {
	struct hr_list node;
	struct hr_conn *conn;
	struct hr_reply reply;
	uint8_t state;
	uint8_t prefix[4];
	void *user; /* the upper layer's */
};

/* What the upper layer gives to hr_net_create(). */
struct hr_conn_ops {
	/* Optional.  The place to attach state: hr_conn_user_set(). */
	void (*opened)(struct hr_conn *c);
	/* Owns one reference of @f.  May complete @slot and close @c at once. */
	void (*frame)(struct hr_conn *c, struct hr_frame *f, struct hr_slot *slot);
	/*
	 * Optional.  Does the frame that starts with @p (after its length) count to what
	 * the connection's bucket lets in?  @len is 2 or more unless the frame is shorter.
	 */
	bool (*is_metered)(struct hr_conn *c, const uint8_t *p, uint32_t len);
	/* Optional.  The socket is closed; open slots remain. */
	void (*closed)(struct hr_conn *c, enum hr_close_reason reason);
	/* Optional.  The connection's memory is about to go; free what user points to. */
	void (*gone)(struct hr_conn *c);
};

/* The reply is consumed. */
void hr_slot_respond(struct hr_slot *slot, struct hr_reply *rp);
/* No answer for this frame (acks=0). */
void hr_slot_skip(struct hr_slot *slot);
/* The next frame may be delivered although this slot is open. */
void hr_slot_next(struct hr_slot *slot);

/* At once; what is queued is lost. */
void hr_conn_close(struct hr_conn *c, enum hr_close_reason reason);
/* No more frames; closes when the slots open now are answered and sent. */
void hr_conn_finish(struct hr_conn *c);
void hr_conn_mute(struct hr_conn *c);
void hr_conn_unmute(struct hr_conn *c);
/* A smaller frame limit (before authentication), and whether length 0 is legal (SASL tokens). */
void hr_conn_frame_limit_set(struct hr_conn *c, uint32_t frame_max_bytes, bool empty_allowed);

struct hr_reactor *hr_conn_reactor(const struct hr_conn *c);
struct hr_net *hr_conn_net(const struct hr_conn *c);
struct hr_listener *hr_conn_listener(const struct hr_conn *c);
int hr_conn_fd(const struct hr_conn *c); /* -1 when closed */
bool hr_conn_is_open(const struct hr_conn *c);
uint64_t hr_conn_id(const struct hr_conn *c); /* unique within the node, never 0 */
void *hr_conn_user(const struct hr_conn *c);
void hr_conn_user_set(struct hr_conn *c, void *user);
/* Keeps the memory (not the socket) while somebody points to it; same reactor. */
void hr_conn_get(struct hr_conn *c);
void hr_conn_put(struct hr_conn *c);

/* Up to 255 bytes each are kept, for lists and log lines. */
void hr_conn_client_set(struct hr_conn *c, struct hr_str client_id, struct hr_str software,
			struct hr_str version);

struct hr_conn_info {
	uint64_t id;
	const char *listener;
	const char *peer_host; /* numeric */
	uint16_t peer_port;
	const char *local_host;
	uint16_t local_port;
	struct hr_str client_id, software, version; /* may be null */
	uint64_t bytes_in, bytes_out, frames_in, frames_out;
	uint32_t slots_open;
	int64_t opened_ms, active_ms; /* monotonic */
	bool muted, starved, cold; /* by mute; by the memory account; waiting for the disk */
};

/* Views into @c: valid while it is. */
void hr_conn_info_read(const struct hr_conn *c, struct hr_conn_info *ret_info);

#endif
