// SPDX-License-Identifier: Apache-2.0
/* OffsetForLeaderEpoch (KIP-101, KIP-279, KIP-320). */
#include <hr/protocol/gen/offset_for_leader_epoch.h>
#include "../gather.h"
#include "api.h"

struct item {
	struct hr_gather_item it;
	const struct hr_offset_for_leader_epoch_request_offset_for_leader_partition *asked;
	struct hr_offset_for_leader_epoch_response_epoch_end_offset *row;
	enum hr_wire_err err;
	int32_t epoch;
	int64_t end_offset;
};

static void run(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p)
{
	struct item *i = hr_container_of(it, struct item, it);
	int32_t current = i->asked->current_leader_epoch;

	if (!p)
		i->err = HR_ERR_NOT_LEADER_OR_FOLLOWER;
	else if (current >= 0 && current < p->leader_epoch)
		i->err = HR_ERR_FENCED_LEADER_EPOCH;
	else if (current > p->leader_epoch)
		i->err = HR_ERR_UNKNOWN_LEADER_EPOCH;
	else if (!hr_partition_is_leader(p))
		i->err = HR_ERR_NOT_LEADER_OR_FOLLOWER;
	else
		hr_log_epoch_end_offset(p->log, i->asked->leader_epoch, &i->epoch, &i->end_offset);
	hr_gather_over(it);
}

static void done(struct hr_request *rq, void *arg)
{
	struct hr_offset_for_leader_epoch_response *resp = rq->state;
	struct item *i = arg;

	for (int32_t t = 0; t < resp->topics.nr; t++) {
		for (int32_t k = 0; k < resp->topics.v[t].partitions.nr; k++, i++) {
			i->row->error_code = hr_request_error(rq, i->err);
			i->row->leader_epoch = i->err ? -1 : i->epoch;
			i->row->end_offset = i->err ? -1 : i->end_offset;
		}
	}
	hr_request_respond(rq, resp);
}

void hr_api_offset_for_leader_epoch(struct hr_request *rq)
{
	static const struct hr_gather_ops ops = { run, done };
	const struct hr_offset_for_leader_epoch_request *r = rq->body;
	struct hr_offset_for_leader_epoch_response *resp =
		hr_request_new(rq, &hr_offset_for_leader_epoch_response_desc, 1);
	struct item *items;
	int32_t nr = 0;

	for (int32_t t = 0; t < r->topics.nr; t++)
		nr += HR_MAX(r->topics.v[t].partitions.nr, 0);
	items = hr_arena_array(&rq->arena, (size_t)nr + 1, sizeof(*items));
	if (!resp || !items)
		goto no_memory;
	resp->topics.v = hr_request_new(
		rq, &hr_offset_for_leader_epoch_response_offset_for_leader_topic_result_desc,
		r->topics.nr);
	if (!resp->topics.v)
		goto no_memory;
	resp->topics.nr = HR_MAX(r->topics.nr, 0);
	rq->state = resp;
	nr = 0;
	for (int32_t t = 0; t < r->topics.nr; t++) {
		struct hr_offset_for_leader_epoch_response_offset_for_leader_topic_result *rt =
			&resp->topics.v[t];
		const struct hr_topic *topic =
			hr_image_topic(rq->shard->image, r->topics.v[t].topic);

		rt->topic = r->topics.v[t].topic;
		rt->partitions.nr = HR_MAX(r->topics.v[t].partitions.nr, 0);
		rt->partitions.v = hr_request_new(
			rq, &hr_offset_for_leader_epoch_response_epoch_end_offset_desc,
			rt->partitions.nr);
		if (!rt->partitions.v)
			goto no_memory;
		for (int32_t k = 0; k < rt->partitions.nr; k++, nr++) {
			struct item *i = &items[nr];

			i->row = &rt->partitions.v[k];
			i->asked = &r->topics.v[t].partitions.v[k];
			i->row->partition = i->it.index = i->asked->partition;
			if (!topic || !hr_topic_partition(topic, i->it.index))
				i->err = HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
			else
				i->it.topic_id = topic->id;
			i->it.skip = i->err != HR_ERR_NONE;
		}
	}
	if (!hr_gather_start(rq, &ops, &items[0].it, sizeof(*items), nr, items))
		return;
no_memory:
	hr_request_close(rq, "no memory for the answer");
}
