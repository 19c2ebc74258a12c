/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (elect_leaders.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ELECT_LEADERS_H
#define HR_PROTOCOL_GEN_ELECT_LEADERS_H

#include <hr/protocol/codec.h>

/* ElectLeadersRequest, TopicPartitions */
struct hr_elect_leaders_request_topic_partitions {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_elect_leaders_request_topic_partitions_desc;

/* ElectLeadersRequest v0-2 */
struct hr_elect_leaders_request {
	int8_t election_type; /* v1+ */
	struct { struct hr_elect_leaders_request_topic_partitions *v; int32_t nr; } topic_partitions; /* null v0+ */
	int32_t timeout_ms; /* default 60000 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_elect_leaders_request_desc;

/* ElectLeadersResponse, PartitionResult */
struct hr_elect_leaders_response_partition_result {
	int32_t partition_id;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_elect_leaders_response_partition_result_desc;

/* ElectLeadersResponse, ReplicaElectionResult */
struct hr_elect_leaders_response_replica_election_result {
	struct hr_str topic;
	struct { struct hr_elect_leaders_response_partition_result *v; int32_t nr; } partition_result;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_elect_leaders_response_replica_election_result_desc;

/* ElectLeadersResponse v0-2 */
struct hr_elect_leaders_response {
	int32_t throttle_time_ms;
	int16_t error_code; /* v1+ */
	struct { struct hr_elect_leaders_response_replica_election_result *v; int32_t nr; } replica_election_results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_elect_leaders_response_desc;

#endif
