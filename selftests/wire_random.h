/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wire_random: random messages that a version can carry, for any description.
 *
 * Fields of the version get random values, null where null is allowed; fields that it
 * lacks keep their default.  Unknown tags are added from number 1000 on.
 */
#ifndef HR_SELFTESTS_WIRE_RANDOM_H
#define HR_SELFTESTS_WIRE_RANDOM_H

#include <hr/lib/rnd.h>
#include <hr/protocol/codec.h>

struct wire_random {
	struct hr_rnd rnd;
	struct hr_arena *a;
	int16_t version;
	bool unknown_tags;
};

static void wire_random_struct(struct wire_random *w, const struct hr_struct_desc *d, void *msg);

static inline uint8_t *wire_random_bytes(struct wire_random *w, int32_t *ret_len, bool text)
{
	static const char *const piece[] = { "a", "Zz", "0",   "\xc3\xa9", "\xe2\x82\xac",
					     "-", "\"", "\x01" };
	uint64_t n = hr_rnd_below(&w->rnd, hr_rnd_below(&w->rnd, 20) ? 12 : 300);
	uint8_t *p = hr_arena_alloc(w->a, n * 3 + 1);
	int32_t len = 0;

	hr_assert(p);
	for (uint64_t i = 0; i < n; i++) {
		const char *s = piece[hr_rnd_below(&w->rnd, HR_ARRAY_LEN(piece))];

		if (!text) {
			p[len++] = (uint8_t)hr_rnd_next(&w->rnd);
			continue;
		}
		memcpy(p + len, s, strlen(s));
		len += (int32_t)strlen(s);
	}
	*ret_len = len;
	return p;
}

static inline void wire_random_value(struct wire_random *w, const struct hr_field_desc *f,
				     bool nullable, void *out)
{
	bool null = nullable && !hr_rnd_below(&w->rnd, 4);
	uint64_t u = hr_rnd_next(&w->rnd) >> hr_rnd_below(&w->rnd, 64);
	double d = (double)(int64_t)u / 8;
	const uint8_t *p;
	int32_t len;

	if (!hr_rnd_below(&w->rnd, 3))
		u = ~u;
	switch (f->kind) {
	case HR_KIND_BOOL:
		*(bool *)out = u & 1;
		return;
	case HR_KIND_FLOAT64:
		memcpy(out, &d, sizeof(d));
		return;
	case HR_KIND_UUID:
		hr_rnd_fill(&w->rnd, out, 16);
		return;
	case HR_KIND_STRING:
	case HR_KIND_BYTES:
	case HR_KIND_RECORDS:
		p = wire_random_bytes(w, &len, f->kind == HR_KIND_STRING);
		if (null) {
			p = NULL;
			len = -1;
		}
		if (f->kind == HR_KIND_STRING)
			*(struct hr_str *)out = (struct hr_str){ (const char *)p, len };
		else if (f->kind == HR_KIND_BYTES)
			*(struct hr_slice *)out = (struct hr_slice){ p, len };
		else
			*(struct hr_records *)out = (struct hr_records){ p, len, NULL };
		return;
	case HR_KIND_STRUCT:
		wire_random_struct(w, f->sub, out);
		return;
	default:
		memcpy(out, &u, hr_field_elem_size(f));
	}
}

static inline void wire_random_field(struct wire_random *w, const struct hr_field_desc *f,
				     void *out)
{
	bool nullable = hr_version_in(f->null, w->version);
	struct hr_array *a = out;
	void **ptr = out;

	if (f->flags & HR_FIELD_ARRAY) {
		size_t size = hr_field_elem_size(f);

		*a = (struct hr_array){ NULL, (int32_t)hr_rnd_below(&w->rnd, 4) };
		if (nullable && !hr_rnd_below(&w->rnd, 4))
			a->nr = -1;
		if (a->nr <= 0)
			return;
		a->v = hr_arena_array(w->a, (size_t)a->nr, size);
		hr_assert(a->v);
		for (int32_t i = 0; i < a->nr; i++)
			wire_random_value(w, f, false, (char *)a->v + (size_t)i * size);
		return;
	}
	if (!(f->flags & HR_FIELD_PTR)) {
		wire_random_value(w, f, nullable, out);
		return;
	}
	*ptr = NULL;
	if (nullable && !hr_rnd_below(&w->rnd, 3))
		return;
	*ptr = hr_arena_alloc(w->a, f->sub->size);
	hr_assert(*ptr);
	wire_random_struct(w, f->sub, *ptr);
}

static inline void wire_random_tags(struct wire_random *w, struct hr_tags *t)
{
	uint32_t tag = 1000;

	if (hr_rnd_below(&w->rnd, 8))
		return;
	t->nr = 1 + (int32_t)hr_rnd_below(&w->rnd, 3);
	t->v = hr_arena_array(w->a, (size_t)t->nr, sizeof(*t->v));
	hr_assert(t->v);
	for (int32_t i = 0; i < t->nr; i++) {
		tag += (uint32_t)hr_rnd_below(&w->rnd, 100000);
		t->v[i].tag = tag++;
		t->v[i].data.p = wire_random_bytes(w, &t->v[i].data.len, false);
	}
}

static inline void wire_random_struct(struct wire_random *w, const struct hr_struct_desc *d,
				      void *msg)
{
	hr_struct_init(d, msg);
	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];

		if (!hr_version_in(f->versions, w->version))
			continue;
		if (hr_version_in(f->tagged, w->version) && !hr_rnd_below(&w->rnd, 3))
			continue;
		wire_random_field(w, f, (char *)msg + f->off);
	}
	if (w->unknown_tags && w->version >= d->flexible_from)
		wire_random_tags(w, (struct hr_tags *)((char *)msg + d->tags_off));
}

/* Takes away what JSON cannot carry. */
static inline void wire_strip_tags(const struct hr_struct_desc *d, void *msg)
{
	struct hr_tags *t = (struct hr_tags *)((char *)msg + d->tags_off);

	/* Not written where there is nothing: it may be a constant of the tables. */
	if (d->tags_off >= 0 && t->nr)
		t->nr = 0;
	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];
		void *v = (char *)msg + f->off;
		struct hr_array *a = v;

		if (f->kind != HR_KIND_STRUCT)
			continue;
		if (f->flags & HR_FIELD_ARRAY) {
			for (int32_t j = 0; j < a->nr; j++)
				wire_strip_tags(f->sub, (char *)a->v + (size_t)j * f->sub->size);
			continue;
		}
		if (f->flags & HR_FIELD_PTR)
			v = *(void **)v;
		if (v)
			wire_strip_tags(f->sub, v);
	}
}

/* Every description that stands for itself: requests, responses, records, headers. */
static inline const struct hr_struct_desc *wire_desc(int i);

#include <hr/protocol/api.h>
#include <hr/protocol/record_schema.h>

static inline int wire_desc_nr(void)
{
	return HR_API_NR * 2 + hr_record_table_nr;
}

static inline const struct hr_struct_desc *wire_desc(int i)
{
	int n = 0;

	if (i >= HR_API_NR * 2)
		return hr_record_table[i - HR_API_NR * 2].desc;
	for (int16_t key = 0; key <= HR_API_KEY_MAX; key++) {
		const struct hr_api_desc *api = hr_api_get(key);

		if (!api)
			continue;
		if (n++ == i / 2)
			return i % 2 ? api->response : api->request;
	}
	return NULL;
}

static inline const struct hr_struct_desc *wire_desc_find(const char *name)
{
	for (int i = 0; i < wire_desc_nr(); i++)
		if (!strcmp(wire_desc(i)->name, name))
			return wire_desc(i);
	return NULL;
}

#endif
