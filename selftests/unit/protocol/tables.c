// SPDX-License-Identifier: GPL-2.0
/* tables: APIs, records and error codes are complete and agree with the descriptions. */
#include <hr/protocol/api.h>
#include <hr/protocol/record_schema.h>
#include <hr/protocol/wire_error.h>
#include "kselftest_harness.h"

TEST (ninety_one_apis_have_309_versions) {
	int nr = 0, versions = 0;

	for (int16_t key = -1; key <= HR_API_KEY_MAX + 1; key++) {
		const struct hr_api_desc *api = hr_api_get(key);

		if (!api)
			continue;
		nr++;
		versions += api->max_unstable - api->min + 1;
		EXPECT_EQ(key, api->key);
		EXPECT_EQ(api->min, api->request->versions.min);
		EXPECT_EQ(api->max_unstable, api->request->versions.max);
		EXPECT_EQ(api->min, api->response->versions.min);
		EXPECT_EQ(api->max_unstable, api->response->versions.max);
		EXPECT_EQ(api, hr_api_find(api->name));
	}
	EXPECT_EQ(91, nr);
	EXPECT_EQ(HR_API_NR, nr);
	EXPECT_EQ(309, versions);
	EXPECT_EQ(NULL, hr_api_get(4));
	EXPECT_EQ(0, hr_api_get(HR_API_PRODUCE)->adv_min);
	EXPECT_EQ(3, hr_api_get(HR_API_PRODUCE)->min);
	EXPECT_EQ(5, hr_api_get(HR_API_INIT_PRODUCER_ID)->max);
	EXPECT_EQ(6, hr_api_get(HR_API_INIT_PRODUCER_ID)->max_unstable);
}

TEST (records_are_found_by_type_and_by_name) {
	EXPECT_STREQ(
		"TopicRecord",
		hr_record_get(HR_FAMILY_METADATA, HR_PART_VALUE, HR_METADATA_RECORD_TOPIC)->name);
	EXPECT_STREQ(
		"OffsetCommitKey",
		hr_record_get(HR_FAMILY_GROUP, HR_PART_KEY, HR_GROUP_RECORD_OFFSET_COMMIT)->name);
	EXPECT_EQ(NULL, hr_record_get(HR_FAMILY_METADATA, HR_PART_VALUE, 6));
	EXPECT_STREQ("VotersRecord", hr_record_find("VotersRecord")->name);
	EXPECT_EQ(NULL, hr_record_find("Nothing"));
}

TEST (all_138_error_codes_have_a_name_and_a_text) {
	int nr = 0;

	for (int code = HR_ERR_MIN - 1; code <= HR_ERR_MAX + 1; code++)
		nr += strcmp(hr_wire_err_name(code), "UNKNOWN") && *hr_wire_err_text(code);
	EXPECT_EQ(138, nr);
	EXPECT_STREQ("NOT_LEADER_OR_FOLLOWER", hr_wire_err_name(6));
	EXPECT_TRUE(hr_wire_err_is_retriable(6) && hr_wire_err_wants_refresh(6));
	EXPECT_FALSE(hr_wire_err_is_retriable(HR_ERR_OFFSET_OUT_OF_RANGE));
	EXPECT_STREQ("UNKNOWN", hr_wire_err_name(999));
}

TEST_HARNESS_MAIN
