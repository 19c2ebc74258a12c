// SPDX-License-Identifier: Apache-2.0
/*
 * json: JSON to messages; see hr/protocol/json.h.
 *
 * The path to the value in hand is a chain of frames on the stack, printed only when
 * something is refused.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <hr/lib/uuid.h>
#include <hr/protocol/json.h>
#include "base64.h"

struct path {
	const struct path *up;
	const char *name; /* NULL: element idx */
	size_t idx;
};

struct reader {
	struct hr_arena *a;
	int16_t version;
	struct hr_json_error *err;
};

static int struct_from_json(struct reader *r, const struct hr_struct_desc *d, const json_t *j,
			    const struct path *at, void *msg);

static size_t path_print(const struct path *at, char *out, size_t cap)
{
	size_t n = at->up ? path_print(at->up, out, cap) : 0;

	if (n >= cap)
		return n;
	if (!at->name)
		n += (size_t)snprintf(out + n, cap - n, "[%zu]", at->idx);
	else
		n += (size_t)snprintf(out + n, cap - n, "%s%s", n ? "." : "", at->name);
	return HR_MIN(n, cap - 1);
}

static int refuse(struct reader *r, const struct path *at, const char *why)
{
	char where[112];

	if (!r->err)
		return -EINVAL;
	where[0] = 0;
	if (at)
		path_print(at, where, sizeof(where));
	snprintf(r->err->text, sizeof(r->err->text), "%s: %s", where[0] ? where : "message", why);
	return -EINVAL;
}

static int int_from_json(struct reader *r, const json_t *j, const struct path *at, int64_t min,
			 int64_t max, int64_t *ret_v)
{
	const char *text;
	char *end;
	long long v;

	if (json_is_integer(j)) {
		v = json_integer_value(j);
	} else if (json_is_string(j)) {
		text = json_string_value(j);
		errno = 0;
		v = strtoll(text, &end, !strncmp(text, "0x", 2) ? 16 : 10);
		if (errno || end == text || *end)
			return refuse(r, at, "not an integer");
	} else {
		return refuse(r, at, "not an integer");
	}
	if (v < min || v > max)
		return refuse(r, at, "out of range");
	*ret_v = v;
	return 0;
}

static int float_from_json(struct reader *r, const json_t *j, const struct path *at, double *out)
{
	const char *text = json_string_value(j);

	if (json_is_number(j))
		*out = json_number_value(j);
	else if (text && !strcmp(text, "NaN"))
		*out = NAN;
	else if (text && !strcmp(text, "Infinity"))
		*out = INFINITY;
	else if (text && !strcmp(text, "-Infinity"))
		*out = -INFINITY;
	else
		return refuse(r, at, "not a number");
	return 0;
}

static int string_from_json(struct reader *r, const json_t *j, const struct path *at,
			    struct hr_str *out)
{
	size_t len = json_string_length(j);

	if (!json_is_string(j))
		return refuse(r, at, "not a string");
	if (len > HR_CODEC_STRING_MAX)
		return refuse(r, at, "longer than 32767 bytes");
	*out = hr_arena_str(r->a, (struct hr_str){ json_string_value(j), (int32_t)len });
	return out->len < 0 ? -ENOMEM : 0;
}

static int bytes_from_json(struct reader *r, const json_t *j, const struct path *at,
			   const uint8_t **ret_p, int32_t *ret_len)
{
	size_t len = json_string_length(j);
	uint8_t *p;
	int64_t n;

	if (!json_is_string(j))
		return refuse(r, at, "not a base64 string");
	if (len > INT32_MAX)
		return refuse(r, at, "too long");
	p = hr_arena_alloc(r->a, len / 4 * 3 + 1);
	if (!p)
		return -ENOMEM;
	n = hr_base64_decode(json_string_value(j), len, p);
	if (n < 0)
		return refuse(r, at, "not a base64 string");
	*ret_p = p;
	*ret_len = (int32_t)n;
	return 0;
}

static int uuid_from_json(struct reader *r, const json_t *j, const struct path *at,
			  struct hr_uuid *out)
{
	if (!json_is_string(j) ||
	    hr_uuid_parse((struct hr_str){ json_string_value(j), (int32_t)json_string_length(j) },
			  out))
		return refuse(r, at, "not a uuid (22 characters)");
	return 0;
}

static int fixed_from_json(struct reader *r, enum hr_kind kind, const json_t *j,
			   const struct path *at, void *out)
{
	static const struct {
		int64_t min, max;
	} range[] = {
		[HR_KIND_INT8] = { INT8_MIN, INT8_MAX },
		[HR_KIND_INT16] = { INT16_MIN, INT16_MAX },
		[HR_KIND_INT32] = { INT32_MIN, INT32_MAX },
		[HR_KIND_INT64] = { INT64_MIN, INT64_MAX },
		[HR_KIND_UINT16] = { 0, UINT16_MAX },
		[HR_KIND_UINT32] = { 0, UINT32_MAX },
	};
	int64_t v;
	int ret;

	switch (kind) {
	case HR_KIND_BOOL:
		if (!json_is_boolean(j))
			return refuse(r, at, "not true or false");
		*(bool *)out = json_is_true(j);
		return 0;
	case HR_KIND_FLOAT64:
		return float_from_json(r, j, at, out);
	case HR_KIND_UUID:
		return uuid_from_json(r, j, at, out);
	default:
		break;
	}
	ret = int_from_json(r, j, at, range[kind].min, range[kind].max, &v);
	if (ret)
		return ret;
	if (kind == HR_KIND_INT8)
		*(int8_t *)out = (int8_t)v;
	else if (kind == HR_KIND_INT64)
		*(int64_t *)out = v;
	else if (kind == HR_KIND_INT32 || kind == HR_KIND_UINT32)
		*(uint32_t *)out = (uint32_t)v;
	else
		*(uint16_t *)out = (uint16_t)v;
	return 0;
}

static int value_from_json(struct reader *r, const struct hr_field_desc *f, bool nullable,
			   const json_t *j, const struct path *at, void *out)
{
	struct hr_records *rec = out;
	struct hr_slice *bytes = out;
	struct hr_str *str = out;

	if (json_is_null(j)) {
		if (!nullable)
			return refuse(r, at, "null is not allowed here");
		if (f->kind == HR_KIND_STRING)
			*str = HR_STR_NULL;
		else if (f->kind == HR_KIND_BYTES)
			*bytes = HR_SLICE_NULL;
		else if (f->kind == HR_KIND_RECORDS)
			*rec = HR_RECORDS_NULL;
		else
			return refuse(r, at, "null is not allowed here");
		return 0;
	}
	switch (f->kind) {
	case HR_KIND_STRING:
		return string_from_json(r, j, at, str);
	case HR_KIND_BYTES:
		return bytes_from_json(r, j, at, &bytes->p, &bytes->len);
	case HR_KIND_RECORDS:
		rec->ext = NULL;
		return bytes_from_json(r, j, at, &rec->p, &rec->len);
	case HR_KIND_STRUCT:
		return struct_from_json(r, f->sub, j, at, out);
	default:
		return fixed_from_json(r, f->kind, j, at, out);
	}
}

static int array_from_json(struct reader *r, const struct hr_field_desc *f, bool nullable,
			   const json_t *j, const struct path *at, struct hr_array *out)
{
	size_t size = hr_field_elem_size(f), nr = json_array_size(j);
	int ret;

	if (json_is_null(j) && nullable) {
		*out = (struct hr_array){ NULL, -1 };
		return 0;
	}
	if (!json_is_array(j))
		return refuse(r, at, "not an array");
	if (nr > HR_CODEC_ARRAY_MAX)
		return refuse(r, at, "more than 1000000 elements");
	*out = (struct hr_array){ NULL, (int32_t)nr };
	if (!nr)
		return 0;
	out->v = hr_arena_array(r->a, nr, size);
	if (!out->v)
		return -ENOMEM;
	for (size_t i = 0; i < nr; i++) {
		struct path here = { at, NULL, i };

		ret = value_from_json(r, f, false, json_array_get(j, i), &here,
				      (char *)out->v + i * size);
		if (ret)
			return ret;
	}
	return 0;
}

static int field_from_json(struct reader *r, const struct hr_field_desc *f, const json_t *j,
			   const struct path *at, void *msg)
{
	bool nullable = hr_version_in(f->null, r->version);
	void *out = (char *)msg + f->off, **ptr = out;

	if (f->flags & HR_FIELD_ARRAY)
		return array_from_json(r, f, nullable, j, at, out);
	if (!(f->flags & HR_FIELD_PTR))
		return value_from_json(r, f, nullable, j, at, out);
	*ptr = NULL;
	if (json_is_null(j))
		return nullable ? 0 : refuse(r, at, "null is not allowed here");
	*ptr = hr_arena_alloc(r->a, f->sub->size);
	return *ptr ? struct_from_json(r, f->sub, j, at, *ptr) : -ENOMEM;
}

static int struct_from_json(struct reader *r, const struct hr_struct_desc *d, const json_t *j,
			    const struct path *at, void *msg)
{
	int ret;

	hr_struct_init(d, msg);
	if (!json_is_object(j))
		return refuse(r, at, "not an object");
	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];
		struct path here = { at, f->name, 0 };
		const json_t *v;

		if (!hr_version_in(f->versions, r->version))
			continue;
		v = json_object_get(j, f->name);
		if (!v) {
			if (hr_version_in(f->tagged, r->version))
				continue;
			return refuse(r, &here, "missing");
		}
		ret = field_from_json(r, f, v, &here, msg);
		if (ret)
			return ret;
	}
	return 0;
}

int hr_json_decode(const struct hr_struct_desc *d, int16_t version, const json_t *json,
		   struct hr_arena *a, void *msg, struct hr_json_error *ret_err)
{
	struct reader r = { a, version, ret_err };

	hr_struct_init(d, msg);
	if (!hr_version_in(d->versions, version))
		return refuse(&r, NULL, "no such version");
	return struct_from_json(&r, d, json, NULL, msg);
}

int hr_json_parse(const char *text, size_t len, json_t **ret_json, struct hr_json_error *ret_err)
{
	json_error_t e;
	json_t *j = json_loadb(text, len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &e);

	if (!j) {
		if (ret_err)
			snprintf(ret_err->text, sizeof(ret_err->text), "line %d column %d: %.120s",
				 e.line, e.column, e.text);
		return -EINVAL;
	}
	*ret_json = j;
	return 0;
}
