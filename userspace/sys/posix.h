/* SPDX-License-Identifier: Apache-2.0 */
/* posix: what the files of this back end share. */
#ifndef HR_SYS_POSIX_H
#define HR_SYS_POSIX_H

struct hr_net_ops;

extern const struct hr_net_ops hr_sys_posix_net_ops;

#endif
