// SPDX-License-Identifier: GPL-2.0
/*
 * starved: who goes on when memory comes back, step by step on simulated sockets.
 *
 * One reactor, sockets without faults, and a test that takes and gives back memory as
 * answers do.  Time stands still, so nothing is owed to a timeout.
 */
#include <hr/lib/be.h>
#include <hr/loop/timer.h>
#include <hr/net/net.h>
#include <hr/sys/sim_disk.h>
#include <hr/sys/sim_net.h>

#include "kselftest_harness.h"

#define PORT 9092
#define FRAME_BYTES 100000u
#define LIMIT_BYTES 600000u
#define RESERVE_BYTES 200000u

FIXTURE(starved) {
	struct hr_sim_disk *disk;
	struct hr_sys *sys;
	struct hr_sim_net *sim;
	struct hr_reactor *reactor;
	struct hr_account *account;
	struct hr_net *net;
	struct hr_listener *listener;
	uint32_t frames_nr;
};

static uint32_t choose_first(void *arg, uint32_t bound)
{
	return 0;
}

static void frame_arrived(struct hr_conn *c, struct hr_frame *f, struct hr_slot *slot)
{
	uint32_t *frames_nr = hr_net_user(hr_conn_net(c));

	++*frames_nr;
	hr_frame_put(f);
	hr_slot_skip(slot);
}

FIXTURE_SETUP(starved)
{
	static const struct hr_conn_ops ops = { .frame = frame_arrived };
	struct hr_sim_net_opts so = { .choose = choose_first, .pipe_bytes = 300000 };
	struct hr_reactor_opts ro = { .backend = HR_LOOP_SIM };
	struct hr_listener_opts lo = { .name = "SIM", .port = PORT, .backlog = 4 };
	struct hr_net_opts no = { .reactors = &self->reactor, .reactor_nr = 1, .ops = &ops,
				  .user = &self->frames_nr };

	ASSERT_EQ(0, hr_sim_disk_create(1, &self->disk));
	self->sys = hr_sim_disk_sys(self->disk);
	ASSERT_EQ(0, hr_sim_net_create(self->sys, &so, &self->sim));
	ASSERT_EQ(0, hr_reactor_create(self->sys, 0, &ro, &self->reactor));
	ASSERT_EQ(0, hr_account_create(LIMIT_BYTES, RESERVE_BYTES, &self->account));
	no.account = self->account;
	ASSERT_EQ(0, hr_net_create(self->sys, &no, &self->net));
	ASSERT_EQ(0, hr_net_listen(self->net, &lo, &self->listener));
}

FIXTURE_TEARDOWN(starved)
{
	hr_net_destroy(self->net);
	hr_reactor_destroy(self->reactor);
	hr_account_destroy(self->account);
	hr_sim_net_destroy(self->sim);
	hr_sim_disk_destroy(self->disk);
}

/* All that was sent arrives and whatever can be done is done. */
static void settle(FIXTURE_DATA(starved) *self)
{
	for (int i = 0; i < 50; i++) {
		hr_sim_net_step(self->sim);
		hr_assert(!hr_reactor_turn(self->reactor, 0));
	}
}

/* The bytes from @from to @to of a frame with its prefix. */
static void send_part(FIXTURE_DATA(starved) *self, int fd, uint32_t from, uint32_t to)
{
	static uint8_t frame[4 + FRAME_BYTES];
	struct iovec iov = { frame + from, to - from };

	hr_be32_put(frame, FRAME_BYTES);
	hr_assert(self->sys->net->sendv(self->sys, fd, &iov, 1, false) == (ssize_t)(to - from));
	settle(self);
}

static struct hr_net_stats stats(FIXTURE_DATA(starved) *self)
{
	struct hr_net_stats st;

	hr_net_stats_read(self->net, &st);
	return st;
}

static uint64_t used_bytes(FIXTURE_DATA(starved) *self)
{
	struct hr_account_stats st;

	hr_account_stats_read(self->account, &st);
	return st.used_bytes;
}

TEST_F(starved, holder_of_the_reserve_goes_on_though_one_before_it_cannot)
{
	uint64_t common_bytes = LIMIT_BYTES - RESERVE_BYTES - LIMIT_BYTES / 8, answers_bytes;
	int holder = hr_sim_net_connect(self->sim, PORT);
	int other = hr_sim_net_connect(self->sim, PORT);

	ASSERT_TRUE(holder >= 0 && other >= 0);
	settle(self);
	/* No common memory for large bodies: the first takes the reserve, the second waits. */
	hr_account_charge(self->account, HR_ACCOUNT_OTHER, common_bytes);
	send_part(self, holder, 0, 20000);
	ASSERT_EQ(0, stats(self).starved);
	send_part(self, other, 0, 4 + FRAME_BYTES);
	ASSERT_EQ(1, stats(self).starved);
	/* Answers take the rest, and the holder stands behind it. */
	answers_bytes = LIMIT_BYTES - used_bytes(self);
	hr_account_charge(self->account, HR_ACCOUNT_SEND, answers_bytes);
	send_part(self, holder, 20000, 4 + FRAME_BYTES);
	ASSERT_EQ(2, stats(self).starved);
	ASSERT_EQ(0, self->frames_nr);
	/* They leave; nobody else has anything to give back. */
	hr_account_uncharge(self->account, HR_ACCOUNT_SEND, answers_bytes);
	settle(self);
	ASSERT_EQ(2, self->frames_nr);
	ASSERT_EQ(common_bytes, used_bytes(self));
	hr_account_uncharge(self->account, HR_ACCOUNT_OTHER, common_bytes);
}

TEST_F(starved, reactor_rests_while_answers_hold_all_memory)
{
	struct hr_account_stats before, after;
	int fd = hr_sim_net_connect(self->sim, PORT);

	ASSERT_TRUE(fd >= 0);
	settle(self);
	hr_account_charge(self->account, HR_ACCOUNT_SEND, LIMIT_BYTES);
	send_part(self, fd, 0, 100);
	ASSERT_GT(stats(self).starved, 0);
	hr_account_stats_read(self->account, &before);
	settle(self);
	hr_account_stats_read(self->account, &after);
	EXPECT_EQ(before.refused, after.refused);
	hr_account_uncharge(self->account, HR_ACCOUNT_SEND, LIMIT_BYTES);
	send_part(self, fd, 100, 4 + FRAME_BYTES);
	ASSERT_EQ(1, self->frames_nr);
}

TEST_HARNESS_MAIN
