// SPDX-License-Identifier: GPL-2.0
/* Frames in, answers out, on both back ends: splits, order, pipelining, ends of stream. */
#include <pthread.h>

#include "rig.h"
#include "kselftest_harness.h"

FIXTURE(echo) {
	struct rig rig;
	bool up;
};

FIXTURE_VARIANT(echo) {
	enum hr_loop_backend backend;
};

FIXTURE_VARIANT_ADD(echo, uring) { .backend = HR_LOOP_URING };
FIXTURE_VARIANT_ADD(echo, epoll) { .backend = HR_LOOP_EPOLL };

FIXTURE_SETUP(echo)
{
	struct rig_opts o = { .backend = variant->backend, .reactor_nr = 2, .file_fd = -1 };
	int ret = rig_start(&self->rig, &o);

	if (ret)
		SKIP_SETUP("back end refused: %s", strerror(-ret));
	self->up = true;
}

FIXTURE_TEARDOWN(echo)
{
	if (!self->up)
		return;
	rig_stop(&self->rig);
	if (self->rig.gone != self->rig.opened)
		abort();
}

#define SPLIT_FRAME_NR 400
#define SPLIT_LEN_MAX 150000

struct splitter {
	int fd;
	uint64_t seed;
	bool ok;
};

static uint32_t frame_make(struct hr_rnd *rnd, uint8_t *p)
{
	static const uint32_t maxima[] = { 8, 200, 20000, SPLIT_LEN_MAX };
	uint32_t len = 1 + (uint32_t)hr_rnd_below(rnd, maxima[hr_rnd_below(rnd, 4)]);

	hr_rnd_fill(rnd, p, len);
	p[0] = hr_rnd_below(rnd, 2) ? 'e' : 'n';
	return len;
}

/* Sends all frames as one stream in pieces of random length. */
static void *split_send(void *arg)
{
	struct splitter *s = arg;
	uint8_t *p = malloc(SPLIT_LEN_MAX + 4);
	struct hr_rnd rnd, cut;

	hr_rnd_seed(&rnd, s->seed);
	hr_rnd_seed(&cut, s->seed + 1);
	s->ok = true;
	for (int i = 0; i < SPLIT_FRAME_NR && s->ok; i++) {
		uint32_t len = frame_make(&rnd, p + 4), at = 0;

		hr_be32_put(p, len);
		while (at < len + 4 && s->ok) {
			uint32_t most = hr_rnd_below(&cut, 3) ? 70000 : 5;
			uint32_t n = 1 + (uint32_t)hr_rnd_below(&cut, most);

			n = HR_MIN(n, len + 4 - at);
			s->ok = client_send(s->fd, p + at, n);
			at += n;
		}
	}
	free(p);
	return NULL;
}

TEST_F(echo, frames_survive_any_split_and_answers_keep_their_order)
{
	struct splitter s[3];
	pthread_t threads[3];
	uint8_t *want = malloc(SPLIT_LEN_MAX), *got = malloc(SPLIT_LEN_MAX);

	for (int i = 0; i < 3; i++) {
		s[i] = (struct splitter){ client_open(&self->rig), 100 + (uint64_t)i * 7, false };
		pthread_create(&threads[i], NULL, split_send, &s[i]);
	}
	for (int i = 0; i < 3; i++) {
		struct hr_rnd rnd;

		hr_rnd_seed(&rnd, s[i].seed);
		for (int k = 0; k < SPLIT_FRAME_NR; k++) {
			uint32_t len = frame_make(&rnd, want);

			ASSERT_EQ(len, client_get(s[i].fd, got, SPLIT_LEN_MAX));
			ASSERT_EQ(0, memcmp(want, got, len));
		}
		pthread_join(threads[i], NULL);
		ASSERT_TRUE(s[i].ok);
		close(s[i].fd);
	}
	ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).closed[HR_CLOSE_PEER] == 3));
	ASSERT_TRUE(RIG_WAIT(rig_memory(&self->rig).used_bytes == 0));
	free(want);
	free(got);
}

TEST_F(echo, thousands_of_small_frames_come_back_in_order)
{
	int fd = client_open(&self->rig), nr = 5000;
	uint8_t *all = malloc((size_t)nr * 12), got[16];

	for (int i = 0; i < nr; i++) {
		hr_be32_put(all + i * 12, 8);
		memcpy(all + i * 12 + 4, i % 5 == 4 ? "s---" : i % 3 ? "e---" : "n---", 4);
		hr_be32_put(all + i * 12 + 8, (uint32_t)i);
	}
	ASSERT_TRUE(client_send(fd, all, (size_t)nr * 12));
	for (int i = 0; i < nr; i++) {
		if (i % 5 == 4)
			continue;
		ASSERT_EQ(8, client_get(fd, got, sizeof(got)));
		ASSERT_EQ((uint32_t)i, hr_be32_get(got + 4));
	}
	ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).frames_in == (uint64_t)nr));
	close(fd);
	free(all);
}

TEST_F(echo, half_closed_client_gets_its_answers)
{
	int fd = client_open(&self->rig);
	char got[8];

	ASSERT_TRUE(client_put(fd, "n1", 2));
	ASSERT_TRUE(client_put(fd, "n2", 2));
	shutdown(fd, SHUT_WR);
	ASSERT_EQ(2, client_get(fd, got, sizeof(got)));
	ASSERT_EQ(2, client_get(fd, got, sizeof(got)));
	ASSERT_EQ('2', got[1]);
	ASSERT_TRUE(client_is_closed(fd));
	close(fd);
}

TEST_F(echo, answer_that_comes_after_the_end_is_dropped)
{
	int fd;

	for (int i = 0; i < 50; i++) {
		fd = client_open(&self->rig);
		ASSERT_TRUE(client_put(fd, "n1", 2));
		ASSERT_TRUE(client_put(fd, "n2", 2));
		close(fd);
	}
	ASSERT_TRUE(RIG_WAIT(__atomic_load_n(&self->rig.closed, __ATOMIC_SEQ_CST) == 50));
	ASSERT_TRUE(RIG_WAIT(__atomic_load_n(&self->rig.gone, __ATOMIC_SEQ_CST) == 50));
}

TEST_F(echo, connections_are_spread_over_the_reactors)
{
	struct hr_reactor_stats a, b;
	int fds[20];
	char got[8];

	for (int i = 0; i < 20; i++) {
		fds[i] = client_open(&self->rig);
		ASSERT_TRUE(client_put(fds[i], "e1", 2));
		ASSERT_EQ(2, client_get(fds[i], got, sizeof(got)));
	}
	hr_reactor_stats_read(self->rig.reactors[0], &a);
	hr_reactor_stats_read(self->rig.reactors[1], &b);
	/* wake eventfd and listener besides */
	ASSERT_EQ(12, a.watches);
	ASSERT_EQ(11, b.watches);
	for (int i = 0; i < 20; i++)
		close(fds[i]);
}

TEST_F(echo, drain_answers_what_is_under_way)
{
	int fd = client_open(&self->rig), idle = client_open(&self->rig);
	char got[8];

	ASSERT_TRUE(client_put(fd, "n1", 2));
	ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).frames_in == 1));
	hr_net_drain(self->rig.net, 5000, rig_drained, &self->rig.drained);
	ASSERT_EQ(2, client_get(fd, got, sizeof(got)));
	ASSERT_TRUE(client_is_closed(fd));
	ASSERT_TRUE(client_is_closed(idle));
	ASSERT_TRUE(RIG_WAIT(__atomic_load_n(&self->rig.drained, __ATOMIC_SEQ_CST)));
	close(fd);
	close(idle);
}

TEST_HARNESS_MAIN
