// SPDX-License-Identifier: Apache-2.0
/* DeleteRecords (KIP-107): raises the start of logs. */
#include <hr/protocol/gen/delete_records.h>
#include "../gather.h"
#include "api.h"

struct item {
	struct hr_gather_item it;
	struct hr_delete_records_response_delete_records_partition_result *row;
	int64_t offset;
	enum hr_wire_err err;
	int64_t low_watermark;
};

static void run(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p)
{
	struct item *i = hr_container_of(it, struct item, it);
	int64_t offset = i->offset;

	if (!p || !hr_partition_is_leader(p)) {
		i->err = HR_ERR_NOT_LEADER_OR_FOLLOWER;
	} else if (!p->config.cleanup_delete && p->config.cleanup_compact) {
		i->err = HR_ERR_POLICY_VIOLATION;
	} else {
		if (offset == -1)
			offset = hr_log_high_watermark(p->log);
		if (offset < 0 || offset > hr_log_high_watermark(p->log))
			i->err = HR_ERR_OFFSET_OUT_OF_RANGE;
		else if (hr_partition_delete_records(p, offset))
			i->err = HR_ERR_KAFKA_STORAGE_ERROR;
		i->low_watermark = hr_log_start_offset(p->log);
	}
	hr_gather_over(it);
}

static void done(struct hr_request *rq, void *arg)
{
	struct hr_delete_records_response *resp = rq->state;
	struct item *i = arg;

	for (int32_t t = 0; t < resp->topics.nr; t++) {
		for (int32_t k = 0; k < resp->topics.v[t].partitions.nr; k++, i++) {
			i->row->error_code = hr_request_error(rq, i->err);
			i->row->low_watermark = i->err ? -1 : i->low_watermark;
		}
	}
	hr_request_respond(rq, resp);
}

static enum hr_wire_err check_topic(const struct hr_topic *t, struct hr_str name, int32_t index)
{
	if (!t || !hr_topic_partition(t, index))
		return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	return hr_str_is_internal_topic(name) ? HR_ERR_INVALID_TOPIC_EXCEPTION : HR_ERR_NONE;
}

void hr_api_delete_records(struct hr_request *rq)
{
	static const struct hr_gather_ops ops = { run, done };
	const struct hr_delete_records_request *r = rq->body;
	struct hr_delete_records_response *resp =
		hr_request_new(rq, &hr_delete_records_response_desc, 1);
	struct item *items;
	int32_t nr = 0;

	for (int32_t t = 0; t < r->topics.nr; t++)
		nr += HR_MAX(r->topics.v[t].partitions.nr, 0);
	items = hr_arena_array(&rq->arena, (size_t)nr + 1, sizeof(*items));
	if (!resp || !items)
		goto no_memory;
	resp->topics.v = hr_request_new(
		rq, &hr_delete_records_response_delete_records_topic_result_desc, r->topics.nr);
	if (!resp->topics.v)
		goto no_memory;
	resp->topics.nr = HR_MAX(r->topics.nr, 0);
	rq->state = resp;
	nr = 0;
	for (int32_t t = 0; t < r->topics.nr; t++) {
		struct hr_delete_records_response_delete_records_topic_result *rt =
			&resp->topics.v[t];
		const struct hr_topic *topic =
			hr_image_topic(rq->shard->image, r->topics.v[t].name);

		rt->name = r->topics.v[t].name;
		rt->partitions.nr = HR_MAX(r->topics.v[t].partitions.nr, 0);
		rt->partitions.v = hr_request_new(
			rq, &hr_delete_records_response_delete_records_partition_result_desc,
			rt->partitions.nr);
		if (!rt->partitions.v)
			goto no_memory;
		for (int32_t k = 0; k < rt->partitions.nr; k++, nr++) {
			struct item *i = &items[nr];

			i->row = &rt->partitions.v[k];
			i->offset = r->topics.v[t].partitions.v[k].offset;
			i->row->partition_index = i->it.index =
				r->topics.v[t].partitions.v[k].partition_index;
			i->err = check_topic(topic, rt->name, i->it.index);
			if (topic)
				i->it.topic_id = topic->id;
			i->it.skip = i->err != HR_ERR_NONE;
		}
	}
	if (!hr_gather_start(rq, &ops, &items[0].it, sizeof(*items), nr, items))
		return;
no_memory:
	hr_request_close(rq, "no memory for the answer");
}
