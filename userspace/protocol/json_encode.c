// SPDX-License-Identifier: Apache-2.0
/* json: messages to JSON; see hr/protocol/json.h. */
#include <math.h>
#include <stdlib.h>
#include <hr/lib/uuid.h>
#include <hr/protocol/json.h>
#include "base64.h"

static int struct_to_json(const struct hr_struct_desc *d, int16_t version, const void *msg,
			  json_t **ret_json);

/* Length of the UTF-8 sequence at @p, 0 if it is none. */
static size_t utf8_len(const uint8_t *p, size_t left)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = *p < 0x80 ? 1 : *p >> 5 == 6 ? 2 : *p >> 4 == 14 ? 3 : *p >> 3 == 30 ? 4 : 0;
	uint32_t u;

	if (n <= 1)
		return n;
	if (n > left)
		return 0;
	u = *p & (0xffu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		u = u << 6 | (p[i] & 0x3f);
	}
	return u < least[n] || u > 0x10ffff || (u >= 0xd800 && u < 0xe000) ? 0 : n;
}

static json_t *string_to_json(struct hr_str s)
{
	struct hr_buf b = HR_BUF_INIT;
	const uint8_t *p = (const uint8_t *)s.p, *end = p + s.len;
	json_t *j = NULL;

	if (s.len == 0)
		return json_string("");
	while (p < end) {
		size_t n = utf8_len(p, (size_t)(end - p));

		if (n)
			hr_buf_put(&b, p, n);
		else
			hr_buf_str(&b, "\xef\xbf\xbd");
		p += n ? n : 1;
	}
	if (!b.err)
		j = json_stringn((const char *)b.p, b.len);
	hr_buf_fini(&b);
	return j;
}

static json_t *bytes_to_json(const uint8_t *p, int32_t len)
{
	size_t n = hr_base64_text_len((size_t)len);
	char *text = malloc(n + 1);
	json_t *j;

	if (!text)
		return NULL;
	if (len)
		hr_base64_encode(p, (size_t)len, text);
	j = json_stringn(text, n);
	free(text);
	return j;
}

static json_t *float_to_json(double v)
{
	if (isnan(v))
		return json_string("NaN");
	if (isinf(v))
		return json_string(v > 0 ? "Infinity" : "-Infinity");
	return json_real(v);
}

static json_t *fixed_to_json(enum hr_kind kind, const void *v)
{
	char text[HR_UUID_TEXT_LEN + 1];

	switch (kind) {
	case HR_KIND_BOOL:
		return json_boolean(*(const bool *)v);
	case HR_KIND_INT8:
		return json_integer(*(const int8_t *)v);
	case HR_KIND_INT16:
		return json_integer(*(const int16_t *)v);
	case HR_KIND_INT32:
		return json_integer(*(const int32_t *)v);
	case HR_KIND_INT64:
		return json_integer(*(const int64_t *)v);
	case HR_KIND_UINT16:
		return json_integer(*(const uint16_t *)v);
	case HR_KIND_UINT32:
		return json_integer(*(const uint32_t *)v);
	case HR_KIND_FLOAT64:
		return float_to_json(*(const double *)v);
	default:
		hr_uuid_format(*(const struct hr_uuid *)v, text);
		return json_string(text);
	}
}

static int null_to_json(bool nullable, json_t **ret_json)
{
	if (!nullable)
		return -EPROTO;
	*ret_json = json_null();
	return 0;
}

static int value_to_json(const struct hr_field_desc *f, int16_t version, bool nullable,
			 const void *v, json_t **ret_json)
{
	const struct hr_records *rec = v;
	const struct hr_slice *bytes = v;
	const struct hr_str *str = v;

	switch (f->kind) {
	case HR_KIND_STRING:
		if (str->len < 0)
			return null_to_json(nullable, ret_json);
		*ret_json = string_to_json(*str);
		break;
	case HR_KIND_BYTES:
		if (bytes->len < 0)
			return null_to_json(nullable, ret_json);
		*ret_json = bytes_to_json(bytes->p, bytes->len);
		break;
	case HR_KIND_RECORDS:
		if (rec->len < 0)
			return null_to_json(nullable, ret_json);
		if (!rec->p && rec->len > 0)
			return -EINVAL;
		*ret_json = bytes_to_json(rec->p, rec->len);
		break;
	case HR_KIND_STRUCT:
		return struct_to_json(f->sub, version, v, ret_json);
	default:
		*ret_json = fixed_to_json(f->kind, v);
	}
	return *ret_json ? 0 : -ENOMEM;
}

static int array_to_json(const struct hr_field_desc *f, int16_t version, bool nullable,
			 const struct hr_array *a, json_t **ret_json)
{
	size_t size = hr_field_elem_size(f);
	json_t *list, *elem;
	int ret;

	if (a->nr < 0)
		return null_to_json(nullable, ret_json);
	list = json_array();
	if (!list)
		return -ENOMEM;
	for (int32_t i = 0; i < a->nr; i++) {
		ret = value_to_json(f, version, false, (const char *)a->v + (size_t)i * size,
				    &elem);
		if (!ret && json_array_append_new(list, elem))
			ret = -ENOMEM;
		if (ret) {
			json_decref(list);
			return ret;
		}
	}
	*ret_json = list;
	return 0;
}

static int field_to_json(const struct hr_field_desc *f, int16_t version, const void *msg,
			 json_t **ret_json)
{
	bool nullable = hr_version_in(f->null, version);
	const void *v = (const char *)msg + f->off;

	if (f->flags & HR_FIELD_ARRAY)
		return array_to_json(f, version, nullable, v, ret_json);
	if (!(f->flags & HR_FIELD_PTR))
		return value_to_json(f, version, nullable, v, ret_json);
	v = *(void *const *)v;
	if (!v)
		return null_to_json(nullable, ret_json);
	return struct_to_json(f->sub, version, v, ret_json);
}

static int struct_to_json(const struct hr_struct_desc *d, int16_t version, const void *msg,
			  json_t **ret_json)
{
	json_t *object = json_object(), *v;
	int ret = object ? 0 : -ENOMEM;

	for (int i = 0; !ret && i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];
		bool dflt;

		if (!hr_version_in(f->versions, version) || hr_version_in(f->tagged, version)) {
			dflt = hr_field_is_default(d, f, msg);
			if (!hr_version_in(f->versions, version)) {
				if (!dflt && !(f->flags & HR_FIELD_IGNORABLE))
					ret = -EPROTO;
				continue;
			}
			if (dflt)
				continue;
		}
		ret = field_to_json(f, version, msg, &v);
		if (!ret && json_object_set_new_nocheck(object, f->name, v))
			ret = -ENOMEM;
	}
	if (ret)
		json_decref(object);
	else
		*ret_json = object;
	return ret;
}

int hr_json_encode(const struct hr_struct_desc *d, int16_t version, const void *msg,
		   json_t **ret_json)
{
	if (!hr_version_in(d->versions, version))
		return -EPROTO;
	return struct_to_json(d, version, msg, ret_json);
}
