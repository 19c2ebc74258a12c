/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kernel: the broker's hold on the programs and maps that a loader left pinned.
 *
 * `headrace kernel load` (short-lived, privileged) loads, attaches, pins and gives the
 * pins away; the broker opens them as whoever it is, needs no capability, and goes on
 * without them.  Each gate is found out by itself:
 *
 *	FETCH    sockops: connections of a bucket pace themselves
 *	PRODUCE  sockops: bytes received per bucket, for whom to squeeze
 *	ADMIT    sk_lookup: connections refused at SYN time
 *	OBSERVE  page cache and block I/O of the files that are watched
 *
 * What a gate lacks is kept as an errno and a hint, for the log line, the metric and
 * `headrace kernel status`.
 *
 * Threads: hr_kernel_open() before the reactors run; the rest from any thread, each a
 * bpf(2) call of 1-4 us, never waiting.  The heartbeat is the caller's timer.
 */
#ifndef HR_BPFCTL_KERNEL_H
#define HR_BPFCTL_KERNEL_H

#include <hr/quota/bucket.h>
#include <hr/sys/sys.h>
#include <hr/trace/log.h>

enum hr_kernel_gate {
	HR_KERNEL_FETCH = 0,
	HR_KERNEL_PRODUCE,
	HR_KERNEL_ADMIT,
	HR_KERNEL_OBSERVE,
	HR_KERNEL_GATE_NR,
};

struct hr_kernel;

struct hr_kernel_opts {
	const char *pin_dir; /* NULL: <first bpffs>/headrace/<node id>/v<schema> */
	int32_t node_id;
	bool off[HR_KERNEL_GATE_NR]; /* switched off by configuration */
	struct hr_logger *log;
};

struct hr_kernel_status {
	bool on;
	int err;	  /* negative errno of what was refused; 0 when on or switched off */
	const char *hint; /* one line, static; NULL when on */
};

/* Never fails for want of a kernel's part: then every gate is off with its reason. -ENOMEM. */
HR_MUST_CHECK int hr_kernel_open(struct hr_sys *sys, const struct hr_kernel_opts *opts,
				 struct hr_kernel **ret_k);
void hr_kernel_close(struct hr_kernel *k);
void hr_kernel_status_read(const struct hr_kernel *k, enum hr_kernel_gate gate,
			   struct hr_kernel_status *ret_st);
const char *hr_kernel_gate_name(enum hr_kernel_gate gate);

/*
 * After listen(): -EXDEV, and FETCH and PRODUCE go off, when the listener was made outside
 * of the cgroup that the programs hang on (a socket stays where it was made).
 */
int hr_kernel_listener_check(struct hr_kernel *k, int fd);

/* Says that this broker lives: admission passes everything when this gets old (3 s). */
void hr_kernel_heartbeat(struct hr_kernel *k);

/* --- FETCH, PRODUCE ------------------------------------------------------------------ */

/* The socket's bytes belong to these buckets; NULL: to nobody. */
int hr_kernel_conn_tag(struct hr_kernel *k, int fd, const struct hr_bucket *tx,
		       const struct hr_bucket *rx);
/* The bucket's limit as its clock has it; also makes its row. */
int hr_kernel_bucket_set(struct hr_kernel *k, const struct hr_bucket *b);
void hr_kernel_bucket_del(struct hr_kernel *k, const struct hr_bucket *b);

struct hr_kernel_bucket_state {
	uint64_t tx_bytes, rx_bytes; /* acknowledged by peers; received in order */
	int64_t tx_wait_ns;	     /* kernel's clock ahead of now; negative: behind */
	uint32_t conn_nr, active_nr;
	uint64_t held_ns;	     /* time that the bucket's clock was ahead */
};
int hr_kernel_bucket_read(struct hr_kernel *k, const struct hr_bucket *b,
			  struct hr_kernel_bucket_state *ret_st);
/* A limit that somebody wrote into the map by hand, in bytes a second; -ENOENT: none differs. */
int hr_kernel_bucket_limit_read(struct hr_kernel *k, const struct hr_bucket *b, double *ret_rate);

/* The same for up to 256 rows at a call, all in turn; by one thread. */
void hr_kernel_limits_by_hand(struct hr_kernel *k,
			      void (*found)(void *arg, uint32_t id, double rate), void *arg);

/* --- ADMIT --------------------------------------------------------------------------- */

struct hr_kernel_admit {
	double rate;	     /* new connections a second of one address; 0 no limit */
	uint32_t burst;	     /* that many at once */
	uint32_t conn_max_nr; /* open connections of one address; 0 no limit */
};
/* For a listener's port: what holds for addresses without a row of their own. */
int hr_kernel_admit_port(struct hr_kernel *k, uint16_t port, const struct hr_kernel_admit *a);
/* An address of its own; NULL takes it away. */
int hr_kernel_admit_ip(struct hr_kernel *k, const uint8_t key[16], const struct hr_kernel_admit *a);
/* 1: the kernel marked this accepted socket as one too many; close it. */
int hr_kernel_conn_is_over(struct hr_kernel *k, int fd);

struct hr_kernel_admit_stats {
	uint64_t admitted, refused_rate, refused_count, passed_stale;
};
int hr_kernel_admit_read(struct hr_kernel *k, uint16_t port, struct hr_kernel_admit_stats *ret_st);

#endif
