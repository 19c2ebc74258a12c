/* SPDX-License-Identifier: Apache-2.0 */
/* net: the figures of one connection. */
#ifndef HR_TOOLS_HEADRACE_NET_H
#define HR_TOOLS_HEADRACE_NET_H

#include <jansson.h>
#include <hr/lib/base.h>

/* Adds what the kernel's tcp_info of @len bytes has; null for what it lacks. */
void hr_net_info_put(json_t *row, const void *data, size_t len);

#endif
