// SPDX-License-Identifier: GPL-2.0
/* Every limit is hit once: frames, idleness, stalled readers, connection counts, descriptors. */
#include <sys/resource.h>

#include "rig.h"
#include "kselftest_harness.h"

#define START(...)                                                            \
	struct rig_opts o = { .backend = HR_LOOP_AUTO, .reactor_nr = 1, .file_fd = -1, __VA_ARGS__ }; \
	struct rig rig;                                                       \
									      \
	ASSERT_EQ(0, rig_start(&rig, &o))

#define CLOSED(reason, nr) RIG_WAIT(rig_stats(&rig).closed[reason] == (nr))

TEST(bad_lengths_close_without_an_answer)
{
	static const uint32_t lens[] = { 0, 0xffffffff, 0x80000000, 1000001, 0x7fffffff };
	uint8_t prefix[4];

	START(.limits.frame_max_bytes = 1000000);
	for (int i = 0; i < 5; i++) {
		int fd = client_open(&rig);

		hr_be32_put(prefix, lens[i]);
		ASSERT_TRUE(client_send(fd, prefix, 4));
		ASSERT_TRUE(client_is_closed(fd));
		close(fd);
	}
	ASSERT_EQ(5, rig_stats(&rig).closed[HR_CLOSE_FRAME_SIZE]);
	rig_stop(&rig);
}

TEST(liars_about_length_cost_next_to_nothing)
{
	uint8_t prefix[4];
	int fds[200];

	START(.limits.frame_max_bytes = 100000000);
	hr_be32_put(prefix, 50000000);
	for (int i = 0; i < 200; i++) {
		fds[i] = client_open(&rig);
		ASSERT_TRUE(client_send(fds[i], prefix, 4));
		ASSERT_TRUE(client_send(fds[i], "e123456789", 10));
	}
	ASSERT_TRUE(RIG_WAIT(rig_stats(&rig).bytes_in == 200 * 14));
	ASSERT_LE(rig_memory(&rig).used_bytes, 200 * 2048);
	for (int i = 0; i < 200; i++)
		close(fds[i]);
	ASSERT_TRUE(RIG_WAIT(rig_memory(&rig).used_bytes == 0));
	rig_stop(&rig);
}

TEST(frame_that_makes_no_progress_is_closed)
{
	uint8_t prefix[4];
	int small, large;

	START(.limits = { .frame_progress_ms = 60, .frame_progress_bytes = 1000 });
	small = client_open(&rig);
	large = client_open(&rig);
	hr_be32_put(prefix, 100);
	ASSERT_TRUE(client_send(small, prefix, 3));
	hr_be32_put(prefix, 1000000);
	ASSERT_TRUE(client_send(large, prefix, 4));
	ASSERT_TRUE(client_is_closed(small));
	ASSERT_TRUE(client_is_closed(large));
	ASSERT_EQ(2, rig_stats(&rig).closed[HR_CLOSE_FRAME_SLOW]);
	close(small);
	close(large);
	rig_stop(&rig);
}

TEST(idle_connection_is_closed_and_a_busy_one_is_not)
{
	char got[8];
	int idle, busy;

	START(.limits.idle_ms = 150);
	idle = client_open(&rig);
	busy = client_open(&rig);
	for (int i = 0; i < 40; i++) {
		usleep(10000);
		ASSERT_TRUE(client_put(busy, "e1", 2));
		ASSERT_EQ(2, client_get(busy, got, sizeof(got)));
	}
	ASSERT_TRUE(client_is_closed(idle));
	ASSERT_TRUE(CLOSED(HR_CLOSE_IDLE, 1));
	close(idle);
	ASSERT_TRUE(client_is_closed(busy));
	close(busy);
	rig_stop(&rig);
}

TEST(reader_that_stops_reading_is_closed_and_holds_bounded_memory)
{
	static char big[60000] = "e";
	int fd;

	START(.limits = { .write_stall_ms = 200, .out_mem_max_bytes = 200000 }, .sndbuf_bytes = 30000);
	fd = client_open(&rig);
	/* Goes on until the server stops reading; then it must be closed, not hang. */
	while (client_put(fd, big, sizeof(big)))
		;
	ASSERT_TRUE(CLOSED(HR_CLOSE_WRITE_STALL, 1));
	ASSERT_LE(rig_memory(&rig).used_max_bytes, 2000000);
	close(fd);
	rig_stop(&rig);
}

static bool served(int fd)
{
	char got[8];

	return client_put(fd, "e1", 2) && client_get(fd, got, sizeof(got)) == 2;
}

TEST(connection_limits_refuse_and_give_back)
{
	struct hr_ip_limit own = { "127.0.0.1", 3 };
	struct hr_net_limits l = { .conn_max_nr = 2 };
	int fds[4];

	START(.limits = { .conn_per_ip_max_nr = 1, .ip_overrides = &own, .ip_override_nr = 1 });
	for (int i = 0; i < 4; i++)
		fds[i] = client_open(&rig);
	ASSERT_TRUE(client_is_closed(fds[3]));
	ASSERT_TRUE(served(fds[2]));
	ASSERT_EQ(1, rig_stats(&rig).refused_ip);
	ASSERT_EQ(0, hr_net_limits_set(rig.net, &l));
	close(fds[3]);
	close(fds[2]);
	ASSERT_TRUE(RIG_WAIT(rig_stats(&rig).conns == 2));
	fds[2] = client_open(&rig);
	ASSERT_TRUE(client_is_closed(fds[2]));
	ASSERT_EQ(1, rig_stats(&rig).refused_broker);
	close(fds[2]);
	close(fds[1]);
	ASSERT_TRUE(RIG_WAIT(rig_stats(&rig).conns == 1));
	/* The count goes down when the release has come back; until then it may refuse. */
	ASSERT_TRUE(RIG_WAIT(({
		fds[1] = client_open(&rig);
		bool ok = served(fds[1]);

		if (!ok)
			close(fds[1]);
		ok;
	})));
	close(fds[0]);
	close(fds[1]);
	own.host = "nonsense";
	l = (struct hr_net_limits){ .ip_overrides = &own, .ip_override_nr = 1 };
	ASSERT_EQ(-EINVAL, hr_net_limits_set(rig.net, &l));
	rig_stop(&rig);
}

TEST(listener_limit_refuses)
{
	int a, b;

	START(.listener_max_nr = 1);
	a = client_open(&rig);
	ASSERT_TRUE(served(a));
	b = client_open(&rig);
	ASSERT_TRUE(client_is_closed(b));
	ASSERT_EQ(1, rig_stats(&rig).refused_listener);
	close(a);
	close(b);
	rig_stop(&rig);
}

TEST(port_is_exclusive)
{
	struct hr_listener_opts lo = { .name = "SECOND", .host = "127.0.0.1" };
	struct hr_listener *l;

	START();
	lo.port = hr_listener_port(rig.listener);
	ASSERT_EQ(-EADDRINUSE, hr_net_listen(rig.net, &lo, &l));
	lo.host = "no.such.host.invalid";
	ASSERT_LT(hr_net_listen(rig.net, &lo, &l), 0);
	lo.host = "";
	lo.port = 0;
	ASSERT_EQ(0, hr_net_listen(rig.net, &lo, &l));
	ASSERT_GT(hr_listener_port(l), 0);
	rig_stop(&rig);
}

TEST(accept_pauses_at_the_descriptor_limit)
{
	struct rlimit old, low;
	struct hr_reactor_stats before, after;
	int fd, waiting;

	START();
	fd = client_open(&rig);
	ASSERT_TRUE(served(fd));
	ASSERT_EQ(0, getrlimit(RLIMIT_NOFILE, &old));
	waiting = socket(AF_INET, SOCK_STREAM, 0);
	low = old;
	low.rlim_cur = (rlim_t)waiting + 1;
	ASSERT_EQ(0, setrlimit(RLIMIT_NOFILE, &low));
	struct sockaddr_in in = { .sin_family = AF_INET,
				  .sin_port = htons(hr_listener_port(rig.listener)),
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	ASSERT_EQ(0, connect(waiting, (struct sockaddr *)&in, sizeof(in)));
	ASSERT_TRUE(RIG_WAIT(rig_stats(&rig).accept_pauses >= 1));
	hr_reactor_stats_read(rig.reactors[0], &before);
	ASSERT_TRUE(RIG_WAIT(rig_stats(&rig).accept_pauses >= 4));
	hr_reactor_stats_read(rig.reactors[0], &after);
	/* About one turn for each pause, not thousands. */
	ASSERT_LE(after.turns - before.turns, 60);
	ASSERT_EQ(0, setrlimit(RLIMIT_NOFILE, &old));
	ASSERT_TRUE(served(waiting));
	close(fd);
	close(waiting);
	rig_stop(&rig);
}

TEST_HARNESS_MAIN
