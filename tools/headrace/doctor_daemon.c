// SPDX-License-Identifier: Apache-2.0
/*
 * doctor_daemon: limits of the daemon's process and of the control groups above it.
 *
 * Without a running daemon the limits of its user are read where logins get them from;
 * what its unit would set is not known then.  A control group is limited by each group
 * above it too, so every level is looked at, in both versions of the hierarchy.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include "doctor.h"

static bool runs(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	if (!d->pid)
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "no headraced runs");
	return d->pid;
}

/* --- rlimits ------------------------------------------------------------------------- */

/* "Max open files   1024   1048576   files"; unlimited is INT64_MAX. */
static bool limit_of(const char *text, const char *name, int64_t *ret_soft, int64_t *ret_hard)
{
	const char *at = strstr(text, name);
	char soft[32], hard[32];

	if (!at || sscanf(at + strlen(name), "%31s %31s", soft, hard) != 2)
		return false;
	*ret_soft = isdigit((unsigned char)*soft) ? strtoll(soft, NULL, 10) : INT64_MAX;
	*ret_hard = isdigit((unsigned char)*hard) ? strtoll(hard, NULL, 10) : INT64_MAX;
	return true;
}

static void limit_text(int64_t v, char *out, size_t cap)
{
	if (v == INT64_MAX)
		snprintf(out, cap, "unlimited");
	else
		snprintf(out, cap, "%lld", (long long)v);
}

/* The lines "WHO TYPE ITEM VALUE" of one file that hold for the daemon's user. */
static void limits_conf(struct hr_doctor *d, const char *path, const char *item, int64_t *v)
{
	const char *text = hr_doctor_read(d, "%s", path);
	const json_t *user = json_object_get(d->facts, "user");
	const char *name = json_string_value(json_object_get(user, "name"));
	char who[64], type[16], what[16], value[32];

	for (const char *line = text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (sscanf(line, "%63s %15s %15s %31s", who, type, what, value) != 4 || *who == '#')
			continue;
		if (strcmp(what, item) || !strcmp(type, "soft"))
			continue;
		if (!strcmp(who, name ? name : d->user) || (!strcmp(who, "*") && *v < 0))
			*v = isdigit((unsigned char)*value) ? strtoll(value, NULL, 10) : INT64_MAX;
	}
}

static void judge_user_limit(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	json_t *names = hr_doctor_names(d, "/etc/security/limits.d"), *one;
	char path[320], seen[32];
	int64_t v = -1;
	size_t i;

	limits_conf(d, "/etc/security/limits.conf", c->words, &v);
	json_array_foreach(names, i, one) {
		snprintf(path, sizeof(path), "/etc/security/limits.d/%s", json_string_value(one));
		limits_conf(d, path, c->words, &v);
	}
	json_decref(names);
	limit_text(v, seen, sizeof(seen));
	if (v < 0)
		hr_doctor_say(d, c, HR_ABSENT, d->user, NULL, "none set for logins");
	else
		hr_doctor_say(d, c, v < c->min ? c->grade : HR_OK, d->user, NULL,
			      "logins get %s, wanted are %lld", seen, (long long)c->min);
}

/* The daemon raises its soft limit of files by itself, so the hard one counts. */
static void judge_limit(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = d->pid ? hr_doctor_read(d, "/proc/%d/limits", d->pid) : NULL;
	char seen[32], wanted[64], where[32];
	int64_t soft, hard;
	json_t *row;

	if (!runs(d, c))
		return;
	if (!text || !limit_of(text, c->words, &soft, &hard)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	snprintf(where, sizeof(where), "pid %d", d->pid);
	limit_text(hard, seen, sizeof(seen));
	limit_text(c->min, wanted, sizeof(wanted));
	row = hr_doctor_say(d, c, hard < c->min ? c->grade : HR_OK, where, wanted, "%s", seen);
	if (hard < c->min) {
		const char *option = c->value;

		json_object_set_new(row, "limit", json_string(option));
		limit_text(c->min, wanted, sizeof(wanted));
		hr_doctor_fix(row, "prlimit --pid %d --%s=%s:%s, and Limit… in its unit", d->pid,
			      option, wanted, wanted);
	}
}

static void judge_files(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = d->pid ? hr_doctor_read(d, "/proc/%d/limits", d->pid) : NULL;
	const json_t *nr = json_object_get(d->facts, "descriptors");
	int64_t soft, hard;

	if (!runs(d, c))
		return;
	if (!text || !limit_of(text, "Max open files", &soft, &hard)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	if (!json_is_integer(nr)) {
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "%s",
			      nr ? strerror((int)json_integer_value(json_object_get(nr, "error")))
				 : "not recorded");
		return;
	}
	hr_doctor_say(d, c, json_integer_value(nr) * 10 > soft * 8 ? c->grade : HR_OK, NULL,
		      "at most 80 % in use", "%lld of %lld", (long long)json_integer_value(nr),
		      (long long)soft);
}

/* --- status of the process ------------------------------------------------------------ */

static void judge_swapped(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = d->pid ? hr_doctor_read(d, "/proc/%d/status", d->pid) : NULL;
	int64_t kib = text ? hr_doctor_key(text, "VmSwap") : -1;

	if (!runs(d, c))
		return;
	if (!text)
		hr_doctor_cannot(d, c, NULL);
	else
		hr_doctor_say(d, c, kib > 1024 ? c->grade : HR_OK, NULL, "none", "%lld KiB",
			      (long long)HR_MAX(kib, 0));
}

static void judge_root(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = d->pid ? hr_doctor_read(d, "/proc/%d/status", d->pid) : NULL;

	if (!runs(d, c))
		return;
	if (!text)
		hr_doctor_cannot(d, c, NULL);
	else
		hr_doctor_say(d, c, hr_doctor_key(text, "Uid") ? HR_OK : c->grade, NULL,
			      "a user of its own", "user %lld", (long long)hr_doctor_key(text,
					"Uid"));
}

static void judge_oom(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	char path[64];
	int64_t v;

	if (!runs(d, c))
		return;
	snprintf(path, sizeof(path), "/proc/%d/oom_score_adj", d->pid);
	if (!hr_doctor_number(d, path, 0, &v))
		hr_doctor_cannot(d, c, NULL);
	else
		hr_doctor_say(d, c, v > 0 ? c->grade : HR_OK, NULL, "at most 0", "%lld",
			      (long long)v);
}

/* --- control groups ---------------------------------------------------------------------- */

/*
 * The folder of the daemon's group in the hierarchy of @controller ("" version 2), and how
 * much of it is the mount point.  False if there is none.
 */
static bool group_folder(struct hr_doctor *d, const char *controller, char *out, size_t cap,
			 size_t *ret_mount_len)
{
	const char *text = hr_doctor_read(d, "/proc/self/mountinfo"), *line, *rest;
	char kind[16], super[256], mount[256] = "", root[256] = "", r[256], m[256], where[256] = "";

	for (line = text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		rest = strstr(line, " - ");
		if (!rest || sscanf(rest, " - %15s %*s %255s", kind, super) != 2 ||
		    sscanf(line, "%*d %*d %*s %255s %255s", r, m) != 2)
			continue;
		if (*controller ? strcmp(kind, "cgroup") || !hr_doctor_has(super, controller)
				: strcmp(kind, "cgroup2") != 0)
			continue;
		memcpy(mount, m, sizeof(mount));
		memcpy(root, r, sizeof(root));
	}
	text = *mount ? hr_doctor_read(d, "/proc/%d/cgroup", d->pid) : NULL;
	for (line = text; line && *line; line = strchr(line, '\n')) {
		char names[128] = "";
		const char *colon;

		line += *line == '\n';
		colon = strchr(line, ':');
		if (!colon)
			continue;
		snprintf(names, sizeof(names), "%.*s", (int)strcspn(colon + 1, ":\n"), colon + 1);
		if (*controller ? !hr_doctor_has(names, controller) : *names)
			continue;
		colon = strchr(colon + 1, ':');
		if (colon)
			snprintf(where, sizeof(where), "%.*s", (int)strcspn(colon + 1, "\n"),
					colon + 1);
	}
	if (!*where)
		return false;
	if (strcmp(root, "/") && !strncmp(where, root, strlen(root)))
		memmove(where, where + strlen(root), strlen(where + strlen(root)) + 1);
	snprintf(out, cap, "%s%s", mount, strcmp(where, "/") ? where : "");
	*ret_mount_len = strlen(mount);
	return true;
}

struct group_walk {
	bool found; /* a file could be read */
	bool limited;
	int64_t least;	    /* of plain numbers */
	char where[320], text[160];
};

typedef void group_look(const char *text, struct hr_doctor *d, struct group_walk *w,
			const char *folder);

/* From the daemon's group up to the root. */
static void walk_up(struct hr_doctor *d, const char *controller, const char *file,
		    group_look *look, struct group_walk *w)
{
	char folder[512], *slash;
	size_t mount_len;

	if (!group_folder(d, controller, folder, sizeof(folder), &mount_len))
		return;
	for (;;) {
		const char *text = hr_doctor_read(d, "%s/%s", folder, file);

		if (text) {
			w->found = true;
			look(text, d, w, folder);
		}
		slash = strrchr(folder, '/');
		if (strlen(folder) <= mount_len || !slash)
			return;
		*slash = 0;
	}
}

/* Version 1 says "no limit" with a number near the largest. */
static void look_least(const char *text, struct hr_doctor *d, struct group_walk *w,
		       const char *folder)
{
	int64_t v = isdigit((unsigned char)*text) ? strtoll(text, NULL, 10) : INT64_MAX;

	(void)d;
	if (v >= w->least || v > INT64_MAX / 2)
		return;
	w->least = v;
	snprintf(w->where, sizeof(w->where), "%.319s", folder);
}

static void say_group(struct hr_doctor *d, const struct hr_doctor_check *c, struct group_walk *w,
		      bool bad, const char *seen)
{
	if (!w->found)
		hr_doctor_say(d, c, HR_ABSENT, NULL, NULL, "no such control group");
	else
		hr_doctor_say(d, c, bad ? c->grade : HR_OK, bad ? w->where : NULL, NULL, "%s",
				seen);
}

static void judge_group_memory(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	struct group_walk w = { .least = INT64_MAX };
	int64_t want = HR_MAX(d->memory_bytes * 2, c->min);
	char seen[96];

	if (!runs(d, c))
		return;
	walk_up(d, "", "memory.max", look_least, &w);
	walk_up(d, "", "memory.high", look_least, &w);
	walk_up(d, "memory", "memory.limit_in_bytes", look_least, &w);
	snprintf(seen, sizeof(seen), "limit %lld MiB, wanted at least %lld MiB",
		 (long long)(w.least >> 20), (long long)(want >> 20));
	say_group(d, c, &w, w.least < want, w.least == INT64_MAX ? "no limit" : seen);
}

static void look_cpu2(const char *text, struct hr_doctor *d, struct group_walk *w,
		      const char *folder)
{
	long long quota, period;

	(void)d;
	if (sscanf(text, "%lld %lld", &quota, &period) != 2 || period <= 0)
		return;
	if (quota * 1000 / period >= w->least)
		return;
	w->least = quota * 1000 / period;
	snprintf(w->where, sizeof(w->where), "%.319s", folder);
}

static void look_cpu1(const char *text, struct hr_doctor *d, struct group_walk *w,
		      const char *folder)
{
	int64_t quota = strtoll(text, NULL, 10), period;
	char path[560];

	snprintf(path, sizeof(path), "%s/cpu.cfs_period_us", folder);
	if (quota <= 0 || !hr_doctor_number(d, path, 0, &period) || period <= 0)
		return;
	if (quota * 1000 / period >= w->least)
		return;
	w->least = quota * 1000 / period;
	snprintf(w->where, sizeof(w->where), "%.319s", folder);
}

static void look_throttled(const char *text, struct hr_doctor *d, struct group_walk *w,
			   const char *folder)
{
	int64_t nr = hr_doctor_key(text, "nr_throttled"), of = hr_doctor_key(text, "nr_periods");

	(void)d;
	/* Once in a hundred periods is the price of a quota; more is lost time. */
	if (nr <= 0 || of <= 0 || nr * 100 < of)
		return;
	w->limited = true;
	snprintf(w->where, sizeof(w->where), "%.319s", folder);
	snprintf(w->text, sizeof(w->text), "stopped in %lld of %lld periods", (long long)nr,
		 (long long)of);
}

static void judge_group_cpu(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	struct group_walk w = { .least = INT64_MAX };
	char seen[280];

	if (!runs(d, c))
		return;
	walk_up(d, "", "cpu.max", look_cpu2, &w);
	walk_up(d, "cpu", "cpu.cfs_quota_us", look_cpu1, &w);
	walk_up(d, "", "cpu.stat", look_throttled, &w);
	walk_up(d, "cpu", "cpu.stat", look_throttled, &w);
	snprintf(seen, sizeof(seen), "%.2f CPUs%s%s", (double)w.least / 1000, w.limited ? ", " : "",
		 w.text);
	say_group(d, c, &w, w.least < c->min || w.limited,
		  w.least == INT64_MAX ? w.limited ? w.text : "no limit" : seen);
}

/* Rows "MAJOR:MINOR …"; version 2 says max where there is no limit. */
static void look_io(const char *text, struct hr_doctor *d, struct group_walk *w, const char *folder)
{
	for (const char *line = text; line && *line; line = strchr(line, '\n')) {
		char row[128];

		line += *line == '\n';
		snprintf(row, sizeof(row), "%.*s", (int)strcspn(line, "\n"), line);
		for (int i = 0; i < d->dir_nr; i++) {
			size_t len = strlen(d->dirs[i].dev);
			bool is_v2 = strchr(row, '=');

			if (!len || strncmp(row, d->dirs[i].dev, len) || row[len] != ' ' ||
			    (is_v2 && !strpbrk(strchr(row, '='), "0123456789")))
				continue;
			w->limited = true;
			snprintf(w->where, sizeof(w->where), "%.319s", folder);
			snprintf(w->text, sizeof(w->text), "limited: %s", row);
		}
	}
}

static void judge_group_io(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	static const char *const v1[] = { "read_bps", "write_bps", "read_iops", "write_iops" };
	struct group_walk w = { .least = INT64_MAX };
	char file[64];

	if (!runs(d, c))
		return;
	walk_up(d, "", "io.max", look_io, &w);
	for (size_t i = 0; i < HR_ARRAY_LEN(v1); i++) {
		snprintf(file, sizeof(file), "blkio.throttle.%s_device", v1[i]);
		walk_up(d, "blkio", file, look_io, &w);
	}
	say_group(d, c, &w, w.limited, w.limited ? w.text : "no limit on these devices");
}

static void judge_group_pids(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	struct group_walk w = { .least = INT64_MAX };
	char seen[48];

	if (!runs(d, c))
		return;
	walk_up(d, "", "pids.max", look_least, &w);
	walk_up(d, "pids", "pids.max", look_least, &w);
	snprintf(seen, sizeof(seen), "%lld threads", (long long)w.least);
	say_group(d, c, &w, w.least < c->min, w.least == INT64_MAX ? "no limit" : seen);
}

#define MIB (1LL << 20)
#define PROC_LIMITS "/proc/PID/limits"

static const struct hr_doctor_check checks[] = {
	{ "limit.user-nofile", HR_WARNING, "open files of the daemon's user at a login",
	  "/etc/security/limits.conf, limits.d", .min = 65536, .words = "nofile",
	  .judge = judge_user_limit,
	  .cost = "a daemon started by hand runs out of descriptors: connections are not accepted",
	  .fix = "install sysctl/host/headrace.limits.conf into /etc/security/limits.d" },
	{ "limit.nofile", HR_WARNING, "open files of the daemon", PROC_LIMITS, .min = 65536,
	  .words = "Max open files", .value = "nofile", .judge = judge_limit,
	  .cost = "a connection and a segment in use take one each: accepting pauses",
	  .apply = hr_apply_limit, .measure = hr_measure_limits },
	{ "limit.nproc", HR_WARNING, "threads of the daemon's user", PROC_LIMITS, .min = 1024,
	  .words = "Max processes", .value = "nproc", .judge = judge_limit,
	  .cost = "the pool cannot grow: cold reads wait for each other",
	  .apply = hr_apply_limit },
	{ "limit.memlock", HR_ADVICE, "locked memory of the daemon", PROC_LIMITS, .min = 65536,
	  .words = "Max locked memory", .value = "memlock", .judge = judge_limit,
	  .cost = "older kernels charge rings and BPF maps to it and refuse them",
	  .apply = hr_apply_limit },
	{ "limit.fsize", HR_FAULT, "size of a file", PROC_LIMITS, .min = INT64_MAX,
	  .words = "Max file size", .value = "fsize", .judge = judge_limit,
	  .cost = "a segment stops growing there: produce fails", .apply = hr_apply_limit },
	{ "limit.as", HR_WARNING, "address space of the daemon", PROC_LIMITS, .min = INT64_MAX,
	  .words = "Max address space", .value = "as", .judge = judge_limit,
	  .cost = "maps and stacks are refused although memory is free",
	  .apply = hr_apply_limit },
	{ "limit.files-used", HR_WARNING, "descriptors in use", "/proc/PID/fd, limits",
	  .judge = judge_files, .cost = "accepting pauses when they are gone",
	  .fix = "raise the limit; see which listener has so many connections: headrace net" },
	{ "daemon.swapped", HR_WARNING, "memory of the daemon in swap", "/proc/PID/status",
	  .judge = judge_swapped,
	  .cost = "a reactor stops for milliseconds at each page that comes back",
	  .fix = "swapoff -a && swapon -a when memory is free again; vm.swappiness" },
	{ "daemon.root", HR_WARNING, "the user that the daemon runs as", "/proc/PID/status",
	  .judge = judge_root, .cost = "a fault in the daemon is a fault of the whole host",
	  .fix = "useradd -r headrace; the daemon started as root becomes that user" },
	{ "daemon.oom", HR_WARNING, "whom the kernel ends first when memory is gone",
	  "/proc/PID/oom_score_adj", .judge = judge_oom,
	  .cost = "the broker is ended in place of what used the memory",
	  .fix = "OOMScoreAdjust=0 in its unit" },
	{ "cgroup.memory", HR_WARNING, "memory of the daemon's control group",
	  "memory.max, memory.high; memory.limit_in_bytes", .min = 512 * MIB,
	  .judge = judge_group_memory,
	  .cost = "page cache is charged to it: logs fall out of memory, then the daemon is ended",
	  .fix = "MemoryMax= of its unit: the account (headrace.memory.max.bytes) twice, and the "
		 "page cache that readers need" },
	{ "cgroup.cpu", HR_WARNING, "CPU time of the daemon's control group",
	  "cpu.max, cpu.stat; cpu.cfs_quota_us", .min = 1000, .judge = judge_group_cpu,
	  .cost = "all reactors stand still for the rest of each period once it is used up",
	  .fix = "CPUQuota= of its unit: away, or a CPU for each reactor" },
	{ "cgroup.io", HR_WARNING, "limits of the disk for the daemon's control group",
	  "io.max; blkio.throttle.*", .judge = judge_group_io,
	  .cost = "flushes and cold reads queue behind the limit; writers stop with them",
	  .fix = "IOReadBandwidthMax=, IOWriteBandwidthMax= of its unit: away" },
	{ "cgroup.pids", HR_WARNING, "threads of the daemon's control group", "pids.max",
	  .min = 256, .judge = judge_group_pids,
	  .cost = "the pool cannot grow: cold reads wait for each other",
	  .fix = "TasksMax= of its unit" },
};

const struct hr_doctor_table hr_doctor_daemon = { checks, HR_ARRAY_LEN(checks) };
