// SPDX-License-Identifier: GPL-2.0
/* migrate: classic groups become consumer groups and turn back. */
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/join_group.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/sync_group.h>
#include "consumer_kit.h"
#include "kselftest_harness.h"

static const char *const foo[] = { "foo", NULL };

/* Subscription v1 to "foo", owning nothing. */
static const uint8_t wants_foo[] = { 0, 1, 0, 0, 0, 1, 0, 3, 'f', 'o', 'o',
				     0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0 };
/* Assignment v1: foo 0 to 5. */
static const uint8_t all_of_foo[] = { 0, 1, 0, 0, 0, 1, 0, 3, 'f', 'o', 'o', 0, 0, 0, 6,
				      0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3,
				      0, 0, 0, 4, 0, 0, 0, 5, 0xff, 0xff, 0xff, 0xff };

FIXTURE(group) {
	struct kit k;
	struct hr_changes changes;
	struct kit_member modern;
	char classic[64];
	int32_t generation;
	char types[512];
};

FIXTURE_SETUP(group)
{
	kit_consumer_init(&self->k, &self->changes, 1,
			  "group.consumer.assignment.interval.ms=0\n"
			  "group.initial.rebalance.delay.ms=0\n");
	kit_image_topic(self->k.image, 1, "foo", 0, 6);
	kit_publish(&self->k);
	memset(&self->modern, 0, sizeof(self->modern));
	self->modern.group = "g";
	snprintf(self->modern.id, sizeof(self->modern.id), "modern");
	self->classic[0] = '\0';
}

FIXTURE_TEARDOWN(group)
{
	kit_consumer_fini(&self->k);
}

static struct kit_call *join(struct kit *k, const char *id, const uint8_t *md, int32_t len)
{
	struct kit_call *kc = kit_call_new(5, &hr_join_group_request_desc,
					   &hr_join_group_response_desc);
	struct hr_join_group_request *r = (void *)kc->c.request;

	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(id);
	r->session_timeout_ms = 10000;
	r->rebalance_timeout_ms = 20000;
	r->protocol_type = HR_STR_LIT("consumer");
	r->protocols.nr = 1;
	r->protocols.v = hr_arena_array(&kc->arena, 1, sizeof(r->protocols.v[0]));
	r->protocols.v[0].name = HR_STR_LIT("range");
	r->protocols.v[0].metadata = (struct hr_slice){ md, len };
	hr_groups_join(k->m, &kc->c);
	return kc;
}

static int16_t join_known(struct kit *k, char id[64], int32_t *ret_generation)
{
	struct kit_call *kc = join(k, id, wants_foo, sizeof(wants_foo));
	struct hr_join_group_response *resp = kc->c.response;
	int16_t err;

	if (!kc->done)
		kit_pass(k, 10);
	if (!kc->done)
		kit_fail("a join without an answer");
	err = resp->error_code;
	snprintf(id, 64, "%.*s", resp->member_id.len, resp->member_id.p);
	*ret_generation = resp->generation_id;
	kit_call_free(kc);
	return err == HR_ERR_MEMBER_ID_REQUIRED ? join_known(k, id, ret_generation) : err;
}

static int16_t sync_group(struct kit *k, const char *id, int32_t generation, const uint8_t *as,
		    int32_t len, int32_t *ret_len)
{
	struct kit_call *kc = kit_call_new(3, &hr_sync_group_request_desc,
					   &hr_sync_group_response_desc);
	struct hr_sync_group_request *r = (void *)kc->c.request;
	struct hr_sync_group_response *resp = kc->c.response;
	int16_t err;

	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(id);
	r->generation_id = generation;
	r->assignments.nr = as ? 1 : 0;
	r->assignments.v = hr_arena_array(&kc->arena, 1, sizeof(r->assignments.v[0]));
	r->assignments.v[0].member_id = hr_str(id);
	r->assignments.v[0].assignment = (struct hr_slice){ as, len };
	hr_groups_sync(k->m, &kc->c);
	if (!kc->done)
		kit_fail("a sync without an answer");
	err = resp->error_code;
	*ret_len = resp->assignment.len;
	kit_call_free(kc);
	return err;
}

static int16_t beat_classic(struct kit *k, const char *id, int32_t generation)
{
	struct kit_call *kc = kit_call_new(3, &hr_heartbeat_request_desc,
					   &hr_heartbeat_response_desc);
	struct hr_heartbeat_request *r = (void *)kc->c.request;
	int16_t err;

	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(id);
	r->generation_id = generation;
	hr_groups_heartbeat(k->m, &kc->c);
	err = ((struct hr_heartbeat_response *)kc->c.response)->error_code;
	kit_call_free(kc);
	return err;
}

/* A stable classic group of one member that has all of foo. */
static void stable(struct __test_metadata *_metadata, FIXTURE_DATA(group) *self)
{
	int32_t len;

	ASSERT_EQ(join_known(&self->k, self->classic, &self->generation), 0);
	ASSERT_EQ(sync_group(&self->k, self->classic, self->generation, all_of_foo,
			     sizeof(all_of_foo), &len), 0);
}

TEST_F(group, a_modern_member_turns_a_classic_group_in_place)
{
	size_t log_nr;
	int32_t len;

	stable(_metadata, self);
	log_nr = self->k.log_nr;
	ASSERT_EQ(kit_join(&self->k, &self->modern, foo), 0);
	ASSERT_STREQ(kit_types(&self->k, log_nr, self->types), "-2 5 3 7 6 8 5 3 7 7 6 8");
	ASSERT_EQ(self->modern.epoch, self->generation + 1);
	ASSERT_EQ(self->modern.assigned.nr, 0);
	/* The classic member is told, joins again with three and the rest moves. */
	ASSERT_EQ(beat_classic(&self->k, self->classic, self->generation),
		  HR_ERR_REBALANCE_IN_PROGRESS);
	ASSERT_EQ(join_known(&self->k, self->classic, &self->generation), 0);
	ASSERT_EQ(self->generation, self->modern.epoch);
	ASSERT_EQ(sync_group(&self->k, self->classic, self->generation, NULL, 0, &len), 0);
	ASSERT_EQ(len, 2 + 4 + 5 + 4 + 3 * 4 + 4);
	ASSERT_EQ(beat_classic(&self->k, self->classic, self->generation), 0);
	ASSERT_EQ(kit_beat(&self->k, &self->modern), 0);
	ASSERT_EQ(self->modern.assigned.nr, 3);
	kit_obey(&self->modern);
	kit_reload(&self->k);
	ASSERT_EQ(beat_classic(&self->k, self->classic, self->generation), 0);
	ASSERT_EQ(kit_beat(&self->k, &self->modern), 0);
}

TEST_F(group, members_that_wait_are_told_to_join_again)
{
	struct kit_call *kc;
	char other[64] = "";

	stable(_metadata, self);
	kc = join(&self->k, "", wants_foo, sizeof(wants_foo));
	snprintf(other, sizeof(other), "%.*s",
		 ((struct hr_join_group_response *)kc->c.response)->member_id.len,
		 ((struct hr_join_group_response *)kc->c.response)->member_id.p);
	kit_call_free(kc);
	kc = join(&self->k, other, wants_foo, sizeof(wants_foo));
	ASSERT_FALSE(kc->done);
	ASSERT_EQ(kit_join(&self->k, &self->modern, foo), 0);
	ASSERT_TRUE(kc->done);
	ASSERT_TRUE(kc->c.call.err == HR_ERR_REBALANCE_IN_PROGRESS ||
		    ((struct hr_join_group_response *)kc->c.response)->error_code ==
			    HR_ERR_REBALANCE_IN_PROGRESS);
	ASSERT_EQ(kit_group(&self->k, "g")->classic_nr, 2);
	kit_call_free(kc);
}

TEST_F(group, the_last_modern_member_to_leave_turns_it_back)
{
	stable(_metadata, self);
	ASSERT_EQ(kit_join(&self->k, &self->modern, foo), 0);
	ASSERT_EQ(kit_leave(&self->k, &self->modern, -1), 0);
	ASSERT_EQ(kit_group(&self->k, "g"), NULL);
	/* A rebalance is on. */
	ASSERT_EQ(beat_classic(&self->k, self->classic, self->generation + 1),
		  HR_ERR_REBALANCE_IN_PROGRESS);
	ASSERT_EQ(join_known(&self->k, self->classic, &self->generation), 0);
	ASSERT_EQ(hr_group_find(self->k.m, hr_str("g"))->classic->member_nr, 1);
}

TEST_F(group, a_classic_member_that_never_joins_again_is_fenced)
{
	stable(_metadata, self);
	ASSERT_EQ(kit_join(&self->k, &self->modern, foo), 0);
	for (int i = 0; i < 5; i++) {
		beat_classic(&self->k, self->classic, self->generation);
		kit_beat(&self->k, &self->modern);
		kit_pass(&self->k, 5000);
	}
	ASSERT_EQ(beat_classic(&self->k, self->classic, self->generation),
		  HR_ERR_UNKNOWN_MEMBER_ID);
	kit_beat(&self->k, &self->modern);
	ASSERT_EQ(self->modern.assigned.nr, 6);
}

TEST_F(group, a_classic_member_joins_a_consumer_group_and_leaves_it)
{
	struct kit_call *kc;
	struct hr_leave_group_request *r;
	int32_t len;

	ASSERT_EQ(kit_join(&self->k, &self->modern, foo), 0);
	kit_obey(&self->modern);
	ASSERT_EQ(join_known(&self->k, self->classic, &self->generation), 0);
	ASSERT_EQ(self->generation, 3);
	ASSERT_EQ(sync_group(&self->k, self->classic, self->generation, NULL, 0, &len), 0);
	ASSERT_EQ(len, 2 + 4 + 4);
	kc = kit_call_new(3, &hr_leave_group_request_desc, &hr_leave_group_response_desc);
	r = (void *)kc->c.request;
	r->group_id = HR_STR_LIT("g");
	r->members.nr = 1;
	r->members.v = hr_arena_array(&kc->arena, 1, sizeof(r->members.v[0]));
	r->members.v[0].member_id = hr_str(self->classic);
	r->members.v[0].group_instance_id = HR_STR_NULL;
	hr_groups_leave(self->k.m, &kc->c);
	ASSERT_EQ(((struct hr_leave_group_response *)kc->c.response)->members.v[0].error_code, 0);
	kit_call_free(kc);
	ASSERT_EQ(kit_group(&self->k, "g")->member_nr, 1);
}

TEST_F(group, an_empty_classic_group_is_simply_replaced)
{
	struct kit_call *kc;
	struct hr_leave_group_request *r;
	size_t log_nr;

	stable(_metadata, self);
	kc = kit_call_new(1, &hr_leave_group_request_desc, &hr_leave_group_response_desc);
	r = (void *)kc->c.request;
	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(self->classic);
	hr_groups_leave(self->k.m, &kc->c);
	kit_call_free(kc);
	log_nr = self->k.log_nr;
	ASSERT_EQ(kit_join(&self->k, &self->modern, foo), 0);
	ASSERT_STREQ(kit_types(&self->k, log_nr, self->types), "-2 5 3 7 6 8");
	ASSERT_EQ(self->modern.epoch, 2);
}

TEST(a_policy_that_forbids_it_keeps_groups_as_they_are)
{
	struct kit_member modern = { .group = "g", .id = "modern" };
	struct hr_changes changes;
	int32_t generation, len;
	char id[64] = "";
	struct kit k;

	kit_consumer_init(&k, &changes, 1, "group.initial.rebalance.delay.ms=0\n"
					   "group.consumer.migration.policy=disabled\n");
	kit_image_topic(k.image, 1, "foo", 0, 6);
	kit_publish(&k);
	ASSERT_EQ(join_known(&k, id, &generation), 0);
	ASSERT_EQ(sync_group(&k, id, generation, all_of_foo, sizeof(all_of_foo), &len), 0);
	ASSERT_EQ(kit_join(&k, &modern, foo), HR_ERR_GROUP_ID_NOT_FOUND);
	ASSERT_EQ(beat_classic(&k, id, generation), 0);
	kit_consumer_fini(&k);
}

TEST_HARNESS_MAIN
