/* SPDX-License-Identifier: GPL-2.0 */
/*
 * consumer_kit: members of a consumer group, as a client library has them.
 *
 * A kit_member remembers what it was told and says in its heartbeats what a client says:
 * everything when it joins, else only what changed.  It gives up partitions when a test
 * lets it (kit_obey()).
 */
#ifndef HR_SELFTESTS_CONSUMER_KIT_H
#define HR_SELFTESTS_CONSUMER_KIT_H

#include <group/consumer.h>
#include <hr/protocol/gen/consumer_group_heartbeat.h>
#include "group_kit.h"

#define KIT_PARTS_MAX 512

struct kit_parts {
	struct hr_tp v[KIT_PARTS_MAX];
	int32_t nr;
};

struct kit_member {
	const char *group, *instance, *rack, *assignor;
	char id[48];
	int32_t epoch;
	struct kit_parts owned;	   /* as the member has them */
	struct kit_parts assigned; /* as it was last told */
	bool told;		   /* assigned is newer than owned */
	/* of the last answer */
	int16_t error;
	char message[160];
	bool has_assignment;
	int32_t interval_ms;
};

/* What a heartbeat says beside epoch and owned partitions; NULL and -1: nothing. */
struct kit_says {
	const char *const *topics; /* NULL terminated */
	const char *regex;
	int32_t rebalance_timeout_ms;
	bool owned; /* says what it owns */
	int16_t version;
};

#define KIT_SAYS_NOTHING ((struct kit_says){ .rebalance_timeout_ms = -1, .version = 1 })

static inline void kit_beat_fill(struct kit_call *kc, const struct kit_member *m, int32_t epoch,
				 const struct kit_says *s)
{
	struct hr_consumer_group_heartbeat_request *r = (void *)kc->c.request;
	int32_t pos = 0, start, nr = 0;
	const struct hr_tps owned = { (struct hr_tp *)m->owned.v, m->owned.nr };

	r->group_id = hr_str(m->group);
	r->member_id = hr_str(m->id);
	r->member_epoch = epoch;
	r->instance_id = hr_str(m->instance);
	r->rack_id = hr_str(m->rack);
	r->server_assignor = hr_str(m->assignor);
	r->rebalance_timeout_ms = s->rebalance_timeout_ms;
	r->subscribed_topic_regex = hr_str(s->regex);
	r->subscribed_topic_names.nr = -1;
	r->topic_partitions.nr = -1;
	while (s->topics && s->topics[nr])
		nr++;
	if (s->topics) {
		r->subscribed_topic_names.nr = nr;
		r->subscribed_topic_names.v = hr_arena_array(&kc->arena, (size_t)nr + 1,
							     sizeof(struct hr_str));
		for (int32_t i = 0; i < nr; i++)
			r->subscribed_topic_names.v[i] = hr_str(s->topics[i]);
	}
	if (!s->owned)
		return;
	r->topic_partitions.nr = 0;
	r->topic_partitions.v = hr_arena_array(&kc->arena, (size_t)owned.nr + 1,
					       sizeof(r->topic_partitions.v[0]));
	while (hr_tps_next_topic(&owned, &pos, &start)) {
		struct hr_consumer_group_heartbeat_request_topic_partitions *row =
			&r->topic_partitions.v[r->topic_partitions.nr++];

		row->topic_id = owned.v[start].topic;
		row->partitions.v = hr_arena_array(&kc->arena, (size_t)(pos - start),
						   sizeof(int32_t));
		for (int32_t i = start; i < pos; i++)
			row->partitions.v[row->partitions.nr++] = owned.v[i].partition;
	}
}

static inline void kit_beat_read(const struct kit_call *kc, struct kit_member *m)
{
	const struct hr_consumer_group_heartbeat_response *resp = kc->c.response;

	m->error = kc->c.call.err ? (int16_t)kc->c.call.err : resp->error_code;
	snprintf(m->message, sizeof(m->message), "%.*s", HR_MAX(resp->error_message.len, 0),
		 resp->error_message.p ? resp->error_message.p : "");
	m->has_assignment = resp->assignment;
	if (m->error)
		return;
	m->epoch = resp->member_epoch;
	m->interval_ms = resp->heartbeat_interval_ms;
	if (!hr_str_is_null(resp->member_id))
		snprintf(m->id, sizeof(m->id), "%.*s", resp->member_id.len, resp->member_id.p);
	if (!resp->assignment)
		return;
	m->assigned.nr = 0;
	for (int32_t i = 0; i < resp->assignment->topic_partitions.nr; i++)
		for (int32_t k = 0; k < resp->assignment->topic_partitions.v[i].partitions.nr; k++)
			m->assigned.v[m->assigned.nr++] = (struct hr_tp){
				resp->assignment->topic_partitions.v[i].topic_id,
				resp->assignment->topic_partitions.v[i].partitions.v[k] };
	m->told = true;
}

/* @lost: the member does not hear the answer. */
static inline int16_t kit_beat_raw(struct kit *k, struct kit_member *m, int32_t epoch,
				   const struct kit_says *s, bool lost)
{
	struct kit_call *kc = kit_call_new(s->version, &hr_consumer_group_heartbeat_request_desc,
					   &hr_consumer_group_heartbeat_response_desc);
	int16_t error;

	kit_beat_fill(kc, m, epoch, s);
	hr_groups_consumer_heartbeat(k->m, &kc->c);
	if (!kc->done)
		kit_fail("a heartbeat without an answer");
	error = ((struct hr_consumer_group_heartbeat_response *)kc->c.response)->error_code;
	if (!lost)
		kit_beat_read(kc, m);
	kit_call_free(kc);
	return error;
}

static inline int16_t kit_join(struct kit *k, struct kit_member *m, const char *const *topics)
{
	const struct kit_says s = { .topics = topics, .rebalance_timeout_ms = 30000, .owned = true,
				    .version = 1 };

	m->owned.nr = 0;
	return kit_beat_raw(k, m, 0, &s, false);
}

static inline int16_t kit_beat(struct kit *k, struct kit_member *m)
{
	struct kit_says s = KIT_SAYS_NOTHING;

	s.owned = true;
	return kit_beat_raw(k, m, m->epoch, &s, false);
}

static inline int16_t kit_leave(struct kit *k, struct kit_member *m, int32_t epoch)
{
	const struct kit_says s = KIT_SAYS_NOTHING;

	return kit_beat_raw(k, m, epoch, &s, false);
}

/* The member does as it was told. */
static inline void kit_obey(struct kit_member *m)
{
	if (m->told)
		m->owned = m->assigned;
	m->told = false;
}

/* The machine sees the draft as it is now. */
static inline void kit_publish(struct kit *k)
{
	struct hr_image *frozen;
	struct hr_changes changes = *k->image->changes;

	if (hr_image_freeze(k->image, &frozen))
		kit_fail("no image");
	hr_groups_ops.set_image(k->m, frozen, &changes);
	hr_image_put(frozen);
	k->image->changes->topic_nr = 0;
	k->image->changes->all = false;
}

/* A kit whose topics can change; @changes lives as long. */
static inline void kit_consumer_init(struct kit *k, struct hr_changes *changes, uint64_t seed,
				     const char *settings)
{
	memset(changes, 0, sizeof(*changes));
	kit_init(k, seed, settings);
	k->image->changes = changes;
	kit_start(k);
}

static inline void kit_consumer_fini(struct kit *k)
{
	struct hr_changes *changes = k->image->changes;

	k->image->changes = NULL;
	kit_fini(k);
	hr_changes_fini(changes);
}

static inline struct hr_consumer_group *kit_group(struct kit *k, const char *id)
{
	struct hr_group *g = hr_group_find(k->m, hr_str(id));

	return g && g->kind == HR_GROUP_CONSUMER ? g->consumer : NULL;
}

/* Types of the records from @from on, as text "5 3 7 6 8", a tombstone with '-'. */
static inline const char *kit_types(const struct kit *k, size_t from, char out[512])
{
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = from; i < k->log_nr && len < 500; i++)
		len += (size_t)snprintf(out + len, 512 - len, "%s%s%d", i > from ? " " : "",
					k->log[i].tombstone ? "-" : "", k->log[i].type);
	return out;
}

/* --- the persistent state as text -------------------------------------------------------- */

static inline void kit_print_parts(struct hr_buf *b, const char *what, const struct hr_tps *s)
{
	hr_buf_printf(b, " %s", what);
	for (int32_t i = 0; i < s->nr; i++)
		hr_buf_printf(b, " %02x%02x.%d@%d", s->v[i].topic.b[8], s->v[i].topic.b[9],
			      s->v[i].partition, s->v[i].epoch);
}

static inline int kit_by_line(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline void kit_print_member(struct hr_buf *b, const struct hr_consumer_member *m)
{
	hr_buf_printf(b, "%s %d %s %s %s %s %s %s %d %d %d %d %d", m->id, m->counts,
		      m->instance_id ? m->instance_id : "-", m->rack_id ? m->rack_id : "-",
		      m->client_id ? m->client_id : "-", m->client_host ? m->client_host : "-",
		      m->regex ? m->regex : "-", m->assignor ? m->assignor : "-",
		      m->rebalance_timeout_ms, m->epoch, m->previous_epoch, m->state,
		      m->has_target);
	for (int32_t i = 0; i < m->topic_nr; i++)
		hr_buf_printf(b, " %s", m->topics[i]);
	kit_print_parts(b, "has", &m->assigned);
	kit_print_parts(b, "revokes", &m->revoking);
	kit_print_parts(b, "target", &m->target);
}

static inline void kit_print_regex(struct hr_buf *b, const struct hr_consumer_regex *x)
{
	hr_buf_printf(b, "%s %d %d %lld %lld", x->text, x->member_nr, x->resolved,
		      (long long)x->version, (long long)x->timestamp_ms);
	for (int32_t i = 0; i < x->topic_nr; i++)
		hr_buf_printf(b, " %s", x->topics[i]);
}

/* One line for each element of a table, sorted. */
static inline void kit_print_table(struct hr_buf *out, const struct hr_htable *t, bool regex)
{
	char **lines = calloc(t->nr + 1, sizeof(*lines));
	struct hr_htable_iter it;
	size_t nr = 0;

	for (struct hr_hnode *n = hr_htable_iter_first(t, &it); n;
	     n = hr_htable_iter_next(t, &it)) {
		struct hr_buf b = HR_BUF_INIT;

		if (regex)
			kit_print_regex(&b, hr_container_of(n, struct hr_consumer_regex, by_text));
		else
			kit_print_member(&b, hr_container_of(n, struct hr_consumer_member, by_id));
		lines[nr++] = strdup(hr_buf_cstr(&b));
		hr_buf_fini(&b);
	}
	if (nr)
		qsort(lines, nr, sizeof(*lines), kit_by_line);
	for (size_t i = 0; i < nr; i++) {
		hr_buf_printf(out, "%s\n", lines[i]);
		free(lines[i]);
	}
	free(lines);
}

static inline char *kit_consumer_text(struct kit *k)
{
	struct hr_consumer_group *cg = kit_group(k, "g");
	struct hr_buf b = HR_BUF_INIT;
	char *text;

	if (cg) {
		hr_buf_printf(&b, "%d %llx %d %lld %d %d members %d regexes %d/%d owners %zu\n",
			      cg->epoch, (unsigned long long)cg->hash, cg->target_epoch,
			      (long long)cg->target_ms, cg->has_partition_metadata, cg->state,
			      cg->member_nr, cg->regex_nr, cg->resolved_nr, cg->owners.nr);
		kit_print_table(&b, &cg->by_id, false);
		kit_print_table(&b, &cg->regexes, true);
	}
	text = strdup(hr_buf_cstr(&b));
	hr_buf_fini(&b);
	return text;
}

#endif
