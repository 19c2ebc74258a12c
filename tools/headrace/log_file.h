/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_file: reading the files of a data directory, one batch or one small file at a time.
 *
 * A reader holds at most one batch and its decompressed form; both are bounded, so that
 * a damaged length cannot ask for more memory than HR_LOG_BATCH_BYTES_MAX.  Files are
 * opened for reading only and may belong to a running node: what stands behind the size
 * at open time is not looked at.
 *
 * What a file is follows from its name alone.
 */
#ifndef HR_TOOLS_HEADRACE_LOG_FILE_H
#define HR_TOOLS_HEADRACE_LOG_FILE_H

#include <hr/lib/buf.h>
#include <hr/protocol/record_batch.h>

#define HR_LOG_BATCH_BYTES_MAX (1 << 30)
#define HR_LOG_SMALL_FILE_BYTES_MAX (64 << 20)

enum hr_file_kind {
	HR_FILE_OTHER,
	HR_FILE_SEGMENT,	    /* .log */
	HR_FILE_OFFSET_INDEX,	    /* .index */
	HR_FILE_TIME_INDEX,	    /* .timeindex */
	HR_FILE_TXN_INDEX,	    /* .txnindex */
	HR_FILE_PRODUCERS,	    /* .snapshot */
	HR_FILE_SNAPSHOT,	    /* .checkpoint of the raft log */
	HR_FILE_EPOCHS,		    /* leader-epoch-checkpoint */
	HR_FILE_OFFSETS,	    /* the four checkpoints of a log directory */
	HR_FILE_PARTITION_METADATA, /* partition.metadata */
	HR_FILE_META_PROPERTIES,    /* meta.properties */
	HR_FILE_QUORUM_STATE,	    /* quorum-state */
	HR_FILE_CLEAN_SHUTDOWN,	    /* .kafka_cleanshutdown */
};

enum hr_file_kind hr_file_kind_of(const char *path);
const char *hr_file_kind_name(enum hr_file_kind kind);
/* The number that the last part of the path starts with, -1 none. */
int64_t hr_file_base_offset(const char *path);
/* Whole file; -EFBIG beyond HR_LOG_SMALL_FILE_BYTES_MAX. */
HR_MUST_CHECK int hr_file_read(const char *path, struct hr_buf *out);

struct hr_batch_reader {
	int fd;
	int64_t size, pos; /* of the next batch */
	int64_t at;	   /* of the batch that was read last */
	struct hr_buf raw, plain;
	char why[128];
};

HR_MUST_CHECK int hr_batch_reader_open(struct hr_batch_reader *r, const char *path);
void hr_batch_reader_close(struct hr_batch_reader *r);
/*
 * 1: *@ret_b, the bytes in r->raw.  0: end.  -EBADMSG: r->why says what stands at r->at;
 * after that nothing more can be read.
 */
HR_MUST_CHECK int hr_batch_reader_next(struct hr_batch_reader *r, struct hr_batch *ret_b);
/* Goes to @pos; the next batch is read from there. */
void hr_batch_reader_seek(struct hr_batch_reader *r, int64_t pos);
/* The records of the last batch, decompressed; -EBADMSG, -EFBIG with r->why. */
HR_MUST_CHECK int hr_batch_reader_records(struct hr_batch_reader *r, const struct hr_batch *b,
					  const uint8_t **ret_p, const uint8_t **ret_end);

#endif
