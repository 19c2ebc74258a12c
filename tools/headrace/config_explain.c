// SPDX-License-Identifier: Apache-2.0
/*
 * config_explain: all that the knob tables know of a key, and what it is on a live node.
 *
 * The tables are those that the daemon is built from, so nothing has to run to ask what a
 * key means.  A name may stand in several tables (a group has none of its own: its keys
 * look to the broker's), each is told.  With --bootstrap, or for a named topic, group or
 * subscription, the value in force is asked for, with the values it was chosen from.
 */
#include <hr/config/config.h>
#include <stdio.h>
#include <stdlib.h>
#include "config.h"

#define SIMILAR_NR_MAX 20

static const struct table {
	const char *type; /* as `headrace config` calls it */
	const struct hr_config_key *keys;
	int nr;
} tables[] = {
	{ "broker", hr_config_broker_keys, HR_CFG_NR },
	{ "topic", hr_config_topic_keys, HR_TCFG_NR },
	{ "group", hr_config_group_keys, HR_GCFG_NR },
	{ "client-metrics", hr_config_client_metrics_keys, HR_MCFG_NR },
};

static const char *type_name(enum hr_config_type type)
{
	static const char *const names[] = {
		[HR_CONFIG_BOOLEAN] = "boolean", [HR_CONFIG_STRING] = "string",
		[HR_CONFIG_INT] = "int",	 [HR_CONFIG_SHORT] = "short",
		[HR_CONFIG_LONG] = "long",	 [HR_CONFIG_DOUBLE] = "double",
		[HR_CONFIG_LIST] = "list",	 [HR_CONFIG_CLASS] = "class",
		[HR_CONFIG_PASSWORD] = "password",
	};

	return names[type];
}

/* Where a value can be given. */
static const char *scope_name(const struct table *t, const struct hr_config_key *k)
{
	if (t->keys != hr_config_broker_keys)
		return "set for each one, while the node runs";
	if (k->dynamic_only)
		return "set for one broker or all, while the node runs; not in the file";
	switch (k->scope) {
	case HR_CONFIG_READ_ONLY:
		return "the file";
	case HR_CONFIG_PER_BROKER:
		return "the file, or set for one broker while it runs";
	default:
		return "the file, or set for one broker or all while they run";
	}
}

static const char *effect_name(const struct table *t, const struct hr_config_key *k)
{
	bool fixed = t->keys == hr_config_broker_keys && k->scope == HR_CONFIG_READ_ONLY;

	switch (k->use) {
	case HR_CONFIG_LIVE:
		return fixed ? "at the next start" : "at once";
	case HR_CONFIG_START:
		return "at the next start";
	case HR_CONFIG_KEPT:
		return "none: accepted, there is nothing to do here";
	case HR_CONFIG_LATER:
		return "none: the part it belongs to is not served";
	default:
		return "the node refuses to start: the protection it asks for is not served";
	}
}

/* Keys of @to whose synonyms name @name, with commas. */
static json_t *named_by(const struct table *to, const char *name)
{
	json_t *list = json_array();

	for (int i = 0; i < to->nr; i++) {
		const char *pos = to->keys[i].synonyms;
		struct hr_str one;
		int64_t factor;

		while (hr_config_synonym_next(&pos, &one, &factor))
			if (hr_str_eqc(one, name))
				json_array_append_new(list, json_string(to->keys[i].name));
	}
	return list;
}

static json_t *looks_to(const struct hr_config_key *k)
{
	const char *pos = k->synonyms;
	json_t *list = json_array();
	struct hr_str one;
	int64_t factor;

	while (hr_config_synonym_next(&pos, &one, &factor))
		json_array_append_new(list, json_stringn(one.p, (size_t)one.len));
	return list;
}

static json_t *fact_row(const struct table *t, const struct hr_config_key *k)
{
	bool broker = t->keys == hr_config_broker_keys;

	return json_pack("{s:s, s:s, s:s?, s:s, s:s?, s:b, s:s?, s:b, s:s, s:s, s:o, s:o, s:o}",
			 "name", k->name, "of", t->type, "meaning", k->doc, "type",
			 type_name(k->type), "default", k->dflt, "required", k->required, "allowed",
			 k->valid, "internal", k->internal, "given_in", scope_name(t, k), "effect",
			 effect_name(t, k), "looks_to", broker ? json_array() : looks_to(k),
			 "default_of_topic", broker ? named_by(&tables[1], k->name) : json_array(),
			 "default_of_group", broker ? named_by(&tables[2], k->name) : json_array());
}

/* --- what is in force ------------------------------------------------------------- */

/* Any broker of the cluster, as a name. */
static int pick_broker(const struct hr_cli *cli, char id[24])
{
	json_t *metadata = NULL, *brokers;
	struct hr_session s;
	int ret = hr_session_open(&s, cli);

	if (!ret)
		ret = hr_session_metadata(&s, (char *[]){ (char *)"" }, 0, &metadata);
	brokers = json_object_get(metadata, "brokers");
	if (!ret && !json_array_size(brokers))
		ret = hr_cli_fail("no broker is there to ask");
	if (!ret)
		snprintf(id, 24, "%lld",
			 (long long)hr_j_int(json_array_get(brokers, 0), "nodeId"));
	json_decref(metadata);
	hr_session_close(&s);
	return ret;
}

/* Puts "value", "source" and "chosen_from" into @row. */
static int put_in_force(const struct hr_cli *cli, json_t *row, const char *name)
{
	struct hr_opt_list keys = { { hr_j_text(row, "name") }, 1 };
	const char *type = hr_j_text(row, "of");
	json_t *answer = NULL, *result, *entry, *s, *list = json_array();
	struct hr_config_resource r;
	struct hr_session session = { .c.fd = -1 };
	size_t i;
	int ret = hr_config_resource_parse(type, name, &r);

	if (!ret)
		ret = hr_config_open_for(&session, cli, &r);
	if (!ret)
		ret = hr_config_ask(&session, &r, &keys, false, &answer);
	result = json_array_get(json_object_get(answer, "results"), 0);
	if (!ret)
		ret = hr_answer_check(result, name);
	entry = json_array_get(json_object_get(result, "configs"), 0);
	json_array_foreach(json_object_get(entry, "synonyms"), i, s)
		json_array_append_new(list,
				      json_pack("{s:s, s:o, s:o}", "source",
						hr_config_source_name(hr_j_int(s, "source")),
						"name", hr_j_copy(s, "name"), "value",
						hr_j_copy(s, "value")));
	if (!ret && entry) {
		json_object_set_new(row, "asked", json_string(name));
		json_object_set_new(row, "value", hr_j_copy(entry, "value"));
		json_object_set_new(
			row, "source",
			json_string(hr_config_source_name(hr_j_int(entry, "configSource"))));
		json_object_set(row, "chosen_from", list);
	}
	json_decref(list);
	json_decref(answer);
	hr_session_close(&session);
	return ret;
}

/* --- printing --------------------------------------------------------------------- */

static void print_list(const char *what, const json_t *list)
{
	const json_t *one;
	size_t i;

	if (!json_array_size(list))
		return;
	printf("  %-11s", what);
	json_array_foreach(list, i, one)
		printf("%s%s", i ? ", " : "", json_string_value(one));
	putchar('\n');
}

static const char *shown(const json_t *row, const char *member)
{
	const json_t *v = json_object_get(row, member);
	const char *text = json_string_value(v);

	return !text ? "null" : *text ? text : "empty";
}

static void print_in_force(const json_t *row)
{
	const json_t *s;
	size_t i;

	if (!json_object_get(row, "source"))
		return;
	printf("  %-11s%s (of %s %s, from %s)\n", "value", shown(row, "value"),
	       hr_j_text(row, "of"), hr_j_text(row, "asked"), hr_j_text(row, "source"));
	json_array_foreach(json_object_get(row, "chosen_from"), i, s)
		printf("  %-11s%s: %s=%s\n", i ? "" : "chosen of", hr_j_text(s, "source"),
		       hr_j_text(s, "name"), shown(s, "value"));
}

static void print_row(const json_t *row)
{
	const char *allowed = hr_j_text(row, "allowed");

	printf("%s (of %s)%s\n", hr_j_text(row, "name"), hr_j_text(row, "of"),
	       hr_j_bool(row, "internal") ? ", internal" : "");
	if (*hr_j_text(row, "meaning"))
		printf("  %s\n", hr_j_text(row, "meaning"));
	printf("  %-11s%s\n  %-11s%s\n", "type", hr_j_text(row, "type"), "default",
	       hr_j_bool(row, "required") ? "none, it must be given" : shown(row, "default"));
	if (*allowed)
		printf("  %-11s%s\n", "allowed", allowed);
	printf("  %-11s%s\n  %-11s%s\n", "given in", hr_j_text(row, "given_in"), "acts",
	       hr_j_text(row, "effect"));
	print_list("looks to", json_object_get(row, "looks_to"));
	print_list("for topics", json_object_get(row, "default_of_topic"));
	print_list("for groups", json_object_get(row, "default_of_group"));
	print_in_force(row);
}

/* --- the verb --------------------------------------------------------------------- */

static int not_found(const char *key)
{
	int nr = 0;

	for (size_t t = 0; t < HR_ARRAY_LEN(tables); t++)
		for (int i = 0; i < tables[t].nr && nr < SIMILAR_NR_MAX; i++)
			if (strcasestr(tables[t].keys[i].name, key))
				fprintf(stderr, "%s%s (of %s)\n",
					nr++ ? "" : "Names with that in them:\n",
					tables[t].keys[i].name, tables[t].type);
	return hr_cli_fail("there is no config '%s'", key);
}

struct asked {
	const char *topic, *group, *metrics;
};

/* Whom to ask about a row, NULL nobody. */
static const char *resource_of(const struct table *t, const struct asked *a, const char *broker)
{
	if (t->keys == hr_config_topic_keys)
		return a->topic;
	if (t->keys == hr_config_group_keys)
		return a->group;
	if (t->keys == hr_config_client_metrics_keys)
		return a->metrics;
	return broker;
}

static int collect(const struct hr_cli *cli, const char *key, const struct asked *a, json_t *rows)
{
	char id[24] = "";
	int ret = 0;

	for (size_t t = 0; !ret && t < HR_ARRAY_LEN(tables); t++) {
		int i = hr_config_key_find(tables[t].keys, tables[t].nr, hr_str(key));
		const char *name;
		json_t *row;

		if (i < 0)
			continue;
		row = fact_row(&tables[t], &tables[t].keys[i]);
		json_array_append_new(rows, row);
		if (!t && cli->bootstrap_given)
			ret = pick_broker(cli, id);
		name = resource_of(&tables[t], a, *id ? id : NULL);
		if (!ret && name)
			ret = put_in_force(cli, row, name);
	}
	return ret ? ret : json_array_size(rows) ? 0 : not_found(key);
}

int hr_config_explain(const struct hr_cli *cli, int argc, char **argv)
{
	struct asked a = { NULL };
	const struct hr_opt opts[] = {
		{ "topic", 0, HR_OPT_TEXT, &a.topic },
		{ "group", 0, HR_OPT_TEXT, &a.group },
		{ "client-metrics", 0, HR_OPT_TEXT, &a.metrics },
	};
	json_t *rows, *row;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc != 2)
		ret = hr_cli_usage("config explain wants one KEY");
	if (ret)
		return ret;
	rows = json_array();
	ret = collect(cli, argv[1], &a, rows);
	if (!ret && cli->json)
		return hr_cli_json(rows);
	json_array_foreach(rows, i, row) if (!ret)
		print_row(row);
	json_decref(rows);
	return ret;
}
