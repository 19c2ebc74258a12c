// SPDX-License-Identifier: Apache-2.0
/*
 * append: batches get their offsets and become one vectored write.
 *
 * begin decides and stamps, the caller writes, commit makes it true:
 *
 *	        begin              write ok -> commit: indexes, end offset
 *	idle ----------> appending
 *	        ^                  failed   -> commit: producers and epochs taken
 *	        |                              back, cut_wanted
 *	        +-- prepare job (cut, roll, open) when begin said -EAGAIN
 *
 * I1  Between begin and commit the end offset, the segment and its indexes are
 *     as before; only producer state and epochs run ahead, and both can be
 *     taken back.
 * I2  Bytes behind the end that a failed write may have left are cut before
 *     anything is written there again (cut_wanted), so a later crash cannot
 *     bring back a batch that was refused.
 * I3  What one begin takes lies in one segment: it stops before a batch that
 *     needs a roll.
 *
 * Costs: no allocation for batches without a producer id; two for others.
 */
#include "log_priv.h"

#include <stdlib.h>

/* --- rolling ------------------------------------------------------------- */

static bool waited_enough(const struct hr_log *log, int64_t max_timestamp, int64_t now_ms)
{
	const struct hr_segment *s = log_active(log);
	int64_t segment_ms = log->config.segment_ms, waited;

	if (log->config.cleanup_compact)
		segment_ms = HR_MIN(segment_ms, log->config.max_compaction_lag_ms);
	if (!s->size_bytes)
		return false;
	if (s->first_timestamp >= 0)
		waited =
			max_timestamp > s->first_timestamp ? max_timestamp - s->first_timestamp : 0;
	else
		waited = now_ms - s->created_ms;
	return waited > segment_ms - log->jitter_ms;
}

static bool indexes_full(const struct hr_log *log)
{
	const struct hr_segment *s = log_active(log);
	int64_t index_nr = s->index_nr + log->tail->index_nr;
	int64_t time_nr = s->time_nr + log->tail->time_nr;

	/* One batch may follow before this is asked again; the roll adds a time entry. */
	return index_nr >= log->config.index_bytes / INDEX_ENTRY_LEN ||
	       time_nr >= log->config.index_bytes / TIME_ENTRY_LEN - 1;
}

/* @pending_bytes were taken by this begin already. */
static bool roll_due(const struct hr_log *log, const struct hr_batch *b, int64_t pending_bytes,
		     int64_t now_ms)
{
	const struct hr_segment *s = log_active(log);

	if (hr_batch_last_offset(b) - s->base_offset > INT32_MAX)
		return true;
	if (!s->size_bytes && !pending_bytes)
		return false;
	return s->size_bytes + pending_bytes > log->config.segment_bytes - b->batch_len ||
	       waited_enough(log, b->max_timestamp, now_ms) || indexes_full(log);
}

/* --- one batch ----------------------------------------------------------- */

int log_marker_parse(const struct hr_batch *b, const uint8_t *p, size_t len,
		     int32_t *ret_coordinator_epoch)
{
	const uint8_t *end = p + len;
	struct hr_record r;
	int type;

	*ret_coordinator_epoch = -1;
	if (!hr_batch_is_control(b) || !hr_batch_is_transactional(b) || hr_batch_codec(b))
		return -1;
	if (hr_record_next(&p, end, &r) != 1)
		return -1;
	type = hr_control_type_get(r.key);
	if (type != HR_CONTROL_ABORT && type != HR_CONTROL_COMMIT)
		return -1;
	return hr_control_marker_epoch(r.value, ret_coordinator_epoch) ? -1 : type;
}

int log_producers_apply(struct hr_log *log, const struct hr_batch *b, const uint8_t *records,
			size_t len, struct hr_txn_completed *ret_txn)
{
	int32_t coordinator_epoch = -1;
	int type = -1;

	ret_txn->producer_id = -1;
	if (!log->keep_producer_state)
		return 0;
	if (hr_batch_is_control(b))
		type = log_marker_parse(b, records, len, &coordinator_epoch);
	return hr_producer_apply(&log->producers, b, type, coordinator_epoch, ret_txn);
}

static enum hr_append_status producer_verdict(struct hr_log *log, struct hr_append *a,
					      const struct hr_batch *b,
					      enum hr_append_origin origin)
{
	const struct hr_producer *p;
	struct hr_producer_batch dup;
	enum hr_append_status st;
	int32_t coordinator_epoch;

	if (!log->keep_producer_state || origin > HR_ORIGIN_COORDINATOR)
		return HR_APPEND_OK;
	st = hr_producer_check(&log->producers, b, &dup);
	if (st == HR_APPEND_DUPLICATE) {
		a->base_offset = dup.last_offset - dup.offset_delta;
		a->last_offset = dup.last_offset;
		a->timestamp_ms = dup.timestamp;
	}
	if (st != HR_APPEND_OK || !hr_batch_is_control(b))
		return st;
	p = hr_producer_find(&log->producers, b->producer_id);
	if (p && log_marker_parse(b, a->p + HR_BATCH_HEADER_LEN, a->len - HR_BATCH_HEADER_LEN,
				  &coordinator_epoch) >= 0 &&
	    coordinator_epoch < p->coordinator_epoch)
		return HR_APPEND_COORDINATOR_FENCED;
	return HR_APPEND_OK;
}

/* Header of a batch at its place; status other than OK refuses it. */
static enum hr_append_status batch_place(struct hr_log *log, struct hr_append *a,
					 enum hr_append_origin origin, int64_t next,
					 struct hr_batch *b)
{
	int err = hr_batch_parse(a->p, a->len, b);

	if (err || (size_t)b->batch_len != a->len || b->last_offset_delta < 0) {
		a->err = -EBADMSG;
		return HR_APPEND_STORAGE_ERROR;
	}
	if (a->len > (size_t)log->config.segment_bytes && origin <= HR_ORIGIN_COORDINATOR)
		return HR_APPEND_TOO_LARGE;
	if (origin <= HR_ORIGIN_COORDINATOR)
		b->base_offset = next;
	else if (b->base_offset < next || b->base_offset > INT64_MAX - INT32_MAX - 1 ||
		 (origin == HR_ORIGIN_RAFT_LEADER && b->base_offset != next))
		return HR_APPEND_NOT_MONOTONIC;
	return producer_verdict(log, a, b, origin);
}

static int txn_note(struct hr_log *log, const struct hr_txn_completed *txn)
{
	struct hr_aborted_txn t = { txn->producer_id, txn->first_offset, txn->last_offset, 0 };
	int64_t first;

	if (txn->producer_id < 0 || !txn->aborted)
		return 0;
	/* The stable offset once this one is decided: the oldest still open. */
	first = hr_producer_first_ongoing(&log->producers);
	t.stable_offset = first >= 0 ? first : txn->last_offset + 1;
	log_aborted_add(log, &t);
	return log->aborted.err;
}

/* Stamps the batch and takes note of it; -ENOMEM leaves all as before. */
static int batch_take(struct hr_log *log, struct hr_append *a, struct hr_batch *b,
		      enum hr_append_origin origin, int32_t leader_epoch)
{
	struct hr_txn_completed txn;
	int err;

	if (origin != HR_ORIGIN_REPLICATION)
		b->leader_epoch = leader_epoch;
	err = hr_epoch_cache_assign(&log->epochs, b->leader_epoch, b->base_offset);
	if (err)
		return err;
	err = log_producers_apply(log, b, a->p + HR_BATCH_HEADER_LEN, a->len - HR_BATCH_HEADER_LEN,
				  &txn);
	if (err)
		return err;
	err = txn_note(log, &txn);
	if (err)
		return err;
	hr_batch_put_base_offset(a->p, b->base_offset);
	hr_batch_put_leader_epoch(a->p, b->leader_epoch);
	a->base_offset = b->base_offset;
	a->last_offset = hr_batch_last_offset(b);
	a->timestamp_ms = -1;
	return 0;
}

/* --- begin --------------------------------------------------------------- */

static int need_of(struct hr_log *log)
{
	if (log->cut_wanted)
		return HR_LOG_NEED_CUT;
	if (log->roll_wanted)
		return HR_LOG_NEED_ROLL;
	if (!log->tail)
		return HR_LOG_NEED_OPEN;
	for (int i = 0; i < SEGMENT_FILE_NR; i++)
		if (segment_fd_nowait(log_active(log), (enum segment_file)i) < 0)
			return HR_LOG_NEED_OPEN;
	return HR_LOG_NEED_NOTHING;
}

static void write_add(struct hr_log_write *w, const struct hr_append *a)
{
	struct iovec *last = w->iov_nr ? &w->iov[w->iov_nr - 1] : NULL;

	if (last && (uint8_t *)last->iov_base + last->iov_len == a->p)
		last->iov_len += a->len;
	else
		w->iov[w->iov_nr++] = (struct iovec){ a->p, a->len };
	w->len += a->len;
	w->end_offset = a->last_offset + 1;
}

static void take_back(struct hr_log *log)
{
	hr_producer_undo(&log->producers);
	log->producers.last_offset = hr_log_end_offset(log);
	log->epochs.nr = HR_MIN(log->epochs.nr, log->epoch_nr_before);
	log->aborted.len = log->aborted_len_before;
	log->appending = false;
}

/* 0: taken or refused; -EAGAIN: a roll comes first; -ENOMEM. */
static int append_one(struct hr_log *log, struct hr_append *a, enum hr_append_origin origin,
		      int32_t leader_epoch, int64_t now_ms, struct hr_log_write *w)
{
	struct hr_batch b;
	int err;

	a->err = 0;
	a->base_offset = a->last_offset = a->timestamp_ms = -1;
	a->status = batch_place(log, a, origin, w->end_offset, &b);
	if (a->status == HR_APPEND_DUPLICATE) {
		log->stats.duplicates++;
		return 0;
	}
	if (a->status != HR_APPEND_OK) {
		log->stats.refused_batches++;
		return 0;
	}
	if (roll_due(log, &b, (int64_t)w->len, now_ms)) {
		if (!w->taken_nr) {
			log->roll_wanted = true;
			log->roll_base = HR_MAX(b.base_offset, hr_log_end_offset(log));
			w->need = HR_LOG_NEED_ROLL;
		}
		return -EAGAIN;
	}
	err = batch_take(log, a, &b, origin, leader_epoch);
	if (err)
		return err;
	write_add(w, a);
	return 0;
}

int hr_log_append_begin(struct hr_log *log, struct hr_append *appends, int nr,
			enum hr_append_origin origin, int32_t leader_epoch, int64_t now_ms,
			struct hr_log_write *ret_w)
{
	struct hr_log_write *w = ret_w;

	hr_assert(log->magic == LOG_MAGIC);
	*w = (struct hr_log_write){ .fd = -1, .appends = appends };
	if (log->error)
		return log->error;
	if (log->appending || log->preparing)
		return -EBUSY;
	w->need = need_of(log);
	if (w->need)
		return -EAGAIN;
	w->base_offset = w->end_offset = hr_log_end_offset(log);
	w->fd = segment_fd_nowait(log_active(log), SEGMENT_LOG);
	w->off = log_active(log)->size_bytes;
	log_active(log)->used = true;
	log->epoch_nr_before = log->epochs.nr;
	log->aborted_len_before = log->aborted.len;
	while (w->taken_nr < nr && w->iov_nr < HR_LOG_WRITE_IOV_MAX) {
		int err = append_one(log, &appends[w->taken_nr], origin, leader_epoch, now_ms, w);

		if (err == -EAGAIN && w->taken_nr)
			break;
		if (err) {
			take_back(log);
			return err;
		}
		w->taken_nr++;
	}
	if (w->iov_nr) {
		log->appending = true;
		w->base_offset = HR_MAX(w->base_offset, 0);
	}
	return 0;
}

/* --- commit -------------------------------------------------------------- */

int log_tail_write(struct hr_log *log)
{
	struct hr_segment *s = log_active(log);
	struct index_tail *t = log->tail;
	int err;

	/* While a roll is laid out its job owns the copy that goes to the files. */
	if (log->preparing || !t || (!t->index_nr && !t->time_nr))
		return 0;
	err = index_tail_write(log->sys, segment_fd_nowait(s, SEGMENT_INDEX),
			       segment_fd_nowait(s, SEGMENT_TIME), s->index_nr, s->time_nr, t);
	if (!err) {
		s->index_nr += (uint32_t)t->index_nr;
		s->time_nr += (uint32_t)t->time_nr;
	}
	/* After a failure the file lacks these entries: lookups walk further, nothing else. */
	t->index_nr = t->time_nr = 0;
	return err;
}

static void commit_one(struct hr_log *log, const struct hr_append *a)
{
	struct hr_segment *s = log_active(log);
	struct hr_batch b;

	if (hr_batch_parse(a->p, a->len, &b))
		hr_assert(!"a batch changed while it was written");
	segment_note_batch(s, log->tail, &b, log->config.index_interval_bytes);
	if (log->tail->index_nr == INDEX_TAIL_MAX && log_tail_write(log))
		log->stats.index_write_failures++;
	log->stats.appended_batches++;
	log->stats.appended_records += (uint64_t)HR_MAX(b.record_nr, 0);
}

static int commit_failed(struct hr_log *log, struct hr_log_write *w, int err)
{
	take_back(log);
	log->cut_wanted = true;
	log->stats.append_failures++;
	for (int i = 0; i < w->taken_nr; i++) {
		struct hr_append *a = &w->appends[i];

		/* A duplicate of something durable stands; of this very write it does not. */
		if (a->status != HR_APPEND_OK &&
		    !(a->status == HR_APPEND_DUPLICATE && a->last_offset >= w->base_offset))
			continue;
		a->status = HR_APPEND_STORAGE_ERROR;
		a->err = err;
		a->base_offset = a->last_offset = a->timestamp_ms = -1;
	}
	return err;
}

int hr_log_append_commit(struct hr_log *log, struct hr_log_write *w, ssize_t result)
{
	hr_assert(log->magic == LOG_MAGIC && log->appending);
	if (result < 0 || (size_t)result != w->len)
		return commit_failed(log, w, result < 0 ? (int)result : -EIO);
	for (int i = 0; i < w->taken_nr; i++)
		if (w->appends[i].status == HR_APPEND_OK)
			commit_one(log, &w->appends[i]);
	hr_assert(hr_log_end_offset(log) == w->end_offset);
	hr_producer_commit(&log->producers);
	log->appending = false;
	log->stats.appends++;
	log->stats.appended_bytes += w->len;
	return 0;
}

bool hr_log_flush_due(const struct hr_log *log, int64_t now_ms)
{
	int64_t waiting = hr_log_end_offset(log) - log->recovery_point;

	if (!waiting)
		return false;
	return waiting >= log->config.flush_messages ||
	       now_ms - log->flushed_ms >= log->config.flush_ms;
}

int hr_log_append_sync(struct hr_log *log, struct hr_append *appends, int nr,
		       enum hr_append_origin origin, int32_t leader_epoch, int64_t now_ms)
{
	struct hr_log_write w;
	int done = 0;

	while (done < nr) {
		int err = hr_log_append_begin(log, appends + done, nr - done, origin,
					      leader_epoch, now_ms, &w);

		if (err == -EAGAIN) {
			struct hr_log_job *job;

			err = hr_log_prepare_begin(log, &job);
			if (err)
				return err;
			hr_log_prepare_sync(job);
			err = hr_log_prepare_end(log, job);
			if (err)
				return err;
			continue;
		}
		if (err)
			return err;
		if (w.iov_nr) {
			ssize_t n = log->sys->file->pwritev(log->sys, w.fd, w.iov, w.iov_nr, w.off);

			err = hr_log_append_commit(log, &w, n);
			if (err)
				return err;
		}
		done += w.taken_nr;
	}
	return 0;
}
