// SPDX-License-Identifier: Apache-2.0
/*
 * client_metrics: subscriptions to what clients measure (KIP-714).
 *
 * A subscription is a configuration resource of its own type with three keys: which
 * metrics, how often, of which clients.  One without any key does not exist.
 */
#include <fnmatch.h>
#include <hr/protocol/gen/describe_configs.h>
#include <hr/protocol/gen/incremental_alter_configs.h>
#include <hr/protocol/gen/list_config_resources.h>
#include <stdio.h>
#include <stdlib.h>
#include "cluster.h"
#include "opts.h"

enum { RESOURCE_CLIENT_METRICS = 16 };
enum { OP_SET = 0, OP_DELETE = 1 };
enum { SOURCE_DEFAULT = 5 };

static const char *const keys[] = { "metrics", "interval.ms", "match" };

static int by_name(const void *a, const void *b)
{
	const json_t *const *x = a, *const *y = b;

	return strcmp(hr_j_text(*x, "name"), hr_j_text(*y, "name"));
}

/* Sorted rows with one member, the name. */
static int ask_names(const struct hr_cli *cli, json_t **ret_rows)
{
	struct hr_list_config_resources_request q;
	int8_t type = RESOURCE_CLIENT_METRICS;
	json_t *answer = NULL, *one, *rows;
	size_t i;
	int ret;

	hr_struct_init(&hr_list_config_resources_request_desc, &q);
	q.resource_types.v = &type;
	q.resource_types.nr = 1;
	ret = hr_ask_once(cli, HR_API_LIST_CONFIG_RESOURCES, &q, &answer);
	if (ret) {
		json_decref(answer);
		return ret;
	}
	rows = json_array();
	json_array_foreach(json_object_get(answer, "configResources"), i, one)
		json_array_append_new(rows,
				      json_pack("{s:o}", "name", hr_j_copy(one, "resourceName")));
	json_decref(answer);
	*ret_rows = hr_rows_sorted_by(rows, by_name);
	return 0;
}

static int list(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = { { "name" } };
	json_t *all = NULL, *rows, *row;
	size_t i;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret && argc > 2)
		ret = hr_cli_usage("client-metrics list takes one GLOB");
	if (!ret)
		ret = ask_names(cli, &all);
	if (ret)
		return ret;
	rows = json_array();
	json_array_foreach(all, i, row)
		if (argc < 2 || !fnmatch(argv[1], hr_j_text(row, "name"), 0))
			json_array_append(rows, row);
	json_decref(all);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

/* --- describe ---------------------------------------------------------------------- */

static int ask_describe(const struct hr_cli *cli, const json_t *names, json_t **ret_answer)
{
	struct hr_describe_configs_request_describe_configs_resource *v;
	struct hr_describe_configs_request q;
	size_t nr = json_array_size(names);
	int ret;

	v = calloc(nr + 1, sizeof(*v));
	if (!v)
		return hr_cli_fail("out of memory");
	hr_struct_init(&hr_describe_configs_request_desc, &q);
	for (size_t i = 0; i < nr; i++) {
		hr_struct_init(&hr_describe_configs_request_describe_configs_resource_desc, &v[i]);
		v[i].resource_type = RESOURCE_CLIENT_METRICS;
		v[i].resource_name = hr_str(hr_j_text(json_array_get(names, i), "name"));
		v[i].configuration_keys.nr = -1;
	}
	q.resources.v = v;
	q.resources.nr = (int32_t)nr;
	ret = hr_ask_once(cli, HR_API_DESCRIBE_CONFIGS, &q, ret_answer);
	free(v);
	return ret;
}

static json_t *describe_row(const json_t *result)
{
	json_t *row =
		json_pack("{s:o, s:n, s:n, s:n, s:n}", "name", hr_j_copy(result, "resourceName"),
			  "interval_ms", "metrics", "match", "error");
	json_t *c;
	size_t i;

	hr_row_error(row, result);
	json_array_foreach(json_object_get(result, "configs"), i, c) {
		const char *key = hr_j_text(c, "name"), *value = hr_j_text(c, "value");

		if (!strcmp(key, "interval.ms"))
			json_object_set_new(row, "interval_ms",
					    json_integer(strtoll(value, NULL, 10)));
		else if (hr_j_int(c, "configSource") != SOURCE_DEFAULT || *value)
			json_object_set_new(row, key, json_string(value));
	}
	return row;
}

/* Names that are asked for and are no subscription: whether there is one, said. */
static int check_known(const json_t *all, char **names, int nr, json_t *ret_found)
{
	json_t *row;
	size_t i;

	for (int n = 0; n < nr; n++) {
		bool known = false;

		json_array_foreach(all, i, row) {
			if (strcmp(hr_j_text(row, "name"), names[n]))
				continue;
			known = true;
			json_array_append(ret_found, row);
		}
		if (!known)
			return hr_cli_fail("%s: no such subscription", names[n]);
	}
	return 0;
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "name" }, { "interval_ms", true }, { "metrics" }, { "match" }, { "error" },
	};
	json_t *all = NULL, *found, *answer = NULL, *rows, *one, *bad = NULL;
	size_t i;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret)
		ret = ask_names(cli, &all);
	if (ret)
		return ret;
	found = argc > 1 ? json_array() : json_incref(all);
	if (argc > 1)
		ret = check_known(all, argv + 1, argc - 1, found);
	if (!ret && json_array_size(found))
		ret = ask_describe(cli, found, &answer);
	rows = json_array();
	json_array_foreach(json_object_get(answer, "results"), i, one) {
		json_array_append_new(rows, describe_row(one));
		if (!bad && hr_j_int(one, "errorCode"))
			bad = one;
	}
	rows = hr_rows_sorted_by(rows, by_name);
	if (!ret)
		ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), json_incref(rows));
	if (!ret && bad)
		ret = hr_answer_check(bad, hr_j_text(bad, "resourceName"));
	json_decref(rows);
	json_decref(found);
	json_decref(all);
	json_decref(answer);
	return ret;
}

/* --- alter, delete -------------------------------------------------------------------- */

static int ask_change(const struct hr_cli *cli, const char *name,
		      struct hr_incremental_alter_configs_request_alterable_config *v, int nr,
		      bool dry_run)
{
	struct hr_incremental_alter_configs_request_alter_configs_resource one;
	struct hr_incremental_alter_configs_request q;
	json_t *answer = NULL;
	int ret;

	hr_struct_init(&hr_incremental_alter_configs_request_desc, &q);
	hr_struct_init(&hr_incremental_alter_configs_request_alter_configs_resource_desc, &one);
	one.resource_type = RESOURCE_CLIENT_METRICS;
	one.resource_name = hr_str(name);
	one.configs.v = v;
	one.configs.nr = nr;
	q.resources.v = &one;
	q.resources.nr = 1;
	q.validate_only = dry_run;
	ret = hr_ask_once(cli, HR_API_INCREMENTAL_ALTER_CONFIGS, &q, &answer);
	if (!ret)
		ret = hr_answer_check(json_array_get(json_object_get(answer, "responses"), 0),
				      name);
	json_decref(answer);
	return ret;
}

static void fill(const char *key, const char *value,
		 struct hr_incremental_alter_configs_request_alterable_config *c)
{
	hr_struct_init(&hr_incremental_alter_configs_request_alterable_config_desc, c);
	c->name = hr_str(key);
	c->config_operation = value ? OP_SET : OP_DELETE;
	c->value = hr_str(value);
}

static int print_change(const struct hr_cli *cli, const char *name, const char *change,
			bool dry_run)
{
	static const struct hr_column cols[] = { { "name" }, { "change" }, { "dry_run" } };

	return hr_cli_rows(
		cli, cols, HR_ARRAY_LEN(cols),
		json_pack("[{s:s, s:s, s:b}]", "name", name, "change", change, "dry_run", dry_run));
}

static int alter(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_incremental_alter_configs_request_alterable_config v[HR_ARRAY_LEN(keys)];
	const char *values[HR_ARRAY_LEN(keys)] = { NULL };
	bool dry_run = false;
	const struct hr_opt opts[] = {
		{ "metrics", 'm', HR_OPT_TEXT, &values[0] },
		{ "interval", 'i', HR_OPT_TEXT, &values[1] },
		{ "match", 0, HR_OPT_TEXT, &values[2] },
		{ "dry-run", 0, HR_OPT_FLAG, &dry_run },
	};
	long ms;
	int nr = 0, ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc != 2)
		ret = hr_cli_usage("client-metrics alter wants one NAME");
	if (!ret && values[1] && strcmp(values[1], "default") &&
	    !hr_cli_number("--interval", values[1], 0, INT32_MAX, &ms))
		ret = HR_EXIT_USAGE;
	if (ret)
		return ret;
	for (size_t i = 0; i < HR_ARRAY_LEN(keys); i++)
		if (values[i])
			fill(keys[i], strcmp(values[i], "default") ? values[i] : NULL, &v[nr++]);
	if (!nr)
		return hr_cli_usage("client-metrics alter wants --metrics, --interval or --match");
	ret = ask_change(cli, argv[1], v, nr, dry_run);
	return ret ? ret : print_change(cli, argv[1], "altered", dry_run);
}

static int delete (const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_incremental_alter_configs_request_alterable_config v[HR_ARRAY_LEN(keys)];
	bool dry_run = false;
	const struct hr_opt opts[] = { { "dry-run", 0, HR_OPT_FLAG, &dry_run } };
	json_t *all = NULL, *found = json_array();
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc != 2)
		ret = hr_cli_usage("client-metrics delete wants one NAME");
	if (!ret)
		ret = ask_names(cli, &all);
	if (!ret)
		ret = check_known(all, argv + 1, 1, found);
	json_decref(all);
	json_decref(found);
	if (ret)
		return ret;
	for (size_t i = 0; i < HR_ARRAY_LEN(keys); i++)
		fill(keys[i], NULL, &v[i]);
	ret = ask_change(cli, argv[1], v, HR_ARRAY_LEN(keys), dry_run);
	return ret ? ret : print_change(cli, argv[1], "deleted", dry_run);
}

static const struct hr_verb verbs[] = {
	{ "list", "[GLOB]", "names of the subscriptions", list },
	{ "describe", "[NAME]...", "which metrics, how often, of which clients", describe },
	{ "alter",
	  "NAME [--metrics PREFIX,...] [--interval MS] [--match KEY=PATTERN,...] [--dry-run]",
	  "makes or changes one; 'default' takes a value back", alter },
	{ "delete", "NAME [--dry-run]", "takes one away", delete },
};

const struct hr_object hr_object_client_metrics = {
	"client-metrics",
	"subscriptions to what clients measure",
	verbs,
	HR_ARRAY_LEN(verbs),
};
