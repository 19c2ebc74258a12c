// SPDX-License-Identifier: Apache-2.0
/* topic: list, create, describe, alter, delete; offsets and records are in topic_offsets.c. */
#include <fnmatch.h>
#include <hr/protocol/gen/create_partitions.h>
#include <hr/protocol/gen/create_topics.h>
#include <hr/protocol/gen/delete_topics.h>
#include <hr/protocol/gen/describe_topic_partitions.h>
#include <hr/protocol/wire_error.h>
#include <stdio.h>
#include <stdlib.h>
#include "opts.h"
#include "session.h"
#include "topic.h"

static const struct hr_column partition_cols[] = {
	{ "topic" }, { "partition", true }, { "leader", true }, { "epoch", true }, { "replicas" },
	{ "isr" },   { "offline" },         { "error" },
};

static bool is_short(const json_t *partition)
{
	return json_array_size(json_object_get(partition, "isrNodes")) <
	       json_array_size(json_object_get(partition, "replicaNodes"));
}

static json_t *topic_row(const json_t *topic)
{
	json_t *partitions = json_object_get(topic, "partitions"), *row, *p;
	int under = 0, offline = 0;
	size_t i;

	json_array_foreach(partitions, i, p)
	{
		under += is_short(p);
		offline += hr_j_int(p, "leaderId") < 0;
	}
	row = json_pack("{s:o, s:o, s:I, s:I, s:b, s:i, s:i, s:n}", "topic",
			hr_j_copy(topic, "name"), "topic_id", hr_j_copy(topic, "topicId"),
			"partitions", (json_int_t)json_array_size(partitions), "replicas",
			(json_int_t)json_array_size(
				json_object_get(json_array_get(partitions, 0), "replicaNodes")),
			"internal", hr_j_bool(topic, "isInternal"), "under_replicated", under,
			"offline", offline, "error");
	hr_row_error(row, topic);
	return row;
}

static int by_topic(const void *a, const void *b)
{
	const json_t *const *x = a, *const *y = b;
	int c = strcmp(hr_j_text(*x, "topic"), hr_j_text(*y, "topic"));
	int64_t p = hr_j_int(*x, "partition"), q = hr_j_int(*y, "partition");

	return c ? c : (p > q) - (p < q);
}

json_t *hr_rows_sorted(json_t *rows)
{
	return hr_rows_sorted_by(rows, by_topic);
}

static int list(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "topic" },
		{ "topic_id" },
		{ "partitions", true },
		{ "replicas", true },
		{ "under_replicated", true },
		{ "offline", true },
		{ "internal" },
		{ "error" },
	};
	bool internal = false;
	const struct hr_opt opts[] = { { "internal", 0, HR_OPT_FLAG, &internal } };
	json_t *answer = NULL, *rows = json_array(), *topic;
	struct hr_session s;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc > 2)
		ret = hr_cli_usage("topic list takes one GLOB");
	if (ret) {
		json_decref(rows);
		return ret;
	}
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = hr_session_metadata(&s, NULL, 0, &answer);
	json_array_foreach(json_object_get(answer, "topics"), i, topic)
	{
		if ((hr_j_bool(topic, "isInternal") && !internal) ||
		    (argc == 2 && fnmatch(argv[1], hr_j_text(topic, "name"), 0)))
			continue;
		json_array_append_new(rows, topic_row(topic));
	}
	json_decref(answer);
	hr_session_close(&s);
	if (!ret)
		return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), hr_rows_sorted(rows));
	json_decref(rows);
	return ret;
}

/* --- describe -------------------------------------------------------------- */

static void add_partitions(json_t *rows, const json_t *topic)
{
	json_t *p, *row;
	size_t i;

	json_array_foreach(json_object_get(topic, "partitions"), i, p)
	{
		row = json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:n}", "topic",
				hr_j_copy(topic, "name"), "topic_id", hr_j_copy(topic, "topicId"),
				"partition", hr_j_copy(p, "partitionIndex"), "leader",
				hr_j_copy(p, "leaderId"), "epoch", hr_j_copy(p, "leaderEpoch"),
				"replicas", hr_j_copy(p, "replicaNodes"), "isr",
				hr_j_copy(p, "isrNodes"), "offline",
				hr_j_copy(p, "offlineReplicas"), "elr",
				hr_j_copy(p, "eligibleLeaderReplicas"), "last_known_elr",
				hr_j_copy(p, "lastKnownElr"), "error");
		hr_row_error(row, p);
		json_array_append_new(rows, row);
	}
}

/* Page by page. */
static int describe_by_pages(struct hr_session *s, char **names, int nr, json_t **ret_rows)
{
	struct hr_describe_topic_partitions_request_topic_request *v =
		hr_arena_array(&s->a, (size_t)nr + 1, sizeof(*v));
	struct hr_describe_topic_partitions_request_cursor cursor;
	struct hr_describe_topic_partitions_request q;
	json_t *answer = NULL, *topic, *next;
	size_t i;
	int ret = v ? 0 : hr_cli_fail("out of memory");

	hr_struct_init(&hr_describe_topic_partitions_request_desc, &q);
	hr_struct_init(&hr_describe_topic_partitions_request_cursor_desc, &cursor);
	for (int t = 0; !ret && t < nr; t++) {
		hr_struct_init(&hr_describe_topic_partitions_request_topic_request_desc, &v[t]);
		v[t].name = hr_str(names[t]);
	}
	q.topics.v = v;
	q.topics.nr = nr;
	do {
		json_decref(answer);
		answer = NULL;
		if (!ret)
			ret = hr_session_ask(s, HR_API_DESCRIBE_TOPIC_PARTITIONS, &q, &answer);
		json_array_foreach(json_object_get(answer, "topics"), i, topic)
		{
			if (!ret)
				ret = hr_answer_check(topic, hr_j_text(topic, "name"));
			add_partitions(*ret_rows, topic);
		}
		next = json_object_get(answer, "nextCursor");
		if (json_is_object(next)) {
			cursor.topic_name =
				hr_arena_str(&s->a, hr_str(hr_j_text(next, "topicName")));
			cursor.partition_index = (int32_t)hr_j_int(next, "partitionIndex");
			q.cursor = &cursor;
		}
	} while (!ret && json_is_object(next));
	json_decref(answer);
	return ret;
}

/* Peers before 3.8. */
static int describe_at_once(struct hr_session *s, char **names, int nr, json_t **ret_rows)
{
	json_t *answer = NULL, *topic;
	size_t i;
	int ret = hr_session_metadata(s, names, nr, &answer);

	json_array_foreach(json_object_get(answer, "topics"), i, topic)
	{
		if (!ret)
			ret = hr_answer_check(topic, hr_j_text(topic, "name"));
		add_partitions(*ret_rows, topic);
	}
	json_decref(answer);
	return ret;
}

static json_t *filtered(json_t *rows, bool under, bool offline)
{
	json_t *kept = json_array(), *row;
	size_t i;

	json_array_foreach(rows, i, row)
	{
		bool is_under = json_array_size(json_object_get(row, "isr")) <
				json_array_size(json_object_get(row, "replicas"));

		if ((!under || is_under) && (!offline || hr_j_int(row, "leader") < 0))
			json_array_append(kept, row);
	}
	json_decref(rows);
	return kept;
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	bool under = false, offline = false;
	const struct hr_opt opts[] = {
		{ "under-replicated", 0, HR_OPT_FLAG, &under },
		{ "offline", 0, HR_OPT_FLAG, &offline },
	};
	json_t *rows = json_array();
	struct hr_session s;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (ret) {
		json_decref(rows);
		return ret;
	}
	ret = hr_session_open(&s, cli);
	if (!ret && hr_session_can(&s, HR_API_DESCRIBE_TOPIC_PARTITIONS))
		ret = describe_by_pages(&s, argv + 1, argc - 1, &rows);
	else if (!ret)
		ret = describe_at_once(&s, argv + 1, argc - 1, &rows);
	hr_session_close(&s);
	rows = hr_rows_sorted(filtered(rows, under, offline));
	if (!ret)
		return hr_cli_rows(cli, partition_cols, HR_ARRAY_LEN(partition_cols), rows);
	json_decref(rows);
	return ret;
}

/* --- create ---------------------------------------------------------------- */

struct create_opts {
	long partitions, replicas;
	const char *assignment;
	struct hr_opt_list configs;
	bool if_not_exists, dry_run;
};

/* "1:2,2:3": the brokers of each partition. */
static int parse_assignment(struct hr_session *s, const char *text,
			    struct hr_create_topics_request_creatable_topic *t)
{
	int nr = 1;

	for (const char *p = text; *p; p++)
		nr += *p == ',';
	t->assignments.v = hr_arena_array(&s->a, (size_t)nr, sizeof(*t->assignments.v));
	if (!t->assignments.v)
		return hr_cli_fail("out of memory");
	t->assignments.nr = nr;
	for (int i = 0; i < nr; i++) {
		struct hr_create_topics_request_creatable_replica_assignment *a =
			&t->assignments.v[i];
		size_t cap = strcspn(text, ",") + 1;
		char *end;

		a->partition_index = i;
		a->broker_ids.v = hr_arena_array(&s->a, cap, sizeof(int32_t));
		do {
			long id = strtol(text, &end, 10);

			if (end == text || id < 0 || id > INT32_MAX || !strchr(":,", *end) ||
			    !a->broker_ids.v)
				return hr_cli_usage(
					"--assign wants BROKER:BROKER,... per partition");
			a->broker_ids.v[a->broker_ids.nr++] = (int32_t)id;
			text = end + 1;
		} while (*end == ':');
		if (!*end && i + 1 < nr)
			break;
	}
	return 0;
}

static int fill_topic(struct hr_session *s, const struct create_opts *o, const char *name,
		      struct hr_create_topics_request_creatable_topic *t)
{
	hr_struct_init(&hr_create_topics_request_creatable_topic_desc, t);
	t->name = hr_str(name);
	t->num_partitions = o->assignment ? -1 : (int32_t)o->partitions;
	t->replication_factor = o->assignment ? -1 : (int16_t)o->replicas;
	t->configs.v = hr_arena_array(&s->a, (size_t)o->configs.nr + 1, sizeof(*t->configs.v));
	if (!t->configs.v)
		return hr_cli_fail("out of memory");
	for (int i = 0; i < o->configs.nr; i++) {
		const char *text = o->configs.v[i], *eq = strchr(text, '=');

		if (!eq || eq == text)
			return hr_cli_usage("--config wants KEY=VALUE, not '%s'", text);
		hr_struct_init(&hr_create_topics_request_creatable_topic_config_desc,
			       &t->configs.v[i]);
		t->configs.v[i].name = (struct hr_str){ text, (int32_t)(eq - text) };
		t->configs.v[i].value = hr_str(eq + 1);
	}
	t->configs.nr = o->configs.nr;
	return o->assignment ? parse_assignment(s, o->assignment, t) : 0;
}

static int ask_create(struct hr_session *s, const struct create_opts *o, char **names, int nr,
		      json_t **ret_answer)
{
	struct hr_create_topics_request q;
	int ret = 0;

	hr_struct_init(&hr_create_topics_request_desc, &q);
	q.topics.v = hr_arena_array(&s->a, (size_t)nr, sizeof(*q.topics.v));
	q.topics.nr = nr;
	q.timeout_ms = s->cli->timeout_ms;
	q.validate_only = o->dry_run;
	if (!q.topics.v)
		return hr_cli_fail("out of memory");
	for (int i = 0; !ret && i < nr; i++)
		ret = fill_topic(s, o, names[i], &q.topics.v[i]);
	return ret ? ret : hr_session_ask(s, HR_API_CREATE_TOPICS, &q, ret_answer);
}

/*
 * Rows of a change, one per topic; the first refusal becomes the reason.  An error with
 * the code @fine is none.
 */
static int print_changes(const struct hr_cli *cli, const json_t *list, int fine)
{
	static const struct hr_column cols[] = {
		{ "topic" },          { "topic_id" }, { "partitions", true },
		{ "replicas", true }, { "error" },
	};
	json_t *rows = json_array(), *from, *row, *bad = NULL;
	size_t i;
	int ret;

	json_array_foreach(list, i, from)
	{
		row = json_pack("{s:o, s:o, s:o, s:o, s:n, s:o}", "topic", hr_j_copy(from, "name"),
				"topic_id", hr_j_copy(from, "topicId"), "partitions",
				hr_j_copy(from, "numPartitions"), "replicas",
				hr_j_copy(from, "replicationFactor"), "error", "message",
				hr_j_copy(from, "errorMessage"));
		if (hr_row_error(row, from) && hr_j_int(from, "errorCode") != fine && !bad)
			bad = from;
		json_array_append_new(rows, row);
	}
	if (bad && !cli->json && json_array_size(rows) == 1) {
		json_decref(rows);
		return hr_answer_check(bad, hr_j_text(bad, "name"));
	}
	ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	return bad ? hr_answer_check(bad, hr_j_text(bad, "name")) : ret;
}

static int create(const struct hr_cli *cli, int argc, char **argv)
{
	struct create_opts o = { .partitions = -1, .replicas = -1 };
	const struct hr_opt opts[] = {
		{ "partitions", 'p', HR_OPT_NUMBER, &o.partitions, 1, INT32_MAX },
		{ "replicas", 'r', HR_OPT_NUMBER, &o.replicas, 1, INT16_MAX },
		{ "assign", 0, HR_OPT_TEXT, &o.assignment },
		{ "config", 'c', HR_OPT_LIST, &o.configs },
		{ "if-not-exists", 0, HR_OPT_FLAG, &o.if_not_exists },
		{ "dry-run", 0, HR_OPT_FLAG, &o.dry_run },
	};
	json_t *answer = NULL;
	struct hr_session s;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc < 2)
		ret = hr_cli_usage("topic create wants a NAME");
	if (!ret && o.assignment && (o.partitions >= 0 || o.replicas >= 0))
		ret = hr_cli_usage("--assign says how many partitions and replicas there are");
	if (ret)
		return ret;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = ask_create(&s, &o, argv + 1, argc - 1, &answer);
	if (!ret)
		ret = print_changes(cli, json_object_get(answer, "topics"),
				    o.if_not_exists ? HR_ERR_TOPIC_ALREADY_EXISTS : 0);
	json_decref(answer);
	hr_session_close(&s);
	return ret;
}

/* --- alter, delete ----------------------------------------------------------- */

static int alter(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_create_partitions_request_create_partitions_topic topic;
	struct hr_create_partitions_request q;
	bool dry_run = false;
	long partitions = -1;
	const struct hr_opt opts[] = {
		{ "partitions", 'p', HR_OPT_NUMBER, &partitions, 1, INT32_MAX },
		{ "dry-run", 0, HR_OPT_FLAG, &dry_run },
	};
	json_t *answer = NULL;
	struct hr_session s;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && (argc != 2 || partitions < 0))
		ret = hr_cli_usage("topic alter wants a NAME and --partitions N");
	if (ret)
		return ret;
	hr_struct_init(&hr_create_partitions_request_create_partitions_topic_desc, &topic);
	hr_struct_init(&hr_create_partitions_request_desc, &q);
	topic.name = hr_str(argv[1]);
	topic.count = (int32_t)partitions;
	topic.assignments.nr = -1;
	q.topics.v = &topic;
	q.topics.nr = 1;
	q.timeout_ms = cli->timeout_ms;
	q.validate_only = dry_run;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = hr_session_ask(&s, HR_API_CREATE_PARTITIONS, &q, &answer);
	if (!ret)
		ret = print_changes(cli, json_object_get(answer, "results"), 0);
	json_decref(answer);
	hr_session_close(&s);
	return ret;
}

static int ask_delete(struct hr_session *s, char **names, int nr, json_t **ret_answer)
{
	struct hr_delete_topics_request q;
	int16_t version;

	if (hr_client_version(&s->c, HR_API_DELETE_TOPICS, &version))
		return hr_cli_fail("%s", s->c.err);
	hr_struct_init(&hr_delete_topics_request_desc, &q);
	q.topics.v = hr_arena_array(&s->a, (size_t)nr, sizeof(*q.topics.v));
	q.topic_names.v = hr_arena_array(&s->a, (size_t)nr, sizeof(*q.topic_names.v));
	if (!q.topics.v || !q.topic_names.v)
		return hr_cli_fail("out of memory");
	q.topics.nr = version >= 6 ? nr : 0;
	q.topic_names.nr = version >= 6 ? 0 : nr;
	q.timeout_ms = s->cli->timeout_ms;
	for (int i = 0; i < nr; i++) {
		hr_struct_init(&hr_delete_topics_request_delete_topic_state_desc, &q.topics.v[i]);
		q.topics.v[i].name = q.topic_names.v[i] = hr_str(names[i]);
	}
	return hr_session_ask(s, HR_API_DELETE_TOPICS, &q, ret_answer);
}

static int delete (const struct hr_cli *cli, int argc, char **argv)
{
	bool if_exists = false;
	const struct hr_opt opts[] = { { "if-exists", 0, HR_OPT_FLAG, &if_exists } };
	json_t *answer = NULL;
	struct hr_session s;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc < 2)
		ret = hr_cli_usage("topic delete wants a NAME");
	if (ret)
		return ret;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = ask_delete(&s, argv + 1, argc - 1, &answer);
	if (!ret)
		ret = print_changes(cli, json_object_get(answer, "responses"),
				    if_exists ? HR_ERR_UNKNOWN_TOPIC_OR_PARTITION : 0);
	json_decref(answer);
	hr_session_close(&s);
	return ret;
}

static const struct hr_verb verbs[] = {
	{ "list", "[GLOB] [--internal]", "every topic; --internal: Kafka's own as well", list },
	{ "describe", "[NAME...] [--under-replicated] [--offline]",
	  "partitions with leader, replicas and in-sync replicas", describe },
	{ "create",
	  "NAME... [--partitions N] [--replicas N | --assign BROKER:BROKER,...] "
	  "[--config KEY=VALUE]... [--if-not-exists] [--dry-run]",
	  "makes topics; what is not given is the broker's default", create },
	{ "alter", "NAME --partitions N [--dry-run]", "raises the number of partitions", alter },
	{ "delete", "NAME... [--if-exists]", "deletes topics", delete },
	{ "offsets",
	  "[NAME...] [--partition N] [--time "
	  "earliest|latest|max-timestamp|earliest-local|latest-tiered|MS]",
	  "first and end offset of each partition, or the offset at a time", hr_topic_offsets },
	{ "delete-records", "NAME --partition N --before OFFSET|latest",
	  "moves the first offset of a partition up", hr_topic_delete_records },
};

const struct hr_object hr_object_topic = {
	"topic",
	"topics, their partitions and offsets",
	verbs,
	HR_ARRAY_LEN(verbs),
};
