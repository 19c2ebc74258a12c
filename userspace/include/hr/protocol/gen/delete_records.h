/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_records.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DELETE_RECORDS_H
#define HR_PROTOCOL_GEN_DELETE_RECORDS_H

#include <hr/protocol/codec.h>

/* DeleteRecordsRequest, DeleteRecordsPartition */
struct hr_delete_records_request_delete_records_partition {
	int32_t partition_index;
	int64_t offset;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_records_request_delete_records_partition_desc;

/* DeleteRecordsRequest, DeleteRecordsTopic */
struct hr_delete_records_request_delete_records_topic {
	struct hr_str name;
	struct { struct hr_delete_records_request_delete_records_partition *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_records_request_delete_records_topic_desc;

/* DeleteRecordsRequest v0-2 */
struct hr_delete_records_request {
	struct { struct hr_delete_records_request_delete_records_topic *v; int32_t nr; } topics;
	int32_t timeout_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_records_request_desc;

/* DeleteRecordsResponse, DeleteRecordsPartitionResult */
struct hr_delete_records_response_delete_records_partition_result {
	int32_t partition_index;
	int64_t low_watermark;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_records_response_delete_records_partition_result_desc;

/* DeleteRecordsResponse, DeleteRecordsTopicResult */
struct hr_delete_records_response_delete_records_topic_result {
	struct hr_str name;
	struct { struct hr_delete_records_response_delete_records_partition_result *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_records_response_delete_records_topic_result_desc;

/* DeleteRecordsResponse v0-2 */
struct hr_delete_records_response {
	int32_t throttle_time_ms;
	struct { struct hr_delete_records_response_delete_records_topic_result *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_records_response_desc;

#endif
