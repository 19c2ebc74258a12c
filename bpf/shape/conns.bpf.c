// SPDX-License-Identifier: GPL-2.0-only
/*
 * conns: the connections of this broker as a table; reading the pin prints it.
 *
 * One line each: peer, buckets with their names, bytes, pacing in bytes a second (- none),
 * what waits in either direction, round-trip time, retransmits, and whether the bucket uses
 * its rate.  A reader sees the network namespace that it is in.
 */
#include <include/core.h>
#include <include/buckets.h>
#include <include/maps.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>

#define TCP_ESTABLISHED 1

static const char head[] = "PORT PEER FETCH PRODUCE ACKED RECEIVED PACED SENDQ RECVQ RTT_US "
			   "RETRANS THROTTLED OVER NAME\n";
static const char v4_form[] = "%u %pI4:%u ";
static const char v6_form[] = "%u [%pI6]:%u ";
static const char row_form[] = "%u %u %llu %llu %lld %d %u %u %u ";
static const char end_form[] = "%s %s %s\n";

struct row {
	__u64 acked, received;
	__s64 paced;
	__u32 sendq, recvq, rtt, retrans;
};

static __always_inline void print_peer(struct seq_file *seq, struct sock_common *skc)
{
	__u64 args[3];
	__u32 v4 = skc->skc_daddr, v6[4] = {};
	bool is_v4 = skc->skc_family != HR_AF_INET6;

	if (!is_v4) {
		bpf_core_read(v6, sizeof(v6), &skc->skc_v6_daddr);
		/* A listener of both families; ::ffff:A.B.C.D. */
		is_v4 = !v6[0] && !v6[1] && v6[2] == bpf_htonl(0xffff);
		v4 = is_v4 ? v6[3] : v4;
	}
	args[0] = skc->skc_num;
	args[1] = is_v4 ? (__u64)&v4 : (__u64)v6;
	args[2] = bpf_ntohs(skc->skc_dport);
	if (is_v4)
		bpf_seq_printf(seq, v4_form, sizeof(v4_form), args, sizeof(args));
	else
		bpf_seq_printf(seq, v6_form, sizeof(v6_form), args, sizeof(args));
}

static __always_inline void print_name(struct seq_file *seq, const struct hr_bpf_conn *c)
{
	static const char yes[] = "yes", no[] = "no", dash[] = "-";
	__u32 id = c->tx ? c->tx : c->rx;
	struct hr_bpf_quota *q = bpf_map_lookup_elem(&hr_quota, &id);
	struct hr_bpf_state *s = bpf_map_lookup_elem(&hr_state, &id);
	char name[sizeof(q->name)] = "-";
	__u64 args[3];

	if (q) {
		__builtin_memcpy(name, q->name, sizeof(name));
		name[sizeof(name) - 1] = 0;
	}
	args[0] = (__u64)(s && s->throttled ? yes : no);
	args[1] = (__u64)(c->flags & HR_BPF_CONN_OVER ? yes : no);
	args[2] = (__u64)(name[0] ? name : dash);
	bpf_seq_printf(seq, end_form, sizeof(end_form), args, sizeof(args));
}

SEC("iter/tcp")
int hr_conns(struct bpf_iter__tcp *ctx)
{
	struct sock_common *skc = ctx->sk_common;
	struct seq_file *seq = ctx->meta->seq;
	struct hr_bpf_conn *c;
	struct tcp_sock *tp;
	__u64 args[9];
	unsigned long max;

	if (!ctx->meta->seq_num)
		bpf_seq_write(seq, head, sizeof(head) - 1);
	if (!skc)
		return 0;
	tp = bpf_skc_to_tcp_sock(skc);
	if (!tp)
		return 0;
	c = bpf_sk_storage_get(&hr_conn, tp, NULL, 0);
	if (!c || c->flags & HR_BPF_CONN_LISTENER)
		return 0;
	print_peer(seq, skc);
	max = tp->inet_conn.icsk_inet.sk.sk_max_pacing_rate;
	args[0] = c->tx;
	args[1] = c->rx;
	args[2] = tp->bytes_acked;
	args[3] = tp->bytes_received;
	args[4] = max == ~0UL ? (__u64)-1 : max;
	args[5] = tp->inet_conn.icsk_inet.sk.sk_wmem_queued;
	args[6] = tp->rcv_nxt - tp->copied_seq;
	args[7] = tp->srtt_us >> 3;
	args[8] = tp->total_retrans;
	bpf_seq_printf(seq, row_form, sizeof(row_form), args, sizeof(args));
	print_name(seq, c);
	return 0;
}

char _license[] SEC("license") = "GPL";
