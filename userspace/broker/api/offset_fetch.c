// SPDX-License-Identifier: Apache-2.0
/*
 * OffsetFetch: committed offsets, of one group up to version 7, of many after.
 *
 * The machine knows the shape of the newest version; a request of an old one is brought
 * into it, and its answer back.
 */
#include <hr/protocol/gen/offset_fetch.h>
#include "../coordinate.h"
#include "api.h"

static void fail_group(struct hr_group_call *c)
{
	const struct hr_group_fetch *f = c->request;
	struct hr_offset_fetch_response_group *row = c->response;

	hr_struct_init(&hr_offset_fetch_response_group_desc, row);
	row->group_id = f->group->group_id;
	row->topics.nr = 0;
	row->error_code = (int16_t)c->call.err;
}

/* --- version 8 and later ------------------------------------------------------------ */

static void done(struct hr_group_asking *a)
{
	struct hr_offset_fetch_response resp;

	hr_struct_init(&hr_offset_fetch_response_desc, &resp);
	resp.topics.nr = 0;
	resp.groups.v = hr_request_new(a->rq, &hr_offset_fetch_response_group_desc, a->nr);
	if (!resp.groups.v) {
		hr_request_close(a->rq, "no memory for the answer");
		return;
	}
	resp.groups.nr = a->nr;
	for (int32_t i = 0; i < a->nr; i++) {
		struct hr_group_call *c = &a->items[i].call;

		if (c->call.err)
			fail_group(c);
		resp.groups.v[i] = *(struct hr_offset_fetch_response_group *)c->response;
		hr_request_error(a->rq, resp.groups.v[i].error_code);
	}
	hr_request_respond(a->rq, &resp);
}

static int set(struct hr_group_asking *a, int32_t i, const struct hr_offset_fetch_request_group *g,
	       bool require_stable)
{
	struct hr_group_fetch *f = hr_arena_alloc(&a->items[i].arena, sizeof(*f));

	if (!f)
		return -ENOMEM;
	f->group = g;
	f->require_stable = require_stable;
	return hr_group_asking_set(a, i, g->group_id, hr_groups_fetch, f,
				   &hr_offset_fetch_response_group_desc);
}

static int set_all(struct hr_group_asking *a)
{
	const struct hr_offset_fetch_request *r = a->rq->body;

	for (int32_t i = 0; i < a->nr; i++)
		if (set(a, i, &r->groups.v[i], r->require_stable))
			return -ENOMEM;
	return 0;
}

/* --- up to version 7 ---------------------------------------------------------------- */

static int old_topics(struct hr_request *rq, const struct hr_offset_fetch_response_group *g,
		      struct hr_offset_fetch_response *resp)
{
	resp->topics.nr = g->topics.nr;
	resp->topics.v = hr_request_new(rq, &hr_offset_fetch_response_topic_desc, g->topics.nr);
	for (int32_t t = 0; resp->topics.v && t < g->topics.nr; t++) {
		struct hr_offset_fetch_response_topic *row = &resp->topics.v[t];
		int32_t nr = g->topics.v[t].partitions.nr;

		row->name = g->topics.v[t].name;
		row->partitions.nr = nr;
		row->partitions.v =
			hr_request_new(rq, &hr_offset_fetch_response_partition_desc, nr);
		if (!row->partitions.v)
			return -ENOMEM;
		for (int32_t i = 0; i < nr; i++) {
			const struct hr_offset_fetch_response_partitions *from =
				&g->topics.v[t].partitions.v[i];
			struct hr_offset_fetch_response_partition *to = &row->partitions.v[i];

			to->partition_index = from->partition_index;
			to->committed_offset = from->committed_offset;
			to->committed_leader_epoch = from->committed_leader_epoch;
			to->metadata = from->metadata;
			to->error_code = from->error_code;
		}
	}
	return resp->topics.v ? 0 : -ENOMEM;
}

/* Before version 2 there is no place for the group's error but in every partition. */
static int fail_old(struct hr_request *rq, enum hr_wire_err err,
		    struct hr_offset_fetch_response_group *g)
{
	const struct hr_offset_fetch_request *r = rq->body;

	g->error_code = (int16_t)err;
	if (rq->header.request_api_version >= 2)
		return 0;
	g->topics.v = hr_request_new(rq, &hr_offset_fetch_response_topics_desc, r->topics.nr);
	if (!g->topics.v)
		return -ENOMEM;
	for (int32_t t = 0; t < r->topics.nr; t++) {
		int32_t nr = HR_MAX(r->topics.v[t].partition_indexes.nr, 0);
		struct hr_offset_fetch_response_topics *row = &g->topics.v[t];

		row->name = r->topics.v[t].name;
		row->partitions.v =
			hr_request_new(rq, &hr_offset_fetch_response_partitions_desc, nr);
		if (!row->partitions.v)
			return -ENOMEM;
		row->partitions.nr = nr;
		for (int32_t i = 0; i < nr; i++) {
			row->partitions.v[i].partition_index =
				r->topics.v[t].partition_indexes.v[i];
			row->partitions.v[i].committed_offset = -1;
			row->partitions.v[i].metadata = HR_STR_LIT("");
			row->partitions.v[i].error_code = (int16_t)err;
		}
		g->topics.nr = t + 1;
	}
	return 0;
}

static void old_done(struct hr_group_asking *a)
{
	struct hr_group_call *c = &a->items[0].call;
	struct hr_offset_fetch_response_group *g = c->response;
	struct hr_offset_fetch_response resp;
	int err = 0;

	hr_struct_init(&hr_offset_fetch_response_desc, &resp);
	resp.groups.nr = 0;
	if (c->call.err)
		fail_group(c);
	if (g->error_code)
		err = fail_old(a->rq, g->error_code, g);
	resp.error_code = hr_request_error(a->rq, g->error_code);
	if (err || old_topics(a->rq, g, &resp))
		hr_request_close(a->rq, "no memory for the answer");
	else
		hr_request_respond(a->rq, &resp);
}

static int set_old(struct hr_group_asking *a)
{
	const struct hr_offset_fetch_request *r = a->rq->body;
	struct hr_offset_fetch_request_group *g =
		hr_request_new(a->rq, &hr_offset_fetch_request_group_desc, 1);

	if (!g)
		return -ENOMEM;
	g->group_id = r->group_id;
	g->topics.nr = r->topics.nr;
	if (r->topics.nr >= 0)
		g->topics.v = hr_request_new(a->rq, &hr_offset_fetch_request_topics_desc,
					     r->topics.nr);
	if (r->topics.nr >= 0 && !g->topics.v)
		return -ENOMEM;
	for (int32_t i = 0; i < r->topics.nr; i++) {
		g->topics.v[i].name = r->topics.v[i].name;
		g->topics.v[i].partition_indexes.v = r->topics.v[i].partition_indexes.v;
		g->topics.v[i].partition_indexes.nr = r->topics.v[i].partition_indexes.nr;
	}
	return set(a, 0, g, r->require_stable);
}

void hr_api_offset_fetch(struct hr_request *rq)
{
	const struct hr_offset_fetch_request *r = rq->body;
	bool old = rq->header.request_api_version < 8;
	struct hr_group_asking *a = hr_group_asking_new(rq, old ? 1 : HR_MAX(r->groups.nr, 0));

	if (a && !(old ? set_old(a) : set_all(a))) {
		hr_group_asking_start(a, old ? old_done : done);
		return;
	}
	if (a)
		hr_group_asking_free(a);
	hr_request_close(rq, "no memory for the answer");
}
