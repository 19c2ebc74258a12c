// SPDX-License-Identifier: Apache-2.0
/*
 * ElectLeaders (KIP-183, KIP-460): gives a partition back to its preferred replica, or
 * to any that lives.
 *
 * On one node there is little to elect; partitions that need it come from a directory
 * of a larger cluster.  Who asks for all hears only of partitions where something was
 * done or failed.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/elect_leaders.h>
#include <hr/protocol/gen/metadata_records.h>
#include "api.h"

typedef struct hr_elect_leaders_response_replica_election_result topic_row;
typedef struct hr_elect_leaders_response_partition_result partition_row;

enum { PREFERRED = 0, UNCLEAN = 1 };

struct electing {
	struct hr_request *rq;
	struct hr_ctl_op op;
	struct hr_elect_leaders_response *resp;
	int8_t type;
};

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static bool contains(const struct hr_ids *ids, int32_t id)
{
	for (int32_t i = 0; i < ids->nr; i++)
		if (ids->v[i] == id)
			return true;
	return false;
}

static bool is_alive(const struct hr_image *im, int32_t id)
{
	const struct hr_broker_reg *b = hr_image_broker(im, id);

	return b && !b->fenced && !b->in_controlled_shutdown;
}

/* The replica to elect, or the error that says why nobody is. */
static enum hr_wire_err pick(const struct hr_image *im, const struct hr_partition_reg *reg,
			     int8_t type, int32_t *ret_leader)
{
	if (type == PREFERRED) {
		if (!reg->replicas.nr || reg->leader == reg->replicas.v[0])
			return HR_ERR_ELECTION_NOT_NEEDED;
		*ret_leader = reg->replicas.v[0];
		return contains(&reg->isr, *ret_leader) && is_alive(im, *ret_leader) ?
			       HR_ERR_NONE :
			       HR_ERR_PREFERRED_LEADER_NOT_AVAILABLE;
	}
	if (reg->leader != HR_LEADER_NONE)
		return HR_ERR_ELECTION_NOT_NEEDED;
	for (int clean = 1; clean >= 0; clean--)
		for (int32_t i = 0; i < reg->replicas.nr; i++) {
			*ret_leader = reg->replicas.v[i];
			if (is_alive(im, *ret_leader) &&
			    (!clean || contains(&reg->isr, *ret_leader)))
				return HR_ERR_NONE;
		}
	return HR_ERR_ELIGIBLE_LEADERS_NOT_AVAILABLE;
}

static int put_leader(struct electing *el, struct hr_uuid id, int32_t index,
		      const struct hr_partition_reg *reg, int32_t leader)
{
	struct hr_partition_change_record r;

	hr_struct_init(&hr_partition_change_record_desc, &r);
	r.topic_id = id;
	r.partition_id = index;
	r.leader = leader;
	if (!contains(&reg->isr, leader)) {
		/* What the others had is given up: it recovers from the leader's log. */
		r.isr.v = &leader;
		r.isr.nr = 1;
		r.leader_recovery_state = 1;
	}
	return hr_controller_put(el->rq->broker->controller, &el->op,
				 HR_METADATA_RECORD_PARTITION_CHANGE, &r);
}

static void fill(struct electing *el, partition_row *row, int32_t index, enum hr_wire_err werr,
		 struct hr_str message)
{
	row->partition_id = index;
	row->error_code = hr_request_error(el->rq, werr);
	row->error_message = !werr			? HR_STR_NULL :
			     hr_str_is_null(message) ? hr_str(hr_wire_err_text(werr)) :
						       message;
}

static enum hr_wire_err elect(struct electing *el, struct hr_str topic, int32_t index,
			      struct hr_str *message)
{
	const struct hr_image *im = hr_controller_draft(el->rq->broker->controller);
	const struct hr_topic *t = hr_image_topic(im, topic);
	const struct hr_partition_reg *reg = t ? hr_topic_partition(t, index) : NULL;
	enum hr_wire_err werr;
	int32_t leader;

	*message = HR_STR_NULL;
	if (el->type != PREFERRED && el->type != UNCLEAN) {
		*message = hr_arena_printf(&el->rq->arena, "Election type %d is not known.",
					   el->type);
		return HR_ERR_INVALID_REQUEST;
	}
	if (!reg)
		return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	werr = pick(im, reg, el->type, &leader);
	if (!werr && put_leader(el, t->id, index, reg, leader))
		werr = HR_ERR_UNKNOWN_SERVER_ERROR;
	return werr;
}

static int elect_named(struct electing *el, const struct hr_elect_leaders_request *r)
{
	int32_t nr = r->topic_partitions.nr;

	el->resp->replica_election_results.v = hr_request_new(
		el->rq, &hr_elect_leaders_response_replica_election_result_desc, nr);
	if (!el->resp->replica_election_results.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		const struct hr_elect_leaders_request_topic_partitions *asked =
			&r->topic_partitions.v[i];
		topic_row *row = &el->resp->replica_election_results.v[i];
		int32_t part_nr = HR_MAX(asked->partitions.nr, 0);

		row->topic = asked->topic;
		row->partition_result.v = hr_request_new(
			el->rq, &hr_elect_leaders_response_partition_result_desc, part_nr);
		if (!row->partition_result.v)
			return -ENOMEM;
		row->partition_result.nr = part_nr;
		for (int32_t k = 0; k < part_nr; k++) {
			struct hr_str message;
			enum hr_wire_err werr =
				elect(el, asked->topic, asked->partitions.v[k], &message);

			fill(el, &row->partition_result.v[k], asked->partitions.v[k], werr,
			     message);
		}
	}
	el->resp->replica_election_results.nr = nr;
	return 0;
}

static int elect_topic(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct electing *el = arg;
	topic_row *row =
		&el->resp->replica_election_results.v[el->resp->replica_election_results.nr++];

	row->topic = hr_arena_str(&el->rq->arena, hr_str(t->name));
	row->partition_result.nr = 0;
	for (int32_t i = 0; i < t->partition_nr; i++) {
		struct hr_str message;
		enum hr_wire_err werr = elect(el, row->topic, i, &message);

		if (werr == HR_ERR_ELECTION_NOT_NEEDED)
			continue;
		if (!row->partition_result.v)
			row->partition_result.v = hr_request_new(
				el->rq, &hr_elect_leaders_response_partition_result_desc,
				t->partition_nr);
		if (!row->partition_result.v)
			return -ENOMEM;
		fill(el, &row->partition_result.v[row->partition_result.nr++], i, werr, message);
	}
	return 0;
}

static int elect_all(struct electing *el)
{
	struct hr_image *im = hr_controller_draft(el->rq->broker->controller);
	/* Electing changes the draft; the walk goes over what there was. */
	struct hr_ptree topics = hr_ptree_share(&im->topics_by_name);
	struct hr_slice all = { NULL, 0 };
	int err = -ENOMEM;

	el->resp->replica_election_results.v =
		hr_request_new(el->rq, &hr_elect_leaders_response_replica_election_result_desc,
			       (int32_t)topics.nr);
	if (el->resp->replica_election_results.v)
		err = hr_ptree_walk(&topics, all, elect_topic, el);
	hr_ptree_fini(&topics);
	return err;
}

void hr_api_elect_leaders(struct hr_request *rq)
{
	const struct hr_elect_leaders_request *r = rq->body;
	struct electing el = { .rq = rq, .type = r->election_type };
	int err = -ENOMEM;

	hr_ctl_op_init(&el.op);
	el.resp = hr_request_new(rq, &hr_elect_leaders_response_desc, 1);
	if (el.resp) {
		el.resp->replica_election_results.nr = 0;
		if (el.type != PREFERRED && el.type != UNCLEAN)
			el.resp->error_code = hr_request_error(rq, HR_ERR_INVALID_REQUEST);
		if (r->topic_partitions.nr >= 0)
			err = elect_named(&el, r);
		else
			err = el.resp->error_code ? 0 : elect_all(&el);
	}
	if (err && !el.op.record_nr) {
		hr_ctl_op_fini(&el.op);
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	rq->state = el.resp;
	hr_request_commit(rq, &el.op, respond);
}
