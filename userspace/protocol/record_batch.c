// SPDX-License-Identifier: Apache-2.0
/*
 * record_batch: see hr/protocol/record_batch.h.
 *
 * I1  No reader looks past the end it was given; a length is compared with what
 *     remains before it is used.
 * I2  hr_record_next() either consumes exactly the bytes that the record's own
 *     length announces, or fails.
 * I3  A built batch passes hr_batch_parse() and hr_batch_crc_ok().
 */
#include <hr/lib/crc32c.h>
#include <hr/lib/varint.h>
#include <hr/protocol/record_batch.h>

int hr_batch_parse(const uint8_t *p, size_t len, struct hr_batch *ret_b)
{
	int32_t body_len;

	if (len < HR_BATCH_PREFIX_LEN)
		return -EAGAIN;
	body_len = (int32_t)hr_be32_get(p + 8);
	/* 14 is the shortest that any magic could have. */
	if (body_len < 14 || body_len > INT32_MAX - HR_BATCH_LOG_OVERHEAD)
		return -EBADMSG;
	ret_b->base_offset = (int64_t)hr_be64_get(p);
	ret_b->batch_len = body_len + HR_BATCH_LOG_OVERHEAD;
	ret_b->leader_epoch = (int32_t)hr_be32_get(p + 12);
	ret_b->magic = (int8_t)p[16];
	if (ret_b->magic != HR_BATCH_MAGIC)
		return -EPROTONOSUPPORT;
	if (ret_b->batch_len < HR_BATCH_HEADER_LEN)
		return -EBADMSG;
	if (len < HR_BATCH_HEADER_LEN)
		return -EAGAIN;
	ret_b->crc = hr_be32_get(p + 17);
	ret_b->attributes = (int16_t)hr_be16_get(p + 21);
	ret_b->last_offset_delta = (int32_t)hr_be32_get(p + 23);
	ret_b->base_timestamp = (int64_t)hr_be64_get(p + 27);
	ret_b->max_timestamp = (int64_t)hr_be64_get(p + 35);
	ret_b->producer_id = (int64_t)hr_be64_get(p + 43);
	ret_b->producer_epoch = (int16_t)hr_be16_get(p + 51);
	ret_b->base_sequence = (int32_t)hr_be32_get(p + 53);
	ret_b->record_nr = (int32_t)hr_be32_get(p + 57);
	return 0;
}

void hr_batch_header_put(uint8_t *p, const struct hr_batch *b)
{
	hr_be64_put(p, (uint64_t)b->base_offset);
	hr_be32_put(p + 8, (uint32_t)(b->batch_len - HR_BATCH_LOG_OVERHEAD));
	hr_be32_put(p + 12, (uint32_t)b->leader_epoch);
	p[16] = (uint8_t)b->magic;
	hr_be32_put(p + 17, b->crc);
	hr_be16_put(p + 21, (uint16_t)b->attributes);
	hr_be32_put(p + 23, (uint32_t)b->last_offset_delta);
	hr_be64_put(p + 27, (uint64_t)b->base_timestamp);
	hr_be64_put(p + 35, (uint64_t)b->max_timestamp);
	hr_be64_put(p + 43, (uint64_t)b->producer_id);
	hr_be16_put(p + 51, (uint16_t)b->producer_epoch);
	hr_be32_put(p + 53, (uint32_t)b->base_sequence);
	hr_be32_put(p + 57, (uint32_t)b->record_nr);
}

bool hr_batch_crc_ok(const uint8_t *p, size_t len)
{
	return len >= HR_BATCH_HEADER_LEN &&
	       hr_be32_get(p + HR_BATCH_CRC_OFF) ==
		       hr_crc32c(0, p + HR_BATCH_ATTRIBUTES_OFF, len - HR_BATCH_ATTRIBUTES_OFF);
}

void hr_batch_crc_update(uint8_t *p, size_t len)
{
	hr_be32_put(p + HR_BATCH_CRC_OFF,
		    hr_crc32c(0, p + HR_BATCH_ATTRIBUTES_OFF, len - HR_BATCH_ATTRIBUTES_OFF));
}

/* --- records ------------------------------------------------------------- */

/* A length of -1 is null where @nullable; the bytes must lie before @end. */
static int slice_get(const uint8_t **p, const uint8_t *end, bool nullable, struct hr_slice *ret_s)
{
	int32_t len;
	int n = hr_varint_get(*p, end, &len);

	if (n <= 0)
		return -EBADMSG;
	*p += n;
	if (len < 0) {
		if (!nullable || len != -1)
			return -EBADMSG;
		*ret_s = HR_SLICE_NULL;
		return 0;
	}
	if (len > end - *p)
		return -EBADMSG;
	*ret_s = (struct hr_slice){ *p, len };
	*p += len;
	return 0;
}

static int header_get(const uint8_t **p, const uint8_t *end, struct hr_record_header *ret_h)
{
	struct hr_slice key;

	if (slice_get(p, end, false, &key) || slice_get(p, end, true, &ret_h->value))
		return -EBADMSG;
	ret_h->key = (struct hr_str){ (const char *)key.p, key.len };
	return 0;
}

static int record_fields_get(const uint8_t *p, const uint8_t *end, struct hr_record *r)
{
	struct hr_record_header h;
	int n;

	if (p == end)
		return -EBADMSG;
	r->attributes = (int8_t)*p++;
	n = hr_varlong_get(p, end, &r->timestamp_delta);
	if (n <= 0)
		return -EBADMSG;
	p += n;
	n = hr_varint_get(p, end, &r->offset_delta);
	if (n <= 0)
		return -EBADMSG;
	p += n;
	if (slice_get(&p, end, true, &r->key) || slice_get(&p, end, true, &r->value))
		return -EBADMSG;
	n = hr_varint_get(p, end, &r->header_nr);
	if (n <= 0)
		return -EBADMSG;
	p += n;
	if (r->header_nr < 0 || r->header_nr > (end - p) / 2)
		return -EBADMSG;
	r->headers = p;
	r->end = end;
	for (int32_t i = 0; i < r->header_nr; i++)
		if (header_get(&p, end, &h))
			return -EBADMSG;
	return p == end ? 0 : -EBADMSG;
}

int hr_record_next(const uint8_t **p, const uint8_t *end, struct hr_record *ret_r)
{
	const uint8_t *body;
	int32_t len;
	int n;

	if (*p >= end)
		return 0;
	n = hr_varint_get(*p, end, &len);
	if (n <= 0)
		return -EBADMSG;
	body = *p + n;
	if (len <= 0 || len > end - body)
		return -EBADMSG;
	n = record_fields_get(body, body + len, ret_r);
	if (n)
		return -EBADMSG;
	*p = body + len;
	return 1;
}

int hr_record_header_next(const uint8_t **p, const struct hr_record *r,
			  struct hr_record_header *ret_h)
{
	if (*p >= r->end)
		return 0;
	return header_get(p, r->end, ret_h) ? -EBADMSG : 1;
}

int hr_control_type_get(struct hr_slice key)
{
	return key.len >= 4 ? (int16_t)hr_be16_get(key.p + 2) : -1;
}

int hr_control_marker_epoch(struct hr_slice value, int32_t *ret_epoch)
{
	if (value.len < 6)
		return -EBADMSG;
	*ret_epoch = (int32_t)hr_be32_get(value.p + 2);
	return 0;
}

/* --- building ------------------------------------------------------------ */

void hr_batch_build_begin(struct hr_batch_builder *bb, struct hr_buf *buf,
			  const struct hr_batch *head)
{
	*bb = (struct hr_batch_builder){ .buf = buf, .start_off = buf->len, .head = *head };
	bb->head.magic = HR_BATCH_MAGIC;
	bb->head.record_nr = 0;
	if (hr_buf_reserve(buf, HR_BATCH_HEADER_LEN))
		buf->len += HR_BATCH_HEADER_LEN;
}

static uint8_t *varint_put(uint8_t *p, int32_t v)
{
	return p + hr_uvarint32_put(p, hr_zigzag32(v));
}

static int varint_len(int32_t v)
{
	return hr_uvarint32_len(hr_zigzag32(v));
}

static uint8_t *slice_put(uint8_t *p, const void *s, int32_t len)
{
	p = varint_put(p, len);
	if (len > 0)
		memcpy(p, s, (size_t)len);
	return p + HR_MAX(len, 0);
}

static int64_t slice_len(int32_t len)
{
	return varint_len(len) + (int64_t)HR_MAX(len, 0);
}

void hr_batch_build_record(struct hr_batch_builder *bb, int64_t timestamp, struct hr_slice key,
			   struct hr_slice value, const struct hr_record_header *headers,
			   int headers_nr)
{
	struct hr_batch *h = &bb->head;
	int64_t delta = (int64_t)((uint64_t)timestamp - (uint64_t)h->base_timestamp), len;
	int32_t offset_delta = h->record_nr;
	uint8_t *p;

	len = 1 + hr_uvarint64_len(hr_zigzag64(delta)) + varint_len(offset_delta) +
	      slice_len(key.len) + slice_len(value.len) + varint_len(headers_nr);
	for (int i = 0; i < headers_nr; i++)
		len += slice_len(headers[i].key.len) + slice_len(headers[i].value.len);
	if (len > INT32_MAX - 5) {
		bb->buf->err = -ENOMEM;
		return;
	}
	p = hr_buf_reserve(bb->buf, (size_t)(varint_len((int32_t)len) + len));
	if (!p)
		return;
	p = varint_put(p, (int32_t)len);
	*p++ = 0;
	p += hr_uvarint64_put(p, hr_zigzag64(delta));
	p = varint_put(p, offset_delta);
	p = slice_put(p, key.p, key.len);
	p = slice_put(p, value.p, value.len);
	p = varint_put(p, headers_nr);
	for (int i = 0; i < headers_nr; i++) {
		p = slice_put(p, headers[i].key.p, headers[i].key.len);
		p = slice_put(p, headers[i].value.p, headers[i].value.len);
	}
	bb->buf->len = (size_t)(p - bb->buf->p);
	h->last_offset_delta = offset_delta;
	if (!h->record_nr || timestamp > h->max_timestamp)
		h->max_timestamp = timestamp;
	h->record_nr++;
}

void hr_batch_build_control(struct hr_batch_builder *bb, int64_t timestamp,
			    enum hr_control_type type, struct hr_slice value)
{
	uint8_t key[4] = { 0, 0, 0, (uint8_t)type };

	bb->head.attributes |= HR_BATCH_CONTROL;
	hr_batch_build_record(bb, timestamp, (struct hr_slice){ key, sizeof(key) }, value, NULL, 0);
}

int hr_batch_build_end(struct hr_batch_builder *bb)
{
	struct hr_buf *buf = bb->buf;
	size_t len = buf->len - bb->start_off;

	if (buf->err)
		return buf->err;
	if (len > INT32_MAX)
		return -EMSGSIZE;
	bb->head.batch_len = (int32_t)len;
	hr_batch_header_put(buf->p + bb->start_off, &bb->head);
	hr_batch_crc_update(buf->p + bb->start_off, len);
	return (int)len;
}
