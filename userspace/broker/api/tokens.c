// SPDX-License-Identifier: Apache-2.0
/*
 * Delegation tokens (KIP-48): Create, Renew, Expire, Describe.
 *
 * A token stands for somebody who was authenticated.  Every listener here is PLAINTEXT,
 * where nobody was, so each call is answered with 64, as Kafka does on such a listener.
 */
#include <hr/protocol/gen/create_delegation_token.h>
#include <hr/protocol/gen/describe_delegation_token.h>
#include <hr/protocol/gen/expire_delegation_token.h>
#include <hr/protocol/gen/renew_delegation_token.h>
#include "api.h"

#define NOBODY_TYPE HR_STR_LIT("User")
#define NOBODY_NAME HR_STR_LIT("ANONYMOUS")

static int16_t refused(struct hr_request *rq)
{
	return hr_request_error(rq, HR_ERR_DELEGATION_TOKEN_REQUEST_NOT_ALLOWED);
}

void hr_api_create_delegation_token(struct hr_request *rq)
{
	const struct hr_create_delegation_token_request *r = rq->body;
	struct hr_create_delegation_token_response resp;

	hr_struct_init(&hr_create_delegation_token_response_desc, &resp);
	resp.error_code = refused(rq);
	resp.principal_type = NOBODY_TYPE;
	resp.principal_name = NOBODY_NAME;
	/* Owner and requester are told apart since version 3. */
	if (rq->header.request_api_version >= 3) {
		resp.token_requester_principal_type = NOBODY_TYPE;
		resp.token_requester_principal_name = NOBODY_NAME;
	}
	if (r->owner_principal_name.len > 0) {
		resp.principal_type = r->owner_principal_type;
		resp.principal_name = r->owner_principal_name;
		if (hr_str_is_null(resp.principal_type))
			resp.principal_type = HR_STR_LIT("");
	}
	resp.issue_timestamp_ms = resp.expiry_timestamp_ms = resp.max_timestamp_ms = -1;
	resp.token_id = HR_STR_LIT("");
	hr_request_respond(rq, &resp);
}

void hr_api_renew_delegation_token(struct hr_request *rq)
{
	struct hr_renew_delegation_token_response resp;

	hr_struct_init(&hr_renew_delegation_token_response_desc, &resp);
	resp.error_code = refused(rq);
	resp.expiry_timestamp_ms = -1;
	hr_request_respond(rq, &resp);
}

void hr_api_expire_delegation_token(struct hr_request *rq)
{
	struct hr_expire_delegation_token_response resp;

	hr_struct_init(&hr_expire_delegation_token_response_desc, &resp);
	resp.error_code = refused(rq);
	resp.expiry_timestamp_ms = -1;
	hr_request_respond(rq, &resp);
}

void hr_api_describe_delegation_token(struct hr_request *rq)
{
	struct hr_describe_delegation_token_response resp;

	hr_struct_init(&hr_describe_delegation_token_response_desc, &resp);
	resp.error_code = refused(rq);
	resp.tokens.nr = 0;
	hr_request_respond(rq, &resp);
}
