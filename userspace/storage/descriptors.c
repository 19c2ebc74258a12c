// SPDX-License-Identifier: Apache-2.0
/*
 * descriptors: open files are lent to segments that are in use.
 *
 * A segment whose only reference is its log's can be reached by the owner alone, so
 * the owner may take its descriptors away without a lock.  Closing may block (a file
 * system writes or frees then) and is left to a pool job.
 *
 * The active segment's index tail goes to the files before they are taken, and its
 * memory is let go; the next append finds no tail and asks for a prepare job.
 *
 * Unforced bytes of a closed file are forced later through another descriptor, which
 * is told of write errors the kernel still remembers; an error that it forgot, because
 * it dropped the inode in between, goes unseen.  Who cannot have that sets flush.ms.
 *
 * The budget is kept by those who open for long (prepare, reads).  A load, a force or
 * a search by time may go above it for as long as its job runs.
 */
#include "log_priv.h"

#include <stdlib.h>

int log_tail_want(struct hr_log *log)
{
	if (!log->tail)
		log->tail = calloc(1, sizeof(*log->tail));
	return log->tail ? 0 : -ENOMEM;
}

static void tail_drop(struct hr_log *log)
{
	if (!log->tail || log->tail->index_nr || log->tail->time_nr)
		return;
	free(log->tail);
	log->tail = NULL;
}

void log_rest_sync(struct hr_log *log)
{
	for (int i = 0; i < log->segment_nr; i++)
		segment_files_close_sync(log->segments[i]);
	tail_drop(log);
}

static bool is_idle(const struct hr_log *log, struct hr_segment *s, int64_t now_ms,
		    int64_t idle_ms)
{
	if (s == log_active(log) && (log->appending || log->preparing))
		return false;
	if (!segment_is_unpinned(s))
		s->used = true;
	if (s->used)
		s->used_ms = now_ms;
	if (!segment_is_unpinned(s))
		return false;
	s->used = false;
	return now_ms - s->used_ms >= idle_ms;
}

static int segment_fds_take(struct hr_segment *s, struct hr_buf *out)
{
	int nr = 0;

	for (int i = 0; i < SEGMENT_FILE_NR; i++) {
		int fd = atomic_exchange(&s->fds[i], -1);

		if (fd < 0)
			continue;
		hr_buf_put(out, &fd, sizeof(fd));
		nr++;
	}
	return nr;
}

int hr_log_fds_take(struct hr_log *log, int64_t now_ms, int64_t idle_ms, struct hr_buf *out)
{
	int nr = 0;

	for (int i = 0; i < log->segment_nr; i++) {
		struct hr_segment *s = log->segments[i];

		if (!is_idle(log, s, now_ms, idle_ms))
			continue;
		if (!hr_buf_reserve(out, SEGMENT_FILE_NR * sizeof(int)))
			return nr ? nr : -ENOMEM;
		if (s == log_active(log)) {
			if (segment_fd_nowait(s, SEGMENT_INDEX) >= 0 && log_tail_write(log))
				log->stats.index_write_failures++;
			tail_drop(log);
		}
		nr += segment_fds_take(s, out);
	}
	return nr;
}

void hr_log_fds_close_sync(struct hr_sys *sys, struct hr_fd_budget *fds, struct hr_buf *taken)
{
	size_t nr = taken->len / sizeof(int);
	int fd;

	for (size_t i = 0; i < nr; i++) {
		memcpy(&fd, taken->p + i * sizeof(fd), sizeof(fd));
		sys->file->close(sys, fd);
	}
	fd_budget_add(fds, -(int)nr);
	taken->len = 0;
}
