/* SPDX-License-Identifier: Apache-2.0 */
/*
 * buf: a growable run of bytes with a sticky error.
 *
 * Appends after a failure do nothing; the caller looks at err once, at the end
 * (0 or -ENOMEM).  The text held by hr_buf_printf() is always NUL terminated
 * behind len.
 */
#ifndef HR_LIB_BUF_H
#define HR_LIB_BUF_H

#include <hr/lib/base.h>

struct hr_buf {
	uint8_t *p;
	size_t len, cap;
	int err;
};

#define HR_BUF_INIT ((struct hr_buf){ 0 })

void hr_buf_fini(struct hr_buf *b);
/* Room for @len more bytes; NULL on failure.  The caller adds to b->len. */
uint8_t *hr_buf_reserve(struct hr_buf *b, size_t len);
void hr_buf_put(struct hr_buf *b, const void *p, size_t len);
void hr_buf_str(struct hr_buf *b, const char *cstr);
void hr_buf_printf(struct hr_buf *b, const char *fmt, ...) HR_PRINTF(2, 3);
/* The text, or "" when nothing was written. */
const char *hr_buf_cstr(const struct hr_buf *b);

#endif
