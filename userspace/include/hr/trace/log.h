/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log: structured lines that never block the thread that writes them.
 *
 * A line is a time, a level, a module, an event (lower case, dotted, stable:
 * scripts match it) and fields.  The caller formats it into a slot of a bounded
 * queue; the log thread writes it out.  A full queue drops the line and counts
 * it, and the next line that gets through says how many were lost.  A line too
 * long for a slot is cut and marked.
 *
 *	hr_log(log, HR_LOG_WARN, "net", "frame.refused",
 *	       hr_f_cstr("peer", peer), hr_f_i64("len", len));
 *
 * A NULL log swallows everything, so that code under test needs none.
 *
 * There is one level for all, the root's, and each module may have its own.  Levels
 * are changed while lines are written; the next line obeys.
 */
#ifndef HR_TRACE_LOG_H
#define HR_TRACE_LOG_H

#include <hr/lib/base.h>
#include <hr/sys/sys.h>

enum hr_log_level {
	HR_LOG_FATAL = -1, /* as a threshold only: no line is that bad */
	HR_LOG_ERROR = 0,  /* somebody must act */
	HR_LOG_WARN,	  /* works, but not as meant */
	HR_LOG_INFO,	  /* states an operator wants to find later */
	HR_LOG_DEBUG,
	HR_LOG_TRACE,
};

enum hr_log_format {
	HR_LOG_TEXT = 0,
	HR_LOG_JSON,
	HR_LOG_JOURNAL, /* native journald datagrams; text on fd when there is no journal */
};

struct hr_logger;

struct hr_logger_opts {
	enum hr_log_format format;
	enum hr_log_level level;
	int fd;		  /* where text and JSON go */
	uint32_t queue_nr; /* power of two; 0 = 1024 */
	const char *journal_path; /* NULL = /run/systemd/journal/socket */
};

enum hr_log_kind {
	HR_LOG_END = 0,
	HR_LOG_STR,
	HR_LOG_I64,
	HR_LOG_BOOL,
	HR_LOG_ERRNO,
};

struct hr_log_field {
	const char *key;
	enum hr_log_kind kind;
	struct hr_str str;
	int64_t i64;
};

/* A class of lines that may come often: at most burst_nr in each period. */
struct hr_log_limit {
	uint32_t burst_nr;
	uint32_t period_ms;
	int64_t window; /* atomic from here on */
	uint32_t used_nr;
	uint64_t suppressed;
};

#define HR_LOG_LIMIT(burst, period) ((struct hr_log_limit){ (burst), (period), 0, 0, 0 })

HR_MUST_CHECK int hr_logger_create(struct hr_sys *sys, const struct hr_logger_opts *opts,
				struct hr_logger **ret_log);
/* Writes out what is queued.  NULL is allowed. */
void hr_logger_destroy(struct hr_logger *log);
/* [may block] Returns when every line queued before is written. */
void hr_logger_flush(struct hr_logger *log);
/* The root's: of every module without a level of its own. */
void hr_logger_level_set(struct hr_logger *log, enum hr_log_level level);
enum hr_log_level hr_logger_level(const struct hr_logger *log);
/* The modules that can have a level; NULL at the end. */
const char *hr_logger_module(int i);
/* -ENOENT: no such module. */
HR_MUST_CHECK int hr_logger_module_level_set(struct hr_logger *log, struct hr_str module,
					     enum hr_log_level level);
/* Back to the root's. */
HR_MUST_CHECK int hr_logger_module_level_unset(struct hr_logger *log, struct hr_str module);
/* What counts for module @i. */
enum hr_log_level hr_logger_module_level(const struct hr_logger *log, int i);
/* Whether any module writes lines of this level: a quick no for most that are not. */
bool hr_logger_enabled(const struct hr_logger *log, enum hr_log_level level);
/* Whether this module does; the two of hr_log(). */
bool hr_logger_passes(const struct hr_logger *log, enum hr_log_level level, const char *module);
/* "error" … "trace"; -EINVAL for others. */
HR_MUST_CHECK int hr_logger_level_parse(struct hr_str s, enum hr_log_level *ret_level);
uint64_t hr_logger_dropped(const struct hr_logger *log);
uint64_t hr_logger_lines(const struct hr_logger *log);

/* Fields up to the one of kind HR_LOG_END. */
void hr_logger_write(struct hr_logger *log, enum hr_log_level level, const char *module,
		  const char *event, const struct hr_log_field *fields);
/* One field "text", printf style. */
void hr_logf(struct hr_logger *log, enum hr_log_level level, const char *module, const char *event,
	     const char *fmt, ...) HR_PRINTF(5, 6);
/* [any thread] True when the class has room; the number suppressed since comes back once. */
bool hr_log_limit_pass(struct hr_logger *log, struct hr_log_limit *lim, uint64_t *ret_suppressed);

#define hr_log(log, level, module, event, ...)                                \
	do {                                                                  \
		if (hr_logger_passes(log, level, module))                     \
			hr_logger_write(log, level, module, event,               \
				     (struct hr_log_field[]){ __VA_ARGS__ __VA_OPT__(,) { 0 } }); \
	} while (0)

/* As hr_log(), at most as often as @lim allows. */
#define hr_log_limited(log, lim, level, module, event, ...)                   \
	do {                                                                  \
		uint64_t suppressed__ = 0;                                    \
									      \
		if (hr_logger_passes(log, level, module) &&                   \
		    hr_log_limit_pass(log, lim, &suppressed__))               \
			hr_logger_write(log, level, module, event,               \
				     (struct hr_log_field[]){                 \
					     __VA_ARGS__ __VA_OPT__(,)        \
					     hr_f_suppressed(suppressed__),   \
					     { 0 } });                        \
	} while (0)

static inline struct hr_log_field hr_f_str(const char *key, struct hr_str s)
{
	return (struct hr_log_field){ .key = key, .kind = HR_LOG_STR, .str = s };
}

static inline struct hr_log_field hr_f_cstr(const char *key, const char *s)
{
	return hr_f_str(key, hr_str(s));
}

static inline struct hr_log_field hr_f_i64(const char *key, int64_t v)
{
	return (struct hr_log_field){ .key = key, .kind = HR_LOG_I64, .i64 = v };
}

static inline struct hr_log_field hr_f_bool(const char *key, bool v)
{
	return (struct hr_log_field){ .key = key, .kind = HR_LOG_BOOL, .i64 = v };
}

/* @err as our functions return it: negative; 0 ends the list without a field. */
static inline struct hr_log_field hr_f_err(int64_t err)
{
	if (!err)
		return (struct hr_log_field){ 0 };
	return (struct hr_log_field){ .key = "error", .kind = HR_LOG_ERRNO, .i64 = -err };
}

static inline struct hr_log_field hr_f_suppressed(uint64_t n)
{
	if (!n)
		return (struct hr_log_field){ 0 };
	return hr_f_i64("suppressed", (int64_t)n);
}

#endif
