// SPDX-License-Identifier: GPL-2.0
/*
 * faults: the n-th change of the disk fails, for every n an operation reaches.
 *
 * Open, append with roll, flush, retain and close each run with their n-th call
 * failing, n rising until the operation succeeds.  After each:
 *
 *	F1  the operation says success, or an error and changed nothing readers see
 *	F2  a restart from what is on the disk opens, and holds every acknowledged
 *	    batch that was there
 *	F3  that log takes the next append
 *
 * Leaks are for the address sanitizer to find.
 */
#include <hr/sys/sim_disk.h>
#include "kselftest_harness.h"
#include "storage_kit.h"

#define BATCHES 30

FIXTURE(faults)
{
	struct hr_sim_disk *disk;
	struct hr_log_config config;
	struct hr_log *log;
};

FIXTURE_SETUP(faults)
{
	self->config = HR_LOG_CONFIG_DEFAULT;
	self->config.segment_bytes = 600;
	self->config.index_interval_bytes = 100;
	self->config.retention_ms = -1;
	self->config.producer_expiration_ms = INT64_MAX / 2;
}

FIXTURE_TEARDOWN(faults)
{
	hr_log_abandon(self->log);
	hr_sim_disk_destroy(self->disk);
}

#define OPEN_LOG(ret, is_clean) do {							\
	struct hr_log_open_params params_ = {						\
		.sys = hr_sim_disk_sys(self->disk), .path = "/d/t-0",			\
		.config = &self->config, .clean = is_clean, .log_start_offset = -1,	\
		.high_watermark = -1, .keep_producer_state = true };			\
	(ret) = hr_log_open_sync(&params_, NULL, &self->log);				\
} while (0)

#define FRESH() do {									\
	int err_;									\
	hr_log_abandon(self->log);							\
	self->log = NULL;								\
	hr_sim_disk_destroy(self->disk);						\
	self->disk = NULL;								\
	ASSERT_EQ(0, hr_sim_disk_create(n, &self->disk));				\
	ASSERT_EQ(0, hr_sim_disk_sys(self->disk)->file->mkdir(				\
			hr_sim_disk_sys(self->disk), "/d", 0755));			\
	OPEN_LOG(err_, true);								\
	ASSERT_EQ(0, err_);								\
	for (int i_ = 0; i_ < BATCHES; i_++)						\
		ASSERT_EQ(0, append_one(self->log));					\
	hr_log_set_high_watermark(self->log, BATCHES);					\
} while (0)

/* F2 and F3; @least batches were acknowledged. */
#define RESTART_AND_CHECK(least) do {							\
	int err_;									\
	hr_sim_disk_fail_at(self->disk, 0, 0);						\
	hr_log_abandon(self->log);							\
	self->log = NULL;								\
	OPEN_LOG(err_, false);								\
	ASSERT_EQ(0, err_);								\
	ASSERT_LE(least, hr_log_end_offset(self->log));					\
	ASSERT_EQ(0, append_one(self->log));						\
} while (0)

static int append_one(struct hr_log *log)
{
	struct kit_batch kb = KIT_BATCH;
	struct hr_append a;
	int err;

	kb.value_len = 60;
	err = kit_append(log, &kb, 1, &a);
	return err ? err : a.status == HR_APPEND_OK ? 0 : -EPROTO;
}

TEST_F(faults, opening_ends_with_an_error_or_a_log)
{
	int err = -1;
	uint64_t n;

	for (n = 1; err && n < 2000; n++) {
		FRESH();
		hr_log_abandon(self->log);
		self->log = NULL;
		hr_sim_disk_fail_at(self->disk, n, -EIO);
		OPEN_LOG(err, false);
		RESTART_AND_CHECK(BATCHES);
		if (!hr_sim_disk_counts(self->disk)->faults)
			break;
		err = -1;
	}
	EXPECT_LT(5, n);
}

TEST_F(faults, an_append_with_a_roll_and_a_flush_is_there_or_refused)
{
	uint64_t n;

	for (n = 1; n < 2000; n++) {
		int64_t before;
		int err;

		FRESH();
		hr_log_force_roll(self->log);
		before = hr_log_end_offset(self->log);
		hr_sim_disk_fail_at(self->disk, n, -ENOSPC);
		err = append_one(self->log);
		ASSERT_EQ(before + !err, hr_log_end_offset(self->log));
		if (err && !hr_log_error(self->log)) {
			ASSERT_EQ(0, append_one(self->log));
			ASSERT_EQ(before + 1, hr_log_end_offset(self->log));
		}
		if (!err && kit_flush(self->log))
			ASSERT_NE(0, hr_log_error(self->log));
		err = !hr_sim_disk_counts(self->disk)->faults;
		RESTART_AND_CHECK(before + 1);
		if (err)
			break;
	}
	EXPECT_LT(5, n);
}

TEST_F(faults, retention_that_fails_leaves_a_log_that_opens)
{
	uint64_t n;

	for (n = 1; n < 2000; n++) {
		struct hr_log_job *job;
		bool want_roll, done;

		FRESH();
		ASSERT_EQ(0, hr_log_set_start_offset(self->log, BATCHES - 8));
		ASSERT_EQ(0, hr_log_retain_begin(self->log, 0, &want_roll, &job));
		hr_sim_disk_fail_at(self->disk, n, -EIO);
		if (!hr_log_retain_sync(job))
			(void)!hr_log_unlink_sync(job);
		hr_log_job_free(job);
		done = !hr_sim_disk_counts(self->disk)->faults;
		RESTART_AND_CHECK(BATCHES);
		if (done)
			break;
	}
	EXPECT_LT(5, n);
}

TEST_F(faults, a_stop_that_fails_loses_nothing)
{
	uint64_t n;

	for (n = 1; n < 2000; n++) {
		bool done;
		int err;

		FRESH();
		hr_sim_disk_fail_at(self->disk, n, -EIO);
		err = hr_log_close_sync(self->log);
		self->log = NULL;
		done = !hr_sim_disk_counts(self->disk)->faults;
		if (done)
			ASSERT_EQ(0, err);
		RESTART_AND_CHECK(BATCHES);
		if (done)
			break;
	}
	EXPECT_LT(5, n);
}

TEST_HARNESS_MAIN
