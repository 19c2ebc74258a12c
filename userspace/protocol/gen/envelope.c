/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (envelope.msg) by make regen; do not edit. */
#include <hr/protocol/gen/envelope.h>

static const struct hr_envelope_request hr_envelope_request_default = { 0 };
static const struct hr_field_desc hr_envelope_request_fields[] = {
	{ "requestData", offsetof(struct hr_envelope_request, request_data), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "requestPrincipal", offsetof(struct hr_envelope_request, request_principal), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientHostAddress", offsetof(struct hr_envelope_request, client_host_address), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_envelope_request_desc = {
	.name = "EnvelopeRequest", .dflt = &hr_envelope_request_default, .size = sizeof(struct hr_envelope_request),
	.fields = hr_envelope_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_envelope_request, unknown_tags),
};

static const struct hr_envelope_response hr_envelope_response_default = { .response_data = { NULL, -1 } };
static const struct hr_field_desc hr_envelope_response_fields[] = {
	{ "responseData", offsetof(struct hr_envelope_response, response_data), HR_KIND_BYTES, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_envelope_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_envelope_response_desc = {
	.name = "EnvelopeResponse", .dflt = &hr_envelope_response_default, .size = sizeof(struct hr_envelope_response),
	.fields = hr_envelope_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_envelope_response, unknown_tags),
};
