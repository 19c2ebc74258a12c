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
};

struct net_stat_arg {
	struct hr_net *net;
	size_t off;
};

#define CELL(f) offsetof(struct hr_net_stats, f)
#define COUNT(name, help, labels, f) { { name, help, HR_METRIC_COUNTER, labels }, CELL(f) }
#define LEVEL(name, help, labels, f) { { name, help, HR_METRIC_GAUGE, labels }, CELL(f) }
#define REFUSED(labels, f)                                                    \
	COUNT("headrace_net_refused_total", "Connections closed at accept, by limit", labels, f)
#define CLOSED(labels, f)                                                     \
	COUNT("headrace_net_closed_total", "Connections closed, by reason", labels, f)

static const struct stat_row rows[] = {
	COUNT("headrace_net_accepted_total", "Connections accepted", NULL, accepted),
	LEVEL("headrace_net_connections", "Open connections", NULL, conns),
	REFUSED("limit=\"broker\"", refused_broker),
	REFUSED("limit=\"listener\"", refused_listener),
	REFUSED("limit=\"ip\"", refused_ip),
	COUNT("headrace_net_accept_pauses_total", "Pauses of accepting at the descriptor limit",
	      NULL, accept_pauses),
	COUNT("headrace_net_accept_errors_total", "Connections lost between accept and open", NULL,
	      accept_errors),
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
	COUNT("headrace_net_received_bytes_total", "Bytes received", NULL, bytes_in),
	COUNT("headrace_net_sent_bytes_total", "Bytes sent", NULL, bytes_out),
	COUNT("headrace_net_frames_in_total", "Requests received", NULL, frames_in),
	COUNT("headrace_net_frames_out_total", "Answers sent", NULL, frames_out),
	COUNT("headrace_net_sendfile_bytes_total", "Bytes sent straight from files", NULL,
	      file_bytes),
	COUNT("headrace_net_copied_file_bytes_total", "Bytes of files sent through a copy", NULL,
	      copied_bytes),
	COUNT("headrace_net_cold_slices_total", "Slices that were not in memory", NULL,
	      cold_slices),
	COUNT("headrace_net_cold_bytes_total", "Bytes read in for them", NULL, cold_bytes),
	COUNT("headrace_net_cold_nanoseconds_total", "Time spent reading them in", NULL, cold_ns),
	COUNT("headrace_net_cold_refused_total", "Cold reads put off because the lane was full",
	      NULL, cold_refused),
	COUNT("headrace_net_cold_inline_total", "Cold reads on a reactor, for want of a pool",
	      NULL, cold_inline),
	COUNT("headrace_net_starved_total", "Times that reading stopped for want of memory", NULL,
	      starved),
};

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

		sum += __atomic_load_n((const uint64_t *)(base + sa->off), __ATOMIC_RELAXED);
	}
	return (double)sum;
}

int net_stats_register(struct hr_net *net)
{
	net->stat_args = calloc(HR_ARRAY_LEN(rows), sizeof(*net->stat_args));
	if (!net->stat_args)
		return -ENOMEM;
	for (size_t i = 0; i < HR_ARRAY_LEN(rows); i++) {
		int ret;

		net->stat_args[i] = (struct net_stat_arg){ net, rows[i].off };
		ret = hr_metric_func_create(net->opts.metrics, &rows[i].row, NULL, stat_value,
					    &net->stat_args[i]);
		if (ret)
			return ret;
	}
	return 0;
}
