// SPDX-License-Identifier: Apache-2.0
/* AlterConfigs and IncrementalAlterConfigs (KIP-133, KIP-339). */
#include <hr/protocol/gen/alter_configs.h>
#include <hr/protocol/gen/incremental_alter_configs.h>
#include "../alter.h"
#include "api.h"

struct asked {
	struct hr_alter_resource *v;
	int32_t nr;
};

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static bool is_doubled(const struct asked *a, int32_t i)
{
	for (int32_t k = 0; a->nr <= 4096 && k < a->nr; k++)
		if (k != i && a->v[k].type == a->v[i].type && hr_str_eq(a->v[k].name, a->v[i].name))
			return true;
	return false;
}

static enum hr_wire_err alter(struct hr_request *rq, struct hr_ctl_op *op, struct asked *a,
			      int32_t i)
{
	enum hr_wire_err werr;

	if (is_doubled(a, i)) {
		a->v[i].message = HR_STR_LIT("Each resource must appear at most once.");
		return HR_ERR_INVALID_REQUEST;
	}
	werr = hr_alter_in_draft(rq, op, &a->v[i]);
	if (werr && hr_str_is_null(a->v[i].message))
		a->v[i].message = hr_str(hr_wire_err_text(werr));
	return werr;
}

void hr_api_alter_configs(struct hr_request *rq)
{
	const struct hr_alter_configs_request *r = rq->body;
	struct hr_alter_configs_response *resp =
		hr_request_new(rq, &hr_alter_configs_response_desc, 1);
	struct asked a = { .nr = HR_MAX(r->resources.nr, 0) };
	struct hr_ctl_op op;

	hr_ctl_op_init(&op);
	a.v = hr_arena_array(&rq->arena, (size_t)a.nr + 1, sizeof(*a.v));
	if (resp)
		resp->responses.v = hr_request_new(
			rq, &hr_alter_configs_response_alter_configs_resource_response_desc, a.nr);
	if (!resp || !a.v || !resp->responses.v)
		goto no_memory;
	for (int32_t i = 0; i < a.nr; i++) {
		const struct hr_alter_configs_request_alter_configs_resource *res =
			&r->resources.v[i];

		a.v[i] = (struct hr_alter_resource){ .type = res->resource_type,
						     .name = res->resource_name,
						     .nr = HR_MAX(res->configs.nr, 0),
						     .replace = true,
						     .validate_only = r->validate_only };
		a.v[i].alters =
			hr_arena_array(&rq->arena, (size_t)a.v[i].nr + 1, sizeof(*a.v[i].alters));
		if (!a.v[i].alters)
			goto no_memory;
		for (int32_t k = 0; k < a.v[i].nr; k++)
			a.v[i].alters[k] = (struct hr_alter){ res->configs.v[k].name,
							      res->configs.v[k].value,
							      HR_ALTER_SET };
	}
	resp->responses.nr = a.nr;
	for (int32_t i = 0; i < a.nr; i++) {
		resp->responses.v[i].error_code = hr_request_error(rq, alter(rq, &op, &a, i));
		resp->responses.v[i].error_message = a.v[i].message;
		resp->responses.v[i].resource_type = a.v[i].type;
		resp->responses.v[i].resource_name = a.v[i].name;
	}
	rq->state = resp;
	hr_request_commit(rq, &op, respond);
	return;

no_memory:
	hr_request_close(rq, "no memory for the answer");
}

void hr_api_incremental_alter_configs(struct hr_request *rq)
{
	const struct hr_incremental_alter_configs_request *r = rq->body;
	struct hr_incremental_alter_configs_response *resp =
		hr_request_new(rq, &hr_incremental_alter_configs_response_desc, 1);
	struct asked a = { .nr = HR_MAX(r->resources.nr, 0) };
	struct hr_ctl_op op;

	hr_ctl_op_init(&op);
	a.v = hr_arena_array(&rq->arena, (size_t)a.nr + 1, sizeof(*a.v));
	if (resp)
		resp->responses.v = hr_request_new(
			rq,
			&hr_incremental_alter_configs_response_alter_configs_resource_response_desc,
			a.nr);
	if (!resp || !a.v || !resp->responses.v)
		goto no_memory;
	for (int32_t i = 0; i < a.nr; i++) {
		const struct hr_incremental_alter_configs_request_alter_configs_resource *res =
			&r->resources.v[i];

		a.v[i] = (struct hr_alter_resource){ .type = res->resource_type,
						     .name = res->resource_name,
						     .nr = HR_MAX(res->configs.nr, 0),
						     .validate_only = r->validate_only };
		a.v[i].alters =
			hr_arena_array(&rq->arena, (size_t)a.v[i].nr + 1, sizeof(*a.v[i].alters));
		if (!a.v[i].alters)
			goto no_memory;
		for (int32_t k = 0; k < a.v[i].nr; k++)
			a.v[i].alters[k] = (struct hr_alter){ res->configs.v[k].name,
							      res->configs.v[k].value,
							      res->configs.v[k].config_operation };
	}
	resp->responses.nr = a.nr;
	for (int32_t i = 0; i < a.nr; i++) {
		resp->responses.v[i].error_code = hr_request_error(rq, alter(rq, &op, &a, i));
		resp->responses.v[i].error_message = a.v[i].message;
		resp->responses.v[i].resource_type = a.v[i].type;
		resp->responses.v[i].resource_name = a.v[i].name;
	}
	rq->state = resp;
	hr_request_commit(rq, &op, respond);
	return;

no_memory:
	hr_request_close(rq, "no memory for the answer");
}
