// SPDX-License-Identifier: Apache-2.0
/*
 * StreamsGroupHeartbeat, StreamsGroupDescribe, StreamsGroupTopologyDescriptionUpdate.
 *
 * A heartbeat may name topics that the group needs and that are not there: they are made
 * through the controller before it is answered, so that the next heartbeat finds them.
 * What could not be made is said in the status that names them as missing.
 *
 * Descriptions of topologies are kept by plug-ins, of which there is none: whoever sends
 * one is told so.
 */
#include <hr/group/streams.h>
#include <hr/protocol/gen/streams_group_describe.h>
#include <hr/protocol/gen/streams_group_topology_description_update.h>
#include "../coordinate.h"
#include "api.h"

#define STATUS_MISSING_INTERNAL_TOPICS 3

typedef struct hr_streams_group_heartbeat_request beat_request_t;
typedef struct hr_streams_group_heartbeat_response beat_response_t;

static bool is_enabled(const struct hr_request *rq)
{
	return hr_group_protocol_is_on(rq, "streams", "streams.version");
}

/* --- names of topics -------------------------------------------------------------------- */

struct naming {
	struct hr_buf internal, illegal;
};

static void name_check(struct naming *n, struct hr_str name)
{
	struct hr_buf *b = NULL;

	if (hr_str_is_internal_topic(name))
		b = &n->internal;
	else if (hr_topic_name_fault(name))
		b = &n->illegal;
	if (b)
		hr_buf_printf(b, "%s%.*s", b->len ? "," : "", name.len, name.p);
}

static void names_check(struct naming *n,
			const struct hr_streams_group_heartbeat_request_topology *t)
{
	for (int32_t i = 0; i < t->subtopologies.nr; i++) {
		const struct hr_streams_group_heartbeat_request_subtopology *s =
			&t->subtopologies.v[i];

		for (int32_t k = 0; k < s->source_topics.nr; k++)
			name_check(n, s->source_topics.v[k]);
		for (int32_t k = 0; k < s->repartition_sink_topics.nr; k++)
			name_check(n, s->repartition_sink_topics.v[k]);
		for (int32_t k = 0; k < s->repartition_source_topics.nr; k++)
			name_check(n, s->repartition_source_topics.v[k].name);
		for (int32_t k = 0; k < s->state_changelog_topics.nr; k++)
			name_check(n, s->state_changelog_topics.v[k].name);
	}
}

/* Null: all may be used. */
static struct hr_str names_fault(struct hr_request *rq)
{
	const beat_request_t *r = rq->body;
	struct naming n = { HR_BUF_INIT, HR_BUF_INIT };
	struct hr_str text = HR_STR_NULL;

	if (r->topology)
		names_check(&n, r->topology);
	if (n.internal.len)
		text = hr_arena_printf(
			&rq->arena,
			"Use of Kafka internal topics %s in a Kafka Streams topology "
			"is prohibited.",
			hr_buf_cstr(&n.internal));
	else if (n.illegal.len)
		text = hr_arena_printf(&rq->arena, "Topic names %s are not valid topic names.",
				       hr_buf_cstr(&n.illegal));
	hr_buf_fini(&n.internal);
	hr_buf_fini(&n.illegal);
	return text;
}

/* --- topics for the group ------------------------------------------------------------------ */

/* In the request's arena; @arena came from the call and holds @out. */
struct creating {
	struct hr_arena arena;
	struct hr_streams_beat *out;
};

static void finish(struct hr_request *rq, struct hr_streams_beat *out)
{
	hr_request_error(rq, out->resp.error_code);
	hr_request_respond(rq, &out->resp);
}

static void committed(struct hr_request *rq, int err)
{
	struct creating *c = rq->state;
	struct hr_arena arena = c->arena;

	finish(rq, c->out);
	hr_arena_fini(&arena);
}

static void say_failed(struct creating *c, struct hr_str topic, struct hr_str why)
{
	for (int32_t i = 0; i < c->out->resp.status.nr; i++) {
		struct hr_streams_group_heartbeat_response_status *s = &c->out->resp.status.v[i];
		struct hr_str text;

		if (s->status_code != STATUS_MISSING_INTERNAL_TOPICS)
			continue;
		text = hr_arena_printf(&c->arena, "%.*s; Creation failed: %.*s (%.*s).",
				       s->status_detail.len, s->status_detail.p, topic.len, topic.p,
				       HR_MAX(why.len, 0), why.p ? why.p : "");
		if (!hr_str_is_null(text))
			s->status_detail = text;
		return;
	}
}

static void create(struct hr_request *rq)
{
	struct creating *c = rq->state;
	struct hr_ctl_op op;

	hr_ctl_op_init(&op);
	for (int32_t i = 0; i < c->out->topic_nr; i++) {
		const struct hr_create_topics_request_creatable_topic *asked = &c->out->topics[i];
		struct hr_new_topic nt = { .name = asked->name, .asked = asked,
					   .partition_nr = asked->num_partitions,
					   .replication_factor = asked->replication_factor };
		enum hr_wire_err werr = hr_topic_create_in_draft(rq, &op, &nt);

		if (werr && werr != HR_ERR_TOPIC_ALREADY_EXISTS)
			say_failed(c, nt.name, nt.message);
	}
	hr_request_commit(rq, &op, committed);
}

static void beaten(struct hr_group_asking *a)
{
	struct hr_group_item *item = &a->items[0];
	struct hr_streams_beat *out = item->call.response;
	struct hr_request *rq = a->rq;
	struct creating *c;

	if (item->call.call.err) {
		hr_struct_init(&hr_streams_group_heartbeat_response_desc, &out->resp);
		out->resp.error_code = (int16_t)item->call.call.err;
		out->topic_nr = 0;
	}
	c = out->topic_nr ? hr_arena_alloc(&rq->arena, sizeof(*c)) : NULL;
	if (!c) {
		finish(rq, out);
		return;
	}
	c->arena = item->arena;
	c->out = out;
	hr_arena_init(&item->arena, 0);
	rq->state = c;
	hr_request_move(rq, &rq->broker->shards[0], create);
}

/* --- heartbeat ------------------------------------------------------------------------------- */

static void refuse(struct hr_request *rq, enum hr_wire_err err, struct hr_str why)
{
	beat_response_t resp;

	hr_struct_init(&hr_streams_group_heartbeat_response_desc, &resp);
	resp.error_code = hr_request_error(rq, err);
	resp.error_message = why;
	hr_request_respond(rq, &resp);
}

static int beat_ask(struct hr_group_asking *a, const beat_request_t *r)
{
	struct hr_group_item *item = &a->items[0];
	struct hr_streams_beat *out;

	if (hr_group_asking_set(a, 0, r->group_id, hr_groups_streams_heartbeat, r,
				&hr_streams_group_heartbeat_response_desc))
		return -ENOMEM;
	out = hr_arena_alloc(&item->arena, sizeof(*out));
	if (!out)
		return -ENOMEM;
	memset(out, 0, sizeof(*out));
	hr_struct_init(&hr_streams_group_heartbeat_response_desc, &out->resp);
	item->call.response = out;
	return 0;
}

void hr_api_streams_group_heartbeat(struct hr_request *rq)
{
	struct hr_str why = names_fault(rq);
	struct hr_group_asking *a;

	if (!is_enabled(rq)) {
		refuse(rq, HR_ERR_UNSUPPORTED_VERSION,
		       hr_str(hr_wire_err_text(HR_ERR_UNSUPPORTED_VERSION)));
		return;
	}
	if (!hr_str_is_null(why)) {
		refuse(rq, HR_ERR_STREAMS_INVALID_TOPOLOGY, why);
		return;
	}
	a = hr_group_asking_new(rq, 1);
	if (a && !beat_ask(a, rq->body)) {
		hr_group_asking_start(a, beaten);
		return;
	}
	if (a)
		hr_group_asking_free(a);
	hr_request_close(rq, "no memory for the answer");
}

/* --- describe -------------------------------------------------------------------------------- */

static void described(struct hr_group_asking *a)
{
	const struct hr_streams_group_describe_request *r = a->rq->body;
	struct hr_streams_group_describe_response resp;

	hr_struct_init(&hr_streams_group_describe_response_desc, &resp);
	resp.groups.v =
		hr_group_asking_rows(a, &hr_streams_group_describe_response_described_group_desc);
	if (!resp.groups.v)
		return;
	resp.groups.nr = a->nr;
	for (int32_t i = 0; i < a->nr; i++) {
		struct hr_group_call *c = &a->items[i].call;
		struct hr_streams_group_describe_response_described_group *row =
			&resp.groups.v[i];

		if (c->call.err)
			row->error_code = (int16_t)c->call.err;
		row->group_id = c->group_id;
		hr_request_error(a->rq, row->error_code);
		if (r->include_authorized_operations && !row->error_code)
			row->authorized_operations = HR_GROUP_OPS;
	}
	hr_request_respond(a->rq, &resp);
}

static void describe_refuse(struct hr_request *rq)
{
	const struct hr_streams_group_describe_request *r = rq->body;
	struct hr_streams_group_describe_response resp;

	hr_struct_init(&hr_streams_group_describe_response_desc, &resp);
	resp.groups.nr = HR_MAX(r->group_ids.nr, 0);
	resp.groups.v = hr_request_new(rq, &hr_streams_group_describe_response_described_group_desc,
				       resp.groups.nr);
	if (!resp.groups.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	for (int32_t i = 0; i < resp.groups.nr; i++) {
		resp.groups.v[i].group_id = r->group_ids.v[i];
		resp.groups.v[i].error_code = hr_request_error(rq, HR_ERR_UNSUPPORTED_VERSION);
	}
	hr_request_respond(rq, &resp);
}

void hr_api_streams_group_describe(struct hr_request *rq)
{
	const struct hr_streams_group_describe_request *r = rq->body;

	if (is_enabled(rq))
		hr_group_ask_each(rq, r->group_ids.v, r->group_ids.nr, hr_groups_streams_describe,
				  &hr_streams_group_describe_response_described_group_desc,
				  described);
	else
		describe_refuse(rq);
}

/* --- descriptions of topologies ----------------------------------------------------------- */

void hr_api_streams_group_topology_description_update(struct hr_request *rq)
{
	struct hr_streams_group_topology_description_update_response resp;

	hr_struct_init(&hr_streams_group_topology_description_update_response_desc, &resp);
	resp.error_code = hr_request_error(rq, HR_ERR_UNSUPPORTED_VERSION);
	resp.error_message = is_enabled(rq) ?
		HR_STR_LIT("The broker has no streams group topology description plugin "
			   "configured.") :
		hr_str(hr_wire_err_text(HR_ERR_UNSUPPORTED_VERSION));
	hr_request_respond(rq, &resp);
}
