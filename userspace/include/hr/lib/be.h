/* SPDX-License-Identifier: Apache-2.0 */
/* be: loads and stores of big-endian integers at any alignment. */
#ifndef HR_LIB_BE_H
#define HR_LIB_BE_H

#include <endian.h>
#include <hr/lib/base.h>

#define HR_BE_ACCESSORS(bits)                                                 \
	static inline uint##bits##_t hr_be##bits##_get(const void *p)         \
	{                                                                     \
		uint##bits##_t v;                                             \
									      \
		memcpy(&v, p, sizeof(v));                                     \
		return be##bits##toh(v);                                      \
	}                                                                     \
	static inline void hr_be##bits##_put(void *p, uint##bits##_t v)       \
	{                                                                     \
		v = htobe##bits(v);                                           \
		memcpy(p, &v, sizeof(v));                                     \
	}

HR_BE_ACCESSORS(16)
HR_BE_ACCESSORS(32)
HR_BE_ACCESSORS(64)

#undef HR_BE_ACCESSORS

#endif
