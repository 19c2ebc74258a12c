// SPDX-License-Identifier: Apache-2.0
/*
 * group_delete: takes away groups, or single committed offsets of one.
 *
 * Offsets of a topic to which a member is subscribed are refused by the broker, and so is
 * a group that has members; the first refusal becomes the reason of the exit status.
 */
#include <hr/protocol/gen/delete_groups.h>
#include <hr/protocol/gen/offset_delete.h>
#include <hr/protocol/wire_error.h>
#include <stdio.h>
#include <stdlib.h>
#include "group.h"
#include "topic.h"

/* --- groups ------------------------------------------------------------------------- */

static int delete_batch(struct hr_groups *g, struct hr_session *s, const json_t *own, size_t from,
			size_t nr)
{
	struct hr_str names[HR_GROUP_BATCH_NR];
	struct hr_delete_groups_request q;
	json_t *answer, *one, *group;
	size_t i;
	int ret;

	hr_struct_init(&hr_delete_groups_request_desc, &q);
	for (i = 0; i < nr; i++)
		names[i] = hr_str(hr_j_text(json_array_get(own, from + i), "group"));
	q.groups_names.v = names;
	q.groups_names.nr = (int32_t)nr;
	ret = hr_groups_ask(g, s, HR_API_DELETE_GROUPS, INT16_MAX, &q, &answer);
	json_array_foreach(json_object_get(answer, "results"), i, one)
		for (size_t k = 0; k < nr; k++) {
			group = json_array_get(own, from + k);
			if (!hr_str_eqc(names[k], hr_j_text(one, "groupId")))
				continue;
			json_object_set_new(group, "answered", json_true());
			json_object_set_new(group, "message", hr_j_copy(one, "errorMessage"));
			hr_row_error(group, one);
		}
	json_decref(answer);
	return ret;
}

static int delete_node(struct hr_groups *g, int64_t node, const json_t *own)
{
	struct hr_session *s = json_array_size(own) ? hr_groups_node(g, node) : NULL;
	size_t nr = json_array_size(own);
	int ret = 0;

	for (size_t i = 0; s && !ret && i < nr; i += HR_GROUP_BATCH_NR) {
		hr_groups_progress(g, "groups deleted", i, nr);
		ret = delete_batch(g, s, own, i, HR_MIN((size_t)HR_GROUP_BATCH_NR, nr - i));
	}
	g->unseen += !!ret;
	return ret;
}

static int print_deleted(const struct hr_cli *cli, const json_t *groups, bool unseen)
{
	static const struct hr_column cols[] = { { "group" }, { "error" }, { "message" } };
	json_t *rows = json_array(), *group, *bad = NULL;
	size_t i;
	int ret = 0;

	json_array_foreach(groups, i, group) {
		if (json_is_null(json_object_get(group, "error")) &&
		    !json_object_get(group, "answered"))
			json_object_set_new(group, "error", json_string("UNREACHABLE"));
		if (!bad && json_is_string(json_object_get(group, "error")))
			bad = group;
		json_array_append_new(rows, json_pack("{s:o, s:o, s:o}", "group",
						      hr_j_copy(group, "group"), "error",
						      hr_j_copy(group, "error"), "message",
						      hr_j_copy(group, "message")));
	}
	if (bad && !cli->json && json_array_size(rows) == 1)
		json_decref(rows);
	else
		ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	if (bad && !unseen)
		return hr_cli_fail("%s: %s", hr_j_text(bad, "group"), hr_j_text(bad, "error"));
	return bad ? HR_EXIT_FAILED : ret;
}

int hr_group_delete(const struct hr_cli *cli, int argc, char **argv)
{
	json_t *groups = NULL, *own;
	struct hr_groups g;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret && argc < 2)
		ret = hr_cli_usage("group delete wants a GROUP");
	if (ret)
		return ret;
	ret = hr_groups_open(&g, cli);
	if (!ret)
		ret = hr_groups_find(&g, argv + 1, argc - 1, &groups);
	for (size_t n = 0; !ret && n < g.node_nr; n++) {
		own = hr_groups_of(groups, g.nodes[n].id);
		/* What it could not tell is marked by print_deleted(). */
		(void)!delete_node(&g, g.nodes[n].id, own);
		json_decref(own);
	}
	hr_groups_close(&g);
	if (!ret)
		ret = print_deleted(cli, groups, g.unseen);
	json_decref(groups);
	return ret;
}

/* --- offsets ---------------------------------------------------------------------------- */

static int ask_offset_delete(struct hr_groups *g, struct hr_session *s, const char *group,
			     const json_t *set, json_t **ret_answer)
{
	struct hr_offset_delete_request q;
	const char *topic, *key;
	json_t *of, *one;

	hr_struct_init(&hr_offset_delete_request_desc, &q);
	q.group_id = hr_str(group);
	q.topics.v = hr_arena_array(&s->a, json_object_size(set), sizeof(*q.topics.v));
	if (!q.topics.v)
		return hr_cli_fail("out of memory");
	json_object_foreach((json_t *)set, topic, of) {
		struct hr_offset_delete_request_topic *t = &q.topics.v[q.topics.nr++];

		hr_struct_init(&hr_offset_delete_request_topic_desc, t);
		t->name = hr_str(topic);
		t->partitions.v =
			hr_arena_array(&s->a, json_object_size(of), sizeof(*t->partitions.v));
		if (!t->partitions.v)
			return hr_cli_fail("out of memory");
		json_object_foreach(of, key, one)
			t->partitions.v[t->partitions.nr++].partition_index =
				(int32_t)strtol(key, NULL, 10);
	}
	return hr_groups_ask(g, s, HR_API_OFFSET_DELETE, INT16_MAX, &q, ret_answer);
}

static int print_offsets(const struct hr_cli *cli, const char *group, const json_t *answer)
{
	static const struct hr_column cols[] = {
		{ "group" },
		{ "topic" },
		{ "partition", true },
		{ "error" },
	};
	json_t *rows = json_array(), *t, *p, *row, *bad = NULL;
	size_t i, k;
	int ret;

	json_array_foreach(json_object_get(answer, "topics"), i, t)
		json_array_foreach(json_object_get(t, "partitions"), k, p) {
			row = json_pack("{s:s, s:o, s:o, s:n}", "group", group, "topic",
					hr_j_copy(t, "name"), "partition",
					hr_j_copy(p, "partitionIndex"), "error");
			if (hr_row_error(row, p) && !bad)
				bad = row;
			json_array_append_new(rows, row);
		}
	json_incref(bad);
	ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), hr_rows_sorted(rows));
	if (bad)
		ret = hr_cli_fail("%s: %s-%lld: %s", group, hr_j_text(bad, "topic"),
				  (long long)hr_j_int(bad, "partition"), hr_j_text(bad, "error"));
	json_decref(bad);
	return ret;
}

/* The coordinator's session; NULL after a line. */
static struct hr_session *coordinator_of(struct hr_groups *g, char *name)
{
	struct hr_session *s = NULL;
	json_t *groups = NULL, *group;
	int ret = hr_groups_find(g, &name, 1, &groups);

	group = json_array_get(groups, 0);
	if (!ret && json_is_string(json_object_get(group, "error")))
		hr_cli_fail("%s: %s", name, hr_j_text(group, "error"));
	else if (!ret)
		s = hr_groups_node(g, hr_j_int(group, "coordinator"));
	json_decref(groups);
	return s;
}

int hr_group_delete_offsets(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_opt_list topics = { .nr = 0 };
	const struct hr_opt opts[] = { { "topic", 't', HR_OPT_LIST, &topics } };
	json_t *set, *answer = NULL;
	struct hr_session *s = NULL;
	struct hr_groups g;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && (argc != 2 || !topics.nr))
		ret = hr_cli_usage("group delete-offsets wants one GROUP and --topic");
	if (ret)
		return ret;
	set = json_object();
	ret = hr_groups_open(&g, cli);
	if (!ret)
		ret = hr_groups_partitions(&g, &topics, set);
	if (!ret)
		s = coordinator_of(&g, argv[1]);
	if (!ret)
		ret = s ? ask_offset_delete(&g, s, argv[1], set, &answer) : HR_EXIT_FAILED;
	if (!ret)
		ret = hr_answer_check(answer, argv[1]);
	hr_groups_close(&g);
	if (!ret)
		ret = print_offsets(cli, argv[1], answer);
	json_decref(answer);
	json_decref(set);
	return ret;
}
