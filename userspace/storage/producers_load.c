// SPDX-License-Identifier: Apache-2.0
/*
 * producers_load: producer state and aborted transactions after a start or a
 * truncation.
 *
 * State at the end = newest snapshot that reads back + batch headers from there.
 * A snapshot whose checksum fails is unlinked and the next older one tried; with
 * none, the walk begins at the first segment.  Bodies are read of control
 * batches alone (a marker's type and coordinator epoch).
 */
#include "recover.h"

#include <fcntl.h>
#include <hr/lib/be.h>
#include <stdlib.h>

#define MARKER_LEN_MAX 4096

/* The whole file of the log that is named by an offset and a suffix. */
static int offset_file_read_sync(const struct hr_log *log, int64_t offset,
				 enum segment_file kind, struct hr_buf *buf)
{
	char name[64];

	segment_path(name, sizeof(name), "", offset, segment_suffix[kind], "");
	return hr_text_file_read_sync(log->sys, log->path, name + 1, INT32_MAX, buf);
}

static int snapshot_read_sync(struct hr_log *log, int64_t offset)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err = offset_file_read_sync(log, offset, SEGMENT_SNAPSHOT, &buf);

	hr_producer_state_reset(&log->producers, offset);
	if (!err)
		err = hr_producer_snapshot_decode(&log->producers, buf.p, buf.len,
						  hr_sys_wall_ms(log->sys),
						  log->config.producer_expiration_ms);
	if (err)
		hr_producer_state_reset(&log->producers, 0);
	hr_buf_fini(&buf);
	return err;
}

static int snapshot_unlink_sync(struct hr_log *log, int64_t offset)
{
	char path[HR_LOG_PATH_CAP];
	int err = segment_path(path, sizeof(path), log->path, offset,
			       segment_suffix[SEGMENT_SNAPSHOT], "");

	if (!err)
		err = log->sys->file->unlink(log->sys, path);
	return err == -ENOENT ? 0 : err;
}

int log_snapshot_write_sync(struct hr_sys *sys, const char *dir, int64_t offset,
			    const struct hr_buf *snapshot, bool force)
{
	char path[HR_LOG_PATH_CAP];
	struct iovec iov = { snapshot->p, snapshot->len };
	int fd, err = segment_path(path, sizeof(path), dir, offset,
				   segment_suffix[SEGMENT_SNAPSHOT], "");

	if (err)
		return err;
	fd = sys->file->open(sys, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (fd < 0)
		return fd;
	err = (int)HR_MIN(sys->file->pwritev(sys, fd, &iov, 1, 0), 0);
	if (!err && force)
		err = sys->file->sync(sys, fd);
	sys->file->close(sys, fd);
	return err;
}

/* *ret_from: where replay starts. */
static int snapshot_pick_sync(struct hr_log *log, int64_t limit, int64_t *ret_from)
{
	int64_t *bases;
	int nr, err;

	*ret_from = log->segments[0]->base_offset;
	hr_producer_state_reset(&log->producers, *ret_from);
	err = log_bases_list_sync(log->sys, log->path, segment_suffix[SEGMENT_SNAPSHOT], &bases,
				  &nr);
	if (err)
		return err;
	while (nr-- > 0 && !err) {
		if (bases[nr] > limit)
			continue;
		err = snapshot_read_sync(log, bases[nr]);
		if (!err) {
			*ret_from = bases[nr];
			log->producers.snapshot_offset = bases[nr];
			break;
		}
		if (err != -EBADMSG && err != -ENOENT)
			break;
		err = snapshot_unlink_sync(log, bases[nr]);
	}
	free(bases);
	if (log->producers.snapshot_offset < 0)
		hr_producer_state_reset(&log->producers, *ret_from);
	return err;
}

static int aborted_note(struct hr_log *log, const struct hr_txn_completed *txn)
{
	struct hr_aborted_txn t = { txn->producer_id, txn->first_offset, txn->last_offset,
				    hr_producer_first_ongoing(&log->producers) };

	if (t.stable_offset < 0)
		t.stable_offset = t.last_offset + 1;
	log_aborted_add(log, &t);
	return log->aborted.err;
}

static int batch_replay_sync(struct hr_log *log, int fd, int64_t pos, const struct hr_batch *b,
			     int64_t aborted_from)
{
	uint8_t body[MARKER_LEN_MAX];
	struct hr_txn_completed txn;
	size_t len = 0;
	int err;

	if (hr_batch_is_control(b) && b->batch_len - HR_BATCH_HEADER_LEN <= MARKER_LEN_MAX) {
		ssize_t n = log->sys->file->pread(log->sys, fd, body,
						  (size_t)b->batch_len - HR_BATCH_HEADER_LEN,
						  pos + HR_BATCH_HEADER_LEN);

		if (n < 0)
			return (int)n;
		len = (size_t)n;
	}
	err = log_producers_apply(log, b, body, len, &txn);
	if (!err && txn.producer_id >= 0 && txn.aborted && txn.last_offset >= aborted_from)
		err = aborted_note(log, &txn);
	hr_producer_commit(&log->producers);
	return err;
}

static int segment_replay_sync(struct hr_log *log, struct hr_segment *s, int64_t from,
			       int64_t aborted_from)
{
	struct index_entry e = { 0 };
	struct batch_scan sc;
	struct hr_batch b;
	int fd, ret;

	/* Entries name last offsets, so the one below @from leads in front of it. */
	if (from > s->base_offset && s->index_nr) {
		fd = segment_open_sync(s, SEGMENT_INDEX, false);
		if (fd >= 0 && index_file_lookup(s->sys, fd, s->index_nr,
						 (uint32_t)HR_MIN(from - s->base_offset, INT32_MAX),
						 false, &e) <= 0)
			e.position = 0;
	}
	fd = segment_open_sync(s, SEGMENT_LOG, false);
	if (fd < 0)
		return fd;
	scan_init(&sc, s->sys, fd, HR_MIN((int64_t)e.position, s->size_bytes), s->size_bytes,
		  false);
	while ((ret = scan_header(&sc, &b)) == 1) {
		if (hr_batch_last_offset(&b) >= from) {
			ret = batch_replay_sync(log, fd, sc.pos, &b, aborted_from);
			if (ret)
				return ret;
		}
		scan_skip(&sc, &b);
	}
	return ret == -EBADMSG ? 0 : ret;
}

int log_producers_load_sync(struct hr_log *log, int64_t aborted_from)
{
	int64_t from, end = hr_log_end_offset(log);
	int err;

	if (!log->keep_producer_state)
		return 0;
	err = snapshot_pick_sync(log, HR_MIN(end, aborted_from), &from);
	for (int i = log_segment_find(log, from); i < log->segment_nr && !err && from < end; i++) {
		err = segment_replay_sync(log, log->segments[i], from, aborted_from);
		if (i < log->segment_nr - 1)
			segment_files_close_sync(log->segments[i]);
	}
	log->producers.last_offset = end;
	return err;
}

int log_snapshots_trim_sync(struct hr_log *log)
{
	int64_t *bases, end = hr_log_end_offset(log), newest = -1;
	int nr, err;

	err = log_bases_list_sync(log->sys, log->path, segment_suffix[SEGMENT_SNAPSHOT], &bases,
				  &nr);
	if (err)
		return err;
	for (int i = 0; i < nr; i++)
		if (bases[i] <= end)
			newest = bases[i];
	for (int i = 0; i < nr && !err; i++) {
		int at = log_segment_find(log, bases[i]);

		if (bases[i] > end ||
		    (bases[i] != newest && log->segments[at]->base_offset != bases[i]))
			err = snapshot_unlink_sync(log, bases[i]);
	}
	free(bases);
	return err;
}

static int aborted_file_load_sync(struct hr_log *log, int64_t base)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err = offset_file_read_sync(log, base, SEGMENT_TXN, &buf);

	if (err == -ENOENT)
		return 0;
	for (size_t at = 0; !err && at + TXN_ENTRY_LEN <= buf.len; at += TXN_ENTRY_LEN) {
		const uint8_t *p = buf.p + at;
		struct hr_aborted_txn t = {
			(int64_t)hr_be64_get(p + 2), (int64_t)hr_be64_get(p + 10),
			(int64_t)hr_be64_get(p + 18), (int64_t)hr_be64_get(p + 26)};

		if (hr_be16_get(p) || t.first_offset > t.last_offset || t.last_offset < base)
			err = -EBADMSG;
		else
			log_aborted_add(log, &t);
	}
	if (!err && buf.len % TXN_ENTRY_LEN)
		err = -EBADMSG;
	hr_buf_fini(&buf);
	return err ? err : log->aborted.err;
}

int log_aborted_load_sync(struct hr_log *log, int64_t aborted_from)
{
	int err = 0;

	log->aborted.len = 0;
	for (int i = 0; i < log->segment_nr && !err; i++)
		if (log->segments[i]->base_offset < aborted_from)
			err = aborted_file_load_sync(log, log->segments[i]->base_offset);
	return err;
}
