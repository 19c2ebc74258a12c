/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_producers.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_producers.h>

static const struct hr_describe_producers_request_topic_request hr_describe_producers_request_topic_request_default = { 0 };
static const struct hr_field_desc hr_describe_producers_request_topic_request_fields[] = {
	{ "name", offsetof(struct hr_describe_producers_request_topic_request, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndexes", offsetof(struct hr_describe_producers_request_topic_request, partition_indexes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_producers_request_topic_request_desc = {
	.name = "TopicRequest", .dflt = &hr_describe_producers_request_topic_request_default, .size = sizeof(struct hr_describe_producers_request_topic_request),
	.fields = hr_describe_producers_request_topic_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_producers_request_topic_request, unknown_tags),
};

static const struct hr_describe_producers_request hr_describe_producers_request_default = { 0 };
static const struct hr_field_desc hr_describe_producers_request_fields[] = {
	{ "topics", offsetof(struct hr_describe_producers_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_producers_request_topic_request_desc },
};
const struct hr_struct_desc hr_describe_producers_request_desc = {
	.name = "DescribeProducersRequest", .dflt = &hr_describe_producers_request_default, .size = sizeof(struct hr_describe_producers_request),
	.fields = hr_describe_producers_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_producers_request, unknown_tags),
};

static const struct hr_describe_producers_response_producer_state hr_describe_producers_response_producer_state_default = { .last_sequence = -1, .last_timestamp = -1, .current_txn_start_offset = -1 };
static const struct hr_field_desc hr_describe_producers_response_producer_state_fields[] = {
	{ "producerId", offsetof(struct hr_describe_producers_response_producer_state, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_describe_producers_response_producer_state, producer_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastSequence", offsetof(struct hr_describe_producers_response_producer_state, last_sequence), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastTimestamp", offsetof(struct hr_describe_producers_response_producer_state, last_timestamp), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "coordinatorEpoch", offsetof(struct hr_describe_producers_response_producer_state, coordinator_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentTxnStartOffset", offsetof(struct hr_describe_producers_response_producer_state, current_txn_start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_producers_response_producer_state_desc = {
	.name = "ProducerState", .dflt = &hr_describe_producers_response_producer_state_default, .size = sizeof(struct hr_describe_producers_response_producer_state),
	.fields = hr_describe_producers_response_producer_state_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_producers_response_producer_state, unknown_tags),
};

static const struct hr_describe_producers_response_partition_response hr_describe_producers_response_partition_response_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_describe_producers_response_partition_response_fields[] = {
	{ "partitionIndex", offsetof(struct hr_describe_producers_response_partition_response, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_producers_response_partition_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_producers_response_partition_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "activeProducers", offsetof(struct hr_describe_producers_response_partition_response, active_producers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_producers_response_producer_state_desc },
};
const struct hr_struct_desc hr_describe_producers_response_partition_response_desc = {
	.name = "PartitionResponse", .dflt = &hr_describe_producers_response_partition_response_default, .size = sizeof(struct hr_describe_producers_response_partition_response),
	.fields = hr_describe_producers_response_partition_response_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_producers_response_partition_response, unknown_tags),
};

static const struct hr_describe_producers_response_topic_response hr_describe_producers_response_topic_response_default = { 0 };
static const struct hr_field_desc hr_describe_producers_response_topic_response_fields[] = {
	{ "name", offsetof(struct hr_describe_producers_response_topic_response, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_describe_producers_response_topic_response, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_producers_response_partition_response_desc },
};
const struct hr_struct_desc hr_describe_producers_response_topic_response_desc = {
	.name = "TopicResponse", .dflt = &hr_describe_producers_response_topic_response_default, .size = sizeof(struct hr_describe_producers_response_topic_response),
	.fields = hr_describe_producers_response_topic_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_producers_response_topic_response, unknown_tags),
};

static const struct hr_describe_producers_response hr_describe_producers_response_default = { 0 };
static const struct hr_field_desc hr_describe_producers_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_producers_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_describe_producers_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_producers_response_topic_response_desc },
};
const struct hr_struct_desc hr_describe_producers_response_desc = {
	.name = "DescribeProducersResponse", .dflt = &hr_describe_producers_response_default, .size = sizeof(struct hr_describe_producers_response),
	.fields = hr_describe_producers_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_producers_response, unknown_tags),
};
