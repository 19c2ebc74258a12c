// SPDX-License-Identifier: Apache-2.0
/*
 * log: what a log knows about itself without touching the disk.
 *
 *	log start <= stable offset <= high watermark <= end
 *
 * I1  There is always at least one segment; the last is the active one.
 * I2  Segment bases rise strictly and every segment ends at or below the next
 *     base.
 * I3  The high watermark lies in [log start, end]; the recovery point never
 *     above the end.
 *
 * Ownership and threads: see hr/storage/log.h.
 */
#include "log_priv.h"

#include <stdlib.h>

int64_t hr_log_start_offset(const struct hr_log *log)
{
	return log->log_start;
}

int64_t hr_log_end_offset(const struct hr_log *log)
{
	return log_active(log)->next_offset;
}

int64_t hr_log_high_watermark(const struct hr_log *log)
{
	return log->high_watermark;
}

int64_t hr_log_stable_offset(struct hr_log *log)
{
	int64_t first = hr_producer_first_unstable(&log->producers, log->high_watermark);

	if (first < 0 || first > log->high_watermark)
		return log->high_watermark;
	return HR_MAX(first, log->log_start);
}

int64_t hr_log_recovery_point(const struct hr_log *log)
{
	return log->recovery_point;
}

int64_t hr_log_size_bytes(const struct hr_log *log)
{
	int64_t sum = 0;

	for (int i = 0; i < log->segment_nr; i++)
		sum += log->segments[i]->size_bytes;
	return sum;
}

int hr_log_segment_nr(const struct hr_log *log)
{
	return log->segment_nr;
}

int hr_log_extents(const struct hr_log *log, int from, struct hr_log_extent *ret_e, int nr)
{
	int got = 0;

	for (int i = from; i < log->segment_nr && got < nr; i++)
		ret_e[got++] = (struct hr_log_extent){ log->segments[i]->base_offset,
						       log->segments[i]->size_bytes };
	return got;
}

const struct hr_log_stats *hr_log_stats(const struct hr_log *log)
{
	return &log->stats;
}

const struct hr_producer_state *hr_log_producers(const struct hr_log *log)
{
	return &log->producers;
}

const struct hr_log_config *hr_log_config(const struct hr_log *log)
{
	return &log->config;
}

void hr_log_configure(struct hr_log *log, const struct hr_log_config *config)
{
	log->config = *config;
}

int hr_log_error(const struct hr_log *log)
{
	return log->error;
}

const char *hr_log_path(const struct hr_log *log)
{
	return log->path;
}

int64_t hr_log_set_high_watermark(struct hr_log *log, int64_t offset)
{
	offset = HR_MIN(offset, hr_log_end_offset(log));
	log->high_watermark = HR_MAX(offset, log->log_start);
	return log->high_watermark;
}

int64_t hr_log_expire_producers(struct hr_log *log, int64_t now_ms)
{
	return hr_producer_expire(&log->producers, now_ms, log->config.producer_expiration_ms);
}

/* --- leader epochs ------------------------------------------------------- */

int32_t hr_log_latest_epoch(const struct hr_log *log)
{
	return hr_epoch_cache_latest(&log->epochs);
}

int hr_log_assign_epoch(struct hr_log *log, int32_t epoch)
{
	return hr_epoch_cache_assign(&log->epochs, epoch, hr_log_end_offset(log));
}

void hr_log_epoch_end_offset(const struct hr_log *log, int32_t epoch, int32_t *ret_epoch,
			     int64_t *ret_end_offset)
{
	hr_epoch_cache_end_offset(&log->epochs, epoch, hr_log_end_offset(log), ret_epoch,
				  ret_end_offset);
}

int32_t hr_log_epoch_of(const struct hr_log *log, int64_t offset)
{
	return hr_epoch_cache_epoch_of(&log->epochs, offset);
}

const struct hr_epoch_cache *hr_log_epochs(const struct hr_log *log)
{
	return &log->epochs;
}

/* --- segments ------------------------------------------------------------ */

int log_segments_reserve(struct hr_log *log)
{
	int cap = log->segment_cap ? log->segment_cap * 2 : 4;
	struct hr_segment **p;

	if (log->segment_nr < log->segment_cap)
		return 0;
	p = realloc(log->segments, sizeof(struct hr_segment *) * (size_t)cap);
	if (!p)
		return -ENOMEM;
	log->segments = p;
	log->segment_cap = cap;
	return 0;
}

int log_segment_find(const struct hr_log *log, int64_t offset)
{
	int lo = 0, hi = log->segment_nr;

	while (lo < hi) {
		int mid = (lo + hi) / 2;

		if (log->segments[mid]->base_offset <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	return HR_MAX(lo - 1, 0);
}

void log_jitter_draw(struct hr_log *log)
{
	int64_t max = HR_MIN(log->config.segment_jitter_ms, log->config.segment_ms);

	log->jitter_ms = max > 0 ? (int64_t)hr_rnd_below(&log->rnd, (uint64_t)max) : 0;
}

void hr_log_force_roll(struct hr_log *log)
{
	if (!log_active(log)->size_bytes)
		return;
	log->roll_wanted = true;
	log->roll_base = hr_log_end_offset(log);
}

int hr_log_set_start_offset(struct hr_log *log, int64_t offset)
{
	if (offset > log->high_watermark)
		return -ERANGE;
	if (offset <= log->log_start)
		return 0;
	log->log_start = offset;
	hr_epoch_cache_truncate_start(&log->epochs, offset);
	return 0;
}

/* --- aborted transactions ------------------------------------------------- */

void log_aborted_add(struct hr_log *log, const struct hr_aborted_txn *t)
{
	hr_buf_put(&log->aborted, t, sizeof(*t));
}

int hr_log_aborted_txns(const struct hr_log *log, int64_t from, int64_t upper, struct hr_buf *out)
{
	const struct hr_aborted_txn *t =
		(const struct hr_aborted_txn *)(const void *)log->aborted.p;
	size_t nr = log->aborted.len / sizeof(*t);

	for (size_t i = 0; i < nr; i++) {
		if (t[i].last_offset >= from && t[i].first_offset < upper)
			hr_buf_put(out, &t[i], sizeof(t[i]));
		if (t[i].last_offset >= from && t[i].stable_offset >= upper)
			break;
	}
	return out->err;
}

/* --- jobs ---------------------------------------------------------------- */

struct hr_log_job *log_job_create(struct hr_log *log, enum log_job_kind kind, int segments_max)
{
	struct hr_log_job *job = calloc(1, sizeof(*job));

	if (!job)
		return NULL;
	job->kind = kind;
	job->sys = log->sys;
	job->fds = log->fds;
	job->path = strdup(log->path);
	job->segments = calloc((size_t)HR_MAX(segments_max, 1), sizeof(struct hr_segment *));
	if (!job->path || !job->segments) {
		hr_log_job_free(job);
		return NULL;
	}
	return job;
}

void hr_log_job_free(struct hr_log_job *job)
{
	if (!job)
		return;
	for (int i = 0; i < job->segment_nr; i++)
		hr_segment_put(job->segments[i]);
	hr_segment_put(job->fresh);
	fd_budget_add(job->fds, -job->fds_promised);
	hr_buf_fini(&job->snapshot);
	hr_buf_fini(&job->epochs);
	free(job->tail);
	hr_buf_fini(&job->aborted);
	free(job->limits);
	free(job->index_nrs);
	free(job->time_nrs);
	free(job->segments);
	free(job->path);
	free(job);
}

/* --- end of life ---------------------------------------------------------- */

void hr_log_abandon(struct hr_log *log)
{
	if (!log)
		return;
	hr_assert(log->magic == LOG_MAGIC);
	for (int i = 0; i < log->segment_nr; i++)
		hr_segment_put(log->segments[i]);
	free(log->segments);
	free(log->tail);
	hr_epoch_cache_fini(&log->epochs);
	hr_producer_state_fini(&log->producers);
	hr_buf_fini(&log->aborted);
	free(log->path);
	log->magic = 0;
	free(log);
}

int hr_log_rename_dir_sync(struct hr_log *log, const char *path)
{
	char *copy = strdup(path);
	int err;

	if (!copy)
		return -ENOMEM;
	for (int i = 0; i < log->segment_nr; i++) {
		char *dir = strdup(path);

		if (!dir) {
			free(copy);
			return -ENOMEM;
		}
		free(log->segments[i]->dir);
		log->segments[i]->dir = dir;
	}
	err = log->sys->file->rename(log->sys, log->path, path);
	if (err) {
		free(copy);
		log->error = err;
		return err;
	}
	free(log->path);
	log->path = copy;
	return 0;
}
