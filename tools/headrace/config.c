// SPDX-License-Identifier: Apache-2.0
/*
 * config: the dynamic configuration of topics, brokers, groups and the like.
 *
 * A resource is TYPE NAME; the name "default" of a broker means all brokers.  What one
 * broker has is asked of and told to that broker, as it alone knows.
 */
#include <hr/protocol/gen/describe_configs.h>
#include <hr/protocol/gen/incremental_alter_configs.h>
#include <hr/protocol/gen/list_config_resources.h>
#include <stdio.h>
#include <stdlib.h>
#include "config.h"
#include "opts.h"
#include "session.h"

enum { RESOURCE_TOPIC = 2, RESOURCE_BROKER = 4, RESOURCE_LOGGER = 8 };
enum { OP_SET = 0, OP_DELETE = 1, OP_APPEND = 2, OP_SUBTRACT = 3 };

static const struct {
	const char *name;
	int8_t type;
} resource_types[] = {
	{ "topic", RESOURCE_TOPIC },
	{ "broker", RESOURCE_BROKER },
	{ "broker-logger", RESOURCE_LOGGER },
	{ "client-metrics", 16 },
	{ "group", 32 },
};

int hr_config_resource_parse(const char *type, const char *name, struct hr_config_resource *ret_r)
{
	char *end;
	long id;

	*ret_r = (struct hr_config_resource){ .type = -1, .name = name, .node = -1 };
	for (size_t i = 0; i < HR_ARRAY_LEN(resource_types); i++)
		if (!strcmp(type, resource_types[i].name))
			ret_r->type = resource_types[i].type;
	if (ret_r->type < 0)
		return hr_cli_usage("'%s' is not one of topic, broker, broker-logger, "
				    "client-metrics, group",
				    type);
	if (ret_r->type != RESOURCE_BROKER && ret_r->type != RESOURCE_LOGGER)
		return 0;
	if (ret_r->type == RESOURCE_BROKER && !strcmp(name, "default")) {
		ret_r->name = "";
		return 0;
	}
	id = strtol(name, &end, 10);
	if (end == name || *end || id < 0 || id > INT32_MAX)
		return hr_cli_usage("a broker is a number or 'default', not '%s'", name);
	ret_r->node = id;
	return 0;
}

/* A session to whoever has to be asked about @r. */
int hr_config_open_for(struct hr_session *s, const struct hr_cli *cli,
		       const struct hr_config_resource *r)
{
	json_t *metadata = NULL;
	int ret = hr_session_open(s, cli);

	if (ret || r->node < 0)
		return ret;
	ret = hr_session_metadata(s, (char *[]){ (char *)"" }, 0, &metadata);
	hr_session_close(s);
	if (!ret)
		ret = hr_session_open_node(s, cli, metadata, r->node);
	else
		*s = (struct hr_session){ .c.fd = -1 };
	json_decref(metadata);
	return ret;
}

/* --- describe ---------------------------------------------------------------- */

const char *hr_config_source_name(int64_t source)
{
	static const char *const names[] = {
		"unknown", "topic",  "broker",         "cluster", "file",
		"default", "logger", "client-metrics", "group",
	};

	return source >= 0 && source < (int64_t)HR_ARRAY_LEN(names) ? names[source] : "unknown";
}

static const char *type_name(int64_t type)
{
	static const char *const names[] = { "unknown", "boolean", "string", "int",   "short",
					     "long",    "double",  "list",   "class", "password" };

	return type >= 0 && type < (int64_t)HR_ARRAY_LEN(names) ? names[type] : "unknown";
}

/* "source:name=value" each, highest first. */
static json_t *synonyms_of(const json_t *entry, bool structured)
{
	json_t *list = json_array(), *s;
	char text[1024];
	size_t i;

	json_array_foreach(json_object_get(entry, "synonyms"), i, s)
	{
		const char *source = hr_config_source_name(hr_j_int(s, "source"));

		snprintf(text, sizeof(text), "%s:%s=%s", source, hr_j_text(s, "name"),
			 hr_j_text(s, "value"));
		json_array_append_new(list, structured
						    ? json_pack("{s:s, s:o, s:o}", "source", source,
								"name", hr_j_copy(s, "name"),
								"value", hr_j_copy(s, "value"))
						    : json_string(text));
	}
	return list;
}

static json_t *entry_row(const struct hr_cli *cli, const json_t *entry)
{
	return json_pack("{s:o, s:o, s:s, s:s, s:b, s:b, s:o, s:o}", "name",
			 hr_j_copy(entry, "name"), "value", hr_j_copy(entry, "value"), "source",
			 hr_config_source_name(hr_j_int(entry, "configSource")), "type",
			 type_name(hr_j_int(entry, "configType")), "read_only",
			 hr_j_bool(entry, "readOnly"), "sensitive", hr_j_bool(entry, "isSensitive"),
			 "synonyms", synonyms_of(entry, cli->json), "documentation",
			 hr_j_copy(entry, "documentation"));
}

int hr_config_ask(struct hr_session *s, const struct hr_config_resource *r,
		  const struct hr_opt_list *keys, bool docs, json_t **ret_answer)
{
	struct hr_describe_configs_request_describe_configs_resource one;
	struct hr_describe_configs_request q;

	hr_struct_init(&hr_describe_configs_request_desc, &q);
	hr_struct_init(&hr_describe_configs_request_describe_configs_resource_desc, &one);
	one.resource_type = r->type;
	one.resource_name = hr_str(r->name);
	one.configuration_keys.nr = keys->nr ? keys->nr : -1;
	one.configuration_keys.v =
		hr_arena_array(&s->a, (size_t)keys->nr + 1, sizeof(*one.configuration_keys.v));
	if (!one.configuration_keys.v)
		return hr_cli_fail("out of memory");
	for (int i = 0; i < keys->nr; i++)
		one.configuration_keys.v[i] = hr_str(keys->v[i]);
	q.resources.v = &one;
	q.resources.nr = 1;
	q.include_synonyms = true;
	q.include_documentation = docs;
	return hr_session_ask(s, HR_API_DESCRIBE_CONFIGS, &q, ret_answer);
}

static int print_entries(const struct hr_cli *cli, const struct hr_config_resource *r,
			 const json_t *answer, bool all)
{
	static const struct hr_column cols[] = {
		{ "name" }, { "value" }, { "source" }, { "type" }, { "read_only" }, { "synonyms" },
	};
	json_t *result = json_array_get(json_object_get(answer, "results"), 0);
	json_t *rows = json_array(), *entry;
	size_t i;
	int ret = hr_answer_check(result, *r->name ? r->name : "default");

	json_array_foreach(json_object_get(result, "configs"), i,
			   entry) if (all || hr_j_int(entry, "configSource") != 5)
		json_array_append_new(rows, entry_row(cli, entry));
	if (!ret)
		return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	json_decref(rows);
	return ret;
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_opt_list keys = { .nr = 0 };
	bool all = false, docs = false;
	const struct hr_opt opts[] = {
		{ "all", 'a', HR_OPT_FLAG, &all },
		{ "key", 'k', HR_OPT_LIST, &keys },
		{ "documentation", 0, HR_OPT_FLAG, &docs },
	};
	json_t *answer = NULL;
	struct hr_session s;
	struct hr_config_resource r;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc != 3)
		ret = hr_cli_usage("config describe wants TYPE NAME; see headrace config help");
	if (!ret)
		ret = hr_config_resource_parse(argv[1], argv[2], &r);
	if (ret)
		return ret;
	ret = hr_config_open_for(&s, cli, &r);
	if (!ret)
		ret = hr_config_ask(&s, &r, &keys, docs, &answer);
	if (!ret)
		ret = print_entries(cli, &r, answer, all || keys.nr || docs);
	json_decref(answer);
	hr_session_close(&s);
	return ret;
}

/* --- set, delete --------------------------------------------------------------- */

/* "KEY=VALUE", "KEY+=VALUE" or "KEY-=VALUE"; a bare KEY to delete. */
static int fill_change(const char *text, bool del,
		       struct hr_incremental_alter_configs_request_alterable_config *c)
{
	const char *eq = strchr(text, '=');
	int32_t len = (int32_t)(eq ? eq - text : (ptrdiff_t)strlen(text));

	hr_struct_init(&hr_incremental_alter_configs_request_alterable_config_desc, c);
	if (del) {
		c->name = hr_str(text);
		c->config_operation = OP_DELETE;
		c->value = HR_STR_NULL;
		return eq ? hr_cli_usage("config delete wants bare keys, not '%s'", text) : 0;
	}
	if (!eq || !len)
		return hr_cli_usage("config set wants KEY=VALUE, not '%s'", text);
	c->config_operation = text[len - 1] == '+'   ? OP_APPEND
			      : text[len - 1] == '-' ? OP_SUBTRACT
						     : OP_SET;
	c->name = (struct hr_str){ text, len - (c->config_operation != OP_SET) };
	c->value = hr_str(eq + 1);
	return 0;
}

static int ask_change(struct hr_session *s, const struct hr_config_resource *r, char **changes,
		      int nr, bool del, bool dry_run, json_t **ret_answer)
{
	struct hr_incremental_alter_configs_request_alter_configs_resource one;
	struct hr_incremental_alter_configs_request q;
	int ret = 0;

	hr_struct_init(&hr_incremental_alter_configs_request_desc, &q);
	hr_struct_init(&hr_incremental_alter_configs_request_alter_configs_resource_desc, &one);
	one.resource_type = r->type;
	one.resource_name = hr_str(r->name);
	one.configs.v = hr_arena_array(&s->a, (size_t)nr, sizeof(*one.configs.v));
	one.configs.nr = nr;
	if (!one.configs.v)
		return hr_cli_fail("out of memory");
	for (int i = 0; !ret && i < nr; i++)
		ret = fill_change(changes[i], del, &one.configs.v[i]);
	q.resources.v = &one;
	q.resources.nr = 1;
	q.validate_only = dry_run;
	return ret ? ret : hr_session_ask(s, HR_API_INCREMENTAL_ALTER_CONFIGS, &q, ret_answer);
}

static int change(const struct hr_cli *cli, int argc, char **argv, bool del)
{
	bool dry_run = false;
	const struct hr_opt opts[] = { { "dry-run", 0, HR_OPT_FLAG, &dry_run } };
	json_t *answer = NULL, *row;
	struct hr_session s;
	struct hr_config_resource r;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc < 4)
		ret = hr_cli_usage("config %s wants TYPE NAME %s...", argv[0],
				   del ? "KEY" : "KEY=VALUE");
	if (!ret)
		ret = hr_config_resource_parse(argv[1], argv[2], &r);
	if (ret)
		return ret;
	ret = hr_config_open_for(&s, cli, &r);
	if (!ret)
		ret = ask_change(&s, &r, argv + 3, argc - 3, del, dry_run, &answer);
	row = json_array_get(json_object_get(answer, "responses"), 0);
	if (!ret)
		ret = hr_answer_check(row, argv[2]);
	if (!ret && cli->json)
		ret = hr_cli_json(json_pack("{s:s, s:s, s:b}", "type", argv[1], "name", argv[2],
					    "dry_run", dry_run));
	json_decref(answer);
	hr_session_close(&s);
	return ret;
}

static int set(const struct hr_cli *cli, int argc, char **argv)
{
	return change(cli, argc, argv, false);
}

static int delete (const struct hr_cli *cli, int argc, char **argv)
{
	return change(cli, argc, argv, true);
}

/* --- list ---------------------------------------------------------------------- */

static const char *resource_type_name(int64_t type)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(resource_types); i++)
		if (resource_types[i].type == type)
			return resource_types[i].name;
	return "unknown";
}

static int list(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = { { "type" }, { "name" } };
	struct hr_list_config_resources_request q;
	json_t *answer = NULL, *rows = json_array(), *one;
	struct hr_session s;
	struct hr_config_resource r = { .type = -1 };
	size_t i;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret && argc > 2)
		ret = hr_cli_usage("config list takes one TYPE");
	if (!ret && argc == 2)
		ret = hr_config_resource_parse(argv[1], "0", &r);
	if (ret) {
		json_decref(rows);
		return ret;
	}
	hr_struct_init(&hr_list_config_resources_request_desc, &q);
	q.resource_types.v = &r.type;
	q.resource_types.nr = argc == 2;
	ret = hr_session_open(&s, cli);
	if (!ret)
		ret = hr_session_ask(&s, HR_API_LIST_CONFIG_RESOURCES, &q, &answer);
	if (!ret)
		ret = hr_answer_check(answer, "config list");
	json_array_foreach(json_object_get(answer, "configResources"), i, one)
		json_array_append_new(rows,
				      json_pack("{s:s, s:o}", "type",
						resource_type_name(hr_j_int(one, "resourceType")),
						"name", hr_j_copy(one, "resourceName")));
	json_decref(answer);
	hr_session_close(&s);
	if (!ret)
		return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	json_decref(rows);
	return ret;
}

#define RESOURCE "topic|broker|broker-logger|client-metrics|group NAME"

static const struct hr_verb verbs[] = {
	{ "list", "[TYPE]", "everything that may have configuration", list },
	{ "describe", RESOURCE " [--all] [--key KEY]... [--documentation]",
	  "values that are not the default, and where they come from; --all: every value",
	  describe },
	{ "explain", "KEY [--topic NAME|--group NAME|--client-metrics NAME]",
	  "what a key means and when it acts; with --bootstrap: what is in force and why",
	  hr_config_explain },
	{ "set", RESOURCE " KEY=VALUE... [--dry-run]",
	  "KEY+=VALUE and KEY-=VALUE change lists; broker 'default' is all brokers", set },
	{ "delete", RESOURCE " KEY... [--dry-run]", "back to what lies below", delete },
};

const struct hr_object hr_object_config = {
	"config",
	"dynamic configuration of topics, brokers and groups",
	verbs,
	HR_ARRAY_LEN(verbs),
};
