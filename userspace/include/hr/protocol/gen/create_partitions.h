/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_partitions.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CREATE_PARTITIONS_H
#define HR_PROTOCOL_GEN_CREATE_PARTITIONS_H

#include <hr/protocol/codec.h>

/* CreatePartitionsRequest, CreatePartitionsAssignment */
struct hr_create_partitions_request_create_partitions_assignment {
	struct { int32_t *v; int32_t nr; } broker_ids;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_partitions_request_create_partitions_assignment_desc;

/* CreatePartitionsRequest, CreatePartitionsTopic */
struct hr_create_partitions_request_create_partitions_topic {
	struct hr_str name;
	int32_t count;
	struct { struct hr_create_partitions_request_create_partitions_assignment *v; int32_t nr; } assignments; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_partitions_request_create_partitions_topic_desc;

/* CreatePartitionsRequest v0-3 */
struct hr_create_partitions_request {
	struct { struct hr_create_partitions_request_create_partitions_topic *v; int32_t nr; } topics;
	int32_t timeout_ms;
	bool validate_only;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_partitions_request_desc;

/* CreatePartitionsResponse, CreatePartitionsTopicResult */
struct hr_create_partitions_response_create_partitions_topic_result {
	struct hr_str name;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_partitions_response_create_partitions_topic_result_desc;

/* CreatePartitionsResponse v0-3 */
struct hr_create_partitions_response {
	int32_t throttle_time_ms;
	struct { struct hr_create_partitions_response_create_partitions_topic_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_partitions_response_desc;

#endif
