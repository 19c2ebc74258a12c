// SPDX-License-Identifier: Apache-2.0
/*
 * measure: rounds of an observer.
 *
 *	round	partitions, oldest measurement first -> each segment: residency, rows of the
 *		programs -> the tail -> a sample for the rates; until the budget is used up
 *
 * System calls are made without the lock: only this thread changes the tables.
 */
#include <fcntl.h>
#include <stdlib.h>

#include "priv.h"

static void counts_of_files(const struct hr_observer *o, const struct obs_segment *s,
			    struct obs_counts *c)
{
	struct hr_obs_file f;

	if (o->opts.files.map < 0)
		return;
	for (int i = 0; i < HR_OBS_FILES_OF_SEGMENT; i++) {
		bool ok = s->keys[i].ino && !hr_bpf_files_read(&o->opts.files, &s->keys[i], &f);

		if (!i) {
			bool access = ok && o->opts.files.has & HR_OBS_HAS_ACCESS;
			bool cache = ok && o->opts.files.has & HR_OBS_HAS_CACHE;

			c->accessed = access ? (int64_t)f.accessed : -1;
			c->filled = cache ? (int64_t)f.filled : -1;
			c->evicted = cache ? (int64_t)f.deleted : -1;
		}
		for (int w = 0; w < 2; w++) {
			if (!i) {
				memset(c->lat[w], 0, sizeof(c->lat[w]));
				c->requests[w] = c->bytes[w] = c->ns[w] =
					ok && o->opts.files.has & HR_OBS_HAS_BLOCK ? 0 : -1;
			}
			if (!ok || c->requests[w] < 0)
				continue;
			c->requests[w] += (int64_t)f.io[w].requests;
			c->bytes[w] += (int64_t)f.io[w].bytes;
			c->ns[w] += (int64_t)f.io[w].ns;
			for (int k = 0; k < HR_OBS_LAT_NR; k++)
				c->lat[w][k] += f.lat[w][k];
		}
	}
}

static void segment_measure(struct hr_observer *o, struct obs_part *p, struct obs_segment *s,
			    int64_t now_ms, int64_t *ret_tail)
{
	struct hr_sys *sys = o->opts.sys;
	struct hr_residency r = { -1, -1, -1, -1 };
	struct obs_counts c = s->counts;
	char path[4096];
	int fd = -ENOENT;

	*ret_tail = -1;
	if (!obs_segment_path(path, sizeof(path), p->path, s->base_offset, ".log") &&
	    o->opts.residency != HR_RESIDENCY_NONE)
		fd = sys->file->open(sys, path, O_RDONLY, 0);
	if (fd >= 0) {
		hr_residency_read_sync(sys, o->opts.residency, fd, 0, s->size_bytes, &r);
		*ret_tail = r.resident == r.pages ? 0 :
			    r.resident >= 0 ? hr_residency_tail_sync(sys, o->opts.residency, fd,
								     s->size_bytes) : -1;
		sys->file->close(sys, fd);
	}
	counts_of_files(o, s, &c);
	pthread_mutex_lock(&o->lock);
	s->cache = r;
	s->counts = c;
	s->measured_ms = now_ms;
	o->measured++;
	pthread_mutex_unlock(&o->lock);
}

static void sample(struct obs_part *p, int64_t now_ms)
{
	struct obs_sample *last = p->sample_nr ? &p->samples[p->sample_nr - 1] : NULL;

	if (p->tail_at < 0 || (last && now_ms - last->ms < HR_OBS_SAMPLE_MS))
		return;
	if (p->sample_nr == HR_OBS_SAMPLE_NR) {
		memmove(p->samples, p->samples + 1, sizeof(*last) * (HR_OBS_SAMPLE_NR - 1));
		p->sample_nr--;
	}
	p->samples[p->sample_nr++] =
		(struct obs_sample){ now_ms, p->tail_at, obs_part_end_at(p) };
}

/* From the active segment backwards, as long as all is in memory. */
static int part_measure(struct hr_observer *o, struct obs_part *p, int64_t now_ms)
{
	int64_t tail_at = obs_part_end_at(p), tail;
	bool whole = true, known = true;

	for (int i = p->seg_nr - 1; i >= 0; i--) {
		struct obs_segment *s = &p->segs[i];

		segment_measure(o, p, s, now_ms, &tail);
		if (!whole)
			continue;
		known = tail >= 0;
		whole = known && tail == 0;
		if (known)
			tail_at = s->at + tail;
	}
	pthread_mutex_lock(&o->lock);
	p->tail_at = known ? tail_at : -1;
	p->measured_ms = now_ms;
	sample(p, now_ms);
	hr_list_del(&p->order);
	hr_list_push(&o->order, &p->order);
	pthread_mutex_unlock(&o->lock);
	return HR_MAX(p->seg_nr, 1);
}

bool obs_part_rates(const struct obs_part *p, double *ret_append, double *ret_tail)
{
	const struct obs_sample *a = &p->samples[0], *b;
	double s;

	if (p->sample_nr < 2)
		return false;
	b = &p->samples[p->sample_nr - 1];
	s = (double)(b->ms - a->ms) / 1e3;
	*ret_append = (double)(b->end_at - a->end_at) / s;
	*ret_tail = (double)(b->tail_at - a->tail_at) / s;
	return true;
}

void hr_observer_round_sync(struct hr_observer *o, int64_t now_ms)
{
	int left = o->opts.segments_per_round;
	size_t nr = o->parts.nr;

	while (left > 0 && nr-- && !hr_list_empty(&o->order))
		left -= part_measure(o, hr_list_entry(o->order.next, struct obs_part, order),
				     now_ms);
	pthread_mutex_lock(&o->lock);
	o->rounds++;
	o->now_ms = now_ms;
	pthread_mutex_unlock(&o->lock);
}
