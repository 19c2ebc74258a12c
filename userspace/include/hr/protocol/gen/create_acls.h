/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (create_acls.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_CREATE_ACLS_H
#define HR_PROTOCOL_GEN_CREATE_ACLS_H

#include <hr/protocol/codec.h>

/* CreateAclsRequest, AclCreation */
struct hr_create_acls_request_acl_creation {
	int8_t resource_type;
	struct hr_str resource_name;
	int8_t resource_pattern_type; /* v1+, default 3 */
	struct hr_str principal;
	struct hr_str host;
	int8_t operation;
	int8_t permission_type;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_acls_request_acl_creation_desc;

/* CreateAclsRequest v1-3 */
struct hr_create_acls_request {
	struct { struct hr_create_acls_request_acl_creation *v; int32_t nr; } creations;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_acls_request_desc;

/* CreateAclsResponse, AclCreationResult */
struct hr_create_acls_response_acl_creation_result {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_acls_response_acl_creation_result_desc;

/* CreateAclsResponse v1-3 */
struct hr_create_acls_response {
	int32_t throttle_time_ms;
	struct { struct hr_create_acls_response_acl_creation_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_create_acls_response_desc;

#endif
