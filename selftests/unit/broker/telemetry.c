// SPDX-License-Identifier: GPL-2.0
/* Which clients a subscription is for, and what is added to what they push. */
#include <broker/telemetry.h>
#include <stdlib.h>
#include "kselftest_harness.h"

static const struct hr_str client[HR_CLIENT_ATTRIBUTE_NR] = {
	[HR_CLIENT_INSTANCE_ID] = HR_STR_LIT("AAAAAAAAAAAAAAAAAAAABw"),
	[HR_CLIENT_ID] = HR_STR_LIT("orders-7"),
	[HR_CLIENT_SOFTWARE_NAME] = HR_STR_LIT("apache-kafka-java"),
	[HR_CLIENT_SOFTWARE_VERSION] = HR_STR_LIT("4.4.0"),
	[HR_CLIENT_SOURCE_ADDRESS] = HR_STR_LIT("10.0.0.9"),
	[HR_CLIENT_SOURCE_PORT] = HR_STR_LIT("50123"),
};

static int fits(const char *text)
{
	struct hr_client_match m;
	int err = hr_client_match_parse(text, &m);
	bool fit;

	if (err)
		return err;
	fit = hr_client_matches(&m, client);
	hr_client_match_fini(&m);
	return fit;
}

TEST(a_match_is_for_the_whole_value_and_for_all_attributes)
{
	ASSERT_EQ(1, fits(NULL));
	ASSERT_EQ(1, fits(""));
	ASSERT_EQ(1, fits("client_id=orders-.*"));
	ASSERT_EQ(0, fits("client_id=orders"));
	ASSERT_EQ(0, fits("client_id=rders-7"));
	ASSERT_EQ(1, fits(" client_id = orders-7 , client_source_port=[0-9]+"));
	ASSERT_EQ(0, fits("client_id=orders-7,client_source_port=1"));
	ASSERT_EQ(0, fits("client_id=orders-7,client_id=other"));
	ASSERT_EQ(1, fits("client_id=a|orders-7"));
}

TEST(a_match_of_another_form_is_refused)
{
	static const char *const wrong[] = { "client_id",    "client_id=",  "=a",
					     "colour=red",   "client_id=a=b", "client_id=((",
					     "client_id=\\", "client_id=\xff" };
	char *text = malloc(5000);

	for (size_t i = 0; i < HR_ARRAY_LEN(wrong); i++)
		ASSERT_EQ(-EINVAL, fits(wrong[i]));
	memset(text, 'a', 4999);
	text[4999] = 0;
	memcpy(text, "client_id=", 10);
	ASSERT_EQ(-EINVAL, fits(text));
	free(text);
}

TEST(a_pattern_that_takes_for_ever_does_not_fit)
{
	static char value[200];
	struct hr_str slow[HR_CLIENT_ATTRIBUTE_NR] = { { NULL, 0 } };
	struct hr_client_match m;

	memset(value, 'a', sizeof(value));
	slow[HR_CLIENT_ID] = (struct hr_str){ value, sizeof(value) };
	ASSERT_EQ(0, hr_client_match_parse("client_id=(a+)+b", &m));
	ASSERT_FALSE(hr_client_matches(&m, slow));
	hr_client_match_fini(&m);
}

/* Two ResourceMetrics: one with a Resource of 3 bytes, one empty. */
static const uint8_t message[] = { 0x0a, 5, 0x0a, 3, 'a', 'b', 'c', 0x0a, 0 };

TEST(every_resource_gets_the_attributes)
{
	struct hr_buf out = HR_BUF_INIT;
	int seen = 0;

	ASSERT_EQ(0, hr_otlp_label((struct hr_slice){ message, sizeof(message) }, client, &out));
	for (size_t i = 0; i + 8 <= out.len; i++)
		seen += !memcmp(out.p + i, "orders-7", 8);
	ASSERT_EQ(2, seen);
	ASSERT_EQ(0x0a, out.p[0]);
	hr_buf_fini(&out);
	ASSERT_EQ(0, hr_otlp_label(HR_SLICE_NULL, client, &out));
	ASSERT_EQ(0, out.len);
	hr_buf_fini(&out);
}

TEST(a_cut_or_changed_message_is_refused_or_harmless)
{
	/* Behind the head of a part it can be cut between parts only. */
	for (size_t len = 0; len <= sizeof(message); len++) {
		struct hr_buf out = HR_BUF_INIT;
		uint8_t *exact = malloc(len + !len);
		int err;

		memcpy(exact, message, len);
		err = hr_otlp_label((struct hr_slice){ exact, (int32_t)len }, client, &out);
		ASSERT_EQ(len == 0 || len == 7 || len == 9 ? 0 : -EBADMSG, err);
		free(exact);
		hr_buf_fini(&out);
	}
	for (int bit = 0; bit < 8 * (int)sizeof(message); bit++) {
		uint8_t *changed = malloc(sizeof(message));
		struct hr_buf out = HR_BUF_INIT;
		int err;

		memcpy(changed, message, sizeof(message));
		changed[bit / 8] ^= (uint8_t)(1 << bit % 8);
		err = hr_otlp_label((struct hr_slice){ changed, sizeof(message) }, client, &out);
		ASSERT_TRUE(err == 0 || err == -EBADMSG);
		free(changed);
		hr_buf_fini(&out);
	}
}

TEST_HARNESS_MAIN
