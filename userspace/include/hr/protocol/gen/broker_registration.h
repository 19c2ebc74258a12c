/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (broker_registration.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_BROKER_REGISTRATION_H
#define HR_PROTOCOL_GEN_BROKER_REGISTRATION_H

#include <hr/protocol/codec.h>

/* BrokerRegistrationRequest, Listener */
struct hr_broker_registration_request_listener {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	int16_t security_protocol;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_registration_request_listener_desc;

/* BrokerRegistrationRequest, Feature */
struct hr_broker_registration_request_feature {
	struct hr_str name;
	int16_t min_supported_version;
	int16_t max_supported_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_registration_request_feature_desc;

/* BrokerRegistrationRequest v0-4 */
struct hr_broker_registration_request {
	int32_t broker_id;
	struct hr_str cluster_id;
	struct hr_uuid incarnation_id;
	struct { struct hr_broker_registration_request_listener *v; int32_t nr; } listeners;
	struct { struct hr_broker_registration_request_feature *v; int32_t nr; } features;
	struct hr_str rack; /* null v0+ */
	bool is_migrating_zk_broker; /* v1+, default false */
	struct { struct hr_uuid *v; int32_t nr; } log_dirs; /* v2+ */
	int64_t previous_broker_epoch; /* v3+, default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_registration_request_desc;

/* BrokerRegistrationResponse v0-4 */
struct hr_broker_registration_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t broker_epoch; /* default -1 */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_broker_registration_response_desc;

#endif
