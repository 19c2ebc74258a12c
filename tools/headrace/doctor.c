// SPDX-License-Identifier: Apache-2.0
/* doctor: runs the tables of checks, prints what they say, applies what is asked for. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "command.h"
#include "doctor.h"
#include "opts.h"

static const struct hr_doctor_table *const tables[] = {
	&hr_doctor_memory, &hr_doctor_net,    &hr_doctor_kernel,
	&hr_doctor_disk,   &hr_doctor_daemon,
};

static const char *const verdicts[HR_VERDICT_NR] = { "ok",     "absent",  "unknown",
						     "advice", "warning", "fault" };

const char *hr_verdict_name(enum hr_verdict v)
{
	return verdicts[v];
}

static enum hr_verdict verdict_of(const char *name)
{
	for (int v = 0; v < HR_VERDICT_NR; v++)
		if (!strcmp(verdicts[v], name))
			return v;
	return HR_VERDICT_NR;
}

static enum hr_verdict row_verdict(const json_t *row)
{
	return verdict_of(json_string_value(json_object_get(row, "verdict")));
}

static const char *text_of(const json_t *row, const char *key)
{
	const char *text = json_string_value(json_object_get(row, key));

	return text ? text : "";
}

/* --- what checks say ---------------------------------------------------------------- */

/* /proc/sys/a/b as "a.b"; "" when it is no such path. */
static void sysctl_name(const char *path, char *out, size_t cap)
{
	static const char prefix[] = "/proc/sys/";

	*out = 0;
	if (strncmp(path, prefix, sizeof(prefix) - 1) || strchr(path, ' '))
		return;
	snprintf(out, cap, "%s", path + sizeof(prefix) - 1);
	for (; *out; out++)
		if (*out == '/')
			*out = '.';
}

void hr_doctor_fix(json_t *row, const char *fmt, ...)
{
	char text[640];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	json_object_set_new(row, "fix", json_string(text));
}

void hr_doctor_offer(json_t *row, const char *path, const char *value)
{
	char name[256];

	sysctl_name(path, name, sizeof(name));
	json_object_set_new(row, "file", json_string(path));
	json_object_set_new(row, "value", json_string(value));
	if (*name)
		hr_doctor_fix(row, strchr(value, ' ') ? "sysctl -w %s='%s'" : "sysctl -w %s=%s",
			      name, value);
	else
		hr_doctor_fix(row, "echo %s > %s", value, path);
}

json_t *hr_doctor_say(struct hr_doctor *d, const struct hr_doctor_check *c, enum hr_verdict v,
		      const char *where, const char *wanted, const char *fmt, ...)
{
	char seen[400];
	json_t *row;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(seen, sizeof(seen), fmt, ap);
	va_end(ap);
	for (char *p = seen; *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	row = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "id", c->id, "verdict",
			verdicts[v], "what", c->what, "where", where ? where : "", "seen", seen,
			"wanted", wanted ? wanted : "", "cost", c->cost, "fix",
			c->fix ? c->fix : "");
	json_object_set_new(row, "reads", json_string(c->reads));
	json_array_append_new(d->rows, row);
	return row;
}

void hr_doctor_cannot(struct hr_doctor *d, const struct hr_doctor_check *c, const char *where)
{
	bool gone = d->err == -ENOENT || d->err == -ENOTDIR;

	hr_doctor_say(d, c, !gone ? HR_UNKNOWN : c->absent ? c->absent : HR_ABSENT, where, NULL,
		      gone ? "not there" : "cannot be read: %s", strerror(-d->err));
}

/* --- the rules of plain rows ------------------------------------------------------------ */

static void judge_range(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	char wanted[96];
	json_t *row;
	int64_t v;
	bool good;

	if (!hr_doctor_number(d, c->reads, c->field, &v)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	if (c->min == c->max)
		snprintf(wanted, sizeof(wanted), "%lld", (long long)c->min);
	else if (c->max == INT64_MAX)
		snprintf(wanted, sizeof(wanted), "at least %lld", (long long)c->min);
	else if (c->min <= 0)
		snprintf(wanted, sizeof(wanted), "at most %lld", (long long)c->max);
	else
		snprintf(wanted, sizeof(wanted), "%lld to %lld", (long long)c->min,
			 (long long)c->max);
	good = v >= c->min && v <= c->max;
	row = hr_doctor_say(d, c, good ? HR_OK : c->grade, NULL, wanted, "%lld", (long long)v);
	if (!good && c->value)
		hr_doctor_offer(row, c->reads, c->value);
}

static void judge_word(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads);
	char word[128], wanted[160];
	json_t *row;
	bool good;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	hr_doctor_chosen(text, word, sizeof(word));
	good = hr_doctor_has(c->words, word) == (c->rule == HR_RULE_WORD);
	snprintf(wanted, sizeof(wanted), "%s%s", c->rule == HR_RULE_WORD ? "" : "not ", c->words);
	row = hr_doctor_say(d, c, good ? HR_OK : c->grade, NULL, wanted, "%s", word);
	if (!good && c->value)
		hr_doctor_offer(row, c->reads, c->value);
}

static void judge(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	if (c->judge)
		c->judge(d, c);
	else if (c->rule == HR_RULE_RANGE)
		judge_range(d, c);
	else
		judge_word(d, c);
}

/* --- which ----------------------------------------------------------------------------- */

struct doctor_opts {
	const char *config, *root, *record, *severity, *user;
	bool apply, yes, measure, all, no_probe;
	long pid;
	char **ids;
	int id_nr;
};

/* No ids: every check.  "net" stands for all of its area. */
static bool is_asked(const struct doctor_opts *o, const char *id)
{
	for (int i = 0; i < o->id_nr; i++) {
		size_t len = strlen(o->ids[i]);

		if (!strncmp(id, o->ids[i], len) && (!id[len] || id[len] == '.'))
			return true;
	}
	return !o->id_nr;
}

static const struct hr_doctor_check *find_check(const char *id)
{
	for (size_t t = 0; t < HR_ARRAY_LEN(tables); t++)
		for (int i = 0; i < tables[t]->nr; i++)
			if (!strcmp(tables[t]->v[i].id, id))
				return &tables[t]->v[i];
	return NULL;
}

static int run_checks(struct hr_doctor *d, const struct doctor_opts *o)
{
	int nr = 0;

	for (size_t t = 0; t < HR_ARRAY_LEN(tables); t++)
		for (int i = 0; i < tables[t]->nr; i++)
			if (is_asked(o, tables[t]->v[i].id)) {
				judge(d, &tables[t]->v[i]);
				nr++;
			}
	return nr;
}

/* --- apply ----------------------------------------------------------------------------- */

static bool agrees(const struct doctor_opts *o, const json_t *row)
{
	char line[16];

	if (o->yes)
		return true;
	fprintf(stderr, "%s%s%s: %s; apply? [y/N] ", text_of(row, "id"),
		*text_of(row, "where") ? " " : "", text_of(row, "where"), text_of(row, "fix"));
	return fgets(line, sizeof(line), stdin) && (*line == 'y' || *line == 'Y');
}

static json_t *figures(struct hr_doctor *d, const struct hr_doctor_check *c, const json_t *row)
{
	json_t *out = json_object();

	c->measure(d, row, out);
	return out;
}

/* One finding; the row tells what became of it.  False if it was tried and failed. */
static bool treat(struct hr_doctor *d, const struct doctor_opts *o, json_t *row)
{
	const struct hr_doctor_check *c = find_check(text_of(row, "id"));
	bool can = c->apply && *text_of(row, "fix");
	char undo[640] = "";
	int err;

	if (o->measure && c->measure)
		json_object_set_new(row, "before", figures(d, c, row));
	if (!o->apply)
		return true;
	if (!can || !agrees(o, row)) {
		json_object_set_new(row, "applied", json_string(can ? "refused" : "by hand"));
		return true;
	}
	err = c->apply(d, row, undo, sizeof(undo));
	if (err == -EOPNOTSUPP) {
		json_object_set_new(row, "applied", json_string("by hand"));
		return true;
	}
	json_object_set_new(row, "applied", json_string(err ? strerror(-err) : "yes"));
	if (*undo)
		json_object_set_new(row, "undo", json_string(undo));
	if (!err && o->measure && c->measure)
		json_object_set_new(row, "after", figures(d, c, row));
	return !err;
}

static int treat_all(struct hr_doctor *d, const struct doctor_opts *o, enum hr_verdict least)
{
	int failed = 0;
	size_t i;
	json_t *row;

	json_array_foreach(d->rows, i, row) {
		if (row_verdict(row) >= least && (o->apply || o->measure) && !treat(d, o, row))
			failed++;
	}
	return failed;
}

/* --- print ----------------------------------------------------------------------------- */

static void print_figures(const char *when, const json_t *figures)
{
	const char *name;
	json_t *v;

	json_object_foreach((json_t *)figures, name, v) {
		if (json_is_string(v))
			printf("  %-8s %s: %s\n", when, name, json_string_value(v));
		else
			printf("  %-8s %s: %.6g\n", when, name, json_number_value(v));
	}
}

static void print_line(const char *name, const char *text)
{
	if (*text)
		printf("  %-8s %s\n", name, text);
}

static void print_row(const json_t *row, enum hr_verdict v)
{
	printf("%-8s %s%s%s: %s\n", verdicts[v], text_of(row, "id"),
	       *text_of(row, "where") ? " " : "", text_of(row, "where"), text_of(row, "seen"));
	if (v < HR_ADVICE)
		return;
	print_line("wanted", text_of(row, "wanted"));
	print_line("cost", text_of(row, "cost"));
	print_line("fix", text_of(row, "fix"));
	print_figures("before", json_object_get(row, "before"));
	print_line("applied", text_of(row, "applied"));
	print_figures("after", json_object_get(row, "after"));
	print_line("undo", text_of(row, "undo"));
}

static int print_all(const struct hr_cli *cli, struct hr_doctor *d, const struct doctor_opts *o,
		     int check_nr, enum hr_verdict least, int *ret_findings)
{
	int nr[HR_VERDICT_NR] = { 0 };
	json_t *shown = json_array(), *row;
	size_t i;

	*ret_findings = 0;
	json_array_foreach(d->rows, i, row) {
		enum hr_verdict v = row_verdict(row);

		nr[v]++;
		*ret_findings += v >= least;
		if (o->all || v == HR_UNKNOWN || v >= least)
			json_array_append(shown, row);
	}
	if (cli->json)
		return hr_cli_json(json_pack(
			"{s:o, s:{s:i, s:i, s:i, s:i, s:i, s:i, s:i}}", "rows", shown, "counts",
			"checks", check_nr, verdicts[HR_OK], nr[HR_OK], verdicts[HR_ABSENT],
			nr[HR_ABSENT], verdicts[HR_UNKNOWN], nr[HR_UNKNOWN], verdicts[HR_ADVICE],
			nr[HR_ADVICE], verdicts[HR_WARNING], nr[HR_WARNING], verdicts[HR_FAULT],
			nr[HR_FAULT]));
	/* The worst first. */
	for (int v = HR_FAULT; v >= 0; v--)
		json_array_foreach(shown, i, row)
			if ((int)row_verdict(row) == v)
				print_row(row, v);
	json_decref(shown);
	printf("%d checks: %d faults, %d warnings, %d advices, %d unknown\n", check_nr,
	       nr[HR_FAULT], nr[HR_WARNING], nr[HR_ADVICE], nr[HR_UNKNOWN]);
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : 0;
}

/* --- the command -------------------------------------------------------------------------- */

static int check_usage(const struct hr_doctor *d, const struct doctor_opts *o, int check_nr)
{
	if (!check_nr)
		return hr_cli_usage("doctor: no check of that name; see headrace doctor list");
	if (!o->apply && !o->measure)
		return 0;
	if (*d->root)
		return hr_cli_usage("doctor: a recorded host can only be looked at");
	if (o->apply && !o->yes && !isatty(STDIN_FILENO))
		return hr_cli_usage("doctor: --apply wants --yes where nobody can be asked");
	return 0;
}

static int examine(const struct hr_cli *cli, struct hr_doctor *d, const struct doctor_opts *o,
		   enum hr_verdict least)
{
	int check_nr, findings = 0, failed, ret;

	ret = *d->root ? hr_doctor_facts(d) : 0;
	if (!ret)
		ret = hr_doctor_look(d, o->config, o->pid, o->user);
	if (!ret && !*d->root)
		ret = hr_doctor_facts(d);
	if (ret)
		return ret;
	check_nr = run_checks(d, o);
	ret = check_usage(d, o, check_nr);
	if (ret)
		return ret;
	failed = treat_all(d, o, least);
	if (d->record)
		ret = hr_doctor_record(d);
	if (!ret)
		ret = print_all(cli, d, o, check_nr, least, &findings);
	if (ret)
		return ret;
	if (failed)
		return hr_cli_fail("%d of the findings could not be put right", failed);
	if (findings && !o->apply)
		return hr_cli_fail("%d finding%s", findings, findings > 1 ? "s" : "");
	return HR_EXIT_DONE;
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	struct doctor_opts o = { .severity = "advice" };
	struct hr_doctor d = { .root = "" };
	const struct hr_opt opts[] = {
		{ "config", 'c', HR_OPT_TEXT, &o.config },
		{ "pid", 0, HR_OPT_NUMBER, &o.pid, 1, INT32_MAX },
		{ "user", 0, HR_OPT_TEXT, &o.user },
		{ "root", 0, HR_OPT_TEXT, &o.root },
		{ "record", 0, HR_OPT_TEXT, &o.record },
		{ "severity", 0, HR_OPT_TEXT, &o.severity },
		{ "apply", 0, HR_OPT_FLAG, &o.apply },
		{ "yes", 'y', HR_OPT_FLAG, &o.yes },
		{ "measure", 0, HR_OPT_FLAG, &o.measure },
		{ "all", 'a', HR_OPT_FLAG, &o.all },
		{ "no-probe", 0, HR_OPT_FLAG, &o.no_probe },
	};
	enum hr_verdict least;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (ret)
		return ret;
	least = verdict_of(o.severity);
	if (least < HR_ADVICE || least == HR_VERDICT_NR)
		return hr_cli_usage("--severity wants advice, warning or fault, not '%s'",
				    o.severity);
	o.ids = argv + 1;
	o.id_nr = argc - 1;
	d.root = o.root && strcmp(o.root, "/") ? o.root : "";
	d.record = o.record;
	d.probe = !o.no_probe;
	d.facts = json_object();
	d.denied = json_array();
	d.rows = json_array();
	ret = examine(cli, &d, &o, least);
	json_decref(d.facts);
	json_decref(d.denied);
	json_decref(d.rows);
	hr_buf_fini(&d.text);
	return ret;
}

static int list(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "id" }, { "grade" }, { "what" }, { "reads" }, { "apply" }, { "measure" }
	};
	json_t *rows = json_array();

	if (argc > 1) {
		json_decref(rows);
		return hr_cli_usage("doctor list takes no argument");
	}
	for (size_t t = 0; t < HR_ARRAY_LEN(tables); t++)
		for (int i = 0; i < tables[t]->nr; i++) {
			const struct hr_doctor_check *c = &tables[t]->v[i];

			json_array_append_new(
				rows, json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:s}", "id", c->id,
						"grade", verdicts[c->grade], "what", c->what,
						"reads", c->reads, "apply", !!c->apply, "measure",
						!!c->measure, "cost", c->cost));
		}
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static const struct hr_verb verbs[] = {
	{ "list", "", "the checks: what each reads, and how bad its finding is", list },
};

const struct hr_object hr_object_doctor = {
	"doctor",
	"looks at this host: what is wrong, what it costs, how to put it right",
	verbs,
	HR_ARRAY_LEN(verbs),
	"[CHECK|AREA]... [--config FILE] [--pid PID] [--user NAME] [--root DIR] [--record DIR]\n"
	"\t[--severity advice|warning|fault] [--all] [--no-probe] [--measure] [--apply [--yes]]",
	run,
};
