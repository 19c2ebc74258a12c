/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_share_group_state.msg) by make regen; do not edit. */
#include <hr/protocol/gen/delete_share_group_state.h>

static const struct hr_delete_share_group_state_request_partition_data hr_delete_share_group_state_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_state_request_partition_data_fields[] = {
	{ "partition", offsetof(struct hr_delete_share_group_state_request_partition_data, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_share_group_state_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_delete_share_group_state_request_partition_data_default, .size = sizeof(struct hr_delete_share_group_state_request_partition_data),
	.fields = hr_delete_share_group_state_request_partition_data_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_state_request_partition_data, unknown_tags),
};

static const struct hr_delete_share_group_state_request_delete_state_data hr_delete_share_group_state_request_delete_state_data_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_state_request_delete_state_data_fields[] = {
	{ "topicId", offsetof(struct hr_delete_share_group_state_request_delete_state_data, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_delete_share_group_state_request_delete_state_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_share_group_state_request_partition_data_desc },
};
const struct hr_struct_desc hr_delete_share_group_state_request_delete_state_data_desc = {
	.name = "DeleteStateData", .dflt = &hr_delete_share_group_state_request_delete_state_data_default, .size = sizeof(struct hr_delete_share_group_state_request_delete_state_data),
	.fields = hr_delete_share_group_state_request_delete_state_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_state_request_delete_state_data, unknown_tags),
};

static const struct hr_delete_share_group_state_request hr_delete_share_group_state_request_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_state_request_fields[] = {
	{ "groupId", offsetof(struct hr_delete_share_group_state_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_delete_share_group_state_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_share_group_state_request_delete_state_data_desc },
};
const struct hr_struct_desc hr_delete_share_group_state_request_desc = {
	.name = "DeleteShareGroupStateRequest", .dflt = &hr_delete_share_group_state_request_default, .size = sizeof(struct hr_delete_share_group_state_request),
	.fields = hr_delete_share_group_state_request_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_state_request, unknown_tags),
};

static const struct hr_delete_share_group_state_response_partition_result hr_delete_share_group_state_response_partition_result_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_delete_share_group_state_response_partition_result_fields[] = {
	{ "partition", offsetof(struct hr_delete_share_group_state_response_partition_result, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_delete_share_group_state_response_partition_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_delete_share_group_state_response_partition_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_delete_share_group_state_response_partition_result_desc = {
	.name = "PartitionResult", .dflt = &hr_delete_share_group_state_response_partition_result_default, .size = sizeof(struct hr_delete_share_group_state_response_partition_result),
	.fields = hr_delete_share_group_state_response_partition_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_state_response_partition_result, unknown_tags),
};

static const struct hr_delete_share_group_state_response_delete_state_result hr_delete_share_group_state_response_delete_state_result_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_state_response_delete_state_result_fields[] = {
	{ "topicId", offsetof(struct hr_delete_share_group_state_response_delete_state_result, topic_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_delete_share_group_state_response_delete_state_result, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_share_group_state_response_partition_result_desc },
};
const struct hr_struct_desc hr_delete_share_group_state_response_delete_state_result_desc = {
	.name = "DeleteStateResult", .dflt = &hr_delete_share_group_state_response_delete_state_result_default, .size = sizeof(struct hr_delete_share_group_state_response_delete_state_result),
	.fields = hr_delete_share_group_state_response_delete_state_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_state_response_delete_state_result, unknown_tags),
};

static const struct hr_delete_share_group_state_response hr_delete_share_group_state_response_default = { 0 };
static const struct hr_field_desc hr_delete_share_group_state_response_fields[] = {
	{ "results", offsetof(struct hr_delete_share_group_state_response, results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_delete_share_group_state_response_delete_state_result_desc },
};
const struct hr_struct_desc hr_delete_share_group_state_response_desc = {
	.name = "DeleteShareGroupStateResponse", .dflt = &hr_delete_share_group_state_response_default, .size = sizeof(struct hr_delete_share_group_state_response),
	.fields = hr_delete_share_group_state_response_fields, .field_nr = 1,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_delete_share_group_state_response, unknown_tags),
};
