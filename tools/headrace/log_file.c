// SPDX-License-Identifier: Apache-2.0
/* log_file: see log_file.h. */
#include <fcntl.h>
#include <hr/compress/unpack.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "log_file.h"

static const struct {
	const char *end;
	bool whole; /* the name, not its end */
	enum hr_file_kind kind;
} names[] = {
	{ ".log", false, HR_FILE_SEGMENT },
	{ ".timeindex", false, HR_FILE_TIME_INDEX },
	{ ".txnindex", false, HR_FILE_TXN_INDEX },
	{ ".index", false, HR_FILE_OFFSET_INDEX },
	{ ".snapshot", false, HR_FILE_PRODUCERS },
	{ ".checkpoint", false, HR_FILE_SNAPSHOT },
	{ "leader-epoch-checkpoint", true, HR_FILE_EPOCHS },
	{ "recovery-point-offset-checkpoint", true, HR_FILE_OFFSETS },
	{ "log-start-offset-checkpoint", true, HR_FILE_OFFSETS },
	{ "replication-offset-checkpoint", true, HR_FILE_OFFSETS },
	{ "cleaner-offset-checkpoint", true, HR_FILE_OFFSETS },
	{ "partition.metadata", true, HR_FILE_PARTITION_METADATA },
	{ "meta.properties", true, HR_FILE_META_PROPERTIES },
	{ "quorum-state", true, HR_FILE_QUORUM_STATE },
	{ ".kafka_cleanshutdown", true, HR_FILE_CLEAN_SHUTDOWN },
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

enum hr_file_kind hr_file_kind_of(const char *path)
{
	const char *name = base_name(path);
	size_t len = strlen(name);

	/* Files on their way out keep their form. */
	if (len > 8 && !strcmp(name + len - 8, ".deleted"))
		len -= 8;
	else if (len > 5 && !strcmp(name + len - 5, ".swap"))
		len -= 5;
	for (size_t i = 0; i < HR_ARRAY_LEN(names); i++) {
		size_t n = strlen(names[i].end);

		if (names[i].whole ? n == len : n < len)
			if (!strncmp(name + len - n, names[i].end, n))
				return names[i].kind;
	}
	return HR_FILE_OTHER;
}

const char *hr_file_kind_name(enum hr_file_kind kind)
{
	static const char *const text[] = {
		"other",          "segment",     "offsetIndex",   "timeIndex", "txnIndex",
		"producers",      "snapshot",    "leaderEpochs",  "offsets",   "partitionMetadata",
		"metaProperties", "quorumState", "cleanShutdown",
	};

	return text[kind];
}

int64_t hr_file_base_offset(const char *path)
{
	const char *name = base_name(path);
	char *end;
	long long v;

	errno = 0;
	v = strtoll(name, &end, 10);
	return errno || end == name || v < 0 ? -1 : v;
}

static int open_regular(const char *path, int64_t *ret_size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	int ret;

	if (fd < 0)
		return -errno;
	ret = fstat(fd, &st) ? -errno : S_ISREG(st.st_mode) ? 0 : -EINVAL;
	if (ret) {
		close(fd);
		return ret;
	}
	*ret_size = st.st_size;
	return fd;
}

static int read_at(int fd, void *p, size_t len, int64_t pos)
{
	size_t done = 0;

	while (done < len) {
		ssize_t n = pread(fd, (uint8_t *)p + done, len - done, pos + (int64_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n ? -errno : -ENODATA;
		done += (size_t)n;
	}
	return 0;
}

int hr_file_read(const char *path, struct hr_buf *out)
{
	int64_t size;
	int fd = open_regular(path, &size), ret = 0;
	uint8_t *p;

	if (fd < 0)
		return fd;
	out->len = 0;
	if (size > HR_LOG_SMALL_FILE_BYTES_MAX)
		ret = -EFBIG;
	p = ret ? NULL : hr_buf_reserve(out, (size_t)size + 1);
	if (!ret)
		ret = p ? read_at(fd, p, (size_t)size, 0) : -ENOMEM;
	if (!ret) {
		p[size] = 0;
		out->len = (size_t)size;
	}
	close(fd);
	return ret;
}

int hr_batch_reader_open(struct hr_batch_reader *r, const char *path)
{
	memset(r, 0, sizeof(*r));
	r->fd = open_regular(path, &r->size);
	return r->fd < 0 ? r->fd : 0;
}

void hr_batch_reader_close(struct hr_batch_reader *r)
{
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
	hr_buf_fini(&r->raw);
	hr_buf_fini(&r->plain);
}

void hr_batch_reader_seek(struct hr_batch_reader *r, int64_t pos)
{
	r->pos = pos;
	r->why[0] = 0;
}

/* The reader stops here. */
static int damaged(struct hr_batch_reader *r, const char *what)
{
	snprintf(r->why, sizeof(r->why), "%s", what);
	r->pos = r->size;
	return -EBADMSG;
}

int hr_batch_reader_next(struct hr_batch_reader *r, struct hr_batch *ret_b)
{
	uint8_t head[HR_BATCH_HEADER_LEN], *p;
	int64_t left = r->size - r->pos;
	int ret;

	r->at = r->pos;
	if (left <= 0)
		return 0;
	if (left < HR_BATCH_HEADER_LEN)
		return damaged(r, "fewer bytes than a batch header has");
	ret = read_at(r->fd, head, sizeof(head), r->pos);
	if (ret)
		return damaged(r, strerror(-ret));
	ret = hr_batch_parse(head, sizeof(head), ret_b);
	if (ret == -EPROTONOSUPPORT)
		return damaged(r, "not a batch of format 2");
	if (ret)
		return damaged(r, "the length field is out of range");
	if (ret_b->batch_len > left)
		return damaged(r, "the batch is longer than the file");
	if (ret_b->batch_len > HR_LOG_BATCH_BYTES_MAX)
		return damaged(r, "the batch is longer than 1 GiB");
	r->raw.len = 0;
	p = hr_buf_reserve(&r->raw, (size_t)ret_b->batch_len);
	ret = p ? read_at(r->fd, p, (size_t)ret_b->batch_len, r->pos) : -ENOMEM;
	if (ret)
		return damaged(r, strerror(-ret));
	r->raw.len = (size_t)ret_b->batch_len;
	r->pos += ret_b->batch_len;
	return 1;
}

int hr_batch_reader_records(struct hr_batch_reader *r, const struct hr_batch *b,
			    const uint8_t **ret_p, const uint8_t **ret_end)
{
	struct hr_slice plain;
	int ret = hr_unpack(hr_batch_codec(b), r->raw.p + HR_BATCH_HEADER_LEN,
			    r->raw.len - HR_BATCH_HEADER_LEN, HR_LOG_BATCH_BYTES_MAX, &r->plain,
			    &plain);

	if (ret) {
		snprintf(r->why, sizeof(r->why), "cannot decompress: %s", strerror(-ret));
		return ret;
	}
	*ret_p = plain.p;
	*ret_end = plain.p + plain.len;
	return 0;
}
