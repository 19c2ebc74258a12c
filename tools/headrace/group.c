// SPDX-License-Identifier: Apache-2.0
/*
 * group: who consumes, from where, how far behind.
 *
 * Groups of every type come through one list; what each type calls by another name reads
 * the same here (see group.h).  A describe has three views, of which several may be asked
 * for at once: state, members, and offsets with lag.  As JSON it is one object per group
 * with a member for each view.
 */
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include "group.h"

/* --- list ------------------------------------------------------------------------- */

static int list(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "group" }, { "type" }, { "protocol" }, { "state" }, { "coordinator", true },
	};
	struct hr_group_filter f = { .states = { .nr = 0 } };
	const struct hr_opt opts[] = {
		{ "state", 's', HR_OPT_LIST, &f.states },
		{ "type", 't', HR_OPT_LIST, &f.types },
	};
	json_t *all = NULL, *rows, *row;
	struct hr_groups g;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc), printed;

	if (!ret && argc > 2)
		ret = hr_cli_usage("group list takes one GLOB");
	if (!ret)
		ret = hr_group_filter_check(&f);
	if (ret)
		return ret;
	ret = hr_groups_open(&g, cli);
	if (!ret)
		ret = hr_groups_list(&g, &f, &all);
	hr_groups_close(&g);
	if (ret)
		return ret;
	rows = json_array();
	json_array_foreach(all, i, row)
		if (argc < 2 || !fnmatch(argv[1], hr_j_text(row, "group"), 0))
			json_array_append(rows, row);
	json_decref(all);
	printed = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	return g.unseen ? HR_EXIT_FAILED : printed;
}

/* --- views -------------------------------------------------------------------------- */

struct views {
	bool state, members, offsets, verbose, all;
};

/* Sum of the lags that are known, and how many partitions have none. */
static int64_t total_lag(const json_t *offsets, int64_t *ret_unknown_nr)
{
	int64_t sum = 0;
	json_t *row;
	size_t i;

	*ret_unknown_nr = 0;
	json_array_foreach(offsets, i, row) {
		if (json_is_integer(json_object_get(row, "lag")))
			sum += hr_j_int(row, "lag");
		else
			*ret_unknown_nr += json_is_string(json_object_get(row, "error"));
	}
	return sum;
}

/* "topic:0,1 other:3" */
static json_t *assignment_text(const json_t *assigned)
{
	json_t *list = json_array(), *partitions, *p;
	const char *topic;
	size_t i;

	if (!json_is_object(assigned)) {
		json_decref(list);
		return json_null();
	}
	json_object_foreach((json_t *)assigned, topic, partitions) {
		char text[2000];
		int len = snprintf(text, sizeof(text), "%s:", topic);

		json_array_foreach(partitions, i, p)
			if (len < (int)sizeof(text))
				len += snprintf(text + len, sizeof(text) - (size_t)len, "%s%lld",
						i ? ";" : "", (long long)json_integer_value(p));
		json_array_append_new(list, json_string(text));
	}
	return list;
}

static int64_t partition_nr(const json_t *assigned)
{
	const char *topic;
	int64_t nr = 0;
	json_t *list;

	json_object_foreach((json_t *)assigned, topic, list)
		nr += (int64_t)json_array_size(list);
	return nr;
}

static int by_member(const void *a, const void *b)
{
	const json_t *const *x = a, *const *y = b;
	int c = strcmp(hr_j_text(*x, "client"), hr_j_text(*y, "client"));

	return c ? c : strcmp(hr_j_text(*x, "member"), hr_j_text(*y, "member"));
}

static int print_states(const struct hr_cli *cli, const json_t *groups)
{
	static const struct hr_column cols[] = {
		{ "group" },
		{ "type" },
		{ "protocol" },
		{ "state" },
		{ "coordinator", true },
		{ "assignor" },
		{ "epoch", true },
		{ "target_epoch", true },
		{ "members", true },
		{ "lag", true },
		{ "error" },
	};
	json_t *rows = json_array(), *group, *row;
	size_t i;

	json_array_foreach(groups, i, group) {
		row = json_copy(group);
		json_object_set_new(row, "members",
				    json_integer((json_int_t)json_array_size(
					    json_object_get(group, "members"))));
		json_array_append_new(rows, row);
	}
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static int print_members(const struct hr_cli *cli, const json_t *groups, bool verbose)
{
	static const struct hr_column cols[] = {
		{ "group" },      { "member" },      { "instance" }, { "host" },
		{ "client" },     { "epoch", true }, { "protocol" }, { "partitions", true },
		{ "subscribed" }, { "assigned" },    { "target" },   { "active" },
		{ "standby" },    { "warmup" },
	};
	json_t *rows = json_array(), *group, *m, *row;
	size_t i, k;

	json_array_foreach(groups, i, group)
		json_array_foreach(json_object_get(group, "members"), k, m) {
			json_t *tasks = json_object_get(m, "tasks");

			row = json_copy(m);
			json_object_set(row, "group", json_object_get(group, "group"));
			json_object_set_new(
				row, "partitions",
				json_integer(partition_nr(json_object_get(m, "assigned"))));
			json_object_set_new(row, "assigned",
					    assignment_text(json_object_get(m, "assigned")));
			json_object_set_new(row, "target",
					    assignment_text(json_object_get(m, "target")));
			json_object_update(row, json_is_object(tasks) ? tasks : NULL);
			json_array_append_new(rows, row);
		}
	return hr_cli_rows(cli, cols, verbose ? HR_ARRAY_LEN(cols) : 8, rows);
}

static int print_offsets(const struct hr_cli *cli, const json_t *groups, bool verbose)
{
	static const struct hr_column cols[] = {
		{ "group" },     { "topic" },     { "partition", true }, { "current", true },
		{ "end", true }, { "lag", true }, { "member" },          { "host" },
		{ "client" },    { "error" },     { "instance" },        { "leader_epoch", true },
		{ "metadata" },
	};
	json_t *rows = json_array(), *group;
	size_t i;
	int ret;

	json_array_foreach(groups, i, group)
		json_array_extend(rows, json_object_get(group, "offsets"));
	ret = hr_cli_rows(cli, cols, verbose ? HR_ARRAY_LEN(cols) : 10, rows);
	json_array_foreach(groups, i, group) {
		int64_t unknown_nr = hr_j_int(group, "unseen");
		int64_t nr = hr_j_int(group, "partitions");

		if (nr <= 0)
			continue;
		printf("%s: lag %lld in %lld partitions", hr_j_text(group, "group"),
		       (long long)hr_j_int(group, "lag"), (long long)nr);
		if (unknown_nr)
			printf(", %lld of them not seen", (long long)unknown_nr);
		putchar('\n');
	}
	return ret;
}

/* Members that have nothing still belong in the view of offsets. */
static void add_idle(json_t *group, json_t *offsets)
{
	json_t *m, *row;
	size_t i;

	json_array_foreach(json_object_get(group, "members"), i, m) {
		if (partition_nr(json_object_get(m, "assigned")))
			continue;
		row = json_pack("{s:O, s:n, s:n, s:n, s:n, s:n, s:o, s:o, s:o, s:o, s:n, s:n, s:n}",
				"group", json_object_get(group, "group"), "topic", "partition",
				"current", "end", "lag", "member", hr_j_copy(m, "member"),
				"instance", hr_j_copy(m, "instance"), "host", hr_j_copy(m, "host"),
				"client", hr_j_copy(m, "client"), "leader_epoch", "metadata",
				"error");
		json_array_append_new(offsets, row);
	}
}

/* Brings the members and offsets of a group into the order and shape of the output. */
static void finish_group(json_t *group, const struct views *v)
{
	json_t *members = json_object_get(group, "members"), *offsets;
	int64_t unknown_nr;

	if (members)
		json_object_set_new(group, "members",
				    hr_rows_sorted_by(json_incref(members), by_member));
	else
		json_object_set_new(group, "members", json_array());
	if (v->offsets) {
		offsets = hr_group_offset_rows(group);
		json_object_set_new(group, "lag", json_integer(total_lag(offsets, &unknown_nr)));
		json_object_set_new(group, "unseen", json_integer(unknown_nr));
		json_object_set_new(group, "partitions",
				    json_integer((json_int_t)json_array_size(offsets)));
		add_idle(group, offsets);
		json_object_set_new(group, "offsets", offsets);
	}
}

/* --- describe --------------------------------------------------------------------------- */

static int print_json(const json_t *groups, const struct views *v)
{
	json_t *group;
	size_t i;

	json_array_foreach(groups, i, group)
		if (!v->members)
			json_object_set_new(group, "members",
					    json_integer((json_int_t)json_array_size(
						    json_object_get(group, "members"))));
	return hr_cli_json(json_incref((json_t *)groups));
}

static int print_views(const struct hr_cli *cli, const json_t *groups, const struct views *v)
{
	const char *gap = "";
	int ret = 0;

	if (cli->json)
		return print_json(groups, v);
	if (v->state) {
		ret = print_states(cli, groups);
		gap = "\n";
	}
	if (!ret && v->members) {
		fputs(gap, stdout);
		ret = print_members(cli, groups, v->verbose);
		gap = "\n";
	}
	if (!ret && v->offsets) {
		fputs(gap, stdout);
		ret = print_offsets(cli, groups, v->verbose);
	}
	return ret;
}

/* The first group that could not be seen is the reason of the exit status. */
static int check_groups(const json_t *groups)
{
	json_t *group;
	size_t i;

	json_array_foreach(groups, i, group)
		if (json_is_string(json_object_get(group, "error")))
			return hr_cli_fail("%s: %s", hr_j_text(group, "group"),
					   hr_j_text(group, "error"));
	return 0;
}

static int collect(struct hr_groups *g, const struct views *v, const struct hr_group_filter *f,
		   char **names, int nr, json_t **ret_groups)
{
	int ret = v->all ? hr_groups_list(g, f, ret_groups)
			 : hr_groups_find(g, names, nr, ret_groups);

	if (!ret)
		ret = hr_groups_describe(g, *ret_groups);
	if (!ret && v->offsets)
		ret = hr_groups_offsets(g, *ret_groups);
	if (!ret && v->offsets)
		ret = hr_groups_lag(g, *ret_groups);
	return ret;
}

static int show(const struct hr_cli *cli, const char *verb, struct views v,
		const struct hr_group_filter *f, int argc, char **argv)
{
	json_t *groups = NULL, *group;
	struct hr_groups g;
	size_t i;
	int ret, printed;

	if (v.all ? argc > 1 : argc < 2)
		return hr_cli_usage("group %s wants GROUP... or --all", verb);
	if (!v.all && f->types.nr)
		return hr_cli_usage("--type chooses among --all");
	ret = hr_group_filter_check(f);
	if (ret)
		return ret;
	ret = hr_groups_open(&g, cli);
	if (!ret)
		ret = collect(&g, &v, f, argv + 1, argc - 1, &groups);
	hr_groups_close(&g);
	json_array_foreach(groups, i, group)
		finish_group(group, &v);
	printed = ret ? ret : print_views(cli, groups, &v);
	if (!ret && !g.unseen)
		ret = check_groups(groups);
	json_decref(groups);
	return ret ? ret : g.unseen ? HR_EXIT_FAILED : printed;
}

static int describe(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_group_filter f = { .states = { .nr = 0 } };
	struct views v = { .state = false };
	const struct hr_opt opts[] = {
		{ "all", 'a', HR_OPT_FLAG, &v.all },
		{ "type", 't', HR_OPT_LIST, &f.types },
		{ "state", 's', HR_OPT_FLAG, &v.state },
		{ "members", 'm', HR_OPT_FLAG, &v.members },
		{ "offsets", 'o', HR_OPT_FLAG, &v.offsets },
		{ "verbose", 'v', HR_OPT_FLAG, &v.verbose },
	};
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!v.state && !v.members)
		v.offsets = true;
	return ret ? ret : show(cli, "describe", v, &f, argc, argv);
}

static int members(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_group_filter f = { .states = { .nr = 0 } };
	struct views v = { .members = true };
	const struct hr_opt opts[] = {
		{ "all", 'a', HR_OPT_FLAG, &v.all },
		{ "type", 't', HR_OPT_LIST, &f.types },
		{ "verbose", 'v', HR_OPT_FLAG, &v.verbose },
	};
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	return ret ? ret : show(cli, "members", v, &f, argc, argv);
}

#define WHICH "(--topic TOPIC[:P,...])...|--all-topics|--from-file FILE"
#define TARGET                                                              \
	"--to-earliest|--to-latest|--to-current|--to-offset N|--shift-by N" \
	"|--to-datetime ISO|--by-duration ISO"

static const struct hr_verb verbs[] = {
	{ "list", "[GLOB] [--state STATE,...] [--type TYPE,...]", "every group, whatever its type",
	  list },
	{ "describe",
	  "GROUP...|--all [--type TYPE,...] [--state] [--members] [--offsets] [--verbose]",
	  "offsets and lag of each partition; or state, or members", describe },
	{ "members", "GROUP...|--all [--type TYPE,...] [--verbose]", "who is in, and with what",
	  members },
	{ "reset-offsets", "GROUP " WHICH " " TARGET " [--dry-run|--execute] [--export csv]",
	  "where the group goes on; shows the plan, and does it with --execute", hr_group_reset },
	{ "delete", "GROUP...", "groups without members", hr_group_delete },
	{ "delete-offsets", "GROUP (--topic TOPIC[:P,...])...", "forgets what was committed",
	  hr_group_delete_offsets },
};

const struct hr_object hr_object_group = {
	"group",
	"groups of consumers, their offsets and lag",
	verbs,
	HR_ARRAY_LEN(verbs),
};
