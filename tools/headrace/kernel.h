/* SPDX-License-Identifier: Apache-2.0 */
/* kernel: verbs that have a file of their own. */
#ifndef HR_TOOLS_HEADRACE_KERNEL_H
#define HR_TOOLS_HEADRACE_KERNEL_H

#include "command.h"

int hr_kernel_doctor(const struct hr_cli *cli, int argc, char **argv);

#endif
