// SPDX-License-Identifier: Apache-2.0
/* opts: see opts.h. */
#include "command.h"
#include "opts.h"

static const struct hr_opt *find(const struct hr_opt *opts, int nr, const char *arg,
				 size_t *ret_len)
{
	if (arg[1] == '-') {
		size_t len = strcspn(arg + 2, "=");

		*ret_len = len + 2;
		for (int i = 0; i < nr; i++)
			if (strlen(opts[i].name) == len && !strncmp(opts[i].name, arg + 2, len))
				return &opts[i];
		return NULL;
	}
	*ret_len = 2;
	for (int i = 0; i < nr; i++)
		if (opts[i].letter && opts[i].letter == arg[1])
			return &opts[i];
	return NULL;
}

static int store(const struct hr_opt *o, const char *value)
{
	struct hr_opt_list *list = o->to;

	switch (o->kind) {
	case HR_OPT_FLAG:
		*(bool *)o->to = true;
		return 0;
	case HR_OPT_TEXT:
		*(const char **)o->to = value;
		return 0;
	case HR_OPT_NUMBER:
		return hr_cli_number(o->name, value, o->min, o->max, o->to) ? 0 : HR_EXIT_USAGE;
	case HR_OPT_LIST:
		if (list->nr == HR_OPT_LIST_MAX)
			return hr_cli_usage("--%s: %d times at most", o->name, HR_OPT_LIST_MAX);
		list->v[list->nr++] = value;
	}
	return 0;
}

int hr_opts_parse(const struct hr_opt *opts, int nr, int argc, char **argv, int *ret_argc)
{
	int out = 1, ret = 0;
	bool ended = false;

	for (int i = 1; !ret && i < argc; i++) {
		const struct hr_opt *o;
		const char *value = NULL;
		size_t len;

		if (ended || argv[i][0] != '-' || !argv[i][1]) {
			argv[out++] = argv[i];
			continue;
		}
		if (!strcmp(argv[i], "--")) {
			ended = true;
			continue;
		}
		o = find(opts, nr, argv[i], &len);
		if (!o)
			return hr_cli_usage("%s: no option '%s'", argv[0], argv[i]);
		if (argv[i][len])
			value = argv[i] + len + (argv[i][len] == '=');
		if (o->kind == HR_OPT_FLAG && value)
			return hr_cli_usage("--%s takes no value", o->name);
		if (o->kind != HR_OPT_FLAG && !value && i + 1 == argc)
			return hr_cli_usage("--%s wants a value", o->name);
		if (o->kind != HR_OPT_FLAG && !value)
			value = argv[++i];
		ret = store(o, value);
	}
	argv[out] = NULL;
	*ret_argc = out;
	return ret;
}
