// SPDX-License-Identifier: Apache-2.0
/* ConsumerGroupHeartbeat and ConsumerGroupDescribe (KIP-848); the groups are in group/. */
#include <hr/protocol/gen/consumer_group_describe.h>
#include <hr/protocol/gen/consumer_group_heartbeat.h>
#include "../coordinate.h"
#include "api.h"

static bool is_on(const struct hr_request *rq)
{
	return hr_group_protocol_is_on(rq, "consumer", "group.version");
}

static void heartbeat_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	struct hr_consumer_group_heartbeat_response *resp = c->response;

	hr_struct_init(&hr_consumer_group_heartbeat_response_desc, resp);
	resp->error_code = (int16_t)err;
	resp->error_message = hr_str(hr_wire_err_text(err));
}

void hr_api_consumer_group_heartbeat(struct hr_request *rq)
{
	const struct hr_consumer_group_heartbeat_request *r = rq->body;
	struct hr_consumer_group_heartbeat_response resp;

	if (is_on(rq)) {
		hr_group_ask_one(rq, r->group_id, hr_groups_consumer_heartbeat, heartbeat_failed);
		return;
	}
	hr_struct_init(&hr_consumer_group_heartbeat_response_desc, &resp);
	resp.error_code = hr_request_error(rq, HR_ERR_UNSUPPORTED_VERSION);
	hr_request_respond(rq, &resp);
}

static void described(struct hr_group_asking *a)
{
	const struct hr_consumer_group_describe_request *r = a->rq->body;
	struct hr_consumer_group_describe_response resp;

	hr_struct_init(&hr_consumer_group_describe_response_desc, &resp);
	resp.groups.v =
		hr_group_asking_rows(a, &hr_consumer_group_describe_response_described_group_desc);
	if (!resp.groups.v)
		return;
	resp.groups.nr = a->nr;
	for (int32_t i = 0; i < a->nr; i++) {
		struct hr_group_call *c = &a->items[i].call;
		struct hr_consumer_group_describe_response_described_group *row =
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

static void describe_refused(struct hr_request *rq)
{
	const struct hr_consumer_group_describe_request *r = rq->body;
	struct hr_consumer_group_describe_response resp;
	int32_t nr = HR_MAX(r->group_ids.nr, 0);

	hr_struct_init(&hr_consumer_group_describe_response_desc, &resp);
	resp.groups.v = hr_request_new(
		rq, &hr_consumer_group_describe_response_described_group_desc, nr);
	if (!resp.groups.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.groups.nr = nr;
	for (int32_t i = 0; i < nr; i++) {
		resp.groups.v[i].group_id = r->group_ids.v[i];
		resp.groups.v[i].error_code = hr_request_error(rq, HR_ERR_UNSUPPORTED_VERSION);
	}
	hr_request_respond(rq, &resp);
}

void hr_api_consumer_group_describe(struct hr_request *rq)
{
	const struct hr_consumer_group_describe_request *r = rq->body;

	if (is_on(rq))
		hr_group_ask_each(rq, r->group_ids.v, r->group_ids.nr, hr_groups_consumer_describe,
				  &hr_consumer_group_describe_response_described_group_desc,
				  described);
	else
		describe_refused(rq);
}
