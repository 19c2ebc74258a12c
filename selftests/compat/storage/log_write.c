// SPDX-License-Identifier: GPL-2.0
/*
 * log_write DIR: writes a log of several segments into DIR/t-0, every codec,
 * idempotent and transactional batches, two leader epochs, and closes it cleanly.
 * log_write DIR --check N: opens DIR/t-0 as after a crash and expects the end offset N
 * with no byte cut.
 */
#include "storage_kit.h"

static int fill(struct hr_log *log)
{
	struct kit_batch kb = { 7, 2, 0, 0, 0, 0, 0, 0 };
	struct hr_append a;
	struct hr_rnd r;

	hr_rnd_seed(&r, 11);
	for (int i = 0; i < 400; i++) {
		kb.timestamp = 1700000000000 + i * 1000 - (int64_t)hr_rnd_below(&r, 3000);
		kb.record_nr = 1 + (int)hr_rnd_below(&r, 20);
		kb.value_len = (int)hr_rnd_below(&r, 300);
		kb.codec = i % HR_CODEC_NR;
		kb.producer_id = i % 3 ? 7 : -1;
		kb.epoch = kb.producer_id < 0 ? -1 : 2;
		if (kit_append(log, &kb, i / 200, &a) || a.status)
			return 1;
		if (kb.producer_id >= 0)
			kb.sequence += kb.record_nr;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct hr_log_config config = HR_LOG_CONFIG_DEFAULT;
	struct hr_log_load_info info;
	struct hr_log_open_params params = { .config = &config, .clean = argc == 2,
					     .log_start_offset = -1, .high_watermark = -1,
					     .keep_producer_state = true };
	struct hr_log *log;
	struct hr_sys sys;
	char path[512];
	int err;

	if (argc != 2 && argc != 4)
		return 2;
	hr_sys_posix_init(&sys);
	snprintf(path, sizeof(path), "%s/t-0", argv[1]);
	params.sys = &sys;
	params.path = path;
	config.segment_bytes = 100000;
	config.producer_expiration_ms = INT64_MAX / 2;
	if (hr_log_open_sync(&params, &info, &log))
		return 1;
	if (argc == 4) {
		err = hr_log_end_offset(log) != atoll(argv[3]) || info.cut_bytes;
		printf("end %lld, %lld bytes scanned, %lld cut\n",
		       (long long)hr_log_end_offset(log), (long long)info.scanned_bytes,
		       (long long)info.cut_bytes);
		hr_log_abandon(log);
		return err;
	}
	err = fill(log);
	printf("%lld\n", (long long)hr_log_end_offset(log));
	return hr_log_close_sync(log) || err;
}
