// SPDX-License-Identifier: Apache-2.0
/*
 * segment: one run of record batches on disk, with a sparse index by offset and
 * one by time.
 *
 * Vocabulary: a segment is *active* while it is the last of its log and takes
 * appends, *sealed* after the roll, *detached* when retention has let go of it
 * (files renamed to .deleted) and readers may still hold it.
 *
 *	<20-digit base>.log		batches back to back
 *	<20-digit base>.index		8 bytes: u32 last offset of a batch - base,
 *					u32 file position of that batch
 *	<20-digit base>.timeindex	12 bytes: i64 largest timestamp so far,
 *					u32 last offset of the batch holding it - base
 *
 * All big-endian, no checksums.  Index files are written at their used length;
 * a file that Kafka left preallocated ends in zero entries, which are not
 * counted.
 *
 * I1  Index offsets and positions rise strictly; time entries rise strictly in
 *     timestamp.  The loader counts only the prefix it can believe at its end;
 *     a reader checks the entry it used against the batch header it leads to
 *     and falls back to the start of the file (read.c).
 * I2  Entries in the tail come after all entries in the files.
 * I3  A descriptor, once published in fds[], stays open while anybody but the log
 *     holds a reference.  With the log's alone only the owner can reach the
 *     segment, which may then take the descriptors away (hr_log_fds_take()).
 * I4  Of a doomed segment (its files go) no descriptor is closed on a loop.
 *
 * Threads: references are counted atomically.  Two threads that open the same
 * file race; the loser closes its own descriptor.
 *
 * Costs: a lookup by offset is about log2(entries / 512) reads of one entry and
 * one read of 4 KiB, then a header scan over index.interval.bytes.
 */
#include "log_priv.h"

#include <fcntl.h>
#include <hr/lib/be.h>
#include <stdio.h>
#include <stdlib.h>

#define SEGMENT_MAGIC 0x68727367u
#define BLOCK_LEN 4096

const char *const segment_suffix[SEGMENT_SUFFIX_NR] = {
	[SEGMENT_LOG] = ".log",		  [SEGMENT_INDEX] = ".index",
	[SEGMENT_TIME] = ".timeindex",	  [SEGMENT_TXN] = ".txnindex",
	[SEGMENT_SNAPSHOT] = ".snapshot",
};

int segment_path(char *buf, size_t cap, const char *dir, int64_t base_offset, const char *suffix,
		 const char *extra)
{
	int n = snprintf(buf, cap, "%s/%020lld%s%s", dir, (long long)base_offset, suffix, extra);

	return n < 0 || (size_t)n >= cap ? -ENAMETOOLONG : 0;
}

struct hr_segment *segment_create(struct hr_log *log, int64_t base_offset)
{
	struct hr_segment *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->dir = strdup(log->path);
	if (!s->dir) {
		free(s);
		return NULL;
	}
	s->magic = SEGMENT_MAGIC;
	s->sys = log->sys;
	s->fds_budget = log->fds;
	atomic_init(&s->refs, 1);
	atomic_init(&s->doomed, false);
	for (int i = 0; i < SEGMENT_FILE_NR; i++)
		atomic_init(&s->fds[i], -1);
	s->base_offset = s->next_offset = base_offset;
	s->first_timestamp = s->largest_timestamp = s->last_time_entry_ts = -1;
	s->largest_offset = -1;
	return s;
}

struct hr_segment *hr_segment_get(struct hr_segment *s)
{
	hr_assert(s->magic == SEGMENT_MAGIC);
	atomic_fetch_add_explicit(&s->refs, 1, memory_order_relaxed);
	return s;
}

bool fd_budget_full(struct hr_fd_budget *b)
{
	return b && b->max && atomic_load_explicit(&b->open, memory_order_relaxed) >= b->max;
}

void fd_budget_add(struct hr_fd_budget *b, int nr)
{
	if (b)
		atomic_fetch_add_explicit(&b->open, nr, memory_order_relaxed);
}

static void files_close(struct hr_segment *s)
{
	for (int i = 0; i < SEGMENT_FILE_NR; i++) {
		int fd = atomic_exchange(&s->fds[i], -1);

		if (fd < 0)
			continue;
		s->sys->file->close(s->sys, fd);
		fd_budget_add(s->fds_budget, -1);
	}
}

bool segment_is_unpinned(struct hr_segment *s)
{
	/* Pairs with the put of the last other holder. */
	return atomic_load_explicit(&s->refs, memory_order_acquire) == 1;
}

void segment_files_close_sync(struct hr_segment *s)
{
	if (segment_is_unpinned(s))
		files_close(s);
}

static void segment_free(struct hr_segment *s)
{
	files_close(s);
	s->magic = 0;
	free(s->dir);
	free(s);
}

void segment_doom(struct hr_segment *s)
{
	atomic_store_explicit(&s->doomed, true, memory_order_relaxed);
}

void hr_log_doom(struct hr_log *log)
{
	for (int i = 0; i < log->segment_nr; i++)
		segment_doom(log->segments[i]);
}

static bool has_files(struct hr_segment *s)
{
	for (int i = 0; i < SEGMENT_FILE_NR; i++)
		if (atomic_load_explicit(&s->fds[i], memory_order_relaxed) >= 0)
			return true;
	return false;
}

void hr_segment_put(struct hr_segment *s)
{
	struct hr_fd_budget *b;

	if (!s)
		return;
	hr_assert(s->magic == SEGMENT_MAGIC);
	if (atomic_fetch_sub_explicit(&s->refs, 1, memory_order_acq_rel) != 1)
		return;
	b = s->fds_budget;
	if (!b || !atomic_load_explicit(&s->doomed, memory_order_relaxed) || !has_files(s)) {
		segment_free(s);
		return;
	}
	s->dead_next = atomic_load_explicit(&b->dead, memory_order_relaxed);
	while (!atomic_compare_exchange_weak_explicit(&b->dead, &s->dead_next, s,
						      memory_order_release, memory_order_relaxed))
		;
}

bool hr_segments_dead(struct hr_fd_budget *fds)
{
	return atomic_load_explicit(&fds->dead, memory_order_relaxed);
}

void hr_segments_bury_sync(struct hr_fd_budget *fds)
{
	struct hr_segment *s = atomic_exchange_explicit(&fds->dead, NULL, memory_order_acquire);

	while (s) {
		struct hr_segment *next = s->dead_next;

		segment_free(s);
		s = next;
	}
}

int hr_segment_fd(const struct hr_segment *s)
{
	return atomic_load_explicit(&s->fds[SEGMENT_LOG], memory_order_acquire);
}

int segment_fd_nowait(struct hr_segment *s, enum segment_file file)
{
	int fd = atomic_load_explicit(&s->fds[file], memory_order_acquire);

	return fd < 0 ? -EAGAIN : fd;
}

static int file_open_sync(struct hr_segment *s, enum segment_file file, bool create)
{
	static const char *const extra[] = { "", ".deleted" };
	char path[HR_LOG_PATH_CAP];
	int fd = -ENOENT;

	/* A detached segment may have been renamed since it was pinned. */
	for (int i = 0; i < (create ? 1 : 2); i++) {
		int err = segment_path(path, sizeof(path), s->dir, s->base_offset,
				       segment_suffix[file], extra[i]);

		if (err)
			return err;
		fd = s->sys->file->open(s->sys, path, O_RDWR | (create ? O_CREAT : 0), 0644);
		if (fd != -ENOENT)
			break;
	}
	return fd;
}

int segment_open_sync(struct hr_segment *s, enum segment_file file, bool create)
{
	int fd = atomic_load_explicit(&s->fds[file], memory_order_acquire), expected = -1;

	if (fd >= 0)
		return fd;
	fd = file_open_sync(s, file, create);
	if (fd < 0)
		return fd;
	/* A look at a cold header must not start read-ahead, which goes on at any later read. */
	if (file == SEGMENT_LOG)
		(void)s->sys->file->advise(s->sys, fd, 0, 0, HR_FILE_RANDOM);
	if (!atomic_compare_exchange_strong(&s->fds[file], &expected, fd)) {
		s->sys->file->close(s->sys, fd);
		return expected;
	}
	fd_budget_add(s->fds_budget, 1);
	return fd;
}

int segment_force_sync(struct hr_segment *s, enum segment_file file, bool data_only)
{
	int fd = atomic_load_explicit(&s->fds[file], memory_order_acquire), own = -1, err;

	if (fd < 0)
		fd = own = file_open_sync(s, file, false);
	if (fd < 0)
		return fd;
	err = data_only ? s->sys->file->datasync(s->sys, fd) : s->sys->file->sync(s->sys, fd);
	if (own >= 0)
		s->sys->file->close(s->sys, own);
	return err;
}

/* --- walking batch headers ----------------------------------------------- */

void scan_init(struct batch_scan *sc, struct hr_sys *sys, int fd, int64_t pos, int64_t limit,
	       bool nowait)
{
	sc->sys = sys;
	sc->fd = fd;
	sc->pos = pos;
	sc->limit = limit;
	sc->nowait = nowait;
	sc->buf_pos = 0;
	sc->buf_len = 0;
}

static ssize_t file_read(struct hr_sys *sys, int fd, bool nowait, void *p, size_t len, int64_t off)
{
	ssize_t n;

	if (!nowait)
		return sys->file->pread(sys, fd, p, len, off);
	n = sys->file->pread_nowait(sys, fd, p, len, off);
	return n == -EOPNOTSUPP ? -EAGAIN : n;
}

/* Makes the header at sc->pos readable; *ret_len may be less than a header at the limit. */
static int scan_fill(struct batch_scan *sc, const uint8_t **ret_p, size_t *ret_len)
{
	size_t want = (size_t)HR_MIN(sc->limit - sc->pos, (int64_t)HR_BATCH_HEADER_LEN);
	ssize_t n;

	if (sc->pos < sc->buf_pos || sc->pos + (int64_t)want > sc->buf_pos + (int64_t)sc->buf_len) {
		size_t len = (size_t)HR_MIN(sc->limit - sc->pos, (int64_t)SCAN_BUF_LEN);

		n = file_read(sc->sys, sc->fd, sc->nowait, sc->buf, len, sc->pos);
		if (n < 0)
			return (int)n;
		sc->buf_pos = sc->pos;
		sc->buf_len = (size_t)n;
		if ((size_t)n < want)
			return sc->nowait ? -EAGAIN : -EBADMSG;
	}
	*ret_p = sc->buf + (sc->pos - sc->buf_pos);
	*ret_len = want;
	return 0;
}

int scan_header(struct batch_scan *sc, struct hr_batch *ret_b)
{
	const uint8_t *p = NULL;
	size_t len = 0;
	int err;

	if (sc->pos >= sc->limit)
		return 0;
	err = scan_fill(sc, &p, &len);
	if (err)
		return err;
	if (hr_batch_parse(p, len, ret_b) || ret_b->base_offset < 0 ||
	    ret_b->last_offset_delta < 0 || ret_b->base_offset > INT64_MAX - INT32_MAX - 1 ||
	    ret_b->batch_len > sc->limit - sc->pos)
		return -EBADMSG;
	return 1;
}

/* --- indexes ------------------------------------------------------------- */

static struct index_entry index_entry_get(const uint8_t *p)
{
	return (struct index_entry){ hr_be32_get(p), hr_be32_get(p + 4) };
}

static struct time_entry time_entry_get(const uint8_t *p)
{
	return (struct time_entry){ (int64_t)hr_be64_get(p), hr_be32_get(p + 8) };
}

void index_entry_put(uint8_t *p, struct index_entry e)
{
	hr_be32_put(p, e.relative_offset);
	hr_be32_put(p + 4, e.position);
}

void time_entry_put(uint8_t *p, struct time_entry e)
{
	hr_be64_put(p, (uint64_t)e.timestamp);
	hr_be32_put(p + 8, e.relative_offset);
}

static int64_t entry_key(const uint8_t *p, size_t entry_len)
{
	return entry_len == INDEX_ENTRY_LEN ? (int64_t)hr_be32_get(p) : (int64_t)hr_be64_get(p);
}

/* Of the sorted entries at @p: how many keys are at or below @key. */
static uint32_t block_upper_bound(const uint8_t *p, uint32_t nr, size_t entry_len, int64_t key)
{
	uint32_t lo = 0, hi = nr;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (entry_key(p + mid * entry_len, entry_len) <= key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Finds the block by its first keys, then the entry in it; 1 found (bytes in @ret), 0 none. */
static int file_lookup(struct hr_sys *sys, int fd, uint32_t nr, size_t entry_len, int64_t key,
		       bool nowait, uint8_t *ret)
{
	uint32_t per_block = (uint32_t)(BLOCK_LEN / entry_len);
	uint32_t lo = 0, hi = (nr + per_block - 1) / per_block, n;
	uint8_t block[BLOCK_LEN];
	ssize_t got;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		got = file_read(sys, fd, nowait, block, entry_len,
				(int64_t)mid * per_block * (int64_t)entry_len);
		if (got < 0)
			return (int)got;
		if ((size_t)got < entry_len)
			return nowait ? -EAGAIN : -EBADMSG;
		if (entry_key(block, entry_len) <= key)
			lo = mid;
		else
			hi = mid;
	}
	if (!nr)
		return 0;
	n = HR_MIN(per_block, nr - lo * per_block);
	got = file_read(sys, fd, nowait, block, n * entry_len,
			(int64_t)lo * per_block * (int64_t)entry_len);
	if (got < 0)
		return (int)got;
	if ((size_t)got < n * entry_len)
		return nowait ? -EAGAIN : -EBADMSG;
	n = block_upper_bound(block, n, entry_len, key);
	if (!n)
		return 0;
	memcpy(ret, block + (n - 1) * entry_len, entry_len);
	return 1;
}

int index_file_lookup(struct hr_sys *sys, int fd, uint32_t nr, uint32_t relative_offset,
		      bool nowait, struct index_entry *ret_e)
{
	uint8_t e[INDEX_ENTRY_LEN];
	int ret = file_lookup(sys, fd, nr, INDEX_ENTRY_LEN, relative_offset, nowait, e);

	if (ret > 0)
		*ret_e = index_entry_get(e);
	return ret;
}

int time_file_lookup(struct hr_sys *sys, int fd, uint32_t nr, int64_t timestamp, bool nowait,
		     struct time_entry *ret_e)
{
	uint8_t e[TIME_ENTRY_LEN];
	int ret = file_lookup(sys, fd, nr, TIME_ENTRY_LEN, timestamp, nowait, e);

	if (ret > 0)
		*ret_e = time_entry_get(e);
	return ret;
}

/* An all-zero entry is padding, unless it stands first. */
static bool entry_is_padding(const uint8_t *p, size_t entry_len)
{
	for (size_t i = 0; i < entry_len; i++)
		if (p[i])
			return false;
	return true;
}

/* Whole entries up to the zero padding that a preallocated file ends in. */
static int file_entries_sync(struct hr_segment *s, enum segment_file file, size_t entry_len,
			     uint32_t *ret_nr, uint8_t *ret_last)
{
	struct hr_sys_stat st;
	uint8_t e[TIME_ENTRY_LEN];
	uint32_t lo = 0, hi;
	int fd = segment_open_sync(s, file, false), err;

	*ret_nr = 0;
	if (fd == -ENOENT)
		return 0;
	if (fd < 0)
		return fd;
	err = s->sys->file->fstat(s->sys, fd, &st);
	if (err)
		return err;
	hi = (uint32_t)HR_MIN(st.size_bytes / (int64_t)entry_len, (int64_t)INT32_MAX);
	/* Padding is a suffix: find where it begins. */
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		ssize_t n = s->sys->file->pread(s->sys, fd, e, entry_len,
						(int64_t)mid * (int64_t)entry_len);

		if (n < 0)
			return (int)n;
		if ((size_t)n == entry_len && !entry_is_padding(e, entry_len)) {
			memcpy(ret_last, e, entry_len);
			lo = mid + 1;
		} else {
			hi = mid;
		}
	}
	*ret_nr = lo;
	return 0;
}

int index_file_load_sync(struct hr_segment *s, uint32_t *ret_nr, struct index_entry *ret_last)
{
	uint8_t last[INDEX_ENTRY_LEN] = { 0 };
	int err = file_entries_sync(s, SEGMENT_INDEX, INDEX_ENTRY_LEN, ret_nr, last);

	*ret_last = index_entry_get(last);
	return err;
}

int time_file_load_sync(struct hr_segment *s, uint32_t *ret_nr, struct time_entry *ret_last)
{
	uint8_t last[TIME_ENTRY_LEN] = { 0 };
	int err = file_entries_sync(s, SEGMENT_TIME, TIME_ENTRY_LEN, ret_nr, last);

	*ret_last = time_entry_get(last);
	return err;
}

int index_tail_write(struct hr_sys *sys, int index_fd, int time_fd, uint32_t index_nr,
		     uint32_t time_nr, const struct index_tail *tail)
{
	uint8_t buf[(INDEX_TAIL_MAX + 1) * TIME_ENTRY_LEN];
	struct iovec iov = { buf, 0 };
	ssize_t n;

	for (int i = 0; i < tail->index_nr; i++)
		index_entry_put(buf + i * INDEX_ENTRY_LEN, tail->index[i]);
	iov.iov_len = (size_t)tail->index_nr * INDEX_ENTRY_LEN;
	if (iov.iov_len) {
		n = sys->file->pwritev(sys, index_fd, &iov, 1, (int64_t)index_nr * INDEX_ENTRY_LEN);
		if (n < 0)
			return (int)n;
	}
	for (int i = 0; i < tail->time_nr; i++)
		time_entry_put(buf + i * TIME_ENTRY_LEN, tail->time[i]);
	iov.iov_len = (size_t)tail->time_nr * TIME_ENTRY_LEN;
	if (iov.iov_len) {
		n = sys->file->pwritev(sys, time_fd, &iov, 1, (int64_t)time_nr * TIME_ENTRY_LEN);
		if (n < 0)
			return (int)n;
	}
	return 0;
}

static void note_time(struct hr_segment *s, struct index_tail *tail)
{
	if (s->largest_timestamp <= s->last_time_entry_ts || s->largest_timestamp < 0)
		return;
	tail->time[tail->time_nr++] = (struct time_entry){
		s->largest_timestamp, (uint32_t)(s->largest_offset - s->base_offset)
	};
	s->last_time_entry_ts = s->largest_timestamp;
}

void segment_note_batch(struct hr_segment *s, struct index_tail *tail, const struct hr_batch *b,
			int32_t index_interval_bytes)
{
	int64_t last = hr_batch_last_offset(b);

	if (!s->size_bytes)
		s->first_timestamp = b->max_timestamp;
	if (b->max_timestamp > s->largest_timestamp) {
		s->largest_timestamp = b->max_timestamp;
		s->largest_offset = last;
	}
	if (s->bytes_since_index > index_interval_bytes) {
		tail->index[tail->index_nr++] = (struct index_entry){
			(uint32_t)(last - s->base_offset), (uint32_t)s->size_bytes
		};
		note_time(s, tail);
		s->bytes_since_index = 0;
	}
	s->bytes_since_index += b->batch_len;
	s->size_bytes += b->batch_len;
	s->next_offset = last + 1;
}

void segment_note_seal(struct hr_segment *s, struct index_tail *tail)
{
	note_time(s, tail);
}
