// SPDX-License-Identifier: GPL-2.0
/*
 * sticky_judge: reads what StickyPeer prints, answers the same questions with our assignor
 * and compares.
 *
 * For each case: every task is active once; no process has a task twice; as many standbys
 * as Kafka gives; active tasks and all tasks are spread over workers as evenly; as many
 * active tasks stay where they were.  Which worker of several alike gets a task Kafka leaves
 * to the order of a hash table, and what follows differs by it: one is better than the other
 * now and then.
 *
 * Prints a line "GOOD BAD BETTER NAME" for each property, where BETTER are those of GOOD in
 * which Kafka is worse, and says on stderr what the first bad case is.
 */
#include "../streams_kit.h"

#define SUBS_MAX 10
#define WORKERS_MAX 64
#define TASKS_MAX 1024

enum { ACTIVE_ONCE, PROCESS_ONCE, STANDBYS, EVEN_ACTIVE, EVEN_ALL, STAYS, PROPERTY_NR };

static const char *const property[PROPERTY_NR] = {
	"every task is active once", "no process has a task twice", "standbys",
	"evenness of active tasks",  "evenness of all tasks",	    "active tasks that stay",
};

struct one {
	struct hr_arena arena;
	struct hr_streams_shape shape;
	hr_streams_sub_t subs[SUBS_MAX];
	char names[SUBS_MAX][12], ids[WORKERS_MAX][16], processes[WORKERS_MAX][16];
	struct hr_streams_worker w[WORKERS_MAX];
	struct hr_roles was[WORKERS_MAX], theirs[WORKERS_MAX];
	struct hr_task_offsets offsets[WORKERS_MAX];
	int32_t nr, standby_nr, number;
};

static unsigned long good[PROPERTY_NR], bad[PROPERTY_NR], better[PROPERTY_NR];

static void note(const struct one *o, int which, bool ok)
{
	if (ok)
		good[which]++;
	else if (!bad[which]++)
		fprintf(stderr, "case %d: %s\n", o->number, property[which]);
}

static int next(void)
{
	int v;

	if (scanf("%d", &v) != 1)
		kit_fail("a number is missing");
	return v;
}

static void read_tasks(struct one *o, struct hr_tasks *s)
{
	int nr = next();

	if (nr > TASKS_MAX || hr_tasks_make(&o->arena, nr, s))
		kit_fail("too many tasks");
	while (nr--) {
		int sub = next();

		hr_tasks_add(s, (struct hr_task){ hr_str(o->names[sub]), next(), 0 });
	}
	hr_tasks_sort(s);
}

static int by_offset(const void *a, const void *b)
{
	const struct hr_task_offset *x = a, *y = b;
	const struct hr_task s = { x->sub, x->partition, 0 }, t = { y->sub, y->partition, 0 };

	return hr_task_cmp(&s, &t);
}

static void read_worker(struct one *o, int i)
{
	struct hr_task_offsets *of = &o->offsets[i];

	snprintf(o->processes[i], sizeof(o->processes[i]), "%d", next());
	snprintf(o->ids[i], sizeof(o->ids[i]), "w%03d", i);
	read_tasks(o, &o->was[i].of[HR_ROLE_ACTIVE]);
	read_tasks(o, &o->was[i].of[HR_ROLE_STANDBY]);
	of->nr = next();
	of->v = hr_arena_array(&o->arena, (size_t)of->nr + 1, sizeof(of->v[0]));
	for (int32_t k = 0; k < of->nr; k++) {
		of->v[k].sub = hr_str(o->names[next()]);
		of->v[k].partition = next();
		of->v[k].offset = next();
	}
	qsort(of->v, (size_t)of->nr, sizeof(of->v[0]), by_offset);
	read_tasks(o, &o->theirs[i].of[HR_ROLE_ACTIVE]);
	read_tasks(o, &o->theirs[i].of[HR_ROLE_STANDBY]);
	o->w[i] = (struct hr_streams_worker){ .id = hr_str(o->ids[i]),
					      .process = hr_str(o->processes[i]),
					      .has = &o->was[i],
					      .offsets = of };
}

static bool read_one(struct one *o)
{
	int32_t subs;

	if (scanf(" case %d %d %d", &subs, &o->nr, &o->standby_nr) != 3)
		return false;
	if (subs > SUBS_MAX || o->nr > WORKERS_MAX)
		kit_fail("a case that is too large");
	o->shape = (struct hr_streams_shape){ .ready = true, .sub_nr = subs };
	o->shape.subs = hr_arena_array(&o->arena, SUBS_MAX, sizeof(o->shape.subs[0]));
	memset(o->subs, 0, sizeof(o->subs));
	memset(o->was, 0, sizeof(o->was));
	memset(o->theirs, 0, sizeof(o->theirs));
	for (int32_t i = 0; i < subs; i++) {
		snprintf(o->names[i], sizeof(o->names[i]), "%d", i);
		o->subs[i].subtopology_id = hr_str(o->names[i]);
		o->shape.subs[i] = (struct hr_shape_sub){ &o->subs[i], next() };
		o->subs[i].state_changelog_topics.nr = next();
	}
	for (int32_t i = 0; i < o->nr; i++)
		read_worker(o, i);
	o->number++;
	return true;
}

/* --- judging ---------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* Loads in rising order. */
static void loads(const struct one *o, bool ours, bool all, int *v)
{
	for (int32_t i = 0; i < o->nr; i++) {
		const struct hr_roles *r = ours ? &o->w[i].target : &o->theirs[i];

		v[i] = r->of[HR_ROLE_ACTIVE].nr + (all ? r->of[HR_ROLE_STANDBY].nr : 0);
	}
	qsort(v, (size_t)o->nr, sizeof(*v), by_number);
}

/* Sum of squares: the less, the more even. */
static long evenness(const struct one *o, bool ours, bool all)
{
	int v[WORKERS_MAX];
	long x = 0;

	loads(o, ours, all, v);
	for (int32_t i = 0; i < o->nr; i++)
		x += (long)v[i] * v[i];
	return x;
}

/* @ours shall be no more than @theirs. */
static void weigh(const struct one *o, int which, long ours, long theirs)
{
	better[which] += ours < theirs;
	note(o, which, ours <= theirs);
}

static int32_t sum(const struct one *o, bool ours, enum hr_role role)
{
	int32_t n = 0;

	for (int32_t i = 0; i < o->nr; i++)
		n += ours ? o->w[i].target.of[role].nr : o->theirs[i].of[role].nr;
	return n;
}

static int32_t stays(const struct one *o, bool ours)
{
	int32_t n = 0;

	for (int32_t i = 0; i < o->nr; i++) {
		const struct hr_tasks *was = &o->was[i].of[HR_ROLE_ACTIVE];
		const struct hr_roles *r = ours ? &o->w[i].target : &o->theirs[i];

		for (int32_t k = 0; k < was->nr; k++)
			n += hr_tasks_find(&r->of[HR_ROLE_ACTIVE], &was->v[k]) != NULL;
	}
	return n;
}

static void count(const struct one *o, const struct hr_task *t, int *ret_active, bool *ret_twice)
{
	*ret_active = 0;
	*ret_twice = false;
	for (int32_t i = 0; i < o->nr; i++) {
		const struct hr_roles *r = &o->w[i].target;
		bool active = hr_tasks_find(&r->of[HR_ROLE_ACTIVE], t);
		bool copy = hr_tasks_find(&r->of[HR_ROLE_STANDBY], t);

		*ret_active += active;
		*ret_twice |= active && copy;
		for (int32_t k = 0; (active || copy) && k < i; k++)
			*ret_twice |= hr_str_eq(o->w[i].process, o->w[k].process) &&
				      (hr_tasks_find(&o->w[k].target.of[HR_ROLE_ACTIVE], t) ||
				       hr_tasks_find(&o->w[k].target.of[HR_ROLE_STANDBY], t));
	}
}

static void judge(struct one *o)
{
	bool once = true, twice = false;

	if (hr_streams_assign(&o->arena, &o->shape, o->standby_nr, o->w, o->nr))
		kit_fail("no memory");
	for (int32_t s = 0; s < o->shape.sub_nr; s++)
		for (int32_t p = 0; p < o->shape.subs[s].task_nr; p++) {
			const struct hr_task t = { hr_str(o->names[s]), p, 0 };
			int active;
			bool again;

			count(o, &t, &active, &again);
			once &= active == 1;
			twice |= again;
		}
	note(o, ACTIVE_ONCE, once);
	note(o, PROCESS_ONCE, !twice);
	note(o, STANDBYS, sum(o, true, HR_ROLE_STANDBY) == sum(o, false, HR_ROLE_STANDBY));
	weigh(o, EVEN_ACTIVE, evenness(o, true, false), evenness(o, false, false));
	weigh(o, EVEN_ALL, evenness(o, true, true), evenness(o, false, true));
	weigh(o, STAYS, -stays(o, true), -stays(o, false));
}

int main(void)
{
	struct one *o = calloc(1, sizeof(*o));

	if (!o)
		return 1;
	hr_arena_init(&o->arena, 0);
	while (read_one(o)) {
		judge(o);
		hr_arena_reset(&o->arena);
	}
	for (int i = 0; i < PROPERTY_NR; i++)
		printf("%lu %lu %lu %s\n", good[i], bad[i], better[i], property[i]);
	hr_arena_fini(&o->arena);
	free(o);
	return 0;
}
