// SPDX-License-Identifier: Apache-2.0
/*
 * streams_reconcile: one member on its way to the target.
 *
 *	STABLE      at the target epoch: nothing to do.  Behind it: next step
 *	UNREVOKED   gives up tasks; once it no longer says that it has one of them: next step,
 *		    one epoch on
 *	UNRELEASED  has the target epoch; next step, as others may have given up theirs
 *	UNKNOWN     of a version that knows more states: must drop everything first
 *
 * Next step, role by role, with target T and assigned A:
 *	A & T	stays
 *	A \ T	is given up, and while the member has it still, it is UNREVOKED
 *	T \ A	is taken unless somebody is in the way (UNRELEASED)
 *
 * In the way of an active task: whoever runs it; a copy in another member of the same
 * process.  In the way of a copy: the task or a copy of it in the same process.
 *
 * A task that changes its role within the member:
 *	active -> standby	at once: the member has its state
 *	standby <-> warm-up	at once, nothing is given up
 *	copy -> active		goes on as a copy until it is taken as active
 */
#include "streams.h"

struct step {
	struct hr_streams_member *m;
	struct hr_streams_group *sg;
	const struct hr_roles *target;
	const struct hr_roles *owned; /* NULL: it did not say, so it may have all */
	struct hr_str process;
	bool waiting;
	struct hr_roles keep, give, take;
};

/* --- who is in the way -------------------------------------------------------------------- */

static bool holds(const struct hr_streams_member *m, enum hr_role role, const struct hr_task *t)
{
	return hr_tasks_find(&m->assigned.of[role], t) || hr_tasks_find(&m->revoking.of[role], t);
}

static bool is_run(const struct step *s, const struct hr_task *t)
{
	struct hr_streams_member *m;

	hr_streams_each_member(m, s->sg)
		if (m->meta && holds(m, HR_ROLE_ACTIVE, t))
			return true;
	return false;
}

static bool in_process(const struct step *s, enum hr_role role, const struct hr_task *t)
{
	struct hr_streams_member *m;

	hr_streams_each_member(m, s->sg)
		if (m->meta && hr_str_eq(hr_streams_meta(m)->process_id, s->process) &&
		    holds(m, role, t))
			return true;
	return false;
}

/* By another member of the process, as far as this one does not have it itself. */
static bool by_another(const struct step *s, enum hr_role role, const struct hr_task *t)
{
	return !hr_tasks_find(&s->m->assigned.of[role], t) && in_process(s, role, t);
}

static bool is_taken(const struct step *s, enum hr_role role, const struct hr_task *t)
{
	switch (role) {
	case HR_ROLE_ACTIVE:
		return is_run(s, t) || by_another(s, HR_ROLE_STANDBY, t) ||
		       by_another(s, HR_ROLE_WARMUP, t);
	case HR_ROLE_STANDBY:
		return by_another(s, HR_ROLE_ACTIVE, t) || in_process(s, HR_ROLE_STANDBY, t) ||
		       by_another(s, HR_ROLE_WARMUP, t);
	default:
		return in_process(s, HR_ROLE_ACTIVE, t) || by_another(s, HR_ROLE_STANDBY, t) ||
		       in_process(s, HR_ROLE_WARMUP, t);
	}
}

/* --- the step --------------------------------------------------------------------------------- */

static void split(struct step *s, enum hr_role role)
{
	const struct hr_tasks *has = &s->m->assigned.of[role], *wants = &s->target->of[role];

	for (int32_t i = 0; i < has->nr; i++)
		hr_tasks_add(hr_tasks_find(wants, &has->v[i]) ? &s->keep.of[role] :
								&s->give.of[role],
			     has->v[i]);
	for (int32_t i = 0; i < wants->nr; i++) {
		struct hr_task t = wants->v[i];

		if (hr_tasks_find(has, &t))
			continue;
		t.epoch = role == HR_ROLE_ACTIVE ? s->sg->target_epoch : 0;
		if (is_taken(s, role, &t))
			s->waiting = true;
		else
			hr_tasks_add(&s->take.of[role], t);
	}
}

/* Tasks that it has as @from and is to have as copy @to: it has them from now on. */
static void turn(struct step *s, enum hr_role from, enum hr_role to)
{
	const struct hr_tasks *has = &s->m->assigned.of[from];

	for (int32_t i = 0; i < has->nr; i++) {
		struct hr_task t = { has->v[i].sub, has->v[i].partition, 0 };

		if (!hr_tasks_find(&s->take.of[to], &t))
			continue;
		hr_tasks_drop(&s->take.of[to], &t);
		hr_tasks_add(&s->keep.of[to], t);
		if (from != HR_ROLE_ACTIVE)
			hr_tasks_drop(&s->give.of[from], &t);
	}
	hr_tasks_sort(&s->keep.of[to]);
}

static bool has_still(const struct step *s)
{
	return !hr_roles_is_empty(&s->give) && (!s->owned || hr_roles_meet(s->owned, &s->give));
}

static void promote(struct step *s)
{
	static const enum hr_role copies[] = { HR_ROLE_STANDBY, HR_ROLE_WARMUP };
	const struct hr_tasks *active = &s->target->of[HR_ROLE_ACTIVE];
	bool gives;

	for (size_t r = 0; r < HR_ARRAY_LEN(copies); r++) {
		const struct hr_tasks *has = &s->m->assigned.of[copies[r]];

		for (int32_t i = 0; i < has->nr; i++)
			if (hr_tasks_find(active, &has->v[i]))
				hr_tasks_drop(&s->give.of[copies[r]], &has->v[i]);
	}
	gives = has_still(s);
	for (size_t r = 0; r < HR_ARRAY_LEN(copies); r++) {
		const struct hr_tasks *has = &s->m->assigned.of[copies[r]];

		for (int32_t i = 0; i < has->nr; i++)
			if (hr_tasks_find(active, &has->v[i]) &&
			    (gives || !hr_tasks_find(&s->take.of[HR_ROLE_ACTIVE], &has->v[i])))
				hr_tasks_add(&s->keep.of[copies[r]], has->v[i]);
		hr_tasks_sort(&s->keep.of[copies[r]]);
	}
}

static void next_step(struct step *s, int32_t epoch, struct hr_streams_current *next)
{
	for (int r = 0; r < HR_ROLE_NR; r++)
		split(s, (enum hr_role)r);
	turn(s, HR_ROLE_ACTIVE, HR_ROLE_STANDBY);
	turn(s, HR_ROLE_STANDBY, HR_ROLE_WARMUP);
	turn(s, HR_ROLE_WARMUP, HR_ROLE_STANDBY);
	promote(s);
	next->previous_epoch = s->m->epoch;
	if (has_still(s)) {
		next->state = HR_STREAMS_UNREVOKED;
		next->epoch = epoch;
		next->assigned = s->keep;
		next->revoking = s->give;
		return;
	}
	for (int r = 0; r < HR_ROLE_NR; r++) {
		for (int32_t i = 0; i < s->take.of[r].nr; i++)
			hr_tasks_add(&s->keep.of[r], s->take.of[r].v[i]);
		hr_tasks_sort(&s->keep.of[r]);
	}
	next->state = s->waiting ? HR_STREAMS_UNRELEASED : HR_STREAMS_STABLE;
	next->epoch = s->sg->target_epoch;
	next->assigned = s->keep;
}

static bool decide(struct step *s, struct hr_streams_current *next)
{
	struct hr_streams_member *m = s->m;

	switch (m->state) {
	case HR_STREAMS_STABLE:
	case HR_STREAMS_UNRELEASED:
		next_step(s, m->epoch, next);
		return true;
	case HR_STREAMS_UNREVOKED:
		if (!s->owned || hr_roles_meet(s->owned, &m->revoking))
			return false;
		next_step(s, m->epoch + 1, next);
		return true;
	default:
		next_step(s, s->sg->target_epoch, next);
		return true;
	}
}

static bool is_change(const struct hr_streams_member *m, const struct hr_streams_current *next)
{
	return m->epoch != next->epoch || m->previous_epoch != next->previous_epoch ||
	       m->state != next->state || !hr_roles_eq(&m->assigned, &next->assigned, true) ||
	       !hr_roles_eq(&m->revoking, &next->revoking, true);
}

static int room_make(struct step *s, struct hr_arena *a)
{
	for (int r = 0; r < HR_ROLE_NR; r++) {
		int32_t room = s->target->of[r].nr;

		for (int k = 0; k < HR_ROLE_NR; k++)
			room += s->m->assigned.of[k].nr;
		if (hr_tasks_make(a, room, &s->keep.of[r]) ||
		    hr_tasks_make(a, room, &s->give.of[r]) ||
		    hr_tasks_make(a, room, &s->take.of[r]))
			return -ENOMEM;
	}
	return 0;
}

int hr_streams_reconcile(struct hr_streams_member *m, const struct hr_roles *target,
			 const struct hr_roles *owned, struct hr_arena *a)
{
	struct step s = { .m = m, .sg = m->group->streams, .target = target, .owned = owned };
	struct hr_streams_current next = { 0 };
	int err;

	if (hr_streams_is_settled(s.sg, m))
		return 0;
	s.process = m->meta ? hr_streams_meta(m)->process_id : HR_STR_LIT("");
	if (room_make(&s, a))
		return -ENOMEM;
	if (!decide(&s, &next) || !is_change(m, &next))
		return 0;
	err = hr_streams_put_current(m->group, hr_str(m->id), &next);
	if (err)
		return err;
	if (m->state == HR_STREAMS_UNREVOKED)
		hr_streams_rebalance_begin(m);
	else
		hr_group_timer_cancel(m->group->groups, &m->rebalance_timer);
	return 0;
}
