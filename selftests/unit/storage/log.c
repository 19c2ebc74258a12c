// SPDX-License-Identifier: GPL-2.0
/* log: one partition on the real file system. */
#include <fcntl.h>
#include "kselftest_harness.h"
#include "storage_kit.h"

FIXTURE(log)
{
	struct hr_sys sys;
	struct hr_log_config config;
	struct hr_log_open_params params;
	struct hr_log_load_info info;
	struct hr_log *log;
	char *dir;
	char path[256];
};

FIXTURE_SETUP(log)
{
	hr_sys_posix_init(&self->sys);
	self->dir = kit_dir();
	ASSERT_NE(NULL, self->dir);
	snprintf(self->path, sizeof(self->path), "%s/t-0", self->dir);
	self->config = HR_LOG_CONFIG_DEFAULT;
	self->config.index_interval_bytes = 200;
	/* Timestamps here count from 1970. */
	self->config.producer_expiration_ms = INT64_MAX / 2;
	self->params = (struct hr_log_open_params){ .sys = &self->sys, .path = self->path,
						    .config = &self->config, .clean = true,
						    .log_start_offset = -1, .high_watermark = -1,
						    .keep_producer_state = true };
	ASSERT_EQ(0, hr_log_open_sync(&self->params, &self->info, &self->log));
}

FIXTURE_TEARDOWN(log)
{
	hr_log_abandon(self->log);
	kit_dir_remove(self->dir);
}

#define REOPEN(is_clean) do {							\
	if (is_clean) {								\
		ASSERT_EQ(0, hr_log_close_sync(self->log));			\
	} else {								\
		hr_log_abandon(self->log);					\
	}									\
	self->log = NULL;							\
	self->params.clean = is_clean;						\
	ASSERT_EQ(0, hr_log_open_sync(&self->params, &self->info, &self->log));	\
} while (0)

#define APPEND_N(n) do {							\
	struct hr_append a_;							\
	struct kit_batch kb_ = KIT_BATCH;					\
	for (int i_ = 0; i_ < (n); i_++) {					\
		kb_.timestamp = 1000 + i_;					\
		ASSERT_EQ(0, kit_append(self->log, &kb_, 3, &a_));		\
		ASSERT_EQ(HR_APPEND_OK, a_.status);				\
	}									\
} while (0)

TEST_F(log, appended_batches_read_back_from_every_offset)
{
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = 1 << 20 };
	static uint8_t buf[1 << 20];
	struct hr_batch b;

	self->config.segment_bytes = 1000;
	hr_log_configure(self->log, &self->config);
	APPEND_N(100);
	EXPECT_EQ(100, hr_log_end_offset(self->log));
	EXPECT_LT(5, hr_log_segment_nr(self->log));
	for (req.offset = 0; req.offset < 100; req.offset++) {
		ssize_t n = hr_log_read_sync(self->log, &req, buf, sizeof(buf));

		ASSERT_LT(0, n);
		ASSERT_EQ(0, hr_batch_parse(buf, (size_t)n, &b));
		ASSERT_EQ(req.offset, b.base_offset);
		ASSERT_EQ(3, b.leader_epoch);
		ASSERT_TRUE(hr_batch_crc_ok(buf, (size_t)b.batch_len));
	}
	EXPECT_EQ(0, hr_log_read_sync(self->log, &req, buf, sizeof(buf)));
	req.offset = 101;
	EXPECT_EQ(-ERANGE, hr_log_read_sync(self->log, &req, buf, sizeof(buf)));
}

TEST_F(log, a_read_stops_at_the_upper_bound_and_at_max_bytes)
{
	struct hr_read_req req = { .offset = 2, .upper_offset = 5, .max_bytes = 1 << 20 };
	static uint8_t buf[1 << 20];
	struct hr_read r;
	ssize_t one;

	APPEND_N(20);
	req.upper_offset = 3;
	one = hr_log_read_sync(self->log, &req, buf, sizeof(buf));
	ASSERT_LT(61, one);
	req.upper_offset = 5;
	EXPECT_EQ(3 * one, hr_log_read_sync(self->log, &req, buf, sizeof(buf)));
	req.max_bytes = 10;
	EXPECT_EQ(10, hr_log_read_sync(self->log, &req, buf, sizeof(buf)));
	req.min_one = true;
	EXPECT_EQ(one, hr_log_read_sync(self->log, &req, buf, sizeof(buf)));
	req.min_one = false;
	ASSERT_EQ(0, hr_log_read_begin(self->log, &req, &r));
	ASSERT_EQ(0, hr_log_read_locate_sync(&r));
	EXPECT_TRUE(r.first_batch_cut);
	EXPECT_EQ(one, r.first_batch_len);
	hr_log_read_end(&r);
	req.upper_offset = 2;
	EXPECT_EQ(0, hr_log_read_sync(self->log, &req, buf, sizeof(buf)));
}

TEST_F(log, a_warm_read_is_located_without_waiting)
{
	struct hr_read_req req = { .offset = 15, .upper_offset = INT64_MAX, .max_bytes = 1000 };
	struct hr_read r;
	int err;

	APPEND_N(20);
	ASSERT_EQ(0, hr_log_read_begin(self->log, &req, &r));
	err = hr_log_read_locate(&r);
	if (err == -EAGAIN) {
		hr_log_read_end(&r);
		SKIP(return, "this file system cannot read without waiting");
	}
	EXPECT_EQ(0, err);
	EXPECT_EQ(15, r.first_batch_offset);
	hr_log_read_end(&r);
}

TEST_F(log, a_clean_stop_scans_nothing_and_keeps_everything)
{
	struct kit_batch kb = { 7, 0, 0, 5000, 3, 20, 0, 0 };
	struct hr_append a;

	self->config.segment_bytes = 1000;
	hr_log_configure(self->log, &self->config);
	APPEND_N(50);
	ASSERT_EQ(0, kit_append(self->log, &kb, 4, &a));
	REOPEN(true);
	EXPECT_EQ(0, self->info.scanned_segments);
	EXPECT_EQ(53, hr_log_end_offset(self->log));
	EXPECT_EQ(53, hr_log_recovery_point(self->log));
	EXPECT_EQ(4, hr_log_latest_epoch(self->log));
	EXPECT_EQ(3, hr_log_epoch_of(self->log, 49));
	ASSERT_EQ(0, kit_append(self->log, &kb, 4, &a));
	EXPECT_EQ(HR_APPEND_DUPLICATE, a.status);
	EXPECT_EQ(50, a.base_offset);
}

TEST_F(log, an_unclean_stop_rebuilds_state_and_cuts_a_torn_tail)
{
	struct kit_batch kb = { 7, 0, 0, 5000, 3, 20, 0, 0 };
	struct hr_append a;
	char file[320];
	int fd;

	self->config.segment_bytes = 1000;
	hr_log_configure(self->log, &self->config);
	APPEND_N(5);
	ASSERT_EQ(0, kit_append(self->log, &kb, 4, &a));
	snprintf(file, sizeof(file), "%s/%020d.log", self->path, 0);
	fd = open(file, O_WRONLY | O_APPEND);
	ASSERT_EQ(100, write(fd, "torn torn torn torn torn torn torn torn torn torn torn "
				 "torn torn torn torn torn torn torn torn torn ", 100));
	close(fd);
	REOPEN(false);
	EXPECT_EQ(100, self->info.cut_bytes);
	EXPECT_EQ(8, hr_log_end_offset(self->log));
	EXPECT_EQ(4, hr_log_latest_epoch(self->log));
	ASSERT_EQ(0, kit_append(self->log, &kb, 4, &a));
	EXPECT_EQ(HR_APPEND_DUPLICATE, a.status);
	kb.sequence = 3;
	ASSERT_EQ(0, kit_append(self->log, &kb, 4, &a));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	EXPECT_EQ(8, a.base_offset);
}

TEST_F(log, a_flipped_bit_ends_the_log_there_and_drops_later_segments)
{
	char file[320];
	uint8_t c;
	int fd;

	self->config.segment_bytes = 1000;
	hr_log_configure(self->log, &self->config);
	APPEND_N(60);
	snprintf(file, sizeof(file), "%s/%020d.log", self->path, 0);
	fd = open(file, O_RDWR);
	ASSERT_EQ(1, pread(fd, &c, 1, 70 * 3));
	c ^= 4;
	ASSERT_EQ(1, pwrite(fd, &c, 1, 70 * 3));
	close(fd);
	REOPEN(false);
	EXPECT_EQ(1, hr_log_segment_nr(self->log));
	EXPECT_GT(5, hr_log_end_offset(self->log));
	EXPECT_LT(0, self->info.deleted_segments);
}

TEST_F(log, sequences_are_judged_as_kafka_does)
{
	struct kit_batch kb = { 9, 1, 100, 5000, 2, 5, 0, 0 };
	struct hr_append a;

	/* Unknown producer: any first sequence. */
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	kb.sequence = 103;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_OUT_OF_ORDER, a.status);
	kb.sequence = 102;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	kb.sequence = 100;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_DUPLICATE, a.status);
	EXPECT_EQ(0, a.base_offset);
	EXPECT_EQ(5001, a.timestamp_ms);
	kb.epoch = 2;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_OUT_OF_ORDER, a.status);
	kb.sequence = 0;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	kb.epoch = 1;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_STALE_EPOCH, a.status);
	EXPECT_EQ(6, hr_log_end_offset(self->log));
}

TEST_F(log, sequence_numbers_wrap_to_zero)
{
	struct kit_batch kb = { 9, 0, INT32_MAX - 1, 5000, 3, 5, 0, 0 };
	struct hr_append a;

	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	kb.sequence = 1;
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	EXPECT_EQ(HR_APPEND_OK, a.status);
}

TEST_F(log, a_failed_write_leaves_the_log_as_it_was)
{
	struct kit_batch kb = { 7, 0, 0, 5000, 3, 20, 0, 0 };
	struct hr_buf buf = HR_BUF_INIT;
	struct hr_append a = { 0 };
	struct hr_log_write first, w;

	APPEND_N(3);
	ASSERT_EQ(0, kit_batch_build(&kb, &buf));
	a.p = buf.p;
	a.len = buf.len;
	ASSERT_EQ(0, hr_log_append_begin(self->log, &a, 1, HR_ORIGIN_CLIENT, 9, 5000, &first));
	ASSERT_EQ(1, first.iov_nr);
	ASSERT_EQ(-EBUSY, hr_log_append_begin(self->log, &a, 1, HR_ORIGIN_CLIENT, 9, 5000, &w));
	/* Half of it reached the file. */
	ASSERT_EQ(50, pwrite(first.fd, buf.p, 50, first.off));
	EXPECT_EQ(-ENOSPC, hr_log_append_commit(self->log, &first, -ENOSPC));
	EXPECT_EQ(HR_APPEND_STORAGE_ERROR, a.status);
	EXPECT_EQ(3, hr_log_end_offset(self->log));
	EXPECT_EQ(3, hr_log_latest_epoch(self->log));
	EXPECT_EQ(NULL, hr_producer_find(hr_log_producers(self->log), 7));
	ASSERT_EQ(0, hr_log_append_sync(self->log, &a, 1, HR_ORIGIN_CLIENT, 9, 5000));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	EXPECT_EQ(3, a.base_offset);
	hr_buf_fini(&buf);
}

TEST_F(log, times_lead_to_the_first_record_at_or_after)
{
	struct hr_offset_found f;
	struct kit_batch kb = KIT_BATCH;
	struct hr_append a;

	self->config.segment_bytes = 1000;
	hr_log_configure(self->log, &self->config);
	for (int i = 0; i < 40; i++) {
		kb.timestamp = 1000 + i * 10;
		kb.record_nr = 3;
		kb.codec = i % HR_CODEC_NR;
		ASSERT_EQ(0, kit_append(self->log, &kb, 2, &a));
	}
	for (int64_t ts = 1000; ts < 1390; ts++) {
		int64_t in_batch = (ts - 1000) % 10, nr = (ts - 1000) / 10;
		int64_t want = in_batch <= 2 ? nr * 3 + in_batch : (nr + 1) * 3;

		ASSERT_EQ(0, kit_find_time(self->log, ts, &f));
		ASSERT_EQ(want, f.offset) TH_LOG("ts %lld", (long long)ts);
		ASSERT_EQ(2, f.leader_epoch);
	}
	ASSERT_EQ(0, kit_find_time(self->log, 5000, &f));
	EXPECT_EQ(-1, f.offset);
	ASSERT_EQ(0, kit_find_time(self->log, HR_OFFSET_MAX_TIMESTAMP, &f));
	EXPECT_EQ(119, f.offset);
	EXPECT_EQ(1392, f.timestamp);
	ASSERT_EQ(0, kit_find_time(self->log, HR_OFFSET_EARLIEST, &f));
	EXPECT_EQ(0, f.offset);
	ASSERT_EQ(0, kit_find_time(self->log, HR_OFFSET_LATEST, &f));
	EXPECT_EQ(120, f.offset);
	EXPECT_EQ(-EINVAL, kit_find_time(self->log, -7, &f));
}

TEST_F(log, truncation_forgets_what_it_cut_and_survives_a_restart)
{
	struct kit_batch kb = { 7, 0, 0, 5000, 1, 20, 0, 0 };
	struct hr_append a;

	self->config.segment_bytes = 1000;
	hr_log_configure(self->log, &self->config);
	for (kb.sequence = 0; kb.sequence < 60; kb.sequence++)
		ASSERT_EQ(0, kit_append(self->log, &kb, kb.sequence / 20, &a));
	ASSERT_EQ(0, kit_flush(self->log));
	EXPECT_EQ(60, hr_log_recovery_point(self->log));
	ASSERT_EQ(0, hr_log_truncate_sync(self->log, 35));
	EXPECT_EQ(35, hr_log_end_offset(self->log));
	EXPECT_EQ(35, hr_log_recovery_point(self->log));
	EXPECT_EQ(1, hr_log_latest_epoch(self->log));
	REOPEN(true);
	EXPECT_EQ(35, hr_log_end_offset(self->log));
	kb.sequence = 35;
	ASSERT_EQ(0, kit_append(self->log, &kb, 5, &a));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	ASSERT_EQ(0, hr_log_truncate_fully_sync(self->log, 1000));
	EXPECT_EQ(1000, hr_log_start_offset(self->log));
	kb.sequence = 7;
	ASSERT_EQ(0, kit_append(self->log, &kb, 6, &a));
	EXPECT_EQ(1000, a.base_offset);
	REOPEN(false);
	EXPECT_EQ(1001, hr_log_end_offset(self->log));
	EXPECT_EQ(1000, hr_log_start_offset(self->log));
}

TEST_F(log, retention_by_size_time_and_log_start)
{
	struct hr_log_job *job;
	bool want_roll;

	self->config.segment_bytes = 1000;
	self->config.retention_ms = -1;
	hr_log_configure(self->log, &self->config);
	APPEND_N(100);
	EXPECT_EQ(-ENODATA, hr_log_retain_begin(self->log, 2000, &want_roll, &job));
	self->config.retention_bytes = 2500;
	hr_log_configure(self->log, &self->config);
	/* Nothing is below the high watermark yet. */
	EXPECT_EQ(-ENODATA, hr_log_retain_begin(self->log, 2000, &want_roll, &job));
	hr_log_set_high_watermark(self->log, 100);
	ASSERT_EQ(0, hr_log_retain_begin(self->log, 2000, &want_roll, &job));
	EXPECT_FALSE(want_roll);
	ASSERT_EQ(0, hr_log_retain_sync(job));
	ASSERT_EQ(0, hr_log_unlink_sync(job));
	hr_log_job_free(job);
	EXPECT_LT(0, hr_log_start_offset(self->log));
	EXPECT_GE(3500, hr_log_size_bytes(self->log));
	ASSERT_EQ(0, hr_log_set_start_offset(self->log, 95));
	EXPECT_EQ(-ERANGE, hr_log_set_start_offset(self->log, 101));
	ASSERT_EQ(0, hr_log_retain_begin(self->log, 2000, &want_roll, &job));
	ASSERT_EQ(0, hr_log_retain_sync(job));
	hr_log_job_free(job);
	EXPECT_EQ(95, hr_log_start_offset(self->log));
	self->config.retention_ms = 10;
	hr_log_configure(self->log, &self->config);
	(void)!hr_log_retain_begin(self->log, 9000, &want_roll, &job);
	EXPECT_TRUE(want_roll);
	REOPEN(true);
	EXPECT_LE(80, hr_log_start_offset(self->log));
	EXPECT_EQ(100, hr_log_end_offset(self->log));
}

TEST_F(log, transactions_hold_the_stable_offset_down_and_aborts_are_remembered)
{
	struct kit_batch kb = { 7, 0, 0, 5000, 2, 20, 0, HR_BATCH_TRANSACTIONAL };
	static const uint8_t marker[6] = { 0, 0, 0, 0, 0, 1 };
	struct hr_batch head = hr_batch_plain_head(0, 5000);
	struct hr_buf buf = HR_BUF_INIT, out = HR_BUF_INIT;
	struct hr_aborted_txn *t;
	struct hr_batch_builder bb;
	struct hr_append a;

	APPEND_N(5);
	ASSERT_EQ(0, kit_append(self->log, &kb, 0, &a));
	hr_log_set_high_watermark(self->log, 7);
	EXPECT_EQ(5, hr_log_stable_offset(self->log));
	head.producer_id = 7;
	head.producer_epoch = 0;
	head.attributes = HR_BATCH_TRANSACTIONAL;
	hr_batch_build_begin(&bb, &buf, &head);
	hr_batch_build_control(&bb, 5000, HR_CONTROL_ABORT, (struct hr_slice){ marker, 6 });
	ASSERT_LT(0, hr_batch_build_end(&bb));
	a = (struct hr_append){ .p = buf.p, .len = buf.len };
	ASSERT_EQ(0, hr_log_append_sync(self->log, &a, 1, HR_ORIGIN_COORDINATOR, 0, 5000));
	EXPECT_EQ(HR_APPEND_OK, a.status);
	EXPECT_EQ(5, hr_log_stable_offset(self->log));
	hr_log_set_high_watermark(self->log, 8);
	EXPECT_EQ(8, hr_log_stable_offset(self->log));
	for (int round = 0; round < 3; round++) {
		out.len = 0;
		ASSERT_EQ(0, hr_log_aborted_txns(self->log, 0, 8, &out));
		ASSERT_EQ(sizeof(*t), out.len) TH_LOG("round %d", round);
		t = (struct hr_aborted_txn *)(void *)out.p;
		EXPECT_EQ(7, t->producer_id);
		EXPECT_EQ(5, t->first_offset);
		EXPECT_EQ(7, t->last_offset);
		EXPECT_EQ(8, t->stable_offset);
		REOPEN(round == 0);
	}
	hr_buf_fini(&buf);
	hr_buf_fini(&out);
}

TEST_F(log, a_look_up_by_time_while_a_roll_is_laid_out_does_not_disturb_it)
{
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = 4096 };
	static uint8_t buf[4096];
	struct hr_offset_found f;
	struct hr_log_job *job;
	struct hr_batch b;

	APPEND_N(30);
	hr_log_force_roll(self->log);
	ASSERT_EQ(0, hr_log_prepare_begin(self->log, &job));
	ASSERT_EQ(0, kit_find_time(self->log, 1017, &f));
	EXPECT_EQ(17, f.offset);
	hr_log_prepare_sync(job);
	ASSERT_EQ(0, hr_log_prepare_end(self->log, job));
	APPEND_N(10);
	EXPECT_EQ(2, hr_log_segment_nr(self->log));
	for (req.offset = 0; req.offset < 40; req.offset++) {
		ssize_t n = hr_log_read_sync(self->log, &req, buf, sizeof(buf));

		ASSERT_LT(0, n);
		ASSERT_EQ(0, hr_batch_parse(buf, (size_t)n, &b));
		ASSERT_EQ(req.offset, b.base_offset);
	}
	REOPEN(true);
	EXPECT_EQ(0, self->info.scanned_segments);
	EXPECT_EQ(40, hr_log_end_offset(self->log));
}

TEST_F(log, an_index_without_its_log_is_removed_at_a_start)
{
	static const char *const names[] = { "index", "timeindex", "txnindex" };
	char file[320];
	int fd;

	APPEND_N(3);
	for (size_t i = 0; i < HR_ARRAY_LEN(names); i++) {
		snprintf(file, sizeof(file), "%s/%020d.%s", self->path, 77, names[i]);
		fd = open(file, O_CREAT | O_WRONLY, 0644);
		ASSERT_EQ(3, write(fd, "old", 3));
		close(fd);
	}
	REOPEN(true);
	for (size_t i = 0; i < HR_ARRAY_LEN(names); i++) {
		snprintf(file, sizeof(file), "%s/%020d.%s", self->path, 77, names[i]);
		EXPECT_EQ(-1, access(file, F_OK));
	}
	EXPECT_EQ(3, hr_log_end_offset(self->log));
}

TEST_HARNESS_MAIN
