/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_check: does what lies in a data directory agree with itself?
 *
 * One walk over a segment checks, as asked,
 *   C1  batches: whole, CRC, offsets rising and inside the segment, leader epochs not
 *       falling, the last offset delta not below the number of records
 *   C2  records: readable, count and offsets as the header says
 *   C3  .index: entries rise, each names the start of a batch and its last offset
 *   C4  .timeindex: times rise, each names a batch and its largest time
 *   C5  .txnindex: each row ends at an abort marker of its producer
 *   C6  leader-epoch-checkpoint: the epoch of each batch is the one of its offset
 * Files of their own: .snapshot (CRC, length), .checkpoint (header first, footer last),
 * text files (syntax).
 *
 * The unused tail of an index that a running node has preallocated is not a finding, a
 * batch that is cut at the end of the last segment is.
 *
 * Limits: HR_FINDING_NR_MAX findings are kept, the rest is counted.  Index files are in
 * memory whole.
 */
#ifndef HR_TOOLS_HEADRACE_LOG_CHECK_H
#define HR_TOOLS_HEADRACE_LOG_CHECK_H

#include <hr/storage/epoch_cache.h>
#include <jansson.h>
#include "log_file.h"

#define HR_FINDING_NR_MAX 1000

enum {
	HR_CHECK_RECORDS = 1 << 0,
	HR_CHECK_INDEX = 1 << 1,
	HR_CHECK_TIME_INDEX = 1 << 2,
	HR_CHECK_TXN_INDEX = 1 << 3,
	HR_CHECK_EPOCHS = 1 << 4,
	HR_CHECK_BATCHES = 1 << 5,
	HR_CHECK_ALL = (1 << 6) - 1,
};

struct hr_findings {
	json_t *rows; /* {"file", "position", "finding"} */
	int64_t nr;
	int64_t file_nr, batch_nr, record_nr; /* what was looked at */
};

void hr_finding_add(struct hr_findings *f, const char *file, int64_t position, const char *fmt, ...)
	HR_PRINTF(4, 5);

/* What goes on from segment to segment of a log; zeroed but for next_offset. */
struct hr_log_walk {
	int64_t next_offset; /* -1: any */
	int32_t epoch;
	const struct hr_epoch_cache *epochs; /* NULL none */
};

/* A segment with the indexes beside it.  Findings are not failures; -errno: unreadable. */
HR_MUST_CHECK int hr_segment_check(const char *log_path, unsigned int what,
				   struct hr_log_walk *walk, struct hr_findings *f);
/* Any other file of a data directory, by itself. */
HR_MUST_CHECK int hr_file_check(const char *path, struct hr_findings *f);
/* A partition directory or a log directory. */
HR_MUST_CHECK int hr_dir_check(const char *path, struct hr_findings *f);

/* Names in @path in order, directories with their partitions behind; free each and the list. */
HR_MUST_CHECK int hr_dir_names(const char *path, char ***ret_names, int *ret_nr);
void hr_dir_names_free(char **names, int nr);

/* Number of used entries: a preallocated tail of zeroes is not one. */
int64_t hr_index_used_nr(enum hr_file_kind kind, const struct hr_buf *b);
int hr_index_entry_bytes(enum hr_file_kind kind);

#endif
