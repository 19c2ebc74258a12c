/* SPDX-License-Identifier: Apache-2.0 */
/* topic: what topic.c and topic_offsets.c share. */
#ifndef HR_TOOLS_HEADRACE_TOPIC_H
#define HR_TOOLS_HEADRACE_TOPIC_H

#include "command.h"
#include "session.h"

int hr_topic_offsets(const struct hr_cli *cli, int argc, char **argv);
int hr_topic_delete_records(const struct hr_cli *cli, int argc, char **argv);
/*
 * Asks one leader for the offsets at @time of the partitions that it leads and that @wanted
 * lets through; nothing when there is none.
 */
int hr_offsets_ask(struct hr_session *s, const json_t *metadata, int64_t leader, int64_t time,
		   bool (*wanted)(const void *arg, const char *topic, int64_t partition),
		   const void *arg, json_t **ret_answer);
/* By topic and partition; takes and returns a reference. */
json_t *hr_rows_sorted(json_t *rows);

#endif
