// SPDX-License-Identifier: Apache-2.0
/*
 * doctor_apply: puts a finding right on the running host, and says how to go back.
 *
 * Only what can be undone by one command is done at all.  Nothing here lasts over a
 * restart: what should, belongs into the profile of sysctl/host.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "doctor.h"

static const char *text_of(const json_t *row, const char *key)
{
	const char *text = json_string_value(json_object_get(row, key));

	return text ? text : "";
}

static int write_file(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), ret = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, value, strlen(value)) < 0)
		ret = -errno;
	if (close(fd) && !ret)
		ret = -errno;
	return ret;
}

/* The command that writes @old back. */
static void undo_write(const char *path, const char *old, char *undo, size_t cap)
{
	static const char prefix[] = "/proc/sys/";

	if (strncmp(path, prefix, sizeof(prefix) - 1)) {
		snprintf(undo, cap, "echo %s > %s", old, path);
		return;
	}
	snprintf(undo, cap, "sysctl -w %s='%s'", path + sizeof(prefix) - 1, old);
	for (char *p = undo + strlen("sysctl -w "); *p && *p != '='; p++)
		if (*p == '/')
			*p = '.';
}

int hr_apply_file(struct hr_doctor *d, const json_t *row, char *undo, size_t cap)
{
	const char *path = text_of(row, "file"), *text;
	char old[512], now[512];
	int ret;

	if (!*path)
		return -EOPNOTSUPP;
	text = hr_doctor_read(d, "%s", path);
	if (!text)
		return d->err;
	hr_doctor_chosen(text, old, sizeof(old));
	for (char *p = old; *p; p++)
		if (*p == '\t')
			*p = ' ';
	ret = write_file(path, text_of(row, "value"));
	if (ret)
		return ret;
	text = hr_doctor_read(d, "%s", path);
	hr_doctor_chosen(text ? text : "", now, sizeof(now));
	for (char *p = now; *p; p++)
		if (*p == '\t')
			*p = ' ';
	if (strcmp(now, old))
		undo_write(path, old, undo, cap);
	/* Some files take what they then do not keep. */
	return strcmp(now, text_of(row, "value")) ? -EINVAL : 0;
}

/* A limit in bytes puts the one in per cent to 0, so that one is what comes back. */
int hr_apply_dirty(struct hr_doctor *d, const json_t *row, char *undo, size_t cap)
{
	int64_t bytes, share;
	char back[32];
	int ret;

	if (!hr_doctor_number(d, text_of(row, "file"), 0, &bytes) ||
	    !hr_doctor_number(d, text_of(row, "ratio"), 0, &share))
		return d->err;
	ret = hr_apply_file(d, row, undo, cap);
	if (*undo && !bytes) {
		snprintf(back, sizeof(back), "%lld", (long long)share);
		undo_write(text_of(row, "ratio"), back, undo, cap);
	}
	return ret;
}

/* --- mounts -------------------------------------------------------------------------- */

int hr_apply_noatime(struct hr_doctor *d, const json_t *row, char *undo, size_t cap)
{
	static const struct {
		const char *name;
		unsigned long flag;
	} kept[] = { { "ro", MS_RDONLY }, { "nosuid", MS_NOSUID }, { "nodev", MS_NODEV },
		     { "noexec", MS_NOEXEC }, { "nodiratime", MS_NODIRATIME } };
	const char *mount_point = text_of(row, "mount"), *opts = text_of(row, "opts");
	unsigned long flags = MS_REMOUNT | MS_BIND | MS_NOATIME;

	if (!*mount_point)
		return -EOPNOTSUPP;
	for (size_t i = 0; i < HR_ARRAY_LEN(kept); i++)
		if (hr_doctor_has(opts, kept[i].name))
			flags |= kept[i].flag;
	if (mount(NULL, mount_point, NULL, flags, NULL))
		return -errno;
	/* "atime" takes noatime back, which mount(8) would add from the mount as it is. */
	snprintf(undo, cap, "mount -o remount,bind,atime,%s %s",
		 hr_doctor_has(opts, "relatime") ? "relatime" : "strictatime", mount_point);
	(void)d;
	return 0;
}

int hr_apply_mount(struct hr_doctor *d, const json_t *row, char *undo, size_t cap)
{
	bool is_bpf = !strcmp(text_of(row, "id"), "bpf.bpffs");
	const char *kind = is_bpf ? "bpf" : "tracefs";
	const char *where = is_bpf ? "/sys/fs/bpf" : "/sys/kernel/tracing";

	if (mount(kind, where, kind, MS_NOSUID | MS_NODEV | MS_NOEXEC, is_bpf ? "mode=0755" : NULL))
		return -errno;
	snprintf(undo, cap, "umount %s", where);
	(void)d;
	return 0;
}

/* --- limits of the running daemon ------------------------------------------------------------ */

static const struct {
	const char *name;
	int resource;
} limits[] = { { "nofile", RLIMIT_NOFILE }, { "nproc", RLIMIT_NPROC },
	       { "memlock", RLIMIT_MEMLOCK }, { "fsize", RLIMIT_FSIZE }, { "as", RLIMIT_AS } };

static void limit_text(rlim_t v, char *out, size_t cap)
{
	if (v == RLIM_INFINITY)
		snprintf(out, cap, "unlimited");
	else
		snprintf(out, cap, "%llu", (unsigned long long)v);
}

int hr_apply_limit(struct hr_doctor *d, const json_t *row, char *undo, size_t cap)
{
	const char *name = text_of(row, "limit"), *wanted = text_of(row, "wanted");
	struct rlimit old, want;
	char soft[32], hard[32];
	int resource = -1;
	rlim_t v = RLIM_INFINITY;

	for (size_t i = 0; i < HR_ARRAY_LEN(limits); i++)
		if (!strcmp(limits[i].name, name))
			resource = limits[i].resource;
	if (resource < 0)
		return -EOPNOTSUPP;
	if (strcmp(wanted, "unlimited"))
		v = strtoull(wanted, NULL, 10);
	if (prlimit(d->pid, (enum __rlimit_resource)resource, NULL, &old))
		return -errno;
	want = (struct rlimit){ v, v };
	if (prlimit(d->pid, (enum __rlimit_resource)resource, &want, NULL))
		return -errno;
	limit_text(old.rlim_cur, soft, sizeof(soft));
	limit_text(old.rlim_max, hard, sizeof(hard));
	snprintf(undo, cap, "prlimit --pid %d --%s=%s:%s", d->pid, name, soft, hard);
	return 0;
}
