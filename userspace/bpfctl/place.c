// SPDX-License-Identifier: Apache-2.0
/* place: see place.h. */
#include <errno.h>
#include <fcntl.h>
#include <hr/bpfctl/object.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "place.h"

uint64_t hr_cgroup_id(const char *path)
{
	struct stat st;

	return stat(path, &st) ? 0 : st.st_ino;
}

uint64_t hr_netns_ino(void)
{
	struct stat st;

	return stat("/proc/self/ns/net", &st) ? 0 : st.st_ino;
}

/* "0::/a/b" of /proc/self/cgroup, put behind the mount of cgroup2. */
static int own_cgroup(char *to, size_t cap)
{
	FILE *f = fopen("/proc/self/cgroup", "re");
	char line[512];
	int err = hr_bpf_mount("cgroup2", to, cap);
	size_t len = err ? 0 : strlen(to);

	if (!f)
		return -errno;
	if (!err)
		err = -ENOENT;
	while (len && err == -ENOENT && fgets(line, sizeof(line), f)) {
		if (strncmp(line, "0::", 3))
			continue;
		line[strcspn(line, "\n")] = 0;
		err = snprintf(to + len, cap - len, "%s", line + 3) < (int)(cap - len)
			      ? 0
			      : -ENAMETOOLONG;
	}
	fclose(f);
	return err;
}

bool hr_cgroup_contains_self(uint64_t id)
{
	char path[768], mount[256];
	size_t stop;

	if (!id || own_cgroup(path, sizeof(path)) || hr_bpf_mount("cgroup2", mount, sizeof(mount)))
		return false;
	stop = strlen(mount);
	for (;;) {
		char *slash;

		if (hr_cgroup_id(path) == id)
			return true;
		slash = strrchr(path, '/');
		if (!slash || (size_t)(slash - path) < stop)
			return false;
		*slash = 0;
	}
}

int hr_cgroup_join(const char *path)
{
	char procs[512];
	int fd, err = 0;

	if (snprintf(procs, sizeof(procs), "%s/cgroup.procs", path) >= (int)sizeof(procs))
		return -ENAMETOOLONG;
	fd = open(procs, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (write(fd, "0\n", 2) != 2)
		err = -errno;
	close(fd);
	return err;
}
