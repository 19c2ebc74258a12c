// SPDX-License-Identifier: Apache-2.0
/*
 * FindCoordinator: which broker leads the partition that a group belongs to.
 *
 * The first one to ask has __consumer_offsets created, through the controller; the
 * answer then names the coordinator, which can be used at once.  (Kafka answers
 * COORDINATOR_NOT_AVAILABLE first and lets the client come back.)
 */
#include <hr/protocol/gen/find_coordinator.h>
#include <stdio.h>
#include "../coordinate.h"
#include "api.h"

enum { KEY_GROUP = 0, KEY_TRANSACTION = 1, KEY_SHARE = 2 };

static void fill_leader(struct hr_request *rq, struct hr_str group,
			struct hr_find_coordinator_response_coordinator *row)
{
	const struct hr_image *im = rq->shard->image;
	const struct hr_topic *t = hr_image_topic(im, hr_str(HR_OFFSETS_TOPIC));
	const struct hr_partition_reg *reg = NULL;
	const struct hr_broker_reg *b;
	const struct hr_endpoint *e;

	if (t && t->partition_nr)
		reg = hr_topic_partition(t, hr_group_partition(group, t->partition_nr));
	b = reg ? hr_image_broker(im, reg->leader) : NULL;
	e = b && !b->fenced ? hr_broker_endpoint(b, hr_request_listener_name(rq)) : NULL;
	if (!e) {
		row->error_code = HR_ERR_COORDINATOR_NOT_AVAILABLE;
		return;
	}
	row->node_id = b->id;
	row->host = hr_str(e->host);
	row->port = e->port;
}

static void fill(struct hr_request *rq, struct hr_str key,
		 struct hr_find_coordinator_response_coordinator *row)
{
	const struct hr_find_coordinator_request *r = rq->body;

	hr_struct_init(&hr_find_coordinator_response_coordinator_desc, row);
	row->key = key;
	row->node_id = row->port = -1;
	if (r->key_type == KEY_GROUP) {
		fill_leader(rq, key, row);
	} else if (r->key_type == KEY_TRANSACTION ||
		   (r->key_type == KEY_SHARE && rq->header.request_api_version >= 6)) {
		row->error_code = HR_ERR_UNSUPPORTED_VERSION;
		row->error_message = HR_STR_LIT("Coordinators of this type are not served.");
	} else {
		row->error_code = HR_ERR_INVALID_REQUEST;
	}
	if (row->error_code && row->error_message.len <= 0)
		row->error_message = hr_str(hr_wire_err_text(row->error_code));
	row->error_code = hr_request_error(rq, row->error_code);
}

static void respond_old(struct hr_request *rq)
{
	const struct hr_find_coordinator_request *r = rq->body;
	struct hr_find_coordinator_response_coordinator row;
	struct hr_find_coordinator_response resp;

	hr_struct_init(&hr_find_coordinator_response_desc, &resp);
	fill(rq, r->key, &row);
	resp.error_code = row.error_code;
	resp.error_message = row.error_code || rq->header.request_api_version < 1 ?
		row.error_message : hr_str(hr_wire_err_name(HR_ERR_NONE));
	resp.node_id = row.node_id;
	resp.host = row.host;
	resp.port = row.port;
	hr_request_respond(rq, &resp);
}

static void respond(struct hr_request *rq)
{
	const struct hr_find_coordinator_request *r = rq->body;
	struct hr_find_coordinator_response resp;
	int32_t nr = HR_MAX(r->coordinator_keys.nr, 0);

	if (rq->header.request_api_version < 4) {
		respond_old(rq);
		return;
	}
	hr_struct_init(&hr_find_coordinator_response_desc, &resp);
	resp.coordinators.v =
		hr_request_new(rq, &hr_find_coordinator_response_coordinator_desc, nr);
	if (!resp.coordinators.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.coordinators.nr = nr;
	for (int32_t i = 0; i < nr; i++)
		fill(rq, r->coordinator_keys.v[i], &resp.coordinators.v[i]);
	hr_request_respond(rq, &resp);
}

/* --- the topic ----------------------------------------------------------------------- */

static void committed(struct hr_request *rq, int err)
{
	respond(rq);
}

static void create(struct hr_request *rq)
{
	const struct hr_config *c = rq->shard->config;
	char segment_bytes[24];
	struct hr_create_topics_request_creatable_topic_config configs[] = {
		{ .name = HR_STR_LIT("cleanup.policy"), .value = HR_STR_LIT("compact") },
		{ .name = HR_STR_LIT("compression.type"), .value = HR_STR_LIT("producer") },
		{ .name = HR_STR_LIT("segment.bytes") },
	};
	struct hr_create_topics_request_creatable_topic asked;
	struct hr_new_topic nt = { .name = HR_STR_LIT(HR_OFFSETS_TOPIC), .asked = &asked };
	struct hr_ctl_op op;
	enum hr_wire_err werr;

	snprintf(segment_bytes, sizeof(segment_bytes), "%lld",
		 (long long)hr_config_num(c, HR_CFG_OFFSETS_TOPIC_SEGMENT_BYTES));
	configs[2].value = hr_str(segment_bytes);
	hr_struct_init(&hr_create_topics_request_creatable_topic_desc, &asked);
	asked.configs.v = configs;
	asked.configs.nr = HR_ARRAY_LEN(configs);
	asked.assignments.nr = 0;
	nt.partition_nr = hr_config_int(c, HR_CFG_OFFSETS_TOPIC_NUM_PARTITIONS);
	nt.replication_factor = (int16_t)hr_config_int(c, HR_CFG_OFFSETS_TOPIC_REPLICATION_FACTOR);
	hr_ctl_op_init(&op);
	werr = hr_topic_create_in_draft(rq, &op, &nt);
	if (werr && werr != HR_ERR_TOPIC_ALREADY_EXISTS)
		hr_log_limited(rq->broker->log, &rq->broker->refused_lines, HR_LOG_WARN, "broker",
			       "offsets_topic.refused", hr_f_str("why", nt.message));
	hr_request_commit(rq, &op, committed);
}

void hr_api_find_coordinator(struct hr_request *rq)
{
	const struct hr_find_coordinator_request *r = rq->body;

	if (r->key_type != KEY_GROUP || hr_image_topic(rq->shard->image, hr_str(HR_OFFSETS_TOPIC)))
		respond(rq);
	else
		hr_request_move(rq, &rq->broker->shards[0], create);
}
