// SPDX-License-Identifier: Apache-2.0
/* kernel: see kernel.h.  Opening pins, gates and their reasons, the heartbeat. */
#include <bpf/bpf.h>
#include <errno.h>
#include <hr/bpfctl/loader.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "kernel_priv.h"
#include "place.h"

static const char *const map_names[HR_MAP_NR] = { "hr_meta",  "hr_beat", "hr_count", "hr_quota",
						  "hr_state", "hr_tag",	 "hr_conn",  "hr_port",
						  "hr_gate",  "hr_iprule", "hr_ip" };
static const char *const gate_names[HR_KERNEL_GATE_NR] = { "fetch", "produce", "admit", "observe" };

const char *hr_kernel_gate_name(enum hr_kernel_gate gate)
{
	return gate_names[gate];
}

const char *hr_kernel_hint(enum hr_kernel_gate gate, int err)
{
	switch (-err) {
	case ENOENT:
		return "no pins: run headrace kernel load as root";
	case EPERM:
		return gate == HR_KERNEL_OBSERVE
			       ? "the loader needs CAP_BPF and CAP_PERFMON"
			       : "the loader needs CAP_BPF and CAP_NET_ADMIN (PERFMON for tables)";
	case EACCES:
		return "refused by the verifier (load with CAP_PERFMON), or another user's pins "
		       "(load --user NAME)";
	case EXDEV:
		return "made outside the programs' cgroup: start it there (Slice=headrace.slice)";
	case ESTALE:
		return "the cgroup or namespace of the programs is gone: headrace kernel load";
	case EPROTO:
		return "pins of another schema: run headrace kernel load of this version";
	case EEXIST:
		return "maps of another shape under this schema: headrace kernel unload, then load";
	case EBUSY:
		return "another running broker, or another program, has it";
	case EOPNOTSUPP:
	case EINVAL:
		return "this kernel lacks the program type or helper: headrace kernel doctor";
	default:
		return "see headrace kernel doctor";
	}
}

static void gate_off(struct hr_kernel *k, enum hr_kernel_gate gate, int err)
{
	k->off_hint[gate] = err ? hr_kernel_hint(gate, err) : "switched off by configuration";
	__atomic_store_n(&k->off_err[gate], err, __ATOMIC_RELEASE);
}

/* --- opening ------------------------------------------------------------------------ */

/* Does the pinned link still hang where it was put, and is that where we are? */
static int check_link(const struct hr_kernel *k, const char *name)
{
	struct bpf_link_info info = { 0 };
	uint32_t len = sizeof(info);
	int fd = hr_bpf_pin_open(k->dir, name), err;

	if (fd < 0)
		return fd;
	err = bpf_obj_get_info_by_fd(fd, &info, &len) ? -errno : 0;
	close(fd);
	if (err)
		return err;
	if (info.type == BPF_LINK_TYPE_NETNS) {
		if (!info.netns.netns_ino)
			return -ESTALE;
		return info.netns.netns_ino == hr_netns_ino() ? 0 : -EXDEV;
	}
	if (info.type != BPF_LINK_TYPE_CGROUP)
		return 0;
	if (!info.cgroup.cgroup_id)
		return -ESTALE;
	/* Nothing listens yet, so coming in now is in time. */
	if (hr_cgroup_contains_self(info.cgroup.cgroup_id))
		return 0;
	err = hr_cgroup_join(k->meta.cgroup);
	return !err && hr_cgroup_contains_self(info.cgroup.cgroup_id) ? 0 : -EXDEV;
}

static int need(const struct hr_kernel *k, const enum hr_kernel_map *maps, int nr)
{
	for (int i = 0; i < nr; i++)
		if (k->fd[maps[i]] < 0)
			return k->fd[maps[i]];
	return 0;
}

static int gate_check(struct hr_kernel *k, enum hr_kernel_gate gate)
{
	static const enum hr_kernel_map shape[] = { HR_MAP_QUOTA, HR_MAP_STATE, HR_MAP_TAG,
						    HR_MAP_CONN, HR_MAP_PORT };
	static const enum hr_kernel_map guard[] = { HR_MAP_PORT, HR_MAP_GATE, HR_MAP_IPRULE,
						    HR_MAP_IP, HR_MAP_BEAT };
	int err;

	if (k->fd[HR_MAP_META] < 0)
		return k->fd[HR_MAP_META];
	if (k->meta.schema != HR_BPF_SCHEMA)
		return -EPROTO;
	if (k->meta.gate[gate].err)
		return k->meta.gate[gate].err < 0 ? k->meta.gate[gate].err : -ENOENT;
	switch (gate) {
	case HR_KERNEL_FETCH:
	case HR_KERNEL_PRODUCE:
		err = need(k, shape, HR_ARRAY_LEN(shape));
		return err ? err : check_link(k, "link_hr_sockops");
	case HR_KERNEL_ADMIT:
		err = need(k, guard, HR_ARRAY_LEN(guard));
		return err ? err : check_link(k, "link_hr_guard");
	default:
		return 0;
	}
}

/* Rows are one broker's; a second one of the same number would wipe them. */
static int check_alone(const struct hr_kernel *k)
{
	int64_t now_ns = hr_sys_mono_ns(k->sys);
	struct hr_bpf_beat b;
	uint32_t zero = 0;

	if (k->fd[HR_MAP_BEAT] < 0 || bpf_map_lookup_elem(k->fd[HR_MAP_BEAT], &zero, &b) || !b.ns)
		return 0;
	if (b.pid == (uint32_t)getpid() || now_ns - (int64_t)b.ns > (int64_t)HR_BPF_BEAT_OLD_NS)
		return 0;
	return kill((pid_t)b.pid, 0) && errno == ESRCH ? 0 : -EBUSY;
}

static void open_maps(struct hr_kernel *k)
{
	uint32_t zero = 0;

	for (int i = 0; i < HR_MAP_NR; i++)
		k->fd[i] = hr_bpf_pin_open(k->dir, map_names[i]);
	if (k->fd[HR_MAP_META] >= 0 &&
	    bpf_map_lookup_elem(k->fd[HR_MAP_META], &zero, &k->meta))
		k->meta.schema = 0;
	k->meta.cgroup[sizeof(k->meta.cgroup) - 1] = 0;
}

int hr_kernel_open(struct hr_sys *sys, const struct hr_kernel_opts *o, struct hr_kernel **ret_k)
{
	struct hr_kernel *k = calloc(1, sizeof(*k));
	int err = 0;

	if (!k)
		return -ENOMEM;
	k->sys = sys;
	k->log = o->log;
	pthread_mutex_init(&k->kept_lock, NULL);
	for (int i = 0; i < HR_MAP_NR; i++)
		k->fd[i] = -1;
	if (o->pin_dir && *o->pin_dir)
		err = snprintf(k->dir, sizeof(k->dir), "%s", o->pin_dir) < (int)sizeof(k->dir)
			      ? 0
			      : -ENAMETOOLONG;
	else
		err = hr_kernel_pin_dir(o->node_id, k->dir);
	if (!err)
		open_maps(k);
	if (!err)
		err = check_alone(k);
	for (int g = 0; g < HR_KERNEL_GATE_NR; g++) {
		int gate_err = err;

		if (!err && !o->off[g])
			gate_err = gate_check(k, g);
		if (o->off[g])
			gate_off(k, g, 0);
		else if (gate_err)
			gate_off(k, g, gate_err);
		else
			k->off_err[g] = 1;
	}
	if (hr_kernel_is_on(k, HR_KERNEL_FETCH) || hr_kernel_is_on(k, HR_KERNEL_PRODUCE))
		hr_kernel_rows_keep(k);
	if (!err && k->fd[HR_MAP_PORT] >= 0)
		hr_kernel_rules_clear(k);
	*ret_k = k;
	return 0;
}

void hr_kernel_close(struct hr_kernel *k)
{
	if (!k)
		return;
	for (int i = 0; i < HR_MAP_NR; i++)
		if (k->fd[i] >= 0)
			close(k->fd[i]);
	pthread_mutex_destroy(&k->kept_lock);
	free(k->kept);
	free(k);
}

void hr_kernel_status_read(const struct hr_kernel *k, enum hr_kernel_gate gate,
			   struct hr_kernel_status *ret_st)
{
	int err = __atomic_load_n(&k->off_err[gate], __ATOMIC_ACQUIRE);

	*ret_st = (struct hr_kernel_status){ .on = err == 1, .err = err == 1 ? 0 : err };
	if (err != 1)
		ret_st->hint = k->off_hint[gate];
}

int hr_kernel_listener_check(struct hr_kernel *k, int fd)
{
	struct hr_bpf_conn c;

	if (!hr_kernel_is_on(k, HR_KERNEL_FETCH) && !hr_kernel_is_on(k, HR_KERNEL_PRODUCE))
		return 0;
	if (!bpf_map_lookup_elem(k->fd[HR_MAP_CONN], &fd, &c) && c.flags & HR_BPF_CONN_LISTENER)
		return 0;
	for (int g = HR_KERNEL_FETCH; g <= HR_KERNEL_PRODUCE; g++)
		if (hr_kernel_is_on(k, g))
			gate_off(k, g, -EXDEV);
	return -EXDEV;
}

void hr_kernel_heartbeat(struct hr_kernel *k)
{
	int64_t now_ns = hr_sys_mono_ns(k->sys);
	struct hr_bpf_beat b = { .ns = (uint64_t)now_ns, .pid = (uint32_t)getpid() };
	uint32_t zero = 0;

	if (k->fd[HR_MAP_BEAT] < 0)
		return;
	for (int g = 0; g < HR_KERNEL_GATE_NR; g++)
		if (hr_kernel_is_on(k, g))
			b.gates |= 1u << g;
	if (bpf_map_update_elem(k->fd[HR_MAP_BEAT], &zero, &b, BPF_ANY))
		hr_log(k->log, HR_LOG_WARN, "kernel", "heartbeat", hr_f_err(-errno));
	hr_kernel_sweep(k, now_ns);
}
