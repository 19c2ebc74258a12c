// SPDX-License-Identifier: Apache-2.0
/*
 * top: a live view of page cache, disk and readers.
 *
 * p t g c r choose partitions, topics, groups, clients, reactors; s the column to sort by;
 * q ends.  --once prints one table and needs no terminal.  What nobody knows says unknown.
 */
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "observe.h"
#include "opts.h"

#define COL_NR_MAX 9

struct view {
	char key;
	const char *name;
	const char *cols[COL_NR_MAX]; /* names in the rows */
};

static const struct view views[] = {
	{ 'p', "partitions", { "topic", "partition", "size_bytes", "resident_bytes", "dirty_bytes",
			       "hit_rate", "evicted_pages", "fetched_bytes", "cold_bytes" } },
	{ 't', "topics", { "topic", "partitions", "size_bytes", "resident_bytes", "dirty_bytes",
			   "hit_rate", "evicted_pages", "fetched_bytes", "cold_bytes" } },
	{ 'g', "groups", { "group", "members", "state", "falls_out_s", "lag_bytes",
			   "fetched_bytes", "cold_bytes", "topic", "partition" } },
	{ 'c', "clients", { "client", "host", "topic", "partition", "group", "fetches",
			    "fetched_bytes", "cold_bytes" } },
	{ 'r', "reactors", { "reactor", "connections", "bytes_in", "bytes_out", "sendfile_bytes",
			     "cold_bytes", "turns", "stalls", "turn_max_us" } },
};

static const char *cell(const char *col, const json_t *v, char to[64])
{
	size_t len = strlen(col);

	if (!v || json_is_null(v))
		return "unknown";
	if (json_is_string(v))
		return json_string_value(v);
	if (!strcmp(col, "hit_rate"))
		snprintf(to, 64, "%.2f %%", 100 * json_number_value(v));
	else if (len > 5 && (!strncmp(col, "bytes_", 6) || !strcmp(col + len - 6, "_bytes")))
		return hr_observe_bytes(v, to);
	else
		snprintf(to, 64, "%.0f", json_number_value(v));
	return to;
}

static const char *sorted_col;

static int by_column(const void *a, const void *b)
{
	const json_t *x = json_object_get(*(json_t *const *)a, sorted_col);
	const json_t *y = json_object_get(*(json_t *const *)b, sorted_col);
	double m = json_number_value(x), n = json_number_value(y);

	if (json_is_string(x) && json_is_string(y))
		return strcmp(json_string_value(x), json_string_value(y));
	return m < n ? 1 : m > n ? -1 : 0;
}

static int look(const struct hr_cli *cli, const char *status, const struct view *v, int limit,
		int sort, json_t **ret_answer)
{
	char url[256];
	json_t *rows;
	int ret;

	snprintf(url, sizeof(url), "?view=%s&limit=%d", v->name, limit);
	ret = hr_observe_ask(cli, status, false, url, ret_answer);
	if (ret || sort < 0)
		return ret;
	sorted_col = v->cols[sort];
	rows = hr_rows_sorted_by(json_incref(json_object_get(*ret_answer, "rows")), by_column);
	json_object_set_new(*ret_answer, "rows", rows);
	return 0;
}

static int once(const struct hr_cli *cli, const struct view *v, json_t *answer)
{
	struct hr_column cols[COL_NR_MAX];
	json_t *rows = json_array(), *row;
	int nr = 0;
	size_t i;
	char to[64];

	if (cli->json) {
		json_decref(rows);
		return hr_cli_json(answer);
	}
	for (; nr < COL_NR_MAX && v->cols[nr]; nr++)
		cols[nr] = (struct hr_column){ v->cols[nr], nr > 1 };
	json_array_foreach(json_object_get(answer, "rows"), i, row) {
		json_t *out = json_object();

		for (int c = 0; c < nr; c++) {
			const json_t *x = json_object_get(row, v->cols[c]);

			json_object_set_new(out, v->cols[c],
					    json_string(cell(v->cols[c], x, to)));
		}
		json_array_append_new(rows, out);
	}
	json_decref(answer);
	return hr_cli_rows(cli, cols, nr, rows);
}

static void draw(const struct view *v, int sort, const json_t *answer)
{
	int width = HR_MAX(COLS / COL_NR_MAX, 8);
	json_t *row;
	size_t i;
	char to[64];

	erase();
	mvprintw(0, 0, "headrace top: %s  (p t g c r: view, s: sort, q: quit)", v->name);
	attron(A_REVERSE);
	for (int c = 0; c < COL_NR_MAX && v->cols[c]; c++)
		mvprintw(1, c * width, "%c%-*.*s", c == sort ? '*' : ' ', width - 1, width - 1,
			 v->cols[c]);
	attroff(A_REVERSE);
	json_array_foreach(json_object_get(answer, "rows"), i, row) {
		if ((int)i + 2 >= LINES)
			break;
		for (int c = 0; c < COL_NR_MAX && v->cols[c]; c++)
			mvprintw((int)i + 2, c * width, " %-*.*s", width - 2, width - 2,
				 cell(v->cols[c], json_object_get(row, v->cols[c]), to));
	}
	refresh();
}

static int live(const struct hr_cli *cli, const char *status, const struct view *v, long ms)
{
	int sort = -1, ret = 0, key;
	json_t *answer = NULL;

	if (!isatty(1) || !newterm(NULL, stdout, stdin))
		return hr_cli_fail("no terminal that can be drawn on; see --once");
	cbreak();
	noecho();
	curs_set(0);
	timeout((int)ms);
	for (key = 0; !ret && key != 'q'; key = getch()) {
		for (size_t i = 0; i < HR_ARRAY_LEN(views); i++)
			if (key == views[i].key) {
				v = &views[i];
				sort = -1;
			}
		if (key == 's')
			sort = sort + 1 < COL_NR_MAX && v->cols[sort + 1] ? sort + 1 : -1;
		ret = look(cli, status, v, 200, sort, &answer);
		if (!ret)
			draw(v, sort, answer);
		json_decref(answer);
		answer = NULL;
	}
	endwin();
	return ret;
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	const char *status = HR_CLI_STATUS, *by = "partitions", *sort_by = NULL;
	const struct view *v = NULL;
	bool one = false;
	long ms = 1000, limit = 200;
	const struct hr_opt opts[] = {
		{ "status", 0, HR_OPT_TEXT, &status }, { "by", 'b', HR_OPT_TEXT, &by },
		{ "sort", 's', HR_OPT_TEXT, &sort_by }, { "once", '1', HR_OPT_FLAG, &one },
		{ "interval-ms", 0, HR_OPT_NUMBER, &ms, 100, 3600000 },
		{ "limit", 0, HR_OPT_NUMBER, &limit, 1, 1000 },
	};
	json_t *answer = NULL;
	int sort = -1, ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	for (size_t i = 0; i < HR_ARRAY_LEN(views); i++)
		if (!strcmp(by, views[i].name))
			v = &views[i];
	if (!ret && (argc != 1 || !v))
		ret = hr_cli_usage("top --by partitions|topics|groups|clients|reactors");
	for (int c = 0; !ret && sort_by && c < COL_NR_MAX && v->cols[c]; c++)
		sort = strcmp(sort_by, v->cols[c]) ? sort : c;
	if (!ret && sort_by && sort < 0)
		ret = hr_cli_usage("%s has no column %s", v->name, sort_by);
	if (ret)
		return ret;
	if (!one && !cli->json)
		return live(cli, status, v, ms);
	ret = look(cli, status, v, (int)limit, sort, &answer);
	return ret ? ret : once(cli, v, answer);
}

const struct hr_object hr_object_top = {
	"top", "live view of page cache, disk and readers", NULL, 0,
	"[--by partitions|topics|groups|clients|reactors] [--sort COLUMN] [--once] "
	"[--interval-ms N] [--limit N] [--status HOST:PORT]", run,
};
