// SPDX-License-Identifier: Apache-2.0
/* kernel_admit: who may connect; see kernel.h. */
#include <bpf/bpf.h>
#include <errno.h>
#include <string.h>
#include "kernel_priv.h"

/* Rows looked at in one heartbeat: 64 Ki addresses take two minutes, a beat half a ms. */
#define SWEEP_NR 512
/* An address whose rate was paid for that long ago has nothing left to remember. */
#define SWEEP_OLD_NS (60 * 1000000000ll)

static struct hr_bpf_admit admit_of(const struct hr_kernel_admit *a)
{
	double milli = a->rate * 1000;

	return (struct hr_bpf_admit){
		.rate_milli = !(milli > 0)			       ? 0
			      : milli < 1			       ? 1
			      : milli > (double)HR_BPF_ADMIT_RATE_MAX ? HR_BPF_ADMIT_RATE_MAX
								       : (uint64_t)milli,
		.burst = HR_MIN(HR_MAX(a->burst, 1u), HR_BPF_ADMIT_BURST_MAX),
		.conn_max = a->conn_max_nr,
	};
}

void hr_kernel_rules_clear(struct hr_kernel *k)
{
	struct hr_bpf_addr addr;
	uint32_t port;

	while (!bpf_map_get_next_key(k->fd[HR_MAP_PORT], NULL, &port))
		if (bpf_map_delete_elem(k->fd[HR_MAP_PORT], &port))
			break;
	while (k->fd[HR_MAP_IPRULE] >= 0 &&
	       !bpf_map_get_next_key(k->fd[HR_MAP_IPRULE], NULL, &addr))
		if (bpf_map_delete_elem(k->fd[HR_MAP_IPRULE], &addr))
			break;
}

int hr_kernel_admit_port(struct hr_kernel *k, uint16_t port, const struct hr_kernel_admit *a)
{
	/* Without a limit the row still says that the port is ours. */
	struct hr_kernel_admit none = { 0 };
	struct hr_bpf_admit row;
	uint32_t key = port;

	if (k->fd[HR_MAP_PORT] < 0)
		return -EOPNOTSUPP;
	row = admit_of(a && hr_kernel_is_on(k, HR_KERNEL_ADMIT) ? a : &none);
	return bpf_map_update_elem(k->fd[HR_MAP_PORT], &key, &row, BPF_ANY) ? -errno : 0;
}

int hr_kernel_admit_ip(struct hr_kernel *k, const uint8_t key[16], const struct hr_kernel_admit *a)
{
	struct hr_bpf_admit row;

	if (!hr_kernel_is_on(k, HR_KERNEL_ADMIT))
		return -EOPNOTSUPP;
	if (!a)
		return bpf_map_delete_elem(k->fd[HR_MAP_IPRULE], key) && errno != ENOENT ? -errno
											   : 0;
	row = admit_of(a);
	return bpf_map_update_elem(k->fd[HR_MAP_IPRULE], key, &row, BPF_ANY) ? -errno : 0;
}

int hr_kernel_conn_is_over(struct hr_kernel *k, int fd)
{
	struct hr_bpf_conn c;

	if (!hr_kernel_is_on(k, HR_KERNEL_ADMIT) || k->fd[HR_MAP_CONN] < 0)
		return 0;
	if (bpf_map_lookup_elem(k->fd[HR_MAP_CONN], &fd, &c))
		return 0;
	return !!(c.flags & HR_BPF_CONN_OVER);
}

int hr_kernel_admit_read(struct hr_kernel *k, uint16_t port, struct hr_kernel_admit_stats *ret_st)
{
	struct hr_bpf_gatecnt c;
	uint32_t key = port;

	if (!hr_kernel_is_on(k, HR_KERNEL_ADMIT))
		return -EOPNOTSUPP;
	*ret_st = (struct hr_kernel_admit_stats){ 0 };
	if (bpf_map_lookup_elem(k->fd[HR_MAP_GATE], &key, &c))
		return errno == ENOENT ? 0 : -errno;
	*ret_st = (struct hr_kernel_admit_stats){ c.admitted, c.refused_rate,
						  c.refused_count + c.over, c.passed_stale };
	return 0;
}

void hr_kernel_sweep(struct hr_kernel *k, int64_t now_ns)
{
	struct hr_bpf_addr at, next;
	struct hr_bpf_ip ip;
	bool have;

	if (k->fd[HR_MAP_IP] < 0)
		return;
	/* A key that went away in between starts the round anew. */
	have = !bpf_map_get_next_key(k->fd[HR_MAP_IP], k->sweep_on ? &k->sweep_at : NULL, &at);
	for (int i = 0; have && i < SWEEP_NR; i++) {
		have = !bpf_map_get_next_key(k->fd[HR_MAP_IP], &at, &next);
		if (!bpf_map_lookup_elem(k->fd[HR_MAP_IP], &at, &ip) && !ip.live &&
		    (int64_t)ip.tat_ns < now_ns - SWEEP_OLD_NS &&
		    (int64_t)ip.event_ns < now_ns - SWEEP_OLD_NS)
			bpf_map_delete_elem(k->fd[HR_MAP_IP], &at);
		if (have)
			at = next;
	}
	k->sweep_on = have;
	k->sweep_at = at;
}
