/* SPDX-License-Identifier: Apache-2.0 */
/*
 * session: requests as structs, answers as JSON, for the objects that ask a cluster.
 *
 * A request is filled from hr_struct_init(), so that it says the same in whichever
 * version both sides speak; the answer comes in the shape of Kafka's converters, where
 * what an old version lacks is simply absent.  Every failure is one line on stderr and
 * an exit status.
 *
 * The struct of a request and what it points to may lie in s->a, which lives until
 * hr_session_close().
 */
#ifndef HR_TOOLS_HEADRACE_SESSION_H
#define HR_TOOLS_HEADRACE_SESSION_H

#include "client.h"
#include "command.h"

struct hr_session {
	const struct hr_cli *cli;
	struct hr_client c;
	struct hr_arena a;
};

/* To the bootstrap address.  0 or an exit status; close in both cases. */
HR_MUST_CHECK int hr_session_open(struct hr_session *s, const struct hr_cli *cli);
HR_MUST_CHECK int hr_session_open_at(struct hr_session *s, const struct hr_cli *cli,
				     const char *host, int port);
void hr_session_close(struct hr_session *s);

/* Whether both sides speak the call. */
bool hr_session_can(struct hr_session *s, int16_t key);
/* In the highest common version; the caller releases *@ret_answer. */
HR_MUST_CHECK int hr_session_ask(struct hr_session *s, int16_t key, const void *request,
				 json_t **ret_answer);
/* In no version above @max, where later ones ask in another way. */
HR_MUST_CHECK int hr_session_ask_max(struct hr_session *s, int16_t key, int16_t max,
				     const void *request, json_t **ret_answer);
/* Metadata of the topics (NULL or 0: all), nothing is created. */
HR_MUST_CHECK int hr_session_metadata(struct hr_session *s, char **topics, int nr,
				      json_t **ret_answer);
/* Opens a session to node @id of a Metadata answer. */
HR_MUST_CHECK int hr_session_open_node(struct hr_session *s, const struct hr_cli *cli,
				       const json_t *metadata, int64_t id);

/* Members of an answer; absent ones read as -1 and "". */
int64_t hr_j_int(const json_t *o, const char *name);
const char *hr_j_text(const json_t *o, const char *name);
bool hr_j_bool(const json_t *o, const char *name);
/* The member, or null when there is none; a new reference. */
json_t *hr_j_copy(const json_t *o, const char *name);

/* 0, or a line "WHAT: NAME_OF_ERROR: message" when the row carries an error code. */
HR_MUST_CHECK int hr_answer_check(const json_t *row, const char *what);
/* Sets "error" of @row to the name of the code in @from and returns whether it is one. */
bool hr_row_error(json_t *row, const json_t *from);

#endif
