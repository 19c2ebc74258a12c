/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (write_txn_markers.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_WRITE_TXN_MARKERS_H
#define HR_PROTOCOL_GEN_WRITE_TXN_MARKERS_H

#include <hr/protocol/codec.h>

/* WriteTxnMarkersRequest, WritableTxnMarkerTopic */
struct hr_write_txn_markers_request_writable_txn_marker_topic {
	struct hr_str name;
	struct { int32_t *v; int32_t nr; } partition_indexes;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_request_writable_txn_marker_topic_desc;

/* WriteTxnMarkersRequest, WritableTxnMarker */
struct hr_write_txn_markers_request_writable_txn_marker {
	int64_t producer_id;
	int16_t producer_epoch;
	bool transaction_result;
	struct { struct hr_write_txn_markers_request_writable_txn_marker_topic *v; int32_t nr; } topics;
	int32_t coordinator_epoch;
	int8_t transaction_version; /* v2+, default 0 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_request_writable_txn_marker_desc;

/* WriteTxnMarkersRequest v1-2 */
struct hr_write_txn_markers_request {
	struct { struct hr_write_txn_markers_request_writable_txn_marker *v; int32_t nr; } markers;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_request_desc;

/* WriteTxnMarkersResponse, WritableTxnMarkerPartitionResult */
struct hr_write_txn_markers_response_writable_txn_marker_partition_result {
	int32_t partition_index;
	int16_t error_code;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_response_writable_txn_marker_partition_result_desc;

/* WriteTxnMarkersResponse, WritableTxnMarkerTopicResult */
struct hr_write_txn_markers_response_writable_txn_marker_topic_result {
	struct hr_str name;
	struct { struct hr_write_txn_markers_response_writable_txn_marker_partition_result *v; int32_t nr; } partitions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_response_writable_txn_marker_topic_result_desc;

/* WriteTxnMarkersResponse, WritableTxnMarkerResult */
struct hr_write_txn_markers_response_writable_txn_marker_result {
	int64_t producer_id;
	struct { struct hr_write_txn_markers_response_writable_txn_marker_topic_result *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_response_writable_txn_marker_result_desc;

/* WriteTxnMarkersResponse v1-2 */
struct hr_write_txn_markers_response {
	struct { struct hr_write_txn_markers_response_writable_txn_marker_result *v; int32_t nr; } markers;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_write_txn_markers_response_desc;

#endif
