// SPDX-License-Identifier: Apache-2.0
/* snapshot: the .checkpoint files of the metadata log; see hr/meta/kraft.h. */
#include <fcntl.h>
#include <hr/meta/kraft.h>
#include <hr/protocol/codec.h>
#include <hr/protocol/gen/control_records.h>
#include <hr/protocol/record_batch.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>

#define SUFFIX ".checkpoint"
#define PART ".part"
/* A data batch is closed at either of these. */
#define BATCH_RECORD_NR_MAX 10000
#define BATCH_BYTES_MAX (1 << 20)
#define FILE_BYTES_MAX (1LL << 31)

void hr_snapshot_name(struct hr_snapshot_id id, char name[HR_SNAPSHOT_NAME_LEN + 1])
{
	snprintf(name, HR_SNAPSHOT_NAME_LEN + 1, "%020lld-%010d" SUFFIX, (long long)id.end_offset,
		 id.epoch);
}

int hr_snapshot_name_parse(const char *name, struct hr_snapshot_id *ret_id)
{
	char back[HR_SNAPSHOT_NAME_LEN + 1];
	struct hr_snapshot_id id;
	long long end;

	if (strlen(name) != HR_SNAPSHOT_NAME_LEN ||
	    sscanf(name, "%20lld-%10d", &end, &id.epoch) != 2)
		return -EINVAL;
	id.end_offset = end;
	hr_snapshot_name(id, back);
	if (strcmp(name, back))
		return -EINVAL;
	*ret_id = id;
	return 0;
}

struct newest {
	struct hr_sys *sys;
	const char *dir;
	struct hr_snapshot_id id;
};

static int look(void *arg, const char *name)
{
	size_t len = strlen(name);
	struct hr_snapshot_id id;
	char path[HR_LOG_PATH_MAX];
	struct newest *n = arg;

	if (len > strlen(PART) && !strcmp(name + len - strlen(PART), PART)) {
		snprintf(path, sizeof(path), "%s/%s", n->dir, name);
		n->sys->file->unlink(n->sys, path);
	}
	if (!hr_snapshot_name_parse(name, &id) && id.end_offset > n->id.end_offset)
		n->id = id;
	return 0;
}

int hr_snapshot_newest_sync(struct hr_sys *sys, const char *dir, struct hr_snapshot_id *ret_id)
{
	struct newest n = { sys, dir, { -1, -1 } };
	int err = sys->file->list(sys, dir, look, &n);

	if (err == -ENOENT)
		err = 0;
	*ret_id = n.id;
	return err;
}

int hr_snapshot_read_sync(struct hr_sys *sys, const char *dir, struct hr_snapshot_id id,
			  struct hr_buf *out)
{
	char path[HR_LOG_PATH_MAX], name[HR_SNAPSHOT_NAME_LEN + 1];

	hr_snapshot_name(id, name);
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	return hr_props_slurp_sync(sys, path, (size_t)FILE_BYTES_MAX, out);
}

/* Writes batches one after the other; offsets count from 0. */
struct writer {
	struct hr_sys *sys;
	int fd;
	int64_t pos;
	int64_t offset;
	int32_t epoch;
	int64_t timestamp_ms;
	struct hr_buf buf;
	struct hr_batch_builder bb;
	int record_nr;
};

static void begin(struct writer *w, bool control)
{
	struct hr_batch head = hr_batch_plain_head(w->offset, w->timestamp_ms);

	head.leader_epoch = w->epoch;
	head.attributes = control ? HR_BATCH_CONTROL : 0;
	w->buf.len = 0;
	w->record_nr = 0;
	hr_batch_build_begin(&w->bb, &w->buf, &head);
}

static int end(struct writer *w, int record_nr)
{
	int len = hr_batch_build_end(&w->bb);
	struct iovec iov = { w->buf.p, w->buf.len };
	ssize_t n;

	if (len < 0)
		return len;
	n = w->sys->file->pwritev(w->sys, w->fd, &iov, 1, w->pos);
	if (n < 0)
		return (int)n;
	w->pos += n;
	w->offset += record_nr;
	w->record_nr = 0;
	return 0;
}

static int add(void *arg, const uint8_t *p, size_t len)
{
	struct writer *w = arg;
	int err;

	if (w->record_nr == BATCH_RECORD_NR_MAX || w->buf.len > BATCH_BYTES_MAX) {
		err = end(w, w->record_nr);
		if (err)
			return err;
	}
	if (!w->record_nr)
		begin(w, false);
	hr_batch_build_record(&w->bb, w->timestamp_ms, HR_SLICE_NULL,
			      (struct hr_slice){ p, (int32_t)len }, NULL, 0);
	w->record_nr++;
	return w->buf.err;
}

static int put_end_mark(struct writer *w, enum hr_control_type type,
			const struct hr_struct_desc *desc, const void *msg)
{
	struct hr_buf value = HR_BUF_INIT;
	int err = hr_msg_encode_buf(desc, 0, msg, &value, NULL, 0, NULL);

	if (!err)
		hr_batch_build_control(&w->bb, w->timestamp_ms, type,
				       (struct hr_slice){ value.p, (int32_t)value.len });
	hr_buf_fini(&value);
	return err;
}

static int put_header(struct writer *w, const struct hr_kraft_state *k)
{
	struct hr_snapshot_header_record r;
	int err, nr = 1 + (k->kraft_version ? 1 + (k->voter_nr ? 1 : 0) : 0);

	hr_struct_init(&hr_snapshot_header_record_desc, &r);
	r.last_contained_log_timestamp = w->timestamp_ms;
	begin(w, true);
	err = put_end_mark(w, HR_CONTROL_SNAPSHOT_HEADER, &hr_snapshot_header_record_desc, &r);
	if (!err)
		err = hr_kraft_put_state(&w->bb, w->timestamp_ms, k);
	return err ? err : end(w, nr);
}

static int put_footer(struct writer *w)
{
	struct hr_snapshot_footer_record r;
	int err;

	hr_struct_init(&hr_snapshot_footer_record_desc, &r);
	begin(w, true);
	err = put_end_mark(w, HR_CONTROL_SNAPSHOT_FOOTER, &hr_snapshot_footer_record_desc, &r);
	return err ? err : end(w, 1);
}

static int put_frames(struct writer *w, const struct hr_buf *frames)
{
	size_t at = 0;
	int err = 0;

	while (!err && at + 4 <= frames->len) {
		uint32_t len = hr_be32_get(frames->p + at);

		err = add(w, frames->p + at + 4, len);
		at += 4 + len;
	}
	return err;
}

int hr_snapshot_write_sync(struct hr_sys *sys, const char *dir, struct hr_snapshot_id id,
			   struct hr_image *im, const struct hr_buf *frames,
			   const struct hr_kraft_state *k, int64_t timestamp_ms)
{
	char name[HR_SNAPSHOT_NAME_LEN + 1];

	hr_snapshot_name(id, name);
	return hr_snapshot_write_named_sync(sys, dir, name, id.epoch, im, frames, k, timestamp_ms);
}

int hr_snapshot_write_named_sync(struct hr_sys *sys, const char *dir, const char *name,
				 int32_t epoch, struct hr_image *im, const struct hr_buf *frames,
				 const struct hr_kraft_state *k, int64_t timestamp_ms)
{
	char path[HR_LOG_PATH_MAX], part[HR_LOG_PATH_MAX + 8];
	struct writer w = { .sys = sys, .epoch = epoch, .timestamp_ms = timestamp_ms };
	int err;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	snprintf(part, sizeof(part), "%s" PART, path);
	w.fd = sys->file->open(sys, part, O_RDWR | O_CREAT | O_TRUNC, 0644);
	if (w.fd < 0)
		return w.fd;
	err = put_header(&w, k);
	if (!err)
		err = im ? hr_image_emit(im, add, &w) : put_frames(&w, frames);
	if (!err && w.record_nr)
		err = end(&w, w.record_nr);
	if (!err)
		err = put_footer(&w);
	if (!err)
		err = sys->file->sync(sys, w.fd);
	if (!err)
		err = sys->file->chmod(sys, w.fd, 0400);
	sys->file->close(sys, w.fd);
	if (!err)
		err = sys->file->rename(sys, part, path);
	if (!err)
		err = sys->file->sync_dir(sys, dir);
	else
		sys->file->unlink(sys, part);
	hr_buf_fini(&w.buf);
	return err;
}
