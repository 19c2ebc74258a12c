/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (allocate_producer_ids.msg) by make regen; do not edit. */
#include <hr/protocol/gen/allocate_producer_ids.h>

static const struct hr_allocate_producer_ids_request hr_allocate_producer_ids_request_default = { .broker_epoch = -1 };
static const struct hr_field_desc hr_allocate_producer_ids_request_fields[] = {
	{ "brokerId", offsetof(struct hr_allocate_producer_ids_request, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_allocate_producer_ids_request, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_allocate_producer_ids_request_desc = {
	.name = "AllocateProducerIdsRequest", .dflt = &hr_allocate_producer_ids_request_default, .size = sizeof(struct hr_allocate_producer_ids_request),
	.fields = hr_allocate_producer_ids_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_allocate_producer_ids_request, unknown_tags),
};

static const struct hr_allocate_producer_ids_response hr_allocate_producer_ids_response_default = { 0 };
static const struct hr_field_desc hr_allocate_producer_ids_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_allocate_producer_ids_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_allocate_producer_ids_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerIdStart", offsetof(struct hr_allocate_producer_ids_response, producer_id_start), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerIdLen", offsetof(struct hr_allocate_producer_ids_response, producer_id_len), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_allocate_producer_ids_response_desc = {
	.name = "AllocateProducerIdsResponse", .dflt = &hr_allocate_producer_ids_response_default, .size = sizeof(struct hr_allocate_producer_ids_response),
	.fields = hr_allocate_producer_ids_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_allocate_producer_ids_response, unknown_tags),
};
