/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys: the one seam to the outside.
 *
 * Time, randomness, files and sockets are reached through the tables below and
 * nowhere else, so that a whole node runs unchanged on the simulated back end
 * (promise P5).  A struct hr_sys belongs to a node context; there is no global.
 *
 * Every function returns >= 0 or a negative errno.  Descriptors are real ones
 * in the posix back end (sendfile needs them) and handles in the simulated one.
 * Ops marked [may block] must not be called on a reactor thread (promise P3);
 * they belong to pool jobs and to the time before the reactors start.
 */
#ifndef HR_SYS_SYS_H
#define HR_SYS_SYS_H

#include <hr/lib/base.h>
#include <sys/uio.h>

struct hr_sys;

struct hr_sys_stat {
	int64_t size_bytes;
	int64_t mtime_ms;
	bool is_dir;
	uint64_t dev, ino;
};

struct hr_sys_space {
	int64_t total_bytes, usable_bytes;
};

struct hr_clock_ops {
	int64_t (*wall_ms)(struct hr_sys *sys); /* Unix time */
	int64_t (*mono_ns)(struct hr_sys *sys); /* never goes back */
};

struct hr_random_ops {
	void (*fill)(struct hr_sys *sys, void *p, size_t len);
};

/* Pages of a range, as cachestat(2) counts them. */
struct hr_sys_cached {
	uint64_t cached, dirty, writeback, evicted, recently_evicted;
};

enum hr_file_advice {
	HR_FILE_RANDOM = 0, /* of the whole file: no read-ahead but what is asked for */
	HR_FILE_DROP,	    /* its clean pages may leave the page cache */
};

struct hr_file_ops {
	/* [may block] flags and mode as open(2); O_CLOEXEC is added. */
	int (*open)(struct hr_sys *sys, const char *path, int flags, uint32_t mode);
	/* The last reference may free blocks: [may block]. */
	int (*close)(struct hr_sys *sys, int fd);
	/* [may block] Full read up to end of file; retries EINTR and short reads. */
	ssize_t (*pread)(struct hr_sys *sys, int fd, void *p, size_t len, int64_t off);
	/*
	 * Reads what is in memory: -EAGAIN when the first byte is not.  Back ends
	 * or file systems that cannot tell return -EOPNOTSUPP.
	 */
	ssize_t (*pread_nowait)(struct hr_sys *sys, int fd, void *p, size_t len, int64_t off);
	/* Full write or an error; a short write ends in the error that caused it. */
	ssize_t (*pwritev)(struct hr_sys *sys, int fd, const struct iovec *iov, int iov_nr,
			   int64_t off);
	/* What will be done with a range; a hint that may be refused. */
	int (*advise)(struct hr_sys *sys, int fd, int64_t off, int64_t len,
		      enum hr_file_advice advice);
	int (*truncate)(struct hr_sys *sys, int fd, int64_t len); /* [may block] */
	int (*allocate)(struct hr_sys *sys, int fd, int64_t len); /* [may block] */
	int (*datasync)(struct hr_sys *sys, int fd);		  /* [may block] */
	int (*sync)(struct hr_sys *sys, int fd);		  /* [may block] */
	int (*sync_dir)(struct hr_sys *sys, const char *path);	  /* [may block] */
	int (*rename)(struct hr_sys *sys, const char *from, const char *to); /* [may block] */
	int (*unlink)(struct hr_sys *sys, const char *path);	  /* [may block] */
	int (*mkdir)(struct hr_sys *sys, const char *path, uint32_t mode);   /* [may block] */
	int (*rmdir)(struct hr_sys *sys, const char *path);	  /* [may block] */
	/* [may block] Calls back for each entry but "." and ".."; stops on non-zero. */
	int (*list)(struct hr_sys *sys, const char *path,
		    int (*entry)(void *arg, const char *name), void *arg);
	int (*stat)(struct hr_sys *sys, const char *path, struct hr_sys_stat *ret_st);	/* [may block] */
	int (*fstat)(struct hr_sys *sys, int fd, struct hr_sys_stat *ret_st);
	int (*chmod)(struct hr_sys *sys, int fd, uint32_t mode);  /* [may block] */
	int (*set_mtime)(struct hr_sys *sys, int fd, int64_t mtime_ms); /* [may block] */
	/* Exclusive whole-file lock held until close; -EWOULDBLOCK if another holds it. */
	int (*lock)(struct hr_sys *sys, int fd);
	int (*space)(struct hr_sys *sys, const char *path, struct hr_sys_space *ret_sp); /* [may block] */
	/* [may block] What of a range is in the page cache; -ENOSYS, -EPERM, -EOPNOTSUPP. */
	int (*cached)(struct hr_sys *sys, int fd, int64_t off, int64_t len,
		      struct hr_sys_cached *ret_c);
	/*
	 * [may block] Which pages of a range are in memory, by a mapping: in[i] = 1, the page of
	 * @off first.  Returns the size of a page; -E2BIG when @nr is too small.
	 */
	int (*mapped)(struct hr_sys *sys, int fd, int64_t off, int64_t len, uint8_t *in,
		      size_t nr);
};

struct hr_net_ops; /* hr/sys/net.h */

struct hr_sys {
	const struct hr_clock_ops *clock;
	const struct hr_random_ops *random;
	const struct hr_file_ops *file;
	const struct hr_net_ops *net;
	void *priv; /* the back end's own state */
	void *net_priv; /* of the sockets, where they have a back end of their own (sim_net) */
};

/* The real thing.  One instance may serve every thread of a process. */
void hr_sys_posix_init(struct hr_sys *sys);
/* Of this machine, whatever the back end. */
int64_t hr_sys_page_bytes(void);

static inline int64_t hr_sys_wall_ms(struct hr_sys *sys)
{
	return sys->clock->wall_ms(sys);
}

static inline int64_t hr_sys_mono_ns(struct hr_sys *sys)
{
	return sys->clock->mono_ns(sys);
}

static inline int64_t hr_sys_mono_ms(struct hr_sys *sys)
{
	return sys->clock->mono_ns(sys) / 1000000;
}

#endif
