// SPDX-License-Identifier: Apache-2.0
/* api: the table of calls, as this program knows it or as a broker advertises it. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <hr/protocol/api.h>
#include "client.h"
#include "command.h"

static json_t *listeners_of(const struct hr_api_desc *api)
{
	json_t *list = json_array();

	if (api->flags & HR_API_BROKER_LISTENER)
		json_array_append_new(list, json_string("broker"));
	if (api->flags & HR_API_CONTROLLER_LISTENER)
		json_array_append_new(list, json_string("controller"));
	return list;
}

static json_t *row_of(const struct hr_api_desc *api)
{
	json_t *flexible = api->flexible_from == HR_VERSION_NEVER
				   ? json_null()
				   : json_integer(api->flexible_from);

	return json_pack("{s:i, s:s, s:i, s:i, s:i, s:o, s:o, s:b}", "key", api->key, "name",
			 api->name, "min", api->min, "max", api->max, "max_unstable",
			 api->max_unstable, "flexible_from", flexible, "listeners",
			 listeners_of(api), "forwardable", !!(api->flags & HR_API_FORWARDABLE));
}

static int list_remote(const struct hr_cli *cli)
{
	static const struct hr_column cols[] = {
		{ "key", true }, { "name" }, { "min", true }, { "max", true }, { "common", true },
	};
	json_t *rows = json_array();
	struct hr_client c;
	int16_t version;
	int ret;

	ret = hr_client_open(&c, cli->bootstrap, cli->client_id, cli->timeout_ms);
	if (!ret)
		ret = hr_client_negotiate(&c);
	for (int16_t key = 0; !ret && key <= HR_API_KEY_MAX; key++) {
		const struct hr_api_desc *api = hr_api_get(key);
		json_t *common;

		if (!api || c.range[key].min > c.range[key].max)
			continue;
		common = hr_client_version(&c, key, &version) ? json_null() : json_integer(version);
		json_array_append_new(rows, json_pack("{s:i, s:s, s:i, s:i, s:o}", "key", key,
						      "name", api->name, "min", c.range[key].min,
						      "max", c.range[key].max, "common", common));
	}
	if (ret)
		hr_cli_fail("%s", c.err);
	hr_client_close(&c);
	if (ret) {
		json_decref(rows);
		return HR_EXIT_FAILED;
	}
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static int list(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "key", true },	   { "name" },	    { "min", true }, { "max", true },
		{ "flexible_from", true }, { "listeners" },
	};
	json_t *rows;

	if (argc == 2 && !strcmp(argv[1], "--broker"))
		return list_remote(cli);
	if (argc != 1)
		return hr_cli_usage("api list: unknown argument '%s'", argv[1]);
	rows = json_array();
	for (int16_t key = 0; key <= HR_API_KEY_MAX; key++)
		if (hr_api_get(key))
			json_array_append_new(rows, row_of(hr_api_get(key)));
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static json_t *range_json(struct hr_version_range r)
{
	char text[32];

	if (r.min > r.max)
		return json_null();
	if (r.max == HR_VERSION_MAX)
		snprintf(text, sizeof(text), "%d+", r.min);
	else
		snprintf(text, sizeof(text), r.min == r.max ? "%d" : "%d-%d", r.min, r.max);
	return json_string(text);
}

static void fields_of(json_t *rows, const struct hr_struct_desc *d, const char *what, int depth)
{
	static const char *const kind[] = { "bool",   "int8",	 "int16",   "int32", "int64",
					    "uint16", "uint32",	 "float64", "uuid",  "string",
					    "bytes",  "records", NULL };

	for (int i = 0; i < d->field_nr; i++) {
		const struct hr_field_desc *f = &d->fields[i];
		const char *type = f->kind == HR_KIND_STRUCT ? f->sub->name : kind[f->kind];
		char name[96], full[96];

		snprintf(name, sizeof(name), "%*s%s", depth * 2, "", f->name);
		snprintf(full, sizeof(full), "%s%s", f->flags & HR_FIELD_ARRAY ? "[]" : "", type);
		json_array_append_new(
			rows, json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:b}", "part", what,
					"field", name, "type", full, "versions",
					range_json(f->versions), "null", range_json(f->null), "tag",
					f->tag < 0 ? json_null() : json_integer(f->tag),
					"ignorable", !!(f->flags & HR_FIELD_IGNORABLE)));
		if (f->kind == HR_KIND_STRUCT)
			fields_of(rows, f->sub, what, depth + 1);
	}
}

static int show(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "part" },	  { "field" },	   { "type" },	    { "versions", true },
		{ "null", true }, { "tag", true }, { "ignorable" },
	};
	const struct hr_api_desc *api;
	json_t *rows;
	char *end;
	long key;

	if (argc != 2)
		return hr_cli_usage("api show wants one NAME or KEY");
	key = strtol(argv[1], &end, 10);
	api = *end				  ? hr_api_find(argv[1])
	      : key >= 0 && key <= HR_API_KEY_MAX ? hr_api_get((int16_t)key)
						  : NULL;
	if (!api)
		return hr_cli_fail("no such call: %s", argv[1]);
	rows = json_array();
	fields_of(rows, api->request, "request", 0);
	fields_of(rows, api->response, "response", 0);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static const struct hr_verb verbs[] = {
	{ "list", "[--broker]",
	  "every call with its versions; --broker: what the broker advertises", list },
	{ "show", "NAME|KEY", "the fields of one call, request and response", show },
};

const struct hr_object hr_object_api = {
	"api",
	"Kafka's calls: versions and fields",
	verbs,
	HR_ARRAY_LEN(verbs),
};
