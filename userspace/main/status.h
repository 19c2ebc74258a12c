/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status: the HTTP endpoint on headrace.metrics.listener.
 *
 *	/metrics	Prometheus text
 *	/healthz	200 while the process lives
 *	/readyz		200 when the node serves, else 503
 *	/observe	page cache and disk as JSON; POST /observe/warm and /observe/drop
 *
 * One thread of libmicrohttpd; it only reads counters.
 */
#ifndef HR_MAIN_STATUS_H
#define HR_MAIN_STATUS_H

#include <hr/broker/broker.h>

struct hr_status;

/* *ret_s stays NULL when the endpoint is switched off. */
HR_MUST_CHECK int hr_status_start(struct hr_broker *b, const struct hr_config *config,
				  struct hr_status **ret_s, struct hr_buf *why);
void hr_status_stop(struct hr_status *s);

#endif
