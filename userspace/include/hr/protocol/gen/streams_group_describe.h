/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (streams_group_describe.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_STREAMS_GROUP_DESCRIBE_H
#define HR_PROTOCOL_GEN_STREAMS_GROUP_DESCRIBE_H

#include <hr/protocol/codec.h>

/* StreamsGroupDescribeRequest v0-1 */
struct hr_streams_group_describe_request {
	struct { struct hr_str *v; int32_t nr; } group_ids;
	bool include_authorized_operations;
	bool include_topology_description; /* v1+, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_request_desc;

/* StreamsGroupDescribeResponse, KeyValue */
struct hr_streams_group_describe_response_key_value {
	struct hr_str key;
	struct hr_str value;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_key_value_desc;

/* StreamsGroupDescribeResponse, TopicInfo */
struct hr_streams_group_describe_response_topic_info {
	struct hr_str name;
	int32_t partitions;
	int16_t replication_factor;
	struct { struct hr_streams_group_describe_response_key_value *v; int32_t nr; } topic_configs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_topic_info_desc;

/* StreamsGroupDescribeResponse, Subtopology */
struct hr_streams_group_describe_response_subtopology {
	struct hr_str subtopology_id;
	struct { struct hr_str *v; int32_t nr; } source_topics;
	struct { struct hr_str *v; int32_t nr; } repartition_sink_topics;
	struct { struct hr_streams_group_describe_response_topic_info *v; int32_t nr; } state_changelog_topics;
	struct { struct hr_streams_group_describe_response_topic_info *v; int32_t nr; } repartition_source_topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_subtopology_desc;

/* StreamsGroupDescribeResponse, Topology */
struct hr_streams_group_describe_response_topology {
	int32_t epoch;
	struct { struct hr_streams_group_describe_response_subtopology *v; int32_t nr; } subtopologies; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_topology_desc;

/* StreamsGroupDescribeResponse, Endpoint */
struct hr_streams_group_describe_response_endpoint {
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_endpoint_desc;

/* StreamsGroupDescribeResponse, TaskOffset */
struct hr_streams_group_describe_response_task_offset {
	struct hr_str subtopology_id;
	int32_t partition;
	int64_t offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_task_offset_desc;

/* StreamsGroupDescribeResponse, TaskIds */
struct hr_streams_group_describe_response_task_ids {
	struct hr_str subtopology_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_task_ids_desc;

/* StreamsGroupDescribeResponse, Assignment */
struct hr_streams_group_describe_response_assignment {
	struct { struct hr_streams_group_describe_response_task_ids *v; int32_t nr; } active_tasks;
	struct { struct hr_streams_group_describe_response_task_ids *v; int32_t nr; } standby_tasks;
	struct { struct hr_streams_group_describe_response_task_ids *v; int32_t nr; } warmup_tasks;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_assignment_desc;

/* StreamsGroupDescribeResponse, Member */
struct hr_streams_group_describe_response_member {
	struct hr_str member_id;
	int32_t member_epoch;
	struct hr_str instance_id; /* null v0+, default null */
	struct hr_str rack_id; /* null v0+, default null */
	struct hr_str client_id;
	struct hr_str client_host;
	int32_t topology_epoch;
	struct hr_str process_id;
	struct hr_streams_group_describe_response_endpoint *user_endpoint; /* null v0+, default null */
	struct { struct hr_streams_group_describe_response_key_value *v; int32_t nr; } client_tags;
	struct { struct hr_streams_group_describe_response_task_offset *v; int32_t nr; } task_offsets;
	struct { struct hr_streams_group_describe_response_task_offset *v; int32_t nr; } task_end_offsets;
	struct hr_streams_group_describe_response_assignment assignment;
	struct hr_streams_group_describe_response_assignment target_assignment;
	bool is_classic;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_member_desc;

/* StreamsGroupDescribeResponse, TopologyDescriptionNode */
struct hr_streams_group_describe_response_topology_description_node {
	struct hr_str name;
	int8_t node_type;
	struct { struct hr_str *v; int32_t nr; } source_topics;
	struct hr_str sink_topic; /* null v1+, default null */
	struct { struct hr_str *v; int32_t nr; } stores;
	struct { struct hr_str *v; int32_t nr; } successors;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_topology_description_node_desc;

/* StreamsGroupDescribeResponse, TopologyDescriptionSubtopology */
struct hr_streams_group_describe_response_topology_description_subtopology {
	struct hr_str subtopology_id;
	struct { struct hr_streams_group_describe_response_topology_description_node *v; int32_t nr; } nodes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_topology_description_subtopology_desc;

/* StreamsGroupDescribeResponse, TopologyDescriptionGlobalStore */
struct hr_streams_group_describe_response_topology_description_global_store {
	struct hr_streams_group_describe_response_topology_description_node source;
	struct hr_streams_group_describe_response_topology_description_node processor;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_topology_description_global_store_desc;

/* StreamsGroupDescribeResponse, TopologyDescription */
struct hr_streams_group_describe_response_topology_description {
	struct { struct hr_streams_group_describe_response_topology_description_subtopology *v; int32_t nr; } subtopologies;
	struct { struct hr_streams_group_describe_response_topology_description_global_store *v; int32_t nr; } global_stores;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_topology_description_desc;

/* StreamsGroupDescribeResponse, DescribedGroup */
struct hr_streams_group_describe_response_described_group {
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_str group_id;
	struct hr_str group_state;
	int32_t group_epoch;
	int32_t assignment_epoch;
	struct hr_streams_group_describe_response_topology *topology; /* null v0+, default null */
	struct { struct hr_streams_group_describe_response_member *v; int32_t nr; } members;
	int32_t authorized_operations; /* default -2147483648 */
	struct hr_streams_group_describe_response_topology_description *topology_description; /* v1+, null v1+, default null */
	int8_t topology_description_status; /* v1+, default 0 */
	struct hr_str assignor_name; /* v1+, null v1+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_described_group_desc;

/* StreamsGroupDescribeResponse v0-1 */
struct hr_streams_group_describe_response {
	int32_t throttle_time_ms;
	struct { struct hr_streams_group_describe_response_described_group *v; int32_t nr; } groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_describe_response_desc;

#endif
