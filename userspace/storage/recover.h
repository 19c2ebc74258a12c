/* SPDX-License-Identifier: Apache-2.0 */
/* recover: loading and repairing segments; see recover.c and open.c. */
#ifndef HR_STORAGE_RECOVER_H
#define HR_STORAGE_RECOVER_H

#include "log_priv.h"

#define RECOVER_BUF_LEN (256 * 1024)

struct recovery {
	struct hr_log *log;
	const struct hr_log_open_params *params;
	struct hr_log_load_info *info;
	uint8_t *buf; /* RECOVER_BUF_LEN */
	int64_t scanned_bytes, total_bytes;
};

/* Everything that cannot be believed goes; *ret_cut: something did. */
int segment_recover_sync(struct recovery *rec, struct hr_segment *s, bool *ret_cut);
/* -EBADMSG: it must be recovered instead. */
int segment_load_sync(struct hr_log *log, struct hr_segment *s, bool active);

/* producers_load.c: rows of the .txnindex files for segments below @aborted_from. */
int log_aborted_load_sync(struct hr_log *log, int64_t aborted_from);
/*
 * Newest good snapshot at or below @aborted_from and the end, then headers up to the end.
 * Aborted transactions that end at or above @aborted_from are noted.
 */
int log_producers_load_sync(struct hr_log *log, int64_t aborted_from);
/* Removes snapshots above the end, and those without a segment but the newest. */
int log_snapshots_trim_sync(struct hr_log *log);

/* leftovers.c: steps 1 to 3 of a start, then the bases that are there. */
int log_leftovers_sync(struct hr_sys *sys, const char *dir, struct hr_log_load_info *info);
/* Bases of all files with @suffix, sorted; free() the array. */
int log_bases_list_sync(struct hr_sys *sys, const char *dir, const char *suffix,
			int64_t **ret_bases, int *ret_nr);
/* Base offset of a file name with exactly this suffix behind 20 digits, -1 if it is not one. */
int64_t log_name_base(const char *name, const char *suffix);

#endif
