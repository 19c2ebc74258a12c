/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sim_net: sockets in memory that misbehave by choice.
 *
 * A back end of the seam's sockets for tests and the simulator.  It is put on a
 * seam that has clock and files already (sim_disk), so a whole node runs on
 * both; the loop's simulated back end (HR_LOOP_SIM) asks it for readiness.
 *
 * Both ends of a connection are sockets of the same kind, used through the same
 * ops; hr_sim_net_connect() makes the calling one.  Bytes that were sent are
 * under way until hr_sim_net_step() lets some of them arrive, for each direction
 * of each connection on its own: so they come in pieces, late, and in any order
 * between connections, but in order within one.
 *
 * What may go wrong, each drawn when it could happen:
 *
 *	short	a read or write moves fewer bytes than it could
 *	again	-EAGAIN although it could go on; the change is reported later
 *	reset	both ends fail from a drawn byte on, what was under way is lost
 *	cold	a file range is not in memory at the first questions
 *
 * Readiness is reported on change, and no more often than Linux would: room to
 * write only after a write that found too little.
 *
 * Draws come from the seed, or from the caller (a fuzzer's bytes).  One thread.
 */
#ifndef HR_SYS_SIM_NET_H
#define HR_SYS_SIM_NET_H

#include <hr/sys/net.h>

struct hr_sim_net;

/* One in so many of the calls that could; 0 = never. */
struct hr_sim_net_faults {
	uint32_t short_in, again_in, cold_in;
	uint32_t reset_in;	/* of the connections made */
	uint32_t reset_by_bytes; /* such a connection fails within so many bytes */
};

struct hr_sim_net_opts {
	uint64_t seed;
	/* A number below @bound; NULL draws by the seed. */
	uint32_t (*choose)(void *arg, uint32_t bound);
	void *choose_arg;
	uint32_t pipe_bytes; /* held in one direction, under way included; 0 = 65536 */
	struct hr_sim_net_faults faults;
};

struct hr_sim_net_counts {
	uint64_t conns, bytes, shorts, agains, resets, colds;
};

/* Replaces the sockets of @sys until the end. */
HR_MUST_CHECK int hr_sim_net_create(struct hr_sys *sys, const struct hr_sim_net_opts *opts,
				    struct hr_sim_net **ret_n);
void hr_sim_net_destroy(struct hr_sim_net *n);

/* A socket to the listener of @port: -ECONNREFUSED, or -EAGAIN when its backlog is full. */
int hr_sim_net_connect(struct hr_sim_net *n, uint16_t port);
/* Ends this end's direction; the other end reads what is under way, then the end. */
void hr_sim_net_shutdown(struct hr_sim_net *n, int fd);
/* Both ends fail now. */
void hr_sim_net_reset(struct hr_sim_net *n, int fd);
/* Lets some bytes arrive; true while anything is under way or owed to anyone. */
bool hr_sim_net_step(struct hr_sim_net *n);
/* Changes since the last question, as EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLHUP | EPOLLERR. */
uint32_t hr_sim_net_events(struct hr_sys *sys, int fd);
/* No more faults from here on, so that a run can come to its end. */
void hr_sim_net_calm(struct hr_sim_net *n);
const struct hr_sim_net_counts *hr_sim_net_counts(const struct hr_sim_net *n);
/* Sockets that are open, both ends and listeners. */
uint32_t hr_sim_net_open_nr(const struct hr_sim_net *n);

#endif
