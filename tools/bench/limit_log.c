// SPDX-License-Identifier: Apache-2.0
/* limit_log: see limit_log.h. */
#include "limit_log.h"

#include <fcntl.h>
#include <hr/protocol/record_batch.h>
#include <stdlib.h>
#include <unistd.h>

int limit_log_open(struct limit_log *l, const char *path)
{
	*l = (struct limit_log){ 0 };
	pthread_mutex_init(&l->lock, NULL);
	l->fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	return l->fd < 0 ? -errno : 0;
}

static int note(struct limit_log *l)
{
	if (l->nr == l->cap) {
		size_t cap = l->cap ? 2 * l->cap : 4096;
		struct limit_batch *v = reallocarray(l->batches, cap, sizeof(*v));

		if (!v)
			return -ENOMEM;
		l->batches = v;
		l->cap = cap;
	}
	l->batches[l->nr++] = (struct limit_batch){ l->next_offset, l->pos };
	return 0;
}

int64_t limit_log_append(struct limit_log *l, uint8_t *p, size_t len)
{
	struct hr_batch b;
	int64_t base;
	ssize_t n;

	if (hr_batch_parse(p, len, &b) || (size_t)b.batch_len != len || !hr_batch_crc_ok(p, len))
		return -EBADMSG;
	pthread_mutex_lock(&l->lock);
	base = l->next_offset;
	hr_batch_put_base_offset(p, base);
	n = pwrite(l->fd, p, len, l->pos);
	if (n == (ssize_t)len && !note(l)) {
		l->pos += n;
		l->next_offset += b.last_offset_delta + 1;
	} else {
		base = -EIO;
	}
	pthread_mutex_unlock(&l->lock);
	return base;
}

int64_t limit_log_find(struct limit_log *l, int64_t offset, int64_t len_max, int64_t *ret_pos)
{
	size_t low = 0, high;
	int64_t len;

	pthread_mutex_lock(&l->lock);
	high = l->nr;
	while (low + 1 < high) {
		size_t mid = (low + high) / 2;

		if (l->batches[mid].offset <= offset)
			low = mid;
		else
			high = mid;
	}
	*ret_pos = l->nr ? l->batches[low].pos : 0;
	len = offset >= l->next_offset ? 0 : HR_MIN(l->pos - *ret_pos, len_max);
	/* A cut tail is legal in a fetch answer, an incomplete first batch is not. */
	if (len && low + 1 < l->nr && len < l->batches[low + 1].pos - *ret_pos)
		len = l->batches[low + 1].pos - *ret_pos;
	pthread_mutex_unlock(&l->lock);
	return len;
}
