// SPDX-License-Identifier: Apache-2.0
/*
 * recover: segments are loaded, and repaired after an unclean stop.
 *
 * A segment that was stopped cleanly, or lies below the recovery point, is
 * *loaded*: its size and the ends of its indexes are believed.  Another is
 * *recovered*: each batch is read whole and checked, the indexes are written
 * anew, and the file is cut in front of the first batch that is not whole, not
 * intact or not in order.  Segments behind a cut are deleted.
 *
 * I1  After recovery every byte of a recovered segment belongs to a batch whose
 *     checksum holds, and offsets rise strictly.
 * I2  No byte below the recovery point is dropped: those segments are not scanned.
 * I3  A file of an older record format (magic 0 or 1, intact by its own
 *     checksum) is never cut; opening it fails with -EPROTONOSUPPORT.
 *
 * Memory: one buffer of 256 KiB; checksums run over batches of any length.
 */
#include "recover.h"

#include <hr/lib/be.h>
#include <hr/lib/crc32c.h>
#include <stdlib.h>
#include <zlib.h>

#define PROGRESS_STEP_BYTES (8 << 20)

/* --- checks of one batch -------------------------------------------------- */

struct crc_run {
	struct hr_sys *sys;
	int fd;
	uint8_t *buf;
};

static int crc_over_sync(struct crc_run *c, int64_t pos, int64_t len, bool castagnoli,
			 uint32_t *ret_crc)
{
	uint32_t crc = 0;

	while (len > 0) {
		size_t want = (size_t)HR_MIN(len, (int64_t)RECOVER_BUF_LEN);
		ssize_t n = c->sys->file->pread(c->sys, c->fd, c->buf, want, pos);

		if (n < 0)
			return (int)n;
		if ((size_t)n != want)
			return -EBADMSG;
		crc = castagnoli ? hr_crc32c(crc, c->buf, want)
				 : (uint32_t)crc32(crc, c->buf, (uInt)want);
		pos += n;
		len -= n;
	}
	*ret_crc = crc;
	return 0;
}

/* A message of magic 0 or 1 stands at @pos, and its CRC-32 holds. */
static bool legacy_intact_sync(struct crc_run *c, int64_t pos, int64_t limit)
{
	uint8_t head[HR_BATCH_PREFIX_LEN];
	int32_t len;
	uint32_t crc;

	if (c->sys->file->pread(c->sys, c->fd, head, sizeof(head), pos) != sizeof(head))
		return false;
	len = (int32_t)hr_be32_get(head + 8);
	if (head[16] > 1 || len < 14 || len > limit - pos - HR_BATCH_LOG_OVERHEAD)
		return false;
	if (crc_over_sync(c, pos + 16, len - 4, false, &crc))
		return false;
	return crc == hr_be32_get(head + 12);
}

static int batch_check_sync(struct crc_run *c, int64_t pos, const struct hr_batch *b,
			    const struct hr_segment *s)
{
	uint32_t crc;
	int err;

	if (b->base_offset < s->next_offset ||
	    hr_batch_last_offset(b) - s->base_offset > INT32_MAX)
		return -EBADMSG;
	err = crc_over_sync(c, pos + HR_BATCH_ATTRIBUTES_OFF,
			    b->batch_len - HR_BATCH_ATTRIBUTES_OFF, true, &crc);
	if (err)
		return err;
	return crc == b->crc ? 0 : -EBADMSG;
}

/* --- recovering one segment ----------------------------------------------- */

static void segment_reset(struct hr_segment *s)
{
	s->size_bytes = 0;
	s->next_offset = s->base_offset;
	s->first_timestamp = s->largest_timestamp = s->last_time_entry_ts = -1;
	s->largest_offset = -1;
	s->bytes_since_index = 0;
	s->index_nr = s->time_nr = 0;
}

static int tail_flush_sync(struct hr_segment *s, struct index_tail *t)
{
	int err = index_tail_write(s->sys, segment_fd_nowait(s, SEGMENT_INDEX),
				   segment_fd_nowait(s, SEGMENT_TIME), s->index_nr, s->time_nr, t);

	if (err)
		return err;
	s->index_nr += (uint32_t)t->index_nr;
	s->time_nr += (uint32_t)t->time_nr;
	t->index_nr = t->time_nr = 0;
	return 0;
}

static int progress(struct recovery *rec, int64_t bytes)
{
	int64_t before = rec->scanned_bytes;

	rec->scanned_bytes += bytes;
	if (!rec->params->progress ||
	    before / PROGRESS_STEP_BYTES == rec->scanned_bytes / PROGRESS_STEP_BYTES)
		return 0;
	return rec->params->progress(rec->params->progress_arg, rec->scanned_bytes,
				     rec->total_bytes)
		       ? -ECANCELED
		       : 0;
}

/* Walks whole, intact batches; stops at the first that is not. */
static int segment_scan_sync(struct recovery *rec, struct hr_segment *s, int64_t file_len)
{
	struct hr_log *log = rec->log;
	struct crc_run crc = { s->sys, hr_segment_fd(s), rec->buf };
	struct batch_scan sc;
	struct hr_batch b;
	int ret;

	scan_init(&sc, s->sys, crc.fd, 0, file_len, false);
	while ((ret = scan_header(&sc, &b)) == 1) {
		ret = batch_check_sync(&crc, sc.pos, &b, s);
		if (ret)
			break;
		segment_note_batch(s, log->tail, &b, log->config.index_interval_bytes);
		if (b.leader_epoch > hr_epoch_cache_latest(&log->epochs) &&
		    hr_epoch_cache_assign(&log->epochs, b.leader_epoch, b.base_offset))
			return -ENOMEM;
		ret = log->tail->index_nr == INDEX_TAIL_MAX ? tail_flush_sync(s, log->tail) : 0;
		if (!ret)
			ret = progress(rec, b.batch_len);
		if (ret)
			return ret;
		scan_skip(&sc, &b);
	}
	if (ret == -EBADMSG && legacy_intact_sync(&crc, sc.pos, file_len))
		return -EPROTONOSUPPORT;
	return ret == -EBADMSG ? 0 : ret;
}

int segment_recover_sync(struct recovery *rec, struct hr_segment *s, bool *ret_cut)
{
	struct hr_sys *sys = s->sys;
	struct hr_sys_stat st;
	int err = 0;

	segment_reset(s);
	rec->log->tail->index_nr = rec->log->tail->time_nr = 0;
	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++)
		err = HR_MIN(segment_open_sync(s, (enum segment_file)i, true), 0);
	if (!err)
		err = sys->file->fstat(sys, hr_segment_fd(s), &st);
	if (!err)
		err = sys->file->truncate(sys, segment_fd_nowait(s, SEGMENT_INDEX), 0);
	if (!err)
		err = sys->file->truncate(sys, segment_fd_nowait(s, SEGMENT_TIME), 0);
	if (!err)
		err = segment_scan_sync(rec, s, st.size_bytes);
	if (err)
		return err;
	s->created_ms = s->mtime_ms = st.mtime_ms;
	rec->info->scanned_segments++;
	rec->info->scanned_bytes += st.size_bytes;
	segment_note_seal(s, rec->log->tail);
	err = tail_flush_sync(s, rec->log->tail);
	*ret_cut = st.size_bytes > s->size_bytes;
	if (!err && *ret_cut) {
		rec->info->cut_bytes += st.size_bytes - s->size_bytes;
		err = sys->file->truncate(sys, hr_segment_fd(s), s->size_bytes);
		/* What was cut must not come back behind batches written from here on. */
		if (!err)
			err = sys->file->sync(sys, hr_segment_fd(s));
	}
	return err;
}

/* --- loading one segment -------------------------------------------------- */

/* From the last index entry to the end; -EBADMSG: the entry or the file is not as it should be. */
static int tail_walk_sync(struct hr_log *log, struct hr_segment *s, int64_t file_len,
			  const struct index_entry *last)
{
	struct batch_scan sc;
	struct hr_batch b;
	bool first = true;
	int ret;

	s->size_bytes = s->index_nr ? last->position : 0;
	scan_init(&sc, s->sys, hr_segment_fd(s), s->size_bytes, file_len, false);
	while ((ret = scan_header(&sc, &b)) == 1) {
		if (first && s->index_nr &&
		    hr_batch_last_offset(&b) != s->base_offset + last->relative_offset)
			return -EBADMSG;
		if (!first && b.base_offset < s->next_offset)
			return -EBADMSG;
		/* The batch of the last entry has its entry; count from it. */
		s->bytes_since_index = first && s->index_nr ? 0 : s->bytes_since_index;
		segment_note_batch(s, log->tail, &b,
				   first ? INT32_MAX : log->config.index_interval_bytes);
		if (log->tail->index_nr == INDEX_TAIL_MAX) {
			ret = tail_flush_sync(s, log->tail);
			if (ret)
				return ret;
		}
		first = false;
		scan_skip(&sc, &b);
	}
	/* An index that points behind the end is an older one. */
	if (!ret && ((s->index_nr && first) || s->largest_offset >= s->next_offset))
		return -EBADMSG;
	return ret;
}

static int first_timestamp_load_sync(struct hr_segment *s, int64_t file_len)
{
	struct batch_scan sc;
	struct hr_batch b;
	int ret;

	scan_init(&sc, s->sys, hr_segment_fd(s), 0, file_len, false);
	ret = scan_header(&sc, &b);
	if (ret == 1)
		s->first_timestamp = b.max_timestamp;
	return HR_MIN(ret, 0);
}

static int indexes_load_sync(struct hr_segment *s, bool active, struct index_entry *ret_last)
{
	struct time_entry t = { -1, 0 };
	int err = index_file_load_sync(s, &s->index_nr, ret_last);

	if (!err)
		err = time_file_load_sync(s, &s->time_nr, &t);
	if (err)
		return err;
	if (s->time_nr) {
		s->largest_timestamp = s->last_time_entry_ts = t.timestamp;
		s->largest_offset = s->base_offset + t.relative_offset;
	}
	if (!active)
		return 0;
	/* Whatever stands behind the believed entries must not show through later. */
	err = s->sys->file->truncate(s->sys, segment_fd_nowait(s, SEGMENT_INDEX),
				     (int64_t)s->index_nr * INDEX_ENTRY_LEN);
	if (!err)
		err = s->sys->file->truncate(s->sys, segment_fd_nowait(s, SEGMENT_TIME),
					     (int64_t)s->time_nr * TIME_ENTRY_LEN);
	return err;
}

int segment_load_sync(struct hr_log *log, struct hr_segment *s, bool active)
{
	struct index_entry last = { 0 };
	struct hr_sys_stat st;
	int err = 0;

	segment_reset(s);
	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++) {
		err = HR_MIN(segment_open_sync(s, (enum segment_file)i, active), 0);
		if (err == -ENOENT && i != SEGMENT_LOG)
			err = 0;
	}
	if (!err)
		err = s->sys->file->fstat(s->sys, hr_segment_fd(s), &st);
	if (!err)
		err = indexes_load_sync(s, active, &last);
	if (err)
		return err;
	s->created_ms = s->mtime_ms = st.mtime_ms;
	if (!active) {
		/* A sealed segment without its index is made one again by recovery. */
		if ((segment_fd_nowait(s, SEGMENT_INDEX) < 0 && st.size_bytes) ||
		    (s->index_nr && last.position >= st.size_bytes))
			err = -EBADMSG;
		s->size_bytes = st.size_bytes;
		segment_files_close_sync(s);
		return err;
	}
	log->tail->index_nr = log->tail->time_nr = 0;
	err = tail_walk_sync(log, s, st.size_bytes, &last);
	if (!err)
		err = tail_flush_sync(s, log->tail);
	return err ? err : first_timestamp_load_sync(s, st.size_bytes);
}
