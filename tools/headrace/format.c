// SPDX-License-Identifier: Apache-2.0
/*
 * format: makes the log directories of a configuration into those of a node.
 *
 * Options and letters are those of Kafka's storage tool.  A directory gets the features
 * that headraced serves, at the levels that the release gives a fresh cluster; --feature
 * asks for others, for nodes of Kafka that will start on it.  The mode of
 * the quorum follows from the configuration where it can: controller.quorum.voters is a
 * static one; a node that is no controller joins the quorum it is pointed to; any other
 * node must be told.
 */
#include <hr/lib/uuid.h>
#include <hr/meta/format.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include "command.h"
#include "opts.h"
#include "scram.h"

#define SCRAM_METADATA_VERSION 11
#define DYNAMIC_QUORUM_METADATA_VERSION 21

struct feature {
	const char *name;
	bool served;
	int level, max;
	struct {
		int level, metadata_version;
	} from[2]; /* metadata versions that raise the level of a fresh cluster */
};

static const struct feature known_features[] = {
	{ "transaction.version", false, 0, 2, { { 2, 24 } } },
	{ "group.version", true, 0, 1, { { 1, 22 } } },
	{ "eligible.leader.replicas.version", false, 0, 1, { { 1, 26 } } },
	{ "share.version", false, 0, 2, { { 1, 28 }, { 2, 31 } } },
	{ "streams.version", true, 0, 1, { { 1, 29 } } },
};

#define FEATURE_NR HR_ARRAY_LEN(known_features)

struct format_opts {
	const char *config, *cluster_id, *initial, *release;
	bool standalone, none, ignore;
	struct hr_opt_list features, scram, overrides;
};

/* What a configuration file says, opened. */
struct node {
	struct hr_sys sys;
	struct hr_props props;
	struct hr_config *config;
	struct hr_listeners listeners;
	struct hr_roles roles;
	struct hr_dirs dirs;
};

static int take_overrides(struct node *n, const struct hr_opt_list *overrides)
{
	for (int i = 0; i < overrides->nr; i++) {
		const char *text = overrides->v[i], *eq = strchr(text, '=');

		if (!eq || eq == text)
			return hr_cli_usage("--override wants KEY=VALUE, not '%s'", text);
		if (hr_props_set(&n->props, (struct hr_str){ text, (int32_t)(eq - text) },
				 hr_str(eq + 1)))
			return hr_cli_fail("out of memory");
	}
	return 0;
}

static void node_close(struct node *n)
{
	hr_dirs_fini(&n->dirs);
	if (n->config)
		hr_config_put(n->config);
	hr_props_fini(&n->props);
}

/* 0 or an exit status; close in both cases. */
static int node_open(struct node *n, const char *path, const struct hr_opt_list *overrides)
{
	struct hr_buf why = HR_BUF_INIT;
	int ret, status;

	memset(n, 0, sizeof(*n));
	hr_sys_posix_init(&n->sys);
	ret = hr_props_load_sync(&n->props, &n->sys, path, &why);
	status = ret ? 0 : take_overrides(n, overrides);
	if (!ret && !status)
		ret = hr_props_resolve_sync(&n->props, &n->sys, &why);
	if (!ret && !status)
		ret = hr_config_create(&n->props, NULL, NULL, &n->config, &why);
	if (!ret && !status)
		ret = hr_roles_parse(n->config, &n->roles, &why);
	if (!ret && !status)
		ret = hr_listeners_parse(n->config, &n->listeners, &why);
	if (!ret && !status)
		ret = hr_dirs_parse(n->config, &n->dirs, &why);
	if (ret)
		status = !why.len ? hr_cli_fail("%s: %s", path, strerror(-ret))
			 : !strncmp(hr_buf_cstr(&why), path, strlen(path))
				 ? hr_cli_fail("%s", hr_buf_cstr(&why))
				 : hr_cli_fail("%s: %s", path, hr_buf_cstr(&why));
	hr_buf_fini(&why);
	return status;
}

/* --- levels ------------------------------------------------------------------- */

static void default_levels(struct feature *v, int metadata_version, bool served_only)
{
	memcpy(v, known_features, sizeof(known_features));
	for (size_t i = 0; i < FEATURE_NR; i++)
		for (size_t k = 0; k < HR_ARRAY_LEN(v[i].from); k++)
			if ((v[i].served || !served_only) && v[i].from[k].level &&
			    metadata_version >= v[i].from[k].metadata_version)
				v[i].level = v[i].from[k].level;
}

/* FEATURE=LEVEL into name length and level. */
static int split_feature(const char *text, size_t *ret_len, long *ret_level)
{
	const char *eq = strchr(text, '=');

	if (!eq || eq == text)
		return hr_cli_usage("--feature wants FEATURE=LEVEL, not '%s'", text);
	*ret_len = (size_t)(eq - text);
	return hr_cli_number("--feature", eq + 1, 0, INT16_MAX, ret_level) ? 0 : HR_EXIT_USAGE;
}

static bool is_named(const char *text, size_t len, const char *name)
{
	return strlen(name) == len && !strncmp(text, name, len);
}

/* The metadata.version, by --release-version or --feature. */
static int pick_metadata_version(const struct format_opts *o, int *ret_mv)
{
	size_t len;
	long level;
	int ret;

	*ret_mv = HR_METADATA_VERSION_MAX;
	if (o->release) {
		*ret_mv = hr_metadata_version_parse(o->release);
		if (*ret_mv < 0)
			return hr_cli_fail("--release-version %s: allowed: 3.3-IV3 to %s",
					   o->release,
					   hr_metadata_version_name(HR_METADATA_VERSION_MAX));
	}
	for (int i = 0; i < o->features.nr; i++) {
		ret = split_feature(o->features.v[i], &len, &level);
		if (ret)
			return ret;
		if (!is_named(o->features.v[i], len, "metadata.version"))
			continue;
		if (o->release)
			return hr_cli_usage("--release-version and --feature metadata.version "
					    "say the same thing");
		if (level < HR_METADATA_VERSION_MIN || level > HR_METADATA_VERSION_MAX)
			return hr_cli_fail("metadata.version %ld: allowed: %d to %d", level,
					   HR_METADATA_VERSION_MIN, HR_METADATA_VERSION_MAX);
		*ret_mv = (int)level;
	}
	return 0;
}

static int apply_feature(struct feature *v, const char *text, enum hr_format_mode mode)
{
	size_t len;
	long level;
	int ret = split_feature(text, &len, &level);

	if (ret || is_named(text, len, "metadata.version"))
		return ret;
	if (is_named(text, len, "kraft.version"))
		return level == (mode != HR_FORMAT_STATIC)
			       ? 0
			       : hr_cli_fail("kraft.version %ld does not go with a %s quorum",
					     level,
					     mode == HR_FORMAT_STATIC ? "static" : "dynamic");
	for (size_t i = 0; i < FEATURE_NR; i++) {
		if (!is_named(text, len, v[i].name))
			continue;
		if (level > v[i].max)
			return hr_cli_fail("%s %ld: allowed: 0 to %d", v[i].name, level, v[i].max);
		v[i].level = (int)level;
		return 0;
	}
	return hr_cli_fail("no feature '%.*s'", (int)len, text);
}

/* --- the quorum ------------------------------------------------------------------ */

static int pick_mode(const struct format_opts *o, const struct node *n,
		     enum hr_format_mode *ret_mode)
{
	const char *voters = hr_config_text(n->config, HR_CFG_CONTROLLER_QUORUM_VOTERS);
	int given = o->standalone + o->none + !!o->initial;

	if (given > 1)
		return hr_cli_usage("--standalone, --no-initial-controllers and "
				    "--initial-controllers exclude each other");
	if (voters && *voters) {
		*ret_mode = HR_FORMAT_STATIC;
		return given ? hr_cli_fail("controller.quorum.voters is set: the quorum is static, "
					   "initial controllers cannot be given")
			     : 0;
	}
	if (!given && n->roles.controller)
		return hr_cli_fail("controller.quorum.voters is not set: one of --standalone, "
				   "--initial-controllers, --no-initial-controllers is needed");
	if (o->standalone && !n->roles.controller)
		return hr_cli_fail("--standalone wants a node with the role controller");
	*ret_mode = o->standalone ? HR_FORMAT_STANDALONE
		    : o->initial  ? HR_FORMAT_INITIAL_CONTROLLERS
				  : HR_FORMAT_NO_INITIAL_CONTROLLERS;
	return 0;
}

static bool is_cluster_id(const char *text)
{
	size_t len = strlen(text);

	return len && len < 128 &&
	       len == strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq"
				   "rstuvwxyz0123456789-_.");
}

/*
 * Directories that are formatted already bind the rest of the node to their cluster.
 * @id has room for the id of one; "" if there is none.
 */
static int found_cluster_id(struct node *n, const char *wanted, char id[128])
{
	struct hr_meta_properties mp;

	id[0] = 0;
	for (int i = 0; i < n->dirs.nr; i++) {
		if (hr_meta_properties_read_sync(&n->sys, n->dirs.paths[i], &mp) || mp.version < 0)
			continue;
		if (wanted && strcmp(wanted, mp.cluster_id))
			return hr_cli_fail("%s: belongs to cluster %s", n->dirs.paths[i],
					   mp.cluster_id);
		snprintf(id, 128, "%s", mp.cluster_id);
	}
	return 0;
}

static int print_done(const struct hr_cli *cli, const struct hr_format_opts *f,
		      const struct hr_buf *said)
{
	if (cli->json)
		return hr_cli_json(json_pack("{s:s, s:i, s:i, s:s}", "cluster_id", f->cluster_id,
					     "node_id", f->node_id, "metadata_version",
					     f->metadata_version, "said", hr_buf_cstr(said)));
	printf("%scluster id %s\n", said->len ? hr_buf_cstr(said) : "Nothing was left to format, ",
	       f->cluster_id);
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : HR_EXIT_DONE;
}

static int do_format(const struct hr_cli *cli, const struct format_opts *o, struct node *n,
		     struct hr_format_opts *f, const struct feature *levels)
{
	struct hr_format_feature v[FEATURE_NR];
	struct hr_buf said = HR_BUF_INIT, why = HR_BUF_INIT;
	int ret;

	for (size_t i = 0; i < FEATURE_NR; i++)
		v[i] = (struct hr_format_feature){ levels[i].name, levels[i].level };
	f->features = v;
	f->feature_nr = FEATURE_NR;
	ret = hr_format_sync(f, &said, &why);
	if (ret == -EEXIST)
		ret = hr_cli_fail("%s; --ignore-formatted goes past it", hr_buf_cstr(&why));
	else if (ret)
		ret = hr_cli_fail("%s", hr_buf_cstr(&why));
	else
		ret = print_done(cli, f, &said);
	hr_buf_fini(&said);
	hr_buf_fini(&why);
	return ret;
}

static int format_node(const struct hr_cli *cli, const struct format_opts *o, struct node *n)
{
	struct hr_format_opts f = { .sys = &n->sys,
				    .config = n->config,
				    .listeners = &n->listeners,
				    .node_id = n->roles.node_id,
				    .cluster_id = o->cluster_id,
				    .initial_controllers = o->initial,
				    .ignore_formatted = o->ignore };
	struct feature levels[FEATURE_NR];
	struct hr_buf frames = HR_BUF_INIT;
	char own_id[128];
	int ret = pick_mode(o, n, &f.mode);

	if (!ret)
		ret = pick_metadata_version(o, &f.metadata_version);
	if (!ret && f.mode != HR_FORMAT_STATIC &&
	    f.metadata_version < DYNAMIC_QUORUM_METADATA_VERSION)
		ret = hr_cli_fail("a dynamic quorum wants release 3.9 or newer");
	if (!ret && o->scram.nr && f.metadata_version < SCRAM_METADATA_VERSION)
		ret = hr_cli_fail("--add-scram wants release 3.5-IV2 or newer");
	if (!ret && o->cluster_id && !is_cluster_id(o->cluster_id))
		ret = hr_cli_fail(
			"--cluster-id: allowed: up to 127 letters, digits, '-', '_', '.'");
	if (ret)
		return ret;
	default_levels(levels, f.metadata_version, true);
	for (int i = 0; !ret && i < o->features.nr; i++)
		ret = apply_feature(levels, o->features.v[i], f.mode);
	for (int i = 0; !ret && i < o->scram.nr; i++)
		ret = hr_scram_put(o->scram.v[i], f.metadata_version, &frames);
	if (!ret && o->ignore)
		ret = found_cluster_id(n, o->cluster_id, own_id);
	else
		own_id[0] = 0;
	if (!ret && !o->cluster_id) {
		if (!own_id[0])
			hr_cluster_id_make(&n->sys, own_id);
		f.cluster_id = own_id;
	}
	if (frames.len)
		f.extra_frames = &frames;
	if (!ret)
		ret = do_format(cli, o, n, &f, levels);
	hr_buf_fini(&frames);
	return ret;
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	struct format_opts o = { .config = NULL };
	const struct hr_opt opts[] = {
		{ "config", 'c', HR_OPT_TEXT, &o.config },
		{ "cluster-id", 't', HR_OPT_TEXT, &o.cluster_id },
		{ "standalone", 's', HR_OPT_FLAG, &o.standalone },
		{ "initial-controllers", 'I', HR_OPT_TEXT, &o.initial },
		{ "no-initial-controllers", 'N', HR_OPT_FLAG, &o.none },
		{ "release-version", 'r', HR_OPT_TEXT, &o.release },
		{ "feature", 'f', HR_OPT_LIST, &o.features },
		{ "add-scram", 'S', HR_OPT_LIST, &o.scram },
		{ "ignore-formatted", 'g', HR_OPT_FLAG, &o.ignore },
		{ "override", 0, HR_OPT_LIST, &o.overrides },
	};
	struct node n;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc > 1)
		ret = hr_cli_usage("format: unknown argument '%s'; see headrace format help",
				   argv[1]);
	if (!ret && !o.config)
		ret = hr_cli_usage("format wants --config FILE; see headrace format help");
	if (ret)
		return ret;
	ret = node_open(&n, o.config, &o.overrides);
	if (!ret)
		ret = format_node(cli, &o, &n);
	node_close(&n);
	return ret;
}

/* --- verbs beside ------------------------------------------------------------------ */

static json_t *dir_row(struct node *n, const char *path)
{
	struct hr_meta_properties mp;
	char id[HR_UUID_TEXT_LEN + 1] = "";
	int ret = hr_meta_properties_read_sync(&n->sys, path, &mp);
	bool formatted = !ret && mp.version >= 0;

	if (formatted)
		hr_uuid_format(mp.directory_id, id);
	return json_pack("{s:s, s:b, s:s?, s:o, s:s?, s:s?}", "dir", path, "formatted", formatted,
			 "cluster_id", formatted ? mp.cluster_id : NULL, "node_id",
			 formatted ? json_integer(mp.node_id) : json_null(), "directory_id",
			 formatted ? id : NULL, "problem",
			 ret                              ? strerror(-ret)
			 : !formatted                     ? "not formatted"
			 : mp.node_id != n->roles.node_id ? "belongs to another node"
							  : NULL);
}

static int info(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "dir" }, { "cluster_id" }, { "node_id", true }, { "directory_id" }, { "problem" },
	};
	const char *config = NULL;
	struct hr_opt_list overrides = { .nr = 0 };
	const struct hr_opt opts[] = {
		{ "config", 'c', HR_OPT_TEXT, &config },
		{ "override", 0, HR_OPT_LIST, &overrides },
	};
	struct node n;
	json_t *rows = NULL, *row;
	bool bad = false;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && (argc > 1 || !config))
		ret = hr_cli_usage("format info wants --config FILE");
	if (ret)
		return ret;
	ret = node_open(&n, config, &overrides);
	if (!ret) {
		rows = json_array();
		for (int d = 0; d < n.dirs.nr; d++)
			json_array_append_new(rows, dir_row(&n, n.dirs.paths[d]));
		json_array_foreach(rows, i, row) bad |=
			!json_is_null(json_object_get(row, "problem"));
		ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	}
	if (!ret && bad)
		ret = hr_cli_fail("%s: not every directory is this node's", config);
	node_close(&n);
	return ret;
}

static int random_uuid(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_sys sys;
	char text[23];

	if (argc > 1)
		return hr_cli_usage("format random-uuid takes no arguments");
	hr_sys_posix_init(&sys);
	hr_cluster_id_make(&sys, text);
	if (cli->json)
		return hr_cli_json(json_string(text));
	puts(text);
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : HR_EXIT_DONE;
}

static int version_mapping(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = { { "feature" }, { "level", true }, { "release" } };
	struct format_opts o = { .config = NULL };
	const struct hr_opt opts[] = { { "release-version", 'r', HR_OPT_TEXT, &o.release } };
	struct feature levels[FEATURE_NR];
	json_t *rows;
	int mv, ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc > 1)
		ret = hr_cli_usage("format version-mapping takes --release-version only");
	if (!ret)
		ret = pick_metadata_version(&o, &mv);
	if (ret)
		return ret;
	rows = json_pack("[{s:s, s:i, s:s}, {s:s, s:i, s:n}]", "feature", "metadata.version",
			 "level", mv, "release", hr_metadata_version_name(mv), "feature",
			 "kraft.version", "level", mv >= DYNAMIC_QUORUM_METADATA_VERSION,
			 "release");
	default_levels(levels, mv, false);
	for (size_t i = 0; i < FEATURE_NR; i++)
		json_array_append_new(rows, json_pack("{s:s, s:i, s:n}", "feature", levels[i].name,
						      "level", levels[i].level, "release"));
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static const struct hr_verb verbs[] = {
	{ "info", "--config FILE [--override KEY=VALUE]...",
	  "what the directories of a configuration are formatted for", info },
	{ "random-uuid", "", "a fresh id for a cluster or a directory", random_uuid },
	{ "version-mapping", "[--release-version R]",
	  "feature levels of a fresh cluster of Kafka of a release", version_mapping },
};

const struct hr_object hr_object_format = {
	.name = "format",
	.what = "log directories of a node that has not started yet",
	.verbs = verbs,
	.verb_nr = HR_ARRAY_LEN(verbs),
	.grammar =
		"--config FILE [--cluster-id ID] [--standalone | --initial-controllers "
		"ID@HOST:PORT:DIRECTORY-ID,... | --no-initial-controllers] [--release-version R] "
		"[--feature FEATURE=LEVEL]... [--add-scram SCRAM-SHA-256=[name=N,password=P]]... "
		"[--ignore-formatted] [--override KEY=VALUE]...",
	.run = run,
};
