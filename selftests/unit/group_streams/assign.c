// SPDX-License-Identifier: GPL-2.0
/* assign: the sticky assignor of streams groups. */
#include "streams_kit.h"
#include "kselftest_harness.h"

#define WORKERS_MAX 16

FIXTURE(workers)
{
	struct kit k;
	struct kit_call *kc;
	hr_streams_topology_t v;
	struct hr_streams_shape *s;
	struct hr_streams_worker w[WORKERS_MAX];
	struct hr_roles has[WORKERS_MAX];
	struct hr_task_offsets offsets[WORKERS_MAX];
	char names[WORKERS_MAX][2][8];
};

/* Subtopology 0 without state, 1 with; six tasks each. */
FIXTURE_SETUP(workers)
{
	static const struct kit_sub subs[] = { { "0", "in" }, { "1", "in", NULL, NULL, "c" } };
	enum hr_wire_err code;
	const char *why;

	memset(self, 0, sizeof(*self));
	kit_init(&self->k, 1, "");
	kit_start(&self->k);
	kit_image_topic(self->k.image, 1, "in", 0, 6);
	kit_image_topic(self->k.image, 2, "c", 0, 6);
	self->kc = kit_call_new(1, &hr_streams_group_heartbeat_request_desc,
				&hr_streams_group_heartbeat_response_desc);
	if (hr_streams_topology_make(kit_topology(self->kc, subs, 2), &self->kc->arena, &self->v) ||
	    hr_streams_shape_make(self->k.m, &self->v, &self->s, &code, &why) || code)
		kit_fail("no shape");
	for (int i = 0; i < WORKERS_MAX; i++) {
		snprintf(self->names[i][0], 8, "w%d", i);
		snprintf(self->names[i][1], 8, "p%d", i);
		self->w[i] = (struct hr_streams_worker){ .id = hr_str(self->names[i][0]),
							 .process = hr_str(self->names[i][1]),
							 .has = &self->has[i],
							 .offsets = &self->offsets[i] };
	}
}

FIXTURE_TEARDOWN(workers)
{
	hr_streams_shape_free(self->s);
	kit_call_free(self->kc);
	kit_fini(&self->k);
}

static int assign(struct _test_data_workers *self, int32_t standby_nr, int32_t nr)
{
	return hr_streams_assign(&self->kc->arena, self->s, standby_nr, self->w, nr);
}

/* What they were given is what they have. */
static void keep(struct _test_data_workers *self, int32_t nr)
{
	for (int32_t i = 0; i < nr; i++)
		if (hr_roles_copy(&self->kc->arena, &self->w[i].target, &self->has[i]))
			kit_fail("no memory");
}

static int32_t total(struct _test_data_workers *self, enum hr_role role, int32_t nr)
{
	int32_t sum = 0;

	for (int32_t i = 0; i < nr; i++)
		sum += self->w[i].target.of[role].nr;
	return sum;
}

TEST_F(workers, share_active_tasks_evenly)
{
	for (int32_t nr = 1; nr <= WORKERS_MAX; nr++) {
		ASSERT_EQ(0, assign(self, 0, nr));
		EXPECT_EQ(12, total(self, HR_ROLE_ACTIVE, nr));
		for (int32_t i = 0; i < nr; i++) {
			EXPECT_GE(self->w[i].target.of[HR_ROLE_ACTIVE].nr, 12 / nr);
			EXPECT_LE(self->w[i].target.of[HR_ROLE_ACTIVE].nr, (12 + nr - 1) / nr);
		}
		EXPECT_EQ(0, total(self, HR_ROLE_STANDBY, nr));
	}
}

TEST_F(workers, keep_what_they_have_when_another_comes)
{
	ASSERT_EQ(0, assign(self, 0, 2));
	keep(self, 2);
	ASSERT_EQ(0, assign(self, 0, 3));
	for (int i = 0; i < 3; i++)
		EXPECT_EQ(4, self->w[i].target.of[HR_ROLE_ACTIVE].nr);
	for (int i = 0; i < 2; i++)
		EXPECT_TRUE(hr_roles_within(&self->w[i].target, &self->has[i]));
	keep(self, 3);
	ASSERT_EQ(0, assign(self, 0, 3));
	for (int i = 0; i < 3; i++)
		EXPECT_TRUE(hr_roles_eq(&self->w[i].target, &self->has[i], false));
}

TEST_F(workers, of_one_process_have_no_copy_of_each_others_tasks)
{
	for (int i = 0; i < 4; i++)
		self->w[i].process = i < 2 ? HR_STR_LIT("p") : HR_STR_LIT("q");
	ASSERT_EQ(0, assign(self, 2, 4));
	EXPECT_EQ(12, total(self, HR_ROLE_ACTIVE, 4));
	/* There is one other process only. */
	EXPECT_EQ(6, total(self, HR_ROLE_STANDBY, 4));
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++)
			for (int32_t k = 0; i / 2 == j / 2 &&
			     k < self->w[i].target.of[HR_ROLE_STANDBY].nr; k++)
				EXPECT_EQ(NULL, hr_tasks_find(
						&self->w[j].target.of[HR_ROLE_ACTIVE],
						&self->w[i].target.of[HR_ROLE_STANDBY].v[k]));
}

TEST_F(workers, with_a_standby_take_over_whose_task_is_free)
{
	ASSERT_EQ(0, assign(self, 1, 3));
	EXPECT_EQ(6, total(self, HR_ROLE_STANDBY, 3));
	keep(self, 3);
	/* The last one goes. */
	ASSERT_EQ(0, assign(self, 1, 2));
	for (int32_t i = 0; i < self->has[2].of[HR_ROLE_ACTIVE].nr; i++) {
		const struct hr_task *t = &self->has[2].of[HR_ROLE_ACTIVE].v[i];

		for (int w = 0; w < 2; w++)
			if (hr_tasks_find(&self->has[w].of[HR_ROLE_STANDBY], t))
				EXPECT_NE(NULL, hr_tasks_find(
						&self->w[w].target.of[HR_ROLE_ACTIVE], t));
	}
}

TEST_F(workers, that_say_they_have_state_get_the_task)
{
	struct hr_task_offset o[2] = { { HR_STR_LIT("1"), 3, 100 }, { HR_STR_LIT("1"), 4, 5 } };
	struct hr_task_offset p[1] = { { HR_STR_LIT("1"), 3, 90 } };
	const struct hr_task three = { HR_STR_LIT("1"), 3, 0 }, four = { HR_STR_LIT("1"), 4, 0 };

	self->offsets[2] = (struct hr_task_offsets){ o, 2 };
	self->offsets[0] = (struct hr_task_offsets){ p, 1 };
	ASSERT_EQ(0, assign(self, 0, 4));
	EXPECT_NE(NULL, hr_tasks_find(&self->w[2].target.of[HR_ROLE_ACTIVE], &three));
	EXPECT_NE(NULL, hr_tasks_find(&self->w[2].target.of[HR_ROLE_ACTIVE], &four));
}

TEST_F(workers, have_nothing_while_the_topology_is_not_ready)
{
	self->s->ready = false;
	ASSERT_EQ(0, assign(self, 1, 3));
	EXPECT_EQ(0, total(self, HR_ROLE_ACTIVE, 3) + total(self, HR_ROLE_STANDBY, 3));
}

TEST_HARNESS_MAIN
