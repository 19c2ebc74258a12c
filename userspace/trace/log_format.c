// SPDX-License-Identifier: Apache-2.0
/*
 * log_format: one line in one of three dresses.
 *
 *	text	2026-01-31T12:00:00.123Z warn  net frame.refused peer=::1 len=-1
 *	JSON	{"ts":"2026-…","level":"warn","module":"net","event":"frame.refused",…}
 *	journal	PRIORITY=4, SYSLOG_IDENTIFIER, HR_MODULE, HR_EVENT, MESSAGE, one field a line
 *
 * Values come from peers: control characters, quotes and broken UTF-8 never
 * reach the output raw, so a client cannot forge a second line or break the
 * JSON.  A line that would pass its room is cut inside a value and closed
 * properly; TAIL_LEN bytes are kept back for that.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "log_priv.h"

#define TAIL_LEN 32
#define ESCAPE_LEN_MAX 6

struct writer {
	char *text;
	uint32_t len, cap;
	bool cut;
};

static const char *const level_names[] = { "error", "warn", "info", "debug", "trace" };
static const char journal_priorities[] = { '3', '4', '6', '7', '7' };

const char *log_level_name(enum hr_log_level level)
{
	return (unsigned int)level < HR_ARRAY_LEN(level_names) ? level_names[level] : "trace";
}

int hr_logger_level_parse(struct hr_str s, enum hr_log_level *ret_level)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(level_names); i++) {
		if (hr_str_eqc(s, level_names[i])) {
			*ret_level = (enum hr_log_level)i;
			return 0;
		}
	}
	return -EINVAL;
}

/* All or nothing. */
static bool put(struct writer *w, const char *p, uint32_t len)
{
	if (w->cut || len > w->cap - w->len) {
		w->cut = true;
		return false;
	}
	memcpy(w->text + w->len, p, len);
	w->len += len;
	return true;
}

static bool put_cstr(struct writer *w, const char *s)
{
	return put(w, s, (uint32_t)strlen(s));
}

HR_PRINTF(2, 3)
static bool putf(struct writer *w, const char *fmt, ...)
{
	char buf[64];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, sizeof(buf), fmt, ap);
	va_end(ap);
	return put(w, buf, (uint32_t)HR_MIN(n, (int)sizeof(buf) - 1));
}

/* Length of the valid UTF-8 sequence at @p, 0 if there is none. */
static int utf8_len(const uint8_t *p, int32_t left)
{
	int len = p[0] < 0x80 ? 1 : (p[0] & 0xe0) == 0xc0 ? 2 : (p[0] & 0xf0) == 0xe0 ? 3 :
		  (p[0] & 0xf8) == 0xf0 ? 4 : 0;

	if (!len || len > left || p[0] == 0xc0 || p[0] == 0xc1 || p[0] > 0xf4)
		return 0;
	for (int i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	}
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return len;
}

static int escape(const uint8_t *p, int32_t left, char out[ESCAPE_LEN_MAX + 1], int *ret_used)
{
	int len = utf8_len(p, left);

	*ret_used = len ? len : 1;
	if (!len)
		return snprintf(out, ESCAPE_LEN_MAX + 1, "?");
	if (*p == '"' || *p == '\\')
		return snprintf(out, ESCAPE_LEN_MAX + 1, "\\%c", *p);
	if (*p < 0x20 || *p == 0x7f)
		return snprintf(out, ESCAPE_LEN_MAX + 1, "\\u%04x", *p);
	memcpy(out, p, (size_t)len);
	return len;
}

static void put_escaped(struct writer *w, struct hr_str s)
{
	char out[ESCAPE_LEN_MAX + 1];
	int used;

	for (int32_t i = 0; i < s.len; i += used) {
		int n = escape((const uint8_t *)s.p + i, s.len - i, out, &used);

		if (!put(w, out, (uint32_t)n))
			return;
	}
}

/* A quote that was opened is closed from the reserve. */
static void put_quoted(struct writer *w, struct hr_str s)
{
	if (!put(w, "\"", 1))
		return;
	put_escaped(w, s);
	w->text[w->len++] = '"';
}

static bool plain_word(struct hr_str s)
{
	for (int32_t i = 0; i < s.len; i++) {
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f || s.p[i] == '"' || s.p[i] == '=' ||
		    s.p[i] == '\\')
			return false;
	}
	return s.len > 0;
}

static void put_value(struct writer *w, const struct hr_log_field *f, bool json)
{
	struct hr_str s = f->str;

	switch (f->kind) {
	case HR_LOG_I64:
		putf(w, "%" PRId64, f->i64);
		return;
	case HR_LOG_BOOL:
		put_cstr(w, f->i64 ? "true" : "false");
		return;
	case HR_LOG_ERRNO:
		s = hr_str(strerrordesc_np((int)f->i64));
		if (hr_str_is_null(s))
			s = hr_str("unknown");
		break;
	default:
		if (hr_str_is_null(s)) {
			put_cstr(w, "null");
			return;
		}
	}
	if (!json && plain_word(s))
		put_escaped(w, s);
	else
		put_quoted(w, s);
}

static void put_time(struct writer *w, int64_t wall_ms)
{
	time_t sec = (time_t)(wall_ms / 1000);
	struct tm tm = { 0 };

	gmtime_r(&sec, &tm);
	putf(w, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", tm.tm_year + 1900, tm.tm_mon + 1,
	     tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, (int)(wall_ms % 1000));
}

static void put_pairs(struct writer *w, const struct log_line *line)
{
	for (const struct hr_log_field *f = line->fields; f && f->kind && !w->cut; f++) {
		uint32_t start = w->len;

		if (put(w, " ", 1) && put_cstr(w, f->key) && put(w, "=", 1))
			put_value(w, f, false);
		else
			w->len = start;
	}
}

static void format_text(struct writer *w, const struct log_line *line)
{
	put_time(w, line->wall_ms);
	putf(w, " %-5s ", log_level_name(line->level));
	put_cstr(w, line->module);
	put(w, " ", 1);
	put_cstr(w, line->event);
	put_pairs(w, line);
}

static void put_json_key(struct writer *w, const char *key)
{
	put(w, "\"", 1);
	put_cstr(w, key);
	put(w, "\":", 2);
}

static void format_json(struct writer *w, const struct log_line *line)
{
	put_cstr(w, "{\"ts\":\"");
	put_time(w, line->wall_ms);
	put_cstr(w, "\",\"level\":\"");
	put_cstr(w, log_level_name(line->level));
	put_cstr(w, "\",\"module\":");
	put_quoted(w, hr_str(line->module));
	put_cstr(w, ",\"event\":");
	put_quoted(w, hr_str(line->event));
	for (const struct hr_log_field *f = line->fields; f && f->kind && !w->cut; f++) {
		uint32_t start = w->len, value;

		put(w, ",", 1);
		put_json_key(w, f->key);
		value = w->len;
		if (!w->cut)
			put_value(w, f, true);
		/* A key without a value would not be JSON. */
		if (w->len == value)
			w->len = start;
	}
}

static void format_journal(struct writer *w, const struct log_line *line)
{
	putf(w, "PRIORITY=%c\n", journal_priorities[HR_MIN((size_t)line->level,
							  sizeof(journal_priorities) - 1)]);
	put_cstr(w, "SYSLOG_IDENTIFIER=headraced\nHR_MODULE=");
	put_cstr(w, line->module);
	put_cstr(w, "\nHR_EVENT=");
	put_cstr(w, line->event);
	put_cstr(w, "\nMESSAGE=");
	put_cstr(w, line->module);
	put(w, " ", 1);
	put_cstr(w, line->event);
	put_pairs(w, line);
}

uint32_t log_line_format(enum hr_log_format format, const struct log_line *line,
			 char text[LOG_LINE_CAP])
{
	struct writer w = { .text = text, .cap = LOG_LINE_CAP - TAIL_LEN };
	bool cut;

	switch (format) {
	case HR_LOG_JSON:
		format_json(&w, line);
		break;
	case HR_LOG_JOURNAL:
		format_journal(&w, line);
		break;
	default:
		format_text(&w, line);
	}
	cut = w.cut;
	w.cut = false;
	w.cap = LOG_LINE_CAP;
	if (cut)
		put_cstr(&w, format == HR_LOG_JSON ? ",\"cut\":true" : " cut=true");
	put_cstr(&w, format == HR_LOG_JSON ? "}\n" : "\n");
	return w.len;
}
