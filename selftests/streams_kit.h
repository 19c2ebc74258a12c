/* SPDX-License-Identifier: GPL-2.0 */
/*
 * streams_kit: members of a streams group, as Kafka Streams has them.
 *
 * A kit_worker remembers what it was told and says in its heartbeats what a client says:
 * everything when it joins, else only what changed.  It gives up tasks when a test lets it
 * (kit_worker_obey()).  All of a test use one topology.
 */
#ifndef HR_SELFTESTS_STREAMS_KIT_H
#define HR_SELFTESTS_STREAMS_KIT_H

#include <group/streams.h>
#include <hr/protocol/gen/streams_group_describe.h>
#include "group_kit.h"

#define KIT_TASKS_MAX 256

struct kit_tasks {
	struct hr_task v[HR_ROLE_NR][KIT_TASKS_MAX];
	int32_t nr[HR_ROLE_NR];
};

struct kit_worker {
	const char *group, *instance, *process;
	char id[24];
	int32_t epoch;
	struct kit_tasks has;  /* as the member has them */
	struct kit_tasks told; /* as it was last told */
	bool heard;	       /* told is newer than has */
	/* of the last answer */
	int16_t error;
	uint32_t status; /* bit i: status i was there */
	int32_t topic_nr; /* that are to be made */
};

/* Sources with @prefix and letters; names are literals of the test. */
struct kit_sub {
	const char *id, *source, *sink, *repartition, *changelog;
};

static inline hr_streams_asked_t *kit_topology(struct kit_call *kc, const struct kit_sub *subs,
					       int32_t nr)
{
	struct hr_arena *a = &kc->arena;
	hr_streams_asked_t *t = hr_arena_alloc(a, sizeof(*t));

	hr_struct_init(&hr_streams_group_heartbeat_request_topology_desc, t);
	t->subtopologies.nr = nr;
	t->subtopologies.v = hr_arena_array(a, (size_t)nr + 1, sizeof(t->subtopologies.v[0]));
	for (int32_t i = 0; i < nr; i++) {
		struct hr_streams_group_heartbeat_request_subtopology *s = &t->subtopologies.v[i];
		struct hr_streams_group_heartbeat_request_topic_info *info;

		hr_struct_init(&hr_streams_group_heartbeat_request_subtopology_desc, s);
		s->subtopology_id = hr_str(subs[i].id);
		s->source_topics.nr = s->source_topic_regex.nr = s->repartition_sink_topics.nr = 0;
		s->state_changelog_topics.nr = s->repartition_source_topics.nr = 0;
		s->copartition_groups.nr = 0;
		s->source_topics.v = hr_arena_array(a, 2, sizeof(struct hr_str));
		s->repartition_sink_topics.v = s->source_topics.v + 1;
		info = hr_arena_array(a, 2, sizeof(*info));
		hr_struct_init(&hr_streams_group_heartbeat_request_topic_info_desc, &info[0]);
		hr_struct_init(&hr_streams_group_heartbeat_request_topic_info_desc, &info[1]);
		info[0].topic_configs.nr = info[1].topic_configs.nr = 0;
		s->state_changelog_topics.v = &info[0];
		s->repartition_source_topics.v = &info[1];
		if (subs[i].source)
			s->source_topics.v[s->source_topics.nr++] = hr_str(subs[i].source);
		if (subs[i].sink)
			s->repartition_sink_topics.v[s->repartition_sink_topics.nr++] =
				hr_str(subs[i].sink);
		if (subs[i].changelog) {
			s->state_changelog_topics.nr = 1;
			info[0].name = hr_str(subs[i].changelog);
		}
		if (subs[i].repartition) {
			s->repartition_source_topics.nr = 1;
			info[1].name = hr_str(subs[i].repartition);
		}
	}
	return t;
}

typedef struct hr_streams_group_heartbeat_request_task_ids kit_row_t;

static inline int32_t kit_rows(struct hr_arena *a, const struct kit_tasks *t, int role,
			       kit_row_t **ret_v)
{
	struct hr_tasks s = { (struct hr_task *)t->v[role], t->nr[role] };
	struct hr_task_rows rows;

	if (hr_task_rows_make(a, &s, &rows))
		kit_fail("no memory");
	*ret_v = hr_arena_array(a, (size_t)rows.nr + 1, sizeof(**ret_v));
	for (int32_t i = 0; i < rows.nr; i++) {
		memset(&(*ret_v)[i], 0, sizeof(**ret_v));
		(*ret_v)[i].subtopology_id = rows.v[i].sub;
		(*ret_v)[i].partitions.v = rows.v[i].partitions;
		(*ret_v)[i].partitions.nr = rows.v[i].nr;
	}
	return rows.nr;
}

/* Names of subtopologies in a worker's sets are the test's own literals. */
static inline struct hr_str kit_sub_name(const struct kit_sub *subs, int32_t nr, struct hr_str s)
{
	for (int32_t i = 0; i < nr; i++)
		if (hr_str_eqc(s, subs[i].id))
			return hr_str(subs[i].id);
	kit_fail("a task of a subtopology that is not there");
	return HR_STR_NULL;
}

#define kit_told_read(w, role, rows, subs, sub_nr)                                              \
	do {                                                                                    \
		(w)->told.nr[role] = 0;                                                         \
		for (int32_t i_ = 0; i_ < (rows).nr; i_++)                                      \
			for (int32_t k_ = 0; k_ < (rows).v[i_].partitions.nr; k_++)             \
				(w)->told.v[role][(w)->told.nr[role]++] = (struct hr_task){     \
					kit_sub_name(subs, sub_nr, (rows).v[i_].subtopology_id),\
					(rows).v[i_].partitions.v[k_], 0 };                     \
	} while (0)

static inline void kit_worker_read(const struct kit_call *kc, struct kit_worker *w,
				   const struct kit_sub *subs, int32_t nr)
{
	const struct hr_streams_beat *out = kc->c.response;

	w->error = kc->c.call.err ? (int16_t)kc->c.call.err : out->resp.error_code;
	w->status = 0;
	w->topic_nr = out->topic_nr;
	if (w->error)
		return;
	for (int32_t i = 0; i < out->resp.status.nr; i++)
		w->status |= 1u << out->resp.status.v[i].status_code;
	w->epoch = out->resp.member_epoch;
	if (out->resp.active_tasks.nr < 0)
		return;
	kit_told_read(w, HR_ROLE_ACTIVE, out->resp.active_tasks, subs, nr);
	kit_told_read(w, HR_ROLE_STANDBY, out->resp.standby_tasks, subs, nr);
	kit_told_read(w, HR_ROLE_WARMUP, out->resp.warmup_tasks, subs, nr);
	w->heard = true;
}

/* @says: which tasks it has.  @lost: the member does not hear the answer. */
static inline int16_t kit_worker_beat(struct kit *k, struct kit_worker *w, int32_t epoch, bool says,
				      const struct kit_sub *subs, int32_t nr, bool lost)
{
	struct kit_call *kc = kit_call_new(1, &hr_streams_group_heartbeat_request_desc,
					   &hr_streams_group_heartbeat_response_desc);
	struct hr_streams_group_heartbeat_request *r = (void *)kc->c.request;
	struct hr_streams_beat *out = hr_arena_alloc(&kc->arena, sizeof(*out));
	struct kit_worker deaf = *w;
	int16_t error;

	memset(out, 0, sizeof(*out));
	hr_struct_init(&hr_streams_group_heartbeat_response_desc, &out->resp);
	kc->c.response = out;
	r->group_id = hr_str(w->group);
	r->member_id = hr_str(w->id);
	r->member_epoch = epoch;
	r->instance_id = hr_str(w->instance);
	if (!epoch) {
		r->rebalance_timeout_ms = 20000;
		r->process_id = hr_str(w->process);
		r->topology = kit_topology(kc, subs, nr);
		r->active_tasks.nr = r->standby_tasks.nr = r->warmup_tasks.nr = 0;
	} else if (says && epoch > 0) {
		r->active_tasks.nr = kit_rows(&kc->arena, &w->has, 0, &r->active_tasks.v);
		r->standby_tasks.nr = kit_rows(&kc->arena, &w->has, 1, &r->standby_tasks.v);
		r->warmup_tasks.nr = kit_rows(&kc->arena, &w->has, 2, &r->warmup_tasks.v);
	}
	hr_groups_streams_heartbeat(k->m, &kc->c);
	if (!kc->done)
		kit_fail("a heartbeat that is not answered");
	kit_worker_read(kc, lost ? &deaf : w, subs, nr);
	error = lost ? deaf.error : w->error;
	kit_call_free(kc);
	return error;
}

/* Has what it was told. */
static inline void kit_worker_obey(struct kit_worker *w)
{
	if (w->heard)
		w->has = w->told;
	w->heard = false;
}

static inline struct hr_streams_group *kit_streams(struct kit *k, const char *id)
{
	struct hr_group *g = hr_group_find(k->m, hr_str(id));

	return g && g->kind == HR_GROUP_STREAMS ? g->streams : NULL;
}

#endif
