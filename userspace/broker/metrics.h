/* SPDX-License-Identifier: Apache-2.0 */
/*
 * metrics: what the broker counts, as rows; see metrics.c for the tables.
 *
 * Times of a request: queue (frame complete until it runs), local (its own
 * work), remote (waiting for data, a force, the controller), send (answer made
 * until its last byte is in the socket) and total; throttle is the pause that an answer
 * tells its client to make for a quota.
 */
#ifndef HR_BROKER_METRICS_H
#define HR_BROKER_METRICS_H

#include <hr/protocol/wire_error.h>
#include <hr/trace/metric.h>

#define HR_METRIC_API_NR 128
#define HR_METRIC_ERR_NR 256
#define HR_REQUEST_BUCKET_NR 23 /* of a request's histograms, the rest included */

struct hr_broker;
struct hr_request;

enum hr_request_stage {
	HR_STAGE_QUEUE,
	HR_STAGE_LOCAL,
	HR_STAGE_REMOTE,
	HR_STAGE_SEND,
	HR_STAGE_TOTAL,
	HR_STAGE_THROTTLE,
	HR_STAGE_NR,
};

/* Levels of one shard's logs, summed now and then on the shard. */
enum hr_log_level_metric {
	HR_LOGS_PARTITIONS,
	HR_LOGS_LEADERS,
	HR_LOGS_FAILED,
	HR_LOGS_BYTES,
	HR_LOGS_SEGMENTS,
	HR_LOGS_PRODUCERS,
	HR_LOGS_APPENDS,
	HR_LOGS_FLUSHES,
	HR_LOGS_ROLLS,
	HR_LOGS_DELETED,
	HR_LOGS_DUPLICATES,
	HR_LOGS_REFUSED,
	HR_LOGS_NR,
};

struct hr_broker_metrics {
	struct hr_metric *logs[HR_LOGS_NR];
	struct hr_metrics *ms;
	struct hr_metric *requests[HR_METRIC_API_NR];
	struct hr_metric *times[HR_METRIC_API_NR][HR_STAGE_NR];
	struct hr_metric *bytes[HR_METRIC_API_NR];
	struct hr_metric *errors[HR_METRIC_ERR_NR]; /* code + 1 */
	struct hr_metric *refused, *produced_bytes, *produced_records, *fetched_bytes;
	struct hr_metric *recovered_bytes, *fetch_watches;
	struct hr_level_arg *levels; /* freed with the broker */
};

/* Makes the series of every served API; the rest as they are met. */
HR_MUST_CHECK int hr_broker_metrics_init(struct hr_broker *b);
/* On the shard of the request's connection. */
void hr_broker_metrics_request(const struct hr_request *rq);
/* An answer has left: the last two stages. */
void hr_broker_metrics_sent(struct hr_broker_metrics *m, int shard, int16_t key, int64_t begun_ns,
			    int64_t made_ns, int64_t sent_ns);
struct hr_shard;
/* On the shard's reactor. */
void hr_broker_metrics_logs(struct hr_shard *s);
/* On the shard where the request runs. */
void hr_broker_metrics_error(const struct hr_request *rq, enum hr_wire_err err);

#endif
