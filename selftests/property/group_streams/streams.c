// SPDX-License-Identifier: GPL-2.0
/*
 * streams: members of one streams group that come and go, against what may never be.
 *
 * Workers of three processes join, beat, do what they are told or only later, leave for
 * good or a while, fall silent, miss answers; topics are made and grow, the clock jumps,
 * the coordinator moves.
 *
 *   P1  an active task is with one worker at most: in the group's state, and in what
 *       workers that are members have
 *   P2  the epoch of a group, of its target and of a member never go back
 *   P3  of a task a process has one copy at most, active or not
 *   P4  when nobody is up to anything any more, each task is active once, has as many
 *       standbys as processes allow, and the group is stable
 *   P5  a machine made from the records has the same state
 *   P6  nobody has more active tasks than the average asks for, once all is quiet
 */
#include "streams_kit.h"
#include "kselftest_harness.h"

#define WORKER_NR 6
#define PARTITIONS_MAX 24

static const struct kit_sub subs[] = { { "0", "in", "g-r", NULL, NULL },
				       { "1", NULL, NULL, "g-r", "g-c" } };
#define SUB_NR 2

struct actor {
	struct kit_worker w;
	int made; /* ids so far */
	bool member, silent, away;
	int32_t epoch_seen; /* under this id */
};

struct model {
	struct kit k;
	struct hr_rnd rnd;
	struct actor actors[WORKER_NR];
	int32_t in_nr, internal_nr; /* partitions; 0 internal topics are not there */
	int32_t standby_nr;
	int32_t group_epoch, target_epoch;
	long beats, joins, settles, moves, fenced, shrunk;
};

#define MODEL_FAIL(...)                                \
	do {                                           \
		fprintf(stderr, "# " __VA_ARGS__);     \
		fprintf(stderr, "\n");                 \
		abort();                               \
	} while (0)

static uint64_t below(struct model *m, uint64_t n)
{
	return hr_rnd_below(&m->rnd, n);
}

/* --- what may never be ---------------------------------------------------------------- */

static int holds(const struct hr_streams_member *m, const struct hr_task *t, bool active_only)
{
	for (int r = 0; r < (active_only ? 1 : HR_ROLE_NR); r++)
		if (hr_tasks_find(&m->assigned.of[r], t) || hr_tasks_find(&m->revoking.of[r], t))
			return 1;
	return 0;
}

static void check_state(struct model *m)
{
	struct hr_streams_group *sg = kit_streams(&m->k, "g");
	struct hr_streams_member *a, *b;

	if (!sg) {
		m->group_epoch = m->target_epoch = 0;
		return;
	}
	if (sg->epoch < m->group_epoch || sg->target_epoch < m->target_epoch)
		MODEL_FAIL("P2: epochs of the group went back");
	m->group_epoch = sg->epoch;
	m->target_epoch = sg->target_epoch;
	for (int s = 0; s < SUB_NR; s++)
		for (int32_t p = 0; p < m->in_nr; p++) {
			struct hr_task t = { hr_str(subs[s].id), p, 0 };
			int active = 0;

			hr_streams_each_member(a, sg) {
				int copies = 0;

				active += holds(a, &t, true);
				for (struct hr_list *n = sg->members.next; n != &sg->members;
				     n = n->next) {
					b = hr_list_entry(n, struct hr_streams_member, node);
					if (hr_str_eq(hr_streams_meta(a)->process_id,
						      hr_streams_meta(b)->process_id))
						copies += holds(b, &t, false);
				}
				if (copies > 1)
					MODEL_FAIL("P3: task %s_%d twice in a process", subs[s].id,
						   p);
			}
			if (active > 1)
				MODEL_FAIL("P1: task %s_%d is active %d times", subs[s].id, p,
					   active);
		}
}

static bool is_member(struct model *m, const struct actor *a)
{
	struct hr_streams_group *sg = kit_streams(&m->k, "g");

	return a->member && sg && hr_streams_member(sg, hr_str(a->w.id));
}

static void check_workers(struct model *m)
{
	for (int i = 0; i < WORKER_NR; i++)
		for (int j = 0; j < i; j++) {
			struct kit_tasks *x = &m->actors[i].w.has, *y = &m->actors[j].w.has;

			if (!is_member(m, &m->actors[i]) || !is_member(m, &m->actors[j]))
				continue;
			for (int32_t k = 0; k < x->nr[0]; k++) {
				struct hr_tasks s = { y->v[0], y->nr[0] };

				if (hr_tasks_find(&s, &x->v[0][k]))
					MODEL_FAIL("P1: two workers have task %.*s_%d",
						   x->v[0][k].sub.len, x->v[0][k].sub.p,
						   x->v[0][k].partition);
			}
		}
}

/* --- topics ---------------------------------------------------------------------------- */

static void image_changed(struct model *m)
{
	struct hr_changes all = { .all = true };

	hr_groups_ops.set_image(m->k.m, m->k.image, &all);
}

static void internal_follow(struct model *m)
{
	if (m->internal_nr == m->in_nr)
		return;
	kit_image_topic(m->k.image, 2, "g-r", m->internal_nr, m->in_nr);
	kit_image_topic(m->k.image, 3, "g-c", m->internal_nr, m->in_nr);
	m->internal_nr = m->in_nr;
	image_changed(m);
}

static void grow(struct model *m)
{
	int32_t to = m->in_nr + 1 + (int32_t)below(m, 3);

	if (to > PARTITIONS_MAX)
		return;
	kit_image_topic(m->k.image, 1, "in", m->in_nr, to);
	m->in_nr = to;
	image_changed(m);
}

/* --- workers ------------------------------------------------------------------------------ */

static void forget(struct actor *a)
{
	memset(&a->w.has, 0, sizeof(a->w.has));
	memset(&a->w.told, 0, sizeof(a->w.told));
	a->w.heard = a->member = a->away = false;
	a->w.epoch = a->epoch_seen = 0;
}

static void join(struct model *m, int i)
{
	struct actor *a = &m->actors[i];
	int16_t error;

	forget(a);
	snprintf(a->w.id, sizeof(a->w.id), "w%d.%d", i, ++a->made);
	m->joins++;
	error = kit_worker_beat(&m->k, &a->w, 0, false, subs, SUB_NR, false);
	if (error == HR_ERR_UNRELEASED_INSTANCE_ID)
		return;
	if (error)
		MODEL_FAIL("a join is refused: %d", error);
	a->member = true;
	a->epoch_seen = a->w.epoch;
	if (a->w.topic_nr && below(m, 2))
		internal_follow(m);
}

static void beat(struct model *m, int i, bool obey)
{
	struct actor *a = &m->actors[i];
	bool lost = !below(m, 12);
	int16_t error;

	m->beats++;
	if (obey)
		kit_worker_obey(&a->w);
	error = kit_worker_beat(&m->k, &a->w, a->w.epoch, below(m, 3) != 0, subs, SUB_NR, lost);
	if (error == HR_ERR_UNKNOWN_MEMBER_ID || error == HR_ERR_FENCED_MEMBER_EPOCH ||
	    error == HR_ERR_GROUP_ID_NOT_FOUND || error == HR_ERR_FENCED_INSTANCE_ID) {
		m->fenced++;
		forget(a);
		return;
	}
	if (error)
		MODEL_FAIL("a heartbeat is refused: %d", error);
	/* Who misses an answer does not begin with what an earlier one said. */
	if (lost) {
		a->w.heard = false;
		return;
	}
	if (a->w.epoch < a->epoch_seen)
		MODEL_FAIL("P2: the epoch of a member went back");
	a->epoch_seen = a->w.epoch;
	if (a->w.topic_nr)
		internal_follow(m);
}

static void leave(struct model *m, int i, int32_t epoch)
{
	struct actor *a = &m->actors[i];

	kit_worker_beat(&m->k, &a->w, epoch, false, subs, SUB_NR, true);
	forget(a);
	a->away = epoch == HR_EPOCH_LEAVE_STATIC;
}

static void act(struct model *m, int i)
{
	struct actor *a = &m->actors[i];

	if (a->silent) {
		/* Back from the dead: it knows nothing of having been one. */
		if (!below(m, 30)) {
			a->silent = false;
			forget(a);
		}
		return;
	}
	if (!a->member) {
		if (!below(m, 4))
			join(m, i);
		return;
	}
	switch (below(m, 40)) {
	case 0:
		leave(m, i, HR_EPOCH_LEAVE);
		break;
	case 1:
		leave(m, i, a->w.instance ? HR_EPOCH_LEAVE_STATIC : HR_EPOCH_LEAVE);
		break;
	case 2:
		a->silent = true;
		a->member = false;
		break;
	default:
		beat(m, i, below(m, 4) != 0);
	}
}

/* --- all is quiet ---------------------------------------------------------------------------- */

static int32_t process_nr(const struct model *m)
{
	bool seen[3] = { false };
	int32_t nr = 0;

	for (int i = 0; i < WORKER_NR; i++)
		if (m->actors[i].member && !seen[i % 3]) {
			seen[i % 3] = true;
			nr++;
		}
	return nr;
}

static void check_quiet(struct model *m, int32_t member_nr)
{
	struct hr_streams_group *sg = kit_streams(&m->k, "g");
	int32_t total = SUB_NR * m->in_nr, standbys = HR_MIN(m->standby_nr, process_nr(m) - 1);

	if (!sg || sg->state != HR_MODERN_STABLE || sg->member_nr != member_nr)
		MODEL_FAIL("P4: the group is not stable");
	for (int s = 0; s < SUB_NR; s++)
		for (int32_t p = 0; p < m->in_nr; p++) {
			struct hr_task t = { hr_str(subs[s].id), p, 0 };
			int active = 0, standby = 0;

			for (int i = 0; i < WORKER_NR; i++) {
				struct kit_tasks *h = &m->actors[i].w.has;
				struct hr_tasks x = { h->v[0], h->nr[0] },
						y = { h->v[1], h->nr[1] };

				active += m->actors[i].member && hr_tasks_find(&x, &t);
				standby += m->actors[i].member && hr_tasks_find(&y, &t);
			}
			if (active != 1)
				MODEL_FAIL("P4: task %d_%d is active %d times", s, p, active);
			if (standby != (subs[s].changelog ? standbys : 0))
				MODEL_FAIL("P4: task %d_%d has %d standbys of %d", s, p, standby,
					   standbys);
		}
	for (int i = 0; i < WORKER_NR; i++)
		if (m->actors[i].member &&
		    m->actors[i].w.has.nr[0] > (total + member_nr - 1) / member_nr)
			MODEL_FAIL("P6: a worker has %d of %d tasks, with %d workers",
				   m->actors[i].w.has.nr[0], total, member_nr);
}

static void settle(struct model *m)
{
	int32_t member_nr;

	internal_follow(m);
	/* Who is silent is gone then. */
	for (int t = 0; t < 30; t++) {
		member_nr = 0;
		for (int i = 0; i < WORKER_NR; i++) {
			struct actor *a = &m->actors[i];

			if (a->member) {
				kit_worker_obey(&a->w);
				if (kit_worker_beat(&m->k, &a->w, a->w.epoch, true, subs, SUB_NR,
						    false))
					forget(a);
				else
					a->epoch_seen = a->w.epoch;
			}
			member_nr += a->member;
			check_state(m);
			check_workers(m);
		}
		kit_pass(&m->k, 4000);
	}
	for (int i = 0; i < WORKER_NR; i++)
		kit_worker_obey(&m->actors[i].w);
	m->settles++;
	if (member_nr)
		check_quiet(m, member_nr);
}

/* --- the coordinator moves ---------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void say_roles(struct hr_buf *b, const struct hr_roles *r)
{
	for (int i = 0; i < HR_ROLE_NR; i++) {
		hr_buf_str(b, " |");
		for (int32_t k = 0; k < r->of[i].nr; k++)
			hr_buf_printf(b, " %.*s_%d@%d", r->of[i].v[k].sub.len, r->of[i].v[k].sub.p,
				      r->of[i].v[k].partition, i ? 0 : r->of[i].v[k].epoch);
	}
}

/* The persistent state in words; freed by the caller. */
static char *say(struct kit *k)
{
	struct hr_streams_group *sg = kit_streams(k, "g");
	char *rows[64], *text;
	struct hr_streams_member *m;
	struct hr_buf b = HR_BUF_INIT;
	int nr = 0;

	if (!sg)
		return strdup("nothing");
	hr_streams_each_member(m, sg) {
		struct hr_buf row = HR_BUF_INIT;

		hr_buf_printf(&row, "%s %d %d %d %.*s", m->id, m->epoch, m->previous_epoch,
			      m->state, hr_streams_meta(m)->process_id.len,
			      hr_streams_meta(m)->process_id.p);
		say_roles(&row, &m->assigned);
		say_roles(&row, &m->revoking);
		say_roles(&row, &m->target);
		rows[nr++] = strdup(hr_buf_cstr(&row));
		hr_buf_fini(&row);
	}
	qsort(rows, (size_t)nr, sizeof(*rows), by_text);
	hr_buf_printf(&b, "%d %llu %d %d %lld %d %d %d\n", sg->epoch, (unsigned long long)sg->hash,
		      sg->validated_epoch, sg->target_epoch, (long long)sg->target_ms, sg->state,
		      sg->member_nr, sg->behind_nr);
	for (int i = 0; i < nr; i++) {
		hr_buf_printf(&b, "%s\n", rows[i]);
		free(rows[i]);
	}
	text = strdup(hr_buf_cstr(&b));
	hr_buf_fini(&b);
	return text;
}

static void move(struct model *m)
{
	char *was = say(&m->k), *is;

	kit_reload(&m->k);
	is = say(&m->k);
	if (strcmp(was, is))
		MODEL_FAIL("P5: the state differs:\n%s# and\n%s", was, is);
	free(was);
	free(is);
	m->moves++;
}

/* The log without what later records made obsolete. */
static void compact(struct kit *k)
{
	size_t kept = 0;

	for (size_t i = 0; i < k->log_nr; i++) {
		bool obsolete = false;

		for (size_t j = i + 1; j < k->log_nr && !obsolete; j++)
			obsolete = k->log[i].type == k->log[j].type &&
				   k->log[i].key.len == k->log[j].key.len &&
				   !memcmp(k->log[i].key.p, k->log[j].key.p, k->log[i].key.len);
		if (obsolete) {
			hr_buf_fini(&k->log[i].key);
			hr_buf_fini(&k->log[i].value);
		} else {
			k->log[kept++] = k->log[i];
		}
	}
	k->log_nr = kept;
}

static void surprise(struct model *m)
{
	switch (below(m, 12)) {
	case 0:
		move(m);
		break;
	case 1:
		if (m->k.log_nr > 400)
			compact(&m->k);
		move(m);
		break;
	case 2:
		kit_pass(&m->k, (int64_t)below(m, 60000));
		break;
	case 3:
		if (!below(m, 8))
			grow(m);
		break;
	case 4:
		internal_follow(m);
		break;
	default:
		kit_pass(&m->k, (int64_t)below(m, 5000));
	}
}

static void run(struct model *m, uint64_t seed, long steps)
{
	static const char *const processes[] = { "p1", "p2", "p3" };
	char settings[256];

	memset(m, 0, sizeof(*m));
	hr_rnd_seed(&m->rnd, seed);
	m->standby_nr = (int32_t)below(m, 3);
	snprintf(settings, sizeof(settings),
		 "group.streams.num.standby.replicas=%d\n"
		 "group.streams.initial.rebalance.delay.ms=%d\n"
		 "group.streams.assignment.interval.ms=%d\n",
		 m->standby_nr, below(m, 2) ? 3000 : 0, below(m, 2) ? 1000 : 0);
	kit_init(&m->k, seed, settings);
	m->in_nr = 1 + (int32_t)below(m, 6);
	kit_image_topic(m->k.image, 1, "in", 0, m->in_nr);
	kit_start(&m->k);
	image_changed(m);
	for (int i = 0; i < WORKER_NR; i++) {
		m->actors[i].w.group = "g";
		m->actors[i].w.process = processes[i % 3];
		m->actors[i].w.instance = i == 4 ? "i4" : i == 5 ? "i5" : NULL;
	}
	for (long s = 0; s < steps; s++) {
		act(m, (int)below(m, WORKER_NR));
		check_state(m);
		check_workers(m);
		if (!below(m, 20))
			surprise(m);
		if (!below(m, 3))
			kit_pass(&m->k, (int64_t)below(m, 900));
		if (!(s % 1000))
			settle(m);
	}
	settle(m);
	kit_fini(&m->k);
}

FIXTURE(workers)
{
};

FIXTURE_SETUP(workers)
{
}

FIXTURE_TEARDOWN(workers)
{
}

/* The long form takes its time. */
TEST_F_TIMEOUT(workers, that_come_go_and_miss_answers_never_run_a_task_twice, 3600)
{
	long steps = (long)kit_steps(40000);
	uint64_t seed = kit_first_seed();
	struct model *m = malloc(sizeof(*m));

	ASSERT_NE(NULL, m);
	for (int i = 0; i < 8; i++) {
		run(m, seed + (uint64_t)i, steps / 8);
		TH_LOG("seed %llu: %ld beats, %ld joins, %ld fenced, %ld moves, %ld times quiet, "
		       "epoch %d", (unsigned long long)seed + (unsigned long long)i, m->beats,
		       m->joins, m->fenced, m->moves, m->settles, m->group_epoch);
		EXPECT_GT(m->beats, steps / 100);
		EXPECT_GT(m->moves, 0);
	}
	free(m);
}

TEST_HARNESS_MAIN
