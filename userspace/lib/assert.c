// SPDX-License-Identifier: Apache-2.0
/* assert: the end of a process that broke one of its own invariants. */
#include <hr/lib/base.h>
#include <stdio.h>
#include <stdlib.h>

void hr_assert_fail(const char *expr, const char *file, int line)
{
	fprintf(stderr, "headrace: broken invariant: %s at %s:%d\n", expr, file, line);
	abort();
}
