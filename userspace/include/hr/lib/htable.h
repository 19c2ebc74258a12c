/* SPDX-License-Identifier: Apache-2.0 */
/*
 * htable: a chained hash table whose nodes lie inside their owners.
 *
 * The table knows hashes, not keys: look-ups walk hr_htable_first() /
 * hr_htable_next() over equal hashes and the caller compares keys.  Buckets
 * double when nodes outnumber them; a failed growth keeps the old size, so
 * insertion never fails.  Owner: one thread.
 */
#ifndef HR_LIB_HTABLE_H
#define HR_LIB_HTABLE_H

#include <hr/lib/base.h>

struct hr_hnode {
	struct hr_hnode *next;
	uint64_t hash;
};

struct hr_htable {
	struct hr_hnode **buckets;
	size_t bucket_nr; /* power of two, or 0 before the first insert */
	size_t nr;
	struct hr_hnode *inline_bucket; /* serves while no memory could be had */
};

void hr_htable_init(struct hr_htable *t);
/* Frees the buckets; the nodes belong to their owners. */
void hr_htable_fini(struct hr_htable *t);
void hr_htable_insert(struct hr_htable *t, struct hr_hnode *n, uint64_t hash);
void hr_htable_remove(struct hr_htable *t, struct hr_hnode *n);
struct hr_hnode *hr_htable_first(const struct hr_htable *t, uint64_t hash);
struct hr_hnode *hr_htable_next(const struct hr_hnode *n);
/* Iteration in no order; removing the node just returned is allowed. */
struct hr_htable_iter {
	size_t bucket;
	struct hr_hnode *next;
};
struct hr_hnode *hr_htable_iter_first(const struct hr_htable *t, struct hr_htable_iter *it);
struct hr_hnode *hr_htable_iter_next(const struct hr_htable *t, struct hr_htable_iter *it);

uint64_t hr_hash_bytes(const void *p, size_t len);
static inline uint64_t hr_hash_str(struct hr_str s)
{
	return hr_hash_bytes(s.p, s.len > 0 ? (size_t)s.len : 0);
}
static inline uint64_t hr_hash_u64(uint64_t v)
{
	v = (v ^ (v >> 30)) * 0xbf58476d1ce4e5b9u;
	v = (v ^ (v >> 27)) * 0x94d049bb133111ebu;
	return v ^ (v >> 31);
}

#endif
