/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (delete_acls.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DELETE_ACLS_H
#define HR_PROTOCOL_GEN_DELETE_ACLS_H

#include <hr/protocol/codec.h>

/* DeleteAclsRequest, DeleteAclsFilter */
struct hr_delete_acls_request_delete_acls_filter {
	int8_t resource_type_filter;
	struct hr_str resource_name_filter; /* null v0+ */
	int8_t pattern_type_filter; /* v1+, default 3 */
	struct hr_str principal_filter; /* null v0+ */
	struct hr_str host_filter; /* null v0+ */
	int8_t operation;
	int8_t permission_type;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_acls_request_delete_acls_filter_desc;

/* DeleteAclsRequest v1-3 */
struct hr_delete_acls_request {
	struct { struct hr_delete_acls_request_delete_acls_filter *v; int32_t nr; } filters;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_acls_request_desc;

/* DeleteAclsResponse, DeleteAclsMatchingAcl */
struct hr_delete_acls_response_delete_acls_matching_acl {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	int8_t resource_type;
	struct hr_str resource_name;
	int8_t pattern_type; /* v1+, default 3 */
	struct hr_str principal;
	struct hr_str host;
	int8_t operation;
	int8_t permission_type;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_acls_response_delete_acls_matching_acl_desc;

/* DeleteAclsResponse, DeleteAclsFilterResult */
struct hr_delete_acls_response_delete_acls_filter_result {
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_delete_acls_response_delete_acls_matching_acl *v; int32_t nr; } matching_acls;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_acls_response_delete_acls_filter_result_desc;

/* DeleteAclsResponse v1-3 */
struct hr_delete_acls_response {
	int32_t throttle_time_ms;
	struct { struct hr_delete_acls_response_delete_acls_filter_result *v; int32_t nr; } filter_results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_delete_acls_response_desc;

#endif
