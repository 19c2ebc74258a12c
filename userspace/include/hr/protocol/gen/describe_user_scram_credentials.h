/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (describe_user_scram_credentials.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_DESCRIBE_USER_SCRAM_CREDENTIALS_H
#define HR_PROTOCOL_GEN_DESCRIBE_USER_SCRAM_CREDENTIALS_H

#include <hr/protocol/codec.h>

/* DescribeUserScramCredentialsRequest, UserName */
struct hr_describe_user_scram_credentials_request_user_name {
	struct hr_str name;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_user_scram_credentials_request_user_name_desc;

/* DescribeUserScramCredentialsRequest v0 */
struct hr_describe_user_scram_credentials_request {
	struct { struct hr_describe_user_scram_credentials_request_user_name *v; int32_t nr; } users; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_user_scram_credentials_request_desc;

/* DescribeUserScramCredentialsResponse, CredentialInfo */
struct hr_describe_user_scram_credentials_response_credential_info {
	int8_t mechanism;
	int32_t iterations;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_user_scram_credentials_response_credential_info_desc;

/* DescribeUserScramCredentialsResponse, DescribeUserScramCredentialsResult */
struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result {
	struct hr_str user;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_describe_user_scram_credentials_response_credential_info *v; int32_t nr; } credential_infos;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_desc;

/* DescribeUserScramCredentialsResponse v0 */
struct hr_describe_user_scram_credentials_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct { struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_describe_user_scram_credentials_response_desc;

#endif
