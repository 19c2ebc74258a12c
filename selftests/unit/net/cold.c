// SPDX-License-Identifier: GPL-2.0
/*
 * A cold reader that passes a file larger than its window leaves the page cache as it
 * found it: the tail that others read stays, what it brought in goes behind it.
 */
#include <sys/mman.h>

#include "rig.h"
#include "kselftest_harness.h"

#define FILE_LEN (48u << 20)
#define TAIL_LEN (6u << 20)
#define COLD_LEN (FILE_LEN - TAIL_LEN)
#define ASK_LEN (1000u * 1000)

FIXTURE(cold) {
	struct rig rig;
	char path[40];
	uint8_t *got;
	bool up;
};

FIXTURE_VARIANT(cold) {
	enum hr_loop_backend backend;
};

FIXTURE_VARIANT_ADD(cold, uring) { .backend = HR_LOOP_URING };
FIXTURE_VARIANT_ADD(cold, epoll) { .backend = HR_LOOP_EPOLL };

static uint64_t resident(int fd, uint64_t off, uint64_t len)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), nr = (len + page - 1) / page;
	unsigned char *vec = malloc(nr);
	void *map = mmap(NULL, len, PROT_READ, MAP_SHARED, fd, (off_t)off);
	uint64_t sum = 0;

	hr_assert(map != MAP_FAILED && !mincore(map, len, vec));
	for (size_t i = 0; i < nr; i++)
		sum += vec[i] & 1 ? page : 0;
	munmap(map, len);
	free(vec);
	return sum;
}

static void read_through(int fd, uint64_t off, uint64_t len)
{
	uint8_t *p = malloc(1 << 20);

	/* Read-ahead would leave marks at which any reader reads on. */
	posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM);
	for (uint64_t at = 0; at < len; at += 1 << 20)
		hr_assert(pread(fd, p, 1 << 20, (off_t)(off + at)) > 0);
	free(p);
}

FIXTURE_SETUP(cold)
{
	struct rig_opts o = { .backend = variant->backend, .reactor_nr = 1 };
	uint8_t *block = malloc(1 << 20);
	int ret;

	snprintf(self->path, sizeof(self->path), "/var/tmp/hr-cold-XXXXXX");
	o.file_fd = mkstemp(self->path);
	ASSERT_GE(o.file_fd, 0);
	for (unsigned int i = 0; i < FILE_LEN >> 20; i++) {
		memset(block, (int)i, 1 << 20);
		ASSERT_EQ(1 << 20, write(o.file_fd, block, 1 << 20));
	}
	free(block);
	ASSERT_EQ(0, fsync(o.file_fd));
	posix_fadvise(o.file_fd, 0, 0, POSIX_FADV_DONTNEED);
	self->got = malloc(ASK_LEN + 64);
	ret = rig_start(&self->rig, &o);
	if (ret)
		SKIP_SETUP("back end refused: %s", strerror(-ret));
	self->up = true;
	if (resident(o.file_fd, 0, FILE_LEN))
		SKIP_SETUP("this file system keeps pages that were let go");
	read_through(o.file_fd, COLD_LEN, TAIL_LEN);
	ASSERT_LE(TAIL_LEN / 100 * 95, resident(o.file_fd, COLD_LEN, TAIL_LEN));
}

FIXTURE_TEARDOWN(cold)
{
	if (self->up)
		rig_stop(&self->rig);
	if (self->rig.owner_refs)
		abort();
	close(self->rig.file_fd);
	unlink(self->path);
	free(self->got);
}

static void ask(int fd, uint64_t off, uint64_t len)
{
	uint8_t frame[17] = { 'f' };

	hr_be64_put(frame + 1, off);
	hr_be64_put(frame + 9, len);
	hr_assert(client_put(fd, frame, sizeof(frame)));
}

/* Reads [0, @len) of the file, as a consumer that catches up would. */
static bool catch_up(int fd, uint8_t *got, uint64_t len)
{
	for (uint64_t off = 0; off < len; off += ASK_LEN) {
		uint64_t part = HR_MIN((uint64_t)ASK_LEN, len - off);

		ask(fd, off, part);
		if (client_get(fd, got, ASK_LEN + 64) != (int64_t)part + 17 ||
		    got[17] != (uint8_t)(off >> 20) ||
		    got[16 + part] != (uint8_t)((off + part - 1) >> 20))
			return false;
	}
	return true;
}

/* Since @was was taken. */
#define DROPPED (rig_stats(&self->rig).dropped_bytes - was.dropped_bytes)
#define KEPT (rig_stats(&self->rig).kept_bytes - was.kept_bytes)

/* One reader from its connection to its end, bounds but that of the tail, and the tail's bytes. */
static uint64_t tail_after(struct __test_metadata *_metadata, FIXTURE_DATA(cold) *self)
{
	struct hr_net_stats was = rig_stats(&self->rig), st;
	int fd = client_open(&self->rig);
	uint64_t behind, tail;

	EXPECT_TRUE(catch_up(fd, self->got, COLD_LEN));
	/* The last two windows stay while the connection does. */
	EXPECT_TRUE(RIG_WAIT(DROPPED >= COLD_LEN / 100 * 90));
	EXPECT_LE(resident(self->rig.file_fd, 0, COLD_LEN), COLD_LEN / 10);
	close(fd);
	EXPECT_TRUE(RIG_WAIT(DROPPED + KEPT >= COLD_LEN / 100 * 99));
	st = rig_stats(&self->rig);
	behind = resident(self->rig.file_fd, 0, COLD_LEN);
	tail = resident(self->rig.file_fd, COLD_LEN, TAIL_LEN);
	TH_LOG("%u KiB cold, %llu dropped, %llu kept, %llu still in memory, %llu of the tail's %u",
	       COLD_LEN >> 10, (unsigned long long)(st.dropped_bytes - was.dropped_bytes) >> 10,
	       (unsigned long long)(st.kept_bytes - was.kept_bytes) >> 10,
	       (unsigned long long)behind >> 10, (unsigned long long)tail >> 10, TAIL_LEN >> 10);
	EXPECT_GE(st.dropped_bytes - was.dropped_bytes, COLD_LEN / 100 * 95);
	EXPECT_LE(behind, COLD_LEN / 100 * 5);
	return tail;
}

TEST_F(cold, warm_tail_stays_and_what_a_cold_reader_brought_in_goes)
{
	uint64_t tail = 0;

	/* A kernel that reclaims ahead of need takes some for itself; we would each time. */
	for (int i = 0; i < 8 && tail < TAIL_LEN / 100 * 99; i++) {
		read_through(self->rig.file_fd, COLD_LEN, TAIL_LEN);
		tail = tail_after(_metadata, self);
	}
	EXPECT_GE(tail, TAIL_LEN / 100 * 99);
}

TEST_F(cold, read_ahead_ends_with_the_range_that_was_asked_for)
{
	int fd = client_open(&self->rig);
	uint64_t len = 300000;

	ask(fd, 0, len);
	ASSERT_EQ((int64_t)len + 17, client_get(fd, self->got, ASK_LEN + 64));
	ASSERT_LE(resident(self->rig.file_fd, 0, COLD_LEN), len + 4096);
	close(fd);
}

TEST_F(cold, pages_that_were_in_memory_before_are_left_to_their_readers)
{
	uint64_t part = 3u << 20, left = 0;

	/* Again, as above. */
	for (int i = 0; i < 8 && left < part / 100 * 99; i++) {
		struct hr_net_stats was = rig_stats(&self->rig);
		int fd = client_open(&self->rig);

		read_through(self->rig.file_fd, 5u << 20, part);
		ASSERT_TRUE(catch_up(fd, self->got, 20u << 20));
		close(fd);
		ASSERT_TRUE(RIG_WAIT(DROPPED + KEPT >= 16u << 20));
		left = resident(self->rig.file_fd, 5u << 20, part);
	}
	EXPECT_GE(left, part / 100 * 99);
}

TEST_F(cold, reader_that_leaves_takes_its_pages_along)
{
	int fd = client_open(&self->rig);

	ask(fd, 0, 20u << 20);
	ASSERT_TRUE(client_recv(fd, self->got, 500000));
	close(fd);
	ASSERT_TRUE(RIG_WAIT(rig_stats(&self->rig).conns == 0));
	ASSERT_TRUE(RIG_WAIT(__atomic_load_n(&self->rig.owner_refs, __ATOMIC_SEQ_CST) == 0));
	ASSERT_LE(resident(self->rig.file_fd, 0, COLD_LEN), 4u << 20);
}

TEST_HARNESS_MAIN
