// SPDX-License-Identifier: GPL-2.0
/* regex: what RE2 has is taken, what it does not have is refused, none of it hangs. */
#include <time.h>
#include "consumer_kit.h"
#include "kselftest_harness.h"

static int check(const char *text)
{
	struct hr_buf why = HR_BUF_INIT;
	int err = hr_regex_check(hr_str(text), &why);

	hr_buf_fini(&why);
	return err;
}

TEST(what_re2_has_is_taken)
{
	static const char *const good[] = {
		"foo", ".*", "foo.*|bar", "(?i)foo", "(?:a|b)+", "(?P<n>x)y", "[a-z0-9_.-]+",
		"[[:alpha:]]*", "[^a]", "[]a]", "a{2,5}?", "a{3}", "a{,3}", "\\d+\\.log", "\\pL",
		"\\Qa.b\\E", "\\Aa\\z", "(?s:.)", "x*?", "\\x41", "\\012", "a{", "",
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(good); i++) {
		EXPECT_EQ(check(good[i]), 0) {
			TH_LOG("refused: %s", good[i]);
		}
	}
}

TEST(what_re2_does_not_have_is_refused)
{
	static const char *const bad[] = {
		"(foo", "foo)", "[a", "*a", "a**", "a++", "a*+", "a{2}{3}", "a{1001}", "a{5,2}",
		"(a)\\1", "\\8", "(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(?>a)", "(?#x)", "(?R)",
		"(?1)", "(?|a|b)", "(?(1)a|b)", "\\Ka", "\\h", "\\R", "\\X", "\\Ga", "\\Z",
		"\\k<n>",
		"(*ACCEPT)a", "(*UTF)a", "\\", "\\g1", "[\\Ea]", "(?C1)a", "(?&n)",
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(bad); i++) {
		EXPECT_EQ(check(bad[i]), -EBADMSG) {
			TH_LOG("taken: %s", bad[i]);
		}
	}
}

TEST(an_expression_that_backtracks_without_end_is_answered_soon)
{
	static const char *const no_topics[] = { NULL };
	struct kit_member m = { .group = "g", .id = "m" };
	struct kit_says s = { .regex = "(a+)+b|(a|aa)+c|a*d", .topics = no_topics,
			      .rebalance_timeout_ms = 30000, .owned = true, .version = 1 };
	char name[249];
	struct hr_changes changes;
	struct kit k;
	clock_t start;

	memset(name, 'a', sizeof(name) - 1);
	name[248] = '\0';
	kit_consumer_init(&k, &changes, 1, "group.consumer.assignment.interval.ms=0\n");
	kit_image_topic(k.image, 1, name, 0, 1);
	name[247] = 'd';
	kit_image_topic(k.image, 2, name, 0, 1);
	kit_publish(&k);
	start = clock();
	ASSERT_EQ(kit_beat_raw(&k, &m, 0, &s, false), 0);
	ASSERT_EQ(kit_beat(&k, &m), 0);
	EXPECT_EQ(m.error, 0);
	EXPECT_EQ(kit_group(&k, "g")->topics.nr, 1);
	EXPECT_EQ(m.assigned.nr, 1);
	EXPECT_LT(clock() - start, 2 * CLOCKS_PER_SEC);
	kit_consumer_fini(&k);
}

TEST_HARNESS_MAIN
