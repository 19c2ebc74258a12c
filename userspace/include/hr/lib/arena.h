/* SPDX-License-Identifier: Apache-2.0 */
/*
 * arena: memory that lives as long as one request and is freed at once.
 *
 * Blocks are taken from malloc, the first may be the caller's own.  An arena
 * has a byte limit set at init; an allocation that would pass it, or that
 * malloc refuses, returns NULL and the caller reports -ENOMEM.  Memory is
 * zeroed.  Not for use by two threads at once.
 */
#ifndef HR_LIB_ARENA_H
#define HR_LIB_ARENA_H

#include <hr/lib/base.h>

struct hr_arena_block;

struct hr_arena {
	struct hr_arena_block *blocks;
	uint8_t *pos, *end;
	size_t bytes_held; /* bytes taken from malloc */
	size_t bytes_max;  /* limit on bytes_held, 0 = none */
};

void hr_arena_init(struct hr_arena *a, size_t bytes_max);
void hr_arena_fini(struct hr_arena *a);
/* Frees all but one block, for the next request. */
void hr_arena_reset(struct hr_arena *a);
HR_MUST_CHECK void *hr_arena_alloc(struct hr_arena *a, size_t len);
/* nr * size with overflow check. */
HR_MUST_CHECK void *hr_arena_array(struct hr_arena *a, size_t nr, size_t size);
/* Copies; a null string stays null.  On failure the result is null too. */
struct hr_str hr_arena_str(struct hr_arena *a, struct hr_str s);
char *hr_arena_cstr(struct hr_arena *a, struct hr_str s);
struct hr_str hr_arena_printf(struct hr_arena *a, const char *fmt, ...)
	HR_PRINTF(2, 3);

#endif
