// SPDX-License-Identifier: GPL-2.0
/*
 * model: a log against an array of records, from a seed.
 *
 * Random appends, rolls, truncations, retention and restarts; after each step random
 * reads (offset, upper bound, sizes), look-ups by time and of epoch ends are answered by
 * the array and by the log, and must agree.
 *
 * usage: model [SEED [COUNT]]   COUNT seeds from SEED on (1 and 100)
 */
#include <hr/sys/sim_disk.h>
#include "storage_kit.h"

#define BATCHES_MAX 2000

struct batch {
	int64_t base, last, first_ts; /* record i has first_ts + i */
	int32_t epoch, len;
};

struct run {
	uint64_t seed;
	struct hr_rnd rnd;
	struct hr_sim_disk *disk;
	struct hr_log_config config;
	struct hr_log *log;
	struct batch b[BATCHES_MAX];
	int nr;
	int64_t end, start, now_ms;
	int32_t epoch;
};

#define FAIL(r, ...) do {							\
	printf("# seed %llu: ", (unsigned long long)(r)->seed);			\
	printf(__VA_ARGS__);							\
	printf("\n");								\
	return 1;								\
} while (0)

static int reopen(struct run *r, bool clean)
{
	struct hr_log_open_params params = {
		.sys = hr_sim_disk_sys(r->disk), .path = "/t-0", .config = &r->config,
		.clean = clean, .log_start_offset = r->start, .high_watermark = r->end,
		.keep_producer_state = true, .seed = r->seed };

	if (r->log && clean && hr_log_close_sync(r->log))
		FAIL(r, "close");
	if (r->log && !clean)
		hr_log_abandon(r->log);
	r->log = NULL;
	if (hr_log_open_sync(&params, NULL, &r->log))
		FAIL(r, "open");
	if (hr_log_end_offset(r->log) != r->end || hr_log_start_offset(r->log) != r->start)
		FAIL(r, "%s restart: %lld..%lld, not %lld..%lld", clean ? "clean" : "unclean",
		     (long long)hr_log_start_offset(r->log), (long long)hr_log_end_offset(r->log),
		     (long long)r->start, (long long)r->end);
	return 0;
}

static int step_append(struct run *r)
{
	struct kit_batch kb = KIT_BATCH;
	struct hr_append a;
	struct hr_buf buf = HR_BUF_INIT;
	int err;

	if (r->nr == BATCHES_MAX)
		return 0;
	kb.record_nr = 1 + (int)hr_rnd_below(&r->rnd, 6);
	kb.value_len = (int)hr_rnd_below(&r->rnd, 200);
	kb.codec = (int)hr_rnd_below(&r->rnd, HR_CODEC_NR);
	/* Times go back now and then. */
	kb.timestamp = r->now_ms - (int64_t)hr_rnd_below(&r->rnd, 50);
	if (kit_batch_build(&kb, &buf))
		FAIL(r, "batch");
	a = (struct hr_append){ .p = buf.p, .len = buf.len };
	err = hr_log_append_sync(r->log, &a, 1, HR_ORIGIN_CLIENT, r->epoch, r->now_ms);
	if (!err && a.status == HR_APPEND_TOO_LARGE && a.len > (size_t)r->config.segment_bytes) {
		hr_buf_fini(&buf);
		return 0;
	}
	if (err || a.status || a.base_offset != r->end)
		FAIL(r, "append at %lld, not %lld: error %d, status %d", (long long)a.base_offset,
		     (long long)r->end, err, a.status);
	r->b[r->nr++] = (struct batch){ r->end, a.last_offset, kb.timestamp, r->epoch,
					(int32_t)buf.len };
	r->end = a.last_offset + 1;
	hr_buf_fini(&buf);
	return 0;
}

static int step_truncate(struct run *r)
{
	int64_t offset =
		r->start + (int64_t)hr_rnd_below(&r->rnd, (uint64_t)(r->end - r->start + 1));

	if (hr_log_truncate_sync(r->log, offset))
		FAIL(r, "truncate");
	/* A batch that holds the offset goes whole, but never below the start. */
	while (r->nr && r->b[r->nr - 1].last >= offset) {
		r->nr--;
		r->end = HR_MAX(r->b[r->nr].base, r->start);
	}
	if (hr_log_end_offset(r->log) != r->end)
		FAIL(r, "truncate(%lld) ends at %lld, not %lld", (long long)offset,
		     (long long)hr_log_end_offset(r->log), (long long)r->end);
	r->start = hr_log_start_offset(r->log);
	r->epoch++;
	return 0;
}

static int step_retain(struct run *r)
{
	struct hr_log_job *job;
	bool want_roll;
	int64_t start;

	hr_log_set_high_watermark(r->log, r->end);
	start = r->start + (int64_t)hr_rnd_below(&r->rnd, 30);
	if (hr_log_set_start_offset(r->log, HR_MIN(r->end, start)))
		FAIL(r, "log start");
	r->start = hr_log_start_offset(r->log);
	if (hr_log_retain_begin(r->log, r->now_ms, &want_roll, &job))
		return 0;
	if (hr_log_retain_sync(job) || hr_log_unlink_sync(job))
		FAIL(r, "retain");
	hr_log_job_free(job);
	if (hr_log_start_offset(r->log) != r->start)
		FAIL(r, "retention moved the start");
	return 0;
}

static int step(struct run *r)
{
	r->now_ms += 1 + (int64_t)hr_rnd_below(&r->rnd, 20);
	switch (hr_rnd_below(&r->rnd, 30)) {
	case 0:
		return step_truncate(r);
	case 1:
		return step_retain(r);
	case 2:
		return reopen(r, hr_rnd_below(&r->rnd, 2));
	case 3:
		hr_log_force_roll(r->log);
		return 0;
	case 4:
		r->epoch++;
		return 0;
	case 5:
		return kit_flush(r->log) != 0;
	default:
		return step_append(r);
	}
}

static int ask_read(struct run *r)
{
	int64_t room = r->end - r->start;
	struct hr_read_req req = {
		.offset = r->start + (int64_t)hr_rnd_below(&r->rnd, (uint64_t)room + 1),
		.max_bytes = (int32_t)hr_rnd_below(&r->rnd, 3000),
		.min_one = hr_rnd_below(&r->rnd, 2) };
	int64_t bytes = 0;
	struct hr_read rd;
	int i = 0, err;

	req.upper_offset = req.offset + (int64_t)hr_rnd_below(&r->rnd, 60);
	if (hr_log_read_begin(r->log, &req, &rd))
		FAIL(r, "read begin at %lld", (long long)req.offset);
	err = hr_log_read_locate_sync(&rd);
	hr_log_read_end(&rd);
	if (err)
		FAIL(r, "read at %lld: %d", (long long)req.offset, err);
	while (i < r->nr && r->b[i].last < req.offset)
		i++;
	if (i == r->nr || r->b[i].last >= req.upper_offset) {
		if (rd.len)
			FAIL(r, "read at %lld below %lld gives bytes", (long long)req.offset,
			     (long long)req.upper_offset);
		return 0;
	}
	for (int j = i; j < r->nr && r->b[j].last < req.upper_offset; j++)
		bytes += r->b[j].len;
	bytes = HR_MIN(bytes, req.min_one ? HR_MAX(req.max_bytes, r->b[i].len) : req.max_bytes);
	if (rd.len && rd.first_batch_offset != r->b[i].base)
		FAIL(r, "read at %lld begins at %lld", (long long)req.offset,
		     (long long)rd.first_batch_offset);
	/* Fewer only where a segment ends: then at a batch of the model. */
	if (rd.len > bytes || (!rd.len && bytes))
		FAIL(r, "read at %lld gives %d bytes of %lld", (long long)req.offset, rd.len,
		     (long long)bytes);
	for (int64_t got = rd.len; got != bytes && got > 0; got -= r->b[i++].len)
		if (got < r->b[i].len)
			FAIL(r, "read at %lld ends inside a batch", (long long)req.offset);
	return 0;
}

static int ask_time(struct run *r)
{
	int64_t ts = r->now_ms - (int64_t)hr_rnd_below(&r->rnd, 3000), want = -1;
	struct hr_offset_found f = { -1, -1, -1 };

	for (int i = 0; i < r->nr && want < 0; i++)
		for (int64_t o = HR_MAX(r->b[i].base, r->start); o <= r->b[i].last && want < 0; o++)
			if (r->b[i].first_ts + (o - r->b[i].base) >= ts)
				want = o;
	if (kit_find_time(r->log, ts, &f))
		FAIL(r, "time");
	if (f.offset != want)
		FAIL(r, "time %lld is at %lld, not %lld", (long long)ts, (long long)f.offset,
		     (long long)want);
	return 0;
}

static int ask_epoch(struct run *r)
{
	int64_t offset =
		r->start + (int64_t)hr_rnd_below(&r->rnd, (uint64_t)(r->end - r->start + 1));

	for (int i = 0; i < r->nr; i++)
		if (offset >= r->b[i].base && offset <= r->b[i].last &&
		    hr_log_epoch_of(r->log, offset) != r->b[i].epoch)
			FAIL(r, "epoch of %lld is %d, not %d", (long long)offset,
			     hr_log_epoch_of(r->log, offset), r->b[i].epoch);
	return 0;
}

static int run_seed(uint64_t seed)
{
	struct run *r = calloc(1, sizeof(*r));
	int failed;

	r->seed = seed;
	hr_rnd_seed(&r->rnd, seed);
	r->config = HR_LOG_CONFIG_DEFAULT;
	r->config.segment_bytes = 500 + (int32_t)hr_rnd_below(&r->rnd, 5000);
	r->config.index_interval_bytes = (int32_t)hr_rnd_below(&r->rnd, 600);
	r->config.retention_ms = -1;
	r->now_ms = 1700000000000;
	failed = hr_sim_disk_create(seed, &r->disk) || reopen(r, true);
	for (int i = 0; i < 400 && !failed; i++)
		failed = step(r) || ask_read(r) || ask_read(r) || ask_time(r) || ask_epoch(r);
	hr_log_abandon(r->log);
	hr_sim_disk_destroy(r->disk);
	free(r);
	return failed;
}

int main(int argc, char **argv)
{
	return kit_seeds_main(argc, argv, 100, "400 steps",
			      "the log answers as an array of its records does", run_seed);
}
