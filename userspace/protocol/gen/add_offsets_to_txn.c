/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (add_offsets_to_txn.msg) by make regen; do not edit. */
#include <hr/protocol/gen/add_offsets_to_txn.h>

static const struct hr_add_offsets_to_txn_request hr_add_offsets_to_txn_request_default = { 0 };
static const struct hr_field_desc hr_add_offsets_to_txn_request_fields[] = {
	{ "transactionalId", offsetof(struct hr_add_offsets_to_txn_request, transactional_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_add_offsets_to_txn_request, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_add_offsets_to_txn_request, producer_epoch), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupId", offsetof(struct hr_add_offsets_to_txn_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_add_offsets_to_txn_request_desc = {
	.name = "AddOffsetsToTxnRequest", .dflt = &hr_add_offsets_to_txn_request_default, .size = sizeof(struct hr_add_offsets_to_txn_request),
	.fields = hr_add_offsets_to_txn_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_offsets_to_txn_request, unknown_tags),
};

static const struct hr_add_offsets_to_txn_response hr_add_offsets_to_txn_response_default = { 0 };
static const struct hr_field_desc hr_add_offsets_to_txn_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_add_offsets_to_txn_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_add_offsets_to_txn_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_add_offsets_to_txn_response_desc = {
	.name = "AddOffsetsToTxnResponse", .dflt = &hr_add_offsets_to_txn_response_default, .size = sizeof(struct hr_add_offsets_to_txn_response),
	.fields = hr_add_offsets_to_txn_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_offsets_to_txn_response, unknown_tags),
};
