// SPDX-License-Identifier: Apache-2.0
/*
 * codec: the half that reads, and what both halves share.
 *
 * A cursor is (p, end).  take() is the one place that moves it, so that I1 of
 * codec.h is a property of a single comparison.  Lengths that open a value are read
 * by read_len(), which knows the four forms (int16, int32, compact) and null.
 */
#include <hr/lib/be.h>
#include <hr/lib/varint.h>
#include <hr/protocol/codec.h>

struct cursor {
	const uint8_t *p, *end;
	struct hr_arena *a;
	int16_t version;
};

static int decode_struct(struct cursor *c, const struct hr_struct_desc *d, void *msg);

static const uint8_t elem_size[] = {
	[HR_KIND_BOOL] = sizeof(bool),
	[HR_KIND_INT8] = 1,
	[HR_KIND_INT16] = 2,
	[HR_KIND_INT32] = 4,
	[HR_KIND_INT64] = 8,
	[HR_KIND_UINT16] = 2,
	[HR_KIND_UINT32] = 4,
	[HR_KIND_FLOAT64] = 8,
	[HR_KIND_UUID] = 16,
	[HR_KIND_STRING] = sizeof(struct hr_str),
	[HR_KIND_BYTES] = sizeof(struct hr_slice),
	[HR_KIND_RECORDS] = sizeof(struct hr_records),
};

size_t hr_field_elem_size(const struct hr_field_desc *f)
{
	return f->kind == HR_KIND_STRUCT ? f->sub->size : elem_size[f->kind];
}

void hr_struct_init(const struct hr_struct_desc *d, void *p)
{
	memcpy(p, d->dflt, d->size);
}

static bool struct_is_default(const struct hr_struct_desc *d, const void *msg)
{
	if (d->tags_off >= 0 &&
	    ((const struct hr_tags *)((const char *)msg + d->tags_off))->nr > 0)
		return false;
	for (int i = 0; i < d->field_nr; i++)
		if (!hr_field_is_default(d, &d->fields[i], msg))
			return false;
	return true;
}

/* Variable-length values have only two defaults, null and empty. */
static bool len_is_default(int32_t have, int32_t dflt)
{
	return dflt < 0 ? have < 0 : have == dflt;
}

bool hr_field_is_default(const struct hr_struct_desc *d, const struct hr_field_desc *f,
			 const void *msg)
{
	const void *have = (const char *)msg + f->off;
	const void *dflt = (const char *)d->dflt + f->off;

	if (f->flags & HR_FIELD_ARRAY)
		return len_is_default(((const struct hr_array *)have)->nr,
				      ((const struct hr_array *)dflt)->nr);
	if (f->flags & HR_FIELD_PTR) {
		have = *(void *const *)have;
		dflt = *(void *const *)dflt;
		return dflt ? have && struct_is_default(f->sub, have) : !have;
	}
	switch (f->kind) {
	case HR_KIND_STRING:
		return len_is_default(((const struct hr_str *)have)->len,
				      ((const struct hr_str *)dflt)->len);
	case HR_KIND_BYTES:
		return len_is_default(((const struct hr_slice *)have)->len,
				      ((const struct hr_slice *)dflt)->len);
	case HR_KIND_RECORDS:
		return len_is_default(((const struct hr_records *)have)->len,
				      ((const struct hr_records *)dflt)->len);
	case HR_KIND_FLOAT64:
		return *(const double *)have == *(const double *)dflt;
	case HR_KIND_STRUCT:
		return struct_is_default(f->sub, have);
	default:
		return !memcmp(have, dflt, elem_size[f->kind]);
	}
}

static size_t left(const struct cursor *c)
{
	return (size_t)(c->end - c->p);
}

static const uint8_t *take(struct cursor *c, size_t n)
{
	const uint8_t *p = c->p;

	if (n > left(c))
		return NULL;
	c->p += n;
	return p;
}

static int read_uvarint(struct cursor *c, uint32_t *ret_v)
{
	int n = hr_uvarint32_get(c->p, c->end, ret_v);

	if (n < 0)
		return n;
	c->p += n;
	return 0;
}

/* A length or count; -1 is null.  @old_len is the size of the field in the old form. */
static int read_len(struct cursor *c, bool compact, int old_len, int32_t *ret_len)
{
	const uint8_t *p;
	uint32_t u;
	int ret;

	if (compact) {
		ret = read_uvarint(c, &u);
		if (ret)
			return ret;
		if (u > (uint32_t)INT32_MAX)
			return -EBADMSG;
		*ret_len = (int32_t)u - 1;
		return 0;
	}
	p = take(c, (size_t)old_len);
	if (!p)
		return -EBADMSG;
	*ret_len = old_len == 2 ? (int16_t)hr_be16_get(p) : (int32_t)hr_be32_get(p);
	if (*ret_len < 0)
		*ret_len = -1;
	return 0;
}

static int read_bytes(struct cursor *c, bool compact, bool nullable, int old_len,
		      const uint8_t **ret_p, int32_t *ret_len)
{
	int32_t len;
	int ret = read_len(c, compact, old_len, &len);

	if (ret)
		return ret;
	if (len < 0) {
		if (!nullable)
			return -EBADMSG;
		*ret_p = NULL;
		*ret_len = -1;
		return 0;
	}
	if (old_len == 2 && len > HR_CODEC_STRING_MAX)
		return -EBADMSG;
	*ret_p = take(c, (size_t)len);
	*ret_len = len;
	return *ret_p ? 0 : -EBADMSG;
}

static int decode_fixed(struct cursor *c, enum hr_kind kind, void *out)
{
	const uint8_t *p = take(c, kind == HR_KIND_BOOL ? 1 : elem_size[kind]);
	uint64_t u;

	if (!p)
		return -EBADMSG;
	switch (kind) {
	case HR_KIND_BOOL:
		*(bool *)out = *p != 0;
		break;
	case HR_KIND_INT8:
		*(int8_t *)out = (int8_t)*p;
		break;
	case HR_KIND_INT16:
	case HR_KIND_UINT16:
		*(uint16_t *)out = hr_be16_get(p);
		break;
	case HR_KIND_INT32:
	case HR_KIND_UINT32:
		*(uint32_t *)out = hr_be32_get(p);
		break;
	case HR_KIND_INT64:
		*(uint64_t *)out = hr_be64_get(p);
		break;
	case HR_KIND_FLOAT64:
		u = hr_be64_get(p);
		memcpy(out, &u, sizeof(u));
		break;
	default:
		memcpy(out, p, elem_size[kind]);
	}
	return 0;
}

static int decode_value(struct cursor *c, const struct hr_field_desc *f, bool compact,
			bool nullable, void *out)
{
	struct hr_records *rec = out;
	struct hr_slice *bytes = out;
	struct hr_str *str = out;
	const uint8_t *p;
	int32_t len;
	int ret;

	switch (f->kind) {
	case HR_KIND_STRING:
		ret = read_bytes(c, compact, nullable, 2, &p, &len);
		if (!ret)
			*str = (struct hr_str){ (const char *)p, len };
		return ret;
	case HR_KIND_BYTES:
		ret = read_bytes(c, compact, nullable, 4, &p, &len);
		if (!ret)
			*bytes = (struct hr_slice){ p, len };
		return ret;
	case HR_KIND_RECORDS:
		ret = read_bytes(c, compact, nullable, 4, &p, &len);
		if (!ret)
			*rec = (struct hr_records){ p, len, NULL };
		return ret;
	case HR_KIND_STRUCT:
		return decode_struct(c, f->sub, out);
	default:
		return decode_fixed(c, f->kind, out);
	}
}

static size_t struct_len_min(const struct hr_struct_desc *d, int16_t version);

static size_t value_len_min(const struct hr_field_desc *f, bool compact, int16_t version)
{
	switch (f->kind) {
	case HR_KIND_BOOL:
		return 1;
	case HR_KIND_STRING:
		return compact ? 1 : 2;
	case HR_KIND_BYTES:
	case HR_KIND_RECORDS:
		return compact ? 1 : 4;
	case HR_KIND_STRUCT:
		return struct_len_min(f->sub, version);
	default:
		return elem_size[f->kind];
	}
}

/* The smallest encoding of a struct; a pointer or array in it stops the descent. */
static size_t struct_len_min(const struct hr_struct_desc *d, int16_t version)
{
	bool flexible = version >= d->flexible_from;
	size_t sum = flexible ? 1 : 0;

	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];

		if (!hr_version_in(f->versions, version) ||
		    (flexible && hr_version_in(f->tagged, version)))
			continue;
		if (f->flags & HR_FIELD_ARRAY)
			sum += flexible ? 1 : 4;
		else if (f->flags & HR_FIELD_PTR)
			sum += 1;
		else
			sum += value_len_min(f, flexible && !(f->flags & HR_FIELD_OLD_FORM),
					     version);
	}
	return sum;
}

static int decode_array(struct cursor *c, const struct hr_field_desc *f, bool compact,
			bool nullable, struct hr_array *out)
{
	size_t size = hr_field_elem_size(f), min;
	int32_t nr;
	int ret;

	ret = read_len(c, compact, 4, &nr);
	if (ret)
		return ret;
	*out = (struct hr_array){ NULL, nr };
	if (nr < 0)
		return nullable ? 0 : -EBADMSG;
	if (!nr)
		return 0;
	min = value_len_min(f, compact, c->version);
	if (nr > HR_CODEC_ARRAY_MAX || (size_t)nr > left(c) / HR_MAX(min, (size_t)1))
		return -EBADMSG;
	out->v = hr_arena_array(c->a, (size_t)nr, size);
	if (!out->v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		ret = decode_value(c, f, compact, false, (char *)out->v + (size_t)i * size);
		if (ret)
			return ret;
	}
	return 0;
}

/* Null is -1 in line, 0 in the tag section: the form Apache Kafka writes. */
static int decode_pointer(struct cursor *c, const struct hr_field_desc *f, bool tagged,
			  bool nullable, void **out)
{
	const uint8_t *mark;

	if (nullable) {
		mark = take(c, 1);
		if (!mark)
			return -EBADMSG;
		if (tagged ? *mark == 0 : (int8_t)*mark < 0) {
			*out = NULL;
			return 0;
		}
	}
	*out = hr_arena_alloc(c->a, f->sub->size);
	if (!*out)
		return -ENOMEM;
	return decode_struct(c, f->sub, *out);
}

static int decode_field(struct cursor *c, const struct hr_field_desc *f, bool flexible, void *msg)
{
	bool compact = flexible && !(f->flags & HR_FIELD_OLD_FORM);
	bool nullable = hr_version_in(f->null, c->version);
	void *out = (char *)msg + f->off;

	if (f->flags & HR_FIELD_ARRAY)
		return decode_array(c, f, compact, nullable, out);
	if (f->flags & HR_FIELD_PTR)
		return decode_pointer(c, f, flexible && hr_version_in(f->tagged, c->version),
				      nullable, out);
	return decode_value(c, f, compact, nullable, out);
}

static const struct hr_field_desc *tag_find(const struct hr_struct_desc *d, uint32_t tag)
{
	for (int i = 0; i < d->tag_nr; i++)
		if ((uint32_t)d->fields[d->tags[i]].tag == tag)
			return &d->fields[d->tags[i]];
	return NULL;
}

/* A known tag fills exactly its declared size; an unknown one is kept as bytes. */
static int decode_tag(struct cursor *c, const struct hr_struct_desc *d, uint32_t tag,
		      uint32_t size, uint32_t tags_left, void *msg)
{
	struct hr_tags *unknown = (struct hr_tags *)((char *)msg + d->tags_off);
	const struct hr_field_desc *f = tag_find(d, tag);
	const uint8_t *end = c->end;
	int ret;

	if (f) {
		if (!hr_version_in(f->tagged, c->version))
			return -EBADMSG;
		c->end = c->p + size;
		ret = decode_field(c, f, true, msg);
		if (!ret && c->p != c->end)
			ret = -EBADMSG;
		c->end = end;
		return ret;
	}
	if (!unknown->v) {
		unknown->v = hr_arena_array(c->a, tags_left, sizeof(*unknown->v));
		if (!unknown->v)
			return -ENOMEM;
	}
	unknown->v[unknown->nr++] = (struct hr_tag){ tag, { take(c, size), (int32_t)size } };
	return 0;
}

static int decode_tags(struct cursor *c, const struct hr_struct_desc *d, void *msg)
{
	uint32_t nr, tag, size;
	int64_t prev = -1;
	int ret;

	ret = read_uvarint(c, &nr);
	if (ret)
		return ret;
	if (nr > HR_CODEC_TAGS_MAX || nr > left(c) / 2)
		return -EBADMSG;
	for (; nr > 0; nr--) {
		ret = read_uvarint(c, &tag);
		if (!ret)
			ret = read_uvarint(c, &size);
		if (ret)
			return ret;
		if ((int64_t)tag <= prev || size > left(c) || size > INT32_MAX)
			return -EBADMSG;
		prev = tag;
		ret = decode_tag(c, d, tag, size, nr, msg);
		if (ret)
			return ret;
	}
	return 0;
}

static int decode_struct(struct cursor *c, const struct hr_struct_desc *d, void *msg)
{
	bool flexible = c->version >= d->flexible_from;
	int ret;

	hr_struct_init(d, msg);
	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];

		if (!hr_version_in(f->versions, c->version) ||
		    (flexible && hr_version_in(f->tagged, c->version)))
			continue;
		ret = decode_field(c, f, flexible, msg);
		if (ret)
			return ret;
	}
	return flexible ? decode_tags(c, d, msg) : 0;
}

int hr_msg_decode(const struct hr_struct_desc *d, int16_t version, const uint8_t *p, size_t len,
		  struct hr_arena *a, void *msg, size_t *ret_used)
{
	/* An empty input may come as NULL, which pointer arithmetic does not like. */
	const uint8_t *start = len ? p : (const uint8_t *)"";
	struct cursor c = { start, start + len, a, version };
	int ret;

	if (!hr_version_in(d->versions, version)) {
		hr_struct_init(d, msg);
		return -EPROTO;
	}
	ret = decode_struct(&c, d, msg);
	if (!ret && ret_used)
		*ret_used = (size_t)(c.p - start);
	return ret;
}
