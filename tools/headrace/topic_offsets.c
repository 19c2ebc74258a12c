// SPDX-License-Identifier: Apache-2.0
/* topic_offsets: what only the leader of a partition can answer. */
#include <hr/protocol/gen/delete_records.h>
#include <hr/protocol/gen/list_offsets.h>
#include <stdio.h>
#include <limits.h>
#include <stdlib.h>
#include "opts.h"
#include "session.h"
#include "topic.h"

#define TIME_EARLIEST (-2)
#define TIME_LATEST (-1)

static int parse_time(const char *text, int64_t *ret_time)
{
	static const struct {
		const char *name;
		int64_t time;
	} names[] = {
		{ "latest", TIME_LATEST }, { "earliest", TIME_EARLIEST }, { "max-timestamp", -3 },
		{ "earliest-local", -4 },  { "latest-tiered", -5 },
	};
	long ms;

	for (size_t i = 0; i < HR_ARRAY_LEN(names); i++) {
		if (!strcmp(text, names[i].name)) {
			*ret_time = names[i].time;
			return 0;
		}
	}
	if (!hr_cli_number("--time", text, 0, LONG_MAX, &ms))
		return HR_EXIT_USAGE;
	*ret_time = ms;
	return 0;
}

struct want {
	int64_t time;      /* of one column, unless */
	bool ends;         /* the first and the end offset are wanted */
	int32_t partition; /* -1 all */
};

static bool is_wanted(const void *arg, const char *topic, int64_t partition)
{
	const struct want *w = arg;

	return w->partition < 0 || partition == w->partition;
}

/* One partition list of the question; returns how many it has. */
static int32_t pick(struct hr_session *s, const json_t *topic, int64_t leader, int64_t time,
		    bool (*wanted)(const void *arg, const char *topic, int64_t partition),
		    const void *arg, struct hr_list_offsets_request_list_offsets_topic *t)
{
	json_t *list = json_object_get(topic, "partitions"), *p;
	const char *name = hr_j_text(topic, "name");
	size_t i;

	hr_struct_init(&hr_list_offsets_request_list_offsets_topic_desc, t);
	t->name = hr_str(name);
	t->partitions.v =
		hr_arena_array(&s->a, json_array_size(list) + 1, sizeof(*t->partitions.v));
	json_array_foreach(list, i, p) {
		struct hr_list_offsets_request_list_offsets_partition *q;

		if (!t->partitions.v || hr_j_int(p, "leaderId") != leader ||
		    !wanted(arg, name, hr_j_int(p, "partitionIndex")))
			continue;
		q = &t->partitions.v[t->partitions.nr++];
		hr_struct_init(&hr_list_offsets_request_list_offsets_partition_desc, q);
		q->partition_index = (int32_t)hr_j_int(p, "partitionIndex");
		q->timestamp = time;
	}
	return t->partitions.nr;
}

int hr_offsets_ask(struct hr_session *s, const json_t *metadata, int64_t leader, int64_t time,
		   bool (*wanted)(const void *arg, const char *topic, int64_t partition),
		   const void *arg, json_t **ret_answer)
{
	json_t *topics = json_object_get(metadata, "topics"), *topic;
	struct hr_list_offsets_request q;
	size_t i;

	hr_struct_init(&hr_list_offsets_request_desc, &q);
	q.replica_id = -1;
	q.timeout_ms = s->cli->timeout_ms;
	q.topics.v = hr_arena_array(&s->a, json_array_size(topics) + 1, sizeof(*q.topics.v));
	if (!q.topics.v)
		return hr_cli_fail("out of memory");
	json_array_foreach(topics, i, topic)
		if (pick(s, topic, leader, time, wanted, arg, &q.topics.v[q.topics.nr]))
			q.topics.nr++;
	return q.topics.nr ? hr_session_ask(s, HR_API_LIST_OFFSETS, &q, ret_answer) : 0;
}

static json_t *find_row(json_t *rows, const char *topic, int64_t partition)
{
	size_t nr = json_array_size(rows);

	/* Answers come in the order of the question: the row is near the end. */
	for (size_t i = nr; i-- > 0;) {
		json_t *row = json_array_get(rows, i);

		if (hr_j_int(row, "partition") == partition &&
		    !strcmp(hr_j_text(row, "topic"), topic))
			return row;
	}
	return NULL;
}

static void add_offsets(json_t *rows, const json_t *answer, const char *column, bool with_time)
{
	json_t *topic, *p;
	size_t i, k;

	json_array_foreach(json_object_get(answer, "topics"), i, topic)
	{
		json_array_foreach(json_object_get(topic, "partitions"), k, p)
		{
			const char *name = hr_j_text(topic, "name");
			int64_t at = hr_j_int(p, "offset");
			json_t *row = find_row(rows, name, hr_j_int(p, "partitionIndex"));

			if (!row) {
				row = json_pack("{s:s, s:o, s:n}", "topic", name, "partition",
						hr_j_copy(p, "partitionIndex"), "error");
				json_array_append_new(rows, row);
			}
			hr_row_error(row, p);
			json_object_set_new(row, column, at < 0 ? json_null() : json_integer(at));
			if (with_time)
				json_object_set(row, "timestamp", json_object_get(p, "timestamp"));
		}
	}
}

/* Partitions that nobody leads, and topics that could not be seen. */
static void add_missing(json_t *rows, const json_t *metadata, const struct want *w)
{
	json_t *topic, *p, *row;
	size_t i, k;

	json_array_foreach(json_object_get(metadata, "topics"), i, topic)
	{
		json_array_foreach(json_object_get(topic, "partitions"), k, p)
		{
			if (hr_j_int(p, "leaderId") >= 0 ||
			    (w->partition >= 0 && hr_j_int(p, "partitionIndex") != w->partition))
				continue;
			row = json_pack("{s:o, s:o, s:s}", "topic", hr_j_copy(topic, "name"),
					"partition", hr_j_copy(p, "partitionIndex"), "error",
					"LEADER_NOT_AVAILABLE");
			json_array_append_new(rows, row);
		}
	}
}

static int collect(const struct hr_cli *cli, const json_t *metadata, const struct want *w,
		   json_t *rows)
{
	json_t *node, *answer;
	struct hr_session s;
	int ret = 0;
	size_t i;

	json_array_foreach(json_object_get(metadata, "brokers"), i, node)
	{
		int64_t id = hr_j_int(node, "nodeId");

		ret = hr_session_open_node(&s, cli, metadata, id);
		for (int end = 0; !ret && end < 1 + w->ends; end++) {
			answer = NULL;
			ret = hr_offsets_ask(&s, metadata, id,
					     !w->ends ? w->time
					     : end    ? TIME_LATEST
						      : TIME_EARLIEST,
					     is_wanted, w, &answer);
			add_offsets(rows, answer,
				    !w->ends ? "offset"
				    : end    ? "end"
					     : "first",
				    !w->ends);
			json_decref(answer);
		}
		hr_session_close(&s);
		if (ret)
			break;
	}
	add_missing(rows, metadata, w);
	return ret;
}

static int print_offsets(const struct hr_cli *cli, const struct want *w, json_t *rows)
{
	static const struct hr_column ends[] = {
		{ "topic" },     { "partition", true }, { "first", true },
		{ "end", true }, { "count", true },     { "error" },
	};
	static const struct hr_column one[] = {
		{ "topic" },           { "partition", true }, { "offset", true },
		{ "timestamp", true }, { "error" },
	};
	json_t *row;
	size_t i;

	json_array_foreach(rows, i,
			   row) if (w->ends && json_is_integer(json_object_get(row, "first")))
		json_object_set_new(row, "count",
				    json_integer(hr_j_int(row, "end") - hr_j_int(row, "first")));
	rows = hr_rows_sorted(rows);
	return w->ends ? hr_cli_rows(cli, ends, HR_ARRAY_LEN(ends), rows)
		       : hr_cli_rows(cli, one, HR_ARRAY_LEN(one), rows);
}

int hr_topic_offsets(const struct hr_cli *cli, int argc, char **argv)
{
	struct want w = { .ends = true };
	const char *time = NULL;
	long partition = -1;
	const struct hr_opt opts[] = {
		{ "partition", 'p', HR_OPT_NUMBER, &partition, 0, INT32_MAX },
		{ "time", 't', HR_OPT_TEXT, &time },
	};
	json_t *metadata = NULL, *rows, *topic;
	struct hr_session s;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && time)
		ret = parse_time(time, &w.time);
	if (ret)
		return ret;
	w.ends = !time;
	w.partition = (int32_t)partition;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = hr_session_metadata(&s, argv + 1, argc - 1, &metadata);
	hr_session_close(&s);
	json_array_foreach(json_object_get(metadata, "topics"), i, topic) if (!ret) ret =
		hr_answer_check(topic, hr_j_text(topic, "name"));
	rows = json_array();
	if (!ret)
		ret = collect(cli, metadata, &w, rows);
	json_decref(metadata);
	if (!ret)
		return print_offsets(cli, &w, rows);
	json_decref(rows);
	return ret;
}

static int ask_delete_records(struct hr_session *s, const char *name, long partition, long before,
			      json_t **ret_answer)
{
	struct hr_delete_records_request_delete_records_partition p;
	struct hr_delete_records_request_delete_records_topic t;
	struct hr_delete_records_request q;

	hr_struct_init(&hr_delete_records_request_desc, &q);
	hr_struct_init(&hr_delete_records_request_delete_records_topic_desc, &t);
	hr_struct_init(&hr_delete_records_request_delete_records_partition_desc, &p);
	p.partition_index = (int32_t)partition;
	p.offset = before;
	t.name = hr_str(name);
	t.partitions.v = &p;
	t.partitions.nr = 1;
	q.topics.v = &t;
	q.topics.nr = 1;
	q.timeout_ms = s->cli->timeout_ms;
	return hr_session_ask(s, HR_API_DELETE_RECORDS, &q, ret_answer);
}

/* The node that leads the partition; -1 and a line if there is none. */
static int64_t leader_of(const json_t *metadata, long partition)
{
	json_t *topic = json_array_get(json_object_get(metadata, "topics"), 0), *p;
	const char *name = hr_j_text(topic, "name");
	size_t i;

	if (hr_answer_check(topic, name))
		return -1;
	json_array_foreach(json_object_get(topic, "partitions"), i, p)
	{
		if (hr_j_int(p, "partitionIndex") != partition)
			continue;
		if (hr_j_int(p, "leaderId") < 0)
			hr_cli_fail("%s-%ld: has no leader", name, partition);
		return hr_j_int(p, "leaderId");
	}
	hr_cli_fail("%s: has no partition %ld", name, partition);
	return -1;
}

static int print_low(const struct hr_cli *cli, const char *name, long partition,
		     const json_t *answer)
{
	static const struct hr_column cols[] = { { "topic" },
						 { "partition", true },
						 { "first", true } };
	json_t *topic = json_array_get(json_object_get(answer, "topics"), 0);
	json_t *p = json_array_get(json_object_get(topic, "partitions"), 0);
	int ret = hr_answer_check(p, name);

	return ret ? ret
		   : hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols),
				 json_pack("[{s:s, s:I, s:o}]", "topic", name, "partition",
					   (json_int_t)partition, "first",
					   hr_j_copy(p, "lowWatermark")));
}

int hr_topic_delete_records(const struct hr_cli *cli, int argc, char **argv)
{
	const char *before_text = NULL;
	long partition = -1, before = -1;
	const struct hr_opt opts[] = {
		{ "partition", 'p', HR_OPT_NUMBER, &partition, 0, INT32_MAX },
		{ "before", 0, HR_OPT_TEXT, &before_text },
	};
	json_t *metadata = NULL, *answer = NULL;
	struct hr_session s, to;
	int64_t leader = -1;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && (argc != 2 || partition < 0 || !before_text))
		ret = hr_cli_usage("topic delete-records wants NAME --partition N --before OFFSET");
	if (!ret && strcmp(before_text, "latest") &&
	    !hr_cli_number("--before", before_text, 0, LONG_MAX, &before))
		ret = HR_EXIT_USAGE;
	if (ret)
		return ret;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = hr_session_metadata(&s, argv + 1, 1, &metadata);
	if (!ret)
		leader = leader_of(metadata, partition);
	if (!ret && leader < 0)
		ret = HR_EXIT_FAILED;
	if (!ret) {
		ret = hr_session_open_node(&to, cli, metadata, leader);
		if (!ret)
			ret = ask_delete_records(&to, argv[1], partition, before, &answer);
		hr_session_close(&to);
	}
	if (!ret)
		ret = print_low(cli, argv[1], partition, answer);
	json_decref(metadata);
	json_decref(answer);
	hr_session_close(&s);
	return ret;
}
