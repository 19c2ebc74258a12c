/* SPDX-License-Identifier: Apache-2.0 */
/* observe: the broker's figures of page cache and disk, over its status endpoint. */
#ifndef HR_TOOLS_HEADRACE_OBSERVE_H
#define HR_TOOLS_HEADRACE_OBSERVE_H

#include "command.h"

#define HR_CLI_STATUS "127.0.0.1:9644"

/* GET or POST http://@status/observe@tail; 0 and *ret_answer, or an exit status. */
HR_MUST_CHECK int hr_observe_ask(const struct hr_cli *cli, const char *status, bool post,
				 const char *tail, json_t **ret_answer);
/* Appends &key=value with escapes to @url of @cap bytes. */
void hr_observe_arg(char *url, size_t cap, const char *key, const char *value);
/* "12.3 MiB", "unknown" for null; a number of bytes. */
const char *hr_observe_bytes(const json_t *v, char to[32]);
/* "TOPIC" or "TOPIC:PARTITION"; partition -1 when not given.  Exit status. */
HR_MUST_CHECK int hr_observe_place(char *text, const char **ret_topic, long *ret_partition);

#endif
