// SPDX-License-Identifier: Apache-2.0
/*
 * retain: which segments a log lets go, and the removal of their files.
 *
 * The owner decides and detaches; a job renames to .deleted, and later unlinks.
 * Readers that pinned a segment keep its descriptor.  Whoever closes the last one of an
 * unlinked file frees its blocks: the job, or a pool thread after the last reader.
 *
 * Kafka's rules in its order, each scanning from the oldest and stopping at the
 * first segment that fails: below the log start; above retention.bytes; older
 * than retention.ms.  A segment must end at or below the high watermark.  The
 * active one never goes, but is rolled when it meets the test.
 */
#include "log_priv.h"

#include <stdlib.h>

static int64_t segment_end(const struct hr_log *log, int i)
{
	return i + 1 < log->segment_nr ? log->segments[i + 1]->base_offset
				       : log->segments[i]->next_offset;
}

/* How many from the front the test lets go, the active one included. */
static int count_start(const struct hr_log *log)
{
	int n = 0;

	while (n < log->segment_nr - 1 && segment_end(log, n) <= log->log_start)
		n++;
	return n;
}

static int count_bytes(const struct hr_log *log)
{
	int64_t excess;
	int n = 0;

	if (!log->config.cleanup_delete || log->config.retention_bytes < 0)
		return 0;
	excess = hr_log_size_bytes(log) - log->config.retention_bytes;
	while (n < log->segment_nr && excess - log->segments[n]->size_bytes >= 0)
		excess -= log->segments[n++]->size_bytes;
	return n;
}

static int count_time(const struct hr_log *log, int64_t now_ms)
{
	int n = 0;

	if (!log->config.cleanup_delete || log->config.retention_ms < 0)
		return 0;
	for (; n < log->segment_nr; n++) {
		const struct hr_segment *s = log->segments[n];
		int64_t ts = s->largest_timestamp >= 0 ? s->largest_timestamp : s->mtime_ms;

		if (ts < 0 || now_ms - ts <= log->config.retention_ms)
			break;
	}
	return n;
}

static int count_deletable(const struct hr_log *log, int64_t now_ms)
{
	int n = HR_MAX(count_start(log), HR_MAX(count_bytes(log), count_time(log, now_ms)));
	int below = 0;

	while (below < n && segment_end(log, below) <= log->high_watermark)
		below++;
	return below;
}

static void detach(struct hr_log *log, struct hr_log_job *job, int n)
{
	int64_t base;

	for (int i = 0; i < n; i++) {
		segment_doom(log->segments[i]);
		job->segments[job->segment_nr++] = log->segments[i];
	}
	log->segment_nr -= n;
	memmove(log->segments, log->segments + n,
		sizeof(struct hr_segment *) * (size_t)log->segment_nr);
	base = log->segments[0]->base_offset;
	log->stats.segments_deleted += (uint64_t)n;
	log->log_start = HR_MAX(log->log_start, base);
	log->recovery_point = HR_MAX(log->recovery_point, base);
	log->high_watermark = HR_MAX(log->high_watermark, log->log_start);
	hr_epoch_cache_truncate_start(&log->epochs, log->log_start);
}

int hr_log_retain_begin(struct hr_log *log, int64_t now_ms, bool *ret_want_roll,
			struct hr_log_job **ret_job)
{
	int n = count_deletable(log, now_ms);
	struct hr_log_job *job;

	*ret_want_roll = n == log->segment_nr && log_active(log)->size_bytes;
	n = HR_MIN(n, log->segment_nr - 1);
	if (!n)
		return -ENODATA;
	if (log->appending || log->preparing)
		return -EBUSY;
	job = log_job_create(log, JOB_RETAIN, n);
	if (!job)
		return -ENOMEM;
	detach(log, job, n);
	*ret_job = job;
	return 0;
}

static int rename_one_sync(struct hr_sys *sys, const char *dir, int64_t base, const char *suffix)
{
	char from[HR_LOG_PATH_CAP], to[HR_LOG_PATH_CAP];
	int err = segment_path(from, sizeof(from), dir, base, suffix, "");

	if (!err)
		err = segment_path(to, sizeof(to), dir, base, suffix, ".deleted");
	if (!err)
		err = sys->file->rename(sys, from, to);
	return err == -ENOENT ? 0 : err;
}

int hr_log_retain_sync(struct hr_log_job *job)
{
	int err = 0;

	hr_assert(job->kind == JOB_RETAIN);
	for (int i = 0; i < job->segment_nr && !err; i++)
		for (int f = 0; f < SEGMENT_SUFFIX_NR && !err; f++)
			err = rename_one_sync(job->sys, job->path, job->segments[i]->base_offset,
					      segment_suffix[f]);
	job->renamed = !err;
	return err;
}

int hr_log_unlink_sync(struct hr_log_job *job)
{
	int err = 0;

	hr_assert(job->kind == JOB_RETAIN);
	for (int i = 0; i < job->segment_nr && !err; i++) {
		err = log_files_unlink_sync(job->sys, job->path, job->segments[i]->base_offset,
					    job->renamed ? ".deleted" : "");
		segment_files_close_sync(job->segments[i]);
	}
	return err;
}
