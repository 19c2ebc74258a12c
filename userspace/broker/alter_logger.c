// SPDX-License-Identifier: Apache-2.0
/*
 * alter_logger: levels of the log's modules as configs of type BROKER_LOGGER (KIP-412).
 *
 * A logger is a module of the log, or "root".  Levels are Kafka's words; they count from
 * the next line on and are gone when the node stops.  A request is done whole or not at
 * all.
 */
#include "alter.h"

static const struct {
	const char *name;
	enum hr_log_level level;
} levels[] = {
	{ "TRACE", HR_LOG_TRACE }, { "DEBUG", HR_LOG_DEBUG }, { "INFO", HR_LOG_INFO },
	{ "WARN", HR_LOG_WARN },   { "ERROR", HR_LOG_ERROR }, { "FATAL", HR_LOG_FATAL },
};

const char *hr_log_level_upper(enum hr_log_level level)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(levels); i++)
		if (levels[i].level == level)
			return levels[i].name;
	return "INFO";
}

static bool level_parse(struct hr_str text, enum hr_log_level *ret_level)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(levels); i++) {
		if (hr_str_eqc(text, levels[i].name)) {
			*ret_level = levels[i].level;
			return true;
		}
	}
	return false;
}

static bool is_root(struct hr_str name)
{
	return hr_str_eqc(name, "root");
}

static bool is_known(struct hr_str name)
{
	const char *module;

	for (int i = 0; (module = hr_logger_module(i)); i++)
		if (hr_str_eqc(name, module))
			return true;
	return is_root(name);
}

static enum hr_wire_err refuse(struct hr_alter_resource *r, enum hr_wire_err err,
			       struct hr_str text)
{
	r->message = text;
	return err;
}

static enum hr_wire_err check(struct hr_request *rq, struct hr_alter_resource *r,
			      const struct hr_alter *a)
{
	enum hr_log_level level;

	if (a->op != HR_ALTER_SET && a->op != HR_ALTER_DELETE)
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      HR_STR_LIT("The level of a logger is set or deleted, nothing else."));
	if (!is_known(a->name))
		return refuse(r, HR_ERR_INVALID_CONFIG,
			      hr_arena_printf(&rq->arena, "There is no logger %.*s.", a->name.len,
					      a->name.p));
	if (a->op == HR_ALTER_DELETE)
		return is_root(a->name) ?
			       refuse(r, HR_ERR_INVALID_REQUEST,
				      HR_STR_LIT("The root logger has always a level.")) :
			       HR_ERR_NONE;
	if (hr_str_is_null(a->value))
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      hr_arena_printf(&rq->arena, "Null value not supported for : %.*s",
					      a->name.len, a->name.p));
	if (!level_parse(a->value, &level))
		return refuse(r, HR_ERR_INVALID_CONFIG,
			      hr_arena_printf(&rq->arena,
					      "'%.*s' is no level; allowed: TRACE, DEBUG, INFO, "
					      "WARN, ERROR, FATAL.",
					      HR_MIN(a->value.len, 64), a->value.p));
	return HR_ERR_NONE;
}

enum hr_wire_err hr_alter_loggers(struct hr_request *rq, struct hr_alter_resource *r)
{
	struct hr_logger *log = rq->broker->log;
	enum hr_wire_err werr = HR_ERR_NONE;
	enum hr_log_level level;
	int err = 0;

	for (int32_t i = 0; !werr && i < r->nr; i++)
		werr = check(rq, r, &r->alters[i]);
	if (werr || r->validate_only)
		return werr;
	for (int32_t i = 0; !err && i < r->nr; i++) {
		const struct hr_alter *a = &r->alters[i];

		if (a->op == HR_ALTER_DELETE)
			err = hr_logger_module_level_unset(log, a->name);
		else if (level_parse(a->value, &level) && is_root(a->name))
			hr_logger_level_set(log, level);
		else
			err = hr_logger_module_level_set(log, a->name, level);
	}
	return err ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}
