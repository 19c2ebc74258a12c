/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reply: an answer under construction, a list of typed pieces.
 *
 *	[memory: header, body up to the records][file range][memory][file range]…
 *
 * The length prefix is not part of it; the connection puts it in front.  A
 * failed append sets err and later appends do nothing; hr_conn_respond() of a
 * failed reply closes the connection, since no answer can be given.
 *
 * File ranges hold a reference on their owner until the last byte is in the
 * socket or the connection is gone.  Bytes of the range must not change while
 * the reference is held (DESIGN: truncation waits or the log moves on).
 */
#ifndef HR_NET_REPLY_H
#define HR_NET_REPLY_H

#include <hr/lib/list.h>

/* Whoever owns a descriptor that is being sent from (a segment). */
struct hr_file_owner {
	void (*get)(struct hr_file_owner *o); /* both on the caller's / the connection's reactor */
	void (*put)(struct hr_file_owner *o);
	/* Optional, on the connection's reactor: so many bytes had to be read from the disk. */
	void (*cold)(struct hr_file_owner *o, uint64_t bytes);
};

enum hr_piece_kind {
	HR_PIECE_MEM = 0,
	HR_PIECE_FILE,
};

struct hr_piece {
	struct hr_list node;
	enum hr_piece_kind kind;
	uint64_t len;
	/* HR_PIECE_MEM */
	const uint8_t *p;
	void (*free)(void *arg);
	void *arg;
	/* HR_PIECE_FILE */
	struct hr_file_owner *owner;
	int fd;
	int64_t off;
	uint8_t inline_bytes[]; /* copied memory lives here */
};

struct hr_reply {
	struct hr_list pieces;
	uint64_t len;
	uint64_t mem_len; /* of these, bytes held in memory */
	int err;
};

void hr_reply_init(struct hr_reply *rp);
/* Copies. */
void hr_reply_copy(struct hr_reply *rp, const void *p, size_t len);
/* Takes over @p: free(arg) is called exactly once, also on failure.  free may be NULL. */
void hr_reply_mem(struct hr_reply *rp, const void *p, size_t len, void (*free)(void *arg),
		  void *arg);
/* A block from malloc(3). */
void hr_reply_malloced(struct hr_reply *rp, void *p, size_t len);
/* Takes a reference of its own on @owner. */
void hr_reply_file(struct hr_reply *rp, struct hr_file_owner *owner, int fd, int64_t off,
		   uint64_t len);
/* Frees all pieces; the reply is as after init. */
void hr_reply_drop(struct hr_reply *rp);
void hr_piece_free(struct hr_piece *pc);

#endif
