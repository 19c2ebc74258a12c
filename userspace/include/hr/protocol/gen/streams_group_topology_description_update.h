/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (streams_group_topology_description_update.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_STREAMS_GROUP_TOPOLOGY_DESCRIPTION_UPDATE_H
#define HR_PROTOCOL_GEN_STREAMS_GROUP_TOPOLOGY_DESCRIPTION_UPDATE_H

#include <hr/protocol/codec.h>

/* StreamsGroupTopologyDescriptionUpdateRequest, TopologyDescriptionNode */
struct hr_streams_group_topology_description_update_request_topology_description_node {
	struct hr_str name;
	int8_t node_type;
	struct { struct hr_str *v; int32_t nr; } source_topics;
	struct hr_str sink_topic; /* null v0+, default null */
	struct { struct hr_str *v; int32_t nr; } stores;
	struct { struct hr_str *v; int32_t nr; } successors;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_node_desc;

/* StreamsGroupTopologyDescriptionUpdateRequest, TopologyDescriptionSubtopology */
struct hr_streams_group_topology_description_update_request_topology_description_subtopology {
	struct hr_str subtopology_id;
	struct { struct hr_streams_group_topology_description_update_request_topology_description_node *v; int32_t nr; } nodes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_subtopology_desc;

/* StreamsGroupTopologyDescriptionUpdateRequest, TopologyDescriptionGlobalStore */
struct hr_streams_group_topology_description_update_request_topology_description_global_store {
	struct hr_streams_group_topology_description_update_request_topology_description_node source;
	struct hr_streams_group_topology_description_update_request_topology_description_node processor;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_global_store_desc;

/* StreamsGroupTopologyDescriptionUpdateRequest, TopologyDescription */
struct hr_streams_group_topology_description_update_request_topology_description {
	struct { struct hr_streams_group_topology_description_update_request_topology_description_subtopology *v; int32_t nr; } subtopologies;
	struct { struct hr_streams_group_topology_description_update_request_topology_description_global_store *v; int32_t nr; } global_stores;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_description_update_request_topology_description_desc;

/* StreamsGroupTopologyDescriptionUpdateRequest v0 */
struct hr_streams_group_topology_description_update_request {
	struct hr_str group_id;
	struct hr_str member_id;
	int32_t topology_epoch;
	struct hr_streams_group_topology_description_update_request_topology_description topology_description;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_description_update_request_desc;

/* StreamsGroupTopologyDescriptionUpdateResponse v0 */
struct hr_streams_group_topology_description_update_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_topology_description_update_response_desc;

#endif
