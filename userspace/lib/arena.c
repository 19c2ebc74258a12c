// SPDX-License-Identifier: Apache-2.0
/* arena: see hr/lib/arena.h. */
#include <hr/lib/arena.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define BLOCK_LEN 4096

struct hr_arena_block {
	struct hr_arena_block *next;
	size_t len;
	_Alignas(16) uint8_t data[];
};

void hr_arena_init(struct hr_arena *a, size_t bytes_max)
{
	*a = (struct hr_arena){ .bytes_max = bytes_max };
}

void hr_arena_fini(struct hr_arena *a)
{
	while (a->blocks) {
		struct hr_arena_block *next = a->blocks->next;

		free(a->blocks);
		a->blocks = next;
	}
	hr_arena_init(a, a->bytes_max);
}

void hr_arena_reset(struct hr_arena *a)
{
	struct hr_arena_block *keep = a->blocks;

	if (!keep)
		return;
	if (keep->len > 4 * BLOCK_LEN) {
		hr_arena_fini(a);
		return;
	}
	a->blocks = keep->next;
	keep->next = NULL;
	hr_arena_fini(a);
	memset(keep->data, 0, keep->len);
	a->blocks = keep;
	a->pos = keep->data;
	a->end = keep->data + keep->len;
	a->bytes_held = sizeof(*keep) + keep->len;
}

static struct hr_arena_block *block_new(struct hr_arena *a, size_t len)
{
	struct hr_arena_block *b;

	if (a->bytes_max && a->bytes_held + sizeof(*b) + len > a->bytes_max)
		return NULL;
	b = calloc(1, sizeof(*b) + len);
	if (!b)
		return NULL;
	b->len = len;
	a->bytes_held += sizeof(*b) + len;
	return b;
}

/* A large piece gets its own block behind the current one, whose tail stays in use. */
static void *alloc_large(struct hr_arena *a, size_t len)
{
	struct hr_arena_block *b = block_new(a, len);

	if (!b)
		return NULL;
	if (a->blocks) {
		b->next = a->blocks->next;
		a->blocks->next = b;
	} else {
		a->blocks = b;
		a->pos = a->end = b->data + b->len;
	}
	return b->data;
}

void *hr_arena_alloc(struct hr_arena *a, size_t len)
{
	struct hr_arena_block *b;
	void *p;

	if (len > SIZE_MAX / 2)
		return NULL;
	len = (len + 15) & ~(size_t)15;
	if ((size_t)(a->end - a->pos) < len || !a->blocks) {
		if (len > BLOCK_LEN / 2)
			return alloc_large(a, len);
		b = block_new(a, a->bytes_held > 8 * BLOCK_LEN ? 4 * BLOCK_LEN : BLOCK_LEN);
		if (!b)
			return NULL;
		b->next = a->blocks;
		a->blocks = b;
		a->pos = b->data;
		a->end = b->data + b->len;
	}
	p = a->pos;
	a->pos += len;
	return p;
}

void *hr_arena_array(struct hr_arena *a, size_t nr, size_t size)
{
	size_t len;

	if (__builtin_mul_overflow(nr, size, &len))
		return NULL;
	return hr_arena_alloc(a, len);
}

char *hr_arena_cstr(struct hr_arena *a, struct hr_str s)
{
	char *p;

	if (hr_str_is_null(s))
		return NULL;
	p = hr_arena_alloc(a, (size_t)s.len + 1);
	if (p && s.len)
		memcpy(p, s.p, (size_t)s.len);
	return p;
}

struct hr_str hr_arena_str(struct hr_arena *a, struct hr_str s)
{
	char *p = hr_arena_cstr(a, s);

	return p ? (struct hr_str){ p, s.len } : HR_STR_NULL;
}

struct hr_str hr_arena_printf(struct hr_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = n < 0 ? NULL : hr_arena_alloc(a, (size_t)n + 1);
	if (!p)
		return HR_STR_NULL;
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct hr_str){ p, n };
}
