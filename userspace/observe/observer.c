// SPDX-License-Identifier: Apache-2.0
/* observer: see hr/observe/observer.h. */
#include <stdio.h>
#include <stdlib.h>

#include "priv.h"

static uint64_t key_hash(struct hr_uuid id, int32_t index)
{
	return hr_hash_u64(hr_hash_bytes(id.b, sizeof(id.b)) ^ (uint64_t)(uint32_t)index << 1);
}

struct obs_part *obs_part_find(const struct hr_observer *o, struct hr_uuid topic_id, int32_t index)
{
	struct hr_hnode *n = hr_htable_first(&o->parts, key_hash(topic_id, index));

	for (; n; n = hr_htable_next(n)) {
		struct obs_part *p = hr_container_of(n, struct obs_part, by_id);

		if (p->index == index && hr_uuid_eq(p->topic_id, topic_id))
			return p;
	}
	return NULL;
}

static uint64_t name_hash(const char *topic, int32_t index)
{
	return hr_hash_u64(hr_hash_str(hr_str(topic)) + (uint64_t)(uint32_t)index);
}

struct obs_part *obs_part_by_name(const struct hr_observer *o, const char *topic, int32_t index)
{
	struct hr_hnode *n = hr_htable_first(&o->part_names, name_hash(topic, index));

	for (; n; n = hr_htable_next(n)) {
		struct obs_part *p = hr_container_of(n, struct obs_part, by_name);

		if (p->index == index && !strcmp(p->topic, topic))
			return p;
	}
	return NULL;
}

int obs_segment_path(char *to, size_t cap, const char *dir, int64_t base_offset, const char *suffix)
{
	int n = snprintf(to, cap, "%s/%020lld%s", dir, (long long)base_offset, suffix);

	return n >= 0 && (size_t)n < cap ? 0 : -ENAMETOOLONG;
}

int64_t obs_part_end_at(const struct obs_part *p)
{
	const struct obs_segment *last = p->seg_nr ? &p->segs[p->seg_nr - 1] : NULL;

	return last ? last->at + last->size_bytes : 0;
}

/* --- counts -------------------------------------------------------------------------- */

static void counts_fill(struct obs_counts *c, const struct hr_observer *o)
{
	bool on = o->opts.files.map >= 0;
	uint32_t has = on ? o->opts.files.has : 0;

	*c = (struct obs_counts){
		.accessed = has & HR_OBS_HAS_ACCESS ? 0 : -1,
		.filled = has & HR_OBS_HAS_CACHE ? 0 : -1,
		.evicted = has & HR_OBS_HAS_CACHE ? 0 : -1,
	};
	for (int i = 0; i < 2; i++)
		c->requests[i] = c->bytes[i] = c->ns[i] = has & HR_OBS_HAS_BLOCK ? 0 : -1;
}

void obs_counts_add(struct obs_counts *to, const struct obs_counts *c)
{
	to->accessed = obs_plus(to->accessed, c->accessed);
	to->filled = obs_plus(to->filled, c->filled);
	to->evicted = obs_plus(to->evicted, c->evicted);
	for (int i = 0; i < 2; i++) {
		to->requests[i] = obs_plus(to->requests[i], c->requests[i]);
		to->bytes[i] = obs_plus(to->bytes[i], c->bytes[i]);
		to->ns[i] = obs_plus(to->ns[i], c->ns[i]);
		for (int k = 0; k < HR_OBS_LAT_NR; k++)
			to->lat[i][k] += c->lat[i][k];
	}
}

void obs_part_counts(const struct obs_part *p, struct obs_counts *ret_c)
{
	*ret_c = p->gone;
	for (int i = 0; i < p->seg_nr; i++)
		obs_counts_add(ret_c, &p->segs[i].counts);
}

/* --- watching ------------------------------------------------------------------------ */

static const char *const suffixes[HR_OBS_FILES_OF_SEGMENT] = { ".log", ".index", ".timeindex" };

/* Rows for the files of a segment that are there; a segment without its log is unknown. */
static void segment_watch(struct hr_observer *o, const char *dir, struct obs_segment *s)
{
	struct hr_sys_stat st;
	char path[4096];

	if (o->opts.files.map < 0)
		return;
	for (int i = 0; i < HR_OBS_FILES_OF_SEGMENT; i++) {
		if (s->keys[i].ino || obs_segment_path(path, sizeof(path), dir, s->base_offset,
						       suffixes[i]) ||
		    o->opts.sys->file->stat(o->opts.sys, path, &st))
			continue;
		hr_bpf_files_key(st.dev, st.ino, &s->keys[i]);
		if (!hr_bpf_files_add(&o->opts.files, &s->keys[i]))
			continue;
		s->keys[i] = (struct hr_obs_key){ 0 };
		__atomic_fetch_add(&o->unwatched, 1, __ATOMIC_RELAXED);
	}
}

static void segment_unwatch(struct hr_observer *o, struct obs_segment *s)
{
	for (int i = 0; i < HR_OBS_FILES_OF_SEGMENT; i++)
		if (s->keys[i].ino)
			hr_bpf_files_del(&o->opts.files, &s->keys[i]);
}

/* --- partitions ---------------------------------------------------------------------- */

static void part_free(struct hr_observer *o, struct obs_part *p)
{
	for (int i = 0; i < p->seg_nr; i++)
		segment_unwatch(o, &p->segs[i]);
	free(p->segs);
	free(p->topic);
	free(p->path);
	free(p);
}

static struct obs_part *part_make(struct hr_observer *o, const struct hr_observe_partition *in)
{
	struct obs_part *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->topic_id = in->topic_id;
	p->index = in->index;
	p->topic = strdup(in->topic);
	p->path = strdup(in->path);
	p->tail_at = -1;
	counts_fill(&p->gone, o);
	if (!p->topic || !p->path) {
		part_free(o, p);
		return NULL;
	}
	hr_htable_insert(&o->parts, &p->by_id, key_hash(in->topic_id, in->index));
	hr_htable_insert(&o->part_names, &p->by_name, name_hash(in->topic, in->index));
	/* To the front: what was never measured comes first. */
	hr_list_push_front(&o->order, &p->order);
	return p;
}

static int segs_reserve(struct obs_part *p, int nr)
{
	struct obs_segment *v;

	if (nr <= p->seg_cap)
		return 0;
	v = reallocarray(p->segs, (size_t)nr + 8, sizeof(*v));
	if (!v)
		return -ENOMEM;
	p->segs = v;
	p->seg_cap = nr + 8;
	return 0;
}

/* Takes out segments that are not listed any more; what they counted stays. */
static void segs_prune(struct hr_observer *o, struct obs_part *p,
		       const struct hr_observe_partition *in)
{
	int to = 0, k = 0;

	for (int i = 0; i < p->seg_nr; i++) {
		while (k < in->extent_nr && in->extents[k].base_offset < p->segs[i].base_offset)
			k++;
		if (k < in->extent_nr && in->extents[k].base_offset == p->segs[i].base_offset) {
			p->segs[i].size_bytes = in->extents[k].size_bytes;
			p->segs[to++] = p->segs[i];
			continue;
		}
		segment_unwatch(o, &p->segs[i]);
		obs_counts_add(&p->gone, &p->segs[i].counts);
	}
	p->seg_nr = to;
}

static int segs_extend(struct hr_observer *o, struct obs_part *p,
		       const struct hr_observe_partition *in)
{
	int64_t last = p->seg_nr ? p->segs[p->seg_nr - 1].base_offset : INT64_MIN;
	int err = segs_reserve(p, in->extent_nr);

	for (int k = 0; !err && k < in->extent_nr; k++) {
		struct obs_segment *s;

		/* Segments appear at the end; one below is a swap that keeps its base. */
		if (in->extents[k].base_offset <= last)
			continue;
		s = &p->segs[p->seg_nr];
		*s = (struct obs_segment){ .base_offset = in->extents[k].base_offset,
					   .size_bytes = in->extents[k].size_bytes,
					   .at = obs_part_end_at(p),
					   .cache = { -1, -1, -1, -1 } };
		counts_fill(&s->counts, o);
		p->seg_nr++;
	}
	return err;
}

int hr_observer_partition_put(struct hr_observer *o, const struct hr_observe_partition *in,
			      int64_t now_ms)
{
	struct obs_part *p;
	int err = -ENOMEM, fresh;

	pthread_mutex_lock(&o->lock);
	p = obs_part_find(o, in->topic_id, in->index);
	if (!p)
		p = part_make(o, in);
	if (p) {
		segs_prune(o, p, in);
		err = segs_extend(o, p, in);
		p->start_offset = in->start_offset;
		p->end_offset = in->end_offset;
		p->put_sweep = o->sweep;
	}
	pthread_mutex_unlock(&o->lock);
	/* Newest first: the active one is what matters; done once, files appear later too. */
	fresh = p && !err ? p->seg_nr : 0;
	for (int i = fresh - 1; i >= 0; i--)
		if (!p->segs[i].measured_ms || i == fresh - 1)
			segment_watch(o, p->path, &p->segs[i]);
	return err;
}

void hr_observer_partitions_sweep(struct hr_observer *o)
{
	pthread_mutex_lock(&o->lock);
	hr_list_each_safe(n, next, &o->order) {
		struct obs_part *p = hr_list_entry(n, struct obs_part, order);

		if (p->put_sweep == o->sweep)
			continue;
		hr_list_del(&p->order);
		hr_htable_remove(&o->parts, &p->by_id);
		hr_htable_remove(&o->part_names, &p->by_name);
		part_free(o, p);
	}
	o->sweep++;
	pthread_mutex_unlock(&o->lock);
}

/* --- life ---------------------------------------------------------------------------- */

int hr_observer_create(const struct hr_observe_opts *opts, struct hr_observer **ret_o)
{
	struct hr_observer *o = calloc(1, sizeof(*o));

	if (!o)
		return -ENOMEM;
	o->opts = *opts;
	o->why = strdup(opts->why ? opts->why : "");
	if (!o->why) {
		free(o);
		return -ENOMEM;
	}
	o->page_bytes = hr_residency_page_bytes();
	o->sweep = 1;
	pthread_mutex_init(&o->lock, NULL);
	hr_htable_init(&o->parts);
	hr_htable_init(&o->part_names);
	hr_htable_init(&o->readers);
	hr_htable_init(&o->groups);
	hr_htable_init(&o->group_parts);
	hr_htable_init(&o->claims);
	hr_list_init(&o->order);
	*ret_o = o;
	return 0;
}

void hr_observer_destroy(struct hr_observer *o)
{
	if (!o)
		return;
	hr_list_each_safe(n, next, &o->order)
		part_free(o, hr_list_entry(n, struct obs_part, order));
	hr_htable_fini(&o->parts);
	hr_htable_fini(&o->part_names);
	obs_groups_free(o);
	hr_bpf_files_close(&o->opts.files);
	pthread_mutex_destroy(&o->lock);
	free(o->why);
	free(o);
}
