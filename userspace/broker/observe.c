// SPDX-License-Identifier: Apache-2.0
/* observe: see observe.h. */
#include "observe.h"

#include <errno.h>
#include <hr/bpfctl/loader.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "coordinate.h"

#define ROUND_MS 1000
#define GROUP_ROUNDS 3 /* groups are asked every so many rounds */
#define READERS_MAX 4096 /* of a shard */
#define PARTITIONS_PER_TURN 64
#define EXTENTS_MAX 65536 /* of one partition */
#define GROUP_ROWS_PER_TURN 2048
#define GROUP_BYTES_MAX (16u << 20) /* of a shard */

struct hr_read_row {
	struct hr_hnode node;
	struct hr_observe_reader r; /* the counters are atomic */
};

/* One shard's part of a round. */
struct asked {
	struct hr_msg msg;
	struct hr_task task;
	struct hr_observing *in;
	struct hr_shard *shard;
	size_t bucket;
	bool with_groups, complete;
	struct hr_buf coords; /* struct coord: the shard's coordinators */
	size_t coord_at, group_bucket;
	struct hr_buf parts, extents; /* struct part_copy; struct hr_log_extent */
	struct hr_buf readers;	      /* struct hr_observe_reader */
	struct hr_buf groups;	      /* struct group_copy and its texts */
	struct hr_htable rows;	      /* struct hr_read_row: the shard's */
	uint64_t rows_refused;
};

struct coord {
	struct hr_uuid topic_id;
	int32_t index;
};

struct part_copy {
	struct hr_uuid topic_id;
	int32_t index, extent_nr;
	int64_t start_offset, end_offset;
	char topic[256], path[1024];
};

struct group_copy {
	struct hr_uuid topic_id;
	int32_t index;
	int64_t offset; /* -1: a member */
	int32_t text_len; /* group, client, host, topic behind it, each ended by 0 */
};

struct hr_observing {
	struct hr_broker *b;
	struct hr_observer *o;
	pthread_t thread;
	/* Posting never waits, so a shard is not held up by whoever takes what it brought. */
	sem_t reported, end;
	int pending; /* atomic: shards that have not reported yet */
	int ending;  /* atomic */
	bool running;
	uint64_t round;
	struct asked v[];
};

/* --- readers --------------------------------------------------------------------------- */

/* As a reader is known; members must be cut alike to be found again. */
static struct hr_str cut(struct hr_str client)
{
	client.len = HR_MIN(HR_MAX(client.len, 0), HR_OBSERVE_CLIENT_LEN - 1);
	return client;
}

static uint64_t reader_hash(struct hr_uuid id, int32_t index, struct hr_str client,
			    const char *host)
{
	return hr_hash_u64(hr_hash_bytes(id.b, sizeof(id.b)) ^ (uint64_t)(uint32_t)index) +
	       hr_hash_str(client) * 3 + hr_hash_str(hr_str(host));
}

struct hr_read_row *hr_observing_read(struct hr_request *rq, struct hr_uuid topic_id,
				      int32_t index, uint64_t bytes)
{
	struct asked *a = rq->broker->observing ? &rq->broker->observing->v[rq->shard->idx] : NULL;
	struct hr_str client = rq->header.client_id;
	struct hr_read_row *row = NULL;
	struct hr_conn_info info;
	struct hr_hnode *n;
	uint64_t h;

	if (!a)
		return NULL;
	client = cut(client);
	hr_conn_info_read(rq->conn, &info);
	h = reader_hash(topic_id, index, client, info.peer_host);
	for (n = hr_htable_first(&a->rows, h); n && !row; n = hr_htable_next(n)) {
		struct hr_read_row *it = hr_container_of(n, struct hr_read_row, node);

		if (it->r.index == index && hr_uuid_eq(it->r.topic_id, topic_id) &&
		    hr_str_eq(hr_str(it->r.client), client) &&
		    !strcmp(it->r.host, info.peer_host))
			row = it;
	}
	if (!row && a->rows.nr < READERS_MAX)
		row = calloc(1, sizeof(*row));
	if (!row) {
		a->rows_refused++;
		return NULL;
	}
	if (!row->r.fetches) {
		row->r.topic_id = topic_id;
		row->r.index = index;
		memcpy(row->r.client, client.p ? client.p : "", (size_t)client.len);
		snprintf(row->r.host, sizeof(row->r.host), "%s", info.peer_host);
		hr_htable_insert(&a->rows, &row->node, h);
	}
	row->r.fetches++;
	__atomic_fetch_add(&row->r.bytes, bytes, __ATOMIC_RELAXED);
	return row;
}

void hr_observing_cold(struct hr_read_row *row, uint64_t bytes)
{
	if (row)
		__atomic_fetch_add(&row->r.cold_bytes, bytes, __ATOMIC_RELAXED);
}

static void copy_readers(struct asked *a)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&a->rows, &it); n;
	     n = hr_htable_iter_next(&a->rows, &it)) {
		struct hr_observe_reader r = hr_container_of(n, struct hr_read_row, node)->r;

		hr_buf_put(&a->readers, &r, sizeof(r));
	}
}

/* --- groups ---------------------------------------------------------------------------- */

static void put_text(struct hr_buf *b, struct hr_str s)
{
	if (s.len > 0)
		hr_buf_put(b, s.p, (size_t)s.len);
	hr_buf_put(b, "", 1);
}

static void put_group_row(struct asked *a, struct group_copy *g, const char *group,
			  struct hr_str client, struct hr_str host, struct hr_str topic)
{
	size_t at = a->groups.len;

	hr_buf_put(&a->groups, g, sizeof(*g));
	put_text(&a->groups, hr_str(group));
	put_text(&a->groups, cut(client));
	put_text(&a->groups, host);
	put_text(&a->groups, topic);
	/* Rows begin where a struct may. */
	while (!a->groups.err && a->groups.len % sizeof(int64_t))
		hr_buf_put(&a->groups, "", 1);
	if (a->groups.err)
		return;
	g->text_len = (int32_t)(a->groups.len - at - sizeof(*g));
	memcpy(a->groups.p + at, g, sizeof(*g));
}

static void see_member(void *arg, const struct hr_group_seen_member *m)
{
	struct group_copy g = { .topic_id = m->topic_id, .index = m->partition, .offset = -1 };
	struct hr_str host = m->host;

	if (host.len > 0 && *host.p == '/')
		host = (struct hr_str){ host.p + 1, host.len - 1 };
	put_group_row(arg, &g, m->group, m->client, host, m->topic);
}

static void see_offset(void *arg, const char *group, const char *topic, int32_t partition,
		       int64_t offset)
{
	struct group_copy g = { .index = partition, .offset = offset };

	put_group_row(arg, &g, group, HR_STR_NULL, HR_STR_NULL, hr_str(topic));
}

static void note_coordinator(struct asked *a, const struct hr_partition *p)
{
	struct coord c = { p->topic_id, p->index };

	if (a->with_groups && p->leading && !strcmp(p->topic, HR_OFFSETS_TOPIC))
		hr_buf_put(&a->coords, &c, sizeof(c));
}

/* Some rows of the coordinator whose turn it is; how many. */
static int copy_some_groups(struct asked *a)
{
	const struct coord *c = (const struct coord *)(const void *)a->coords.p + a->coord_at;
	struct hr_partition *p = hr_shard_partition(a->shard, c->topic_id, c->index);
	struct hr_groups_walk w = { see_member, see_offset, a, .rows = GROUP_ROWS_PER_TURN,
				    .bucket = a->group_bucket };
	void *machine;

	if (!p || !p->leading || hr_coord_enter(p->leading, &machine)) {
		a->complete = false;
		w.bucket = 0;
	} else {
		hr_groups_walk(machine, &w);
		hr_coord_leave(p->leading);
		a->complete &= !w.cut;
	}
	a->group_bucket = w.bucket;
	a->coord_at += !w.bucket;
	return w.told + 1;
}

/* --- a shard's part -------------------------------------------------------------------- */

static void report(struct asked *a)
{
	struct hr_observing *in = a->in;

	if (!__atomic_sub_fetch(&in->pending, 1, __ATOMIC_ACQ_REL))
		sem_post(&in->reported);
}

static void copy_partition(struct asked *a, struct hr_partition *p)
{
	struct part_copy c = { .topic_id = p->topic_id, .index = p->index };
	struct hr_log_extent *e;
	int nr;

	note_coordinator(a, p);
	if (p->state != HR_PARTITION_LIVE || !p->log || p->lent)
		return;
	nr = HR_MIN(hr_log_segment_nr(p->log), EXTENTS_MAX);
	e = (void *)hr_buf_reserve(&a->extents, (size_t)nr * sizeof(*e));
	if (!e)
		return;
	c.extent_nr = hr_log_extents(p->log, hr_log_segment_nr(p->log) - nr, e, nr);
	a->extents.len += (size_t)c.extent_nr * sizeof(*e);
	c.start_offset = hr_log_start_offset(p->log);
	c.end_offset = hr_log_end_offset(p->log);
	snprintf(c.topic, sizeof(c.topic), "%s", p->topic);
	snprintf(c.path, sizeof(c.path), "%s", hr_log_path(p->log));
	hr_buf_put(&a->parts, &c, sizeof(c));
}

static bool are_all_asked(const struct asked *a)
{
	return a->coord_at == a->coords.len / sizeof(struct coord);
}

static bool has_groups(const struct asked *a)
{
	return !a->coords.err && !are_all_asked(a) && a->groups.len < GROUP_BYTES_MAX;
}

static void copy_groups(struct hr_task *t)
{
	struct asked *a = hr_container_of(t, struct asked, task);

	for (int nr = 0; nr < GROUP_ROWS_PER_TURN && has_groups(a);)
		nr += copy_some_groups(a);
	if (has_groups(a)) {
		hr_task_defer(a->shard->reactor, t);
		return;
	}
	a->complete &= !a->coords.err && are_all_asked(a);
	copy_readers(a);
	report(a);
}

static void copy_rest(struct hr_task *t)
{
	struct asked *a = hr_container_of(t, struct asked, task);
	const struct hr_htable *table = &a->shard->partitions;
	struct hr_htable_iter it = { .bucket = a->bucket };
	struct hr_hnode *n = a->bucket ? hr_htable_iter_next(table, &it)
				       : hr_htable_iter_first(table, &it);
	int nr = 0;

	for (; n; n = hr_htable_iter_next(table, &it)) {
		copy_partition(a, hr_container_of(n, struct hr_partition, by_id));
		/* Stop only between buckets, where no node is remembered. */
		if (++nr >= PARTITIONS_PER_TURN && !it.next && it.bucket) {
			a->bucket = it.bucket;
			hr_task_defer(a->shard->reactor, t);
			return;
		}
	}
	hr_task_init(t, copy_groups);
	copy_groups(t);
}

static void begin(struct hr_msg *m, struct hr_reactor *r)
{
	struct asked *a = hr_container_of(m, struct asked, msg);

	hr_task_init(&a->task, copy_rest);
	hr_task_defer(r, &a->task);
}

/* --- the observer's thread ------------------------------------------------------------- */

static void give_partitions(struct hr_observing *in, struct asked *a, int64_t now_ms)
{
	const struct part_copy *c = (const void *)a->parts.p;
	const struct hr_log_extent *e = (const void *)a->extents.p;

	for (size_t i = 0; i < a->parts.len / sizeof(*c); i++) {
		struct hr_observe_partition p = { c[i].topic_id, c[i].index, c[i].topic, c[i].path,
						  c[i].start_offset, c[i].end_offset, e,
						  c[i].extent_nr };

		/* Without memory it is put again in a second. */
		if (hr_observer_partition_put(in->o, &p, now_ms))
			break;
		e += c[i].extent_nr;
	}
}

static void give_groups(struct hr_observing *in, struct asked *a, int64_t now_ms)
{
	size_t at = 0;

	while (at < a->groups.len) {
		const struct group_copy *g = (const void *)(a->groups.p + at);
		const char *group = (const char *)(g + 1);
		const char *client = group + strlen(group) + 1;
		const char *host = client + strlen(client) + 1;
		const char *topic = host + strlen(host) + 1;

		if (g->offset >= 0)
			hr_observer_offset_put(
				in->o,
				&(struct hr_observe_offset){ group, topic, g->index, g->offset },
				now_ms);
		else
			hr_observer_member_put(in->o, &(struct hr_observe_member){
							      group, client, host, g->topic_id,
							      *topic ? topic : NULL, g->index });
		at += sizeof(*g) + (size_t)g->text_len;
	}
}

static void give_all(struct hr_observing *in, bool groups)
{
	struct hr_broker *b = in->b;
	int64_t now_ms = hr_sys_mono_ms(b->sys);
	struct hr_buf readers = HR_BUF_INIT;
	bool complete = true;

	for (int i = 0; i < b->shard_nr; i++) {
		give_partitions(in, &in->v[i], now_ms);
		hr_buf_put(&readers, in->v[i].readers.p, in->v[i].readers.len);
	}
	hr_observer_partitions_sweep(in->o);
	hr_observer_readers_put(in->o, (const void *)readers.p,
				readers.len / sizeof(struct hr_observe_reader));
	hr_buf_fini(&readers);
	if (groups)
		hr_observer_groups_begin(in->o);
	for (int i = 0; groups && i < b->shard_nr; i++) {
		give_groups(in, &in->v[i], now_ms);
		complete &= in->v[i].complete && !in->v[i].groups.err;
	}
	if (groups)
		hr_observer_groups_end(in->o, complete);
	hr_observer_round_sync(in->o, now_ms);
}

static void ask_all(struct hr_observing *in, bool groups)
{
	__atomic_store_n(&in->pending, in->b->shard_nr, __ATOMIC_RELEASE);
	for (int i = 0; i < in->b->shard_nr; i++) {
		struct asked *a = &in->v[i];

		a->bucket = a->group_bucket = a->coord_at = 0;
		a->with_groups = groups;
		a->complete = true;
		a->parts.len = a->extents.len = a->readers.len = a->groups.len = a->coords.len = 0;
		a->parts.err = a->extents.err = a->readers.err = a->groups.err = a->coords.err = 0;
		a->msg.run = begin;
		hr_reactor_post(a->shard->reactor, &a->msg);
	}
}

/* Waits for the end until @until; true when it came. */
static bool ends(struct hr_observing *in, const struct timespec *until)
{
	int ret;

	do {
		ret = sem_clockwait(&in->end, CLOCK_MONOTONIC, until);
	} while (ret && errno == EINTR);
	return !ret;
}

static void *observe(void *arg)
{
	struct hr_observing *in = arg;
	struct timespec until;

	for (;;) {
		bool groups = in->round++ % GROUP_ROUNDS == 0;

		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_sec += ROUND_MS / 1000;
		ask_all(in, groups);
		while (sem_wait(&in->reported))
			hr_assert(errno == EINTR);
		if (__atomic_load_n(&in->ending, __ATOMIC_ACQUIRE))
			break;
		give_all(in, groups);
		if (ends(in, &until))
			break;
	}
	return NULL;
}

/* --- life ------------------------------------------------------------------------------ */

static void open_files(struct hr_broker *b, struct hr_bpf_files *f, char *why, size_t cap)
{
	const char *text = hr_config_text(b->config, HR_CFG_HEADRACE_KERNEL_PIN_DIR);
	char dir[HR_BPF_PATH_MAX];
	int err;

	err = text && *text ? (snprintf(dir, sizeof(dir), "%s", text) >= (int)sizeof(dir)
				       ? -ENAMETOOLONG : 0)
			    : hr_kernel_pin_dir(b->roles.node_id, dir);
	if (!err)
		err = hr_bpf_files_open(dir, f);
	if (err)
		snprintf(why, cap, "no programs in the kernel: %s; headrace kernel load",
			 strerror(-err));
}

int hr_observing_create(struct hr_broker *b)
{
	struct hr_observing *in;

	if (!strcmp(hr_config_text(b->config, HR_CFG_HEADRACE_OBSERVE_LEVEL), "off"))
		return 0;
	in = calloc(1, sizeof(*in) + (size_t)b->shard_nr * sizeof(in->v[0]));
	if (!in)
		return -ENOMEM;
	sem_init(&in->reported, 0, 0);
	sem_init(&in->end, 0, 0);
	in->b = b;
	for (int i = 0; i < b->shard_nr; i++) {
		in->v[i].in = in;
		in->v[i].shard = &b->shards[i];
		hr_htable_init(&in->v[i].rows);
	}
	b->observing = in;
	return 0;
}

int hr_observing_start(struct hr_broker *b)
{
	const char *level = hr_config_text(b->config, HR_CFG_HEADRACE_OBSERVE_LEVEL);
	struct hr_observing *in = b->observing;
	struct hr_observe_opts o = { .sys = b->sys, .files = { .map = -1 } };
	char why[256] = "";
	int err, errno_of;

	if (!in)
		return 0;
	if (!strcmp(level, "auto") || !strcmp(level, "bpf"))
		open_files(b, &o.files, why, sizeof(why));
	o.segments_per_round = hr_config_int(b->config, HR_CFG_HEADRACE_OBSERVE_SEGMENTS_MAX);
	o.residency = hr_residency_probe_sync(b->sys, b->dirs.paths[0],
					      !strcmp(level, "mincore") ? HR_RESIDENCY_MINCORE
									: HR_RESIDENCY_CACHESTAT,
					      &errno_of);
	if (errno_of)
		snprintf(why + strlen(why), sizeof(why) - strlen(why), "%scachestat: %s",
			 *why ? "; " : "", strerror(-errno_of));
	o.why = why;
	hr_log(b->log, HR_LOG_INFO, "observe", "sources",
	       hr_f_cstr("residency", hr_residency_name(o.residency)),
	       hr_f_cstr("counts", o.files.map >= 0 ? "bpf" : "unknown"), hr_f_cstr("why", why));
	err = hr_observer_create(&o, &in->o);
	if (err) {
		hr_bpf_files_close(&o.files);
		return err;
	}
	err = -pthread_create(&in->thread, NULL, observe, in);
	in->running = !err;
	return err;
}

void hr_observing_stop(struct hr_broker *b)
{
	struct hr_observing *in = b->observing;

	if (!in || !in->running)
		return;
	__atomic_store_n(&in->ending, 1, __ATOMIC_RELEASE);
	sem_post(&in->end);
	sem_post(&in->reported);
	pthread_join(in->thread, NULL);
	in->running = false;
}

static void asked_fini(struct asked *a)
{
	struct hr_htable_iter it;
	struct hr_hnode *n = hr_htable_iter_first(&a->rows, &it);

	while (n) {
		struct hr_read_row *row = hr_container_of(n, struct hr_read_row, node);

		n = hr_htable_iter_next(&a->rows, &it);
		free(row);
	}
	hr_htable_fini(&a->rows);
	hr_buf_fini(&a->parts);
	hr_buf_fini(&a->extents);
	hr_buf_fini(&a->readers);
	hr_buf_fini(&a->groups);
	hr_buf_fini(&a->coords);
}

void hr_observing_destroy(struct hr_broker *b)
{
	struct hr_observing *in = b->observing;

	if (!in)
		return;
	hr_observing_stop(b);
	b->observing = NULL;
	hr_observer_destroy(in->o);
	for (int i = 0; i < b->shard_nr; i++)
		asked_fini(&in->v[i]);
	sem_destroy(&in->reported);
	sem_destroy(&in->end);
	free(in);
}

/* --- for the status endpoint ------------------------------------------------------------- */

static json_t *reactor_rows(struct hr_broker *b)
{
	json_t *rows = json_array();

	for (int i = 0; b->net && i < b->shard_nr; i++) {
		struct hr_reactor_stats st;
		struct hr_net_stats ns;

		hr_reactor_stats_read(b->reactors[i], &st);
		hr_net_core_stats_read(b->net, (uint32_t)i, &ns);
		json_array_append_new(
			rows,
			json_pack("{s:i, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "reactor", i,
				  "connections", (json_int_t)ns.conns, "bytes_in",
				  (json_int_t)ns.bytes_in, "bytes_out", (json_int_t)ns.bytes_out,
				  "sendfile_bytes", (json_int_t)ns.file_bytes, "cold_bytes",
				  (json_int_t)ns.cold_bytes, "turns", (json_int_t)st.turns,
				  "stalls", (json_int_t)st.stalls, "turn_max_us",
				  (json_int_t)(st.turn_max_ns / 1000)));
	}
	return json_pack("{s:s, s:i, s:o}", "view", "reactors", "rows_total", b->shard_nr, "rows",
			 rows);
}

int hr_broker_observe_query(struct hr_broker *b, const struct hr_broker_observe_query *q,
			    struct hr_buf *out)
{
	struct hr_observe_query oq = { q->view ? q->view : "partitions", q->topic, q->group,
				       q->partition, q->limit, q->cells };
	json_t *answer = NULL;
	char *text;
	int err = 0;

	if (!strcmp(oq.view, "reactors"))
		answer = hr_broker_ready(b) ? reactor_rows(b) : NULL;
	else if (b->observing && b->observing->running)
		answer = hr_observer_query_sync(b->observing->o, &oq, &err);
	else
		err = -EOPNOTSUPP;
	text = answer ? json_dumps(answer, JSON_COMPACT) : NULL;
	json_decref(answer);
	if (!text)
		return err ? err : -EAGAIN;
	hr_buf_str(out, text);
	hr_buf_str(out, "\n");
	free(text);
	return out->err;
}

int64_t hr_broker_observe_advise(struct hr_broker *b, const char *topic, int32_t partition,
				 int64_t from, int64_t to, bool drop)
{
	if (!b->observing || !b->observing->running)
		return -EOPNOTSUPP;
	return hr_observer_advise_sync(b->observing->o, topic, partition, from, to, drop);
}

void hr_observing_metrics(struct hr_broker *b, struct hr_buf *out)
{
	if (b->observing && b->observing->running)
		hr_observer_metrics_put(
			b->observing->o,
			hr_config_int(b->config, HR_CFG_HEADRACE_OBSERVE_PARTITIONS_MAX), out);
}
