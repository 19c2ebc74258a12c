/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_partition_reassignments.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_PARTITION_REASSIGNMENTS_H
#define HR_PROTOCOL_GEN_ALTER_PARTITION_REASSIGNMENTS_H

#include <hr/protocol/codec.h>

/* AlterPartitionReassignmentsRequest, ReassignablePartition */
struct hr_alter_partition_reassignments_request_reassignable_partition {
	int32_t partition_index;
	struct { int32_t *v; int32_t nr; } replicas; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_reassignments_request_reassignable_partition_desc;

/* AlterPartitionReassignmentsRequest, ReassignableTopic */
struct hr_alter_partition_reassignments_request_reassignable_topic {
	struct hr_str name;
	struct { struct hr_alter_partition_reassignments_request_reassignable_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_reassignments_request_reassignable_topic_desc;

/* AlterPartitionReassignmentsRequest v0-1 */
struct hr_alter_partition_reassignments_request {
	int32_t timeout_ms; /* default 60000 */
	bool allow_replication_factor_change; /* v1+, default true */
	struct { struct hr_alter_partition_reassignments_request_reassignable_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_reassignments_request_desc;

/* AlterPartitionReassignmentsResponse, ReassignablePartitionResponse */
struct hr_alter_partition_reassignments_response_reassignable_partition_response {
	int32_t partition_index;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_reassignments_response_reassignable_partition_response_desc;

/* AlterPartitionReassignmentsResponse, ReassignableTopicResponse */
struct hr_alter_partition_reassignments_response_reassignable_topic_response {
	struct hr_str name;
	struct { struct hr_alter_partition_reassignments_response_reassignable_partition_response *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_reassignments_response_reassignable_topic_response_desc;

/* AlterPartitionReassignmentsResponse v0-1 */
struct hr_alter_partition_reassignments_response {
	int32_t throttle_time_ms;
	bool allow_replication_factor_change; /* v1+, default true */
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_alter_partition_reassignments_response_reassignable_topic_response *v; int32_t nr; } responses;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_partition_reassignments_response_desc;

#endif
