// SPDX-License-Identifier: Apache-2.0
/* DescribeAcls, CreateAcls, DeleteAcls (KIP-140): no authorizer, so error 54 to all of them. */
#include <hr/protocol/gen/create_acls.h>
#include <hr/protocol/gen/delete_acls.h>
#include <hr/protocol/gen/describe_acls.h>
#include "api.h"

#define NO_AUTHORIZER HR_STR_LIT("This broker has no authorizer.")

void hr_api_describe_acls(struct hr_request *rq)
{
	struct hr_describe_acls_response resp;

	hr_struct_init(&hr_describe_acls_response_desc, &resp);
	resp.error_code = hr_request_error(rq, HR_ERR_SECURITY_DISABLED);
	resp.error_message = NO_AUTHORIZER;
	resp.resources.nr = 0;
	hr_request_respond(rq, &resp);
}

void hr_api_create_acls(struct hr_request *rq)
{
	const struct hr_create_acls_request *r = rq->body;
	int32_t nr = HR_MAX(r->creations.nr, 0);
	struct hr_create_acls_response resp;

	hr_struct_init(&hr_create_acls_response_desc, &resp);
	resp.results.v =
		hr_request_new(rq, &hr_create_acls_response_acl_creation_result_desc, nr);
	if (!resp.results.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.results.nr = nr;
	for (int32_t i = 0; i < nr; i++) {
		resp.results.v[i].error_code = hr_request_error(rq, HR_ERR_SECURITY_DISABLED);
		resp.results.v[i].error_message = NO_AUTHORIZER;
	}
	hr_request_respond(rq, &resp);
}

void hr_api_delete_acls(struct hr_request *rq)
{
	const struct hr_delete_acls_request *r = rq->body;
	int32_t nr = HR_MAX(r->filters.nr, 0);
	struct hr_delete_acls_response resp;

	hr_struct_init(&hr_delete_acls_response_desc, &resp);
	resp.filter_results.v =
		hr_request_new(rq, &hr_delete_acls_response_delete_acls_filter_result_desc, nr);
	if (!resp.filter_results.v) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	resp.filter_results.nr = nr;
	for (int32_t i = 0; i < nr; i++) {
		resp.filter_results.v[i].error_code =
			hr_request_error(rq, HR_ERR_SECURITY_DISABLED);
		resp.filter_results.v[i].error_message = NO_AUTHORIZER;
		resp.filter_results.v[i].matching_acls.nr = 0;
	}
	hr_request_respond(rq, &resp);
}
