// SPDX-License-Identifier: Apache-2.0
/* SaslHandshake, SaslAuthenticate: on a listener without SASL both are out of place. */
#include <hr/protocol/gen/sasl_authenticate.h>
#include <hr/protocol/gen/sasl_handshake.h>
#include "api.h"

void hr_api_sasl_handshake(struct hr_request *rq)
{
	struct hr_sasl_handshake_response resp;

	hr_struct_init(&hr_sasl_handshake_response_desc, &resp);
	resp.error_code = hr_request_error(rq, HR_ERR_ILLEGAL_SASL_STATE);
	resp.mechanisms.nr = 0;
	hr_request_respond(rq, &resp);
}

void hr_api_sasl_authenticate(struct hr_request *rq)
{
	struct hr_sasl_authenticate_response resp;

	hr_struct_init(&hr_sasl_authenticate_response_desc, &resp);
	resp.error_code = hr_request_error(rq, HR_ERR_ILLEGAL_SASL_STATE);
	resp.error_message = HR_STR_LIT("SaslAuthenticate on a listener without SASL.");
	resp.auth_bytes = (struct hr_slice){ (const uint8_t *)"", 0 };
	hr_request_respond(rq, &resp);
}
