// SPDX-License-Identifier: Apache-2.0
/* pressure: see pressure.h. */
#include "pressure.h"

#include <fcntl.h>
#include <hr/lib/buf.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sysmacros.h>

#define FILE_BYTES_MAX 65536
#define RATE_MIN 1e6 /* producers are never cut below this, all together */
#define RATE_HELD_MIN 32e6 /* who brought little until now is not held to that */
#define CUT_NS 500000000ll /* a cut shows when what came before it is on the disk */
#define CAME_TAU_NS 1e9 /* writers that are stuck bring nothing: one look says little */
#define DISK_TAU_NS 1.5e9
#define DISK_PART 0.95 /* of what the disk takes, so that it catches up */
#define STALL_DIRTY 0.25 /* of where writers begin to wait */
#define STALL_WRITE_MS 20
#define UNKNOWN -1

enum cause {
	CAUSE_MEMORY = 0,
	CAUSE_DIRTY,
	CAUSE_STALL,
	CAUSE_WRITE,
	CAUSE_NR,
};

static const char *const cause_names[CAUSE_NR] = { "memory", "dirty", "stall", "write" };

struct hr_pressure {
	struct hr_broker *broker;
	struct hr_timer timer;
	struct hr_msg begin;
	struct hr_job job;
	bool running;
	int forced; /* UNKNOWN: the causes decide */
	/* The job's. */
	char dirty_path[256], stall_path[256], bdi_dir[256];
	char text[FILE_BYTES_MAX + 1];
	double dirty_ratio, stall_percent; /* < 0 unknown */
	uint64_t devs[HR_LOG_DIR_NR_MAX]; /* of the log directories; 0 not known */
	bool strict;
	/* Shard 0's. */
	uint64_t metered_bytes;
	int64_t looked_ns, cut_ns;
	double came; /* bytes a second, smoothed */
	uint64_t write_bytes, write_busy_ns;
	double disk_bytes, disk_busy_ns; /* of late, the older the less */
	double rate; /* 0 no bound */
	bool was_strict;
	int inline_held; /* atomic */
	int level, causes[CAUSE_NR]; /* atomic */
	double rate_shown;	     /* atomic */
	struct hr_pressure_arg {
		struct hr_pressure *p;
		int cause;
	} args[CAUSE_NR];
};

/* --- what the machine says; on a pool thread ----------------------------------------- */

/* The text of a small file, or false. */
static bool slurp(struct hr_pressure *p, const char *path)
{
	struct hr_sys *sys = p->broker->sys;
	int fd = sys->file->open(sys, path, O_RDONLY, 0);
	ssize_t n;

	if (fd < 0)
		return false;
	n = sys->file->pread(sys, fd, p->text, FILE_BYTES_MAX, 0);
	sys->file->close(sys, fd);
	if (n <= 0)
		return false;
	p->text[n] = '\0';
	return true;
}

static double row(const char *text, const char *name)
{
	size_t len = strlen(name);

	for (const char *at = text; at; at = strchr(at, '\n')) {
		at += *at == '\n';
		if (!strncmp(at, name, len) && at[len] == ' ')
			return strtod(at + len, NULL);
	}
	return UNKNOWN;
}

/* 1 is where balance_dirty_pages() begins to make writers wait. */
static double dirty_read(struct hr_pressure *p)
{
	double dirty, writeback, most, background;

	if (!slurp(p, p->dirty_path))
		return UNKNOWN;
	dirty = row(p->text, "nr_dirty");
	writeback = row(p->text, "nr_writeback");
	most = row(p->text, "nr_dirty_threshold");
	background = row(p->text, "nr_dirty_background_threshold");
	if (dirty < 0 || writeback < 0 || most <= 0 || background < 0)
		return UNKNOWN;
	return (dirty + writeback) * 2 / (most + background);
}

static double stall_read(struct hr_pressure *p)
{
	const char *at = slurp(p, p->stall_path) ? strstr(p->text, "some avg10=") : NULL;

	return at ? strtod(at + strlen("some avg10="), NULL) : UNKNOWN;
}

/*
 * Does a log directory's device have a limit of dirty pages of its own?  FUSE has one by
 * default.  How near it is, no file tells: dirty_read() sees the machine's alone.
 */
static bool strict_read(struct hr_pressure *p)
{
	for (int i = 0; i < p->broker->open_dir_nr; i++) {
		char path[320];

		snprintf(path, sizeof(path), "%s/%u:%u/strict_limit", p->bdi_dir,
			 major(p->devs[i]), minor(p->devs[i]));
		if (slurp(p, path) && p->text[0] == '1')
			return true;
	}
	return false;
}

static void look(struct hr_job *job)
{
	struct hr_pressure *p = hr_container_of(job, struct hr_pressure, job);

	p->dirty_ratio = dirty_read(p);
	p->stall_percent = stall_read(p);
	p->strict = strict_read(p);
}

/* --- levels -------------------------------------------------------------------------- */

static int grade(double v, double one, double two, double three)
{
	if (v < 0)
		return UNKNOWN;
	return v >= three ? 3 : v >= two ? 2 : v >= one ? 1 : 0;
}

/* Milliseconds since our oldest file write began. */
static double oldest_write_ms(struct hr_broker *b, int64_t now_ns)
{
	int64_t oldest_ns = now_ns;

	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_reactor_stats st;

		hr_reactor_stats_read(b->reactors[i], &st);
		if (st.write_oldest_ns)
			oldest_ns = HR_MIN(oldest_ns, (int64_t)st.write_oldest_ns);
	}
	return (double)(now_ns - oldest_ns) / 1e6;
}

/* Bytes a second of our writes while some are under way; < 0 when none was of late. */
static double disk_rate(const struct hr_pressure *p)
{
	return p->disk_busy_ns > 1e7 ? p->disk_bytes * 1e9 / p->disk_busy_ns : UNKNOWN;
}

/*
 * Reactors write side by side, so the disk's time is that of the busiest.  A loop's own
 * writes are not in it; under pressure there are none.
 */
static void disk_look(struct hr_pressure *p, double ns)
{
	double keep = HR_MAX(1 - ns / DISK_TAU_NS, 0);
	struct hr_broker *b = p->broker;
	uint64_t bytes = 0, busy_ns = 0;

	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_reactor_stats st;

		hr_reactor_stats_read(b->reactors[i], &st);
		bytes += st.write_bytes;
		busy_ns = HR_MAX(busy_ns, st.write_busy_ns);
	}
	p->disk_bytes = p->disk_bytes * keep + (double)(bytes - p->write_bytes);
	p->disk_busy_ns = p->disk_busy_ns * keep +
			  (double)(busy_ns - HR_MIN(busy_ns, p->write_busy_ns));
	p->write_bytes = bytes;
	p->write_busy_ns = busy_ns;
}

/*
 * Where our writes are what the disk is busy with, a cut follows what it takes and not what
 * came: who is stuck behind the disk brings nothing, and a bound made of that would hold
 * them for ever.  Where others fill the memory with what is to be written, we give way.
 */
static double cut(const struct hr_pressure *p)
{
	/* Old writes tell a disk from a memory that is merely used a lot. */
	bool busy = p->causes[CAUSE_WRITE] > 0;
	double came = HR_MAX(p->came, RATE_MIN), disk = disk_rate(p), rate;

	if (busy && disk > 0 && p->causes[CAUSE_DIRTY] < 3 && p->forced == UNKNOWN)
		return HR_MAX(disk * DISK_PART, RATE_MIN);
	rate = (p->rate > 0 ? HR_MIN(p->rate, came) : came) * 0.8;
	return HR_MAX(rate, busy && disk > 0 ? HR_MAX(disk / 2, RATE_MIN) : RATE_MIN);
}

/* Cut while it is too much, kept at the edge, and raised until nobody feels it. */
static double rate_next(const struct hr_pressure *p, int level, bool may_cut)
{
	switch (level) {
	case 3:
		return may_cut ? cut(p) : p->rate;
	case 2:
		return p->rate > 0 ? p->rate : HR_MAX(p->came, RATE_HELD_MIN);
	case 1:
		return p->rate * 1.02;
	default:
		return p->rate * 1.05 > p->came * 4 + 64e6 ? 0 : p->rate * 1.05;
	}
}

static void say(struct hr_pressure *p, int was)
{
	struct hr_broker *b = p->broker;

	hr_log(b->log, p->level > was ? HR_LOG_WARN : HR_LOG_INFO, "pressure", "level",
	       hr_f_i64("level", p->level), hr_f_i64("was", was),
	       hr_f_cstr("forced", p->forced == UNKNOWN ? "no" : "yes"),
	       hr_f_i64("memory", p->causes[CAUSE_MEMORY]),
	       hr_f_i64("dirty", p->causes[CAUSE_DIRTY]), hr_f_i64("stall", p->causes[CAUSE_STALL]),
	       hr_f_i64("write", p->causes[CAUSE_WRITE]), hr_f_i64("rate", (int64_t)p->rate));
}

/* A write of the loop's own may be made to wait for the disk, and all its connections with it. */
static void hold_inline(struct hr_pressure *p)
{
	struct hr_broker *b = p->broker;
	bool held = p->causes[CAUSE_DIRTY] > 0 || p->causes[CAUSE_WRITE] > 0 || p->forced > 0 ||
		    p->strict;

	if (p->strict != p->was_strict)
		hr_log(b->log, HR_LOG_INFO, "pressure", "strict_limit",
		       hr_f_cstr("on", p->strict ? "yes" : "no"),
		       hr_f_cstr("writes", p->strict ? "the loops leave all to the ring" :
						       "the loops do the small ones again"));
	p->was_strict = p->strict;
	__atomic_store_n(&p->inline_held, held, __ATOMIC_RELAXED);
	for (int i = 0; i < b->shard_nr; i++)
		__atomic_store_n(&b->shards[i].env.inline_held, held, __ATOMIC_RELAXED);
}

static void apply(struct hr_pressure *p, int64_t now_ns)
{
	bool may_cut = now_ns - p->cut_ns >= CUT_NS;
	int level = 0, disk = 0, was = p->level;

	for (int i = 0; i < CAUSE_NR; i++) {
		level = HR_MAX(level, p->causes[i]);
		disk = i == CAUSE_MEMORY ? disk : HR_MAX(disk, p->causes[i]);
	}
	if (p->forced != UNKNOWN)
		level = disk = p->forced;
	p->rate = rate_next(p, disk, may_cut);
	if (disk == 3 && may_cut)
		p->cut_ns = now_ns;
	__atomic_store(&p->rate_shown, &p->rate, __ATOMIC_RELAXED);
	__atomic_store_n(&p->level, level, __ATOMIC_RELAXED);
	hr_net_pressure_set(p->broker->net, level, p->rate);
	hold_inline(p);
	if (level != was)
		say(p, was);
}

static void cause_set(struct hr_pressure *p, enum cause c, int level)
{
	__atomic_store_n(&p->causes[c], level, __ATOMIC_RELAXED);
}

static void looked(struct hr_job *job)
{
	struct hr_pressure *p = hr_container_of(job, struct hr_pressure, job);
	struct hr_broker *b = p->broker;
	int64_t now_ns = hr_sys_mono_ns(b->sys);
	struct hr_net_stats st;
	double write_ms;

	p->running = false;
	hr_net_stats_read(b->net, &st);
	if (p->looked_ns && now_ns > p->looked_ns) {
		double ns = (double)(now_ns - p->looked_ns), part = HR_MIN(ns / CAME_TAU_NS, 1);
		double came = (double)(st.metered_bytes - p->metered_bytes) * 1e9 / ns;

		p->came += (came - p->came) * part;
		disk_look(p, ns);
	}
	p->metered_bytes = st.metered_bytes;
	p->looked_ns = now_ns;
	cause_set(p, CAUSE_MEMORY, hr_account_pressure(b->account));
	cause_set(p, CAUSE_DIRTY, grade(p->dirty_ratio, 0.5, 0.7, 0.85));
	write_ms = oldest_write_ms(b, now_ns);
	cause_set(p, CAUSE_WRITE, grade(write_ms, 100, 300, 1000));
	/* Who waits may wait for a cold read: producers are to blame when much is to be written. */
	if (p->stall_percent < 0 || p->dirty_ratio >= STALL_DIRTY || write_ms >= STALL_WRITE_MS)
		cause_set(p, CAUSE_STALL, grade(p->stall_percent, 20, 101, 101));
	else
		cause_set(p, CAUSE_STALL, 0);
	apply(p, now_ns);
}

static void due(struct hr_timer *t)
{
	struct hr_pressure *p = hr_container_of(t, struct hr_pressure, timer);
	struct hr_broker *b = p->broker;

	hr_timer_arm(b->reactors[0], t,
		     hr_config_int(b->config, HR_CFG_HEADRACE_PRESSURE_INTERVAL_MS), due);
	if (!p->running && b->pool)
		p->running = !hr_pool_submit(b->pool, &p->job, b->reactors[0], HR_POOL_NORMAL, look,
					     looked);
}

static void begin(struct hr_msg *m, struct hr_reactor *r)
{
	due(&hr_container_of(m, struct hr_pressure, begin)->timer);
}

/* --- metrics ------------------------------------------------------------------------- */

static double level_value(void *arg)
{
	return __atomic_load_n(&((struct hr_pressure *)arg)->level, __ATOMIC_RELAXED);
}

static double rate_value(void *arg)
{
	double rate;

	__atomic_load(&((struct hr_pressure *)arg)->rate_shown, &rate, __ATOMIC_RELAXED);
	return rate;
}

static double held_value(void *arg)
{
	return __atomic_load_n(&((struct hr_pressure *)arg)->inline_held, __ATOMIC_RELAXED);
}

static double cause_value(void *arg)
{
	struct hr_pressure_arg *a = arg;

	return __atomic_load_n(&a->p->causes[a->cause], __ATOMIC_RELAXED);
}

static const struct hr_metric_row rows[] = {
	{ "headrace_pressure_level", "How much producers are held back, 0 to 3.", HR_METRIC_GAUGE },
	{ "headrace_pressure_rate_bytes",
	  "Bytes a second that all producers together may bring; 0 no bound.", HR_METRIC_GAUGE },
	{ "headrace_pressure_cause", "Level that each cause asks for; -1 when it is not known.",
	  HR_METRIC_GAUGE },
	{ "headrace_writes_inline_held", "1 while the loops write nothing themselves.",
	  HR_METRIC_GAUGE },
};

static int make_metrics(struct hr_pressure *p)
{
	struct hr_metrics *ms = p->broker->metrics;
	int err = hr_metric_func_create(ms, &rows[0], NULL, level_value, p);

	if (!err)
		err = hr_metric_func_create(ms, &rows[1], NULL, rate_value, p);
	if (!err)
		err = hr_metric_func_create(ms, &rows[3], NULL, held_value, p);
	for (int i = 0; !err && i < CAUSE_NR; i++) {
		char label[32];

		snprintf(label, sizeof(label), "cause=\"%s\"", cause_names[i]);
		p->args[i] = (struct hr_pressure_arg){ p, i };
		err = hr_metric_func_create(ms, &rows[2], label, cause_value, &p->args[i]);
	}
	return err;
}

int hr_pressure_start(struct hr_broker *b)
{
	const char *proc = hr_config_text(b->config, HR_CFG_HEADRACE_PRESSURE_PROC_DIR);
	const char *level = hr_config_text(b->config, HR_CFG_HEADRACE_PRESSURE_LEVEL);
	struct hr_pressure *p = calloc(1, sizeof(*p));

	if (!p)
		return -ENOMEM;
	p->broker = b;
	/* The table allows "auto" and the digits of levels. */
	p->forced = strcmp(level, "auto") ? level[0] - '0' : UNKNOWN;
	snprintf(p->dirty_path, sizeof(p->dirty_path), "%s/vmstat", proc);
	snprintf(p->stall_path, sizeof(p->stall_path), "%s/pressure/io", proc);
	snprintf(p->bdi_dir, sizeof(p->bdi_dir), "%s",
		 hr_config_text(b->config, HR_CFG_HEADRACE_PRESSURE_BDI_DIR));
	/* Once, and here: a directory on a disk that hangs would hold each look. */
	for (int i = 0; i < b->open_dir_nr; i++) {
		struct hr_sys_stat st;

		if (!b->sys->file->stat(b->sys, b->log_dirs[i].path, &st))
			p->devs[i] = st.dev;
	}
	b->pressure = p;
	p->begin.run = begin;
	hr_reactor_post(b->reactors[0], &p->begin);
	return make_metrics(p);
}

void hr_pressure_destroy(struct hr_pressure *p)
{
	if (!p)
		return;
	hr_timer_cancel(p->broker->reactors[0], &p->timer);
	free(p);
}
