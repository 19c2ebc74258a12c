// SPDX-License-Identifier: GPL-2.0-only
/* meta: only maps; what the loader says of itself is there also when programs are refused. */
#include <include/maps.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct hr_bpf_meta);
} hr_meta SEC(".maps");

char _license[] SEC("license") = "GPL";
