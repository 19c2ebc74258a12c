// SPDX-License-Identifier: Apache-2.0
/* embedded: see embedded.h. */
#include "embedded.h"

#include <hr/meta/format.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct {
	const char *key, *value;
} defaults[] = {
	{ "process.roles", "broker,controller" },
	{ "node.id", "1" },
	{ "listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:0" },
	{ "controller.listener.names", "CONTROLLER" },
	{ "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT" },
	{ "offsets.topic.replication.factor", "1" },
	{ "transaction.state.log.replication.factor", "1" },
	{ "transaction.state.log.min.isr", "1" },
	{ "share.coordinator.state.topic.replication.factor", "1" },
	{ "share.coordinator.state.topic.min.isr", "1" },
	{ "headrace.format.auto", "true" },
};

static void data_dir(char *path, size_t cap)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (!geteuid())
		snprintf(path, cap, "/var/lib/headrace");
	else if (state && *state)
		snprintf(path, cap, "%s/headrace", state);
	else
		snprintf(path, cap, "%s/.local/state/headrace", home ? home : ".");
}

int hr_embedded_defaults(struct hr_props *props)
{
	char path[4096];
	int err = 0;

	for (size_t i = 0; !err && i < HR_ARRAY_LEN(defaults); i++)
		err = hr_props_set(props, hr_str(defaults[i].key), hr_str(defaults[i].value));
	data_dir(path, sizeof(path));
	return err ? err : hr_props_set(props, HR_STR_LIT("log.dirs"), hr_str(path));
}

static int make_with_parents(struct hr_sys *sys, const char *path)
{
	char copy[4096];
	int err = 0;

	snprintf(copy, sizeof(copy), "%s", path);
	for (char *p = copy + 1; !err; p++) {
		char c = *p;

		if (c && c != '/')
			continue;
		*p = 0;
		err = sys->file->mkdir(sys, copy, 0755);
		err = err == -EEXIST ? 0 : err;
		*p = c;
		if (!c)
			break;
	}
	return err;
}

int hr_embedded_dirs_sync(struct hr_sys *sys, const struct hr_config *config, struct hr_buf *why)
{
	struct hr_dirs dirs;
	int err = hr_dirs_parse(config, &dirs, why);

	if (err)
		return err;
	for (int i = 0; !err && i < dirs.nr; i++) {
		err = make_with_parents(sys, dirs.paths[i]);
		if (err)
			hr_buf_printf(why, "log.dirs=%s: %s", dirs.paths[i], strerror(-err));
	}
	hr_dirs_fini(&dirs);
	return err;
}

struct owner {
	uint32_t uid, gid;
};

/* nftw(3) has no argument for its callback. */
static _Thread_local struct owner new_owner;

static int give(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	return lchown(path, new_owner.uid, new_owner.gid);
}

int hr_embedded_chown(struct hr_sys *sys, const struct hr_config *config, uint32_t uid,
		      uint32_t gid)
{
	struct hr_buf why = HR_BUF_INIT;
	struct hr_dirs dirs;
	int err = hr_dirs_parse(config, &dirs, &why);

	hr_buf_fini(&why);
	new_owner = (struct owner){ uid, gid };
	for (int i = 0; !err && i < dirs.nr; i++)
		if (!access(dirs.paths[i], F_OK))
			err = nftw(dirs.paths[i], give, 16, FTW_PHYS);
	hr_dirs_fini(&dirs);
	return err;
}
