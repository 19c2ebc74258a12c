/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (streams_group_topology_description_update.msg) by make regen; do not edit. */
#include <hr/protocol/gen/streams_group_topology_description_update.h>

static const struct hr_streams_group_topology_description_update_request_topology_description_node hr_streams_group_topology_description_update_request_topology_description_node_default = { .sink_topic = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_topology_description_update_request_topology_description_node_fields[] = {
	{ "name", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nodeType", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, node_type), HR_KIND_INT8, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sourceTopics", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, source_topics), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "sinkTopic", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, sink_topic), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "stores", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, stores), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "successors", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, successors), HR_KIND_STRING, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_node_desc = {
	.name = "TopologyDescriptionNode", .dflt = &hr_streams_group_topology_description_update_request_topology_description_node_default, .size = sizeof(struct hr_streams_group_topology_description_update_request_topology_description_node),
	.fields = hr_streams_group_topology_description_update_request_topology_description_node_fields, .field_nr = 6,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_description_update_request_topology_description_node, unknown_tags),
};

static const struct hr_streams_group_topology_description_update_request_topology_description_subtopology hr_streams_group_topology_description_update_request_topology_description_subtopology_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_description_update_request_topology_description_subtopology_fields[] = {
	{ "subtopologyId", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_subtopology, subtopology_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "nodes", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_subtopology, nodes), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_description_update_request_topology_description_node_desc },
};
const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_subtopology_desc = {
	.name = "TopologyDescriptionSubtopology", .dflt = &hr_streams_group_topology_description_update_request_topology_description_subtopology_default, .size = sizeof(struct hr_streams_group_topology_description_update_request_topology_description_subtopology),
	.fields = hr_streams_group_topology_description_update_request_topology_description_subtopology_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_description_update_request_topology_description_subtopology, unknown_tags),
};

static const struct hr_streams_group_topology_description_update_request_topology_description_global_store hr_streams_group_topology_description_update_request_topology_description_global_store_default = { .source = { .sink_topic = { NULL, -1 } }, .processor = { .sink_topic = { NULL, -1 } } };
static const struct hr_field_desc hr_streams_group_topology_description_update_request_topology_description_global_store_fields[] = {
	{ "source", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_global_store, source), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_description_update_request_topology_description_node_desc },
	{ "processor", offsetof(struct hr_streams_group_topology_description_update_request_topology_description_global_store, processor), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_description_update_request_topology_description_node_desc },
};
const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_global_store_desc = {
	.name = "TopologyDescriptionGlobalStore", .dflt = &hr_streams_group_topology_description_update_request_topology_description_global_store_default, .size = sizeof(struct hr_streams_group_topology_description_update_request_topology_description_global_store),
	.fields = hr_streams_group_topology_description_update_request_topology_description_global_store_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_description_update_request_topology_description_global_store, unknown_tags),
};

static const struct hr_streams_group_topology_description_update_request_topology_description hr_streams_group_topology_description_update_request_topology_description_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_description_update_request_topology_description_fields[] = {
	{ "subtopologies", offsetof(struct hr_streams_group_topology_description_update_request_topology_description, subtopologies), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_description_update_request_topology_description_subtopology_desc },
	{ "globalStores", offsetof(struct hr_streams_group_topology_description_update_request_topology_description, global_stores), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_description_update_request_topology_description_global_store_desc },
};
const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_desc = {
	.name = "TopologyDescription", .dflt = &hr_streams_group_topology_description_update_request_topology_description_default, .size = sizeof(struct hr_streams_group_topology_description_update_request_topology_description),
	.fields = hr_streams_group_topology_description_update_request_topology_description_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_description_update_request_topology_description, unknown_tags),
};

static const struct hr_streams_group_topology_description_update_request hr_streams_group_topology_description_update_request_default = { 0 };
static const struct hr_field_desc hr_streams_group_topology_description_update_request_fields[] = {
	{ "groupId", offsetof(struct hr_streams_group_topology_description_update_request, group_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "memberId", offsetof(struct hr_streams_group_topology_description_update_request, member_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topologyEpoch", offsetof(struct hr_streams_group_topology_description_update_request, topology_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topologyDescription", offsetof(struct hr_streams_group_topology_description_update_request, topology_description), HR_KIND_STRUCT, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_streams_group_topology_description_update_request_topology_description_desc },
};
const struct hr_struct_desc hr_streams_group_topology_description_update_request_desc = {
	.name = "StreamsGroupTopologyDescriptionUpdateRequest", .dflt = &hr_streams_group_topology_description_update_request_default, .size = sizeof(struct hr_streams_group_topology_description_update_request),
	.fields = hr_streams_group_topology_description_update_request_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_description_update_request, unknown_tags),
};

static const struct hr_streams_group_topology_description_update_response hr_streams_group_topology_description_update_response_default = { .error_message = { NULL, -1 } };
static const struct hr_field_desc hr_streams_group_topology_description_update_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_streams_group_topology_description_update_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_streams_group_topology_description_update_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_streams_group_topology_description_update_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_streams_group_topology_description_update_response_desc = {
	.name = "StreamsGroupTopologyDescriptionUpdateResponse", .dflt = &hr_streams_group_topology_description_update_response_default, .size = sizeof(struct hr_streams_group_topology_description_update_response),
	.fields = hr_streams_group_topology_description_update_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 0 }, .flexible_from = 0, .tags_off = offsetof(struct hr_streams_group_topology_description_update_response, unknown_tags),
};
