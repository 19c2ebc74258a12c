/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kernel_priv: inside the broker's hold.  Private to bpfctl/.
 *
 * Descriptors and gates do not change after hr_kernel_open(), but for a gate that goes off
 * (atomic).  Rows of earlier brokers are kept by name until their bucket is made again: ids
 * are of one run, sums and limits that were set by hand are not.
 */
#ifndef HR_BPFCTL_KERNEL_PRIV_H
#define HR_BPFCTL_KERNEL_PRIV_H

#include <hr/bpfctl/kernel.h>
#include <hr/bpfctl/object.h>
#include <pthread.h>
#include <uapi/hr_bpf_guard.h>
#include <uapi/hr_bpf_meta.h>
#include <uapi/hr_bpf_shape.h>

enum hr_kernel_map {
	HR_MAP_META = 0,
	HR_MAP_BEAT,
	HR_MAP_COUNT,
	HR_MAP_QUOTA,
	HR_MAP_STATE,
	HR_MAP_TAG,
	HR_MAP_CONN,
	HR_MAP_PORT,
	HR_MAP_GATE,
	HR_MAP_IPRULE,
	HR_MAP_IP,
	HR_MAP_NR,
};

struct hr_kernel_kept {
	struct hr_bpf_quota quota;
	struct hr_bpf_state state;
};

struct hr_kernel {
	struct hr_sys *sys;
	struct hr_logger *log;
	char dir[HR_BPF_PATH_MAX];
	int fd[HR_MAP_NR]; /* -1 not there */
	struct hr_bpf_meta meta;
	int off_err[HR_KERNEL_GATE_NR]; /* atomic; 1 on, 0 switched off, else negative errno */
	const char *off_hint[HR_KERNEL_GATE_NR];
	pthread_mutex_t kept_lock;
	struct hr_kernel_kept *kept;
	size_t kept_nr;
	struct hr_bpf_addr sweep_at; /* the heartbeat's own */
	bool sweep_on;
	uint32_t scan_at; /* of hr_kernel_limits_by_hand() */
	bool scan_on;
};

static inline bool hr_kernel_is_on(const struct hr_kernel *k, enum hr_kernel_gate gate)
{
	return k && __atomic_load_n(&k->off_err[gate], __ATOMIC_RELAXED) == 1;
}

/* kernel_bucket.c: takes the rows of earlier brokers out of the maps. */
void hr_kernel_rows_keep(struct hr_kernel *k);
/* kernel_admit.c: removes rules of earlier brokers. */
void hr_kernel_rules_clear(struct hr_kernel *k);
void hr_kernel_sweep(struct hr_kernel *k, int64_t now_ns);

#endif
