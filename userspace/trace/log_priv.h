/* SPDX-License-Identifier: Apache-2.0 */
/* log_priv: what the queue (log.c) and the three line formats (log_format.c) share. */
#ifndef HR_TRACE_LOG_PRIV_H
#define HR_TRACE_LOG_PRIV_H

#include <hr/trace/log.h>

#define LOG_LINE_CAP 1000

struct log_line {
	int64_t wall_ms;
	enum hr_log_level level;
	const char *module, *event;
	const struct hr_log_field *fields;
};

const char *log_level_name(enum hr_log_level level);
/* Writes one whole line into @text, newline included; returns its length. */
uint32_t log_line_format(enum hr_log_format format, const struct log_line *line,
			 char text[LOG_LINE_CAP]);

#endif
