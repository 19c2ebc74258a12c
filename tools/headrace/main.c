// SPDX-License-Identifier: Apache-2.0
/* headrace: finds the object and the verb, takes out the common options. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include "command.h"

static const struct hr_object *const objects[] = {
	&hr_object_api, &hr_object_client_metrics, &hr_object_cluster,
	&hr_object_config, &hr_object_consume, &hr_object_doctor,
	&hr_object_feature, &hr_object_format, &hr_object_group,
	&hr_object_io, &hr_object_kernel, &hr_object_log,
	&hr_object_net,       &hr_object_pagecache, &hr_object_produce, &hr_object_quorum,
	&hr_object_quota, &hr_object_top, &hr_object_topic,
	&hr_object_wire,
};

static void print_help(FILE *out)
{
	fputs("Usage: headrace OBJECT VERB [ARGS] [OPTIONS]\n"
	      "       headrace OBJECT help\n"
	      "       headrace completion bash\n"
	      "       headrace help | --version\n\n"
	      "OBJECT and VERB may be shortened as long as one name fits.\n\n"
	      "OBJECT :=\n",
	      out);
	for (size_t i = 0; i < HR_ARRAY_LEN(objects); i++)
		fprintf(out, "  %-14s %s\n", objects[i]->name, objects[i]->what);
	fputs("\nOPTIONS :=\n"
	      "  --bootstrap HOST:PORT[,...]  where to ask (default " HR_CLI_BOOTSTRAP ")\n"
	      "  --client-id NAME             how to be called in the broker's books\n"
	      "  --timeout-ms N               deadline of each call (default 30000)\n"
	      "  --json                       JSON in place of tables\n\n"
	      "Exit status: 0 done, 1 refused or failed, 2 wrong usage.\n",
	      out);
}

static void print_object_help(const struct hr_object *o, FILE *out)
{
	fprintf(out, "%s: %s\n\n", o->name, o->what);
	if (o->run)
		fprintf(out, "headrace %s %s\n", o->name, o->grammar);
	for (int i = 0; i < o->verb_nr; i++)
		fprintf(out, "headrace %s %s%s%s\n\t%s\n", o->name, o->verbs[i].name,
			*o->verbs[i].grammar ? " " : "", o->verbs[i].grammar, o->verbs[i].what);
}

/* --- bash completion ---------------------------------------------------------- */

/* The options that a grammar names, each once, with a space in front. */
static void print_options(const char *grammar)
{
	const char *p = grammar;

	while ((p = strstr(p, "--"))) {
		size_t len = 2 + strspn(p + 2, "abcdefghijklmnopqrstuvwxyz-");
		const char *before = strstr(grammar, "--");

		while (before < p && (strncmp(before, p, len) || before[len] == '-'))
			before = strstr(before + 2, "--");
		if (before == p)
			printf(" %.*s", (int)len, p);
		p += len;
	}
}

static void print_completion_of(const struct hr_object *o)
{
	printf("\t%s)\n\t\twords=\"", o->name);
	for (int i = 0; i < o->verb_nr; i++)
		printf("%s ", o->verbs[i].name);
	fputs("help\"\n", stdout);
	if (o->run) {
		fputs("\t\toptions=\"$common", stdout);
		print_options(o->grammar);
		fputs("\"\n", stdout);
	}
	fputs("\t\tcase ${COMP_WORDS[2]} in\n", stdout);
	for (int i = 0; i < o->verb_nr; i++) {
		printf("\t\t%s) options=\"$common", o->verbs[i].name);
		print_options(o->verbs[i].grammar);
		fputs("\" ;;\n", stdout);
	}
	fputs("\t\tesac ;;\n", stdout);
}

/* Made from the tables, so that it cannot fall behind them. */
static int print_completion(void)
{
	fputs("# bash completion of headrace; made by: headrace completion bash\n"
	      "_headrace()\n{\n"
	      "\tlocal common=\"--bootstrap --client-id --timeout-ms --json\"\n"
	      "\tlocal options=$common words= cur=${COMP_WORDS[COMP_CWORD]}\n"
	      "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\tCOMPREPLY=($(compgen -W \"",
	      stdout);
	for (size_t i = 0; i < HR_ARRAY_LEN(objects); i++)
		printf("%s ", objects[i]->name);
	fputs("help\" -- \"$cur\"))\n\t\treturn\n\tfi\n\tcase ${COMP_WORDS[1]} in\n", stdout);
	for (size_t i = 0; i < HR_ARRAY_LEN(objects); i++)
		print_completion_of(objects[i]);
	fputs("\tesac\n"
	      "\tcase $cur in\n"
	      "\t-*) COMPREPLY=($(compgen -W \"$options\" -- \"$cur\")) ;;\n"
	      "\t*) [ \"$COMP_CWORD\" -ne 2 ] || COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) "
	      ";;\n"
	      "\tesac\n}\n"
	      "complete -o default -F _headrace headrace\n",
	      stdout);
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : HR_EXIT_DONE;
}

/* --- finding what was meant ------------------------------------------------------ */

/* Index of the name that @word stands for; -1 none, -2 more than one. */
static int match(const char *word, const char *(*name_of)(const void *, int), const void *list,
		 int nr)
{
	int found = -1;

	for (int i = 0; i < nr; i++) {
		if (!strcmp(name_of(list, i), word))
			return i;
		if (!strncmp(name_of(list, i), word, strlen(word)))
			found = found == -1 ? i : -2;
	}
	return found;
}

static const char *object_name(const void *list, int i)
{
	return ((const struct hr_object *const *)list)[i]->name;
}

static const char *verb_name(const void *list, int i)
{
	return ((const struct hr_verb *)list)[i].name;
}

/* Takes the common options out of argv; -1 on a wrong one. */
static int take_common(struct hr_cli *cli, int argc, char **argv)
{
	int out = 1;
	long v;

	for (int i = 1; i < argc; i++) {
		const char **text = !strcmp(argv[i], "--bootstrap")   ? &cli->bootstrap
				    : !strcmp(argv[i], "--client-id") ? &cli->client_id
								      : NULL;
		bool timeout = !strcmp(argv[i], "--timeout-ms");

		if (!strcmp(argv[i], "--json")) {
			cli->json = true;
			continue;
		}
		if (!text && !timeout) {
			argv[out++] = argv[i];
			continue;
		}
		if (i + 1 == argc) {
			hr_cli_usage("%s wants a value", argv[i]);
			return -1;
		}
		i++;
		cli->bootstrap_given |= text == &cli->bootstrap;
		if (text)
			*text = argv[i];
		else if (!hr_cli_number("--timeout-ms", argv[i], 1, 3600000, &v))
			return -1;
		else
			cli->timeout_ms = (int)v;
	}
	argv[out] = NULL;
	return out;
}

static int run_object(const struct hr_cli *cli, const struct hr_object *o, int argc, char **argv)
{
	int i;

	if (argc >= 2 && (!strcmp(argv[1], "help") || !strcmp(argv[1], "--help"))) {
		print_object_help(o, stdout);
		return HR_EXIT_DONE;
	}
	/* Beside a run of its own, verbs must be written out. */
	for (i = 0; o->run && i < o->verb_nr; i++)
		if (argc >= 2 && !strcmp(argv[1], o->verbs[i].name))
			return o->verbs[i].run(cli, argc - 1, argv + 1);
	if (o->run)
		return o->run(cli, argc, argv);
	if (argc < 2) {
		print_object_help(o, stderr);
		return HR_EXIT_USAGE;
	}
	i = match(argv[1], verb_name, o->verbs, o->verb_nr);
	if (i < 0)
		return hr_cli_usage("%s '%s' of %s; see headrace %s help",
				    i == -2 ? "ambiguous verb" : "no verb", argv[1], o->name,
				    o->name);
	return o->verbs[i].run(cli, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
	struct hr_cli cli = { .bootstrap = HR_CLI_BOOTSTRAP,
			      .client_id = "headrace",
			      .timeout_ms = 30000 };
	int i;

	signal(SIGPIPE, SIG_IGN);
	argc = take_common(&cli, argc, argv);
	if (argc < 0)
		return HR_EXIT_USAGE;
	if (argc < 2) {
		print_help(stderr);
		return HR_EXIT_USAGE;
	}
	if (!strcmp(argv[1], "help") || !strcmp(argv[1], "--help")) {
		print_help(stdout);
		return HR_EXIT_DONE;
	}
	if (!strcmp(argv[1], "--version")) {
		puts("headrace " HR_CLI_VERSION);
		return HR_EXIT_DONE;
	}
	if (!strcmp(argv[1], "completion"))
		return argc == 3 && !strcmp(argv[2], "bash")
			       ? print_completion()
			       : hr_cli_usage("completion wants the word bash");
	i = match(argv[1], object_name, objects, (int)HR_ARRAY_LEN(objects));
	if (i < 0)
		return hr_cli_usage("%s '%s'; see headrace help",
				    i == -2 ? "ambiguous object" : "no object", argv[1]);
	return run_object(&cli, objects[i], argc - 1, argv + 1);
}
