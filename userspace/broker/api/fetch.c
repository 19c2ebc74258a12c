// SPDX-License-Identifier: Apache-2.0
/* fetch: see fetch.h. */
#include "fetch.h"

#include <stdlib.h>
#include "../kafka_metrics.h"
#include "../quotas.h"
#include "api.h"

static void start_round(struct hr_fetch *f);
static void judge(struct hr_fetch *f);

/* --- on the home shard ------------------------------------------------------ */

static void on_wake(struct hr_msg *m, struct hr_reactor *r);

static void watch_fired(struct hr_partition_watch *w)
{
	struct hr_fetch_part *part = hr_container_of(w, struct hr_fetch_part, watch);
	struct hr_fetch_visit *v = part->visit;

	if (__atomic_exchange_n(&v->woken, true, __ATOMIC_SEQ_CST))
		return;
	v->wake.run = on_wake;
	hr_reactor_post(v->fetch->shard->reactor, &v->wake);
}

static enum hr_wire_err check_epochs(struct hr_fetch_part *part, const struct hr_partition *p)
{
	int32_t epoch;
	int64_t end;

	part->leader_id = p->leader;
	part->leader_epoch_now = p->leader_epoch;
	if (part->leader_epoch >= 0 && part->leader_epoch < p->leader_epoch)
		return HR_ERR_FENCED_LEADER_EPOCH;
	if (part->leader_epoch > p->leader_epoch)
		return HR_ERR_UNKNOWN_LEADER_EPOCH;
	if (!hr_partition_is_leader(p))
		return HR_ERR_NOT_LEADER_OR_FOLLOWER;
	if (part->last_fetched_epoch < 0)
		return HR_ERR_NONE;
	hr_log_epoch_end_offset(p->log, part->last_fetched_epoch, &epoch, &end);
	if (epoch < 0)
		return HR_ERR_OFFSET_OUT_OF_RANGE;
	if (epoch < part->last_fetched_epoch || end < part->offset) {
		part->diverges = true;
		part->diverging_epoch = epoch;
		part->diverging_end = end;
	}
	return HR_ERR_NONE;
}

/* Compaction leaves gaps at the ends of segments; a read goes on behind them. */
#define GAP_NR_MAX 64

static int locate_part(struct hr_fetch_part *part, struct hr_partition *p, struct hr_read_req *req)
{
	int err = -ESTALE;

	hr_partition_used(p);
	for (int i = 0; err == -ESTALE && i < GAP_NR_MAX; i++) {
		if (part->pinned) {
			req->offset = part->read.resume_offset;
			hr_log_read_end(&part->read);
			part->pinned = false;
		}
		err = hr_log_read_begin(p->log, req, &part->read);
		if (err)
			return err;
		part->pinned = true;
		err = hr_log_read_locate(&part->read);
	}
	return err;
}

static void watch_part(struct hr_fetch *f, struct hr_fetch_part *part, struct hr_partition *p,
		       struct hr_shard *home)
{
	if (!f->may_wait)
		return;
	if (part->session_part) {
		hr_session_watch_arm(part->session_part->watch, p);
		return;
	}
	if (part->watching)
		return;
	part->watch.fire = watch_fired;
	hr_partition_watch_add(p, &part->watch);
	part->watching = true;
	hr_metric_add(home->broker->m.fetch_watches, (uint32_t)home->idx, 1);
}

/* Picks segment and position; -EAGAIN leaves the position to the pool. */
static int read_part(struct hr_fetch *f, struct hr_fetch_part *part, struct hr_shard *home)
{
	struct hr_partition *p = hr_shard_partition(home, part->topic_id, part->index);
	struct hr_read_req req = { .offset = part->offset,
				   .max_bytes = part->max_bytes,
				   .min_one = true };
	int err;

	if (!p || p->state != HR_PARTITION_LIVE || p->lent) {
		part->err = p && p->state == HR_PARTITION_FAILED ? HR_ERR_KAFKA_STORAGE_ERROR :
								    HR_ERR_NOT_LEADER_OR_FOLLOWER;
		return 0;
	}
	part->err = check_epochs(part, p);
	if (part->err)
		return 0;
	part->high_watermark = hr_log_high_watermark(p->log);
	part->stable_offset = hr_log_stable_offset(p->log);
	part->log_start_offset = hr_log_start_offset(p->log);
	watch_part(f, part, p, home);
	if (part->diverges)
		return 0;
	req.upper_offset = f->read_committed ? part->stable_offset : part->high_watermark;
	err = locate_part(part, p, &req);
	if (!part->pinned) {
		part->err = err == -ERANGE ? HR_ERR_OFFSET_OUT_OF_RANGE
					   : HR_ERR_KAFKA_STORAGE_ERROR;
		return 0;
	}
	if (f->read_committed &&
	    hr_log_aborted_txns(p->log, part->offset, part->stable_offset, &part->aborted))
		part->err = HR_ERR_UNKNOWN_SERVER_ERROR;
	part->cold = err == -EAGAIN;
	if (part->cold) {
		HR_STAT_ADD(home->env.cold_locates, 1);
		hr_partition_env_relieve(&home->env);
	} else if (err)
		part->err = HR_ERR_KAFKA_STORAGE_ERROR;
	return part->cold ? err : 0;
}

static void visit_back(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_fetch_visit *v = hr_container_of(m, struct hr_fetch_visit, msg);
	struct hr_fetch *f = v->fetch;

	if (!--f->pending)
		judge(f);
}

static void go_back(struct hr_fetch_visit *v)
{
	if (v->home == v->fetch->shard) {
		visit_back(&v->msg, v->home->reactor);
		return;
	}
	v->msg.run = visit_back;
	hr_reactor_post(v->fetch->shard->reactor, &v->msg);
}

static void locate_cold(struct hr_job *job)
{
	struct hr_fetch_visit *v = hr_container_of(job, struct hr_fetch_visit, job);
	int err;

	for (struct hr_fetch_part *part = v->parts; part; part = part->next)
		/* No room for its files: it gives nothing this time. */
		if (part->cold && (err = hr_log_read_locate_sync(&part->read)) && err != -EMFILE)
			/* A gap: the client comes back, and the headers are in memory then. */
			part->err = err == -ESTALE ? HR_ERR_NOT_LEADER_OR_FOLLOWER
						   : HR_ERR_KAFKA_STORAGE_ERROR;
}

static void cold_located(struct hr_job *job)
{
	go_back(hr_container_of(job, struct hr_fetch_visit, job));
}

static void visit(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_fetch_visit *v = hr_container_of(m, struct hr_fetch_visit, msg);
	bool cold = false;

	for (struct hr_fetch_part *part = v->parts; part; part = part->next)
		if (read_part(v->fetch, part, v->home) == -EAGAIN)
			cold = true;
	if (!cold) {
		go_back(v);
		return;
	}
	if (hr_pool_submit(v->home->broker->pool, &v->job, v->home->reactor, HR_POOL_NORMAL,
			   locate_cold, cold_located)) {
		for (struct hr_fetch_part *part = v->parts; part; part = part->next)
			if (part->cold)
				part->err = HR_ERR_REQUEST_TIMED_OUT;
		go_back(v);
	}
}

/* --- ending ------------------------------------------------------------------- */

static void unref(struct hr_fetch *f)
{
	if (--f->refs)
		return;
	for (int32_t i = 0; i < f->part_nr; i++)
		hr_buf_fini(&f->parts[i].aborted);
	free(f->parts);
	free(f->visits);
	free(f);
}

static void unwatched(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_fetch_visit *v = hr_container_of(m, struct hr_fetch_visit, msg);
	struct hr_fetch *f = v->fetch;

	/* A wake that is still on its way holds a reference of its own: it was posted before. */
	unref(f);
}

static void unwatch(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_fetch_visit *v = hr_container_of(m, struct hr_fetch_visit, msg);

	struct hr_fetch *f = v->fetch;

	/* All parts: one that failed in a later round is on no visit's list any more. */
	for (int32_t i = 0; i < f->part_nr; i++) {
		struct hr_fetch_part *part = &f->parts[i];

		if (part->visit != v || !part->watching)
			continue;
		hr_partition_watch_del(&part->watch);
		part->watching = false;
	}
	/* Behind any wake of this shard, since messages of one sender keep their order. */
	v->msg.run = unwatched;
	hr_reactor_post(v->fetch->shard->reactor, &v->msg);
}

static void release_reads(struct hr_fetch *f)
{
	for (int32_t i = 0; i < f->part_nr; i++) {
		if (f->parts[i].pinned)
			hr_log_read_end(&f->parts[i].read);
		f->parts[i].pinned = false;
		f->parts[i].aborted.len = 0;
	}
}

static void finish(struct hr_fetch *f)
{
	bool unwatching;

	hr_timer_cancel(f->shard->reactor, &f->timer);
	hr_list_del(&f->waiting);
	if (f->may_wait) {
		f->shard->sessions->waiting_nr--;
		f->shard->sessions->waiting_part_nr -= f->part_nr;
	}
	hr_fetch_respond(f);
	f->rq = NULL;
	release_reads(f);
	unwatching = f->may_wait && !f->session;
	if (f->session)
		f->session->fetch = NULL;
	hr_session_end(f->session);
	f->session = NULL;
	f->refs = 1;
	for (int i = 0; unwatching && i < f->shard->broker->shard_nr; i++) {
		struct hr_fetch_visit *v = &f->visits[i];

		if (!v->used)
			continue;
		f->refs++;
		v->msg.run = unwatch;
		hr_reactor_post(v->home->reactor, &v->msg);
	}
	unref(f);
}

/* --- on the fetch's shard ----------------------------------------------------- */

static void on_wake(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_fetch_visit *v = hr_container_of(m, struct hr_fetch_visit, wake);
	struct hr_fetch *f = v->fetch;

	__atomic_store_n(&v->woken, false, __ATOMIC_SEQ_CST);
	if (f->rq)
		hr_fetch_woken(f);
	/* Else it is answered, and unwatch is under way behind us. */
}

void hr_fetch_woken(struct hr_fetch *f)
{
	if (f->pending)
		f->again = true;
	else
		start_round(f);
}

static void timed_out(struct hr_timer *t)
{
	struct hr_fetch *f = hr_container_of(t, struct hr_fetch, timer);

	/* What was read has been let go since; the answer carries what is there at the end. */
	f->timed_out = true;
	hr_topic_count(f->shard, NULL, HR_TOPICS_FETCHES_EXPIRED, 1);
	if (!f->pending)
		start_round(f);
}

static bool has_error(const struct hr_fetch *f)
{
	for (int32_t i = 0; i < f->part_nr; i++)
		if (f->parts[i].err || f->parts[i].diverges)
			return true;
	return false;
}

static void judge(struct hr_fetch *f)
{
	hr_fetch_size(f);
	if (!f->may_wait || f->timed_out || f->bytes >= f->min_bytes || has_error(f) ||
	    hr_broker_stopping(f->shard->broker)) {
		finish(f);
		return;
	}
	release_reads(f);
	hr_request_wait_begin(f->rq);
	if (f->again) {
		f->again = false;
		start_round(f);
	}
}

/* Names become ids; what the image does not know is an error of its partition. */
static void resolve(struct hr_fetch *f, struct hr_fetch_part *part)
{
	const struct hr_image *im = f->shard->image;
	/* Once named, a part stays with its topic; one made anew under the name is another. */
	const struct hr_topic *t = f->uses_ids || part->visit
					   ? hr_image_topic_by_id(im, part->topic_id)
					   : hr_image_topic(im, part->topic);

	part->err = HR_ERR_NONE;
	part->diverges = part->cold = false;
	part->high_watermark = part->stable_offset = part->log_start_offset = -1;
	part->len = 0;
	if (!t) {
		part->err = f->uses_ids ? HR_ERR_UNKNOWN_TOPIC_ID
					: HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
		return;
	}
	part->topic_id = t->id;
	if (!hr_topic_partition(t, part->index))
		part->err = HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
}

static void start_round(struct hr_fetch *f)
{
	struct hr_broker *b = f->shard->broker;

	for (int i = 0; i < b->shard_nr; i++)
		f->visits[i].parts = NULL;
	/* From the end, so that each visit lists its parts in the order asked. */
	for (int32_t i = f->part_nr - 1; i >= 0; i--) {
		struct hr_fetch_part *part = &f->parts[i];
		struct hr_fetch_visit *v;

		resolve(f, part);
		if (part->err)
			continue;
		v = &f->visits[hr_shard_of(b, part->topic_id, part->index)->idx];
		if (f->may_wait && part->session_part &&
		    hr_session_watch_prepare(f->session, part->session_part, part->topic_id,
					     &b->shards[v - f->visits])) {
			part->err = HR_ERR_UNKNOWN_SERVER_ERROR;
			continue;
		}
		if (!part->visit)
			part->visit = v;
		part->next = v->parts;
		v->parts = part;
	}
	f->pending = 1;
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_fetch_visit *v = &f->visits[i];

		if (!v->parts)
			continue;
		v->fetch = f;
		v->home = &b->shards[i];
		v->used = true;
		f->pending++;
		v->msg.run = visit;
		if (v->home == f->shard)
			visit(&v->msg, v->home->reactor);
		else
			hr_reactor_post(v->home->reactor, &v->msg);
	}
	if (!--f->pending)
		judge(f);
}

void hr_fetches_wake_all(struct hr_shard *s)
{
	struct hr_list *waiting = hr_fetches_waiting(s);

	hr_list_each_safe(n, next, waiting) {
		struct hr_fetch *f = hr_list_entry(n, struct hr_fetch, waiting);

		f->timed_out = true;
		if (!f->pending)
			judge(f);
	}
}

/* --- beginning ------------------------------------------------------------------ */

static int take_request(struct hr_fetch *f, const struct hr_fetch_request *r)
{
	int32_t n = 0;

	for (int32_t i = 0; i < r->topics.nr; i++)
		n += HR_MAX(r->topics.v[i].partitions.nr, 0);
	f->parts = calloc((size_t)n + 1, sizeof(*f->parts));
	if (!f->parts)
		return -ENOMEM;
	for (int32_t i = 0; i < r->topics.nr; i++) {
		const struct hr_fetch_request_fetch_topic *t = &r->topics.v[i];

		for (int32_t k = 0; k < t->partitions.nr; k++) {
			const struct hr_fetch_request_fetch_partition *fp = &t->partitions.v[k];

			f->parts[f->part_nr++] = (struct hr_fetch_part){
				.topic_id = t->topic_id, .topic = t->topic, .index = fp->partition,
				.offset = fp->fetch_offset, .max_bytes = fp->partition_max_bytes,
				.leader_epoch = fp->current_leader_epoch,
				.last_fetched_epoch = fp->last_fetched_epoch,
			};
		}
	}
	return 0;
}

static int take_session(struct hr_fetch *f)
{
	f->parts = calloc(f->session->parts.nr + 1, sizeof(*f->parts));
	if (!f->parts)
		return -ENOMEM;
	hr_list_each(n, &f->session->order) {
		struct hr_session_part *sp = hr_list_entry(n, struct hr_session_part, order);

		f->parts[f->part_nr++] = (struct hr_fetch_part){
			.topic_id = sp->topic_id,
			.topic = hr_str(sp->topic),
			.index = sp->index,
			.offset = sp->fetch_offset,
			.max_bytes = sp->max_bytes,
			.leader_epoch = sp->leader_epoch,
			.last_fetched_epoch = sp->last_fetched_epoch,
			.session_part = sp,
		};
	}
	return 0;
}

static void refuse_session(struct hr_request *rq, enum hr_wire_err err)
{
	struct hr_fetch_response resp;

	hr_struct_init(&hr_fetch_response_desc, &resp);
	resp.error_code = hr_request_error(rq, err);
	hr_request_respond(rq, &resp);
}

static void begin(struct hr_request *rq)
{
	const struct hr_fetch_request *r = rq->body;
	struct hr_fetch *f = calloc(1, sizeof(*f));
	enum hr_wire_err werr;
	int err;

	if (!f) {
		hr_request_close(rq, "no memory for a fetch");
		return;
	}
	f->rq = rq;
	f->shard = rq->shard;
	f->uses_ids = rq->header.request_api_version >= 13;
	f->read_committed = r->isolation_level == 1;
	f->max_bytes =
		HR_MIN(r->max_bytes, hr_config_int(rq->shard->config, HR_CFG_FETCH_MAX_BYTES));
	f->max_bytes = hr_quotas_fetch_max(rq, f->max_bytes);
	f->min_bytes = HR_MIN(r->min_bytes, f->max_bytes);
	f->may_wait = r->max_wait_ms > 0 && f->min_bytes > 0;
	hr_list_init(&f->waiting);
	werr = hr_session_begin(rq->shard, r, f->uses_ids, &f->session, &f->full);
	if (werr) {
		free(f);
		refuse_session(rq, werr);
		return;
	}
	f->visits = calloc((size_t)rq->broker->shard_nr, sizeof(*f->visits));
	err = !f->visits   ? -ENOMEM
	      : f->session ? take_session(f)
	      : f->full    ? take_request(f, r)
			   : 0;
	if (err) {
		hr_session_end(f->session);
		free(f->visits);
		free(f);
		hr_request_close(rq, "no memory for a fetch");
		return;
	}
	if (!f->part_nr)
		f->may_wait = false;
	if (f->session)
		f->session->fetch = f;
	if (f->may_wait) {
		hr_timer_arm(f->shard->reactor, &f->timer, r->max_wait_ms, timed_out);
		hr_list_push(hr_fetches_waiting(f->shard), &f->waiting);
		f->shard->sessions->waiting_nr++;
		f->shard->sessions->waiting_part_nr += f->part_nr;
	}
	start_round(f);
}

void hr_api_fetch(struct hr_request *rq)
{
	const struct hr_fetch_request *r = rq->body;

	hr_request_move(rq, hr_session_shard(rq->shard, r->session_id), begin);
}
