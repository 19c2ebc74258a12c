// SPDX-License-Identifier: Apache-2.0
/*
 * open: the way of one log from a directory to a log and back.
 *
 *	leftovers -> segments (load or recover) -> log start -> epochs ->
 *	aborted transactions -> producers -> snapshots trimmed
 *
 * After a clean stop nothing is scanned but the tail of the active segment.
 * After an unclean one, segments from the one holding the recovery point on are
 * recovered; the first that had to be cut is the last that stays.  If the end
 * then lies below the log start checkpoint, the log starts empty there.
 *
 * Failure: only the file system's own errors and an older record format stop a
 * log from opening.
 */
#include "recover.h"

#include <fcntl.h>
#include <hr/lib/be.h>
#include <stdlib.h>

static struct hr_log *log_alloc(const struct hr_log_open_params *params)
{
	struct hr_log *log = calloc(1, sizeof(*log));

	if (!log)
		return NULL;
	log->magic = LOG_MAGIC;
	log->sys = params->sys;
	log->fds = params->fds;
	log->config = *params->config;
	log->keep_producer_state = params->keep_producer_state;
	hr_epoch_cache_init(&log->epochs);
	hr_producer_state_init(&log->producers);
	hr_rnd_seed(&log->rnd, params->seed);
	log->path = strdup(params->path);
	log->tail = calloc(1, sizeof(*log->tail));
	if (!log->path || !log->tail) {
		hr_log_abandon(log);
		return NULL;
	}
	return log;
}

static int segment_add(struct hr_log *log, int64_t base)
{
	struct hr_segment *s;
	int err = log_segments_reserve(log);

	if (err)
		return err;
	s = segment_create(log, base);
	if (!s)
		return -ENOMEM;
	log->segments[log->segment_nr++] = s;
	return 0;
}

/* A new, empty last segment at @base. */
static int segment_fresh_sync(struct hr_log *log, int64_t base)
{
	int err = log_files_unlink_sync(log->sys, log->path, base, "");

	if (!err)
		err = segment_add(log, base);
	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++)
		err = HR_MIN(segment_open_sync(log_active(log), (enum segment_file)i, true), 0);
	if (!err) {
		log_active(log)->created_ms = log_active(log)->mtime_ms = hr_sys_wall_ms(log->sys);
		err = log->sys->file->sync_dir(log->sys, log->path);
	}
	log->tail->index_nr = log->tail->time_nr = 0;
	return err;
}

/* An index whose log is gone misleads a later segment of that name. */
static int orphans_remove_sync(struct hr_log *log, const char *suffix)
{
	int64_t *bases;
	int nr, err = log_bases_list_sync(log->sys, log->path, suffix, &bases, &nr);

	if (err)
		return err;
	for (int i = 0; i < nr && !err; i++) {
		int at = log->segment_nr ? log_segment_find(log, bases[i]) : 0;

		if (!log->segment_nr || log->segments[at]->base_offset != bases[i])
			err = log_files_unlink_sync(log->sys, log->path, bases[i], "");
	}
	free(bases);
	return err;
}

static int segments_list_sync(struct hr_log *log)
{
	int64_t *bases;
	int nr, err = log_bases_list_sync(log->sys, log->path, ".log", &bases, &nr);

	if (err)
		return err;
	for (int i = 0; i < nr && !err; i++)
		err = segment_add(log, bases[i]);
	free(bases);
	if (err)
		return err;
	for (int f = SEGMENT_INDEX; f <= SEGMENT_TXN && !err; f++)
		err = orphans_remove_sync(log, segment_suffix[f]);
	return err;
}

static int size_read_sync(struct hr_segment *s)
{
	char path[HR_LOG_PATH_CAP];
	struct hr_sys_stat st;
	int err = segment_path(path, sizeof(path), s->dir, s->base_offset, ".log", "");

	if (!err)
		err = s->sys->file->stat(s->sys, path, &st);
	if (!err)
		s->size_bytes = st.size_bytes;
	return err;
}

/*
 * A roll that failed, or that a power cut undid, can leave an empty file with a
 * base inside another segment.  Only the last segment may be empty.
 */
static int empty_drop_sync(struct hr_log *log)
{
	int keep = 0, err = 0;

	for (int i = 0; i < log->segment_nr; i++) {
		struct hr_segment *s = log->segments[i];
		bool drop;

		if (!err)
			err = size_read_sync(s);
		drop = !err && !s->size_bytes && i < log->segment_nr - 1;
		if (drop)
			err = log_files_unlink_sync(log->sys, log->path, s->base_offset, "");
		if (drop)
			hr_segment_put(s);
		else
			log->segments[keep++] = s;
	}
	log->segment_nr = keep;
	return err;
}

static int segments_drop_sync(struct hr_log *log, int from)
{
	int err = 0;

	while (log->segment_nr > from && !err) {
		struct hr_segment *s = log_active(log);

		err = log_files_unlink_sync(log->sys, log->path, s->base_offset, "");
		hr_segment_put(s);
		log->segment_nr--;
	}
	return err;
}

static int first_to_recover(const struct hr_log *log, const struct hr_log_open_params *params)
{
	return params->clean ? log->segment_nr : log_segment_find(log, params->recovery_point);
}

/*
 * Offsets must not come back behind the segment that follows, nor be missing in
 * front of it: a sealed segment whose last pages never reached the disk can end
 * at a batch.  Where compaction runs, missing offsets are normal.
 */
static bool gap_follows(const struct hr_log *log, int i)
{
	/* Compaction may have taken the end of a segment that was not scanned. */
	bool holes_normal = log->config.cleanup_compact || log->segments[i]->forced;

	int64_t end = log->segments[i]->next_offset, base = log->segments[i + 1]->base_offset;

	return end > base || (end < base && !holes_normal);
}

/* *ret_scanned_from: base of the first segment that was recovered. */
static int segments_load_sync(struct recovery *rec, int64_t *ret_scanned_from)
{
	struct hr_log *log = rec->log;
	int err = empty_drop_sync(log), first = first_to_recover(log, rec->params);

	for (int i = 0; i < log->segment_nr && !err; i++) {
		struct hr_segment *s = log->segments[i];
		bool cut = false, last = i == log->segment_nr - 1;
		/* In front of an empty file the end is looked for, see empty_drop_sync(). */
		bool walk = last || (i == log->segment_nr - 2 && !log_active(log)->size_bytes);

		err = i < first ? segment_load_sync(log, s, walk) : -EBADMSG;
		if (err == -EBADMSG) {
			err = segment_recover_sync(rec, s, &cut);
			*ret_scanned_from = HR_MIN(*ret_scanned_from, s->base_offset);
		} else if (!last) {
			if (!walk)
				s->next_offset = log->segments[i + 1]->base_offset;
			s->forced = true;
		}
		if (!last)
			segment_files_close_sync(s);
		if (!err && !last && gap_follows(log, i))
			cut = true;
		if (!err && cut && !last) {
			rec->info->deleted_segments += log->segment_nr - i - 1;
			err = segments_drop_sync(log, i + 1);
			if (!err)
				err = log->sys->file->sync_dir(log->sys, log->path);
		}
	}
	return err;
}

static void epochs_load_sync(struct hr_log *log)
{
	struct hr_buf buf = HR_BUF_INIT;

	/* A damaged or missing file costs old epochs, not data. */
	if (!hr_text_file_read_sync(log->sys, log->path, "leader-epoch-checkpoint", INT32_MAX,
				    &buf) &&
	    hr_epoch_file_parse((const char *)buf.p, buf.len, &log->epochs)) {
		hr_epoch_cache_fini(&log->epochs);
		log->epochs.dirty = true;
	}
	hr_buf_fini(&buf);
}

static int log_start_settle_sync(struct hr_log *log, const struct hr_log_open_params *params,
				 struct hr_log_load_info *info)
{
	int64_t wanted = params->log_start_offset;
	int err = 0;

	if (log->segment_nr && wanted > hr_log_end_offset(log)) {
		info->reset_to_log_start = true;
		err = segments_drop_sync(log, 0);
	}
	if (!err && !log->segment_nr)
		err = segment_fresh_sync(log, HR_MAX(wanted, 0));
	if (err)
		return err;
	log->log_start = HR_MAX(wanted, log->segments[0]->base_offset);
	hr_log_set_high_watermark(log, params->high_watermark);
	log->recovery_point = params->clean
				      ? hr_log_end_offset(log)
				      : HR_MIN(params->recovery_point, hr_log_end_offset(log));
	log->recovery_point = HR_MAX(log->recovery_point, log->segments[0]->base_offset);
	hr_epoch_cache_truncate_end(&log->epochs, hr_log_end_offset(log));
	hr_epoch_cache_truncate_start(&log->epochs, log->log_start);
	return 0;
}

static int state_load_sync(struct hr_log *log, int64_t scanned_from)
{
	int err = log_aborted_load_sync(log, scanned_from);

	if (err == -EBADMSG) {
		log->aborted.len = 0;
		scanned_from = 0;
		err = 0;
	}
	if (!err)
		err = log_producers_load_sync(log, scanned_from);
	if (!err)
		err = log_snapshots_trim_sync(log);
	return err;
}

static int64_t bytes_to_scan_sync(struct recovery *rec)
{
	int64_t sum = 0;

	for (int i = first_to_recover(rec->log, rec->params); i < rec->log->segment_nr; i++) {
		char path[HR_LOG_PATH_CAP];
		struct hr_sys_stat st;

		if (!segment_path(path, sizeof(path), rec->log->path,
				  rec->log->segments[i]->base_offset, ".log", "") &&
		    !rec->log->sys->file->stat(rec->log->sys, path, &st))
			sum += st.size_bytes;
	}
	return sum;
}

static int load_sync(struct recovery *rec)
{
	struct hr_log *log = rec->log;
	int64_t scanned_from = INT64_MAX;
	int err = log->sys->file->mkdir(log->sys, log->path, 0755);

	if (err == -EEXIST)
		err = 0;
	if (!err)
		err = log_leftovers_sync(log->sys, log->path, rec->info);
	if (!err)
		err = segments_list_sync(log);
	if (err)
		return err;
	epochs_load_sync(log);
	rec->total_bytes = bytes_to_scan_sync(rec);
	err = segments_load_sync(rec, &scanned_from);
	if (!err)
		err = log_start_settle_sync(log, rec->params, rec->info);
	if (!err)
		err = state_load_sync(log, scanned_from);
	rec->info->segments = log->segment_nr;
	return err;
}

int hr_log_open_sync(const struct hr_log_open_params *params, struct hr_log_load_info *ret_info,
		     struct hr_log **ret_log)
{
	struct hr_log_load_info info = { 0 };
	struct recovery rec = { .params = params, .info = &info };
	int err = -ENOMEM;

	rec.buf = malloc(RECOVER_BUF_LEN);
	rec.log = log_alloc(params);
	if (rec.buf && rec.log)
		err = load_sync(&rec);
	free(rec.buf);
	if (err) {
		hr_log_abandon(rec.log);
		return err;
	}
	log_jitter_draw(rec.log);
	log_rest_sync(rec.log);
	rec.log->flushed_ms = hr_sys_wall_ms(params->sys);
	if (ret_info)
		*ret_info = info;
	*ret_log = rec.log;
	return 0;
}

/* --- close and truncate --------------------------------------------------- */

int log_epochs_write_sync(struct hr_log *log)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err;

	if (!log->epochs.dirty)
		return 0;
	hr_epoch_file_format(log->epochs.entries, log->epochs.nr, &buf);
	err = buf.err;
	if (!err)
		err = hr_text_file_write_sync(log->sys, log->path, "leader-epoch-checkpoint", buf.p,
					      buf.len);
	if (!err)
		log->epochs.dirty = false;
	hr_buf_fini(&buf);
	return err;
}

static int end_snapshot_write_sync(struct hr_log *log)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err;

	if (!log->keep_producer_state)
		return 0;
	err = hr_producer_snapshot_encode(&log->producers, &buf);
	if (!err)
		err = log_snapshot_write_sync(log->sys, log->path, hr_log_end_offset(log), &buf,
					      true);
	hr_buf_fini(&buf);
	return err;
}

/* Everything of the active segment as a clean stop leaves it. */
static int active_finish_sync(struct hr_log *log)
{
	struct hr_segment *s = log_active(log);
	int err = 0;

	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++)
		err = HR_MIN(segment_open_sync(s, (enum segment_file)i, true), 0);
	if (!err)
		err = log_tail_want(log);
	if (err)
		return err;
	segment_note_seal(s, log->tail);
	err = log_tail_write(log);
	if (!err)
		err = log->sys->file->truncate(log->sys, hr_segment_fd(s), s->size_bytes);
	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++)
		err = log->sys->file->sync(log->sys, segment_fd_nowait(s, (enum segment_file)i));
	if (!err)
		err = log_txn_index_write_sync(log->sys, log->path, &log->aborted, s->base_offset,
					       INT64_MAX);
	return err;
}

int hr_log_close_sync(struct hr_log *log)
{
	struct hr_log_job *job;
	int err = log->error;

	hr_assert(!log->appending && !log->preparing && !log->flushing);
	if (!err) {
		err = hr_log_flush_begin(log, &job);
		if (!err) {
			hr_log_flush_sync(job);
			err = hr_log_flush_end(log, job);
		} else if (err == -ENODATA) {
			err = 0;
		}
	}
	if (!err)
		err = active_finish_sync(log);
	if (!err)
		err = end_snapshot_write_sync(log);
	if (!err)
		err = log_epochs_write_sync(log);
	if (!err)
		err = log->sys->file->sync_dir(log->sys, log->path);
	hr_log_abandon(log);
	return err;
}

static void aborted_cut(struct hr_log *log, int64_t offset)
{
	struct hr_aborted_txn *t = (struct hr_aborted_txn *)(void *)log->aborted.p;
	size_t nr = log->aborted.len / sizeof(*t), keep = 0;

	for (size_t i = 0; i < nr; i++)
		if (t[i].last_offset < offset)
			t[keep++] = t[i];
	log->aborted.len = keep * sizeof(*t);
}

/* File position of the first batch that ends at or above @offset. */
static int cut_position_sync(struct hr_segment *s, int64_t offset, int64_t *ret_pos)
{
	struct batch_scan sc;
	struct hr_batch b;
	struct index_entry e = { 0 };
	int fd, ret = 0;

	fd = segment_open_sync(s, SEGMENT_INDEX, true);
	if (fd >= 0 && s->index_nr && offset > s->base_offset)
		ret = index_file_lookup(s->sys, fd, s->index_nr,
					(uint32_t)HR_MIN(offset - 1 - s->base_offset, INT32_MAX),
					false, &e);
	if (ret <= 0)
		e.position = 0;
	fd = segment_open_sync(s, SEGMENT_LOG, true);
	if (fd < 0)
		return fd;
	scan_init(&sc, s->sys, fd, e.position, s->size_bytes, false);
	while ((ret = scan_header(&sc, &b)) == 1 && hr_batch_last_offset(&b) < offset)
		scan_skip(&sc, &b);
	*ret_pos = sc.pos;
	return HR_MIN(ret, 0);
}

/* Cuts both indexes to entries that lie wholly below @offset. */
static int indexes_cut_sync(struct hr_segment *s, int64_t offset)
{
	uint32_t index_nr = s->index_nr, time_nr = s->time_nr;
	int index_fd = segment_open_sync(s, SEGMENT_INDEX, true);
	int time_fd = segment_open_sync(s, SEGMENT_TIME, true);
	uint8_t e[TIME_ENTRY_LEN];
	int err;

	if (index_fd < 0 || time_fd < 0)
		return HR_MIN(index_fd, time_fd);
	for (; index_nr; index_nr--) {
		ssize_t n = s->sys->file->pread(s->sys, index_fd, e, INDEX_ENTRY_LEN,
						(int64_t)(index_nr - 1) * INDEX_ENTRY_LEN);

		if (n < 0)
			return (int)n;
		if (s->base_offset + hr_be32_get(e) < offset)
			break;
	}
	for (; time_nr; time_nr--) {
		ssize_t n = s->sys->file->pread(s->sys, time_fd, e, TIME_ENTRY_LEN,
						(int64_t)(time_nr - 1) * TIME_ENTRY_LEN);

		if (n < 0)
			return (int)n;
		if (s->base_offset + hr_be32_get(e + 8) < offset)
			break;
	}
	err = s->sys->file->truncate(s->sys, index_fd, (int64_t)index_nr * INDEX_ENTRY_LEN);
	if (!err)
		err = s->sys->file->truncate(s->sys, time_fd, (int64_t)time_nr * TIME_ENTRY_LEN);
	return err;
}

static int active_cut_sync(struct hr_log *log, int64_t offset)
{
	struct hr_segment *s = log_active(log);
	char path[HR_LOG_PATH_CAP];
	int64_t pos;
	int err = cut_position_sync(s, offset, &pos);

	if (!err)
		err = log->sys->file->truncate(log->sys, hr_segment_fd(s), pos);
	if (!err)
		err = indexes_cut_sync(s, offset);
	if (!err)
		err = segment_path(path, sizeof(path), log->path, s->base_offset,
				   segment_suffix[SEGMENT_TXN], "");
	if (!err)
		err = log->sys->file->unlink(log->sys, path);
	if (err && err != -ENOENT)
		return err;
	/* Forced, so that a power cut cannot bring back what others were told is gone. */
	err = log->sys->file->sync(log->sys, hr_segment_fd(s));
	if (!err)
		err = log->sys->file->sync_dir(log->sys, log->path);
	s->forced = false;
	return err ? err : segment_load_sync(log, s, true);
}

int hr_log_truncate_fully_sync(struct hr_log *log, int64_t offset)
{
	int err = log_tail_want(log);

	if (!err)
		err = segments_drop_sync(log, 0);
	if (!err)
		err = segment_fresh_sync(log, offset);
	if (err) {
		log->error = err;
		return err;
	}
	log->cut_wanted = log->roll_wanted = false;
	hr_epoch_cache_fini(&log->epochs);
	log->epochs.dirty = true;
	hr_producer_state_reset(&log->producers, offset);
	log->aborted.len = 0;
	log->log_start = log->high_watermark = log->recovery_point = offset;
	log->stats.truncations++;
	err = log_snapshots_trim_sync(log);
	if (!err)
		err = log_epochs_write_sync(log);
	/* Half cut is no state to go on from; a restart recovers. */
	log->error = err;
	return err;
}

int hr_log_truncate_sync(struct hr_log *log, int64_t offset)
{
	int at, err;

	hr_assert(!log->appending && !log->preparing && !log->flushing);
	if (log->error)
		return log->error;
	if (offset >= hr_log_end_offset(log))
		return 0;
	if (offset <= log->segments[0]->base_offset)
		return hr_log_truncate_fully_sync(log, offset);
	err = log_tail_want(log);
	if (!err)
		err = log_tail_write(log);
	at = log_segment_find(log, offset);
	/* A cut right at a base keeps the segment before as the active one. */
	if (log->segments[at]->base_offset == offset && at > 0)
		at--;
	if (!err)
		err = segments_drop_sync(log, at + 1);
	if (log->tail)
		log->tail->index_nr = log->tail->time_nr = 0;
	log->cut_wanted = log->roll_wanted = false;
	if (!err)
		err = active_cut_sync(log, offset);
	if (err) {
		log->error = err;
		return err;
	}
	/* The batch that held the offset began below the log start: nothing stays. */
	if (hr_log_end_offset(log) < log->log_start && offset >= log->log_start)
		return hr_log_truncate_fully_sync(log, log->log_start);
	aborted_cut(log, offset);
	hr_epoch_cache_truncate_end(&log->epochs, hr_log_end_offset(log));
	log->log_start = HR_MIN(log->log_start, hr_log_end_offset(log));
	hr_log_set_high_watermark(log, log->high_watermark);
	log->recovery_point = HR_MIN(log->recovery_point, hr_log_end_offset(log));
	log->stats.truncations++;
	err = log_snapshots_trim_sync(log);
	if (!err)
		err = log_producers_load_sync(log, INT64_MAX);
	if (!err)
		err = log_epochs_write_sync(log);
	log->error = err;
	return err;
}
