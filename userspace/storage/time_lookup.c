// SPDX-License-Identifier: Apache-2.0
/*
 * time_lookup: the first record at or after a time, or the one with the largest.
 *
 * begin pins the segments that can hold the answer and copies their sizes; the
 * job walks them: time index to an offset, index to a position, batch headers to
 * the first batch whose largest timestamp reaches the target, its records to the
 * answer.  A batch is read whole (bounded by the topic's largest message) and
 * decompressed through a window.
 */
#include "log_priv.h"

#include <stdlib.h>
#include "record_skim.h"

static bool special_answer(struct hr_log *log, int64_t timestamp, struct hr_offset_found *f)
{
	*f = (struct hr_offset_found){ -1, -1, -1 };
	switch (timestamp) {
	case HR_OFFSET_LATEST:
		f->offset = hr_log_end_offset(log);
		f->leader_epoch = hr_log_latest_epoch(log);
		return true;
	case HR_OFFSET_EARLIEST:
	case HR_OFFSET_EARLIEST_LOCAL:
		f->offset = log->log_start;
		f->leader_epoch = hr_log_epoch_of(log, log->log_start);
		return true;
	case HR_OFFSET_LATEST_TIERED:
	case HR_OFFSET_EARLIEST_PENDING_UPLOAD:
		return true;
	default:
		return false;
	}
}

/* First segment and how many may hold the answer. */
static void candidates(const struct hr_log *log, int64_t timestamp, int *ret_first, int *ret_nr)
{
	int64_t largest = -1;

	*ret_first = *ret_nr = 0;
	if (timestamp != HR_OFFSET_MAX_TIMESTAMP) {
		while (*ret_first < log->segment_nr &&
		       log->segments[*ret_first]->largest_timestamp < timestamp)
			(*ret_first)++;
		*ret_nr = log->segment_nr - *ret_first;
		return;
	}
	for (int i = 0; i < log->segment_nr; i++) {
		if (log->segments[i]->largest_timestamp <= largest)
			continue;
		largest = log->segments[i]->largest_timestamp;
		*ret_first = i;
		*ret_nr = 1;
	}
}

int hr_log_find_time_begin(struct hr_log *log, int64_t timestamp,
			   struct hr_offset_found *ret_found, struct hr_log_job **ret_job)
{
	struct hr_log_job *job;
	int first, nr;

	*ret_job = NULL;
	if (special_answer(log, timestamp, ret_found))
		return 0;
	if (timestamp < 0 && timestamp != HR_OFFSET_MAX_TIMESTAMP)
		return -EINVAL;
	candidates(log, timestamp, &first, &nr);
	if (!nr)
		return 0;
	/* The job sees files only; entries still in memory are not worth a copy. */
	if (log_tail_write(log))
		log->stats.index_write_failures++;
	job = log_job_create(log, JOB_FIND_TIME, nr);
	if (!job)
		return -ENOMEM;
	job->limits = calloc((size_t)nr, sizeof(*job->limits));
	job->index_nrs = calloc((size_t)nr, sizeof(*job->index_nrs));
	job->time_nrs = calloc((size_t)nr, sizeof(*job->time_nrs));
	if (!job->limits || !job->index_nrs || !job->time_nrs) {
		hr_log_job_free(job);
		return -ENOMEM;
	}
	for (int i = 0; i < nr; i++) {
		struct hr_segment *s = log->segments[first + i];

		job->segments[job->segment_nr++] = hr_segment_get(s);
		job->limits[i] = s->size_bytes;
		job->index_nrs[i] = s->index_nr;
		job->time_nrs[i] = s->time_nr;
	}
	job->find_max = timestamp == HR_OFFSET_MAX_TIMESTAMP;
	job->timestamp = job->find_max ? job->segments[0]->largest_timestamp : timestamp;
	job->log_start = log->log_start;
	*ret_job = job;
	return 0;
}

/* Where to begin: behind what the time index says lies before the target. */
static int64_t start_position_sync(struct hr_log_job *job, int i)
{
	struct hr_segment *s = job->segments[i];
	struct time_entry t;
	struct index_entry e;
	int fd = segment_open_sync(s, SEGMENT_TIME, false);

	/* An entry equal to the target may name a later batch than the first; go below. */
	if (fd < 0 || job->timestamp <= 0 ||
	    time_file_lookup(s->sys, fd, job->time_nrs[i], job->timestamp - 1, false, &t) <= 0)
		return 0;
	fd = segment_open_sync(s, SEGMENT_INDEX, false);
	if (fd < 0 || index_file_lookup(s->sys, fd, job->index_nrs[i], t.relative_offset, false,
					&e) <= 0)
		return 0;
	return e.position < job->limits[i] ? e.position : 0;
}

/* 1: found in this batch. */
static int batch_search(struct hr_log_job *job, const uint8_t *p, const struct hr_batch *b)
{
	struct record_skim sk;
	struct skim_record rec;
	int ret = record_skim_init(&sk, hr_batch_codec(b), p + HR_BATCH_HEADER_LEN,
				   (size_t)b->batch_len - HR_BATCH_HEADER_LEN, NULL, INT32_MAX);

	while (!ret && (ret = record_skim_next(&sk, &rec)) == 1) {
		int64_t offset = b->base_offset + rec.offset_delta;
		int64_t ts = b->attributes & HR_BATCH_LOG_APPEND_TIME
				     ? b->max_timestamp
				     : (int64_t)((uint64_t)b->base_timestamp +
						 (uint64_t)rec.timestamp_delta);

		if (ts >= job->timestamp && offset >= job->log_start) {
			job->found = (struct hr_offset_found){ offset, ts, b->leader_epoch };
			break;
		}
		ret = 0;
	}
	record_skim_fini(&sk);
	return ret;
}

static int batch_search_sync(struct hr_log_job *job, int fd, int64_t pos, const struct hr_batch *b)
{
	uint8_t *p = malloc((size_t)b->batch_len);
	ssize_t n;
	int ret;

	if (!p)
		return -ENOMEM;
	n = job->sys->file->pread(job->sys, fd, p, (size_t)b->batch_len, pos);
	if (n < 0)
		ret = (int)n;
	else
		ret = n == b->batch_len ? batch_search(job, p, b) : -EBADMSG;
	free(p);
	return ret;
}

static int segment_search_sync(struct hr_log_job *job, int i)
{
	struct hr_segment *s = job->segments[i];
	struct batch_scan sc;
	struct hr_batch b;
	int64_t start = start_position_sync(job, i);
	int fd = segment_open_sync(s, SEGMENT_LOG, false), ret;

	if (fd < 0)
		return fd;
	scan_init(&sc, s->sys, fd, start, job->limits[i], false);
	while ((ret = scan_header(&sc, &b)) != 0) {
		/* A position that is no batch came from a bad index. */
		if (ret == -EBADMSG && sc.pos == start && start) {
			start = 0;
			scan_init(&sc, s->sys, fd, 0, job->limits[i], false);
			continue;
		}
		if (ret < 0)
			return ret;
		if (b.max_timestamp >= job->timestamp &&
		    hr_batch_last_offset(&b) >= job->log_start) {
			ret = batch_search_sync(job, fd, sc.pos, &b);
			if (ret)
				return ret;
		}
		scan_skip(&sc, &b);
	}
	return 0;
}

void hr_log_find_time_sync(struct hr_log_job *job)
{
	int ret = 0;

	hr_assert(job->kind == JOB_FIND_TIME);
	job->found = (struct hr_offset_found){ -1, -1, -1 };
	for (int i = 0; i < job->segment_nr && !ret; i++)
		ret = segment_search_sync(job, i);
	job->result = HR_MIN(ret, 0);
}

int hr_log_find_time_end(struct hr_log *log, struct hr_log_job *job,
			 struct hr_offset_found *ret_found)
{
	int err = job->result;

	if (!err)
		*ret_found = job->found;
	hr_log_job_free(job);
	return err;
}
