/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (elect_leaders.msg) by make regen; do not edit. */
#include <hr/protocol/gen/elect_leaders.h>

static const struct hr_elect_leaders_request_topic_partitions hr_elect_leaders_request_topic_partitions_default = { 0 };
static const struct hr_field_desc hr_elect_leaders_request_topic_partitions_fields[] = {
	{ "topic", offsetof(struct hr_elect_leaders_request_topic_partitions, topic), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitions", offsetof(struct hr_elect_leaders_request_topic_partitions, partitions), HR_KIND_INT32, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_elect_leaders_request_topic_partitions_desc = {
	.name = "TopicPartitions", .dflt = &hr_elect_leaders_request_topic_partitions_default, .size = sizeof(struct hr_elect_leaders_request_topic_partitions),
	.fields = hr_elect_leaders_request_topic_partitions_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_elect_leaders_request_topic_partitions, unknown_tags),
};

static const struct hr_elect_leaders_request hr_elect_leaders_request_default = { .timeout_ms = 60000 };
static const struct hr_field_desc hr_elect_leaders_request_fields[] = {
	{ "electionType", offsetof(struct hr_elect_leaders_request, election_type), HR_KIND_INT8, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "topicPartitions", offsetof(struct hr_elect_leaders_request, topic_partitions), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, &hr_elect_leaders_request_topic_partitions_desc },
	{ "timeoutMs", offsetof(struct hr_elect_leaders_request, timeout_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_elect_leaders_request_desc = {
	.name = "ElectLeadersRequest", .dflt = &hr_elect_leaders_request_default, .size = sizeof(struct hr_elect_leaders_request),
	.fields = hr_elect_leaders_request_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_elect_leaders_request, unknown_tags),
};

static const struct hr_elect_leaders_response_partition_result hr_elect_leaders_response_partition_result_default = { 0 };
static const struct hr_field_desc hr_elect_leaders_response_partition_result_fields[] = {
	{ "partitionId", offsetof(struct hr_elect_leaders_response_partition_result, partition_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_elect_leaders_response_partition_result, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorMessage", offsetof(struct hr_elect_leaders_response_partition_result, error_message), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_elect_leaders_response_partition_result_desc = {
	.name = "PartitionResult", .dflt = &hr_elect_leaders_response_partition_result_default, .size = sizeof(struct hr_elect_leaders_response_partition_result),
	.fields = hr_elect_leaders_response_partition_result_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_elect_leaders_response_partition_result, unknown_tags),
};

static const struct hr_elect_leaders_response_replica_election_result hr_elect_leaders_response_replica_election_result_default = { 0 };
static const struct hr_field_desc hr_elect_leaders_response_replica_election_result_fields[] = {
	{ "topic", offsetof(struct hr_elect_leaders_response_replica_election_result, topic), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "partitionResult", offsetof(struct hr_elect_leaders_response_replica_election_result, partition_result), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_elect_leaders_response_partition_result_desc },
};
const struct hr_struct_desc hr_elect_leaders_response_replica_election_result_desc = {
	.name = "ReplicaElectionResult", .dflt = &hr_elect_leaders_response_replica_election_result_default, .size = sizeof(struct hr_elect_leaders_response_replica_election_result),
	.fields = hr_elect_leaders_response_replica_election_result_fields, .field_nr = 2,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 2, .tags_off = offsetof(struct hr_elect_leaders_response_replica_election_result, unknown_tags),
};

static const struct hr_elect_leaders_response hr_elect_leaders_response_default = { 0 };
static const struct hr_field_desc hr_elect_leaders_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_elect_leaders_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_elect_leaders_response, error_code), HR_KIND_INT16, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "replicaElectionResults", offsetof(struct hr_elect_leaders_response, replica_election_results), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_elect_leaders_response_replica_election_result_desc },
};
const struct hr_struct_desc hr_elect_leaders_response_desc = {
	.name = "ElectLeadersResponse", .dflt = &hr_elect_leaders_response_default, .size = sizeof(struct hr_elect_leaders_response),
	.fields = hr_elect_leaders_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 2, .tags_off = offsetof(struct hr_elect_leaders_response, unknown_tags),
};
