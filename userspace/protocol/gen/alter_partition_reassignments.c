/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_partition_reassignments.msg) by make regen; do not edit. */
#include <hr/protocol/gen/alter_partition_reassignments.h>

static const struct hr_alter_partition_reassignments_request_reassignable_partition hr_alter_partition_reassignments_request_reassignable_partition_default = { .replicas = { NULL, -1 } };
static const struct hr_field_desc hr_alter_partition_reassignments_request_reassignable_partition_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_partition_reassignments_request_reassignable_partition, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicas", offsetof(struct hr_alter_partition_reassignments_request_reassignable_partition, replicas), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_partition_reassignments_request_reassignable_partition_desc = {
	.name = "ReassignablePartition", .dflt = &hr_alter_partition_reassignments_request_reassignable_partition_default, .size = sizeof(struct hr_alter_partition_reassignments_request_reassignable_partition),
	.fields = hr_alter_partition_reassignments_request_reassignable_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_reassignments_request_reassignable_partition, unknown_tags),
};

static const struct hr_alter_partition_reassignments_request_reassignable_topic hr_alter_partition_reassignments_request_reassignable_topic_default = { 0 };
static const struct hr_field_desc hr_alter_partition_reassignments_request_reassignable_topic_fields[] = {
	{ "name", offsetof(struct hr_alter_partition_reassignments_request_reassignable_topic, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_partition_reassignments_request_reassignable_topic, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_reassignments_request_reassignable_partition_desc },
};
const struct hr_struct_desc hr_alter_partition_reassignments_request_reassignable_topic_desc = {
	.name = "ReassignableTopic", .dflt = &hr_alter_partition_reassignments_request_reassignable_topic_default, .size = sizeof(struct hr_alter_partition_reassignments_request_reassignable_topic),
	.fields = hr_alter_partition_reassignments_request_reassignable_topic_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_reassignments_request_reassignable_topic, unknown_tags),
};

static const struct hr_alter_partition_reassignments_request hr_alter_partition_reassignments_request_default = { .timeout_ms = 60000, .allow_replication_factor_change = true };
static const struct hr_field_desc hr_alter_partition_reassignments_request_fields[] = {
	{ "timeoutMs", offsetof(struct hr_alter_partition_reassignments_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "allowReplicationFactorChange", offsetof(struct hr_alter_partition_reassignments_request, allow_replication_factor_change), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_alter_partition_reassignments_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_reassignments_request_reassignable_topic_desc },
};
const struct hr_struct_desc hr_alter_partition_reassignments_request_desc = {
	.name = "AlterPartitionReassignmentsRequest", .dflt = &hr_alter_partition_reassignments_request_default, .size = sizeof(struct hr_alter_partition_reassignments_request),
	.fields = hr_alter_partition_reassignments_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_reassignments_request, unknown_tags),
};

static const struct hr_alter_partition_reassignments_response_reassignable_partition_response hr_alter_partition_reassignments_response_reassignable_partition_response_default = { 0 };
static const struct hr_field_desc hr_alter_partition_reassignments_response_reassignable_partition_response_fields[] = {
	{ "partitionIndex", offsetof(struct hr_alter_partition_reassignments_response_reassignable_partition_response, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_partition_reassignments_response_reassignable_partition_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_alter_partition_reassignments_response_reassignable_partition_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_alter_partition_reassignments_response_reassignable_partition_response_desc = {
	.name = "ReassignablePartitionResponse", .dflt = &hr_alter_partition_reassignments_response_reassignable_partition_response_default, .size = sizeof(struct hr_alter_partition_reassignments_response_reassignable_partition_response),
	.fields = hr_alter_partition_reassignments_response_reassignable_partition_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_reassignments_response_reassignable_partition_response, unknown_tags),
};

static const struct hr_alter_partition_reassignments_response_reassignable_topic_response hr_alter_partition_reassignments_response_reassignable_topic_response_default = { 0 };
static const struct hr_field_desc hr_alter_partition_reassignments_response_reassignable_topic_response_fields[] = {
	{ "name", offsetof(struct hr_alter_partition_reassignments_response_reassignable_topic_response, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_alter_partition_reassignments_response_reassignable_topic_response, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_reassignments_response_reassignable_partition_response_desc },
};
const struct hr_struct_desc hr_alter_partition_reassignments_response_reassignable_topic_response_desc = {
	.name = "ReassignableTopicResponse", .dflt = &hr_alter_partition_reassignments_response_reassignable_topic_response_default, .size = sizeof(struct hr_alter_partition_reassignments_response_reassignable_topic_response),
	.fields = hr_alter_partition_reassignments_response_reassignable_topic_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_reassignments_response_reassignable_topic_response, unknown_tags),
};

static const struct hr_alter_partition_reassignments_response hr_alter_partition_reassignments_response_default = { .allow_replication_factor_change = true };
static const struct hr_field_desc hr_alter_partition_reassignments_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_alter_partition_reassignments_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "allowReplicationFactorChange", offsetof(struct hr_alter_partition_reassignments_response, allow_replication_factor_change), HR_KIND_BOOL, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_alter_partition_reassignments_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_alter_partition_reassignments_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "responses", offsetof(struct hr_alter_partition_reassignments_response, responses), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_alter_partition_reassignments_response_reassignable_topic_response_desc },
};
const struct hr_struct_desc hr_alter_partition_reassignments_response_desc = {
	.name = "AlterPartitionReassignmentsResponse", .dflt = &hr_alter_partition_reassignments_response_default, .size = sizeof(struct hr_alter_partition_reassignments_response),
	.fields = hr_alter_partition_reassignments_response_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_alter_partition_reassignments_response, unknown_tags),
};
