// SPDX-License-Identifier: Apache-2.0
/*
 * text_file: small files that are replaced whole.
 *
 * Written to NAME.tmp, forced, renamed over NAME, the directory forced: after a
 * power cut the file is the old or the new one, never a mixture.
 */
#include <hr/storage/log_dir.h>

#include <fcntl.h>
#include <stdio.h>

static int path_join(char *buf, const char *dir, const char *name, const char *extra)
{
	int n = snprintf(buf, HR_LOG_PATH_MAX, "%s/%s%s", dir, name, extra);

	return n < 0 || n >= HR_LOG_PATH_MAX ? -ENAMETOOLONG : 0;
}

int hr_text_file_write_sync(struct hr_sys *sys, const char *dir, const char *name, const void *p,
			    size_t len)
{
	struct iovec iov = { (void *)(uintptr_t)p, len };
	char path[HR_LOG_PATH_MAX], tmp[HR_LOG_PATH_MAX];
	int fd, err;

	if (path_join(path, dir, name, "") || path_join(tmp, dir, name, ".tmp"))
		return -ENAMETOOLONG;
	fd = sys->file->open(sys, tmp, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (fd < 0)
		return fd;
	err = len ? (int)HR_MIN(sys->file->pwritev(sys, fd, &iov, 1, 0), 0) : 0;
	if (!err)
		err = sys->file->sync(sys, fd);
	sys->file->close(sys, fd);
	if (!err)
		err = sys->file->rename(sys, tmp, path);
	if (!err)
		err = sys->file->sync_dir(sys, dir);
	return err;
}

int hr_text_file_read_sync(struct hr_sys *sys, const char *dir, const char *name, size_t len_max,
			   struct hr_buf *out)
{
	char path[HR_LOG_PATH_MAX];
	struct hr_sys_stat st;
	ssize_t n = 0;
	int fd, err = path_join(path, dir, name, "");

	if (err)
		return err;
	fd = sys->file->open(sys, path, O_RDONLY, 0);
	if (fd < 0)
		return fd;
	err = sys->file->fstat(sys, fd, &st);
	if (!err && (uint64_t)st.size_bytes > len_max)
		err = -EFBIG;
	if (!err && !hr_buf_reserve(out, (size_t)st.size_bytes))
		err = -ENOMEM;
	if (!err)
		n = sys->file->pread(sys, fd, out->p + out->len, (size_t)st.size_bytes, 0);
	if (n < 0)
		err = (int)n;
	else if (!err)
		out->len += (size_t)n;
	sys->file->close(sys, fd);
	return err;
}
