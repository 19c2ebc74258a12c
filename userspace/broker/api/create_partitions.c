// SPDX-License-Identifier: Apache-2.0
/* CreatePartitions (KIP-195). */
#include <hr/protocol/gen/create_partitions.h>
#include "../quotas.h"
#include "api.h"

typedef struct hr_create_partitions_request_create_partitions_topic asked_topic;

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static enum hr_wire_err check_assignments(struct hr_request *rq, const asked_topic *t,
					  int32_t added, int32_t factor, struct hr_str *message)
{
	const struct hr_image *im = hr_controller_draft(rq->broker->controller);

	if (t->assignments.nr < 0)
		return HR_ERR_NONE;
	if (t->assignments.nr != added) {
		*message = hr_arena_printf(&rq->arena,
					   "The request adds %d partition(s) but assigns %d.",
					   added, t->assignments.nr);
		return HR_ERR_INVALID_REPLICA_ASSIGNMENT;
	}
	for (int32_t i = 0; i < t->assignments.nr; i++) {
		const struct hr_create_partitions_request_create_partitions_assignment *a =
			&t->assignments.v[i];
		const struct hr_broker_reg *b =
			a->broker_ids.nr == 1 ? hr_image_broker(im, a->broker_ids.v[0]) : NULL;

		if (a->broker_ids.nr != factor) {
			*message = HR_STR_LIT(
				"The assignment has another replication factor than the topic.");
			return HR_ERR_INVALID_REPLICA_ASSIGNMENT;
		}
		if (!b || b->fenced) {
			*message = HR_STR_LIT(
				"The assignment names a broker that is not registered or fenced.");
			return HR_ERR_INVALID_REPLICA_ASSIGNMENT;
		}
	}
	return HR_ERR_NONE;
}

static enum hr_wire_err grow(struct hr_request *rq, struct hr_ctl_op *op, const asked_topic *t,
			     bool validate_only, struct hr_str *message)
{
	const struct hr_topic *topic =
		hr_image_topic(hr_controller_draft(rq->broker->controller), t->name);
	int32_t had = topic ? topic->partition_nr : 0, factor;
	enum hr_wire_err werr;
	struct hr_uuid id, dir;

	if (!topic)
		return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	id = topic->id;
	if (t->count == had) {
		*message = hr_arena_printf(&rq->arena, "Topic already has %d partition(s).", had);
		return HR_ERR_INVALID_PARTITIONS;
	}
	if (t->count < had) {
		*message = hr_arena_printf(&rq->arena,
					   "The topic %.*s currently has %d partition(s); %d would "
					   "not be an increase.",
					   t->name.len, t->name.p, had, t->count);
		return HR_ERR_INVALID_PARTITIONS;
	}
	if (op->record_nr + (int64_t)t->count - had > 10000) {
		*message = HR_STR_LIT("Excessively large number of partitions per request.");
		return HR_ERR_POLICY_VIOLATION;
	}
	factor = topic->partitions[0] ? topic->partitions[0]->replicas.nr : 1;
	werr = check_assignments(rq, t, t->count - had, factor, message);
	if (!werr && hr_placement_pick(rq->broker, &dir) < 0)
		werr = HR_ERR_INVALID_REPLICATION_FACTOR;
	if (!werr && !hr_quotas_mutate(rq, t->count - had, 3))
		werr = HR_ERR_THROTTLING_QUOTA_EXCEEDED;
	for (int32_t i = had; !werr && !validate_only && i < t->count; i++)
		if (hr_partition_put_in_draft(rq, op, id, i))
			werr = HR_ERR_UNKNOWN_SERVER_ERROR;
	return werr;
}

void hr_api_create_partitions(struct hr_request *rq)
{
	const struct hr_create_partitions_request *r = rq->body;
	struct hr_create_partitions_response *resp =
		hr_request_new(rq, &hr_create_partitions_response_desc, 1);
	struct hr_ctl_op op;

	hr_ctl_op_init(&op);
	if (resp)
		resp->results.v = hr_request_new(
			rq, &hr_create_partitions_response_create_partitions_topic_result_desc,
			r->topics.nr);
	if (!resp || !resp->results.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp->results.nr = 0;
	rq->state = resp;
	for (int32_t i = 0; i < r->topics.nr; i++) {
		struct hr_create_partitions_response_create_partitions_topic_result *row;
		bool first = true, twice = false;
		enum hr_wire_err werr = HR_ERR_INVALID_REQUEST;

		for (int32_t k = 0; r->topics.nr <= 4096 && k < r->topics.nr; k++) {
			if (k == i || !hr_str_eq(r->topics.v[k].name, r->topics.v[i].name))
				continue;
			twice = true;
			first &= k > i;
		}
		if (!first)
			continue;
		row = &resp->results.v[resp->results.nr++];
		row->name = r->topics.v[i].name;
		row->error_message = HR_STR_NULL;
		if (twice)
			row->error_message = HR_STR_LIT("Duplicate topic name.");
		else
			werr = grow(rq, &op, &r->topics.v[i], r->validate_only,
				    &row->error_message);
		row->error_code = hr_request_error(rq, werr);
		/* Kafka gives no text for these two. */
		if (werr && werr != HR_ERR_UNKNOWN_TOPIC_OR_PARTITION &&
		    werr != HR_ERR_THROTTLING_QUOTA_EXCEEDED &&
		    hr_str_is_null(row->error_message))
			row->error_message = hr_str(hr_wire_err_text(werr));
	}
	hr_request_commit(rq, &op, respond);
}
