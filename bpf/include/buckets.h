/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * buckets: the maps that shaping writes and the table of connections reads.
 */
#ifndef HR_BPF_BUCKETS_H
#define HR_BPF_BUCKETS_H

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <uapi/hr_bpf_shape.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_BPF_BUCKET_MAX);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, __u32);
	__type(value, struct hr_bpf_quota);
} hr_quota SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_BPF_BUCKET_MAX);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, __u32);
	__type(value, struct hr_bpf_state);
} hr_state SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct hr_bpf_conn);
} hr_conn SEC(".maps");

#endif
