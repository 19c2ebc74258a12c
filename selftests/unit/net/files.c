// SPDX-License-Identifier: GPL-2.0
/* File ranges: byte for byte, warm and cold, with and without a pool; unreadable ones close. */
#include "rig.h"
#include "kselftest_harness.h"

#define FILE_LEN (3u << 20)

FIXTURE(files) {
	struct rig rig;
	char path[40];
	uint8_t *data, *got;
	bool up;
};

FIXTURE_VARIANT(files) {
	enum hr_loop_backend backend;
	bool no_pool;
};

FIXTURE_VARIANT_ADD(files, uring) { .backend = HR_LOOP_URING };
FIXTURE_VARIANT_ADD(files, epoll) { .backend = HR_LOOP_EPOLL };
FIXTURE_VARIANT_ADD(files, poolless) { .backend = HR_LOOP_EPOLL, .no_pool = true };

FIXTURE_SETUP(files)
{
	struct rig_opts o = { .backend = variant->backend, .reactor_nr = 2,
			      .no_pool = variant->no_pool };
	struct hr_rnd rnd;
	int ret;

	strcpy(self->path, "/var/tmp/hr-net-XXXXXX");
	o.file_fd = mkstemp(self->path);
	ASSERT_GE(o.file_fd, 0);
	self->data = malloc(FILE_LEN);
	self->got = malloc(FILE_LEN + 64);
	hr_rnd_seed(&rnd, 3);
	hr_rnd_fill(&rnd, self->data, FILE_LEN);
	ASSERT_EQ(FILE_LEN, write(o.file_fd, self->data, FILE_LEN));
	ASSERT_EQ(0, fsync(o.file_fd));
	ret = rig_start(&self->rig, &o);
	if (ret)
		SKIP_SETUP("back end refused: %s", strerror(-ret));
	self->up = true;
}

FIXTURE_TEARDOWN(files)
{
	if (self->up)
		rig_stop(&self->rig);
	if (self->rig.owner_refs)
		abort();
	close(self->rig.file_fd);
	unlink(self->path);
	free(self->data);
	free(self->got);
}

static void ask(int fd, uint64_t off, uint64_t len)
{
	uint8_t frame[17] = { 'f' };

	hr_be64_put(frame + 1, off);
	hr_be64_put(frame + 9, len);
	hr_assert(client_put(fd, frame, sizeof(frame)));
}

static void evict(int fd)
{
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
}

TEST_F(files, ranges_of_any_length_arrive_byte_for_byte)
{
	int fd = client_open(&self->rig);
	struct hr_rnd rnd;

	hr_rnd_seed(&rnd, 11);
	for (int i = 0; i < (getenv("HR_VM") ? 60 : 300); i++) {
		static const uint32_t maxima[] = { 100, 16384, 70000, FILE_LEN };
		uint64_t len = 1 + hr_rnd_below(&rnd, maxima[hr_rnd_below(&rnd, 4)]);
		uint64_t off = hr_rnd_below(&rnd, FILE_LEN - len + 1);

		if (i % 10 == 0)
			evict(self->rig.file_fd);
		ask(fd, off, len);
		ASSERT_EQ(17 + len, client_get(fd, self->got, FILE_LEN + 64));
		ASSERT_EQ('f', self->got[0]);
		ASSERT_EQ(0, memcmp(self->got + 17, self->data + off, len));
	}
	ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).file_bytes > 0));
	ASSERT_GT(rig_stats(&self->rig).copied_bytes, 0);
	close(fd);
}

TEST_F(files, cold_ranges_are_read_in_off_the_loop)
{
	int fd = client_open(&self->rig);
	struct hr_net_stats st;

	evict(self->rig.file_fd);
	if (self->rig.sys.net->resident(&self->rig.sys, self->rig.file_fd, 0, 1 << 20) == 1)
		SKIP(return, "this file system keeps its pages");
	ask(fd, 0, FILE_LEN);
	ask(fd, 5, 100);
	ASSERT_EQ(17 + FILE_LEN, client_get(fd, self->got, FILE_LEN + 64));
	ASSERT_EQ(0, memcmp(self->got + 17, self->data, FILE_LEN));
	ASSERT_EQ(117, client_get(fd, self->got, FILE_LEN + 64));
	ASSERT_EQ(0, memcmp(self->got + 17, self->data + 5, 100));
	st = rig_stats(&self->rig);
	ASSERT_GT(st.cold_slices, 0);
	ASSERT_EQ(variant->no_pool, st.cold_inline > 0);
	close(fd);
}

TEST_F(files, range_beyond_the_end_of_the_file_closes)
{
	static const uint64_t lens[] = { 100, 20000, 1 << 20 };

	for (int i = 0; i < 3; i++) {
		int fd = client_open(&self->rig);

		ask(fd, FILE_LEN - 50, lens[i]);
		ASSERT_EQ(-1, client_get(fd, self->got, FILE_LEN + 64));
		ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).closed[HR_CLOSE_FILE] ==
				     (uint64_t)i + 1));
		close(fd);
	}
}

TEST_F(files, owner_is_let_go_when_the_reader_leaves)
{
	for (int i = 0; i < 20; i++) {
		int fd = client_open(&self->rig);

		if (i & 1)
			evict(self->rig.file_fd);
		ask(fd, 0, FILE_LEN);
		ask(fd, 0, FILE_LEN);
		close(fd);
	}
	ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).conns == 0 &&
			     __atomic_load_n(&self->rig.closed, __ATOMIC_SEQ_CST) == 20));
	ASSERT_TRUE(RIG_WAIT(__atomic_load_n(&self->rig.owner_refs, __ATOMIC_SEQ_CST) == 0));
}

TEST_HARNESS_MAIN
