/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_transactions.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_transactions.h>

static const struct hr_describe_transactions_request hr_describe_transactions_request_default = { 0 };
static const struct hr_field_desc hr_describe_transactions_request_fields[] = {
	{ "transactionalIds", offsetof(struct hr_describe_transactions_request, transactional_ids), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_transactions_request_desc = {
	.name = "DescribeTransactionsRequest", .dflt = &hr_describe_transactions_request_default, .size = sizeof(struct hr_describe_transactions_request),
	.fields = hr_describe_transactions_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_transactions_request, unknown_tags),
};

static const struct hr_describe_transactions_response_topic_data hr_describe_transactions_response_topic_data_default = { 0 };
static const struct hr_field_desc hr_describe_transactions_response_topic_data_fields[] = {
	{ "topic", offsetof(struct hr_describe_transactions_response_topic_data, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_transactions_response_topic_data, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_transactions_response_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_describe_transactions_response_topic_data_default, .size = sizeof(struct hr_describe_transactions_response_topic_data),
	.fields = hr_describe_transactions_response_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_transactions_response_topic_data, unknown_tags),
};

static const struct hr_describe_transactions_response_transaction_state hr_describe_transactions_response_transaction_state_default = { 0 };
static const struct hr_field_desc hr_describe_transactions_response_transaction_state_fields[] = {
	{ "errorCode", offsetof(struct hr_describe_transactions_response_transaction_state, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionalId", offsetof(struct hr_describe_transactions_response_transaction_state, transactional_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionState", offsetof(struct hr_describe_transactions_response_transaction_state, transaction_state), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionTimeoutMs", offsetof(struct hr_describe_transactions_response_transaction_state, transaction_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionStartTimeMs", offsetof(struct hr_describe_transactions_response_transaction_state, transaction_start_time_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_describe_transactions_response_transaction_state, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_describe_transactions_response_transaction_state, producer_epoch), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_transactions_response_transaction_state, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_transactions_response_topic_data_desc },
};
const struct hr_struct_desc hr_describe_transactions_response_transaction_state_desc = {
	.name = "TransactionState", .dflt = &hr_describe_transactions_response_transaction_state_default, .size = sizeof(struct hr_describe_transactions_response_transaction_state),
	.fields = hr_describe_transactions_response_transaction_state_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_transactions_response_transaction_state, unknown_tags),
};

static const struct hr_describe_transactions_response hr_describe_transactions_response_default = { 0 };
static const struct hr_field_desc hr_describe_transactions_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_transactions_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionStates", offsetof(struct hr_describe_transactions_response, transaction_states), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_transactions_response_transaction_state_desc },
};
const struct hr_struct_desc hr_describe_transactions_response_desc = {
	.name = "DescribeTransactionsResponse", .dflt = &hr_describe_transactions_response_default, .size = sizeof(struct hr_describe_transactions_response),
	.fields = hr_describe_transactions_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_transactions_response, unknown_tags),
};
