/* SPDX-License-Identifier: Apache-2.0 */
/* place: cgroups and namespaces of this process.  Private to bpfctl/. */
#ifndef HR_BPFCTL_PLACE_H
#define HR_BPFCTL_PLACE_H

#include <hr/lib/base.h>

/* Identity of a cgroup (its folder's inode); 0 unknown. */
uint64_t hr_cgroup_id(const char *path);
/* Is this process in the cgroup @id or below it? */
bool hr_cgroup_contains_self(uint64_t id);
/* Moves this process there; a negative errno. */
int hr_cgroup_join(const char *path);
uint64_t hr_netns_ino(void);

#endif
