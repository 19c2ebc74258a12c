/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record_skim: walks the records of a batch without keeping them.
 *
 * Whatever the codec and however far it expands, one window of 16 KiB holds the
 * bytes in hand; keys, values and headers are skipped over.  With a tee, every
 * uncompressed byte also goes into an encoder (recompression).
 */
#ifndef HR_STORAGE_RECORD_SKIM_H
#define HR_STORAGE_RECORD_SKIM_H

#include <hr/compress/codec.h>
#include <hr/lib/base.h>

struct skim_record {
	int32_t len; /* of the body, behind its length field */
	int64_t timestamp_delta;
	int32_t offset_delta;
	bool key_null;
};

struct record_skim {
	struct hr_decoder *decoder; /* NULL when the records are not compressed */
	struct hr_encoder *tee;
	const uint8_t *p, *end;
	uint8_t *window;
	int64_t bytes_out; /* uncompressed bytes seen so far */
	int64_t bytes_max; /* -EFBIG beyond */
	bool ended;
};

/* @p must outlive the walk.  -EINVAL: unknown codec. */
HR_MUST_CHECK int record_skim_init(struct record_skim *sk, int codec, const uint8_t *p, size_t len,
				   struct hr_encoder *tee, int64_t bytes_max);
void record_skim_fini(struct record_skim *sk);
/*
 * 1: a record.  0: the end.  -EBADMSG: the codec's stream is damaged.  -EINVAL: a
 * record is malformed.  -EFBIG: bytes_max, or a codec limit.  -ENOMEM.
 */
HR_MUST_CHECK int record_skim_next(struct record_skim *sk, struct skim_record *ret_r);

#endif
