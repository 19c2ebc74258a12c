/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (controller_registration.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CONTROLLER_REGISTRATION_H
#define HR_PROTOCOL_GEN_CONTROLLER_REGISTRATION_H

#include <hr/protocol/codec.h>

/* ControllerRegistrationRequest, Listener */
struct hr_controller_registration_request_listener {
	struct hr_str name;
	struct hr_str host;
	uint16_t port;
	int16_t security_protocol;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_controller_registration_request_listener_desc;

/* ControllerRegistrationRequest, Feature */
struct hr_controller_registration_request_feature {
	struct hr_str name;
	int16_t min_supported_version;
	int16_t max_supported_version;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_controller_registration_request_feature_desc;

/* ControllerRegistrationRequest v0 */
struct hr_controller_registration_request {
	int32_t controller_id;
	struct hr_uuid incarnation_id;
	bool zk_migration_ready;
	struct { struct hr_controller_registration_request_listener *v; int32_t nr; } listeners;
	struct { struct hr_controller_registration_request_feature *v; int32_t nr; } features;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_controller_registration_request_desc;

/* ControllerRegistrationResponse v0 */
struct hr_controller_registration_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_controller_registration_response_desc;

#endif
