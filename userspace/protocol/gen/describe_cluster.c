/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_cluster.msg) by make regen; do not edit. */
#include <hr/protocol/gen/describe_cluster.h>

static const struct hr_describe_cluster_request hr_describe_cluster_request_default = { .endpoint_type = 1 };
static const struct hr_field_desc hr_describe_cluster_request_fields[] = {
	{ "includeClusterAuthorizedOperations", offsetof(struct hr_describe_cluster_request, include_cluster_authorized_operations), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "endpointType", offsetof(struct hr_describe_cluster_request, endpoint_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "includeFencedBrokers", offsetof(struct hr_describe_cluster_request, include_fenced_brokers), HR_KIND_BOOL, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_cluster_request_desc = {
	.name = "DescribeClusterRequest", .dflt = &hr_describe_cluster_request_default, .size = sizeof(struct hr_describe_cluster_request),
	.fields = hr_describe_cluster_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_cluster_request, unknown_tags),
};

static const struct hr_describe_cluster_response_describe_cluster_broker hr_describe_cluster_response_describe_cluster_broker_default = { .rack = { NULL, -1 } };
static const struct hr_field_desc hr_describe_cluster_response_describe_cluster_broker_fields[] = {
	{ "brokerId", offsetof(struct hr_describe_cluster_response_describe_cluster_broker, broker_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_describe_cluster_response_describe_cluster_broker, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_describe_cluster_response_describe_cluster_broker, port), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "rack", offsetof(struct hr_describe_cluster_response_describe_cluster_broker, rack), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "isFenced", offsetof(struct hr_describe_cluster_response_describe_cluster_broker, is_fenced), HR_KIND_BOOL, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_cluster_response_describe_cluster_broker_desc = {
	.name = "DescribeClusterBroker", .dflt = &hr_describe_cluster_response_describe_cluster_broker_default, .size = sizeof(struct hr_describe_cluster_response_describe_cluster_broker),
	.fields = hr_describe_cluster_response_describe_cluster_broker_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_cluster_response_describe_cluster_broker, unknown_tags),
};

static const struct hr_describe_cluster_response hr_describe_cluster_response_default = { .error_message = { NULL, -1 }, .endpoint_type = 1, .controller_id = -1, .cluster_authorized_operations = INT32_MIN };
static const struct hr_field_desc hr_describe_cluster_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_describe_cluster_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_describe_cluster_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_describe_cluster_response, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "endpointType", offsetof(struct hr_describe_cluster_response, endpoint_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clusterId", offsetof(struct hr_describe_cluster_response, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "controllerId", offsetof(struct hr_describe_cluster_response, controller_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokers", offsetof(struct hr_describe_cluster_response, brokers), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_describe_cluster_response_describe_cluster_broker_desc },
	{ "clusterAuthorizedOperations", offsetof(struct hr_describe_cluster_response, cluster_authorized_operations), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_describe_cluster_response_desc = {
	.name = "DescribeClusterResponse", .dflt = &hr_describe_cluster_response_default, .size = sizeof(struct hr_describe_cluster_response),
	.fields = hr_describe_cluster_response_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_describe_cluster_response, unknown_tags),
};
