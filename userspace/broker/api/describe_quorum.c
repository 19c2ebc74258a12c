// SPDX-License-Identifier: Apache-2.0
/* DescribeQuorum (KIP-595, KIP-836, KIP-853): a quorum of one, seen by its leader. */
#include <hr/protocol/gen/describe_quorum.h>
#include "api.h"

static void fill_replica(struct hr_request *rq, struct hr_describe_quorum_response_replica_state *s)
{
	const struct hr_kraft_state *k = hr_controller_kraft(rq->broker->controller);

	s->replica_id = rq->broker->roles.node_id;
	if (k->kraft_version)
		s->replica_directory_id = k->voters[0].directory_id;
	s->log_end_offset = hr_controller_end_offset(rq->broker->controller);
	s->last_fetch_timestamp = s->last_caught_up_timestamp = hr_sys_wall_ms(rq->broker->sys);
}

static int fill_partition(struct hr_request *rq,
			  struct hr_describe_quorum_response_partition_data *p, struct hr_str topic,
			  int32_t index, bool *ret_known)
{
	p->partition_index = index;
	p->current_voters.nr = p->observers.nr = 0;
	p->error_message = HR_STR_NULL;
	if (!hr_str_eqc(topic, HR_METADATA_TOPIC) || index) {
		p->error_code = hr_request_error(rq, HR_ERR_UNKNOWN_TOPIC_OR_PARTITION);
		p->error_message = hr_str(hr_wire_err_text(HR_ERR_UNKNOWN_TOPIC_OR_PARTITION));
		*ret_known = false;
		return 0;
	}
	p->leader_id = rq->broker->roles.node_id;
	p->leader_epoch = hr_controller_epoch(rq->broker->controller);
	p->high_watermark = hr_controller_high_watermark(rq->broker->controller);
	p->current_voters.v =
		hr_request_new(rq, &hr_describe_quorum_response_replica_state_desc, 1);
	if (!p->current_voters.v)
		return -ENOMEM;
	p->current_voters.nr = 1;
	fill_replica(rq, &p->current_voters.v[0]);
	return 0;
}

static int fill_nodes(struct hr_request *rq, struct hr_describe_quorum_response *resp)
{
	struct hr_broker *b = rq->broker;
	struct hr_describe_quorum_response_node *n;

	if (rq->header.request_api_version < 2)
		return 0;
	n = hr_request_new(rq, &hr_describe_quorum_response_node_desc, 1);
	if (!n)
		return -ENOMEM;
	resp->nodes.v = n;
	resp->nodes.nr = 1;
	n->node_id = b->roles.node_id;
	n->listeners.v =
		hr_request_new(rq, &hr_describe_quorum_response_listener_desc, b->listeners.nr);
	if (!n->listeners.v)
		return -ENOMEM;
	n->listeners.nr = 0;
	for (int i = 0; i < b->listeners.nr; i++) {
		struct hr_describe_quorum_response_listener *l = &n->listeners.v[n->listeners.nr];

		if (!b->bound[i].conf.is_controller)
			continue;
		l->name = hr_str(b->bound[i].conf.name);
		l->host = hr_str(b->bound[i].conf.adv_host);
		l->port = b->bound[i].conf.adv_port;
		n->listeners.nr++;
	}
	return 0;
}

void hr_api_describe_quorum(struct hr_request *rq)
{
	const struct hr_describe_quorum_request *r = rq->body;
	struct hr_describe_quorum_response resp;
	bool known = true;
	int err = 0;

	hr_struct_init(&hr_describe_quorum_response_desc, &resp);
	resp.error_message = HR_STR_LIT("");
	resp.nodes.nr = 0;
	resp.topics.v =
		hr_request_new(rq, &hr_describe_quorum_response_topic_data_desc, r->topics.nr);
	if (!resp.topics.v)
		err = -ENOMEM;
	resp.topics.nr = HR_MAX(r->topics.nr, 0);
	for (int32_t t = 0; !err && t < r->topics.nr; t++) {
		int32_t nr = HR_MAX(r->topics.v[t].partitions.nr, 0);

		resp.topics.v[t].topic_name = r->topics.v[t].topic_name;
		resp.topics.v[t].partitions.nr = nr;
		resp.topics.v[t].partitions.v =
			hr_request_new(rq, &hr_describe_quorum_response_partition_data_desc, nr);
		if (!resp.topics.v[t].partitions.v)
			err = -ENOMEM;
		for (int32_t k = 0; !err && k < nr; k++)
			err = fill_partition(
				rq, &resp.topics.v[t].partitions.v[k], r->topics.v[t].topic_name,
				r->topics.v[t].partitions.v[k].partition_index, &known);
	}
	if (!err && known)
		err = fill_nodes(rq, &resp);
	if (err)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}
