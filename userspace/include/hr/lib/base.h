/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base: the vocabulary every other header speaks.
 *
 * Integers of fixed width, views of bytes that others own, the marker for
 * results that must not be ignored, and assertions that stay on in release
 * builds because they guard our own mistakes, never a peer's.
 *
 * Numbers of errors: inside Headrace every failing function returns a negative
 * errno.  Kafka's error codes exist only at the wire (protocol/wire_error.h).
 */
#ifndef HR_LIB_BASE_H
#define HR_LIB_BASE_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#define HR_MUST_CHECK __attribute__((warn_unused_result))
#define HR_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define HR_NORETURN __attribute__((noreturn))

#define HR_ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))
#define hr_container_of(ptr, type, member) \
	((type *)((char *)(ptr) - offsetof(type, member)))
#define hr_likely(x) __builtin_expect(!!(x), 1)
#define hr_unlikely(x) __builtin_expect(!!(x), 0)

/* Adds to a counter that has one writer; readers take whole values, at any time. */
#define HR_STAT_ADD(cell, n)                                                   \
	__atomic_store_n(&(cell),                                              \
			 __atomic_load_n(&(cell), __ATOMIC_RELAXED) + (n),     \
			 __ATOMIC_RELAXED)

/* Each argument is evaluated once, so a call in it is made once. */
#define HR_MIN(a, b)                        \
	__extension__({                     \
		__auto_type hr_a__ = (a);   \
		__auto_type hr_b__ = (b);   \
		hr_a__ < hr_b__ ? hr_a__ : hr_b__; \
	})
#define HR_MAX(a, b)                        \
	__extension__({                     \
		__auto_type hr_a__ = (a);   \
		__auto_type hr_b__ = (b);   \
		hr_a__ > hr_b__ ? hr_a__ : hr_b__; \
	})

HR_NORETURN void hr_assert_fail(const char *expr, const char *file, int line);

/* Our own invariants.  The expression must have no side effect. */
#define hr_assert(expr) \
	(hr_likely(expr) ? (void)0 : hr_assert_fail(#expr, __FILE__, __LINE__))

/* A view of bytes that somebody else owns.  len -1 with p NULL is Kafka's null. */
struct hr_slice {
	const uint8_t *p;
	int32_t len;
};

/* A view of UTF-8 text, not NUL terminated.  len -1 with p NULL is null. */
struct hr_str {
	const char *p;
	int32_t len;
};

/* Kafka's UUID: two big-endian 64-bit halves, zero means "none". */
struct hr_uuid {
	uint8_t b[16];
};

#define HR_STR_NULL ((struct hr_str){ NULL, -1 })
#define HR_SLICE_NULL ((struct hr_slice){ NULL, -1 })
#define HR_STR_LIT(s) ((struct hr_str){ "" s, (int32_t)sizeof(s) - 1 })

static inline struct hr_str hr_str(const char *cstr)
{
	if (!cstr)
		return HR_STR_NULL;
	return (struct hr_str){ cstr, (int32_t)strlen(cstr) };
}

static inline bool hr_str_is_null(struct hr_str s)
{
	return s.len < 0;
}

static inline bool hr_str_eq(struct hr_str a, struct hr_str b)
{
	return a.len == b.len && (a.len <= 0 || !memcmp(a.p, b.p, (size_t)a.len));
}

static inline bool hr_str_eqc(struct hr_str a, const char *cstr)
{
	return hr_str_eq(a, hr_str(cstr));
}

/* Byte order of names as Java's String.compareTo gives it for ASCII. */
static inline int hr_str_cmp(struct hr_str a, struct hr_str b)
{
	int32_t n = HR_MIN(a.len, b.len);
	int c = n > 0 ? memcmp(a.p, b.p, (size_t)n) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

static inline bool hr_uuid_eq(struct hr_uuid a, struct hr_uuid b)
{
	return !memcmp(a.b, b.b, sizeof(a.b));
}

static inline bool hr_uuid_is_zero(struct hr_uuid u)
{
	static const struct hr_uuid zero;

	return hr_uuid_eq(u, zero);
}

#endif
