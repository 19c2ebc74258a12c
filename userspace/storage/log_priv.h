/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_priv: what a log is made of, shared by the files of storage.
 *
 * log.c life and questions · append.c · prepare.c (open, cut, roll) · flush.c ·
 * retain.c · read.c · descriptors.c · time_lookup.c · recover.c (load and repair) · truncate.c
 */
#ifndef HR_STORAGE_LOG_PRIV_H
#define HR_STORAGE_LOG_PRIV_H

#include <hr/lib/rnd.h>
#include <hr/storage/log.h>
#include <hr/storage/log_dir.h>
#include "segment.h"

#define LOG_MAGIC 0x68726c67u

struct hr_log {
	uint32_t magic;
	struct hr_sys *sys;
	struct hr_fd_budget *fds;
	char *path;
	struct hr_log_config config;
	struct hr_segment **segments; /* by base offset; the last is active */
	int segment_nr, segment_cap;
	struct index_tail *tail;      /* of the active segment; NULL while it is closed */
	int64_t log_start, high_watermark, recovery_point;
	struct hr_epoch_cache epochs;
	bool keep_producer_state;
	struct hr_producer_state producers;
	struct hr_buf aborted;	      /* struct hr_aborted_txn, by last offset */
	struct hr_rnd rnd;
	int64_t jitter_ms;	      /* of the active segment */
	int64_t flushed_ms;
	int error;
	/* what the next append must wait for */
	bool cut_wanted, roll_wanted;
	int64_t roll_base;
	/* under way */
	bool appending, preparing, flushing;
	int epoch_nr_before;
	size_t aborted_len_before;
	struct hr_log_stats stats;
};

enum log_job_kind { JOB_PREPARE, JOB_FLUSH, JOB_RETAIN, JOB_FIND_TIME };

struct hr_log_job {
	enum log_job_kind kind;
	struct hr_sys *sys;
	char *path;
	int result;
	struct hr_fd_budget *fds;
	int fds_promised;
	struct hr_segment **segments; /* pinned */
	int segment_nr;
	/* prepare */
	bool cut, roll;
	int64_t cut_pos, roll_base, preallocate_bytes;
	struct hr_segment *fresh;
	uint32_t index_nr, time_nr;
	struct index_tail *tail; /* a copy */
	struct hr_buf snapshot;
	/* flush */
	int64_t end_offset, sealed_end;
	bool epochs_dirty;
	struct hr_buf epochs, aborted;
	/* retain */
	bool renamed;
	/* find time */
	int64_t timestamp, log_start, active_limit;
	bool find_max;
	int64_t *limits;
	uint32_t *index_nrs, *time_nrs;
	struct hr_offset_found found;
};

static inline struct hr_segment *log_active(const struct hr_log *log)
{
	return log->segments[log->segment_nr - 1];
}

/* Room for one more segment in the array. */
int log_segments_reserve(struct hr_log *log);
/* Index of the segment that holds @offset or the last one below it. */
int log_segment_find(const struct hr_log *log, int64_t offset);
void log_jitter_draw(struct hr_log *log);
struct hr_log_job *log_job_create(struct hr_log *log, enum log_job_kind kind, int segments_max);
/* The tail is there, empty when it was not. */
int log_tail_want(struct hr_log *log);
/* [may block] Closes all files that nobody pins and lets the empty tail go. */
void log_rest_sync(struct hr_log *log);
/* Number of the index tail's entries written out; they leave the tail. */
int log_tail_write(struct hr_log *log);
/* Remembers an aborted transaction; room must have been reserved for it. */
void log_aborted_add(struct hr_log *log, const struct hr_aborted_txn *t);

/* The .txnindex of the segment [base, end) from what is known; nothing when there are no rows. */
int log_txn_index_write_sync(struct hr_sys *sys, const char *dir, const struct hr_buf *aborted,
			     int64_t base, int64_t end);

/* --- recover.c ----------------------------------------------------------- */

int log_snapshot_write_sync(struct hr_sys *sys, const char *dir, int64_t offset,
			    const struct hr_buf *snapshot, bool force);
int log_epochs_write_sync(struct hr_log *log);
/* Notes in the producer state what a control or data batch at its final place says. */
int log_producers_apply(struct hr_log *log, const struct hr_batch *b, const uint8_t *records,
			size_t len, struct hr_txn_completed *ret_txn);
/* Type (or -1) and coordinator epoch of a transaction marker whose records lie at @p. */
int log_marker_parse(const struct hr_batch *b, const uint8_t *p, size_t len,
		     int32_t *ret_coordinator_epoch);
/* Unlinks the files of one segment by its base; missing ones are fine. */
int log_files_unlink_sync(struct hr_sys *sys, const char *dir, int64_t base_offset,
			  const char *extra);

#endif
