/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */
/*
 * hr_bpf_shape: whose bytes a connection carries, and how fast they may go.
 *
 *	hr_quota  HASH u32 -> struct hr_bpf_quota   by the broker, or by hand: the limits
 *	hr_state  HASH u32 -> struct hr_bpf_state   by the programs: clock and sums of a bucket
 *	hr_tag    SK_STORAGE struct hr_bpf_tag      by the broker: buckets of a connection
 *	hr_conn   SK_STORAGE struct hr_bpf_conn     by the programs: books of a connection
 *
 * A bucket's clock vt is the moment at which all acknowledged bytes are paid for at its
 * rate; never more than HR_BPF_CREDIT_NS (or the time of eight segments) behind now, never
 * more than HR_BPF_DEBT_NS ahead.
 */
#ifndef HR_BPF_SHAPE_H
#define HR_BPF_SHAPE_H

#include <linux/types.h>

/*
 * Bytes a second of one connection under which pacing is too coarse (segments of loopback
 * have 64 KiB: one each 100 ms): there user space schedules its writes as well.
 */
#define HR_BPF_PACED_MIN 640000
/* A pacing value has 32 bits; limits above are not paced at all. */
#define HR_BPF_PACED_MAX 4000000000ULL
#define HR_BPF_RATE_MIN 64ULL		    /* less is taken for this */
#define HR_BPF_RATE_MAX 1000000000000000ULL /* more is nonsense, counted, taken for this */
#define HR_BPF_CREDIT_NS 100000000ULL
#define HR_BPF_DEBT_NS 1000000000ULL
#define HR_BPF_BUCKET_MAX 65536

struct hr_bpf_quota {
	__u64 rate; /* bytes a second; 0 no limit.  This one counts. */
	__u64 set;  /* what the broker wrote last; differs from rate: by hand */
	__u32 kind; /* enum hr_quota_kind: 0 produce, 1 fetch */
	__u32 pad;
	char name[40]; /* "user=alice client=app", cut, ended by 0 */
};

struct hr_bpf_state {
	__u64 tx_bytes; /* acknowledged by peers */
	__u64 rx_bytes; /* received in order */
	__u64 vt_ns;	/* the clock */
	__u64 held_ns;	/* time in which the bucket used its rate */
	__u64 seen_ns;	/* last callback */
	__u64 epoch_ns; /* when the running epoch began */
	__u32 epoch;
	__u32 active;	   /* connections of the running epoch, in 1/1024 */
	__u32 active_prev; /* … of the one before */
	__u32 conn_nr;
	__u32 throttled; /* 1: uses its rate */
	__u32 pad;
	__u64 updates; /* times that a connection of it was paced */
	__u64 rate;    /* that the clock was last charged at */
};

struct hr_bpf_tag {
	__u32 tx, rx; /* buckets; 0 none */
	__u64 paced;  /* SO_MAX_PACING_RATE that user space set with the tag; 0 none */
};

enum hr_bpf_conn_flag {
	HR_BPF_CONN_LISTENER = 1, /* a listener that was made inside the cgroup */
	HR_BPF_CONN_COUNTED = 2,  /* is in the live count of its address */
	HR_BPF_CONN_OVER = 4,	  /* one too many of its address: close at accept */
};

struct hr_bpf_conn {
	__u32 flags;
	__u32 tx, rx; /* buckets that it is counted in */
	__u32 epoch;
	__u64 tx_seen, rx_seen; /* bytes that are charged */
	__u64 paced;		/* bytes a second; 0 not paced */
	__u64 paced_ns;		/* when that was set */
	__u64 epoch_tx;		/* tx_seen at the first callback of the epoch */
	__u64 epoch_can;	/* bytes that its pacing let through since then */
	__u64 seen_ns;		/* last callback; 0 none with this bucket */
	__u8 addr[16];		/* of the peer */
};

_Static_assert(sizeof(struct hr_bpf_quota) == 64, "hr_quota");
_Static_assert(sizeof(struct hr_bpf_state) == 88, "hr_state");
_Static_assert(sizeof(struct hr_bpf_tag) == 16, "hr_tag");
_Static_assert(sizeof(struct hr_bpf_conn) == 88, "hr_conn");

#endif
