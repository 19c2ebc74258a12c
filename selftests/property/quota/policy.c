// SPDX-License-Identifier: GPL-2.0
/*
 * policy: precedence and buckets against a model that knows limits as a plain list, and
 * the clock against sums in whole units.
 */
#include <hr/lib/rnd.h>
#include <hr/quota/table.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "kselftest_harness.h"

#define STEPS 20000
#define NAMES 4
#define S 1000000000ll

/* Part of an entity: -2 absent, -1 default, else a name. */
struct model_limit {
	int kind, user, client;
	double rate;
};

static struct model_limit model[1024];
static int model_nr;

static struct hr_str name_of(int n)
{
	static const char *const names[NAMES] = { "a", "b", "", "a/b" };

	return hr_str(names[n]);
}

static struct hr_quota_part part_of(int n)
{
	struct hr_quota_part p = { HR_QUOTA_PART_ABSENT, HR_STR_NULL };

	if (n == -1)
		p.kind = HR_QUOTA_PART_DEFAULT;
	if (n >= 0)
		p = (struct hr_quota_part){ HR_QUOTA_PART_NAMED, name_of(n) };
	return p;
}

static const struct model_limit *model_at(int kind, int user, int client)
{
	for (int i = 0; i < model_nr; i++)
		if (model[i].kind == kind && model[i].user == user && model[i].client == client)
			return &model[i];
	return NULL;
}

/* Kafka's order, written down as its documentation has it. */
static const struct model_limit *model_find(int kind, int user, int client)
{
	const int order[8][2] = { { user, client }, { user, -1 }, { user, -2 }, { -1, client },
				  { -1, -1 }, { -1, -2 }, { -2, client }, { -2, -1 } };

	for (int i = 0; i < 8; i++) {
		const struct model_limit *l = model_at(kind, order[i][0], order[i][1]);

		if (l)
			return l;
	}
	return NULL;
}

static struct hr_policy *random_policy(struct __test_metadata *_metadata, struct hr_rnd *r)
{
	struct hr_policy *p;
	int nr = (int)hr_rnd_below(r, 24);

	ASSERT_EQ(0, hr_policy_create(&p));
	model_nr = 0;
	while (nr--) {
		struct model_limit l = { (int)hr_rnd_below(r, HR_QUOTA_KIND_NR),
					 (int)hr_rnd_below(r, NAMES + 2) - 2,
					 (int)hr_rnd_below(r, NAMES + 2) - 2,
					 1 + (double)hr_rnd_below(r, 1000) };
		struct model_limit *had;
		int err = hr_policy_set(p, (enum hr_quota_kind)l.kind, part_of(l.user),
					part_of(l.client), l.rate);

		ASSERT_EQ(l.user == -2 && l.client == -2 ? -EINVAL : 0, err);
		if (err)
			continue;
		had = (struct model_limit *)model_at(l.kind, l.user, l.client);
		if (had)
			had->rate = l.rate;
		else
			model[model_nr++] = l;
	}
	return p;
}

TEST(the_first_level_that_has_a_limit_wins)
{
	struct hr_rnd r;
	int found = 0;

	hr_rnd_seed(&r, 5);
	for (int s = 0; s < STEPS; s++) {
		struct hr_policy *p = random_policy(_metadata, &r);
		int kind = (int)hr_rnd_below(&r, HR_QUOTA_KIND_NR);
		int user = (int)hr_rnd_below(&r, NAMES), client = (int)hr_rnd_below(&r, NAMES);
		const struct model_limit *l = model_find(kind, user, client);
		double rate = -1;
		int level = hr_policy_find(p, (enum hr_quota_kind)kind, name_of(user),
					   name_of(client), &rate);

		ASSERT_EQ(!l, level == HR_QUOTA_LEVEL_NONE) TH_LOG("step %d", s);
		if (l) {
			ASSERT_EQ(l->rate, rate) TH_LOG("step %d", s);
			ASSERT_EQ(l->user != -2, hr_quota_level_has_user(level));
			ASSERT_EQ(l->client != -2, hr_quota_level_has_client(level));
			found++;
		}
		hr_policy_put(p);
	}
	printf("# %d of %d look-ups found a limit\n", found, STEPS);
	EXPECT_GT(found, STEPS / 4);
}

struct told {
	int live[1 << 16];
	double rate[1 << 16];
	int bad;
};

static struct told told;

static void limit_changed(void *arg, const struct hr_bucket *b)
{
	told.bad += !b->id || b->id >= 1 << 16;
	told.live[b->id & 0xffff] = 1;
	told.rate[b->id & 0xffff] = hr_clock_rate(&b->clock);
}

static void gone(void *arg, const struct hr_bucket *b)
{
	told.bad += !told.live[b->id & 0xffff];
	told.live[b->id & 0xffff] = 0;
}

/* Everybody who holds a bucket under a policy shares it with those who should, and nobody else. */
TEST(principals_share_buckets_as_the_policy_says)
{
	const struct hr_quota_ops ops = { limit_changed, gone, NULL };
	struct hr_bucket *held[64][HR_QUOTA_KIND_NR];
	struct hr_quota_table *t;
	struct hr_rnd r;
	int64_t now = S;

	hr_rnd_seed(&r, 6);
	memset(&told, 0, sizeof(told));
	ASSERT_EQ(0, hr_quota_table_create(1000, &t));
	hr_quota_table_ops_set(t, &ops);
	for (int s = 0; s < 500; s++) {
		struct hr_policy *p = random_policy(_metadata, &r);
		int who[64][2];

		hr_quota_table_policy_set(t, p, now);
		for (int i = 0; i < 64; i++) {
			who[i][0] = (int)hr_rnd_below(&r, NAMES);
			who[i][1] = (int)hr_rnd_below(&r, NAMES);
			ASSERT_EQ(hr_quota_generation(t),
				  hr_quota_resolve(t, name_of(who[i][0]), name_of(who[i][1]), now,
						   held[i]));
		}
		for (int i = 0; i < 64 * HR_QUOTA_KIND_NR; i++) {
			int a = i / HR_QUOTA_KIND_NR, k = i % HR_QUOTA_KIND_NR, b = (a + 1) % 64;
			const struct model_limit *la = model_find(k, who[a][0], who[a][1]);
			const struct model_limit *lb = model_find(k, who[b][0], who[b][1]);
			bool same = la && lb && (la->user != -2) == (lb->user != -2) &&
				    (la->client != -2) == (lb->client != -2) &&
				    (la->user == -2 || who[a][0] == who[b][0]) &&
				    (la->client == -2 || who[a][1] == who[b][1]);

			ASSERT_EQ(!la, !held[a][k]);
			ASSERT_EQ(same, held[a][k] && held[a][k] == held[b][k]);
			if (la) {
				ASSERT_EQ(la->rate, hr_clock_rate(&held[a][k]->clock));
				ASSERT_EQ(la->rate, told.rate[held[a][k]->id]);
			}
		}
		for (int i = 0; i < 64 * HR_QUOTA_KIND_NR; i++)
			hr_bucket_put(held[i / HR_QUOTA_KIND_NR][i % HR_QUOTA_KIND_NR]);
		now += S * (int64_t)hr_rnd_below(&r, 40);
		hr_quota_table_expire(t, now);
	}
	hr_quota_table_expire(t, now);
	hr_quota_table_expire(t, now + 2 * HR_QUOTA_IDLE_NS);
	for (int i = 0; i < 1 << 16; i++)
		told.bad += told.live[i];
	EXPECT_EQ(0, told.bad);
	hr_quota_table_destroy(t);
}

TEST(a_full_table_shares_and_a_debt_is_not_forgotten)
{
	struct hr_bucket *b[3][HR_QUOTA_KIND_NR];
	struct hr_quota_part any = { HR_QUOTA_PART_DEFAULT }, none = { HR_QUOTA_PART_ABSENT };
	struct hr_quota_stats st;
	struct hr_quota_table *t;
	struct hr_policy *p;

	ASSERT_EQ(0, hr_quota_table_create(1, &t));
	ASSERT_EQ(0, hr_policy_create(&p));
	ASSERT_EQ(0, hr_policy_set(p, HR_QUOTA_FETCH, none, any, 1000));
	hr_quota_table_policy_set(t, p, S);
	for (int i = 0; i < 3; i++)
		hr_quota_resolve(t, hr_str("u"), name_of(i), S, b[i]);
	EXPECT_NE(b[0][HR_QUOTA_FETCH], b[1][HR_QUOTA_FETCH]);
	EXPECT_EQ(b[1][HR_QUOTA_FETCH], b[2][HR_QUOTA_FETCH]);
	hr_quota_table_stats_read(t, &st);
	EXPECT_EQ(2, st.shared);
	EXPECT_EQ(2, st.bucket_nr);
	/* It owes 1000 s; nobody holds it. */
	hr_bucket_charge(b[0][HR_QUOTA_FETCH], S, 1e6);
	for (int i = 0; i < 3; i++)
		hr_bucket_put(b[i][HR_QUOTA_FETCH]);
	hr_quota_table_expire(t, S);
	hr_quota_table_expire(t, S + 2 * HR_QUOTA_IDLE_NS);
	hr_quota_table_stats_read(t, &st);
	EXPECT_EQ(1, st.bucket_nr);
	hr_quota_table_destroy(t);
}

/* No more than the rates allow, the credit and one charge passes, and no less. */
TEST(a_clock_lets_through_what_its_rates_say)
{
	struct hr_rnd r;

	hr_rnd_seed(&r, 7);
	for (int run = 0; run < 200; run++) {
		int64_t credit = (int64_t)hr_rnd_below(&r, 200) * 1000000, now = S, begun = now;
		double rate = 1 + (double)hr_rnd_below(&r, 1000000), let = 0, may = 0, largest = 0;
		struct hr_clock c;

		hr_clock_init(&c, rate, credit);
		for (int s = 0; s < 500; s++) {
			int64_t wait = hr_clock_wait_ns(&c, now);
			double n = (double)hr_rnd_below(&r, (uint32_t)(rate / 4) + 2);

			if (hr_rnd_below(&r, 50) == 0) {
				double to = 1 + (double)hr_rnd_below(&r, 1000000);
				double owed = (double)wait * rate / 1e9;

				hr_clock_rate_set(&c, now, to);
				rate = to;
				/* A debt keeps its units. */
				owed -= (double)hr_clock_wait_ns(&c, now) * rate / 1e9;
				ASSERT_LE(fabs(owed), rate / 1e8 + 1);
				continue;
			}
			now += wait;
			may += rate * (double)wait / 1e9;
			hr_clock_charge(&c, now, n);
			let += n;
			largest = HR_MAX(largest, n);
			/* All the time was waited for: what passed is what the rates allow. */
			ASSERT_LE(let, may + 1e6 * (double)credit / 1e9 + largest + 2)
			TH_LOG("run %d step %d after %lld ns", run, s, (long long)(now - begun));
			ASSERT_GE(let + 2 + largest, may);
		}
	}
}

TEST_HARNESS_MAIN
