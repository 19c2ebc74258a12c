/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_topics.msg) by make regen; do not edit. */
#include <hr/protocol/gen/create_topics.h>

static const struct hr_create_topics_request_creatable_replica_assignment hr_create_topics_request_creatable_replica_assignment_default = { 0 };
static const struct hr_field_desc hr_create_topics_request_creatable_replica_assignment_fields[] = {
	{ "partitionIndex", offsetof(struct hr_create_topics_request_creatable_replica_assignment, partition_index), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerIds", offsetof(struct hr_create_topics_request_creatable_replica_assignment, broker_ids), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_topics_request_creatable_replica_assignment_desc = {
	.name = "CreatableReplicaAssignment", .dflt = &hr_create_topics_request_creatable_replica_assignment_default, .size = sizeof(struct hr_create_topics_request_creatable_replica_assignment),
	.fields = hr_create_topics_request_creatable_replica_assignment_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_request_creatable_replica_assignment, unknown_tags),
};

static const struct hr_create_topics_request_creatable_topic_config hr_create_topics_request_creatable_topic_config_default = { 0 };
static const struct hr_field_desc hr_create_topics_request_creatable_topic_config_fields[] = {
	{ "name", offsetof(struct hr_create_topics_request_creatable_topic_config, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_create_topics_request_creatable_topic_config, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_topics_request_creatable_topic_config_desc = {
	.name = "CreatableTopicConfig", .dflt = &hr_create_topics_request_creatable_topic_config_default, .size = sizeof(struct hr_create_topics_request_creatable_topic_config),
	.fields = hr_create_topics_request_creatable_topic_config_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_request_creatable_topic_config, unknown_tags),
};

static const struct hr_create_topics_request_creatable_topic hr_create_topics_request_creatable_topic_default = { 0 };
static const struct hr_field_desc hr_create_topics_request_creatable_topic_fields[] = {
	{ "name", offsetof(struct hr_create_topics_request_creatable_topic, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "numPartitions", offsetof(struct hr_create_topics_request_creatable_topic, num_partitions), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicationFactor", offsetof(struct hr_create_topics_request_creatable_topic, replication_factor), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignments", offsetof(struct hr_create_topics_request_creatable_topic, assignments), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_topics_request_creatable_replica_assignment_desc },
	{ "configs", offsetof(struct hr_create_topics_request_creatable_topic, configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_topics_request_creatable_topic_config_desc },
};
const struct hr_struct_desc hr_create_topics_request_creatable_topic_desc = {
	.name = "CreatableTopic", .dflt = &hr_create_topics_request_creatable_topic_default, .size = sizeof(struct hr_create_topics_request_creatable_topic),
	.fields = hr_create_topics_request_creatable_topic_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_request_creatable_topic, unknown_tags),
};

static const struct hr_create_topics_request hr_create_topics_request_default = { .timeout_ms = 60000 };
static const struct hr_field_desc hr_create_topics_request_fields[] = {
	{ "topics", offsetof(struct hr_create_topics_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_topics_request_creatable_topic_desc },
	{ "timeoutMs", offsetof(struct hr_create_topics_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "validateOnly", offsetof(struct hr_create_topics_request, validate_only), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_topics_request_desc = {
	.name = "CreateTopicsRequest", .dflt = &hr_create_topics_request_default, .size = sizeof(struct hr_create_topics_request),
	.fields = hr_create_topics_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 7 }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_request, unknown_tags),
};

static const struct hr_create_topics_response_creatable_topic_configs hr_create_topics_response_creatable_topic_configs_default = { .config_source = -1 };
static const struct hr_field_desc hr_create_topics_response_creatable_topic_configs_fields[] = {
	{ "name", offsetof(struct hr_create_topics_response_creatable_topic_configs, name), HR_KIND_STRING, 0,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_create_topics_response_creatable_topic_configs, value), HR_KIND_STRING, 0,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "readOnly", offsetof(struct hr_create_topics_response_creatable_topic_configs, read_only), HR_KIND_BOOL, 0,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configSource", offsetof(struct hr_create_topics_response_creatable_topic_configs, config_source), HR_KIND_INT8, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isSensitive", offsetof(struct hr_create_topics_response_creatable_topic_configs, is_sensitive), HR_KIND_BOOL, 0,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_create_topics_response_creatable_topic_configs_desc = {
	.name = "CreatableTopicConfigs", .dflt = &hr_create_topics_response_creatable_topic_configs_default, .size = sizeof(struct hr_create_topics_response_creatable_topic_configs),
	.fields = hr_create_topics_response_creatable_topic_configs_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 5, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_response_creatable_topic_configs, unknown_tags),
};

static const struct hr_create_topics_response_creatable_topic_result hr_create_topics_response_creatable_topic_result_default = { .num_partitions = -1, .replication_factor = -1 };
static const struct hr_field_desc hr_create_topics_response_creatable_topic_result_fields[] = {
	{ "name", offsetof(struct hr_create_topics_response_creatable_topic_result, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicId", offsetof(struct hr_create_topics_response_creatable_topic_result, topic_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 7, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_create_topics_response_creatable_topic_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_create_topics_response_creatable_topic_result, error_message), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topicConfigErrorCode", offsetof(struct hr_create_topics_response_creatable_topic_result, topic_config_error_code), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 5, HR_VERSION_MAX }, 0, NULL },
	{ "numPartitions", offsetof(struct hr_create_topics_response_creatable_topic_result, num_partitions), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicationFactor", offsetof(struct hr_create_topics_response_creatable_topic_result, replication_factor), HR_KIND_INT16, HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "configs", offsetof(struct hr_create_topics_response_creatable_topic_result, configs), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 5, HR_VERSION_MAX }, { 5, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_create_topics_response_creatable_topic_configs_desc },
};
static const uint8_t hr_create_topics_response_creatable_topic_result_tags[] = { 4 };
const struct hr_struct_desc hr_create_topics_response_creatable_topic_result_desc = {
	.name = "CreatableTopicResult", .dflt = &hr_create_topics_response_creatable_topic_result_default, .size = sizeof(struct hr_create_topics_response_creatable_topic_result),
	.fields = hr_create_topics_response_creatable_topic_result_fields, .field_nr = 8,
	.tags = hr_create_topics_response_creatable_topic_result_tags, .tag_nr = 1,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_response_creatable_topic_result, unknown_tags),
};

static const struct hr_create_topics_response hr_create_topics_response_default = { 0 };
static const struct hr_field_desc hr_create_topics_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_create_topics_response, throttle_time_ms), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_create_topics_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_create_topics_response_creatable_topic_result_desc },
};
const struct hr_struct_desc hr_create_topics_response_desc = {
	.name = "CreateTopicsResponse", .dflt = &hr_create_topics_response_default, .size = sizeof(struct hr_create_topics_response),
	.fields = hr_create_topics_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 2, 7 }, .flexible_from = 5, .tags_off = offsetof(struct hr_create_topics_response, unknown_tags),
};
