// SPDX-License-Identifier: Apache-2.0
/* log_check: the walk over a segment and its indexes; see log_check.h. */
#include <hr/lib/be.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "log_check.h"

void hr_finding_add(struct hr_findings *f, const char *file, int64_t position, const char *fmt, ...)
{
	char text[256];
	va_list ap;

	f->nr++;
	if (json_array_size(f->rows) >= HR_FINDING_NR_MAX)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	json_array_append_new(f->rows,
			      json_pack("{s:s, s:o, s:s}", "file", file, "position",
					position < 0 ? json_null() : json_integer(position),
					"finding", text));
}

int hr_index_entry_bytes(enum hr_file_kind kind)
{
	return kind == HR_FILE_OFFSET_INDEX ? 8 : kind == HR_FILE_TIME_INDEX ? 12 : 34;
}

int64_t hr_index_used_nr(enum hr_file_kind kind, const struct hr_buf *b)
{
	int bytes = hr_index_entry_bytes(kind);
	int64_t nr = (int64_t)b->len / bytes;

	if (kind == HR_FILE_TXN_INDEX)
		return nr;
	while (nr > 0) {
		const uint8_t *p = b->p + (nr - 1) * bytes;
		int i = 0;

		while (i < bytes && !p[i])
			i++;
		if (i < bytes)
			break;
		nr--;
	}
	return nr;
}

struct index {
	char path[4096];
	struct hr_buf bytes;
	int64_t nr, at;
};

struct check {
	const char *path;
	unsigned int what;
	int64_t base_offset;
	struct hr_log_walk *walk;
	struct hr_findings *f;
	struct index offsets, times, txns;
};

/* Loads the index beside the segment; a missing one has no entries. */
static int load_index(struct check *c, struct index *x, enum hr_file_kind kind, const char *end)
{
	const char *log = strstr(c->path, ".log");
	int stem = (int)(log ? log - c->path : 0), bytes = hr_index_entry_bytes(kind);
	int ret;

	for (const char *p = log; p; p = strstr(p + 1, ".log"))
		stem = (int)(p - c->path);
	snprintf(x->path, sizeof(x->path), "%.*s%s", stem, c->path, end);
	ret = hr_file_read(x->path, &x->bytes);
	if (ret)
		return ret == -ENOENT ? 0 : ret;
	c->f->file_nr++;
	if (x->bytes.len % (size_t)bytes)
		hr_finding_add(c->f, x->path, (int64_t)x->bytes.len,
			       "not a whole number of entries");
	x->nr = hr_index_used_nr(kind, &x->bytes);
	return 0;
}

static void check_offset_index(struct check *c, int64_t position, int64_t last_offset)
{
	struct index *x = &c->offsets;

	for (; x->at < x->nr; x->at++) {
		const uint8_t *p = x->bytes.p + x->at * 8;
		int64_t offset = c->base_offset + (int32_t)hr_be32_get(p);
		int64_t to = (int32_t)hr_be32_get(p + 4);

		if (to > position)
			return;
		if (to < position)
			hr_finding_add(c->f, x->path, x->at * 8, "no batch starts at %lld",
				       (long long)to);
		else if (offset != last_offset)
			hr_finding_add(c->f, x->path, x->at * 8,
				       "offset %lld, but the batch at %lld ends at %lld",
				       (long long)offset, (long long)to, (long long)last_offset);
	}
}

static void check_time_index(struct check *c, const struct hr_batch *b)
{
	struct index *x = &c->times;

	for (; x->at < x->nr; x->at++) {
		const uint8_t *p = x->bytes.p + x->at * 12;
		int64_t timestamp = (int64_t)hr_be64_get(p);
		int64_t offset = c->base_offset + (int32_t)hr_be32_get(p + 8);

		if (offset > hr_batch_last_offset(b))
			return;
		if (x->at && timestamp < (int64_t)hr_be64_get(p - 12))
			hr_finding_add(c->f, x->path, x->at * 12, "the time goes back");
		if (offset < b->base_offset)
			hr_finding_add(c->f, x->path, x->at * 12, "no batch holds offset %lld",
				       (long long)offset);
		else if (timestamp != b->max_timestamp)
			hr_finding_add(c->f, x->path, x->at * 12,
				       "time %lld, but the batch of offset %lld has %lld",
				       (long long)timestamp, (long long)offset,
				       (long long)b->max_timestamp);
	}
}

static void check_txn_index(struct check *c, const struct hr_batch *b, bool abort)
{
	struct index *x = &c->txns;

	for (; x->at < x->nr; x->at++) {
		const uint8_t *p = x->bytes.p + x->at * 34;
		int64_t last = (int64_t)hr_be64_get(p + 18);

		if (last > hr_batch_last_offset(b))
			return;
		if (last != hr_batch_last_offset(b) || !abort)
			hr_finding_add(c->f, x->path, x->at * 34, "no abort marker at offset %lld",
				       (long long)last);
		else if ((int64_t)hr_be64_get(p + 2) != b->producer_id)
			hr_finding_add(c->f, x->path, x->at * 34,
				       "producer %lld, but the marker at %lld is of %lld",
				       (long long)hr_be64_get(p + 2), (long long)last,
				       (long long)b->producer_id);
		if ((int64_t)hr_be64_get(p + 10) > last)
			hr_finding_add(c->f, x->path, x->at * 34, "ends before it starts");
	}
}

/* Entries that no batch came for. */
static void check_rest(struct check *c)
{
	struct index *all[] = { &c->offsets, &c->times, &c->txns };

	for (size_t i = 0; i < HR_ARRAY_LEN(all); i++)
		if (all[i]->at < all[i]->nr)
			hr_finding_add(c->f, all[i]->path, -1,
				       "%lld entries name what is not in the log",
				       (long long)(all[i]->nr - all[i]->at));
}

static void check_head(struct check *c, const struct hr_batch_reader *r, const struct hr_batch *b)
{
	struct hr_log_walk *w = c->walk;
	const char *path = c->path;

	if (!hr_batch_crc_ok(r->raw.p, r->raw.len))
		hr_finding_add(c->f, path, r->at, "the CRC of the batch at offset %lld is wrong",
			       (long long)b->base_offset);
	if (b->base_offset < c->base_offset)
		hr_finding_add(c->f, path, r->at, "offset %lld is below the segment",
			       (long long)b->base_offset);
	if (b->base_offset < w->next_offset)
		hr_finding_add(c->f, path, r->at, "offset %lld, but %lld or more was due",
			       (long long)b->base_offset, (long long)w->next_offset);
	/* Compaction leaves gaps, but never more records than offsets. */
	if (b->last_offset_delta < 0 || b->record_nr < 0 || b->record_nr - 1 > b->last_offset_delta)
		hr_finding_add(c->f, path, r->at, "%d records in %d offsets", b->record_nr,
			       b->last_offset_delta + 1);
	if (b->leader_epoch < w->epoch)
		hr_finding_add(c->f, path, r->at, "leader epoch %d after %d", b->leader_epoch,
			       w->epoch);
	if ((c->what & HR_CHECK_EPOCHS) && w->epochs && w->epochs->nr &&
	    b->base_offset >= w->epochs->entries[0].start_offset &&
	    hr_epoch_cache_epoch_of(w->epochs, b->base_offset) != b->leader_epoch)
		hr_finding_add(c->f, path, r->at, "leader epoch %d, but the checkpoint says %d",
			       b->leader_epoch, hr_epoch_cache_epoch_of(w->epochs, b->base_offset));
	w->epoch = HR_MAX(w->epoch, b->leader_epoch);
	w->next_offset = HR_MAX(w->next_offset, hr_batch_last_offset(b) + 1);
}

/* Whether it ends in an abort marker is found out on the way. */
static void check_records(struct check *c, struct hr_batch_reader *r, const struct hr_batch *b,
			  bool *ret_abort)
{
	const uint8_t *p, *end;
	struct hr_record record;
	int64_t before = -1;
	int32_t nr = 0;
	int more = hr_batch_reader_records(r, b, &p, &end);

	if (more) {
		hr_finding_add(c->f, c->path, r->at, "batch at offset %lld: %s",
			       (long long)b->base_offset, r->why);
		return;
	}
	while ((more = hr_record_next(&p, end, &record)) > 0) {
		nr++;
		if (record.offset_delta <= before || record.offset_delta > b->last_offset_delta)
			hr_finding_add(c->f, c->path, r->at,
				       "record %d of the batch at %lld: delta %d", nr - 1,
				       (long long)b->base_offset, record.offset_delta);
		before = record.offset_delta;
		if (hr_batch_is_control(b))
			*ret_abort = hr_control_type_get(record.key) == HR_CONTROL_ABORT;
	}
	c->f->record_nr += nr;
	if (more < 0)
		hr_finding_add(c->f, c->path, r->at, "batch at offset %lld: malformed record",
			       (long long)b->base_offset);
	else if (nr != b->record_nr)
		hr_finding_add(c->f, c->path, r->at,
			       "batch at offset %lld: %d records, header says %d",
			       (long long)b->base_offset, nr, b->record_nr);
}

static void check_batches(struct check *c, struct hr_batch_reader *r)
{
	struct hr_batch b;
	int more;

	while ((more = hr_batch_reader_next(r, &b)) > 0) {
		bool abort = false;

		c->f->batch_nr++;
		if (c->what & HR_CHECK_BATCHES)
			check_head(c, r, &b);
		if (c->what & HR_CHECK_RECORDS || (hr_batch_is_control(&b) && c->txns.nr))
			check_records(c, r, &b, &abort);
		check_offset_index(c, r->at, hr_batch_last_offset(&b));
		check_time_index(c, &b);
		check_txn_index(c, &b, abort);
	}
	if (more < 0 && c->what & HR_CHECK_BATCHES)
		hr_finding_add(c->f, c->path, r->at, "%s", r->why);
	if (!more)
		check_rest(c);
}

int hr_segment_check(const char *log_path, unsigned int what, struct hr_log_walk *walk,
		     struct hr_findings *f)
{
	struct check c = { .path = log_path, .what = what, .walk = walk, .f = f };
	struct hr_batch_reader r = { .fd = -1 };
	int ret = 0;

	/* A raft snapshot is named by its end; its own offsets start at 0. */
	if (hr_file_kind_of(log_path) == HR_FILE_SEGMENT)
		c.base_offset = hr_file_base_offset(log_path);
	/* Indexes first: a running node writes them after the log. */
	if (what & HR_CHECK_INDEX)
		ret = load_index(&c, &c.offsets, HR_FILE_OFFSET_INDEX, ".index");
	if (!ret && what & HR_CHECK_TIME_INDEX)
		ret = load_index(&c, &c.times, HR_FILE_TIME_INDEX, ".timeindex");
	if (!ret && what & HR_CHECK_TXN_INDEX)
		ret = load_index(&c, &c.txns, HR_FILE_TXN_INDEX, ".txnindex");
	if (!ret)
		ret = hr_batch_reader_open(&r, log_path);
	if (!ret) {
		f->file_nr++;
		check_batches(&c, &r);
	}
	hr_buf_fini(&c.offsets.bytes);
	hr_buf_fini(&c.times.bytes);
	hr_buf_fini(&c.txns.bytes);
	hr_batch_reader_close(&r);
	return ret;
}
