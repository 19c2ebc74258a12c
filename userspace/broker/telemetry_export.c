// SPDX-License-Identifier: Apache-2.0
/*
 * telemetry_export: pushed metrics to an OTLP receiver.
 *
 * OTLP in protobuf, as far as it is looked into:
 *
 *	MetricsData	1: ResourceMetrics, repeated
 *	ResourceMetrics	1: Resource, ...
 *	Resource	1: KeyValue, repeated
 *	KeyValue	1: key, 2: AnyValue	AnyValue 1: text
 *
 * Parts of a message that are given twice are joined when it is read.  So the client's
 * attributes are added by one more Resource at the end of each ResourceMetrics, and
 * nothing inside has to be understood.  MetricsData and the body of a request to a
 * receiver have the same bytes.
 *
 * One job at a time posts what has gathered.  What does not fit into the queue, and what
 * the receiver refuses, is lost and counted.
 */
#include <curl/curl.h>
#include <hr/lib/varint.h>
#include <stdlib.h>
#include "telemetry.h"

#define QUEUE_NR_MAX 1024
#define QUEUE_BYTES_MAX (16 << 20)
#define CONNECT_MS_MAX 2000L
#define POST_MS_MAX 5000L

enum { EXPORTED, FAILED, DROPPED, INSTANCES, METRIC_NR };

struct body {
	struct hr_list node;
	struct hr_buf buf;
};

struct hr_export {
	struct hr_broker *b;
	struct hr_list waiting; /* struct body */
	int waiting_nr;
	size_t waiting_bytes;
	struct hr_metric *metrics[METRIC_NR];
	struct hr_log_limit lines;
	bool running;
	/* The job's, while it runs. */
	struct hr_job job;
	struct hr_list posting;
	char *url;
	CURL *curl;
	struct curl_slist *headers;
	int posted_nr, failed_nr;
	char why[CURL_ERROR_SIZE];
};

static const struct hr_metric_row rows[METRIC_NR] = {
	[EXPORTED] = { "headrace_client_metrics_exported_total",
		       "Pushes of client metrics given to the receiver.", HR_METRIC_COUNTER },
	[FAILED] = { "headrace_client_metrics_failed_total",
		     "Pushes of client metrics that the receiver did not take.",
		     HR_METRIC_COUNTER },
	[DROPPED] = { "headrace_client_metrics_dropped_total",
		      "Pushes of client metrics that found the queue full.", HR_METRIC_COUNTER },
	[INSTANCES] = { "headrace_client_metrics_instances", "Clients that metrics are taken from.",
			HR_METRIC_GAUGE },
};

int hr_export_create(struct hr_broker *b, struct hr_export **ret_e)
{
	struct hr_export *e = calloc(1, sizeof(*e));
	int err = e ? hr_metric_table_create(b->metrics, rows, METRIC_NR, e->metrics) : -ENOMEM;

	if (!err && curl_global_init(CURL_GLOBAL_DEFAULT))
		err = -EIO;
	if (err) {
		free(e);
		return err;
	}
	e->b = b;
	e->lines = HR_LOG_LIMIT(1, 60000);
	hr_list_init(&e->waiting);
	hr_list_init(&e->posting);
	*ret_e = e;
	return 0;
}

static void drop_all(struct hr_list *bodies)
{
	struct hr_list *n;

	while ((n = hr_list_pop(bodies))) {
		struct body *body = hr_list_entry(n, struct body, node);

		hr_buf_fini(&body->buf);
		free(body);
	}
}

void hr_export_destroy(struct hr_export *e)
{
	drop_all(&e->waiting);
	drop_all(&e->posting);
	curl_easy_cleanup(e->curl);
	curl_slist_free_all(e->headers);
	curl_global_cleanup();
	free(e->url);
	free(e);
}

void hr_export_instances_set(struct hr_export *e, uint64_t nr)
{
	hr_metric_set(e->metrics[INSTANCES], 0, nr);
}

/* --- the job ---------------------------------------------------------------------- */

static size_t swallow(char *p, size_t size, size_t nr, void *arg)
{
	return size * nr;
}

static bool prepare(struct hr_export *e)
{
	if (!e->curl)
		e->curl = curl_easy_init();
	if (!e->headers)
		e->headers = curl_slist_append(NULL, "Content-Type: application/x-protobuf");
	if (!e->curl || !e->headers)
		return false;
	curl_easy_setopt(e->curl, CURLOPT_URL, e->url);
	curl_easy_setopt(e->curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(e->curl, CURLOPT_HTTPHEADER, e->headers);
	curl_easy_setopt(e->curl, CURLOPT_USERAGENT, "headrace");
	curl_easy_setopt(e->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(e->curl, CURLOPT_FAILONERROR, 1L);
	curl_easy_setopt(e->curl, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS_MAX);
	curl_easy_setopt(e->curl, CURLOPT_TIMEOUT_MS, POST_MS_MAX);
	curl_easy_setopt(e->curl, CURLOPT_WRITEFUNCTION, swallow);
	curl_easy_setopt(e->curl, CURLOPT_ERRORBUFFER, e->why);
	return true;
}

static bool post(struct hr_export *e, const struct body *body)
{
	e->why[0] = 0;
	curl_easy_setopt(e->curl, CURLOPT_POST, 1L);
	curl_easy_setopt(e->curl, CURLOPT_POSTFIELDS, body->buf.p);
	curl_easy_setopt(e->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body->buf.len);
	return curl_easy_perform(e->curl) == CURLE_OK;
}

static void run(struct hr_job *job)
{
	struct hr_export *e = hr_container_of(job, struct hr_export, job);
	bool ready = prepare(e);

	hr_list_each(n, &e->posting) {
		/* Who is away stays away for a while: the rest is not tried. */
		if (ready && !e->failed_nr && post(e, hr_list_entry(n, struct body, node)))
			e->posted_nr++;
		else
			e->failed_nr++;
	}
}

static void start(struct hr_export *e);

static void done(struct hr_job *job)
{
	struct hr_export *e = hr_container_of(job, struct hr_export, job);

	e->running = false;
	hr_metric_add(e->metrics[EXPORTED], 0, (uint64_t)e->posted_nr);
	hr_metric_add(e->metrics[FAILED], 0, (uint64_t)e->failed_nr);
	if (e->failed_nr)
		hr_log_limited(e->b->log, &e->lines, HR_LOG_WARN, "broker", "client_metrics.export",
			       hr_f_cstr("url", e->url), hr_f_i64("lost", e->failed_nr),
			       hr_f_cstr("why", e->why));
	drop_all(&e->posting);
	start(e);
}

static void start(struct hr_export *e)
{
	const char *url = hr_config_text(e->b->config, HR_CFG_HEADRACE_CLIENT_METRICS_EXPORT_URL);

	if (e->running || hr_list_empty(&e->waiting))
		return;
	free(e->url);
	e->url = strdup(url ? url : "");
	if (!e->url)
		return;
	e->posted_nr = e->failed_nr = 0;
	hr_list_splice(&e->posting, &e->waiting);
	e->waiting_nr = 0;
	e->waiting_bytes = 0;
	e->running = !hr_pool_submit(e->b->pool, &e->job, e->b->shards[0].reactor,
				     HR_POOL_BACKFILL, run, done);
	if (e->running)
		return;
	hr_list_each(n, &e->posting)
		hr_metric_add(e->metrics[DROPPED], 0, 1);
	drop_all(&e->posting);
}

void hr_export_put(struct hr_export *e, struct hr_buf *buf)
{
	struct body *body = NULL;

	if (e->waiting_nr < QUEUE_NR_MAX && e->waiting_bytes + buf->len <= QUEUE_BYTES_MAX)
		body = calloc(1, sizeof(*body));
	if (!body) {
		hr_metric_add(e->metrics[DROPPED], 0, 1);
		hr_buf_fini(buf);
		return;
	}
	body->buf = *buf;
	*buf = HR_BUF_INIT;
	hr_list_push(&e->waiting, &body->node);
	e->waiting_nr++;
	e->waiting_bytes += body->buf.len;
	start(e);
}

/* --- labels ----------------------------------------------------------------------- */

static void put_varint(struct hr_buf *out, uint32_t v)
{
	uint8_t bytes[HR_UVARINT32_LEN_MAX];

	hr_buf_put(out, bytes, (size_t)hr_uvarint32_put(bytes, v));
}

/* A field of bytes. */
static void put_field(struct hr_buf *out, int field, const void *p, size_t len)
{
	put_varint(out, (uint32_t)field << 3 | 2);
	put_varint(out, (uint32_t)len);
	hr_buf_put(out, p, len);
}

static void put_attribute(struct hr_buf *out, const char *key, struct hr_str text)
{
	struct hr_buf value = HR_BUF_INIT, pair = HR_BUF_INIT;

	put_field(&value, 1, text.p, (size_t)text.len);
	put_field(&pair, 1, key, strlen(key));
	put_field(&pair, 2, value.p, value.len);
	put_field(out, 1, pair.p, pair.len);
	out->err = out->err ?: value.err ?: pair.err;
	hr_buf_fini(&value);
	hr_buf_fini(&pair);
}

/* The Resource field that goes to the end of each ResourceMetrics. */
static int put_resource(struct hr_buf *out, const struct hr_str at[HR_CLIENT_ATTRIBUTE_NR])
{
	struct hr_buf attributes = HR_BUF_INIT;
	int err;

	for (int i = 0; i < HR_CLIENT_ATTRIBUTE_NR; i++)
		if (at[i].len > 0)
			put_attribute(&attributes, hr_client_attribute_name(i), at[i]);
	put_field(out, 1, attributes.p, attributes.len);
	err = attributes.err ?: out->err;
	hr_buf_fini(&attributes);
	return err;
}

int hr_otlp_label(struct hr_slice in, const struct hr_str at[HR_CLIENT_ATTRIBUTE_NR],
		  struct hr_buf *out)
{
	const uint8_t *p = in.p, *end = p + HR_MAX(in.len, 0);
	struct hr_buf extra = HR_BUF_INIT;
	int err = put_resource(&extra, at);

	while (!err && p < end) {
		uint32_t tag, len = 0;
		int n = hr_uvarint32_get(p, end, &tag);

		if (n > 0) {
			p += n;
			n = hr_uvarint32_get(p, end, &len);
		}
		/* Field 1 with a length is all that there is in such a message. */
		if (n < 0 || tag != (1 << 3 | 2) || len > (size_t)(end - p - n)) {
			err = -EBADMSG;
			break;
		}
		p += n;
		put_varint(out, tag);
		put_varint(out, len + (uint32_t)extra.len);
		hr_buf_put(out, p, len);
		hr_buf_put(out, extra.p, extra.len);
		p += len;
		err = out->err;
	}
	hr_buf_fini(&extra);
	return err;
}
