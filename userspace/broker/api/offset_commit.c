// SPDX-License-Identifier: Apache-2.0
/* OffsetCommit and OffsetDelete: one group's offsets, set or taken away. */
#include <hr/protocol/gen/offset_commit.h>
#include <hr/protocol/gen/offset_delete.h>
#include "../coordinate.h"
#include "api.h"

/* Every partition gets the code, as there is none for the whole. */
static void commit_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	const struct hr_offset_commit_request *r = c->request;
	struct hr_offset_commit_response *resp = c->response;

	hr_struct_init(&hr_offset_commit_response_desc, resp);
	resp->topics.nr = 0;
	resp->topics.v = hr_arena_array(c->arena, (size_t)HR_MAX(r->topics.nr, 0) + 1,
					sizeof(resp->topics.v[0]));
	for (int32_t t = 0; resp->topics.v && t < r->topics.nr; t++) {
		struct hr_offset_commit_response_topic *row = &resp->topics.v[t];
		int32_t nr = HR_MAX(r->topics.v[t].partitions.nr, 0);

		hr_struct_init(&hr_offset_commit_response_topic_desc, row);
		row->name = r->topics.v[t].name;
		row->topic_id = r->topics.v[t].topic_id;
		row->partitions.nr = 0;
		row->partitions.v = hr_arena_array(c->arena, (size_t)nr + 1,
						   sizeof(row->partitions.v[0]));
		for (int32_t i = 0; row->partitions.v && i < nr; i++) {
			hr_struct_init(&hr_offset_commit_response_partition_desc,
				       &row->partitions.v[i]);
			row->partitions.v[i].partition_index =
				r->topics.v[t].partitions.v[i].partition_index;
			row->partitions.v[i].error_code = (int16_t)err;
			row->partitions.nr = i + 1;
		}
		resp->topics.nr = t + 1;
	}
}

void hr_api_offset_commit(struct hr_request *rq)
{
	const struct hr_offset_commit_request *r = rq->body;

	hr_group_ask_one(rq, r->group_id, hr_groups_commit, commit_failed);
}

static void delete_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	struct hr_offset_delete_response *resp = c->response;

	hr_struct_init(&hr_offset_delete_response_desc, resp);
	resp->error_code = (int16_t)err;
}

void hr_api_offset_delete(struct hr_request *rq)
{
	const struct hr_offset_delete_request *r = rq->body;

	hr_group_ask_one(rq, r->group_id, hr_groups_offset_delete, delete_failed);
}
