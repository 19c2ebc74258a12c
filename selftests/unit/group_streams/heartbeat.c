// SPDX-License-Identifier: GPL-2.0
/* heartbeat: what records a streams group writes and when, timers, commits, odd records. */
#include "streams_kit.h"
#include "kselftest_harness.h"

#include <hr/protocol/gen/delete_groups.h>
#include <hr/protocol/gen/join_group.h>

static const struct kit_sub subs[] = { { "0", "in" } };

FIXTURE(group)
{
	struct kit k;
	struct kit_worker a, b;
};

FIXTURE_SETUP(group)
{
	memset(self, 0, sizeof(*self));
	kit_init(&self->k, 7, "group.streams.initial.rebalance.delay.ms=0\n"
			      "group.streams.assignment.interval.ms=0\n");
	kit_image_topic(self->k.image, 1, "in", 0, 4);
	kit_start(&self->k);
	self->a = (struct kit_worker){ .group = "g", .process = "p1", .id = "a" };
	self->b = (struct kit_worker){ .group = "g", .process = "p2", .id = "b" };
}

FIXTURE_TEARDOWN(group)
{
	kit_fini(&self->k);
}

static int16_t beat(struct _test_data_group *self, struct kit_worker *w, int32_t epoch, bool says)
{
	return kit_worker_beat(&self->k, w, epoch, says, subs, 1, false);
}

/* Types of records from @from on, a tombstone with a minus. */
static const char *types(struct _test_data_group *self, size_t from)
{
	static char text[256];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = from; i < self->k.log_nr && len < sizeof(text) - 8; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%d ",
					self->k.log[i].tombstone ? "-" : "", self->k.log[i].type);
	return text;
}

static struct hr_streams_group *state(struct _test_data_group *self)
{
	return kit_streams(&self->k, "g");
}

TEST_F(group, writes_records_in_the_order_of_kafka)
{
	size_t at;

	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	EXPECT_STREQ("19 23 17 21 20 22 ", types(self, 0));
	EXPECT_EQ(2, self->a.epoch);
	EXPECT_EQ(4, self->a.told.nr[HR_ROLE_ACTIVE]);
	at = self->k.log_nr;
	ASSERT_EQ(0, beat(self, &self->a, 2, false));
	EXPECT_STREQ("", types(self, at));
	ASSERT_EQ(0, beat(self, &self->b, 0, false));
	EXPECT_STREQ("19 17 21 21 20 22 ", types(self, at));
	at = self->k.log_nr;
	ASSERT_EQ(0, beat(self, &self->b, HR_EPOCH_LEAVE, false));
	EXPECT_STREQ("-22 -21 -19 17 ", types(self, at));
	at = self->k.log_nr;
	ASSERT_EQ(0, beat(self, &self->a, HR_EPOCH_LEAVE, false));
	EXPECT_STREQ("-22 -21 -19 17 20 ", types(self, at));
	EXPECT_EQ(HR_MODERN_EMPTY, state(self)->state);
	EXPECT_EQ(UINT64_C(2), self->k.stats.rebalances[HR_GROUP_STREAMS]);
}

TEST_F(group, is_buried_in_the_order_of_kafka)
{
	struct kit_call *kc;
	size_t at;

	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	ASSERT_EQ(0, beat(self, &self->a, HR_EPOCH_LEAVE, false));
	at = self->k.log_nr;
	kc = kit_call_new(2, NULL, &hr_delete_groups_response_deletable_group_result_desc);
	kc->c.group_id = HR_STR_LIT("g");
	hr_groups_delete(self->k.m, &kc->c);
	kit_call_free(kc);
	EXPECT_STREQ("-20 -17 -23 ", types(self, at));
	EXPECT_EQ(NULL, state(self));
	kit_reload(&self->k);
	EXPECT_EQ(NULL, state(self));
}

TEST_F(group, gives_a_task_when_the_other_has_given_it_up)
{
	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	kit_worker_obey(&self->a);
	ASSERT_EQ(0, beat(self, &self->b, 0, false));
	EXPECT_EQ(0, self->b.told.nr[HR_ROLE_ACTIVE]);
	ASSERT_EQ(0, beat(self, &self->a, self->a.epoch, true));
	EXPECT_EQ(2, self->a.epoch);
	EXPECT_EQ(2, self->a.told.nr[HR_ROLE_ACTIVE]);
	/* It has them still, then it says nothing of them. */
	ASSERT_EQ(0, beat(self, &self->a, self->a.epoch, true));
	ASSERT_EQ(0, beat(self, &self->a, self->a.epoch, false));
	ASSERT_EQ(0, beat(self, &self->b, self->b.epoch, false));
	EXPECT_EQ(0, self->b.told.nr[HR_ROLE_ACTIVE]);
	kit_worker_obey(&self->a);
	ASSERT_EQ(0, beat(self, &self->a, self->a.epoch, true));
	EXPECT_EQ(3, self->a.epoch);
	ASSERT_EQ(0, beat(self, &self->b, self->b.epoch, false));
	EXPECT_EQ(2, self->b.told.nr[HR_ROLE_ACTIVE]);
	EXPECT_EQ(HR_MODERN_STABLE, state(self)->state);
}

TEST_F(group, fences_who_is_silent_and_who_does_not_give_up)
{
	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	kit_worker_obey(&self->a);
	ASSERT_EQ(0, beat(self, &self->b, 0, false));
	ASSERT_EQ(0, beat(self, &self->a, self->a.epoch, true));
	/* The rebalance timeout is 20 s, the session's 45 s. */
	for (int i = 0; i < 5; i++) {
		kit_pass(&self->k, 5000);
		beat(self, &self->a, self->a.epoch, true);
		ASSERT_EQ(0, beat(self, &self->b, self->b.epoch, false));
	}
	EXPECT_EQ(HR_ERR_UNKNOWN_MEMBER_ID, self->a.error);
	EXPECT_EQ(4, self->b.told.nr[HR_ROLE_ACTIVE]);
	kit_pass(&self->k, 46000);
	EXPECT_EQ(0, state(self)->member_nr);
	EXPECT_EQ(INT64_C(1), self->k.stats.modern[HR_GROUP_STREAMS][HR_MODERN_EMPTY]);
}

TEST_F(group, waits_for_more_members_when_it_was_empty)
{
	kit_fini(&self->k);
	kit_init(&self->k, 7, "group.streams.initial.rebalance.delay.ms=3000\n");
	kit_image_topic(self->k.image, 1, "in", 0, 4);
	kit_start(&self->k);
	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	EXPECT_EQ(1u << 5, self->a.status);
	EXPECT_EQ(1, self->a.epoch);
	ASSERT_EQ(0, beat(self, &self->b, 0, false));
	kit_pass(&self->k, 3100);
	EXPECT_EQ(state(self)->epoch, state(self)->target_epoch);
	ASSERT_EQ(0, beat(self, &self->a, 1, false));
	ASSERT_EQ(0, beat(self, &self->b, 1, false));
	EXPECT_EQ(2, self->a.told.nr[HR_ROLE_ACTIVE]);
	EXPECT_EQ(2, self->b.told.nr[HR_ROLE_ACTIVE]);
}

TEST_F(group, notices_that_topics_grow)
{
	struct hr_changes all = { .all = true };

	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	kit_image_topic(self->k.image, 1, "in", 4, 6);
	hr_groups_ops.set_image(self->k.m, self->k.image, &all);
	ASSERT_EQ(0, beat(self, &self->a, 2, false));
	EXPECT_EQ(3, self->a.epoch);
	EXPECT_EQ(6, self->a.told.nr[HR_ROLE_ACTIVE]);
}

TEST_F(group, is_taken_over_by_a_classic_member_once_it_is_empty)
{
	struct kit_call *kc;

	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	for (int i = 0; i < 2; i++) {
		struct hr_join_group_request *r;
		struct hr_join_group_response *resp;

		kc = kit_call_new(3, &hr_join_group_request_desc, &hr_join_group_response_desc);
		r = (void *)kc->c.request;
		resp = kc->c.response;
		r->group_id = HR_STR_LIT("g");
		r->protocol_type = HR_STR_LIT("consumer");
		r->session_timeout_ms = r->rebalance_timeout_ms = 10000;
		r->protocols.nr = 1;
		r->protocols.v = hr_arena_array(&kc->arena, 1, sizeof(r->protocols.v[0]));
		hr_struct_init(&hr_join_group_request_protocol_desc,
			       r->protocols.v);
		r->protocols.v[0].name = HR_STR_LIT("range");
		hr_groups_join(self->k.m, &kc->c);
		kit_pass(&self->k, 4000);
		ASSERT_TRUE(kc->done);
		EXPECT_EQ(i ? 0 : HR_ERR_INCONSISTENT_GROUP_PROTOCOL, resp->error_code);
		kit_call_free(kc);
		if (!i)
			ASSERT_EQ(0, beat(self, &self->a, HR_EPOCH_LEAVE, false));
	}
	EXPECT_EQ(HR_ERR_GROUP_ID_NOT_FOUND, beat(self, &self->a, 0, false));
}

TEST_F(group, reads_records_in_any_order)
{
	struct kit_record log[16];
	size_t nr;
	int32_t epoch;

	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	ASSERT_EQ(0, beat(self, &self->b, 0, false));
	nr = self->k.log_nr;
	epoch = state(self)->epoch;
	ASSERT_LT(nr, HR_ARRAY_LEN(log));
	/* The later of two with one key must stay the later. */
	for (size_t turn = 1; turn < nr; turn++) {
		struct kit_record first = self->k.log[0];
		bool alone = true;

		for (size_t i = 1; i < nr; i++)
			alone &= self->k.log[i].type != first.type;
		if (!alone)
			break;
		memmove(self->k.log, self->k.log + 1, (nr - 1) * sizeof(first));
		self->k.log[nr - 1] = first;
		kit_reload(&self->k);
		ASSERT_NE(NULL, state(self));
		EXPECT_EQ(2, state(self)->member_nr);
		EXPECT_EQ(epoch, state(self)->epoch);
	}
}

TEST_F(group, survives_records_that_make_no_sense)
{
	struct hr_streams_group_current_member_assignment_key key = { HR_STR_LIT("g"),
								      HR_STR_LIT("z") };
	struct hr_streams_group_current_member_assignment_value v = { .member_epoch = -7,
								      .state = 99 };
	struct hr_coord_record r = { .type = 22, .key = &key };

	for (int16_t type = 17; type <= 23; type++) {
		r.type = type;
		EXPECT_EQ(type == 18 ? -EPROTONOSUPPORT : 0, hr_groups_ops.replay(self->k.m, &r));
	}
	r.type = 22;
	r.value = &v;
	ASSERT_EQ(0, hr_groups_ops.replay(self->k.m, &r));
	EXPECT_EQ(1, state(self)->member_nr);
	/* A member without its own record does not stand in anybody's way. */
	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	EXPECT_EQ(0, beat(self, &self->a, self->a.epoch, false));
	kit_pass(&self->k, 100000);
}

struct seen {
	char rows[512];
	size_t len;
};

static void seen_member(void *arg, const struct hr_group_seen_member *m)
{
	struct seen *s = arg;

	s->len += (size_t)snprintf(s->rows + s->len, sizeof(s->rows) - s->len,
				   "%s:%.*s%.*s:%.*s/%d ", m->group, m->client.len, m->client.p,
				   m->host.len, m->host.p,
				   HR_MAX(m->topic.len, 0), m->topic.p ? m->topic.p : "",
				   m->partition);
}

static void seen_offset(void *arg, const char *group, const char *topic, int32_t partition,
			int64_t offset)
{
}

TEST_F(group, tells_statistics_what_its_members_read)
{
	struct seen s = { .len = 0 };
	struct hr_groups_walk w = { seen_member, seen_offset, &s, .rows = 100 };

	ASSERT_EQ(0, beat(self, &self->a, 0, false));
	ASSERT_FALSE(hr_groups_walk(self->k.m, &w));
	EXPECT_FALSE(w.cut);
	EXPECT_EQ(6, w.told);
	EXPECT_STREQ("g:kit/127.0.0.1:/-1 g:kit/127.0.0.1:in/0 g:kit/127.0.0.1:in/1 "
		     "g:kit/127.0.0.1:in/2 g:kit/127.0.0.1:in/3 ", s.rows);
}

static void count_member(void *arg, const struct hr_group_seen_member *m)
{
	*(int *)arg += m->partition < 0;
}

TEST_F(group, statistics_of_many_take_several_calls)
{
	static char names[50][8];
	int member_nr = 0, call_nr = 0;
	struct hr_groups_walk w = { count_member, seen_offset, &member_nr, .rows = 10 };

	for (int i = 0; i < 50; i++) {
		struct kit_worker a = { .group = names[i], .process = "p", .id = "a" };

		snprintf(names[i], sizeof(names[i]), "g%d", i);
		ASSERT_EQ(0, beat(self, &a, 0, false));
	}
	do {
		call_nr++;
		hr_groups_walk(self->k.m, &w);
	} while (w.bucket);
	EXPECT_EQ(50, member_nr);
	EXPECT_LT(10, call_nr);
	EXPECT_FALSE(w.cut);
}

TEST_HARNESS_MAIN
