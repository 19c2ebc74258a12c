// SPDX-License-Identifier: Apache-2.0
/*
 * group_reset: moves the committed offsets of a group.
 *
 * A plan of rows is made first: partition, current and next offset.  It is shown, and with
 * --execute committed, all of it in one request.  A group with members is refused before
 * anything, as the broker would; so is a plan of which one partition cannot be had (no
 * leader, no commit to shift): nothing is committed then.
 *
 * Offsets that are typed, shifted or read from a file are brought into what the log holds,
 * and the row says so.
 */
#include <hr/protocol/gen/offset_commit.h>
#include <hr/protocol/wire_error.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "group.h"
#include "topic.h"

#define OFFSET_COMMIT_BY_NAME_MAX 9
#define LINE_MAX_LEN 1024

enum { TIME_LATEST = -1, TIME_EARLIEST = -2 };

enum target {
	TO_NOTHING,
	TO_EARLIEST,
	TO_LATEST,
	TO_CURRENT,
	TO_OFFSET,
	TO_TIME,
	TO_SHIFTED,
	TO_FILE,
};

struct reset {
	const char *group;
	struct hr_opt_list topics;
	bool all_topics, execute, dry_run;
	bool earliest, latest, current;
	const char *offset, *datetime, *duration, *shift, *file, *export;
	enum target target;
	int64_t value; /* offset, time in ms or shift */
};

/* --- arguments -------------------------------------------------------------------------- */

static int parse_values(struct reset *r)
{
	struct timespec now;
	long v = 0;

	if (r->offset && !hr_cli_number("--to-offset", r->offset, 0, LONG_MAX, &v))
		return HR_EXIT_USAGE;
	if (r->shift && !hr_cli_number("--shift-by", r->shift, -LONG_MAX, LONG_MAX, &v))
		return HR_EXIT_USAGE;
	r->value = v;
	if (r->datetime && hr_iso_datetime_parse(r->datetime, &r->value))
		return hr_cli_usage("--to-datetime: '%s' is not YYYY-MM-DDTHH:MM:SS.sss",
				    r->datetime);
	if (r->duration && hr_iso_duration_parse(r->duration, &r->value))
		return hr_cli_usage("--by-duration: '%s' is not PnDTnHnMnS", r->duration);
	if (r->duration) {
		clock_gettime(CLOCK_REALTIME, &now);
		r->value = HR_MAX(0, (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 - r->value);
	}
	return 0;
}

static int choose_target(struct reset *r)
{
	const struct {
		bool given;
		enum target target;
	} all[] = {
		{ r->earliest, TO_EARLIEST },     { r->latest, TO_LATEST },
		{ r->current, TO_CURRENT },       { r->offset != NULL, TO_OFFSET },
		{ r->datetime != NULL, TO_TIME }, { r->duration != NULL, TO_TIME },
		{ r->shift != NULL, TO_SHIFTED }, { r->file != NULL, TO_FILE },
	};
	int nr = 0;

	for (size_t i = 0; i < HR_ARRAY_LEN(all); i++) {
		if (!all[i].given)
			continue;
		r->target = all[i].target;
		nr++;
	}
	if (nr != 1)
		return hr_cli_usage("group reset-offsets wants one target, such as --to-earliest");
	return parse_values(r);
}

static int parse(struct reset *r, const struct hr_cli *cli, int argc, char **argv)
{
	const struct hr_opt opts[] = {
		{ "topic", 't', HR_OPT_LIST, &r->topics },
		{ "all-topics", 0, HR_OPT_FLAG, &r->all_topics },
		{ "to-earliest", 0, HR_OPT_FLAG, &r->earliest },
		{ "to-latest", 0, HR_OPT_FLAG, &r->latest },
		{ "to-current", 0, HR_OPT_FLAG, &r->current },
		{ "to-offset", 0, HR_OPT_TEXT, &r->offset },
		{ "to-datetime", 0, HR_OPT_TEXT, &r->datetime },
		{ "by-duration", 0, HR_OPT_TEXT, &r->duration },
		{ "shift-by", 0, HR_OPT_TEXT, &r->shift },
		{ "from-file", 0, HR_OPT_TEXT, &r->file },
		{ "export", 0, HR_OPT_TEXT, &r->export },
		{ "dry-run", 0, HR_OPT_FLAG, &r->dry_run },
		{ "execute", 0, HR_OPT_FLAG, &r->execute },
	};
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (ret)
		return ret;
	if (argc != 2 || !*argv[1])
		return hr_cli_usage("group reset-offsets wants one GROUP");
	r->group = argv[1];
	if (r->execute && r->dry_run)
		return hr_cli_usage("--dry-run and --execute exclude each other");
	if (r->export && strcmp(r->export, "csv"))
		return hr_cli_usage("--export: '%s' is not csv", r->export);
	if (r->export && cli->json)
		return hr_cli_usage("--export csv and --json exclude each other");
	ret = choose_target(r);
	if (ret)
		return ret;
	if (r->file && (r->topics.nr || r->all_topics))
		return hr_cli_usage("--from-file says which partitions");
	if (!r->file && !r->topics.nr == !r->all_topics)
		return hr_cli_usage("group reset-offsets wants --topic or --all-topics");
	return 0;
}

/* --- file ----------------------------------------------------------------------------------- */

/* The next field of a line of CSV, without its quotes; NULL at the end. */
static char *take_field(char **p)
{
	char *field = *p, *end;

	if (!field)
		return NULL;
	if (*field == '"') {
		end = strchr(++field, '"');
		if (!end)
			return NULL;
		*end++ = 0;
		if (*end && *end != ',')
			return NULL;
	} else {
		end = field + strcspn(field, ",");
	}
	*p = *end ? end + 1 : NULL;
	*end = 0;
	return field;
}

/* "topic,partition,offset" or "group,topic,partition,offset". */
static int read_line(const struct reset *r, char *line, int no, json_t *set)
{
	char *fields[5], *p = line, *end, *at;
	long partition, offset;
	int nr = 0;

	while (nr < 5 && (fields[nr] = take_field(&p)))
		nr++;
	if (nr == 4 && strcmp(fields[0], r->group))
		return 0;
	if (nr != 3 && nr != 4)
		return hr_cli_fail("%s:%d: not topic,partition,offset", r->file, no);
	errno = 0;
	partition = strtol(fields[nr - 2], &end, 10);
	offset = strtol(fields[nr - 1], &at, 10);
	if (errno || !*fields[nr - 3] || end == fields[nr - 2] || *end || at == fields[nr - 1] ||
	    *at || partition < 0 || partition > INT32_MAX || offset < 0)
		return hr_cli_fail("%s:%d: not topic,partition,offset", r->file, no);
	hr_partitions_add(set, fields[nr - 3], partition, json_integer(offset));
	return 0;
}

static int read_file(const struct reset *r, json_t *set)
{
	FILE *f = fopen(r->file, "re");
	char line[LINE_MAX_LEN];
	int ret = 0, no = 0;

	if (!f)
		return hr_cli_fail("%s: %s", r->file, strerror(errno));
	while (!ret && fgets(line, sizeof(line), f)) {
		no++;
		if (!strchr(line, '\n') && !feof(f))
			ret = hr_cli_fail("%s:%d: longer than %d bytes", r->file, no, LINE_MAX_LEN);
		line[strcspn(line, "\r\n")] = 0;
		if (!ret && *line)
			ret = read_line(r, line, no, set);
	}
	if (!ret && ferror(f))
		ret = hr_cli_fail("%s: %s", r->file, strerror(errno));
	fclose(f);
	return ret;
}

/* --- plan ------------------------------------------------------------------------------------ */

static void add_row(json_t *rows, json_t *group, const char *topic, int64_t partition)
{
	json_t *set = json_object_get(group, "offsets");
	json_t *row = hr_partitions_get(set, topic, partition);

	json_array_append_new(rows,
			      json_pack("{s:O, s:s, s:I, s:o, s:n, s:n, s:b}", "group",
					json_object_get(group, "group"), "topic", topic,
					"partition", (json_int_t)partition, "current",
					hr_j_copy(row, "current"), "next", "note", "executed", 0));
}

/* Which partitions it is about. */
static int choose(struct hr_groups *g, const struct reset *r, json_t *group, json_t *set)
{
	json_t *of, *row;
	const char *topic, *key;

	if (r->file)
		return read_file(r, set);
	if (!r->all_topics)
		return hr_groups_partitions(g, &r->topics, set);
	json_object_foreach(json_object_get(group, "offsets"), topic, of)
		json_object_foreach(of, key, row)
			hr_partitions_add(set, topic, strtoll(key, NULL, 10), json_true());
	return 0;
}

/* The offset that the log has for the row; -1 and a line when it cannot tell. */
static int64_t log_offset(const json_t *row, const json_t *found)
{
	const json_t *at =
		hr_partitions_get(found, hr_j_text(row, "topic"), hr_j_int(row, "partition"));

	if (json_object_get(at, "offset"))
		return hr_j_int(at, "offset");
	hr_cli_fail("%s-%lld: %s", hr_j_text(row, "topic"), (long long)hr_j_int(row, "partition"),
		    hr_j_text(at, "error"));
	return -2;
}

struct logs {
	json_t *first, *end, *at; /* @at: by time */
};

/* The offset that is wanted before the limits of the log are looked at; -1 none. */
static int aim(const struct reset *r, const json_t *row, const json_t *set, int64_t first,
	       int64_t end, const struct logs *l, int64_t *ret_next)
{
	const char *topic = hr_j_text(row, "topic");
	int64_t p = hr_j_int(row, "partition"), current = hr_j_int(row, "current");

	switch (r->target) {
	case TO_EARLIEST:
		*ret_next = first;
		break;
	case TO_TIME:
		*ret_next = log_offset(row, l->at);
		if (*ret_next < -1)
			return HR_EXIT_FAILED;
		if (*ret_next < 0)
			*ret_next = end;
		break;
	case TO_CURRENT:
		*ret_next = current >= 0 ? current : end;
		break;
	case TO_OFFSET:
		*ret_next = r->value;
		break;
	case TO_SHIFTED:
		if (current < 0)
			return hr_cli_fail("%s-%lld: has no committed offset to shift", topic,
					   (long long)p);
		if (__builtin_add_overflow(current, r->value, ret_next))
			*ret_next = r->value < 0 ? 0 : INT64_MAX;
		break;
	case TO_FILE:
		*ret_next = json_integer_value(hr_partitions_get(set, topic, p));
		break;
	default:
		*ret_next = end;
	}
	return 0;
}

static int plan_row(const struct reset *r, json_t *row, const json_t *set, const struct logs *l)
{
	int64_t first = log_offset(row, l->first), end, next = -1;
	int ret;

	if (first < 0)
		return HR_EXIT_FAILED;
	end = log_offset(row, l->end);
	if (end < 0)
		return HR_EXIT_FAILED;
	ret = aim(r, row, set, first, end, l, &next);
	if (ret)
		return ret;
	if (r->target != TO_CURRENT && (next < first || next > end)) {
		json_object_set_new(
			row, "note",
			json_string(next < first ? "the log starts here" : "the log ends here"));
		next = next < first ? first : end;
	}
	json_object_set_new(row, "next", json_integer(next));
	return 0;
}

static int plan(struct hr_groups *g, const struct reset *r, json_t *group, json_t **ret_rows)
{
	json_t *set = json_object(), *rows = json_array(), *of, *one, *row;
	struct logs l = { NULL, NULL, NULL };
	const char *topic, *key;
	size_t i;
	int ret = choose(g, r, group, set);

	json_object_foreach(set, topic, of)
		json_object_foreach(of, key, one)
			add_row(rows, group, topic, strtoll(key, NULL, 10));
	rows = hr_rows_sorted(rows);
	if (!ret && !json_array_size(rows))
		ret = hr_cli_fail("%s: has no committed offsets of that kind", r->group);
	if (!ret)
		ret = hr_groups_log(g, set, TIME_EARLIEST, &l.first);
	if (!ret)
		ret = hr_groups_log(g, set, TIME_LATEST, &l.end);
	if (!ret && r->target == TO_TIME)
		ret = hr_groups_log(g, set, r->value, &l.at);
	json_array_foreach(rows, i, row)
		if (!ret)
			ret = plan_row(r, row, set, &l);
	json_decref(l.first);
	json_decref(l.end);
	json_decref(l.at);
	json_decref(set);
	*ret_rows = rows;
	return ret;
}

/* --- commit --------------------------------------------------------------------------------------
 */

/* Rows are sorted: those of one topic stand together. */
static int fill(struct hr_session *s, const json_t *rows, struct hr_offset_commit_request *q)
{
	size_t nr = json_array_size(rows), i;
	struct hr_offset_commit_request_topic *t = NULL;
	json_t *row;

	q->topics.v = hr_arena_array(&s->a, nr, sizeof(*q->topics.v));
	if (!q->topics.v)
		return hr_cli_fail("out of memory");
	json_array_foreach(rows, i, row) {
		struct hr_offset_commit_request_partition *p;

		if (!t || !hr_str_eqc(t->name, hr_j_text(row, "topic"))) {
			t = &q->topics.v[q->topics.nr++];
			hr_struct_init(&hr_offset_commit_request_topic_desc, t);
			t->name = hr_str(hr_j_text(row, "topic"));
			t->partitions.v = hr_arena_array(&s->a, nr - i, sizeof(*t->partitions.v));
			if (!t->partitions.v)
				return hr_cli_fail("out of memory");
		}
		p = &t->partitions.v[t->partitions.nr++];
		hr_struct_init(&hr_offset_commit_request_partition_desc, p);
		p->partition_index = (int32_t)hr_j_int(row, "partition");
		p->committed_offset = hr_j_int(row, "next");
		p->committed_metadata = hr_str("");
	}
	return 0;
}

static int check_commit(const struct reset *r, const json_t *answer)
{
	json_t *t, *p;
	size_t i, k;

	json_array_foreach(json_object_get(answer, "topics"), i, t)
		json_array_foreach(json_object_get(t, "partitions"), k, p)
			if (hr_j_int(p, "errorCode"))
				return hr_cli_fail("%s: %s-%lld: %s", r->group,
						   hr_j_text(t, "name"),
						   (long long)hr_j_int(p, "partitionIndex"),
						   hr_wire_err_name((int)hr_j_int(p, "errorCode")));
	return 0;
}

static int commit(struct hr_groups *g, const struct reset *r, const json_t *group, json_t *rows)
{
	struct hr_session *s = hr_groups_node(g, hr_j_int(group, "coordinator"));
	struct hr_offset_commit_request q;
	json_t *answer = NULL, *row;
	size_t i;
	int ret;

	if (!s)
		return HR_EXIT_FAILED;
	hr_struct_init(&hr_offset_commit_request_desc, &q);
	q.group_id = hr_str(r->group);
	ret = fill(s, rows, &q);
	if (!ret)
		ret = hr_groups_ask(g, s, HR_API_OFFSET_COMMIT, OFFSET_COMMIT_BY_NAME_MAX, &q,
				    &answer);
	if (!ret)
		ret = check_commit(r, answer);
	json_array_foreach(rows, i, row)
		if (!ret)
			json_object_set_new(row, "executed", json_true());
	json_decref(answer);
	return ret;
}

/* --- verb
 * ------------------------------------------------------------------------------------------ */

static int print_csv(json_t *rows)
{
	json_t *row;
	size_t i;

	json_array_foreach(rows, i, row)
		printf("%s,%lld,%lld\n", hr_j_text(row, "topic"),
		       (long long)hr_j_int(row, "partition"), (long long)hr_j_int(row, "next"));
	json_decref(rows);
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : HR_EXIT_DONE;
}

static int print_plan(const struct hr_cli *cli, const struct reset *r, json_t *rows)
{
	static const struct hr_column cols[] = {
		{ "group" },         { "topic" },      { "partition", true },
		{ "current", true }, { "next", true }, { "note" },
	};
	int ret;

	if (r->export)
		return print_csv(rows);
	ret = hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
	if (!ret && !cli->json && !r->execute)
		puts("nothing is changed; --execute commits these offsets");
	return ret;
}

/* Without members; one that is not there yet may get offsets. */
static int check_group(const json_t *group)
{
	const char *state = hr_j_text(group, "state"), *name = hr_j_text(group, "group");
	const char *error = hr_j_text(group, "error");

	if (*error && strcmp(error, "GROUP_ID_NOT_FOUND"))
		return hr_cli_fail("%s: %s", name, error);
	if (!strcmp(hr_j_text(group, "type"), "share"))
		return hr_cli_fail("%s: a share group has no committed offsets", name);
	if (strcmp(state, "Empty") && strcmp(state, "Dead"))
		return hr_cli_fail("%s: is %s; offsets are reset while it has no members", name,
				   state);
	return 0;
}

static int fetch_group(struct hr_groups *g, const struct reset *r, json_t **ret_groups)
{
	char *names[] = { (char *)r->group };
	int ret = hr_groups_find(g, names, 1, ret_groups);
	json_t *group = json_array_get(*ret_groups, 0);

	if (!ret)
		ret = hr_groups_describe(g, *ret_groups);
	if (!ret)
		ret = g->unseen ? HR_EXIT_FAILED : check_group(group);
	if (ret)
		return ret;
	json_object_set_new(group, "error", json_null());
	ret = hr_groups_offsets(g, *ret_groups);
	if (!ret && (g->unseen || json_is_string(json_object_get(group, "error"))))
		ret = g->unseen ? HR_EXIT_FAILED
				: hr_cli_fail("%s: %s", r->group, hr_j_text(group, "error"));
	return ret;
}

int hr_group_reset(const struct hr_cli *cli, int argc, char **argv)
{
	struct reset r = { .group = NULL };
	json_t *groups = NULL, *rows = NULL;
	struct hr_groups g;
	int ret = parse(&r, cli, argc, argv);

	if (ret)
		return ret;
	ret = hr_groups_open(&g, cli);
	if (!ret)
		ret = fetch_group(&g, &r, &groups);
	if (!ret)
		ret = plan(&g, &r, json_array_get(groups, 0), &rows);
	if (!ret && r.execute)
		ret = commit(&g, &r, json_array_get(groups, 0), rows);
	hr_groups_close(&g);
	json_decref(groups);
	if (!ret)
		return print_plan(cli, &r, rows);
	json_decref(rows);
	return ret;
}
