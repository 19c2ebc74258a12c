// SPDX-License-Identifier: Apache-2.0
/*
 * AlterPartitionReassignments and ListPartitionReassignments (KIP-455, KIP-860).
 *
 *	target	the replicas asked for
 *	adding	target without the replicas there are
 *	removing the replicas there are without the target
 *
 * A change that adds nobody is done at once when an in-sync replica remains; otherwise
 * it is written down and goes on until the added replicas are in sync or it is cancelled
 * (replicas null), which takes the added ones away again.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/alter_partition_reassignments.h>
#include <hr/protocol/gen/list_partition_reassignments.h>
#include <hr/protocol/gen/metadata_records.h>
#include "api.h"

typedef struct hr_alter_partition_reassignments_request_reassignable_partition asked_partition;
typedef struct hr_alter_partition_reassignments_response_reassignable_partition_response
	partition_row;
typedef struct hr_list_partition_reassignments_response_ongoing_topic_reassignment ongoing_topic;

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static bool in(const int32_t *v, int32_t nr, int32_t id)
{
	for (int32_t i = 0; i < nr; i++)
		if (v[i] == id)
			return true;
	return false;
}

/* --- altering --------------------------------------------------------------------- */

struct moving {
	struct hr_request *rq;
	struct hr_ctl_op op;
	bool may_change_factor;
	/* The partition at hand. */
	struct hr_uuid topic_id;
	int32_t index;
	const struct hr_partition_reg *reg;
	struct hr_str message;
};

/* The members of @a that @b has (or has not), in the order of @a. */
static struct hr_ids filter(struct moving *m, const struct hr_ids *a, const struct hr_ids *b,
			    bool has)
{
	struct hr_ids out = { hr_arena_array(&m->rq->arena, (size_t)a->nr + 1, sizeof(int32_t)),
			      0 };

	for (int32_t i = 0; out.v && i < a->nr; i++)
		if (in(b->v, b->nr, a->v[i]) == has)
			out.v[out.nr++] = a->v[i];
	return out;
}

static struct hr_uuid *dirs_of(struct moving *m, const struct hr_ids *replicas)
{
	static const struct hr_uuid unassigned = { .b = { [15] = 1 } };
	struct hr_uuid *dirs =
		hr_arena_array(&m->rq->arena, (size_t)replicas->nr + 1, sizeof(*dirs));

	for (int32_t i = 0; dirs && i < replicas->nr; i++) {
		dirs[i] = unassigned;
		for (int32_t k = 0; m->reg->directories && k < m->reg->replicas.nr; k++)
			if (m->reg->replicas.v[k] == replicas->v[i])
				dirs[i] = m->reg->directories[k];
	}
	return dirs;
}

static int put_change(struct moving *m, const struct hr_ids *replicas, const struct hr_ids *isr,
		      const struct hr_ids *adding, const struct hr_ids *removing)
{
	struct hr_controller *c = m->rq->broker->controller;
	struct hr_partition_change_record r;

	hr_struct_init(&hr_partition_change_record_desc, &r);
	r.topic_id = m->topic_id;
	r.partition_id = m->index;
	r.replicas.v = replicas->v;
	r.replicas.nr = replicas->nr;
	r.adding_replicas.v = adding->v;
	r.adding_replicas.nr = adding->nr;
	r.removing_replicas.v = removing->v;
	r.removing_replicas.nr = removing->nr;
	if (isr->nr != m->reg->isr.nr) {
		r.isr.v = isr->v;
		r.isr.nr = isr->nr;
	}
	if (m->reg->leader != HR_LEADER_NONE && !in(isr->v, isr->nr, m->reg->leader))
		r.leader = isr->nr ? isr->v[0] : HR_LEADER_NONE;
	if (hr_image_feature(hr_controller_draft(c), "metadata.version") >= 17) {
		r.directories.v = dirs_of(m, replicas);
		r.directories.nr = replicas->nr;
		if (!r.directories.v)
			return -ENOMEM;
	}
	return hr_controller_put(c, &m->op, HR_METADATA_RECORD_PARTITION_CHANGE, &r);
}

static enum hr_wire_err cancel(struct moving *m)
{
	static const struct hr_ids none = { NULL, 0 };
	struct hr_ids replicas, isr;

	if (!m->reg->adding.nr && !m->reg->removing.nr)
		return HR_ERR_NO_REASSIGNMENT_IN_PROGRESS;
	replicas = filter(m, &m->reg->replicas, &m->reg->adding, false);
	isr = filter(m, &m->reg->isr, &m->reg->adding, false);
	if (!replicas.v || !isr.v || put_change(m, &replicas, &isr, &none, &none))
		return HR_ERR_UNKNOWN_SERVER_ERROR;
	return HR_ERR_NONE;
}

static enum hr_wire_err check_target(struct moving *m, const struct hr_ids *target,
				     const struct hr_ids *now)
{
	const struct hr_image *im = hr_controller_draft(m->rq->broker->controller);

	if (!target->nr) {
		m->message = HR_STR_LIT("The list of replicas is empty.");
		return HR_ERR_INVALID_REPLICA_ASSIGNMENT;
	}
	for (int32_t i = 0; i < target->nr; i++) {
		if (in(target->v, i, target->v[i])) {
			m->message = hr_arena_printf(&m->rq->arena, "Broker %d is named twice.",
						     target->v[i]);
			return HR_ERR_INVALID_REPLICA_ASSIGNMENT;
		}
		if (!hr_image_broker(im, target->v[i])) {
			m->message = hr_arena_printf(&m->rq->arena, "Broker %d is not registered.",
						     target->v[i]);
			return HR_ERR_INVALID_REPLICA_ASSIGNMENT;
		}
	}
	if (!m->may_change_factor && target->nr != now->nr) {
		m->message = hr_arena_printf(&m->rq->arena,
					     "%d replicas are asked for where there are %d, and "
					     "the request forbids another factor.",
					     target->nr, now->nr);
		return HR_ERR_INVALID_REPLICATION_FACTOR;
	}
	return HR_ERR_NONE;
}

static bool same(const struct hr_ids *a, const struct hr_ids *b)
{
	return a->nr == b->nr &&
	       (!a->nr || !memcmp(a->v, b->v, (size_t)a->nr * sizeof(*a->v)));
}

static enum hr_wire_err move(struct moving *m, const asked_partition *asked)
{
	const struct hr_ids target = { asked->replicas.v, asked->replicas.nr };
	static const struct hr_ids none = { NULL, 0 };
	/* What there was before a change that is under way. */
	struct hr_ids now = filter(m, &m->reg->replicas, &m->reg->adding, false);
	struct hr_ids adding = filter(m, &target, &now, false);
	struct hr_ids removing = filter(m, &now, &target, false), isr, both;
	enum hr_wire_err werr = check_target(m, &target, &now);
	int err;

	if (werr)
		return werr;
	if (same(&target, &m->reg->replicas) && !m->reg->adding.nr && !m->reg->removing.nr)
		return HR_ERR_NONE;
	isr = filter(m, &m->reg->isr, &target, true);
	both.v = hr_arena_array(&m->rq->arena, (size_t)target.nr + (size_t)now.nr + 1,
				sizeof(*both.v));
	if (!now.v || !adding.v || !removing.v || !isr.v || !both.v)
		return HR_ERR_UNKNOWN_SERVER_ERROR;
	if (!adding.nr && isr.nr) {
		err = put_change(m, &target, &isr, &none, &none);
	} else {
		memcpy(both.v, target.v, (size_t)target.nr * sizeof(*both.v));
		memcpy(both.v + target.nr, removing.v, (size_t)removing.nr * sizeof(*both.v));
		both.nr = target.nr + removing.nr;
		isr = filter(m, &m->reg->isr, &both, true);
		err = isr.v ? put_change(m, &both, &isr, &adding, &removing) : -ENOMEM;
	}
	return err ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}

static enum hr_wire_err alter(struct moving *m, struct hr_str topic, const asked_partition *asked)
{
	const struct hr_topic *t =
		hr_image_topic(hr_controller_draft(m->rq->broker->controller), topic);

	m->message = HR_STR_NULL;
	m->reg = t ? hr_topic_partition(t, asked->partition_index) : NULL;
	m->index = asked->partition_index;
	if (!m->reg) {
		m->message = hr_arena_printf(&m->rq->arena, "There is no partition %.*s-%d.",
					     topic.len, topic.p, asked->partition_index);
		return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	}
	m->topic_id = t->id;
	return asked->replicas.nr < 0 ? cancel(m) : move(m, asked);
}

static int alter_topic(
	struct moving *m,
	const struct hr_alter_partition_reassignments_request_reassignable_topic *asked,
	struct hr_alter_partition_reassignments_response_reassignable_topic_response *row)
{
	int32_t nr = HR_MAX(asked->partitions.nr, 0);

	row->name = asked->name;
	row->partitions.v = hr_request_new(
		m->rq,
		&hr_alter_partition_reassignments_response_reassignable_partition_response_desc,
		nr);
	if (!row->partitions.v)
		return -ENOMEM;
	row->partitions.nr = nr;
	for (int32_t i = 0; i < nr; i++) {
		partition_row *p = &row->partitions.v[i];

		p->partition_index = asked->partitions.v[i].partition_index;
		p->error_code = hr_request_error(
			m->rq, alter(m, asked->name, &asked->partitions.v[i]));
		p->error_message = m->message;
	}
	return 0;
}

void hr_api_alter_partition_reassignments(struct hr_request *rq)
{
	const struct hr_alter_partition_reassignments_request *r = rq->body;
	struct hr_alter_partition_reassignments_response *resp =
		hr_request_new(rq, &hr_alter_partition_reassignments_response_desc, 1);
	struct moving m = { .rq = rq, .may_change_factor = r->allow_replication_factor_change };
	int32_t nr = HR_MAX(r->topics.nr, 0);
	int err = resp ? 0 : -ENOMEM;

	hr_ctl_op_init(&m.op);
	if (!err) {
		resp->allow_replication_factor_change = r->allow_replication_factor_change;
		/* Kafka's text is empty, not null, for a request without topics. */
		resp->error_message = nr ? HR_STR_NULL : HR_STR_LIT("");
		resp->responses.v = hr_request_new(
			rq,
			&hr_alter_partition_reassignments_response_reassignable_topic_response_desc,
			nr);
		resp->responses.nr = nr;
		err = resp->responses.v ? 0 : -ENOMEM;
	}
	for (int32_t i = 0; !err && i < nr; i++)
		err = alter_topic(&m, &r->topics.v[i], &resp->responses.v[i]);
	if (err && !m.op.record_nr) {
		hr_ctl_op_fini(&m.op);
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	rq->state = resp;
	hr_request_commit(rq, &m.op, respond);
}

/* --- listing ---------------------------------------------------------------------- */

struct listing {
	struct hr_request *rq;
	struct hr_list_partition_reassignments_response *resp;
	int32_t cap;
};

static ongoing_topic *add_topic(struct listing *li, const struct hr_topic *t)
{
	ongoing_topic *v = li->resp->topics.v;

	if (li->resp->topics.nr == li->cap) {
		int32_t cap = li->cap ? 2 * li->cap : 8;

		v = hr_request_new(
			li->rq,
			&hr_list_partition_reassignments_response_ongoing_topic_reassignment_desc,
			cap);
		if (!v)
			return NULL;
		if (li->cap)
			memcpy(v, li->resp->topics.v, (size_t)li->cap * sizeof(*v));
		li->resp->topics.v = v;
		li->cap = cap;
	}
	v = &v[li->resp->topics.nr++];
	v->name = hr_str(t->name);
	v->partitions.nr = 0;
	v->partitions.v = hr_request_new(
		li->rq,
		&hr_list_partition_reassignments_response_ongoing_partition_reassignment_desc,
		t->partition_nr);
	return v->partitions.v ? v : NULL;
}

static int list_partition(struct listing *li, const struct hr_topic *t, int32_t index,
			  ongoing_topic **row)
{
	struct hr_list_partition_reassignments_response_ongoing_partition_reassignment *p;
	const struct hr_partition_reg *reg = hr_topic_partition(t, index);

	if (!reg || (!reg->adding.nr && !reg->removing.nr))
		return 0;
	if (!*row)
		*row = add_topic(li, t);
	if (!*row)
		return -ENOMEM;
	/* A partition named twice is told once too often, not beyond its room. */
	if ((*row)->partitions.nr == t->partition_nr)
		return 0;
	p = &(*row)->partitions.v[(*row)->partitions.nr++];
	p->partition_index = index;
	p->replicas.v = reg->replicas.v;
	p->replicas.nr = reg->replicas.nr;
	p->adding_replicas.v = reg->adding.v;
	p->adding_replicas.nr = reg->adding.nr;
	p->removing_replicas.v = reg->removing.v;
	p->removing_replicas.nr = reg->removing.nr;
	return 0;
}

static int list_topic(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	ongoing_topic *row = NULL;
	int err = 0;

	for (int32_t i = 0; !err && i < t->partition_nr; i++)
		err = list_partition(arg, t, i, &row);
	return err;
}

void hr_api_list_partition_reassignments(struct hr_request *rq)
{
	const struct hr_list_partition_reassignments_request *r = rq->body;
	struct hr_list_partition_reassignments_response resp;
	struct listing li = { .rq = rq, .resp = &resp };
	const struct hr_image *im = rq->shard->image;
	struct hr_slice all = { NULL, 0 };
	int err = 0;

	hr_struct_init(&hr_list_partition_reassignments_response_desc, &resp);
	resp.error_message = HR_STR_NULL;
	resp.topics.nr = 0;
	if (r->topics.nr < 0)
		err = hr_ptree_walk(&im->topics_by_name, all, list_topic, &li);
	for (int32_t i = 0; !err && i < r->topics.nr; i++) {
		const struct hr_topic *t = hr_image_topic(im, r->topics.v[i].name);
		ongoing_topic *row = NULL;

		for (int32_t k = 0; !err && t && k < r->topics.v[i].partition_indexes.nr; k++)
			err = list_partition(&li, t, r->topics.v[i].partition_indexes.v[k], &row);
	}
	if (err)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}
