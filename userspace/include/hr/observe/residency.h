/* SPDX-License-Identifier: Apache-2.0 */
/*
 * residency: what of a file is in the page cache, and how to change that.
 *
 * A ladder of two sources: cachestat(2), exact and with dirty and write-back pages; and
 * a mapping asked by mincore(2), which knows presence alone.  What a source does not
 * know is -1 and never 0.  cachestat(2) counts pages whose read is still under way as
 * cached; for figures that is right, for deciding what may be sent it is not.
 *
 * Everything here may block and belongs to a thread that may.
 */
#ifndef HR_OBSERVE_RESIDENCY_H
#define HR_OBSERVE_RESIDENCY_H

#include <hr/sys/sys.h>

enum hr_residency_by {
	HR_RESIDENCY_NONE = 0,
	HR_RESIDENCY_MINCORE,
	HR_RESIDENCY_CACHESTAT,
};

const char *hr_residency_name(enum hr_residency_by by);
/* The best source for files of @dir, at most @most; *ret_why is the errno of what was refused. */
enum hr_residency_by hr_residency_probe_sync(struct hr_sys *sys, const char *dir,
					     enum hr_residency_by most, int *ret_why);

struct hr_residency {
	int64_t pages; /* of the range */
	int64_t resident, dirty, writeback; /* -1 unknown */
};

/* Unknown in all fields but pages when the source says nothing; never fails otherwise. */
void hr_residency_read_sync(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t off,
			    int64_t len, struct hr_residency *ret_r);
/*
 * Where the run of pages begins that is in memory without a gap up to @len; @len when the
 * last page is not, -1 unknown.
 */
int64_t hr_residency_tail_sync(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t len);
/* The file in @nr equal parts: percent of each in memory, -1 unknown. */
void hr_residency_cells_sync(struct hr_sys *sys, enum hr_residency_by by, int fd, int64_t len,
			     int8_t *ret_cells, int nr);
/* Reads the range into the cache: bytes read, or -errno. */
int64_t hr_residency_warm_sync(struct hr_sys *sys, int fd, int64_t off, int64_t len);
/* Clean pages of the range leave the cache; dirty ones are written first. */
int hr_residency_drop_sync(struct hr_sys *sys, int fd, int64_t off, int64_t len);
int64_t hr_residency_page_bytes(void);

#endif
