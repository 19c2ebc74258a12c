/* SPDX-License-Identifier: Apache-2.0 */
/* cluster: what cluster.c, quorum.c and feature.c share. */
#ifndef HR_TOOLS_HEADRACE_CLUSTER_H
#define HR_TOOLS_HEADRACE_CLUSTER_H

#include "session.h"

/* Opens, asks, closes. */
HR_MUST_CHECK int hr_ask_once(const struct hr_cli *cli, int16_t key, const void *request,
			      json_t **ret_answer);
HR_MUST_CHECK int hr_ask_quorum(const struct hr_cli *cli, json_t **ret_answer);
HR_MUST_CHECK int hr_ask_versions(struct hr_session *s, json_t **ret_answer);
/* The one of @list whose "name" it is, borrowed; NULL if there is none. */
json_t *hr_find_named(const json_t *list, const char *name);
/*
 * Every live node in turn, or @only.  One that does not answer is said on stderr and makes
 * the exit status 1; the rows of the others are there all the same.
 */
HR_MUST_CHECK int hr_each_node(const struct hr_cli *cli, long only,
			       int (*ask)(struct hr_session *s, int64_t node, json_t *rows,
					  void *arg),
			       void *arg, json_t *rows);

/* For hr_rows_sorted_by(): by "feature", then "node". */
int hr_by_feature(const void *a, const void *b);
int hr_cluster_quorum(const struct hr_cli *cli, int argc, char **argv);
int hr_cluster_features(const struct hr_cli *cli, int argc, char **argv);

#endif
