/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log: one replica of one partition on this broker's disk.
 *
 * A log is a run of segments with rising base offsets.  All but the last are
 * sealed.  It is owned by one thread, its home reactor.  Work that may block
 * is cut out of it into jobs: a job is begun on the owner (which copies or
 * pins what it needs), run anywhere by its _sync function, and ended on the
 * owner, in this order and at most one job of a kind at a time.  Functions with
 * neither a job nor _sync in the name never block.  Functions that take the
 * whole log and end in _sync need the log lent: the owner must not touch it
 * until they return.
 *
 * Appending
 *
 *	again:
 *	hr_log_append_begin(log, in, nr, …, &w)
 *	    0		w.iov_nr != 0: write w.iov to w.fd at w.off, then
 *			hr_log_append_commit(log, &w, bytes or -errno)
 *			w.iov_nr == 0: nothing to write (all refused or
 *			duplicates); commit needs not be called
 *	    -EAGAIN	w.need says which job must run first (a roll, files to
 *			be opened, a torn tail to be cut):
 *			hr_log_prepare_begin(log, &job), run
 *			hr_log_prepare_sync(&job) in the pool,
 *			hr_log_prepare_end(log, &job), goto again
 *	    -EBUSY	an append or a prepare job is under way
 *	    -EIO	the log is failed (hr_log_error()); its directory is bad
 *
 * begin takes batches in order until one needs a roll; w.taken_nr says how many
 * have their status set; the rest are for the next begin.  One append at a time.
 *
 * Reading
 *
 *	hr_log_read_begin(log, &req, &r)	picks and pins the segment
 *	hr_log_read_locate(&r)			-EAGAIN when the index or a
 *						header is not in memory; then
 *	hr_log_read_locate_sync(&r)		the same, in the pool
 *	… use r.fd, r.pos, r.len …
 *	hr_log_read_end(&r)			unpins
 *
 * locate may be called on any thread: it touches only pinned segments.
 *
 * Descriptors: a loaded log holds none.  Those of the active segment are opened by a
 * prepare job, those of sealed ones by locate_sync.  Either gives -EMFILE when the
 * budget that came with the open parameters is used up: the owner then takes what
 * other logs do not use (hr_log_fds_take()), has it closed in the pool and goes
 * again.  Pinned segments are never taken, so a read's descriptor stays valid.
 *
 * Memory: about 1 KiB + 160 bytes per segment + at most 12 KiB of index tail +
 * what producers need (200 bytes each).
 */
#ifndef HR_STORAGE_LOG_H
#define HR_STORAGE_LOG_H

#include <hr/lib/base.h>
#include <hr/lib/list.h>
#include <hr/protocol/record_batch.h>
#include <hr/storage/config.h>
#include <hr/storage/epoch_cache.h>
#include <hr/storage/producer_state.h>
#include <hr/storage/validate.h>
#include <hr/sys/sys.h>
#include <stdatomic.h>
#include <sys/uio.h>

struct hr_log;
struct hr_segment; /* reference counted, atomically */

/* Counters of one log; the metrics layer reads them on the owner's thread. */
struct hr_log_stats {
	uint64_t appended_bytes, appended_batches, appended_records;
	uint64_t appends, append_failures;
	uint64_t duplicates, refused_batches;
	uint64_t reads, reads_cold;
	uint64_t rolls, flushes, flush_failures;
	uint64_t segments_deleted, truncations;
	uint64_t index_write_failures; /* entries left out of an index file */
};

/* What recovery did; for the log line and for tests. */
struct hr_log_load_info {
	int64_t segments, scanned_segments, scanned_bytes;
	int64_t cut_bytes;	    /* dropped behind the last good batch */
	int64_t deleted_segments;   /* behind a bad batch */
	int64_t completed_swaps, removed_leftovers;
	bool reset_to_log_start;    /* end was below the log start checkpoint */
};

/*
 * A bound on descriptors of segments, shared by logs and counted without a lock.
 * Lives longer than every segment, pinned ones included.
 */
struct hr_fd_budget {
	int max;	 /* 0: no bound */
	atomic_int open; /* open, or promised to a prepare job */
	/* Let go by log and readers, and still open; see hr_segments_bury_sync(). */
	_Atomic(struct hr_segment *) dead;
};

struct hr_log_open_params {
	struct hr_sys *sys;
	const char *path; /* the partition's directory; made when missing */
	const struct hr_log_config *config;
	bool clean;		/* the directory was stopped cleanly */
	int64_t recovery_point; /* from the checkpoint, 0 none */
	int64_t log_start_offset; /* from the checkpoint, -1 none */
	int64_t high_watermark;	/* from the checkpoint, -1 none: log start */
	bool keep_producer_state; /* false for the metadata log */
	uint64_t seed;		/* of the roll jitter */
	struct hr_fd_budget *fds; /* may be NULL */
	/* Called now and then during a scan; non-zero stops with -ECANCELED. */
	int (*progress)(void *arg, int64_t scanned_bytes, int64_t total_bytes);
	void *progress_arg;
};

/* --- life ---------------------------------------------------------------- */

/*
 * Opens, and recovers what an unclean stop left behind (facts: Kafka's order of
 * steps).  The log then belongs to whichever thread takes it.  -EIO and others:
 * the directory is bad.  Damaged files are never an error, they are cut or
 * rebuilt.
 */
HR_MUST_CHECK int hr_log_open_sync(const struct hr_log_open_params *params,
				   struct hr_log_load_info *ret_info, struct hr_log **ret_log);
/*
 * Clean stop: flushes, trims, writes the snapshot at the end and the epoch file.
 * Frees the log also when that fails.  Jobs and reads must have ended, except
 * pins of segments.
 */
int hr_log_close_sync(struct hr_log *log);
/* Frees without writing anything: power cut in tests, offline directory. */
void hr_log_abandon(struct hr_log *log);
void hr_log_configure(struct hr_log *log, const struct hr_log_config *config);
const struct hr_log_config *hr_log_config(const struct hr_log *log);
/* Sticky -errno once a write could not be taken back; 0 healthy. */
int hr_log_error(const struct hr_log *log);
/* Path changes after a rename of the directory (-delete, -stray, -future). */
HR_MUST_CHECK int hr_log_rename_dir_sync(struct hr_log *log, const char *path);
const char *hr_log_path(const struct hr_log *log);

/* --- what it holds ------------------------------------------------------- */

int64_t hr_log_start_offset(const struct hr_log *log);
int64_t hr_log_end_offset(const struct hr_log *log);
int64_t hr_log_high_watermark(const struct hr_log *log);
/* min(first undecided transaction, high watermark) */
int64_t hr_log_stable_offset(struct hr_log *log);
int64_t hr_log_recovery_point(const struct hr_log *log);
int64_t hr_log_size_bytes(const struct hr_log *log);
int hr_log_segment_nr(const struct hr_log *log);
/* The place of one segment in the log; its file is <path>/<20 digits of base_offset>.log. */
struct hr_log_extent {
	int64_t base_offset, size_bytes;
};
/* The segments from the one of number @from on, at most @nr; how many they are. */
int hr_log_extents(const struct hr_log *log, int from, struct hr_log_extent *ret_e, int nr);
const struct hr_log_stats *hr_log_stats(const struct hr_log *log);
const struct hr_producer_state *hr_log_producers(const struct hr_log *log);
/* Clamped into [log start, end]; returns what it became.  May also go down. */
int64_t hr_log_set_high_watermark(struct hr_log *log, int64_t offset);
int64_t hr_log_expire_producers(struct hr_log *log, int64_t now_ms);

int32_t hr_log_latest_epoch(const struct hr_log *log);
/* A leader begins: notes @epoch at the log's end.  -ENOMEM. */
HR_MUST_CHECK int hr_log_assign_epoch(struct hr_log *log, int32_t epoch);
void hr_log_epoch_end_offset(const struct hr_log *log, int32_t epoch, int32_t *ret_epoch,
			     int64_t *ret_end_offset);
int32_t hr_log_epoch_of(const struct hr_log *log, int64_t offset);
const struct hr_epoch_cache *hr_log_epochs(const struct hr_log *log);

/* --- append -------------------------------------------------------------- */

enum hr_log_need {
	HR_LOG_NEED_NOTHING,
	HR_LOG_NEED_OPEN, /* files of the active segment are closed */
	HR_LOG_NEED_CUT,  /* a failed write may have left bytes behind the end */
	HR_LOG_NEED_ROLL, /* the next batch goes into a segment that is not there yet */
};

/* One whole batch, validated, in writable memory that stays until commit. */
struct hr_append {
	uint8_t *p;
	size_t len;
	/* results */
	enum hr_append_status status;
	int err;		/* errno for HR_APPEND_STORAGE_ERROR */
	int64_t base_offset, last_offset; /* of the original for a duplicate */
	int64_t timestamp_ms;	/* duplicate: that batch's max timestamp; else -1 */
};

#define HR_LOG_WRITE_IOV_MAX 64

struct hr_log_write {
	enum hr_log_need need; /* with -EAGAIN */
	int taken_nr;	       /* batches whose status is set (commit may still fail them) */
	int fd;
	int64_t off;
	size_t len;
	int iov_nr;
	struct iovec iov[HR_LOG_WRITE_IOV_MAX];
	int64_t base_offset, end_offset; /* [base, end) of what is written */
	struct hr_append *appends; /* the caller's, for commit */
};

/*
 * @leader_epoch is stamped into the batches of CLIENT, COORDINATOR and RAFT_LEADER
 * origin; REPLICATION keeps what they carry and must go on at or above the end.
 * RAFT_LEADER batches keep their offsets too and must start exactly at the end.
 */
HR_MUST_CHECK int hr_log_append_begin(struct hr_log *log, struct hr_append *appends, int nr,
				      enum hr_append_origin origin, int32_t leader_epoch,
				      int64_t now_ms, struct hr_log_write *ret_w);
/*
 * @result: bytes written or -errno.  Short or failed: all OK and duplicate statuses of this
 * write become HR_APPEND_STORAGE_ERROR, the log is as before begin and wants a
 * cut.  Returns 0, or the error.
 */
int hr_log_append_commit(struct hr_log *log, struct hr_log_write *w, ssize_t result);
/* begin, prepare as needed, pwritev, commit, until all are taken: tests, tools, start-up. */
HR_MUST_CHECK int hr_log_append_sync(struct hr_log *log, struct hr_append *appends, int nr,
				     enum hr_append_origin origin, int32_t leader_epoch,
				     int64_t now_ms);
/* flush.messages is reached: the caller starts a flush job before it acknowledges. */
bool hr_log_flush_due(const struct hr_log *log, int64_t now_ms);

/* --- jobs ---------------------------------------------------------------- */

struct hr_log_job; /* private; one allocation, freed by its _end */

/* Also -EMFILE: the budget is used up. */
HR_MUST_CHECK int hr_log_prepare_begin(struct hr_log *log, struct hr_log_job **ret_job);
void hr_log_prepare_sync(struct hr_log_job *job);
/* 0, or why it failed (-ENOSPC …): the log is unchanged and may try again. */
HR_MUST_CHECK int hr_log_prepare_end(struct hr_log *log, struct hr_log_job *job);

/*
 * Flush: one is due after each roll, since the sealed segment's bytes are not yet
 * forced.  Forces everything up to the end at begin, with the indexes, snapshots and
 * epochs of what is sealed; the recovery point moves at end.
 * begin returns -ENODATA when there is nothing to force, -EBUSY while one runs.
 */
HR_MUST_CHECK int hr_log_flush_begin(struct hr_log *log, struct hr_log_job **ret_job);
void hr_log_flush_sync(struct hr_log_job *job);
HR_MUST_CHECK int hr_log_flush_end(struct hr_log *log, struct hr_log_job *job);

/*
 * Retention: detaches what config, log start and high watermark let go.
 * *ret_want_roll: the active segment meets the test too; force a roll
 * (hr_log_force_roll()) and come back.  -ENODATA: nothing to delete.
 * The job renames to .deleted; after file_delete_delay_ms hr_log_unlink_sync()
 * unlinks.  It holds no part of the log: no _end on the owner, _free instead.
 */
HR_MUST_CHECK int hr_log_retain_begin(struct hr_log *log, int64_t now_ms, bool *ret_want_roll,
				      struct hr_log_job **ret_job);
int hr_log_retain_sync(struct hr_log_job *job);
int hr_log_unlink_sync(struct hr_log_job *job);
void hr_log_job_free(struct hr_log_job *job);
/* The next append rolls first; without a pending append run a prepare job. */
void hr_log_force_roll(struct hr_log *log);
/* Raises the log start (DeleteRecords, or a follower told by its leader).  -ERANGE above the HW. */
HR_MUST_CHECK int hr_log_set_start_offset(struct hr_log *log, int64_t offset);

/* Lent log.  Cuts everything at and above @offset; true end in hr_log_end_offset(). */
HR_MUST_CHECK int hr_log_truncate_sync(struct hr_log *log, int64_t offset);
/* Lent log.  Empties it; the next offset is @offset. */
HR_MUST_CHECK int hr_log_truncate_fully_sync(struct hr_log *log, int64_t offset);

/* --- descriptors --------------------------------------------------------- */

/*
 * Takes the descriptors of segments that nobody pins and that were not used for
 * @idle_ms (0: at all) away from the log and appends them to @out as ints.  How long a
 * segment was idle is known from earlier calls only: the first call after a use
 * starts the count.  Returns how many; on -ENOMEM the log keeps them.
 */
HR_MUST_CHECK int hr_log_fds_take(struct hr_log *log, int64_t now_ms, int64_t idle_ms,
				  struct hr_buf *out);
/*
 * To close a file that has no name any more is to free its blocks, which may take a disk
 * (with discard) a second: the last put of a segment whose files go does not do that but
 * leaves it with the budget.  Any thread.
 */
bool hr_segments_dead(struct hr_fd_budget *fds);
/* [may block] Closes and frees them. */
void hr_segments_bury_sync(struct hr_fd_budget *fds);
/* The log's files are about to go. */
void hr_log_doom(struct hr_log *log);
/* [may block] Closes what was taken, gives it back to the budget and empties @taken. */
void hr_log_fds_close_sync(struct hr_sys *sys, struct hr_fd_budget *fds, struct hr_buf *taken);

/* --- read ---------------------------------------------------------------- */

struct hr_read_req {
	int64_t offset;
	int64_t upper_offset; /* nothing at or above: HW, LSO or end */
	int32_t max_bytes;
	bool min_one; /* the first batch whole even when larger than max_bytes */
};

struct hr_read {
	struct hr_read_req req;
	/* results of locate */
	int fd;		/* valid until hr_log_read_end() */
	int64_t pos;
	int32_t len;	/* 0: nothing to read (at or above the upper bound) */
	int64_t first_batch_offset; /* base offset of the first batch */
	int32_t first_batch_len;
	bool first_batch_cut; /* len < first_batch_len */
	int64_t resume_offset; /* after -ESTALE */
	/* private */
	struct hr_sys *sys;
	struct hr_segment *segment; /* pinned */
	struct hr_read_hint {
		int64_t pos, last_offset; /* last_offset -1: ask the index file */
	} hints[2];			  /* for the offset and for the upper bound */
	int64_t limit_pos, base_offset;
	uint32_t index_nr;
	bool upper_inside;
};

/*
 * -ERANGE: offset below the log start or above the end.  At the end, or at or above
 * upper_offset: 0 with nothing pinned, and locate answers len 0.
 */
HR_MUST_CHECK int hr_log_read_begin(struct hr_log *log, const struct hr_read_req *req,
				    struct hr_read *ret_r);
/*
 * -ESTALE: the segment holds nothing at or above the offset (compaction left a gap):
 * end, and begin again at r->resume_offset.  -EBADMSG: damaged file.  -EMFILE (sync
 * only): the budget is used up.
 */
HR_MUST_CHECK int hr_log_read_locate(struct hr_read *r);
HR_MUST_CHECK int hr_log_read_locate_sync(struct hr_read *r);
/* Also after a failed locate. */
void hr_log_read_end(struct hr_read *r);
/* One more reference for an out-queue piece, and the way back (any thread). */
struct hr_segment *hr_segment_get(struct hr_segment *s);
/* The last put closes the descriptors, or leaves that to hr_segments_bury_sync(). */
void hr_segment_put(struct hr_segment *s);
int hr_segment_fd(const struct hr_segment *s);
/* begin, locate_sync, pread, end into @buf: tools, coordinators' load, tests.  Bytes read. */
HR_MUST_CHECK ssize_t hr_log_read_sync(struct hr_log *log, const struct hr_read_req *req,
				       uint8_t *buf, size_t cap);

/* --- offsets by time ----------------------------------------------------- */

enum hr_offset_special {
	HR_OFFSET_LATEST = -1,
	HR_OFFSET_EARLIEST = -2,
	HR_OFFSET_MAX_TIMESTAMP = -3,
	HR_OFFSET_EARLIEST_LOCAL = -4,
	HR_OFFSET_LATEST_TIERED = -5,
	HR_OFFSET_EARLIEST_PENDING_UPLOAD = -6,
};

struct hr_offset_found {
	int64_t offset;	   /* -1 none */
	int64_t timestamp; /* -1 for special values */
	int32_t leader_epoch; /* -1 unknown */
};

/*
 * Special values but MAX_TIMESTAMP are answered at once: 0, no job (*ret_job NULL).
 * HR_OFFSET_LATEST gives the end; the caller substitutes HW or LSO.  Else a job
 * that pins segments: _sync in the pool, _end frees it.  -EINVAL: other negative times.
 */
HR_MUST_CHECK int hr_log_find_time_begin(struct hr_log *log, int64_t timestamp,
					 struct hr_offset_found *ret_found,
					 struct hr_log_job **ret_job);
void hr_log_find_time_sync(struct hr_log_job *job);
HR_MUST_CHECK int hr_log_find_time_end(struct hr_log *log, struct hr_log_job *job,
				       struct hr_offset_found *ret_found);

/* --- transactions -------------------------------------------------------- */

struct hr_aborted_txn {
	int64_t producer_id, first_offset, last_offset, stable_offset;
};

/*
 * Aborted transactions that overlap [from, upper), as read_committed fetches list them.
 * Kept in memory for the life of the log (34-byte .txnindex rows), so that no
 * file is read here.  Appends to @out as an array of struct hr_aborted_txn.
 */
HR_MUST_CHECK int hr_log_aborted_txns(const struct hr_log *log, int64_t from, int64_t upper,
				      struct hr_buf *out);

#endif
