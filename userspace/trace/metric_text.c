// SPDX-License-Identifier: Apache-2.0
/*
 * metric_text: all series in the text format that Prometheus reads (0.0.4).
 *
 * Series are sorted by name, so a family is one run.  Buckets are cumulative;
 * _count is the sum of the buckets as read here, so that the lines of one
 * histogram agree with each other even while it is being written.
 */
#include <inttypes.h>

#include "metric_priv.h"

static const char *const type_names[] = { "counter", "gauge", "histogram" };

void hr_metric_label(struct hr_buf *b, const char *key, struct hr_str value)
{
	hr_buf_printf(b, "%s%s=\"", b->len ? "," : "", key);
	for (int32_t i = 0; i < value.len; i++) {
		char c = value.p[i];

		if (c == '\n')
			hr_buf_printf(b, "\\n");
		else if (c == '"' || c == '\\')
			hr_buf_printf(b, "\\%c", c);
		else
			hr_buf_printf(b, "%c", c ? c : '?');
	}
	hr_buf_printf(b, "\"");
}

static void put_help(struct hr_buf *out, const struct hr_metric_row *row)
{
	hr_buf_printf(out, "# HELP %s ", row->name);
	for (const char *p = row->help; *p; p++) {
		if (*p == '\n')
			hr_buf_printf(out, "\\n");
		else
			hr_buf_printf(out, *p == '\\' ? "\\%c" : "%c", *p);
	}
	hr_buf_printf(out, "\n# TYPE %s %s\n", row->name, type_names[row->type]);
}

static void put_number(struct hr_buf *out, double v)
{
	if (v > -9e15 && v < 9e15 && v == (double)(int64_t)v)
		hr_buf_printf(out, " %.0f\n", v);
	else
		hr_buf_printf(out, " %.10g\n", v);
}

static void put_name(struct hr_buf *out, const struct hr_metric *m, const char *suffix)
{
	if (m->labels[0])
		hr_buf_printf(out, "%s%s{%s}", m->row->name, suffix, m->labels);
	else
		hr_buf_printf(out, "%s%s", m->row->name, suffix);
}

static void put_histogram(struct hr_buf *out, const struct hr_metric *m)
{
	double divisor = m->row->divisor > 0 ? m->row->divisor : 1;
	const char *comma = m->labels[0] ? "," : "";
	uint64_t seen = 0;

	for (uint32_t i = 0; i <= m->row->bucket_nr; i++) {
		seen += metric_cell_sum(m, i);
		hr_buf_printf(out, "%s_bucket{%s%sle=\"", m->row->name, m->labels, comma);
		if (i < m->row->bucket_nr)
			hr_buf_printf(out, "%.10g", (double)(m->row->first << i) / divisor);
		else
			hr_buf_printf(out, "+Inf");
		hr_buf_printf(out, "\"} %" PRIu64 "\n", seen);
	}
	put_name(out, m, "_sum");
	put_number(out, (double)metric_cell_sum(m, m->row->bucket_nr + 1) / divisor);
	put_name(out, m, "_count");
	hr_buf_printf(out, " %" PRIu64 "\n", seen);
}

static void put_series(struct hr_buf *out, const struct hr_metric *m)
{
	double divisor = m->row->divisor > 0 ? m->row->divisor : 1;

	if (m->row->type == HR_METRIC_HISTOGRAM) {
		put_histogram(out, m);
		return;
	}
	put_name(out, m, "");
	if (m->value)
		put_number(out, m->value(m->arg));
	else if (m->row->type == HR_METRIC_GAUGE)
		put_number(out, (double)(int64_t)metric_cell_sum(m, 0) / divisor);
	else
		put_number(out, (double)metric_cell_sum(m, 0) / divisor);
}

int hr_metrics_render(struct hr_metrics *ms, struct hr_buf *out)
{
	const char *family = "";

	pthread_mutex_lock(&ms->lock);
	for (uint32_t i = 0; i < ms->series_nr; i++) {
		const struct hr_metric *m = ms->series[i];

		if (strcmp(family, m->row->name))
			put_help(out, m->row);
		family = m->row->name;
		put_series(out, m);
	}
	pthread_mutex_unlock(&ms->lock);
	return out->err;
}
