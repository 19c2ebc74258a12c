// SPDX-License-Identifier: Apache-2.0
/* cache: ranges of offsets brought into memory, or let go. */
#include <fcntl.h>
#include <stdlib.h>

#include "priv.h"

struct piece {
	int64_t base_offset, from, to; /* bytes of the file */
};

static int64_t touch(struct hr_sys *sys, const char *path, const struct piece *pc, bool drop)
{
	char file[4096];
	int err = obs_segment_path(file, sizeof(file), path, pc->base_offset, ".log"), fd;
	int64_t n;

	if (err)
		return err;
	fd = sys->file->open(sys, file, O_RDONLY, 0);
	if (fd < 0)
		return fd == -ENOENT ? 0 : fd;
	if (drop) {
		err = hr_residency_drop_sync(sys, fd, pc->from, pc->to - pc->from);
		n = err ? err : pc->to - pc->from;
	} else {
		n = hr_residency_warm_sync(sys, fd, pc->from, pc->to - pc->from);
	}
	sys->file->close(sys, fd);
	return n;
}

/* The segments' parts that hold [from, to); the array is the caller's to free. */
static int pieces_of(const struct obs_part *p, int64_t from, int64_t to, struct piece **ret_v)
{
	int64_t from_at = obs_part_at(p, from), to_at = obs_part_at(p, to);
	int nr = 0;

	*ret_v = calloc((size_t)p->seg_nr + 1, sizeof(**ret_v));
	for (int i = 0; *ret_v && i < p->seg_nr; i++) {
		const struct obs_segment *s = &p->segs[i];
		int64_t a = HR_MAX(from_at - s->at, (int64_t)0);
		int64_t b = HR_MIN(to_at - s->at, s->size_bytes);

		if (b > a)
			(*ret_v)[nr++] = (struct piece){ s->base_offset, a, b };
	}
	return nr;
}

int64_t hr_observer_advise_sync(struct hr_observer *o, const char *topic, int32_t partition,
				int64_t from, int64_t to, bool drop)
{
	struct piece *v = NULL;
	int64_t sum = 0, n = 0;
	char *path = NULL;
	struct obs_part *p;
	int nr = 0;

	pthread_mutex_lock(&o->lock);
	p = obs_part_by_name(o, topic, partition);
	if (p) {
		path = strdup(p->path);
		nr = pieces_of(p, from, to, &v);
	}
	pthread_mutex_unlock(&o->lock);
	if (!p)
		return -ENOENT;
	for (int i = 0; path && v && i < nr && n >= 0; i++) {
		n = touch(o->opts.sys, path, &v[i], drop);
		sum += HR_MAX(n, (int64_t)0);
	}
	if (!path || !v)
		n = -ENOMEM;
	free(path);
	free(v);
	return n < 0 ? n : sum;
}
