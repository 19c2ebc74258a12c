// SPDX-License-Identifier: GPL-2.0
/* heartbeat: members of a consumer group, sentence by sentence. */
#include <hr/protocol/gen/consumer_group_describe.h>
#include <hr/protocol/gen/offset_commit.h>
#include "consumer_kit.h"
#include "kselftest_harness.h"

static const char *const foo[] = { "foo", NULL };
static const char *const foo_bar[] = { "foo", "bar", NULL };
static const char *const none[] = { NULL };

FIXTURE(group) {
	struct kit k;
	struct hr_changes changes;
	struct kit_member a, b, c;
	char types[512];
};

static void member_init(struct kit_member *m, const char *id, const char *instance)
{
	memset(m, 0, sizeof(*m));
	m->group = "g";
	m->instance = instance;
	snprintf(m->id, sizeof(m->id), "%s", id);
}

static void begin(struct kit *k, struct hr_changes *changes, const char *settings)
{
	kit_consumer_init(k, changes, 1, settings);
	kit_image_topic(k->image, 1, "foo", 0, 6);
	kit_image_topic(k->image, 2, "bar", 0, 3);
	kit_publish(k);
}

FIXTURE_SETUP(group)
{
	begin(&self->k, &self->changes, "group.consumer.assignment.interval.ms=0\n");
	member_init(&self->a, "a", NULL);
	member_init(&self->b, "b", NULL);
	member_init(&self->c, "c", NULL);
}

FIXTURE_TEARDOWN(group)
{
	kit_consumer_fini(&self->k);
}

/* Heartbeats of all three until nothing changes. */
static void settle(struct kit *k, struct kit_member **v, int nr)
{
	for (int round = 0; round < 6; round++)
		for (int i = 0; i < nr; i++) {
			kit_beat(k, v[i]);
			kit_obey(v[i]);
		}
}

TEST_F(group, the_first_member_is_answered_with_epoch_2_and_everything)
{
	ASSERT_EQ(kit_join(&self->k, &self->a, foo), 0);
	ASSERT_EQ(self->a.epoch, 2);
	ASSERT_TRUE(self->a.has_assignment);
	ASSERT_EQ(self->a.assigned.nr, 6);
	ASSERT_EQ(self->a.interval_ms, 5000);
	ASSERT_STREQ(kit_types(&self->k, 0, self->types), "5 3 7 6 8");
	ASSERT_EQ(kit_group(&self->k, "g")->state, HR_MODERN_STABLE);
}

TEST_F(group, a_heartbeat_that_changes_nothing_writes_nothing_and_assigns_nothing)
{
	size_t log_nr;

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	log_nr = self->k.log_nr;
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->k.log_nr, log_nr);
	ASSERT_FALSE(self->a.has_assignment);
}

TEST_F(group, a_full_request_is_answered_in_full)
{
	struct kit_says s = { .topics = foo, .rebalance_timeout_ms = 30000, .owned = true,
			      .version = 1 };

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, self->a.epoch, &s, false), 0);
	ASSERT_TRUE(self->a.has_assignment);
	ASSERT_EQ(self->a.assigned.nr, 6);
}

TEST_F(group, partitions_go_over_only_after_they_were_given_up)
{
	struct kit_member *all[] = { &self->a, &self->b };

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	ASSERT_EQ(kit_join(&self->k, &self->b, foo), 0);
	ASSERT_EQ(self->b.epoch, 3);
	ASSERT_EQ(self->b.assigned.nr, 0);
	ASSERT_EQ(kit_group(&self->k, "g")->state, HR_MODERN_RECONCILING);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	/* Still at the old epoch, with three partitions to give up. */
	ASSERT_EQ(self->a.epoch, 2);
	ASSERT_EQ(self->a.assigned.nr, 3);
	ASSERT_EQ(kit_beat(&self->k, &self->b), 0);
	ASSERT_FALSE(self->b.has_assignment);
	kit_obey(&self->a);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->a.epoch, 3);
	ASSERT_EQ(kit_beat(&self->k, &self->b), 0);
	ASSERT_EQ(self->b.assigned.nr, 3);
	settle(&self->k, all, 2);
	ASSERT_EQ(kit_group(&self->k, "g")->state, HR_MODERN_STABLE);
}

TEST_F(group, a_member_that_leaves_is_gone_at_once)
{
	struct kit_member *rest[] = { &self->b };

	kit_join(&self->k, &self->a, foo);
	kit_join(&self->k, &self->b, foo);
	ASSERT_EQ(kit_leave(&self->k, &self->a, -1), 0);
	ASSERT_EQ(self->a.epoch, -1);
	settle(&self->k, rest, 1);
	ASSERT_EQ(self->b.owned.nr, 6);
	ASSERT_EQ(self->b.epoch, 4);
}

TEST_F(group, the_last_one_leaves_an_empty_group)
{
	size_t log_nr;

	kit_join(&self->k, &self->a, foo);
	log_nr = self->k.log_nr;
	ASSERT_EQ(kit_leave(&self->k, &self->a, -1), 0);
	ASSERT_STREQ(kit_types(&self->k, log_nr, self->types), "-8 -7 -5 3 6");
	ASSERT_EQ(kit_group(&self->k, "g")->state, HR_MODERN_EMPTY);
}

TEST_F(group, who_is_silent_for_the_session_is_fenced)
{
	kit_join(&self->k, &self->a, foo);
	kit_pass(&self->k, 44999);
	ASSERT_EQ(kit_group(&self->k, "g")->member_nr, 1);
	kit_pass(&self->k, 2);
	ASSERT_EQ(kit_group(&self->k, "g")->member_nr, 0);
	ASSERT_EQ(kit_beat(&self->k, &self->a), HR_ERR_UNKNOWN_MEMBER_ID);
}

TEST_F(group, who_does_not_give_up_in_time_is_fenced_although_it_beats)
{
	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	kit_join(&self->k, &self->b, foo);
	kit_beat(&self->k, &self->a);
	for (int i = 0; i < 5; i++) {
		kit_pass(&self->k, 5000);
		ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
		kit_beat(&self->k, &self->b);
	}
	kit_pass(&self->k, 5001);
	ASSERT_EQ(kit_beat(&self->k, &self->a), HR_ERR_UNKNOWN_MEMBER_ID);
}

TEST_F(group, epochs_out_of_line_are_fenced_and_a_lost_answer_is_not)
{
	struct kit_says s = KIT_SAYS_NOTHING;

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 7, &s, true), HR_ERR_FENCED_MEMBER_EPOCH);
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 1, &s, true), HR_ERR_FENCED_MEMBER_EPOCH);
	/* The epoch rises to 3; the answer is lost, so the member comes with 2 again. */
	kit_image_topic(self->k.image, 1, "foo", 6, 8);
	kit_publish(&self->k);
	s.owned = true;
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 2, &s, true), 0);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->a.epoch, 3);
	/* Without saying what it owns it is not let through. */
	self->a.epoch = 2;
	s.owned = false;
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 2, &s, true), HR_ERR_FENCED_MEMBER_EPOCH);
}

TEST_F(group, more_partitions_raise_the_epoch_at_the_next_heartbeat)
{
	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	kit_image_topic(self->k.image, 1, "foo", 6, 9);
	kit_publish(&self->k);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->a.epoch, 3);
	ASSERT_EQ(self->a.assigned.nr, 9);
}

TEST_F(group, a_topic_nobody_wants_changes_nothing)
{
	size_t log_nr;

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	log_nr = self->k.log_nr;
	kit_image_topic(self->k.image, 2, "bar", 3, 9);
	kit_publish(&self->k);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->k.log_nr, log_nr);
}

TEST_F(group, a_topic_that_comes_later_is_assigned_when_it_is_there)
{
	static const char *const later[] = { "later", NULL };

	ASSERT_EQ(kit_join(&self->k, &self->a, later), 0);
	ASSERT_EQ(self->a.assigned.nr, 0);
	kit_image_topic(self->k.image, 9, "later", 0, 4);
	kit_publish(&self->k);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->a.assigned.nr, 4);
}

TEST_F(group, another_subscription_moves_what_it_no_longer_wants)
{
	struct kit_says s = { .topics = foo, .rebalance_timeout_ms = -1, .owned = true,
			      .version = 1 };

	kit_join(&self->k, &self->a, foo_bar);
	kit_obey(&self->a);
	ASSERT_EQ(self->a.owned.nr, 9);
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, self->a.epoch, &s, false), 0);
	ASSERT_EQ(self->a.assigned.nr, 6);
	kit_obey(&self->a);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->a.epoch, 3);
}

TEST_F(group, a_member_without_topics_gets_nothing)
{
	ASSERT_EQ(kit_join(&self->k, &self->a, none), 0);
	ASSERT_EQ(self->a.assigned.nr, 0);
	ASSERT_EQ(kit_group(&self->k, "g")->state, HR_MODERN_STABLE);
}

TEST_F(group, a_static_member_comes_back_to_its_partitions)
{
	struct kit_member again;
	int32_t nr;

	member_init(&self->a, "a", "i1");
	kit_join(&self->k, &self->a, foo);
	kit_join(&self->k, &self->b, foo);
	kit_beat(&self->k, &self->a);
	kit_obey(&self->a);
	kit_beat(&self->k, &self->a);
	nr = self->a.owned.nr;
	ASSERT_EQ(nr, 3);
	member_init(&again, "a2", "i1");
	ASSERT_EQ(kit_join(&self->k, &again, foo), HR_ERR_UNRELEASED_INSTANCE_ID);
	ASSERT_EQ(kit_leave(&self->k, &self->a, -2), 0);
	ASSERT_EQ(self->a.epoch, -2);
	ASSERT_EQ(kit_join(&self->k, &again, foo), 0);
	ASSERT_EQ(again.epoch, 3);
	ASSERT_EQ(again.assigned.nr, nr);
	self->a.epoch = 3;
	ASSERT_EQ(kit_beat(&self->k, &self->a), HR_ERR_FENCED_INSTANCE_ID);
}

TEST_F(group, a_static_member_that_does_not_come_back_is_fenced)
{
	member_init(&self->a, "a", "i1");
	kit_join(&self->k, &self->a, foo);
	ASSERT_EQ(kit_leave(&self->k, &self->a, -2), 0);
	kit_pass(&self->k, 45001);
	ASSERT_EQ(kit_group(&self->k, "g")->member_nr, 0);
}

TEST_F(group, malformed_requests_are_refused)
{
	struct kit_says s = { .topics = foo, .rebalance_timeout_ms = -1, .owned = true,
			      .version = 1 };

	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false), HR_ERR_INVALID_REQUEST);
	ASSERT_STREQ(self->a.message, "RebalanceTimeoutMs must be provided in first request.");
	s.rebalance_timeout_ms = 1000;
	s.topics = NULL;
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false), HR_ERR_INVALID_REQUEST);
	s.topics = foo;
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, -3, &s, false), HR_ERR_INVALID_REQUEST);
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, -2, &s, false), HR_ERR_INVALID_REQUEST);
	self->a.id[0] = '\0';
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false), HR_ERR_INVALID_REQUEST);
	member_init(&self->a, "a", NULL);
	self->a.assignor = "sticky";
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false), HR_ERR_UNSUPPORTED_ASSIGNOR);
	self->a.assignor = NULL;
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 5, &s, false), HR_ERR_GROUP_ID_NOT_FOUND);
	ASSERT_EQ(self->k.log_nr, 0);
	ASSERT_EQ(hr_group_find(self->k.m, hr_str("g")), NULL);
}

TEST_F(group, version_0_gives_out_ids)
{
	struct kit_says s = { .topics = foo, .rebalance_timeout_ms = 1000, .owned = true };

	self->a.id[0] = '\0';
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false), 0);
	ASSERT_EQ(strlen(self->a.id), 22);
}

TEST_F(group, the_assignor_most_members_ask_for_is_used)
{
	self->a.assignor = "range";
	kit_join(&self->k, &self->a, foo);
	ASSERT_STREQ(hr_consumer_assignor_name(self->k.m, kit_group(&self->k, "g")), "range");
	self->b.assignor = "uniform";
	kit_join(&self->k, &self->b, foo);
	self->c.assignor = "uniform";
	kit_join(&self->k, &self->c, foo);
	ASSERT_STREQ(hr_consumer_assignor_name(self->k.m, kit_group(&self->k, "g")), "uniform");
}

TEST_F(group, what_the_records_say_is_what_a_loaded_group_does)
{
	struct kit_member *all[] = { &self->a, &self->b };
	size_t log_nr;

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	kit_join(&self->k, &self->b, foo_bar);
	kit_reload(&self->k);
	ASSERT_EQ(kit_beat(&self->k, &self->b), 0);
	settle(&self->k, all, 2);
	ASSERT_EQ(self->a.epoch, 3);
	ASSERT_EQ(self->a.owned.nr + self->b.owned.nr, 9);
	log_nr = self->k.log_nr;
	kit_reload(&self->k);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->k.log_nr, log_nr);
	kit_pass(&self->k, 45001);
	ASSERT_EQ(kit_group(&self->k, "g")->member_nr, 0);
}

TEST_F(group, targets_of_large_groups_are_computed_in_the_pool)
{
	kit_image_topic(self->k.image, 5, "large", 0, 20001);
	kit_publish(&self->k);
	self->k.jobs_wait = true;
	{
		static const char *const large[] = { "large", NULL };

		ASSERT_EQ(kit_join(&self->k, &self->a, large), 0);
		ASSERT_EQ(self->k.job_nr, 1);
		/* What it had before goes on; a member that comes makes the answer stale. */
		ASSERT_EQ(self->a.assigned.nr, 0);
		ASSERT_EQ(kit_join(&self->k, &self->b, foo), 0);
		ASSERT_EQ(self->k.job_nr, 1);
	}
	kit_jobs(&self->k, false);
	ASSERT_EQ(kit_group(&self->k, "g")->target_epoch, 3);
}

TEST_F(group, a_job_whose_group_is_gone_is_forgotten)
{
	static const char *const large[] = { "large", NULL };
	struct hr_group *g;

	kit_image_topic(self->k.image, 5, "large", 0, 20001);
	kit_publish(&self->k);
	self->k.jobs_wait = true;
	kit_join(&self->k, &self->a, large);
	kit_leave(&self->k, &self->a, -1);
	g = hr_group_find(self->k.m, hr_str("g"));
	g->locked = true;
	ASSERT_EQ(hr_consumer_kind.put_tombstones(g), 0);
	g->locked = false;
	hr_group_release(g);
	ASSERT_EQ(hr_group_find(self->k.m, hr_str("g")), NULL);
	kit_jobs(&self->k, false);
}

TEST_F(group, deleting_writes_tombstones_in_the_order_of_kafka)
{
	struct hr_group *g;
	size_t log_nr;

	kit_join(&self->k, &self->a, foo);
	kit_leave(&self->k, &self->a, -1);
	log_nr = self->k.log_nr;
	g = hr_group_find(self->k.m, hr_str("g"));
	g->locked = true;
	ASSERT_EQ(hr_consumer_kind.put_tombstones(g), 0);
	g->locked = false;
	hr_group_release(g);
	ASSERT_STREQ(kit_types(&self->k, log_nr, self->types), "-6 -4 -3");
	ASSERT_EQ(self->k.stats.groups[HR_GROUP_CONSUMER], 0);
	ASSERT_EQ(self->k.stats.modern[HR_GROUP_CONSUMER][HR_MODERN_EMPTY], 0);
}

TEST_F(group, commits_are_checked_by_epoch_and_by_partition)
{
	struct hr_group_call c = { .version = 9 };
	struct hr_group *g;
	bool by_partition;

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	kit_image_topic(self->k.image, 1, "foo", 6, 7);
	kit_publish(&self->k);
	kit_beat(&self->k, &self->a);
	g = hr_group_find(self->k.m, hr_str("g"));
	ASSERT_EQ(hr_consumer_kind.check_commit(g, &c, hr_str("a"), HR_STR_NULL, 3, &by_partition),
		  0);
	ASSERT_FALSE(by_partition);
	ASSERT_EQ(hr_consumer_kind.check_commit(g, &c, hr_str("a"), HR_STR_NULL, 4, &by_partition),
		  HR_ERR_STALE_MEMBER_EPOCH);
	ASSERT_EQ(hr_consumer_kind.check_commit(g, &c, hr_str("x"), HR_STR_NULL, 3, &by_partition),
		  HR_ERR_UNKNOWN_MEMBER_ID);
	ASSERT_EQ(hr_consumer_kind.check_commit(g, &c, hr_str("a"), HR_STR_NULL, 2, &by_partition),
		  0);
	ASSERT_TRUE(by_partition);
	ASSERT_TRUE(hr_consumer_kind.may_commit(g, hr_str("a"), 2, hr_str("foo"), 5));
	ASSERT_FALSE(hr_consumer_kind.may_commit(g, hr_str("a"), 2, hr_str("foo"), 6));
	c.version = 8;
	ASSERT_EQ(hr_consumer_kind.check_commit(g, &c, hr_str("a"), HR_STR_NULL, 3, &by_partition),
		  HR_ERR_UNSUPPORTED_VERSION);
	ASSERT_EQ(hr_consumer_kind.check_fetch(g, hr_str("a"), 3), 0);
	ASSERT_EQ(hr_consumer_kind.check_fetch(g, hr_str("a"), 2), HR_ERR_STALE_MEMBER_EPOCH);
	ASSERT_EQ(hr_consumer_kind.check_fetch(g, HR_STR_NULL, -1), 0);
}

TEST_F(group, describe_says_what_each_has_and_shall_have)
{
	struct hr_consumer_group_describe_response_described_group *d;
	struct kit_call *kc;

	kit_join(&self->k, &self->a, foo);
	kit_obey(&self->a);
	kit_join(&self->k, &self->b, foo);
	kc = kit_call_new(1, NULL, &hr_consumer_group_describe_response_described_group_desc);
	kc->c.group_id = HR_STR_LIT("g");
	hr_groups_consumer_describe(self->k.m, &kc->c);
	d = kc->c.response;
	ASSERT_TRUE(kc->done);
	ASSERT_EQ(d->error_code, 0);
	ASSERT_TRUE(hr_str_eqc(d->group_state, "Reconciling"));
	ASSERT_TRUE(hr_str_eqc(d->assignor_name, "uniform"));
	ASSERT_EQ(d->group_epoch, 3);
	ASSERT_EQ(d->members.nr, 2);
	ASSERT_EQ(d->members.v[0].member_type, 1);
	ASSERT_EQ(d->members.v[0].assignment.topic_partitions.v[0].partitions.nr, 6);
	ASSERT_EQ(d->members.v[0].target_assignment.topic_partitions.v[0].partitions.nr, 3);
	kit_call_free(kc);
	kc = kit_call_new(1, NULL, &hr_consumer_group_describe_response_described_group_desc);
	kc->c.group_id = HR_STR_LIT("nobody");
	hr_groups_consumer_describe(self->k.m, &kc->c);
	d = kc->c.response;
	ASSERT_EQ(d->error_code, HR_ERR_GROUP_ID_NOT_FOUND);
	kit_call_free(kc);
}

TEST_F(group, a_regular_expression_is_resolved_and_followed)
{
	struct kit_says s = { .regex = "(foo|ba.)", .topics = none, .rebalance_timeout_ms = 30000,
			      .owned = true, .version = 1 };

	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false), 0);
	ASSERT_EQ(self->a.assigned.nr, 0);
	kit_obey(&self->a);
	ASSERT_EQ(kit_beat(&self->k, &self->a), 0);
	ASSERT_EQ(self->a.assigned.nr, 9);
	kit_obey(&self->a);
	/* A topic that comes is found some time after the last look. */
	kit_image_topic(self->k.image, 3, "baz", 0, 2);
	kit_publish(&self->k);
	kit_beat(&self->k, &self->a);
	ASSERT_EQ(self->a.assigned.nr, 9);
	kit_pass(&self->k, 10001);
	kit_beat(&self->k, &self->a);
	kit_beat(&self->k, &self->a);
	ASSERT_EQ(self->a.assigned.nr, 11);
	s = KIT_SAYS_NOTHING;
	s.regex = "";
	s.owned = true;
	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, self->a.epoch, &s, false), 0);
	ASSERT_EQ(self->a.assigned.nr, 0);
	ASSERT_EQ(kit_group(&self->k, "g")->regexes.nr, 0);
	ASSERT_EQ(kit_group(&self->k, "g")->topics.nr, 0);
}

TEST_F(group, a_bad_regular_expression_is_refused_and_leaves_nothing)
{
	struct kit_says s = { .regex = "(foo", .rebalance_timeout_ms = 30000, .owned = true,
			      .version = 1 };

	ASSERT_EQ(kit_beat_raw(&self->k, &self->a, 0, &s, false),
		  HR_ERR_INVALID_REGULAR_EXPRESSION);
	ASSERT_EQ(hr_group_find(self->k.m, hr_str("g")), NULL);
}

TEST(a_full_group_takes_nobody_but_those_it_has)
{
	struct hr_changes changes;
	struct kit_member a, b;
	struct kit k;

	begin(&k, &changes, "group.consumer.max.size=1\ngroup.consumer.assignment.interval.ms=0\n");
	member_init(&a, "a", NULL);
	member_init(&b, "b", NULL);
	ASSERT_EQ(kit_join(&k, &a, foo), 0);
	ASSERT_EQ(kit_join(&k, &b, foo), HR_ERR_GROUP_MAX_SIZE_REACHED);
	ASSERT_EQ(kit_join(&k, &a, foo), 0);
	kit_consumer_fini(&k);
}

TEST(the_assignment_interval_holds_targets_back)
{
	struct hr_changes changes;
	struct kit_member a, b;
	struct kit k;

	begin(&k, &changes, "group.consumer.assignment.interval.ms=5000\n");
	member_init(&a, "a", NULL);
	member_init(&b, "b", NULL);
	kit_join(&k, &a, foo);
	kit_obey(&a);
	ASSERT_EQ(a.owned.nr, 6);
	kit_join(&k, &b, foo);
	ASSERT_EQ(kit_group(&k, "g")->state, HR_MODERN_ASSIGNING);
	kit_pass(&k, 5000);
	kit_beat(&k, &b);
	ASSERT_EQ(kit_group(&k, "g")->state, HR_MODERN_RECONCILING);
	kit_consumer_fini(&k);
}

TEST(a_record_that_is_too_large_is_an_error_and_no_crash)
{
	struct hr_changes changes;
	struct kit_member a;
	struct kit k;

	begin(&k, &changes, "");
	k.record_bytes_max = 20;
	member_init(&a, "a", NULL);
	ASSERT_EQ(kit_join(&k, &a, foo), HR_ERR_UNKNOWN_SERVER_ERROR);
	ASSERT_EQ(hr_group_find(k.m, hr_str("g")), NULL);
	kit_consumer_fini(&k);
}

TEST_HARNESS_MAIN
