/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (init_producer_id.msg) by make regen; do not edit. */
#include <hr/protocol/gen/init_producer_id.h>

static const struct hr_init_producer_id_request hr_init_producer_id_request_default = { .producer_id = -1, .producer_epoch = -1 };
static const struct hr_field_desc hr_init_producer_id_request_fields[] = {
	{ "transactionalId", offsetof(struct hr_init_producer_id_request, transactional_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "transactionTimeoutMs", offsetof(struct hr_init_producer_id_request, transaction_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_init_producer_id_request, producer_id), HR_KIND_INT64, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_init_producer_id_request, producer_epoch), HR_KIND_INT16, 0,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "enable2Pc", offsetof(struct hr_init_producer_id_request, enable2_pc), HR_KIND_BOOL, 0,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "keepPreparedTxn", offsetof(struct hr_init_producer_id_request, keep_prepared_txn), HR_KIND_BOOL, 0,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_init_producer_id_request_desc = {
	.name = "InitProducerIdRequest", .dflt = &hr_init_producer_id_request_default, .size = sizeof(struct hr_init_producer_id_request),
	.fields = hr_init_producer_id_request_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 6 }, .flexible_from = 2, .tags_off = offsetof(struct hr_init_producer_id_request, unknown_tags),
};

static const struct hr_init_producer_id_response hr_init_producer_id_response_default = { .producer_id = -1, .ongoing_txn_producer_id = -1, .ongoing_txn_producer_epoch = -1 };
static const struct hr_field_desc hr_init_producer_id_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_init_producer_id_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_init_producer_id_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_init_producer_id_response, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_init_producer_id_response, producer_epoch), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "ongoingTxnProducerId", offsetof(struct hr_init_producer_id_response, ongoing_txn_producer_id), HR_KIND_INT64, 0,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "ongoingTxnProducerEpoch", offsetof(struct hr_init_producer_id_response, ongoing_txn_producer_epoch), HR_KIND_INT16, 0,
	  { 6, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_init_producer_id_response_desc = {
	.name = "InitProducerIdResponse", .dflt = &hr_init_producer_id_response_default, .size = sizeof(struct hr_init_producer_id_response),
	.fields = hr_init_producer_id_response_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 6 }, .flexible_from = 2, .tags_off = offsetof(struct hr_init_producer_id_response, unknown_tags),
};
