// SPDX-License-Identifier: GPL-2.0
/* leftovers: every combination of what an interrupted compaction can leave behind. */
#include <fcntl.h>
#include <hr/sys/sim_disk.h>
#include "kselftest_harness.h"
#include "storage_kit.h"

#define BATCHES 30

static bool exists(struct hr_sys *sys, const char *path)
{
	struct hr_sys_stat st;

	return !sys->file->stat(sys, path, &st);
}

static void copy(struct hr_sys *sys, const char *from, const char *to)
{
	static uint8_t buf[1 << 16];
	struct iovec iov = { buf, 0 };
	int in = sys->file->open(sys, from, O_RDONLY, 0);
	int out = sys->file->open(sys, to, O_RDWR | O_CREAT, 0644);

	iov.iov_len = (size_t)HR_MAX(sys->file->pread(sys, in, buf, sizeof(buf), 0), 0);
	hr_assert(sys->file->pwritev(sys, out, &iov, 1, 0) >= 0);
	sys->file->close(sys, in);
	sys->file->close(sys, out);
}

static int open_log(struct hr_sys *sys, const struct hr_log_config *config, bool clean,
		    struct hr_log_load_info *info, struct hr_log **ret)
{
	struct hr_log_open_params params = { .sys = sys, .path = "/d/t-0", .config = config,
					     .clean = clean, .log_start_offset = -1,
					     .high_watermark = -1, .keep_producer_state = true };

	return hr_log_open_sync(&params, info, ret);
}

static int fill(struct hr_log *log)
{
	struct kit_batch kb = KIT_BATCH;
	struct hr_append a;
	int err = 0;

	kb.value_len = 60;
	for (int i = 0; i < BATCHES && !err; i++)
		err = kit_append(log, &kb, 1, &a);
	return err;
}

/* A fresh disk that holds a log of BATCHES batches, closed in order. */
static int disk_with_log(const struct hr_log_config *config, struct hr_sim_disk **ret_disk)
{
	struct hr_log_load_info info;
	struct hr_log *log;
	struct hr_sys *sys;
	int err = hr_sim_disk_create(1, ret_disk);

	if (err)
		return err;
	sys = hr_sim_disk_sys(*ret_disk);
	err = sys->file->mkdir(sys, "/d", 0755);
	if (!err)
		err = open_log(sys, config, true, &info, &log);
	if (!err)
		err = fill(log);
	return err ? err : hr_log_close_sync(log);
}

#define FIRST "/d/t-0/00000000000000000000"

/* Bits: 1 a swap of the first segment, 2 a .cleaned, 4 a .deleted, 8 no index, 16 clean. */
TEST(swaps_complete_unless_their_round_never_committed)
{
	struct hr_log_config config = HR_LOG_CONFIG_DEFAULT;

	config.segment_bytes = 600;
	config.index_interval_bytes = 100;
	for (int bits = 0; bits < 32; bits++) {
		struct hr_log_load_info info;
		struct hr_sim_disk *disk;
		struct hr_log *log;
		struct hr_sys *sys;

		ASSERT_EQ(0, disk_with_log(&config, &disk));
		sys = hr_sim_disk_sys(disk);
		if (bits & 1)
			copy(sys, FIRST ".log", FIRST ".log.swap");
		if (bits & 2)
			copy(sys, FIRST ".log", FIRST ".log.cleaned");
		if (bits & 4)
			copy(sys, FIRST ".log", FIRST ".log.deleted");
		if (bits & 8)
			ASSERT_EQ(0, sys->file->unlink(sys, FIRST ".index"));
		ASSERT_EQ(0, open_log(sys, &config, bits & 16, &info, &log));
		EXPECT_EQ((bits & 3) == 1, info.completed_swaps);
		EXPECT_EQ(BATCHES, hr_log_end_offset(log));
		EXPECT_FALSE(exists(sys, FIRST ".log.swap"));
		EXPECT_FALSE(exists(sys, FIRST ".log.cleaned"));
		EXPECT_FALSE(exists(sys, FIRST ".log.deleted"));
		EXPECT_TRUE(exists(sys, FIRST ".index"));
		ASSERT_EQ(0, hr_log_close_sync(log));
		hr_sim_disk_destroy(disk);
	}
}

TEST(a_clean_start_scans_nothing_and_an_unclean_one_cuts_at_a_flipped_bit)
{
	struct hr_log_config config = HR_LOG_CONFIG_DEFAULT;

	for (int clean = 0; clean < 2; clean++) {
		struct hr_log_load_info info;
		struct hr_sim_disk *disk;
		struct hr_log *log;
		struct hr_sys *sys;

		ASSERT_EQ(0, disk_with_log(&config, &disk));
		sys = hr_sim_disk_sys(disk);
		/* In the value of the fifth record or so. */
		ASSERT_EQ(0, hr_sim_disk_flip(disk, FIRST ".log", 600, 3));
		ASSERT_EQ(0, open_log(sys, &config, clean, &info, &log));
		EXPECT_EQ(clean, info.scanned_segments == 0);
		EXPECT_EQ(clean, hr_log_end_offset(log) == BATCHES);
		EXPECT_LT(0, hr_log_end_offset(log));
		hr_log_abandon(log);
		hr_sim_disk_destroy(disk);
	}
}

TEST_HARNESS_MAIN
