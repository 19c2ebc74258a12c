// SPDX-License-Identifier: GPL-2.0
/* The table of options, with the places of things that it must keep and refuse. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "../../../tools/headrace/opts.c"
#include "kselftest_harness.h"

/* What output.c does, without the table library. */
int hr_cli_usage(const char *fmt, ...)
{
	return HR_EXIT_USAGE;
}

bool hr_cli_number(const char *what, const char *text, long min, long max, long *ret_v)
{
	char *end;

	*ret_v = strtol(text, &end, 10);
	return *text && !*end && *ret_v >= min && *ret_v <= max;
}

struct values {
	bool flag;
	const char *text;
	long number;
	struct hr_opt_list list;
	int argc;
};

static int parse(struct values *v, int argc, const char **argv)
{
	const struct hr_opt opts[] = {
		{ "flag", 'f', HR_OPT_FLAG, &v->flag },
		{ "text", 't', HR_OPT_TEXT, &v->text },
		{ "number", 'n', HR_OPT_NUMBER, &v->number, 1, 10 },
		{ "list", 0, HR_OPT_LIST, &v->list },
	};

	memset(v, 0, sizeof(*v));
	return hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, (char **)argv, &v->argc);
}

#define PARSE(v, ...) \
	parse(v, (int)HR_ARRAY_LEN(((const char *[]){ "verb", __VA_ARGS__ })), \
	      (const char *[]){ "verb", __VA_ARGS__, NULL })

TEST(every_form_of_a_value_is_taken)
{
	struct values v;

	ASSERT_EQ(PARSE(&v, "--text", "a", "--number=7", "-f"), 0);
	ASSERT_STREQ(v.text, "a");
	ASSERT_EQ(v.number, 7);
	ASSERT_TRUE(v.flag);
	ASSERT_EQ(v.argc, 1);
	ASSERT_EQ(PARSE(&v, "-tb", "-n", "3"), 0);
	ASSERT_STREQ(v.text, "b");
	ASSERT_EQ(v.number, 3);
	ASSERT_EQ(PARSE(&v, "--text=", "x"), 0);
	ASSERT_STREQ(v.text, "");
	ASSERT_EQ(v.argc, 2);
}

TEST(arguments_stay_in_order_around_options)
{
	const char *argv[] = { "verb", "one", "--flag", "two", "--", "--text", NULL };
	struct values v;

	ASSERT_EQ(parse(&v, 6, argv), 0);
	ASSERT_EQ(v.argc, 4);
	ASSERT_STREQ(argv[1], "one");
	ASSERT_STREQ(argv[2], "two");
	ASSERT_STREQ(argv[3], "--text");
	ASSERT_EQ(argv[4], NULL);
}

TEST(a_lone_dash_is_an_argument)
{
	struct values v;

	ASSERT_EQ(PARSE(&v, "-"), 0);
	ASSERT_EQ(v.argc, 2);
}

TEST(a_list_keeps_each_and_has_an_end)
{
	static const char *argv[2 * HR_OPT_LIST_MAX + 4] = { "verb" };
	struct values v;
	int argc = 1;

	for (int i = 0; i < HR_OPT_LIST_MAX; i++) {
		argv[argc++] = "--list";
		argv[argc++] = "x";
	}
	ASSERT_EQ(parse(&v, argc, argv), 0);
	ASSERT_EQ(v.list.nr, HR_OPT_LIST_MAX);
	argv[0] = "verb";
	for (int i = 0; i <= HR_OPT_LIST_MAX; i++)
		argv[i + 1] = "--list=x";
	ASSERT_EQ(parse(&v, HR_OPT_LIST_MAX + 2, argv), HR_EXIT_USAGE);
}

TEST(wrong_options_are_wrong_usage)
{
	struct values v;

	ASSERT_EQ(PARSE(&v, "--tex", "a"), HR_EXIT_USAGE);
	ASSERT_EQ(PARSE(&v, "--texts", "a"), HR_EXIT_USAGE);
	ASSERT_EQ(PARSE(&v, "-x"), HR_EXIT_USAGE);
	ASSERT_EQ(PARSE(&v, "--text"), HR_EXIT_USAGE);
	ASSERT_EQ(PARSE(&v, "--flag=1"), HR_EXIT_USAGE);
	ASSERT_EQ(PARSE(&v, "--number", "11"), HR_EXIT_USAGE);
	ASSERT_EQ(PARSE(&v, "--number", ""), HR_EXIT_USAGE);
}

TEST_HARNESS_MAIN
