/* SPDX-License-Identifier: Apache-2.0 */
/*
 * broker: one node, from its configuration to its end.
 *
 *	hr_broker_create()	checks the configuration, makes reactors and pool
 *	hr_broker_start()	opens directories and metadata, loads logs, listens
 *	…			serves until hr_broker_stop()
 *	hr_broker_wait()	the shutdown ladder; clean marker last
 *	hr_broker_destroy()
 */
#ifndef HR_BROKER_BROKER_H
#define HR_BROKER_BROKER_H

#include <hr/config/config.h>
#include <hr/sys/sys.h>

struct hr_broker;
struct hr_logger;
struct hr_metrics;

struct hr_broker_opts {
	struct hr_sys *sys;
	struct hr_config *config;
	int segment_fds_max;  /* descriptors that segments may hold; 0 no bound */
	bool format_auto;     /* format an empty directory */
	bool embedded;	      /* no file was given: single-node defaults apply */
	/* Rereads the file layer; NULL: there is no file. */
	int (*reload)(void *arg, struct hr_props *ret_props, struct hr_buf *why);
	void *reload_arg;
	/* The node has failed and is stopping; from any thread. */
	void (*on_fatal)(void *arg);
	void *on_fatal_arg;
};

/* @why gets one line on failure. */
HR_MUST_CHECK int hr_broker_create(const struct hr_broker_opts *opts, struct hr_broker **ret_b,
				   struct hr_buf *why);
HR_MUST_CHECK int hr_broker_start(struct hr_broker *b, struct hr_buf *why);
/* [any thread] Begins an orderly stop. */
void hr_broker_stop(struct hr_broker *b);
/* [any thread] SIGHUP. */
void hr_broker_reload(struct hr_broker *b);
/* Waits for the end; 0, or the error that ended the node. */
int hr_broker_wait(struct hr_broker *b);
void hr_broker_destroy(struct hr_broker *b);
/* True when a stop was asked for or the node failed. */
bool hr_broker_stopping(const struct hr_broker *b);
/* [any thread] For /readyz. */
bool hr_broker_ready(const struct hr_broker *b);
/* Where the status endpoint listens; goes into .headrace-metrics beside the listeners file. */
void hr_broker_note_metrics_port(struct hr_broker *b, uint16_t port);
/* By one thread at a time, between create and destroy; may wait a second.  -ENOMEM. */
HR_MUST_CHECK int hr_broker_metrics_render(struct hr_broker *b, struct hr_buf *out);

/* GET /observe: what is known of page cache and disk, as JSON. */
struct hr_broker_observe_query {
	const char *view, *topic, *group; /* NULL: partitions; all */
	int32_t partition;		  /* -1: all */
	int limit, cells;
};

/* By that thread too.  -EINVAL no such view, -ENOENT, -EOPNOTSUPP: switched off, -EAGAIN. */
HR_MUST_CHECK int hr_broker_observe_query(struct hr_broker *b,
					  const struct hr_broker_observe_query *q,
					  struct hr_buf *out);
/* Reads offsets [from, to) into memory or lets them go: bytes touched, or -errno. */
int64_t hr_broker_observe_advise(struct hr_broker *b, const char *topic, int32_t partition,
				 int64_t from, int64_t to, bool drop);

#endif
