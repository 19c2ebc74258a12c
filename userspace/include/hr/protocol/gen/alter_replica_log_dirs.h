/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_replica_log_dirs.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_REPLICA_LOG_DIRS_H
#define HR_PROTOCOL_GEN_ALTER_REPLICA_LOG_DIRS_H

#include <hr/protocol/codec.h>

/* AlterReplicaLogDirsRequest, AlterReplicaLogDirTopic */
struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic {
	struct hr_str name;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic_desc;

/* AlterReplicaLogDirsRequest, AlterReplicaLogDir */
struct hr_alter_replica_log_dirs_request_alter_replica_log_dir {
	struct hr_str path;
	struct { struct hr_alter_replica_log_dirs_request_alter_replica_log_dir_topic *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_replica_log_dirs_request_alter_replica_log_dir_desc;

/* AlterReplicaLogDirsRequest v1-2 */
struct hr_alter_replica_log_dirs_request {
	struct { struct hr_alter_replica_log_dirs_request_alter_replica_log_dir *v; int32_t nr; } dirs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_replica_log_dirs_request_desc;

/* AlterReplicaLogDirsResponse, AlterReplicaLogDirPartitionResult */
struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result {
	int32_t partition_index;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_desc;

/* AlterReplicaLogDirsResponse, AlterReplicaLogDirTopicResult */
struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result {
	struct hr_str topic_name;
	struct { struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_partition_result *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_desc;

/* AlterReplicaLogDirsResponse v1-2 */
struct hr_alter_replica_log_dirs_response {
	int32_t throttle_time_ms;
	struct { struct hr_alter_replica_log_dirs_response_alter_replica_log_dir_topic_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_replica_log_dirs_response_desc;

#endif
