/* SPDX-License-Identifier: Apache-2.0 */
/*
 * embedded: the configuration of a daemon that was given no file.
 *
 * One combined node on 127.0.0.1:9092, data under /var/lib/headrace (root) or
 * $XDG_STATE_HOME/headrace, formatted by itself, internal topics with one
 * replica.
 */
#ifndef HR_MAIN_EMBEDDED_H
#define HR_MAIN_EMBEDDED_H

#include <hr/config/config.h>
#include <hr/sys/sys.h>

HR_MUST_CHECK int hr_embedded_defaults(struct hr_props *props);
/* [may block] Makes the data directory with its parents. */
HR_MUST_CHECK int hr_embedded_dirs_sync(struct hr_sys *sys, const struct hr_config *config,
					struct hr_buf *why);
/* Gives the log directories to a user; errno is set on failure. */
int hr_embedded_chown(struct hr_sys *sys, const struct hr_config *config, uint32_t uid,
		      uint32_t gid);

#endif
