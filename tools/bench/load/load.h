/* SPDX-License-Identifier: Apache-2.0 */
/*
 * load: clients under test and the instrument that measures them, in one process.
 *
 * A slot is one client instance: a librdkafka handle of our own, or one connection of
 * another process that is only watched.  What counts is what the client's kernel says
 * of its socket (TCP_INFO: bytes received, bytes acknowledged by the peer): neither the
 * broker's books nor the moment at which an application looks into its queue.
 *
 * Threads: one drives all clients, librdkafka has its own, one samples all slots on a
 * fixed grid, each probe has one.
 */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include <hr/lib/base.h>
#include <pthread.h>

#define SLOT_FD_MAX 16

struct slot {
	const char *name; /* of the principal */
	bool sends;
	pthread_mutex_t lock;
	int fds[SLOT_FD_MAX];
	int fd_nr;
	uint64_t closed_bytes; /* of sockets that are gone */
};

enum probe_kind {
	PROBE_ROUND = 0, /* produces one record and fetches it back */
	PROBE_READ,	 /* fetches the first records of a log */
	PROBE_ASK,	 /* asks for a topic's metadata */
};

struct probe {
	pthread_t thread;
	struct load *load;
	const char *name, *topic;
	enum probe_kind kind;
	int period_ms;
	uint32_t *us; /* a round trip each */
	size_t nr, cap;
	uint64_t failed_nr;
	int first_errno;
};

struct load {
	const char *host;
	uint16_t port;
	int warm_ms, measure_ms, tick_ms;
	struct slot **slots;
	size_t slot_nr;
	struct client **clients;
	size_t client_nr;
	struct probe *probes[8];
	size_t probe_nr;
	bool measuring, stop; /* atomic */
	/* The grid: one row of times and slot_nr sums for each tick. */
	int64_t *at_ns;
	uint64_t *bytes;
	size_t row_nr, row_cap;
};

struct client_conf {
	const char *key, *value;
};

int64_t now_ns(void);
void die(const char *what, const char *why) __attribute__((noreturn));
int connect_to(const char *host, uint16_t port, const char *from);

struct slot *slot_add(struct load *l, const char *name, bool sends);
void slot_fd_add(struct slot *s, int fd);
void slot_fd_close(struct slot *s, int fd);
/* Slots for each connection of @pid to the server's port. */
void watch_add(struct load *l, const char *name, bool sends, int pid);
void sample_prepare(struct load *l);
void *sample_run(void *arg);

void client_add(struct load *l, const char *name, bool sends, const char *topic, int partition,
		size_t record_len, uint64_t pace, const struct client_conf *conf, size_t conf_nr);
void *clients_run(void *arg);
void clients_report(const struct load *l);

struct probe *probe_add(struct load *l, const char *name, const char *topic,
			enum probe_kind kind, int period_ms);
void *probe_run(void *arg);

int storm_main(int argc, char **argv);

#endif
