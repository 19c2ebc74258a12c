/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (end_txn.msg) by make regen; do not edit. */
#include <hr/protocol/gen/end_txn.h>

static const struct hr_end_txn_request hr_end_txn_request_default = { 0 };
static const struct hr_field_desc hr_end_txn_request_fields[] = {
	{ "transactionalId", offsetof(struct hr_end_txn_request, transactional_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_end_txn_request, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_end_txn_request, producer_epoch), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "committed", offsetof(struct hr_end_txn_request, committed), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_txn_request_desc = {
	.name = "EndTxnRequest", .dflt = &hr_end_txn_request_default, .size = sizeof(struct hr_end_txn_request),
	.fields = hr_end_txn_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_end_txn_request, unknown_tags),
};

static const struct hr_end_txn_response hr_end_txn_response_default = { .producer_id = -1, .producer_epoch = -1 };
static const struct hr_field_desc hr_end_txn_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_end_txn_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_end_txn_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_end_txn_response, producer_id), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_end_txn_response, producer_epoch), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_txn_response_desc = {
	.name = "EndTxnResponse", .dflt = &hr_end_txn_response_default, .size = sizeof(struct hr_end_txn_response),
	.fields = hr_end_txn_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_end_txn_response, unknown_tags),
};
