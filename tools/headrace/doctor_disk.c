// SPDX-License-Identifier: Apache-2.0
/* doctor_disk: log directories, what they are mounted on, and the devices below. */
#include <stdio.h>
#include <stdlib.h>
#include "doctor.h"

static void each_dir(struct hr_doctor *d, const struct hr_doctor_check *c,
		     void (*judge)(struct hr_doctor *, const struct hr_doctor_check *,
				   const struct hr_doctor_dir *))
{
	for (int i = 0; i < d->dir_nr; i++)
		judge(d, c, &d->dirs[i]);
}

/* The facts of a directory; NULL after having said that there are none. */
static const json_t *facts_of(struct hr_doctor *d, const struct hr_doctor_check *c,
			      const struct hr_doctor_dir *dir)
{
	const json_t *f = hr_doctor_path_facts(d, dir->path), *err;

	err = json_object_get(f, "error");
	if (f && !err)
		return f;
	hr_doctor_say(d, c, HR_UNKNOWN, dir->path, NULL, "%s",
		      f ? strerror((int)json_integer_value(err)) : "not recorded");
	return NULL;
}

static int64_t number(const json_t *f, const char *key)
{
	return json_integer_value(json_object_get(f, key));
}

static bool has_option(const struct hr_doctor_dir *dir, const char *option)
{
	return hr_doctor_has(dir->opts, option) || hr_doctor_has(dir->super, option);
}

/* --- the directory ------------------------------------------------------------------- */

static void dir_there(struct hr_doctor *d, const struct hr_doctor_check *c,
		      const struct hr_doctor_dir *dir)
{
	const json_t *f = hr_doctor_path_facts(d, dir->path);
	int err = (int)number(f, "error");

	if (!f)
		hr_doctor_say(d, c, HR_UNKNOWN, dir->path, NULL, "not recorded");
	else if (err == ENOENT || err == ENOTDIR)
		hr_doctor_say(d, c, c->grade, dir->path, "a directory", "not there");
	else if (err)
		hr_doctor_say(d, c, HR_UNKNOWN, dir->path, NULL, "%s", strerror(err));
	else
		hr_doctor_say(d, c, json_is_true(json_object_get(f, "folder")) ? HR_OK : c->grade,
			      dir->path, "a directory", "%s",
			      json_is_true(json_object_get(f, "folder")) ? "there"
									 : "no directory");
}

static void judge_there(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_there);
}

/* By the mode bits; access lists can only give more. */
static void dir_owner(struct hr_doctor *d, const struct hr_doctor_check *c,
		      const struct hr_doctor_dir *dir)
{
	const json_t *f = facts_of(d, c, dir), *user = json_object_get(d->facts, "user");
	int64_t mode, uid;
	bool good;
	json_t *row;

	if (!f)
		return;
	if (!user || json_object_get(user, "error")) {
		hr_doctor_say(d, c, HR_UNKNOWN, dir->path, NULL, "no user '%s' on this host",
				d->user);
		return;
	}
	mode = number(f, "mode");
	uid = number(user, "uid");
	good = !uid || (number(f, "uid") == uid ? (mode & 0700) == 0700
			: number(f, "gid") == number(user, "gid") ? (mode & 070) == 070
								  : (mode & 07) == 07);
	row = hr_doctor_say(d, c, good ? HR_OK : c->grade, dir->path, NULL,
			    "owner %lld, mode %04llo; the daemon is user %lld",
			    (long long)number(f, "uid"), (unsigned long long)mode, (long long)uid);
	if (!good)
		hr_doctor_fix(row, "chown -R %lld %s && chmod u+rwx %s", (long long)uid, dir->path,
			      dir->path);
}

static void judge_owner(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_owner);
}

static void dir_space(struct hr_doctor *d, const struct hr_doctor_check *c,
		      const struct hr_doctor_dir *dir)
{
	const json_t *f = facts_of(d, c, dir);
	int64_t total, left;
	enum hr_verdict v;

	if (!f)
		return;
	total = number(f, "total");
	left = number(f, "free");
	v = left * 100 < total * 2 || left < 64 << 20 ? HR_FAULT
	    : left * 10 < total && left < 64LL << 30  ? c->grade
	    : left < 2 * d->segment_bytes	      ? c->grade
						      : HR_OK;
	hr_doctor_say(d, c, v, dir->path, "a tenth, and room for two segments",
		      "%lld of %lld MiB free", (long long)(left >> 20), (long long)(total >> 20));
}

static void judge_space(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_space);
}

static void dir_inodes(struct hr_doctor *d, const struct hr_doctor_check *c,
		       const struct hr_doctor_dir *dir)
{
	const json_t *f = facts_of(d, c, dir);
	int64_t total, left;

	if (!f)
		return;
	total = number(f, "inodes");
	left = number(f, "inodes_free");
	/* Some file systems make inodes as they are wanted and tell 0. */
	hr_doctor_say(d, c, total && left * 20 < total ? c->grade : HR_OK, dir->path,
		      "a twentieth", "%lld of %lld free", (long long)left, (long long)total);
}

static void judge_inodes(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_inodes);
}

/* --- the mount ------------------------------------------------------------------------- */

static bool mount_known(struct hr_doctor *d, const struct hr_doctor_check *c,
			const struct hr_doctor_dir *dir)
{
	if (*dir->mount)
		return true;
	hr_doctor_say(d, c, HR_UNKNOWN, dir->path, NULL, "no mount found for it");
	return false;
}

static void dir_root(struct hr_doctor *d, const struct hr_doctor_check *c,
		     const struct hr_doctor_dir *dir)
{
	bool shared = !strcmp(dir->mount, "/");

	if (mount_known(d, c, dir))
		hr_doctor_say(d, c, shared ? c->grade : HR_OK, dir->path,
			      "a file system of its own", "on %s", dir->mount);
}

static void judge_root(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_root);
}

static void dir_kind(struct hr_doctor *d, const struct hr_doctor_check *c,
		     const struct hr_doctor_dir *dir)
{
	enum hr_verdict v;

	if (!mount_known(d, c, dir))
		return;
	v = hr_doctor_has("ext4 xfs btrfs f2fs zfs bcachefs ext3", dir->kind) ? HR_OK
	    : hr_doctor_has("tmpfs ramfs", dir->kind)			 ? HR_FAULT
									 : c->grade;
	hr_doctor_say(d, c, v, dir->path, "a local disk file system (ext4, xfs)", "%s", dir->kind);
}

static void judge_kind(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_kind);
}

static void dir_readonly(struct hr_doctor *d, const struct hr_doctor_check *c,
			 const struct hr_doctor_dir *dir)
{
	json_t *row;
	bool ro;

	if (!mount_known(d, c, dir))
		return;
	ro = has_option(dir, "ro");
	row = hr_doctor_say(d, c, ro ? c->grade : HR_OK, dir->path, "writable", "%s",
			    ro ? "mounted read-only" : "writable");
	if (ro)
		hr_doctor_fix(row, "look into dmesg first: a file system with errors turns "
				   "read-only by itself; else mount -o remount,rw %s", dir->mount);
}

static void judge_readonly(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_readonly);
}

static void dir_atime(struct hr_doctor *d, const struct hr_doctor_check *c,
		      const struct hr_doctor_dir *dir)
{
	bool none, relative;
	json_t *row;

	if (!mount_known(d, c, dir))
		return;
	none = has_option(dir, "noatime") || has_option(dir, "ro");
	relative = has_option(dir, "relatime");
	row = hr_doctor_say(d, c, none ? HR_OK : relative ? HR_ADVICE : c->grade, dir->path,
			    "noatime", "%s", none ? "noatime" : relative ? "relatime"
					: "strictatime");
	if (!none) {
		hr_doctor_fix(row, "mount -o remount,noatime %s", dir->mount);
		json_object_set_new(row, "mount", json_string(dir->mount));
		json_object_set_new(row, "opts", json_string(dir->opts));
	}
}

static void judge_atime(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_atime);
}

/* One of the words of the row among the mount's options. */
static void dir_option(struct hr_doctor *d, const struct hr_doctor_check *c,
		       const struct hr_doctor_dir *dir)
{
	char word[32];

	if (!mount_known(d, c, dir))
		return;
	for (const char *p = c->words; *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");

		snprintf(word, sizeof(word), "%.*s", (int)len, p);
		p += len;
		if (has_option(dir, word)) {
			hr_doctor_say(d, c, c->grade, dir->path, NULL, "mounted with %s", word);
			return;
		}
	}
	hr_doctor_say(d, c, HR_OK, dir->path, NULL, "not mounted with %s", c->words);
}

static void judge_option(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_option);
}

/* --- the device ------------------------------------------------------------------------- */

static const char *queue_read(struct hr_doctor *d, const struct hr_doctor_dir *dir,
			      const char *name, char *path, size_t cap)
{
	snprintf(path, cap, "/sys/dev/block/%s/queue/%s", dir->dev, name);
	return hr_doctor_read(d, "%s", path);
}

static void dir_scheduler(struct hr_doctor *d, const struct hr_doctor_check *c,
			  const struct hr_doctor_dir *dir)
{
	char path[160], now[64], spins[8];
	const char *text = queue_read(d, dir, "rotational", path, sizeof(path));
	bool good;
	json_t *row;

	snprintf(spins, sizeof(spins), "%s", text ? text : "0");
	text = queue_read(d, dir, "scheduler", path, sizeof(path));
	if (!text) {
		hr_doctor_cannot(d, c, dir->path);
		return;
	}
	hr_doctor_chosen(text, now, sizeof(now));
	/* Virtual disks often call themselves rotating, so "none" is right everywhere. */
	good = strcmp(now, "bfq") || *spins == '1';
	row = hr_doctor_say(d, c, good ? HR_OK : c->grade, dir->path,
			    "none, mq-deadline or kyber; bfq only where heads move", "%s", now);
	if (!good)
		hr_doctor_offer(row, path, hr_doctor_has(text, "mq-deadline") ? "mq-deadline"
				: "none");
}

static void judge_scheduler(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_scheduler);
}

static void dir_readahead(struct hr_doctor *d, const struct hr_doctor_check *c,
			  const struct hr_doctor_dir *dir)
{
	char path[160];
	const char *text = queue_read(d, dir, "read_ahead_kb", path, sizeof(path));
	long long v;
	json_t *row;

	if (!text) {
		hr_doctor_cannot(d, c, dir->path);
		return;
	}
	v = strtoll(text, NULL, 10);
	row = hr_doctor_say(d, c, v < c->min || v > c->max ? c->grade : HR_OK, dir->path,
			    "64 to 4096 KiB", "%lld KiB", v);
	if (v < c->min || v > c->max)
		hr_doctor_offer(row, path, c->value);
}

static void judge_readahead(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_readahead);
}

/* ext4 counts the errors it found, also those before this mount. */
static void dir_errors(struct hr_doctor *d, const struct hr_doctor_check *c,
		       const struct hr_doctor_dir *dir)
{
	const char *name = strrchr(dir->source, '/'), *text;
	long long nr;

	if (strcmp(dir->kind, "ext4") || !name) {
		hr_doctor_say(d, c, HR_ABSENT, dir->path, NULL, "%s keeps no such count",
			      *dir->kind ? dir->kind : "an unknown mount");
		return;
	}
	text = hr_doctor_read(d, "/sys/fs/ext4/%s/errors_count", name + 1);
	if (!text) {
		hr_doctor_cannot(d, c, dir->path);
		return;
	}
	nr = strtoll(text, NULL, 10);
	hr_doctor_say(d, c, nr ? c->grade : HR_OK, dir->path, "0", "%lld errors of the file system",
		      nr);
}

static void judge_errors(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_errors);
}

/* "[2/1] [U_]": a mirror or parity set that lacks a member. */
static void judge_raid(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads), *p;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	for (p = text; (p = strchr(p, '[')); p++) {
		size_t len = strspn(p + 1, "U_");

		if (len && p[1 + len] == ']' && memchr(p + 1, '_', len)) {
			hr_doctor_say(d, c, c->grade, NULL, "all members", "%.*s", (int)len + 2, p);
			return;
		}
	}
	hr_doctor_say(d, c, HR_OK, NULL, NULL, "no set lacks a member");
}

/* A real write says more than all settings. */
static void dir_speed(struct hr_doctor *d, const struct hr_doctor_check *c,
		      const struct hr_doctor_dir *dir)
{
	const json_t *p = json_object_get(json_object_get(d->facts, "probes"), dir->path);
	double rate, sync_ms;
	enum hr_verdict v;

	if (!p || json_object_get(p, "error")) {
		int err = (int)number(p, "error");

		hr_doctor_say(d, c, err == ENOSPC || err == EFBIG ? HR_FAULT : HR_UNKNOWN,
				dir->path,
			      NULL, "%s%s", p ? "the probe cannot write: " : "not probed",
			      p ? strerror(err) : "");
		return;
	}
	if (json_is_true(json_object_get(p, "late"))) {
		hr_doctor_say(d, c, HR_FAULT, dir->path, "8 MiB written and synced",
			      "not done within %lld ms", (long long)number(p, "deadline_ms"));
		return;
	}
	rate = json_number_value(json_object_get(p, "mib_per_s"));
	sync_ms = json_number_value(json_object_get(p, "sync_ms"));
	v = rate < 16 || sync_ms > 500 ? c->grade : sync_ms > 200 ? HR_ADVICE : HR_OK;
	hr_doctor_say(d, c, v, dir->path, "16 MiB/s, a small sync within 200 ms",
		      "%.1f MiB/s; a small write and sync %.1f ms (median), %.1f ms (longest)",
				rate,
		      sync_ms, json_number_value(json_object_get(p, "sync_max_ms")));
}

static void judge_speed(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	each_dir(d, c, dir_speed);
}

static const struct hr_doctor_check checks[] = {
	{ "dir.there", HR_WARNING, "the log directories", "stat", .judge = judge_there,
	  .cost = "the daemon can make it only where it may write into the folder above",
	  .fix = "mkdir -p it, and give it to the daemon's user" },
	{ "dir.owner", HR_FAULT, "whether the daemon may write into its log directories", "stat",
	  .judge = judge_owner, .cost = "the directory is offline, or the daemon does not start" },
	{ "dir.readonly", HR_FAULT, "whether they are mounted for writing", "mountinfo",
	  .judge = judge_readonly,
	  .cost = "the directory is offline, or the daemon does not start" },
	{ "dir.space", HR_WARNING, "free space", "statvfs", .judge = judge_space,
	  .cost = "when it is full, every partition of this directory refuses produce",
	  .fix = "headrace topic config: shorter retention; or a larger disk" },
	{ "dir.inodes", HR_FAULT, "free inodes", "statvfs", .judge = judge_inodes,
	  .cost = "no segment can be made: produce is refused although there is space",
	  .fix = "larger segments, or mkfs with more inodes" },
	{ "dir.root", HR_ADVICE, "whether logs share the root file system", "mountinfo",
	  .judge = judge_root,
	  .cost = "full logs take the whole host along: no login, no journal",
	  .fix = "a file system of its own for log.dirs" },
	{ "dir.kind", HR_WARNING, "the file system's kind", "mountinfo", .judge = judge_kind,
	  .cost = "memory file systems lose all at a restart; overlay and network ones copy or "
		  "stall where the broker counts on the page cache",
	  .fix = "move log.dirs to a local ext4 or XFS" },
	{ "dir.atime", HR_WARNING, "whether reads write access times", "mountinfo",
	  .judge = judge_atime, .cost = "fetches dirty inodes: reads cause writes",
	  .apply = hr_apply_noatime },
	{ "dir.barrier", HR_FAULT, "whether syncs reach the disk", "mountinfo",
	  .words = "nobarrier barrier=0", .judge = judge_option,
	  .cost = "a power failure takes acknowledged records and may break the file system",
	  .fix = "take nobarrier out of fstab and mount again" },
	{ "dir.journal", HR_WARNING, "whether data goes through the journal", "mountinfo",
	  .words = "data=journal", .judge = judge_option,
	  .cost = "every byte is written twice: half of the disk's rate",
	  .fix = "take data=journal out of fstab and mount again", .measure = hr_measure_write },
	{ "dir.sync", HR_WARNING, "whether each write waits for the disk", "mountinfo",
	  .words = "sync dirsync", .judge = judge_option,
	  .cost = "produce runs at the disk's latency, one write at a time",
	  .fix = "take sync out of fstab and mount again", .measure = hr_measure_write },
	{ "dir.errors", HR_FAULT, "errors that the file system has met",
	  "/sys/fs/ext4/DEV/errors_count",
	  .judge = judge_errors, .cost = "data may be damaged; it can turn read-only at any time",
	  .fix = "stop the broker, unmount, e2fsck -f" },
	{ "disk.scheduler", HR_WARNING, "the scheduler of the device",
	  "/sys/dev/block/DEV/queue/scheduler", .judge = judge_scheduler,
	  .cost = "bfq holds the device idle to be fair between processes; a fast disk loses half",
	  .apply = hr_apply_file, .measure = hr_measure_write },
	{ "disk.readahead", HR_ADVICE, "read-ahead of the device",
	  "/sys/dev/block/DEV/queue/read_ahead_kb", .min = 64, .max = 4096, .value = "1024",
	  .judge = judge_readahead,
	  .cost = "too much: one cold reader pushes the tail that all read out of memory; too "
		  "little: cold reads are many small ones",
	  .apply = hr_apply_file, .measure = hr_measure_readahead },
	{ "disk.raid", HR_FAULT, "RAID sets", "/proc/mdstat", .judge = judge_raid,
	  .cost = "the next disk that fails takes the data along",
	  .fix = "mdadm --detail, then replace the member" },
	{ "disk.speed", HR_WARNING, "8 MiB written and synced, by a clock",
	  "a write into the log directory, with a deadline", .judge = judge_speed,
	  .cost = "flushes and cold reads take this long too; producers are held back",
	  .fix = "look for io.max and blkio limits, for a worn or shared disk: iostat -x 1",
	  .measure = hr_measure_write },
};

const struct hr_doctor_table hr_doctor_disk = { checks, HR_ARRAY_LEN(checks) };
