// SPDX-License-Identifier: Apache-2.0
/* ApiVersions (KIP-35, KIP-511, KIP-584, KIP-1242). */
#include <ctype.h>
#include <hr/protocol/gen/api_versions.h>
#include "../features.h"
#include "api.h"

static bool word_ok(struct hr_str s)
{
	if (s.len <= 0 || !isalnum((unsigned char)s.p[0]) ||
	    !isalnum((unsigned char)s.p[s.len - 1]))
		return false;
	for (int32_t i = 0; i < s.len; i++)
		if (!isalnum((unsigned char)s.p[i]) && s.p[i] != '.' && s.p[i] != '-')
			return false;
	return true;
}

/* KIP-1242: says the client whom it meant to reach, and is it us? */
static enum hr_wire_err check_target(const struct hr_request *rq,
				     const struct hr_api_versions_request *r)
{
	bool has_cluster = !hr_str_is_null(r->cluster_id), has_node = r->node_id >= 0;

	if (rq->header.request_api_version < 5 || (!has_cluster && !has_node))
		return HR_ERR_NONE;
	if (has_cluster != has_node)
		return HR_ERR_INVALID_REQUEST;
	if (!hr_str_eqc(r->cluster_id, rq->broker->cluster_id))
		return HR_ERR_REBOOTSTRAP_REQUIRED;
	if (!rq->listener->conf.is_controller && r->node_id != rq->broker->roles.node_id)
		return HR_ERR_REBOOTSTRAP_REQUIRED;
	return HR_ERR_NONE;
}

static int fill_keys(struct hr_request *rq, struct hr_api_versions_response *resp)
{
	uint16_t scope = rq->listener->conf.is_controller ? HR_API_CONTROLLER_LISTENER :
							    HR_API_BROKER_LISTENER;
	bool unstable = hr_config_bool(rq->shard->config, HR_CFG_UNSTABLE_API_VERSIONS_ENABLE);

	resp->api_keys.v =
		hr_request_new(rq, &hr_api_versions_response_api_version_desc, hr_api_handler_nr);
	if (!resp->api_keys.v)
		return -ENOMEM;
	for (int16_t key = 0; key < hr_api_handler_nr; key++) {
		const struct hr_api_desc *api =
			hr_api_is_on(key, rq->shard->config) ? hr_api_get(key) : NULL;
		struct hr_api_versions_response_api_version *v =
			&resp->api_keys.v[resp->api_keys.nr];

		if (!api || !(api->flags & scope))
			continue;
		v->api_key = key;
		v->min_version = api->adv_min;
		v->max_version = unstable ? api->max_unstable : api->max;
		resp->api_keys.nr++;
	}
	return 0;
}

static int add_finalized(void *arg, struct hr_slice key, void *value)
{
	struct hr_api_versions_response *resp = arg;
	struct hr_api_versions_response_finalized_feature_key *f =
		&resp->finalized_features.v[resp->finalized_features.nr++];

	f->name = (struct hr_str){ (const char *)key.p, key.len };
	f->max_version_level = f->min_version_level = (int16_t)((uintptr_t)value - 1);
	return 0;
}

static int fill_features(struct hr_request *rq, struct hr_api_versions_response *resp)
{
	const struct hr_image *im = rq->shard->image;
	int kraft_version = hr_controller_kraft_version(rq->broker->controller);
	struct hr_api_versions_response_supported_feature_key *s =
		hr_request_new(rq, &hr_api_versions_response_supported_feature_key_desc,
			       HR_FEATURE_NR);
	struct hr_slice all = { NULL, 0 };

	resp->finalized_features.v =
		hr_request_new(rq, &hr_api_versions_response_finalized_feature_key_desc,
			       (int32_t)im->features.nr + 1);
	if (!s || !resp->finalized_features.v)
		return -ENOMEM;
	resp->supported_features.v = s;
	for (int i = 0; i < HR_FEATURE_NR; i++) {
		/* Clients before v4 refuse a range that starts at 0. */
		if (!hr_features[i].min && rq->header.request_api_version < 4)
			continue;
		s->name = hr_str(hr_features[i].name);
		s->min_version = hr_features[i].min;
		s->max_version = hr_features[i].max;
		s++;
		resp->supported_features.nr++;
	}
	hr_ptree_walk(&im->features, all, add_finalized, resp);
	if (kraft_version) {
		struct hr_api_versions_response_finalized_feature_key *f =
			&resp->finalized_features.v[resp->finalized_features.nr++];

		f->name = HR_STR_LIT(HR_KRAFT_VERSION);
		f->max_version_level = f->min_version_level = (int16_t)kraft_version;
	}
	resp->finalized_features_epoch = im->offset;
	return 0;
}

void hr_api_api_versions(struct hr_request *rq)
{
	const struct hr_api_versions_request *r = rq->body;
	struct hr_api_versions_response resp;
	enum hr_wire_err werr = HR_ERR_NONE;
	int err = 0;

	hr_struct_init(&hr_api_versions_response_desc, &resp);
	resp.api_keys.nr = resp.supported_features.nr = resp.finalized_features.nr = 0;
	if (rq->header.request_api_version >= 3 &&
	    (!word_ok(r->client_software_name) || !word_ok(r->client_software_version)))
		werr = HR_ERR_INVALID_REQUEST;
	else
		werr = check_target(rq, r);
	resp.error_code = hr_request_error(rq, werr);
	if (!werr) {
		if (rq->header.request_api_version >= 3)
			hr_conn_client_set(rq->conn, rq->header.client_id, r->client_software_name,
					   r->client_software_version);
		err = fill_keys(rq, &resp) ?: fill_features(rq, &resp);
	}
	if (err)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}
