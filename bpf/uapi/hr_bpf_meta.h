/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */
/*
 * hr_bpf_meta: what the pins of one node say about themselves.
 *
 *	hr_meta   ARRAY[1]         struct hr_bpf_meta    written by the loader alone
 *	hr_beat   ARRAY[1]         struct hr_bpf_beat    written by the broker, about once a second
 *	hr_count  PERCPU_ARRAY[1]  struct hr_bpf_count   written by the programs
 *	hr_events RINGBUF          struct hr_bpf_event   a full ring loses events and counts them
 *
 * Sizes and offsets never change within a schema; a field that is added takes padding or
 * raises HR_BPF_SCHEMA, which is part of the pins' path.
 */
#ifndef HR_BPF_META_H
#define HR_BPF_META_H

#include <linux/types.h>

#define HR_BPF_SCHEMA 1
/* Admission passes everything when the broker's word is older than this. */
#define HR_BPF_BEAT_OLD_NS 3000000000ULL
#define HR_BPF_GATE_NR 4
#define HR_BPF_EVENTS_BYTES (256 * 1024)

/* By number as enum hr_kernel_gate: fetch, produce, admit, observe. */
struct hr_bpf_gate {
	__s32 err;    /* negative errno of what the loader was refused; 0 loaded; 1 not tried */
	__u32 detail; /* what of it: enum hr_bpf_part */
};

enum hr_bpf_part {
	HR_BPF_PART_NONE = 0,
	HR_BPF_PART_LOAD,   /* the program was not taken */
	HR_BPF_PART_ATTACH, /* taken, not attached */
	HR_BPF_PART_PIN,
	HR_BPF_PART_OBJECT, /* not in this build */
};

struct hr_bpf_meta {
	__u32 schema;
	__u32 load_nr;	   /* times that a loader passed here */
	__u64 loaded_ns;   /* of the last one, on the monotonic clock */
	__u64 cgroup_id;   /* where sockops hangs */
	__u64 netns_ino;   /* where sk_lookup hangs */
	__s32 node_id;
	__u32 uid;	   /* owner of the pins */
	struct hr_bpf_gate gate[HR_BPF_GATE_NR];
	char version[16];  /* of the loader, ended by 0 */
	char cgroup[160];  /* path below the cgroup2 mount, ended by 0 */
};

struct hr_bpf_beat {
	__u64 ns; /* monotonic clock, 0 never */
	__u32 pid;
	__u32 gates; /* those that the broker uses, a bit each */
};

struct hr_bpf_count {
	__u64 calls;	   /* sockops callbacks of all kinds */
	__u64 listens;	   /* listen() seen in the cgroup */
	__u64 accepted;	   /* connections of registered ports that were established */
	__u64 closed;	   /* … and ended */
	__u64 metered;	   /* callbacks of tagged connections */
	__u64 paced;	   /* times that a connection's pacing was set */
	__u64 pace_failed; /* … and refused */
	__u64 clamped;	   /* times that a value out of range was met in a map */
	__u64 ip_full;	   /* addresses that found no row; they pass */
	__u64 store_full;  /* sockets that found no storage; they pass */
	__u64 events;
	__u64 events_lost;
};

enum hr_bpf_event_type {
	HR_BPF_EVENT_THROTTLE_ON = 1, /* id: bucket, value: its rate */
	HR_BPF_EVENT_THROTTLE_OFF,
	HR_BPF_EVENT_REFUSED_RATE, /* id: port, value: refused so far of this address */
	HR_BPF_EVENT_REFUSED_COUNT,
	HR_BPF_EVENT_OVER, /* id: port, value: connections of the address */
};

struct hr_bpf_event {
	__u32 type;
	__u32 id;
	__u64 ts_ns;
	__u64 value;
	__u8 addr[16]; /* IPv6, or IPv4 in its mapped form; zero where none */
};

_Static_assert(sizeof(struct hr_bpf_meta) == 248, "hr_meta");
_Static_assert(sizeof(struct hr_bpf_beat) == 16, "hr_beat");
_Static_assert(sizeof(struct hr_bpf_count) == 96, "hr_count");
_Static_assert(sizeof(struct hr_bpf_event) == 40, "hr_events");

#endif
