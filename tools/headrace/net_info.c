// SPDX-License-Identifier: Apache-2.0
/* net_info: tcp_info by name; apart from net.c, since the kernel's header and libc's differ. */
#include <linux/tcp.h>
#include "net.h"

/* A figure of tcp_info, if the kernel's is long enough to have it. */
static void put(json_t *row, const char *name, bool has, double v)
{
	json_object_set_new(row, name, has ? json_integer((json_int_t)v) : json_null());
}

#define HAS(len, member) \
	((len) >= offsetof(struct tcp_info, member) + sizeof(((struct tcp_info *)0)->member))
#define NO_PACING (~0ull)

void hr_net_info_put(json_t *row, const void *data, size_t len)
{
	struct tcp_info info = { 0 };
	const struct tcp_info *t = &info;

	len = HR_MIN(len, sizeof(info));
	memcpy(&info, data, len);
	put(row, "rtt_us", HAS(len, tcpi_rtt), t->tcpi_rtt);
	put(row, "rttvar_us", HAS(len, tcpi_rttvar), t->tcpi_rttvar);
	put(row, "min_rtt_us", HAS(len, tcpi_min_rtt) && t->tcpi_min_rtt != ~0u, t->tcpi_min_rtt);
	put(row, "cwnd", HAS(len, tcpi_snd_cwnd), t->tcpi_snd_cwnd);
	put(row, "mss", HAS(len, tcpi_snd_mss), t->tcpi_snd_mss);
	put(row, "unacked", HAS(len, tcpi_unacked), t->tcpi_unacked);
	put(row, "retrans", HAS(len, tcpi_total_retrans), t->tcpi_total_retrans);
	put(row, "lost", HAS(len, tcpi_lost), t->tcpi_lost);
	put(row, "pacing", HAS(len, tcpi_pacing_rate) && t->tcpi_pacing_rate != NO_PACING,
	    (double)t->tcpi_pacing_rate);
	put(row, "max_pacing",
	    HAS(len, tcpi_max_pacing_rate) && t->tcpi_max_pacing_rate != NO_PACING &&
		    t->tcpi_max_pacing_rate != UINT32_MAX,
	    (double)t->tcpi_max_pacing_rate);
	put(row, "delivery", HAS(len, tcpi_delivery_rate), (double)t->tcpi_delivery_rate);
	put(row, "acked", HAS(len, tcpi_bytes_acked), (double)t->tcpi_bytes_acked);
	put(row, "received", HAS(len, tcpi_bytes_received), (double)t->tcpi_bytes_received);
	put(row, "notsent", HAS(len, tcpi_notsent_bytes), t->tcpi_notsent_bytes);
	put(row, "rcv_rtt_us", HAS(len, tcpi_rcv_rtt), t->tcpi_rcv_rtt);
	put(row, "rwnd_limited_us", HAS(len, tcpi_rwnd_limited), (double)t->tcpi_rwnd_limited);
	put(row, "sndbuf_limited_us", HAS(len, tcpi_sndbuf_limited),
	    (double)t->tcpi_sndbuf_limited);
	put(row, "idle_ms", HAS(len, tcpi_last_data_recv),
	    HR_MIN(t->tcpi_last_data_recv, t->tcpi_last_data_sent));
}
