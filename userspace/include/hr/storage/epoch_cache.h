/* SPDX-License-Identifier: Apache-2.0 */
/*
 * epoch_cache: which leader epoch began at which offset.
 *
 * A sorted array, both columns strictly rising; the file form is
 * leader-epoch-checkpoint.  Owner: the thread that owns the log.
 */
#ifndef HR_STORAGE_EPOCH_CACHE_H
#define HR_STORAGE_EPOCH_CACHE_H

#include <hr/lib/base.h>

struct hr_epoch_entry {
	int32_t epoch;
	int64_t start_offset;
};

struct hr_epoch_cache {
	struct hr_epoch_entry *entries;
	int nr, cap;
	bool dirty; /* differs from the file */
};

void hr_epoch_cache_init(struct hr_epoch_cache *c);
void hr_epoch_cache_fini(struct hr_epoch_cache *c);
/*
 * Epoch @epoch starts at @offset.  Nothing when it is already the latest; entries
 * that contradict it (epoch or offset not below) are dropped first.  -ENOMEM.
 */
HR_MUST_CHECK int hr_epoch_cache_assign(struct hr_epoch_cache *c, int32_t epoch, int64_t offset);
/* Latest epoch, -1 when there is none. */
int32_t hr_epoch_cache_latest(const struct hr_epoch_cache *c);
/* Epoch that @offset was written in, -1 unknown. */
int32_t hr_epoch_cache_epoch_of(const struct hr_epoch_cache *c, int64_t offset);
/*
 * End offset of @epoch as OffsetForLeaderEpoch answers it; @leo is the end of
 * the latest.  Unknown: -1/-1.
 */
void hr_epoch_cache_end_offset(const struct hr_epoch_cache *c, int32_t epoch, int64_t leo,
			       int32_t *ret_epoch, int64_t *ret_end_offset);
/* Drops entries that start at or above @offset. */
void hr_epoch_cache_truncate_end(struct hr_epoch_cache *c, int64_t offset);
/* Drops entries that end at or below @offset; the one covering it now starts there. */
void hr_epoch_cache_truncate_start(struct hr_epoch_cache *c, int64_t offset);

#endif
