// SPDX-License-Identifier: Apache-2.0
/*
 * kafka_metrics: one reading, rendered; see kafka_metrics.h.
 *
 * Kafka's series, family by family, then the node's own.
 */
#include "kafka_metrics.h"
#include "observe.h"

#include "features.h"

static const char *const group_kinds[HR_GROUP_KIND_NR] = { NULL, "classic", "consumer", NULL,
							    "streams" };
static const char *const classic_states[HR_CLASSIC_STATE_NR] = {
	"Empty", "PreparingRebalance", "CompletingRebalance", "Stable", "Dead",
};
static const char *const modern_states[HR_MODERN_STATE_NR] = {
	"Empty", "Assigning", "Reconciling", "Stable", "NotReady", "Dead",
};

void hr_kafka_put(struct hr_kafka_out *o, enum hr_kafka_metric m, const char *labels, double v)
{
	const struct hr_kafka_row *row = &hr_kafka_rows[m];

	if (o->family != (int)m)
		hr_buf_printf(o->text, "# HELP %s %s\n# TYPE %s %s\n", row->name, row->help,
			      row->name, row->type);
	o->family = (int)m;
	hr_buf_str(o->text, row->name);
	if (*labels)
		hr_buf_printf(o->text, "{%s}", labels);
	if (v > -9e15 && v < 9e15 && v == (double)(int64_t)v)
		hr_buf_printf(o->text, " %.0f\n", v);
	else
		hr_buf_printf(o->text, " %.10g\n", v);
}

static void put_labelled(struct hr_kafka_out *o, enum hr_kafka_metric m, const char *key,
			 struct hr_str value, double v)
{
	struct hr_buf labels = HR_BUF_INIT;

	hr_metric_label(&labels, key, value);
	hr_kafka_put(o, m, hr_buf_cstr(&labels), v);
	hr_buf_fini(&labels);
}

/* --- metadata ------------------------------------------------------------------------ */

#define C(name) HR_KAFKA_CONTROLLER_KAFKACONTROLLER_##name
#define M(name) HR_KAFKA_SERVER_BROKER_METADATA_METRICS_##name
#define R(name) HR_KAFKA_SERVER_RAFT_METRICS_##name
#define D(name) HR_KAFKA_SERVER_METADATALOADER_##name

struct broker_counts {
	int active, fenced, stopping;
};

static int count_broker(void *arg, struct hr_slice key, void *value)
{
	const struct hr_broker_reg *reg = value;
	struct broker_counts *n = arg;

	n->active += !reg->fenced;
	n->fenced += reg->fenced;
	n->stopping += reg->in_controlled_shutdown;
	return 0;
}

static bool ignores_static_voters(const struct hr_gathered *p)
{
	const char *voters = hr_config_text(p->config, HR_CFG_CONTROLLER_QUORUM_VOTERS);

	return p->kraft_version > 0 && voters && *voters;
}

static void put_controller(struct hr_kafka_out *o, const struct hr_gathered *p)
{
	const struct hr_image *im = p->image;
	struct hr_slice all = { NULL, 0 };
	struct broker_counts n = { 0 };

	hr_ptree_walk(&im->brokers, all, count_broker, &n);
	hr_kafka_put(o, C(ACTIVEBROKERCOUNT), "", n.active);
	hr_kafka_put(o, C(ACTIVECONTROLLERCOUNT), "", 1);
	hr_kafka_put(o, C(CONTROLLEDSHUTDOWNBROKERCOUNT), "", n.stopping);
	hr_kafka_put(o, C(FENCEDBROKERCOUNT), "", n.fenced);
	hr_kafka_put(o, C(GLOBALPARTITIONCOUNT), "", (double)im->partition_nr);
	hr_kafka_put(o, C(GLOBALTOPICCOUNT), "", (double)im->topics_by_name.nr);
	hr_kafka_put(o, C(IGNOREDSTATICVOTERS), "", ignores_static_voters(p));
	/* What is appended is in the draft: the controller is never behind itself. */
	hr_kafka_put(o, C(LASTAPPLIEDRECORDLAGMS), "", 0);
	hr_kafka_put(o, C(LASTAPPLIEDRECORDOFFSET), "", (double)im->offset);
	hr_kafka_put(o, C(LASTAPPLIEDRECORDTIMESTAMP), "", (double)im->timestamp_ms);
	hr_kafka_put(o, C(LASTCOMMITTEDRECORDOFFSET), "", (double)p->high_watermark - 1);
	/* A fault ends the node, so that whoever reads this has seen none. */
	hr_kafka_put(o, C(METADATAERRORCOUNT), "", 0);
	hr_kafka_put(o, C(NEWACTIVECONTROLLERSCOUNT), "", 1);
	hr_kafka_put(o, C(OFFLINEPARTITIONSCOUNT), "", (double)im->offline_partition_nr);
}

static void put_metadata(struct hr_kafka_out *o, const struct hr_broker *b,
			 const struct hr_gathered *p)
{
	int64_t seen = p->image->offset;
	bool behind;

	for (int i = 0; i < b->shard_nr; i++)
		seen = HR_MIN(seen, __atomic_load_n(&b->shards[i].seen_offset, __ATOMIC_SEQ_CST));
	behind = seen < p->image->offset;
	hr_kafka_put(o, M(IGNORED_STATIC_VOTERS), "", ignores_static_voters(p));
	hr_kafka_put(o, M(LAST_APPLIED_RECORD_LAG_MS), "",
		     behind ? (double)HR_MAX(p->now_ms - p->image->timestamp_ms, 0) : 0);
	hr_kafka_put(o, M(LAST_APPLIED_RECORD_OFFSET), "", (double)seen);
	if (!behind)
		hr_kafka_put(o, M(LAST_APPLIED_RECORD_TIMESTAMP), "",
			     (double)p->image->timestamp_ms);
	hr_kafka_put(o, M(METADATA_APPLY_ERROR_COUNT), "", 0);
	hr_kafka_put(o, M(METADATA_LOAD_ERROR_COUNT), "", 0);
}

/* metadata.version -> metadataVersion, as in Kafka's own labels. */
static struct hr_str camel(struct hr_str name, char *to, size_t cap)
{
	size_t len = 0;
	bool upper = false;

	for (int32_t i = 0; i < name.len && len < cap; i++) {
		char c = name.p[i];

		if (c != '.')
			to[len++] = upper && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
		upper = c == '.';
	}
	return (struct hr_str){ to, (int32_t)len };
}

static int put_feature(void *arg, struct hr_slice key, void *value)
{
	char text[64];

	put_labelled(arg, D(FINALIZEDLEVEL), "featureName",
		     camel((struct hr_str){ (const char *)key.p, key.len }, text, sizeof(text)),
		     (double)((int64_t)(uintptr_t)value - 1));
	return 0;
}

static void put_features(struct hr_kafka_out *o, const struct hr_broker *b,
			 const struct hr_gathered *p)
{
	struct hr_slice all = { NULL, 0 };
	char text[64];

	hr_kafka_put(o, D(CURRENTCONTROLLERID), "", b->roles.node_id);
	hr_kafka_put(o, D(CURRENTMETADATAVERSION), "",
		     hr_image_feature(p->image, HR_METADATA_VERSION));
	hr_ptree_walk(&p->image->features, all, put_feature, o);
	put_labelled(o, D(FINALIZEDLEVEL), "featureName", hr_str("kraftVersion"),
		     p->kraft_version);
	for (int i = 0; i < HR_FEATURE_NR; i++)
		put_labelled(o, HR_KAFKA_SERVER_NODE_METRICS_MAXIMUM_SUPPORTED_LEVEL,
			     "feature_name",
			     camel(hr_str(hr_features[i].name), text, sizeof(text)),
			     hr_features[i].max);
	for (int i = 0; i < HR_FEATURE_NR; i++)
		put_labelled(o, HR_KAFKA_SERVER_NODE_METRICS_MINIMUM_SUPPORTED_LEVEL,
			     "feature_name",
			     camel(hr_str(hr_features[i].name), text, sizeof(text)),
			     hr_features[i].min);
}

static void put_raft(struct hr_kafka_out *o, const struct hr_broker *b,
		     const struct hr_gathered *p)
{
	hr_kafka_put(o, R(CURRENT_EPOCH), "", p->epoch);
	hr_kafka_put(o, R(CURRENT_LEADER), "", b->roles.node_id);
	hr_kafka_put(o, R(CURRENT_STATE_INFO), "state=\"leader\"", 1);
	/* A leader has voted for itself. */
	hr_kafka_put(o, R(CURRENT_VOTE), "", b->roles.node_id);
	hr_kafka_put(o, R(HIGH_WATERMARK), "", (double)p->high_watermark);
	hr_kafka_put(o, R(LOG_END_EPOCH), "", p->epoch);
	hr_kafka_put(o, R(LOG_END_OFFSET), "", (double)p->end_offset);
	hr_kafka_put(o, R(NUMBER_OF_OBSERVERS), "", 0);
	/* Before kraft.version 1 the voters are in the configuration: this node. */
	hr_kafka_put(o, R(NUMBER_OF_VOTERS), "", p->voter_nr ? p->voter_nr : 1);
}

/* --- groups ----------------------------------------------------------------------------- */

#define G(name) HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_##name
#define N(name) HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_##name

static void sum_groups(const struct hr_gathering *g, struct hr_group_stats *st,
		       struct hr_coord_stats *c)
{
	/* Nothing but 64-bit numbers, levels and counters. */
	_Static_assert(sizeof(*st) % sizeof(uint64_t) == 0, "group stats are 64-bit cells");
	memset(st, 0, sizeof(*st));
	memset(c, 0, sizeof(*c));
	for (int i = 0; i < g->shard_nr; i++) {
		const struct hr_coord_stats *from = &g->v[i].coords;

		for (size_t k = 0; k < sizeof(*st) / sizeof(uint64_t); k++)
			((uint64_t *)st)[k] += ((const uint64_t *)&g->v[i].groups)[k];
		c->loading_nr += from->loading_nr;
		c->active_nr += from->active_nr;
		c->loads += from->loads;
		c->load_ms_sum += from->load_ms_sum;
		c->load_ms_max = HR_MAX(c->load_ms_max, from->load_ms_max);
	}
	/* One that has nothing but offsets is to others an empty classic group. */
	st->groups[HR_GROUP_CLASSIC] += st->groups[HR_GROUP_NONE];
	st->classic[HR_CLASSIC_EMPTY] += st->groups[HR_GROUP_NONE];
}

static void put_group_states(struct hr_kafka_out *o, const struct hr_group_stats *st)
{
	for (int i = 0; i < HR_CLASSIC_STATE_NR; i++)
		put_labelled(o, G(CLASSIC_GROUP_COUNT), "state", hr_str(classic_states[i]),
			     (double)st->classic[i]);
	for (int i = 0; i < HR_MODERN_STATE_NR; i++)
		if (i != HR_MODERN_NOT_READY)
			put_labelled(o, G(CONSUMER_GROUP_COUNT), "state", hr_str(modern_states[i]),
				     (double)st->modern[HR_GROUP_CONSUMER][i]);
	for (int i = 0; i < HR_MODERN_STATE_NR; i++)
		put_labelled(o, G(STREAMS_GROUP_COUNT), "state", hr_str(modern_states[i]),
			     (double)st->modern[HR_GROUP_STREAMS][i]);
	for (int i = 0; i < HR_GROUP_KIND_NR; i++)
		if (group_kinds[i])
			put_labelled(o, G(GROUP_COUNT), "protocol", hr_str(group_kinds[i]),
				     (double)st->groups[i]);
}

static void put_groups(struct hr_kafka_out *o, const struct hr_gathering *g)
{
	struct hr_group_stats st;
	struct hr_coord_stats c;

	sum_groups(g, &st, &c);
	hr_kafka_put(o, N(NUMGROUPS), "", (double)st.groups[HR_GROUP_CLASSIC]);
	hr_kafka_put(o, N(NUMGROUPSCOMPLETINGREBALANCE), "",
		     (double)st.classic[HR_CLASSIC_COMPLETING]);
	hr_kafka_put(o, N(NUMGROUPSDEAD), "", (double)st.classic[HR_CLASSIC_DEAD]);
	hr_kafka_put(o, N(NUMGROUPSEMPTY), "", (double)st.classic[HR_CLASSIC_EMPTY]);
	hr_kafka_put(o, N(NUMGROUPSPREPARINGREBALANCE), "",
		     (double)st.classic[HR_CLASSIC_PREPARING]);
	hr_kafka_put(o, N(NUMGROUPSSTABLE), "", (double)st.classic[HR_CLASSIC_STABLE]);
	hr_kafka_put(o, N(NUMOFFSETS), "", (double)st.offsets);
	put_group_states(o, &st);
	hr_kafka_put(o, G(CONSUMER_GROUP_REBALANCE_COUNT), "",
		     (double)st.rebalances[HR_GROUP_CONSUMER]);
	hr_kafka_put(o, G(GROUP_COMPLETED_REBALANCE_COUNT), "",
		     (double)st.rebalances[HR_GROUP_CLASSIC]);
	hr_kafka_put(o, G(STREAMS_GROUP_REBALANCE_COUNT), "",
		     (double)st.rebalances[HR_GROUP_STREAMS]);
	put_labelled(o, G(NUM_PARTITIONS), "state", hr_str("active"), (double)c.active_nr);
	put_labelled(o, G(NUM_PARTITIONS), "state", hr_str("loading"), (double)c.loading_nr);
	hr_kafka_put(o, G(OFFSET_COMMIT_COUNT), "", (double)st.commits);
	hr_kafka_put(o, G(OFFSET_COUNT), "", (double)st.offsets);
	hr_kafka_put(o, G(OFFSET_DELETION_COUNT), "", (double)st.commits_deleted);
	hr_kafka_put(o, G(OFFSET_EXPIRATION_COUNT), "", (double)st.commits_expired);
	if (!c.loads)
		return;
	hr_kafka_put(o, G(PARTITION_LOAD_TIME_AVG), "",
		     (double)c.load_ms_sum / (double)c.loads);
	hr_kafka_put(o, G(PARTITION_LOAD_TIME_MAX), "", (double)c.load_ms_max);
}

/* --- those who wait ----------------------------------------------------------------------- */

#define F(name) HR_KAFKA_SERVER_FETCHSESSIONCACHE_##name
#define O(name) HR_KAFKA_SERVER_DELAYEDOPERATIONPURGATORY_##name

static void put_waiting(struct hr_kafka_out *o, const struct hr_gathering *g)
{
	struct hr_gathered sum = { 0 };
	struct hr_str fetch = hr_str("Fetch"), produce = hr_str("Produce");

	for (int i = 0; i < g->shard_nr; i++) {
		const struct hr_gathered *p = &g->v[i];

		sum.sessions += p->sessions;
		sum.session_parts += p->session_parts;
		sum.evictions += p->evictions;
		sum.fetches_waiting += p->fetches_waiting;
		sum.fetch_parts_waiting += p->fetch_parts_waiting;
		sum.produces_waiting += p->produces_waiting;
		sum.forces += p->forces;
	}
	put_labelled(o, O(NUMDELAYEDOPERATIONS), "delayedOperation", fetch,
		     (double)sum.fetches_waiting);
	put_labelled(o, O(NUMDELAYEDOPERATIONS), "delayedOperation", produce,
		     (double)sum.produces_waiting);
	put_labelled(o, O(PURGATORYSIZE), "delayedOperation", fetch,
		     (double)sum.fetch_parts_waiting);
	put_labelled(o, O(PURGATORYSIZE), "delayedOperation", produce,
		     (double)sum.produces_waiting);
	hr_kafka_put(o, F(INCREMENTALFETCHSESSIONEVICTIONS_TOTAL), "", (double)sum.evictions);
	hr_kafka_put(o, F(NUMINCREMENTALFETCHPARTITIONSCACHED), "", (double)sum.session_parts);
	hr_kafka_put(o, F(NUMINCREMENTALFETCHSESSIONS), "", (double)sum.sessions);
	hr_kafka_put(o, HR_KAFKA_LOG_LOGFLUSHSTATS_LOGFLUSHRATEANDTIMEMS_COUNT, "",
		     (double)sum.forces);
}

int hr_kafka_metrics_render(struct hr_broker *b, struct hr_buf *out)
{
	struct hr_kafka_out o = { .text = out, .family = -1 };
	struct hr_gathering *g = hr_gathering_take(b);
	int err;

	hr_kafka_put_partitions(&o, b, g);
	hr_kafka_put_requests(&o, b);
	hr_kafka_put_process(&o, b);
	if (g) {
		put_controller(&o, &g->v[0]);
		put_metadata(&o, b, &g->v[0]);
		put_features(&o, b, &g->v[0]);
		put_raft(&o, b, &g->v[0]);
		put_groups(&o, g);
		put_waiting(&o, g);
	}
	hr_gathering_free(g);
	hr_observing_metrics(b, out);
	/* Last, so that what this reading left out is counted in it. */
	err = hr_metrics_render(b->metrics, out);
	return out->err ? out->err : err;
}
