// SPDX-License-Identifier: Apache-2.0
/* DescribeProducers (KIP-664): what the logs remember of idempotent producers. */
#include <hr/protocol/gen/describe_producers.h>
#include <stdlib.h>
#include "../gather.h"
#include "api.h"

struct item {
	struct hr_gather_item it;
	struct hr_describe_producers_response_partition_response *row;
	enum hr_wire_err err;
	bool known; /* the topic is */
	struct hr_describe_producers_response_producer_state
		*states; /* malloc: made on the home shard */
	int32_t nr;
};

static void run(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p)
{
	struct item *i = hr_container_of(it, struct item, it);
	const struct hr_producer_state *ps = p ? hr_log_producers(p->log) : NULL;
	struct hr_htable_iter iter;

	if (!p) {
		i->err = HR_ERR_NOT_LEADER_OR_FOLLOWER;
		hr_gather_over(it);
		return;
	}
	i->states = calloc(ps->producers.nr + 1, sizeof(*i->states));
	if (!i->states)
		i->err = HR_ERR_UNKNOWN_SERVER_ERROR;
	for (struct hr_hnode *n = i->states ? hr_htable_iter_first(&ps->producers, &iter) : NULL; n;
	     n = hr_htable_iter_next(&ps->producers, &iter)) {
		const struct hr_producer *pr = hr_container_of(n, struct hr_producer, node);
		struct hr_describe_producers_response_producer_state *s = &i->states[i->nr++];

		hr_struct_init(&hr_describe_producers_response_producer_state_desc, s);
		s->producer_id = pr->id;
		s->producer_epoch = pr->epoch;
		s->last_sequence = pr->batch_nr ? pr->batches[pr->batch_nr - 1].last_sequence : -1;
		s->last_timestamp = pr->last_timestamp;
		s->coordinator_epoch = pr->coordinator_epoch;
		s->current_txn_start_offset = pr->txn_first_offset;
	}
	hr_gather_over(it);
}

static void done(struct hr_request *rq, void *arg)
{
	struct hr_describe_producers_response *resp = rq->state;
	struct item *items = arg, *i = items;

	for (int32_t t = 0; t < resp->topics.nr; t++) {
		for (int32_t k = 0; k < resp->topics.v[t].partitions.nr; k++, i++) {
			i->row->error_code = hr_request_error(rq, i->err);
			i->row->error_message = i->err && !i->known
							? hr_str(hr_wire_err_text(i->err))
							: HR_STR_NULL;
			i->row->active_producers.v = i->states;
			i->row->active_producers.nr = i->nr;
		}
	}
	hr_request_respond(rq, resp);
}

struct done_arg {
	struct item *items;
	int32_t nr;
};

/* Answering ends the request and its arena, so the states are listed apart before. */
static void done_and_free(struct hr_request *rq, void *arg)
{
	struct done_arg a = *(struct done_arg *)arg;
	void **states = calloc((size_t)a.nr + 1, sizeof(void *));

	for (int32_t i = 0; states && i < a.nr; i++)
		states[i] = a.items[i].states;
	done(rq, a.items);
	for (int32_t i = 0; states && i < a.nr; i++)
		free(states[i]);
	free(states);
}

void hr_api_describe_producers(struct hr_request *rq)
{
	static const struct hr_gather_ops ops = { run, done_and_free };
	const struct hr_describe_producers_request *r = rq->body;
	struct hr_describe_producers_response *resp =
		hr_request_new(rq, &hr_describe_producers_response_desc, 1);
	struct done_arg *arg = hr_arena_alloc(&rq->arena, sizeof(*arg));
	int32_t nr = 0;

	for (int32_t t = 0; t < r->topics.nr; t++)
		nr += HR_MAX(r->topics.v[t].partition_indexes.nr, 0);
	if (!resp || !arg)
		goto no_memory;
	arg->items = hr_arena_array(&rq->arena, (size_t)nr + 1, sizeof(*arg->items));
	resp->topics.v = hr_request_new(rq, &hr_describe_producers_response_topic_response_desc,
					r->topics.nr);
	if (!arg->items || !resp->topics.v)
		goto no_memory;
	resp->topics.nr = HR_MAX(r->topics.nr, 0);
	rq->state = resp;
	for (int32_t t = 0; t < r->topics.nr; t++) {
		struct hr_describe_producers_response_topic_response *rt = &resp->topics.v[t];
		const struct hr_topic *topic =
			hr_image_topic(rq->shard->image, r->topics.v[t].name);

		rt->name = r->topics.v[t].name;
		rt->partitions.nr = HR_MAX(r->topics.v[t].partition_indexes.nr, 0);
		rt->partitions.v =
			hr_request_new(rq, &hr_describe_producers_response_partition_response_desc,
				       rt->partitions.nr);
		if (!rt->partitions.v)
			goto no_memory;
		for (int32_t k = 0; k < rt->partitions.nr; k++, arg->nr++) {
			struct item *i = &arg->items[arg->nr];

			i->row = &rt->partitions.v[k];
			i->row->partition_index = i->it.index =
				r->topics.v[t].partition_indexes.v[k];
			i->known = topic;
			if (!topic || !hr_topic_partition(topic, i->it.index))
				i->err = HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
			else
				i->it.topic_id = topic->id;
			i->it.skip = i->err != HR_ERR_NONE;
		}
	}
	if (!hr_gather_start(rq, &ops, &arg->items[0].it, sizeof(*arg->items), nr, arg))
		return;
no_memory:
	hr_request_close(rq, "no memory for the answer");
}
