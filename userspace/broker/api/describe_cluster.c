// SPDX-License-Identifier: Apache-2.0
/* DescribeCluster (KIP-700, KIP-919, KIP-1073). */
#include <hr/protocol/gen/describe_cluster.h>
#include "api.h"

enum { ENDPOINT_BROKERS = 1, ENDPOINT_CONTROLLERS = 2 };

struct building {
	struct hr_request *rq;
	struct hr_describe_cluster_response *resp;
};

static int add_broker(void *arg, struct hr_slice key, void *value)
{
	struct building *bu = arg;
	const struct hr_describe_cluster_request *r = bu->rq->body;
	const struct hr_broker_reg *reg = value;
	const struct hr_endpoint *e = hr_broker_endpoint(reg, hr_request_listener_name(bu->rq));
	struct hr_describe_cluster_response_describe_cluster_broker *b =
		&bu->resp->brokers.v[bu->resp->brokers.nr];

	if (!e || (reg->fenced && !r->include_fenced_brokers))
		return 0;
	b->broker_id = reg->id;
	b->host = hr_str(e->host);
	b->port = e->port;
	b->rack = hr_str(reg->rack);
	b->is_fenced = reg->fenced;
	bu->resp->brokers.nr++;
	return 0;
}

static void add_controllers(struct building *bu)
{
	const struct hr_bound_listener *l = bu->rq->listener;
	struct hr_describe_cluster_response_describe_cluster_broker *b = &bu->resp->brokers.v[0];

	b->broker_id = bu->rq->broker->roles.node_id;
	b->host = hr_str(l->conf.adv_host);
	b->port = l->conf.adv_port;
	bu->resp->brokers.nr = 1;
}

void hr_api_describe_cluster(struct hr_request *rq)
{
	const struct hr_describe_cluster_request *r = rq->body;
	int8_t here = rq->listener->conf.is_controller ? ENDPOINT_CONTROLLERS : ENDPOINT_BROKERS;
	struct hr_describe_cluster_response resp;
	struct building bu = { rq, &resp };
	struct hr_slice all = { NULL, 0 };
	enum hr_wire_err werr = HR_ERR_NONE;

	hr_struct_init(&hr_describe_cluster_response_desc, &resp);
	resp.brokers.nr = 0;
	resp.cluster_id = hr_str(rq->broker->cluster_id);
	resp.endpoint_type = here;
	if (r->endpoint_type != ENDPOINT_BROKERS && r->endpoint_type != ENDPOINT_CONTROLLERS)
		werr = HR_ERR_UNSUPPORTED_ENDPOINT_TYPE;
	else if (r->endpoint_type != here)
		werr = HR_ERR_MISMATCHED_ENDPOINT_TYPE;
	if (werr) {
		resp.endpoint_type = ENDPOINT_BROKERS;
		resp.error_code = hr_request_error(rq, werr);
		resp.error_message = hr_str(hr_wire_err_text(werr));
		hr_request_respond(rq, &resp);
		return;
	}
	resp.controller_id = rq->broker->roles.node_id;
	if (r->include_cluster_authorized_operations)
		resp.cluster_authorized_operations = HR_CLUSTER_OPS;
	resp.brokers.v = hr_request_new(rq,
					&hr_describe_cluster_response_describe_cluster_broker_desc,
					(int32_t)rq->shard->image->brokers.nr + 1);
	if (!resp.brokers.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	if (here == ENDPOINT_CONTROLLERS)
		add_controllers(&bu);
	else
		hr_ptree_walk(&rq->shard->image->brokers, all, add_broker, &bu);
	hr_request_respond(rq, &resp);
}
