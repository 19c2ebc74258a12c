// SPDX-License-Identifier: GPL-2.0
/* Points in time and durations of ISO 8601: what is taken, to the millisecond, and what is not. */
#include "../../../tools/headrace/group_time.c"
#include "kselftest_harness.h"

TEST(points_in_time_are_read_to_the_millisecond)
{
	static const struct {
		const char *text;
		int64_t ms;
	} cases[] = {
		{ "1970-01-01T00:00:00.000", 0 },
		{ "1970-01-01T00:00", 0 },
		{ "2000-02-29T12:34:56.789", 951827696789 },
		{ "2026-01-31T12:00:00", 1769860800000 },
		{ "2026-01-31T12:00:00Z", 1769860800000 },
		{ "2026-01-31T12:00:00.5", 1769860800500 },
		{ "2026-01-31T12:00:00.123456789", 1769860800123 },
		{ "2026-01-31T13:00:00+01:00", 1769860800000 },
		{ "2026-01-31T10:30:00-0130", 1769860800000 },
		{ "2026-01-31T13:00+01", 1769860800000 },
		{ "9999-12-31T23:59:59.999Z", 253402300799999 },
	};
	int64_t ms;

	for (size_t i = 0; i < HR_ARRAY_LEN(cases); i++) {
		ms = -1;
		ASSERT_EQ(hr_iso_datetime_parse(cases[i].text, &ms), 0)
			TH_LOG("%s", cases[i].text);
		EXPECT_EQ(ms, cases[i].ms) TH_LOG("%s", cases[i].text);
	}
}

TEST(what_is_no_point_in_time_is_refused)
{
	static const char *const cases[] = {
		"",			"2026",			 "2026-01-31",
		"2026-01-31 12:00:00",	"2026-13-01T00:00:00",	 "2026-00-01T00:00:00",
		"2026-02-29T00:00:00",	"1900-01-01T00:00:00",	 "2026-01-31T24:00:00",
		"2026-01-31T12:60:00",	"2026-01-31T12:00:60",	 "2026-01-31T12:00:00.",
		"2026-01-31T12:00:00.5x", "2026-01-31T12:00:00+1", "2026-01-31T12:00:00+24:00",
		"2026-01-31T12:00:00+01:60", "2026-01-31T12:00:00+01:", "2026-01-31T12:00:00ZZ",
		"-026-01-31T12:00:00",	"2026-1-31T12:00:00",	 "2026-01-31T",
	};
	int64_t ms = 7;

	for (size_t i = 0; i < HR_ARRAY_LEN(cases); i++) {
		ASSERT_EQ(hr_iso_datetime_parse(cases[i], &ms), -EINVAL)
			TH_LOG("%s", cases[i]);
	}
	EXPECT_EQ(ms, 7);
}

TEST(durations_are_sums_of_their_parts)
{
	static const struct {
		const char *text;
		int64_t ms;
	} cases[] = {
		{ "PT0S", 0 },
		{ "P1D", 86400000 },
		{ "PT1H", 3600000 },
		{ "PT90M", 5400000 },
		{ "P1DT2H3M4.5S", 93784500 },
		{ "P2DT0.001S", 172800001 },
		{ "PT1H1S", 3601000 },
	};
	int64_t ms;

	for (size_t i = 0; i < HR_ARRAY_LEN(cases); i++) {
		ms = -1;
		ASSERT_EQ(hr_iso_duration_parse(cases[i].text, &ms), 0)
			TH_LOG("%s", cases[i].text);
		EXPECT_EQ(ms, cases[i].ms) TH_LOG("%s", cases[i].text);
	}
}

TEST(what_is_no_duration_is_refused)
{
	static const char *const cases[] = {
		"",	 "P",	   "PT",    "P1DT",  "1D",     "P1",	   "P1H",
		"PT1D",	 "PT1S1M", "PT1M1M", "P1M",  "P1Y",    "PT1.5M",   "PT.5S",
		"PT1.S", "PT-1S",  "PTT1S", "PT1Sx", "P1DT1X", "5m",	   "PT9999999999999999999S",
		"P999999999999999999D",
	};
	int64_t ms = 7;

	for (size_t i = 0; i < HR_ARRAY_LEN(cases); i++) {
		ASSERT_EQ(hr_iso_duration_parse(cases[i], &ms), -EINVAL)
			TH_LOG("%s", cases[i]);
	}
	EXPECT_EQ(ms, 7);
}

TEST_HARNESS_MAIN
