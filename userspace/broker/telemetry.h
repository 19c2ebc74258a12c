/* SPDX-License-Identifier: Apache-2.0 */
/*
 * telemetry: metrics that clients push (KIP-714), and where they go.
 *
 * A client asks what is wanted of it (a subscription) and pushes that every interval.
 * Wanted is the union of what the client-metrics configs that match it say; the shortest
 * interval counts.  The subscription id changes with what is wanted, so that a push for
 * what was wanted before is refused and the client asks again.
 *
 *	instance	one running client, by an id that it keeps; at most 16384, the
 *			longest unused one makes room; forgotten after three intervals,
 *			at least a minute
 *
 * What is pushed is checked, unpacked in the pool, gets the client's attributes added and
 * waits in a bounded queue for the exporter, which posts it to
 * headrace.client.metrics.export.url as OTLP over HTTP.  A receiver that fails or is slow
 * costs metrics, never a client.
 *
 * All of it lives on shard 0 but for the jobs.
 */
#ifndef HR_BROKER_TELEMETRY_H
#define HR_BROKER_TELEMETRY_H

#include <hr/lib/uuid.h>
#include "client_match.h"
#include "node.h"

struct hr_telemetry;
struct hr_client_instance;

/* [may block] Before the reactors run. */
HR_MUST_CHECK int hr_telemetry_create(struct hr_broker *b, struct hr_telemetry **ret_t);
/* After reactors and pool have ended.  NULL is allowed. */
void hr_telemetry_destroy(struct hr_telemetry *t);

/* Whether metrics are taken at all: the two calls exist only then.  [any thread] */
static inline bool hr_telemetry_on(const struct hr_config *c)
{
	const char *url = hr_config_text(c, HR_CFG_HEADRACE_CLIENT_METRICS_EXPORT_URL);

	return url && *url;
}

/* What is wanted of a client now. */
struct hr_subscription {
	int32_t id;
	int32_t interval_ms;
	const struct hr_str *metrics; /* until the next call */
	int32_t metric_nr;
};

/* The instance, made when it is not known; NULL without memory. */
struct hr_client_instance *hr_client_instance(struct hr_telemetry *t, struct hr_uuid id,
					      const struct hr_str at[HR_CLIENT_ATTRIBUTE_NR]);
/* A question; 0 or the error to answer. */
enum hr_wire_err hr_client_instance_ask(struct hr_client_instance *ci,
					struct hr_subscription *ret_s);
struct hr_client_push {
	int32_t subscription_id;
	bool terminating;
	int8_t codec;
	int32_t bytes_nr, bytes_max;
};
enum hr_wire_err hr_client_instance_push(struct hr_client_instance *ci,
					 const struct hr_client_push *p);

/* telemetry_export.c */
struct hr_export;
HR_MUST_CHECK int hr_export_create(struct hr_broker *b, struct hr_export **ret_e);
void hr_export_destroy(struct hr_export *e);
struct hr_export *hr_telemetry_export(struct hr_telemetry *t);
/* Takes over @body's memory. */
void hr_export_put(struct hr_export *e, struct hr_buf *body);
void hr_export_instances_set(struct hr_export *e, uint64_t nr);
/*
 * Appends the OTLP message @in with @at added to the attributes of every resource.
 * -EBADMSG: not such a message.  [any thread]
 */
HR_MUST_CHECK int hr_otlp_label(struct hr_slice in, const struct hr_str at[HR_CLIENT_ATTRIBUTE_NR],
				struct hr_buf *out);

#endif
