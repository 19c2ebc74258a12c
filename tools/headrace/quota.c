// SPDX-License-Identifier: Apache-2.0
/*
 * quota: what clients are held to (KIP-546).
 *
 * An entity is a user, a client id, a pair of them, or an ip; each part is a name or
 * the default of all that have none.  Keys and values are Kafka's.
 */
#include <hr/protocol/gen/alter_client_quotas.h>
#include <hr/protocol/gen/describe_client_quotas.h>
#include <stdio.h>
#include <stdlib.h>
#include "cluster.h"
#include "opts.h"

enum { MATCH_EXACT = 0, MATCH_DEFAULT = 1, MATCH_ANY = 2 };
enum { USER, CLIENT, IP, PART_NR };

#define KEY_NR_MAX 16

static const char *const types[PART_NR] = { "user", "client-id", "ip" };
static const char *const members[PART_NR] = { "user", "client_id", "ip" };
static const char *const keys[] = {
	"producer_byte_rate", "consumer_byte_rate", "request_percentage",
	"controller_mutation_rate", "connection_creation_rate",
};

struct entity {
	const char *name[PART_NR];
	bool dflt[PART_NR];
};

#define ENTITY_OPTS(e)                                                                    \
	{ "user", 'u', HR_OPT_TEXT, &(e).name[USER] },                                    \
	{ "client", 'c', HR_OPT_TEXT, &(e).name[CLIENT] },                                \
	{ "ip", 'i', HR_OPT_TEXT, &(e).name[IP] },                                        \
	{ "user-default", 0, HR_OPT_FLAG, &(e).dflt[USER] },                              \
	{ "client-default", 0, HR_OPT_FLAG, &(e).dflt[CLIENT] },                          \
	{ "ip-default", 0, HR_OPT_FLAG, &(e).dflt[IP] }

static int check_entity(const struct entity *e, bool needed)
{
	int nr = 0;

	for (int i = 0; i < PART_NR; i++) {
		if (e->name[i] && e->dflt[i])
			return hr_cli_usage("a %s with a name is not the default", types[i]);
		nr += e->name[i] || e->dflt[i];
	}
	if (needed && !nr)
		return hr_cli_usage("whose quota: --user, --client, --ip or a default of them");
	if (nr > 1 && (e->name[IP] || e->dflt[IP]))
		return hr_cli_usage("an ip stands alone");
	return 0;
}

/* --- describe ---------------------------------------------------------------------------- */

static int by_entity(const void *a, const void *b)
{
	const json_t *const *x = a, *const *y = b;
	int c = 0;

	for (int i = 0; !c && i < PART_NR; i++)
		c = strcmp(hr_j_text(*x, members[i]), hr_j_text(*y, members[i]));
	return c;
}

static json_t *row_of(const json_t *entry)
{
	json_t *row = json_object(), *one;
	size_t i;

	for (int k = 0; k < PART_NR; k++)
		json_object_set_new(row, members[k], json_null());
	json_array_foreach(json_object_get(entry, "entity"), i, one) {
		json_t *name = hr_j_copy(one, "entityName");

		if (json_is_null(name)) {
			json_decref(name);
			name = json_string("<default>");
		}
		for (int k = 0; k < PART_NR; k++)
			if (!strcmp(hr_j_text(one, "entityType"), types[k]))
				json_object_set(row, members[k], name);
		json_decref(name);
	}
	for (size_t k = 0; k < HR_ARRAY_LEN(keys); k++)
		json_object_set_new(row, keys[k], json_null());
	json_array_foreach(json_object_get(entry, "values"), i, one)
		json_object_set_new(row, hr_j_text(one, "key"), hr_j_copy(one, "value"));
	return row;
}

static int ask_describe(const struct hr_cli *cli, const struct entity *e, bool strict,
			json_t **ret_answer)
{
	struct hr_describe_client_quotas_request_component_data v[PART_NR];
	struct hr_describe_client_quotas_request q;

	hr_struct_init(&hr_describe_client_quotas_request_desc, &q);
	q.components.v = v;
	q.strict = strict;
	for (int i = 0; i < PART_NR; i++) {
		if (!e->name[i] && !e->dflt[i])
			continue;
		hr_struct_init(&hr_describe_client_quotas_request_component_data_desc,
			       &v[q.components.nr]);
		v[q.components.nr].entity_type = hr_str(types[i]);
		v[q.components.nr].match_type = e->dflt[i] ? MATCH_DEFAULT : MATCH_EXACT;
		v[q.components.nr++].match = hr_str(e->name[i]);
	}
	return hr_ask_once(cli, HR_API_DESCRIBE_CLIENT_QUOTAS, &q, ret_answer);
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "user" }, { "client_id" }, { "ip" },
		{ "producer_byte_rate", true }, { "consumer_byte_rate", true },
		{ "request_percentage", true }, { "controller_mutation_rate", true },
		{ "connection_creation_rate", true },
	};
	struct entity e = { 0 };
	bool strict = false;
	const struct hr_opt opts[] = { ENTITY_OPTS(e),
				       { "strict", 0, HR_OPT_FLAG, &strict } };
	json_t *answer = NULL, *rows, *one;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc > 1)
		ret = hr_cli_usage("quota describe takes no argument");
	if (!ret)
		ret = check_entity(&e, false);
	if (!ret)
		ret = ask_describe(cli, &e, strict, &answer);
	if (!ret)
		ret = hr_answer_check(answer, "quotas");
	if (ret) {
		json_decref(answer);
		return ret;
	}
	rows = json_array();
	json_array_foreach(json_object_get(answer, "entries"), i, one)
		json_array_append_new(rows, row_of(one));
	json_decref(answer);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), hr_rows_sorted_by(rows, by_entity));
}

/* --- alter, delete ------------------------------------------------------------------------- */

static int ask_alter(const struct hr_cli *cli, const struct entity *e,
		     struct hr_alter_client_quotas_request_op_data *ops, int op_nr, bool dry_run)
{
	static const struct hr_column cols[] = { { "user" }, { "client_id" }, { "ip" },
						 { "keys", true }, { "dry_run" } };
	struct hr_alter_client_quotas_request_entity_data parts[PART_NR];
	struct hr_alter_client_quotas_request_entry_data entry;
	struct hr_alter_client_quotas_request q;
	json_t *answer = NULL, *row = json_object();
	int ret;

	hr_struct_init(&hr_alter_client_quotas_request_desc, &q);
	hr_struct_init(&hr_alter_client_quotas_request_entry_data_desc, &entry);
	q.entries.v = &entry;
	q.entries.nr = 1;
	q.validate_only = dry_run;
	entry.ops.v = ops;
	entry.ops.nr = op_nr;
	entry.entity.v = parts;
	for (int i = 0; i < PART_NR; i++) {
		json_object_set_new(row, members[i],
				    e->dflt[i] ? json_string("<default>") :
				    e->name[i] ? json_string(e->name[i]) : json_null());
		if (!e->name[i] && !e->dflt[i])
			continue;
		hr_struct_init(&hr_alter_client_quotas_request_entity_data_desc,
			       &parts[entry.entity.nr]);
		parts[entry.entity.nr].entity_type = hr_str(types[i]);
		parts[entry.entity.nr++].entity_name = hr_str(e->name[i]);
	}
	ret = hr_ask_once(cli, HR_API_ALTER_CLIENT_QUOTAS, &q, &answer);
	if (!ret)
		ret = hr_answer_check(json_array_get(json_object_get(answer, "entries"), 0),
				      "quota");
	json_decref(answer);
	json_object_set_new(row, "keys", json_integer(op_nr));
	json_object_set_new(row, "dry_run", json_boolean(dry_run));
	if (ret) {
		json_decref(row);
		return ret;
	}
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), json_pack("[o]", row));
}

static int read_op(char *text, struct hr_alter_client_quotas_request_op_data *o)
{
	char *eq = strchr(text, '='), *end;

	hr_struct_init(&hr_alter_client_quotas_request_op_data_desc, o);
	if (!eq)
		return hr_cli_usage("'%s' is not KEY=VALUE", text);
	*eq = 0;
	o->key = hr_str(text);
	o->remove = !strcmp(eq + 1, "none");
	if (o->remove)
		return 0;
	errno = 0;
	o->value = strtod(eq + 1, &end);
	if (errno || end == eq + 1 || *end)
		return hr_cli_usage("%s: '%s' is not a number", text, eq + 1);
	return 0;
}

static int alter(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_alter_client_quotas_request_op_data ops[KEY_NR_MAX];
	struct entity e = { 0 };
	bool dry_run = false;
	const struct hr_opt opts[] = { ENTITY_OPTS(e),
				       { "dry-run", 0, HR_OPT_FLAG, &dry_run } };
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret)
		ret = check_entity(&e, true);
	if (!ret && (argc < 2 || argc - 1 > KEY_NR_MAX))
		ret = hr_cli_usage("quota alter wants one to %d KEY=VALUE", KEY_NR_MAX);
	for (int i = 1; !ret && i < argc; i++)
		ret = read_op(argv[i], &ops[i - 1]);
	return ret ? ret : ask_alter(cli, &e, ops, argc - 1, dry_run);
}

static int delete (const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_alter_client_quotas_request_op_data ops[KEY_NR_MAX];
	struct entity e = { 0 };
	bool dry_run = false;
	const struct hr_opt opts[] = { ENTITY_OPTS(e),
				       { "dry-run", 0, HR_OPT_FLAG, &dry_run } };
	int nr = 0, ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret)
		ret = check_entity(&e, true);
	if (!ret && argc - 1 > KEY_NR_MAX)
		ret = hr_cli_usage("quota delete takes %d keys at most", KEY_NR_MAX);
	if (ret)
		return ret;
	nr = argc > 1 ? argc - 1 : (int)HR_ARRAY_LEN(keys);
	for (int i = 0; i < nr; i++) {
		hr_struct_init(&hr_alter_client_quotas_request_op_data_desc, &ops[i]);
		ops[i].key = hr_str(argc > 1 ? argv[i + 1] : keys[i]);
		ops[i].remove = true;
	}
	return ask_alter(cli, &e, ops, nr, dry_run);
}

static const struct hr_verb verbs[] = {
	{ "describe",
	  "[--user NAME|--user-default] [--client NAME|--client-default] [--ip ADDR|--ip-default] "
	  "[--strict]",
	  "which limits are set, for whom", describe },
	{ "alter",
	  "[--user NAME|--user-default] [--client NAME|--client-default] [--ip ADDR|--ip-default] "
	  "[--dry-run] KEY=VALUE...",
	  "sets limits; 'none' takes one away", alter },
	{ "delete",
	  "[--user NAME|--user-default] [--client NAME|--client-default] [--ip ADDR|--ip-default] "
	  "[--dry-run] [KEY]...",
	  "takes limits away, all of them when none is named", delete },
};

const struct hr_object hr_object_quota = {
	"quota",
	"what clients are held to",
	verbs,
	HR_ARRAY_LEN(verbs),
};
