// SPDX-License-Identifier: Apache-2.0
/*
 * validate: see hr/storage/validate.h.
 *
 * The order of checks is Kafka's, so that a batch with several faults gets the
 * same answer: shape, magic, base offset, size, checksum, segment size, header
 * fields, records.  Where Kafka 4.4 answers -1 (unknown codec numbers, bodies
 * that do not decompress, wrong offset deltas inside a compressed batch) we
 * answer what the fault is.
 *
 * I1  The batch is changed only after every check has passed.
 * I2  Working memory does not depend on how far the body expands.
 *
 * Limits: a record above max.decompressed.message.bytes inside a compressed
 * batch is refused; a body above 2^31-1 bytes in all is refused, as no client
 * can hold it; above params->expand_bytes_max the answer is HR_VERDICT_HEAVY and
 * the caller goes on in the pool.
 */
#include <hr/storage/validate.h>

#include <hr/compress/codec.h>
#include "record_skim.h"

#define HEAVY_PLAIN_BYTES (1 << 20)
#define HEAVY_COMPRESSED_BYTES (64 << 10)

struct validation {
	const struct hr_validate_params *params;
	struct hr_validate_result *r;
	struct hr_batch *b;
	uint8_t *p;
	size_t len;
	bool bad_timestamp, rewrite;
	int64_t max_timestamp;
};

static enum hr_verdict refuse(struct validation *v, enum hr_verdict verdict, const char *message)
{
	v->r->verdict = verdict;
	v->r->message = message;
	return verdict;
}

static enum hr_verdict check_shape(struct validation *v)
{
	int err = hr_batch_parse(v->p, v->len, v->b);

	if (err == -EPROTONOSUPPORT)
		return v->b->magic == 0 || v->b->magic == 1
			       ? refuse(v, HR_VERDICT_INVALID_RECORD,
					"Record batches of magic 0 and 1 are not accepted")
			       : refuse(v, HR_VERDICT_CORRUPT, "Unknown magic of a record batch");
	if (err == -EBADMSG)
		return refuse(v, HR_VERDICT_CORRUPT, "Length of a record batch out of range");
	if (err || (size_t)v->b->batch_len > v->len)
		return refuse(v, HR_VERDICT_INVALID_RECORD, "Incomplete record batch");
	if ((size_t)v->b->batch_len != v->len)
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Exactly one record batch is accepted for a partition");
	return HR_VERDICT_OK;
}

static enum hr_verdict check_frame(struct validation *v)
{
	const struct hr_log_config *c = v->params->config;

	if (v->params->origin == HR_ORIGIN_CLIENT && v->b->base_offset)
		return refuse(v, HR_VERDICT_INVALID_RECORD, "Base offset of a batch is not 0");
	if (v->len > (size_t)HR_MAX(c->max_message_bytes, 0))
		return refuse(v, HR_VERDICT_TOO_LARGE,
			      "Record batch larger than max.message.bytes");
	if (!hr_batch_crc_ok(v->p, v->len))
		return refuse(v, HR_VERDICT_CORRUPT, "Record batch fails its checksum");
	if (v->len > (size_t)HR_MAX(c->segment_bytes, 0))
		return refuse(v, HR_VERDICT_LARGER_THAN_SEGMENT,
			      "Record batch larger than segment.bytes");
	return HR_VERDICT_OK;
}

static enum hr_verdict check_fields(struct validation *v)
{
	const struct hr_batch *b = v->b;

	if (b->record_nr <= 0 || b->last_offset_delta != b->record_nr - 1)
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Number of records and last offset delta do not agree");
	if (hr_batch_is_control(b) && v->params->origin == HR_ORIGIN_CLIENT)
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Clients may not write control batches");
	if (b->producer_id >= 0 && b->base_sequence < 0 && !hr_batch_is_control(b))
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Producer id without a sequence number");
	if (hr_batch_codec(b) >= HR_CODEC_NR)
		return refuse(v, HR_VERDICT_INVALID_RECORD, "Unknown compression codec");
	if (hr_batch_codec(b) == HR_CODEC_ZSTD && !v->params->zstd_allowed)
		return refuse(v, HR_VERDICT_ZSTD_TOO_OLD,
			      "zstd needs version 7 of the Produce request");
	return HR_VERDICT_OK;
}

/* --- records ------------------------------------------------------------- */

static void record_refuse(struct validation *v, int32_t index, const char *message)
{
	struct hr_validate_result *r = v->r;

	if (r->error_nr < HR_RECORD_ERRORS_MAX)
		r->errors[r->error_nr] = (struct hr_record_error){ index, message };
	r->error_nr++;
}

static bool timestamp_ok(const struct hr_validate_params *params, int64_t ts)
{
	const struct hr_log_config *c = params->config;
	int64_t low, high;

	if (ts == -1 || c->log_append_time || params->origin != HR_ORIGIN_CLIENT)
		return true;
	if (__builtin_sub_overflow(params->now_ms, c->timestamp_before_max_ms, &low))
		low = INT64_MIN;
	if (__builtin_add_overflow(params->now_ms, c->timestamp_after_max_ms, &high))
		high = INT64_MAX;
	return ts >= low && ts <= high;
}

static enum hr_verdict check_record(struct validation *v, int32_t index,
				    const struct skim_record *rec)
{
	int64_t ts = (int64_t)((uint64_t)v->b->base_timestamp + (uint64_t)rec->timestamp_delta);
	bool compressed = hr_batch_codec(v->b) != HR_CODEC_NONE;

	if (compressed && rec->len > v->params->config->max_decompressed_message_bytes)
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Record larger than max.decompressed.message.bytes");
	if ((compressed || v->rewrite) && rec->offset_delta != index)
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Offset deltas of a compressed batch do not count up from 0");
	if (v->params->config->cleanup_compact && rec->key_null && !hr_batch_is_control(v->b)) {
		record_refuse(v, index, "A compacted topic takes no record without a key");
	} else if (!timestamp_ok(v->params, ts)) {
		v->bad_timestamp = true;
		record_refuse(v, index, "Timestamp outside the range that the topic accepts");
	}
	if (!index || ts > v->max_timestamp)
		v->max_timestamp = ts;
	return HR_VERDICT_OK;
}

static enum hr_verdict walk_error(struct validation *v, const struct record_skim *sk, int err)
{
	switch (err) {
	case -ENOMEM:
		return refuse(v, HR_VERDICT_NO_MEMORY, "Out of memory");
	case -EINVAL:
		return refuse(v, HR_VERDICT_INVALID_RECORD, "Malformed record");
	case -EFBIG:
		if (v->params->expand_bytes_max && sk->bytes_out > v->params->expand_bytes_max)
			return refuse(v, HR_VERDICT_HEAVY, "Expands too far for this thread");
		return refuse(v, HR_VERDICT_INVALID_RECORD, "Compressed records expand too far");
	default:
		return refuse(v, HR_VERDICT_CORRUPT, "Compressed records cannot be decompressed");
	}
}

static enum hr_verdict walk_records(struct validation *v, struct record_skim *sk)
{
	struct skim_record rec;
	enum hr_verdict verdict;
	int32_t nr = 0;
	int ret;

	while ((ret = record_skim_next(sk, &rec)) == 1) {
		if (nr == v->b->record_nr)
			return refuse(v, HR_VERDICT_INVALID_RECORD,
				      "More records than the batch announces");
		verdict = check_record(v, nr++, &rec);
		if (verdict)
			return verdict;
	}
	if (ret)
		return walk_error(v, sk, ret);
	if (nr != v->b->record_nr)
		return refuse(v, HR_VERDICT_INVALID_RECORD,
			      "Fewer records than the batch announces");
	if (v->bad_timestamp)
		return refuse(v, HR_VERDICT_INVALID_TIMESTAMP,
			      "Timestamps outside the range that the topic accepts");
	if (v->r->error_nr)
		return refuse(v, HR_VERDICT_INVALID_RECORD, "Some records were refused");
	return HR_VERDICT_OK;
}

static int target_level(const struct hr_log_config *c)
{
	switch (c->codec) {
	case HR_CODEC_GZIP:
		return c->gzip_level;
	case HR_CODEC_LZ4:
		return c->lz4_level;
	case HR_CODEC_ZSTD:
		return c->zstd_level;
	default:
		return HR_CODEC_LEVEL_DEFAULT;
	}
}

static bool rewrite_wanted(const struct hr_validate_params *params, const struct hr_batch *b)
{
	return params->config->codec != HR_LOG_CODEC_PRODUCER && !hr_batch_is_control(b) &&
	       params->config->codec != hr_batch_codec(b);
}

/* All records checked; with a target codec their rewritten form lies in r->rewritten. */
static enum hr_verdict check_records(struct validation *v)
{
	int64_t bytes_max = v->params->expand_bytes_max ? v->params->expand_bytes_max : INT32_MAX;
	struct hr_encoder *tee = NULL;
	struct record_skim sk = { 0 };
	enum hr_verdict verdict;
	int err = 0;

	v->rewrite = rewrite_wanted(v->params, v->b);
	if (v->rewrite) {
		if (hr_buf_reserve(&v->r->rewritten, HR_BATCH_HEADER_LEN))
			v->r->rewritten.len = HR_BATCH_HEADER_LEN;
		err = v->r->rewritten.err;
		if (!err)
			err = hr_encoder_create(v->params->config->codec,
						target_level(v->params->config), &v->r->rewritten,
						&tee);
	}
	if (!err)
		err = record_skim_init(&sk, hr_batch_codec(v->b), v->p + HR_BATCH_HEADER_LEN,
				       v->len - HR_BATCH_HEADER_LEN, tee, bytes_max);
	verdict = err ? refuse(v, HR_VERDICT_NO_MEMORY, "Out of memory") : walk_records(v, &sk);
	record_skim_fini(&sk);
	if (!verdict && tee && hr_encoder_finish(tee))
		verdict = refuse(v, HR_VERDICT_NO_MEMORY, "Out of memory");
	hr_encoder_destroy(tee);
	return verdict;
}

/* --- the accepted form ---------------------------------------------------- */

static bool restamp(struct validation *v)
{
	const struct hr_validate_params *params = v->params;
	struct hr_batch *b = v->b, before = *b;

	if (params->config->log_append_time) {
		b->attributes |= HR_BATCH_LOG_APPEND_TIME;
		b->max_timestamp = params->now_ms;
		v->r->log_append_time_ms = params->now_ms;
	} else {
		b->attributes &= (int16_t)~HR_BATCH_LOG_APPEND_TIME;
		b->max_timestamp = v->max_timestamp;
	}
	return b->attributes != before.attributes || b->max_timestamp != before.max_timestamp;
}

static enum hr_verdict finish(struct validation *v)
{
	struct hr_validate_result *r = v->r;
	bool changed = restamp(v);

	r->p = v->p;
	r->len = v->len;
	if (v->rewrite) {
		v->b->attributes = (int16_t)((v->b->attributes & ~HR_BATCH_CODEC_MASK) |
					     v->params->config->codec);
		if (r->rewritten.len > (size_t)v->params->config->max_message_bytes)
			return refuse(
				v, HR_VERDICT_TOO_LARGE,
				"Record batch larger than max.message.bytes after compression");
		if (r->rewritten.len > (size_t)v->params->config->segment_bytes)
			return refuse(v, HR_VERDICT_LARGER_THAN_SEGMENT,
				      "Record batch larger than segment.bytes after compression");
		r->p = r->rewritten.p;
		r->len = r->rewritten.len;
		v->b->batch_len = (int32_t)r->len;
		changed = true;
	}
	if (changed) {
		hr_batch_header_put(r->p, v->b);
		hr_batch_crc_update(r->p, r->len);
		v->b->crc = hr_be32_get(r->p + HR_BATCH_CRC_OFF);
	}
	r->max_timestamp = v->b->max_timestamp;
	return r->verdict = HR_VERDICT_OK;
}

enum hr_verdict hr_batch_validate(uint8_t *p, size_t len, const struct hr_validate_params *params,
				  struct hr_validate_result *ret)
{
	struct validation v = { .params = params, .r = ret, .b = &ret->batch, .p = p, .len = len,
				.max_timestamp = -1 };
	enum hr_verdict verdict;

	ret->verdict = HR_VERDICT_OK;
	ret->message = NULL;
	ret->error_nr = 0;
	ret->batch = (struct hr_batch){ 0 };
	ret->max_timestamp = ret->log_append_time_ms = -1;
	ret->p = NULL;
	ret->len = 0;
	ret->rewritten = HR_BUF_INIT;
	verdict = check_shape(&v);
	if (!verdict)
		verdict = check_frame(&v);
	if (!verdict)
		verdict = check_fields(&v);
	if (!verdict)
		verdict = check_records(&v);
	if (!verdict)
		verdict = finish(&v);
	if (verdict)
		hr_buf_fini(&ret->rewritten);
	ret->error_nr = HR_MIN(ret->error_nr, HR_RECORD_ERRORS_MAX);
	return verdict;
}

void hr_validate_result_fini(struct hr_validate_result *r)
{
	hr_buf_fini(&r->rewritten);
}

bool hr_batch_is_heavy(const uint8_t *p, size_t len, const struct hr_log_config *config)
{
	struct hr_batch b;

	if (hr_batch_parse(p, len, &b))
		return false;
	if (hr_batch_codec(&b) == HR_CODEC_NONE && (config->codec == HR_LOG_CODEC_PRODUCER ||
						    config->codec == HR_CODEC_NONE))
		return len > HEAVY_PLAIN_BYTES;
	return len > HEAVY_COMPRESSED_BYTES;
}

int hr_batches_verify(const uint8_t *p, size_t len, size_t *ret_len, int *ret_nr)
{
	int64_t next = INT64_MIN;
	size_t at = 0;
	int nr = 0;

	while (len - at >= HR_BATCH_HEADER_LEN) {
		struct hr_batch b;

		if (hr_batch_parse(p + at, len - at, &b))
			return -EBADMSG;
		if ((size_t)b.batch_len > len - at)
			break;
		if (b.base_offset < 0 || b.base_offset < next || b.last_offset_delta < 0 ||
		    b.base_offset > INT64_MAX - INT32_MAX - 1 ||
		    !hr_batch_crc_ok(p + at, (size_t)b.batch_len))
			return -EBADMSG;
		next = hr_batch_last_offset(&b) + 1;
		at += (size_t)b.batch_len;
		nr++;
	}
	*ret_len = at;
	*ret_nr = nr;
	return 0;
}
