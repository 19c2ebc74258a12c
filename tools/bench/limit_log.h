/* SPDX-License-Identifier: Apache-2.0 */
/* limit_log: one partition of the limit server: a file and where its batches lie. */
#ifndef HR_BENCH_LIMIT_LOG_H
#define HR_BENCH_LIMIT_LOG_H

#include <hr/lib/base.h>
#include <pthread.h>

struct limit_batch {
	int64_t offset, pos;
};

struct limit_log {
	pthread_mutex_t lock;
	int fd;
	int64_t pos, next_offset;
	struct limit_batch *batches;
	size_t nr, cap;
};

int limit_log_open(struct limit_log *l, const char *path);
/* Stamps the base offset, checks the CRC, writes.  Returns the base offset or a negative errno. */
int64_t limit_log_append(struct limit_log *l, uint8_t *p, size_t len);
/* The run of whole batches from the one that holds @offset, at most @len_max (one at least). */
int64_t limit_log_find(struct limit_log *l, int64_t offset, int64_t len_max, int64_t *ret_pos);

#endif
