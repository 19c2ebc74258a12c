/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fetch: one Fetch request under way.
 *
 *	begin -> round -> [wait -> round]... -> answer -> unwatch -> free
 *
 * A round asks every home shard of the partitions once, by one message each (a
 * "visit"), which reads positions and leaves watches behind when the fetch may
 * wait.  When all visits are back the answer is judged: enough bytes, an error,
 * or the time is over.  Otherwise the fetch waits; a watch that fires posts one
 * message, and the next round begins.
 *
 * I1  A watch is left in the same turn in which its partition was read, so no
 *     append falls between.
 * I2  The segments that an answer sends from are pinned from the read until
 *     the last byte is in the socket.
 * I3  A fetch without a session is freed after every visit has taken its watches
 *     back; those of a session stay with it (sessions.h).
 */
#ifndef HR_BROKER_API_FETCH_H
#define HR_BROKER_API_FETCH_H

#include "../request.h"
#include "../sessions.h"

struct hr_fetch;

struct hr_fetch_part {
	/* asked */
	struct hr_uuid topic_id;
	struct hr_str topic; /* below version 13 */
	int32_t index;
	int64_t offset;
	int32_t max_bytes, leader_epoch, last_fetched_epoch;
	struct hr_session_part *session_part;
	/* found */
	enum hr_wire_err err;
	int64_t high_watermark, stable_offset, log_start_offset;
	int32_t diverging_epoch;
	int64_t diverging_end;
	bool diverges;
	int32_t leader_id, leader_epoch_now;
	struct hr_read read;
	bool pinned;
	bool cold; /* the position is looked up in the pool */
	int32_t len; /* what the answer takes */
	struct hr_buf aborted;
	/* on the home shard */
	struct hr_partition_watch watch;
	bool watching;
	struct hr_fetch_visit *visit;
	struct hr_fetch_part *next; /* of the same visit */
};

struct hr_fetch_visit {
	struct hr_msg msg;  /* to the home shard and back */
	struct hr_msg wake; /* a watch fired */
	bool woken;	    /* wake is on its way; home shard sets, fetch's shard clears: atomic */
	struct hr_job job;  /* cold positions */
	struct hr_fetch *fetch;
	struct hr_shard *home;
	struct hr_fetch_part *parts;
	bool used;
};

struct hr_fetch {
	struct hr_request *rq; /* NULL once answered */
	struct hr_shard *shard;
	struct hr_list waiting; /* on the shard's list while it waits */
	struct hr_timer timer;
	struct hr_fetch_session *session;
	bool full, uses_ids, read_committed, may_wait, again, timed_out;
	int32_t min_bytes, max_bytes;
	int pending; /* visits under way */
	int refs;    /* messages under way that name this fetch */
	int64_t bytes;
	struct hr_fetch_part *parts;
	int32_t part_nr;
	struct hr_fetch_visit *visits; /* one for each shard */
};

/* fetch_answer.c: judges sizes, then builds and sends the answer. */
void hr_fetch_size(struct hr_fetch *f);
void hr_fetch_respond(struct hr_fetch *f);

#endif
