// SPDX-License-Identifier: Apache-2.0
/*
 * leftovers: what an interrupted compaction, split or deletion left in a
 * partition's directory.
 *
 *	.deleted	let go, unlink (a raft snapshot's is not ours)
 *	.cleaned	an output that never committed, unlink
 *	.swap		committed replacement: unlink the segments it covers, then
 *			give it its name.  Unless a .cleaned at or below its base
 *			is there: then that round never committed as a whole
 */
#include "recover.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

struct names {
	char **p;
	int nr, cap, err;
};

static int name_add(void *arg, const char *name)
{
	struct names *n = arg;

	if (n->nr == n->cap) {
		int cap = n->cap ? n->cap * 2 : 16;
		char **p = realloc(n->p, sizeof(char *) * (size_t)cap);

		if (!p)
			return n->err = -ENOMEM;
		n->p = p;
		n->cap = cap;
	}
	n->p[n->nr] = strdup(name);
	if (!n->p[n->nr])
		return n->err = -ENOMEM;
	n->nr++;
	return 0;
}

static void names_fini(struct names *n)
{
	for (int i = 0; i < n->nr; i++)
		free(n->p[i]);
	free(n->p);
}

static int names_list_sync(struct hr_sys *sys, const char *dir, struct names *n)
{
	int err = sys->file->list(sys, dir, name_add, n);

	return n->err ? n->err : HR_MIN(err, 0);
}

static bool ends_with(const char *name, const char *suffix)
{
	size_t n = strlen(name), s = strlen(suffix);

	return n >= s && !strcmp(name + n - s, suffix);
}

int64_t log_name_base(const char *name, const char *suffix)
{
	int64_t base = 0;

	for (int i = 0; i < 20; i++) {
		if (name[i] < '0' || name[i] > '9' ||
		    __builtin_mul_overflow(base, 10, &base) ||
		    __builtin_add_overflow(base, name[i] - '0', &base))
			return -1;
	}
	return strcmp(name + 20, suffix) ? -1 : base;
}

/* Base of any segment file, with @extra behind the suffix. */
static int64_t segment_name_base(const char *name, const char *extra)
{
	char suffix[64];

	for (int i = 0; i < SEGMENT_SUFFIX_NR; i++) {
		int64_t base;

		snprintf(suffix, sizeof(suffix), "%s%s", segment_suffix[i], extra);
		base = log_name_base(name, suffix);
		if (base >= 0)
			return base;
	}
	return -1;
}

static int unlink_name_sync(struct hr_sys *sys, const char *dir, const char *name)
{
	char path[HR_LOG_PATH_CAP];
	int n = snprintf(path, sizeof(path), "%s/%s", dir, name), err;

	if (n < 0 || (size_t)n >= sizeof(path))
		return -ENAMETOOLONG;
	err = sys->file->unlink(sys, path);
	return err == -ENOENT ? 0 : err;
}

int log_files_unlink_sync(struct hr_sys *sys, const char *dir, int64_t base_offset,
			  const char *extra)
{
	char path[HR_LOG_PATH_CAP];
	int err = 0;

	for (int i = 0; i < SEGMENT_SUFFIX_NR && !err; i++) {
		err = segment_path(path, sizeof(path), dir, base_offset, segment_suffix[i], extra);
		if (!err)
			err = sys->file->unlink(sys, path);
		if (err == -ENOENT)
			err = 0;
	}
	return err;
}

/* One past the last offset of the whole batches in a file. */
static int64_t file_next_offset_sync(struct hr_sys *sys, const char *path, int64_t base)
{
	struct hr_sys_stat st;
	struct batch_scan sc;
	struct hr_batch b;
	int64_t next = base;
	int fd = sys->file->open(sys, path, O_RDONLY, 0), err;

	if (fd < 0)
		return fd;
	err = sys->file->fstat(sys, fd, &st);
	if (!err) {
		scan_init(&sc, sys, fd, 0, st.size_bytes, false);
		while (scan_header(&sc, &b) == 1) {
			next = hr_batch_last_offset(&b) + 1;
			scan_skip(&sc, &b);
		}
	}
	sys->file->close(sys, fd);
	return err ? err : next;
}

/* Step 1; also drops the names it removes from the list. */
static int dead_remove_sync(struct hr_sys *sys, const char *dir, struct names *n,
			    struct hr_log_load_info *info)
{
	int64_t first_cleaned = INT64_MAX;
	int err = 0;

	for (int i = 0; i < n->nr; i++) {
		int64_t base = segment_name_base(n->p[i], ".cleaned");

		if (base >= 0)
			first_cleaned = HR_MIN(first_cleaned, base);
	}
	for (int i = 0; i < n->nr && !err; i++) {
		const char *name = n->p[i];
		bool dead =
			ends_with(name, ".cleaned") ||
			(ends_with(name, ".deleted") && !ends_with(name, ".checkpoint.deleted")) ||
			(ends_with(name, ".swap") &&
			 segment_name_base(name, ".swap") >= first_cleaned);

		if (!dead)
			continue;
		err = unlink_name_sync(sys, dir, name);
		info->removed_leftovers++;
		n->p[i][0] = 0;
	}
	return err;
}

static int covered_remove_sync(struct hr_sys *sys, const char *dir, struct names *n, int64_t from,
			       int64_t end)
{
	int err = 0;

	for (int i = 0; i < n->nr && !err; i++) {
		int64_t base = segment_name_base(n->p[i], "");

		if (base < from || base >= end || ends_with(n->p[i], ".snapshot"))
			continue;
		err = unlink_name_sync(sys, dir, n->p[i]);
		n->p[i][0] = 0;
	}
	return err;
}

/* Steps 2 and 3. */
static int swaps_complete_sync(struct hr_sys *sys, const char *dir, struct names *n,
			       struct hr_log_load_info *info)
{
	char from[HR_LOG_PATH_CAP], to[HR_LOG_PATH_CAP];
	int err = 0;

	for (int i = 0; i < n->nr && !err; i++) {
		int64_t base = log_name_base(n->p[i], ".log.swap"), end;

		if (base < 0)
			continue;
		err = segment_path(from, sizeof(from), dir, base, ".log", ".swap");
		end = err ? err : file_next_offset_sync(sys, from, base);
		err = end < 0 ? (int)end : covered_remove_sync(sys, dir, n, base, end);
		info->completed_swaps++;
	}
	for (int i = 0; i < n->nr && !err; i++) {
		size_t len = strlen(n->p[i]);

		if (!ends_with(n->p[i], ".swap") || segment_name_base(n->p[i], ".swap") < 0)
			continue;
		snprintf(from, sizeof(from), "%s/%s", dir, n->p[i]);
		snprintf(to, sizeof(to), "%s/%.*s", dir, (int)(len - 5), n->p[i]);
		err = sys->file->rename(sys, from, to);
	}
	return err;
}

int log_leftovers_sync(struct hr_sys *sys, const char *dir, struct hr_log_load_info *info)
{
	struct names n = { 0 };
	int err = names_list_sync(sys, dir, &n);

	if (!err)
		err = dead_remove_sync(sys, dir, &n, info);
	if (!err)
		err = swaps_complete_sync(sys, dir, &n, info);
	names_fini(&n);
	return err;
}

static int base_cmp(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int log_bases_list_sync(struct hr_sys *sys, const char *dir, const char *suffix,
			int64_t **ret_bases, int *ret_nr)
{
	struct names n = { 0 };
	int64_t *bases = NULL;
	int err = names_list_sync(sys, dir, &n), nr = 0;

	if (!err) {
		bases = calloc((size_t)n.nr + 1, sizeof(*bases));
		err = bases ? 0 : -ENOMEM;
	}
	for (int i = 0; i < n.nr && !err; i++) {
		int64_t base = log_name_base(n.p[i], suffix);

		if (base >= 0)
			bases[nr++] = base;
	}
	names_fini(&n);
	if (err)
		return err;
	qsort(bases, (size_t)nr, sizeof(*bases), base_cmp);
	*ret_bases = bases;
	*ret_nr = nr;
	return 0;
}
