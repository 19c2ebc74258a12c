/* SPDX-License-Identifier: Apache-2.0 */
/*
 * opts: the options of one verb as a table.
 *
 * "--name VALUE", "--name=VALUE" and one-letter "-x VALUE"; what is left over are the
 * arguments, "--" ends the options.  A wrong option is one line on stderr and usage.
 */
#ifndef HR_TOOLS_HEADRACE_OPTS_H
#define HR_TOOLS_HEADRACE_OPTS_H

#include <hr/lib/base.h>

#define HR_OPT_LIST_MAX 256

enum hr_opt_kind {
	HR_OPT_FLAG,   /* bool */
	HR_OPT_TEXT,   /* const char * */
	HR_OPT_NUMBER, /* long, within min..max */
	HR_OPT_LIST,   /* struct hr_opt_list, may come again */
};

struct hr_opt_list {
	const char *v[HR_OPT_LIST_MAX];
	int nr;
};

struct hr_opt {
	const char *name;
	char letter; /* 0 none */
	enum hr_opt_kind kind;
	void *to;
	long min, max;
};

/*
 * argv[0] is the verb.  The arguments are moved to argv[1..]; *@ret_argc counts them
 * with argv[0].  0 or an exit status.
 */
HR_MUST_CHECK int hr_opts_parse(const struct hr_opt *opts, int nr, int argc, char **argv,
				int *ret_argc);

#endif
