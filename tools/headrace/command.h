/* SPDX-License-Identifier: Apache-2.0 */
/*
 * command: the frame of `headrace OBJECT VERB [ARGS]`.
 *
 * An object (wire, api, topic …) is a file with one table of verbs; main.c lists the
 * objects.  Object and verb may be shortened as long as one name fits.  Options that
 * every verb has (--json, --bootstrap, …) are taken out by main.c wherever they stand;
 * the verb gets the rest with its own name as argv[0].
 *
 * Exit status: 0 done, 1 refused or failed with the reason in one line on stderr,
 * 2 wrong usage.
 */
#ifndef HR_TOOLS_HEADRACE_COMMAND_H
#define HR_TOOLS_HEADRACE_COMMAND_H

#include <jansson.h>
#include <hr/lib/base.h>

#define HR_CLI_VERSION "0.1.0"
#define HR_CLI_BOOTSTRAP "127.0.0.1:9092"

enum hr_exit {
	HR_EXIT_DONE = 0,
	HR_EXIT_FAILED = 1,
	HR_EXIT_USAGE = 2,
};

struct hr_cli {
	bool json;
	const char *bootstrap;	/* HOST:PORT, or several with commas */
	bool bootstrap_given;	/* by the user, not by default */
	const char *client_id;
	int timeout_ms;
};

struct hr_verb {
	const char *name;
	const char *grammar;	/* arguments, "" none */
	const char *what;	/* one line of help */
	int (*run)(const struct hr_cli *cli, int argc, char **argv);
};

struct hr_object {
	const char *name;
	const char *what;
	const struct hr_verb *verbs;
	int verb_nr;
	/* An object that does one thing needs no verb; argv[0] is its own name then. */
	const char *grammar;
	int (*run)(const struct hr_cli *cli, int argc, char **argv);
};

extern const struct hr_object hr_object_api;
extern const struct hr_object hr_object_client_metrics;
extern const struct hr_object hr_object_cluster;
extern const struct hr_object hr_object_config;
extern const struct hr_object hr_object_consume;
extern const struct hr_object hr_object_doctor;
extern const struct hr_object hr_object_feature;
extern const struct hr_object hr_object_format;
extern const struct hr_object hr_object_group;
extern const struct hr_object hr_object_kernel;
extern const struct hr_object hr_object_io;
extern const struct hr_object hr_object_pagecache;
extern const struct hr_object hr_object_top;
extern const struct hr_object hr_object_log;
extern const struct hr_object hr_object_net;
extern const struct hr_object hr_object_produce;
extern const struct hr_object hr_object_quorum;
extern const struct hr_object hr_object_quota;
extern const struct hr_object hr_object_topic;
extern const struct hr_object hr_object_wire;

/* "headrace: …" on stderr; returns HR_EXIT_FAILED. */
int hr_cli_fail(const char *fmt, ...) HR_PRINTF(1, 2);
/* The same, returns HR_EXIT_USAGE. */
int hr_cli_usage(const char *fmt, ...) HR_PRINTF(1, 2);
/* Whole number in min..max; false and a line on stderr if not. */
HR_MUST_CHECK bool hr_cli_number(const char *what, const char *text, long min, long max,
				 long *ret_v);

/* One column of a listing: the key in the JSON rows, right-aligned if it is a number. */
struct hr_column {
	const char *name;
	bool right;
};

/*
 * Prints @rows (an array of objects, released by this) as a table of @cols, or as they
 * are with --json.  Returns the exit status.
 */
int hr_cli_rows(const struct hr_cli *cli, const struct hr_column *cols, int col_nr, json_t *rows);
/* Sorts an array by @cmp, which gets two json_t **; takes and returns a reference. */
json_t *hr_rows_sorted_by(json_t *rows, int (*cmp)(const void *a, const void *b));
/* Prints one JSON value (released by this), indented. */
int hr_cli_json(json_t *value);

#endif
