// SPDX-License-Identifier: Apache-2.0
/* buf: see hr/lib/buf.h. */
#include <hr/lib/buf.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void hr_buf_fini(struct hr_buf *b)
{
	free(b->p);
	*b = HR_BUF_INIT;
}

uint8_t *hr_buf_reserve(struct hr_buf *b, size_t len)
{
	size_t need, cap;
	uint8_t *p;

	if (b->err)
		return NULL;
	if (__builtin_add_overflow(b->len, len, &need) || need >= SIZE_MAX / 4)
		goto no_memory;
	if (need + 1 <= b->cap)
		return b->p + b->len;
	cap = b->cap ? b->cap : 64;
	while (cap < need + 1)
		cap *= 2;
	p = realloc(b->p, cap);
	if (!p)
		goto no_memory;
	b->p = p;
	b->cap = cap;
	b->p[b->len] = 0;
	return b->p + b->len;

no_memory:
	b->err = -ENOMEM;
	return NULL;
}

void hr_buf_put(struct hr_buf *b, const void *p, size_t len)
{
	uint8_t *dst = hr_buf_reserve(b, len);

	if (!dst)
		return;
	if (len)
		memcpy(dst, p, len);
	b->len += len;
	b->p[b->len] = 0;
}

void hr_buf_str(struct hr_buf *b, const char *cstr)
{
	hr_buf_put(b, cstr, strlen(cstr));
}

void hr_buf_printf(struct hr_buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0 || !hr_buf_reserve(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf((char *)b->p + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

const char *hr_buf_cstr(const struct hr_buf *b)
{
	return b->p ? (const char *)b->p : "";
}
