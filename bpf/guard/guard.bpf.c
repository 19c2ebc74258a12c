// SPDX-License-Identifier: GPL-2.0-only
/*
 * guard: connections that are too many are refused at their SYN.
 *
 * Runs when the stack looks for a listener, and only answers yes or no: no is a RST, which
 * costs a fraction of accepting and closing.  A rate is a GCRA with one time stamp an
 * address; the count of open connections is kept by shape (sockops).  With SYN cookies the
 * last ACK of a handshake comes by here too and is charged again; so is a late packet of
 * a connection that is gone.
 *
 * The pins outlive the broker: without its heartbeat everything passes.
 */
#include <include/maps.h>

#define IPPROTO_TCP 6
#define TRIES 8
#define EVENT_NS 1000000000ULL

static __always_inline bool beat_is_old(__u64 now)
{
	__u32 zero = 0;
	struct hr_bpf_beat *b = bpf_map_lookup_elem(&hr_beat, &zero);

	if (!b)
		return true;
	if (b->ns > now + HR_BPF_BEAT_OLD_NS) {
		HR_COUNT(clamped);
		return true;
	}
	return b->ns + HR_BPF_BEAT_OLD_NS < now;
}

/* One more of @ip, if the rate allows it. */
static __always_inline bool rate_allows(struct hr_bpf_ip *ip, const struct hr_bpf_admit *a,
					__u64 now)
{
	__u64 rate = a->rate_milli, burst = a->burst, every, tat, next;

	if (rate > HR_BPF_ADMIT_RATE_MAX || burst > HR_BPF_ADMIT_BURST_MAX) {
		HR_COUNT(clamped);
		rate = rate > HR_BPF_ADMIT_RATE_MAX ? HR_BPF_ADMIT_RATE_MAX : rate;
		burst = burst > HR_BPF_ADMIT_BURST_MAX ? HR_BPF_ADMIT_BURST_MAX : burst;
	}
	burst = burst ? burst : 1;
	every = 1000000000000ULL / rate;
	for (int i = 0; i < TRIES; i++) {
		tat = ip->tat_ns;
		/* Of a slower rate, or written by hand: this rate never led there. */
		next = tat > now && tat - now <= 2 * burst * every ? tat : now;
		next += every;
		if (next - now > burst * every)
			return false;
		if (__sync_val_compare_and_swap(&ip->tat_ns, tat, next) == tat)
			return true;
	}
	return false;
}

static __always_inline void refuse(struct hr_bpf_ip *ip, __u32 port, __u32 type, __u64 now,
				   const struct hr_bpf_addr *addr)
{
	__u64 last = ip->event_ns;

	HR_ADD(ip->refused, 1);
	if (now - last < EVENT_NS || __sync_val_compare_and_swap(&ip->event_ns, last, now) != last)
		return;
	tell(type, port, ip->refused, addr);
}

static __always_inline int decide(__u32 port, const struct hr_bpf_admit *own,
				  const struct hr_bpf_addr *addr, struct hr_bpf_gatecnt *cnt)
{
	const struct hr_bpf_admit *a = admit_of(addr, own);
	__u64 now = bpf_ktime_get_ns();
	struct hr_bpf_ip *ip;

	if (beat_is_old(now)) {
		HR_ADD(cnt->passed_stale, 1);
		return SK_PASS;
	}
	ip = a->rate_milli || a->conn_max ? ip_row(addr) : NULL;
	if (ip && a->conn_max && ip->live >= a->conn_max) {
		HR_ADD(cnt->refused_count, 1);
		refuse(ip, port, HR_BPF_EVENT_REFUSED_COUNT, now, addr);
		return SK_DROP;
	}
	if (ip && a->rate_milli && !rate_allows(ip, a, now)) {
		HR_ADD(cnt->refused_rate, 1);
		refuse(ip, port, HR_BPF_EVENT_REFUSED_RATE, now, addr);
		return SK_DROP;
	}
	HR_ADD(cnt->admitted, 1);
	if (ip)
		HR_ADD(ip->admitted, 1);
	return SK_PASS;
}

SEC("sk_lookup")
int hr_guard(struct bpf_sk_lookup *ctx)
{
	struct hr_bpf_gatecnt *cnt, fresh = {};
	__u32 port = ctx->local_port;
	const struct hr_bpf_admit *own;
	struct hr_bpf_addr addr;

	if (ctx->protocol != IPPROTO_TCP)
		return SK_PASS;
	own = bpf_map_lookup_elem(&hr_port, &port);
	if (!own)
		return SK_PASS;
	cnt = bpf_map_lookup_elem(&hr_gate, &port);
	if (!cnt) {
		bpf_map_update_elem(&hr_gate, &port, &fresh, BPF_NOEXIST);
		cnt = bpf_map_lookup_elem(&hr_gate, &port);
		if (!cnt)
			return SK_PASS;
	}
	ADDR_OF_PEER(&addr, ctx);
	return decide(port, own, &addr, cnt);
}

char _license[] SEC("license") = "GPL";
