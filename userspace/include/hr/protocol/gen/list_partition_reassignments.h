/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (list_partition_reassignments.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_LIST_PARTITION_REASSIGNMENTS_H
#define HR_PROTOCOL_GEN_LIST_PARTITION_REASSIGNMENTS_H

#include <hr/protocol/codec.h>

/* ListPartitionReassignmentsRequest, ListPartitionReassignmentsTopics */
struct hr_list_partition_reassignments_request_list_partition_reassignments_topics {
	struct hr_str name;
	struct { int32_t *v; int32_t nr; } partition_indexes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_partition_reassignments_request_list_partition_reassignments_topics_desc;

/* ListPartitionReassignmentsRequest v0 */
struct hr_list_partition_reassignments_request {
	int32_t timeout_ms; /* default 60000 */
	struct { struct hr_list_partition_reassignments_request_list_partition_reassignments_topics *v; int32_t nr; } topics; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_partition_reassignments_request_desc;

/* ListPartitionReassignmentsResponse, OngoingPartitionReassignment */
struct hr_list_partition_reassignments_response_ongoing_partition_reassignment {
	int32_t partition_index;
	struct { int32_t *v; int32_t nr; } replicas;
	struct { int32_t *v; int32_t nr; } adding_replicas;
	struct { int32_t *v; int32_t nr; } removing_replicas;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_partition_reassignments_response_ongoing_partition_reassignment_desc;

/* ListPartitionReassignmentsResponse, OngoingTopicReassignment */
struct hr_list_partition_reassignments_response_ongoing_topic_reassignment {
	struct hr_str name;
	struct { struct hr_list_partition_reassignments_response_ongoing_partition_reassignment *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_partition_reassignments_response_ongoing_topic_reassignment_desc;

/* ListPartitionReassignmentsResponse v0 */
struct hr_list_partition_reassignments_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_list_partition_reassignments_response_ongoing_topic_reassignment *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_list_partition_reassignments_response_desc;

#endif
