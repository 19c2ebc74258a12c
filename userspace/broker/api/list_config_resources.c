// SPDX-License-Identifier: Apache-2.0
/* ListConfigResources (KIP-714, KIP-1142). */
#include <hr/protocol/gen/list_config_resources.h>
#include <stdio.h>
#include "api.h"

struct building {
	struct hr_request *rq;
	struct hr_list_config_resources_response *resp;
	unsigned int wanted; /* bit by type */
};

static void add(struct building *bu, struct hr_str name, int8_t type)
{
	struct hr_list_config_resources_response_config_resource *row =
		&bu->resp->config_resources.v[bu->resp->config_resources.nr++];

	row->resource_name = name;
	row->resource_type = type;
}

static int add_topic(void *arg, struct hr_slice key, void *value)
{
	add(arg, hr_str(((const struct hr_topic *)value)->name), HR_RESOURCE_TOPIC);
	return 0;
}

static int add_broker(void *arg, struct hr_slice key, void *value)
{
	struct building *bu = arg;
	struct hr_str id =
		hr_arena_printf(&bu->rq->arena, "%d", ((const struct hr_broker_reg *)value)->id);

	if (bu->wanted & HR_RESOURCE_BROKER)
		add(bu, id, HR_RESOURCE_BROKER);
	if (bu->wanted & HR_RESOURCE_BROKER_LOGGER)
		add(bu, id, HR_RESOURCE_BROKER_LOGGER);
	return 0;
}

/* Groups and client metrics exist here by having configs. */
static int add_resource(void *arg, struct hr_slice key, void *value)
{
	const struct hr_resource *r = value;
	struct building *bu = arg;

	if ((r->type == HR_RESOURCE_GROUP || r->type == HR_RESOURCE_CLIENT_METRICS) &&
	    (bu->wanted & (unsigned int)r->type))
		add(bu, hr_str(r->name), r->type);
	return 0;
}

#define KNOWN (HR_RESOURCE_TOPIC | HR_RESOURCE_BROKER | HR_RESOURCE_BROKER_LOGGER | \
	       HR_RESOURCE_CLIENT_METRICS | HR_RESOURCE_GROUP)

static bool wanted(const struct hr_request *rq, unsigned int *ret_w)
{
	const struct hr_list_config_resources_request *r = rq->body;
	unsigned int w = 0;

	if (rq->header.request_api_version == 0) {
		*ret_w = HR_RESOURCE_CLIENT_METRICS;
		return true;
	}
	for (int32_t i = 0; i < r->resource_types.nr; i++) {
		unsigned int type = (uint8_t)r->resource_types.v[i];

		/* Types are single bits. */
		if (!(type & KNOWN) || (type & (type - 1)))
			return false;
		w |= type;
	}
	*ret_w = w ? w : KNOWN;
	return true;
}

void hr_api_list_config_resources(struct hr_request *rq)
{
	const struct hr_image *im = rq->shard->image;
	struct hr_list_config_resources_response resp;
	struct building bu = { .rq = rq, .resp = &resp };
	struct hr_slice all = { NULL, 0 };

	hr_struct_init(&hr_list_config_resources_response_desc, &resp);
	resp.config_resources.nr = 0;
	if (!wanted(rq, &bu.wanted)) {
		resp.error_code = hr_request_error(rq, HR_ERR_UNSUPPORTED_VERSION);
		hr_request_respond(rq, &resp);
		return;
	}
	resp.config_resources.v = hr_request_new(
		rq, &hr_list_config_resources_response_config_resource_desc,
		(int32_t)(im->topics_by_name.nr + 2 * im->brokers.nr + im->resources.nr));
	if (!resp.config_resources.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	if (bu.wanted & HR_RESOURCE_TOPIC)
		hr_ptree_walk(&im->topics_by_name, all, add_topic, &bu);
	hr_ptree_walk(&im->brokers, all, add_broker, &bu);
	hr_ptree_walk(&im->resources, all, add_resource, &bu);
	hr_request_respond(rq, &resp);
}
