// SPDX-License-Identifier: Apache-2.0
/* DescribeGroups, DeleteGroups, ListGroups: of many groups at many coordinators. */
#include <hr/protocol/gen/delete_groups.h>
#include <hr/protocol/gen/describe_groups.h>
#include <hr/protocol/gen/list_groups.h>
#include "../coordinate.h"
#include "api.h"

/* --- DescribeGroups ------------------------------------------------------------------- */

static void described(struct hr_group_asking *a)
{
	const struct hr_describe_groups_request *r = a->rq->body;
	struct hr_describe_groups_response resp;

	hr_struct_init(&hr_describe_groups_response_desc, &resp);
	resp.groups.v = hr_group_asking_rows(a, &hr_describe_groups_response_described_group_desc);
	if (!resp.groups.v)
		return;
	resp.groups.nr = a->nr;
	for (int32_t i = 0; i < a->nr; i++) {
		struct hr_group_call *c = &a->items[i].call;
		struct hr_describe_groups_response_described_group *row = &resp.groups.v[i];

		if (c->call.err)
			row->error_code = (int16_t)c->call.err;
		row->group_id = c->group_id;
		hr_request_error(a->rq, row->error_code);
		if (r->include_authorized_operations && !row->error_code)
			row->authorized_operations = HR_GROUP_OPS;
	}
	hr_request_respond(a->rq, &resp);
}

void hr_api_describe_groups(struct hr_request *rq)
{
	const struct hr_describe_groups_request *r = rq->body;

	hr_group_ask_each(rq, r->groups.v, r->groups.nr, hr_groups_describe,
			  &hr_describe_groups_response_described_group_desc, described);
}

/* --- DeleteGroups --------------------------------------------------------------------- */

static void deleted(struct hr_group_asking *a)
{
	struct hr_delete_groups_response resp;

	hr_struct_init(&hr_delete_groups_response_desc, &resp);
	resp.results.v =
		hr_group_asking_rows(a, &hr_delete_groups_response_deletable_group_result_desc);
	if (!resp.results.v)
		return;
	resp.results.nr = a->nr;
	for (int32_t i = 0; i < a->nr; i++) {
		struct hr_group_call *c = &a->items[i].call;
		struct hr_delete_groups_response_deletable_group_result *row = &resp.results.v[i];

		if (c->call.err)
			row->error_code = (int16_t)c->call.err;
		row->group_id = c->group_id;
		hr_request_error(a->rq, row->error_code);
	}
	hr_request_respond(a->rq, &resp);
}

void hr_api_delete_groups(struct hr_request *rq)
{
	const struct hr_delete_groups_request *r = rq->body;

	hr_group_ask_each(rq, r->groups_names.v, r->groups_names.nr, hr_groups_delete,
			  &hr_delete_groups_response_deletable_group_result_desc, deleted);
}

/* --- ListGroups ----------------------------------------------------------------------- */

/* One that is being loaded makes the whole list incomplete; one that is elsewhere does not. */
static enum hr_wire_err list_error(const struct hr_group_asking *a)
{
	for (int32_t i = 0; i < a->nr; i++) {
		enum hr_wire_err err = a->items[i].call.call.err;

		if (err && err != HR_ERR_NOT_COORDINATOR)
			return err;
	}
	return HR_ERR_NONE;
}

static void listed(struct hr_group_asking *a)
{
	struct hr_list_groups_response resp, *part;
	int32_t nr = 0;

	hr_struct_init(&hr_list_groups_response_desc, &resp);
	resp.groups.nr = 0;
	resp.error_code = hr_request_error(a->rq, list_error(a));
	for (int32_t i = 0; i < a->nr; i++) {
		part = a->items[i].call.response;
		nr += a->items[i].call.call.err ? 0 : part->groups.nr;
	}
	resp.groups.v = hr_request_new(a->rq, &hr_list_groups_response_listed_group_desc, nr);
	if (!resp.groups.v) {
		hr_request_close(a->rq, "no memory for the answer");
		return;
	}
	for (int32_t i = 0; i < a->nr && !resp.error_code; i++) {
		part = a->items[i].call.response;
		for (int32_t k = 0; !a->items[i].call.call.err && k < part->groups.nr; k++)
			resp.groups.v[resp.groups.nr++] = part->groups.v[k];
	}
	hr_request_respond(a->rq, &resp);
}

void hr_api_list_groups(struct hr_request *rq)
{
	const struct hr_topic *t = hr_image_topic(rq->shard->image, hr_str(HR_OFFSETS_TOPIC));
	int32_t nr = t ? t->partition_nr : 0;
	struct hr_str *none = hr_arena_array(&rq->arena, (size_t)nr + 1, sizeof(*none));

	for (int32_t i = 0; none && i < nr; i++)
		none[i] = HR_STR_NULL;
	if (!none)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_group_ask_each(rq, none, nr, hr_groups_list, &hr_list_groups_response_desc,
				  listed);
}
