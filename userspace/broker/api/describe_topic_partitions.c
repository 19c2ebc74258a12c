// SPDX-License-Identifier: Apache-2.0
/*
 * DescribeTopicPartitions (KIP-966): topics by name order, in pages.
 *
 * The limit counts partitions; a page that ends inside a topic names the next
 * partition in its cursor.
 */
#include <hr/protocol/gen/describe_topic_partitions.h>
#include <stdlib.h>
#include "api.h"

struct page {
	struct hr_request *rq;
	struct hr_describe_topic_partitions_response *resp;
	int32_t left;	     /* partitions that still fit */
	struct hr_str start; /* cursor */
	int32_t start_index;
	int32_t row_cap;
};

static int fill_partition(struct page *pg, const struct hr_partition_reg *reg, int32_t index,
			  struct hr_describe_topic_partitions_response_partition *p)
{
	const struct hr_broker_reg *leader = hr_image_broker(pg->rq->shard->image, reg->leader);
	bool led = leader && !leader->fenced;

	p->partition_index = index;
	p->leader_id = led ? reg->leader : HR_LEADER_NONE;
	p->leader_epoch = reg->leader_epoch;
	p->error_code = led ? HR_ERR_NONE : HR_ERR_LEADER_NOT_AVAILABLE;
	p->replica_nodes.v = reg->replicas.v;
	p->replica_nodes.nr = reg->replicas.nr;
	p->isr_nodes.v = reg->isr.v;
	p->isr_nodes.nr = reg->isr.nr;
	p->eligible_leader_replicas.v = reg->elr.v;
	p->eligible_leader_replicas.nr = reg->elr.nr;
	p->last_known_elr.v = reg->last_known_elr.v;
	p->last_known_elr.nr = reg->last_known_elr.nr;
	p->offline_replicas.nr = 0;
	p->offline_replicas.v =
		hr_arena_array(&pg->rq->arena, (size_t)reg->replicas.nr, sizeof(int32_t));
	if (!p->offline_replicas.v)
		return -ENOMEM;
	for (int32_t i = 0; i < reg->replicas.nr; i++) {
		const struct hr_broker_reg *b =
			hr_image_broker(pg->rq->shard->image, reg->replicas.v[i]);

		if (!b || b->fenced)
			p->offline_replicas.v[p->offline_replicas.nr++] = reg->replicas.v[i];
	}
	return 0;
}

static int set_cursor(struct page *pg, struct hr_str topic, int32_t index)
{
	struct hr_describe_topic_partitions_response_cursor *c =
		hr_request_new(pg->rq, &hr_describe_topic_partitions_response_cursor_desc, 1);

	if (!c)
		return -ENOMEM;
	c->topic_name = topic;
	c->partition_index = index;
	pg->resp->next_cursor = c;
	return 1;
}

/* 0 go on, 1 the page is full. */
static int add_topic(struct page *pg, const struct hr_topic *t)
{
	struct hr_str name = hr_str(t->name);
	int32_t from = hr_str_eq(name, pg->start) ? pg->start_index : 0;
	struct hr_describe_topic_partitions_response_topic *row;
	int32_t nr;

	if (!pg->left)
		return set_cursor(pg, name, from);
	row = &pg->resp->topics.v[pg->resp->topics.nr++];
	row->name = name;
	row->topic_id = t->id;
	row->is_internal = hr_str_is_internal_topic(name);
	row->topic_authorized_operations = HR_TOPIC_OPS;
	nr = HR_MIN(HR_MAX(t->partition_nr - from, 0), pg->left);
	row->partitions.v =
		hr_request_new(pg->rq, &hr_describe_topic_partitions_response_partition_desc, nr);
	if (!row->partitions.v)
		return -ENOMEM;
	row->partitions.nr = 0;
	for (int32_t i = from; i < from + nr; i++)
		if (t->partitions[i] && fill_partition(pg, t->partitions[i], i,
						       &row->partitions.v[row->partitions.nr++]))
			return -ENOMEM;
	pg->left -= nr;
	return from + nr < t->partition_nr ? set_cursor(pg, name, from + nr) : 0;
}

static int add_each(void *arg, struct hr_slice key, void *value)
{
	struct page *pg = arg;

	/* A topic with no partition does not use up the page; rows have a bound of their own. */
	return pg->resp->topics.nr == pg->row_cap
		       ? set_cursor(pg, hr_str(((const struct hr_topic *)value)->name), 0)
		       : add_topic(pg, value);
}

static int by_name(const void *a, const void *b)
{
	return hr_str_cmp(
		((const struct hr_describe_topic_partitions_request_topic_request *)a)->name,
		((const struct hr_describe_topic_partitions_request_topic_request *)b)->name);
}

static int add_asked(struct page *pg)
{
	const struct hr_describe_topic_partitions_request *r = pg->rq->body;
	int err = 0;

	qsort(r->topics.v, (size_t)r->topics.nr, sizeof(*r->topics.v), by_name);
	for (int32_t i = 0; !err && i < r->topics.nr; i++) {
		struct hr_str name = r->topics.v[i].name;
		struct hr_describe_topic_partitions_response_topic *row;
		const struct hr_topic *t;

		if (hr_str_cmp(name, pg->start) < 0 ||
		    (i && hr_str_eq(name, r->topics.v[i - 1].name)))
			continue;
		t = hr_image_topic(pg->rq->shard->image, name);
		if (t) {
			err = add_topic(pg, t);
			continue;
		}
		row = &pg->resp->topics.v[pg->resp->topics.nr++];
		row->name = name;
		row->topic_authorized_operations = HR_TOPIC_OPS;
		row->partitions.nr = 0;
		row->error_code = hr_request_error(
			pg->rq, hr_topic_name_fault(name) ? HR_ERR_INVALID_TOPIC_EXCEPTION
							  : HR_ERR_UNKNOWN_TOPIC_OR_PARTITION);
	}
	return err;
}

static bool cursor_ok(const struct hr_request *rq)
{
	const struct hr_describe_topic_partitions_request *r = rq->body;

	if (!r->cursor)
		return true;
	if (r->cursor->partition_index < 0)
		return false;
	for (int32_t i = 0; i < r->topics.nr; i++)
		if (hr_str_eq(r->topics.v[i].name, r->cursor->topic_name))
			return true;
	return r->topics.nr <= 0;
}

static void respond_refused(struct hr_request *rq)
{
	const struct hr_describe_topic_partitions_request *r = rq->body;
	struct hr_describe_topic_partitions_response resp;
	struct hr_describe_topic_partitions_response_topic *row;

	/* The answer has no error of its own: Kafka puts it on every topic asked. */
	hr_struct_init(&hr_describe_topic_partitions_response_desc, &resp);
	row = hr_request_new(rq, &hr_describe_topic_partitions_response_topic_desc, r->topics.nr);
	if (!row) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.topics.v = row;
	resp.topics.nr = HR_MAX(r->topics.nr, 0);
	for (int32_t i = 0; i < resp.topics.nr; i++) {
		row[i].name = r->topics.v[i].name;
		row[i].partitions.nr = 0;
		row[i].error_code = hr_request_error(rq, HR_ERR_INVALID_REQUEST);
	}
	hr_request_respond(rq, &resp);
}

void hr_api_describe_topic_partitions(struct hr_request *rq)
{
	const struct hr_describe_topic_partitions_request *r = rq->body;
	const struct hr_image *im = rq->shard->image;
	struct hr_describe_topic_partitions_response resp;
	struct page pg = { .rq = rq,
			   .resp = &resp,
			   .start = r->cursor ? r->cursor->topic_name : HR_STR_LIT(""),
			   .start_index = r->cursor ? r->cursor->partition_index : 0 };
	int32_t max = hr_config_int(rq->shard->config, HR_CFG_MAX_REQUEST_PARTITION_SIZE_LIMIT);
	int err;

	if (!cursor_ok(rq)) {
		respond_refused(rq);
		return;
	}
	hr_struct_init(&hr_describe_topic_partitions_response_desc, &resp);
	resp.topics.nr = 0;
	pg.left = HR_MAX(HR_MIN(r->response_partition_limit, max), 1);
	pg.row_cap = r->topics.nr > 0 ? r->topics.nr
				      : (int32_t)HR_MIN(im->topics_by_name.nr, (int64_t)pg.left);
	resp.topics.v = hr_request_new(rq, &hr_describe_topic_partitions_response_topic_desc,
				       pg.row_cap + 1);
	err = !resp.topics.v ? -ENOMEM : r->topics.nr > 0 ? add_asked(&pg) :
		hr_ptree_walk(&im->topics_by_name, hr_slice_of_str(pg.start), add_each, &pg);
	if (err < 0)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}
