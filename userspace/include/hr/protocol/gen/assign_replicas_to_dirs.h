/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (assign_replicas_to_dirs.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ASSIGN_REPLICAS_TO_DIRS_H
#define HR_PROTOCOL_GEN_ASSIGN_REPLICAS_TO_DIRS_H

#include <hr/protocol/codec.h>

/* AssignReplicasToDirsRequest, PartitionData */
struct hr_assign_replicas_to_dirs_request_partition_data {
	int32_t partition_index;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_request_partition_data_desc;

/* AssignReplicasToDirsRequest, TopicData */
struct hr_assign_replicas_to_dirs_request_topic_data {
	struct hr_uuid topic_id;
	struct { struct hr_assign_replicas_to_dirs_request_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_request_topic_data_desc;

/* AssignReplicasToDirsRequest, DirectoryData */
struct hr_assign_replicas_to_dirs_request_directory_data {
	struct hr_uuid id;
	struct { struct hr_assign_replicas_to_dirs_request_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_request_directory_data_desc;

/* AssignReplicasToDirsRequest v0 */
struct hr_assign_replicas_to_dirs_request {
	int32_t broker_id;
	int64_t broker_epoch; /* default -1 */
	struct { struct hr_assign_replicas_to_dirs_request_directory_data *v; int32_t nr; } directories;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_request_desc;

/* AssignReplicasToDirsResponse, PartitionData */
struct hr_assign_replicas_to_dirs_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_response_partition_data_desc;

/* AssignReplicasToDirsResponse, TopicData */
struct hr_assign_replicas_to_dirs_response_topic_data {
	struct hr_uuid topic_id;
	struct { struct hr_assign_replicas_to_dirs_response_partition_data *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_response_topic_data_desc;

/* AssignReplicasToDirsResponse, DirectoryData */
struct hr_assign_replicas_to_dirs_response_directory_data {
	struct hr_uuid id;
	struct { struct hr_assign_replicas_to_dirs_response_topic_data *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_response_directory_data_desc;

/* AssignReplicasToDirsResponse v0 */
struct hr_assign_replicas_to_dirs_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct { struct hr_assign_replicas_to_dirs_response_directory_data *v; int32_t nr; } directories;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_assign_replicas_to_dirs_response_desc;

#endif
