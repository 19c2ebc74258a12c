// SPDX-License-Identifier: Apache-2.0
/* telemetry: subscriptions and instances; see telemetry.h. */
#include "telemetry.h"

#include <hr/lib/crc32c.h>
#include <hr/lib/htable.h>
#include <hr/protocol/wire_error.h>
#include <stdlib.h>

#define INSTANCE_NR_MAX 16384
#define INTERVAL_DEFAULT_MS 300000
#define UNUSED_MIN_MS 60000
/* Forgetting is done by those who come; this many of the oldest are looked at. */
#define SWEEP_NR 8

/* One client-metrics config as it was read. */
struct source {
	const struct hr_resource *resource; /* held by the image below */
	struct hr_client_match match;
	int32_t interval_ms;
	const char *metrics;
};

struct hr_telemetry {
	struct hr_broker *b;
	struct hr_image *image; /* the sources point into it */
	struct source *sources;
	int32_t source_nr;
	uint64_t serial; /* of the sources */
	struct hr_htable instances;
	struct hr_list used; /* longest unused first */
	struct hr_export *export;
};

struct hr_client_instance {
	struct hr_hnode by_id;
	struct hr_list node;
	struct hr_telemetry *t;
	struct hr_uuid id;
	uint64_t serial; /* of the sources that the next three came from */
	int32_t subscription_id, interval_ms;
	struct hr_str *metrics;
	int32_t metric_nr;
	int64_t asked_ms, pushed_ms, used_ms; /* monotonic; 0 never */
	enum hr_wire_err last;
	bool terminated;
};

int hr_telemetry_create(struct hr_broker *b, struct hr_telemetry **ret_t)
{
	struct hr_telemetry *t = calloc(1, sizeof(*t));
	int err = t ? hr_export_create(b, &t->export) : -ENOMEM;

	if (err) {
		free(t);
		return err;
	}
	t->b = b;
	hr_htable_init(&t->instances);
	hr_list_init(&t->used);
	*ret_t = t;
	return 0;
}

struct hr_export *hr_telemetry_export(struct hr_telemetry *t)
{
	return t->export;
}

static void drop_sources(struct hr_telemetry *t)
{
	for (int32_t i = 0; i < t->source_nr; i++)
		hr_client_match_fini(&t->sources[i].match);
	free(t->sources);
	t->sources = NULL;
	t->source_nr = 0;
	hr_image_put(t->image);
	t->image = NULL;
}

static void drop_metrics(struct hr_client_instance *ci)
{
	for (int32_t i = 0; i < ci->metric_nr; i++)
		free((char *)ci->metrics[i].p);
	free(ci->metrics);
	ci->metrics = NULL;
	ci->metric_nr = 0;
}

static void forget(struct hr_client_instance *ci)
{
	struct hr_telemetry *t = ci->t;

	hr_htable_remove(&t->instances, &ci->by_id);
	hr_list_del(&ci->node);
	drop_metrics(ci);
	free(ci);
	hr_export_instances_set(t->export, t->instances.nr);
}

void hr_telemetry_destroy(struct hr_telemetry *t)
{
	if (!t)
		return;
	while (!hr_list_empty(&t->used))
		forget(hr_list_entry(t->used.next, struct hr_client_instance, node));
	hr_htable_fini(&t->instances);
	drop_sources(t);
	hr_export_destroy(t->export);
	free(t);
}

/* --- what is wanted --------------------------------------------------------------- */

struct reading {
	struct hr_telemetry *t;
	int32_t nr;
	bool same;
	int err;
};

static const struct hr_resource *metrics_resource(void *value)
{
	const struct hr_resource *r = value;

	return r->type == HR_RESOURCE_CLIENT_METRICS ? r : NULL;
}

static int compare_source(void *arg, struct hr_slice key, void *value)
{
	const struct hr_resource *r = metrics_resource(value);
	struct reading *rd = arg;

	if (!r)
		return 1;
	rd->same &= rd->nr < rd->t->source_nr && rd->t->sources[rd->nr].resource == r;
	rd->nr++;
	return 0;
}

static int read_source(void *arg, struct hr_slice key, void *value)
{
	const struct hr_resource *r = metrics_resource(value);
	struct reading *rd = arg;
	struct source *s = r ? &rd->t->sources[rd->t->source_nr] : NULL;
	const char *interval;

	if (!r || rd->t->source_nr == rd->nr)
		return 1;
	interval = hr_props_get(&r->props, "interval.ms");
	/* A pattern that cannot be read, from another writer's log, is for nobody. */
	if (hr_client_match_parse(hr_props_get(&r->props, "match"), &s->match))
		return 0;
	s->resource = r;
	s->interval_ms = interval ? (int32_t)strtol(interval, NULL, 10) : INTERVAL_DEFAULT_MS;
	s->metrics = hr_props_get(&r->props, "metrics");
	rd->t->source_nr++;
	return 0;
}

/* Reads the configs anew when one of them is another than before. */
static int refresh(struct hr_telemetry *t)
{
	static const uint8_t type = HR_RESOURCE_CLIENT_METRICS;
	struct hr_image *im = t->b->shards[0].image;
	struct hr_slice from = { &type, 1 };
	struct reading rd = { .t = t, .same = true };

	hr_ptree_walk(&im->resources, from, compare_source, &rd);
	if (t->image && rd.same && rd.nr == t->source_nr)
		return 0;
	drop_sources(t);
	t->serial++;
	t->sources = calloc((size_t)rd.nr + 1, sizeof(*t->sources));
	if (!t->sources)
		return -ENOMEM;
	t->image = hr_image_get(im);
	hr_ptree_walk(&im->resources, from, read_source, &rd);
	return 0;
}

static int add_metric(struct hr_client_instance *ci, struct hr_str name)
{
	struct hr_str *v;
	char *copy;

	for (int32_t i = 0; i < ci->metric_nr; i++)
		if (hr_str_eq(ci->metrics[i], name))
			return 0;
	v = reallocarray(ci->metrics, (size_t)ci->metric_nr + 1, sizeof(*v));
	copy = strndup(name.p, (size_t)name.len);
	if (v)
		ci->metrics = v;
	if (!v || !copy) {
		free(copy);
		return -ENOMEM;
	}
	v[ci->metric_nr++] = (struct hr_str){ copy, name.len };
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return hr_str_cmp(*(const struct hr_str *)a, *(const struct hr_str *)b);
}

static void number(struct hr_client_instance *ci)
{
	uint32_t crc = hr_crc32c(0, &ci->interval_ms, sizeof(ci->interval_ms));

	for (int32_t i = 0; i < ci->metric_nr; i++) {
		crc = hr_crc32c(crc, ci->metrics[i].p, (size_t)ci->metrics[i].len);
		crc = hr_crc32c(crc, "", 1);
	}
	ci->subscription_id =
		(int32_t)(crc ^ (uint32_t)hr_hash_bytes(ci->id.b, sizeof(ci->id.b)));
}

static int subscribe(struct hr_client_instance *ci, const struct hr_str at[HR_CLIENT_ATTRIBUTE_NR])
{
	struct hr_telemetry *t = ci->t;
	struct hr_str item, all = HR_STR_LIT("*");
	bool everything = false;
	int err = 0;

	drop_metrics(ci);
	ci->interval_ms = INTERVAL_DEFAULT_MS;
	for (int32_t i = 0; !err && i < t->source_nr; i++) {
		const struct source *s = &t->sources[i];
		const char *pos = s->metrics;

		if (!hr_client_matches(&s->match, at))
			continue;
		while (!err && hr_config_list_next(&pos, &item)) {
			everything |= hr_str_eq(item, all);
			err = add_metric(ci, item);
		}
		ci->interval_ms = HR_MIN(ci->interval_ms, s->interval_ms);
	}
	if (!err && everything) {
		drop_metrics(ci);
		err = add_metric(ci, all);
	}
	if (ci->metric_nr)
		qsort(ci->metrics, (size_t)ci->metric_nr, sizeof(*ci->metrics), by_name);
	ci->serial = t->serial;
	number(ci);
	return err;
}

/* --- instances -------------------------------------------------------------------- */

static bool is_stale(const struct hr_client_instance *ci, int64_t now_ms)
{
	return now_ms - ci->used_ms > HR_MAX(UNUSED_MIN_MS, 3 * (int64_t)ci->interval_ms);
}

static void make_room(struct hr_telemetry *t, int64_t now_ms)
{
	for (int i = 0; i < SWEEP_NR && !hr_list_empty(&t->used); i++) {
		struct hr_client_instance *ci =
			hr_list_entry(t->used.next, struct hr_client_instance, node);

		if (t->instances.nr < INSTANCE_NR_MAX && !is_stale(ci, now_ms))
			return;
		forget(ci);
	}
}

static struct hr_client_instance *find(const struct hr_telemetry *t, struct hr_uuid id)
{
	struct hr_hnode *n = hr_htable_first(&t->instances, hr_hash_bytes(id.b, sizeof(id.b)));

	for (; n; n = hr_htable_next(n)) {
		struct hr_client_instance *ci =
			hr_container_of(n, struct hr_client_instance, by_id);

		if (hr_uuid_eq(ci->id, id))
			return ci;
	}
	return NULL;
}

struct hr_client_instance *hr_client_instance(struct hr_telemetry *t, struct hr_uuid id,
					      const struct hr_str at[HR_CLIENT_ATTRIBUTE_NR])
{
	int64_t now_ms = hr_sys_mono_ms(t->b->sys);
	struct hr_client_instance *ci;

	if (refresh(t))
		return NULL;
	ci = find(t, id);
	if (!ci) {
		make_room(t, now_ms);
		ci = calloc(1, sizeof(*ci));
		if (!ci)
			return NULL;
		ci->t = t;
		ci->id = id;
		hr_htable_insert(&t->instances, &ci->by_id, hr_hash_bytes(id.b, sizeof(id.b)));
		hr_export_instances_set(t->export, t->instances.nr);
	} else {
		hr_list_del(&ci->node);
	}
	hr_list_push(&t->used, &ci->node);
	ci->used_ms = now_ms;
	if (ci->serial != t->serial && subscribe(ci, at)) {
		forget(ci);
		return NULL;
	}
	return ci;
}

enum hr_wire_err hr_client_instance_ask(struct hr_client_instance *ci,
					struct hr_subscription *ret_s)
{
	int64_t last_ms = HR_MAX(ci->asked_ms, ci->pushed_ms);
	enum hr_wire_err last = ci->last;

	ci->last = HR_ERR_NONE;
	/* Who was told to ask again may do so at once. */
	if (last_ms && ci->used_ms - last_ms < ci->interval_ms &&
	    last != HR_ERR_UNKNOWN_SUBSCRIPTION_ID && last != HR_ERR_UNSUPPORTED_COMPRESSION_TYPE)
		return HR_ERR_THROTTLING_QUOTA_EXCEEDED;
	ci->asked_ms = ci->used_ms;
	ci->terminated = false;
	*ret_s = (struct hr_subscription){ ci->subscription_id, ci->interval_ms, ci->metrics,
					   ci->metric_nr };
	return HR_ERR_NONE;
}

static enum hr_wire_err check_push(const struct hr_client_instance *ci,
				   const struct hr_client_push *p)
{
	bool first = ci->asked_ms >= ci->pushed_ms;

	if (ci->terminated)
		return HR_ERR_INVALID_REQUEST;
	/* The first push after a question comes at a time that the client draws. */
	if (!p->terminating && !first && ci->used_ms - ci->pushed_ms < ci->interval_ms)
		return HR_ERR_THROTTLING_QUOTA_EXCEEDED;
	if (p->subscription_id != ci->subscription_id)
		return HR_ERR_UNKNOWN_SUBSCRIPTION_ID;
	if (p->codec < 0 || p->codec > 4)
		return HR_ERR_UNSUPPORTED_COMPRESSION_TYPE;
	return p->bytes_nr > p->bytes_max ? HR_ERR_TELEMETRY_TOO_LARGE : HR_ERR_NONE;
}

enum hr_wire_err hr_client_instance_push(struct hr_client_instance *ci,
					 const struct hr_client_push *p)
{
	enum hr_wire_err werr = check_push(ci, p);

	ci->last = werr;
	if (werr != HR_ERR_THROTTLING_QUOTA_EXCEEDED && werr != HR_ERR_INVALID_REQUEST)
		ci->pushed_ms = ci->used_ms;
	ci->terminated |= p->terminating && !werr;
	return werr;
}
