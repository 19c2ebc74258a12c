// SPDX-License-Identifier: Apache-2.0
/*
 * kafka_metrics_topics: series of topics and partitions, and sums over partitions.
 *
 * The image is walked by name; what the shards told is sorted by identity and joined to
 * it.  Everything here is the rendering thread's own but the image, which is constant.
 */
#include <stdlib.h>

#include "kafka_metrics.h"

struct line {
	const struct hr_partition_reg *reg;
	const struct hr_partition_row *row; /* NULL: not there yet */
	size_t label; /* where it begins in labels */
	bool is_led, at_min, under_min, under_replicated;
};

struct view {
	struct hr_broker *b;
	struct hr_gathering *g;
	struct hr_partition_row *rows; /* of all shards, by identity */
	size_t row_nr;
	struct hr_topic_row *topic_rows; /* the same; sums over shards */
	size_t topic_row_nr;
	struct hr_buf lines, labels; /* struct line; texts with an end */
	struct hr_buf topic_labels, topics; /* of topics that have counters: offset, row */
	size_t line_nr, topic_nr;
	uint64_t dropped_partitions, dropped_topics;
	int64_t led, at_min, under_min, under_replicated, reassigning, imbalance;
};

struct topic_line {
	const struct hr_topic_row *row;
	size_t label;
};

static int by_partition(const void *a, const void *b)
{
	const struct hr_partition_row *x = a, *y = b;
	int c = memcmp(x->topic_id.b, y->topic_id.b, sizeof(x->topic_id.b));

	return c ? c : (x->index > y->index) - (x->index < y->index);
}

static int by_topic(const void *a, const void *b)
{
	const struct hr_topic_row *x = a, *y = b;

	return memcmp(x->topic_id.b, y->topic_id.b, sizeof(x->topic_id.b));
}

/* Sorts and keeps the last of equals: a table that grew is told twice in parts. */
static size_t sort_unique(void *v, size_t nr, size_t size,
			  int (*cmp)(const void *a, const void *b))
{
	uint8_t *p = v;
	size_t to = 0;

	if (!nr)
		return 0;
	qsort(v, nr, size, cmp);
	for (size_t i = 1; i < nr; i++) {
		if (cmp(p + to * size, p + i * size))
			to++;
		if (to != i)
			memcpy(p + to * size, p + i * size, size);
	}
	return to + 1;
}

/* The rows of all shards behind each other; a partition has one home. */
static int collect_partitions(struct view *v)
{
	size_t len = 0;

	for (int i = 0; i < v->g->shard_nr; i++)
		len += v->g->v[i].partitions.len;
	v->rows = malloc(len + 1);
	if (!v->rows)
		return -ENOMEM;
	for (int i = 0; i < v->g->shard_nr; i++) {
		const struct hr_buf *from = &v->g->v[i].partitions;

		if (from->len)
			memcpy(v->rows + v->row_nr, from->p, from->len);
		v->row_nr += from->len / sizeof(*v->rows);
	}
	v->row_nr = sort_unique(v->rows, v->row_nr, sizeof(*v->rows), by_partition);
	return 0;
}

/* Writes of coordinators come in by no request; they are one more row of their topic. */
static size_t add_coordinators(struct view *v, struct hr_topic_row *to)
{
	const struct hr_topic *t = hr_image_topic(v->g->v[0].image, hr_str(HR_OFFSETS_TOPIC));
	struct hr_topic_row r = { 0 };

	for (int i = 0; i < v->g->shard_nr; i++) {
		r.v[HR_TOPIC_BYTES_IN] += v->g->v[i].coords.bytes;
		r.v[HR_TOPIC_RECORDS_IN] += v->g->v[i].coords.records;
		r.v[HR_TOPIC_PRODUCES] += v->g->v[i].coords.batches;
	}
	memcpy(v->b->kafka->coords, r.v, sizeof(r.v));
	if (!t || !r.v[HR_TOPIC_PRODUCES])
		return 0;
	r.topic_id = t->id;
	*to = r;
	return 1;
}

/* A topic is counted on every shard that a client's connection lives on. */
static int collect_topics(struct view *v)
{
	struct hr_topic_row *all;
	size_t len = 0, nr = 0, to = 0;

	for (int i = 0; i < v->g->shard_nr; i++)
		len += v->g->v[i].topics.len;
	v->topic_rows = all = malloc(len + sizeof(*all));
	if (!all)
		return -ENOMEM;
	for (int i = 0; i < v->g->shard_nr; i++) {
		const struct hr_buf *from = &v->g->v[i].topics;

		if (from->len)
			memcpy(all + nr, from->p, from->len);
		nr += sort_unique(all + nr, from->len / sizeof(*all), sizeof(*all), by_topic);
	}
	nr += add_coordinators(v, all + nr);
	if (!nr)
		return 0;
	qsort(all, nr, sizeof(*all), by_topic);
	for (size_t i = 1; i < nr; i++) {
		if (by_topic(&all[to], &all[i])) {
			all[++to] = all[i];
			continue;
		}
		for (int k = 0; k < HR_TOPIC_COUNT_NR; k++)
			all[to].v[k] += all[i].v[k];
	}
	v->topic_row_nr = to + 1;
	return 0;
}

static size_t put_label(struct hr_buf *labels, const char *topic, int32_t index)
{
	struct hr_buf text = HR_BUF_INIT;
	size_t at = labels->len;

	hr_metric_label(&text, "topic", hr_str(topic));
	if (index >= 0)
		hr_buf_printf(&text, ",partition=\"%d\"", index);
	if (text.err)
		labels->err = text.err;
	hr_buf_put(labels, hr_buf_cstr(&text), text.len + 1);
	hr_buf_fini(&text);
	return at;
}

static void judge_led(struct view *v, struct line *l, int32_t min_isr)
{
	const struct hr_partition_reg *reg = l->reg;
	int32_t need = HR_MIN(min_isr, reg->replicas.nr);

	l->at_min = reg->isr.nr == need;
	l->under_min = reg->isr.nr < need;
	l->under_replicated = reg->isr.nr < reg->replicas.nr;
	v->led++;
	v->at_min += l->at_min;
	v->under_min += l->under_min;
	v->under_replicated += l->under_replicated;
	v->reassigning += reg->adding.nr || reg->removing.nr;
}

static void view_partition(struct view *v, const struct hr_topic *t, int32_t index,
			   int32_t min_isr)
{
	struct hr_partition_row key = { .topic_id = t->id, .index = index };
	struct line l = { .reg = hr_topic_partition(t, index) };

	if (!l.reg)
		return;
	v->imbalance += l.reg->replicas.nr && l.reg->leader != l.reg->replicas.v[0];
	l.row = bsearch(&key, v->rows, v->row_nr, sizeof(key), by_partition);
	l.is_led = l.reg->leader == v->b->roles.node_id;
	if (l.is_led)
		judge_led(v, &l, min_isr);
	if (!l.row && !l.is_led)
		return;
	if (v->line_nr == HR_KAFKA_PARTITIONS_MAX) {
		v->dropped_partitions++;
		return;
	}
	v->line_nr++;
	l.label = put_label(&v->labels, t->name, index);
	hr_buf_put(&v->lines, &l, sizeof(l));
}

static int view_topic(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct view *v = arg;
	struct hr_topic_row want = { .topic_id = t->id };
	struct topic_line tl;
	char scratch[32];
	int32_t min_isr = (int32_t)hr_config_topic(
		v->g->v[0].config,
		hr_image_props(v->g->v[0].image, HR_RESOURCE_TOPIC, hr_str(t->name)),
		HR_TCFG_MIN_INSYNC_REPLICAS, NULL, scratch).num;

	for (int32_t i = 0; i < t->partition_nr; i++)
		view_partition(v, t, i, min_isr);
	tl.row = bsearch(&want, v->topic_rows, v->topic_row_nr, sizeof(want), by_topic);
	if (!tl.row)
		return 0;
	if (v->topic_nr == HR_KAFKA_TOPICS_MAX) {
		v->dropped_topics++;
		return 0;
	}
	v->topic_nr++;
	tl.label = put_label(&v->topic_labels, t->name, -1);
	hr_buf_put(&v->topics, &tl, sizeof(tl));
	return 0;
}

static int view_make(struct view *v)
{
	struct hr_slice all = { NULL, 0 };
	int err = collect_partitions(v);

	if (!err)
		err = collect_topics(v);
	if (!err)
		err = hr_ptree_walk(&v->g->v[0].image->topics_by_name, all, view_topic, v);
	if (!err)
		err = v->lines.err ?: v->labels.err ?: v->topics.err ?: v->topic_labels.err;
	return err;
}

/* --- series ------------------------------------------------------------------------- */

#define P(name) HR_KAFKA_CLUSTER_PARTITION_##name
#define L(name) HR_KAFKA_LOG_LOG_##name

static const struct partition_family {
	enum hr_kafka_metric metric;
	bool of_log; /* else of a partition that is led here */
} partition_families[] = {
	{ P(ATMINISR), false }, { P(INSYNCREPLICASCOUNT), false },
	{ P(LASTSTABLEOFFSETLAG), false }, { P(REPLICASCOUNT), false },
	{ P(UNDERMINISR), false }, { P(UNDERREPLICATED), false },
	{ L(LOGENDOFFSET), true }, { L(LOGSTARTOFFSET), true }, { L(NUMLOGSEGMENTS), true },
	{ L(RETENTIONSIZEINPERCENT), true }, { L(SIZE), true },
};

static double log_value(const struct hr_partition_row *r, enum hr_kafka_metric m)
{
	switch (m) {
	case L(LOGENDOFFSET): return (double)r->end_offset;
	case L(LOGSTARTOFFSET): return (double)r->start_offset;
	case L(NUMLOGSEGMENTS): return r->segment_nr;
	case L(SIZE): return (double)r->size_bytes;
	case P(LASTSTABLEOFFSETLAG): return (double)r->held_back;
	default: return (double)(r->size_bytes * 100 / r->retention_bytes);
	}
}

static double led_value(const struct line *l, enum hr_kafka_metric m)
{
	switch (m) {
	case P(ATMINISR): return l->at_min;
	case P(INSYNCREPLICASCOUNT): return l->reg->isr.nr;
	case P(REPLICASCOUNT): return l->reg->replicas.nr;
	case P(UNDERMINISR): return l->under_min;
	default: return l->under_replicated;
	}
}

static void put_partition_family(struct hr_kafka_out *o, const struct view *v,
				 const struct partition_family *f)
{
	const struct line *lines = (const void *)v->lines.p;
	bool asks_log = f->of_log || f->metric == P(LASTSTABLEOFFSETLAG);

	for (size_t i = 0; i < v->line_nr; i++) {
		const struct line *l = &lines[i];
		const char *label = (const char *)v->labels.p + l->label;

		if ((!f->of_log && !l->is_led) || (asks_log && !(l->row && l->row->is_open)) ||
		    (f->metric == L(RETENTIONSIZEINPERCENT) && l->row->retention_bytes <= 0))
			continue;
		hr_kafka_put(o, f->metric, label,
			     asks_log ? log_value(l->row, f->metric) : led_value(l, f->metric));
	}
}

#define T(name) HR_KAFKA_SERVER_BROKERTOPICMETRICS_##name##_TOTAL

static const enum hr_kafka_metric topic_families[HR_TOPICS_COUNT_NR] = {
	[HR_TOPIC_BYTES_IN] = T(BYTESIN),
	[HR_TOPIC_RECORDS_IN] = T(MESSAGESIN),
	[HR_TOPIC_PRODUCES] = T(TOTALPRODUCEREQUESTS),
	[HR_TOPIC_PRODUCES_FAILED] = T(FAILEDPRODUCEREQUESTS),
	[HR_TOPIC_BYTES_OUT] = T(BYTESOUT),
	[HR_TOPIC_FETCHES] = T(TOTALFETCHREQUESTS),
	[HR_TOPICS_BYTES_REJECTED] = T(BYTESREJECTED),
	[HR_TOPICS_FETCHES_FAILED] = T(FAILEDFETCHREQUESTS),
	[HR_TOPICS_BAD_CRC] = T(INVALIDMESSAGECRCRECORDS),
	[HR_TOPICS_FETCHES_EXPIRED] = HR_KAFKA_SERVER_DELAYEDFETCHMETRICS_EXPIRES_TOTAL,
};

/* @v NULL: the totals alone. */
static void put_topics(struct hr_kafka_out *o, const struct hr_broker *b, const struct view *v)
{
	for (int k = 0; k < HR_TOPICS_COUNT_NR; k++) {
		const struct topic_line *lines = v ? (const void *)v->topics.p : NULL;
		uint64_t sum = k < HR_TOPIC_COUNT_NR ? b->kafka->coords[k] : 0;

		for (int i = 0; i < b->shard_nr; i++)
			sum += __atomic_load_n(&b->shards[i].counts->totals[k], __ATOMIC_RELAXED);
		hr_kafka_put(o, topic_families[k],
			     k == HR_TOPICS_FETCHES_EXPIRED ? "fetcherType=\"consumer\"" : "",
			     (double)sum);
		/* As in Kafka, a topic's series begins with the first event. */
		for (size_t i = 0; k < HR_TOPIC_COUNT_NR && v && i < v->topic_nr; i++)
			if (lines[i].row->v[k])
				hr_kafka_put(o, topic_families[k],
					     (const char *)v->topic_labels.p + lines[i].label,
					     (double)lines[i].row->v[k]);
	}
}

#define R(name) HR_KAFKA_SERVER_REPLICAMANAGER_##name

static void put_sums(struct hr_kafka_out *o, const struct view *v)
{
	int64_t failed = 0, producers = 0;

	for (size_t i = 0; i < v->row_nr; i++)
		failed += v->rows[i].is_failed;
	for (int i = 0; i < v->g->shard_nr; i++)
		producers += v->g->v[i].producers;
	hr_kafka_put(o, R(ATMINISRPARTITIONCOUNT), "", (double)v->at_min);
	hr_kafka_put(o, R(LEADERCOUNT), "", (double)v->led);
	hr_kafka_put(o, R(OFFLINEREPLICACOUNT), "", (double)failed);
	hr_kafka_put(o, R(PARTITIONCOUNT), "", (double)v->row_nr);
	hr_kafka_put(o, R(PRODUCERIDCOUNT), "", (double)producers);
	hr_kafka_put(o, R(REASSIGNINGPARTITIONS), "", (double)v->reassigning);
	hr_kafka_put(o, R(UNDERMINISRPARTITIONCOUNT), "", (double)v->under_min);
	hr_kafka_put(o, R(UNDERREPLICATEDPARTITIONS), "", (double)v->under_replicated);
	hr_kafka_put(o, HR_KAFKA_CONTROLLER_KAFKACONTROLLER_PREFERREDREPLICAIMBALANCECOUNT, "",
		     (double)v->imbalance);
}

/* A directory that holds a log which cannot be used, and those that take nothing more. */
static void put_directories(struct hr_kafka_out *o, const struct view *v)
{
	const struct hr_broker *b = v->b;
	const struct hr_broker_reg *me = hr_image_broker(v->g->v[0].image, b->roles.node_id);
	bool offline[HR_LOG_DIR_NR_MAX] = { false };
	struct hr_buf labels = HR_BUF_INIT;
	int offline_nr = 0;

	for (size_t i = 0; i < v->row_nr; i++)
		offline[v->rows[i].dir_idx] |= v->rows[i].is_failed;
	for (int i = 0; i < b->dirs.log_dir_nr; i++) {
		labels.len = 0;
		hr_metric_label(&labels, "logDirectory", hr_str(b->dirs.paths[i]));
		hr_kafka_put(o, HR_KAFKA_LOG_LOGMANAGER_LOGDIRECTORYOFFLINE, hr_buf_cstr(&labels),
			     offline[i]);
		offline_nr += offline[i];
	}
	hr_kafka_put(o, HR_KAFKA_LOG_LOGMANAGER_OFFLINELOGDIRECTORYCOUNT, "", offline_nr);
	if (me && me->cordoned_nr >= 0)
		hr_kafka_put(o, HR_KAFKA_LOG_LOGMANAGER_CORDONEDLOGDIRECTORYCOUNT, "",
			     me->cordoned_nr);
	for (int i = 0; me && me->cordoned_nr >= 0 && i < b->dirs.log_dir_nr; i++) {
		bool is_cordoned = false;

		for (int k = 0; k < me->cordoned_nr; k++)
			is_cordoned |= hr_uuid_eq(me->cordoned_dirs[k],
						  b->log_dirs[i].meta.directory_id);
		labels.len = 0;
		hr_metric_label(&labels, "logDirectory", hr_str(b->dirs.paths[i]));
		hr_kafka_put(o, HR_KAFKA_LOG_LOGMANAGER_LOGDIRECTORYCORDONED,
			     hr_buf_cstr(&labels), is_cordoned);
	}
	hr_buf_fini(&labels);
}

void hr_kafka_put_partitions(struct hr_kafka_out *o, struct hr_broker *b, struct hr_gathering *g)
{
	struct view v = { .b = b, .g = g };
	int err = g ? view_make(&v) : -EAGAIN;

	put_topics(o, b, err ? NULL : &v);
	if (!err) {
		for (size_t i = 0; i < HR_ARRAY_LEN(partition_families); i++)
			put_partition_family(o, &v, &partition_families[i]);
		put_sums(o, &v);
		put_directories(o, &v);
		hr_metric_add(b->kafka->dropped, hr_metrics_shared(b->metrics),
			      v.dropped_partitions * HR_ARRAY_LEN(partition_families) +
				      v.dropped_topics * HR_TOPIC_COUNT_NR);
	} else if (g) {
		o->text->err = err;
	}
	free(v.rows);
	free(v.topic_rows);
	hr_buf_fini(&v.lines);
	hr_buf_fini(&v.labels);
	hr_buf_fini(&v.topics);
	hr_buf_fini(&v.topic_labels);
}
