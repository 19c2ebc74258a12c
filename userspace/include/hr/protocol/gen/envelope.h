/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (envelope.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ENVELOPE_H
#define HR_PROTOCOL_GEN_ENVELOPE_H

#include <hr/protocol/codec.h>

/* EnvelopeRequest v0 */
struct hr_envelope_request {
	struct hr_slice request_data;
	struct hr_slice request_principal; /* null v0+ */
	struct hr_slice client_host_address;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_envelope_request_desc;

/* EnvelopeResponse v0 */
struct hr_envelope_response {
	struct hr_slice response_data; /* null v0+, default null */
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_envelope_response_desc;

#endif
