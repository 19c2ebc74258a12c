/* SPDX-License-Identifier: Apache-2.0 */
/*
 * validate: may this batch from a client enter a log, and in which form?
 *
 * A pure function of its arguments: it runs on the connection's reactor, or in
 * the pool when hr_batch_is_heavy() says that it will take long.  It checks
 * structure, checksum, sizes, header fields and, through a streaming decoder,
 * every record; it restamps times in place; it rewrites the batch when the
 * topic's codec differs from the producer's.  What depends on the log (offsets,
 * sequences, segments) is checked later by hr_log_append_begin().
 *
 * The verdict is storage's own; broker/ maps it to Kafka's codes.
 */
#ifndef HR_STORAGE_VALIDATE_H
#define HR_STORAGE_VALIDATE_H

#include <hr/lib/buf.h>
#include <hr/protocol/record_batch.h>
#include <hr/storage/config.h>

enum hr_verdict {
	HR_VERDICT_OK = 0,
	HR_VERDICT_CORRUPT,	      /* CORRUPT_MESSAGE 2: checksum, magic, length, undecodable */
	HR_VERDICT_INVALID_RECORD,    /* INVALID_RECORD 87 */
	HR_VERDICT_TOO_LARGE,	      /* MESSAGE_TOO_LARGE 10 */
	HR_VERDICT_LARGER_THAN_SEGMENT, /* RECORD_LIST_TOO_LARGE 18 */
	HR_VERDICT_INVALID_TIMESTAMP, /* INVALID_TIMESTAMP 32 */
	HR_VERDICT_ZSTD_TOO_OLD,      /* UNSUPPORTED_COMPRESSION_TYPE 76 */
	HR_VERDICT_HEAVY,	      /* not judged, expand_bytes_max was reached: to the pool */
	HR_VERDICT_NO_MEMORY,	      /* our side ran out; KAFKA_STORAGE_ERROR 56 */
};

/* Where a batch comes from decides which checks make sense. */
enum hr_append_origin {
	HR_ORIGIN_CLIENT,	/* Produce */
	HR_ORIGIN_COORDINATOR,	/* our own coordinators: control batches allowed */
	HR_ORIGIN_RAFT_LEADER,	/* offsets already set, epoch set by the caller */
	HR_ORIGIN_REPLICATION,	/* fetched from a leader: offsets, epochs and times stand */
};

struct hr_validate_params {
	const struct hr_log_config *config;
	enum hr_append_origin origin;
	int64_t now_ms;
	bool zstd_allowed;     /* Produce v7 and later */
	/*
	 * On a reactor: stop with HR_VERDICT_HEAVY once this many bytes came out of a
	 * compressed body, the batch untouched.  0: no such bound (pool).
	 */
	int64_t expand_bytes_max;
};

#define HR_RECORD_ERRORS_MAX 100 /* reported; further bad records are only counted */

struct hr_record_error {
	int32_t batch_index; /* index of the record in the batch */
	const char *message; /* static text */
};

struct hr_validate_result {
	enum hr_verdict verdict;
	const char *message;	   /* static text, NULL when OK */
	/* Key and timestamp refusals only, as Kafka has it. */
	struct hr_record_error errors[HR_RECORD_ERRORS_MAX];
	int32_t error_nr;
	struct hr_batch batch;	   /* the header as it now stands */
	int64_t max_timestamp;	   /* -1 none */
	int64_t log_append_time_ms; /* -1 on CreateTime topics */
	/*
	 * The batch to append: the caller's own memory, or rewritten.p when the
	 * batch had to be written anew.
	 */
	uint8_t *p;
	size_t len;
	struct hr_buf rewritten;
};

/*
 * Validates the one batch at @p (writable, @len bytes: the whole records field
 * of one partition in Produce).  The result is the return value of the call
 * and lies in @ret too; hr_validate_result_fini() frees a rewritten batch.
 * Touches @p only to restamp attributes, times and CRC.
 */
enum hr_verdict hr_batch_validate(uint8_t *p, size_t len, const struct hr_validate_params *params,
				  struct hr_validate_result *ret);
void hr_validate_result_fini(struct hr_validate_result *r);
/* True when validating takes long enough to be sent to the pool. */
bool hr_batch_is_heavy(const uint8_t *p, size_t len, const struct hr_log_config *config);

/*
 * For fetched data (replication, raft): structure and CRC of each whole batch in
 * @p.  *ret_len is where the last whole batch ends (a cut tail is normal in a
 * fetch answer).  -EBADMSG: damaged, or offsets not rising.
 */
HR_MUST_CHECK int hr_batches_verify(const uint8_t *p, size_t len, size_t *ret_len, int *ret_nr);

#endif
