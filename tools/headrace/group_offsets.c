// SPDX-License-Identifier: Apache-2.0
/*
 * group_offsets: what groups have committed, how far their logs go, who reads what.
 *
 * Offsets are committed and asked for by topic name, also where later versions know ids:
 * a commit for a topic that is gone must still be shown.  The end of a log is that of an
 * ordinary reader, the high watermark.  A partition without leader, or whose leader cannot
 * be reached, keeps its row and carries the reason.
 */
#include <hr/protocol/gen/offset_fetch.h>
#include <hr/protocol/gen/describe_share_group_offsets.h>
#include <stdio.h>
#include <stdlib.h>
#include "group.h"
#include "topic.h"

#define OFFSET_FETCH_BY_NAME_MAX 9

/* --- sets of partitions ------------------------------------------------------------ */

void hr_partitions_add(json_t *set, const char *topic, int64_t partition, json_t *value)
{
	json_t *of = json_object_get(set, topic);
	char key[24];

	if (!of) {
		of = json_object();
		json_object_set_new(set, topic, of);
	}
	snprintf(key, sizeof(key), "%lld", (long long)partition);
	json_object_set_new(of, key, value);
}

json_t *hr_partitions_get(const json_t *set, const char *topic, int64_t partition)
{
	char key[24];

	snprintf(key, sizeof(key), "%lld", (long long)partition);
	return json_object_get(json_object_get(set, topic), key);
}

/* --- committed ------------------------------------------------------------------------- */

json_t *hr_group_offset_row(json_t *group, const char *topic, int64_t partition)
{
	json_t *set = json_object_get(group, "offsets"), *row;

	if (!set) {
		set = json_object();
		json_object_set_new(group, "offsets", set);
	}
	row = hr_partitions_get(set, topic, partition);
	if (row)
		return row;
	row = json_pack("{s:O, s:s, s:I, s:n, s:n, s:n, s:n, s:n, s:n, s:n, s:n, s:n, s:n}",
			"group", json_object_get(group, "group"), "topic", topic, "partition",
			(json_int_t)partition, "current", "end", "lag", "member", "instance",
			"host", "client", "leader_epoch", "metadata", "error");
	hr_partitions_add(set, topic, partition, row);
	return row;
}

json_t *hr_group_offset_rows(const json_t *group)
{
	json_t *rows = json_array(), *of, *row;
	const char *topic, *key;

	json_object_foreach(json_object_get(group, "offsets"), topic, of)
		json_object_foreach(of, key, row)
			json_array_append(rows, row);
	return hr_rows_sorted(rows);
}

static void add_committed(json_t *group, const json_t *topics)
{
	json_t *t, *p, *row;
	size_t i, k;

	json_array_foreach(topics, i, t)
		json_array_foreach(json_object_get(t, "partitions"), k, p) {
			if (hr_j_int(p, "committedOffset") < 0 && !hr_j_int(p, "errorCode"))
				continue;
			row = hr_group_offset_row(group, hr_j_text(t, "name"),
						  hr_j_int(p, "partitionIndex"));
			if (hr_row_error(row, p))
				continue;
			json_object_set_new(row, "current", hr_j_copy(p, "committedOffset"));
			if (hr_j_int(p, "committedLeaderEpoch") >= 0)
				json_object_set_new(row, "leader_epoch",
						    hr_j_copy(p, "committedLeaderEpoch"));
			json_object_set_new(row, "metadata", hr_j_copy(p, "metadata"));
		}
}

/* Before version 8 one group a request. */
static int fetch_one(struct hr_groups *g, struct hr_session *s, json_t *group)
{
	struct hr_offset_fetch_request q;
	json_t *answer;
	int ret;

	hr_struct_init(&hr_offset_fetch_request_desc, &q);
	q.group_id = hr_str(hr_j_text(group, "group"));
	q.topics.nr = -1;
	ret = hr_groups_ask(g, s, HR_API_OFFSET_FETCH, 7, &q, &answer);
	if (!ret && !hr_row_error(group, answer))
		add_committed(group, json_object_get(answer, "topics"));
	json_decref(answer);
	return ret;
}

static int fetch_batch(struct hr_groups *g, struct hr_session *s, const json_t *own, size_t from,
		       size_t nr)
{
	struct hr_offset_fetch_request_group v[HR_GROUP_BATCH_NR];
	struct hr_offset_fetch_request q;
	json_t *answer, *one;
	size_t i;
	int ret;

	hr_struct_init(&hr_offset_fetch_request_desc, &q);
	for (i = 0; i < nr; i++) {
		hr_struct_init(&hr_offset_fetch_request_group_desc, &v[i]);
		v[i].group_id = hr_str(hr_j_text(json_array_get(own, from + i), "group"));
		v[i].topics.nr = -1;
	}
	q.groups.v = v;
	q.groups.nr = (int32_t)nr;
	ret = hr_groups_ask(g, s, HR_API_OFFSET_FETCH, OFFSET_FETCH_BY_NAME_MAX, &q, &answer);
	json_array_foreach(json_object_get(answer, "groups"), i, one)
		for (size_t k = 0; k < nr; k++)
			if (hr_str_eqc(v[k].group_id, hr_j_text(one, "groupId")) &&
			    !hr_row_error(json_array_get(own, from + k), one))
				add_committed(json_array_get(own, from + k),
					      json_object_get(one, "topics"));
	json_decref(answer);
	return ret;
}

/* A share group has where it starts and a lag that the broker counts. */
static int fetch_share(struct hr_groups *g, struct hr_session *s, json_t *group)
{
	struct hr_describe_share_group_offsets_request_group one;
	struct hr_describe_share_group_offsets_request q;
	json_t *answer, *from, *t, *p, *row;
	size_t i, k;
	int ret;

	hr_struct_init(&hr_describe_share_group_offsets_request_desc, &q);
	hr_struct_init(&hr_describe_share_group_offsets_request_group_desc, &one);
	one.group_id = hr_str(hr_j_text(group, "group"));
	one.topics.nr = -1;
	q.groups.v = &one;
	q.groups.nr = 1;
	ret = hr_groups_ask(g, s, HR_API_DESCRIBE_SHARE_GROUP_OFFSETS, INT16_MAX, &q, &answer);
	from = json_array_get(json_object_get(answer, "groups"), 0);
	if (!ret)
		hr_row_error(group, from);
	json_array_foreach(json_object_get(from, "topics"), i, t)
		json_array_foreach(json_object_get(t, "partitions"), k, p) {
			row = hr_group_offset_row(group, hr_j_text(t, "topicName"),
						  hr_j_int(p, "partitionIndex"));
			if (hr_row_error(row, p) || hr_j_int(p, "startOffset") < 0)
				continue;
			json_object_set_new(row, "current", hr_j_copy(p, "startOffset"));
			if (hr_j_int(p, "lag") >= 0)
				json_object_set_new(row, "lag", hr_j_copy(p, "lag"));
		}
	json_decref(answer);
	return ret;
}

static int fetch_node(struct hr_groups *g, struct hr_session *s, json_t *all)
{
	json_t *own = json_array(), *group;
	size_t i, nr, step = HR_GROUP_BATCH_NR;
	int16_t version;
	int ret = 0;

	json_array_foreach(all, i, group) {
		if (strcmp(hr_j_text(group, "type"), "share"))
			json_array_append(own, group);
		else if (!ret)
			ret = fetch_share(g, s, group);
	}
	nr = json_array_size(own);
	if (hr_client_version(&s->c, HR_API_OFFSET_FETCH, &version))
		ret = hr_cli_fail("%s", s->c.err);
	else if (version < 8)
		step = 1;
	for (i = 0; !ret && i < nr; i += step) {
		hr_groups_progress(g, "groups with offsets", i, nr);
		ret = step == 1 ? fetch_one(g, s, json_array_get(own, i))
				: fetch_batch(g, s, own, i, HR_MIN(step, nr - i));
	}
	json_decref(own);
	return ret;
}

int hr_groups_offsets(struct hr_groups *g, json_t *groups)
{
	for (size_t n = 0; n < g->node_nr; n++) {
		json_t *own = hr_groups_of(groups, g->nodes[n].id);
		struct hr_session *s = NULL;

		if (json_array_size(own))
			s = hr_groups_node(g, g->nodes[n].id);
		if (s && fetch_node(g, s, own))
			g->unseen++;
		json_decref(own);
	}
	hr_groups_progress_end(g);
	return 0;
}

/* --- the log --------------------------------------------------------------------------- */

static void add_found(json_t *found, const json_t *answer)
{
	json_t *t, *p, *row;
	size_t i, k;

	json_array_foreach(json_object_get(answer, "topics"), i, t)
		json_array_foreach(json_object_get(t, "partitions"), k, p) {
			row = json_pack("{s:o}", "offset", hr_j_copy(p, "offset"));
			if (hr_row_error(row, p))
				json_object_del(row, "offset");
			hr_partitions_add(found, hr_j_text(t, "name"),
					  hr_j_int(p, "partitionIndex"), row);
		}
}

static bool leads_any(const json_t *metadata, const json_t *set, int64_t leader)
{
	json_t *topic, *p;
	size_t i, k;

	json_array_foreach(json_object_get(metadata, "topics"), i, topic)
		json_array_foreach(json_object_get(topic, "partitions"), k, p)
			if (hr_j_int(p, "leaderId") == leader &&
			    hr_partitions_get(set, hr_j_text(topic, "name"),
					      hr_j_int(p, "partitionIndex")))
				return true;
	return false;
}

static bool is_in_set(const void *set, const char *topic, int64_t partition)
{
	return hr_partitions_get(set, topic, partition);
}

static int ask_topics(struct hr_groups *g, const json_t *set, json_t **ret_metadata)
{
	size_t nr = 0, size = json_object_size(set);
	char **names = hr_arena_array(&g->boot.a, size + 1, sizeof(*names));
	const char *topic;
	json_t *of;

	if (!names)
		return hr_cli_fail("out of memory");
	json_object_foreach((json_t *)set, topic, of)
		names[nr++] = (char *)topic;
	if (nr)
		return hr_session_metadata(&g->boot, names, (int)nr, ret_metadata);
	*ret_metadata = json_object();
	return 0;
}

static json_t *error_row(const char *name)
{
	return json_pack("{s:s}", "error", name);
}

/* Whoever has no answer: no leader, no such partition, no such topic, no way to the leader. */
static void add_missing(const json_t *metadata, const json_t *set, json_t *found)
{
	json_t *topic, *p, *of, *one, *row;
	const char *name, *key;
	size_t i, k;

	json_array_foreach(json_object_get(metadata, "topics"), i, topic) {
		name = hr_j_text(topic, "name");
		json_array_foreach(json_object_get(topic, "partitions"), k, p) {
			int64_t id = hr_j_int(p, "partitionIndex");

			if (hr_partitions_get(set, name, id) && !hr_partitions_get(found, name, id))
				hr_partitions_add(found, name, id,
						  error_row(hr_j_int(p, "leaderId") < 0
								    ? "LEADER_NOT_AVAILABLE"
								    : "UNREACHABLE"));
		}
		row = json_object();
		if (hr_row_error(row, topic))
			json_object_foreach(json_object_get(set, name), key, one)
				hr_partitions_add(found, name, strtoll(key, NULL, 10),
						  json_deep_copy(row));
		json_decref(row);
	}
	json_object_foreach((json_t *)set, name, of)
		json_object_foreach(of, key, one)
			if (!hr_partitions_get(found, name, strtoll(key, NULL, 10)))
				hr_partitions_add(found, name, strtoll(key, NULL, 10),
						  error_row("UNKNOWN_TOPIC_OR_PARTITION"));
}

int hr_groups_log(struct hr_groups *g, const json_t *set, int64_t time, json_t **ret_found)
{
	json_t *metadata = NULL, *found = json_object(), *answer;
	int ret = ask_topics(g, set, &metadata);

	for (size_t n = 0; !ret && n < g->node_nr; n++) {
		int64_t id = g->nodes[n].id;
		struct hr_session *s;

		hr_groups_progress(g, "leaders asked", n, g->node_nr);
		s = leads_any(metadata, set, id) ? hr_groups_node(g, id) : NULL;
		answer = NULL;
		if (s && hr_offsets_ask(s, metadata, id, time, is_in_set, set, &answer))
			g->unseen++;
		add_found(found, answer);
		json_decref(answer);
	}
	if (!ret)
		add_missing(metadata, set, found);
	json_decref(metadata);
	hr_groups_progress_end(g);
	*ret_found = found;
	return ret;
}

/* --- lag ------------------------------------------------------------------------------------ */

/* Rows for what the members have, with their names. */
static void add_owners(json_t *group)
{
	json_t *m, *partitions, *p, *row;
	const char *topic;
	size_t i, k;

	json_array_foreach(json_object_get(group, "members"), i, m)
		json_object_foreach(json_object_get(m, "assigned"), topic, partitions)
			json_array_foreach(partitions, k, p) {
				row = hr_group_offset_row(group, topic, json_integer_value(p));
				json_object_set_new(row, "member", hr_j_copy(m, "member"));
				json_object_set_new(row, "instance", hr_j_copy(m, "instance"));
				json_object_set_new(row, "host", hr_j_copy(m, "host"));
				json_object_set_new(row, "client", hr_j_copy(m, "client"));
			}
}

static void set_end(json_t *row, const json_t *found)
{
	const json_t *at =
		hr_partitions_get(found, hr_j_text(row, "topic"), hr_j_int(row, "partition"));
	int64_t current = hr_j_int(row, "current"), end = hr_j_int(at, "offset");

	if (json_object_get(at, "error") && json_is_null(json_object_get(row, "error")))
		json_object_set(row, "error", json_object_get(at, "error"));
	if (end < 0)
		return;
	json_object_set_new(row, "end", json_integer(end));
	if (current >= 0 && json_is_null(json_object_get(row, "lag")))
		json_object_set_new(row, "lag", json_integer(end - current));
}

int hr_groups_lag(struct hr_groups *g, json_t *groups)
{
	json_t *set = json_object(), *found = NULL, *group, *of, *row;
	const char *topic, *key;
	size_t i;
	int ret;

	json_array_foreach(groups, i, group) {
		add_owners(group);
		json_object_foreach(json_object_get(group, "offsets"), topic, of)
			json_object_foreach(of, key, row)
				hr_partitions_add(set, topic, strtoll(key, NULL, 10), json_true());
	}
	ret = hr_groups_log(g, set, -1, &found);
	json_array_foreach(groups, i, group)
		json_object_foreach(json_object_get(group, "offsets"), topic, of)
			json_object_foreach(of, key, row)
				set_end(row, found);
	json_decref(found);
	json_decref(set);
	return ret;
}

/* --- arguments ---------------------------------------------------------------------------------
 */

/* "P,P" behind a topic's colon. */
static int add_numbers(const char *text, const char *topic, const char *list, json_t *set)
{
	char *end;

	for (;; list = end + 1) {
		long p;

		errno = 0;
		p = strtol(list, &end, 10);
		if (end == list || errno || p < 0 || p > INT32_MAX || (*end && *end != ','))
			return hr_cli_usage("--topic wants NAME or NAME:P,P..., not '%s'", text);
		hr_partitions_add(set, topic, p, json_true());
		if (!*end)
			return 0;
	}
}

static int add_all(struct hr_groups *g, const char *name, json_t *set)
{
	char *names[] = { (char *)name };
	json_t *metadata = NULL, *topic, *p;
	size_t i;
	int ret = hr_session_metadata(&g->boot, names, 1, &metadata);

	topic = json_array_get(json_object_get(metadata, "topics"), 0);
	if (!ret)
		ret = hr_answer_check(topic, name);
	json_array_foreach(json_object_get(topic, "partitions"), i, p)
		hr_partitions_add(set, name, hr_j_int(p, "partitionIndex"), json_true());
	json_decref(metadata);
	return ret;
}

int hr_groups_partitions(struct hr_groups *g, const struct hr_opt_list *topics, json_t *set)
{
	char name[256];
	int ret = 0;

	for (int i = 0; !ret && i < topics->nr; i++) {
		const char *text = topics->v[i];
		size_t len = strcspn(text, ":");

		if (!len || len >= sizeof(name))
			return hr_cli_usage("--topic: '%s' is not a topic", text);
		memcpy(name, text, len);
		name[len] = 0;
		ret = text[len] ? add_numbers(text, name, text + len + 1, set)
				: add_all(g, name, set);
	}
	return ret;
}
