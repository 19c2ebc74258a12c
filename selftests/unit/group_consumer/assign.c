// SPDX-License-Identifier: GPL-2.0
/* assign: the assignors on groups small enough to see. */
#include <group/assign.h>
#include "kselftest_harness.h"

static const int32_t both[] = { 0, 1 }, second[] = { 1 };

FIXTURE(group) {
	struct hr_arena arena;
	struct hr_assign_topic topics[2];
	struct hr_assign_member members[3];
	struct hr_assign as;
};

FIXTURE_SETUP(group)
{
	hr_arena_init(&self->arena, 0);
	memset(self->topics, 0, sizeof(self->topics));
	self->topics[0].id.b[0] = 1;
	self->topics[0].partition_nr = 3;
	self->topics[1].id.b[0] = 2;
	self->topics[1].partition_nr = 4;
	for (int i = 0; i < 3; i++)
		self->members[i] = (struct hr_assign_member){
			.id = { &"abc"[i], 1 }, .instance = HR_STR_NULL, .topics = both,
			.topic_nr = 2 };
	self->as = (struct hr_assign){ .arena = &self->arena, .topics = self->topics,
				       .topic_nr = 2, .members = self->members, .member_nr = 3,
				       .homogeneous = true };
	ASSERT_EQ(hr_assign_begin(&self->as), 0);
}

FIXTURE_TEARDOWN(group)
{
	hr_arena_fini(&self->arena);
}

static int32_t load(const struct hr_assign *as, int32_t member)
{
	int32_t nr = 0;

	for (int32_t i = 0; i < as->first[as->topic_nr]; i++)
		nr += as->owner[i] == member;
	return nr;
}

TEST_F(group, range_cuts_each_topic_in_runs_the_first_ones_longer)
{
	static const int32_t want[] = { 0, 1, 2, 0, 0, 1, 2 };

	ASSERT_EQ(hr_assign_range(&self->as), 0);
	ASSERT_EQ(memcmp(self->as.owner, want, sizeof(want)), 0);
}

TEST_F(group, range_puts_static_members_first_by_instance)
{
	static const int32_t want[] = { 2, 1, 0, 2, 2, 1, 0 };

	self->members[2].instance = HR_STR_LIT("i1");
	self->members[1].instance = HR_STR_LIT("i2");
	ASSERT_EQ(hr_assign_range(&self->as), 0);
	ASSERT_EQ(memcmp(self->as.owner, want, sizeof(want)), 0);
}

TEST_F(group, uniform_differs_by_one_and_moves_no_more_than_it_must)
{
	for (int32_t p = 0; p < 3; p++)
		hr_assign_had(&self->as, 0, 0, p);
	for (int32_t p = 0; p < 4; p++)
		hr_assign_had(&self->as, 1, 1, p);
	ASSERT_EQ(hr_assign_uniform(&self->as), 0);
	/* 7 = 3 + 2 + 2: one of the two who had more than 2 keeps 3. */
	ASSERT_EQ(load(&self->as, 0), 3);
	ASSERT_EQ(load(&self->as, 1), 2);
	ASSERT_EQ(load(&self->as, 2), 2);
	for (int32_t p = 0; p < 3; p++)
		ASSERT_EQ(self->as.owner[p], 0);
}

TEST_F(group, uniform_balances_as_far_as_subscriptions_allow)
{
	self->members[1].topics = self->members[2].topics = second;
	self->members[1].topic_nr = self->members[2].topic_nr = 1;
	self->as.homogeneous = false;
	/* Topic 1 is all with member 0, who alone wants topic 0. */
	for (int32_t p = 0; p < 4; p++)
		hr_assign_had(&self->as, 0, 1, p);
	ASSERT_EQ(hr_assign_uniform(&self->as), 0);
	ASSERT_EQ(load(&self->as, 0), 3);
	ASSERT_EQ(load(&self->as, 1), 2);
	ASSERT_EQ(load(&self->as, 2), 2);
}

TEST_F(group, nobody_gets_what_nobody_wants)
{
	for (int i = 0; i < 3; i++) {
		self->members[i].topics = second;
		self->members[i].topic_nr = 1;
	}
	hr_assign_had(&self->as, 0, 0, 1);
	ASSERT_EQ(hr_assign_uniform(&self->as), 0);
	for (int32_t p = 0; p < 3; p++)
		ASSERT_EQ(self->as.owner[p], HR_ASSIGN_NOBODY);
}

TEST_F(group, a_group_without_members_or_topics_is_answered)
{
	self->as.member_nr = 0;
	ASSERT_EQ(hr_assign_uniform(&self->as), 0);
	ASSERT_EQ(hr_assign_range(&self->as), 0);
	self->as.topic_nr = 0;
	self->as.member_nr = 3;
	for (int i = 0; i < 3; i++)
		self->members[i].topic_nr = 0;
	ASSERT_EQ(hr_assign_begin(&self->as), 0);
	ASSERT_EQ(hr_assign_uniform(&self->as), 0);
}

TEST_HARNESS_MAIN
