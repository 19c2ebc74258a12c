/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (end_quorum_epoch.msg) by make regen; do not edit. */
#include <hr/protocol/gen/end_quorum_epoch.h>

static const struct hr_end_quorum_epoch_request_replica_info hr_end_quorum_epoch_request_replica_info_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_request_replica_info_fields[] = {
	{ "candidateId", offsetof(struct hr_end_quorum_epoch_request_replica_info, candidate_id), HR_KIND_INT32, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "candidateDirectoryId", offsetof(struct hr_end_quorum_epoch_request_replica_info, candidate_directory_id), HR_KIND_UUID, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_quorum_epoch_request_replica_info_desc = {
	.name = "ReplicaInfo", .dflt = &hr_end_quorum_epoch_request_replica_info_default, .size = sizeof(struct hr_end_quorum_epoch_request_replica_info),
	.fields = hr_end_quorum_epoch_request_replica_info_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_request_replica_info, unknown_tags),
};

static const struct hr_end_quorum_epoch_request_partition_data hr_end_quorum_epoch_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_request_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_end_quorum_epoch_request_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_end_quorum_epoch_request_partition_data, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_end_quorum_epoch_request_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "preferredSuccessors", offsetof(struct hr_end_quorum_epoch_request_partition_data, preferred_successors), HR_KIND_INT32, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 0, 0 }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "preferredCandidates", offsetof(struct hr_end_quorum_epoch_request_partition_data, preferred_candidates), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_end_quorum_epoch_request_replica_info_desc },
};
const struct hr_struct_desc hr_end_quorum_epoch_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_end_quorum_epoch_request_partition_data_default, .size = sizeof(struct hr_end_quorum_epoch_request_partition_data),
	.fields = hr_end_quorum_epoch_request_partition_data_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_request_partition_data, unknown_tags),
};

static const struct hr_end_quorum_epoch_request_topic_data hr_end_quorum_epoch_request_topic_data_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_request_topic_data_fields[] = {
	{ "topicName", offsetof(struct hr_end_quorum_epoch_request_topic_data, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_end_quorum_epoch_request_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_end_quorum_epoch_request_partition_data_desc },
};
const struct hr_struct_desc hr_end_quorum_epoch_request_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_end_quorum_epoch_request_topic_data_default, .size = sizeof(struct hr_end_quorum_epoch_request_topic_data),
	.fields = hr_end_quorum_epoch_request_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_request_topic_data, unknown_tags),
};

static const struct hr_end_quorum_epoch_request_leader_endpoint hr_end_quorum_epoch_request_leader_endpoint_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_request_leader_endpoint_fields[] = {
	{ "name", offsetof(struct hr_end_quorum_epoch_request_leader_endpoint, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_end_quorum_epoch_request_leader_endpoint, host), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_end_quorum_epoch_request_leader_endpoint, port), HR_KIND_UINT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_quorum_epoch_request_leader_endpoint_desc = {
	.name = "LeaderEndpoint", .dflt = &hr_end_quorum_epoch_request_leader_endpoint_default, .size = sizeof(struct hr_end_quorum_epoch_request_leader_endpoint),
	.fields = hr_end_quorum_epoch_request_leader_endpoint_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_request_leader_endpoint, unknown_tags),
};

static const struct hr_end_quorum_epoch_request hr_end_quorum_epoch_request_default = { .cluster_id = { NULL, -1 } };
static const struct hr_field_desc hr_end_quorum_epoch_request_fields[] = {
	{ "clusterId", offsetof(struct hr_end_quorum_epoch_request, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_end_quorum_epoch_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_end_quorum_epoch_request_topic_data_desc },
	{ "leaderEndpoints", offsetof(struct hr_end_quorum_epoch_request, leader_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_end_quorum_epoch_request_leader_endpoint_desc },
};
const struct hr_struct_desc hr_end_quorum_epoch_request_desc = {
	.name = "EndQuorumEpochRequest", .dflt = &hr_end_quorum_epoch_request_default, .size = sizeof(struct hr_end_quorum_epoch_request),
	.fields = hr_end_quorum_epoch_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_request, unknown_tags),
};

static const struct hr_end_quorum_epoch_response_partition_data hr_end_quorum_epoch_response_partition_data_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_end_quorum_epoch_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_end_quorum_epoch_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_end_quorum_epoch_response_partition_data, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_end_quorum_epoch_response_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_quorum_epoch_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_end_quorum_epoch_response_partition_data_default, .size = sizeof(struct hr_end_quorum_epoch_response_partition_data),
	.fields = hr_end_quorum_epoch_response_partition_data_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_response_partition_data, unknown_tags),
};

static const struct hr_end_quorum_epoch_response_topic_data hr_end_quorum_epoch_response_topic_data_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_response_topic_data_fields[] = {
	{ "topicName", offsetof(struct hr_end_quorum_epoch_response_topic_data, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_end_quorum_epoch_response_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_end_quorum_epoch_response_partition_data_desc },
};
const struct hr_struct_desc hr_end_quorum_epoch_response_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_end_quorum_epoch_response_topic_data_default, .size = sizeof(struct hr_end_quorum_epoch_response_topic_data),
	.fields = hr_end_quorum_epoch_response_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_response_topic_data, unknown_tags),
};

static const struct hr_end_quorum_epoch_response_node_endpoint hr_end_quorum_epoch_response_node_endpoint_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_response_node_endpoint_fields[] = {
	{ "nodeId", offsetof(struct hr_end_quorum_epoch_response_node_endpoint, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_end_quorum_epoch_response_node_endpoint, host), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_end_quorum_epoch_response_node_endpoint, port), HR_KIND_UINT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_end_quorum_epoch_response_node_endpoint_desc = {
	.name = "NodeEndpoint", .dflt = &hr_end_quorum_epoch_response_node_endpoint_default, .size = sizeof(struct hr_end_quorum_epoch_response_node_endpoint),
	.fields = hr_end_quorum_epoch_response_node_endpoint_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_response_node_endpoint, unknown_tags),
};

static const struct hr_end_quorum_epoch_response hr_end_quorum_epoch_response_default = { 0 };
static const struct hr_field_desc hr_end_quorum_epoch_response_fields[] = {
	{ "errorCode", offsetof(struct hr_end_quorum_epoch_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_end_quorum_epoch_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_end_quorum_epoch_response_topic_data_desc },
	{ "nodeEndpoints", offsetof(struct hr_end_quorum_epoch_response, node_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 0, &hr_end_quorum_epoch_response_node_endpoint_desc },
};
static const uint8_t hr_end_quorum_epoch_response_tags[] = { 2 };
const struct hr_struct_desc hr_end_quorum_epoch_response_desc = {
	.name = "EndQuorumEpochResponse", .dflt = &hr_end_quorum_epoch_response_default, .size = sizeof(struct hr_end_quorum_epoch_response),
	.fields = hr_end_quorum_epoch_response_fields, .field_nr = 3,
	.tags = hr_end_quorum_epoch_response_tags, .tag_nr = 1,
	.versions = { 0, 1 }, .flexible_from = 1, .tags_off = offsetof(struct hr_end_quorum_epoch_response, unknown_tags),
};
