// SPDX-License-Identifier: Apache-2.0
/*
 * doctor_look: what this host's broker is: its process, its configuration, its log
 * directories and what they are mounted on.
 *
 * Mounts are those that the daemon sees, when one runs, since its unit may have given it
 * a view of its own.
 */
#include <ctype.h>
#include <hr/config/listener.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "command.h"
#include "doctor.h"

#define DEFAULT_CONFIG "/etc/headrace/server.properties"
#define DEFAULT_DIR "/var/lib/headrace"

/* --- the daemon ------------------------------------------------------------------- */

/* The running headraced; with @config, the one that was started with it if there is one. */
static int find_daemon(struct hr_doctor *d, const char *config)
{
	json_t *names = hr_doctor_names(d, "/proc"), *one;
	int found = 0;
	bool sure = false;
	size_t i;

	json_array_foreach(names, i, one) {
		const char *pid = json_string_value(one), *text;

		if (!isdigit((unsigned char)*pid) || sure)
			continue;
		text = hr_doctor_read(d, "/proc/%s/comm", pid);
		if (!text || strcmp(text, "headraced"))
			continue;
		text = hr_doctor_read(d, "/proc/%s/cmdline", pid);
		for (size_t at = 0; text && config && at < d->text.len;
		     at += strlen(text + at) + 1)
			sure |= !strcmp(text + at, config);
		if (sure || (!found && !config))
			found = (int)strtol(pid, NULL, 10);
	}
	json_decref(names);
	return found;
}

/* The file that the daemon was started with; "" none. */
static void daemon_config(struct hr_doctor *d, char *out, size_t cap)
{
	const char *text = d->pid ? hr_doctor_read(d, "/proc/%d/cmdline", d->pid) : NULL;

	*out = 0;
	for (size_t at = text ? strlen(text) + 1 : 0; text && at < d->text.len;
	     at += strlen(text + at) + 1) {
		if (text[at] == '/') {
			snprintf(out, cap, "%s", text + at);
			return;
		}
		if (!strcmp(text + at, "--override"))
			at += strlen(text + at) + 1;
	}
}

/* --- the configuration ------------------------------------------------------------ */

static void add_dirs(struct hr_doctor *d, const char *list)
{
	while (*list && d->dir_nr < HR_DOCTOR_DIR_MAX) {
		size_t len = strcspn(list, ",");
		struct hr_doctor_dir *dir = &d->dirs[d->dir_nr];

		list += strspn(list, " \t");
		len = strcspn(list, ",");
		snprintf(dir->path, sizeof(dir->path), "%.*s", (int)len, list);
		for (len = strlen(dir->path); len && isspace((unsigned char)dir->path[len - 1]);)
			dir->path[--len] = 0;
		while (len > 1 && dir->path[len - 1] == '/')
			dir->path[--len] = 0;
		d->dir_nr += *dir->path != 0;
		list += strcspn(list, ",");
		list += *list == ',';
	}
}

static void add_listeners(struct hr_doctor *d, const char *listeners, const char *protocols)
{
	struct hr_listener_conf l;
	char one[512];

	for (const char *p = listeners; *p; p += *p == ',') {
		size_t len = strcspn(p, ",");

		snprintf(one, sizeof(one), "%.*s", (int)len, p);
		p += len;
		if (hr_listener_parse_one(hr_str(one), &l))
			continue;
		if (l.port && d->port_nr < HR_DOCTOR_PORT_MAX)
			d->ports[d->port_nr++] = l.port;
		snprintf(one, sizeof(one), "%.64s:", l.name);
		if (strstr(protocols, one)) {
			const char *protocol = strstr(protocols, one) + strlen(one);

			d->tls |= !strncmp(protocol, "SSL", 3) ||
				  !strncmp(protocol, "SASL_SSL", 8);
		} else {
			d->tls |= !strcmp(l.name, "SSL") || !strcmp(l.name, "SASL_SSL");
		}
	}
}

static int64_t number_of(const struct hr_props *p, const char *key, int64_t otherwise)
{
	const char *text = hr_props_get(p, key);

	return text ? strtoll(text, NULL, 10) : otherwise;
}

static int take_config(struct hr_doctor *d, const char *path)
{
	struct hr_buf why = HR_BUF_INIT;
	struct hr_props p = HR_PROPS_INIT;
	struct hr_sys sys;
	const char *text;
	int ret;

	hr_sys_posix_init(&sys);
	ret = hr_props_load_sync(&p, &sys, path, &why);
	if (ret) {
		hr_cli_fail("%s: %s", path, why.len ? hr_buf_cstr(&why) : strerror(-ret));
	} else {
		text = hr_props_get(&p, "log.dirs");
		if (!text)
			text = hr_props_get(&p, "log.dir");
		add_dirs(d, text ? text : DEFAULT_DIR);
		text = hr_props_get(&p, "listener.security.protocol.map");
		add_listeners(d, hr_props_get(&p, "listeners") ? hr_props_get(&p, "listeners")
							       : "PLAINTEXT://:9092",
			      text ? text : "");
		d->segment_bytes = number_of(&p, "log.segment.bytes", d->segment_bytes);
		d->memory_bytes = number_of(&p, "headrace.memory.max.bytes", 0);
		d->socket_buffer_bytes = HR_MAX(number_of(&p, "socket.receive.buffer.bytes", 0),
						number_of(&p, "socket.send.buffer.bytes", 0));
	}
	hr_props_fini(&p);
	hr_buf_fini(&why);
	return ret ? HR_EXIT_FAILED : 0;
}

/* A recorded host says in its facts what its configuration was. */
static void take_facts(struct hr_doctor *d, const json_t *config)
{
	json_t *one;
	size_t i;

	json_array_foreach(json_object_get(config, "dirs"), i, one)
		add_dirs(d, json_string_value(one));
	json_array_foreach(json_object_get(config, "ports"), i, one)
		if (d->port_nr < HR_DOCTOR_PORT_MAX)
			d->ports[d->port_nr++] = (int)json_integer_value(one);
	d->tls = json_is_true(json_object_get(config, "tls"));
	d->segment_bytes = json_integer_value(json_object_get(config, "segment_bytes"));
	d->memory_bytes = json_integer_value(json_object_get(config, "memory_bytes"));
	d->socket_buffer_bytes =
		json_integer_value(json_object_get(config, "socket_buffer_bytes"));
	d->pid = (int)json_integer_value(json_object_get(config, "pid"));
	snprintf(d->user, sizeof(d->user), "%s",
		 json_string_value(json_object_get(config, "user"))
			 ? json_string_value(json_object_get(config, "user"))
			 : "headrace");
}

/* --- mounts ---------------------------------------------------------------------------- */

/* mountinfo writes a blank as \040. */
static void unescape(char *text)
{
	char *to = text;

	for (const char *p = text; *p; to++) {
		if (*p == '\\' && p[1] >= '0' && p[1] <= '3' && p[2] && p[3]) {
			*to = (char)(((p[1] - '0') << 6) | ((p[2] - '0') << 3) | (p[3] - '0'));
			p += 4;
		} else {
			*to = *p++;
		}
	}
	*to = 0;
}

static bool is_below(const char *path, const char *mount)
{
	size_t len = strlen(mount);

	return !strcmp(mount, "/") ||
	       (!strncmp(path, mount, len) && (!path[len] || path[len] == '/'));
}

/* Of the mounts above a path the deepest counts, of equals the one made last. */
static void find_mount(struct hr_doctor_dir *dir, const char *text)
{
	char mount[512], opts[512], kind[32], source[256], super[512], dev[32];

	for (const char *line = text; line && *line; line = strchr(line, '\n')) {
		const char *rest;

		line += *line == '\n';
		if (sscanf(line, "%*d %*d %31s %*s %511s %511s", dev, mount, opts) != 3)
			continue;
		rest = strstr(line, " - ");
		if (!rest || sscanf(rest, " - %31s %255s %511s", kind, source, super) != 3)
			continue;
		unescape(mount);
		if (!is_below(dir->path, mount) || strlen(mount) < strlen(dir->mount))
			continue;
		memcpy(dir->mount, mount, sizeof(mount));
		memcpy(dir->opts, opts, sizeof(opts));
		memcpy(dir->kind, kind, sizeof(kind));
		memcpy(dir->source, source, sizeof(source));
		memcpy(dir->super, super, sizeof(super));
		memcpy(dir->dev, dev, sizeof(dev));
	}
}

/* Queues and limits belong to the whole device, a partition is what is mounted. */
static void find_device(struct hr_doctor *d, struct hr_doctor_dir *dir)
{
	const char *text = hr_doctor_read(d, "/sys/dev/block/%s/partition", dir->dev);

	if (text)
		text = hr_doctor_read(d, "/sys/dev/block/%s/../dev", dir->dev);
	if (text)
		snprintf(dir->dev, sizeof(dir->dev), "%s", text);
}

static void find_mounts(struct hr_doctor *d)
{
	const char *text = NULL;

	if (d->pid)
		text = hr_doctor_read(d, "/proc/%d/mountinfo", d->pid);
	if (!text)
		text = hr_doctor_read(d, "/proc/self/mountinfo");
	for (int i = 0; text && i < d->dir_nr; i++)
		find_mount(&d->dirs[i], text);
	for (int i = 0; i < d->dir_nr; i++)
		find_device(d, &d->dirs[i]);
}

/* The daemon's user by the owner of its files in /proc, else the name that packages make. */
static void find_user(struct hr_doctor *d, const char *user)
{
	const char *text;

	snprintf(d->user, sizeof(d->user), "%s", user ? user : "headrace");
	if (user || !d->pid)
		return;
	text = hr_doctor_read(d, "/proc/%d/status", d->pid);
	if (text && hr_doctor_key(text, "Uid") >= 0)
		snprintf(d->user, sizeof(d->user), "%lld", (long long)hr_doctor_key(text, "Uid"));
}

int hr_doctor_look(struct hr_doctor *d, const char *config, long pid, const char *user)
{
	const json_t *recorded = json_object_get(d->facts, "config");
	char path[512];
	int ret = 0;

	d->segment_bytes = 1 << 30;
	if (*d->root && recorded && !config) {
		take_facts(d, recorded);
	} else {
		d->pid = pid ? (int)pid : find_daemon(d, config);
		/* The recorded daemon is the one, whatever its file was called there. */
		if (!d->pid && recorded)
			d->pid = (int)json_integer_value(json_object_get(recorded, "pid"));
		daemon_config(d, path, sizeof(path));
		if (config)
			ret = take_config(d, config);
		else if (*path)
			ret = take_config(d, path);
		else if (!*d->root && !access(DEFAULT_CONFIG, R_OK))
			ret = take_config(d, DEFAULT_CONFIG);
		else
			add_dirs(d, DEFAULT_DIR);
		find_user(d, user);
	}
	find_mounts(d);
	return ret;
}
