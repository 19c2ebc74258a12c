// SPDX-License-Identifier: Apache-2.0
/*
 * streams_shape: how many tasks a topology has, and which topics are to be made for it.
 *
 *	source topics		must be there
 *	repartition topics	as many partitions as they ask for, else the most that a
 *				subtopology which writes to them reads, which may be other
 *				repartition topics: again and again until all are known
 *	copartition groups	topics read together have the same number; repartition
 *				topics without a wish of their own follow the others
 *	changelog topics	as many as the subtopology has tasks
 *	tasks			the most partitions of what the subtopology reads
 *
 * A topic that is there counts with the partitions it has; an internal one with another
 * number than was found is a fault that people have to mend.
 *
 * Limits: 1000 subtopologies, 10000 names of topics, since to find the numbers takes as many
 * rounds over the names as repartition topics hang on each other.
 *
 * Two kinds of trouble: with the topics as they are (a status in the answer; the group
 * waits), and with the topology whatever the topics (an error; the member is refused).
 */
#include <stdlib.h>
#include "streams.h"

#define NAMES_SHOWN 3

/* What a coordinator is willing to work through in one go. */
#define SUBS_MAX 1000
#define NAMES_MAX 10000

enum { MISSING_SOURCES = 1, INCORRECTLY_PARTITIONED = 2, MISSING_INTERNAL = 3 };

struct topic {
	struct hr_str name;
	int32_t there;	 /* partitions of the topic, 0: not there */
	int32_t decided; /* partitions it will have, 0: not known */
	bool fixed, flexible; /* a repartition topic with, without a wish */
	const hr_streams_info_t *info; /* repartition or changelog */
};

struct shaping {
	const struct hr_groups *gs;
	struct hr_arena *a;
	struct hr_streams_shape *shape;
	struct topic *topics; /* by name */
	int32_t topic_nr;
	bool any_fixed;
	int32_t fixed_nr; /* partitions that all fixed ones agree on, -1 none; 0 not looked at */
	enum hr_wire_err code;
	const char *why;
};

/* --- helpers: 1 is trouble that has been noted, negative an errno ------------------------ */

static int refuse(struct shaping *sh, enum hr_wire_err code, const char *why)
{
	sh->code = code;
	sh->why = why;
	return 1;
}

static int blame(struct shaping *sh, int8_t status, struct hr_str detail)
{
	sh->shape->status = status;
	sh->shape->detail = detail;
	return hr_str_is_null(detail) ? -ENOMEM : 1;
}

static int by_name(const void *a, const void *b)
{
	return hr_str_cmp(((const struct topic *)a)->name, ((const struct topic *)b)->name);
}

static struct topic *topic_of(const struct shaping *sh, struct hr_str name)
{
	const struct topic key = { .name = name };

	return bsearch(&key, sh->topics, (size_t)sh->topic_nr, sizeof(key), by_name);
}

static int32_t partitions_of(const struct topic *t)
{
	return t->there ? t->there : t->decided;
}

/* "a, b, c and 2 additional topics" */
static struct hr_str names_text(struct shaping *sh, const char *before, const struct hr_str *v,
				int32_t nr, const char *after)
{
	struct hr_buf b = HR_BUF_INIT;
	struct hr_str s = HR_STR_NULL;

	hr_buf_str(&b, before);
	for (int32_t i = 0; i < nr && i < NAMES_SHOWN; i++)
		hr_buf_printf(&b, "%s%.*s", i ? ", " : "", v[i].len, v[i].p);
	if (nr > NAMES_SHOWN)
		hr_buf_printf(&b, " and %d additional topics", nr - NAMES_SHOWN);
	hr_buf_str(&b, after);
	if (!b.err)
		s = hr_arena_str(sh->a, hr_str(hr_buf_cstr(&b)));
	hr_buf_fini(&b);
	return s;
}

/* --- the table of topics ------------------------------------------------------------------ */

static void topic_add(struct shaping *sh, struct hr_str name)
{
	const struct hr_topic *t = sh->gs->image ? hr_image_topic(sh->gs->image, name) : NULL;

	sh->topics[sh->topic_nr++] = (struct topic){ .name = name,
						     .there = t ? t->partition_nr : 0 };
}

static int32_t names_nr(const hr_streams_topology_t *v)
{
	int32_t nr = 0;

	for (int32_t i = 0; i < v->subtopologies.nr; i++) {
		const hr_streams_sub_t *s = &v->subtopologies.v[i];

		nr += HR_MAX(s->source_topics.nr, 0) + HR_MAX(s->repartition_source_topics.nr, 0) +
		      HR_MAX(s->state_changelog_topics.nr, 0) +
		      HR_MAX(s->repartition_sink_topics.nr, 0);
	}
	return nr;
}

static void infos_note(struct shaping *sh, const hr_streams_sub_t *s)
{
	for (int32_t k = 0; k < s->repartition_source_topics.nr; k++) {
		const hr_streams_info_t *info = &s->repartition_source_topics.v[k];
		struct topic *t = topic_of(sh, info->name);

		t->info = info;
		t->fixed |= info->partitions != 0;
		t->flexible |= !info->partitions;
		sh->any_fixed |= info->partitions != 0;
		if (info->partitions)
			t->decided = info->partitions;
	}
	for (int32_t k = 0; k < s->state_changelog_topics.nr; k++)
		topic_of(sh, s->state_changelog_topics.v[k].name)->info =
			&s->state_changelog_topics.v[k];
}

static int topics_fill(struct shaping *sh, const hr_streams_topology_t *v)
{
	int32_t kept = 0;

	sh->topics = hr_arena_array(sh->a, (size_t)names_nr(v) + 1, sizeof(sh->topics[0]));
	if (!sh->topics)
		return -ENOMEM;
	for (int32_t i = 0; i < v->subtopologies.nr; i++) {
		const hr_streams_sub_t *s = &v->subtopologies.v[i];

		for (int32_t k = 0; k < s->source_topics.nr; k++)
			topic_add(sh, s->source_topics.v[k]);
		for (int32_t k = 0; k < s->repartition_source_topics.nr; k++)
			topic_add(sh, s->repartition_source_topics.v[k].name);
		for (int32_t k = 0; k < s->state_changelog_topics.nr; k++)
			topic_add(sh, s->state_changelog_topics.v[k].name);
		for (int32_t k = 0; k < s->repartition_sink_topics.nr; k++)
			topic_add(sh, s->repartition_sink_topics.v[k]);
	}
	qsort(sh->topics, (size_t)sh->topic_nr, sizeof(sh->topics[0]), by_name);
	for (int32_t i = 0; i < sh->topic_nr; i++)
		if (!kept || by_name(&sh->topics[kept - 1], &sh->topics[i]))
			sh->topics[kept++] = sh->topics[i];
	sh->topic_nr = kept;
	for (int32_t i = 0; i < sh->shape->sub_nr; i++)
		infos_note(sh, sh->shape->subs[i].sub);
	for (int32_t i = 0; i < sh->topic_nr; i++)
		if (sh->topics[i].decided < 0)
			return refuse(sh, HR_ERR_UNKNOWN_SERVER_ERROR,
				      "Number of partitions must be at least 1.");
	return 0;
}

static int by_sub(const void *a, const void *b)
{
	return hr_str_cmp(((const struct hr_shape_sub *)a)->sub->subtopology_id,
			  ((const struct hr_shape_sub *)b)->sub->subtopology_id);
}

static int subs_fill(struct shaping *sh, const hr_streams_topology_t *v)
{
	struct hr_streams_shape *s = sh->shape;

	s->subs = hr_arena_array(sh->a, (size_t)HR_MAX(v->subtopologies.nr, 0) + 1,
				 sizeof(s->subs[0]));
	if (!s->subs)
		return -ENOMEM;
	for (int32_t i = 0; i < v->subtopologies.nr; i++)
		s->subs[s->sub_nr++] = (struct hr_shape_sub){ .sub = &v->subtopologies.v[i] };
	qsort(s->subs, (size_t)s->sub_nr, sizeof(s->subs[0]), by_sub);
	return 0;
}

/* --- sources ---------------------------------------------------------------------------------- */

static int sources_check(struct shaping *sh)
{
	struct hr_str *v = hr_arena_array(sh->a, (size_t)sh->topic_nr + 1, sizeof(*v));
	bool *wanted = hr_arena_array(sh->a, (size_t)sh->topic_nr + 1, sizeof(*wanted));
	int32_t nr = 0;

	if (!v || !wanted)
		return -ENOMEM;
	memset(wanted, 0, (size_t)sh->topic_nr + 1);
	for (int32_t i = 0; i < sh->shape->sub_nr; i++) {
		const hr_streams_sub_t *s = sh->shape->subs[i].sub;

		for (int32_t k = 0; k < s->source_topics.nr; k++)
			wanted[topic_of(sh, s->source_topics.v[k]) - sh->topics] = true;
	}
	for (int32_t i = 0; i < sh->topic_nr; i++)
		if (wanted[i] && !sh->topics[i].there)
			v[nr++] = sh->topics[i].name;
	return nr ? blame(sh, MISSING_SOURCES,
			  names_text(sh, "Source topics ", v, nr, " are missing.")) : 0;
}

/* --- repartition topics ------------------------------------------------------------------- */

/* The most partitions of what @s reads, as far as known; 0: nothing is. */
static int32_t reads(const struct shaping *sh, const hr_streams_sub_t *s, bool as_there)
{
	int32_t most = 0;

	for (int32_t k = 0; k < s->repartition_source_topics.nr; k++) {
		const struct topic *t = topic_of(sh, s->repartition_source_topics.v[k].name);

		most = HR_MAX(most, as_there ? partitions_of(t) : t->decided);
	}
	for (int32_t k = 0; k < s->source_topics.nr; k++)
		most = HR_MAX(most, partitions_of(topic_of(sh, s->source_topics.v[k])));
	return most;
}

/* One round over all; true if a topic came to be known. */
static bool decide_some(struct shaping *sh, bool *ret_open)
{
	bool progress = false;

	*ret_open = false;
	for (int32_t i = 0; i < sh->shape->sub_nr; i++) {
		const hr_streams_sub_t *s = sh->shape->subs[i].sub;

		int32_t most = s->repartition_sink_topics.nr > 0 ? reads(sh, s, false) : 0;

		for (int32_t k = 0; k < s->repartition_sink_topics.nr; k++) {
			struct topic *t = topic_of(sh, s->repartition_sink_topics.v[k]);

			if (t->decided)
				continue;
			t->decided = most;
			if (t->decided)
				progress = true;
			else
				*ret_open = true;
		}
	}
	return progress;
}

static int repartition_decide(struct shaping *sh)
{
	bool open = true;

	while (open)
		if (!decide_some(sh, &open) && open)
			return refuse(sh, HR_ERR_STREAMS_INVALID_TOPOLOGY,
				      "Failed to compute number of partitions for all repartition "
				      "topics. There may be loops in the topology that cannot be "
				      "resolved.");
	for (int32_t i = 0; i < sh->topic_nr; i++)
		if ((sh->topics[i].fixed || sh->topics[i].flexible) && !sh->topics[i].decided)
			return refuse(
				sh, HR_ERR_STREAMS_INVALID_TOPOLOGY,
				"Failed to compute number of partitions for all repartition "
				"topics, because a repartition source topic is never used as a "
				"sink topic.");
	return 0;
}

/* --- topics that are read together -------------------------------------------------------- */

struct copartition {
	struct topic **v; /* by name, without twins */
	int32_t nr;
};

static int by_topic(const void *a, const void *b)
{
	const struct topic *x = *(struct topic *const *)a, *y = *(struct topic *const *)b;

	return (x > y) - (x < y);
}

static int members_of(struct shaping *sh, const hr_streams_sub_t *s,
		      const struct hr_streams_group_topology_value_copartition_group *g,
		      struct copartition *ret_c)
{
	int32_t room = HR_MAX(g->source_topics.nr, 0) + HR_MAX(g->repartition_source_topics.nr, 0);
	int32_t kept = 0;

	ret_c->nr = 0;
	ret_c->v = hr_arena_array(sh->a, (size_t)room + 1, sizeof(ret_c->v[0]));
	if (!ret_c->v)
		return -ENOMEM;
	for (int32_t k = 0; k < g->source_topics.nr; k++) {
		int16_t at = g->source_topics.v[k];

		if (at < 0 || at >= s->source_topics.nr)
			return refuse(sh, HR_ERR_UNKNOWN_SERVER_ERROR, "no such source topic");
		ret_c->v[ret_c->nr++] = topic_of(sh, s->source_topics.v[at]);
	}
	for (int32_t k = 0; k < g->repartition_source_topics.nr; k++) {
		int16_t at = g->repartition_source_topics.v[k];

		if (at < 0 || at >= s->repartition_source_topics.nr)
			return refuse(sh, HR_ERR_UNKNOWN_SERVER_ERROR,
				      "no such repartition topic");
		ret_c->v[ret_c->nr++] = topic_of(sh, s->repartition_source_topics.v[at].name);
	}
	qsort(ret_c->v, (size_t)ret_c->nr, sizeof(ret_c->v[0]), by_topic);
	for (int32_t i = 0; i < ret_c->nr; i++)
		if (!kept || ret_c->v[kept - 1] != ret_c->v[i])
			ret_c->v[kept++] = ret_c->v[i];
	ret_c->nr = kept;
	return 0;
}

static bool is_repartition(const struct topic *t)
{
	return t->fixed || t->flexible;
}

static int unequal(struct shaping *sh, const struct copartition *c, bool repartition)
{
	struct hr_buf b = HR_BUF_INIT;
	struct hr_str text = HR_STR_NULL;
	bool first = true;

	hr_buf_str(&b, "Following topics do not have the same number of partitions: [{");
	for (int32_t i = 0; i < c->nr; i++) {
		if (is_repartition(c->v[i]) != repartition)
			continue;
		hr_buf_printf(&b, "%s%.*s=%d", first ? "" : ", ", c->v[i]->name.len,
			      c->v[i]->name.p, partitions_of(c->v[i]));
		first = false;
	}
	hr_buf_str(&b, "}]");
	if (!b.err)
		text = hr_arena_str(sh->a, hr_str(hr_buf_cstr(&b)));
	hr_buf_fini(&b);
	return blame(sh, INCORRECTLY_PARTITIONED, text);
}

/* Repartition topics with a wish must agree, in the whole topology. */
static void fixed_find(struct shaping *sh)
{
	for (int32_t i = 0; !sh->fixed_nr && i < sh->topic_nr; i++)
		if (sh->topics[i].fixed)
			sh->fixed_nr = partitions_of(&sh->topics[i]);
	for (int32_t i = 0; i < sh->topic_nr; i++)
		if (sh->topics[i].fixed && partitions_of(&sh->topics[i]) != sh->fixed_nr)
			sh->fixed_nr = -1;
}

/* All of @c are repartition topics. */
static int wished_nr(struct shaping *sh, const struct copartition *c, int32_t *ret_nr)
{
	int32_t nr = 0;

	if (sh->any_fixed) {
		if (!sh->fixed_nr)
			fixed_find(sh);
		*ret_nr = sh->fixed_nr;
		return sh->fixed_nr < 0 ? unequal(sh, c, true) : 0;
	}
	for (int32_t i = 0; i < c->nr; i++)
		nr = HR_MAX(nr, partitions_of(c->v[i]));
	*ret_nr = nr;
	return 0;
}

static int common_nr(struct shaping *sh, const struct copartition *c, int32_t *ret_nr)
{
	int32_t nr = 0;

	for (int32_t i = 0; i < c->nr; i++) {
		if (is_repartition(c->v[i]))
			continue;
		if (nr && nr != partitions_of(c->v[i]))
			return unequal(sh, c, false);
		nr = partitions_of(c->v[i]);
	}
	return nr ? (*ret_nr = nr, 0) : wished_nr(sh, c, ret_nr);
}

static int copartition(struct shaping *sh, const struct copartition *c)
{
	int32_t nr = 0;
	int err = c->nr ? common_nr(sh, c, &nr) : 0;

	for (int32_t i = 0; i < c->nr && !err; i++) {
		struct topic *t = c->v[i];

		if (!is_repartition(t))
			continue;
		if (t->fixed && partitions_of(t) != nr)
			return blame(
				sh, INCORRECTLY_PARTITIONED,
				hr_arena_printf(sh->a,
						"Number of partitions [%d] of repartition topic "
						"[%.*s] doesn't match number of partitions [%d] "
						"of the source topic.",
						partitions_of(t), t->name.len, t->name.p, nr));
		t->decided = nr;
	}
	return err;
}

/* Indexes first: what is wrong with them is wrong with any topics. */
static int copartitions(struct shaping *sh, bool check_only)
{
	int err = 0;

	for (int32_t i = 0; i < sh->shape->sub_nr; i++) {
		const hr_streams_sub_t *s = sh->shape->subs[i].sub;

		for (int32_t k = 0; k < s->copartition_groups.nr && !err; k++) {
			struct copartition c;

			err = members_of(sh, s, &s->copartition_groups.v[k], &c);
			if (!err && !check_only)
				err = copartition(sh, &c);
		}
	}
	return err;
}

/* --- the result --------------------------------------------------------------------------- */

static int subs_count(struct shaping *sh)
{
	for (int32_t i = 0; i < sh->shape->sub_nr; i++) {
		struct hr_shape_sub *s = &sh->shape->subs[i];

		s->task_nr = reads(sh, s->sub, true);
		if (!s->task_nr)
			return refuse(sh, HR_ERR_STREAMS_INVALID_TOPOLOGY,
				      "No source topics found for a subtopology.");
		for (int32_t k = 0; k < s->sub->state_changelog_topics.nr; k++)
			topic_of(sh, s->sub->state_changelog_topics.v[k].name)->decided =
				s->task_nr;
	}
	return 0;
}

static int topics_result(struct shaping *sh)
{
	struct hr_streams_shape *s = sh->shape;
	size_t room = (size_t)sh->topic_nr + 1;

	s->topics = hr_arena_array(sh->a, room, sizeof(s->topics[0]));
	s->missing = hr_arena_array(sh->a, room, sizeof(s->missing[0]));
	if (!s->topics || !s->missing)
		return -ENOMEM;
	for (int32_t i = 0; i < sh->topic_nr; i++) {
		const struct topic *t = &sh->topics[i];
		struct hr_shape_topic st = { t->info, 0 };

		if (!t->info)
			continue;
		st.partition_nr = t->info->partitions ? t->info->partitions : t->decided;
		if (t->there && t->there != st.partition_nr)
			return blame(sh, INCORRECTLY_PARTITIONED,
				     hr_arena_printf(sh->a,
						     "Existing topic %.*s has different number of "
						     "partitions: expected %d, found %d",
						     t->name.len, t->name.p, st.partition_nr,
						     t->there));
		s->topics[s->topic_nr++] = st;
		if (!t->there)
			s->missing[s->missing_nr++] = st;
	}
	return 0;
}

static int missing_check(struct shaping *sh)
{
	struct hr_streams_shape *s = sh->shape;
	struct hr_str *v = hr_arena_array(sh->a, (size_t)s->missing_nr + 1, sizeof(*v));

	if (!v)
		return -ENOMEM;
	for (int32_t i = 0; i < s->missing_nr; i++)
		v[i] = s->missing[i].info->name;
	return s->missing_nr ? blame(sh, MISSING_INTERNAL,
				     names_text(sh, "Internal topics are missing: ", v,
						s->missing_nr, "")) : 0;
}

static int shape_fill(struct shaping *sh, const hr_streams_topology_t *v)
{
	int err = 0;

	if (v->subtopologies.nr > SUBS_MAX || names_nr(v) > NAMES_MAX)
		err = refuse(sh, HR_ERR_STREAMS_INVALID_TOPOLOGY,
			     "The topology has more parts than the broker works with.");
	if (!err)
		err = subs_fill(sh, v);
	if (!err)
		err = topics_fill(sh, v);
	if (!err)
		err = copartitions(sh, true);
	if (!err)
		err = sources_check(sh);
	if (!err)
		err = repartition_decide(sh);
	if (!err)
		err = copartitions(sh, false);
	if (!err)
		err = subs_count(sh);
	if (!err)
		err = topics_result(sh);
	if (err)
		return err;
	sh->shape->counted = true;
	err = missing_check(sh);
	sh->shape->ready = !err;
	return err;
}

int hr_streams_shape_make(const struct hr_groups *gs, const hr_streams_topology_t *v,
			  struct hr_streams_shape **ret_shape, enum hr_wire_err *ret_code,
			  const char **ret_why)
{
	struct hr_streams_shape *s = calloc(1, sizeof(*s));
	struct shaping sh = { .gs = gs, .shape = s };
	int err;

	*ret_shape = NULL;
	*ret_code = HR_ERR_NONE;
	if (!s)
		return -ENOMEM;
	hr_arena_init(&s->arena, 0);
	sh.a = &s->arena;
	err = shape_fill(&sh, v);
	if (err < 0 || sh.code) {
		hr_streams_shape_free(s);
		*ret_code = sh.code;
		*ret_why = sh.why;
		return HR_MIN(err, 0);
	}
	*ret_shape = s;
	return 0;
}

void hr_streams_shape_free(struct hr_streams_shape *s)
{
	if (!s)
		return;
	hr_arena_fini(&s->arena);
	free(s);
}

const struct hr_shape_sub *hr_streams_shape_sub(const struct hr_streams_shape *s,
						struct hr_str name)
{
	for (int32_t lo = 0, hi = s->sub_nr; lo < hi;) {
		int32_t mid = lo + (hi - lo) / 2;
		int c = hr_str_cmp(s->subs[mid].sub->subtopology_id, name);

		if (!c)
			return &s->subs[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

int32_t hr_streams_shape_partitions(const struct hr_streams_shape *s, struct hr_str topic)
{
	for (int32_t i = 0; i < s->topic_nr; i++)
		if (hr_str_eq(s->topics[i].info->name, topic))
			return s->topics[i].partition_nr;
	return -1;
}
