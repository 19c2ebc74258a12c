// SPDX-License-Identifier: Apache-2.0
/* look: what pins say to whoever may read them; see loader.h. */
#include <bpf/bpf.h>
#include <errno.h>
#include <hr/bpfctl/loader.h>
#include <stdlib.h>
#include <uapi/hr_bpf_shape.h>
#include <unistd.h>

static int read_one(const char *dir, const char *map, void *to)
{
	int fd = hr_bpf_pin_open(dir, map), err;
	uint32_t zero = 0;

	if (fd < 0)
		return fd;
	err = bpf_map_lookup_elem(fd, &zero, to) ? -errno : 0;
	close(fd);
	return err;
}

static int read_counts(const char *dir, struct hr_bpf_count *sum)
{
	int nr = hr_bpf_cpu_nr(), err;
	struct hr_bpf_count *v = calloc((size_t)nr, sizeof(*v));

	*sum = (struct hr_bpf_count){ 0 };
	if (!v)
		return -ENOMEM;
	err = read_one(dir, "hr_count", v);
	for (int c = 0; !err && c < nr; c++)
		for (size_t i = 0; i < sizeof(*v) / sizeof(__u64); i++)
			((__u64 *)sum)[i] += ((const __u64 *)&v[c])[i];
	free(v);
	return err;
}

/* The link is there and has not lost what it was attached to. */
static int look_at_link(const char *dir, const char *name)
{
	struct bpf_link_info info = { 0 };
	uint32_t len = sizeof(info);
	int fd = hr_bpf_pin_open(dir, name), err;

	if (fd < 0)
		return fd;
	err = bpf_obj_get_info_by_fd(fd, &info, &len) ? -errno : 0;
	close(fd);
	if (err)
		return err;
	if (info.type == BPF_LINK_TYPE_CGROUP && !info.cgroup.cgroup_id)
		return -ESTALE;
	if (info.type == BPF_LINK_TYPE_NETNS && !info.netns.netns_ino)
		return -ESTALE;
	return 0;
}

static void count_rows(const char *dir, struct hr_kernel_view *v)
{
	int fd = hr_bpf_pin_open(dir, "hr_quota");
	struct hr_bpf_quota q;
	uint32_t id, *at = NULL;
	uint8_t addr[16], *addr_at = NULL;

	for (uint32_t i = 0; fd >= 0 && i < HR_BPF_BUCKET_MAX; i++, at = &id) {
		if (bpf_map_get_next_key(fd, at, &id))
			break;
		v->bucket_nr++;
		v->limited_nr += !bpf_map_lookup_elem(fd, &id, &q) && q.rate;
	}
	if (fd >= 0)
		close(fd);
	fd = hr_bpf_pin_open(dir, "hr_ip");
	while (fd >= 0 && !bpf_map_get_next_key(fd, addr_at, addr) && v->addr_nr < (1 << 20)) {
		addr_at = addr;
		v->addr_nr++;
	}
	if (fd >= 0)
		close(fd);
}

int hr_kernel_look(const char *dir, struct hr_kernel_view *v)
{
	static const char *const links[HR_KERNEL_PART_NR] = { "link_hr_sockops", "link_hr_sockops",
							      "link_hr_guard", NULL, "hr_conns" };
	int err;

	*v = (struct hr_kernel_view){ 0 };
	err = read_one(dir, "hr_meta", &v->meta);
	if (err)
		return err;
	v->meta.version[sizeof(v->meta.version) - 1] = 0;
	v->meta.cgroup[sizeof(v->meta.cgroup) - 1] = 0;
	err = read_one(dir, "hr_beat", &v->beat);
	if (!err)
		err = read_counts(dir, &v->count);
	if (err)
		return err;
	for (int g = 0; g < HR_KERNEL_PART_NR; g++) {
		if (g < HR_KERNEL_GATE_NR)
			v->err[g] = v->meta.gate[g].err;
		if (!v->err[g] && links[g])
			v->err[g] = look_at_link(dir, links[g]);
	}
	count_rows(dir, v);
	return 0;
}
