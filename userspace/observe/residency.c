// SPDX-License-Identifier: Apache-2.0
/* residency: see hr/observe/residency.h. */
#include <hr/observe/residency.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#define MAP_PAGE_NR 4096
#define WARM_BYTES (1 << 20)

int64_t hr_residency_page_bytes(void)
{
	return hr_sys_page_bytes();
}

const char *hr_residency_name(enum hr_residency_by by)
{
	static const char *const names[] = { "unknown", "mincore", "cachestat" };

	return names[by];
}

static int64_t pages_of(int64_t off, int64_t len)
{
	int64_t page = hr_residency_page_bytes();

	return len > 0 ? (off + len + page - 1) / page - off / page : 0;
}

/* Pages in memory, by pieces of a mapping. */
static int64_t count_mapped(struct hr_sys *sys, int fd, int64_t off, int64_t len)
{
	int64_t page = hr_residency_page_bytes(), nr = 0, end = off + len;
	uint8_t in[MAP_PAGE_NR];

	off &= ~(page - 1);
	while (off < end) {
		int64_t part = HR_MIN(end - off, MAP_PAGE_NR * page);

		if (sys->file->mapped(sys, fd, off, part, in, sizeof(in)) < 0)
			return -1;
		for (int64_t i = 0; i < pages_of(off, part); i++)
			nr += in[i];
		off += part;
	}
	return nr;
}

void hr_residency_read_sync(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t off,
			    int64_t len, struct hr_residency *ret_r)
{
	struct hr_sys_cached c;

	*ret_r = (struct hr_residency){ pages_of(off, len), -1, -1, -1 };
	if (by == HR_RESIDENCY_CACHESTAT && !sys->file->cached(sys, fd, off, len, &c)) {
		/* Read-ahead and preallocation know of pages beyond the end. */
		ret_r->resident = HR_MIN((int64_t)c.cached, ret_r->pages);
		ret_r->dirty = HR_MIN((int64_t)c.dirty, ret_r->pages);
		ret_r->writeback = HR_MIN((int64_t)c.writeback, ret_r->pages);
	} else if (by == HR_RESIDENCY_MINCORE) {
		ret_r->resident = count_mapped(sys, fd, off, len);
	}
}

static int64_t resident(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t off,
			int64_t len)
{
	struct hr_residency r;

	hr_residency_read_sync(sys, by, fd, off, len, &r);
	return r.resident;
}

/* A suffix of a whole suffix is whole, so halving finds the longest. */
int64_t hr_residency_tail_sync(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t len)
{
	int64_t page = hr_residency_page_bytes(), low = 0, high = pages_of(0, len), nr;

	nr = high;
	while (low < high) {
		int64_t mid = low + (high - low) / 2;
		int64_t in = resident(sys, by, fd, mid * page, len - mid * page);

		if (in < 0)
			return -1;
		if (in == nr - mid)
			high = mid;
		else
			low = mid + 1;
	}
	return HR_MIN(low * page, len);
}

void hr_residency_cells_sync(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t len,
			     int8_t *ret_cells, int nr)
{
	int64_t page = hr_residency_page_bytes(), pages = pages_of(0, len);

	for (int i = 0; i < nr; i++) {
		int64_t from = pages * i / nr, to = pages * (i + 1) / nr, in;

		/* Fewer pages than cells: a page fills several. */
		to = HR_MAX(to, from + 1);
		in = pages ? resident(sys, by, fd, from * page,
				      HR_MIN(to * page, len) - from * page) : -1;
		ret_cells[i] = (int8_t)(in < 0 ? -1 : in * 100 / (to - from));
	}
}

int64_t hr_residency_warm_sync(struct hr_sys *sys, int fd, int64_t off, int64_t len)
{
	uint8_t *p = malloc(WARM_BYTES);
	int64_t done = 0;

	while (p && done < len) {
		size_t part = (size_t)HR_MIN(len - done, (int64_t)WARM_BYTES);
		ssize_t n = sys->file->pread(sys, fd, p, part, off + done);

		if (n < 0)
			done = n;
		else
			done += n;
		if (n < (ssize_t)part)
			break;
	}
	free(p);
	return p ? done : -ENOMEM;
}

int hr_residency_drop_sync(struct hr_sys *sys, int fd, int64_t off, int64_t len)
{
	int err = sys->file->datasync(sys, fd);

	return err ? err : sys->file->advise(sys, fd, off, len, HR_FILE_DROP);
}

/* A file of our own with one page that was just written is in memory, if anybody can tell. */
static int try_source(struct hr_sys *sys, int fd, enum hr_residency_by by)
{
	struct hr_sys_cached c;
	uint8_t in[1];
	int ret;

	if (by == HR_RESIDENCY_CACHESTAT) {
		ret = sys->file->cached(sys, fd, 0, 1, &c);
		return ret ? ret : c.cached ? 0 : -EOPNOTSUPP;
	}
	ret = sys->file->mapped(sys, fd, 0, 1, in, sizeof(in));
	return ret < 0 ? ret : in[0] ? 0 : -EOPNOTSUPP;
}

enum hr_residency_by hr_residency_probe_sync(struct hr_sys *sys, const char *dir,
					     enum hr_residency_by most, int *ret_why)
{
	struct iovec byte = { "x", 1 };
	char path[4096];
	int fd, err;

	*ret_why = 0;
	if (most == HR_RESIDENCY_NONE)
		return HR_RESIDENCY_NONE;
	snprintf(path, sizeof(path), "%s/.headrace-observe", dir);
	fd = sys->file->open(sys, path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	if (fd < 0) {
		*ret_why = fd;
		return HR_RESIDENCY_NONE;
	}
	err = (int)sys->file->pwritev(sys, fd, &byte, 1, 0);
	err = err < 0 ? err : 0;
	for (; !err && most != HR_RESIDENCY_NONE; most--) {
		int ret = try_source(sys, fd, most);

		if (!ret)
			break;
		*ret_why = ret;
	}
	sys->file->close(sys, fd);
	(void)sys->file->unlink(sys, path);
	if (err)
		*ret_why = err;
	return err ? HR_RESIDENCY_NONE : most;
}
