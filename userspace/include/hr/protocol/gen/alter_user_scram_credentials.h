/* SPDX-License-Identifier: Apache-2.0 */
/* Made from schema/ (alter_user_scram_credentials.msg) by make regen; do not edit. */
#ifndef HR_PROTOCOL_GEN_ALTER_USER_SCRAM_CREDENTIALS_H
#define HR_PROTOCOL_GEN_ALTER_USER_SCRAM_CREDENTIALS_H

#include <hr/protocol/codec.h>

/* AlterUserScramCredentialsRequest, ScramCredentialDeletion */
struct hr_alter_user_scram_credentials_request_scram_credential_deletion {
	struct hr_str name;
	int8_t mechanism;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_user_scram_credentials_request_scram_credential_deletion_desc;

/* AlterUserScramCredentialsRequest, ScramCredentialUpsertion */
struct hr_alter_user_scram_credentials_request_scram_credential_upsertion {
	struct hr_str name;
	int8_t mechanism;
	int32_t iterations;
	struct hr_slice salt;
	struct hr_slice salted_password;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_user_scram_credentials_request_scram_credential_upsertion_desc;

/* AlterUserScramCredentialsRequest v0 */
struct hr_alter_user_scram_credentials_request {
	struct { struct hr_alter_user_scram_credentials_request_scram_credential_deletion *v; int32_t nr; } deletions;
	struct { struct hr_alter_user_scram_credentials_request_scram_credential_upsertion *v; int32_t nr; } upsertions;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_user_scram_credentials_request_desc;

/* AlterUserScramCredentialsResponse, AlterUserScramCredentialsResult */
struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result {
	struct hr_str user;
	int16_t error_code;
	struct hr_str error_message; /* null v0+ */
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_desc;

/* AlterUserScramCredentialsResponse v0 */
struct hr_alter_user_scram_credentials_response {
	int32_t throttle_time_ms;
	struct { struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result *v; int32_t nr; } results;
	struct hr_tags unknown_tags;
};
extern const struct hr_struct_desc hr_alter_user_scram_credentials_response_desc;

#endif
