/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (streams_group_heartbeat.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_STREAMS_GROUP_HEARTBEAT_H
#define HR_PROTOCOL_GEN_STREAMS_GROUP_HEARTBEAT_H

#include <hr/protocol/codec.h>

/* StreamsGroupHeartbeatRequest, KeyValue */
struct hr_streams_group_heartbeat_request_key_value {
	struct hr_str key;
	struct hr_str value;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_key_value_desc;

/* StreamsGroupHeartbeatRequest, TopicInfo */
struct hr_streams_group_heartbeat_request_topic_info {
	struct hr_str name;
	int32_t partitions;
	int16_t replication_factor;
	struct { struct hr_streams_group_heartbeat_request_key_value *v; int32_t nr; } topic_configs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_topic_info_desc;

/* StreamsGroupHeartbeatRequest, CopartitionGroup */
struct hr_streams_group_heartbeat_request_copartition_group {
	struct { int16_t *v; int32_t nr; } source_topics;
	struct { int16_t *v; int32_t nr; } source_topic_regex;
	struct { int16_t *v; int32_t nr; } repartition_source_topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_copartition_group_desc;

/* StreamsGroupHeartbeatRequest, Subtopology */
struct hr_streams_group_heartbeat_request_subtopology {
	struct hr_str subtopology_id;
	struct { struct hr_str *v; int32_t nr; } source_topics;
	struct { struct hr_str *v; int32_t nr; } source_topic_regex;
	struct { struct hr_streams_group_heartbeat_request_topic_info *v; int32_t nr; } state_changelog_topics;
	struct { struct hr_str *v; int32_t nr; } repartition_sink_topics;
	struct { struct hr_streams_group_heartbeat_request_topic_info *v; int32_t nr; } repartition_source_topics;
	struct { struct hr_streams_group_heartbeat_request_copartition_group *v; int32_t nr; } copartition_groups;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_subtopology_desc;

/* StreamsGroupHeartbeatRequest, Topology */
struct hr_streams_group_heartbeat_request_topology {
	int32_t epoch;
	struct { struct hr_streams_group_heartbeat_request_subtopology *v; int32_t nr; } subtopologies;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_topology_desc;

/* StreamsGroupHeartbeatRequest, TaskIds */
struct hr_streams_group_heartbeat_request_task_ids {
	struct hr_str subtopology_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_task_ids_desc;

/* StreamsGroupHeartbeatRequest, Endpoint */
struct hr_streams_group_heartbeat_request_endpoint {
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_endpoint_desc;

/* StreamsGroupHeartbeatRequest, TaskOffset */
struct hr_streams_group_heartbeat_request_task_offset {
	struct hr_str subtopology_id;
	int32_t partition;
	int64_t offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_task_offset_desc;

/* StreamsGroupHeartbeatRequest v0-1 */
struct hr_streams_group_heartbeat_request {
	struct hr_str group_id;
	struct hr_str member_id;
	int32_t member_epoch;
	int32_t endpoint_information_epoch;
	struct hr_str instance_id; /* null v0+, default null */
	struct hr_str rack_id; /* null v0+, default null */
	int32_t rebalance_timeout_ms; /* default -1 */
	struct hr_streams_group_heartbeat_request_topology *topology; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_request_task_ids *v; int32_t nr; } active_tasks; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_request_task_ids *v; int32_t nr; } standby_tasks; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_request_task_ids *v; int32_t nr; } warmup_tasks; /* null v0+, default null */
	struct hr_str process_id; /* null v0+, default null */
	struct hr_streams_group_heartbeat_request_endpoint *user_endpoint; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_request_key_value *v; int32_t nr; } client_tags; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_request_task_offset *v; int32_t nr; } task_offsets; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_request_task_offset *v; int32_t nr; } task_end_offsets; /* null v0+, default null */
	bool shutdown_application; /* default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_request_desc;

/* StreamsGroupHeartbeatResponse, Status */
struct hr_streams_group_heartbeat_response_status {
	int8_t status_code;
	struct hr_str status_detail;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_response_status_desc;

/* StreamsGroupHeartbeatResponse, TaskIds */
struct hr_streams_group_heartbeat_response_task_ids {
	struct hr_str subtopology_id;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_response_task_ids_desc;

/* StreamsGroupHeartbeatResponse, Endpoint */
struct hr_streams_group_heartbeat_response_endpoint {
	struct hr_str host;
	uint16_t port;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_response_endpoint_desc;

/* StreamsGroupHeartbeatResponse, TopicPartition */
struct hr_streams_group_heartbeat_response_topic_partition {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_response_topic_partition_desc;

/* StreamsGroupHeartbeatResponse, EndpointToPartitions */
struct hr_streams_group_heartbeat_response_endpoint_to_partitions {
	struct hr_streams_group_heartbeat_response_endpoint user_endpoint;
	struct { struct hr_streams_group_heartbeat_response_topic_partition *v; int32_t nr; } active_partitions;
	struct { struct hr_streams_group_heartbeat_response_topic_partition *v; int32_t nr; } standby_partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_response_endpoint_to_partitions_desc;

/* StreamsGroupHeartbeatResponse v0-1 */
struct hr_streams_group_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_str member_id;
	int32_t member_epoch;
	int32_t heartbeat_interval_ms;
	int32_t acceptable_recovery_lag_legacy; /* v0 */
	int32_t task_offset_interval_ms;
	int64_t acceptable_recovery_lag; /* v1+, default -1 */
	struct { struct hr_streams_group_heartbeat_response_status *v; int32_t nr; } status; /* null v0+ */
	struct { struct hr_streams_group_heartbeat_response_task_ids *v; int32_t nr; } active_tasks; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_response_task_ids *v; int32_t nr; } standby_tasks; /* null v0+, default null */
	struct { struct hr_streams_group_heartbeat_response_task_ids *v; int32_t nr; } warmup_tasks; /* null v0+, default null */
	bool topology_description_required; /* v1+, default false */
	int32_t endpoint_information_epoch;
	struct { struct hr_streams_group_heartbeat_response_endpoint_to_partitions *v; int32_t nr; } partitions_by_user_endpoint; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_streams_group_heartbeat_response_desc;

#endif
