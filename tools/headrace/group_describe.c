// SPDX-License-Identifier: Apache-2.0
/*
 * group_describe: type, state and members of groups, each by the call of its type.
 *
 * The coordinator's list says which type a group has; a group that it does not list, and
 * one that has changed its type meanwhile, is asked about as a classic one, whose answer is
 * also that there is no such group.
 *
 * Members of a classic group carry their subscription and assignment as bytes that only the
 * clients understand; those of the protocol type "consumer" are read, others are not.
 */
#include <hr/lib/be.h>
#include <hr/protocol/gen/consumer_group_describe.h>
#include <hr/protocol/gen/consumer_protocol.h>
#include <hr/protocol/gen/describe_groups.h>
#include <hr/protocol/gen/share_group_describe.h>
#include <hr/protocol/gen/streams_group_describe.h>
#include <hr/protocol/wire_error.h>
#include <stdio.h>
#include <stdlib.h>
#include "group.h"

#define CONSUMER_PROTOCOL_MAX 3

json_t *hr_groups_of(const json_t *groups, int64_t id)
{
	json_t *own = json_array(), *group;
	size_t i;

	json_array_foreach(groups, i, group)
		if (json_is_null(json_object_get(group, "error")) &&
		    hr_j_int(group, "coordinator") == id)
			json_array_append(own, group);
	return own;
}

static json_t *text_of(struct hr_str s)
{
	json_t *v = hr_str_is_null(s) ? json_null() : json_stringn(s.p, (size_t)s.len);

	return v ? v : json_string("(not UTF-8)");
}

/* --- classic ------------------------------------------------------------------------ */

/* The version that stands before the bytes; -1 when there is none. */
static int16_t take_version(struct hr_slice *s)
{
	int16_t version;

	if (s->len < 2)
		return -1;
	version = (int16_t)hr_be16_get(s->p);
	s->p += 2;
	s->len -= 2;
	return HR_MIN(version, CONSUMER_PROTOCOL_MAX);
}

static void add_subscription(struct hr_arena *a, struct hr_slice bytes, json_t *member)
{
	struct hr_consumer_protocol_subscription v;
	int16_t version = take_version(&bytes);
	json_t *topics;
	size_t used;

	if (version < 0 || hr_msg_decode(&hr_consumer_protocol_subscription_desc, version, bytes.p,
					 (size_t)bytes.len, a, &v, &used))
		return;
	topics = json_array();
	for (int32_t i = 0; i < v.topics.nr; i++)
		json_array_append_new(topics, text_of(v.topics.v[i]));
	json_object_set_new(member, "subscribed", topics);
	if (version >= 3)
		json_object_set_new(member, "rack", text_of(v.rack_id));
}

static void add_assignment(struct hr_arena *a, struct hr_slice bytes, json_t *member)
{
	struct hr_consumer_protocol_assignment v;
	int16_t version = take_version(&bytes);
	json_t *assigned = json_object(), *list;
	char name[512];
	size_t used;

	json_object_set_new(member, "assigned", assigned);
	if (version < 0 || hr_msg_decode(&hr_consumer_protocol_assignment_desc, version, bytes.p,
					 (size_t)bytes.len, a, &v, &used))
		return;
	for (int32_t i = 0; i < v.assigned_partitions.nr; i++) {
		list = json_array();
		for (int32_t k = 0; k < v.assigned_partitions.v[i].partitions.nr; k++)
			json_array_append_new(
				list, json_integer(v.assigned_partitions.v[i].partitions.v[k]));
		snprintf(name, sizeof(name), "%.*s", (int)v.assigned_partitions.v[i].topic.len,
			 v.assigned_partitions.v[i].topic.p);
		json_object_set_new(assigned, name, list);
	}
}

static json_t *classic_member(struct hr_arena *a, bool consumer,
			      const struct hr_describe_groups_response_described_group_member *m)
{
	json_t *member = json_pack("{s:o, s:o, s:o, s:o, s:n, s:n, s:s, s:n, s:n, s:n, s:n}",
				   "member", text_of(m->member_id), "instance",
				   text_of(m->group_instance_id), "client", text_of(m->client_id),
				   "host", text_of(m->client_host), "rack", "epoch", "protocol",
				   "classic", "subscribed", "assigned", "target", "tasks");

	if (consumer) {
		add_subscription(a, m->member_metadata, member);
		add_assignment(a, m->member_assignment, member);
	}
	return member;
}

static void set_classic(struct hr_arena *a, json_t *group,
			const struct hr_describe_groups_response_described_group *from)
{
	bool consumer = hr_str_eqc(from->protocol_type, "consumer");
	json_t *members = json_array();
	int code = from->error_code;

	/* Before version 6 a group that is none is a dead one. */
	if (!code && hr_str_eqc(from->group_state, "Dead"))
		code = HR_ERR_GROUP_ID_NOT_FOUND;
	if (code) {
		json_object_set_new(group, "error", json_string(hr_wire_err_name(code)));
		if (code == HR_ERR_GROUP_ID_NOT_FOUND)
			json_object_set_new(group, "state", json_string("Dead"));
	} else {
		json_object_set_new(group, "type", json_string("classic"));
		json_object_set_new(group, "state", text_of(from->group_state));
		json_object_set_new(group, "protocol", text_of(from->protocol_type));
		json_object_set_new(group, "assignor", text_of(from->protocol_data));
	}
	for (int32_t i = 0; i < from->members.nr; i++)
		json_array_append_new(members, classic_member(a, consumer, &from->members.v[i]));
	json_object_set_new(group, "members", members);
}

static int ask_classic(struct hr_groups *g, struct hr_session *s, const json_t *index,
		       struct hr_str *names, int32_t nr)
{
	struct hr_describe_groups_response answer;
	struct hr_describe_groups_request q;
	char name[512];
	int16_t version;
	json_t *group;

	hr_struct_init(&hr_describe_groups_request_desc, &q);
	q.groups.v = names;
	q.groups.nr = nr;
	if (hr_client_version(&s->c, HR_API_DESCRIBE_GROUPS, &version) ||
	    hr_client_call(&s->c, HR_API_DESCRIBE_GROUPS, version, &q, &s->a, &answer))
		return hr_cli_fail("%s", s->c.err);
	for (int32_t i = 0; i < answer.groups.nr; i++) {
		snprintf(name, sizeof(name), "%.*s", (int)answer.groups.v[i].group_id.len,
			 answer.groups.v[i].group_id.p);
		group = json_object_get(index, name);
		if (group)
			set_classic(&s->a, group, &answer.groups.v[i]);
	}
	return 0;
}

/* --- consumer, share, streams -------------------------------------------------------- */

static json_t *topics_of(const json_t *assignment)
{
	json_t *out = json_object(), *t;
	size_t i;

	json_array_foreach(json_object_get(assignment, "topicPartitions"), i, t)
		json_object_set_new(out, hr_j_text(t, "topicName"), hr_j_copy(t, "partitions"));
	return out;
}

static const char *member_protocol(const json_t *m)
{
	json_t *classic = json_object_get(m, "isClassic");

	if (classic)
		return json_is_true(classic) ? "classic" : "streams";
	return hr_j_int(m, "memberType") == 0 ? "classic" : "consumer";
}

static json_t *member_of(const json_t *m, const char *type)
{
	json_t *regex = json_object_get(m, "subscribedTopicRegex");
	bool share = !strcmp(type, "share");

	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:n}", "member",
			 hr_j_copy(m, "memberId"), "instance", hr_j_copy(m, "instanceId"), "client",
			 hr_j_copy(m, "clientId"), "host", hr_j_copy(m, "clientHost"), "rack",
			 hr_j_copy(m, "rackId"), "epoch", hr_j_copy(m, "memberEpoch"), "protocol",
			 share ? "share" : member_protocol(m), "subscribed",
			 json_is_string(regex) && *json_string_value(regex)
				 ? json_incref(regex)
				 : hr_j_copy(m, "subscribedTopicNames"),
			 "assigned", topics_of(json_object_get(m, "assignment")), "target",
			 share ? json_null() : topics_of(json_object_get(m, "targetAssignment")),
			 "tasks");
}

/* "SUBTOPOLOGY_PARTITION" each. */
static json_t *tasks_of(const json_t *assignment, const char *kind)
{
	json_t *out = json_array(), *t, *p;
	char text[300];
	size_t i, k;

	json_array_foreach(json_object_get(assignment, kind), i, t)
		json_array_foreach(json_object_get(t, "partitions"), k, p) {
			snprintf(text, sizeof(text), "%s_%lld", hr_j_text(t, "subtopologyId"),
				 (long long)json_integer_value(p));
			json_array_append_new(out, json_string(text));
		}
	return out;
}

static void add_partitions(json_t *out, const char *topic, const json_t *partitions)
{
	json_t *list = json_object_get(out, topic);

	if (!list) {
		list = json_array();
		json_object_set_new(out, topic, list);
	}
	json_array_extend(list, (json_t *)partitions);
}

/* What the active tasks read: the sources of their subtopologies at their partitions. */
static json_t *sources_of(const json_t *group, const json_t *assignment)
{
	json_t *subs = json_object_get(json_object_get(group, "topology"), "subtopologies");
	json_t *out = json_object(), *t, *sub, *topic;
	size_t i, k, n;

	json_array_foreach(json_object_get(assignment, "activeTasks"), i, t)
		json_array_foreach(subs, k, sub) {
			json_t *partitions = json_object_get(t, "partitions");

			if (strcmp(hr_j_text(sub, "subtopologyId"), hr_j_text(t, "subtopologyId")))
				continue;
			json_array_foreach(json_object_get(sub, "sourceTopics"), n, topic)
				add_partitions(out, json_string_value(topic), partitions);
			json_array_foreach(json_object_get(sub, "repartitionSourceTopics"), n,
					   topic)
				add_partitions(out, hr_j_text(topic, "name"), partitions);
		}
	return out;
}

static void add_tasks(json_t *member, const json_t *group, const json_t *m)
{
	json_t *assignment = json_object_get(m, "assignment");

	json_object_set_new(member, "assigned", sources_of(group, assignment));
	json_object_set_new(member, "target",
			    sources_of(group, json_object_get(m, "targetAssignment")));
	json_object_set_new(member, "tasks",
			    json_pack("{s:o, s:o, s:o}", "active",
				      tasks_of(assignment, "activeTasks"), "standby",
				      tasks_of(assignment, "standbyTasks"), "warmup",
				      tasks_of(assignment, "warmupTasks")));
	json_object_set_new(member, "process", hr_j_copy(m, "processId"));
}

static void set_group(json_t *group, const json_t *from)
{
	const char *type = hr_j_text(group, "type");
	json_t *members = json_array(), *m, *member;
	size_t i;

	if (hr_row_error(group, from))
		goto out;
	json_object_set_new(group, "state", hr_j_copy(from, "groupState"));
	json_object_set_new(group, "epoch", hr_j_copy(from, "groupEpoch"));
	json_object_set_new(group, "target_epoch", hr_j_copy(from, "assignmentEpoch"));
	json_object_set_new(group, "assignor", hr_j_copy(from, "assignorName"));
	json_array_foreach(json_object_get(from, "members"), i, m) {
		member = member_of(m, type);
		if (!strcmp(type, "streams"))
			add_tasks(member, from, m);
		json_array_append_new(members, member);
	}
out:
	json_object_set_new(group, "members", members);
}

/* The three requests have the same two fields, but are three structs. */
static int ask_typed(struct hr_groups *g, struct hr_session *s, const char *type,
		     struct hr_str *names, int32_t nr, json_t **ret_answer)
{
	struct hr_consumer_group_describe_request consumer;
	struct hr_streams_group_describe_request streams;
	struct hr_share_group_describe_request share;

	if (!strcmp(type, "streams")) {
		hr_struct_init(&hr_streams_group_describe_request_desc, &streams);
		streams.group_ids.v = names;
		streams.group_ids.nr = nr;
		return hr_groups_ask(g, s, HR_API_STREAMS_GROUP_DESCRIBE, INT16_MAX, &streams,
				     ret_answer);
	}
	if (!strcmp(type, "share")) {
		hr_struct_init(&hr_share_group_describe_request_desc, &share);
		share.group_ids.v = names;
		share.group_ids.nr = nr;
		return hr_groups_ask(g, s, HR_API_SHARE_GROUP_DESCRIBE, INT16_MAX, &share,
				     ret_answer);
	}
	hr_struct_init(&hr_consumer_group_describe_request_desc, &consumer);
	consumer.group_ids.v = names;
	consumer.group_ids.nr = nr;
	return hr_groups_ask(g, s, HR_API_CONSUMER_GROUP_DESCRIBE, INT16_MAX, &consumer,
			     ret_answer);
}

static int describe_batch(struct hr_groups *g, struct hr_session *s, const json_t *index,
			  const char *type, struct hr_str *names, int32_t nr)
{
	json_t *answer, *from, *group;
	size_t i;
	int ret;

	if (!strcmp(type, "classic"))
		return ask_classic(g, s, index, names, nr);
	ret = ask_typed(g, s, type, names, nr, &answer);
	json_array_foreach(json_object_get(answer, "groups"), i, from) {
		group = json_object_get(index, hr_j_text(from, "groupId"));
		if (!group)
			continue;
		if (hr_j_int(from, "errorCode") == HR_ERR_GROUP_ID_NOT_FOUND)
			json_object_set_new(group, "type", json_string("classic"));
		else
			set_group(group, from);
	}
	json_decref(answer);
	return ret;
}

/* --- all of them ----------------------------------------------------------------------- */

/* By name; what the coordinators' lists say about groups of which only the name is known. */
static int learn_types(struct hr_groups *g, const json_t *index)
{
	static const struct hr_group_filter all = { .states = { .nr = 0 } };
	json_t *listed = NULL, *group, *from;
	bool needed = false;
	const char *name;
	size_t i;
	int ret;

	json_object_foreach((json_t *)index, name, group)
		needed |= json_is_null(json_object_get(group, "type"));
	if (!needed)
		return 0;
	ret = hr_groups_list(g, &all, &listed);
	json_array_foreach(listed, i, from) {
		group = json_object_get(index, hr_j_text(from, "group"));
		if (!group)
			continue;
		json_object_set_new(group, "type", hr_j_copy(from, "type"));
		json_object_set_new(group, "protocol", hr_j_copy(from, "protocol"));
	}
	json_object_foreach((json_t *)index, name, group)
		if (json_is_null(json_object_get(group, "type")))
			json_object_set_new(group, "type", json_string("classic"));
	json_decref(listed);
	return ret;
}

static int describe_type(struct hr_groups *g, struct hr_session *s, const json_t *index,
			 const json_t *own, const char *type)
{
	struct hr_str names[HR_GROUP_BATCH_NR];
	size_t i, total = json_array_size(own);
	json_t *group;
	int32_t nr = 0;
	int ret = 0;

	json_array_foreach(own, i, group) {
		if (!strcmp(hr_j_text(group, "type"), type))
			names[nr++] = hr_str(hr_j_text(group, "group"));
		if (!nr || ret || (nr < HR_GROUP_BATCH_NR && i + 1 < total))
			continue;
		hr_groups_progress(g, "groups described", i, total);
		ret = describe_batch(g, s, index, type, names, nr);
		nr = 0;
	}
	return ret;
}

static int describe_node(struct hr_groups *g, int64_t node, const json_t *index, const json_t *own)
{
	static const char *const types[] = { "consumer", "streams", "share", "classic" };
	struct hr_session *s = json_array_size(own) ? hr_groups_node(g, node) : NULL;
	int ret = 0;

	for (size_t t = 0; s && !ret && t < HR_ARRAY_LEN(types); t++)
		ret = describe_type(g, s, index, own, types[t]);
	g->unseen += !!ret;
	return ret;
}

int hr_groups_describe(struct hr_groups *g, json_t *groups)
{
	json_t *index = json_object(), *group, *own;
	size_t i;
	int ret;

	json_array_foreach(groups, i, group)
		json_object_set(index, hr_j_text(group, "group"), group);
	ret = learn_types(g, index);
	for (size_t n = 0; !ret && n < g->node_nr; n++) {
		own = hr_groups_of(groups, g->nodes[n].id);
		/* What it could not tell is marked below. */
		(void)!describe_node(g, g->nodes[n].id, index, own);
		json_decref(own);
	}
	json_array_foreach(groups, i, group)
		if (json_is_null(json_object_get(group, "error")) &&
		    !json_object_get(group, "members"))
			json_object_set_new(group, "error", json_string("UNREACHABLE"));
	json_decref(index);
	hr_groups_progress_end(g);
	return ret;
}
