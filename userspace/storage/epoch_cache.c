// SPDX-License-Identifier: Apache-2.0
/*
 * epoch_cache: see hr/storage/epoch_cache.h.
 *
 * I1  Epochs and start offsets rise strictly along the array.
 */
#include <hr/storage/epoch_cache.h>
#include <stdlib.h>

void hr_epoch_cache_init(struct hr_epoch_cache *c)
{
	*c = (struct hr_epoch_cache){ 0 };
}

void hr_epoch_cache_fini(struct hr_epoch_cache *c)
{
	free(c->entries);
	hr_epoch_cache_init(c);
}

int32_t hr_epoch_cache_latest(const struct hr_epoch_cache *c)
{
	return c->nr ? c->entries[c->nr - 1].epoch : -1;
}

static int entries_grow(struct hr_epoch_cache *c)
{
	int cap = c->cap ? c->cap * 2 : 4;
	struct hr_epoch_entry *p;

	if (c->nr < c->cap)
		return 0;
	p = realloc(c->entries, sizeof(*p) * (size_t)cap);
	if (!p)
		return -ENOMEM;
	c->entries = p;
	c->cap = cap;
	return 0;
}

int hr_epoch_cache_assign(struct hr_epoch_cache *c, int32_t epoch, int64_t offset)
{
	const struct hr_epoch_entry *last = c->nr ? &c->entries[c->nr - 1] : NULL;
	int err;

	if (epoch < 0 || offset < 0)
		return 0;
	if (last && last->epoch == epoch && offset >= last->start_offset)
		return 0;
	err = entries_grow(c);
	if (err)
		return err;
	while (c->nr && (c->entries[c->nr - 1].epoch >= epoch ||
			 c->entries[c->nr - 1].start_offset >= offset))
		c->nr--;
	c->entries[c->nr++] = (struct hr_epoch_entry){ epoch, offset };
	c->dirty = true;
	return 0;
}

/* Index of the last entry whose epoch (or offset) is at or below the key, -1 none. */
static int find_epoch(const struct hr_epoch_cache *c, int32_t epoch)
{
	int lo = 0, hi = c->nr;

	while (lo < hi) {
		int mid = (lo + hi) / 2;

		if (c->entries[mid].epoch <= epoch)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo - 1;
}

static int find_offset(const struct hr_epoch_cache *c, int64_t offset)
{
	int lo = 0, hi = c->nr;

	while (lo < hi) {
		int mid = (lo + hi) / 2;

		if (c->entries[mid].start_offset <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo - 1;
}

int32_t hr_epoch_cache_epoch_of(const struct hr_epoch_cache *c, int64_t offset)
{
	int i = find_offset(c, offset);

	return i < 0 ? -1 : c->entries[i].epoch;
}

void hr_epoch_cache_end_offset(const struct hr_epoch_cache *c, int32_t epoch, int64_t leo,
			       int32_t *ret_epoch, int64_t *ret_end_offset)
{
	int i = find_epoch(c, epoch);

	*ret_epoch = -1;
	*ret_end_offset = -1;
	if (epoch < 0 || !c->nr || epoch > hr_epoch_cache_latest(c))
		return;
	if (i == c->nr - 1) {
		*ret_epoch = epoch;
		*ret_end_offset = leo;
		return;
	}
	*ret_epoch = i < 0 ? epoch : c->entries[i].epoch;
	*ret_end_offset = c->entries[i + 1].start_offset;
}

void hr_epoch_cache_truncate_end(struct hr_epoch_cache *c, int64_t offset)
{
	while (c->nr && c->entries[c->nr - 1].start_offset >= offset) {
		c->nr--;
		c->dirty = true;
	}
}

void hr_epoch_cache_truncate_start(struct hr_epoch_cache *c, int64_t offset)
{
	int i = find_offset(c, offset);

	if (i < 0)
		return;
	if (i > 0) {
		memmove(c->entries, c->entries + i, sizeof(*c->entries) * (size_t)(c->nr - i));
		c->nr -= i;
		c->dirty = true;
	}
	if (c->entries[0].start_offset < offset) {
		c->entries[0].start_offset = offset;
		c->dirty = true;
	}
}
