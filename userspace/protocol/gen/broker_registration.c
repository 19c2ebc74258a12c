/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (broker_registration.msg) by make regen; do not edit. */
#include <hr/protocol/gen/broker_registration.h>

static const struct hr_broker_registration_request_listener hr_broker_registration_request_listener_default = { 0 };
static const struct hr_field_desc hr_broker_registration_request_listener_fields[] = {
	{ "name", offsetof(struct hr_broker_registration_request_listener, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "host", offsetof(struct hr_broker_registration_request_listener, host), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "port", offsetof(struct hr_broker_registration_request_listener, port), HR_KIND_UINT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "securityProtocol", offsetof(struct hr_broker_registration_request_listener, security_protocol), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_broker_registration_request_listener_desc = {
	.name = "Listener", .dflt = &hr_broker_registration_request_listener_default, .size = sizeof(struct hr_broker_registration_request_listener),
	.fields = hr_broker_registration_request_listener_fields, .field_nr = 4,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_registration_request_listener, unknown_tags),
};

static const struct hr_broker_registration_request_feature hr_broker_registration_request_feature_default = { 0 };
static const struct hr_field_desc hr_broker_registration_request_feature_fields[] = {
	{ "name", offsetof(struct hr_broker_registration_request_feature, name), HR_KIND_STRING, HR_FIELD_KEY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "minSupportedVersion", offsetof(struct hr_broker_registration_request_feature, min_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "maxSupportedVersion", offsetof(struct hr_broker_registration_request_feature, max_supported_version), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_broker_registration_request_feature_desc = {
	.name = "Feature", .dflt = &hr_broker_registration_request_feature_default, .size = sizeof(struct hr_broker_registration_request_feature),
	.fields = hr_broker_registration_request_feature_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, HR_VERSION_MAX }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_registration_request_feature, unknown_tags),
};

static const struct hr_broker_registration_request hr_broker_registration_request_default = { .previous_broker_epoch = -1 };
static const struct hr_field_desc hr_broker_registration_request_fields[] = {
	{ "brokerId", offsetof(struct hr_broker_registration_request, broker_id), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "clusterId", offsetof(struct hr_broker_registration_request, cluster_id), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "incarnationId", offsetof(struct hr_broker_registration_request, incarnation_id), HR_KIND_UUID, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "listeners", offsetof(struct hr_broker_registration_request, listeners), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_broker_registration_request_listener_desc },
	{ "features", offsetof(struct hr_broker_registration_request, features), HR_KIND_STRUCT, HR_FIELD_ARRAY,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, &hr_broker_registration_request_feature_desc },
	{ "rack", offsetof(struct hr_broker_registration_request, rack), HR_KIND_STRING, 0,
	  { 0, HR_VERSION_MAX }, { 0, HR_VERSION_MAX }, { 1, 0 }, -1, NULL },
	{ "isMigratingZkBroker", offsetof(struct hr_broker_registration_request, is_migrating_zk_broker), HR_KIND_BOOL, 0,
	  { 1, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "logDirs", offsetof(struct hr_broker_registration_request, log_dirs), HR_KIND_UUID, HR_FIELD_ARRAY | HR_FIELD_IGNORABLE,
	  { 2, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "previousBrokerEpoch", offsetof(struct hr_broker_registration_request, previous_broker_epoch), HR_KIND_INT64, HR_FIELD_IGNORABLE,
	  { 3, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_broker_registration_request_desc = {
	.name = "BrokerRegistrationRequest", .dflt = &hr_broker_registration_request_default, .size = sizeof(struct hr_broker_registration_request),
	.fields = hr_broker_registration_request_fields, .field_nr = 9,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_registration_request, unknown_tags),
};

static const struct hr_broker_registration_response hr_broker_registration_response_default = { .broker_epoch = -1 };
static const struct hr_field_desc hr_broker_registration_response_fields[] = {
	{ "throttleTimeMs", offsetof(struct hr_broker_registration_response, throttle_time_ms), HR_KIND_INT32, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "errorCode", offsetof(struct hr_broker_registration_response, error_code), HR_KIND_INT16, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
	{ "brokerEpoch", offsetof(struct hr_broker_registration_response, broker_epoch), HR_KIND_INT64, 0,
	  { 0, HR_VERSION_MAX }, { 1, 0 }, { 1, 0 }, -1, NULL },
};
const struct hr_struct_desc hr_broker_registration_response_desc = {
	.name = "BrokerRegistrationResponse", .dflt = &hr_broker_registration_response_default, .size = sizeof(struct hr_broker_registration_response),
	.fields = hr_broker_registration_response_fields, .field_nr = 3,
	.tags = NULL, .tag_nr = 0,
	.versions = { 0, 4 }, .flexible_from = 0, .tags_off = offsetof(struct hr_broker_registration_response, unknown_tags),
};
