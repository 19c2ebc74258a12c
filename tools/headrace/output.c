// SPDX-License-Identifier: Apache-2.0
/* output: what every object prints with; a table and its JSON come from the same rows. */
#include <errno.h>
#include <libsmartcols/libsmartcols.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "command.h"

static void complain(const char *fmt, va_list ap)
{
	fputs("headrace: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

int hr_cli_fail(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	complain(fmt, ap);
	va_end(ap);
	return HR_EXIT_FAILED;
}

int hr_cli_usage(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	complain(fmt, ap);
	va_end(ap);
	return HR_EXIT_USAGE;
}

bool hr_cli_number(const char *what, const char *text, long min, long max, long *ret_v)
{
	char *end;
	long v;

	errno = 0;
	v = strtol(text, &end, 10);
	if (errno || end == text || *end || v < min || v > max) {
		hr_cli_usage("%s: '%s' is not a number from %ld to %ld", what, text, min, max);
		return false;
	}
	*ret_v = v;
	return true;
}

int hr_cli_json(json_t *value)
{
	int ret = json_dumpf(value, stdout, JSON_INDENT(2) | JSON_ENCODE_ANY);

	json_decref(value);
	if (ret || putchar('\n') == EOF || fflush(stdout))
		return hr_cli_fail("cannot write the answer");
	return HR_EXIT_DONE;
}

/* A cell's text; the caller frees it. */
static char *cell_text(const json_t *v)
{
	char *dump, *joined;

	if (!v || json_is_null(v))
		return strdup("-");
	if (json_is_string(v))
		return strdup(json_string_value(v));
	if (!json_is_array(v))
		return json_dumps(v, JSON_ENCODE_ANY);
	joined = strdup("");
	for (size_t i = 0; joined && i < json_array_size(v); i++) {
		char *part = cell_text(json_array_get(v, i));

		dump = NULL;
		if (asprintf(&dump, "%s%s%s", joined, i ? "," : "", part ? part : "") < 0)
			dump = NULL;
		free(part);
		free(joined);
		joined = dump;
	}
	return joined;
}

static int table_fill(struct libscols_table *t, const struct hr_column *cols, int col_nr,
		      const json_t *rows)
{
	size_t i;
	json_t *row;

	for (int c = 0; c < col_nr; c++)
		if (!scols_table_new_column(t, cols[c].name, 0, cols[c].right ? SCOLS_FL_RIGHT : 0))
			return -ENOMEM;
	json_array_foreach(rows, i, row) {
		struct libscols_line *line = scols_table_new_line(t, NULL);

		if (!line)
			return -ENOMEM;
		for (int c = 0; c < col_nr; c++)
			if (scols_line_refer_data(line, (size_t)c,
						  cell_text(json_object_get(row, cols[c].name))))
				return -ENOMEM;
	}
	return 0;
}

json_t *hr_rows_sorted_by(json_t *rows, int (*cmp)(const void *a, const void *b))
{
	size_t nr = json_array_size(rows), i;
	json_t **v = calloc(nr + 1, sizeof(*v)), *sorted;

	if (!v)
		return rows;
	for (i = 0; i < nr; i++)
		v[i] = json_array_get(rows, i);
	qsort(v, nr, sizeof(*v), cmp);
	sorted = json_array();
	for (i = 0; i < nr; i++)
		json_array_append(sorted, v[i]);
	free(v);
	json_decref(rows);
	return sorted;
}

int hr_cli_rows(const struct hr_cli *cli, const struct hr_column *cols, int col_nr, json_t *rows)
{
	struct libscols_table *t;
	int ret;

	if (cli->json)
		return hr_cli_json(rows);
	t = scols_new_table();
	ret = t ? table_fill(t, cols, col_nr, rows) : -ENOMEM;
	json_decref(rows);
	if (!ret)
		ret = scols_print_table(t);
	scols_unref_table(t);
	return ret ? hr_cli_fail("cannot print the table") : HR_EXIT_DONE;
}
