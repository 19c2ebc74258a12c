/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (write_txn_markers.msg) by make regen; do not edit. */
#include <hr/protocol/gen/write_txn_markers.h>

static const struct hr_write_txn_markers_request_writable_txn_marker_topic hr_write_txn_markers_request_writable_txn_marker_topic_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_request_writable_txn_marker_topic_fields[] = {
	{ "name", offsetof(struct hr_write_txn_markers_request_writable_txn_marker_topic, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionIndexes", offsetof(struct hr_write_txn_markers_request_writable_txn_marker_topic, partition_indexes), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_write_txn_markers_request_writable_txn_marker_topic_desc = {
	.name = "WritableTxnMarkerTopic", .dflt = &hr_write_txn_markers_request_writable_txn_marker_topic_default, .size = sizeof(struct hr_write_txn_markers_request_writable_txn_marker_topic),
	.fields = hr_write_txn_markers_request_writable_txn_marker_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_request_writable_txn_marker_topic, unknown_tags),
};

static const struct hr_write_txn_markers_request_writable_txn_marker hr_write_txn_markers_request_writable_txn_marker_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_request_writable_txn_marker_fields[] = {
	{ "producerId", offsetof(struct hr_write_txn_markers_request_writable_txn_marker, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "producerEpoch", offsetof(struct hr_write_txn_markers_request_writable_txn_marker, producer_epoch), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionResult", offsetof(struct hr_write_txn_markers_request_writable_txn_marker, transaction_result), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_write_txn_markers_request_writable_txn_marker, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_write_txn_markers_request_writable_txn_marker_topic_desc },
	{ "coordinatorEpoch", offsetof(struct hr_write_txn_markers_request_writable_txn_marker, coordinator_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "transactionVersion", offsetof(struct hr_write_txn_markers_request_writable_txn_marker, transaction_version), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_write_txn_markers_request_writable_txn_marker_desc = {
	.name = "WritableTxnMarker", .dflt = &hr_write_txn_markers_request_writable_txn_marker_default, .size = sizeof(struct hr_write_txn_markers_request_writable_txn_marker),
	.fields = hr_write_txn_markers_request_writable_txn_marker_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_request_writable_txn_marker, unknown_tags),
};

static const struct hr_write_txn_markers_request hr_write_txn_markers_request_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_request_fields[] = {
	{ "markers", offsetof(struct hr_write_txn_markers_request, markers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_write_txn_markers_request_writable_txn_marker_desc },
};
const struct hr_struct_desc hr_write_txn_markers_request_desc = {
	.name = "WriteTxnMarkersRequest", .dflt = &hr_write_txn_markers_request_default, .size = sizeof(struct hr_write_txn_markers_request),
	.fields = hr_write_txn_markers_request_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_request, unknown_tags),
};

static const struct hr_write_txn_markers_response_writable_txn_marker_partition_result hr_write_txn_markers_response_writable_txn_marker_partition_result_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_response_writable_txn_marker_partition_result_fields[] = {
	{ "partitionIndex", offsetof(struct hr_write_txn_markers_response_writable_txn_marker_partition_result, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_write_txn_markers_response_writable_txn_marker_partition_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_write_txn_markers_response_writable_txn_marker_partition_result_desc = {
	.name = "WritableTxnMarkerPartitionResult", .dflt = &hr_write_txn_markers_response_writable_txn_marker_partition_result_default, .size = sizeof(struct hr_write_txn_markers_response_writable_txn_marker_partition_result),
	.fields = hr_write_txn_markers_response_writable_txn_marker_partition_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_response_writable_txn_marker_partition_result, unknown_tags),
};

static const struct hr_write_txn_markers_response_writable_txn_marker_topic_result hr_write_txn_markers_response_writable_txn_marker_topic_result_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_response_writable_txn_marker_topic_result_fields[] = {
	{ "name", offsetof(struct hr_write_txn_markers_response_writable_txn_marker_topic_result, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_write_txn_markers_response_writable_txn_marker_topic_result, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_write_txn_markers_response_writable_txn_marker_partition_result_desc },
};
const struct hr_struct_desc hr_write_txn_markers_response_writable_txn_marker_topic_result_desc = {
	.name = "WritableTxnMarkerTopicResult", .dflt = &hr_write_txn_markers_response_writable_txn_marker_topic_result_default, .size = sizeof(struct hr_write_txn_markers_response_writable_txn_marker_topic_result),
	.fields = hr_write_txn_markers_response_writable_txn_marker_topic_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_response_writable_txn_marker_topic_result, unknown_tags),
};

static const struct hr_write_txn_markers_response_writable_txn_marker_result hr_write_txn_markers_response_writable_txn_marker_result_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_response_writable_txn_marker_result_fields[] = {
	{ "producerId", offsetof(struct hr_write_txn_markers_response_writable_txn_marker_result, producer_id), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_write_txn_markers_response_writable_txn_marker_result, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_write_txn_markers_response_writable_txn_marker_topic_result_desc },
};
const struct hr_struct_desc hr_write_txn_markers_response_writable_txn_marker_result_desc = {
	.name = "WritableTxnMarkerResult", .dflt = &hr_write_txn_markers_response_writable_txn_marker_result_default, .size = sizeof(struct hr_write_txn_markers_response_writable_txn_marker_result),
	.fields = hr_write_txn_markers_response_writable_txn_marker_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_response_writable_txn_marker_result, unknown_tags),
};

static const struct hr_write_txn_markers_response hr_write_txn_markers_response_default = { 0 };
static const struct hr_field_desc hr_write_txn_markers_response_fields[] = {
	{ "markers", offsetof(struct hr_write_txn_markers_response, markers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_write_txn_markers_response_writable_txn_marker_result_desc },
};
const struct hr_struct_desc hr_write_txn_markers_response_desc = {
	.name = "WriteTxnMarkersResponse", .dflt = &hr_write_txn_markers_response_default, .size = sizeof(struct hr_write_txn_markers_response),
	.fields = hr_write_txn_markers_response_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, 2 }, .flexible_from = 1, .tags_off = offsetof(struct hr_write_txn_markers_response, unknown_tags),
};
