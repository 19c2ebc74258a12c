/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * maps: those that several objects share.  Each object that names one gets the pinned one.
 */
#ifndef HR_BPF_MAPS_H
#define HR_BPF_MAPS_H

#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <stdbool.h>
#include <uapi/hr_bpf_guard.h>
#include <uapi/hr_bpf_meta.h>
#include <uapi/hr_bpf_shape.h>

#define HR_AF_INET 2
#define HR_AF_INET6 10

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct hr_bpf_beat);
} hr_beat SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct hr_bpf_count);
} hr_count SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, HR_BPF_EVENTS_BYTES);
} hr_events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_BPF_PORT_MAX);
	__type(key, __u32);
	__type(value, struct hr_bpf_admit);
} hr_port SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_BPF_PORT_MAX);
	__type(key, __u32);
	__type(value, struct hr_bpf_gatecnt);
} hr_gate SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_BPF_IPRULE_MAX);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct hr_bpf_addr);
	__type(value, struct hr_bpf_admit);
} hr_iprule SEC(".maps");

/* Not an LRU: an evicted row would lose its live count. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_BPF_IP_MAX);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct hr_bpf_addr);
	__type(value, struct hr_bpf_ip);
} hr_ip SEC(".maps");

/* Two reads of a context must not become one of eight bytes. */
#define HR_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define HR_ADD(at, n) __sync_fetch_and_add(&(at), (n))

static __always_inline struct hr_bpf_count *counts(void)
{
	__u32 zero = 0;

	return bpf_map_lookup_elem(&hr_count, &zero);
}

/* The row of a CPU of its own: no atomics. */
#define HR_COUNT(field)                                 \
	do {                                            \
		struct hr_bpf_count *__c = counts();    \
							\
		if (__c)                                \
			__c->field++;                   \
	} while (0)

static __always_inline void tell(__u32 type, __u32 id, __u64 value, const struct hr_bpf_addr *addr)
{
	struct hr_bpf_event *e = bpf_ringbuf_reserve(&hr_events, sizeof(*e), 0);

	if (!e) {
		HR_COUNT(events_lost);
		return;
	}
	e->type = type;
	e->id = id;
	e->ts_ns = bpf_ktime_get_ns();
	e->value = value;
	__builtin_memset(e->addr, 0, sizeof(e->addr));
	if (addr)
		__builtin_memcpy(e->addr, addr->b, sizeof(e->addr));
	bpf_ringbuf_submit(e, 0);
	HR_COUNT(events);
}

static __always_inline void addr_of_v4(struct hr_bpf_addr *a, __u32 v4)
{
	__builtin_memset(a, 0, sizeof(*a));
	a->b[10] = a->b[11] = 0xff;
	__builtin_memcpy(a->b + 12, &v4, 4);
}

/* The contexts differ in type, but not in these fields. */
#define ADDR_OF_PEER(a, ctx)                                            \
	do {                                                            \
		__u32 v6__[4];                                          \
									\
		if ((ctx)->family == HR_AF_INET6) {                     \
			v6__[0] = HR_ONCE((ctx)->remote_ip6[0]);        \
			v6__[1] = HR_ONCE((ctx)->remote_ip6[1]);        \
			v6__[2] = HR_ONCE((ctx)->remote_ip6[2]);        \
			v6__[3] = HR_ONCE((ctx)->remote_ip6[3]);        \
			__builtin_memcpy((a)->b, v6__, sizeof(v6__));   \
		} else {                                                \
			addr_of_v4(a, (ctx)->remote_ip4);               \
		}                                                       \
	} while (0)

/* What holds for an address: its own row, or its port's. */
static __always_inline const struct hr_bpf_admit *admit_of(const struct hr_bpf_addr *addr,
							    const struct hr_bpf_admit *port)
{
	const struct hr_bpf_admit *own = bpf_map_lookup_elem(&hr_iprule, addr);

	return own ? own : port;
}

/* The row of an address, made when it is the first time; NULL when there is no room. */
static __always_inline struct hr_bpf_ip *ip_row(const struct hr_bpf_addr *addr)
{
	struct hr_bpf_ip *ip = bpf_map_lookup_elem(&hr_ip, addr), fresh = {};

	if (ip)
		return ip;
	bpf_map_update_elem(&hr_ip, addr, &fresh, BPF_NOEXIST);
	ip = bpf_map_lookup_elem(&hr_ip, addr);
	if (!ip)
		HR_COUNT(ip_full);
	return ip;
}

#endif
