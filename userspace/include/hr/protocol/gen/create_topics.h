/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_topics.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CREATE_TOPICS_H
#define HR_PROTOCOL_GEN_CREATE_TOPICS_H

#include <hr/protocol/codec.h>

/* CreateTopicsRequest, CreatableReplicaAssignment */
struct hr_create_topics_request_creatable_replica_assignment {
	int32_t partition_index;
	struct { int32_t *v; int32_t nr; } broker_ids;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_request_creatable_replica_assignment_desc;

/* CreateTopicsRequest, CreatableTopicConfig */
struct hr_create_topics_request_creatable_topic_config {
	struct hr_str name;
	struct hr_str value; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_request_creatable_topic_config_desc;

/* CreateTopicsRequest, CreatableTopic */
struct hr_create_topics_request_creatable_topic {
	struct hr_str name;
	int32_t num_partitions;
	int16_t replication_factor;
	struct { struct hr_create_topics_request_creatable_replica_assignment *v; int32_t nr; } assignments;
	struct { struct hr_create_topics_request_creatable_topic_config *v; int32_t nr; } configs;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_request_creatable_topic_desc;

/* CreateTopicsRequest v2-7 */
struct hr_create_topics_request {
	struct { struct hr_create_topics_request_creatable_topic *v; int32_t nr; } topics;
	int32_t timeout_ms; /* default 60000 */
	bool validate_only; /* default false */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_request_desc;

/* CreateTopicsResponse, CreatableTopicConfigs */
struct hr_create_topics_response_creatable_topic_configs {
	struct hr_str name;
	struct hr_str value; /* null v5+ */
	bool read_only;
	int8_t config_source; /* default -1 */
	bool is_sensitive;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_response_creatable_topic_configs_desc;

/* CreateTopicsResponse, CreatableTopicResult */
struct hr_create_topics_response_creatable_topic_result {
	struct hr_str name;
	struct hr_uuid topic_id; /* v7+ */
	int16_t error_code;
	struct hr_str error_message; /* v1+, null v0+ */
	int16_t topic_config_error_code; /* v5+, tag 0 */
	int32_t num_partitions; /* v5+, default -1 */
	int16_t replication_factor; /* v5+, default -1 */
	struct { struct hr_create_topics_response_creatable_topic_configs *v; int32_t nr; } configs; /* v5+, null v5+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_response_creatable_topic_result_desc;

/* CreateTopicsResponse v2-7 */
struct hr_create_topics_response {
	int32_t throttle_time_ms;
	struct { struct hr_create_topics_response_creatable_topic_result *v; int32_t nr; } topics;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_topics_response_desc;

#endif
