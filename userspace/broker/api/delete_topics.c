// SPDX-License-Identifier: Apache-2.0
/* DeleteTopics (KIP-4, KIP-516). */
#include <hr/meta/record.h>
#include <hr/protocol/gen/delete_topics.h>
#include <hr/protocol/gen/metadata_records.h>
#include "../quotas.h"
#include "api.h"

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static enum hr_wire_err delete_one(struct hr_request *rq, struct hr_ctl_op *op, struct hr_str name,
				   struct hr_uuid id,
				   struct hr_delete_topics_response_deletable_topic_result *row)
{
	const struct hr_image *im = hr_controller_draft(rq->broker->controller);
	bool by_id = !hr_uuid_is_zero(id);
	struct hr_remove_topic_record r;
	const struct hr_topic *t;

	if (by_id && !hr_str_is_null(name)) {
		row->error_message =
			HR_STR_LIT("You may not specify both topic name and topic id.");
		return HR_ERR_INVALID_REQUEST;
	}
	if (!by_id && hr_str_is_null(name)) {
		row->error_message = HR_STR_LIT("Neither topic name nor id were specified.");
		return HR_ERR_INVALID_REQUEST;
	}
	if (!hr_config_bool(rq->shard->config, HR_CFG_DELETE_TOPIC_ENABLE))
		return rq->header.request_api_version < 3 ? HR_ERR_INVALID_REQUEST
							  : HR_ERR_TOPIC_DELETION_DISABLED;
	t = by_id ? hr_image_topic_by_id(im, id) : hr_image_topic(im, name);
	if (!t)
		return by_id ? HR_ERR_UNKNOWN_TOPIC_ID : HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	if (!hr_quotas_mutate(rq, t->partition_nr, 5))
		return HR_ERR_THROTTLING_QUOTA_EXCEEDED;
	row->name = hr_arena_str(&rq->arena, hr_str(t->name));
	row->topic_id = t->id;
	hr_struct_init(&hr_remove_topic_record_desc, &r);
	r.topic_id = t->id;
	return hr_controller_put(rq->broker->controller, op, HR_METADATA_RECORD_REMOVE_TOPIC, &r) ?
		       HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}

/* 0 named once, 1 first of several, 2 a later one. */
static int doubled(struct hr_request *rq, int32_t nr, int32_t i)
{
	const struct hr_delete_topics_request *r = rq->body;
	bool old = rq->header.request_api_version < 6;
	int state = 0;

	for (int32_t k = 0; nr <= 4096 && k < nr; k++) {
		bool same;

		if (k == i)
			continue;
		if (old)
			same = hr_str_eq(r->topic_names.v[k], r->topic_names.v[i]);
		else if (!hr_str_is_null(r->topics.v[i].name))
			same = hr_str_eq(r->topics.v[k].name, r->topics.v[i].name);
		else
			same = !hr_uuid_is_zero(r->topics.v[i].topic_id) &&
			       hr_uuid_eq(r->topics.v[k].topic_id, r->topics.v[i].topic_id);
		if (same)
			state = k < i ? 2 : HR_MAX(state, 1);
	}
	return state;
}

void hr_api_delete_topics(struct hr_request *rq)
{
	const struct hr_delete_topics_request *r = rq->body;
	bool old = rq->header.request_api_version < 6;
	int32_t nr = old ? r->topic_names.nr : r->topics.nr;
	struct hr_delete_topics_response *resp =
		hr_request_new(rq, &hr_delete_topics_response_desc, 1);
	struct hr_ctl_op op;

	hr_ctl_op_init(&op);
	if (resp)
		resp->responses.v = hr_request_new(
			rq, &hr_delete_topics_response_deletable_topic_result_desc, nr);
	if (!resp || !resp->responses.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp->responses.nr = 0;
	rq->state = resp;
	for (int32_t i = 0; i < nr; i++) {
		struct hr_delete_topics_response_deletable_topic_result *row =
			&resp->responses.v[resp->responses.nr];
		struct hr_str name = old ? r->topic_names.v[i] : r->topics.v[i].name;
		struct hr_uuid id = old ? (struct hr_uuid){ 0 } : r->topics.v[i].topic_id;
		int times = doubled(rq, nr, i);
		enum hr_wire_err werr = HR_ERR_INVALID_REQUEST;

		if (times == 2)
			continue;
		resp->responses.nr++;
		row->name = name;
		row->topic_id = id;
		row->error_message = HR_STR_NULL;
		if (times)
			row->error_message = HR_STR_LIT("The topic is named more than once.");
		else
			werr = delete_one(rq, &op, name, id, row);
		row->error_code = hr_request_error(rq, werr);
		if (werr && werr != HR_ERR_THROTTLING_QUOTA_EXCEEDED &&
		    hr_str_is_null(row->error_message))
			row->error_message = hr_str(hr_wire_err_text(werr));
	}
	hr_request_commit(rq, &op, respond);
}
