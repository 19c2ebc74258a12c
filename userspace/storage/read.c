// SPDX-License-Identifier: Apache-2.0
/*
 * read: from an offset to a range of a file.
 *
 * begin, on the owner, picks the segment and copies what it knows: how many
 * bytes are committed, what the in-memory index tail says.  locate then works
 * on the pinned segment alone and may run on any thread; without waiting, or,
 * once that said -EAGAIN, with.
 *
 * I1  No byte behind the committed end of begin, and none of a batch that holds
 *     the upper bound or lies above it, is ever in the range.
 * I2  A range starts at a batch and never leaves its segment.  It may end inside
 *     a batch, but not inside the first one when min_one is set.
 * I3  An index entry that does not lead to the batch it names is not believed:
 *     the walk then starts at the beginning of the file.
 */
#include "log_priv.h"

#include <stdlib.h>

static struct hr_read_hint tail_hint(const struct hr_log *log, const struct hr_segment *s,
				     int64_t offset)
{
	const struct index_tail *t = log->tail;
	int64_t relative = offset - s->base_offset;
	int lo = 0, hi = t ? t->index_nr : 0;

	if (s != log_active(log))
		return (struct hr_read_hint){ 0, -1 };
	while (lo < hi) {
		int mid = (lo + hi) / 2;

		if (t->index[mid].relative_offset <= relative)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo)
		return (struct hr_read_hint){ 0, -1 };
	return (struct hr_read_hint){ t->index[lo - 1].position,
				      s->base_offset + t->index[lo - 1].relative_offset };
}

int hr_log_read_begin(struct hr_log *log, const struct hr_read_req *req, struct hr_read *ret_r)
{
	struct hr_read *r = ret_r;
	struct hr_segment *s;
	int64_t upper;
	int i;

	*r = (struct hr_read){ .req = *req, .sys = log->sys, .fd = -1, .first_batch_offset = -1 };
	r->resume_offset = -1;
	if (req->offset < log->log_start || req->offset > hr_log_end_offset(log))
		return -ERANGE;
	log->stats.reads++;
	upper = HR_MIN(req->upper_offset, hr_log_end_offset(log));
	if (req->offset >= upper)
		return 0;
	i = log_segment_find(log, req->offset);
	/* A segment may end before the next begins. */
	while (i < log->segment_nr - 1 && (!log->segments[i]->size_bytes ||
					   log->segments[i]->next_offset <= req->offset))
		i++;
	s = log->segments[i];
	r->base_offset = s->base_offset;
	r->limit_pos = s->size_bytes;
	r->index_nr = s->index_nr;
	r->resume_offset = i < log->segment_nr - 1 ? log->segments[i + 1]->base_offset
						   : s->next_offset;
	r->upper_inside = upper < r->resume_offset;
	r->req.upper_offset = upper;
	r->hints[0] = tail_hint(log, s, req->offset);
	r->hints[1] = tail_hint(log, s, upper);
	s->used = true;
	r->segment = hr_segment_get(s);
	return 0;
}

void hr_log_read_end(struct hr_read *r)
{
	hr_segment_put(r->segment);
	r->segment = NULL;
	r->fd = -1;
}

static int file_fd(struct hr_read *r, enum segment_file file, bool nowait)
{
	int fd = segment_fd_nowait(r->segment, file);

	if (nowait)
		return fd;
	if (fd < 0)
		fd = fd_budget_full(r->segment->fds_budget)
			     ? -EMFILE
			     : segment_open_sync(r->segment, file, false);
	return fd;
}

static int hint_find(struct hr_read *r, int64_t offset, bool nowait, struct hr_read_hint *h)
{
	struct index_entry e;
	int fd, ret;

	if (h->last_offset >= 0 || !r->index_nr)
		return 0;
	fd = file_fd(r, SEGMENT_INDEX, nowait);
	if (fd == -ENOENT)
		return 0;
	if (fd < 0)
		return fd;
	ret = index_file_lookup(r->sys, fd, r->index_nr,
				(uint32_t)HR_MIN(HR_MAX(offset - r->base_offset, 0), INT32_MAX),
				nowait, &e);
	if (ret > 0 && e.position < r->limit_pos)
		*h = (struct hr_read_hint){ e.position, r->base_offset + e.relative_offset };
	return ret == -EAGAIN ? ret : 0;
}

/* 1: *ret_pos, *ret_b is the first batch that ends at or above @offset; 0: none. */
static int walk_to(struct hr_read *r, int64_t offset, bool nowait, const struct hr_read_hint *h,
		   int64_t *ret_pos, struct hr_batch *ret_b)
{
	bool believed = h->last_offset < 0;
	struct batch_scan sc;
	int ret;

	scan_init(&sc, r->sys, r->fd, h->pos, r->limit_pos, nowait);
	while ((ret = scan_header(&sc, ret_b)) != 0) {
		if (ret == -EAGAIN || (ret < 0 && ret != -EBADMSG))
			return ret;
		if (!believed && (ret < 0 || hr_batch_last_offset(ret_b) != h->last_offset)) {
			scan_init(&sc, r->sys, r->fd, 0, r->limit_pos, nowait);
			believed = true;
			continue;
		}
		if (ret < 0)
			return ret;
		believed = true;
		if (hr_batch_last_offset(ret_b) >= offset) {
			*ret_pos = sc.pos;
			return 1;
		}
		scan_skip(&sc, ret_b);
	}
	return 0;
}

static int find(struct hr_read *r, int64_t offset, bool nowait, int which, int64_t *ret_pos,
		struct hr_batch *ret_b)
{
	int err = hint_find(r, offset, nowait, &r->hints[which]);

	return err ? err : walk_to(r, offset, nowait, &r->hints[which], ret_pos, ret_b);
}

static void range_set(struct hr_read *r, int64_t pos, int64_t end_pos, const struct hr_batch *b)
{
	int64_t max = HR_MAX(r->req.max_bytes, 0);

	r->pos = pos;
	r->first_batch_offset = b->base_offset;
	r->first_batch_len = b->batch_len;
	if (r->req.min_one)
		max = HR_MAX(max, (int64_t)b->batch_len);
	r->len = (int32_t)HR_MIN(HR_MIN(end_pos - pos, max), (int64_t)INT32_MAX);
	r->first_batch_cut = r->len < r->first_batch_len;
}

static int locate(struct hr_read *r, bool nowait)
{
	struct hr_batch b, upper;
	int64_t pos, end_pos = r->limit_pos;
	int ret;

	r->len = 0;
	if (!r->segment)
		return 0;
	r->fd = file_fd(r, SEGMENT_LOG, nowait);
	if (r->fd < 0)
		return r->fd;
	ret = find(r, r->req.offset, nowait, 0, &pos, &b);
	if (ret <= 0)
		return ret ? ret : -ESTALE;
	if (r->upper_inside) {
		/* The bound is never before the batch just found, whatever the index says. */
		if (r->hints[1].last_offset < 0 && !r->index_nr)
			r->hints[1].pos = pos;
		ret = find(r, r->req.upper_offset, nowait, 1, &end_pos, &upper);
		if (ret < 0)
			return ret;
	}
	if (end_pos > pos)
		range_set(r, pos, end_pos, &b);
	return 0;
}

int hr_log_read_locate(struct hr_read *r)
{
	return locate(r, true);
}

int hr_log_read_locate_sync(struct hr_read *r)
{
	return locate(r, false);
}

ssize_t hr_log_read_sync(struct hr_log *log, const struct hr_read_req *req, uint8_t *buf,
			 size_t cap)
{
	struct hr_read_req again = *req;
	struct hr_read r;
	ssize_t n;

	again.max_bytes = (int32_t)HR_MIN((size_t)HR_MAX(req->max_bytes, 0), cap);
	for (;;) {
		int err = hr_log_read_begin(log, &again, &r);

		if (err)
			return err;
		err = hr_log_read_locate_sync(&r);
		if (!err)
			break;
		again.offset = r.resume_offset;
		hr_log_read_end(&r);
		if (err != -ESTALE)
			return err;
	}
	n = r.len ? -EMSGSIZE : 0;
	if (r.len && (size_t)r.len <= cap)
		n = log->sys->file->pread(log->sys, r.fd, buf, (size_t)r.len, r.pos);
	hr_log_read_end(&r);
	return n;
}
