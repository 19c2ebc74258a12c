/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */
/*
 * hr_bpf_guard: who may connect.
 *
 *	hr_port   HASH u32 port -> struct hr_bpf_admit   by the broker, or by hand
 *	hr_iprule HASH addr[16] -> struct hr_bpf_admit   … of one address, in place of its port's
 *	hr_ip     HASH addr[16] -> struct hr_bpf_ip      by the programs; swept by the broker
 *	hr_gate   HASH u32 port -> struct hr_bpf_gatecnt by the programs
 *
 * Addresses are IPv6 or IPv4 in its mapped form, network order; ports are in host order.
 * A port without a row is none of ours and left alone by every program.
 */
#ifndef HR_BPF_GUARD_H
#define HR_BPF_GUARD_H

#include <linux/types.h>

#define HR_BPF_PORT_MAX 64
#define HR_BPF_IPRULE_MAX 66000
#define HR_BPF_IP_MAX 65536
#define HR_BPF_ADMIT_RATE_MAX 1000000000ULL /* thousandths a second: a million connections */
#define HR_BPF_ADMIT_BURST_MAX 1000000U

struct hr_bpf_addr {
	__u8 b[16];
};

struct hr_bpf_admit {
	__u64 rate_milli; /* connections in 1000 s of one address; 0 no limit */
	__u32 burst;	  /* that many at once; 0 is taken for 1 */
	__u32 conn_max;	  /* open connections of one address; 0 no limit */
};

struct hr_bpf_ip {
	__u64 tat_ns; /* GCRA: when all admitted connections are paid for */
	__u32 live;
	__u32 pad;
	__u64 admitted, refused;
	__u64 event_ns; /* of the last event about it; at most one a second */
};

struct hr_bpf_gatecnt {
	__u64 admitted, refused_rate, refused_count, passed_stale, over;
};

_Static_assert(sizeof(struct hr_bpf_admit) == 16, "hr_port");
_Static_assert(sizeof(struct hr_bpf_ip) == 40, "hr_ip");
_Static_assert(sizeof(struct hr_bpf_gatecnt) == 40, "hr_gate");

#endif
