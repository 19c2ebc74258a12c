/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (read_share_group_state_summary.msg) by make regen; do not edit. */
#include <hr/protocol/gen/read_share_group_state_summary.h>

static const struct hr_read_share_group_state_summary_request_partition_data hr_read_share_group_state_summary_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_read_share_group_state_summary_request_partition_data_fields[] = {
	{ "partition", offsetof(struct hr_read_share_group_state_summary_request_partition_data, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_read_share_group_state_summary_request_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_read_share_group_state_summary_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_read_share_group_state_summary_request_partition_data_default, .size = sizeof(struct hr_read_share_group_state_summary_request_partition_data),
	.fields = hr_read_share_group_state_summary_request_partition_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_read_share_group_state_summary_request_partition_data, unknown_tags),
};

static const struct hr_read_share_group_state_summary_request_read_state_summary_data hr_read_share_group_state_summary_request_read_state_summary_data_default = { 0 };
static const struct hr_field_desc hr_read_share_group_state_summary_request_read_state_summary_data_fields[] = {
	{ "topicId", offsetof(struct hr_read_share_group_state_summary_request_read_state_summary_data, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_read_share_group_state_summary_request_read_state_summary_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_read_share_group_state_summary_request_partition_data_desc },
};
const struct hr_struct_desc hr_read_share_group_state_summary_request_read_state_summary_data_desc = {
	.name = "ReadStateSummaryData", .dflt = &hr_read_share_group_state_summary_request_read_state_summary_data_default, .size = sizeof(struct hr_read_share_group_state_summary_request_read_state_summary_data),
	.fields = hr_read_share_group_state_summary_request_read_state_summary_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_read_share_group_state_summary_request_read_state_summary_data, unknown_tags),
};

static const struct hr_read_share_group_state_summary_request hr_read_share_group_state_summary_request_default = { 0 };
static const struct hr_field_desc hr_read_share_group_state_summary_request_fields[] = {
	{ "groupId", offsetof(struct hr_read_share_group_state_summary_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_read_share_group_state_summary_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_read_share_group_state_summary_request_read_state_summary_data_desc },
};
const struct hr_struct_desc hr_read_share_group_state_summary_request_desc = {
	.name = "ReadShareGroupStateSummaryRequest", .dflt = &hr_read_share_group_state_summary_request_default, .size = sizeof(struct hr_read_share_group_state_summary_request),
	.fields = hr_read_share_group_state_summary_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_read_share_group_state_summary_request, unknown_tags),
};

static const struct hr_read_share_group_state_summary_response_partition_result hr_read_share_group_state_summary_response_partition_result_default = { .error_message = { NULL, -1 }, .delivery_complete_count = -1 };
static const struct hr_field_desc hr_read_share_group_state_summary_response_partition_result_fields[] = {
	{ "partition", offsetof(struct hr_read_share_group_state_summary_response_partition_result, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_read_share_group_state_summary_response_partition_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_read_share_group_state_summary_response_partition_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "stateEpoch", offsetof(struct hr_read_share_group_state_summary_response_partition_result, state_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_read_share_group_state_summary_response_partition_result, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "startOffset", offsetof(struct hr_read_share_group_state_summary_response_partition_result, start_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "deliveryCompleteCount", offsetof(struct hr_read_share_group_state_summary_response_partition_result, delivery_complete_count), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_read_share_group_state_summary_response_partition_result_desc = {
	.name = "PartitionResult", .dflt = &hr_read_share_group_state_summary_response_partition_result_default, .size = sizeof(struct hr_read_share_group_state_summary_response_partition_result),
	.fields = hr_read_share_group_state_summary_response_partition_result_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_read_share_group_state_summary_response_partition_result, unknown_tags),
};

static const struct hr_read_share_group_state_summary_response_read_state_summary_result hr_read_share_group_state_summary_response_read_state_summary_result_default = { 0 };
static const struct hr_field_desc hr_read_share_group_state_summary_response_read_state_summary_result_fields[] = {
	{ "topicId", offsetof(struct hr_read_share_group_state_summary_response_read_state_summary_result, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_read_share_group_state_summary_response_read_state_summary_result, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_read_share_group_state_summary_response_partition_result_desc },
};
const struct hr_struct_desc hr_read_share_group_state_summary_response_read_state_summary_result_desc = {
	.name = "ReadStateSummaryResult", .dflt = &hr_read_share_group_state_summary_response_read_state_summary_result_default, .size = sizeof(struct hr_read_share_group_state_summary_response_read_state_summary_result),
	.fields = hr_read_share_group_state_summary_response_read_state_summary_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_read_share_group_state_summary_response_read_state_summary_result, unknown_tags),
};

static const struct hr_read_share_group_state_summary_response hr_read_share_group_state_summary_response_default = { 0 };
static const struct hr_field_desc hr_read_share_group_state_summary_response_fields[] = {
	{ "results", offsetof(struct hr_read_share_group_state_summary_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_read_share_group_state_summary_response_read_state_summary_result_desc },
};
const struct hr_struct_desc hr_read_share_group_state_summary_response_desc = {
	.name = "ReadShareGroupStateSummaryResponse", .dflt = &hr_read_share_group_state_summary_response_default, .size = sizeof(struct hr_read_share_group_state_summary_response),
	.fields = hr_read_share_group_state_summary_response_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_read_share_group_state_summary_response, unknown_tags),
};
