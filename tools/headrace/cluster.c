// SPDX-License-Identifier: Apache-2.0
/* cluster: nodes, quorum, features, log directories, versions. */
#include <hr/protocol/gen/api_versions.h>
#include <hr/protocol/gen/describe_cluster.h>
#include <hr/protocol/gen/describe_log_dirs.h>
#include <hr/protocol/gen/describe_quorum.h>
#include <stdio.h>
#include <stdlib.h>
#include "cluster.h"
#include "opts.h"
#include "session.h"

static int no_arguments(int argc, char **argv)
{
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	return !ret && argc > 1 ? hr_cli_usage("%s takes no arguments", argv[0]) : ret;
}

int hr_ask_once(const struct hr_cli *cli, int16_t key, const void *request, json_t **ret_answer)
{
	struct hr_session s;
	int ret = hr_session_open(&s, cli);

	if (!ret)
		ret = hr_session_ask(&s, key, request, ret_answer);
	if (!ret)
		ret = hr_answer_check(*ret_answer, s.c.peer);
	hr_session_close(&s);
	return ret;
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "node", true }, { "host" }, { "port", true }, { "rack" }, { "fenced" },
	};
	struct hr_describe_cluster_request q;
	json_t *answer = NULL, *rows, *node;
	size_t i;
	int ret = no_arguments(argc, argv);

	if (ret)
		return ret;
	hr_struct_init(&hr_describe_cluster_request_desc, &q);
	q.include_fenced_brokers = true;
	ret = hr_ask_once(cli, HR_API_DESCRIBE_CLUSTER, &q, &answer);
	rows = json_array();
	json_array_foreach(json_object_get(answer, "brokers"), i, node) json_array_append_new(
		rows,
		json_pack("{s:o, s:o, s:o, s:o, s:o}", "node", hr_j_copy(node, "brokerId"), "host",
			  hr_j_copy(node, "host"), "port", hr_j_copy(node, "port"), "rack",
			  hr_j_copy(node, "rack"), "fenced", hr_j_copy(node, "isFenced")));
	if (!ret && cli->json) {
		ret = hr_cli_json(json_pack("{s:o, s:o, s:O}", "cluster_id",
					    hr_j_copy(answer, "clusterId"), "controller",
					    hr_j_copy(answer, "controllerId"), "brokers", rows));
	} else if (!ret) {
		printf("cluster %s, controller %lld\n", hr_j_text(answer, "clusterId"),
		       (long long)hr_j_int(answer, "controllerId"));
		ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), json_incref(rows));
	}
	json_decref(rows);
	json_decref(answer);
	return ret;
}

/* --- quorum -------------------------------------------------------------------- */

static void add_replicas(json_t *rows, const json_t *p, const char *list, const char *role)
{
	int64_t end = -1, leader = hr_j_int(p, "leaderId");
	json_t *r;
	size_t i;

	json_array_foreach(json_object_get(p, "currentVoters"), i,
			   r) if (hr_j_int(r, "replicaId") == leader) end =
		hr_j_int(r, "logEndOffset");
	json_array_foreach(json_object_get(p, list), i, r)
	{
		int64_t own = hr_j_int(r, "logEndOffset");

		json_array_append_new(
			rows,
			json_pack("{s:o, s:o, s:s, s:o, s:o, s:o, s:o}", "node",
				  hr_j_copy(r, "replicaId"), "directory_id",
				  hr_j_copy(r, "replicaDirectoryId"), "role",
				  hr_j_int(r, "replicaId") == leader ? "leader" : role, "end",
				  hr_j_copy(r, "logEndOffset"), "lag",
				  own < 0 || end < 0 ? json_null() : json_integer(end - own),
				  "last_fetch_ms", hr_j_copy(r, "lastFetchTimestamp"),
				  "last_caught_up_ms", hr_j_copy(r, "lastCaughtUpTimestamp")));
	}
}

int hr_ask_quorum(const struct hr_cli *cli, json_t **ret_answer)
{
	struct hr_describe_quorum_request_partition_data partition;
	struct hr_describe_quorum_request_topic_data topic;
	struct hr_describe_quorum_request q;

	hr_struct_init(&hr_describe_quorum_request_desc, &q);
	hr_struct_init(&hr_describe_quorum_request_topic_data_desc, &topic);
	hr_struct_init(&hr_describe_quorum_request_partition_data_desc, &partition);
	topic.topic_name = HR_STR_LIT("__cluster_metadata");
	topic.partitions.v = &partition;
	topic.partitions.nr = 1;
	q.topics.v = &topic;
	q.topics.nr = 1;
	return hr_ask_once(cli, HR_API_DESCRIBE_QUORUM, &q, ret_answer);
}

static int print_quorum(const struct hr_cli *cli, const json_t *answer)
{
	static const struct hr_column cols[] = {
		{ "node", true }, { "directory_id" }, { "role" },
		{ "end", true },  { "lag", true },    { "last_fetch_ms", true },
	};
	json_t *topic = json_array_get(json_object_get(answer, "topics"), 0);
	json_t *p = json_array_get(json_object_get(topic, "partitions"), 0);
	json_t *rows;
	int ret = p ? hr_answer_check(p, "quorum") : hr_cli_fail("quorum: an empty answer");

	if (ret)
		return ret;
	rows = json_array();
	add_replicas(rows, p, "currentVoters", "voter");
	add_replicas(rows, p, "observers", "observer");
	if (cli->json)
		return hr_cli_json(json_pack("{s:o, s:o, s:o, s:o, s:o}", "leader",
					     hr_j_copy(p, "leaderId"), "epoch",
					     hr_j_copy(p, "leaderEpoch"), "high_watermark",
					     hr_j_copy(p, "highWatermark"), "replicas", rows,
					     "nodes", hr_j_copy(answer, "nodes")));
	printf("leader %lld, epoch %lld, high watermark %lld\n", (long long)hr_j_int(p, "leaderId"),
	       (long long)hr_j_int(p, "leaderEpoch"), (long long)hr_j_int(p, "highWatermark"));
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

int hr_cluster_quorum(const struct hr_cli *cli, int argc, char **argv)
{
	json_t *answer = NULL;
	int ret = no_arguments(argc, argv);

	if (ret)
		return ret;
	ret = hr_ask_quorum(cli, &answer);
	if (!ret)
		ret = print_quorum(cli, answer);
	json_decref(answer);
	return ret;
}

/* --- features and versions ------------------------------------------------------- */

int hr_ask_versions(struct hr_session *s, json_t **ret_answer)
{
	struct hr_api_versions_request q;

	hr_struct_init(&hr_api_versions_request_desc, &q);
	q.client_software_name = HR_STR_LIT("headrace");
	q.client_software_version = HR_STR_LIT(HR_CLI_VERSION);
	return hr_session_ask(s, HR_API_API_VERSIONS, &q, ret_answer);
}

json_t *hr_find_named(const json_t *list, const char *name)
{
	json_t *one;
	size_t i;

	json_array_foreach(list, i, one) if (!strcmp(hr_j_text(one, "name"), name)) return one;
	return NULL;
}

int hr_by_feature(const void *a, const void *b)
{
	const json_t *const *x = a, *const *y = b;
	int c = strcmp(hr_j_text(*x, "feature"), hr_j_text(*y, "feature"));
	int64_t p = hr_j_int(*x, "node"), q = hr_j_int(*y, "node");

	return c ? c : (p > q) - (p < q);
}

int hr_cluster_features(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "feature" },
		{ "level", true },
		{ "min", true },
		{ "max", true },
	};
	json_t *answer = NULL, *rows, *one, *set;
	struct hr_session s;
	size_t i;
	int ret = no_arguments(argc, argv);

	if (ret)
		return ret;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = hr_ask_versions(&s, &answer);
	hr_session_close(&s);
	rows = json_array();
	json_array_foreach(json_object_get(answer, "supportedFeatures"), i, one)
	{
		set = hr_find_named(json_object_get(answer, "finalizedFeatures"),
				 hr_j_text(one, "name"));
		json_array_append_new(
			rows,
			json_pack("{s:o, s:I, s:o, s:o}", "feature", hr_j_copy(one, "name"),
				  "level", (json_int_t)(set ? hr_j_int(set, "maxVersionLevel") : 0),
				  "min", hr_j_copy(one, "minVersion"), "max",
				  hr_j_copy(one, "maxVersion")));
	}
	json_decref(answer);
	if (!ret)
		return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols),
				   hr_rows_sorted_by(rows, hr_by_feature));
	json_decref(rows);
	return ret;
}

int hr_each_node(const struct hr_cli *cli, long only,
		 int (*ask)(struct hr_session *s, int64_t node, json_t *rows, void *arg), void *arg,
		 json_t *rows)
{
	json_t *metadata = NULL, *node;
	struct hr_session s;
	int seen = 0, failed = 0, ret = hr_session_open(&s, cli);
	size_t i;

	if (!ret)
		ret = hr_session_metadata(&s, NULL, 0, &metadata);
	hr_session_close(&s);
	json_array_foreach(json_object_get(metadata, "brokers"), i, node)
	{
		int64_t id = hr_j_int(node, "nodeId");

		if (ret || (only >= 0 && id != only))
			continue;
		seen++;
		if (hr_session_open_node(&s, cli, metadata, id) || ask(&s, id, rows, arg))
			failed++;
		hr_session_close(&s);
	}
	json_decref(metadata);
	if (!ret && !seen)
		ret = hr_cli_fail("the cluster knows no live node%s",
				  only >= 0 ? " of that number" : "");
	return ret || failed ? HR_EXIT_FAILED : 0;
}

static int add_versions(struct hr_session *s, int64_t node, json_t *rows, void *arg)
{
	json_t *answer = NULL, *one;
	size_t i;
	int ret = hr_ask_versions(s, &answer);

	json_array_foreach(json_object_get(answer, "apiKeys"), i, one)
	{
		int16_t key = (int16_t)hr_j_int(one, "apiKey"), version;
		const struct hr_api_desc *api = hr_api_get(key);
		bool common = api && !hr_client_version(&s->c, key, &version);

		json_array_append_new(
			rows,
			json_pack("{s:I, s:i, s:s?, s:o, s:o, s:o}", "node", (json_int_t)node,
				  "key", key, "name", api ? api->name : NULL, "min",
				  hr_j_copy(one, "minVersion"), "max", hr_j_copy(one, "maxVersion"),
				  "common", common ? json_integer(version) : json_null()));
	}
	json_decref(answer);
	return ret;
}

static int api_versions(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "node", true }, { "key", true }, { "name" },
		{ "min", true },  { "max", true }, { "common", true },
	};
	long only = -1;
	const struct hr_opt opts[] = { { "node", 'n', HR_OPT_NUMBER, &only, 0, INT32_MAX } };
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc), printed;
	json_t *rows;

	if (!ret && argc > 1)
		ret = hr_cli_usage("cluster api-versions takes no arguments");
	if (ret)
		return ret;
	rows = json_array();
	ret = hr_each_node(cli, only, add_versions, NULL, rows);
	printed = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	return ret ? ret : printed;
}

/* --- log directories --------------------------------------------------------------- */

struct dirs_arg {
	bool partitions;
};

static void add_dir_partitions(json_t *rows, int64_t node, const json_t *dir)
{
	json_t *topic, *p;
	size_t i, k;

	json_array_foreach(json_object_get(dir, "topics"), i, topic)
		json_array_foreach(json_object_get(topic, "partitions"), k, p)
			json_array_append_new(
				rows, json_pack("{s:I, s:o, s:o, s:o, s:o, s:o, s:o}", "node",
						(json_int_t)node, "dir", hr_j_copy(dir, "logDir"),
						"topic", hr_j_copy(topic, "name"), "partition",
						hr_j_copy(p, "partitionIndex"), "size_bytes",
						hr_j_copy(p, "partitionSize"), "lag",
						hr_j_copy(p, "offsetLag"), "future",
						hr_j_copy(p, "isFutureKey")));
}

static void add_dir(json_t *rows, int64_t node, const json_t *dir)
{
	json_t *topic, *p, *row;
	int64_t bytes = 0;
	int nr = 0;
	size_t i, k;

	json_array_foreach(json_object_get(dir, "topics"), i, topic)
		json_array_foreach(json_object_get(topic, "partitions"), k, p)
	{
		bytes += hr_j_int(p, "partitionSize");
		nr++;
	}
	row = json_pack("{s:I, s:o, s:n, s:i, s:I, s:o, s:o, s:o}", "node", (json_int_t)node, "dir",
			hr_j_copy(dir, "logDir"), "error", "partitions", nr, "size_bytes",
			(json_int_t)bytes, "total_bytes", hr_j_copy(dir, "totalBytes"),
			"usable_bytes", hr_j_copy(dir, "usableBytes"), "cordoned",
			hr_j_copy(dir, "isCordoned"));
	hr_row_error(row, dir);
	json_array_append_new(rows, row);
}

static int add_dirs(struct hr_session *s, int64_t node, json_t *rows, void *arg)
{
	const struct dirs_arg *d = arg;
	struct hr_describe_log_dirs_request q;
	json_t *answer = NULL, *dir;
	size_t i;
	int ret;

	hr_struct_init(&hr_describe_log_dirs_request_desc, &q);
	q.topics.nr = -1;
	ret = hr_session_ask(s, HR_API_DESCRIBE_LOG_DIRS, &q, &answer);
	if (!ret)
		ret = hr_answer_check(answer, s->c.peer);
	json_array_foreach(json_object_get(answer, "results"), i, dir)
	{
		if (d->partitions)
			add_dir_partitions(rows, node, dir);
		else
			add_dir(rows, node, dir);
	}
	json_decref(answer);
	return ret;
}

static int log_dirs(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column dir_cols[] = {
		{ "node", true },         { "dir" },
		{ "partitions", true },   { "size_bytes", true },
		{ "usable_bytes", true }, { "total_bytes", true },
		{ "cordoned" },           { "error" },
	};
	static const struct hr_column partition_cols[] = {
		{ "node", true },       { "dir" },       { "topic" },  { "partition", true },
		{ "size_bytes", true }, { "lag", true }, { "future" },
	};
	struct dirs_arg d = { false };
	long only = -1;
	const struct hr_opt opts[] = {
		{ "node", 'n', HR_OPT_NUMBER, &only, 0, INT32_MAX },
		{ "partitions", 0, HR_OPT_FLAG, &d.partitions },
	};
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc), printed;
	json_t *rows;

	if (!ret && argc > 1)
		ret = hr_cli_usage("cluster log-dirs takes no arguments");
	if (ret)
		return ret;
	rows = json_array();
	ret = hr_each_node(cli, only, add_dirs, &d, rows);
	printed = d.partitions
			  ? hr_cli_rows(cli, partition_cols, HR_ARRAY_LEN(partition_cols), rows)
			  : hr_cli_rows(cli, dir_cols, HR_ARRAY_LEN(dir_cols), rows);
	return ret ? ret : printed;
}

static const struct hr_verb verbs[] = {
	{ "describe", "", "cluster id, controller and brokers, fenced ones included", describe },
	{ "quorum", "", "who votes, who leads, who lags", hr_cluster_quorum },
	{ "features", "", "levels in force and what is supported", hr_cluster_features },
	{ "log-dirs", "[--node ID] [--partitions]",
	  "directories of every live node and what they hold", log_dirs },
	{ "api-versions", "[--node ID]", "what every live node advertises", api_versions },
};

const struct hr_object hr_object_cluster = {
	"cluster",
	"nodes, quorum, features, log directories",
	verbs,
	HR_ARRAY_LEN(verbs),
};
