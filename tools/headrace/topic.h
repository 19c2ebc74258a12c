/* SPDX-License-Identifier: Apache-2.0 */
/* topic: what topic.c and topic_offsets.c share. */
#ifndef HR_TOOLS_HEADRACE_TOPIC_H
#define HR_TOOLS_HEADRACE_TOPIC_H

#include "command.h"

int hr_topic_offsets(const struct hr_cli *cli, int argc, char **argv);
int hr_topic_delete_records(const struct hr_cli *cli, int argc, char **argv);
/* By topic and partition; takes and returns a reference. */
json_t *hr_rows_sorted(json_t *rows);

#endif
