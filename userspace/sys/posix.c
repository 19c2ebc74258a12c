// SPDX-License-Identifier: Apache-2.0
/*
 * posix: the back end of the seam that is the machine itself.
 *
 * Thin, one call each, with three duties the kernel leaves to its callers:
 * interrupted calls are repeated, short reads and writes are completed, and
 * errno becomes the return value.
 *
 * Threads: no state of its own, so one instance serves every thread.
 *
 * Failure: pwritev reports the error that stopped it even when part of the
 * bytes were written; the caller must take the whole range as undefined.
 * close never reports EINTR, because Linux has freed the descriptor by then.
 */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <hr/sys/sys.h>

#include "posix.h"

#define IOV_BATCH_NR 64
#define SYS_CACHESTAT 451 /* the same everywhere */

/* One repeat loop for the calls that may be interrupted. */
#define RETRY_EINTR(call)                                                     \
	({                                                                    \
		__typeof__(call) ret__;                                       \
									      \
		do {                                                          \
			ret__ = (call);                                       \
		} while (ret__ < 0 && errno == EINTR);                        \
		ret__;                                                        \
	})

static int status(int ret)
{
	return ret < 0 ? -errno : 0;
}

static int64_t clock_read_ns(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

static int64_t posix_wall_ms(struct hr_sys *sys)
{
	return clock_read_ns(CLOCK_REALTIME) / 1000000;
}

static int64_t posix_mono_ns(struct hr_sys *sys)
{
	return clock_read_ns(CLOCK_MONOTONIC);
}

static void posix_random_fill(struct hr_sys *sys, void *p, size_t len)
{
	uint8_t *at = p;

	while (len) {
		ssize_t n = getrandom(at, len, 0);

		/* Without flags the call fails only when interrupted. */
		hr_assert(n > 0 || errno == EINTR);
		if (n < 0)
			continue;
		at += n;
		len -= (size_t)n;
	}
}

static int posix_open(struct hr_sys *sys, const char *path, int flags, uint32_t mode)
{
	int fd = RETRY_EINTR(open(path, flags | O_CLOEXEC, (mode_t)mode));

	return fd < 0 ? -errno : fd;
}

static int posix_close(struct hr_sys *sys, int fd)
{
	if (close(fd) < 0 && errno != EINTR)
		return -errno;
	return 0;
}

static ssize_t posix_pread(struct hr_sys *sys, int fd, void *p, size_t len, int64_t off)
{
	size_t done = 0;

	while (done < len) {
		ssize_t n = pread(fd, (char *)p + done, len - done, off + (int64_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (!n)
			break;
		done += (size_t)n;
	}
	return (ssize_t)done;
}

static ssize_t posix_pread_nowait(struct hr_sys *sys, int fd, void *p, size_t len, int64_t off)
{
	struct iovec iov = { .iov_base = p, .iov_len = len };
	ssize_t n = RETRY_EINTR(preadv2(fd, &iov, 1, off, RWF_NOWAIT));

	if (n >= 0)
		return n;
	/* An old kernel says EINVAL or ENOSYS where a file system says EOPNOTSUPP. */
	return errno == ENOSYS || errno == EINVAL ? -EOPNOTSUPP : -errno;
}

/* Drops @n written bytes from the front; returns how many entries are used up. */
static int iov_advance(struct iovec *iov, int iov_nr, size_t n)
{
	int i = 0;

	while (i < iov_nr && n >= iov[i].iov_len)
		n -= iov[i++].iov_len;
	if (n) {
		iov[i].iov_base = (char *)iov[i].iov_base + n;
		iov[i].iov_len -= n;
	}
	return i;
}

static ssize_t write_batch(int fd, struct iovec *iov, int iov_nr, int64_t off)
{
	ssize_t total = 0;
	int at = iov_advance(iov, iov_nr, 0);

	while (at < iov_nr) {
		ssize_t n = pwritev(fd, iov + at, iov_nr - at, off + total);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (!n)
			return -EIO;
		total += n;
		at += iov_advance(iov + at, iov_nr - at, (size_t)n);
	}
	return total;
}

static ssize_t posix_pwritev(struct hr_sys *sys, int fd, const struct iovec *iov, int iov_nr,
			     int64_t off)
{
	struct iovec batch[IOV_BATCH_NR];
	ssize_t total = 0;

	/* The copy lets a short write go on without touching the caller's vector. */
	for (int i = 0; i < iov_nr; i += IOV_BATCH_NR) {
		int nr = HR_MIN(iov_nr - i, IOV_BATCH_NR);
		ssize_t n;

		memcpy(batch, iov + i, sizeof(*iov) * (size_t)nr);
		n = write_batch(fd, batch, nr, off + total);
		if (n < 0)
			return n;
		total += n;
	}
	return total;
}

static int posix_advise(struct hr_sys *sys, int fd, int64_t off, int64_t len,
			enum hr_file_advice advice)
{
	return -posix_fadvise(fd, off, len,
			      advice == HR_FILE_DROP ? POSIX_FADV_DONTNEED : POSIX_FADV_RANDOM);
}

static int posix_cached(struct hr_sys *sys, int fd, int64_t off, int64_t len,
			struct hr_sys_cached *ret_c)
{
	/* As linux/mman.h has them since 6.5. */
	struct { uint64_t off, len; } range = { (uint64_t)off, (uint64_t)len };
	struct hr_sys_cached c;

	/* To the kernel no length means up to the end. */
	if (!len) {
		*ret_c = (struct hr_sys_cached){ 0 };
		return 0;
	}
	if (syscall(SYS_CACHESTAT, fd, &range, &c, 0) < 0)
		return -errno;
	*ret_c = c;
	return 0;
}

static int posix_mapped(struct hr_sys *sys, int fd, int64_t off, int64_t len, uint8_t *in,
			size_t nr)
{
	int64_t page = sysconf(_SC_PAGESIZE), start = off & ~(page - 1);
	size_t map_len = (size_t)(off - start + len);
	size_t pages = (map_len + (size_t)page - 1) / (size_t)page;
	int err = 0;
	void *p;

	if (pages > nr)
		return -E2BIG;
	if (!pages)
		return (int)page;
	p = mmap(NULL, map_len, PROT_READ, MAP_SHARED, fd, start);
	if (p == MAP_FAILED)
		return -errno;
	if (mincore(p, map_len, in) < 0)
		err = -errno;
	munmap(p, map_len);
	for (size_t i = 0; i < pages; i++)
		in[i] &= 1;
	return err ? err : (int)page;
}

static int posix_truncate(struct hr_sys *sys, int fd, int64_t len)
{
	return status(RETRY_EINTR(ftruncate(fd, len)));
}

/* Grows the file to at least @len with blocks behind it where the file system can. */
static int posix_allocate(struct hr_sys *sys, int fd, int64_t len)
{
	struct stat st;

	if (!RETRY_EINTR(fallocate(fd, 0, 0, len)))
		return 0;
	if (errno != EOPNOTSUPP && errno != ENOSYS)
		return -errno;
	if (fstat(fd, &st) < 0)
		return -errno;
	return st.st_size >= len ? 0 : posix_truncate(sys, fd, len);
}

static int posix_datasync(struct hr_sys *sys, int fd)
{
	return status(RETRY_EINTR(fdatasync(fd)));
}

static int posix_sync(struct hr_sys *sys, int fd)
{
	return status(RETRY_EINTR(fsync(fd)));
}

static int posix_sync_dir(struct hr_sys *sys, const char *path)
{
	int fd = posix_open(sys, path, O_RDONLY | O_DIRECTORY, 0);
	int ret;

	if (fd < 0)
		return fd;
	ret = posix_sync(sys, fd);
	posix_close(sys, fd);
	return ret;
}

static int posix_rename(struct hr_sys *sys, const char *from, const char *to)
{
	return status(rename(from, to));
}

static int posix_unlink(struct hr_sys *sys, const char *path)
{
	return status(unlink(path));
}

static int posix_mkdir(struct hr_sys *sys, const char *path, uint32_t mode)
{
	return status(mkdir(path, (mode_t)mode));
}

static int posix_rmdir(struct hr_sys *sys, const char *path)
{
	return status(rmdir(path));
}

static int posix_list(struct hr_sys *sys, const char *path,
		      int (*entry)(void *arg, const char *name), void *arg)
{
	DIR *dir = opendir(path);
	struct dirent *de;
	int ret = 0;

	if (!dir)
		return -errno;
	for (;;) {
		errno = 0;
		de = readdir(dir);
		if (!de) {
			ret = -errno;
			break;
		}
		if (!strcmp(de->d_name, ".") || !strcmp(de->d_name, ".."))
			continue;
		ret = entry(arg, de->d_name);
		if (ret)
			break;
	}
	closedir(dir);
	return ret;
}

static void stat_convert(const struct stat *st, struct hr_sys_stat *ret_st)
{
	*ret_st = (struct hr_sys_stat){
		.size_bytes = st->st_size,
		.mtime_ms = (int64_t)st->st_mtim.tv_sec * 1000 + st->st_mtim.tv_nsec / 1000000,
		.is_dir = S_ISDIR(st->st_mode),
		.dev = st->st_dev,
		.ino = st->st_ino,
	};
}

static int posix_stat(struct hr_sys *sys, const char *path, struct hr_sys_stat *ret_st)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return -errno;
	stat_convert(&st, ret_st);
	return 0;
}

static int posix_fstat(struct hr_sys *sys, int fd, struct hr_sys_stat *ret_st)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -errno;
	stat_convert(&st, ret_st);
	return 0;
}

static int posix_chmod(struct hr_sys *sys, int fd, uint32_t mode)
{
	return status(fchmod(fd, (mode_t)mode));
}

static int posix_set_mtime(struct hr_sys *sys, int fd, int64_t mtime_ms)
{
	int64_t sec = mtime_ms / 1000, ms = mtime_ms % 1000;
	struct timespec ts[2] = { { .tv_nsec = UTIME_OMIT } };

	if (ms < 0) {
		ms += 1000;
		sec--;
	}
	ts[1].tv_sec = sec;
	ts[1].tv_nsec = ms * 1000000;
	return status(futimens(fd, ts));
}

static int posix_lock(struct hr_sys *sys, int fd)
{
	return status(RETRY_EINTR(flock(fd, LOCK_EX | LOCK_NB)));
}

static int posix_space(struct hr_sys *sys, const char *path, struct hr_sys_space *ret_sp)
{
	struct statvfs vfs;

	if (RETRY_EINTR(statvfs(path, &vfs)) < 0)
		return -errno;
	ret_sp->total_bytes = (int64_t)vfs.f_blocks * (int64_t)vfs.f_frsize;
	ret_sp->usable_bytes = (int64_t)vfs.f_bavail * (int64_t)vfs.f_frsize;
	return 0;
}

static const struct hr_clock_ops posix_clock = {
	.wall_ms = posix_wall_ms,
	.mono_ns = posix_mono_ns,
};

static const struct hr_random_ops posix_random = {
	.fill = posix_random_fill,
};

static const struct hr_file_ops posix_file = {
	.open = posix_open,
	.close = posix_close,
	.pread = posix_pread,
	.pread_nowait = posix_pread_nowait,
	.pwritev = posix_pwritev,
	.advise = posix_advise,
	.truncate = posix_truncate,
	.allocate = posix_allocate,
	.datasync = posix_datasync,
	.sync = posix_sync,
	.sync_dir = posix_sync_dir,
	.rename = posix_rename,
	.unlink = posix_unlink,
	.mkdir = posix_mkdir,
	.rmdir = posix_rmdir,
	.list = posix_list,
	.stat = posix_stat,
	.fstat = posix_fstat,
	.chmod = posix_chmod,
	.set_mtime = posix_set_mtime,
	.lock = posix_lock,
	.space = posix_space,
	.cached = posix_cached,
	.mapped = posix_mapped,
};

int64_t hr_sys_page_bytes(void)
{
	return sysconf(_SC_PAGESIZE);
}

void hr_sys_posix_init(struct hr_sys *sys)
{
	*sys = (struct hr_sys){
		.clock = &posix_clock,
		.random = &posix_random,
		.file = &posix_file,
		.net = &hr_sys_posix_net_ops,
	};
}
