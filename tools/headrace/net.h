/* SPDX-License-Identifier: Apache-2.0 */
/* net: what is told of connections beside their addresses. */
#ifndef HR_TOOLS_HEADRACE_NET_H
#define HR_TOOLS_HEADRACE_NET_H

#include <jansson.h>
#include <hr/lib/base.h>

/* Adds what the kernel's tcp_info of @len bytes has; null for what it lacks. */
void hr_net_info_put(json_t *row, const void *data, size_t len);
/*
 * Adds to each row the limits that hold it, from the table that the programs pinned in
 * @pin_dir: "bucket" and "throttled".  Without such a table, or right to read it, rows stay.
 */
void hr_net_buckets_put(json_t *rows, const char *pin_dir);

#endif
