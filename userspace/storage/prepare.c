// SPDX-License-Identifier: Apache-2.0
/*
 * prepare: what must happen to files before the next append.
 *
 * One job does all that is wanted: opens the active segment's files, cuts what
 * a failed write left behind the end, and lays out the next segment.  A roll
 * leaves behind, in this order: the rest of the old indexes with the closing
 * time entry, the producer snapshot at the new base (not forced; the flush that
 * follows does that), the empty files of the new segment.
 *
 * Power cut in between: a segment file without bytes is an empty active
 * segment for recovery, a snapshot beyond the end is removed by it.
 * A roll that fails removes what it made; what it cannot remove is recognised by
 * the next start (open.c).
 */
#include "log_priv.h"

#include <fcntl.h>
#include <stdlib.h>

static int roll_copy(struct hr_log *log, struct hr_log_job *job)
{
	struct hr_segment *s = log_active(log);
	int err;

	job->roll_base = HR_MAX(log->roll_base, hr_log_end_offset(log));
	job->preallocate_bytes = log->config.preallocate ? log->config.segment_bytes : 0;
	job->tail = malloc(sizeof(*job->tail));
	job->fresh = segment_create(log, job->roll_base);
	err = log_segments_reserve(log);
	if (!job->tail || !job->fresh || err)
		return -ENOMEM;
	segment_note_seal(s, log->tail);
	*job->tail = *log->tail;
	job->index_nr = s->index_nr;
	job->time_nr = s->time_nr;
	if (log->keep_producer_state)
		return hr_producer_snapshot_encode(&log->producers, &job->snapshot);
	return 0;
}

/* Room for what the job will open; it is given back when the job has counted it itself. */
static int fds_promise(struct hr_log *log, struct hr_log_job *job)
{
	int nr = log->roll_wanted ? SEGMENT_FILE_NR : 0;

	if (!log->fds || !log->fds->max)
		return 0;
	for (int i = 0; i < SEGMENT_FILE_NR; i++)
		nr += segment_fd_nowait(log_active(log), (enum segment_file)i) < 0;
	if (atomic_fetch_add(&log->fds->open, nr) + nr > log->fds->max) {
		atomic_fetch_sub(&log->fds->open, nr);
		return -EMFILE;
	}
	job->fds_promised = nr;
	return 0;
}

int hr_log_prepare_begin(struct hr_log *log, struct hr_log_job **ret_job)
{
	struct hr_segment *s = log_active(log);
	struct hr_log_job *job;
	int err;

	if (log->preparing || log->appending)
		return -EBUSY;
	if (log->error)
		return log->error;
	job = log_job_create(log, JOB_PREPARE, 1);
	if (!job)
		return -ENOMEM;
	job->segments[job->segment_nr++] = hr_segment_get(s);
	job->cut = log->cut_wanted;
	job->cut_pos = s->size_bytes;
	/* A segment cannot follow itself. */
	if (log->roll_wanted && HR_MAX(log->roll_base, s->next_offset) == s->base_offset)
		log->roll_wanted = false;
	job->roll = log->roll_wanted;
	err = fds_promise(log, job);
	if (!err)
		err = log_tail_want(log);
	if (!err && job->roll)
		err = roll_copy(log, job);
	if (err) {
		hr_log_job_free(job);
		return err;
	}
	s->used = true;
	log->preparing = true;
	*ret_job = job;
	return 0;
}

static int seal_sync(struct hr_log_job *job, struct hr_segment *s)
{
	struct hr_sys *sys = job->sys;
	const struct index_tail *t = job->tail;
	int index_fd = segment_fd_nowait(s, SEGMENT_INDEX);
	int time_fd = segment_fd_nowait(s, SEGMENT_TIME);
	int err;

	err = index_tail_write(sys, index_fd, time_fd, job->index_nr, job->time_nr, t);
	if (!err)
		err = sys->file->truncate(sys, index_fd, ((int64_t)job->index_nr + t->index_nr) *
								 INDEX_ENTRY_LEN);
	if (!err)
		err = sys->file->truncate(sys, time_fd, ((int64_t)job->time_nr + t->time_nr) *
								TIME_ENTRY_LEN);
	/* Also drops preallocated space. */
	if (!err)
		err = sys->file->truncate(sys, segment_fd_nowait(s, SEGMENT_LOG), job->cut_pos);
	return err;
}

static int fresh_sync(struct hr_log_job *job)
{
	struct hr_sys *sys = job->sys;
	int err = log_files_unlink_sync(sys, job->path, job->roll_base, "");

	if (!err && job->snapshot.len)
		err = log_snapshot_write_sync(sys, job->path, job->roll_base, &job->snapshot,
					      false);
	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++)
		err = HR_MIN(segment_open_sync(job->fresh, (enum segment_file)i, true), 0);
	if (!err && job->preallocate_bytes)
		err = sys->file->allocate(sys, hr_segment_fd(job->fresh), job->preallocate_bytes);
	job->fresh->created_ms = hr_sys_wall_ms(sys);
	/* Half a segment must not be found by a later start. */
	if (err)
		(void)!log_files_unlink_sync(sys, job->path, job->roll_base, "");
	return err;
}

void hr_log_prepare_sync(struct hr_log_job *job)
{
	struct hr_segment *s = job->segments[0];
	int err = 0;

	hr_assert(job->kind == JOB_PREPARE);
	for (int i = 0; i < SEGMENT_FILE_NR && !err; i++)
		err = HR_MIN(segment_open_sync(s, (enum segment_file)i, true), 0);
	if (!err && job->cut)
		err = job->sys->file->truncate(job->sys, hr_segment_fd(s), job->cut_pos);
	/* Forced: the refused bytes must not come back behind what is written next. */
	if (!err && job->cut)
		err = job->sys->file->sync(job->sys, hr_segment_fd(s));
	if (!err && job->roll)
		err = seal_sync(job, s);
	if (!err && job->roll)
		err = fresh_sync(job);
	job->result = err;
}

static void roll_attach(struct hr_log *log, struct hr_log_job *job)
{
	struct hr_segment *s = log_active(log);

	s->index_nr += (uint32_t)job->tail->index_nr;
	s->time_nr += (uint32_t)job->tail->time_nr;
	s->mtime_ms = job->fresh->created_ms;
	log->tail->index_nr = log->tail->time_nr = 0;
	log->segments[log->segment_nr++] = job->fresh;
	job->fresh = NULL;
	log_jitter_draw(log);
	log->roll_wanted = false;
	log->producers.snapshot_offset = job->roll_base;
	log->stats.rolls++;
}

int hr_log_prepare_end(struct hr_log *log, struct hr_log_job *job)
{
	int err = job->result;

	hr_assert(log->preparing && !log->appending);
	log->preparing = false;
	if (!err) {
		if (job->cut)
			log->cut_wanted = false;
		if (job->roll)
			roll_attach(log, job);
	}
	hr_log_job_free(job);
	return err;
}
