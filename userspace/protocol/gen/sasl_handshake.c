/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (sasl_handshake.msg) by make regen; do not edit. */
#include <hr/protocol/gen/sasl_handshake.h>

static const struct hr_sasl_handshake_request hr_sasl_handshake_request_default = { 0 };
static const struct hr_field_desc hr_sasl_handshake_request_fields[] = {
	{ "mechanism", offsetof(struct hr_sasl_handshake_request, mechanism), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_sasl_handshake_request_desc = {
	.name = "SaslHandshakeRequest", .dflt = &hr_sasl_handshake_request_default, .size = sizeof(struct hr_sasl_handshake_request),
	.fields = hr_sasl_handshake_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_sasl_handshake_response hr_sasl_handshake_response_default = { 0 };
static const struct hr_field_desc hr_sasl_handshake_response_fields[] = {
	{ "errorCode", offsetof(struct hr_sasl_handshake_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "mechanisms", offsetof(struct hr_sasl_handshake_response, mechanisms), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_sasl_handshake_response_desc = {
	.name = "SaslHandshakeResponse", .dflt = &hr_sasl_handshake_response_default, .size = sizeof(struct hr_sasl_handshake_response),
	.fields = hr_sasl_handshake_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};
