// SPDX-License-Identifier: Apache-2.0
/* load: see loader.h. */
#include <bpf/bpf.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <hr/bpfctl/loader.h>
#include <hr/bpfctl/observe.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <uapi/hr_bpf_meta.h>
#include <unistd.h>
#include "place.h"

#define SCHEMA_PREFIX "v"

static int fail(struct hr_kernel_report *r, int err, const char *what, const char *path)
{
	snprintf(r->why, sizeof(r->why), "%s %s: %s", what, path, strerror(-err));
	return err;
}

int hr_kernel_pin_dir(int32_t node_id, char to[HR_BPF_PATH_MAX])
{
	char mount[HR_BPF_PATH_MAX - 64];
	int err = hr_bpf_mount("bpf", mount, sizeof(mount));

	if (!err)
		snprintf(to, HR_BPF_PATH_MAX, "%s/headrace/%d/" SCHEMA_PREFIX "%d", mount, node_id,
			 HR_BPF_SCHEMA);
	return err;
}

/* --- where ------------------------------------------------------------------------- */

/* Each folder on the way that is missing; the last one belongs to the broker's user. */
static int make_dirs(const struct hr_kernel_load_opts *o, struct hr_kernel_report *r)
{
	char path[HR_BPF_PATH_MAX];

	memcpy(path, r->pin_dir, sizeof(path));
	for (char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = 0;
		if (mkdir(path, 0755) && errno != EEXIST)
			return fail(r, -errno, "making", path);
		*p = '/';
	}
	r->upgraded = mkdir(path, 0700) && errno == EEXIST;
	if (!r->upgraded && access(path, F_OK))
		return fail(r, -errno, "making", path);
	if (chown(path, o->uid, o->gid) || chmod(path, 0750))
		return fail(r, -errno, "giving away", path);
	return 0;
}

static int find_cgroup(const struct hr_kernel_load_opts *o, struct hr_kernel_report *r,
		       int *ret_fd)
{
	const char *name = o->cgroup ? o->cgroup : HR_KERNEL_CGROUP;
	char mount[HR_BPF_PATH_MAX - 64], procs[HR_BPF_PATH_MAX + 16];
	int n, err = 0;

	if (*name != '/')
		err = hr_bpf_mount("cgroup2", mount, sizeof(mount));
	if (err)
		return err;
	n = *name == '/' ? snprintf(r->cgroup, sizeof(r->cgroup), "%s", name)
			 : snprintf(r->cgroup, sizeof(r->cgroup), "%s/%s", mount, name);
	if (n >= (int)sizeof(r->cgroup))
		return -ENAMETOOLONG;
	if (!mkdir(r->cgroup, 0755)) {
		/* Ours, not a service manager's: the broker may move itself in. */
		snprintf(procs, sizeof(procs), "%s/cgroup.procs", r->cgroup);
		if (chown(r->cgroup, o->uid, o->gid) || chown(procs, o->uid, o->gid))
			return -errno;
	} else if (errno != EEXIST && access(r->cgroup, F_OK)) {
		return -errno;
	}
	*ret_fd = open(r->cgroup, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return *ret_fd < 0 ? -errno : 0;
}

/* --- parts ------------------------------------------------------------------------- */

static void note(struct hr_kernel_part *p, int err, enum hr_bpf_part part)
{
	p->err = err;
	p->part = err ? part : HR_BPF_PART_NONE;
	snprintf(p->words, sizeof(p->words), "%s", err ? hr_bpf_last_words() : "");
}

static void load_part(const struct hr_bpf_spec *spec, const char *prog, int target,
		      struct hr_kernel_part *p)
{
	struct hr_bpf_object *o = NULL;
	int err = hr_bpf_object_load(spec, &o);

	note(p, err, err == -ENOENT ? HR_BPF_PART_OBJECT : HR_BPF_PART_LOAD);
	if (err)
		return;
	err = hr_bpf_object_attach(o, prog, target);
	note(p, err, HR_BPF_PART_ATTACH);
	hr_bpf_object_close(o);
}

static void load_parts(const struct hr_kernel_load_opts *o, struct hr_kernel_report *r)
{
	struct hr_bpf_spec spec = { .pin_dir = r->pin_dir, .uid = o->uid, .gid = o->gid };
	struct hr_kernel_part *p = r->parts;
	int cgroup = -1, netns = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC), err;

	for (int i = 0; i < HR_KERNEL_GATE_NR; i++)
		p[i].err = 1;
	p[HR_KERNEL_PART_CONNS].err = 1;
	if (!o->without[HR_KERNEL_FETCH] || !o->without[HR_KERNEL_PRODUCE]) {
		struct hr_kernel_part sockops = { 0 };

		spec.source = "shape";
		err = find_cgroup(o, r, &cgroup);
		if (err)
			sockops = (struct hr_kernel_part){ err, HR_BPF_PART_ATTACH, "no cgroup2" };
		else
			load_part(&spec, "hr_sockops", cgroup, &sockops);
		for (int g = HR_KERNEL_FETCH; g <= HR_KERNEL_PRODUCE; g++)
			if (!o->without[g])
				p[g] = sockops;
		spec.source = "conns";
		load_part(&spec, "hr_conns", -1, &p[HR_KERNEL_PART_CONNS]);
	}
	if (!o->without[HR_KERNEL_ADMIT]) {
		spec.source = "guard";
		load_part(&spec, "hr_guard", netns, &p[HR_KERNEL_ADMIT]);
	}
	if (!o->without[HR_KERNEL_OBSERVE]) {
		uint32_t has = 0;

		spec.source = NULL;
		err = hr_bpf_observe_load(&spec, &has);
		note(&p[HR_KERNEL_OBSERVE], err, HR_BPF_PART_LOAD);
	}
	if (cgroup >= 0)
		close(cgroup);
	if (netns >= 0)
		close(netns);
}

static int write_meta(const struct hr_kernel_load_opts *o, struct hr_kernel_report *r)
{
	struct hr_bpf_meta m = { 0 };
	struct timespec now;
	uint32_t zero = 0;
	int fd = hr_bpf_pin_open(r->pin_dir, "hr_meta"), err = 0;

	if (fd < 0)
		return fail(r, fd, "opening hr_meta in", r->pin_dir);
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (bpf_map_lookup_elem(fd, &zero, &m))
		m = (struct hr_bpf_meta){ 0 };
	m.schema = HR_BPF_SCHEMA;
	m.load_nr++;
	m.loaded_ns = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
	m.cgroup_id = hr_cgroup_id(r->cgroup);
	m.netns_ino = hr_netns_ino();
	m.node_id = o->node_id;
	m.uid = o->uid;
	for (int g = 0; g < HR_KERNEL_GATE_NR; g++)
		m.gate[g] = (struct hr_bpf_gate){ r->parts[g].err, r->parts[g].part };
	snprintf(m.version, sizeof(m.version), "%s", HR_VERSION);
	snprintf(m.cgroup, sizeof(m.cgroup), "%.*s", (int)sizeof(m.cgroup) - 1, r->cgroup);
	if (bpf_map_update_elem(fd, &zero, &m, BPF_ANY))
		err = fail(r, -errno, "writing hr_meta in", r->pin_dir);
	close(fd);
	return err;
}

/* --- unloading --------------------------------------------------------------------- */

int hr_kernel_unload(const char *pin_dir)
{
	DIR *d = opendir(pin_dir);
	struct dirent *e;
	int err = 0;

	if (!d)
		return -errno;
	while ((e = readdir(d)))
		if (*e->d_name != '.' && unlinkat(dirfd(d), e->d_name, 0) && !err)
			err = -errno;
	closedir(d);
	if (!err && rmdir(pin_dir))
		err = -errno;
	return err;
}

/* Their programs would do the same work a second time. */
static void unload_other_schemas(const char *pin_dir)
{
	char node[HR_BPF_PATH_MAX], other[2 * HR_BPF_PATH_MAX];
	char *last;
	struct dirent *e;
	DIR *d;

	memcpy(node, pin_dir, sizeof(node));
	last = strrchr(node, '/');
	if (!last || strncmp(last + 1, SCHEMA_PREFIX, strlen(SCHEMA_PREFIX)))
		return;
	*last = 0;
	d = opendir(node);
	if (!d)
		return;
	while ((e = readdir(d))) {
		if (strncmp(e->d_name, SCHEMA_PREFIX, strlen(SCHEMA_PREFIX)) ||
		    strspn(e->d_name + 1, "0123456789") != strlen(e->d_name + 1) ||
		    !strcmp(e->d_name, last + 1))
			continue;
		snprintf(other, sizeof(other), "%s/%s", node, e->d_name);
		if (hr_kernel_unload(other))
			continue; /* stays; the next load tries again */
	}
	closedir(d);
}

/* --- all --------------------------------------------------------------------------- */

int hr_kernel_load(const struct hr_kernel_load_opts *o, struct hr_kernel_report *r)
{
	struct hr_bpf_spec meta = { .source = "meta", .pin_dir = r->pin_dir, .uid = o->uid,
				    .gid = o->gid };
	struct hr_bpf_object *obj = NULL;
	int err = 0;

	*r = (struct hr_kernel_report){ 0 };
	if (o->pin_dir && strlen(o->pin_dir) >= sizeof(r->pin_dir))
		return fail(r, -ENAMETOOLONG, "pins in", o->pin_dir);
	if (o->pin_dir)
		snprintf(r->pin_dir, sizeof(r->pin_dir), "%s", o->pin_dir);
	else
		err = hr_kernel_pin_dir(o->node_id, r->pin_dir);
	if (err)
		return fail(r, err, "finding", "a bpf file system (mount -t bpf bpf /sys/fs/bpf)");
	err = make_dirs(o, r);
	if (err)
		return err;
	err = hr_bpf_object_load(&meta, &obj);
	if (err) {
		snprintf(r->why, sizeof(r->why), "maps in %s: %s%s%s", r->pin_dir, strerror(-err),
			 *hr_bpf_last_words() ? "; " : "", hr_bpf_last_words());
		if (!r->upgraded)
			rmdir(r->pin_dir);
		return err;
	}
	hr_bpf_object_close(obj);
	load_parts(o, r);
	err = write_meta(o, r);
	if (!err)
		unload_other_schemas(r->pin_dir);
	return err;
}
