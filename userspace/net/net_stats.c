// SPDX-License-Identifier: Apache-2.0
/*
 * net_stats: what is counted here, under which names it is shown.
 *
 * One row for each cell of struct hr_net_stats; the metric asks for the sum over
 * cores when it is read, so nothing is counted twice.
 */
#include <stdlib.h>

#include "net_priv.h"

struct stat_row {
	struct hr_metric_row row;
	size_t off;
	double divisor; /* 0 = 1 */
};

struct net_stat_arg {
	struct hr_net *net;
	const struct stat_row *row;
};

#define CELL(f) offsetof(struct hr_net_stats, f)
/* One series of a name that has several; the text is the same for all. */
#define REFUSED(l, f)                                                         \
	{ { "headrace_connections_refused_total", "Refused at accept.", HR_METRIC_COUNTER, l },\
	  CELL(f) }
#define CLOSED(l, f)                                                          \
	{ { "headrace_connections_closed_total", "Closed since the start.", HR_METRIC_COUNTER, l },\
	  CELL(f) }

static const struct stat_row rows[] = {
	{ { "headrace_connections", "Open connections.", HR_METRIC_GAUGE }, CELL(conns) },
	{ { "headrace_connections_accepted_total", "Connections accepted.", HR_METRIC_COUNTER },
	  CELL(accepted) },
	REFUSED("limit=\"max.connections\"", refused_broker),
	REFUSED("limit=\"listener\"", refused_listener),
	REFUSED("limit=\"max.connections.per.ip\"", refused_ip),
	REFUSED("limit=\"connection_creation_rate\"", refused_ip_rate),
	CLOSED("reason=\"peer\"", closed[HR_CLOSE_PEER]),
	CLOSED("reason=\"served\"", closed[HR_CLOSE_SERVED]),
	CLOSED("reason=\"protocol\"", closed[HR_CLOSE_UPPER]),
	CLOSED("reason=\"frame_size\"", closed[HR_CLOSE_FRAME_SIZE]),
	CLOSED("reason=\"frame_slow\"", closed[HR_CLOSE_FRAME_SLOW]),
	CLOSED("reason=\"idle\"", closed[HR_CLOSE_IDLE]),
	CLOSED("reason=\"write_stall\"", closed[HR_CLOSE_WRITE_STALL]),
	CLOSED("reason=\"io\"", closed[HR_CLOSE_IO]),
	CLOSED("reason=\"file\"", closed[HR_CLOSE_FILE]),
	CLOSED("reason=\"memory\"", closed[HR_CLOSE_MEMORY]),
	CLOSED("reason=\"shutdown\"", closed[HR_CLOSE_SHUTDOWN]),
	{ { "headrace_connections_starved_total",
	    "Times a connection stopped reading for want of memory.", HR_METRIC_COUNTER },
	  CELL(starved) },
	{ { "headrace_accept_pauses_total", "Pauses of accepting at the descriptor limit.",
	    HR_METRIC_COUNTER }, CELL(accept_pauses) },
	{ { "headrace_accept_rate_pauses_total",
	    "Pauses of accepting because of max.connection.creation.rate.", HR_METRIC_COUNTER },
	  CELL(rate_pauses) },
	{ { "headrace_accept_rate_pause_seconds_total", "Time of such pauses.",
	    HR_METRIC_COUNTER }, CELL(rate_pause_ns), 1e9 },
	{ { "headrace_connections_rate_held",
	    "Connections over their address's rate that are kept to be closed later.",
	    HR_METRIC_GAUGE }, CELL(rate_held) },
	{ { "headrace_connections_rate_unheld_total",
	    "Connections over their address's rate that were closed at once for want of room.",
	    HR_METRIC_COUNTER }, CELL(rate_unheld) },
	{ { "headrace_connection_rate_addresses_evicted_total",
	    "Addresses whose rate was forgotten for want of room.", HR_METRIC_COUNTER },
	  CELL(rate_ips_evicted) },
	{ { "headrace_accept_errors_total", "Connections lost between accept and open.",
	    HR_METRIC_COUNTER }, CELL(accept_errors) },
	{ { "headrace_network_received_bytes_total", "Bytes received from clients.",
	    HR_METRIC_COUNTER }, CELL(bytes_in) },
	{ { "headrace_network_sent_bytes_total", "Bytes sent to clients.", HR_METRIC_COUNTER },
	  CELL(bytes_out) },
	{ { "headrace_network_requests_total", "Frames received.", HR_METRIC_COUNTER },
	  CELL(frames_in) },
	{ { "headrace_network_answers_total", "Frames sent.", HR_METRIC_COUNTER },
	  CELL(frames_out) },
	{ { "headrace_network_sendfile_bytes_total",
	    "Of the bytes sent, those by sendfile from the page cache.", HR_METRIC_COUNTER },
	  CELL(file_bytes) },
	{ { "headrace_network_copied_bytes_total", "Of the bytes sent, log bytes that were copied.",
	    HR_METRIC_COUNTER }, CELL(copied_bytes) },
	{ { "headrace_produce_received_bytes_total",
	    "Of the bytes received, those of Produce frames.", HR_METRIC_COUNTER },
	  CELL(metered_bytes) },
	{ { "headrace_pressure_squeezed_connections",
	    "Producers whose receive buffer is small because of pressure.", HR_METRIC_GAUGE },
	  CELL(squeezed) },
	{ { "headrace_shape_errors_total",
	    "Socket options and tags for quotas that the kernel refused.", HR_METRIC_COUNTER },
	  CELL(shape_errors) },
	{ { "headrace_fetch_cold_slices_total",
	    "Slices of answers that had to be read from disk first.", HR_METRIC_COUNTER },
	  CELL(cold_slices) },
	{ { "headrace_fetch_cold_bytes_total", "Bytes of such slices.", HR_METRIC_COUNTER },
	  CELL(cold_bytes) },
	{ { "headrace_fetch_cold_seconds_total", "Time that pool threads spent reading them.",
	    HR_METRIC_COUNTER }, CELL(cold_ns), 1e9 },
	{ { "headrace_fetch_dropped_bytes_total",
	    "Bytes brought in for one reader alone and dropped behind it.", HR_METRIC_COUNTER },
	  CELL(dropped_bytes) },
	{ { "headrace_fetch_kept_bytes_total",
	    "Bytes brought in for one reader that stayed: others use them, or the pool was full.",
	    HR_METRIC_COUNTER }, CELL(kept_bytes) },
	{ { "headrace_fetch_cold_refused_total", "Cold reads put off because the lane was full.",
	    HR_METRIC_COUNTER }, CELL(cold_refused) },
	{ { "headrace_fetch_cold_inline_total", "Cold reads on a reactor, for want of a pool.",
	    HR_METRIC_COUNTER }, CELL(cold_inline) },
};

void hr_net_core_stats_read(const struct hr_net *net, uint32_t idx, struct hr_net_stats *ret_st)
{
	const uint64_t *from = (const uint64_t *)&net->cores[idx].stats;
	uint64_t *to = (uint64_t *)ret_st;

	for (size_t k = 0; k < sizeof(*ret_st) / sizeof(*to); k++)
		to[k] = __atomic_load_n(&from[k], __ATOMIC_RELAXED);
}

void hr_net_stats_read(const struct hr_net *net, struct hr_net_stats *ret_st)
{
	uint64_t *to = (uint64_t *)ret_st;

	memset(ret_st, 0, sizeof(*ret_st));
	for (uint32_t i = 0; i < net->core_nr; i++) {
		const uint64_t *from = (const uint64_t *)&net->cores[i].stats;

		for (size_t k = 0; k < sizeof(*ret_st) / sizeof(*to); k++)
			to[k] += __atomic_load_n(&from[k], __ATOMIC_RELAXED);
	}
}

static double stat_value(void *arg)
{
	const struct net_stat_arg *sa = arg;
	uint64_t sum = 0;

	for (uint32_t i = 0; i < sa->net->core_nr; i++) {
		const char *base = (const char *)&sa->net->cores[i].stats;

		sum += __atomic_load_n((const uint64_t *)(base + sa->row->off), __ATOMIC_RELAXED);
	}
	return (double)sum / (sa->row->divisor ? sa->row->divisor : 1);
}

int net_stats_register(struct hr_net *net)
{
	net->stat_args = calloc(HR_ARRAY_LEN(rows), sizeof(*net->stat_args));
	if (!net->stat_args)
		return -ENOMEM;
	for (size_t i = 0; i < HR_ARRAY_LEN(rows); i++) {
		int ret;

		net->stat_args[i] = (struct net_stat_arg){ net, &rows[i] };
		ret = hr_metric_func_create(net->opts.metrics, &rows[i].row, NULL, stat_value,
					    &net->stat_args[i]);
		if (ret)
			return ret;
	}
	return 0;
}
