// SPDX-License-Identifier: Apache-2.0
/* pin: what a reader of pins needs; see object.h. */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <hr/bpfctl/object.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int hr_bpf_pin_open(const char *dir, const char *name)
{
	char path[HR_BPF_PATH_MAX];
	int n = snprintf(path, sizeof(path), "%s/%s", dir, name), fd;

	if (n >= (int)sizeof(path))
		return -ENAMETOOLONG;
	fd = bpf_obj_get(path);
	return fd < 0 ? -errno : fd;
}

int hr_bpf_cpu_nr(void)
{
	int nr = libbpf_num_possible_cpus();

	return nr > 0 ? nr : 1;
}

/* mountinfo: "ID PARENT MAJ:MIN ROOT POINT OPTIONS [TAGS] - TYPE SOURCE OPTIONS" */
static bool is_of(char *line, const char *fstype, char *to, size_t cap)
{
	char *dash = strstr(line, " - "), *point = line;
	size_t len = strlen(fstype);

	if (!dash || strncmp(dash + 3, fstype, len) || dash[3 + len] != ' ')
		return false;
	for (int i = 0; i < 4 && point; i++) {
		point = strchr(point, ' ');
		point = point ? point + 1 : NULL;
	}
	if (!point || strcspn(point, " ") >= cap)
		return false;
	len = strcspn(point, " ");
	memcpy(to, point, len);
	to[len] = 0;
	return true;
}

int hr_bpf_mount(const char *fstype, char *to, size_t cap)
{
	FILE *f = fopen("/proc/self/mountinfo", "re");
	char *line = NULL;
	size_t room = 0;
	int err = -ENOENT;

	if (!f)
		return -errno;
	while (err && getline(&line, &room, f) > 0)
		if (is_of(line, fstype, to, cap))
			err = 0;
	free(line);
	fclose(f);
	return err;
}
