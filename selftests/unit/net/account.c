// SPDX-License-Identifier: GPL-2.0
/* The memory account: ceilings, reserve, waiting. */
#include <hr/net/account.h>

#include "kselftest_harness.h"

TEST(common_charges_stop_below_the_reserve)
{
	struct hr_account_stats st;
	struct hr_account *a;
	int x, y;

	ASSERT_EQ(-EINVAL, hr_account_create(100, 100, &a));
	ASSERT_EQ(0, hr_account_create(1000, 300, &a));
	ASSERT_TRUE(hr_account_try_charge(a, HR_ACCOUNT_RECV, 700));
	ASSERT_FALSE(hr_account_try_charge(a, HR_ACCOUNT_RECV, 1));
	ASSERT_EQ(3, hr_account_pressure(a));
	ASSERT_TRUE(hr_account_reserve_claim(a, &x));
	ASSERT_TRUE(hr_account_reserve_claim(a, &x));
	ASSERT_FALSE(hr_account_reserve_claim(a, &y));
	ASSERT_TRUE(hr_account_reserve_charge(a, &x, HR_ACCOUNT_RECV, 300));
	ASSERT_FALSE(hr_account_reserve_charge(a, &x, HR_ACCOUNT_RECV, 1));
	/* What the holder has does not count against the others. */
	hr_account_uncharge(a, HR_ACCOUNT_RECV, 100);
	ASSERT_FALSE(hr_account_try_charge_keep(a, HR_ACCOUNT_RECV, 100, 1));
	ASSERT_TRUE(hr_account_try_charge_keep(a, HR_ACCOUNT_RECV, 99, 1));
	ASSERT_TRUE(hr_account_try_charge(a, HR_ACCOUNT_RECV, 1));
	hr_account_reserve_release(a, &y);
	ASSERT_FALSE(hr_account_reserve_claim(a, &y));
	hr_account_reserve_release(a, &x);
	ASSERT_TRUE(hr_account_reserve_claim(a, &y));
	hr_account_charge(a, HR_ACCOUNT_SEND, 50);
	hr_account_stats_read(a, &st);
	ASSERT_EQ(1050, st.used_bytes);
	ASSERT_EQ(1, st.overdrafts);
	ASSERT_EQ(2, st.reserve_claims);
	hr_account_uncharge(a, HR_ACCOUNT_SEND, 50);
	hr_account_uncharge(a, HR_ACCOUNT_RECV, 1000);
	hr_account_stats_read(a, &st);
	ASSERT_EQ(0, st.used_bytes);
	ASSERT_EQ(1050, st.used_max_bytes);
	hr_account_destroy(a);
}

TEST(purpose_limit_counts_inside_the_whole)
{
	struct hr_account *a;

	ASSERT_EQ(0, hr_account_create(1000, 0, &a));
	hr_account_purpose_limit_set(a, HR_ACCOUNT_RECV, 100);
	ASSERT_TRUE(hr_account_try_charge(a, HR_ACCOUNT_RECV, 100));
	ASSERT_FALSE(hr_account_try_charge(a, HR_ACCOUNT_RECV, 1));
	ASSERT_TRUE(hr_account_try_charge(a, HR_ACCOUNT_CACHE, 900));
	ASSERT_FALSE(hr_account_try_charge(a, HR_ACCOUNT_CACHE, 1));
	hr_account_destroy(a);
}

struct waiting {
	struct hr_account_waiter w;
	int calls;
};

static void released(struct hr_account_waiter *w)
{
	hr_container_of(w, struct waiting, w)->calls++;
}

TEST(waiter_is_called_once_for_each_wait)
{
	struct hr_reactor_opts opts = { .backend = HR_LOOP_EPOLL };
	struct waiting w = { .calls = 0 };
	struct hr_account *a;
	struct hr_reactor *r;
	struct hr_sys sys;
	int x;

	hr_sys_posix_init(&sys);
	ASSERT_EQ(0, hr_reactor_create(&sys, 0, &opts, &r));
	ASSERT_EQ(0, hr_account_create(100, 10, &a));
	hr_account_waiter_add(a, &w.w, r, released);
	ASSERT_TRUE(hr_account_try_charge(a, HR_ACCOUNT_RECV, 90));
	hr_account_wait(a, &w.w);
	hr_reactor_turn(r, 0);
	ASSERT_EQ(0, w.calls);
	hr_account_uncharge(a, HR_ACCOUNT_RECV, 10);
	hr_account_uncharge(a, HR_ACCOUNT_RECV, 10);
	hr_reactor_turn(r, 0);
	ASSERT_EQ(1, w.calls);
	ASSERT_TRUE(hr_account_reserve_claim(a, &x));
	hr_account_wait(a, &w.w);
	hr_account_reserve_release(a, &x);
	hr_reactor_turn(r, 0);
	ASSERT_EQ(2, w.calls);
	/* Asked again while the message is under way: still one message, one call. */
	hr_account_wait(a, &w.w);
	hr_account_uncharge(a, HR_ACCOUNT_RECV, 10);
	hr_account_wait(a, &w.w);
	hr_account_uncharge(a, HR_ACCOUNT_RECV, 10);
	hr_reactor_turn(r, 0);
	ASSERT_EQ(3, w.calls);
	hr_reactor_turn(r, 0);
	ASSERT_EQ(3, w.calls);
	hr_reactor_destroy(r);
	hr_account_destroy(a);
}

TEST_HARNESS_MAIN
