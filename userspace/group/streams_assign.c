// SPDX-License-Identifier: Apache-2.0
/*
 * streams_assign: the "sticky" assignor of streams groups.
 *
 * Active tasks go, as long as a quota of tasks per member holds, first to whom has them
 * as active, then to whom has a standby or says it has state of them, then to the process
 * with the least load.  Standbys of tasks with state go the same way, never twice into
 * one process: first to whom had the task as active, then to whom had a standby, then to
 * the process with the least load.
 *
 * The quotas are averages, rounded up, over members that are not full yet: each member
 * that is filled takes its tasks out of the sum.  Load of a process: tasks per member.
 *
 * Tasks have numbers: first[sub] + partition.  Where Kafka leaves a choice to the order of
 * a hash table, ours is the order of names.
 */
#include <stdlib.h>
#include "streams.h"

#define NOBODY (-1)

struct process {
	int32_t first_worker, worker_nr; /* in by_process */
	int32_t task_nr;
	uint8_t *has; /* a bit for each task */
};

struct candidate {
	int32_t task, worker;
	bool was_standby;
	int64_t offset;
};

struct assigning {
	struct hr_arena *a;
	const struct hr_streams_shape *shape;
	struct hr_streams_worker *v;
	int32_t nr, standby_nr;
	int32_t *first; /* of each subtopology, and one more */
	int32_t task_nr;
	int32_t *sub_of; /* of each task */
	struct process *processes;
	int32_t process_nr;
	int32_t *process_of, *load; /* of each worker */
	int32_t *by_process;	    /* workers, those of one process together */
	int32_t *had_active;	    /* worker of each task */
	struct candidate *candidates;
	int32_t candidate_nr;
	int32_t *candidate_first; /* of each task, and one more */
	int32_t *heap;		  /* processes, least load on top */
	int32_t heap_nr;
	/* quotas */
	int32_t active_left, active_room, active_quota;
	int32_t total_left, total_room, total_quota;
};

/* --- what is asked -------------------------------------------------------------------------- */

static int32_t quota(int32_t task_nr, int32_t worker_nr)
{
	return worker_nr ? (int32_t)(((int64_t)task_nr + worker_nr - 1) / worker_nr) : 0;
}

static int tasks_number(struct assigning *as)
{
	const struct hr_streams_shape *s = as->shape;

	as->first = hr_arena_array(as->a, (size_t)s->sub_nr + 1, sizeof(int32_t));
	if (!as->first)
		return -ENOMEM;
	for (int32_t i = 0; i < s->sub_nr; i++) {
		int32_t stateful = s->subs[i].sub->state_changelog_topics.nr > 0;

		as->first[i] = as->task_nr;
		as->task_nr += s->subs[i].task_nr;
		as->total_left += s->subs[i].task_nr * (1 + stateful * as->standby_nr);
	}
	as->first[s->sub_nr] = as->task_nr;
	as->sub_of = hr_arena_array(as->a, (size_t)as->task_nr + 1, sizeof(int32_t));
	if (!as->sub_of)
		return -ENOMEM;
	for (int32_t i = 0; i < s->sub_nr; i++)
		for (int32_t k = as->first[i]; k < as->first[i + 1]; k++)
			as->sub_of[k] = i;
	as->active_left = as->task_nr;
	as->active_room = as->total_room = as->nr;
	as->active_quota = quota(as->active_left, as->active_room);
	as->total_quota = quota(as->total_left, as->total_room);
	return 0;
}

/* -1: there is no such task (any more). */
static int32_t number_of(const struct assigning *as, struct hr_str sub, int32_t partition)
{
	const struct hr_shape_sub *s = hr_streams_shape_sub(as->shape, sub);

	return s && partition >= 0 && partition < s->task_nr ?
		as->first[s - as->shape->subs] + partition : -1;
}

struct place {
	struct hr_str process, id;
	int32_t worker;
};

static int by_process_id(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c = hr_str_cmp(x->process, y->process);

	return c ? c : hr_str_cmp(x->id, y->id);
}

static int processes_fill(struct assigning *as)
{
	size_t room = (size_t)as->nr + 1;
	struct place *p = hr_arena_array(as->a, room, sizeof(*p));

	as->process_of = hr_arena_array(as->a, room, sizeof(int32_t));
	as->by_process = hr_arena_array(as->a, room, sizeof(int32_t));
	as->load = hr_arena_array(as->a, room, sizeof(int32_t));
	as->heap = hr_arena_array(as->a, room, sizeof(int32_t));
	as->processes = hr_arena_array(as->a, room, sizeof(as->processes[0]));
	if (!p || !as->process_of || !as->by_process || !as->load || !as->heap || !as->processes)
		return -ENOMEM;
	for (int32_t i = 0; i < as->nr; i++)
		p[i] = (struct place){ as->v[i].process, as->v[i].id, i };
	qsort(p, (size_t)as->nr, sizeof(*p), by_process_id);
	for (int32_t i = 0; i < as->nr; i++) {
		struct process *pr;

		if (!i || !hr_str_eq(p[i - 1].process, p[i].process)) {
			pr = &as->processes[as->process_nr++];
			*pr = (struct process){ .first_worker = i };
			pr->has = hr_arena_alloc(as->a, (size_t)as->task_nr / 8 + 1);
			if (!pr->has)
				return -ENOMEM;
			memset(pr->has, 0, (size_t)as->task_nr / 8 + 1);
		}
		pr = &as->processes[as->process_nr - 1];
		pr->worker_nr++;
		as->by_process[i] = p[i].worker;
		as->process_of[p[i].worker] = as->process_nr - 1;
		as->load[p[i].worker] = 0;
	}
	return 0;
}

/* Standbys first, then the most of the state; then by name. */
static int by_candidate(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->task != y->task)
		return x->task < y->task ? -1 : 1;
	if (x->was_standby != y->was_standby)
		return x->was_standby ? -1 : 1;
	if (x->offset != y->offset)
		return x->offset > y->offset ? -1 : 1;
	return (x->worker > y->worker) - (x->worker < y->worker);
}

static const struct hr_task_offset *offset_of(const struct hr_task_offsets *s,
					      const struct hr_task *t)
{
	int32_t lo = 0, hi = s->nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;
		const struct hr_task at = { s->v[mid].sub, s->v[mid].partition, 0 };
		int c = hr_task_cmp(&at, t);

		if (!c)
			return &s->v[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static void candidates_of(struct assigning *as, int32_t w)
{
	const struct hr_tasks *standby = &as->v[w].has->of[HR_ROLE_STANDBY];
	const struct hr_task_offsets *offsets = as->v[w].offsets;

	for (int32_t i = 0; i < standby->nr; i++) {
		int32_t t = number_of(as, standby->v[i].sub, standby->v[i].partition);
		const struct hr_task_offset *o = offset_of(offsets, &standby->v[i]);

		if (t >= 0)
			as->candidates[as->candidate_nr++] =
				(struct candidate){ t, w, true, o ? o->offset : 0 };
	}
	for (int32_t i = 0; i < offsets->nr; i++) {
		const struct hr_task_offset *o = &offsets->v[i];
		const struct hr_task key = { o->sub, o->partition, 0 };
		int32_t t = number_of(as, o->sub, o->partition);

		if (t >= 0 && !hr_tasks_find(standby, &key))
			as->candidates[as->candidate_nr++] =
				(struct candidate){ t, w, false, o->offset };
	}
}

static int past_fill(struct assigning *as)
{
	size_t room = 1;

	for (int32_t w = 0; w < as->nr; w++)
		room += (size_t)as->v[w].has->of[HR_ROLE_STANDBY].nr +
			(size_t)as->v[w].offsets->nr;
	as->candidates = hr_arena_array(as->a, room, sizeof(as->candidates[0]));
	as->candidate_first = hr_arena_array(as->a, (size_t)as->task_nr + 1, sizeof(int32_t));
	as->had_active = hr_arena_array(as->a, (size_t)as->task_nr + 1, sizeof(int32_t));
	if (!as->candidates || !as->candidate_first || !as->had_active)
		return -ENOMEM;
	for (int32_t t = 0; t < as->task_nr; t++)
		as->had_active[t] = NOBODY;
	for (int32_t w = 0; w < as->nr; w++) {
		const struct hr_tasks *active = &as->v[w].has->of[HR_ROLE_ACTIVE];

		for (int32_t i = 0; i < active->nr; i++) {
			int32_t t = number_of(as, active->v[i].sub, active->v[i].partition);

			if (t >= 0)
				as->had_active[t] = w;
		}
		candidates_of(as, w);
	}
	qsort(as->candidates, (size_t)as->candidate_nr, sizeof(as->candidates[0]), by_candidate);
	for (int32_t t = 0, i = 0; t <= as->task_nr; t++) {
		while (i < as->candidate_nr && as->candidates[i].task < t)
			i++;
		as->candidate_first[t] = i;
	}
	return 0;
}

/* --- giving ------------------------------------------------------------------------------- */

static bool has_task(const struct process *p, int32_t t)
{
	return p->has[t / 8] >> (t % 8) & 1;
}

static void active_filled(struct assigning *as, int32_t task_nr)
{
	if (task_nr != as->active_quota)
		return;
	as->active_room--;
	as->active_left -= task_nr;
	as->active_quota = quota(as->active_left, as->active_room);
}

static void total_filled(struct assigning *as, int32_t task_nr)
{
	if (task_nr != as->total_quota)
		return;
	as->total_room--;
	as->total_left -= task_nr;
	as->total_quota = quota(as->total_left, as->total_room);
}

static int give(struct assigning *as, int32_t w, int32_t t, enum hr_role role)
{
	struct process *p = &as->processes[as->process_of[w]];
	struct hr_tasks *to = &as->v[w].target.of[role];
	int32_t sub = as->sub_of[t];

	/* Doubles: room is a power of two. */
	if (!(to->nr & (to->nr - 1))) {
		struct hr_task *v = hr_arena_array(as->a, (size_t)HR_MAX(to->nr, 1) * 2,
						   sizeof(*v));

		if (!v)
			return -ENOMEM;
		if (to->nr)
			memcpy(v, to->v, (size_t)to->nr * sizeof(*v));
		to->v = v;
	}
	hr_tasks_add(to, (struct hr_task){ as->shape->subs[sub].sub->subtopology_id,
					   t - as->first[sub], 0 });
	p->has[t / 8] |= (uint8_t)(1u << (t % 8));
	p->task_nr++;
	as->load[w]++;
	if (role == HR_ROLE_ACTIVE)
		active_filled(as, as->load[w]);
	total_filled(as, as->load[w]);
	return 0;
}

static bool is_lighter(const struct assigning *as, int32_t x, int32_t y)
{
	const struct process *p = &as->processes[x], *q = &as->processes[y];
	int64_t l = (int64_t)p->task_nr * q->worker_nr, r = (int64_t)q->task_nr * p->worker_nr;

	return l < r || (l == r && x < y);
}

/* A candidate is left for one whose process and who itself have less to do. */
static int32_t lightest_candidate(const struct assigning *as, int32_t t, bool unless_there)
{
	int32_t best = NOBODY;

	for (int32_t i = as->candidate_first[t];
	     i < as->candidate_nr && as->candidates[i].task == t; i++) {
		int32_t w = as->candidates[i].worker;
		const struct process *p = &as->processes[as->process_of[w]], *q;

		if (unless_there && has_task(p, t))
			continue;
		q = best == NOBODY ? NULL : &as->processes[as->process_of[best]];
		if (!q ||
		    ((int64_t)p->task_nr * q->worker_nr < (int64_t)q->task_nr * p->worker_nr &&
		     as->load[w] < as->load[best]))
			best = w;
	}
	return best;
}

static int32_t lightest_worker(const struct assigning *as, int32_t process)
{
	const struct process *p = &as->processes[process];
	int32_t best = as->by_process[p->first_worker];

	for (int32_t i = 1; i < p->worker_nr; i++) {
		int32_t w = as->by_process[p->first_worker + i];

		if (as->load[w] < as->load[best])
			best = w;
	}
	return best;
}

/* --- processes by load -------------------------------------------------------------------- */

static void heap_push(struct assigning *as, int32_t process)
{
	int32_t i = as->heap_nr++;

	for (; i && is_lighter(as, process, as->heap[(i - 1) / 2]); i = (i - 1) / 2)
		as->heap[i] = as->heap[(i - 1) / 2];
	as->heap[i] = process;
}

static int32_t heap_pop(struct assigning *as)
{
	int32_t top = as->heap[0], last = as->heap[--as->heap_nr], i = 0;

	for (;;) {
		int32_t child = 2 * i + 1;

		if (child >= as->heap_nr)
			break;
		if (child + 1 < as->heap_nr &&
		    is_lighter(as, as->heap[child + 1], as->heap[child]))
			child++;
		if (!is_lighter(as, as->heap[child], last))
			break;
		as->heap[i] = as->heap[child];
		i = child;
	}
	if (as->heap_nr)
		as->heap[i] = last;
	return top;
}

static void heap_fill(struct assigning *as)
{
	as->heap_nr = 0;
	for (int32_t p = 0; p < as->process_nr; p++)
		heap_push(as, p);
}

/* --- active tasks ------------------------------------------------------------------------- */

struct order {
	int32_t sub, partition, task;
};

static int by_partition(const void *a, const void *b)
{
	const struct order *x = a, *y = b;

	if (x->partition != y->partition)
		return x->partition < y->partition ? -1 : 1;
	return (x->sub > y->sub) - (x->sub < y->sub);
}

/* All tasks, those of the same partition together; @stateful: only of such subtopologies. */
static int tasks_by_partition(struct assigning *as, bool stateful, struct order **ret_v,
			      int32_t *ret_nr)
{
	struct order *v = hr_arena_array(as->a, (size_t)as->task_nr + 1, sizeof(*v));
	int32_t nr = 0;

	if (!v)
		return -ENOMEM;
	for (int32_t t = 0; t < as->task_nr; t++) {
		int32_t sub = as->sub_of[t];

		if (!stateful || as->shape->subs[sub].sub->state_changelog_topics.nr > 0)
			v[nr++] = (struct order){ sub, t - as->first[sub], t };
	}
	qsort(v, (size_t)nr, sizeof(*v), by_partition);
	*ret_v = v;
	*ret_nr = nr;
	return 0;
}

static int give_active_back(struct assigning *as, const struct order *v, int32_t nr, uint8_t *given)
{
	int err = 0;

	for (int32_t i = 0; i < nr && !err; i++) {
		int32_t w = as->had_active[v[i].task];

		if (w == NOBODY || as->load[w] >= as->active_quota)
			continue;
		err = give(as, w, v[i].task, HR_ROLE_ACTIVE);
		given[v[i].task] = 1;
	}
	for (int32_t i = 0; i < nr && !err; i++) {
		int32_t w = given[v[i].task] ? NOBODY : lightest_candidate(as, v[i].task, false);

		if (w == NOBODY || as->load[w] >= as->active_quota)
			continue;
		err = give(as, w, v[i].task, HR_ROLE_ACTIVE);
		given[v[i].task] = 1;
	}
	return err;
}

static int assign_active(struct assigning *as)
{
	uint8_t *given = hr_arena_alloc(as->a, (size_t)as->task_nr + 1);
	struct order *v;
	int32_t nr;
	int err = given ? tasks_by_partition(as, false, &v, &nr) : -ENOMEM;

	if (err)
		return err;
	memset(given, 0, (size_t)as->task_nr + 1);
	err = give_active_back(as, v, nr, given);
	heap_fill(as);
	for (int32_t t = 0; t < as->task_nr && !err; t++) {
		int32_t p;

		if (given[t])
			continue;
		p = heap_pop(as);
		err = give(as, lightest_worker(as, p), t, HR_ROLE_ACTIVE);
		heap_push(as, p);
	}
	return err;
}

/* --- standbys ----------------------------------------------------------------------------- */

/* Whom a standby of @t belongs to by what was, or NOBODY. */
static int32_t standby_heir(const struct assigning *as, int32_t t)
{
	int32_t w = as->had_active[t];

	if (w != NOBODY && !has_task(&as->processes[as->process_of[w]], t) &&
	    as->load[w] < as->total_quota)
		return w;
	w = lightest_candidate(as, t, true);
	return w != NOBODY && as->load[w] < as->total_quota ? w : NOBODY;
}

/* 1: every process has one.  Processes taken off the heap stand behind its end. */
static int give_standby(struct assigning *as, int32_t t)
{
	int32_t off_nr = 0, found = NOBODY;
	int err = 1;

	while (as->heap_nr && found == NOBODY) {
		int32_t p = heap_pop(as);

		if (!has_task(&as->processes[p], t))
			found = p;
		as->heap[as->heap_nr] = p;
		off_nr++;
	}
	if (found != NOBODY)
		err = give(as, lightest_worker(as, found), t, HR_ROLE_STANDBY);
	while (off_nr--)
		heap_push(as, as->heap[as->heap_nr]);
	return err;
}

static int assign_standby(struct assigning *as)
{
	int32_t *left = hr_arena_array(as->a, (size_t)as->task_nr + 1, sizeof(*left));
	struct order *v;
	int32_t nr;
	int err = left ? tasks_by_partition(as, true, &v, &nr) : -ENOMEM;

	if (err)
		return err;
	memset(left, 0, ((size_t)as->task_nr + 1) * sizeof(*left));
	for (int32_t i = nr - 1; i >= 0 && !err; i--) {
		int32_t t = v[i].task;

		for (left[t] = as->standby_nr; left[t] && !err; left[t]--) {
			int32_t w = standby_heir(as, t);

			if (w == NOBODY)
				break;
			err = give(as, w, t, HR_ROLE_STANDBY);
		}
	}
	heap_fill(as);
	for (int32_t t = as->task_nr - 1; t >= 0 && err >= 0; t--) {
		err = 0;
		while (left[t]-- && !err)
			err = give_standby(as, t);
	}
	return HR_MIN(err, 0);
}

int hr_streams_assign(struct hr_arena *a, const struct hr_streams_shape *shape,
		      int32_t standby_nr, struct hr_streams_worker *v, int32_t nr)
{
	struct assigning as = { .a = a, .shape = shape, .v = v, .nr = nr,
				.standby_nr = standby_nr };
	int err;

	for (int32_t w = 0; w < nr; w++)
		v[w].target = (struct hr_roles){ 0 };
	if (!nr || !shape->ready)
		return 0;
	err = tasks_number(&as);
	if (!err)
		err = processes_fill(&as);
	if (!err)
		err = past_fill(&as);
	if (!err)
		err = assign_active(&as);
	if (!err && standby_nr > 0)
		err = assign_standby(&as);
	for (int32_t w = 0; w < nr; w++)
		for (int i = 0; i < HR_ROLE_NR; i++)
			hr_tasks_sort(&v[w].target.of[i]);
	return err;
}
