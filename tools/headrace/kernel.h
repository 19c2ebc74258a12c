/* SPDX-License-Identifier: Apache-2.0 */
/* kernel: verbs that have a file of their own, and where the pins are. */
#ifndef HR_TOOLS_HEADRACE_KERNEL_H
#define HR_TOOLS_HEADRACE_KERNEL_H

#include <hr/bpfctl/object.h>
#include "command.h"

/* The folder that --pin-dir names, else a node's own; an exit status after its message. */
int hr_kernel_place(const char *pin_dir, long node_id, char path[HR_BPF_PATH_MAX]);
int hr_kernel_doctor(const struct hr_cli *cli, int argc, char **argv);

#endif
