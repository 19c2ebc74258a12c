/* SPDX-License-Identifier: Apache-2.0 */
/*
 * node: the node context and its shards.  Private to broker/.
 *
 * A shard is what one reactor owns: its partitions, its fetch sessions, its
 * view of metadata and configuration.  Shard 0 also hosts the controller.  A
 * partition's home is shard (hash of topic id and index) modulo the number of
 * shards, for ever.
 */
#ifndef HR_BROKER_NODE_H
#define HR_BROKER_NODE_H

#include <hr/broker/broker.h>
#include <hr/config/listener.h>
#include <hr/coord/coord.h>
#include <hr/group/groups.h>
#include <hr/loop/msg.h>
#include <hr/loop/pool.h>
#include <hr/loop/timer.h>
#include <hr/meta/controller.h>
#include <hr/meta/format.h>
#include <hr/net/net.h>
#include <hr/replication/partition.h>
#include <hr/trace/log.h>
#include <hr/trace/metric.h>
#include <pthread.h>
#include "metrics.h"

#define HR_REACTOR_NR_MAX 256

struct hr_shard {
	struct hr_broker *broker;
	struct hr_reactor *reactor;
	int idx;
	struct hr_image *image;
	struct hr_config *config;
	struct hr_htable partitions;
	struct hr_partition_env env;
	int64_t opening_nr; /* partitions on their way to LIVE */
	int64_t seen_offset; /* of the newest image that is applied and open */
	struct hr_msg ack;
	bool ack_posted;
	struct hr_timer maintain_timer;
	struct hr_task maintain_task;
	size_t maintain_bucket;
	int64_t maintain_due_ms;  /* of the next full round: retention and expiry */
	bool maintain_full;	  /* this round is a full one */
	bool flush_timed;	  /* some log has flush.ms: rounds come every second */
	struct hr_fetch_sessions *sessions;
	struct hr_coord_env groups; /* coordinators of groups: coordinate.c */
	struct hr_group_stats group_stats;
	struct hr_shard_counts *counts; /* kafka_metrics.h */
	bool coords_on;
	struct hr_msg coords_stop;
};

struct hr_bound_listener {
	struct hr_listener_conf conf; /* with the bound port */
	struct hr_listener *net;
	struct hr_broker *broker;
};

struct hr_broker {
	struct hr_sys *sys;
	struct hr_broker_opts opts;
	struct hr_logger *log;
	struct hr_config *config; /* as of start and reloads; shard 0 changes it */
	struct hr_roles roles;
	struct hr_listeners listeners;
	struct hr_bound_listener bound[HR_LISTENER_NR_MAX];
	struct hr_dirs dirs;
	struct hr_log_dir log_dirs[HR_LOG_DIR_NR_MAX];
	int open_dir_nr;
	uint16_t metrics_port;
	int64_t placed_nr[HR_LOG_DIR_NR_MAX]; /* partitions by directory; shard 0 */
	char cluster_id[128];
	struct hr_uuid incarnation;
	int64_t broker_epoch;
	bool was_clean;

	struct hr_pool *pool;
	struct hr_account *account;
	uint64_t memory_limit_bytes;
	struct hr_metrics *metrics;
	struct hr_broker_metrics m;
	struct hr_kafka_metrics *kafka;
	struct hr_net *net;
	struct hr_log_limit refused_lines, client_lines;
	struct hr_controller *controller;
	struct hr_reactor *reactors[HR_REACTOR_NR_MAX];
	struct hr_shard shards[HR_REACTOR_NR_MAX];
	int shard_nr;

	struct hr_list publish_waiters; /* shard 0: struct hr_publish_wait */
	int64_t acked_offset[HR_REACTOR_NR_MAX]; /* shard 0's view of seen_offset */

	int64_t next_producer_id, producer_id_end; /* shard 0: the block in hand */

	pthread_mutex_t end_lock;
	pthread_cond_t end_cond;
	int stopping; /* atomic */
	int ready;    /* atomic */
	bool drained;
	int fatal_err;
	struct hr_checkpoints *checkpoints; /* shard 0 */
	struct hr_telemetry *telemetry;	    /* shard 0 */
	struct hr_quotas *quotas;
	struct hr_broker_kernel *kernel;
	struct hr_pressure *pressure;
	struct hr_observing *observing; /* NULL: switched off */
	struct stop *stop;
};

/* Who waits until every shard has applied an image and opened its partitions. */
struct hr_publish_wait {
	struct hr_list node;
	int64_t offset;
	void (*done)(struct hr_publish_wait *w);
};

static inline struct hr_shard *hr_shard_of(struct hr_broker *b, struct hr_uuid topic_id,
					   int32_t index)
{
	uint64_t h = hr_hash_u64(hr_hash_bytes(topic_id.b, sizeof(topic_id.b)) ^
				 (uint64_t)(uint32_t)index);

	return &b->shards[h % (uint64_t)b->shard_nr];
}

struct hr_partition *hr_shard_partition(const struct hr_shard *s, struct hr_uuid topic_id,
					int32_t index);
/* The effective settings of a topic's logs. */
void hr_log_config_of(const struct hr_config *c, const struct hr_props *overrides,
		      struct hr_log_config *ret_lc);

/* shard.c */
/* Puts an open partition into its shard's table; before the reactors run. */
void hr_shard_attach(struct hr_shard *s, struct hr_partition *p);
HR_MUST_CHECK int hr_shards_init(struct hr_broker *b);
void hr_shards_fini(struct hr_broker *b, bool clean);
HR_MUST_CHECK int hr_shards_load_sync(struct hr_broker *b, struct hr_buf *why);
void hr_shards_start(struct hr_broker *b);
/* On shard 0: gives an image to every shard. */
void hr_shards_publish(struct hr_broker *b, struct hr_image *im, const struct hr_changes *changes);
/* On shard 0. */
void hr_publish_wait(struct hr_broker *b, struct hr_publish_wait *w);
/* On shard 0: a new effective configuration for every shard. */
void hr_shards_configure(struct hr_broker *b, struct hr_config *config);

/* checkpoint.c */
HR_MUST_CHECK int hr_checkpoints_start(struct hr_broker *b);
/* After the reactors have ended. */
int hr_checkpoints_finish_sync(struct hr_broker *b);

/* register.c: this broker's own registration and the leaders of its partitions. */
HR_MUST_CHECK int hr_registration_sync(struct hr_broker *b, struct hr_buf *why);

/* settings.c */
HR_MUST_CHECK int hr_settings_merge(struct hr_broker *b, const struct hr_image *im,
				    struct hr_config **ret_c);
void hr_net_limits_of(const struct hr_config *c, struct hr_net_limits *ret_l,
		      struct hr_ip_limit *overrides, char *text, size_t text_cap);
uint64_t hr_memory_limit_sync(struct hr_sys *sys, const struct hr_config *c);

void hr_broker_fatal(struct hr_broker *b, int err, const char *what);

extern const struct hr_conn_ops hr_broker_conn_ops;

#endif
