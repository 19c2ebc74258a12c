// SPDX-License-Identifier: Apache-2.0
/*
 * ListOffsets: offsets by time and the special times.
 *
 * Look-ups by time read index and log and so take the way through the pool.
 */
#include <hr/protocol/gen/list_offsets.h>
#include "../gather.h"
#include "api.h"

struct item {
	struct hr_gather_item it;
	struct hr_job job;
	struct hr_partition *partition;
	struct hr_log_job *log_job;
	const struct hr_list_offsets_request_list_offsets_partition *asked;
	struct hr_list_offsets_response_list_offsets_partition_response *row;
	enum hr_wire_err err;
	struct hr_offset_found found;
	bool read_committed, is_debug;
	int64_t limit; /* nothing above it is told */
};

static int64_t lowest_time(int16_t version)
{
	return version >= 11 ? -6 : version >= 9 ? -5 : version >= 8 ? -4 : version >= 7 ? -3 : -2;
}

static void take(struct item *i)
{
	/* A record that the reader may not see yet is none. */
	if (i->found.offset >= i->limit && i->asked->timestamp >= 0)
		i->found = (struct hr_offset_found){ -1, -1, -1 };
	hr_gather_over(&i->it);
}

static void found(struct hr_job *job)
{
	struct item *i = hr_container_of(job, struct item, job);

	if (hr_log_find_time_end(i->partition->log, i->log_job, &i->found))
		i->err = HR_ERR_KAFKA_STORAGE_ERROR;
	hr_partition_read_over(i->partition);
	take(i);
}

static void find(struct hr_job *job)
{
	hr_log_find_time_sync(hr_container_of(job, struct item, job)->log_job);
}

static void look_up(struct item *i, struct hr_shard *home, struct hr_partition *p)
{
	int err = hr_log_find_time_begin(p->log, i->asked->timestamp, &i->found, &i->log_job);

	if (err) {
		i->err = err == -EINVAL ? HR_ERR_UNSUPPORTED_VERSION : HR_ERR_KAFKA_STORAGE_ERROR;
		hr_gather_over(&i->it);
		return;
	}
	if (!i->log_job) {
		take(i);
		return;
	}
	i->partition = p;
	p->lent_reads++;
	if (hr_pool_submit(home->broker->pool, &i->job, home->reactor, HR_POOL_NORMAL, find,
			   found)) {
		p->lent_reads--;
		find(&i->job);
		i->err = hr_log_find_time_end(p->log, i->log_job, &i->found)
				 ? HR_ERR_KAFKA_STORAGE_ERROR
				 : HR_ERR_NONE;
		take(i);
	}
}

static enum hr_wire_err check_epoch(int32_t asked, const struct hr_partition *p, bool needs_leader)
{
	if (asked >= 0 && asked < p->leader_epoch)
		return HR_ERR_FENCED_LEADER_EPOCH;
	if (asked > p->leader_epoch)
		return HR_ERR_UNKNOWN_LEADER_EPOCH;
	return needs_leader && !hr_partition_is_leader(p) ? HR_ERR_NOT_LEADER_OR_FOLLOWER
							  : HR_ERR_NONE;
}

static void run(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p)
{
	struct item *i = hr_container_of(it, struct item, it);

	i->err = p ? check_epoch(i->asked->current_leader_epoch, p, !i->is_debug) :
		     HR_ERR_NOT_LEADER_OR_FOLLOWER;
	if (i->err) {
		hr_gather_over(it);
		return;
	}
	i->limit = i->read_committed ? hr_log_stable_offset(p->log) : hr_log_high_watermark(p->log);
	if (i->asked->timestamp == HR_OFFSET_LATEST) {
		i->found = (struct hr_offset_found){ i->limit, -1, p->leader_epoch };
		hr_gather_over(it);
		return;
	}
	look_up(i, home, p);
}

static void done(struct hr_request *rq, void *arg)
{
	struct item *items = arg;
	struct hr_list_offsets_response *resp = rq->state;
	int32_t n = 0;

	for (int32_t t = 0; t < resp->topics.nr; t++) {
		for (int32_t k = 0; k < resp->topics.v[t].partitions.nr; k++, n++) {
			struct item *i = &items[n];

			i->row->error_code = hr_request_error(rq, i->err);
			if (i->err)
				continue;
			i->row->offset = i->found.offset;
			i->row->timestamp = i->found.timestamp;
			i->row->leader_epoch =
				rq->header.request_api_version >= 4 ? i->found.leader_epoch : -1;
		}
	}
	hr_request_respond(rq, resp);
}

/* Partitions named twice are looked for in requests up to this size. */
#define DOUBLES_NR_MAX 2048

/* How often a partition is named; *ret_first: here it is for the first time. */
static int times_named(const struct hr_list_offsets_request *r, int32_t t, int32_t k,
		       bool *ret_first)
{
	const struct hr_list_offsets_request_list_offsets_topic *topic = &r->topics.v[t];
	int nr = 0;

	*ret_first = true;
	for (int32_t a = 0; a < r->topics.nr; a++) {
		if (!hr_str_eq(r->topics.v[a].name, topic->name))
			continue;
		for (int32_t b = 0; b < r->topics.v[a].partitions.nr; b++) {
			if (r->topics.v[a].partitions.v[b].partition_index !=
			    topic->partitions.v[k].partition_index)
				continue;
			nr++;
			*ret_first &= a > t || (a == t && b >= k);
		}
	}
	return nr;
}

static void set_item(struct hr_request *rq, struct item *i, int32_t t, int32_t k, bool doubled)
{
	const struct hr_list_offsets_request *r = rq->body;
	const struct hr_topic *topic = hr_image_topic(rq->shard->image, r->topics.v[t].name);

	i->asked = &r->topics.v[t].partitions.v[k];
	i->read_committed = r->isolation_level == 1;
	i->is_debug = r->replica_id == -2;
	i->found = (struct hr_offset_found){ -1, -1, -1 };
	i->row->partition_index = i->asked->partition_index;
	i->row->offset = i->row->timestamp = -1;
	i->it.index = i->asked->partition_index;
	if (doubled)
		i->err = HR_ERR_INVALID_REQUEST;
	else if (i->asked->timestamp < lowest_time(rq->header.request_api_version))
		i->err = HR_ERR_UNSUPPORTED_VERSION;
	else if (!topic || !hr_topic_partition(topic, i->it.index))
		i->err = HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	else
		i->it.topic_id = topic->id;
	i->it.skip = i->err != HR_ERR_NONE;
}

void hr_api_list_offsets(struct hr_request *rq)
{
	static const struct hr_gather_ops ops = { run, done };
	const struct hr_list_offsets_request *r = rq->body;
	struct hr_list_offsets_response *resp =
		hr_request_new(rq, &hr_list_offsets_response_desc, 1);
	struct item *items;
	int32_t all = 0, nr = 0;

	for (int32_t t = 0; t < r->topics.nr; t++)
		all += HR_MAX(r->topics.v[t].partitions.nr, 0);
	items = hr_arena_array(&rq->arena, (size_t)all + 1, sizeof(*items));
	if (!resp || !items)
		goto no_memory;
	resp->topics.v = hr_request_new(
		rq, &hr_list_offsets_response_list_offsets_topic_response_desc, r->topics.nr);
	if (!resp->topics.v)
		goto no_memory;
	resp->topics.nr = HR_MAX(r->topics.nr, 0);
	rq->state = resp;
	for (int32_t t = 0; t < r->topics.nr; t++) {
		struct hr_list_offsets_response_list_offsets_topic_response *rt =
			&resp->topics.v[t];

		rt->name = r->topics.v[t].name;
		rt->partitions.v = hr_request_new(
			rq, &hr_list_offsets_response_list_offsets_partition_response_desc,
			r->topics.v[t].partitions.nr);
		if (!rt->partitions.v)
			goto no_memory;
		rt->partitions.nr = 0;
		for (int32_t k = 0; k < r->topics.v[t].partitions.nr; k++) {
			bool first = true;
			int times = all <= DOUBLES_NR_MAX ? times_named(r, t, k, &first) : 1;

			/* A partition that is named twice has one row. */
			if (!first)
				continue;
			items[nr].row = &rt->partitions.v[rt->partitions.nr++];
			set_item(rq, &items[nr++], t, k, times > 1);
		}
	}
	if (!hr_gather_start(rq, &ops, &items[0].it, sizeof(*items), nr, items))
		return;
no_memory:
	hr_request_close(rq, "no memory for the answer");
}
