/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_acls.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_ACLS_H
#define HR_PROTOCOL_GEN_DESCRIBE_ACLS_H

#include <hr/protocol/codec.h>

/* DescribeAclsRequest v1-3 */
struct hr_describe_acls_request {
	int8_t resource_type_filter;
	struct hr_str resource_name_filter; /* null v0+ */
	int8_t pattern_type_filter; /* default 3 */
	struct hr_str principal_filter; /* null v0+ */
	struct hr_str host_filter; /* null v0+ */
	int8_t operation;
	int8_t permission_type;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_acls_request_desc;

/* DescribeAclsResponse, AclDescription */
struct hr_describe_acls_response_acl_description {
	struct hr_str principal;
	struct hr_str host;
	int8_t operation;
	int8_t permission_type;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_acls_response_acl_description_desc;

/* DescribeAclsResponse, DescribeAclsResource */
struct hr_describe_acls_response_describe_acls_resource {
	int8_t resource_type;
	struct hr_str resource_name;
	int8_t pattern_type; /* v1+, default 3 */
	struct { struct hr_describe_acls_response_acl_description *v; int32_t nr; } acls;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_acls_response_describe_acls_resource_desc;

/* DescribeAclsResponse v1-3 */
struct hr_describe_acls_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_describe_acls_response_describe_acls_resource *v; int32_t nr; } resources;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_acls_response_desc;

#endif
