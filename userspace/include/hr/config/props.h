/* SPDX-License-Identifier: Apache-2.0 */
/*
 * props: an ordered list of KEY=VALUE pairs in the syntax of Java properties.
 *
 * Reads comments (# !), separators (= : white space), continued lines and the
 * backslash escapes; the last assignment of a key wins.  Values may hold
 * references to config providers (KIP-297): ${file:PATH:KEY}, ${env:NAME},
 * ${directory:PATH:FILE}; they are resolved only for the providers that
 * config.providers names, and the result is marked secret so that it is never
 * logged or described.
 */
#ifndef HR_CONFIG_PROPS_H
#define HR_CONFIG_PROPS_H

#include <hr/lib/base.h>
#include <hr/lib/buf.h>
#include <hr/sys/sys.h>

#define HR_PROPS_FILE_BYTES_MAX (1 << 20)
#define HR_PROPS_NR_MAX 10000

struct hr_prop {
	char *key;
	char *value;
	bool secret;
	bool seen; /* somebody asked for it; the rest is said to be unknown */
};

struct hr_props {
	struct hr_prop *v;
	int nr, cap;
};

#define HR_PROPS_INIT ((struct hr_props){ 0 })

void hr_props_fini(struct hr_props *p);
HR_MUST_CHECK int hr_props_set(struct hr_props *p, struct hr_str key, struct hr_str value);
void hr_props_unset(struct hr_props *p, const char *key);
struct hr_prop *hr_props_find(const struct hr_props *p, const char *key);
/* The value or NULL. */
const char *hr_props_get(const struct hr_props *p, const char *key);
HR_MUST_CHECK int hr_props_copy(struct hr_props *to, const struct hr_props *from);

/* -EINVAL with one line in @why that names the place. */
HR_MUST_CHECK int hr_props_parse(struct hr_props *p, const char *text, size_t len,
				 struct hr_buf *why);
/* [may block] */
HR_MUST_CHECK int hr_props_load_sync(struct hr_props *p, struct hr_sys *sys, const char *path,
				     struct hr_buf *why);
/* [may block] Replaces the provider references. */
HR_MUST_CHECK int hr_props_resolve_sync(struct hr_props *p, struct hr_sys *sys, struct hr_buf *why);

/* [may block] Whole small file into @out; -EFBIG beyond @bytes_max. */
HR_MUST_CHECK int hr_props_slurp_sync(struct hr_sys *sys, const char *path, size_t bytes_max,
				      struct hr_buf *out);

#endif
