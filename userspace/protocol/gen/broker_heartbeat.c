/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (broker_heartbeat.msg) by make regen; do not edit. */
#include <hr/protocol/gen/broker_heartbeat.h>

static const struct hr_broker_heartbeat_request hr_broker_heartbeat_request_default = { .broker_epoch = -1, .cordoned_log_dirs = { NULL, -1 } };
static const struct hr_field_desc hr_broker_heartbeat_request_fields[] = {
	{ "brokerId", offsetof(struct hr_broker_heartbeat_request, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_broker_heartbeat_request, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "currentMetadataOffset", offsetof(struct hr_broker_heartbeat_request, current_metadata_offset), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "wantFence", offsetof(struct hr_broker_heartbeat_request, want_fence), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "wantShutDown", offsetof(struct hr_broker_heartbeat_request, want_shut_down), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "offlineLogDirs", offsetof(struct hr_broker_heartbeat_request, offline_log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, HR_VERSION_MAX }, 0, NULL },
	{ "cordonedLogDirs", offsetof(struct hr_broker_heartbeat_request, cordoned_log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY,
	  { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, { 2, HR_VERSION_MAX }, 1, NULL },
};
static const uint8_t hr_broker_heartbeat_request_tags[] = { 5, 6 };
const struct hr_struct_desc hr_broker_heartbeat_request_desc = {
	.name = "BrokerHeartbeatRequest", .dflt = &hr_broker_heartbeat_request_default, .size = sizeof(struct hr_broker_heartbeat_request),
	.fields = hr_broker_heartbeat_request_fields, .field_nr = 7,
	.tags = hr_broker_heartbeat_request_tags, .tag_nr = 2,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_heartbeat_request, unknown_tags),
};

static const struct hr_broker_heartbeat_response hr_broker_heartbeat_response_default = { .is_fenced = true };
static const struct hr_field_desc hr_broker_heartbeat_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_broker_heartbeat_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_broker_heartbeat_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isCaughtUp", offsetof(struct hr_broker_heartbeat_response, is_caught_up), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "isFenced", offsetof(struct hr_broker_heartbeat_response, is_fenced), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "shouldShutDown", offsetof(struct hr_broker_heartbeat_response, should_shut_down), HR_KIND_BOOL, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_broker_heartbeat_response_desc = {
	.name = "BrokerHeartbeatResponse", .dflt = &hr_broker_heartbeat_response_default, .size = sizeof(struct hr_broker_heartbeat_response),
	.fields = hr_broker_heartbeat_response_fields, .field_nr = 5,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 2 }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_heartbeat_response, unknown_tags),
};
