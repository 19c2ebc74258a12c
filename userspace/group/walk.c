// SPDX-License-Identifier: Apache-2.0
/*
 * walk: members with what they were assigned, and committed offsets, for statistics.
 *
 * A member of a streams group has what its active tasks read: of each topic that feeds the
 * task's subtopology the partition of the task's number, whether the topic has so many or
 * not.  What a standby replays is read under another client id, for no group.
 */
#include <hr/lib/be.h>

#include "classic.h"
#include "consumer.h"
#include "streams.h"

static bool may_tell(struct hr_groups_walk *w)
{
	bool full = w->told >= HR_GROUPS_WALK_ROWS_MAX;

	w->cut |= full;
	return !full;
}

static bool tell_member(struct hr_groups_walk *w, const struct hr_group_seen_member *m)
{
	if (!may_tell(w))
		return false;
	w->told++;
	w->member(w->arg, m);
	return true;
}

/* version, then topics with partitions; what is cut short gives what came before. */
static void classic_assignment(struct hr_groups_walk *w, struct hr_group_seen_member *m,
			       const uint8_t *p, int64_t len)
{
	int64_t at = 6;
	int32_t topic_nr = len >= 6 ? (int32_t)hr_be32_get(p + 2) : 0;

	for (int32_t i = 0; i < topic_nr && at + 2 <= len; i++) {
		int32_t name_len = (int16_t)hr_be16_get(p + at), nr;

		if (name_len < 0 || at + 2 + name_len + 4 > len)
			return;
		m->topic = (struct hr_str){ (const char *)p + at + 2, name_len };
		at += 2 + name_len;
		nr = (int32_t)hr_be32_get(p + at);
		at += 4;
		for (int32_t k = 0; k < nr && at + 4 <= len; k++, at += 4) {
			m->partition = (int32_t)hr_be32_get(p + at);
			if (!tell_member(w, m))
				return;
		}
	}
}

static void classic_members(struct hr_groups_walk *w, const struct hr_group *g)
{
	bool is_consumer = hr_str_eq(hr_group_ops(g)->protocol_type(g), hr_str("consumer"));
	struct hr_classic_member *cm;

	hr_classic_each_member(cm, g->classic) {
		struct hr_group_seen_member m = { .group = g->id, .client = hr_str(cm->client_id),
						  .host = hr_str(cm->client_host),
						  .partition = -1 };

		if (tell_member(w, &m) && is_consumer)
			classic_assignment(w, &m, cm->assignment, cm->assignment_len);
	}
}

static void consumer_members(struct hr_groups_walk *w, const struct hr_group *g)
{
	struct hr_consumer_member *cm;

	hr_consumer_each_member(cm, g->consumer) {
		struct hr_group_seen_member m = { .group = g->id, .client = hr_str(cm->client_id),
						  .host = hr_str(cm->client_host),
						  .partition = -1 };
		bool more = tell_member(w, &m);

		for (int32_t i = 0; more && i < cm->assigned.nr; i++) {
			m.topic_id = cm->assigned.v[i].topic;
			m.partition = cm->assigned.v[i].partition;
			more = tell_member(w, &m);
		}
	}
}

static const hr_streams_sub_t *sub_of(const struct hr_streams_group *sg, struct hr_str name)
{
	const hr_streams_topology_t *t = hr_streams_topology(sg);

	for (int32_t i = 0; t && i < t->subtopologies.nr; i++)
		if (hr_str_eq(t->subtopologies.v[i].subtopology_id, name))
			return &t->subtopologies.v[i];
	return NULL;
}

static bool streams_tasks(struct hr_groups_walk *w, const struct hr_streams_group *sg,
			  struct hr_group_seen_member *m, const struct hr_tasks *tasks)
{
	bool more = true;

	for (int32_t i = 0; more && i < tasks->nr; i++) {
		const hr_streams_sub_t *sub = sub_of(sg, tasks->v[i].sub);

		m->partition = tasks->v[i].partition;
		for (int32_t k = 0; sub && more && k < sub->source_topics.nr; k++) {
			m->topic = sub->source_topics.v[k];
			more = tell_member(w, m);
		}
		for (int32_t k = 0; sub && more && k < sub->repartition_source_topics.nr; k++) {
			m->topic = sub->repartition_source_topics.v[k].name;
			more = tell_member(w, m);
		}
	}
	return more;
}

static void streams_members(struct hr_groups_walk *w, const struct hr_group *g)
{
	struct hr_streams_member *sm;

	hr_streams_each_member(sm, g->streams) {
		const hr_streams_meta_t *meta = hr_streams_meta(sm);
		struct hr_group_seen_member m = { .group = g->id, .partition = -1 };

		m.client = meta ? meta->client_id : HR_STR_NULL;
		m.host = meta ? meta->client_host : HR_STR_NULL;
		if (tell_member(w, &m) &&
		    streams_tasks(w, g->streams, &m, &sm->assigned.of[HR_ROLE_ACTIVE]))
			streams_tasks(w, g->streams, &m, &sm->revoking.of[HR_ROLE_ACTIVE]);
	}
}

static void offsets(struct hr_groups_walk *w, const struct hr_group *g)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&g->offsets, &it); n && may_tell(w);
	     n = hr_htable_iter_next(&g->offsets, &it)) {
		const struct hr_group_offset *o = hr_container_of(n, struct hr_group_offset, node);

		w->told++;
		w->offset(w->arg, g->id, o->topic, o->partition, o->offset);
	}
}

static void tell(struct hr_groups_walk *w, const struct hr_group *g)
{
	w->told++;
	if (g->kind == HR_GROUP_CLASSIC)
		classic_members(w, g);
	else if (g->kind == HR_GROUP_CONSUMER)
		consumer_members(w, g);
	else if (g->kind == HR_GROUP_STREAMS)
		streams_members(w, g);
	offsets(w, g);
}

bool hr_groups_walk(void *machine, struct hr_groups_walk *w)
{
	const struct hr_htable *t = &((const struct hr_groups *)machine)->by_id;
	struct hr_htable_iter it = { .bucket = w->bucket };
	struct hr_hnode *n = w->bucket ? hr_htable_iter_next(t, &it) : hr_htable_iter_first(t, &it);

	w->told = 0;
	for (w->bucket = 0; n && !w->bucket; n = hr_htable_iter_next(t, &it)) {
		tell(w, hr_container_of(n, struct hr_group, by_id));
		/* Ends only between buckets, where no group is remembered. */
		if (w->told >= w->rows && !it.next)
			w->bucket = it.bucket;
	}
	return w->bucket;
}
