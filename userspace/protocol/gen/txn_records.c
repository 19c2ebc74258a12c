/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (txn_records.msg) by make regen; do not edit. */
#include <hr/protocol/gen/txn_records.h>

static const struct hr_transaction_log_key hr_transaction_log_key_default = { 0 };
static const struct hr_field_desc hr_transaction_log_key_fields[] = {
	{ "transactionalId", offsetof(struct hr_transaction_log_key, transactional_id), HR_KIND_STRING, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_transaction_log_key_desc = {
	.name = "TransactionLogKey", .dflt = &hr_transaction_log_key_default, .size = sizeof(struct hr_transaction_log_key),
	.fields = hr_transaction_log_key_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = HR_VERSION_NEVER, .tags_off = -1,
};

static const struct hr_transaction_log_value_partitions_schema hr_transaction_log_value_partitions_schema_default = { 0 };
static const struct hr_field_desc hr_transaction_log_value_partitions_schema_fields[] = {
	{ "topic", offsetof(struct hr_transaction_log_value_partitions_schema, topic), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIds", offsetof(struct hr_transaction_log_value_partitions_schema, partition_ids), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_transaction_log_value_partitions_schema_desc = {
	.name = "PartitionsSchema", .dflt = &hr_transaction_log_value_partitions_schema_default, .size = sizeof(struct hr_transaction_log_value_partitions_schema),
	.fields = hr_transaction_log_value_partitions_schema_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_transaction_log_value_partitions_schema, unknown_tags),
};

static const struct hr_transaction_log_value hr_transaction_log_value_default = { .previous_producer_id = -1, .next_producer_id = -1, .next_producer_epoch = -1 };
static const struct hr_field_desc hr_transaction_log_value_fields[] = {
	{ "producerId", offsetof(struct hr_transaction_log_value, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "previousProducerId", offsetof(struct hr_transaction_log_value, previous_producer_id), HR_KIND_INT64, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 0, NULL },
	{ "nextProducerId", offsetof(struct hr_transaction_log_value, next_producer_id), HR_KIND_INT64, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 1, NULL },
	{ "producerEpoch", offsetof(struct hr_transaction_log_value, producer_epoch), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nextProducerEpoch", offsetof(struct hr_transaction_log_value, next_producer_epoch), HR_KIND_INT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 3, NULL },
	{ "transactionTimeoutMs", offsetof(struct hr_transaction_log_value, transaction_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionStatus", offsetof(struct hr_transaction_log_value, transaction_status), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionPartitions", offsetof(struct hr_transaction_log_value, transaction_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_transaction_log_value_partitions_schema_desc },
	{ "transactionLastUpdateTimestampMs", offsetof(struct hr_transaction_log_value, transaction_last_update_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionStartTimestampMs", offsetof(struct hr_transaction_log_value, transaction_start_timestamp_ms), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientTransactionVersion", offsetof(struct hr_transaction_log_value, client_transaction_version), HR_KIND_INT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 2, NULL },
};
static const uint8_t hr_transaction_log_value_tags[] = { 1, 2, 10, 4 };
const struct hr_struct_desc hr_transaction_log_value_desc = {
	.name = "TransactionLogValue", .dflt = &hr_transaction_log_value_default, .size = sizeof(struct hr_transaction_log_value),
	.fields = hr_transaction_log_value_fields, .field_nr = 11,
	.tags = hr_transaction_log_value_tags, .tag_nr = 4,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_transaction_log_value, unknown_tags),
};
