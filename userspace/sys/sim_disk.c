// SPDX-License-Identifier: Apache-2.0
/*
 * sim_disk: see hr/sys/sim_disk.h.
 *
 * Vocabulary: an *inode* has `now`, what reads see, and `durable`, what a cut
 * leaves; `pending` is the way from durable to now.  A *name* maps a whole path
 * to an inode; there are two tables of names, and `renames` (all pending
 * changes of names) is the way from the durable one to the other.
 *
 * I1  Applying all pending changes to durable gives now, for bytes and names.
 * I2  Every random choice comes from one generator, so seed and sequence of
 *     calls determine the outcome.
 * I3  sync_dir makes durable every change of names up to the last one in that
 *     directory, in order: a later change never survives an earlier one.
 *
 * Limits: paths of 255 bytes, 1024 open files; linear searches (tests hold
 * some hundred names).
 */
#include <hr/sys/sim_disk.h>

#include <fcntl.h>
#include <hr/lib/buf.h>
#include <hr/lib/list.h>
#include <hr/lib/rnd.h>
#include <stdio.h>
#include <stdlib.h>

#define SECTOR_LEN 512
#define PATH_LEN 256
#define FD_MAX 1024
#define FD_BASE 100000 /* not to be mistaken for a real descriptor */

struct change { /* of bytes */
	struct hr_list node;
	bool truncate;
	int64_t off;
	size_t len;
	uint8_t data[];
};

struct inode {
	struct hr_list node;
	bool dir, locked;
	struct hr_buf now, durable;
	struct hr_list pending;
	int64_t mtime_ms;
};

struct name {
	char path[PATH_LEN];
	struct inode *inode;
};

struct names {
	struct name *p;
	int nr, cap;
};

struct name_change {
	struct hr_list node;
	char from[PATH_LEN], to[PATH_LEN]; /* from "": create; to "": remove */
	struct inode *inode;
};

struct hr_sim_disk {
	struct hr_sys sys;
	struct hr_rnd rnd;
	int64_t now_ms;
	struct hr_list inodes;
	struct names now, durable;
	struct hr_list renames;
	struct inode *fds[FD_MAX];
	uint64_t fail_at, cut_at; /* counts.changes at which it happens, 0 never */
	int fail_err;
	bool off;
	int64_t capacity;
	struct hr_sim_disk_counts counts;
};

static struct hr_sim_disk *disk_of(struct hr_sys *sys)
{
	return sys->priv;
}

/* --- bytes ----------------------------------------------------------------- */

static void bytes_resize(struct hr_buf *b, int64_t len)
{
	size_t was = b->len;

	if ((size_t)len > was) {
		hr_assert(hr_buf_reserve(b, (size_t)len - was) != NULL);
		memset(b->p + was, 0, (size_t)len - was);
	}
	b->len = (size_t)len;
}

static void bytes_write(struct hr_buf *b, int64_t off, const uint8_t *p, size_t len)
{
	if ((size_t)off + len > b->len)
		bytes_resize(b, off + (int64_t)len);
	if (len)
		memcpy(b->p + off, p, len);
}

static void change_apply(struct hr_buf *b, const struct change *c)
{
	if (c->truncate)
		bytes_resize(b, c->off);
	else
		bytes_write(b, c->off, c->data, c->len);
}

/* Sectors that reached the platter before the light went out. */
static void change_apply_torn(struct hr_sim_disk *d, struct hr_buf *b, const struct change *c)
{
	switch (hr_rnd_below(&d->rnd, 3)) {
	case 0:
		return;
	case 1:
		change_apply(b, c);
		return;
	}
	if (c->truncate)
		return;
	for (size_t at = 0; at < c->len;) {
		size_t n = SECTOR_LEN - (size_t)(c->off + (int64_t)at) % SECTOR_LEN;

		n = HR_MIN(n, c->len - at);
		if (hr_rnd_below(&d->rnd, 2))
			bytes_write(b, c->off + (int64_t)at, c->data + at, n);
		at += n;
	}
}

static void pending_add(struct inode *i, bool truncate, int64_t off, const void *p, size_t len)
{
	struct change *c = malloc(sizeof(*c) + len);

	hr_assert(c != NULL);
	c->truncate = truncate;
	c->off = off;
	c->len = len;
	if (len)
		memcpy(c->data, p, len);
	hr_list_push(&i->pending, &c->node);
	change_apply(&i->now, c);
}

/* @torn: the disk whose chance decides; NULL: everything arrives. */
static void pending_settle(struct inode *i, struct hr_sim_disk *torn)
{
	struct hr_list *n;

	while ((n = hr_list_pop(&i->pending))) {
		struct change *c = hr_list_entry(n, struct change, node);

		if (torn)
			change_apply_torn(torn, &i->durable, c);
		else
			change_apply(&i->durable, c);
		free(c);
	}
}

static struct inode *inode_create(struct hr_sim_disk *d, bool dir)
{
	struct inode *i = calloc(1, sizeof(*i));

	hr_assert(i != NULL);
	i->dir = dir;
	i->mtime_ms = d->now_ms;
	hr_list_init(&i->pending);
	hr_list_push(&d->inodes, &i->node);
	return i;
}

/* --- names ----------------------------------------------------------------- */

static int name_find(const struct names *t, const char *path)
{
	for (int i = 0; i < t->nr; i++)
		if (!strcmp(t->p[i].path, path))
			return i;
	return -1;
}

static void name_remove(struct names *t, const char *path)
{
	int i = name_find(t, path);

	if (i >= 0)
		t->p[i] = t->p[--t->nr];
}

static void name_set(struct names *t, const char *path, struct inode *inode)
{
	name_remove(t, path);
	if (t->nr == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 64;
		t->p = realloc(t->p, sizeof(*t->p) * (size_t)t->cap);
		hr_assert(t->p != NULL);
	}
	snprintf(t->p[t->nr].path, PATH_LEN, "%s", path);
	t->p[t->nr++].inode = inode;
}

/* The children of a renamed directory move along. */
static void names_move_below(struct names *t, const char *from, const char *to)
{
	size_t len = strlen(from);

	for (int i = 0; i < t->nr; i++) {
		char rest[PATH_LEN];

		if (strncmp(t->p[i].path, from, len) || t->p[i].path[len] != '/')
			continue;
		snprintf(rest, sizeof(rest), "%s", t->p[i].path + len);
		hr_assert(strlen(to) + strlen(rest) < PATH_LEN);
		memcpy(t->p[i].path, to, strlen(to));
		memcpy(t->p[i].path + strlen(to), rest, strlen(rest) + 1);
	}
}

static void name_change_apply(struct names *t, const struct name_change *c)
{
	if (c->from[0])
		name_remove(t, c->from);
	if (c->from[0] && c->to[0])
		names_move_below(t, c->from, c->to);
	if (c->to[0])
		name_set(t, c->to, c->inode);
}

static void name_change_add(struct hr_sim_disk *d, const char *from, const char *to,
			    struct inode *inode)
{
	struct name_change *c = calloc(1, sizeof(*c));

	hr_assert(c != NULL);
	snprintf(c->from, PATH_LEN, "%s", from);
	snprintf(c->to, PATH_LEN, "%s", to);
	c->inode = inode;
	hr_list_push(&d->renames, &c->node);
	name_change_apply(&d->now, c);
}

static bool path_in_dir(const char *path, const char *dir)
{
	size_t len = strlen(dir);

	return path[0] && !strncmp(path, dir, len) && path[len] == '/' &&
	       !strchr(path + len + 1, '/');
}

/* Makes the first @nr pending changes of names durable. */
static void names_settle(struct hr_sim_disk *d, uint64_t nr)
{
	struct hr_list *n;

	while (nr-- && (n = hr_list_pop(&d->renames))) {
		struct name_change *c = hr_list_entry(n, struct name_change, node);

		name_change_apply(&d->durable, c);
		free(c);
	}
}

static uint64_t renames_nr(const struct hr_sim_disk *d)
{
	uint64_t nr = 0;

	hr_list_each(n, &d->renames)
		nr++;
	return nr;
}

/* --- faults ---------------------------------------------------------------- */

/* Called by every change: 0 go on, else the error; the power may be gone after it. */
static int change_begin(struct hr_sim_disk *d)
{
	if (d->off)
		return -EIO;
	d->counts.changes++;
	if (d->cut_at == d->counts.changes) {
		d->off = true;
		return 0;
	}
	if (d->fail_at == d->counts.changes) {
		d->counts.faults++;
		return d->fail_err;
	}
	return 0;
}

static struct inode *fd_inode(struct hr_sim_disk *d, int fd)
{
	hr_assert(fd >= FD_BASE && fd < FD_BASE + FD_MAX);
	return d->fds[fd - FD_BASE];
}

static int64_t bytes_used(const struct hr_sim_disk *d)
{
	int64_t sum = 0;

	for (int i = 0; i < d->now.nr; i++)
		sum += (int64_t)d->now.p[i].inode->now.len;
	return sum;
}

/* --- the ops ---------------------------------------------------------------- */

static int sim_open(struct hr_sys *sys, const char *path, int flags, uint32_t mode)
{
	struct hr_sim_disk *d = disk_of(sys);
	int at = name_find(&d->now, path), fd = 0, err;
	struct inode *i;

	if (d->off)
		return -EIO;
	if (strlen(path) >= PATH_LEN)
		return -ENAMETOOLONG;
	if (at < 0 && !(flags & O_CREAT))
		return -ENOENT;
	while (fd < FD_MAX && d->fds[fd])
		fd++;
	if (fd == FD_MAX)
		return -EMFILE;
	if (at < 0) {
		err = change_begin(d);
		if (err)
			return err;
		i = inode_create(d, false);
		name_change_add(d, "", path, i);
	} else {
		i = d->now.p[at].inode;
		if ((flags & O_TRUNC) && i->now.len) {
			err = change_begin(d);
			if (err)
				return err;
			pending_add(i, true, 0, NULL, 0);
		}
	}
	d->fds[fd] = i;
	return d->off ? -EIO : FD_BASE + fd;
}

static int sim_close(struct hr_sys *sys, int fd)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct inode *i = fd_inode(d, fd);

	if (i)
		i->locked = false;
	d->fds[fd - FD_BASE] = NULL;
	return 0;
}

static ssize_t sim_pread(struct hr_sys *sys, int fd, void *p, size_t len, int64_t off)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct inode *i = fd_inode(d, fd);

	if (d->off || !i)
		return -EIO;
	if ((uint64_t)off >= i->now.len)
		return 0;
	len = HR_MIN(len, i->now.len - (size_t)off);
	memcpy(p, i->now.p + off, len);
	return (ssize_t)len;
}

static ssize_t sim_pwritev(struct hr_sys *sys, int fd, const struct iovec *iov, int iov_nr,
			   int64_t off)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct inode *i = fd_inode(d, fd);
	struct hr_buf all = HR_BUF_INIT;
	ssize_t ret;
	int err;

	if (!i)
		return -EIO;
	err = change_begin(d);
	for (int n = 0; n < iov_nr; n++)
		hr_buf_put(&all, iov[n].iov_base, iov[n].iov_len);
	hr_assert(!all.err);
	if (!err && bytes_used(d) + (int64_t)all.len > d->capacity)
		err = -ENOSPC;
	/* A failed write may still have written some of it. */
	if (err && all.len && !d->off)
		pending_add(i, false, off, all.p, hr_rnd_below(&d->rnd, all.len + 1));
	else if (!err)
		pending_add(i, false, off, all.p, all.len);
	i->mtime_ms = d->now_ms;
	ret = d->off ? -EIO : err ? err : (ssize_t)all.len;
	hr_buf_fini(&all);
	return ret;
}

static int sim_truncate(struct hr_sys *sys, int fd, int64_t len)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct inode *i = fd_inode(d, fd);
	int err = i ? change_begin(d) : -EIO;

	if (err)
		return err;
	if ((size_t)len != i->now.len)
		pending_add(i, true, len, NULL, 0);
	return d->off ? -EIO : 0;
}

static int sim_allocate(struct hr_sys *sys, int fd, int64_t len)
{
	struct inode *i = fd_inode(disk_of(sys), fd);

	return i && (int64_t)i->now.len >= len ? 0 : sim_truncate(sys, fd, len);
}

static int sim_sync(struct hr_sys *sys, int fd)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct inode *i = fd_inode(d, fd);
	int err = i ? change_begin(d) : -EIO;

	if (err || d->off)
		return err ? err : -EIO;
	d->counts.syncs++;
	pending_settle(i, NULL);
	return 0;
}

static int sim_sync_dir(struct hr_sys *sys, const char *path)
{
	struct hr_sim_disk *d = disk_of(sys);
	uint64_t nr = 0, at = 0;
	int err = change_begin(d);

	if (err || d->off)
		return err ? err : -EIO;
	hr_list_each(n, &d->renames) {
		struct name_change *c = hr_list_entry(n, struct name_change, node);

		at++;
		if (path_in_dir(c->from, path) || path_in_dir(c->to, path))
			nr = at;
	}
	d->counts.syncs++;
	names_settle(d, nr);
	return 0;
}

static int sim_rename(struct hr_sys *sys, const char *from, const char *to)
{
	struct hr_sim_disk *d = disk_of(sys);
	int at = name_find(&d->now, from), err;

	if (at < 0)
		return d->off ? -EIO : -ENOENT;
	err = change_begin(d);
	if (err)
		return err;
	name_change_add(d, from, to, d->now.p[at].inode);
	return d->off ? -EIO : 0;
}

static int remove_path(struct hr_sim_disk *d, const char *path)
{
	int at = name_find(&d->now, path), err;

	if (at < 0)
		return d->off ? -EIO : -ENOENT;
	err = change_begin(d);
	if (err)
		return err;
	name_change_add(d, path, "", d->now.p[at].inode);
	return d->off ? -EIO : 0;
}

static int sim_unlink(struct hr_sys *sys, const char *path)
{
	return remove_path(disk_of(sys), path);
}

static int sim_mkdir(struct hr_sys *sys, const char *path, uint32_t mode)
{
	struct hr_sim_disk *d = disk_of(sys);
	int err;

	if (name_find(&d->now, path) >= 0)
		return -EEXIST;
	err = change_begin(d);
	if (err)
		return err;
	name_change_add(d, "", path, inode_create(d, true));
	return d->off ? -EIO : 0;
}

static int sim_rmdir(struct hr_sys *sys, const char *path)
{
	struct hr_sim_disk *d = disk_of(sys);

	for (int i = 0; i < d->now.nr; i++)
		if (path_in_dir(d->now.p[i].path, path))
			return -ENOTEMPTY;
	return remove_path(d, path);
}

static int sim_list(struct hr_sys *sys, const char *path,
		    int (*entry)(void *arg, const char *name), void *arg)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct names copy = { calloc((size_t)d->now.nr + 1, sizeof(struct name)), d->now.nr, 0 };
	int ret = 0;

	hr_assert(copy.p != NULL);
	if (copy.nr)
		memcpy(copy.p, d->now.p, sizeof(struct name) * (size_t)copy.nr);
	for (int i = 0; i < copy.nr && !ret; i++)
		if (path_in_dir(copy.p[i].path, path))
			ret = entry(arg, copy.p[i].path + strlen(path) + 1);
	free(copy.p);
	return d->off ? -EIO : ret;
}

static int inode_stat(const struct inode *i, struct hr_sys_stat *st)
{
	*st = (struct hr_sys_stat){ .size_bytes = (int64_t)i->now.len, .mtime_ms = i->mtime_ms,
				    .is_dir = i->dir, .dev = 1, .ino = (uintptr_t)i };
	return 0;
}

static int sim_stat(struct hr_sys *sys, const char *path, struct hr_sys_stat *ret_st)
{
	struct hr_sim_disk *d = disk_of(sys);
	int at = name_find(&d->now, path);

	if (d->off)
		return -EIO;
	return at < 0 ? -ENOENT : inode_stat(d->now.p[at].inode, ret_st);
}

static int sim_fstat(struct hr_sys *sys, int fd, struct hr_sys_stat *ret_st)
{
	struct hr_sim_disk *d = disk_of(sys);
	struct inode *i = fd_inode(d, fd);

	return d->off || !i ? -EIO : inode_stat(i, ret_st);
}

static int sim_chmod(struct hr_sys *sys, int fd, uint32_t mode)
{
	return 0;
}

static int sim_set_mtime(struct hr_sys *sys, int fd, int64_t mtime_ms)
{
	struct inode *i = fd_inode(disk_of(sys), fd);

	if (!i)
		return -EIO;
	i->mtime_ms = mtime_ms;
	return 0;
}

static int sim_lock(struct hr_sys *sys, int fd)
{
	struct inode *i = fd_inode(disk_of(sys), fd);

	if (!i)
		return -EIO;
	if (i->locked)
		return -EWOULDBLOCK;
	i->locked = true;
	return 0;
}

static int sim_space(struct hr_sys *sys, const char *path, struct hr_sys_space *ret_sp)
{
	struct hr_sim_disk *d = disk_of(sys);

	*ret_sp = (struct hr_sys_space){ d->capacity, d->capacity - bytes_used(d) };
	return 0;
}

static int64_t sim_wall_ms(struct hr_sys *sys)
{
	return disk_of(sys)->now_ms;
}

static int64_t sim_mono_ns(struct hr_sys *sys)
{
	return disk_of(sys)->now_ms * 1000000;
}

static void sim_random_fill(struct hr_sys *sys, void *p, size_t len)
{
	hr_rnd_fill(&disk_of(sys)->rnd, p, len);
}

static int sim_advise(struct hr_sys *sys, int fd, int64_t off, int64_t len,
		      enum hr_file_advice advice)
{
	return 0;
}

/* There is no cache in front of this disk. */
static int sim_cached(struct hr_sys *sys, int fd, int64_t off, int64_t len,
		      struct hr_sys_cached *ret_c)
{
	return -EOPNOTSUPP;
}

static int sim_mapped(struct hr_sys *sys, int fd, int64_t off, int64_t len, uint8_t *in, size_t nr)
{
	return -EOPNOTSUPP;
}

static const struct hr_file_ops sim_file_ops = {
	.open = sim_open,	  .close = sim_close,	.pread = sim_pread,
	.pread_nowait = sim_pread, .pwritev = sim_pwritev, .truncate = sim_truncate,
	.advise = sim_advise,
	.allocate = sim_allocate, .datasync = sim_sync, .sync = sim_sync,
	.sync_dir = sim_sync_dir, .rename = sim_rename, .unlink = sim_unlink,
	.mkdir = sim_mkdir,	  .rmdir = sim_rmdir,	.list = sim_list,
	.stat = sim_stat,	  .fstat = sim_fstat,	.chmod = sim_chmod,
	.set_mtime = sim_set_mtime, .lock = sim_lock,	.space = sim_space,
	.cached = sim_cached,	  .mapped = sim_mapped,
};

static const struct hr_clock_ops sim_clock_ops = { sim_wall_ms, sim_mono_ns };
static const struct hr_random_ops sim_random_ops = { sim_random_fill };

/* --- the disk --------------------------------------------------------------- */

int hr_sim_disk_create(uint64_t seed, struct hr_sim_disk **ret_disk)
{
	struct hr_sim_disk *d = calloc(1, sizeof(*d));

	if (!d)
		return -ENOMEM;
	hr_rnd_seed(&d->rnd, seed);
	hr_list_init(&d->inodes);
	hr_list_init(&d->renames);
	d->now_ms = 1700000000000;
	d->capacity = INT64_MAX / 2;
	d->sys = (struct hr_sys){ .clock = &sim_clock_ops, .random = &sim_random_ops,
				  .file = &sim_file_ops, .priv = d };
	*ret_disk = d;
	return 0;
}

void hr_sim_disk_destroy(struct hr_sim_disk *d)
{
	struct hr_list *n;

	if (!d)
		return;
	names_settle(d, UINT64_MAX);
	while ((n = hr_list_pop(&d->inodes))) {
		struct inode *i = hr_list_entry(n, struct inode, node);

		pending_settle(i, NULL);
		hr_buf_fini(&i->now);
		hr_buf_fini(&i->durable);
		free(i);
	}
	free(d->now.p);
	free(d->durable.p);
	free(d);
}

struct hr_sys *hr_sim_disk_sys(struct hr_sim_disk *d)
{
	return &d->sys;
}

void hr_sim_disk_advance_ms(struct hr_sim_disk *d, int64_t ms)
{
	d->now_ms += ms;
}

void hr_sim_disk_fail_at(struct hr_sim_disk *d, uint64_t nr, int err)
{
	d->fail_at = nr ? d->counts.changes + nr : 0;
	d->fail_err = err;
}

void hr_sim_disk_cut_at(struct hr_sim_disk *d, uint64_t nr)
{
	d->cut_at = nr ? d->counts.changes + nr : 0;
}

bool hr_sim_disk_is_off(const struct hr_sim_disk *d)
{
	return d->off;
}

void hr_sim_disk_capacity(struct hr_sim_disk *d, int64_t bytes)
{
	d->capacity = bytes;
}

void hr_sim_disk_power_cut(struct hr_sim_disk *d)
{
	struct hr_list *n;

	names_settle(d, hr_rnd_below(&d->rnd, renames_nr(d) + 1));
	while ((n = hr_list_pop(&d->renames)))
		free(hr_list_entry(n, struct name_change, node));
	d->now.nr = 0;
	for (int i = 0; i < d->durable.nr; i++)
		name_set(&d->now, d->durable.p[i].path, d->durable.p[i].inode);
	hr_list_each(at, &d->inodes) {
		struct inode *i = hr_list_entry(at, struct inode, node);

		pending_settle(i, d);
		i->locked = false;
		i->now.len = 0;
		bytes_write(&i->now, 0, i->durable.p, i->durable.len);
	}
	memset(d->fds, 0, sizeof(d->fds));
	d->off = false;
	d->fail_at = d->cut_at = 0;
	d->counts.power_cuts++;
}

int hr_sim_disk_flip(struct hr_sim_disk *d, const char *path, int64_t off, int bit)
{
	int at = name_find(&d->now, path);
	struct inode *i;

	if (at < 0)
		return -ENOENT;
	i = d->now.p[at].inode;
	if (off < 0 || (size_t)off >= i->now.len)
		return -ERANGE;
	i->now.p[off] ^= (uint8_t)(1 << (bit & 7));
	if ((size_t)off < i->durable.len)
		i->durable.p[off] ^= (uint8_t)(1 << (bit & 7));
	return 0;
}

const struct hr_sim_disk_counts *hr_sim_disk_counts(const struct hr_sim_disk *d)
{
	return &d->counts;
}
