/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (metadata.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_METADATA_H
#define HR_PROTOCOL_GEN_METADATA_H

#include <hr/protocol/codec.h>

/* MetadataRequest, MetadataRequestTopic */
struct hr_metadata_request_topic {
	struct hr_uuid topic_id; /* v10+ */
	struct hr_str name; /* null v10+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_metadata_request_topic_desc;

/* MetadataRequest v0-13 */
struct hr_metadata_request {
	struct { struct hr_metadata_request_topic *v; int32_t nr; } topics; /* null v1+ */
	bool allow_auto_topic_creation; /* v4+, default true */
	bool include_cluster_authorized_operations; /* v8-10 */
	bool include_topic_authorized_operations; /* v8+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_metadata_request_desc;

/* MetadataResponse, MetadataResponseBroker */
struct hr_metadata_response_broker {
	int32_t node_id;
	struct hr_str host;
	int32_t port;
	struct hr_str rack; /* v1+, null v1+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_metadata_response_broker_desc;

/* MetadataResponse, MetadataResponsePartition */
struct hr_metadata_response_partition {
	int16_t error_code;
	int32_t partition_index;
	int32_t leader_id;
	int32_t leader_epoch; /* v7+, default -1 */
	struct { int32_t *v; int32_t nr; } replica_nodes;
	struct { int32_t *v; int32_t nr; } isr_nodes;
	struct { int32_t *v; int32_t nr; } offline_replicas; /* v5+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_metadata_response_partition_desc;

/* MetadataResponse, MetadataResponseTopic */
struct hr_metadata_response_topic {
	int16_t error_code;
	struct hr_str name; /* null v12+ */
	struct hr_uuid topic_id; /* v10+ */
	bool is_internal; /* v1+, default false */
	struct { struct hr_metadata_response_partition *v; int32_t nr; } partitions;
	int32_t topic_authorized_operations; /* v8+, default -2147483648 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_metadata_response_topic_desc;

/* MetadataResponse v0-13 */
struct hr_metadata_response {
	int32_t throttle_time_ms; /* v3+ */
	struct { struct hr_metadata_response_broker *v; int32_t nr; } brokers;
	struct hr_str cluster_id; /* v2+, null v2+, default null */
	int32_t controller_id; /* v1+, default -1 */
	struct { struct hr_metadata_response_topic *v; int32_t nr; } topics;
	int32_t cluster_authorized_operations; /* v8-10, default -2147483648 */
	int16_t error_code; /* v13+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_metadata_response_desc;

#endif
