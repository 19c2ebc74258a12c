// SPDX-License-Identifier: Apache-2.0
/*
 * log_dir: see hr/storage/log_dir.h.
 *
 * Order at open: lock, identity, marker (read, then deleted before any log is
 * loaded, so that a crash during loading counts as unclean), checkpoints.
 * Order at close: the marker is the last thing written.
 */
#include <hr/storage/log_dir.h>

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#define CLEAN_MARKER ".kafka_cleanshutdown"
#define FILE_NAME_MAX 255

static int path_join(char *buf, const char *dir, const char *name)
{
	int n = snprintf(buf, HR_LOG_PATH_MAX, "%s/%s", dir, name);

	return n < 0 || n >= HR_LOG_PATH_MAX ? -ENAMETOOLONG : 0;
}

static int dirs_make_sync(struct hr_sys *sys, const char *path)
{
	char part[HR_LOG_PATH_MAX];
	size_t len = strlen(path);

	if (len >= sizeof(part))
		return -ENAMETOOLONG;
	for (size_t i = 1; i <= len; i++) {
		int err;

		if (i < len && path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = 0;
		err = sys->file->mkdir(sys, part, 0755);
		if (err && err != -EEXIST && i == len)
			return err;
	}
	return 0;
}

static int64_t marker_epoch(const struct hr_buf *text)
{
	json_t *root = json_loadb((const char *)text->p, text->len, 0, NULL);
	json_t *epoch = json_object_get(root, "brokerEpoch");
	int64_t v = json_is_integer(epoch) ? json_integer_value(epoch) : -1;

	json_decref(root);
	return v;
}

static int marker_take_sync(struct hr_log_dir *dir)
{
	struct hr_buf buf = HR_BUF_INIT;
	char path[HR_LOG_PATH_MAX];
	int err = hr_text_file_read_sync(dir->sys, dir->path, CLEAN_MARKER, 65536, &buf);

	dir->broker_epoch = -1;
	dir->was_clean = !err;
	if (err == -ENOENT)
		return 0;
	if (!err)
		dir->broker_epoch = marker_epoch(&buf);
	hr_buf_fini(&buf);
	err = path_join(path, dir->path, CLEAN_MARKER);
	if (!err)
		err = dir->sys->file->unlink(dir->sys, path);
	if (!err)
		err = dir->sys->file->sync_dir(dir->sys, dir->path);
	return err;
}

static int checkpoint_load_sync(struct hr_log_dir *dir, enum hr_checkpoint_kind kind,
				struct hr_checkpoint *c, bool *damaged)
{
	int err = hr_checkpoint_read_sync(dir->sys, dir->path, kind, c);

	*damaged = err == -EBADMSG;
	return *damaged ? 0 : err;
}

static int lock_sync(struct hr_log_dir *dir)
{
	char path[HR_LOG_PATH_MAX];
	int err = path_join(path, dir->path, ".lock");

	if (err)
		return err;
	dir->lock_fd = dir->sys->file->open(dir->sys, path, O_RDWR | O_CREAT, 0644);
	if (dir->lock_fd < 0)
		return dir->lock_fd;
	return dir->sys->file->lock(dir->sys, dir->lock_fd);
}

static void dir_free(struct hr_log_dir *dir)
{
	if (dir->lock_fd >= 0)
		dir->sys->file->close(dir->sys, dir->lock_fd);
	hr_checkpoint_fini(&dir->recovery_points);
	hr_checkpoint_fini(&dir->log_starts);
	hr_checkpoint_fini(&dir->high_watermarks);
	free(dir->path);
	*dir = (struct hr_log_dir){ .lock_fd = -1 };
}

int hr_log_dir_open_sync(struct hr_sys *sys, const char *path, struct hr_log_dir *ret_dir)
{
	struct hr_log_dir *d = ret_dir;
	int err;

	*d = (struct hr_log_dir){ .sys = sys, .lock_fd = -1, .path = strdup(path) };
	if (!d->path)
		return -ENOMEM;
	err = dirs_make_sync(sys, path);
	if (!err)
		err = lock_sync(d);
	if (!err)
		err = hr_meta_properties_read_sync(sys, path, &d->meta);
	if (!err)
		err = marker_take_sync(d);
	if (!err)
		err = checkpoint_load_sync(d, HR_CHECKPOINT_RECOVERY_POINT, &d->recovery_points,
					   &d->recovery_points_damaged);
	if (!err)
		err = checkpoint_load_sync(d, HR_CHECKPOINT_LOG_START, &d->log_starts,
					   &d->log_starts_damaged);
	if (!err)
		err = checkpoint_load_sync(d, HR_CHECKPOINT_REPLICATION, &d->high_watermarks,
					   &d->high_watermarks_damaged);
	if (err)
		dir_free(d);
	return err;
}

int hr_log_dir_close_sync(struct hr_log_dir *dir, bool clean, int64_t broker_epoch)
{
	char text[96];
	int err = 0;

	snprintf(text, sizeof(text), "{\"version\":0,\"brokerEpoch\":%lld}",
		 (long long)broker_epoch);
	if (clean)
		err = hr_text_file_write_sync(dir->sys, dir->path, CLEAN_MARKER, text,
					      strlen(text));
	dir_free(dir);
	return err;
}

/* --- names ---------------------------------------------------------------- */

static const char *const kind_suffix[] = {
	[HR_PARTITION_DIR_LIVE] = "",
	[HR_PARTITION_DIR_DELETE] = "-delete",
	[HR_PARTITION_DIR_STRAY] = "-stray",
	[HR_PARTITION_DIR_FUTURE] = "-future",
};

/* Length of the part in front of ".<32 hex><suffix>", 0 when it is no such name. */
static size_t marked_stem_len(const char *name, size_t len, const char *suffix)
{
	size_t tail = 1 + 32 + strlen(suffix);
	const char *hex;

	if (len <= tail || strcmp(name + len - strlen(suffix), suffix))
		return 0;
	hex = name + len - tail;
	if (*hex++ != '.')
		return 0;
	for (int i = 0; i < 32; i++)
		if (!strchr("0123456789abcdefABCDEF", hex[i]))
			return 0;
	return len - tail;
}

static int stem_parse(const char *name, size_t len, struct hr_partition_dir *pd)
{
	const char *dash = memrchr(name, '-', len);
	size_t digits;
	int64_t partition = 0;

	if (!dash || dash == name)
		return -EINVAL;
	digits = len - (size_t)(dash + 1 - name);
	if (!digits || digits > 10 || dash - name > HR_TOPIC_NAME_MAX)
		return -EINVAL;
	for (const char *p = dash + 1; p < name + len; p++) {
		if (*p < '0' || *p > '9')
			return -EINVAL;
		partition = partition * 10 + (*p - '0');
	}
	if (partition > INT32_MAX)
		return -EINVAL;
	pd->topic = (struct hr_str){ name, (int32_t)(dash - name) };
	pd->partition = (int32_t)partition;
	return 0;
}

int hr_partition_dir_parse(const char *name, struct hr_partition_dir *ret_pd)
{
	size_t len = strlen(name);

	ret_pd->kind = HR_PARTITION_DIR_LIVE;
	for (int k = HR_PARTITION_DIR_DELETE; k <= HR_PARTITION_DIR_FUTURE; k++) {
		size_t stem = marked_stem_len(name, len, kind_suffix[k]);

		if (stem) {
			ret_pd->kind = (enum hr_partition_dir_kind)k;
			len = stem;
			break;
		}
	}
	return stem_parse(name, len, ret_pd);
}

void hr_partition_dir_name(char *buf, size_t cap, struct hr_str topic, int32_t partition)
{
	snprintf(buf, cap, "%.*s-%d", topic.len, topic.p, partition);
}

int hr_partition_dir_name_marked(char *buf, size_t cap, struct hr_str topic, int32_t partition,
				 struct hr_uuid random, enum hr_partition_dir_kind kind)
{
	char tail[80];
	int n = snprintf(tail, sizeof(tail), "-%d.", partition), room;

	for (int i = 0; i < 16; i++)
		n += snprintf(tail + n, sizeof(tail) - (size_t)n, "%02x", random.b[i]);
	n += snprintf(tail + n, sizeof(tail) - (size_t)n, "%s", kind_suffix[kind]);
	room = FILE_NAME_MAX - n;
	if (topic.len > room && kind == HR_PARTITION_DIR_FUTURE)
		return -ENAMETOOLONG;
	n = snprintf(buf, cap, "%.*s%s", HR_MIN(topic.len, room), topic.p, tail);
	return n < 0 || (size_t)n >= cap ? -ENAMETOOLONG : 0;
}

/* --- partition directories ------------------------------------------------- */

struct listing {
	struct hr_log_dir *dir;
	int (*entry)(void *arg, const char *name, const struct hr_partition_dir *pd);
	void *arg;
	int err;
};

static int listing_entry(void *arg, const char *name)
{
	struct listing *l = arg;
	struct hr_partition_dir pd;
	char path[HR_LOG_PATH_MAX];
	struct hr_sys_stat st;

	if (hr_partition_dir_parse(name, &pd) || path_join(path, l->dir->path, name))
		return 0;
	if (l->dir->sys->file->stat(l->dir->sys, path, &st) || !st.is_dir)
		return 0;
	l->err = l->entry(l->arg, name, &pd);
	return l->err;
}

int hr_log_dir_list_sync(struct hr_log_dir *dir,
			 int (*entry)(void *arg, const char *name,
				      const struct hr_partition_dir *pd),
			 void *arg)
{
	struct listing l = { dir, entry, arg, 0 };
	int err = dir->sys->file->list(dir->sys, dir->path, listing_entry, &l);

	return l.err ? l.err : HR_MIN(err, 0);
}

int hr_log_dir_rename_sync(struct hr_log_dir *dir, const char *from, const char *to)
{
	char a[HR_LOG_PATH_MAX], b[HR_LOG_PATH_MAX];
	int err;

	if (path_join(a, dir->path, from) || path_join(b, dir->path, to))
		return -ENAMETOOLONG;
	err = dir->sys->file->rename(dir->sys, a, b);
	return err ? err : dir->sys->file->sync_dir(dir->sys, dir->path);
}

struct removal {
	struct hr_sys *sys;
	const char *path;
	int err, removed_nr;
};

static int removal_entry(void *arg, const char *name)
{
	struct removal *r = arg;
	char path[HR_LOG_PATH_MAX];

	r->err = path_join(path, r->path, name);
	if (!r->err)
		r->err = r->sys->file->unlink(r->sys, path);
	r->removed_nr++;
	return r->err;
}

int hr_log_dir_remove_sync(struct hr_log_dir *dir, const char *name)
{
	char path[HR_LOG_PATH_MAX];
	struct removal r = { dir->sys, path, 0, 0 };
	int err;

	if (path_join(path, dir->path, name))
		return -ENAMETOOLONG;
	/* A listing under change may miss names: again until it finds none. */
	do {
		r.removed_nr = 0;
		err = dir->sys->file->list(dir->sys, path, removal_entry, &r);
		if (err < 0 || r.err)
			return r.err ? r.err : err;
	} while (r.removed_nr);
	err = dir->sys->file->rmdir(dir->sys, path);
	return err ? err : dir->sys->file->sync_dir(dir->sys, dir->path);
}
