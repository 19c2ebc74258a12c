// SPDX-License-Identifier: Apache-2.0
/*
 * quorum: the controllers that vote on the metadata log.
 *
 * The lag of a follower is counted in records behind the leader's end and in milliseconds
 * between the times at which the two were last caught up; -1 where the leader has not
 * heard of the slowest one yet.
 */
#include <hr/lib/uuid.h>
#include <hr/protocol/gen/add_raft_voter.h>
#include <hr/protocol/gen/remove_raft_voter.h>
#include <stdio.h>
#include <stdlib.h>
#include "cluster.h"
#include "opts.h"

/* --- status -------------------------------------------------------------------- */

static void add_lag(json_t *status, const json_t *p)
{
	json_t *voters = json_object_get(p, "currentVoters"), *v, *leader = NULL, *last = NULL;
	int64_t lag_ms = -1, ahead_ms, behind_ms;
	size_t i;

	json_array_foreach(voters, i, v) {
		if (hr_j_int(v, "replicaId") == hr_j_int(p, "leaderId"))
			leader = v;
		if (!last || hr_j_int(v, "logEndOffset") < hr_j_int(last, "logEndOffset"))
			last = v;
	}
	if (!leader)
		return;
	ahead_ms = hr_j_int(leader, "lastCaughtUpTimestamp");
	behind_ms = hr_j_int(last, "lastCaughtUpTimestamp");
	if (last == leader)
		lag_ms = 0;
	else if (ahead_ms >= 0 && behind_ms >= 0)
		lag_ms = ahead_ms - behind_ms;
	json_object_set_new(
		status, "max_follower_lag",
		json_integer(hr_j_int(leader, "logEndOffset") - hr_j_int(last, "logEndOffset")));
	json_object_set_new(status, "max_follower_lag_ms", json_integer(lag_ms));
}

static json_t *endpoints_of(const json_t *answer, int64_t id)
{
	json_t *found = json_array(), *node, *l;
	char text[400];
	size_t i, k;

	json_array_foreach(json_object_get(answer, "nodes"), i, node) {
		if (hr_j_int(node, "nodeId") != id)
			continue;
		json_array_foreach(json_object_get(node, "listeners"), k, l) {
			snprintf(text, sizeof(text), "%s://%s:%lld", hr_j_text(l, "name"),
				 hr_j_text(l, "host"), (long long)hr_j_int(l, "port"));
			json_array_append_new(found, json_string(text));
		}
	}
	return found;
}

static json_t *replicas_of(const json_t *answer, const json_t *p, const char *list)
{
	json_t *found = json_array(), *r;
	size_t i;

	json_array_foreach(json_object_get(p, list), i, r)
		json_array_append_new(found,
				      json_pack("{s:o, s:o, s:o}", "node",
						hr_j_copy(r, "replicaId"), "directory_id",
						hr_j_copy(r, "replicaDirectoryId"), "endpoints",
						endpoints_of(answer, hr_j_int(r, "replicaId"))));
	return found;
}

/* One row per member of @status; lists of nodes become lists of numbers. */
static int print_status(const struct hr_cli *cli, json_t *status)
{
	static const struct hr_column cols[] = { { "name" }, { "value" } };
	json_t *rows = json_array(), *v, *ids, *one;
	const char *name;
	size_t i;

	json_object_foreach(status, name, v) {
		if (json_is_array(v)) {
			ids = json_array();
			json_array_foreach(v, i, one)
				json_array_append(ids, json_object_get(one, "node"));
		} else {
			ids = json_incref(v);
		}
		json_array_append_new(rows, json_pack("{s:s, s:o}", "name", name, "value", ids));
	}
	json_decref(status);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static int ask_cluster_id(const struct hr_cli *cli, json_t **ret_id)
{
	json_t *answer = NULL;
	struct hr_session s;
	int ret = hr_session_open(&s, cli);

	if (!ret)
		ret = hr_session_metadata(&s, NULL, 0, &answer);
	hr_session_close(&s);
	*ret_id = hr_j_copy(answer, "clusterId");
	json_decref(answer);
	return ret;
}

static int status(const struct hr_cli *cli, int argc, char **argv)
{
	json_t *answer = NULL, *id = NULL, *p, *out;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret && argc > 1)
		ret = hr_cli_usage("quorum status takes no arguments");
	if (ret)
		return ret;
	ret = hr_ask_quorum(cli, &answer);
	p = json_array_get(json_object_get(answer, "topics"), 0);
	p = json_array_get(json_object_get(p, "partitions"), 0);
	if (!ret)
		ret = p ? hr_answer_check(p, "quorum") : hr_cli_fail("quorum: an empty answer");
	if (!ret)
		ret = ask_cluster_id(cli, &id);
	if (!ret) {
		out = json_pack("{s:O, s:o, s:o, s:o, s:n, s:n}", "cluster_id", id, "leader",
				hr_j_copy(p, "leaderId"), "epoch", hr_j_copy(p, "leaderEpoch"),
				"high_watermark", hr_j_copy(p, "highWatermark"), "max_follower_lag",
				"max_follower_lag_ms");
		add_lag(out, p);
		json_object_set_new(out, "voters", replicas_of(answer, p, "currentVoters"));
		json_object_set_new(out, "observers", replicas_of(answer, p, "observers"));
		ret = cli->json ? hr_cli_json(out) : print_status(cli, out);
	}
	json_decref(id);
	json_decref(answer);
	return ret;
}

/* --- voters ---------------------------------------------------------------------- */

struct voter_opts {
	long id;
	const char *directory;
	struct hr_uuid directory_id;
	struct hr_opt_list listeners;
	bool dry_run;
};

static int parse_voter(const char *verb, int argc, char **argv, struct voter_opts *o, bool adds)
{
	const struct hr_opt opts[] = {
		{ "directory", 'd', HR_OPT_TEXT, &o->directory },
		{ "dry-run", 0, HR_OPT_FLAG, &o->dry_run },
		{ "listener", 'l', HR_OPT_LIST, &o->listeners },
	};
	int ret = hr_opts_parse(opts, adds ? 3 : 2, argc, argv, &argc);

	if (ret)
		return ret;
	if (argc != 2 || !o->directory || (adds && !o->listeners.nr))
		return hr_cli_usage("quorum %s wants ID --directory UUID%s", verb,
				    adds ? " --listener NAME://HOST:PORT" : "");
	if (!hr_cli_number("the controller", argv[1], 0, INT32_MAX, &o->id))
		return HR_EXIT_USAGE;
	if (hr_uuid_parse(hr_str(o->directory), &o->directory_id))
		return hr_cli_usage("--directory: '%s' is not a directory id", o->directory);
	return 0;
}

/* "NAME://HOST:PORT"; an IPv6 address may stand in brackets. */
static int parse_listener(const char *text, struct hr_add_raft_voter_request_listener *l)
{
	const char *host = strstr(text, "://"), *colon = host ? strrchr(host + 3, ':') : NULL;
	long port;

	if (!host || host == text || !colon || colon == host + 3)
		return hr_cli_usage("--listener wants NAME://HOST:PORT, not '%s'", text);
	if (!hr_cli_number("--listener", colon + 1, 1, UINT16_MAX, &port))
		return HR_EXIT_USAGE;
	hr_struct_init(&hr_add_raft_voter_request_listener_desc, l);
	l->name = (struct hr_str){ text, (int32_t)(host - text) };
	host += 3;
	l->host = *host == '[' && colon[-1] == ']'
			  ? (struct hr_str){ host + 1, (int32_t)(colon - host - 2) }
			  : (struct hr_str){ host, (int32_t)(colon - host) };
	l->port = (uint16_t)port;
	return 0;
}

static int print_voter(const struct hr_cli *cli, const struct voter_opts *o, const char *change)
{
	static const struct hr_column cols[] = {
		{ "node", true },
		{ "directory_id" },
		{ "change" },
	};

	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols),
			   json_pack("[{s:I, s:s, s:s, s:b}]", "node", (json_int_t)o->id,
				     "directory_id", o->directory, "change", change, "dry_run",
				     o->dry_run));
}

static int add_controller(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_add_raft_voter_request_listener listeners[HR_OPT_LIST_MAX];
	struct voter_opts o = { .id = -1 };
	struct hr_add_raft_voter_request q;
	json_t *answer = NULL, *cluster = NULL;
	int ret = parse_voter("add-controller", argc, argv, &o, true);

	for (int i = 0; !ret && i < o.listeners.nr; i++)
		ret = parse_listener(o.listeners.v[i], &listeners[i]);
	if (!ret)
		ret = ask_cluster_id(cli, &cluster);
	if (!ret && !o.dry_run) {
		hr_struct_init(&hr_add_raft_voter_request_desc, &q);
		q.cluster_id = hr_str(json_string_value(cluster));
		q.timeout_ms = cli->timeout_ms;
		q.voter_id = (int32_t)o.id;
		q.voter_directory_id = o.directory_id;
		q.listeners.v = listeners;
		q.listeners.nr = o.listeners.nr;
		ret = hr_ask_once(cli, HR_API_ADD_RAFT_VOTER, &q, &answer);
	}
	json_decref(answer);
	json_decref(cluster);
	return ret ? ret : print_voter(cli, &o, "added");
}

static int remove_controller(const struct hr_cli *cli, int argc, char **argv)
{
	struct voter_opts o = { .id = -1 };
	struct hr_remove_raft_voter_request q;
	json_t *answer = NULL, *cluster = NULL;
	int ret = parse_voter("remove-controller", argc, argv, &o, false);

	if (!ret)
		ret = ask_cluster_id(cli, &cluster);
	if (!ret && !o.dry_run) {
		hr_struct_init(&hr_remove_raft_voter_request_desc, &q);
		q.cluster_id = hr_str(json_string_value(cluster));
		q.voter_id = (int32_t)o.id;
		q.voter_directory_id = o.directory_id;
		ret = hr_ask_once(cli, HR_API_REMOVE_RAFT_VOTER, &q, &answer);
	}
	json_decref(answer);
	json_decref(cluster);
	return ret ? ret : print_voter(cli, &o, "removed");
}

static const struct hr_verb verbs[] = {
	{ "status", "", "leader, high watermark, the slowest follower, voters and observers",
	  status },
	{ "replication", "", "each voter and observer with its end offset and lag",
	  hr_cluster_quorum },
	{ "add-controller", "ID --directory UUID --listener NAME://HOST:PORT... [--dry-run]",
	  "makes a controller that follows a voter", add_controller },
	{ "remove-controller", "ID --directory UUID [--dry-run]", "takes a voter out",
	  remove_controller },
};

const struct hr_object hr_object_quorum = {
	"quorum",
	"the controllers that vote",
	verbs,
	HR_ARRAY_LEN(verbs),
};
