/* SPDX-License-Identifier: Apache-2.0 */
/*
 * quotas: what clients are held to, and what they are told about it.
 *
 * Limits come from the metadata log; shard 0 makes a policy of them when they have
 * changed.  What is charged where:
 *
 *	produce		net/, byte by byte as frames of Produce arrive
 *	fetch		net/, as the socket takes what is sent on connections that fetch
 *	request		here, when a request is answered: the time of its local stage
 *	mutation	the calls that make and remove partitions, for each partition
 *
 * Bytes are held back by net/ itself.  Too much time or too many mutations keep the
 * connection from being read for a while.  Either way the answer says how long, the
 * largest of all that apply, in whichever answer has the field.
 *
 * A fetch answer gives what its quota lets through in the time that a bucket may save
 * up, so that the pause in which a client works on it is repaid, and never more than in
 * Kafka's window, so that none is on its way for longer than its client waits.  Since it
 * arrives no faster than the quota, a client that waits by itself (version 8 on) is told to wait
 * one millisecond, for more would be paid twice.
 *
 * Kafka counts request_percentage in percent of one thread; here that is one reactor.
 *
 * Threads: policies on shard 0, charges on any reactor.
 */
#ifndef HR_BROKER_QUOTAS_H
#define HR_BROKER_QUOTAS_H

#include <hr/quota/table.h>
#include "node.h"

struct hr_request;

struct hr_quotas {
	struct hr_quota_table *table;
	int16_t throttle_field[HR_METRIC_API_NR]; /* index in the answer's fields; -1 none */
	uint64_t ips_turn; /* of the latest reading of addresses */
	int64_t expire_due_ns;
	uint64_t exempt_ns; /* atomic: time of requests that no quota holds */
	uint64_t refused_mutations; /* atomic */
};

HR_MUST_CHECK int hr_quotas_create(struct hr_broker *b);
/*
 * Time that a limit of new connections may save up: all whole windows but the running one,
 * as in Kafka, so that tools which open a few connections at once are no attack.
 */
int64_t hr_quota_conn_span_ns(const struct hr_config *c);
void hr_quotas_destroy(struct hr_broker *b);
/* On shard 0, or before the reactors run: the image's limits are those that hold. */
void hr_quotas_follow(struct hr_broker *b, const struct hr_image *im);
/* The same for limits of new connections of addresses: quota_ips.c. */
void hr_quota_ips_follow(struct hr_broker *b, const struct hr_image *im);
/* On shard 0, or before the reactors run: what the configuration says of new connections. */
void hr_quotas_configure(struct hr_broker *b);
/* On shard 0, now and then. */
void hr_quotas_expire(struct hr_broker *b);

/* --- of one request, on the shard where it is answered ---------------------------------- */

/* A fetch between nodes. */
bool hr_quotas_is_follower(const struct hr_request *rq);
/* Charges the request's time and finds rq->throttle_ms and rq->mute_ms. */
void hr_quotas_settle(struct hr_request *rq);
/* The response to encode: @response, or a copy that says rq->throttle_ms.  NULL without memory. */
const void *hr_quotas_told(struct hr_request *rq, const void *response);
/* Most bytes that a fetch may give. */
int32_t hr_quotas_fetch_max(const struct hr_request *rq, int32_t bytes);
/* An answer to a fetch with so many bytes of records is about to be made. */
void hr_quotas_fetched(struct hr_request *rq, int64_t bytes);
/*
 * On shard 0.  Charges @nr partitions that are about to be made or removed.  False: the
 * quota is used up, and the version is one of those that are refused then.
 */
HR_MUST_CHECK bool hr_quotas_mutate(struct hr_request *rq, int32_t nr, int16_t strict_from);

#endif
