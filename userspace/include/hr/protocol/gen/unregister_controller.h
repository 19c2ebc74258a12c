/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (unregister_controller.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_UNREGISTER_CONTROLLER_H
#define HR_PROTOCOL_GEN_UNREGISTER_CONTROLLER_H

#include <hr/protocol/codec.h>

/* UnregisterControllerRequest v0 */
struct hr_unregister_controller_request {
	int32_t controller_id;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_unregister_controller_request_desc;

/* UnregisterControllerResponse v0 */
struct hr_unregister_controller_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_unregister_controller_response_desc;

#endif
