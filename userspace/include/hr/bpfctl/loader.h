/* SPDX-License-Identifier: Apache-2.0 */
/*
 * loader: the privileged, short-lived half of the kernel's part.
 *
 * Loading makes <bpffs>/headrace/<node>/v<schema>, puts maps, links and the iterator
 * there and gives them to the broker's user; what is already there is upgraded in place,
 * without a moment in which nothing is attached, and keeps its state.  Folders of other
 * schemas are removed after that.
 *
 * A gate that is refused costs only itself; why is in the report and in hr_meta, where the
 * broker reads it.  CAP_BPF and CAP_NET_ADMIN are needed (CAP_PERFMON for the iterator and
 * for OBSERVE; CAP_CHOWN to give away; CAP_SYS_ADMIN only to make nothing here).
 */
#ifndef HR_BPFCTL_LOADER_H
#define HR_BPFCTL_LOADER_H

#include <hr/bpfctl/kernel.h>
#include <hr/bpfctl/object.h>
#include <uapi/hr_bpf_meta.h>

#define HR_KERNEL_CGROUP "headrace.slice"

/* The last one is no gate: the table of connections. */
#define HR_KERNEL_PART_CONNS HR_KERNEL_GATE_NR
#define HR_KERNEL_PART_NR (HR_KERNEL_GATE_NR + 1)

struct hr_kernel_load_opts {
	int32_t node_id;
	const char *pin_dir; /* NULL: the usual one */
	const char *cgroup;  /* below the cgroup2 mount, or absolute; NULL: HR_KERNEL_CGROUP */
	uid_t uid;
	gid_t gid;
	bool without[HR_KERNEL_GATE_NR];
};

struct hr_kernel_part {
	int err;	   /* negative errno; 0 loaded; 1 not wanted */
	uint32_t part;	   /* enum hr_bpf_part */
	char words[256];   /* of the verifier, or "" */
};

struct hr_kernel_report {
	char pin_dir[HR_BPF_PATH_MAX];
	char cgroup[HR_BPF_PATH_MAX]; /* absolute */
	bool upgraded;		      /* pins of this schema were there */
	struct hr_kernel_part parts[HR_KERNEL_PART_NR];
	char why[1024];/* of a failure as a whole */
};

/* The usual folder of pins; -ENOENT without a bpffs. */
HR_MUST_CHECK int hr_kernel_pin_dir(int32_t node_id, char to[HR_BPF_PATH_MAX]);
/* 0 when at least the maps are there; each gate's fate in @r. */
HR_MUST_CHECK int hr_kernel_load(const struct hr_kernel_load_opts *opts,
				 struct hr_kernel_report *r);
/* Takes all pins away, and with them programs and state; -ENOENT when there were none. */
HR_MUST_CHECK int hr_kernel_unload(const char *pin_dir);
/* What the pins of a folder say; only reads. */
struct hr_kernel_view {
	struct hr_bpf_meta meta;
	struct hr_bpf_beat beat;
	struct hr_bpf_count count;
	int err[HR_KERNEL_PART_NR]; /* 0 attached; 1 not wanted; else why not */
	uint64_t bucket_nr, limited_nr, addr_nr;
};
/* -ENOENT, -EACCES, …: nothing could be read. */
HR_MUST_CHECK int hr_kernel_look(const char *pin_dir, struct hr_kernel_view *ret_v);
/* What an errno of loading, attaching or opening means, and what helps; static. */
const char *hr_kernel_hint(enum hr_kernel_gate gate, int err);

#endif
