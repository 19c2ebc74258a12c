/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (vote.msg) by make regen; do not edit. */
#include <hr/protocol/gen/vote.h>

static const struct hr_vote_request_partition_data hr_vote_request_partition_data_default = { 0 };
static const struct hr_field_desc hr_vote_request_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_vote_request_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaEpoch", offsetof(struct hr_vote_request_partition_data, replica_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaId", offsetof(struct hr_vote_request_partition_data, replica_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaDirectoryId", offsetof(struct hr_vote_request_partition_data, replica_directory_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voterDirectoryId", offsetof(struct hr_vote_request_partition_data, voter_directory_id), HR_KIND_UUID, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffsetEpoch", offsetof(struct hr_vote_request_partition_data, last_offset_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "lastOffset", offsetof(struct hr_vote_request_partition_data, last_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "preVote", offsetof(struct hr_vote_request_partition_data, pre_vote), HR_KIND_BOOL, 0,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_vote_request_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_vote_request_partition_data_default, .size = sizeof(struct hr_vote_request_partition_data),
	.fields = hr_vote_request_partition_data_fields, .field_nr = 8,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_request_partition_data, unknown_tags),
};

static const struct hr_vote_request_topic_data hr_vote_request_topic_data_default = { 0 };
static const struct hr_field_desc hr_vote_request_topic_data_fields[] = {
	{ "topicName", offsetof(struct hr_vote_request_topic_data, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_vote_request_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_vote_request_partition_data_desc },
};
const struct hr_struct_desc hr_vote_request_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_vote_request_topic_data_default, .size = sizeof(struct hr_vote_request_topic_data),
	.fields = hr_vote_request_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_request_topic_data, unknown_tags),
};

static const struct hr_vote_request hr_vote_request_default = { .cluster_id = { NULL, -1 }, .voter_id = -1 };
static const struct hr_field_desc hr_vote_request_fields[] = {
	{ "clusterId", offsetof(struct hr_vote_request, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "voterId", offsetof(struct hr_vote_request, voter_id), HR_KIND_INT32, HR_FIELD_IGNORABLE,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_vote_request, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_vote_request_topic_data_desc },
};
const struct hr_struct_desc hr_vote_request_desc = {
	.name = "VoteRequest", .dflt = &hr_vote_request_default, .size = sizeof(struct hr_vote_request),
	.fields = hr_vote_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_request, unknown_tags),
};

static const struct hr_vote_response_partition_data hr_vote_response_partition_data_default = { 0 };
static const struct hr_field_desc hr_vote_response_partition_data_fields[] = {
	{ "partitionIndex", offsetof(struct hr_vote_response_partition_data, partition_index), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_vote_response_partition_data, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderId", offsetof(struct hr_vote_response_partition_data, leader_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "leaderEpoch", offsetof(struct hr_vote_response_partition_data, leader_epoch), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "voteGranted", offsetof(struct hr_vote_response_partition_data, vote_granted), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_vote_response_partition_data_desc = {
	.name = "PartitionData", .dflt = &hr_vote_response_partition_data_default, .size = sizeof(struct hr_vote_response_partition_data),
	.fields = hr_vote_response_partition_data_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_response_partition_data, unknown_tags),
};

static const struct hr_vote_response_topic_data hr_vote_response_topic_data_default = { 0 };
static const struct hr_field_desc hr_vote_response_topic_data_fields[] = {
	{ "topicName", offsetof(struct hr_vote_response_topic_data, topic_name), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_vote_response_topic_data, partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_vote_response_partition_data_desc },
};
const struct hr_struct_desc hr_vote_response_topic_data_desc = {
	.name = "TopicData", .dflt = &hr_vote_response_topic_data_default, .size = sizeof(struct hr_vote_response_topic_data),
	.fields = hr_vote_response_topic_data_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_response_topic_data, unknown_tags),
};

static const struct hr_vote_response_node_endpoint hr_vote_response_node_endpoint_default = { 0 };
static const struct hr_field_desc hr_vote_response_node_endpoint_fields[] = {
	{ "nodeId", offsetof(struct hr_vote_response_node_endpoint, node_id), HR_KIND_INT32, HR_FIELD_KEY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_vote_response_node_endpoint, host), HR_KIND_STRING, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_vote_response_node_endpoint, port), HR_KIND_UINT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_vote_response_node_endpoint_desc = {
	.name = "NodeEndpoint", .dflt = &hr_vote_response_node_endpoint_default, .size = sizeof(struct hr_vote_response_node_endpoint),
	.fields = hr_vote_response_node_endpoint_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 1, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_response_node_endpoint, unknown_tags),
};

static const struct hr_vote_response hr_vote_response_default = { 0 };
static const struct hr_field_desc hr_vote_response_fields[] = {
	{ "errorCode", offsetof(struct hr_vote_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topics", offsetof(struct hr_vote_response, topics), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_vote_response_topic_data_desc },
	{ "nodeEndpoints", offsetof(struct hr_vote_response, node_endpoints), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 0, &hr_vote_response_node_endpoint_desc },
};
static const uint8_t hr_vote_response_tags[] = { 2 };
const struct hr_struct_desc hr_vote_response_desc = {
	.name = "VoteResponse", .dflt = &hr_vote_response_default, .size = sizeof(struct hr_vote_response),
	.fields = hr_vote_response_fields, .field_nr = 3,
	.tags = hr_vote_response_tags, .tag_nr = 1,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_vote_response, unknown_tags),
};
