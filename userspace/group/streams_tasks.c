// SPDX-License-Identifier: Apache-2.0
/* streams_tasks: see streams_tasks.h. */
#include <stdlib.h>
#include "streams_tasks.h"

int hr_task_cmp(const struct hr_task *a, const struct hr_task *b)
{
	int c = a->sub.p == b->sub.p && a->sub.len == b->sub.len ? 0 : hr_str_cmp(a->sub, b->sub);

	return c ? c : (a->partition > b->partition) - (a->partition < b->partition);
}

static int by_task(const void *a, const void *b)
{
	return hr_task_cmp(a, b);
}

void hr_tasks_sort(struct hr_tasks *s)
{
	int32_t nr = 0;

	if (s->nr > 1)
		qsort(s->v, (size_t)s->nr, sizeof(s->v[0]), by_task);
	for (int32_t i = 0; i < s->nr; i++)
		if (!nr || hr_task_cmp(&s->v[nr - 1], &s->v[i]))
			s->v[nr++] = s->v[i];
	s->nr = nr;
}

struct hr_task *hr_tasks_find(const struct hr_tasks *s, const struct hr_task *t)
{
	int32_t lo = 0, hi = s->nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;
		int c = hr_task_cmp(&s->v[mid], t);

		if (!c)
			return &s->v[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

void hr_tasks_drop(struct hr_tasks *s, const struct hr_task *t)
{
	struct hr_task *at = hr_tasks_find(s, t);

	if (!at)
		return;
	s->nr--;
	memmove(at, at + 1, (size_t)(s->v + s->nr - at) * sizeof(*at));
}

int hr_tasks_make(struct hr_arena *a, int32_t nr, struct hr_tasks *ret_s)
{
	ret_s->nr = 0;
	ret_s->v = hr_arena_array(a, (size_t)nr + 1, sizeof(ret_s->v[0]));
	return ret_s->v ? 0 : -ENOMEM;
}

/* --- three sets at once ------------------------------------------------------------------ */

bool hr_roles_is_empty(const struct hr_roles *r)
{
	for (int i = 0; i < HR_ROLE_NR; i++)
		if (r->of[i].nr)
			return false;
	return true;
}

static bool tasks_eq(const struct hr_tasks *a, const struct hr_tasks *b, bool epochs)
{
	if (a->nr != b->nr)
		return false;
	for (int32_t i = 0; i < a->nr; i++)
		if (hr_task_cmp(&a->v[i], &b->v[i]) ||
		    (epochs && a->v[i].epoch != b->v[i].epoch))
			return false;
	return true;
}

bool hr_roles_eq(const struct hr_roles *a, const struct hr_roles *b, bool epochs)
{
	for (int i = 0; i < HR_ROLE_NR; i++)
		if (!tasks_eq(&a->of[i], &b->of[i], epochs && i == HR_ROLE_ACTIVE))
			return false;
	return true;
}

bool hr_roles_meet(const struct hr_roles *a, const struct hr_roles *b)
{
	for (int i = 0; i < HR_ROLE_NR; i++)
		for (int32_t k = 0; k < a->of[i].nr; k++)
			if (hr_tasks_find(&b->of[i], &a->of[i].v[k]))
				return true;
	return false;
}

bool hr_roles_within(const struct hr_roles *a, const struct hr_roles *b)
{
	for (int i = 0; i < HR_ROLE_NR; i++)
		for (int32_t k = 0; k < a->of[i].nr; k++)
			if (!hr_tasks_find(&b->of[i], &a->of[i].v[k]))
				return false;
	return true;
}

int hr_roles_copy(struct hr_arena *a, const struct hr_roles *from, struct hr_roles *ret_to)
{
	for (int i = 0; i < HR_ROLE_NR; i++) {
		if (hr_tasks_make(a, from->of[i].nr, &ret_to->of[i]))
			return -ENOMEM;
		for (int32_t k = 0; k < from->of[i].nr; k++)
			hr_tasks_add(&ret_to->of[i], from->of[i].v[k]);
	}
	return 0;
}

void hr_roles_free(struct hr_roles *r)
{
	for (int i = 0; i < HR_ROLE_NR; i++)
		free(r->of[i].v);
	*r = (struct hr_roles){ 0 };
}

/* --- rows ---------------------------------------------------------------------------------- */

int hr_task_rows_make(struct hr_arena *a, const struct hr_tasks *s, struct hr_task_rows *ret_rows)
{
	size_t room = (size_t)s->nr + 1;
	int32_t *partitions = hr_arena_array(a, room, sizeof(int32_t));
	int32_t *epochs = hr_arena_array(a, room, sizeof(int32_t));

	ret_rows->nr = 0;
	ret_rows->v = hr_arena_array(a, room, sizeof(ret_rows->v[0]));
	if (!partitions || !epochs || !ret_rows->v)
		return -ENOMEM;
	for (int32_t i = 0; i < s->nr; i++) {
		struct hr_task_row *row = ret_rows->nr ? &ret_rows->v[ret_rows->nr - 1] : NULL;

		if (!row || !hr_str_eq(row->sub, s->v[i].sub)) {
			row = &ret_rows->v[ret_rows->nr++];
			*row = (struct hr_task_row){ s->v[i].sub, &partitions[i], &epochs[i], 0 };
		}
		row->partitions[row->nr] = s->v[i].partition;
		row->epochs[row->nr++] = s->v[i].epoch;
	}
	return 0;
}

/* --- kept messages -------------------------------------------------------------------------- */

int hr_streams_kept_make(const struct hr_struct_desc *d, const void *msg,
			 struct hr_streams_kept **ret_k)
{
	struct hr_streams_kept *k = calloc(1, sizeof(*k));
	int err;

	if (!k)
		return -ENOMEM;
	hr_arena_init(&k->arena, 0);
	err = hr_msg_encode_buf(d, 0, msg, &k->bytes, NULL, 0, NULL);
	if (!err) {
		k->msg = hr_arena_alloc(&k->arena, d->size);
		err = k->msg ? hr_msg_decode(d, 0, k->bytes.p, k->bytes.len, &k->arena, k->msg,
					     NULL) : -ENOMEM;
	}
	if (err) {
		hr_streams_kept_free(k);
		return err;
	}
	*ret_k = k;
	return 0;
}

void hr_streams_kept_free(struct hr_streams_kept *k)
{
	if (!k)
		return;
	hr_arena_fini(&k->arena);
	hr_buf_fini(&k->bytes);
	free(k);
}
