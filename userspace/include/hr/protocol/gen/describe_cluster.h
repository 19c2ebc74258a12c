/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_cluster.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_CLUSTER_H
#define HR_PROTOCOL_GEN_DESCRIBE_CLUSTER_H

#include <hr/protocol/codec.h>

/* DescribeClusterRequest v0-2 */
struct hr_describe_cluster_request {
	bool include_cluster_authorized_operations;
	int8_t endpoint_type; /* v1+, default 1 */
	bool include_fenced_brokers; /* v2+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_cluster_request_desc;

/* DescribeClusterResponse, DescribeClusterBroker */
struct hr_describe_cluster_response_describe_cluster_broker {
	int32_t broker_id;
	struct hr_str host;
	int32_t port;
	struct hr_str rack; /* null v0+, default null */
	bool is_fenced; /* v2+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_cluster_response_describe_cluster_broker_desc;

/* DescribeClusterResponse v0-2 */
struct hr_describe_cluster_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+, default null */
	int8_t endpoint_type; /* v1+, default 1 */
	struct hr_str cluster_id;
	int32_t controller_id; /* default -1 */
	struct { struct hr_describe_cluster_response_describe_cluster_broker *v; int32_t nr; } brokers;
	int32_t cluster_authorized_operations; /* default -2147483648 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_cluster_response_desc;

#endif
