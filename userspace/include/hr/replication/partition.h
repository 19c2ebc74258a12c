/* SPDX-License-Identifier: Apache-2.0 */
/*
 * partition: one replica on this broker, with all who wait for it.
 *
 * Storage's log never blocks and never queues; a partition queues what cannot
 * go on: appends while files are prepared or a write is under way, answers
 * while a force is due, fetches that wait for data.  Jobs that may block are
 * cut out and run in the pool.
 *
 *	OPENING --> LIVE --> CLOSING --> gone
 *	   \--> FAILED (the directory is bad; every operation gets -EIO)
 *
 * In OPENING appends queue and reads get -EAGAIN.  In CLOSING queued appends are
 * refused with -ENOENT; the partition goes when its jobs have come back.
 *
 * I1  Appends of one partition are written in the order of hr_partition_append().
 * I2  A read sees nothing above the high watermark; the high watermark does not
 *     pass what is written.
 * I3  An append is answered after its bytes are in the page cache, and after a
 *     force when flush.messages asks for one; one force answers all that came
 *     before it.
 *
 * Writes: small ones go inline, so that the loop spares two switches; large
 * ones, and all for a while after an inline write was slow, go through the ring
 * so that a busy disk stalls a kernel worker and not the loop.
 *
 * Owner: the home reactor.  Everything here runs there, but the counted memory
 * of reads, which any thread may let go.
 */
#ifndef HR_REPLICATION_PARTITION_H
#define HR_REPLICATION_PARTITION_H

#include <hr/lib/htable.h>
#include <hr/lib/list.h>
#include <hr/loop/pool.h>
#include <hr/loop/timer.h>
#include <hr/loop/write.h>
#include <hr/meta/image.h>
#include <hr/storage/log.h>
#include <hr/storage/log_dir.h>

#define HR_INLINE_WRITE_BYTES_MAX (64 << 10)
#define HR_INLINE_WRITE_SLOW_NS 2000000
/* After a slow one; doubled each time that the first after a pause is slow too. */
#define HR_INLINE_PAUSE_MS 200
#define HR_INLINE_PAUSE_MS_MAX 12800
/* A write of the ring that takes this long says that the disk, not the ring, is slow. */
#define HR_INLINE_OTHERS_NS 20000000
/* Files of a segment that nobody used for this long are closed. */
#define HR_PARTITION_IDLE_MS 120000

struct hr_partition;

/* What all partitions of one reactor share. */
struct hr_partition_env {
	struct hr_sys *sys;
	struct hr_reactor *reactor;
	struct hr_pool *pool;
	int32_t node_id;
	int64_t inline_paused_until_ms, inline_pause_ms;
	int inline_held; /* atomic: the disk is under pressure, so no write of the loop's own */
	/* counters, by HR_STAT_ADD: the metrics layer reads them at any time */
	uint64_t inline_writes, inline_slow, ring_writes, forces, cold_locates;
	/* A partition whose directory failed. */
	void (*failed)(void *arg, struct hr_partition *p, int err);
	/* A partition is gone; its memory is freed after the call. */
	void (*gone)(void *arg, struct hr_partition *p);
	/* A partition became LIVE or FAILED. */
	void (*opened)(void *arg, struct hr_partition *p, int err,
		       const struct hr_log_load_info *info);
	void *arg;
	/* open files of segments, see descriptors.c */
	struct hr_fd_budget fds;
	struct hr_list fd_used;	   /* hr_partition, by last use */
	struct hr_list fd_waiting; /* hr_partition, for room */
	struct hr_buf fd_taken;	   /* to be closed; the job's while fd_closing */
	struct hr_job fd_job;
	struct hr_task fd_task;
	bool fd_closing;
};

enum hr_partition_state {
	HR_PARTITION_OPENING,
	HR_PARTITION_LIVE,
	HR_PARTITION_CLOSING,
	HR_PARTITION_FAILED,
};

/* One batch on its way into the log. */
struct hr_partition_append {
	struct hr_list node;
	struct hr_append batch; /* p and len by the caller */
	enum hr_append_origin origin;
	int32_t leader_epoch;
	/* On the home reactor: batch.status is set; err is 0, -ENOENT or -EIO. */
	void (*done)(struct hr_partition_append *a, int err);
	int64_t log_start_offset;
	int64_t end_offset; /* of the log behind this append */
};

/* Somebody who wants to know that the readable end moved. */
struct hr_partition_watch {
	struct hr_list node;
	void (*fire)(struct hr_partition_watch *w);
};

struct hr_partition {
	struct hr_hnode by_id;
	struct hr_partition_env *env;
	struct hr_uuid topic_id;
	int32_t index;
	char *topic;
	char *path;
	int dir_idx;
	enum hr_partition_state state;
	struct hr_log *log; /* NULL in OPENING and FAILED */
	struct hr_log_config config;
	struct hr_list fd_used, fd_waiting;
	int32_t leader, leader_epoch;
	bool alone; /* the in-sync set is this node */
	void *leading; /* of those who use us: what runs here while this node leads */

	struct hr_list appends;	 /* hr_partition_append, not yet written */
	struct hr_list written;	 /* of the write under way */
	struct hr_list unforced; /* written, waits for a force */
	struct hr_list watches;
	struct hr_append *batch; /* array behind the write under way */
	struct hr_log_write write;
	struct hr_write_op write_op;
	bool writing, pumping, wants_force;
	int64_t force_end; /* the force under way covers this */

	struct hr_job job; /* prepare or open or close */
	struct hr_log_job *log_job;
	struct hr_job force_job;
	struct hr_log_job *force_log_job;
	struct hr_job retain_job;
	struct hr_log_job *retain_log_job;
	struct hr_timer unlink_timer;
	bool preparing, forcing, retaining, wants_roll;
	int lent;	/* jobs that hold the whole log */
	int lent_reads; /* look-ups in the pool that must come back before the log goes */

	struct hr_log_open_params open_params;
	struct hr_log_load_info load_info;
	struct hr_log *opened_log;
	int open_err;
	bool is_new; /* write partition.metadata */
};

/*
 * @max: how many descriptors the env's segments may hold; 0 no bound.  After the rest of
 * the env is set.  fini after the partitions are closed and the pool has ended.
 */
void hr_partition_env_fds_init(struct hr_partition_env *env, int max);
void hr_partition_env_fds_fini(struct hr_partition_env *env);
/* Has the pool close what was taken, and the files that have no name and no reader any more. */
void hr_partition_env_close_files(struct hr_partition_env *env);
/* Has the files used longest ago closed when the budget is nearly used up. */
void hr_partition_env_relieve(struct hr_partition_env *env);
/* Something was unpinned: those who wait for room try again.  Also from a timer. */
void hr_partition_env_fds_freed(struct hr_partition_env *env);
/* A read is about to begin. */
void hr_partition_used(struct hr_partition *p);

struct hr_partition_open {
	struct hr_partition_env *env;
	struct hr_uuid topic_id;
	struct hr_str topic;
	int32_t index;
	const char *dir; /* the log directory */
	int dir_idx;
	const struct hr_log_config *config;
	bool clean, is_new;
	int64_t recovery_point, log_start_offset, high_watermark; /* 0, -1, -1 */
};

/* Starts opening in the pool; env->opened() follows. */
HR_MUST_CHECK int hr_partition_create(const struct hr_partition_open *o,
				      struct hr_partition **ret_p);
/* The same on the caller's thread, before the reactors run; env->opened() is not called. */
int hr_partition_open_sync(struct hr_partition *p);
HR_MUST_CHECK int hr_partition_make(const struct hr_partition_open *o, struct hr_partition **ret_p);
/* Deletes its data: renames the directory to -delete; env->gone() follows. */
void hr_partition_delete(struct hr_partition *p);
/* After the reactors have ended: closes cleanly (false: as after a crash) and frees. */
int hr_partition_close_sync(struct hr_partition *p, bool clean);

/*
 * Nothing under way: no write, no job, nobody who waits for one.  A delayed unlink
 * is given up (the next start does it).
 */
bool hr_partition_is_quiet(struct hr_partition *p);

void hr_partition_configure(struct hr_partition *p, const struct hr_log_config *config);
/* Follows the image; begins to lead when the epoch rose. */
void hr_partition_set_state(struct hr_partition *p, const struct hr_partition_reg *reg);
bool hr_partition_is_leader(const struct hr_partition *p);

void hr_partition_append(struct hr_partition *p, struct hr_partition_append *a);
void hr_partition_watch_add(struct hr_partition *p, struct hr_partition_watch *w);
void hr_partition_watch_del(struct hr_partition_watch *w);
/* Retention, due forces, expiry of producers: called by a timer of the env's owner. */
void hr_partition_maintain(struct hr_partition *p, int64_t now_ms);
/* A look-up in the pool ended; a partition that was closing meanwhile goes on. */
void hr_partition_read_over(struct hr_partition *p);
/* DeleteRecords.  -ERANGE, -EAGAIN (not open). */
HR_MUST_CHECK int hr_partition_delete_records(struct hr_partition *p, int64_t offset);

#endif
