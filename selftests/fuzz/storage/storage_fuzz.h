/* SPDX-License-Identifier: GPL-2.0 */
/*
 * storage_fuzz: one input for every reader of storage.
 *
 * The first byte picks the reader, the rest is its input.  Whatever comes, the
 * reader must answer within its bounds; a batch that is accepted must be
 * accepted again in its final form.
 */
#ifndef HR_STORAGE_FUZZ_H
#define HR_STORAGE_FUZZ_H

#include <hr/compress/codec.h>
#include <hr/lib/crc32c.h>
#include <hr/storage/log_dir.h>
#include <hr/storage/producer_state.h>
#include <hr/storage/validate.h>
#include <hr/sys/sim_disk.h>
#include <fcntl.h>
#include <stdlib.h>
#include "storage_kit.h"

#define FUZZ_KINDS 10
#define FUZZ_EXPAND_MAX (1 << 20)

static inline void fuzz_codec(int codec, const uint8_t *p, size_t len)
{
	static uint8_t out[4096];
	struct hr_decoder *d;
	size_t total = 0;
	ssize_t n;

	if (hr_decoder_create(codec, p, len, &d))
		return;
	while ((n = hr_decoder_read(d, out, sizeof(out))) > 0 && total < FUZZ_EXPAND_MAX)
		total += (size_t)n;
	hr_decoder_destroy(d);
}

/* @fix_crc lets the input reach what lies behind the checksum. */
static inline void fuzz_batch(const uint8_t *p, size_t len, bool fix_crc, int target)
{
	struct hr_log_config config = HR_LOG_CONFIG_DEFAULT;
	struct hr_validate_params params = { .config = &config, .now_ms = 1000000,
					     .zstd_allowed = true,
					     .expand_bytes_max = FUZZ_EXPAND_MAX };
	struct hr_validate_result r, again;
	uint8_t *copy = malloc(len + 1);

	if (!copy)
		return;
	memcpy(copy, p, len);
	if (fix_crc && len >= HR_BATCH_HEADER_LEN) {
		hr_be64_put(copy, 0);
		hr_be32_put(copy + 8, (uint32_t)(len - HR_BATCH_LOG_OVERHEAD));
		copy[16] = HR_BATCH_MAGIC;
		hr_batch_crc_update(copy, len);
	}
	config.codec = target;
	config.timestamp_after_max_ms = INT64_MAX;
	if (hr_batch_validate(copy, len, &params, &r) == HR_VERDICT_OK) {
		config.max_message_bytes = config.segment_bytes = INT32_MAX;
		hr_assert(hr_batch_validate(r.p, r.len, &params, &again) == HR_VERDICT_OK);
		hr_validate_result_fini(&again);
	}
	hr_validate_result_fini(&r);
	free(copy);
}

static inline void fuzz_texts(const char *p, size_t len)
{
	struct hr_meta_properties mp;
	struct hr_epoch_cache epochs;
	struct hr_checkpoint c;
	struct hr_uuid u;

	if (!hr_checkpoint_parse(p, len, &c))
		hr_checkpoint_fini(&c);
	hr_epoch_cache_init(&epochs);
	(void)!hr_epoch_file_parse(p, len, &epochs);
	hr_epoch_cache_fini(&epochs);
	(void)!hr_meta_properties_parse(p, len, &mp);
	(void)!hr_partition_metadata_parse(p, len, &u);
}

static inline void fuzz_snapshot(const uint8_t *p, size_t len)
{
	struct hr_producer_state s;
	uint8_t *copy = malloc(len + 1);

	if (!copy)
		return;
	memcpy(copy, p, len);
	if (len >= 10) {
		hr_be16_put(copy, 1);
		hr_be32_put(copy + 2, hr_crc32c(0, copy + 6, len - 6));
	}
	hr_producer_state_init(&s);
	(void)!hr_producer_snapshot_decode(&s, copy, len, 1000, 1000);
	hr_producer_state_fini(&s);
	free(copy);
}

static inline void fuzz_file(struct hr_sys *sys, const char *path, const uint8_t *p, size_t len)
{
	struct iovec iov = { (void *)(uintptr_t)p, len };
	int fd = sys->file->open(sys, path, O_RDWR | O_CREAT, 0644);

	hr_assert(fd >= 0);
	hr_assert(!len || sys->file->pwritev(sys, fd, &iov, 1, 0) == (ssize_t)len);
	sys->file->close(sys, fd);
}

/* The input as all files of a partition; the log is opened and read through. */
static inline void fuzz_log(const uint8_t *p, size_t len, bool clean)
{
	static uint8_t buf[4096];
	static const char *const names[] = { "log", "index", "timeindex", "txnindex", "snapshot" };
	struct hr_log_config config = HR_LOG_CONFIG_DEFAULT;
	struct hr_sim_disk *disk;
	struct hr_log *log;
	char path[128];

	if (hr_sim_disk_create(1, &disk))
		return;
	config.index_interval_bytes = 50;
	hr_sim_disk_sys(disk)->file->mkdir(hr_sim_disk_sys(disk), "/t-0", 0755);
	for (size_t i = 0; i < HR_ARRAY_LEN(names); i++) {
		size_t part = len * i / HR_ARRAY_LEN(names);

		snprintf(path, sizeof(path), "/t-0/%020d.%s", 0, names[i]);
		fuzz_file(hr_sim_disk_sys(disk), path, p + part,
			  len * (i + 1) / HR_ARRAY_LEN(names) - part);
	}
	struct hr_log_open_params params = { .sys = hr_sim_disk_sys(disk), .path = "/t-0",
					     .config = &config, .clean = clean,
					     .log_start_offset = -1, .high_watermark = -1,
					     .keep_producer_state = true };
	if (!hr_log_open_sync(&params, NULL, &log)) {
		struct hr_read_req req = { .offset = hr_log_start_offset(log), .max_bytes = 4096,
					   .upper_offset = INT64_MAX };
		struct hr_offset_found f;

		(void)!hr_log_read_sync(log, &req, buf, sizeof(buf));
		(void)!kit_find_time(log, 5, &f);
		hr_log_abandon(log);
	}
	hr_sim_disk_destroy(disk);
}

static inline void storage_fuzz_one(const uint8_t *data, size_t len)
{
	int kind;

	if (!len)
		return;
	kind = data[0] % FUZZ_KINDS;
	data++;
	len--;
	switch (kind) {
	case 0: case 1: case 2: case 3:
		fuzz_codec(kind + 1, data, len);
		break;
	case 4:
		fuzz_batch(data, len, false, HR_LOG_CODEC_PRODUCER);
		break;
	case 5:
		fuzz_batch(data, len, true, len % 2 ? HR_CODEC_LZ4 : HR_LOG_CODEC_PRODUCER);
		break;
	case 6:
		fuzz_texts((const char *)data, len);
		break;
	case 7:
		fuzz_snapshot(data, len);
		break;
	default:
		fuzz_log(data, len, kind == 8);
	}
}

#endif
