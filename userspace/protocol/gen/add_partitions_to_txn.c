/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (add_partitions_to_txn.msg) by make regen; do not edit. */
#include <hr/protocol/gen/add_partitions_to_txn.h>

static const struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_fields[] = {
	{ "name", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_desc = {
	.name = "AddPartitionsToTxnTopic", .dflt = &hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_default, .size = sizeof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic),
	.fields = hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_topic, unknown_tags),
};

static const struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_fields[] = {
	{ "transactionalId", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction, transactional_id), HR_KIND_STRING, HR_FIELD_KEY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerId", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction, producer_id), HR_KIND_INT64, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction, producer_epoch), HR_KIND_INT16, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "verifyOnly", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction, verify_only), HR_KIND_BOOL, 0,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_desc },
};
const struct hr_struct_desc hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_desc = {
	.name = "AddPartitionsToTxnTransaction", .dflt = &hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_default, .size = sizeof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction),
	.fields = hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 4, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction, unknown_tags),
};

static const struct hr_add_partitions_to_txn_request hr_add_partitions_to_txn_request_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_request_fields[] = {
	{ "transactions", offsetof(struct hr_add_partitions_to_txn_request, transactions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_request_add_partitions_to_txn_transaction_desc },
	{ "v3AndBelowTransactionalId", offsetof(struct hr_add_partitions_to_txn_request, v3_and_below_transactional_id), HR_KIND_STRING, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "v3AndBelowProducerId", offsetof(struct hr_add_partitions_to_txn_request, v3_and_below_producer_id), HR_KIND_INT64, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "v3AndBelowProducerEpoch", offsetof(struct hr_add_partitions_to_txn_request, v3_and_below_producer_epoch), HR_KIND_INT16, 0,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "v3AndBelowTopics", offsetof(struct hr_add_partitions_to_txn_request, v3_and_below_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_request_add_partitions_to_txn_topic_desc },
};
const struct hr_struct_desc hr_add_partitions_to_txn_request_desc = {
	.name = "AddPartitionsToTxnRequest", .dflt = &hr_add_partitions_to_txn_request_default, .size = sizeof(struct hr_add_partitions_to_txn_request),
	.fields = hr_add_partitions_to_txn_request_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_request, unknown_tags),
};

static const struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_fields[] = {
	{ "partitionIndex", offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result, partition_index), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionErrorCode", offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result, partition_error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_desc = {
	.name = "AddPartitionsToTxnPartitionResult", .dflt = &hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_default, .size = sizeof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result),
	.fields = hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result, unknown_tags),
};

static const struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_fields[] = {
	{ "name", offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resultsByPartition", offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result, results_by_partition), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_response_add_partitions_to_txn_partition_result_desc },
};
const struct hr_struct_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_desc = {
	.name = "AddPartitionsToTxnTopicResult", .dflt = &hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_default, .size = sizeof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result),
	.fields = hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result, unknown_tags),
};

static const struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result hr_add_partitions_to_txn_response_add_partitions_to_txn_result_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_result_fields[] = {
	{ "transactionalId", offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result, transactional_id), HR_KIND_STRING, HR_FIELD_KEY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicResults", offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result, topic_results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_desc },
};
const struct hr_struct_desc hr_add_partitions_to_txn_response_add_partitions_to_txn_result_desc = {
	.name = "AddPartitionsToTxnResult", .dflt = &hr_add_partitions_to_txn_response_add_partitions_to_txn_result_default, .size = sizeof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result),
	.fields = hr_add_partitions_to_txn_response_add_partitions_to_txn_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 4, HR_VERSION_MAX }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_response_add_partitions_to_txn_result, unknown_tags),
};

static const struct hr_add_partitions_to_txn_response hr_add_partitions_to_txn_response_default = { 0 };
static const struct hr_field_desc hr_add_partitions_to_txn_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_add_partitions_to_txn_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_add_partitions_to_txn_response, error_code), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "resultsByTransaction", offsetof(struct hr_add_partitions_to_txn_response, results_by_transaction), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 4, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_response_add_partitions_to_txn_result_desc },
	{ "resultsByTopicV3AndBelow", offsetof(struct hr_add_partitions_to_txn_response, results_by_topic_v3_and_below), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, 3 }, { 1, 0 }, { 1, 0 }, -1, &hr_add_partitions_to_txn_response_add_partitions_to_txn_topic_result_desc },
};
const struct hr_struct_desc hr_add_partitions_to_txn_response_desc = {
	.name = "AddPartitionsToTxnResponse", .dflt = &hr_add_partitions_to_txn_response_default, .size = sizeof(struct hr_add_partitions_to_txn_response),
	.fields = hr_add_partitions_to_txn_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 5 }, .flexible_from = 3, .tags_off = offsetof(struct hr_add_partitions_to_txn_response, unknown_tags),
};
