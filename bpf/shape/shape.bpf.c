// SPDX-License-Identifier: GPL-2.0-only
/*
 * shape: connections of a bucket hold themselves to its rate.
 *
 * No packet is looked at.  Each round trip that gives a sample runs the program in the
 * socket's own context.  There the bytes that the peer has acknowledged since the last
 * time are charged to the bucket's clock (hr_bpf_shape.h), and the connection sets its own
 * pacing to
 *
 *	rate / active * f
 *
 * active counts the connections of the epoch by weight: one that uses what it may counts
 * in full, one that takes less counts for what it takes, so that its share is given to
 * the others.  A connection that comes counts at once.  f is 1 when the clock is at now,
 * less when it runs ahead, more when it is behind: the clock's error is bounded, and with
 * it the error of the mean, whatever active says.
 *
 * The pacing of one connection never falls under a segment in 400 ms, because a pacing
 * timer that is armed is not shortened when the rate goes up: a large cut would silence it.
 *
 * What is not ours (port without a row in hr_port) costs one look-up when it is established.
 */
#include <include/buckets.h>
#include <include/maps.h>

#define SOL_SOCKET 1
#define SO_MAX_PACING_RATE 47
#define UNPACED (~0U)
#define ONE 1024U
#define WEIGHT_MIN 64U
#define EPOCH_NS 50000000ULL
#define EPOCH_MAX_NS 1000000000ULL
#define SET_NS 5000000ULL  /* pacing is set anew at most that often */
#define GAIN_NS 50000000ULL /* time in which an error of the clock is made good */
#define COARSE_NS 10000000ULL
#define SEGMENT_MAX 65536U
#define STEP_MAX (1ULL << 32) /* bytes charged at once; keeps products in 64 bits */

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct hr_bpf_tag);
} hr_tag SEC(".maps");

/* --- a bucket ---------------------------------------------------------------------- */

static __always_inline __u64 rate_of(const struct hr_bpf_quota *q)
{
	__u64 rate = q->rate;

	if (rate > HR_BPF_RATE_MAX) {
		HR_COUNT(clamped);
		return HR_BPF_RATE_MAX;
	}
	if (rate && rate < HR_BPF_RATE_MIN) {
		HR_COUNT(clamped);
		return HR_BPF_RATE_MIN;
	}
	return rate;
}

/* What is owed and what is saved keeps its bytes, not its time. */
static __always_inline void clock_restate(struct hr_bpf_state *s, __u64 now, __u64 rate)
{
	__u64 was = s->rate, vt = s->vt_ns, off;

	if (was == rate || __sync_val_compare_and_swap(&s->rate, was, rate) != was || !was)
		return;
	off = vt > now ? vt - now : now - vt;
	if (off > HR_BPF_DEBT_NS)
		off = HR_BPF_DEBT_NS;
	/* In thousandths, so that the product keeps within 64 bits. */
	off = off / 1000 * (was / 1000 + 1) / (rate / 1000 + 1) * 1000;
	__sync_val_compare_and_swap(&s->vt_ns, vt, vt > now ? now + off : now - off);
}

/* Charges @bytes and returns how far the clock is ahead of now; negative: behind. */
static __always_inline __s64 clock_charge(struct hr_bpf_state *s, __u64 now, __u64 bytes,
					  __u64 rate, __u64 credit)
{
	__u64 vt, cost;

	clock_restate(s, now, rate);
	vt = s->vt_ns;
	if (bytes > STEP_MAX)
		bytes = STEP_MAX;
	cost = bytes * 1000000000ULL / rate;
	if (cost > HR_BPF_DEBT_NS)
		cost = HR_BPF_DEBT_NS;
	/* Written by hand, or of a rate that was cut: no debt of hours. */
	if (vt < now - credit)
		__sync_val_compare_and_swap(&s->vt_ns, vt, now - credit);
	else if (vt > now + HR_BPF_DEBT_NS)
		__sync_val_compare_and_swap(&s->vt_ns, vt, now + HR_BPF_DEBT_NS);
	vt = __sync_fetch_and_add(&s->vt_ns, cost) + cost;
	return (__s64)(vt - now);
}

static __always_inline void epoch_turn(struct hr_bpf_state *s, __u64 now, __u64 len)
{
	__u64 began = s->epoch_ns;

	if (now - began < len)
		return;
	if (__sync_val_compare_and_swap(&s->epoch_ns, began, now) != began)
		return;
	/* Nobody for a long time: the one before says nothing. */
	s->active_prev = now - began < 4 * len ? s->active : 0;
	s->active = 0;
	HR_ADD(s->epoch, 1);
}

/*
 * How much of what its pacing let through the connection took in the epoch that ended.  In
 * a time in which only some segments were due, nobody can say.
 */
static __always_inline __u32 weight_of(const struct hr_bpf_conn *c, __u32 segment)
{
	__u64 used = c->tx_seen - c->epoch_tx, can = c->epoch_can;

	if (can < 8ULL * segment || used * 4 >= can * 3)
		return ONE;
	used = used * ONE / can;
	return used < WEIGHT_MIN ? WEIGHT_MIN : (__u32)used;
}

static __always_inline void mark(struct hr_bpf_state *s, __u32 id, __u64 rate, __s64 ahead,
				 __u64 now, __u64 credit)
{
	__u64 seen = s->seen_ns, since = now - seen;

	s->seen_ns = now;
	if (ahead > -(__s64)(credit / 2) && seen && since < EPOCH_MAX_NS)
		HR_ADD(s->held_ns, since);
	if (ahead > 0 && !s->throttled) {
		if (!__sync_val_compare_and_swap(&s->throttled, 0, 1))
			tell(HR_BPF_EVENT_THROTTLE_ON, id, rate, NULL);
	} else if (ahead < -(__s64)(credit * 9 / 10) && s->throttled) {
		if (__sync_val_compare_and_swap(&s->throttled, 1, 0))
			tell(HR_BPF_EVENT_THROTTLE_OFF, id, rate, NULL);
	}
}

/* --- a connection ------------------------------------------------------------------ */

static __always_inline void pace(struct bpf_sock_ops *ctx, struct hr_bpf_conn *c, __u64 now,
				 __u64 rate)
{
	__u32 v = rate ? (__u32)rate : UNPACED;

	if (bpf_setsockopt(ctx, SOL_SOCKET, SO_MAX_PACING_RATE, &v, sizeof(v))) {
		HR_COUNT(pace_failed);
		return;
	}
	c->paced = rate;
	c->paced_ns = now;
	HR_COUNT(paced);
}

/*
 * Bytes that the stack sends at once: two of the MSS (128 KiB on loopback), and the more
 * the nearer the peer is (64 KiB below half a millisecond), whatever the pacing.
 */
static __always_inline __u32 segment_of(const struct bpf_sock_ops *ctx)
{
	__u32 mss = ctx->mss_cache, near = ctx->srtt_us >> 12;
	__u32 least = mss < 536 ? 1072 : 2 * mss;

	near = near < 16 ? SEGMENT_MAX >> near : 0;
	return near > least ? near : least;
}

/* A share of the bucket's rate, and what follows from it. */
struct beat {
	__u32 segment;
	__u64 share, floor;
	__u64 every; /* time of a segment at that share */
	__u64 credit;
};

static __always_inline void beat_of(const struct bpf_sock_ops *ctx, const struct hr_bpf_state *s,
				    __u64 rate, struct beat *b)
{
	__u32 n = s->active, n_prev = s->active_prev;

	n = n > n_prev ? n : n_prev;
	n = n > ONE ? n : ONE;
	b->segment = segment_of(ctx);
	b->floor = b->segment * 5ULL / 2;
	b->share = rate * ONE / n;
	b->every = b->segment * 1000000000ULL / (b->share > b->floor ? b->share : b->floor);
	/* What a late segment leaves unused must not be lost before the next one comes. */
	b->credit = 8 * b->every;
	b->credit = b->credit < HR_BPF_CREDIT_NS ? HR_BPF_CREDIT_NS : b->credit;
	b->credit = b->credit > HR_BPF_DEBT_NS ? HR_BPF_DEBT_NS : b->credit;
}

/* The share, less or more by what the clock is ahead or behind. */
static __always_inline __u64 pace_of(const struct beat *b, __s64 ahead, __u64 gain)
{
	/* With few segments a second there is nothing to see what a large step does. */
	__u64 off, low = b->every > COARSE_NS ? ONE / 2 : ONE / 8;
	__u64 high = b->every > COARSE_NS ? 2 * ONE : 3 * ONE, want;

	off = (__u64)(ahead > 0 ? ahead : -ahead) * ONE / gain;
	if (ahead > 0)
		off = off > ONE - low ? low : ONE - off;
	else
		off = off > high - ONE ? high : ONE + off;
	want = b->share * off / ONE;
	return want < b->floor ? b->floor : want > HR_BPF_PACED_MAX ? HR_BPF_PACED_MAX : want;
}

static __always_inline void shape(struct bpf_sock_ops *ctx, struct hr_bpf_conn *c,
				  struct hr_bpf_state *s, __u64 now, const struct beat *b,
				  __s64 ahead)
{
	__u64 want, len = 4 * b->every, gain, since, most;

	/* Everything that counts must come by in an epoch. */
	len = len < EPOCH_NS ? EPOCH_NS : len > EPOCH_MAX_NS ? EPOCH_MAX_NS : len;
	epoch_turn(s, now, len);
	if (c->seen_ns && c->paced) {
		/* Of a lull, no more than would let a busy connection through. */
		since = now - c->seen_ns;
		most = 2 * b->every > EPOCH_NS ? 2 * b->every : EPOCH_NS;
		since = since > most ? most : since;
		c->epoch_can += c->paced * (since >> 10) / (1000000000ULL >> 10);
	}
	if (c->epoch != s->epoch || !c->seen_ns) {
		HR_ADD(s->active, weight_of(c, b->segment));
		c->epoch = s->epoch;
		c->epoch_tx = c->tx_seen;
		c->epoch_can = 0;
	}
	c->seen_ns = now;
	if (c->paced && now - c->paced_ns < SET_NS)
		return;
	/* Slower than the delay of what it steers: acknowledgements, and the armed timer. */
	gain = GAIN_NS + 3000ULL * (ctx->srtt_us >> 3) + 4 * b->every;
	want = pace_of(b, ahead, gain);
	if (c->paced && want - (c->paced - c->paced / 128) < c->paced / 64)
		return;
	pace(ctx, c, now, want);
	HR_ADD(s->updates, 1);
}

static __always_inline void conn_move(__u32 *have, __u32 want)
{
	struct hr_bpf_state *s, fresh = {};

	if (*have) {
		s = bpf_map_lookup_elem(&hr_state, have);
		if (s && s->conn_nr)
			HR_ADD(s->conn_nr, -1);
	}
	*have = want;
	if (!want)
		return;
	s = bpf_map_lookup_elem(&hr_state, &want);
	if (!s) {
		bpf_map_update_elem(&hr_state, &want, &fresh, BPF_NOEXIST);
		s = bpf_map_lookup_elem(&hr_state, &want);
	}
	if (s)
		HR_ADD(s->conn_nr, 1);
}

static __always_inline void meter_rx(struct hr_bpf_conn *c, __u64 bytes)
{
	struct hr_bpf_state *s;
	__u32 id = c->rx;

	if (!id || !bytes)
		return;
	s = bpf_map_lookup_elem(&hr_state, &id);
	if (s)
		HR_ADD(s->rx_bytes, bytes);
}

static __always_inline void meter_tx(struct bpf_sock_ops *ctx, struct hr_bpf_conn *c, __u64 bytes,
				     bool closing)
{
	struct hr_bpf_quota *q = NULL;
	struct hr_bpf_state *s = NULL;
	__u64 now, rate = 0;
	__u32 id = c->tx;
	struct beat b;
	__s64 ahead;

	if (id) {
		q = bpf_map_lookup_elem(&hr_quota, &id);
		s = bpf_map_lookup_elem(&hr_state, &id);
	}
	if (s)
		HR_ADD(s->tx_bytes, bytes);
	if (q && s)
		rate = rate_of(q);
	if (!rate || rate > HR_BPF_PACED_MAX) {
		if (c->paced && !closing)
			pace(ctx, c, 0, 0);
		return;
	}
	now = bpf_ktime_get_ns();
	beat_of(ctx, s, rate, &b);
	ahead = clock_charge(s, now, bytes, rate, b.credit);
	mark(s, id, rate, ahead, now, b.credit);
	if (!closing)
		shape(ctx, c, s, now, &b, ahead);
}

static __always_inline void meter(struct bpf_sock_ops *ctx, struct bpf_sock *sk, bool closing)
{
	struct hr_bpf_conn *c = bpf_sk_storage_get(&hr_conn, sk, NULL, 0);
	struct hr_bpf_tag *t;
	__u64 tx, rx;

	if (!c)
		return;
	t = bpf_sk_storage_get(&hr_tag, sk, NULL, 0);
	/* Also before a tag comes, so that it pays only for what follows. */
	tx = ctx->bytes_acked - c->tx_seen;
	rx = ctx->bytes_received - c->rx_seen;
	c->tx_seen += tx;
	c->rx_seen += rx;
	if (!t)
		return;
	HR_COUNT(metered);
	if (t->rx != c->rx)
		conn_move(&c->rx, t->rx);
	if (t->tx != c->tx) {
		conn_move(&c->tx, t->tx);
		c->seen_ns = 0;
		if (t->paced)
			c->paced = t->paced;
	}
	meter_rx(c, rx);
	meter_tx(ctx, c, tx, closing);
	if (!closing)
		return;
	conn_move(&c->rx, 0);
	conn_move(&c->tx, 0);
}

/* --- life of a connection ----------------------------------------------------------- */

static __always_inline void established(struct bpf_sock_ops *ctx, struct bpf_sock *sk)
{
	__u32 port = ctx->local_port;
	struct hr_bpf_admit *own = bpf_map_lookup_elem(&hr_port, &port);
	const struct hr_bpf_admit *a;
	struct hr_bpf_gatecnt *cnt;
	struct hr_bpf_addr addr;
	struct hr_bpf_conn *c;
	struct hr_bpf_ip *ip;
	__u32 live;

	if (!own)
		return;
	c = bpf_sk_storage_get(&hr_conn, sk, NULL, BPF_SK_STORAGE_GET_F_CREATE);
	if (!c) {
		HR_COUNT(store_full);
		return;
	}
	ADDR_OF_PEER(&addr, ctx);
	__builtin_memcpy(c->addr, addr.b, sizeof(c->addr));
	bpf_sock_ops_cb_flags_set(ctx, BPF_SOCK_OPS_RTT_CB_FLAG | BPF_SOCK_OPS_STATE_CB_FLAG);
	HR_COUNT(accepted);
	ip = ip_row(&addr);
	if (!ip)
		return;
	c->flags |= HR_BPF_CONN_COUNTED;
	live = HR_ADD(ip->live, 1) + 1;
	a = admit_of(&addr, own);
	/* Those whose handshakes crossed passed the check at their SYN together. */
	if (!a->conn_max || live <= a->conn_max)
		return;
	c->flags |= HR_BPF_CONN_OVER;
	cnt = bpf_map_lookup_elem(&hr_gate, &port);
	if (cnt)
		HR_ADD(cnt->over, 1);
	tell(HR_BPF_EVENT_OVER, port, live, &addr);
}

static __always_inline void closed(struct bpf_sock_ops *ctx, struct bpf_sock *sk)
{
	struct hr_bpf_conn *c = bpf_sk_storage_get(&hr_conn, sk, NULL, 0);
	struct hr_bpf_addr addr;
	struct hr_bpf_ip *ip;

	if (!c || !(c->flags & HR_BPF_CONN_COUNTED)) {
		if (c && !(c->flags & HR_BPF_CONN_LISTENER))
			meter(ctx, sk, true);
		return;
	}
	meter(ctx, sk, true);
	c->flags &= ~HR_BPF_CONN_COUNTED;
	HR_COUNT(closed);
	__builtin_memcpy(addr.b, c->addr, sizeof(addr.b));
	ip = bpf_map_lookup_elem(&hr_ip, &addr);
	if (ip && ip->live)
		HR_ADD(ip->live, -1);
}

static __always_inline void listening(struct bpf_sock *sk)
{
	struct hr_bpf_conn *c = bpf_sk_storage_get(&hr_conn, sk, NULL, BPF_SK_STORAGE_GET_F_CREATE);

	HR_COUNT(listens);
	if (c)
		c->flags |= HR_BPF_CONN_LISTENER;
	else
		HR_COUNT(store_full);
}

SEC("sockops")
int hr_sockops(struct bpf_sock_ops *ctx)
{
	struct bpf_sock *sk = ctx->sk;

	if (!sk)
		return 1;
	HR_COUNT(calls);
	switch (ctx->op) {
	case BPF_SOCK_OPS_RTT_CB:
		meter(ctx, sk, false);
		break;
	case BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB:
		established(ctx, sk);
		break;
	case BPF_SOCK_OPS_STATE_CB:
		if (ctx->args[1] == BPF_TCP_CLOSE)
			closed(ctx, sk);
		break;
	case BPF_SOCK_OPS_TCP_LISTEN_CB:
		listening(sk);
		break;
	}
	return 1;
}

char _license[] SEC("license") = "GPL";
