/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (streams_group_describe.msg) by make regen; do not edit. */
#include <hr/protocol/gen/streams_group_describe.h>

static const struct hr_streams_group_describe_request hr_streams_group_describe_request_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_request_fields[] = {
	{ "groupIds", offsetof(struct hr_streams_group_describe_request, group_ids), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeAuthorizedOperations", offsetof(struct hr_streams_group_describe_request, include_authorized_operations), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeTopologyDescription", offsetof(struct hr_streams_group_describe_request, include_topology_description), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_request_desc = {
	.name = "StreamsGroupDescribeRequest", .dflt = &hr_streams_group_describe_request_default, .size = sizeof(struct hr_streams_group_describe_request),
	.fields = hr_streams_group_describe_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_request, unknown_tags),
};

static const struct hr_streams_group_describe_response_key_value hr_streams_group_describe_response_key_value_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_key_value_fields[] = {
	{ "key", offsetof(struct hr_streams_group_describe_response_key_value, key), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "value", offsetof(struct hr_streams_group_describe_response_key_value, value), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_key_value_desc = {
	.name = "KeyValue", .dflt = &hr_streams_group_describe_response_key_value_default, .size = sizeof(struct hr_streams_group_describe_response_key_value),
	.fields = hr_streams_group_describe_response_key_value_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_key_value, unknown_tags),
};

static const struct hr_streams_group_describe_response_topic_info hr_streams_group_describe_response_topic_info_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_topic_info_fields[] = {
	{ "name", offsetof(struct hr_streams_group_describe_response_topic_info, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_describe_response_topic_info, partitions), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicationFactor", offsetof(struct hr_streams_group_describe_response_topic_info, replication_factor), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicConfigs", offsetof(struct hr_streams_group_describe_response_topic_info, topic_configs), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_key_value_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_topic_info_desc = {
	.name = "TopicInfo", .dflt = &hr_streams_group_describe_response_topic_info_default, .size = sizeof(struct hr_streams_group_describe_response_topic_info),
	.fields = hr_streams_group_describe_response_topic_info_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_topic_info, unknown_tags),
};

static const struct hr_streams_group_describe_response_subtopology hr_streams_group_describe_response_subtopology_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_subtopology_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_describe_response_subtopology, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopics", offsetof(struct hr_streams_group_describe_response_subtopology, source_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "repartitionSinkTopics", offsetof(struct hr_streams_group_describe_response_subtopology, repartition_sink_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "stateChangelogTopics", offsetof(struct hr_streams_group_describe_response_subtopology, state_changelog_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topic_info_desc },
	{ "repartitionSourceTopics", offsetof(struct hr_streams_group_describe_response_subtopology, repartition_source_topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topic_info_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_subtopology_desc = {
	.name = "Subtopology", .dflt = &hr_streams_group_describe_response_subtopology_default, .size = sizeof(struct hr_streams_group_describe_response_subtopology),
	.fields = hr_streams_group_describe_response_subtopology_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_subtopology, unknown_tags),
};

static const struct hr_streams_group_describe_response_topology hr_streams_group_describe_response_topology_default = { .subtopologies = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_describe_response_topology_fields[] = {
	{ "epoch", offsetof(struct hr_streams_group_describe_response_topology, epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "subtopologies", offsetof(struct hr_streams_group_describe_response_topology, subtopologies), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_describe_response_subtopology_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_topology_desc = {
	.name = "Topology", .dflt = &hr_streams_group_describe_response_topology_default, .size = sizeof(struct hr_streams_group_describe_response_topology),
	.fields = hr_streams_group_describe_response_topology_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_topology, unknown_tags),
};

static const struct hr_streams_group_describe_response_endpoint hr_streams_group_describe_response_endpoint_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_endpoint_fields[] = {
	{ "host", offsetof(struct hr_streams_group_describe_response_endpoint, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_streams_group_describe_response_endpoint, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_endpoint_desc = {
	.name = "Endpoint", .dflt = &hr_streams_group_describe_response_endpoint_default, .size = sizeof(struct hr_streams_group_describe_response_endpoint),
	.fields = hr_streams_group_describe_response_endpoint_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_endpoint, unknown_tags),
};

static const struct hr_streams_group_describe_response_task_offset hr_streams_group_describe_response_task_offset_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_task_offset_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_describe_response_task_offset, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partition", offsetof(struct hr_streams_group_describe_response_task_offset, partition), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offset", offsetof(struct hr_streams_group_describe_response_task_offset, offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_task_offset_desc = {
	.name = "TaskOffset", .dflt = &hr_streams_group_describe_response_task_offset_default, .size = sizeof(struct hr_streams_group_describe_response_task_offset),
	.fields = hr_streams_group_describe_response_task_offset_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_task_offset, unknown_tags),
};

static const struct hr_streams_group_describe_response_task_ids hr_streams_group_describe_response_task_ids_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_task_ids_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_describe_response_task_ids, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_streams_group_describe_response_task_ids, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_task_ids_desc = {
	.name = "TaskIds", .dflt = &hr_streams_group_describe_response_task_ids_default, .size = sizeof(struct hr_streams_group_describe_response_task_ids),
	.fields = hr_streams_group_describe_response_task_ids_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_task_ids, unknown_tags),
};

static const struct hr_streams_group_describe_response_assignment hr_streams_group_describe_response_assignment_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_assignment_fields[] = {
	{ "activeTasks", offsetof(struct hr_streams_group_describe_response_assignment, active_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_task_ids_desc },
	{ "standbyTasks", offsetof(struct hr_streams_group_describe_response_assignment, standby_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_task_ids_desc },
	{ "warmupTasks", offsetof(struct hr_streams_group_describe_response_assignment, warmup_tasks), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_task_ids_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_assignment_desc = {
	.name = "Assignment", .dflt = &hr_streams_group_describe_response_assignment_default, .size = sizeof(struct hr_streams_group_describe_response_assignment),
	.fields = hr_streams_group_describe_response_assignment_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_assignment, unknown_tags),
};

static const struct hr_streams_group_describe_response_member hr_streams_group_describe_response_member_default = { .instance_id = { NULL, -1 }, .rack_id = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_describe_response_member_fields[] = {
	{ "memberId", offsetof(struct hr_streams_group_describe_response_member, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberEpoch", offsetof(struct hr_streams_group_describe_response_member, member_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "instanceId", offsetof(struct hr_streams_group_describe_response_member, instance_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "rackId", offsetof(struct hr_streams_group_describe_response_member, rack_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "clientId", offsetof(struct hr_streams_group_describe_response_member, client_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clientHost", offsetof(struct hr_streams_group_describe_response_member, client_host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topologyEpoch", offsetof(struct hr_streams_group_describe_response_member, topology_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "processId", offsetof(struct hr_streams_group_describe_response_member, process_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "userEndpoint", offsetof(struct hr_streams_group_describe_response_member, user_endpoint), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_describe_response_endpoint_desc },
	{ "clientTags", offsetof(struct hr_streams_group_describe_response_member, client_tags), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_key_value_desc },
	{ "taskOffsets", offsetof(struct hr_streams_group_describe_response_member, task_offsets), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_task_offset_desc },
	{ "taskEndOffsets", offsetof(struct hr_streams_group_describe_response_member, task_end_offsets), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_task_offset_desc },
	{ "assignment", offsetof(struct hr_streams_group_describe_response_member, assignment), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_assignment_desc },
	{ "targetAssignment", offsetof(struct hr_streams_group_describe_response_member, target_assignment), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_assignment_desc },
	{ "isClassic", offsetof(struct hr_streams_group_describe_response_member, is_classic), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_member_desc = {
	.name = "Member", .dflt = &hr_streams_group_describe_response_member_default, .size = sizeof(struct hr_streams_group_describe_response_member),
	.fields = hr_streams_group_describe_response_member_fields, .field_nr = 15,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_member, unknown_tags),
};

static const struct hr_streams_group_describe_response_topology_description_node hr_streams_group_describe_response_topology_description_node_default = { .sink_topic = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_describe_response_topology_description_node_fields[] = {
	{ "name", offsetof(struct hr_streams_group_describe_response_topology_description_node, name), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nodeType", offsetof(struct hr_streams_group_describe_response_topology_description_node, node_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopics", offsetof(struct hr_streams_group_describe_response_topology_description_node, source_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sinkTopic", offsetof(struct hr_streams_group_describe_response_topology_description_node, sink_topic), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "stores", offsetof(struct hr_streams_group_describe_response_topology_description_node, stores), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "successors", offsetof(struct hr_streams_group_describe_response_topology_description_node, successors), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_topology_description_node_desc = {
	.name = "TopologyDescriptionNode", .dflt = &hr_streams_group_describe_response_topology_description_node_default, .size = sizeof(struct hr_streams_group_describe_response_topology_description_node),
	.fields = hr_streams_group_describe_response_topology_description_node_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_topology_description_node, unknown_tags),
};

static const struct hr_streams_group_describe_response_topology_description_subtopology hr_streams_group_describe_response_topology_description_subtopology_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_topology_description_subtopology_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_describe_response_topology_description_subtopology, subtopology_id), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nodes", offsetof(struct hr_streams_group_describe_response_topology_description_subtopology, nodes), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_description_node_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_topology_description_subtopology_desc = {
	.name = "TopologyDescriptionSubtopology", .dflt = &hr_streams_group_describe_response_topology_description_subtopology_default, .size = sizeof(struct hr_streams_group_describe_response_topology_description_subtopology),
	.fields = hr_streams_group_describe_response_topology_description_subtopology_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_topology_description_subtopology, unknown_tags),
};

static const struct hr_streams_group_describe_response_topology_description_global_store hr_streams_group_describe_response_topology_description_global_store_default = { .source = { .sink_topic = { NULL, -1 } }, .processor = { .sink_topic = { NULL, -1 } } };
static const struct hr_field_desc hr_streams_group_describe_response_topology_description_global_store_fields[] = {
	{ "source", offsetof(struct hr_streams_group_describe_response_topology_description_global_store, source), HR_KIND_STRUCT, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_description_node_desc },
	{ "processor", offsetof(struct hr_streams_group_describe_response_topology_description_global_store, processor), HR_KIND_STRUCT, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_description_node_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_topology_description_global_store_desc = {
	.name = "TopologyDescriptionGlobalStore", .dflt = &hr_streams_group_describe_response_topology_description_global_store_default, .size = sizeof(struct hr_streams_group_describe_response_topology_description_global_store),
	.fields = hr_streams_group_describe_response_topology_description_global_store_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_topology_description_global_store, unknown_tags),
};

static const struct hr_streams_group_describe_response_topology_description hr_streams_group_describe_response_topology_description_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_topology_description_fields[] = {
	{ "subtopologies", offsetof(struct hr_streams_group_describe_response_topology_description, subtopologies), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_description_subtopology_desc },
	{ "globalStores", offsetof(struct hr_streams_group_describe_response_topology_description, global_stores), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_description_global_store_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_topology_description_desc = {
	.name = "TopologyDescription", .dflt = &hr_streams_group_describe_response_topology_description_default, .size = sizeof(struct hr_streams_group_describe_response_topology_description),
	.fields = hr_streams_group_describe_response_topology_description_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_topology_description, unknown_tags),
};

static const struct hr_streams_group_describe_response_described_group hr_streams_group_describe_response_described_group_default = { .error_message = { NULL, -1 }, .authorized_operations = INT32_MIN, .assignor_name = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_describe_response_described_group_fields[] = {
	{ "errorCode", offsetof(struct hr_streams_group_describe_response_described_group, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_streams_group_describe_response_described_group, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "groupId", offsetof(struct hr_streams_group_describe_response_described_group, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupState", offsetof(struct hr_streams_group_describe_response_described_group, group_state), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groupEpoch", offsetof(struct hr_streams_group_describe_response_described_group, group_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignmentEpoch", offsetof(struct hr_streams_group_describe_response_described_group, assignment_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topology", offsetof(struct hr_streams_group_describe_response_described_group, topology), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_desc },
	{ "members", offsetof(struct hr_streams_group_describe_response_described_group, members), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_member_desc },
	{ "authorizedOperations", offsetof(struct hr_streams_group_describe_response_described_group, authorized_operations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topologyDescription", offsetof(struct hr_streams_group_describe_response_described_group, topology_description), HR_KIND_STRUCT, HR_FIELD_PTR,
	  { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_streams_group_describe_response_topology_description_desc },
	{ "topologyDescriptionStatus", offsetof(struct hr_streams_group_describe_response_described_group, topology_description_status), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "assignorName", offsetof(struct hr_streams_group_describe_response_described_group, assignor_name), HR_KIND_STRING, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_describe_response_described_group_desc = {
	.name = "DescribedGroup", .dflt = &hr_streams_group_describe_response_described_group_default, .size = sizeof(struct hr_streams_group_describe_response_described_group),
	.fields = hr_streams_group_describe_response_described_group_fields, .field_nr = 12,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response_described_group, unknown_tags),
};

static const struct hr_streams_group_describe_response hr_streams_group_describe_response_default = { 0 };
static const struct hr_field_desc hr_streams_group_describe_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_streams_group_describe_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "groups", offsetof(struct hr_streams_group_describe_response, groups), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_describe_response_described_group_desc },
};
const struct hr_struct_desc hr_streams_group_describe_response_desc = {
	.name = "StreamsGroupDescribeResponse", .dflt = &hr_streams_group_describe_response_default, .size = sizeof(struct hr_streams_group_describe_response),
	.fields = hr_streams_group_describe_response_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_describe_response, unknown_tags),
};
