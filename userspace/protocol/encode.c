// SPDX-License-Identifier: Apache-2.0
/*
 * codec: the half that writes.
 *
 * Two passes over the same message.  The first adds up lengths and is the only one
 * that can refuse; the second writes without asking, into room of exactly the sum,
 * and the end is asserted.  The size of a tagged value stands in front of it, so the
 * second pass runs the first again over that value.
 *
 * Numbers: the sum is an int64_t; a negative one is an errno on its way out.
 */
#include <hr/lib/be.h>
#include <hr/lib/varint.h>
#include <hr/protocol/codec.h>

struct writer {
	uint8_t *p;
	int16_t version;
	int64_t spliced_len;	/* first pass: bytes that will come from elsewhere */
	int splice_nr;
	struct hr_splice *splices;
	const uint8_t *base;	/* second pass: what splice offsets count from */
};

static int64_t struct_len(struct writer *w, const struct hr_struct_desc *d, const void *msg);
static void struct_put(struct writer *w, const struct hr_struct_desc *d, const void *msg);

static bool is_tagged(const struct hr_struct_desc *d, const struct hr_field_desc *f,
		      int16_t version)
{
	return version >= d->flexible_from && hr_version_in(f->tagged, version);
}

static const struct hr_tags *tags_of(const struct hr_struct_desc *d, const void *msg)
{
	return (const struct hr_tags *)((const char *)msg + d->tags_off);
}

/* --- first pass ------------------------------------------------------------ */

static int64_t bytes_len(int32_t len, bool compact, bool nullable, int old_len)
{
	if (len < 0)
		return !nullable ? -EPROTO : compact ? 1 : old_len;
	if (old_len == 2 && len > HR_CODEC_STRING_MAX)
		return -EPROTO;
	return (int64_t)len + (compact ? hr_uvarint32_len((uint32_t)len + 1) : old_len);
}

static int64_t value_len(struct writer *w, const struct hr_field_desc *f, bool compact,
			 bool nullable, const void *v)
{
	const struct hr_records *rec = v;

	switch (f->kind) {
	case HR_KIND_BOOL:
		return 1;
	case HR_KIND_STRING:
		return bytes_len(((const struct hr_str *)v)->len, compact, nullable, 2);
	case HR_KIND_BYTES:
		return bytes_len(((const struct hr_slice *)v)->len, compact, nullable, 4);
	case HR_KIND_RECORDS:
		if (!rec->p && rec->len > 0) {
			w->spliced_len += rec->len;
			w->splice_nr++;
		}
		return bytes_len(rec->len, compact, nullable, 4);
	case HR_KIND_STRUCT:
		return struct_len(w, f->sub, v);
	default:
		return (int64_t)hr_field_elem_size(f);
	}
}

static int64_t array_len(struct writer *w, const struct hr_field_desc *f, bool compact,
			 bool nullable, const struct hr_array *a)
{
	size_t size = hr_field_elem_size(f);
	int64_t sum, n;

	if (a->nr < 0)
		return !nullable ? -EPROTO : compact ? 1 : 4;
	sum = compact ? hr_uvarint32_len((uint32_t)a->nr + 1) : 4;
	for (int32_t i = 0; i < a->nr; i++) {
		n = value_len(w, f, compact, false, (const char *)a->v + (size_t)i * size);
		if (n < 0)
			return n;
		sum += n;
	}
	return sum;
}

static int64_t field_len(struct writer *w, const struct hr_field_desc *f, bool flexible,
			 const void *msg)
{
	bool compact = flexible && !(f->flags & HR_FIELD_OLD_FORM);
	bool nullable = hr_version_in(f->null, w->version);
	const void *v = (const char *)msg + f->off;
	int64_t n;

	if (f->flags & HR_FIELD_ARRAY)
		return array_len(w, f, compact, nullable, v);
	if (!(f->flags & HR_FIELD_PTR))
		return value_len(w, f, compact, nullable, v);
	v = *(void *const *)v;
	if (!v)
		return nullable ? 1 : -EPROTO;
	n = struct_len(w, f->sub, v);
	return n < 0 ? n : n + nullable;
}

static int64_t tag_len(uint32_t tag, int64_t size)
{
	if (size < 0 || size > INT32_MAX)
		return size < 0 ? size : -EMSGSIZE;
	return hr_uvarint32_len(tag) + hr_uvarint32_len((uint32_t)size) + size;
}

/* Unknown tags must rise and must not claim the number of a known one. */
static int64_t unknown_tags_len(const struct hr_struct_desc *d, const struct hr_tags *t)
{
	int64_t prev = -1, sum = 0;

	for (int32_t i = 0; i < t->nr; i++) {
		if ((int64_t)t->v[i].tag <= prev || t->v[i].data.len < 0)
			return -EPROTO;
		for (int j = 0; j < d->tag_nr; j++)
			if ((uint32_t)d->fields[d->tags[j]].tag == t->v[i].tag)
				return -EPROTO;
		prev = t->v[i].tag;
		sum += tag_len(t->v[i].tag, t->v[i].data.len);
	}
	return sum;
}

static int64_t tags_len(struct writer *w, const struct hr_struct_desc *d, const void *msg)
{
	const struct hr_tags *unknown = tags_of(d, msg);
	int64_t sum = unknown_tags_len(d, unknown), n;
	uint32_t nr = unknown->nr > 0 ? (uint32_t)unknown->nr : 0;

	if (sum < 0)
		return sum;
	for (int i = 0; i < d->tag_nr; i++) {
		const struct hr_field_desc *f = &d->fields[d->tags[i]];

		if (!hr_version_in(f->tagged, w->version) || hr_field_is_default(d, f, msg))
			continue;
		n = tag_len((uint32_t)f->tag, field_len(w, f, true, msg));
		if (n < 0)
			return n;
		sum += n;
		nr++;
	}
	return sum + hr_uvarint32_len(nr);
}

static int64_t struct_len(struct writer *w, const struct hr_struct_desc *d, const void *msg)
{
	bool flexible = w->version >= d->flexible_from;
	int64_t sum = 0, n;

	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];

		if (!hr_version_in(f->versions, w->version)) {
			if (!(f->flags & HR_FIELD_IGNORABLE) && !hr_field_is_default(d, f, msg))
				return -EPROTO;
			continue;
		}
		if (is_tagged(d, f, w->version))
			continue;
		n = field_len(w, f, flexible, msg);
		if (n < 0)
			return n;
		sum += n;
	}
	if (!flexible)
		return d->tags_off >= 0 && tags_of(d, msg)->nr > 0 ? -EPROTO : sum;
	n = tags_len(w, d, msg);
	return n < 0 ? n : sum + n;
}

/* --- second pass ----------------------------------------------------------- */

static void len_put(struct writer *w, int32_t len, bool compact, int old_len)
{
	if (compact) {
		w->p += hr_uvarint32_put(w->p, (uint32_t)(len < 0 ? 0 : len + 1));
		return;
	}
	if (old_len == 2)
		hr_be16_put(w->p, (uint16_t)(len < 0 ? -1 : len));
	else
		hr_be32_put(w->p, (uint32_t)(len < 0 ? -1 : len));
	w->p += old_len;
}

static void bytes_put(struct writer *w, const void *p, int32_t len, bool compact, int old_len)
{
	len_put(w, len, compact, old_len);
	if (len > 0) {
		memcpy(w->p, p, (size_t)len);
		w->p += len;
	}
}

static void records_put(struct writer *w, const struct hr_records *rec, bool compact)
{
	if (rec->p || rec->len <= 0) {
		bytes_put(w, rec->p, rec->len, compact, 4);
		return;
	}
	len_put(w, rec->len, compact, 4);
	w->splices[w->splice_nr++] =
		(struct hr_splice){ (size_t)(w->p - w->base), rec->len, rec->ext };
}

static void fixed_put(struct writer *w, enum hr_kind kind, const void *v)
{
	uint64_t u;

	switch (kind) {
	case HR_KIND_BOOL:
		*w->p++ = *(const bool *)v;
		return;
	case HR_KIND_INT8:
		*w->p++ = *(const uint8_t *)v;
		return;
	case HR_KIND_INT16:
	case HR_KIND_UINT16:
		hr_be16_put(w->p, *(const uint16_t *)v);
		w->p += 2;
		return;
	case HR_KIND_INT32:
	case HR_KIND_UINT32:
		hr_be32_put(w->p, *(const uint32_t *)v);
		w->p += 4;
		return;
	case HR_KIND_INT64:
	case HR_KIND_FLOAT64:
		memcpy(&u, v, sizeof(u));
		hr_be64_put(w->p, u);
		w->p += 8;
		return;
	default:
		memcpy(w->p, v, sizeof(struct hr_uuid));
		w->p += sizeof(struct hr_uuid);
	}
}

static void value_put(struct writer *w, const struct hr_field_desc *f, bool compact, const void *v)
{
	const struct hr_slice *bytes = v;
	const struct hr_str *str = v;

	switch (f->kind) {
	case HR_KIND_STRING:
		bytes_put(w, str->p, str->len, compact, 2);
		return;
	case HR_KIND_BYTES:
		bytes_put(w, bytes->p, bytes->len, compact, 4);
		return;
	case HR_KIND_RECORDS:
		records_put(w, v, compact);
		return;
	case HR_KIND_STRUCT:
		struct_put(w, f->sub, v);
		return;
	default:
		fixed_put(w, f->kind, v);
	}
}

static void field_put(struct writer *w, const struct hr_field_desc *f, bool flexible,
		      const void *msg)
{
	bool compact = flexible && !(f->flags & HR_FIELD_OLD_FORM);
	const void *v = (const char *)msg + f->off;

	if (f->flags & HR_FIELD_ARRAY) {
		const struct hr_array *a = v;
		size_t size = hr_field_elem_size(f);

		len_put(w, a->nr, compact, 4);
		for (int32_t i = 0; i < a->nr; i++)
			value_put(w, f, compact, (const char *)a->v + (size_t)i * size);
		return;
	}
	if (!(f->flags & HR_FIELD_PTR)) {
		value_put(w, f, compact, v);
		return;
	}
	v = *(void *const *)v;
	if (hr_version_in(f->null, w->version))
		*w->p++ = v ? 1 : flexible && hr_version_in(f->tagged, w->version) ? 0 : 0xff;
	if (v)
		struct_put(w, f->sub, v);
}

static void tag_head_put(struct writer *w, uint32_t tag, int64_t size)
{
	w->p += hr_uvarint32_put(w->p, tag);
	w->p += hr_uvarint32_put(w->p, (uint32_t)size);
}

static int32_t unknown_put(struct writer *w, const struct hr_tags *t, int32_t i, int64_t below)
{
	for (; i < t->nr && t->v[i].tag < below; i++) {
		tag_head_put(w, t->v[i].tag, t->v[i].data.len);
		if (t->v[i].data.len > 0)
			memcpy(w->p, t->v[i].data.p, (size_t)t->v[i].data.len);
		w->p += t->v[i].data.len;
	}
	return i;
}

/* Known and unknown tags are merged in rising order. */
static void tags_put(struct writer *w, const struct hr_struct_desc *d, const void *msg)
{
	const struct hr_tags *unknown = tags_of(d, msg);
	uint32_t nr = unknown->nr > 0 ? (uint32_t)unknown->nr : 0;
	struct writer measure = { .version = w->version };
	const struct hr_field_desc *f;
	int32_t next = 0;
	bool out[256];

	for (int i = 0; i < d->tag_nr; i++) {
		f = &d->fields[d->tags[i]];
		out[i] = hr_version_in(f->tagged, w->version) && !hr_field_is_default(d, f, msg);
		nr += out[i];
	}
	w->p += hr_uvarint32_put(w->p, nr);
	for (int i = 0; i < d->tag_nr; i++) {
		f = &d->fields[d->tags[i]];
		if (!out[i])
			continue;
		next = unknown_put(w, unknown, next, f->tag);
		tag_head_put(w, (uint32_t)f->tag, field_len(&measure, f, true, msg));
		field_put(w, f, true, msg);
	}
	unknown_put(w, unknown, next, INT64_MAX);
}

static void struct_put(struct writer *w, const struct hr_struct_desc *d, const void *msg)
{
	bool flexible = w->version >= d->flexible_from;

	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];

		if (hr_version_in(f->versions, w->version) && !is_tagged(d, f, w->version))
			field_put(w, f, flexible, msg);
	}
	if (flexible)
		tags_put(w, d, msg);
}

/* --- entries --------------------------------------------------------------- */

static int64_t measure(struct writer *w, const struct hr_struct_desc *d, const void *msg)
{
	int64_t n;

	if (!hr_version_in(d->versions, w->version))
		return -EPROTO;
	n = struct_len(w, d, msg);
	return n > INT32_MAX ? -EMSGSIZE : n;
}

int64_t hr_msg_len(const struct hr_struct_desc *d, int16_t version, const void *msg)
{
	struct writer w = { .version = version };

	return measure(&w, d, msg);
}

int hr_msg_encode(const struct hr_struct_desc *d, int16_t version, const void *msg, uint8_t *p,
		  size_t len)
{
	struct writer w = { .version = version, .p = p };
	int64_t n = measure(&w, d, msg);

	if (n < 0)
		return (int)n;
	if (w.splice_nr || (size_t)n != len)
		return -EINVAL;
	struct_put(&w, d, msg);
	hr_assert(w.p == p + len);
	return 0;
}

int hr_msg_encode_buf(const struct hr_struct_desc *d, int16_t version, const void *msg,
		      struct hr_buf *out, struct hr_splice *splices, int splice_cap,
		      int *ret_splice_nr)
{
	struct writer w = { .version = version, .splices = splices };
	int64_t n = measure(&w, d, msg);
	int splice_nr = w.splice_nr;
	uint8_t *start;

	if (n < 0)
		return (int)n;
	if (splice_nr > splice_cap)
		return -E2BIG;
	n -= w.spliced_len;
	start = hr_buf_reserve(out, (size_t)n);
	if (!start)
		return out->err ? out->err : -ENOMEM;
	w.splice_nr = 0;
	w.p = start;
	w.base = out->p;
	struct_put(&w, d, msg);
	hr_assert(w.p == start + n && w.splice_nr == splice_nr);
	out->len += (size_t)n;
	if (ret_splice_nr)
		*ret_splice_nr = splice_nr;
	return 0;
}
