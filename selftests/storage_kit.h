/* SPDX-License-Identifier: GPL-2.0 */
/* storage_kit: a directory of its own and batches to fill logs with. */
#ifndef HR_SELFTESTS_STORAGE_KIT_H
#define HR_SELFTESTS_STORAGE_KIT_H

#include <hr/compress/codec.h>
#include <hr/lib/rnd.h>
#include <hr/storage/log.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct kit_batch {
	int64_t producer_id;
	int16_t epoch;
	int32_t sequence;
	int64_t timestamp; /* of the first record; the others follow by 1 */
	int record_nr;
	int value_len;
	int codec;
	int16_t attributes;
};

#define KIT_BATCH ((struct kit_batch){ .producer_id = -1, .epoch = -1, .sequence = -1,	\
				       .timestamp = 1000, .record_nr = 1, .value_len = 10 })

static inline int kit_records(const struct kit_batch *kb, struct hr_buf *out)
{
	struct hr_batch head = hr_batch_plain_head(0, kb->timestamp);
	struct hr_batch_builder bb;
	uint8_t *value = malloc((size_t)kb->value_len + 1);

	head.producer_id = kb->producer_id;
	head.producer_epoch = kb->epoch;
	head.base_sequence = kb->sequence;
	head.attributes = kb->attributes;
	hr_batch_build_begin(&bb, out, &head);
	for (int i = 0; i < kb->record_nr; i++) {
		for (int j = 0; j < kb->value_len; j++)
			value[j] = (uint8_t)('a' + (i * 7 + j) % 26);
		hr_batch_build_record(&bb, kb->timestamp + i,
				      (struct hr_slice){ (uint8_t *)"k", 1 },
				      (struct hr_slice){ value, kb->value_len }, NULL, 0);
	}
	free(value);
	return hr_batch_build_end(&bb);
}

/* One whole batch; the caller frees out. */
static inline int kit_batch_build(const struct kit_batch *kb, struct hr_buf *out)
{
	struct hr_buf plain = HR_BUF_INIT;
	struct hr_encoder *e;
	struct hr_batch b;
	int err = kit_records(kb, &plain);

	if (err < 0 || kb->codec == HR_CODEC_NONE) {
		*out = plain;
		return HR_MIN(err, 0);
	}
	hr_buf_put(out, plain.p, HR_BATCH_HEADER_LEN);
	err = hr_batch_parse(plain.p, plain.len, &b);
	if (!err)
		err = hr_encoder_create(kb->codec, HR_CODEC_LEVEL_DEFAULT, out, &e);
	if (err)
		return err;
	err = hr_encoder_write(e, plain.p + HR_BATCH_HEADER_LEN, plain.len - HR_BATCH_HEADER_LEN);
	if (!err)
		err = hr_encoder_finish(e);
	hr_encoder_destroy(e);
	hr_buf_fini(&plain);
	b.attributes = (int16_t)(b.attributes | kb->codec);
	b.batch_len = (int32_t)out->len;
	hr_batch_header_put(out->p, &b);
	hr_batch_crc_update(out->p, out->len);
	return err;
}

/* Appends one batch; its outcome in @a (memory freed). */
static inline int kit_append(struct hr_log *log, const struct kit_batch *kb, int32_t epoch,
			     struct hr_append *a)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err = kit_batch_build(kb, &buf);

	*a = (struct hr_append){ .p = buf.p, .len = buf.len };
	if (!err)
		err = hr_log_append_sync(log, a, 1, HR_ORIGIN_CLIENT, epoch, kb->timestamp);
	hr_buf_fini(&buf);
	a->p = NULL;
	return err;
}

static inline int kit_flush(struct hr_log *log)
{
	struct hr_log_job *job;
	int err = hr_log_flush_begin(log, &job);

	if (err)
		return err == -ENODATA ? 0 : err;
	hr_log_flush_sync(job);
	return hr_log_flush_end(log, job);
}

static inline int kit_find_time(struct hr_log *log, int64_t ts, struct hr_offset_found *f)
{
	struct hr_log_job *job;
	int err = hr_log_find_time_begin(log, ts, f, &job);

	if (err || !job)
		return err;
	hr_log_find_time_sync(job);
	return hr_log_find_time_end(log, job, f);
}

static inline char *kit_dir(void)
{
	char template[] = "/tmp/hr-storage-XXXXXX";

	return mkdtemp(template) ? strdup(template) : NULL;
}

static inline void kit_dir_remove(char *dir)
{
	char cmd[512];

	snprintf(cmd, sizeof(cmd), "rm -rf '%s'", dir);
	if (system(cmd))
		perror("rm");
	free(dir);
}

/*
 * The main of a program of seeded runs: "[SEED [COUNT]]" runs COUNT seeds from SEED on (1, @count;
 * 1 where only a seed is given; HR_SEEDS where nothing is), and reports one point, @holds.  @each
 * says what a run consists of.
 */
static inline int kit_seeds_main(int argc, char **argv, uint64_t count, const char *each,
				 const char *holds, int (*run_seed)(uint64_t seed))
{
	uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
	const char *long_count = getenv("HR_SEEDS");
	uint64_t failed = 0;

	if (argc > 1)
		count = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	else if (long_count)
		count = strtoull(long_count, NULL, 10);
	printf("TAP version 13\n1..1\n");
	for (uint64_t i = 0; i < count; i++)
		failed += (uint64_t)run_seed(seed + i);
	printf("# seeds %llu to %llu, %s each, %llu failed\n", (unsigned long long)seed,
	       (unsigned long long)(seed + count - 1), each, (unsigned long long)failed);
	printf("%sok 1 %s\n", failed ? "not " : "", holds);
	return failed != 0;
}

#endif
