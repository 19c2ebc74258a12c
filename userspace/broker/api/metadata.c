// SPDX-License-Identifier: Apache-2.0
/*
 * Metadata: brokers, topics, leaders; creates topics that are asked for by name
 * where request and configuration allow it.
 *
 * Creation goes through the controller: the request moves to shard 0, the
 * records are committed, and the answer lists the topics, which can be used at
 * once.  (Kafka answers UNKNOWN_TOPIC_OR_PARTITION first and lets the client
 * come back.)
 */
#include <hr/protocol/gen/create_topics.h>
#include <hr/protocol/gen/metadata.h>
#include "api.h"

struct building {
	struct hr_request *rq;
	struct hr_metadata_response *resp;
	int err;
};

static int add_broker(void *arg, struct hr_slice key, void *value)
{
	struct building *bu = arg;
	const struct hr_broker_reg *reg = value;
	const struct hr_endpoint *e = hr_broker_endpoint(reg, hr_request_listener_name(bu->rq));
	struct hr_metadata_response_broker *b = &bu->resp->brokers.v[bu->resp->brokers.nr];

	if (reg->fenced || !e)
		return 0;
	b->node_id = reg->id;
	b->host = hr_str(e->host);
	b->port = e->port;
	b->rack = hr_str(reg->rack);
	bu->resp->brokers.nr++;
	return 0;
}

static bool alive(const struct hr_image *im, int32_t id)
{
	const struct hr_broker_reg *b = hr_image_broker(im, id);

	return b && !b->fenced;
}

static int offline_replicas(struct building *bu, const struct hr_partition_reg *reg,
			    struct hr_metadata_response_partition *p)
{
	p->offline_replicas.v =
		hr_arena_array(&bu->rq->arena, (size_t)reg->replicas.nr, sizeof(int32_t));
	if (!p->offline_replicas.v)
		return -ENOMEM;
	p->offline_replicas.nr = 0;
	for (int32_t i = 0; i < reg->replicas.nr; i++)
		if (!alive(bu->rq->shard->image, reg->replicas.v[i]))
			p->offline_replicas.v[p->offline_replicas.nr++] = reg->replicas.v[i];
	return 0;
}

static int fill_partition(struct building *bu, const struct hr_partition_reg *reg, int32_t index,
			  struct hr_metadata_response_partition *p)
{
	const struct hr_broker_reg *leader = hr_image_broker(bu->rq->shard->image, reg->leader);

	p->partition_index = index;
	p->leader_id = leader && !leader->fenced ? reg->leader : HR_LEADER_NONE;
	p->leader_epoch = reg->leader_epoch;
	p->replica_nodes.v = reg->replicas.v;
	p->replica_nodes.nr = reg->replicas.nr;
	p->isr_nodes.v = reg->isr.v;
	p->isr_nodes.nr = reg->isr.nr;
	if (p->leader_id == HR_LEADER_NONE)
		p->error_code = HR_ERR_LEADER_NOT_AVAILABLE;
	else if (!hr_broker_endpoint(leader, hr_request_listener_name(bu->rq)))
		p->error_code = bu->rq->header.request_api_version >= 6
					? HR_ERR_LISTENER_NOT_FOUND
					: HR_ERR_LEADER_NOT_AVAILABLE;
	return offline_replicas(bu, reg, p);
}

static struct hr_metadata_response_topic *next_row(struct building *bu)
{
	return &bu->resp->topics.v[bu->resp->topics.nr++];
}

static int add_topic(struct building *bu, const struct hr_topic *t)
{
	const struct hr_metadata_request *r = bu->rq->body;
	struct hr_metadata_response_topic *row = next_row(bu);

	row->name = hr_str(t->name);
	row->topic_id = t->id;
	row->is_internal = hr_str_is_internal_topic(row->name);
	if (r->include_topic_authorized_operations)
		row->topic_authorized_operations = HR_TOPIC_OPS;
	row->partitions.v =
		hr_request_new(bu->rq, &hr_metadata_response_partition_desc, t->partition_nr);
	if (!row->partitions.v)
		return -ENOMEM;
	row->partitions.nr = 0;
	for (int32_t i = 0; i < t->partition_nr; i++)
		if (t->partitions[i] && fill_partition(bu, t->partitions[i], i,
						       &row->partitions.v[row->partitions.nr++]))
			return -ENOMEM;
	return 0;
}

static int add_each(void *arg, struct hr_slice key, void *value)
{
	return add_topic(arg, value);
}

static void add_fault(struct building *bu, struct hr_str name, struct hr_uuid id,
		      enum hr_wire_err err)
{
	struct hr_metadata_response_topic *row = next_row(bu);
	const struct hr_metadata_request *r = bu->rq->body;

	row->error_code = hr_request_error(bu->rq, err);
	row->name = name;
	row->topic_id = id;
	row->is_internal = hr_str_is_internal_topic(name);
	row->partitions.nr = 0;
	if (err != HR_ERR_INVALID_REQUEST && r->include_topic_authorized_operations)
		row->topic_authorized_operations = HR_TOPIC_OPS;
}

static int add_asked(struct building *bu, const struct hr_metadata_request_topic *asked)
{
	int16_t version = bu->rq->header.request_api_version;
	const struct hr_image *im = bu->rq->shard->image;
	bool by_id = version >= 10 && !hr_uuid_is_zero(asked->topic_id);
	const struct hr_topic *t;

	if (by_id) {
		t = hr_image_topic_by_id(im, asked->topic_id);
		if (t)
			return add_topic(bu, t);
		add_fault(bu, version >= 12 ? HR_STR_NULL : HR_STR_LIT(""), asked->topic_id,
			  HR_ERR_UNKNOWN_TOPIC_ID);
		return 0;
	}
	if (hr_str_is_null(asked->name)) {
		add_fault(bu, HR_STR_NULL, asked->topic_id, HR_ERR_INVALID_REQUEST);
		return 0;
	}
	t = hr_image_topic(im, asked->name);
	if (t)
		return add_topic(bu, t);
	add_fault(bu, asked->name, (struct hr_uuid){ 0 },
		  hr_topic_name_fault(asked->name) ? HR_ERR_INVALID_TOPIC_EXCEPTION :
						     HR_ERR_UNKNOWN_TOPIC_OR_PARTITION);
	return 0;
}

static bool wants_all(const struct hr_request *rq)
{
	const struct hr_metadata_request *r = rq->body;

	return r->topics.nr < 0 || (!r->topics.nr && !rq->header.request_api_version);
}

static void respond(struct hr_request *rq)
{
	const struct hr_metadata_request *r = rq->body;
	const struct hr_image *im = rq->shard->image;
	struct hr_metadata_response resp;
	struct building bu = { .rq = rq, .resp = &resp };
	struct hr_slice all = { NULL, 0 };
	int32_t nr = wants_all(rq) ? (int32_t)im->topics_by_name.nr : r->topics.nr;
	int err = 0;

	hr_struct_init(&hr_metadata_response_desc, &resp);
	resp.brokers.v =
		hr_request_new(rq, &hr_metadata_response_broker_desc, (int32_t)im->brokers.nr);
	resp.topics.v = hr_request_new(rq, &hr_metadata_response_topic_desc, nr);
	if (!resp.brokers.v || !resp.topics.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.brokers.nr = resp.topics.nr = 0;
	resp.cluster_id = hr_str(rq->broker->cluster_id);
	resp.controller_id = rq->broker->roles.node_id;
	if (r->include_cluster_authorized_operations)
		resp.cluster_authorized_operations = HR_CLUSTER_OPS;
	hr_ptree_walk(&im->brokers, all, add_broker, &bu);
	if (wants_all(rq))
		err = hr_ptree_walk(&im->topics_by_name, all, add_each, &bu);
	else
		for (int32_t i = 0; !err && i < r->topics.nr; i++)
			err = add_asked(&bu, &r->topics.v[i]);
	if (err)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}

static void created(struct hr_request *rq, int err)
{
	/* Answered from shard 0, whose image has the topics now. */
	respond(rq);
}

static void create_missing(struct hr_request *rq)
{
	const struct hr_metadata_request *r = rq->body;
	const struct hr_image *draft = hr_controller_draft(rq->broker->controller);
	struct hr_ctl_op op;

	hr_ctl_op_init(&op);
	for (int32_t i = 0; i < r->topics.nr; i++) {
		struct hr_new_topic nt = { .name = r->topics.v[i].name, .partition_nr = -1,
					   .replication_factor = -1 };

		if (hr_str_is_null(nt.name) || hr_topic_name_fault(nt.name) ||
		    hr_image_topic(draft, nt.name))
			continue;
		(void)hr_topic_create_in_draft(rq, &op, &nt);
	}
	hr_request_commit(rq, &op, created);
}

/* Versions 10 and 11 have the field for an id but may not use it: the whole request is wrong. */
static bool is_wrong(const struct hr_request *rq)
{
	const struct hr_metadata_request *r = rq->body;
	int16_t version = rq->header.request_api_version;

	for (int32_t i = 0; (version == 10 || version == 11) && i < r->topics.nr; i++)
		if (!hr_uuid_is_zero(r->topics.v[i].topic_id) ||
		    hr_str_is_null(r->topics.v[i].name))
			return true;
	return false;
}

static void refuse(struct hr_request *rq)
{
	const struct hr_metadata_request *r = rq->body;
	struct hr_metadata_response resp;
	struct building bu = { .rq = rq, .resp = &resp };

	hr_struct_init(&hr_metadata_response_desc, &resp);
	resp.topics.v = hr_request_new(rq, &hr_metadata_response_topic_desc, r->topics.nr);
	if (!resp.topics.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.topics.nr = 0;
	for (int32_t i = 0; i < r->topics.nr; i++)
		add_fault(&bu,
			  hr_str_is_null(r->topics.v[i].name) ? HR_STR_LIT("")
							      : r->topics.v[i].name,
			  r->topics.v[i].topic_id, HR_ERR_INVALID_REQUEST);
	hr_request_respond(rq, &resp);
}

void hr_api_metadata(struct hr_request *rq)
{
	const struct hr_metadata_request *r = rq->body;
	bool may = hr_config_bool(rq->shard->config, HR_CFG_AUTO_CREATE_TOPICS_ENABLE) &&
		   r->allow_auto_topic_creation && !wants_all(rq);
	bool missing = false;

	if (is_wrong(rq)) {
		refuse(rq);
		return;
	}
	for (int32_t i = 0; may && i < r->topics.nr; i++)
		missing |= !hr_str_is_null(r->topics.v[i].name) &&
			   !hr_topic_name_fault(r->topics.v[i].name) &&
			   !hr_str_is_internal_topic(r->topics.v[i].name) &&
			   !hr_image_topic(rq->shard->image, r->topics.v[i].name);
	if (missing)
		hr_request_move(rq, &rq->broker->shards[0], create_missing);
	else
		respond(rq);
}
