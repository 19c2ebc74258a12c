/* SPDX-License-Identifier: Apache-2.0 */
/*
 * producer_state: what a log remembers of each producer.
 *
 * Per producer id: epoch, the last five batches (for duplicates), the open
 * transaction and the coordinator epoch.  Only the newest batch survives in a
 * snapshot.  Also the transactions that keep the last stable offset down: open
 * ones, and finished ones whose marker is not yet below the high watermark.
 *
 * Owner: the thread that owns the log.  Changes of one append are journaled, so
 * that a failed write takes them back.
 */
#ifndef HR_STORAGE_PRODUCER_STATE_H
#define HR_STORAGE_PRODUCER_STATE_H

#include <hr/lib/buf.h>
#include <hr/lib/htable.h>
#include <hr/lib/list.h>
#include <hr/protocol/record_batch.h>

#define HR_PRODUCER_BATCHES_MAX 5

struct hr_producer_batch {
	int32_t last_sequence;
	int64_t last_offset;
	int32_t offset_delta;
	int64_t timestamp;
};

struct hr_producer {
	struct hr_hnode node;
	int64_t id;
	int16_t epoch;
	int batch_nr; /* oldest first */
	struct hr_producer_batch batches[HR_PRODUCER_BATCHES_MAX];
	int64_t last_timestamp;
	int32_t coordinator_epoch;
	int64_t txn_first_offset; /* -1: no open transaction */
};

enum hr_append_status {
	HR_APPEND_OK = 0,
	HR_APPEND_DUPLICATE,		/* answered with the original offset */
	HR_APPEND_OUT_OF_ORDER,		/* 45 */
	HR_APPEND_STALE_EPOCH,		/* 47 */
	HR_APPEND_INVALID_TXN_STATE,	/* 48 */
	HR_APPEND_COORDINATOR_FENCED,	/* 52 */
	HR_APPEND_TOO_LARGE,		/* larger than a segment: 18 */
	HR_APPEND_NOT_MONOTONIC,	/* replication: offsets do not go on from the log's end */
	HR_APPEND_STORAGE_ERROR,	/* 56; err holds the errno */
};

struct hr_txn_completed {
	int64_t producer_id, first_offset, last_offset; /* last = the marker's */
	bool aborted;
};

struct hr_producer_state {
	struct hr_htable producers;
	struct hr_list ongoing;	     /* open transactions by first offset */
	struct hr_list unreplicated; /* finished, marker not below the high watermark */
	int64_t last_offset;	     /* state covers everything below this offset */
	int64_t snapshot_offset;     /* of the newest snapshot written, -1 none */
	struct hr_list undo;
};

void hr_producer_state_init(struct hr_producer_state *s);
void hr_producer_state_fini(struct hr_producer_state *s);
/* Forgets everything; covers nothing up to @offset. */
void hr_producer_state_reset(struct hr_producer_state *s, int64_t offset);
const struct hr_producer *hr_producer_find(const struct hr_producer_state *s, int64_t id);

/*
 * Checks a batch of a client against the state.  HR_APPEND_DUPLICATE fills
 * @ret_dup.  Batches without a producer id are always OK.
 */
enum hr_append_status hr_producer_check(const struct hr_producer_state *s,
					const struct hr_batch *b,
					struct hr_producer_batch *ret_dup);
/*
 * Takes note of a batch at its final offset.  @marker_type / @coordinator_epoch: for control
 * batches of a transaction (HR_CONTROL_ABORT or COMMIT), else -1.  *ret_txn: a
 * transaction this batch completed (producer_id -1 when none).  -ENOMEM.
 */
HR_MUST_CHECK int hr_producer_apply(struct hr_producer_state *s, const struct hr_batch *b,
				    int marker_type, int32_t coordinator_epoch,
				    struct hr_txn_completed *ret_txn);
/* Takes back what was applied since the last commit, or makes it final. */
void hr_producer_undo(struct hr_producer_state *s);
void hr_producer_commit(struct hr_producer_state *s);

/* First offset of an undecided transaction given the high watermark, -1 none. */
int64_t hr_producer_first_unstable(struct hr_producer_state *s, int64_t high_watermark);
/* First offset of the oldest open transaction, -1 none. */
int64_t hr_producer_first_ongoing(const struct hr_producer_state *s);
/* Drops producers idle for @expiration_ms with no open transaction; returns how many. */
int64_t hr_producer_expire(struct hr_producer_state *s, int64_t now_ms, int64_t expiration_ms);

/* The bytes of a .snapshot file.  Encoding: all of the state.  -EBADMSG: damaged. */
HR_MUST_CHECK int hr_producer_snapshot_encode(const struct hr_producer_state *s,
					      struct hr_buf *out);
HR_MUST_CHECK int hr_producer_snapshot_decode(struct hr_producer_state *s, const uint8_t *p,
					      size_t len, int64_t now_ms, int64_t expiration_ms);

#endif
