/* SPDX-License-Identifier: Apache-2.0 */
/*
 * streams_tasks: sets of tasks, and messages that are kept as they were written.
 *
 * A task is a partition of a subtopology; it is active, a standby or being warmed up.
 * Sets are sorted by subtopology and partition, without twins.  The epoch of a task is
 * the one at which an active task was given; elsewhere it is 0 and means nothing.
 *
 * In messages tasks stand in rows: a subtopology and its partitions.
 */
#ifndef HR_GROUP_STREAMS_TASKS_H
#define HR_GROUP_STREAMS_TASKS_H

#include <hr/lib/arena.h>
#include <hr/lib/buf.h>
#include <hr/protocol/codec.h>

struct hr_task {
	struct hr_str sub;
	int32_t partition, epoch;
};

struct hr_tasks {
	struct hr_task *v;
	int32_t nr;
};

enum hr_role { HR_ROLE_ACTIVE, HR_ROLE_STANDBY, HR_ROLE_WARMUP, HR_ROLE_NR };

struct hr_roles {
	struct hr_tasks of[HR_ROLE_NR];
};

int hr_task_cmp(const struct hr_task *a, const struct hr_task *b);
/* Sorts and drops twins. */
void hr_tasks_sort(struct hr_tasks *s);
struct hr_task *hr_tasks_find(const struct hr_tasks *s, const struct hr_task *t);
/* Takes it out if it is there. */
void hr_tasks_drop(struct hr_tasks *s, const struct hr_task *t);
/* Room for @nr, empty.  -ENOMEM. */
HR_MUST_CHECK int hr_tasks_make(struct hr_arena *a, int32_t nr, struct hr_tasks *ret_s);
static inline void hr_tasks_add(struct hr_tasks *s, struct hr_task t)
{
	s->v[s->nr++] = t;
}

bool hr_roles_is_empty(const struct hr_roles *r);
/* The same tasks in the same roles; @epochs: given at the same epochs, too. */
bool hr_roles_eq(const struct hr_roles *a, const struct hr_roles *b, bool epochs);
/* Some task of @a has the same role in @b. */
bool hr_roles_meet(const struct hr_roles *a, const struct hr_roles *b);
/* Every task of @a has the same role in @b. */
bool hr_roles_within(const struct hr_roles *a, const struct hr_roles *b);
/* A copy in @a; the names of subtopologies stay where they are. */
HR_MUST_CHECK int hr_roles_copy(struct hr_arena *a, const struct hr_roles *from,
				struct hr_roles *ret_to);
/* Sets on the heap. */
void hr_roles_free(struct hr_roles *r);

/* --- rows ------------------------------------------------------------------------------ */

struct hr_task_row {
	struct hr_str sub;
	int32_t *partitions, *epochs;
	int32_t nr;
};

struct hr_task_rows {
	struct hr_task_row *v;
	int32_t nr;
};

HR_MUST_CHECK int hr_task_rows_make(struct hr_arena *a, const struct hr_tasks *s,
				    struct hr_task_rows *ret_rows);

/* Fills array @to of a message, whose rows have a subtopology_id and partitions. */
#define hr_task_rows_fill(a, s, to)                                                             \
	({                                                                                      \
		struct hr_task_rows rows__;                                                     \
		int err__ = hr_task_rows_make((a), (s), &rows__);                               \
\
		(to)->nr = 0;                                                                   \
		(to)->v = err__ ? NULL :                                                        \
			hr_arena_array((a), (size_t)rows__.nr + 1, sizeof((to)->v[0]));         \
		for (int32_t i__ = 0; (to)->v && i__ < rows__.nr; i__++) {                      \
			memset(&(to)->v[i__], 0, sizeof((to)->v[0]));                           \
			(to)->v[i__].subtopology_id = rows__.v[i__].sub;                        \
			(to)->v[i__].partitions.v = rows__.v[i__].partitions;                   \
			(to)->v[i__].partitions.nr = rows__.v[i__].nr;                          \
			(to)->nr++;                                                             \
		}                                                                               \
		(to)->v ? 0 : -ENOMEM;                                                          \
	})

/* Tasks in array @from of such rows. */
#define hr_task_rows_count(from)                                                                \
	({                                                                                      \
		size_t sum__ = 0;                                                               \
\
		for (int32_t i__ = 0; i__ < (from)->nr; i__++)                                  \
			sum__ += (size_t)HR_MAX((from)->v[i__].partitions.nr, 0);               \
		sum__;                                                                          \
	})

/* --- kept messages ---------------------------------------------------------------------- */

/* Two are equal if and only if their bytes are. */
struct hr_streams_kept {
	struct hr_buf bytes;
	struct hr_arena arena;
	void *msg;
};

HR_MUST_CHECK int hr_streams_kept_make(const struct hr_struct_desc *d, const void *msg,
				       struct hr_streams_kept **ret_k);
void hr_streams_kept_free(struct hr_streams_kept *k);

#endif
