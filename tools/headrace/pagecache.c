// SPDX-License-Identifier: Apache-2.0
/*
 * pagecache: which parts of a topic's segments are in memory, as a picture; and how to
 * bring parts in or let them go.
 *
 * Figures come from the broker; with --dir from the files alone, with the same code.
 */
#include <dirent.h>
#include <fcntl.h>
#include <hr/observe/residency.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "observe.h"
#include "opts.h"

#define CELL_NR 64
#define SVG_CELL 10
#define SVG_ROW 14
#define SVG_LABEL 330

struct args {
	const char *status, *dir, *svg, *topic;
	long partition, from, to;
};

/* --- offline --------------------------------------------------------------------------- */

static json_t *file_row(struct hr_sys *sys, enum hr_residency_by by, const char *path,
			int64_t base)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	json_t *cells = json_array(), *row;
	struct hr_residency r;
	int8_t v[CELL_NR];
	struct stat st = { 0 };
	int64_t page = hr_residency_page_bytes();

	if (fd >= 0 && fstat(fd, &st))
		st.st_size = 0;
	hr_residency_read_sync(sys, fd < 0 ? HR_RESIDENCY_NONE : by, fd, 0, st.st_size, &r);
	hr_residency_cells_sync(sys, fd < 0 ? HR_RESIDENCY_NONE : by, fd, st.st_size, v, CELL_NR);
	for (int i = 0; i < CELL_NR; i++)
		json_array_append_new(cells, v[i] < 0 ? json_null() : json_integer(v[i]));
	if (fd >= 0)
		close(fd);
	row = json_pack("{s:I, s:I, s:n, s:n, s:o}", "base_offset", (json_int_t)base,
			"size_bytes", (json_int_t)st.st_size, "resident_bytes", "hit_rate",
			"cells", cells);
	if (r.resident >= 0)
		json_object_set_new(row, "resident_bytes", json_integer(r.resident * page));
	return row;
}

static int by_base_down(const void *a, const void *b)
{
	json_int_t x = json_integer_value(json_object_get(*(json_t *const *)a, "base_offset"));
	json_int_t y = json_integer_value(json_object_get(*(json_t *const *)b, "base_offset"));

	return (x < y) - (x > y);
}

/* Calls back for each .log of the partition's folder. */
static int each_log(const struct args *a, long partition,
		    void (*fn)(void *arg, const char *path, int64_t base), void *arg)
{
	char dir[2048], path[4096];
	struct dirent *e;
	DIR *d;

	snprintf(dir, sizeof(dir), "%s/%s-%ld", a->dir, a->topic, partition);
	d = opendir(dir);
	if (!d)
		return -1;
	while ((e = readdir(d))) {
		if (strlen(e->d_name) != 24 || strcmp(e->d_name + 20, ".log"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		fn(arg, path, strtoll(e->d_name, NULL, 10));
	}
	closedir(d);
	return 0;
}

struct offline {
	struct hr_sys sys;
	enum hr_residency_by by;
	json_t *rows;
	const struct args *args;
	bool drop;
	int64_t bytes, err;
};

static void show_log(void *arg, const char *path, int64_t base)
{
	struct offline *o = arg;

	json_array_append_new(o->rows, file_row(&o->sys, o->by, path, base));
}

/* Offline the index is not asked: whole segments that begin within the range. */
static void touch_log(void *arg, const char *path, int64_t base)
{
	struct offline *o = arg;
	struct stat st;
	int fd;
	int64_t n;

	if (base < o->args->from || base >= o->args->to || o->err)
		return;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st)) {
		o->err = -errno;
		return;
	}
	n = o->drop ? hr_residency_drop_sync(&o->sys, fd, 0, st.st_size)
		    : hr_residency_warm_sync(&o->sys, fd, 0, st.st_size);
	close(fd);
	if (n < 0)
		o->err = n;
	else
		o->bytes += st.st_size;
}

static void offline_init(struct offline *o, const struct args *a)
{
	int why;

	*o = (struct offline){ .args = a };
	hr_sys_posix_init(&o->sys);
	o->by = hr_residency_probe_sync(&o->sys, a->dir, HR_RESIDENCY_CACHESTAT, &why);
}

/* --- asking ---------------------------------------------------------------------------- */

static int ask_segments(const struct hr_cli *cli, const struct args *a, long partition,
			json_t **ret_rows)
{
	char url[2048] = "?view=segments&limit=256&cells=64", one[24];
	json_t *answer = NULL;
	struct offline o;
	int ret;

	if (a->dir) {
		offline_init(&o, a);
		o.rows = json_array();
		if (each_log(a, partition, show_log, &o)) {
			json_decref(o.rows);
			return hr_cli_fail("%s/%s-%ld: %s", a->dir, a->topic, partition,
					   strerror(errno));
		}
		*ret_rows = hr_rows_sorted_by(o.rows, by_base_down);
		return 0;
	}
	hr_observe_arg(url, sizeof(url), "topic", a->topic);
	snprintf(one, sizeof(one), "%ld", partition);
	hr_observe_arg(url, sizeof(url), "partition", one);
	ret = hr_observe_ask(cli, a->status, false, url, &answer);
	if (!ret)
		*ret_rows = json_incref(json_object_get(answer, "rows"));
	json_decref(answer);
	return ret;
}

/* Rows of each partition asked for, one after the other: [{partition, segments}]. */
static int ask_all(const struct hr_cli *cli, const struct args *a, json_t **ret_all)
{
	char url[2048] = "?view=partitions&limit=1000", path[4096];
	json_t *all = json_array(), *answer = NULL, *rows, *row;
	size_t i;
	int ret = 0;

	if (a->partition >= 0) {
		ret = ask_segments(cli, a, a->partition, &rows);
		if (!ret)
			json_array_append_new(all, json_pack("{s:i, s:o}", "partition",
							     (int)a->partition, "segments", rows));
	} else if (a->dir) {
		for (long p = 0; !ret; p++) {
			snprintf(path, sizeof(path), "%s/%s-%ld", a->dir, a->topic, p);
			if (access(path, F_OK))
				break;
			ret = ask_segments(cli, a, p, &rows);
			if (!ret)
				json_array_append_new(all, json_pack("{s:i, s:o}", "partition",
								     (int)p, "segments", rows));
		}
	} else {
		hr_observe_arg(url, sizeof(url), "topic", a->topic);
		ret = hr_observe_ask(cli, a->status, false, url, &answer);
		json_array_foreach(json_object_get(answer, "rows"), i, row) {
			json_int_t p = json_integer_value(json_object_get(row, "partition"));

			if (!ret)
				ret = ask_segments(cli, a, p, &rows);
			if (!ret)
				json_array_append_new(
					all, json_pack("{s:I, s:O, s:O, s:o}", "partition", p,
						       "hit_rate", json_object_get(row, "hit_rate"),
						       "tail_bytes",
						       json_object_get(row, "tail_bytes"),
						       "segments", rows));
		}
		json_decref(answer);
	}
	if (!ret && !json_array_size(all))
		ret = hr_cli_fail("%s: no such topic there", a->topic);
	if (ret)
		json_decref(all);
	else
		*ret_all = all;
	return ret;
}

/* --- pictures -------------------------------------------------------------------------- */

static const char *block(const json_t *cell)
{
	static const char *const blocks[] = { "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };

	if (!json_is_integer(cell))
		return "?";
	return blocks[(json_integer_value(cell) * 8 + 99) / 100];
}

static void draw_terminal(const struct args *a, const json_t *all)
{
	json_t *part, *seg, *cell;
	size_t i, k, c;
	char to[32], in[32];

	json_array_foreach(all, i, part) {
		const json_t *rate = json_object_get(part, "hit_rate");

		printf("%s:%lld", a->topic,
		       (long long)json_integer_value(json_object_get(part, "partition")));
		if (json_is_real(rate))
			printf("  hit rate %.2f %%\n", 100 * json_real_value(rate));
		else
			puts("  hit rate unknown");
		json_array_foreach(json_object_get(part, "segments"), k, seg) {
			printf("%12lld ",
			       (long long)json_integer_value(json_object_get(seg, "base_offset")));
			json_array_foreach(json_object_get(seg, "cells"), c, cell)
				fputs(block(cell), stdout);
			printf(" %s of %s\n",
			       hr_observe_bytes(json_object_get(seg, "resident_bytes"), in),
			       hr_observe_bytes(json_object_get(seg, "size_bytes"), to));
		}
	}
}

static void draw_row(FILE *f, const json_t *part, const json_t *seg, int y)
{
	json_t *cell;
	size_t c;

	fprintf(f, "<text x=\"4\" y=\"%d\">%lld / %lld</text>\n", y + SVG_ROW - 4,
		(long long)json_integer_value(json_object_get(part, "partition")),
		(long long)json_integer_value(json_object_get(seg, "base_offset")));
	json_array_foreach(json_object_get(seg, "cells"), c, cell) {
		double share = (double)json_integer_value(cell) / 100;

		fprintf(f, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ",
			SVG_LABEL + (int)c * SVG_CELL, y, SVG_CELL - 1, SVG_ROW - 2);
		if (json_is_integer(cell))
			fprintf(f, "fill=\"#1f6f43\" fill-opacity=\"%.2f\" stroke=\"#ccc\"/>\n",
				share);
		else
			fputs("fill=\"#bbb\" stroke=\"#888\"/>\n", f);
	}
}

static int draw_svg(const struct args *a, const json_t *all)
{
	FILE *f = fopen(a->svg, "we");
	json_t *part, *seg;
	int rows = 0, y = 24;
	size_t i, k;

	if (!f)
		return hr_cli_fail("%s: %s", a->svg, strerror(errno));
	json_array_foreach(all, i, part)
		rows += (int)json_array_size(json_object_get(part, "segments"));
	fprintf(f, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\""
		   "http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		   "font-family=\"monospace\" font-size=\"11\">\n",
		SVG_LABEL + CELL_NR * SVG_CELL + 8, y + rows * SVG_ROW + 8);
	/* Names of topics hold letters, digits, dots, dashes and underscores alone. */
	fprintf(f, "<text x=\"4\" y=\"14\">%s: partition / base offset; green is in memory"
		   "</text>\n", a->topic);
	json_array_foreach(all, i, part)
		json_array_foreach(json_object_get(part, "segments"), k, seg) {
			draw_row(f, part, seg, y);
			y += SVG_ROW;
		}
	fputs("</svg>\n", f);
	return fclose(f) ? hr_cli_fail("%s: %s", a->svg, strerror(errno)) : 0;
}

/* --- verbs ----------------------------------------------------------------------------- */

static int parse(struct args *a, int argc, char **argv)
{
	const struct hr_opt opts[] = {
		{ "status", 0, HR_OPT_TEXT, &a->status },
		{ "dir", 0, HR_OPT_TEXT, &a->dir },
		{ "svg", 0, HR_OPT_TEXT, &a->svg },
		{ "from", 0, HR_OPT_NUMBER, &a->from, 0, INT64_MAX },
		{ "to", 0, HR_OPT_NUMBER, &a->to, 0, INT64_MAX },
	};
	int ret;

	*a = (struct args){ .status = HR_CLI_STATUS, .to = INT64_MAX };
	ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);
	if (!ret && argc != 2)
		ret = hr_cli_usage("pagecache wants one TOPIC[:PARTITION]");
	if (!ret)
		ret = hr_observe_place(argv[1], &a->topic, &a->partition);
	if (!ret && strspn(a->topic, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789._-") != strlen(a->topic))
		ret = hr_cli_usage("%s: no name of a topic", a->topic);
	return ret;
}

static int show(const struct hr_cli *cli, int argc, char **argv)
{
	json_t *all = NULL;
	struct args a;
	int ret = parse(&a, argc, argv);

	if (!ret)
		ret = ask_all(cli, &a, &all);
	if (!ret && a.svg)
		ret = draw_svg(&a, all);
	if (!ret && cli->json)
		return hr_cli_json(json_pack("{s:s, s:o}", "topic", a.topic, "partitions", all));
	if (!ret && !a.svg)
		draw_terminal(&a, all);
	json_decref(all);
	return ret;
}

static int touch_offline(const struct args *a, bool drop, int64_t *ret_bytes)
{
	struct offline o;

	offline_init(&o, a);
	o.drop = drop;
	if (each_log(a, a->partition, touch_log, &o))
		return hr_cli_fail("%s/%s-%ld: %s", a->dir, a->topic, a->partition,
				   strerror(errno));
	if (o.err)
		return hr_cli_fail("%s-%ld: %s", a->topic, a->partition, strerror((int)-o.err));
	*ret_bytes = o.bytes;
	return 0;
}

static int touch(const struct hr_cli *cli, int argc, char **argv, bool drop)
{
	static const struct hr_column cols[] = {
		{ "topic" }, { "partition", true }, { "change" }, { "bytes", true },
	};
	char url[2048], n[32];
	json_t *answer = NULL;
	int64_t bytes = 0;
	struct args a;
	int ret = parse(&a, argc, argv);

	if (!ret && a.partition < 0)
		ret = hr_cli_usage("TOPIC:PARTITION is wanted");
	if (ret)
		return ret;
	if (a.dir) {
		ret = touch_offline(&a, drop, &bytes);
	} else {
		snprintf(url, sizeof(url), "/%s", drop ? "drop" : "warm");
		hr_observe_arg(url, sizeof(url), "topic", a.topic);
		snprintf(n, sizeof(n), "%ld", a.partition);
		hr_observe_arg(url, sizeof(url), "partition", n);
		snprintf(n, sizeof(n), "%ld", a.from);
		hr_observe_arg(url, sizeof(url), "from", n);
		snprintf(n, sizeof(n), "%ld", a.to);
		hr_observe_arg(url, sizeof(url), "to", n);
		ret = hr_observe_ask(cli, a.status, true, url, &answer);
		bytes = json_integer_value(json_object_get(answer, "bytes"));
		json_decref(answer);
	}
	return ret ? ret
		   : hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols),
				 json_pack("[{s:s, s:I, s:s, s:I}]", "topic", a.topic, "partition",
					   (json_int_t)a.partition, "change",
					   drop ? "dropped" : "warmed", "bytes",
					   (json_int_t)bytes));
}

static int warm(const struct hr_cli *cli, int argc, char **argv)
{
	return touch(cli, argc, argv, false);
}

static int drop(const struct hr_cli *cli, int argc, char **argv)
{
	return touch(cli, argc, argv, true);
}

static const struct hr_verb verbs[] = {
	{ "show", "TOPIC[:PARTITION] [--svg FILE] [--dir LOGDIR] [--status HOST:PORT]",
	  "segments and which parts of them are in memory", show },
	{ "warm", "TOPIC:PARTITION [--from OFFSET] [--to OFFSET] [--dir LOGDIR] "
	  "[--status HOST:PORT]",
	  "reads a range of offsets into memory", warm },
	{ "drop", "TOPIC:PARTITION [--from OFFSET] [--to OFFSET] [--dir LOGDIR] "
	  "[--status HOST:PORT]",
	  "lets a range of offsets leave memory", drop },
};

const struct hr_object hr_object_pagecache = {
	"pagecache", "the page cache of topics", verbs, HR_ARRAY_LEN(verbs),
};
