/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (streams_group_heartbeat.msg) by make regen; do not edit. */
#include <hr/protocol/gen/streams_group_heartbeat.h>

static const struct hr_streams_group_heartbeat_request_key_value hr_streams_group_heartbeat_request_key_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_key_value_fields[] = {
	{ "key", offsetof(struct hr_streams_group_heartbeat_request_key_value, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_streams_group_heartbeat_request_key_value, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_key_value_desc = {
	.name = "KeyValue", .dflt = &hr_streams_group_heartbeat_request_key_value_default, .size = sizeof(struct hr_streams_group_heartbeat_request_key_value),
	.fields = hr_streams_group_heartbeat_request_key_value_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_key_value, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_topic_info hr_streams_group_heartbeat_request_topic_info_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_topic_info_fields[] = {
	{ "name", offsetof(struct hr_streams_group_heartbeat_request_topic_info, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_heartbeat_request_topic_info, partitions), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicationFactor", offsetof(struct hr_streams_group_heartbeat_request_topic_info, replication_factor), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicConfigs", offsetof(struct hr_streams_group_heartbeat_request_topic_info, topic_configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_key_value_desc },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_topic_info_desc = {
	.name = "TopicInfo", .dflt = &hr_streams_group_heartbeat_request_topic_info_default, .size = sizeof(struct hr_streams_group_heartbeat_request_topic_info),
	.fields = hr_streams_group_heartbeat_request_topic_info_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_topic_info, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_copartition_group hr_streams_group_heartbeat_request_copartition_group_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_copartition_group_fields[] = {
	{ "sourceTopics", offsetof(struct hr_streams_group_heartbeat_request_copartition_group, source_topics), HR_KIND_INT16, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopicRegex", offsetof(struct hr_streams_group_heartbeat_request_copartition_group, source_topic_regex), HR_KIND_INT16, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "repartitionSourceTopics", offsetof(struct hr_streams_group_heartbeat_request_copartition_group, repartition_source_topics), HR_KIND_INT16, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_copartition_group_desc = {
	.name = "CopartitionGroup", .dflt = &hr_streams_group_heartbeat_request_copartition_group_default, .size = sizeof(struct hr_streams_group_heartbeat_request_copartition_group),
	.fields = hr_streams_group_heartbeat_request_copartition_group_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_copartition_group, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_subtopology hr_streams_group_heartbeat_request_subtopology_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_subtopology_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_heartbeat_request_subtopology, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopics", offsetof(struct hr_streams_group_heartbeat_request_subtopology, source_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopicRegex", offsetof(struct hr_streams_group_heartbeat_request_subtopology, source_topic_regex), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "stateChangelogTopics", offsetof(struct hr_streams_group_heartbeat_request_subtopology, state_changelog_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_topic_info_desc },
	{ "repartitionSinkTopics", offsetof(struct hr_streams_group_heartbeat_request_subtopology, repartition_sink_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "repartitionSourceTopics", offsetof(struct hr_streams_group_heartbeat_request_subtopology, repartition_source_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_topic_info_desc },
	{ "copartitionGroups", offsetof(struct hr_streams_group_heartbeat_request_subtopology, copartition_groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_copartition_group_desc },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_subtopology_desc = {
	.name = "Subtopology", .dflt = &hr_streams_group_heartbeat_request_subtopology_default, .size = sizeof(struct hr_streams_group_heartbeat_request_subtopology),
	.fields = hr_streams_group_heartbeat_request_subtopology_fields, .field_nr = 7,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_subtopology, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_topology hr_streams_group_heartbeat_request_topology_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_topology_fields[] = {
	{ "epoch", offsetof(struct hr_streams_group_heartbeat_request_topology, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subtopologies", offsetof(struct hr_streams_group_heartbeat_request_topology, subtopologies), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_subtopology_desc },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_topology_desc = {
	.name = "Topology", .dflt = &hr_streams_group_heartbeat_request_topology_default, .size = sizeof(struct hr_streams_group_heartbeat_request_topology),
	.fields = hr_streams_group_heartbeat_request_topology_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_topology, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_task_ids hr_streams_group_heartbeat_request_task_ids_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_task_ids_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_heartbeat_request_task_ids, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_heartbeat_request_task_ids, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_task_ids_desc = {
	.name = "TaskIds", .dflt = &hr_streams_group_heartbeat_request_task_ids_default, .size = sizeof(struct hr_streams_group_heartbeat_request_task_ids),
	.fields = hr_streams_group_heartbeat_request_task_ids_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_task_ids, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_endpoint hr_streams_group_heartbeat_request_endpoint_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_endpoint_fields[] = {
	{ "host", offsetof(struct hr_streams_group_heartbeat_request_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_streams_group_heartbeat_request_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_endpoint_desc = {
	.name = "Endpoint", .dflt = &hr_streams_group_heartbeat_request_endpoint_default, .size = sizeof(struct hr_streams_group_heartbeat_request_endpoint),
	.fields = hr_streams_group_heartbeat_request_endpoint_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_endpoint, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request_task_offset hr_streams_group_heartbeat_request_task_offset_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_request_task_offset_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_heartbeat_request_task_offset, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_streams_group_heartbeat_request_task_offset, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offset", offsetof(struct hr_streams_group_heartbeat_request_task_offset, offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_task_offset_desc = {
	.name = "TaskOffset", .dflt = &hr_streams_group_heartbeat_request_task_offset_default, .size = sizeof(struct hr_streams_group_heartbeat_request_task_offset),
	.fields = hr_streams_group_heartbeat_request_task_offset_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request_task_offset, unknown_tags),
};

static const struct hr_streams_group_heartbeat_request hr_streams_group_heartbeat_request_default = { .instance_id = { NULL, -1 }, .rack_id = { NULL, -1 }, .rebalance_timeout_ms = -1, .active_tasks = { NULL, -1 }, .standby_tasks = { NULL, -1 }, .warmup_tasks = { NULL, -1 }, .process_id = { NULL, -1 }, .client_tags = { NULL, -1 }, .task_offsets = { NULL, -1 }, .task_end_offsets = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_heartbeat_request_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_heartbeat_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_streams_group_heartbeat_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_streams_group_heartbeat_request, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endpointInformationEpoch", offsetof(struct hr_streams_group_heartbeat_request, endpoint_information_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "instanceId", offsetof(struct hr_streams_group_heartbeat_request, instance_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_streams_group_heartbeat_request, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rebalanceTimeoutMs", offsetof(struct hr_streams_group_heartbeat_request, rebalance_timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topology", offsetof(struct hr_streams_group_heartbeat_request, topology), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_topology_desc },
	{ "activeTasks", offsetof(struct hr_streams_group_heartbeat_request, active_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_task_ids_desc },
	{ "standbyTasks", offsetof(struct hr_streams_group_heartbeat_request, standby_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_task_ids_desc },
	{ "warmupTasks", offsetof(struct hr_streams_group_heartbeat_request, warmup_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_task_ids_desc },
	{ "processId", offsetof(struct hr_streams_group_heartbeat_request, process_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "userEndpoint", offsetof(struct hr_streams_group_heartbeat_request, user_endpoint), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_endpoint_desc },
	{ "clientTags", offsetof(struct hr_streams_group_heartbeat_request, client_tags), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_key_value_desc },
	{ "taskOffsets", offsetof(struct hr_streams_group_heartbeat_request, task_offsets), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_task_offset_desc },
	{ "taskEndOffsets", offsetof(struct hr_streams_group_heartbeat_request, task_end_offsets), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_request_task_offset_desc },
	{ "shutdownApplication", offsetof(struct hr_streams_group_heartbeat_request, shutdown_application), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_request_desc = {
	.name = "StreamsGroupHeartbeatRequest", .dflt = &hr_streams_group_heartbeat_request_default, .size = sizeof(struct hr_streams_group_heartbeat_request),
	.fields = hr_streams_group_heartbeat_request_fields, .field_nr = 17,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_request, unknown_tags),
};

static const struct hr_streams_group_heartbeat_response_status hr_streams_group_heartbeat_response_status_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_response_status_fields[] = {
	{ "statusCode", offsetof(struct hr_streams_group_heartbeat_response_status, status_code), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "statusDetail", offsetof(struct hr_streams_group_heartbeat_response_status, status_detail), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_response_status_desc = {
	.name = "Status", .dflt = &hr_streams_group_heartbeat_response_status_default, .size = sizeof(struct hr_streams_group_heartbeat_response_status),
	.fields = hr_streams_group_heartbeat_response_status_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_response_status, unknown_tags),
};

static const struct hr_streams_group_heartbeat_response_task_ids hr_streams_group_heartbeat_response_task_ids_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_response_task_ids_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_heartbeat_response_task_ids, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_heartbeat_response_task_ids, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_response_task_ids_desc = {
	.name = "TaskIds", .dflt = &hr_streams_group_heartbeat_response_task_ids_default, .size = sizeof(struct hr_streams_group_heartbeat_response_task_ids),
	.fields = hr_streams_group_heartbeat_response_task_ids_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_response_task_ids, unknown_tags),
};

static const struct hr_streams_group_heartbeat_response_endpoint hr_streams_group_heartbeat_response_endpoint_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_response_endpoint_fields[] = {
	{ "host", offsetof(struct hr_streams_group_heartbeat_response_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_streams_group_heartbeat_response_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_response_endpoint_desc = {
	.name = "Endpoint", .dflt = &hr_streams_group_heartbeat_response_endpoint_default, .size = sizeof(struct hr_streams_group_heartbeat_response_endpoint),
	.fields = hr_streams_group_heartbeat_response_endpoint_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_response_endpoint, unknown_tags),
};

static const struct hr_streams_group_heartbeat_response_topic_partition hr_streams_group_heartbeat_response_topic_partition_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_response_topic_partition_fields[] = {
	{ "topic", offsetof(struct hr_streams_group_heartbeat_response_topic_partition, topic), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_heartbeat_response_topic_partition, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_heartbeat_response_topic_partition_desc = {
	.name = "TopicPartition", .dflt = &hr_streams_group_heartbeat_response_topic_partition_default, .size = sizeof(struct hr_streams_group_heartbeat_response_topic_partition),
	.fields = hr_streams_group_heartbeat_response_topic_partition_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_response_topic_partition, unknown_tags),
};

static const struct hr_streams_group_heartbeat_response_endpoint_to_partitions hr_streams_group_heartbeat_response_endpoint_to_partitions_default = { 0 };
static const struct hr_field_desc hr_streams_group_heartbeat_response_endpoint_to_partitions_fields[] = {
	{ "userEndpoint", offsetof(struct hr_streams_group_heartbeat_response_endpoint_to_partitions, user_endpoint), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_endpoint_desc },
	{ "activePartitions", offsetof(struct hr_streams_group_heartbeat_response_endpoint_to_partitions, active_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_topic_partition_desc },
	{ "standbyPartitions", offsetof(struct hr_streams_group_heartbeat_response_endpoint_to_partitions, standby_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_topic_partition_desc },
};
const struct hr_struct_desc hr_streams_group_heartbeat_response_endpoint_to_partitions_desc = {
	.name = "EndpointToPartitions", .dflt = &hr_streams_group_heartbeat_response_endpoint_to_partitions_default, .size = sizeof(struct hr_streams_group_heartbeat_response_endpoint_to_partitions),
	.fields = hr_streams_group_heartbeat_response_endpoint_to_partitions_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_response_endpoint_to_partitions, unknown_tags),
};

static const struct hr_streams_group_heartbeat_response hr_streams_group_heartbeat_response_default = { .error_message = { NULL, -1 }, .acceptable_recovery_lag = -1, .active_tasks = { NULL, -1 }, .standby_tasks = { NULL, -1 }, .warmup_tasks = { NULL, -1 }, .partitions_by_user_endpoint = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_heartbeat_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_streams_group_heartbeat_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_streams_group_heartbeat_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_streams_group_heartbeat_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_streams_group_heartbeat_response, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_streams_group_heartbeat_response, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "heartbeatIntervalMs", offsetof(struct hr_streams_group_heartbeat_response, heartbeat_interval_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "acceptableRecoveryLagLegacy", offsetof(struct hr_streams_group_heartbeat_response, acceptable_recovery_lag_legacy), HR_KIND_INT32, 0,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "taskOffsetIntervalMs", offsetof(struct hr_streams_group_heartbeat_response, task_offset_interval_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "acceptableRecoveryLag", offsetof(struct hr_streams_group_heartbeat_response, acceptable_recovery_lag), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "status", offsetof(struct hr_streams_group_heartbeat_response, status), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_status_desc },
	{ "activeTasks", offsetof(struct hr_streams_group_heartbeat_response, active_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_task_ids_desc },
	{ "standbyTasks", offsetof(struct hr_streams_group_heartbeat_response, standby_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_task_ids_desc },
	{ "warmupTasks", offsetof(struct hr_streams_group_heartbeat_response, warmup_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_task_ids_desc },
	{ "topologyDescriptionRequired", offsetof(struct hr_streams_group_heartbeat_response, topology_description_required), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endpointInformationEpoch", offsetof(struct hr_streams_group_heartbeat_response, endpoint_information_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionsByUserEndpoint", offsetof(struct hr_streams_group_heartbeat_response, partitions_by_user_endpoint), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_heartbeat_response_endpoint_to_partitions_desc },
};
const struct hr_struct_desc hr_streams_group_heartbeat_response_desc = {
	.name = "StreamsGroupHeartbeatResponse", .dflt = &hr_streams_group_heartbeat_response_default, .size = sizeof(struct hr_streams_group_heartbeat_response),
	.fields = hr_streams_group_heartbeat_response_fields, .field_nr = 16,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_heartbeat_response, unknown_tags),
};
