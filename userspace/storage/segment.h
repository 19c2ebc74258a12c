/* SPDX-License-Identifier: Apache-2.0 */
/*
 * segment: one .log file with its indexes, inside storage.
 *
 * The owner of the log changes a segment; pool threads and out-queues may hold
 * references and use base_offset, the descriptors and what a job copied.  See
 * segment.c.
 */
#ifndef HR_STORAGE_SEGMENT_H
#define HR_STORAGE_SEGMENT_H

#include <hr/protocol/record_batch.h>
#include <hr/storage/log.h>
#include <hr/sys/sys.h>
#include <stdatomic.h>

#define INDEX_ENTRY_LEN 8
#define TIME_ENTRY_LEN 12
#define TXN_ENTRY_LEN 34
#define INDEX_TAIL_MAX 512
#define HR_LOG_PATH_CAP 4096

enum segment_file {
	SEGMENT_LOG,
	SEGMENT_INDEX,
	SEGMENT_TIME,
	SEGMENT_FILE_NR, /* those a segment keeps descriptors of */
	SEGMENT_TXN = SEGMENT_FILE_NR,
	SEGMENT_SNAPSHOT,
	SEGMENT_SUFFIX_NR
};

extern const char *const segment_suffix[SEGMENT_SUFFIX_NR];

struct index_entry {
	uint32_t relative_offset, position;
};

struct time_entry {
	int64_t timestamp;
	uint32_t relative_offset;
};

struct hr_segment {
	uint32_t magic;
	atomic_int refs;
	atomic_int fds[SEGMENT_FILE_NR]; /* -1: closed */
	struct hr_sys *sys;
	struct hr_fd_budget *fds_budget; /* or NULL */
	atomic_bool doomed;		 /* its files go, or have gone */
	struct hr_segment *dead_next;
	char *dir;
	int64_t base_offset;
	/* owner only from here */
	int64_t size_bytes;  /* of whole batches; the file may be longer when preallocated */
	int64_t next_offset; /* one past the last batch, base_offset when empty */
	int64_t created_ms, mtime_ms;
	int64_t first_timestamp;    /* max timestamp of the first batch, -1 */
	int64_t largest_timestamp;  /* -1 none */
	int64_t largest_offset;	    /* last offset of the batch that holds it */
	int64_t last_time_entry_ts; /* newest timestamp in the time index */
	int64_t bytes_since_index;
	uint32_t index_nr, time_nr; /* entries in the files */
	bool forced;		    /* sealed and known to be on disk */
	bool used;		    /* since hr_log_fds_take() looked last */
	int64_t used_ms;	    /* when it looked and saw a use */
};

/* Entries not yet in the files of the active segment. */
struct index_tail {
	int index_nr, time_nr;
	struct index_entry index[INDEX_TAIL_MAX];
	struct time_entry time[INDEX_TAIL_MAX + 1]; /* one for the roll */
};

struct hr_segment *segment_create(struct hr_log *log, int64_t base_offset);
void segment_doom(struct hr_segment *s);
/* <dir>/<20 digits><suffix><extra>; -ENAMETOOLONG. */
int segment_path(char *buf, size_t cap, const char *dir, int64_t base_offset, const char *suffix,
		 const char *extra);
/* [may block] The descriptor of @file, opened on first use; any thread. */
int segment_open_sync(struct hr_segment *s, enum segment_file file, bool create);
/* [may block] fsync through the open descriptor or one made for it; -ENOENT. */
int segment_force_sync(struct hr_segment *s, enum segment_file file, bool data_only);
/* [may block] Closes its files unless somebody pins it; the log must be lent or its owner's. */
void segment_files_close_sync(struct hr_segment *s);
/* Nobody but its log holds the segment, so none but the owner can reach it. */
bool segment_is_unpinned(struct hr_segment *s);
bool fd_budget_full(struct hr_fd_budget *b);
void fd_budget_add(struct hr_fd_budget *b, int nr);
/* The descriptor when it is open, else -EAGAIN. */
int segment_fd_nowait(struct hr_segment *s, enum segment_file file);

/* --- walking batch headers ----------------------------------------------- */

#define SCAN_BUF_LEN 4096

struct batch_scan {
	struct hr_sys *sys;
	int fd;
	int64_t pos, limit;
	bool nowait;
	int64_t buf_pos;
	size_t buf_len;
	uint8_t buf[SCAN_BUF_LEN];
};

void scan_init(struct batch_scan *sc, struct hr_sys *sys, int fd, int64_t pos, int64_t limit,
	       bool nowait);
/*
 * 1: the header at sc->pos, whose batch ends at or before the limit.  0: at the
 * limit.  -EAGAIN: cold.  -EBADMSG: what stands there is no whole v2 batch.
 */
int scan_header(struct batch_scan *sc, struct hr_batch *ret_b);
static inline void scan_skip(struct batch_scan *sc, const struct hr_batch *b)
{
	sc->pos += b->batch_len;
}

/* --- indexes ------------------------------------------------------------- */

/* Largest entry at or below the key among the first @nr; index -1 none.  -EAGAIN when cold. */
int index_file_lookup(struct hr_sys *sys, int fd, uint32_t nr, uint32_t relative_offset,
		      bool nowait, struct index_entry *ret_e);
int time_file_lookup(struct hr_sys *sys, int fd, uint32_t nr, int64_t timestamp, bool nowait,
		     struct time_entry *ret_e);
/* [may block] Number of sane entries; *ret_last the last of them. */
int index_file_load_sync(struct hr_segment *s, uint32_t *ret_nr, struct index_entry *ret_last);
int time_file_load_sync(struct hr_segment *s, uint32_t *ret_nr, struct time_entry *ret_last);
void index_entry_put(uint8_t *p, struct index_entry e);
void time_entry_put(uint8_t *p, struct time_entry e);
/* [may block for new pages only] Writes the tail behind the entries in the files. */
int index_tail_write(struct hr_sys *sys, int index_fd, int time_fd, uint32_t index_nr,
		     uint32_t time_nr, const struct index_tail *tail);

/*
 * Takes note of one batch at @position: timestamps and, when due, index entries
 * into @tail (which has room).  Then the segment ends behind it.
 */
void segment_note_batch(struct hr_segment *s, struct index_tail *tail, const struct hr_batch *b,
			int32_t index_interval_bytes);
/* The entry that a roll or close adds, when it is missing. */
void segment_note_seal(struct hr_segment *s, struct index_tail *tail);

#endif
