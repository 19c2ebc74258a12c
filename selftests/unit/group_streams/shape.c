// SPDX-License-Identifier: GPL-2.0
/* shape: tasks and topics that a topology asks for. */
#include "streams_kit.h"
#include "kselftest_harness.h"

FIXTURE(topics)
{
	struct kit k;
	struct kit_call *kc;
	hr_streams_topology_t v;
	struct hr_streams_shape *s;
	enum hr_wire_err code;
	const char *why;
};

FIXTURE_SETUP(topics)
{
	kit_init(&self->k, 1, "");
	kit_start(&self->k);
	self->kc = kit_call_new(1, &hr_streams_group_heartbeat_request_desc,
				&hr_streams_group_heartbeat_response_desc);
	kit_image_topic(self->k.image, 1, "two", 0, 2);
	kit_image_topic(self->k.image, 2, "three", 0, 3);
	self->s = NULL;
}

FIXTURE_TEARDOWN(topics)
{
	hr_streams_shape_free(self->s);
	kit_call_free(self->kc);
	kit_fini(&self->k);
}

static int make(struct _test_data_topics *self, const struct kit_sub *subs, int32_t nr)
{
	hr_streams_asked_t *asked = kit_topology(self->kc, subs, nr);
	int err = hr_streams_topology_make(asked, &self->kc->arena, &self->v);

	hr_streams_shape_free(self->s);
	self->s = NULL;
	return err ? err : hr_streams_shape_make(self->k.m, &self->v, &self->s, &self->code,
						 &self->why);
}

TEST_F(topics, that_are_read_give_as_many_tasks_as_the_largest_has_partitions)
{
	static const struct kit_sub subs[] = { { "a", "two" }, { "b", "three" } };

	ASSERT_EQ(0, make(self, subs, 2));
	ASSERT_EQ(HR_ERR_NONE, self->code);
	EXPECT_TRUE(self->s->ready);
	EXPECT_EQ(2, hr_streams_shape_sub(self->s, HR_STR_LIT("a"))->task_nr);
	EXPECT_EQ(3, hr_streams_shape_sub(self->s, HR_STR_LIT("b"))->task_nr);
	EXPECT_EQ(NULL, hr_streams_shape_sub(self->s, HR_STR_LIT("c")));
}

TEST_F(topics, that_are_written_in_between_follow_along_a_chain)
{
	static const struct kit_sub subs[] = { { "0", "three", "r" },
					       { "1", NULL, "s", "r" },
					       { "2", NULL, NULL, "s", "c" } };

	ASSERT_EQ(0, make(self, subs, 3));
	ASSERT_EQ(HR_ERR_NONE, self->code);
	EXPECT_FALSE(self->s->ready);
	EXPECT_TRUE(self->s->counted);
	EXPECT_EQ(3, self->s->status);
	EXPECT_EQ(3, self->s->missing_nr);
	EXPECT_EQ(3, hr_streams_shape_partitions(self->s, HR_STR_LIT("r")));
	EXPECT_EQ(3, hr_streams_shape_partitions(self->s, HR_STR_LIT("s")));
	EXPECT_EQ(3, hr_streams_shape_partitions(self->s, HR_STR_LIT("c")));
	kit_image_topic(self->k.image, 3, "r", 0, 3);
	kit_image_topic(self->k.image, 4, "s", 0, 3);
	kit_image_topic(self->k.image, 5, "c", 0, 3);
	ASSERT_EQ(0, make(self, subs, 3));
	EXPECT_TRUE(self->s->ready);
	EXPECT_EQ(0, self->s->missing_nr);
}

TEST_F(topics, that_are_not_there_are_named)
{
	static const struct kit_sub subs[] = { { "0", "x5" }, { "1", "x2" }, { "2", "x1" },
					       { "3", "x3" }, { "4", "two" } };

	ASSERT_EQ(0, make(self, subs, 5));
	EXPECT_FALSE(self->s->counted);
	EXPECT_EQ(1, self->s->status);
	EXPECT_TRUE(hr_str_eqc(self->s->detail, "Source topics x1, x2, x3 and 1 additional topics "
						"are missing."));
}

TEST_F(topics, of_the_group_with_another_number_of_partitions_are_left_to_people)
{
	static const struct kit_sub subs[] = { { "0", "three", NULL, NULL, "two" } };

	ASSERT_EQ(0, make(self, subs, 1));
	EXPECT_FALSE(self->s->counted);
	EXPECT_EQ(2, self->s->status);
	EXPECT_EQ(0, self->s->missing_nr);
}

TEST_F(topics, in_a_circle_make_no_sense)
{
	static const struct kit_sub circle[] = { { "0", NULL, "s", "r" }, { "1", NULL, "r", "s" } };
	static const struct kit_sub unwritten[] = { { "0", "two", NULL, "r" } };
	static const struct kit_sub nothing[] = { { "0", NULL, NULL, NULL, "c" } };
	static const struct kit_sub twins[] = { { "0", "two" }, { "0", "three" } };

	ASSERT_EQ(0, make(self, circle, 2));
	EXPECT_EQ(HR_ERR_STREAMS_INVALID_TOPOLOGY, self->code);
	ASSERT_EQ(0, make(self, unwritten, 1));
	EXPECT_EQ(HR_ERR_STREAMS_INVALID_TOPOLOGY, self->code);
	ASSERT_EQ(0, make(self, nothing, 1));
	EXPECT_EQ(HR_ERR_STREAMS_INVALID_TOPOLOGY, self->code);
	EXPECT_EQ(-EBADMSG, make(self, twins, 2));
}

TEST_F(topics, give_the_same_topology_whatever_the_order_of_its_parts)
{
	static const struct kit_sub subs[] = { { "a", "two" }, { "b", "three" } };
	static const struct kit_sub other[] = { { "b", "three" }, { "a", "two" } };
	static const struct kit_sub third[] = { { "b", "two" }, { "a", "two" } };
	hr_streams_topology_t first;
	bool eq;

	ASSERT_EQ(0, make(self, subs, 2));
	first = self->v;
	ASSERT_EQ(0, make(self, other, 2));
	ASSERT_EQ(0, hr_streams_topology_eq(&first, &self->v, &eq));
	EXPECT_TRUE(eq);
	ASSERT_EQ(0, make(self, third, 2));
	ASSERT_EQ(0, hr_streams_topology_eq(&first, &self->v, &eq));
	EXPECT_FALSE(eq);
}

TEST_HARNESS_MAIN
