// SPDX-License-Identifier: GPL-2.0
/*
 * Five hundred connections, most of them slow or lying, against an account of
 * a few megabytes: memory stays below the limit, nobody who behaves is closed,
 * and a good client is served all the while.
 */
#include <sys/resource.h>

#include "rig.h"
#include "kselftest_harness.h"

#define LIMIT_BYTES (8u << 20)
#define RESERVE_BYTES (2u << 20)
#define BAD_NR 250
#define FULL_NR 250

FIXTURE(overload) {
	struct rig rig;
	bool up;
};

FIXTURE_VARIANT(overload) {
	enum hr_loop_backend backend;
};

FIXTURE_VARIANT_ADD(overload, uring) { .backend = HR_LOOP_URING };
FIXTURE_VARIANT_ADD(overload, epoll) { .backend = HR_LOOP_EPOLL };

FIXTURE_SETUP(overload)
{
	struct rlimit rl;
	struct rig_opts o = { .backend = variant->backend, .reactor_nr = 2, .file_fd = -1,
			      .limit_bytes = LIMIT_BYTES, .reserve_bytes = RESERVE_BYTES,
			      .limits = { .frame_max_bytes = 1500000, .frame_progress_ms = 3000 } };
	int ret;

	getrlimit(RLIMIT_NOFILE, &rl);
	rl.rlim_cur = rl.rlim_max;
	setrlimit(RLIMIT_NOFILE, &rl);
	ret = rig_start(&self->rig, &o);
	if (ret)
		SKIP_SETUP("back end refused: %s", strerror(-ret));
	self->up = true;
}

FIXTURE_TEARDOWN(overload)
{
	if (self->up)
		rig_stop(&self->rig);
}

/* Pushes what the socket takes without waiting. */
static size_t push(int fd, const uint8_t *p, size_t len)
{
	ssize_t n = send(fd, p, len, MSG_DONTWAIT | MSG_NOSIGNAL);

	return n > 0 ? (size_t)n : 0;
}

TEST_F(overload, memory_stays_below_the_limit_and_a_good_client_is_served)
{
	static uint8_t big[300000 + 4];
	size_t sent[FULL_NR] = { 0 };
	int bad[BAD_NR], full[FULL_NR], good = client_open(&self->rig), done = 0;
	struct hr_account_stats mem;
	char got[16];

	memset(big, 'x', sizeof(big));
	hr_be32_put(big, sizeof(big) - 4);
	big[4] = 's';
	for (int i = 0; i < BAD_NR; i++) {
		uint8_t lie[20] = { 0 };

		bad[i] = client_open(&self->rig);
		hr_be32_put(lie, 1400000);
		push(bad[i], lie, 5 + i % 15);
	}
	for (int i = 0; i < FULL_NR; i++)
		full[i] = client_open(&self->rig);
	/* All send 300 KB at once: 75 MB against 8 MB. */
	for (int round = 0; done < FULL_NR && round < 20000; round++) {
		size_t moved = 0;

		done = 0;
		for (int i = 0; i < FULL_NR; i++) {
			size_t n = push(full[i], big + sent[i], HR_MIN(sizeof(big) - sent[i], 20000));

			sent[i] += n;
			moved += n;
			done += sent[i] == sizeof(big);
		}
		if (!moved)
			usleep(1000);
		if (round % 4 == 0) {
			ASSERT_TRUE(client_put(good, "e-good", 6));
			ASSERT_EQ(6, client_get(good, got, sizeof(got)));
		}
	}
	ASSERT_EQ(done, FULL_NR);
	for (int i = 0; i < FULL_NR; i++) {
		/* Each is still served after its large frame. */
		ASSERT_TRUE(client_put(full[i], "e-done", 6));
		ASSERT_EQ(6, client_get(full[i], got, sizeof(got)));
		close(full[i]);
	}
	mem = rig_memory(&self->rig);
	ASSERT_LE(mem.used_max_bytes, LIMIT_BYTES);
	ASSERT_EQ(mem.overdrafts, 0);
	ASSERT_GT(rig_stats(&self->rig).starved, 0);
	for (int i = 0; i < BAD_NR; i++)
		close(bad[i]);
	close(good);
	ASSERT_TRUE(RIG_WAIT(rig_memory(&self->rig).used_bytes == 0));
}

TEST_HARNESS_MAIN
