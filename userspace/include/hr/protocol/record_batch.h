/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record_batch: the v2 record batch, the unit of everything that Kafka stores.
 *
 * A batch is a 61-byte header and a run of records, compressed as one block
 * when the codec is not 0.  This header gives field access at fixed offsets, a
 * bounds-checked parser, a reader of single records and a writer of small
 * batches.  No memory is owned by any of them except the builder's buffer, and
 * none of them decompresses (compress/codec.h does, storage/validate.h joins
 * the two).
 *
 *	off len  field			off len  field
 *	  0   8  base offset		 27   8  base timestamp, or delete horizon
 *	  8   4  bytes after this field	 35   8  max timestamp, -1 none
 *	 12   4  leader epoch		 43   8  producer id, -1 none
 *	 16   1  magic = 2		 51   2  producer epoch, -1 none
 *	 17   4  CRC-32C of 21..end	 53   4  base sequence, -1 none
 *	 21   2  attributes		 57   4  number of records
 *	 23   4  last offset delta	 61   .  records
 *
 * All integers big-endian.  Base offset and leader epoch lie outside the CRC,
 * so the log may stamp them in place.
 */
#ifndef HR_PROTOCOL_RECORD_BATCH_H
#define HR_PROTOCOL_RECORD_BATCH_H

#include <hr/lib/base.h>
#include <hr/lib/be.h>
#include <hr/lib/buf.h>

#define HR_BATCH_HEADER_LEN 61
#define HR_BATCH_LOG_OVERHEAD 12 /* base offset and length field */
/* What identifies a batch while a file is walked: offset, length, epoch, magic. */
#define HR_BATCH_PREFIX_LEN 17
#define HR_BATCH_MAGIC 2
#define HR_BATCH_CRC_OFF 17
#define HR_BATCH_ATTRIBUTES_OFF 21

enum hr_batch_attr {
	HR_BATCH_CODEC_MASK	  = 0x07,
	HR_BATCH_LOG_APPEND_TIME  = 0x08,
	HR_BATCH_TRANSACTIONAL	  = 0x10,
	HR_BATCH_CONTROL	  = 0x20,
	HR_BATCH_DELETE_HORIZON	  = 0x40,
};

enum hr_control_type {
	HR_CONTROL_ABORT = 0,
	HR_CONTROL_COMMIT = 1,
	HR_CONTROL_LEADER_CHANGE = 2,
	HR_CONTROL_SNAPSHOT_HEADER = 3,
	HR_CONTROL_SNAPSHOT_FOOTER = 4,
	HR_CONTROL_KRAFT_VERSION = 5,
	HR_CONTROL_KRAFT_VOTERS = 6,
};

/* The header in host order. */
struct hr_batch {
	int64_t base_offset;
	int32_t batch_len; /* the whole batch, the first 12 bytes included */
	int32_t leader_epoch;
	int8_t magic;
	uint32_t crc;
	int16_t attributes;
	int32_t last_offset_delta;
	int64_t base_timestamp;
	int64_t max_timestamp;
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t base_sequence;
	int32_t record_nr;
};

static inline int hr_batch_codec(const struct hr_batch *b)
{
	return b->attributes & HR_BATCH_CODEC_MASK;
}

/* Unsigned sums: headers may be hostile, wrapping must stay defined. */
static inline int64_t hr_batch_last_offset(const struct hr_batch *b)
{
	return (int64_t)((uint64_t)b->base_offset + (uint64_t)(int64_t)b->last_offset_delta);
}

static inline bool hr_batch_is_control(const struct hr_batch *b)
{
	return b->attributes & HR_BATCH_CONTROL;
}

static inline bool hr_batch_is_transactional(const struct hr_batch *b)
{
	return b->attributes & HR_BATCH_TRANSACTIONAL;
}

/* Sequences count 0..2^31-1 and start over at 0. */
static inline int32_t hr_sequence_add(int32_t sequence, int32_t delta)
{
	return (int32_t)(((int64_t)sequence + delta) & INT32_MAX);
}

/* Sequence of the last record, -1 when the batch has none. */
static inline int32_t hr_batch_last_sequence(const struct hr_batch *b)
{
	return b->base_sequence < 0 ? -1 : hr_sequence_add(b->base_sequence, b->last_offset_delta);
}

/*
 * Parses the header of the batch at @p.  @len bytes may be read, which may be
 * fewer than the whole batch has.  -EAGAIN: fewer than 61 bytes.  -EBADMSG: the
 * length field is too small, negative or would overflow.  -EPROTONOSUPPORT: magic is not 2
 * (base_offset, batch_len and magic of @ret_b are then set).  The CRC is not
 * looked at.
 */
HR_MUST_CHECK int hr_batch_parse(const uint8_t *p, size_t len, struct hr_batch *ret_b);
/* The CRC over a whole batch is what its header says.  @len is batch_len. */
bool hr_batch_crc_ok(const uint8_t *p, size_t len);
void hr_batch_crc_update(uint8_t *p, size_t len);

static inline void hr_batch_put_base_offset(uint8_t *p, int64_t v)
{
	hr_be64_put(p, (uint64_t)v);
}

static inline void hr_batch_put_leader_epoch(uint8_t *p, int32_t v)
{
	hr_be32_put(p + 12, (uint32_t)v);
}

/* --- records ------------------------------------------------------------- */

struct hr_record {
	int32_t offset_delta;
	int64_t timestamp_delta;
	int8_t attributes;
	struct hr_slice key;   /* null allowed */
	struct hr_slice value; /* null allowed */
	int32_t header_nr;
	const uint8_t *headers; /* encoded; walk with hr_record_header_next() */
	const uint8_t *end;
};

struct hr_record_header {
	struct hr_str key;
	struct hr_slice value;
};

/*
 * Walks uncompressed records: @p .. @end is what follows the batch header, or
 * its decompressed form.  1 and *ret_r: a record, *p moved behind it.
 * 0: nothing left.  -EBADMSG: malformed (a length that leaves the buffer, a
 * negative count, bytes left over inside the record).
 */
HR_MUST_CHECK int hr_record_next(const uint8_t **p, const uint8_t *end, struct hr_record *ret_r);
/* Same contract over the headers of one record; start with r->headers. */
HR_MUST_CHECK int hr_record_header_next(const uint8_t **p, const struct hr_record *r,
					struct hr_record_header *ret_h);

static inline int64_t hr_record_timestamp(const struct hr_batch *b, const struct hr_record *r)
{
	if (b->attributes & HR_BATCH_LOG_APPEND_TIME)
		return b->max_timestamp;
	return (int64_t)((uint64_t)b->base_timestamp + (uint64_t)r->timestamp_delta);
}

/* --- building ------------------------------------------------------------ */

/*
 * Writes one uncompressed batch into @buf (appended behind what it holds):
 * begin, records, end.  Errors are sticky in buf->err.  hr_batch_build_end()
 * fills in lengths, counts, maxTimestamp and the CRC and returns the length of
 * the batch, -ENOMEM, or -EMSGSIZE past 2^31.  base offset and leader epoch
 * come from @head; an empty batch (no record) is allowed.
 */
struct hr_batch_builder {
	struct hr_buf *buf;
	size_t start_off;
	struct hr_batch head;
};

void hr_batch_build_begin(struct hr_batch_builder *bb, struct hr_buf *buf,
			  const struct hr_batch *head);
/* @timestamp is absolute.  @headers_nr 0 when there are none. */
void hr_batch_build_record(struct hr_batch_builder *bb, int64_t timestamp, struct hr_slice key,
			   struct hr_slice value, const struct hr_record_header *headers,
			   int headers_nr);
/* One control record with key {0, type} and @value. */
void hr_batch_build_control(struct hr_batch_builder *bb, int64_t timestamp,
			    enum hr_control_type type, struct hr_slice value);
HR_MUST_CHECK int hr_batch_build_end(struct hr_batch_builder *bb);

/* A head with no producer, epoch -1, time @timestamp, base offset @base_offset. */
static inline struct hr_batch hr_batch_plain_head(int64_t base_offset, int64_t timestamp)
{
	return (struct hr_batch){ .base_offset = base_offset, .leader_epoch = -1,
				  .magic = HR_BATCH_MAGIC, .base_timestamp = timestamp,
				  .max_timestamp = timestamp, .producer_id = -1,
				  .producer_epoch = -1, .base_sequence = -1 };
}

/* Header bytes of @b at @p (61 bytes of room); the CRC field is written as given. */
void hr_batch_header_put(uint8_t *p, const struct hr_batch *b);

/* Type of a control record, -1 when its key is not one. */
int hr_control_type_get(struct hr_slice key);
/* Coordinator epoch of an ABORT or COMMIT marker, -EBADMSG when malformed. */
HR_MUST_CHECK int hr_control_marker_epoch(struct hr_slice value, int32_t *ret_epoch);

#endif
