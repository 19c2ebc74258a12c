/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_topics.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DELETE_TOPICS_H
#define HR_PROTOCOL_GEN_DELETE_TOPICS_H

#include <hr/protocol/codec.h>

/* DeleteTopicsRequest, DeleteTopicState */
struct hr_delete_topics_request_delete_topic_state {
	struct hr_str name; /* null v6+, default null */
	struct hr_uuid topic_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_topics_request_delete_topic_state_desc;

/* DeleteTopicsRequest v1-6 */
struct hr_delete_topics_request {
	struct { struct hr_delete_topics_request_delete_topic_state *v; int32_t nr; } topics; /* v6+ */
	struct { struct hr_str *v; int32_t nr; } topic_names; /* v0-5 */
	int32_t timeout_ms;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_topics_request_desc;

/* DeleteTopicsResponse, DeletableTopicResult */
struct hr_delete_topics_response_deletable_topic_result {
	struct hr_str name; /* null v6+ */
	struct hr_uuid topic_id; /* v6+ */
	int16_t error_code;
	struct hr_str error_message; /* v5+, null v5+, default null */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_topics_response_deletable_topic_result_desc;

/* DeleteTopicsResponse v1-6 */
struct hr_delete_topics_response {
	int32_t throttle_time_ms;
	struct { struct hr_delete_topics_response_deletable_topic_result *v; int32_t nr; } responses;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_topics_response_desc;

#endif
