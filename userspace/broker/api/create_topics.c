// SPDX-License-Identifier: Apache-2.0
/* CreateTopics (KIP-4, KIP-195, KIP-464, KIP-525). */
#include <hr/protocol/gen/create_topics.h>
#include "api.h"

static void respond(struct hr_request *rq, int err)
{
	struct hr_create_topics_response *resp = rq->state;

	for (int32_t i = 0; err && i < resp->topics.nr; i++)
		if (!resp->topics.v[i].error_code)
			resp->topics.v[i].error_code =
				hr_request_error(rq, HR_ERR_UNKNOWN_SERVER_ERROR);
	hr_request_respond(rq, resp);
}

/* The effective configs of the topic as it was made (v5+). */
static int fill_configs(struct hr_request *rq,
			const struct hr_create_topics_request_creatable_topic *asked,
			struct hr_create_topics_response_creatable_topic_result *row)
{
	struct hr_props overrides = HR_PROPS_INIT;
	int err = 0;

	row->configs.v = hr_request_new(rq, &hr_create_topics_response_creatable_topic_configs_desc,
					HR_TCFG_NR);
	if (!row->configs.v)
		return -ENOMEM;
	for (int32_t i = 0; !err && i < asked->configs.nr; i++)
		err = hr_props_set(&overrides, asked->configs.v[i].name, asked->configs.v[i].value);
	row->configs.nr = 0;
	for (int i = 0; !err && i < HR_TCFG_NR; i++) {
		struct hr_create_topics_response_creatable_topic_configs *c =
			&row->configs.v[row->configs.nr];
		const struct hr_config_key *key = &hr_config_topic_keys[i];
		enum hr_config_source source;
		char scratch[32];
		struct hr_config_value v =
			hr_config_topic(rq->shard->config, &overrides, i, &source, scratch);

		if (key->internal && source == HR_CONFIG_FROM_DEFAULT)
			continue;
		c->name = hr_str(key->name);
		c->value = hr_arena_str(&rq->arena, hr_str(v.text));
		c->config_source = (int8_t)source;
		row->configs.nr++;
	}
	hr_props_fini(&overrides);
	return err;
}

static bool is_doubled(const struct hr_create_topics_request *r, int32_t i, bool *ret_first)
{
	bool doubled = false;

	*ret_first = true;
	for (int32_t k = 0; k < r->topics.nr; k++) {
		if (k == i || !hr_str_eq(r->topics.v[k].name, r->topics.v[i].name))
			continue;
		doubled = true;
		*ret_first &= k > i;
	}
	return doubled;
}

static int create_one(struct hr_request *rq, struct hr_ctl_op *op, int32_t i,
		      struct hr_create_topics_response *resp)
{
	const struct hr_create_topics_request *r = rq->body;
	struct hr_create_topics_request_creatable_topic *t = &r->topics.v[i];
	struct hr_create_topics_response_creatable_topic_result *row;
	struct hr_new_topic nt = { .name = t->name, .partition_nr = t->num_partitions,
				   .replication_factor = t->replication_factor, .asked = t,
				   .validate_only = r->validate_only, .message = HR_STR_NULL };
	bool first, doubled = r->topics.nr <= 4096 && is_doubled(r, i, &first);
	enum hr_wire_err werr;

	/* A name that comes twice has one row. */
	if (doubled && !first)
		return 0;
	row = &resp->topics.v[resp->topics.nr++];
	row->name = t->name;
	if (doubled) {
		row->error_code = hr_request_error(rq, HR_ERR_INVALID_REQUEST);
		row->error_message = HR_STR_LIT("Duplicate topic name.");
		row->configs.nr = 0;
		return 0;
	}
	werr = hr_topic_create_in_draft(rq, op, &nt);
	row->error_code = hr_request_error(rq, werr);
	row->error_message = nt.message;
	if (werr && hr_str_is_null(nt.message) && werr != HR_ERR_THROTTLING_QUOTA_EXCEEDED)
		row->error_message = hr_str(hr_wire_err_text(werr));
	row->configs.nr = 0;
	if (werr)
		return 0;
	row->topic_id = nt.id;
	if (rq->header.request_api_version < 5)
		return 0;
	row->num_partitions = nt.partition_nr;
	row->replication_factor = nt.replication_factor;
	return fill_configs(rq, t, row);
}

void hr_api_create_topics(struct hr_request *rq)
{
	const struct hr_create_topics_request *r = rq->body;
	struct hr_create_topics_response *resp =
		hr_request_new(rq, &hr_create_topics_response_desc, 1);
	struct hr_ctl_op op;
	int err = 0;

	hr_ctl_op_init(&op);
	if (resp)
		resp->topics.v = hr_request_new(
			rq, &hr_create_topics_response_creatable_topic_result_desc, r->topics.nr);
	if (!resp || !resp->topics.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp->topics.nr = 0;
	rq->state = resp;
	for (int32_t i = 0; !err && i < r->topics.nr; i++)
		err = create_one(rq, &op, i, resp);
	if (err) {
		hr_broker_fatal(rq->broker, err, "creation of topics");
		respond(rq, err);
		hr_ctl_op_fini(&op);
		return;
	}
	hr_request_commit(rq, &op, respond);
}
