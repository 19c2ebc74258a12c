// SPDX-License-Identifier: Apache-2.0
/* streams_topology: the topology as a member says it, as the record has it, and its topics. */
#include <stdlib.h>
#include "consumer_hash.h"
#include "streams.h"

typedef struct hr_streams_group_heartbeat_request_subtopology asked_sub_t;
typedef struct hr_streams_group_heartbeat_request_topic_info asked_info_t;

static int by_name(const void *a, const void *b)
{
	return hr_str_cmp(*(const struct hr_str *)a, *(const struct hr_str *)b);
}

static int by_sub(const void *a, const void *b)
{
	return hr_str_cmp(((const hr_streams_sub_t *)a)->subtopology_id,
			  ((const hr_streams_sub_t *)b)->subtopology_id);
}

/* --- from a request ---------------------------------------------------------------------- */

static int info_make(const asked_info_t *asked, struct hr_arena *a, hr_streams_info_t *to)
{
	int32_t nr = HR_MAX(asked->topic_configs.nr, 0);

	hr_struct_init(&hr_streams_group_topology_value_topic_info_desc, to);
	to->name = asked->name;
	to->partitions = asked->partitions;
	to->replication_factor = asked->replication_factor;
	to->topic_configs.nr = nr;
	to->topic_configs.v = hr_arena_array(a, (size_t)nr + 1, sizeof(to->topic_configs.v[0]));
	if (!to->topic_configs.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		hr_struct_init(&hr_streams_group_topology_value_topic_config_desc,
			       &to->topic_configs.v[i]);
		to->topic_configs.v[i].key = asked->topic_configs.v[i].key;
		to->topic_configs.v[i].value = asked->topic_configs.v[i].value;
	}
	return 0;
}

static int infos_make(const asked_info_t *asked, int32_t nr, struct hr_arena *a,
		      hr_streams_info_t **ret_v, int32_t *ret_nr)
{
	int err = 0;

	*ret_nr = HR_MAX(nr, 0);
	*ret_v = hr_arena_array(a, (size_t)*ret_nr + 1, sizeof(**ret_v));
	if (!*ret_v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++)
		err = info_make(&asked[i], a, &(*ret_v)[i]);
	return err;
}

static int groups_make(const asked_sub_t *asked, struct hr_arena *a, hr_streams_sub_t *to)
{
	int32_t nr = HR_MAX(asked->copartition_groups.nr, 0);

	to->copartition_groups.nr = nr;
	to->copartition_groups.v =
		hr_arena_array(a, (size_t)nr + 1, sizeof(to->copartition_groups.v[0]));
	if (!to->copartition_groups.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		const struct hr_streams_group_heartbeat_request_copartition_group *from =
			&asked->copartition_groups.v[i];
		struct hr_streams_group_topology_value_copartition_group *cg =
			&to->copartition_groups.v[i];

		hr_struct_init(&hr_streams_group_topology_value_copartition_group_desc, cg);
		cg->source_topics.v = from->source_topics.v;
		cg->source_topics.nr = from->source_topics.nr;
		cg->source_topic_regex.v = from->source_topic_regex.v;
		cg->source_topic_regex.nr = from->source_topic_regex.nr;
		cg->repartition_source_topics.v = from->repartition_source_topics.v;
		cg->repartition_source_topics.nr = from->repartition_source_topics.nr;
	}
	return 0;
}

static int sub_make(const asked_sub_t *asked, struct hr_arena *a, hr_streams_sub_t *to)
{
	int err;

	hr_struct_init(&hr_streams_group_topology_value_subtopology_desc, to);
	to->subtopology_id = asked->subtopology_id;
	to->source_topics.v = asked->source_topics.v;
	to->source_topics.nr = asked->source_topics.nr;
	to->source_topic_regex.v = asked->source_topic_regex.v;
	to->source_topic_regex.nr = asked->source_topic_regex.nr;
	to->repartition_sink_topics.v = asked->repartition_sink_topics.v;
	to->repartition_sink_topics.nr = asked->repartition_sink_topics.nr;
	err = infos_make(asked->state_changelog_topics.v, asked->state_changelog_topics.nr, a,
			 &to->state_changelog_topics.v, &to->state_changelog_topics.nr);
	if (!err)
		err = infos_make(asked->repartition_source_topics.v,
				 asked->repartition_source_topics.nr, a,
				 &to->repartition_source_topics.v,
				 &to->repartition_source_topics.nr);
	return err ? err : groups_make(asked, a, to);
}

/* In order of names. */
static int sorted_subs(const hr_streams_topology_t *v, struct hr_arena *a,
		       hr_streams_sub_t **ret_v)
{
	int32_t nr = HR_MAX(v->subtopologies.nr, 0);

	*ret_v = hr_arena_array(a, (size_t)nr + 1, sizeof(**ret_v));
	if (!*ret_v)
		return -ENOMEM;
	if (nr)
		memcpy(*ret_v, v->subtopologies.v, (size_t)nr * sizeof(**ret_v));
	qsort(*ret_v, (size_t)nr, sizeof(**ret_v), by_sub);
	return 0;
}

int hr_streams_topology_make(const hr_streams_asked_t *asked, struct hr_arena *a,
			     hr_streams_topology_t *ret_v)
{
	int32_t nr = HR_MAX(asked->subtopologies.nr, 0);
	hr_streams_sub_t *sorted;
	int err = 0;

	hr_struct_init(&hr_streams_group_topology_value_desc, ret_v);
	ret_v->epoch = asked->epoch;
	ret_v->subtopologies.nr = nr;
	ret_v->subtopologies.v =
		hr_arena_array(a, (size_t)nr + 1, sizeof(ret_v->subtopologies.v[0]));
	if (!ret_v->subtopologies.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++)
		err = sub_make(&asked->subtopologies.v[i], a, &ret_v->subtopologies.v[i]);
	if (!err)
		err = sorted_subs(ret_v, a, &sorted);
	for (int32_t i = 1; !err && i < nr; i++)
		if (!by_sub(&sorted[i - 1], &sorted[i]))
			err = -EBADMSG;
	return err;
}

/* --- comparing ---------------------------------------------------------------------------- */

static int canonical(const hr_streams_topology_t *v, struct hr_arena *a, struct hr_buf *out)
{
	hr_streams_topology_t copy = *v;
	int err = sorted_subs(v, a, &copy.subtopologies.v);

	if (err)
		return err;
	return hr_msg_encode_buf(&hr_streams_group_topology_value_desc, 0, &copy, out, NULL, 0,
				 NULL);
}

int hr_streams_topology_eq(const hr_streams_topology_t *a, const hr_streams_topology_t *b,
			   bool *ret_eq)
{
	struct hr_buf x = HR_BUF_INIT, y = HR_BUF_INIT;
	struct hr_arena arena;
	int err;

	hr_arena_init(&arena, 0);
	err = canonical(a, &arena, &x);
	if (!err)
		err = canonical(b, &arena, &y);
	*ret_eq = !err && x.len == y.len && !memcmp(x.p, y.p, x.len);
	hr_arena_fini(&arena);
	hr_buf_fini(&x);
	hr_buf_fini(&y);
	return err;
}

/* --- topics --------------------------------------------------------------------------------- */

static int32_t topic_count(const hr_streams_topology_t *v)
{
	int32_t nr = 0;

	for (int32_t i = 0; i < v->subtopologies.nr; i++) {
		const hr_streams_sub_t *s = &v->subtopologies.v[i];

		nr += HR_MAX(s->source_topics.nr, 0) + HR_MAX(s->repartition_source_topics.nr, 0) +
		      HR_MAX(s->state_changelog_topics.nr, 0);
	}
	return nr;
}

int hr_streams_topics(const hr_streams_topology_t *v, struct hr_arena *a, struct hr_str **ret_v,
		      int32_t *ret_nr)
{
	struct hr_str *out = hr_arena_array(a, (size_t)topic_count(v) + 1, sizeof(*out));
	int32_t nr = 0, kept = 0;

	if (!out)
		return -ENOMEM;
	for (int32_t i = 0; i < v->subtopologies.nr; i++) {
		const hr_streams_sub_t *s = &v->subtopologies.v[i];

		for (int32_t k = 0; k < s->source_topics.nr; k++)
			out[nr++] = s->source_topics.v[k];
		for (int32_t k = 0; k < s->repartition_source_topics.nr; k++)
			out[nr++] = s->repartition_source_topics.v[k].name;
		for (int32_t k = 0; k < s->state_changelog_topics.nr; k++)
			out[nr++] = s->state_changelog_topics.v[k].name;
	}
	qsort(out, (size_t)nr, sizeof(*out), by_name);
	for (int32_t i = 0; i < nr; i++)
		if (!kept || !hr_str_eq(out[kept - 1], out[i]))
			out[kept++] = out[i];
	*ret_v = out;
	*ret_nr = kept;
	return 0;
}

int hr_streams_hash(const struct hr_groups *gs, const hr_streams_topology_t *v,
		    struct hr_arena *a, uint64_t *ret_hash)
{
	struct hr_buf scratch = HR_BUF_INIT;
	struct hr_str *names;
	int32_t nr, there = 0;
	uint8_t *le;
	int err = hr_streams_topics(v, a, &names, &nr);

	*ret_hash = 0;
	if (err)
		return err;
	le = hr_arena_array(a, (size_t)nr + 1, 8);
	if (!le)
		return -ENOMEM;
	for (int32_t i = 0; i < nr && !err; i++) {
		const struct hr_topic *t = gs->image ? hr_image_topic(gs->image, names[i]) : NULL;
		uint64_t hash;

		if (!t)
			continue;
		err = hr_topic_hash(gs->image, t, &scratch, &hash);
		for (int k = 0; !err && k < 8; k++)
			le[there * 8 + k] = (uint8_t)(hash >> 8 * k);
		there++;
	}
	hr_buf_fini(&scratch);
	if (!err && there)
		*ret_hash = hr_xxh3_64(le, (size_t)there * 8);
	return err;
}

const hr_streams_sub_t *hr_streams_reader(const hr_streams_topology_t *v, struct hr_str topic)
{
	for (int32_t i = 0; i < v->subtopologies.nr; i++) {
		const hr_streams_sub_t *s = &v->subtopologies.v[i];

		for (int32_t k = 0; k < s->source_topics.nr; k++)
			if (hr_str_eq(s->source_topics.v[k], topic))
				return s;
		for (int32_t k = 0; k < s->repartition_source_topics.nr; k++)
			if (hr_str_eq(s->repartition_source_topics.v[k].name, topic))
				return s;
	}
	return NULL;
}
