// SPDX-License-Identifier: GPL-2.0
/* descriptors: many logs share few open files. */
#include <dirent.h>
#include <sys/resource.h>
#include "kselftest_harness.h"
#include "storage_kit.h"

#define LOG_NR 3000
#define FD_LIMIT 512
#define BUDGET 300

FIXTURE(descriptors)
{
	struct hr_sys sys;
	struct hr_log_config config;
	struct hr_fd_budget fds;
	struct hr_log **logs;
	struct hr_buf taken;
	char *dir;
};

static int open_nr(void)
{
	DIR *d = opendir("/proc/self/fd");
	int nr = 0;

	while (d && readdir(d))
		nr++;
	closedir(d);
	return nr - 3; /* . and .. and the directory itself */
}

FIXTURE_SETUP(descriptors)
{
	hr_sys_posix_init(&self->sys);
	self->dir = kit_dir();
	ASSERT_NE(NULL, self->dir);
	self->config = HR_LOG_CONFIG_DEFAULT;
	self->config.index_interval_bytes = 100;
	self->config.segment_bytes = 1000;
	self->fds.max = BUDGET;
	self->logs = calloc(LOG_NR, sizeof(*self->logs));
	ASSERT_NE(NULL, self->logs);
}

FIXTURE_TEARDOWN(descriptors)
{
	for (int i = 0; i < LOG_NR; i++)
		hr_log_abandon(self->logs[i]);
	free(self->logs);
	hr_buf_fini(&self->taken);
	kit_dir_remove(self->dir);
}

#define OPEN(i, is_clean) do {								\
	char path_[300];								\
	struct hr_log_open_params params_ = {						\
		.sys = &self->sys, .path = path_, .config = &self->config,		\
		.clean = is_clean, .log_start_offset = -1, .high_watermark = -1,	\
		.keep_producer_state = true, .fds = &self->fds };			\
	snprintf(path_, sizeof(path_), "%s/t-%d", self->dir, i);			\
	ASSERT_EQ(0, hr_log_open_sync(&params_, NULL, &self->logs[i]));			\
} while (0)

/* Takes from the logs behind @i, as their last use is the longest ago. */
#define RELIEVE(i) do {									\
	for (int j_ = 1; j_ < LOG_NR && self->taken.len < BUDGET / 2 * sizeof(int); j_++) \
		ASSERT_LE(0, hr_log_fds_take(self->logs[((i) + j_) % LOG_NR], 0, 0,	\
					     &self->taken));				\
	hr_log_fds_close_sync(&self->sys, &self->fds, &self->taken);			\
} while (0)

TEST_F(descriptors, three_thousand_logs_are_used_under_a_limit_of_512_open_files)
{
	struct rlimit rl = { FD_LIMIT, FD_LIMIT };
	struct kit_batch kb = KIT_BATCH;
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = 4096 };
	uint8_t buf[4096];
	struct hr_append a;
	int base = open_nr(), err;

	ASSERT_EQ(0, setrlimit(RLIMIT_NOFILE, &rl));
	for (int i = 0; i < LOG_NR; i++)
		OPEN(i, true);
	EXPECT_EQ(0, atomic_load(&self->fds.open));
	EXPECT_EQ(base, open_nr());
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < LOG_NR; i++) {
			err = kit_append(self->logs[i], &kb, 1, &a);
			if (err == -EMFILE) {
				RELIEVE(i);
				err = kit_append(self->logs[i], &kb, 1, &a);
			}
			ASSERT_EQ(0, err);
			ASSERT_EQ(HR_APPEND_OK, a.status);
			ASSERT_EQ(round, a.base_offset);
			ASSERT_GE(BUDGET, atomic_load(&self->fds.open));
		}
	}
	for (int i = 0; i < LOG_NR; i++) {
		ssize_t n;

		req.offset = 1;
		n = hr_log_read_sync(self->logs[i], &req, buf, sizeof(buf));
		if (n == -EMFILE) {
			RELIEVE(i);
			n = hr_log_read_sync(self->logs[i], &req, buf, sizeof(buf));
		}
		ASSERT_LT(HR_BATCH_HEADER_LEN, n);
		ASSERT_GE(BUDGET, atomic_load(&self->fds.open));
	}
	EXPECT_EQ(base + atomic_load(&self->fds.open), open_nr());
}

TEST_F(descriptors, what_is_pinned_stays_open_and_what_is_used_is_not_idle)
{
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = 4096 };
	struct kit_batch kb = KIT_BATCH;
	struct hr_append a;
	uint8_t b[64];
	struct hr_read r;

	OPEN(0, true);
	ASSERT_EQ(0, kit_append(self->logs[0], &kb, 1, &a));
	EXPECT_EQ(3, atomic_load(&self->fds.open));
	EXPECT_EQ(0, hr_log_fds_take(self->logs[0], 1000, 500, &self->taken));
	EXPECT_EQ(0, hr_log_fds_take(self->logs[0], 1499, 500, &self->taken));
	ASSERT_EQ(0, hr_log_read_begin(self->logs[0], &req, &r));
	ASSERT_EQ(0, hr_log_read_locate_sync(&r));
	EXPECT_EQ(0, hr_log_fds_take(self->logs[0], 9000, 0, &self->taken));
	EXPECT_EQ(64, pread(r.fd, b, 64, r.pos));
	hr_log_read_end(&r);
	EXPECT_EQ(0, hr_log_fds_take(self->logs[0], 9499, 500, &self->taken));
	EXPECT_EQ(0, hr_log_fds_take(self->logs[0], 9998, 500, &self->taken));
	EXPECT_EQ(3, hr_log_fds_take(self->logs[0], 9999, 500, &self->taken));
	hr_log_fds_close_sync(&self->sys, &self->fds, &self->taken);
	EXPECT_EQ(0, atomic_load(&self->fds.open));
	ASSERT_EQ(0, kit_flush(self->logs[0]));
	EXPECT_EQ(0, atomic_load(&self->fds.open));
	EXPECT_EQ(1, hr_log_recovery_point(self->logs[0]));
}

/* To free the blocks of a large file may take a disk a second, and a loop must not wait for it. */
TEST_F(descriptors, files_without_a_name_are_closed_by_a_job)
{
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = 4096 };
	struct kit_batch kb = KIT_BATCH;
	struct hr_log_job *job;
	struct hr_append a;
	bool want_roll;
	struct hr_read r;
	uint8_t b[64];
	int before, with_reader;

	self->config.retention_bytes = 1000;
	OPEN(0, true);
	for (int i = 0; i < 40; i++)
		ASSERT_EQ(0, kit_append(self->logs[0], &kb, 1, &a));
	hr_log_set_high_watermark(self->logs[0], hr_log_end_offset(self->logs[0]));
	ASSERT_EQ(0, hr_log_read_begin(self->logs[0], &req, &r));
	ASSERT_EQ(0, hr_log_read_locate_sync(&r));
	before = atomic_load(&self->fds.open);
	ASSERT_EQ(0, hr_log_retain_begin(self->logs[0], 0, &want_roll, &job));
	ASSERT_EQ(0, hr_log_retain_sync(job));
	EXPECT_EQ(before, atomic_load(&self->fds.open));
	ASSERT_EQ(0, hr_log_unlink_sync(job));
	with_reader = atomic_load(&self->fds.open);
	EXPECT_LT(with_reader, before);
	hr_log_job_free(job);
	EXPECT_FALSE(hr_segments_dead(&self->fds));
	EXPECT_EQ(64, pread(r.fd, b, 64, r.pos));
	/* As a loop would. */
	hr_log_read_end(&r);
	EXPECT_TRUE(hr_segments_dead(&self->fds));
	EXPECT_EQ(with_reader, atomic_load(&self->fds.open));
	hr_segments_bury_sync(&self->fds);
	EXPECT_FALSE(hr_segments_dead(&self->fds));
	EXPECT_GT(with_reader, atomic_load(&self->fds.open));
}

TEST_F(descriptors, index_entries_written_around_a_close_lead_to_their_batches)
{
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = 200, .min_one = true };
	struct kit_batch kb = KIT_BATCH;
	struct hr_append a;
	uint8_t buf[4096];
	struct hr_batch b;

	for (int restart = 0; restart < 3; restart++) {
		OPEN(0, restart != 2);
		for (int i = 0; i < 40; i++) {
			kb.timestamp = 1000 + restart * 40 + i;
			ASSERT_EQ(0, kit_append(self->logs[0], &kb, 1, &a));
			if (i % 3 == 0) {
				ASSERT_LT(0, hr_log_fds_take(self->logs[0], 0, 0, &self->taken));
				hr_log_fds_close_sync(&self->sys, &self->fds, &self->taken);
			}
		}
		for (req.offset = 0; req.offset < (restart + 1) * 40; req.offset++) {
			struct hr_offset_found f = { -1, -1, -1 };
			ssize_t n = hr_log_read_sync(self->logs[0], &req, buf, sizeof(buf));

			ASSERT_LT(HR_BATCH_HEADER_LEN, n);
			ASSERT_EQ(0, hr_batch_parse(buf, (size_t)n, &b));
			ASSERT_EQ(req.offset, b.base_offset);
			ASSERT_EQ(0, kit_find_time(self->logs[0], 1000 + req.offset, &f));
			ASSERT_EQ(req.offset, f.offset);
		}
		if (restart == 1)
			hr_log_abandon(self->logs[0]);
		else
			ASSERT_EQ(0, hr_log_close_sync(self->logs[0]));
		self->logs[0] = NULL;
		ASSERT_EQ(0, atomic_load(&self->fds.open));
	}
}

TEST_HARNESS_MAIN
