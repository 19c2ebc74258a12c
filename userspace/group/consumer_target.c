// SPDX-License-Identifier: Apache-2.0
/*
 * consumer_target: who shall own what, as of a group epoch.
 *
 * The question is put into one piece of memory (an arena), so that a large one can be
 * answered in the pool while the group goes on.  What comes back counts only if the group
 * is the same, its epoch still is the one that was asked for, and all members are there;
 * else the question is put anew.
 *
 * Written are the targets that changed, then the epoch.
 */
#include <stdlib.h>
#include "assign.h"
#include "consumer.h"

/* Partitions and subscriptions above which the pool does it. */
#define INLINE_MAX_NR 20000

struct question {
	struct hr_coord_job job;
	struct hr_groups *groups;
	struct hr_arena arena;
	struct hr_str group_id;
	uint64_t serial;
	int32_t epoch;
	hr_assign_fn fn;
	struct hr_assign as;
	struct hr_assign_topic *topics;
	struct hr_assign_member *members;
	int err;
};

/* --- which assignor ------------------------------------------------------------------ */

static const char *const names[HR_ASSIGNOR_NR] = { "uniform", "range" };

/* The broker's list has names and, as Kafka allows, names of its classes. */
static int word_assignor(struct hr_str word)
{
	static const char *const classes[HR_ASSIGNOR_NR] = {
		"org.apache.kafka.coordinator.group.assignor.UniformAssignor",
		"org.apache.kafka.coordinator.group.assignor.RangeAssignor" };

	for (int i = 0; i < HR_ASSIGNOR_NR; i++)
		if (hr_str_eqc(word, names[i]) || hr_str_eqc(word, classes[i]))
			return i;
	return -1;
}

int hr_consumer_assignor_find(const struct hr_groups *gs, struct hr_str name)
{
	const char *pos = hr_config_text(gs->config, HR_CFG_GROUP_CONSUMER_ASSIGNORS);
	struct hr_str word;

	while (hr_config_list_next(&pos, &word)) {
		int i = word_assignor(word);

		if (i >= 0 && hr_str_eqc(name, names[i]))
			return i;
	}
	return -1;
}

static int dflt_assignor(const struct hr_groups *gs)
{
	const char *pos = hr_config_text(gs->config, HR_CFG_GROUP_CONSUMER_ASSIGNORS);
	struct hr_str word;

	while (hr_config_list_next(&pos, &word))
		if (word_assignor(word) >= 0)
			return word_assignor(word);
	return HR_ASSIGNOR_UNIFORM;
}

static int assignor(const struct hr_groups *gs, const struct hr_consumer_group *cg)
{
	int32_t uniform = cg ? cg->assignor_nr[HR_ASSIGNOR_UNIFORM] : 0;
	int32_t range = cg ? cg->assignor_nr[HR_ASSIGNOR_RANGE] : 0;

	if (!uniform && !range)
		return dflt_assignor(gs);
	/* Of two with as many votes Kafka's table finds uniform first. */
	return range > uniform ? HR_ASSIGNOR_RANGE : HR_ASSIGNOR_UNIFORM;
}

const char *hr_consumer_assignor_name(const struct hr_groups *gs,
				      const struct hr_consumer_group *cg)
{
	return names[assignor(gs, cg)];
}

/* --- the question ---------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct hr_uuid));
}

static int topics_fill(struct question *q, struct hr_consumer_group *cg)
{
	const struct hr_image *im = q->groups->image;
	struct hr_htable_iter it;

	q->topics = hr_arena_array(&q->arena, cg->topics.nr + 1, sizeof(q->topics[0]));
	if (!q->topics)
		return -ENOMEM;
	for (struct hr_hnode *n = hr_htable_iter_first(&cg->topics, &it); n;
	     n = hr_htable_iter_next(&cg->topics, &it)) {
		struct hr_consumer_topic *ct =
			hr_container_of(n, struct hr_consumer_topic, by_name);
		const struct hr_topic *t = im ? hr_image_topic(im, hr_str(ct->name)) : NULL;

		if (t)
			q->topics[q->as.topic_nr++] = (struct hr_assign_topic){ t->id,
										t->partition_nr };
	}
	qsort(q->topics, (size_t)q->as.topic_nr, sizeof(q->topics[0]), by_id);
	q->as.topics = q->topics;
	return 0;
}

struct numbering {
	struct question *q;
	int32_t *v, nr;
};

static int number_one(void *arg, const struct hr_topic *t)
{
	struct numbering *n = arg;
	int32_t i = hr_assign_topic_find(&n->q->as, t->id);

	if (i >= 0)
		n->v[n->nr++] = i;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

static int32_t unique(int32_t *v, int32_t nr)
{
	int32_t kept = 0;

	qsort(v, (size_t)nr, sizeof(*v), by_number);
	for (int32_t i = 0; i < nr; i++)
		if (!kept || v[kept - 1] != v[i])
			v[kept++] = v[i];
	return kept;
}

static int member_fill(struct question *q, const struct hr_consumer_member *m,
		       struct hr_assign_member *to)
{
	const struct hr_consumer_regex *x = m->regex && *m->regex ?
		hr_consumer_regex(m->group->consumer, hr_str(m->regex)) : NULL;
	struct numbering n = { .q = q };

	n.v = hr_arena_array(&q->arena, (size_t)m->topic_nr + (x ? (size_t)x->topic_nr : 0) + 1,
			     sizeof(int32_t));
	to->id = hr_arena_str(&q->arena, hr_str(m->id));
	to->instance = hr_arena_str(&q->arena, hr_str(m->instance_id));
	if (!n.v || hr_str_is_null(to->id))
		return -ENOMEM;
	hr_consumer_wanted_each(m, number_one, &n);
	to->topics = n.v;
	to->topic_nr = unique(n.v, n.nr);
	return 0;
}

static bool alike(const struct hr_assign_member *a, const struct hr_assign_member *b)
{
	return a->topic_nr == b->topic_nr &&
	       (!a->topic_nr ||
		!memcmp(a->topics, b->topics, (size_t)a->topic_nr * sizeof(a->topics[0])));
}

static void had_all(struct question *q, const struct hr_consumer_member *m, int32_t number)
{
	int32_t pos = 0, start;

	while (hr_tps_next_topic(&m->target, &pos, &start)) {
		int32_t t = hr_assign_topic_find(&q->as, m->target.v[start].topic);

		for (int32_t i = start; i < pos; i++)
			hr_assign_had(&q->as, number, t, m->target.v[i].partition);
	}
}

static int fill(struct question *q, struct hr_consumer_group *cg)
{
	struct hr_consumer_member *m;
	int32_t nr = 0;
	int err = topics_fill(q, cg);

	q->members = hr_arena_array(&q->arena, (size_t)cg->member_nr + 1, sizeof(q->members[0]));
	if (err || !q->members)
		return -ENOMEM;
	q->as.homogeneous = true;
	hr_consumer_each_member(m, cg) {
		err = member_fill(q, m, &q->members[nr]);
		if (err)
			return err;
		q->as.homogeneous &= alike(&q->members[0], &q->members[nr]);
		nr++;
	}
	q->as.members = q->members;
	q->as.member_nr = nr;
	err = hr_assign_begin(&q->as);
	if (err)
		return err;
	nr = 0;
	hr_consumer_each_member(m, cg)
		had_all(q, m, nr++);
	return 0;
}

static struct question *ask(struct hr_group *g, int *ret_err)
{
	struct question *q = calloc(1, sizeof(*q));

	*ret_err = -ENOMEM;
	if (!q)
		return NULL;
	hr_arena_init(&q->arena, 0);
	q->groups = g->groups;
	q->as.arena = &q->arena;
	q->group_id = hr_arena_str(&q->arena, hr_str(g->id));
	q->serial = g->consumer->serial;
	q->epoch = g->consumer->epoch;
	q->fn = assignor(g->groups, g->consumer) == HR_ASSIGNOR_RANGE ? hr_assign_range :
									hr_assign_uniform;
	*ret_err = hr_str_is_null(q->group_id) ? -ENOMEM : fill(q, g->consumer);
	return q;
}

static void forget(struct question *q)
{
	hr_arena_fini(&q->arena);
	free(q);
}

/* --- the answer --------------------------------------------------------------------------- */

/* Partitions of each member: those of member m end at end[m]. */
static int gather(struct question *q, struct hr_tps **ret_targets)
{
	const struct hr_assign *as = &q->as;
	int32_t total = as->first[as->topic_nr];
	struct hr_tps *targets = hr_arena_array(&q->arena, (size_t)as->member_nr + 1,
						sizeof(*targets));
	struct hr_tp *v = hr_arena_array(&q->arena, (size_t)total + 1, sizeof(*v));

	if (!targets || !v)
		return -ENOMEM;
	for (int32_t i = 0; i < total; i++)
		if (as->owner[i] != HR_ASSIGN_NOBODY)
			targets[as->owner[i]].nr++;
	for (int32_t m = 0; m < as->member_nr; m++) {
		targets[m].v = v;
		v += targets[m].nr;
		targets[m].nr = 0;
	}
	for (int32_t t = 0; t < as->topic_nr; t++)
		for (int32_t p = 0; p < as->topics[t].partition_nr; p++) {
			int32_t m = as->owner[as->first[t] + p];

			if (m != HR_ASSIGN_NOBODY)
				hr_tps_add(&targets[m], (struct hr_tp){ as->topics[t].id, p });
		}
	*ret_targets = targets;
	return 0;
}

static int apply(struct question *q, struct hr_group *g)
{
	struct hr_consumer_group *cg = g->consumer;
	struct hr_tps *targets;
	int err = gather(q, &targets);

	for (int32_t i = 0; i < q->as.member_nr && !err; i++) {
		struct hr_consumer_member *m = hr_consumer_member(cg, q->as.members[i].id);

		if (!m->has_target || !hr_tps_eq(&m->target, &targets[i]))
			err = hr_consumer_put_target(g, q->as.members[i].id, &targets[i]);
	}
	return err ? err : hr_consumer_put_target_epoch(g, q->epoch, g->groups->out->wall_ms);
}

static bool still_holds(const struct question *q, const struct hr_consumer_group *cg)
{
	if (cg->epoch != q->epoch || cg->member_nr != q->as.member_nr)
		return false;
	for (int32_t i = 0; i < q->as.member_nr; i++) {
		const struct hr_consumer_member *m = hr_consumer_member(cg, q->as.members[i].id);

		if (!m || !m->counts)
			return false;
	}
	return true;
}

static void run(struct hr_coord_job *j)
{
	struct question *q = hr_container_of(j, struct question, job);

	q->err = q->fn(&q->as);
}

static void done(struct hr_coord_job *j, bool gone)
{
	struct question *q = hr_container_of(j, struct question, job);
	struct hr_group *g = gone ? NULL : hr_group_find(q->groups, q->group_id);
	int err = 0;

	if (!g || g->kind != HR_GROUP_CONSUMER || g->consumer->serial != q->serial)
		goto out;
	g->consumer->job_epoch = 0;
	if (q->err || g->consumer->target_epoch >= q->epoch)
		goto out; /* the next heartbeat asks again, if there is need */
	if (still_holds(q, g->consumer))
		err = apply(q, g);
	else
		err = hr_consumer_retarget(g);
	/* A failed write has the machine loaded anew; want of memory ends at the next heartbeat. */
	(void)err;
out:
	forget(q);
}

static bool is_due(const struct hr_group *g)
{
	const struct hr_consumer_group *cg = g->consumer;
	int64_t interval_ms;

	if (cg->target_epoch >= cg->epoch || cg->job_epoch || !cg->member_nr)
		return false;
	interval_ms = hr_group_config_num(g, HR_GCFG_CONSUMER_ASSIGNMENT_INTERVAL_MS);
	return !cg->target_ms || !interval_ms ||
	       g->groups->out->wall_ms - cg->target_ms >= interval_ms;
}

int hr_consumer_retarget(struct hr_group *g)
{
	struct question *q;
	int64_t effort;
	int err;

	if (!is_due(g))
		return 0;
	q = ask(g, &err);
	if (!q)
		return err;
	if (err)
		goto out;
	effort = q->as.first[q->as.topic_nr];
	for (int32_t i = 0; i < q->as.member_nr; i++)
		effort += q->as.members[i].topic_nr;
	if (effort > INLINE_MAX_NR &&
	    hr_config_bool(g->groups->config, HR_CFG_GROUP_CONSUMER_ASSIGNOR_OFFLOAD_ENABLE)) {
		q->job.run = run;
		q->job.done = done;
		g->consumer->job_epoch = q->epoch;
		g->groups->out->ops->offload(g->groups->out, &q->job);
		return 0;
	}
	err = q->fn(&q->as);
	if (!err)
		err = apply(q, g);
out:
	forget(q);
	return err;
}
