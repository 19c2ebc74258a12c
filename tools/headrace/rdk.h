/* SPDX-License-Identifier: Apache-2.0 */
/* rdk: a librdkafka handle as produce and consume need it; errors become one line. */
#ifndef HR_TOOLS_HEADRACE_RDK_H
#define HR_TOOLS_HEADRACE_RDK_H

#include <librdkafka/rdkafka.h>
#include "command.h"
#include "opts.h"

struct hr_rdk {
	rd_kafka_t *rk;
	rd_kafka_topic_t *topic;
	char failed[256]; /* "" none: what the client can not get over */
	void (*delivered)(struct hr_rdk *r, const rd_kafka_message_t *m);
	void *arg;
};

/*
 * @settings: KEY, VALUE, ... NULL; a NULL value leaves the key out.  @more: KEY=VALUE of
 * the user.  0 or an exit status; close in both cases.
 */
HR_MUST_CHECK int hr_rdk_open(struct hr_rdk *r, const struct hr_cli *cli, rd_kafka_type_t type,
			      const char *topic, const char *const *settings,
			      const struct hr_opt_list *more);
void hr_rdk_close(struct hr_rdk *r);

#endif
