// SPDX-License-Identifier: Apache-2.0
/*
 * ptree: see hr/lib/ptree.h.
 *
 * Invariants
 *  I1  in-order keys rise strictly (byte order, then length)
 *  I2  no child has a higher priority than its parent
 *  I3  a node with more than one reference, or reached through such a node, is
 *      never written; own() makes the private copy first
 *
 * Depth is logarithmic in expectation whatever the keys are, because the
 * priority is a hash that no client chooses freely; recursion follows depth.
 */
#include <hr/lib/htable.h>
#include <hr/lib/ptree.h>
#include <stdlib.h>

struct hr_pnode {
	int refs;
	int32_t key_len;
	uint64_t prio;
	struct hr_pnode *left, *right;
	void *value;
	uint8_t key[];
};

static struct hr_pnode *node_get(struct hr_pnode *n)
{
	if (n)
		__atomic_add_fetch(&n->refs, 1, __ATOMIC_RELAXED);
	return n;
}

static void node_put(const struct hr_ptree *t, struct hr_pnode *n)
{
	while (n && !__atomic_sub_fetch(&n->refs, 1, __ATOMIC_ACQ_REL)) {
		struct hr_pnode *right = n->right;

		node_put(t, n->left);
		if (t->ops)
			t->ops->put(n->value);
		free(n);
		n = right;
	}
}

static struct hr_pnode *node_create(struct hr_slice key, uint64_t prio, void *value)
{
	struct hr_pnode *n = malloc(sizeof(*n) + (size_t)key.len);

	if (!n)
		return NULL;
	*n = (struct hr_pnode){ .refs = 1, .key_len = key.len, .prio = prio, .value = value };
	if (key.len)
		memcpy(n->key, key.p, (size_t)key.len);
	return n;
}

static struct hr_slice key_of(const struct hr_pnode *n)
{
	return (struct hr_slice){ n->key, n->key_len };
}

static int compare(struct hr_slice a, struct hr_slice b)
{
	int32_t len = HR_MIN(a.len, b.len);
	int c = len > 0 ? memcmp(a.p, b.p, (size_t)len) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

/* The node at *slot as one that may be written: itself, or a private copy. */
static struct hr_pnode *own(const struct hr_ptree *t, struct hr_pnode **slot)
{
	struct hr_pnode *n = *slot, *copy;

	if (__atomic_load_n(&n->refs, __ATOMIC_ACQUIRE) == 1)
		return n;
	copy = node_create(key_of(n), n->prio, n->value);
	if (!copy)
		return NULL;
	if (t->ops)
		t->ops->get(n->value);
	copy->left = node_get(n->left);
	copy->right = node_get(n->right);
	node_put(t, n);
	*slot = copy;
	return copy;
}

void hr_ptree_init(struct hr_ptree *t, const struct hr_ptree_ops *ops)
{
	*t = (struct hr_ptree){ .ops = ops };
}

void hr_ptree_fini(struct hr_ptree *t)
{
	node_put(t, t->root);
	t->root = NULL;
	t->nr = 0;
}

struct hr_ptree hr_ptree_share(const struct hr_ptree *t)
{
	struct hr_ptree copy = *t;

	node_get(copy.root);
	return copy;
}

void *hr_ptree_find(const struct hr_ptree *t, struct hr_slice key)
{
	const struct hr_pnode *n = t->root;

	while (n) {
		int c = compare(key, key_of(n));

		if (!c)
			return n->value;
		n = c < 0 ? n->left : n->right;
	}
	return NULL;
}

/*
 * Splits the tree @n into keys below and above @key, which is absent.  Without
 * memory the part that could not be copied is dropped: the handle may then only
 * be given up.
 */
static int split(const struct hr_ptree *t, struct hr_pnode *n, struct hr_slice key,
		 struct hr_pnode **below, struct hr_pnode **above)
{
	while (n) {
		struct hr_pnode *mine = own(t, &n);

		if (!mine) {
			node_put(t, n);
			*below = NULL;
			*above = NULL;
			return -ENOMEM;
		}
		if (compare(key, key_of(mine)) < 0) {
			*above = mine;
			above = &mine->left;
			n = mine->left;
			mine->left = NULL;
		} else {
			*below = mine;
			below = &mine->right;
			n = mine->right;
			mine->right = NULL;
		}
	}
	*below = NULL;
	*above = NULL;
	return 0;
}

int hr_ptree_set(struct hr_ptree *t, struct hr_slice key, void *value)
{
	uint64_t prio = hr_hash_bytes(key.p, (size_t)key.len);
	struct hr_pnode **slot = &t->root, *n, *fresh;

	while (*slot && (*slot)->prio >= prio) {
		int c = compare(key, key_of(*slot));

		n = own(t, slot);
		if (!n)
			goto no_memory;
		if (!c) {
			if (t->ops)
				t->ops->put(n->value);
			n->value = value;
			return 0;
		}
		slot = c < 0 ? &n->left : &n->right;
	}
	fresh = node_create(key, prio, value);
	if (!fresh)
		goto no_memory;
	n = *slot;
	*slot = fresh;
	t->nr++;
	/* The key cannot be below here: equal keys have equal priority. */
	return split(t, n, key, &fresh->left, &fresh->right);

no_memory:
	if (t->ops)
		t->ops->put(value);
	return -ENOMEM;
}

/* Joins two trees of which every key of @a is below every key of @b, into *slot. */
static int join(const struct hr_ptree *t, struct hr_pnode **slot, struct hr_pnode *a,
		struct hr_pnode *b)
{
	while (a && b) {
		struct hr_pnode *mine;

		if (a->prio >= b->prio) {
			mine = own(t, &a);
			if (!mine)
				goto no_memory;
			*slot = mine;
			slot = &mine->right;
			a = mine->right;
		} else {
			mine = own(t, &b);
			if (!mine)
				goto no_memory;
			*slot = mine;
			slot = &mine->left;
			b = mine->left;
		}
	}
	*slot = a ? a : b;
	return 0;

no_memory:
	node_put(t, a);
	node_put(t, b);
	*slot = NULL;
	return -ENOMEM;
}

int hr_ptree_remove(struct hr_ptree *t, struct hr_slice key)
{
	struct hr_pnode **slot = &t->root, *n, *left, *right;
	int c;

	while (*slot) {
		n = own(t, slot);
		if (!n)
			return -ENOMEM;
		c = compare(key, key_of(n));
		if (!c)
			break;
		slot = c < 0 ? &n->left : &n->right;
	}
	if (!*slot)
		return -ENOENT;
	n = *slot;
	left = node_get(n->left);
	right = node_get(n->right);
	node_put(t, n);
	t->nr--;
	return join(t, slot, left, right);
}

static int walk(const struct hr_pnode *n, struct hr_slice from,
		int (*each)(void *arg, struct hr_slice key, void *value), void *arg)
{
	int err;

	for (; n; n = n->right) {
		if (compare(key_of(n), from) < 0)
			continue;
		err = walk(n->left, from, each, arg);
		if (!err)
			err = each(arg, key_of(n), n->value);
		if (err)
			return err;
	}
	return 0;
}

int hr_ptree_walk(const struct hr_ptree *t, struct hr_slice from,
		  int (*each)(void *arg, struct hr_slice key, void *value), void *arg)
{
	return walk(t->root, from, each, arg);
}
