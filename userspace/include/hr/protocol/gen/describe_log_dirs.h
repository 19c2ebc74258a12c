/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_log_dirs.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_LOG_DIRS_H
#define HR_PROTOCOL_GEN_DESCRIBE_LOG_DIRS_H

#include <hr/protocol/codec.h>

/* DescribeLogDirsRequest, DescribableLogDirTopic */
struct hr_describe_log_dirs_request_describable_log_dir_topic {
	struct hr_str topic;
	struct { int32_t *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_log_dirs_request_describable_log_dir_topic_desc;

/* DescribeLogDirsRequest v1-5 */
struct hr_describe_log_dirs_request {
	struct { struct hr_describe_log_dirs_request_describable_log_dir_topic *v; int32_t nr; } topics; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_log_dirs_request_desc;

/* DescribeLogDirsResponse, DescribeLogDirsPartition */
struct hr_describe_log_dirs_response_describe_log_dirs_partition {
	int32_t partition_index;
	int64_t partition_size;
	int64_t offset_lag;
	bool is_future_key;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_log_dirs_response_describe_log_dirs_partition_desc;

/* DescribeLogDirsResponse, DescribeLogDirsTopic */
struct hr_describe_log_dirs_response_describe_log_dirs_topic {
	struct hr_str name;
	struct { struct hr_describe_log_dirs_response_describe_log_dirs_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_log_dirs_response_describe_log_dirs_topic_desc;

/* DescribeLogDirsResponse, DescribeLogDirsResult */
struct hr_describe_log_dirs_response_describe_log_dirs_result {
	int16_t error_code;
	struct hr_str log_dir;
	struct { struct hr_describe_log_dirs_response_describe_log_dirs_topic *v; int32_t nr; } topics;
	int64_t total_bytes; /* v4+, default -1 */
	int64_t usable_bytes; /* v4+, default -1 */
	bool is_cordoned; /* v5+, default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_log_dirs_response_describe_log_dirs_result_desc;

/* DescribeLogDirsResponse v1-5 */
struct hr_describe_log_dirs_response {
	int32_t throttle_time_ms;
	int16_t error_code; /* v3+ */
	struct { struct hr_describe_log_dirs_response_describe_log_dirs_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_log_dirs_response_desc;

#endif
