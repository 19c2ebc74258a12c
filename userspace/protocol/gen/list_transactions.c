/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_transactions.msg) by make regen; do not edit. */
#include <hr/protocol/gen/list_transactions.h>

static const struct hr_list_transactions_request hr_list_transactions_request_default = { .duration_filter = -1, .transactional_id_pattern = { NULL, -1 } };
static const struct hr_field_desc hr_list_transactions_request_fields[] = {
	{ "stateFilters", offsetof(struct hr_list_transactions_request, state_filters), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerIdFilters", offsetof(struct hr_list_transactions_request, producer_id_filters), HR_KIND_INT64, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "durationFilter", offsetof(struct hr_list_transactions_request, duration_filter), HR_KIND_INT64, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionalIdPattern", offsetof(struct hr_list_transactions_request, transactional_id_pattern), HR_KIND_STRING, 0,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_transactions_request_desc = {
	.name = "ListTransactionsRequest", .dflt = &hr_list_transactions_request_default, .size = sizeof(struct hr_list_transactions_request),
	.fields = hr_list_transactions_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_transactions_request, unknown_tags),
};

static const struct hr_list_transactions_response_transaction_state hr_list_transactions_response_transaction_state_default = { 0 };
static const struct hr_field_desc hr_list_transactions_response_transaction_state_fields[] = {
	{ "transactionalId", offsetof(struct hr_list_transactions_response_transaction_state, transactional_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_list_transactions_response_transaction_state, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionState", offsetof(struct hr_list_transactions_response_transaction_state, transaction_state), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_list_transactions_response_transaction_state_desc = {
	.name = "TransactionState", .dflt = &hr_list_transactions_response_transaction_state_default, .size = sizeof(struct hr_list_transactions_response_transaction_state),
	.fields = hr_list_transactions_response_transaction_state_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_transactions_response_transaction_state, unknown_tags),
};

static const struct hr_list_transactions_response hr_list_transactions_response_default = { 0 };
static const struct hr_field_desc hr_list_transactions_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_list_transactions_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_list_transactions_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "unknownStateFilters", offsetof(struct hr_list_transactions_response, unknown_state_filters), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionStates", offsetof(struct hr_list_transactions_response, transaction_states), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_list_transactions_response_transaction_state_desc },
};
const struct hr_struct_desc hr_list_transactions_response_desc = {
	.name = "ListTransactionsResponse", .dflt = &hr_list_transactions_response_default, .size = sizeof(struct hr_list_transactions_response),
	.fields = hr_list_transactions_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_list_transactions_response, unknown_tags),
};
