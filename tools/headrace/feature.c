// SPDX-License-Identifier: Apache-2.0
/*
 * feature: the levels of the cluster's features.
 *
 * A level is a number; that of metadata.version may be a release's name.  Level 0 is off.
 * All changes of one command are one request: they are made together or not at all.
 */
#include <hr/meta/format.h>
#include <hr/protocol/gen/update_features.h>
#include <hr/protocol/wire_error.h>
#include <stdio.h>
#include <stdlib.h>
#include "cluster.h"
#include "opts.h"

enum { TYPE_UPGRADE = 1, TYPE_SAFE_DOWNGRADE = 2, TYPE_UNSAFE_DOWNGRADE = 3 };

/* --- describe -------------------------------------------------------------------- */

struct wanted {
	char **names;
	int nr;
};

static bool is_wanted(const struct wanted *w, const char *name)
{
	for (int i = 0; i < w->nr; i++)
		if (!strcmp(w->names[i], name))
			return true;
	return !w->nr;
}

static int add_node(struct hr_session *s, int64_t node, json_t *rows, void *arg)
{
	json_t *answer = NULL, *one, *set;
	size_t i;
	int ret = hr_ask_versions(s, &answer);

	json_array_foreach(json_object_get(answer, "supportedFeatures"), i, one) {
		if (!is_wanted(arg, hr_j_text(one, "name")))
			continue;
		set = hr_find_named(json_object_get(answer, "finalizedFeatures"),
				    hr_j_text(one, "name"));
		json_array_append_new(
			rows,
			json_pack("{s:o, s:I, s:I, s:o, s:o, s:o}", "feature",
				  hr_j_copy(one, "name"), "node", (json_int_t)node, "level",
				  (json_int_t)(set ? hr_j_int(set, "maxVersionLevel") : 0), "min",
				  hr_j_copy(one, "minVersion"), "max", hr_j_copy(one, "maxVersion"),
				  "epoch", hr_j_copy(answer, "finalizedFeaturesEpoch")));
	}
	json_decref(answer);
	return ret;
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "feature" },   { "node", true }, { "level", true },
		{ "min", true }, { "max", true },  { "epoch", true },
	};
	struct wanted w;
	json_t *rows, *row;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc), printed;
	size_t k;

	if (ret)
		return ret;
	w = (struct wanted){ argv + 1, argc - 1 };
	rows = json_array();
	ret = hr_each_node(cli, -1, add_node, &w, rows);
	for (int i = 0; !ret && i < w.nr; i++) {
		bool known = false;

		json_array_foreach(rows, k, row)
			known |= !strcmp(hr_j_text(row, "feature"), w.names[i]);
		if (!known)
			ret = hr_cli_fail("%s: no node supports such a feature", w.names[i]);
	}
	printed =
		hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), hr_rows_sorted_by(rows, hr_by_feature));
	return ret ? ret : printed;
}

/* --- changes ------------------------------------------------------------------------ */

struct change {
	int8_t type;
	bool dry_run, off;
};

static int parse_level(const char *text, const char *eq, long *ret_level)
{
	static const char mv[] = "metadata.version=";
	int level;

	if (!strncmp(text, mv, sizeof(mv) - 1) && strchr(eq, '-')) {
		level = hr_metadata_version_parse(eq + 1);
		if (level < 0)
			return hr_cli_usage("metadata.version: no release '%s'", eq + 1);
		*ret_level = level;
		return 0;
	}
	return hr_cli_number("the level", eq + 1, 0, INT16_MAX, ret_level) ? 0 : HR_EXIT_USAGE;
}

static int fill(const char *verb, char **args, int nr, const struct change *c,
		struct hr_update_features_request_feature_update_key *v)
{
	for (int i = 0; i < nr; i++) {
		const char *eq = strchr(args[i], '=');
		long level = 0;

		if (c->off ? !!eq : !eq || eq == args[i])
			return hr_cli_usage("feature %s wants %s, not '%s'", verb,
					    c->off ? "names" : "FEATURE=LEVEL", args[i]);
		if (!c->off && parse_level(args[i], eq, &level))
			return HR_EXIT_USAGE;
		hr_struct_init(&hr_update_features_request_feature_update_key_desc, &v[i]);
		v[i].feature =
			eq ? (struct hr_str){ args[i], (int32_t)(eq - args[i]) } : hr_str(args[i]);
		v[i].max_version_level = (int16_t)level;
		v[i].upgrade_type = c->type;
	}
	return 0;
}

static int ask_update(const struct hr_cli *cli, struct hr_update_features_request *q,
		      json_t **ret_answer)
{
	struct hr_session s;
	int16_t version;
	int ret = hr_session_open(&s, cli);

	if (!ret && hr_client_version(&s.c, HR_API_UPDATE_FEATURES, &version))
		ret = hr_cli_fail("%s", s.c.err);
	/* The first version says the kind of change in another field. */
	for (int32_t i = 0; !ret && !version && i < q->feature_updates.nr; i++) {
		q->feature_updates.v[i].allow_downgrade =
			q->feature_updates.v[i].upgrade_type != TYPE_UPGRADE;
		q->feature_updates.v[i].upgrade_type = TYPE_UPGRADE;
	}
	if (!ret)
		ret = hr_session_ask(&s, HR_API_UPDATE_FEATURES, q, ret_answer);
	if (!ret)
		ret = hr_answer_check(*ret_answer, "feature");
	hr_session_close(&s);
	return ret;
}

static int print_changes(const struct hr_cli *cli, const struct change *c,
			 const struct hr_update_features_request *q, const json_t *answer)
{
	static const struct hr_column cols[] = {
		{ "feature" }, { "level", true }, { "dry_run" }, { "error" }
	};
	json_t *rows = json_array(), *results = json_object_get(answer, "results"), *one, *row;
	int ret, bad = 0;
	size_t k;

	for (int32_t i = 0; i < q->feature_updates.nr; i++) {
		row = json_pack(
			"{s:s%, s:i, s:b, s:n}", "feature", q->feature_updates.v[i].feature.p,
			(size_t)q->feature_updates.v[i].feature.len, "level",
			q->feature_updates.v[i].max_version_level, "dry_run", c->dry_run, "error");
		json_array_foreach(results, k, one)
			if (!strcmp(hr_j_text(one, "feature"), hr_j_text(row, "feature")))
				hr_row_error(row, one);
		json_array_append_new(rows, row);
	}
	ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	json_array_foreach(results, k, one)
		if (!bad)
			bad = hr_answer_check(one, hr_j_text(one, "feature"));
	return bad ? bad : ret;
}

static int change(const struct hr_cli *cli, int argc, char **argv, struct change c, bool may_lose)
{
	struct hr_update_features_request_feature_update_key *v;
	struct hr_update_features_request q;
	bool unsafe = false;
	const struct hr_opt opts[] = {
		{ "dry-run", 0, HR_OPT_FLAG, &c.dry_run },
		{ "unsafe", 0, HR_OPT_FLAG, &unsafe },
	};
	json_t *answer = NULL;
	int ret = hr_opts_parse(opts, may_lose ? 2 : 1, argc, argv, &argc);

	if (!ret && argc < 2)
		ret = hr_cli_usage("feature %s wants %s", argv[0],
				   c.off ? "a FEATURE" : "FEATURE=LEVEL");
	if (ret)
		return ret;
	if (unsafe)
		c.type = TYPE_UNSAFE_DOWNGRADE;
	v = calloc((size_t)argc, sizeof(*v));
	if (!v)
		return hr_cli_fail("out of memory");
	hr_struct_init(&hr_update_features_request_desc, &q);
	q.timeout_ms = cli->timeout_ms;
	q.feature_updates.v = v;
	q.feature_updates.nr = argc - 1;
	q.validate_only = c.dry_run;
	ret = fill(argv[0], argv + 1, argc - 1, &c, v);
	if (!ret)
		ret = ask_update(cli, &q, &answer);
	if (!ret)
		ret = print_changes(cli, &c, &q, answer);
	json_decref(answer);
	free(v);
	return ret;
}

static int upgrade(const struct hr_cli *cli, int argc, char **argv)
{
	return change(cli, argc, argv, (struct change){ .type = TYPE_UPGRADE }, false);
}

static int downgrade(const struct hr_cli *cli, int argc, char **argv)
{
	return change(cli, argc, argv, (struct change){ .type = TYPE_SAFE_DOWNGRADE }, true);
}

static int disable(const struct hr_cli *cli, int argc, char **argv)
{
	return change(cli, argc, argv, (struct change){ .type = TYPE_SAFE_DOWNGRADE, .off = true },
		      true);
}

static const struct hr_verb verbs[] = {
	{ "list", "", "levels in force and what is supported", hr_cluster_features },
	{ "describe", "[FEATURE]...", "the same as every live node has it", describe },
	{ "upgrade", "FEATURE=LEVEL... [--dry-run]", "to a higher level", upgrade },
	{ "downgrade", "FEATURE=LEVEL... [--unsafe] [--dry-run]",
	  "to a lower level; --unsafe: although metadata is lost by it", downgrade },
	{ "disable", "FEATURE... [--unsafe] [--dry-run]", "to level 0", disable },
};

const struct hr_object hr_object_feature = {
	"feature",
	"levels of the cluster's features",
	verbs,
	HR_ARRAY_LEN(verbs),
};
