// SPDX-License-Identifier: Apache-2.0
/* htable: see hr/lib/htable.h. */
#include <hr/lib/htable.h>
#include <stdlib.h>

void hr_htable_init(struct hr_htable *t)
{
	*t = (struct hr_htable){ 0 };
}

void hr_htable_fini(struct hr_htable *t)
{
	free(t->buckets);
	hr_htable_init(t);
}

static struct hr_hnode **bucket_of(const struct hr_htable *t, uint64_t hash)
{
	if (!t->bucket_nr)
		return (struct hr_hnode **)(uintptr_t)&t->inline_bucket;
	return &t->buckets[hash & (t->bucket_nr - 1)];
}

static void rehash(struct hr_htable *t)
{
	size_t nr = t->bucket_nr ? t->bucket_nr * 2 : 16;
	struct hr_hnode **buckets = calloc(nr, sizeof(struct hr_hnode *));
	struct hr_htable_iter it;
	struct hr_hnode *n;

	if (!buckets)
		return;
	for (n = hr_htable_iter_first(t, &it); n; n = hr_htable_iter_next(t, &it)) {
		struct hr_hnode **b = &buckets[n->hash & (nr - 1)];

		n->next = *b;
		*b = n;
	}
	free(t->buckets);
	t->buckets = buckets;
	t->bucket_nr = nr;
	t->inline_bucket = NULL;
}

void hr_htable_insert(struct hr_htable *t, struct hr_hnode *n, uint64_t hash)
{
	struct hr_hnode **b;

	if (t->nr >= t->bucket_nr)
		rehash(t);
	n->hash = hash;
	b = bucket_of(t, hash);
	n->next = *b;
	*b = n;
	t->nr++;
}

void hr_htable_remove(struct hr_htable *t, struct hr_hnode *n)
{
	struct hr_hnode **b = bucket_of(t, n->hash);

	while (*b && *b != n)
		b = &(*b)->next;
	hr_assert(*b == n);
	*b = n->next;
	n->next = NULL;
	t->nr--;
}

static struct hr_hnode *same_hash(struct hr_hnode *n, uint64_t hash)
{
	while (n && n->hash != hash)
		n = n->next;
	return n;
}

struct hr_hnode *hr_htable_first(const struct hr_htable *t, uint64_t hash)
{
	return same_hash(*bucket_of(t, hash), hash);
}

struct hr_hnode *hr_htable_next(const struct hr_hnode *n)
{
	return same_hash(n->next, n->hash);
}

struct hr_hnode *hr_htable_iter_next(const struct hr_htable *t, struct hr_htable_iter *it)
{
	struct hr_hnode *n;

	while (!it->next) {
		if (it->bucket >= t->bucket_nr)
			return NULL;
		it->next = t->buckets[it->bucket++];
	}
	n = it->next;
	it->next = n->next;
	return n;
}

struct hr_hnode *hr_htable_iter_first(const struct hr_htable *t, struct hr_htable_iter *it)
{
	*it = (struct hr_htable_iter){ .next = t->bucket_nr ? NULL : t->inline_bucket };
	return hr_htable_iter_next(t, it);
}

uint64_t hr_hash_bytes(const void *p, size_t len)
{
	const uint8_t *b = p;
	uint64_t h = 0x9e3779b97f4a7c15u ^ len, v;

	for (; len >= 8; b += 8, len -= 8) {
		memcpy(&v, b, 8);
		h = hr_hash_u64(h ^ v);
	}
	v = 0;
	if (len)
		memcpy(&v, b, len);
	return hr_hash_u64(h ^ v ^ (uint64_t)len << 56);
}
