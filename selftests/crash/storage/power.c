// SPDX-License-Identifier: GPL-2.0
/*
 * power: a log on a disk that loses power, fails and fills up, at any change.
 *
 * One seed is one run: appends of every codec by several producers, flushes, rolls,
 * truncations, retention, clean and unclean restarts, with a power cut or an error of one
 * call in between.  After every restart:
 *
 *	C1  the log opens, whatever the cut left behind
 *	C2  every batch below the end of the last flush that succeeded is there, byte for byte
 *	C3  every other batch found was once appended at this offset, byte for byte
 *	C4  from every offset a read finds the batch that holds it (indexes are right)
 *	C5  each producer's newest batch is known as a duplicate
 *
 * usage: power [SEED [COUNT]]   COUNT seeds from SEED on (1 and 300)
 */
#include <hr/lib/crc32c.h>
#include <hr/sys/sim_disk.h>
#include "storage_kit.h"

#define HISTORY_MAX 8192
#define PRODUCERS 3

struct entry {
	int64_t base, last;
	uint32_t crc; /* of the whole batch as stored */
	int64_t producer_id;
	int32_t last_sequence;
	bool current; /* part of the log as the model has it */
};

struct run {
	uint64_t seed;
	struct hr_rnd rnd;
	struct hr_sim_disk *disk;
	struct hr_log_config config;
	struct hr_log *log;
	struct entry history[HISTORY_MAX];
	int history_nr;
	int64_t end, durable_end, log_start;
	int64_t recovery_point_saved, log_start_saved;
	int32_t epoch, sequences[PRODUCERS];
	int64_t now_ms;
	int restarts;
};

#define FAIL(r, ...) do {							\
	printf("# seed %llu restart %d: ", (unsigned long long)(r)->seed, (r)->restarts); \
	printf(__VA_ARGS__);							\
	printf("\n");								\
	return 1;								\
} while (0)

static int open_log(struct run *r, bool clean)
{
	struct hr_log_open_params params = {
		.sys = hr_sim_disk_sys(r->disk), .path = "/d/t-0", .config = &r->config,
		.clean = clean, .recovery_point = r->recovery_point_saved,
		.log_start_offset = r->log_start_saved, .high_watermark = r->durable_end,
		.keep_producer_state = true, .seed = r->seed,
	};
	int err = hr_log_open_sync(&params, NULL, &r->log);

	if (err)
		FAIL(r, "C1: opening gives %d", err);
	return 0;
}

static void model_cut(struct run *r, int64_t offset)
{
	for (int i = 0; i < r->history_nr; i++)
		if (r->history[i].last >= offset)
			r->history[i].current = false;
	r->end = HR_MIN(r->end, offset);
	r->durable_end = HR_MIN(r->durable_end, offset);
}

/* The producers go on where the log says; unknown ones anywhere. */
static void sequences_reset(struct run *r)
{
	for (int i = 0; i < PRODUCERS; i++) {
		const struct hr_producer *p = hr_producer_find(hr_log_producers(r->log), i);

		r->sequences[i] =
			p && p->batch_nr
				? hr_sequence_add(p->batches[p->batch_nr - 1].last_sequence, 1)
				: 0;
	}
}

static int act_append(struct run *r)
{
	struct kit_batch kb = KIT_BATCH;
	struct hr_buf buf = HR_BUF_INIT;
	struct hr_append a;
	struct entry *e = &r->history[r->history_nr];
	int who = (int)hr_rnd_below(&r->rnd, PRODUCERS + 1);

	if (r->history_nr == HISTORY_MAX)
		return 0;
	kb.timestamp = r->now_ms;
	kb.record_nr = 1 + (int)hr_rnd_below(&r->rnd, 5);
	kb.value_len = (int)hr_rnd_below(&r->rnd, 400);
	kb.codec = (int)hr_rnd_below(&r->rnd, HR_CODEC_NR);
	if (who < PRODUCERS) {
		kb.producer_id = who;
		kb.epoch = 0;
		kb.sequence = r->sequences[who];
	}
	if (kit_batch_build(&kb, &buf))
		FAIL(r, "no batch");
	a = (struct hr_append){ .p = buf.p, .len = buf.len };
	/* Noted before it is written: a refused one may still be on the disk. */
	hr_batch_put_base_offset(buf.p, r->end);
	hr_batch_put_leader_epoch(buf.p, r->epoch);
	*e = (struct entry){ r->end, r->end + kb.record_nr - 1, hr_crc32c(0, buf.p, buf.len),
			     kb.producer_id, kb.sequence + kb.record_nr - 1, false };
	r->history_nr++;
	if (!hr_log_append_sync(r->log, &a, 1, HR_ORIGIN_CLIENT, r->epoch, r->now_ms)) {
		if (a.status != HR_APPEND_OK || a.base_offset != r->end)
			FAIL(r, "append: status %d at %lld, end %lld", a.status,
			     (long long)a.base_offset, (long long)r->end);
		e->current = true;
		r->end = a.last_offset + 1;
		if (who < PRODUCERS)
			r->sequences[who] = hr_sequence_add(kb.sequence, kb.record_nr);
	}
	hr_buf_fini(&buf);
	return 0;
}

static int act_flush(struct run *r)
{
	int64_t end = hr_log_end_offset(r->log);

	if (!kit_flush(r->log)) {
		r->durable_end = end;
		if (hr_rnd_below(&r->rnd, 2))
			r->recovery_point_saved = hr_log_recovery_point(r->log);
	}
	return 0;
}

static int act_retain(struct run *r)
{
	struct hr_log_job *job;
	bool want_roll;

	hr_log_set_high_watermark(r->log, r->durable_end);
	(void)!hr_log_set_start_offset(r->log, r->log_start +
					       (int64_t)hr_rnd_below(&r->rnd, 20));
	r->log_start = hr_log_start_offset(r->log);
	r->log_start_saved = r->log_start;
	if (hr_log_retain_begin(r->log, r->now_ms, &want_roll, &job))
		return 0;
	if (!hr_log_retain_sync(job))
		(void)!hr_log_unlink_sync(job);
	hr_log_job_free(job);
	return 0;
}

static int act_truncate(struct run *r)
{
	int64_t offset = r->log_start +
			 (int64_t)hr_rnd_below(&r->rnd, (uint64_t)(r->end - r->log_start + 1));

	/* What is forced may be gone from here on, whether or not the call gets through. */
	if (hr_log_truncate_sync(r->log, offset)) {
		r->durable_end = HR_MIN(r->durable_end, offset);
		/* Cut inside a batch: the whole batch goes. */
		for (int i = 0; i < r->history_nr; i++)
			if (r->history[i].current && r->history[i].base < r->durable_end &&
			    r->history[i].last >= r->durable_end)
				r->durable_end = r->history[i].base;
		r->recovery_point_saved = HR_MIN(r->recovery_point_saved, r->durable_end);
		return 0;
	}
	model_cut(r, hr_log_end_offset(r->log));
	if (hr_log_end_offset(r->log) > offset)
		FAIL(r, "truncation to %lld ended at %lld", (long long)offset,
		     (long long)hr_log_end_offset(r->log));
	r->recovery_point_saved = HR_MIN(r->recovery_point_saved, r->end);
	r->log_start_saved = HR_MIN(r->log_start_saved, r->end);
	r->log_start = hr_log_start_offset(r->log);
	sequences_reset(r);
	r->epoch++;
	return 0;
}

static int act(struct run *r)
{
	r->now_ms += (int64_t)hr_rnd_below(&r->rnd, 100);
	switch (hr_rnd_below(&r->rnd, 40)) {
	case 0: case 1: case 2: case 3:
		return act_flush(r);
	case 4:
		hr_log_force_roll(r->log);
		return 0;
	case 5:
		return act_truncate(r);
	case 6:
		return act_retain(r);
	case 7:
		r->epoch++;
		return 0;
	default:
		return act_append(r);
	}
}

/* --- after a restart --------------------------------------------------------- */

static struct entry *history_find(struct run *r, int64_t base, uint32_t crc)
{
	for (int i = r->history_nr - 1; i >= 0; i--)
		if (r->history[i].base == base && r->history[i].crc == crc)
			return &r->history[i];
	return NULL;
}

static int check_batch(struct run *r, int64_t offset, const uint8_t *p, ssize_t n,
		       struct hr_batch *b)
{
	struct entry *e;

	if (n < HR_BATCH_HEADER_LEN || hr_batch_parse(p, (size_t)n, b) || b->batch_len > n)
		FAIL(r, "C4: reading at %lld gives %zd bytes and no batch", (long long)offset, n);
	if (b->base_offset > offset || hr_batch_last_offset(b) < offset)
		FAIL(r, "C4: reading at %lld finds %lld..%lld", (long long)offset,
		     (long long)b->base_offset, (long long)hr_batch_last_offset(b));
	e = history_find(r, b->base_offset, hr_crc32c(0, p, (size_t)b->batch_len));
	if (!e)
		FAIL(r, "C3: batch %lld was never written", (long long)b->base_offset);
	if (b->base_offset < r->durable_end && !e->current)
		FAIL(r, "C2: batch %lld is an old one", (long long)b->base_offset);
	e->current = true;
	return 0;
}

static int check_log(struct run *r)
{
	static uint8_t buf[1 << 16];
	struct hr_read_req req = { .upper_offset = INT64_MAX, .max_bytes = sizeof(buf) };
	int64_t end = hr_log_end_offset(r->log), last_seen = -1;
	struct hr_batch b;

	if (end < r->durable_end)
		FAIL(r, "C2: forced up to %lld, found %lld", (long long)r->durable_end,
		     (long long)end);
	for (int i = 0; i < r->history_nr; i++)
		r->history[i].current &= r->history[i].last < r->durable_end;
	for (req.offset = hr_log_start_offset(r->log); req.offset < end; req.offset++) {
		ssize_t n = hr_log_read_sync(r->log, &req, buf, sizeof(buf));

		if (check_batch(r, req.offset, buf, n, &b))
			return 1;
		if (b.base_offset > last_seen + 1 && last_seen >= 0)
			FAIL(r, "C2: hole before %lld", (long long)b.base_offset);
		last_seen = hr_batch_last_offset(&b);
	}
	return 0;
}

static int check_producers(struct run *r)
{
	for (int who = 0; who < PRODUCERS; who++) {
		const struct hr_producer *p = hr_producer_find(hr_log_producers(r->log), who);
		const struct entry *newest = NULL;

		for (int i = 0; i < r->history_nr; i++) {
			const struct entry *e = &r->history[i];

			if (e->current && e->producer_id == who && e->base >= r->log_start &&
			    (!newest || e->base > newest->base))
				newest = e;
		}
		if (!newest)
			continue;
		if (!p || !p->batch_nr)
			FAIL(r, "C5: producer %d is unknown", who);
		if (p->batches[p->batch_nr - 1].last_offset != newest->last)
			FAIL(r, "C5: producer %d ends at %lld, not %lld", who,
			     (long long)p->batches[p->batch_nr - 1].last_offset,
			     (long long)newest->last);
	}
	return 0;
}

static int restart(struct run *r)
{
	bool clean = !hr_sim_disk_is_off(r->disk) && !hr_log_error(r->log) &&
		     hr_rnd_below(&r->rnd, 3) == 0;

	hr_sim_disk_fail_at(r->disk, 0, 0);
	r->restarts++;
	if (clean) {
		int64_t end = hr_log_end_offset(r->log);

		clean = !hr_log_close_sync(r->log);
		if (clean) {
			r->durable_end = r->recovery_point_saved = end;
			r->log_start_saved = r->log_start;
		}
	} else {
		hr_log_abandon(r->log);
	}
	r->log = NULL;
	if (hr_sim_disk_is_off(r->disk) || hr_rnd_below(&r->rnd, 2))
		hr_sim_disk_power_cut(r->disk);
	hr_sim_disk_cut_at(r->disk, 0);
	/* Half of the time the power goes again during recovery. */
	if (!clean && hr_rnd_below(&r->rnd, 2)) {
		hr_sim_disk_cut_at(r->disk, 1 + hr_rnd_below(&r->rnd, 20));
		if (!hr_sim_disk_is_off(r->disk)) {
			struct hr_log_open_params params = {.sys = hr_sim_disk_sys(r->disk),
							    .path = "/d/t-0",
							    .config = &r->config,
							    .recovery_point =
								    r->recovery_point_saved,
							    .log_start_offset = r->log_start_saved,
							    .keep_producer_state = true};

			if (!hr_log_open_sync(&params, NULL, &r->log))
				hr_log_abandon(r->log);
		}
		hr_sim_disk_power_cut(r->disk);
	}
	if (open_log(r, clean) || check_log(r))
		return 1;
	r->end = hr_log_end_offset(r->log);
	r->log_start = hr_log_start_offset(r->log);
	if (check_producers(r))
		return 1;
	sequences_reset(r);
	r->epoch++;
	return 0;
}

static int run_rounds(struct run *r)
{
	for (int round = 0; round < 8; round++) {
		int nr = 1 + (int)hr_rnd_below(&r->rnd, 120);

		if (hr_rnd_below(&r->rnd, 3))
			hr_sim_disk_cut_at(r->disk, 1 + hr_rnd_below(&r->rnd, 150));
		else if (hr_rnd_below(&r->rnd, 2))
			hr_sim_disk_fail_at(r->disk, 1 + hr_rnd_below(&r->rnd, 150),
					    hr_rnd_below(&r->rnd, 2) ? -ENOSPC : -EIO);
		while (nr-- && !hr_sim_disk_is_off(r->disk) && !hr_log_error(r->log))
			if (act(r))
				return 1;
		if (restart(r))
			return 1;
	}
	return 0;
}

static int run_seed(uint64_t seed)
{
	struct run *r = calloc(1, sizeof(*r));
	int failed = 1;

	r->seed = seed;
	r->log_start_saved = -1;
	hr_rnd_seed(&r->rnd, seed);
	r->config = HR_LOG_CONFIG_DEFAULT;
	r->config.segment_bytes = 3000;
	r->config.index_interval_bytes = 300;
	r->now_ms = 1700000000000;
	if (!hr_sim_disk_create(seed, &r->disk)) {
		struct hr_sys *sys = hr_sim_disk_sys(r->disk);

		sys->file->mkdir(sys, "/d", 0755);
		sys->file->mkdir(sys, "/d/t-0", 0755);
		sys->file->sync_dir(sys, "");
		sys->file->sync_dir(sys, "/d");
		failed = open_log(r, true) || run_rounds(r);
		hr_log_abandon(r->log);
	}
	hr_sim_disk_destroy(r->disk);
	free(r);
	return failed;
}

int main(int argc, char **argv)
{
	return kit_seeds_main(
		argc, argv, 300, "8 restarts",
		"forced bytes survive every power cut and nothing else comes in", run_seed);
}
