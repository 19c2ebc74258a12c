// SPDX-License-Identifier: Apache-2.0
/*
 * JoinGroup, SyncGroup, Heartbeat, LeaveGroup, ConsumerGroupHeartbeat: what the members of a
 * group send.  Each goes to one coordinator; the rest is in group/.
 */
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/join_group.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/sync_group.h>
#include "../coordinate.h"
#include "api.h"

static void join_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	const struct hr_join_group_request *r = c->request;
	struct hr_join_group_response *resp = c->response;

	hr_struct_init(&hr_join_group_response_desc, resp);
	resp->error_code = (int16_t)err;
	resp->protocol_name = c->version >= 7 ? HR_STR_NULL : HR_STR_LIT("");
	resp->member_id = r->member_id;
}

void hr_api_join_group(struct hr_request *rq)
{
	const struct hr_join_group_request *r = rq->body;

	hr_group_ask_one(rq, r->group_id, hr_groups_join, join_failed);
}

static void sync_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	struct hr_sync_group_response *resp = c->response;

	hr_struct_init(&hr_sync_group_response_desc, resp);
	resp->error_code = (int16_t)err;
}

void hr_api_sync_group(struct hr_request *rq)
{
	const struct hr_sync_group_request *r = rq->body;

	hr_group_ask_one(rq, r->group_id, hr_groups_sync, sync_failed);
}

/* Whoever is being loaded is not lost: the member goes on. */
static void heartbeat_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	struct hr_heartbeat_response *resp = c->response;

	resp->error_code =
		(int16_t)(err == HR_ERR_COORDINATOR_LOAD_IN_PROGRESS ? HR_ERR_NONE : err);
}

void hr_api_heartbeat(struct hr_request *rq)
{
	const struct hr_heartbeat_request *r = rq->body;

	hr_group_ask_one(rq, r->group_id, hr_groups_heartbeat, heartbeat_failed);
}

static void leave_failed(struct hr_group_call *c, enum hr_wire_err err)
{
	struct hr_leave_group_response *resp = c->response;

	hr_struct_init(&hr_leave_group_response_desc, resp);
	resp->error_code = (int16_t)err;
}

void hr_api_leave_group(struct hr_request *rq)
{
	const struct hr_leave_group_request *r = rq->body;

	hr_group_ask_one(rq, r->group_id, hr_groups_leave, leave_failed);
}
