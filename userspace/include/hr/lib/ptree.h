/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ptree: a persistent ordered map from byte strings to counted values.
 *
 * A tree is one pointer.  hr_ptree_get() shares it in O(1); a later change of
 * one copy rebuilds only the path to the changed key and leaves every other
 * copy as it was.  Nodes that nobody shares are changed in place, so filling a
 * fresh tree costs no copies: n inserts are O(n log n).
 *
 * Shape: a treap whose priorities are hashes of the keys, so equal sets have
 * equal shape and nothing has to be rebalanced.
 *
 * Values are opaque pointers with a pair of functions to count them; a node
 * holds one reference.  Keys are copied into the node.
 *
 * Threads: counts are atomic.  A shared tree may be read by any number of
 * threads; a given struct hr_ptree is changed by one thread at a time.
 */
#ifndef HR_LIB_PTREE_H
#define HR_LIB_PTREE_H

#include <hr/lib/base.h>

struct hr_pnode;

struct hr_ptree_ops {
	void *(*get)(void *value);
	void (*put)(void *value);
};

struct hr_ptree {
	struct hr_pnode *root;
	const struct hr_ptree_ops *ops; /* NULL: values are not counted */
	int64_t nr;
};

void hr_ptree_init(struct hr_ptree *t, const struct hr_ptree_ops *ops);
void hr_ptree_fini(struct hr_ptree *t);
/* A second handle on the same contents. */
struct hr_ptree hr_ptree_share(const struct hr_ptree *t);
/* NULL when absent.  The reference stays with the tree. */
void *hr_ptree_find(const struct hr_ptree *t, struct hr_slice key);
/*
 * Takes over the caller's reference to @value, also on failure.  After -ENOMEM (also of
 * a removal) this handle may only be finished; other handles are as before.
 */
HR_MUST_CHECK int hr_ptree_set(struct hr_ptree *t, struct hr_slice key, void *value);
/* -ENOENT when absent. */
int hr_ptree_remove(struct hr_ptree *t, struct hr_slice key);
/*
 * In-order walk from the first key >= @from (empty: from the start); stops and returns
 * what @each returns when that is not 0.
 */
int hr_ptree_walk(const struct hr_ptree *t, struct hr_slice from,
		  int (*each)(void *arg, struct hr_slice key, void *value), void *arg);

static inline struct hr_slice hr_slice_of_str(struct hr_str s)
{
	return (struct hr_slice){ (const uint8_t *)s.p, s.len > 0 ? s.len : 0 };
}

#endif
