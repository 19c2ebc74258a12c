// SPDX-License-Identifier: Apache-2.0
/*
 * flush: bytes are forced, then the recovery point moves.
 *
 * Order inside the job: the epoch file (what is behind the recovery point is
 * never scanned again, so its epochs must be on disk), then each sealed segment
 * that is not known to be forced (log, indexes, aborted transactions, the
 * snapshot at its end), the directory, and last the active segment's log.
 *
 * I1  Every byte below the recovery point, and all that recovery would not
 *     rebuild below it, has been forced.
 *
 * Files that are closed are opened for the force alone: it must not fail for want of
 * room in the budget.
 *
 * A failed fsync is final: the kernel may have dropped the pages, so that a
 * second fsync would lie.  The log keeps the error and takes no more appends.
 */
#include "log_priv.h"

#include <fcntl.h>
#include <hr/lib/be.h>
#include <stdlib.h>

static int first_unforced(const struct hr_log *log)
{
	int i = log->segment_nr - 1;

	while (i > 0 && !log->segments[i - 1]->forced)
		i--;
	return i;
}

static void aborted_copy(const struct hr_log *log, int64_t from_offset, struct hr_buf *out)
{
	const struct hr_aborted_txn *t =
		(const struct hr_aborted_txn *)(const void *)log->aborted.p;
	size_t nr = log->aborted.len / sizeof(*t);

	for (size_t i = 0; i < nr; i++)
		if (t[i].last_offset >= from_offset)
			hr_buf_put(out, &t[i], sizeof(t[i]));
}

int hr_log_flush_begin(struct hr_log *log, struct hr_log_job **ret_job)
{
	int first = first_unforced(log);
	struct hr_log_job *job;

	if (log->flushing)
		return -EBUSY;
	if (log->error)
		return log->error;
	if (first == log->segment_nr - 1 && log->recovery_point >= hr_log_end_offset(log) &&
	    !log->epochs.dirty)
		return -ENODATA;
	job = log_job_create(log, JOB_FLUSH, log->segment_nr - first);
	if (!job)
		return -ENOMEM;
	for (int i = first; i < log->segment_nr; i++)
		job->segments[job->segment_nr++] = hr_segment_get(log->segments[i]);
	job->end_offset = hr_log_end_offset(log);
	job->epochs_dirty = log->epochs.dirty;
	if (job->epochs_dirty)
		hr_epoch_file_format(log->epochs.entries, log->epochs.nr, &job->epochs);
	aborted_copy(log, job->segments[0]->base_offset, &job->aborted);
	if (job->epochs.err || job->aborted.err) {
		hr_log_job_free(job);
		return -ENOMEM;
	}
	log->epochs.dirty = false;
	log->flushing = true;
	*ret_job = job;
	return 0;
}

static void txn_entry_put(uint8_t *p, const struct hr_aborted_txn *t)
{
	hr_be16_put(p, 0);
	hr_be64_put(p + 2, (uint64_t)t->producer_id);
	hr_be64_put(p + 10, (uint64_t)t->first_offset);
	hr_be64_put(p + 18, (uint64_t)t->last_offset);
	hr_be64_put(p + 26, (uint64_t)t->stable_offset);
}

/* Rows of [base, end) into @out. */
static void txn_rows(const struct hr_buf *aborted, int64_t base, int64_t end, struct hr_buf *out)
{
	const struct hr_aborted_txn *t = (const struct hr_aborted_txn *)(const void *)aborted->p;
	size_t nr = aborted->len / sizeof(*t);
	uint8_t e[TXN_ENTRY_LEN];

	for (size_t i = 0; i < nr; i++) {
		if (t[i].last_offset < base || t[i].last_offset >= end)
			continue;
		txn_entry_put(e, &t[i]);
		hr_buf_put(out, e, sizeof(e));
	}
}

int log_txn_index_write_sync(struct hr_sys *sys, const char *dir, const struct hr_buf *aborted,
			     int64_t base, int64_t end)
{
	struct hr_buf rows = HR_BUF_INIT;
	char path[HR_LOG_PATH_CAP];
	struct iovec iov;
	int fd, err;

	txn_rows(aborted, base, end, &rows);
	err = rows.err;
	if (!err)
		err = segment_path(path, sizeof(path), dir, base, segment_suffix[SEGMENT_TXN], "");
	if (err || !rows.len)
		goto out;
	fd = sys->file->open(sys, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	err = HR_MIN(fd, 0);
	if (err)
		goto out;
	iov = (struct iovec){ rows.p, rows.len };
	err = (int)HR_MIN(sys->file->pwritev(sys, fd, &iov, 1, 0), 0);
	if (!err)
		err = sys->file->sync(sys, fd);
	sys->file->close(sys, fd);
out:
	hr_buf_fini(&rows);
	return err;
}

static int file_force_sync(struct hr_sys *sys, const char *dir, int64_t offset, const char *suffix)
{
	char path[HR_LOG_PATH_CAP];
	int fd, err = segment_path(path, sizeof(path), dir, offset, suffix, "");

	if (err)
		return err;
	fd = sys->file->open(sys, path, O_RDWR, 0);
	if (fd < 0)
		return fd == -ENOENT ? 0 : fd;
	err = sys->file->sync(sys, fd);
	sys->file->close(sys, fd);
	return err;
}

static int sealed_force_sync(struct hr_log_job *job, int i)
{
	struct hr_segment *s = job->segments[i];
	int64_t end = job->segments[i + 1]->base_offset;
	int err = log_txn_index_write_sync(job->sys, job->path, &job->aborted, s->base_offset, end);

	for (int f = 0; f < SEGMENT_FILE_NR && !err; f++) {
		err = segment_force_sync(s, (enum segment_file)f, false);
		/* Retention may have unlinked it meanwhile, or Kafka never made the index. */
		if (err == -ENOENT)
			err = 0;
	}
	if (!err)
		err = file_force_sync(job->sys, job->path, end, segment_suffix[SEGMENT_SNAPSHOT]);
	return err;
}

void hr_log_flush_sync(struct hr_log_job *job)
{
	struct hr_segment *active = job->segments[job->segment_nr - 1];
	int err = 0;

	hr_assert(job->kind == JOB_FLUSH);
	if (job->epochs_dirty)
		err = hr_text_file_write_sync(job->sys, job->path, "leader-epoch-checkpoint",
					      job->epochs.p, job->epochs.len);
	for (int i = 0; i < job->segment_nr - 1 && !err; i++)
		err = sealed_force_sync(job, i);
	if (!err)
		err = segment_force_sync(active, SEGMENT_LOG, true);
	/* After the files, so that a name found after a power cut leads to bytes. */
	if (!err)
		err = job->sys->file->sync_dir(job->sys, job->path);
	job->result = err;
}

int hr_log_flush_end(struct hr_log *log, struct hr_log_job *job)
{
	int err = job->result;

	hr_assert(log->flushing);
	log->flushing = false;
	log->flushed_ms = hr_sys_wall_ms(log->sys);
	if (err) {
		log->stats.flush_failures++;
		log->epochs.dirty |= job->epochs_dirty;
		if (!log->error)
			log->error = err;
	} else {
		log->stats.flushes++;
		for (int i = 0; i < job->segment_nr - 1; i++)
			job->segments[i]->forced = true;
		log->recovery_point = HR_MAX(log->recovery_point, job->end_offset);
	}
	hr_log_job_free(job);
	return err;
}
