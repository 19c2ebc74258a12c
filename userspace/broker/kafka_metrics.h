/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kafka_metrics: Kafka's metrics under the names that its dashboards know.
 *
 * Names, kinds and texts are a table (kafka_metrics_rows.h, made from
 * tools/gen/kafka_metrics.tbl).  Values come from three places:
 *
 *	counted		by each shard in its struct hr_shard_counts: one writer,
 *			relaxed accesses, read from any thread (kafka_metrics_count.c)
 *	registered	the series of metrics.c and of net/, which know times and bytes
 *	gathered	what belongs to a reactor: partitions, topics, groups, sessions,
 *			the image (kafka_metrics_gather.c)
 *
 * Gathering.  The thread that renders sends one message to each shard.  The
 * shard copies plain rows in turns of a bounded number of entries and says when it is
 * through; shard 0 adds a reference to the image and the configuration, so that all
 * joining and counting over the metadata is done by the thread that renders.
 *
 * G1  One gathering at a time.  One that missed its deadline stays until all shards
 *     have answered; till then nothing is gathered.
 * G2  A shard writes to its part only between the message and its report.
 * G3  A value that is not known has no series.
 *
 * Threads: rendering is for one thread (the status endpoint's).  Limits: at most
 * HR_KAFKA_PARTITIONS_MAX and HR_KAFKA_TOPICS_MAX are shown, first by name.
 */
#ifndef HR_BROKER_KAFKA_METRICS_H
#define HR_BROKER_KAFKA_METRICS_H

#include "kafka_metrics_rows.h"
#include "node.h"

#define HR_KAFKA_PARTITIONS_MAX 20000
#define HR_KAFKA_TOPICS_MAX 10000
#define HR_KAFKA_BUCKETS_MAX 1000
#define HR_KAFKA_VERSION_NR 32

/* Counted for each topic and for the shard as a whole. */
enum hr_topic_count {
	HR_TOPIC_BYTES_IN,
	HR_TOPIC_RECORDS_IN,
	HR_TOPIC_PRODUCES,
	HR_TOPIC_PRODUCES_FAILED,
	HR_TOPIC_BYTES_OUT,
	HR_TOPIC_FETCHES,
	HR_TOPIC_COUNT_NR,
	/* as a whole only */
	HR_TOPICS_BYTES_REJECTED = HR_TOPIC_COUNT_NR,
	HR_TOPICS_FETCHES_FAILED,
	HR_TOPICS_BAD_CRC,
	HR_TOPICS_FETCHES_EXPIRED,
	HR_TOPICS_COUNT_NR,
};

struct hr_topic_counts {
	struct hr_hnode by_id;
	struct hr_uuid topic_id;
	uint64_t v[HR_TOPIC_COUNT_NR];
};

struct hr_shard_counts {
	struct hr_htable topics; /* struct hr_topic_counts; the shard's own */
	uint64_t totals[HR_TOPICS_COUNT_NR];
	uint64_t versions[HR_METRIC_API_NR][HR_KAFKA_VERSION_NR];
	uint64_t *errors[HR_METRIC_API_NR]; /* by code + 1; NULL before the first */
};

/* --- counting: on the shard's reactor ------------------------------------------ */

HR_MUST_CHECK int hr_shard_counts_create(struct hr_shard_counts **ret_c);
void hr_shard_counts_destroy(struct hr_shard_counts *c);
/* The counters of a topic that the image knows; NULL without memory or topic. */
struct hr_topic_counts *hr_topic_counts_of(struct hr_shard *s, struct hr_uuid topic_id);
/* The topic is gone. */
void hr_topic_counts_drop(struct hr_shard *s, struct hr_uuid topic_id);
/* @t may be NULL: the shard's total alone. */
void hr_topic_count(struct hr_shard *s, struct hr_topic_counts *t, int what, uint64_t n);
void hr_kafka_count_request(struct hr_shard *s, int16_t api, int16_t version);
void hr_kafka_count_error(struct hr_shard *s, int16_t api, int16_t code);

/* --- gathering ------------------------------------------------------------------- */

struct hr_partition_row {
	struct hr_uuid topic_id;
	int32_t index;
	int32_t segment_nr;
	int32_t dir_idx;
	bool is_open, is_failed;
	int64_t start_offset, end_offset, held_back, size_bytes, retention_bytes;
};

struct hr_topic_row {
	struct hr_uuid topic_id;
	uint64_t v[HR_TOPIC_COUNT_NR];
};

struct hr_gathering;

/* What one shard tells. */
struct hr_gathered {
	struct hr_msg msg;
	struct hr_task task;
	struct hr_gathering *gathering;
	struct hr_shard *shard;
	bool in_topics; /* the second table is being copied */
	size_t bucket;	/* where its copy goes on */
	struct hr_buf partitions; /* struct hr_partition_row */
	struct hr_buf topics;	  /* struct hr_topic_row */
	struct hr_group_stats groups;
	struct hr_coord_stats coords;
	int64_t producers, produces_waiting, forces;
	int64_t sessions, session_parts, fetches_waiting, fetch_parts_waiting;
	uint64_t evictions;
	/* of shard 0 */
	struct hr_image *image;
	struct hr_config *config;
	int64_t high_watermark, end_offset, now_ms;
	int32_t epoch, kraft_version, voter_nr;
};

struct hr_gathering {
	pthread_mutex_t lock;
	pthread_cond_t done;
	int pending;
	int shard_nr;
	struct hr_gathered v[];
};

/* Waits for all shards; NULL when the node does not serve or one is late. */
struct hr_gathering *hr_gathering_take(struct hr_broker *b);
void hr_gathering_free(struct hr_gathering *g);

/* --- rendering --------------------------------------------------------------------- */

/* Where text goes, and the family that is being written. */
struct hr_kafka_out {
	struct hr_buf *text;
	int family; /* -1 none */
};

/* @labels as in the text format, "" for none. */
void hr_kafka_put(struct hr_kafka_out *o, enum hr_kafka_metric m, const char *labels, double v);
void hr_kafka_put_partitions(struct hr_kafka_out *o, struct hr_broker *b, struct hr_gathering *g);
void hr_kafka_put_requests(struct hr_kafka_out *o, struct hr_broker *b);
/* Of buckets, HR_KAFKA_BUCKETS_MAX of them. */
void hr_kafka_put_quotas(struct hr_kafka_out *o, struct hr_broker *b);
void hr_kafka_put_process(struct hr_kafka_out *o, struct hr_broker *b);

/* What was read at earlier times, for quantiles and shares of time. */
struct hr_kafka_past {
	int64_t at_ns;
	uint64_t busy_ns[HR_REACTOR_NR_MAX];
	uint64_t *buckets; /* of all histograms, one behind the other */
};

struct hr_kafka_metrics {
	struct hr_gathering *late; /* G1 */
	struct hr_kafka_past past[2]; /* the one that counts, the one that will */
	int64_t started_ms;
	/* What coordinators had written at the last gathering; Kafka counts it as coming in. */
	uint64_t coords[HR_TOPIC_COUNT_NR];
	struct hr_metric *dropped, *gather_late;
};

HR_MUST_CHECK int hr_kafka_metrics_init(struct hr_broker *b);
/* After the reactors are gone. */
void hr_kafka_metrics_fini(struct hr_broker *b);
HR_MUST_CHECK int hr_kafka_metrics_render(struct hr_broker *b, struct hr_buf *out);

#endif
