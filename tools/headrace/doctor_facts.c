// SPDX-License-Identifier: Apache-2.0
/*
 * doctor_facts: what no file tells, as one JSON object.
 *
 * Gathered by system calls and route netlink on the live host, loaded from the tree of a
 * recorded one.  A fact that could not be had is {"error": ERRNO}; the check that wants it
 * says "unknown" then.
 */
#include <errno.h>
#include <fcntl.h>
#include <hr/config/props.h>
#include <linux/io_uring.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netlink/netlink.h>
#include <netlink/route/link.h>
#include <netlink/route/qdisc.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>
#include "command.h"
#include "doctor.h"

static json_t *no_fact(int err)
{
	return json_pack("{s:i}", "error", err);
}

/* --- links ------------------------------------------------------------------------- */

struct link_walk {
	json_t *links;
	struct nl_cache *qdiscs;
};

/* The queueing discipline at the root of a link, and the kinds below one that has queues. */
static void add_qdiscs(struct nl_cache *qdiscs, int ifindex, json_t *link)
{
	json_t *below = json_array();
	struct nl_object *o;

	for (o = nl_cache_get_first(qdiscs); o; o = nl_cache_get_next(o)) {
		struct rtnl_tc *tc = TC_CAST(o);

		if (rtnl_tc_get_ifindex(tc) != ifindex || !rtnl_tc_get_kind(tc))
			continue;
		if (rtnl_tc_get_parent(tc) == TC_H_ROOT)
			json_object_set_new(link, "qdisc", json_string(rtnl_tc_get_kind(tc)));
		else if (rtnl_tc_get_parent(tc) != TC_H_INGRESS)
			json_array_append_new(below, json_string(rtnl_tc_get_kind(tc)));
	}
	json_object_set_new(link, "below", below);
}

static void add_link(struct nl_object *o, void *arg)
{
	struct rtnl_link *l = (struct rtnl_link *)o;
	unsigned int flags = rtnl_link_get_flags(l);
	struct link_walk *w = arg;
	json_t *link;

	link = json_pack("{s:s, s:i, s:i, s:b, s:b, s:s, s:I, s:I}", "name", rtnl_link_get_name(l),
			 "index", rtnl_link_get_ifindex(l), "mtu", (int)rtnl_link_get_mtu(l), "up",
			 !!(flags & IFF_UP), "loopback", !!(flags & IFF_LOOPBACK), "kind",
			 rtnl_link_get_type(l) ? rtnl_link_get_type(l) : "", "rx_dropped",
			 (json_int_t)rtnl_link_get_stat(l, RTNL_LINK_RX_DROPPED), "tx_dropped",
			 (json_int_t)rtnl_link_get_stat(l, RTNL_LINK_TX_DROPPED));
	if (!link)
		return;
	if (rtnl_link_get_qdisc(l))
		json_object_set_new(link, "qdisc", json_string(rtnl_link_get_qdisc(l)));
	if (w->qdiscs)
		add_qdiscs(w->qdiscs, rtnl_link_get_ifindex(l), link);
	json_array_append_new(w->links, link);
}

static json_t *gather_links(void)
{
	struct nl_sock *s = nl_socket_alloc();
	struct nl_cache *links = NULL;
	struct link_walk w = { .links = json_array() };
	int err = s ? nl_connect(s, NETLINK_ROUTE) : -NLE_NOMEM;

	if (!err)
		err = rtnl_link_alloc_cache(s, AF_UNSPEC, &links);
	if (!err && rtnl_qdisc_alloc_cache(s, &w.qdiscs))
		w.qdiscs = NULL;
	if (!err)
		nl_cache_foreach(links, add_link, &w);
	nl_cache_free(links);
	nl_cache_free(w.qdiscs);
	nl_socket_free(s);
	if (!err)
		return w.links;
	json_decref(w.links);
	return no_fact(err == -NLE_PERM ? EPERM : EIO);
}

/* --- single facts -------------------------------------------------------------------- */

/* As the daemon sees it: its root may be another. */
static json_t *gather_path(const struct hr_doctor *d, const char *path)
{
	char full[640] = "";
	struct statvfs fs;
	struct stat st;

	if (d->pid)
		snprintf(full, sizeof(full), "/proc/%d/root%s", d->pid, path);
	if (!d->pid || (stat(full, &st) && errno != ENOENT))
		snprintf(full, sizeof(full), "%s", path);
	if (stat(full, &st) || statvfs(full, &fs))
		return no_fact(errno);
	return json_pack("{s:I, s:I, s:i, s:b, s:I, s:I, s:I, s:I, s:b}", "uid",
			 (json_int_t)st.st_uid, "gid", (json_int_t)st.st_gid, "mode",
			 (int)(st.st_mode & 07777), "folder", S_ISDIR(st.st_mode), "total",
			 (json_int_t)(fs.f_blocks * fs.f_frsize), "free",
			 (json_int_t)(fs.f_bavail * fs.f_frsize), "inodes",
			 (json_int_t)fs.f_files, "inodes_free", (json_int_t)fs.f_favail,
			 "readonly", !!(fs.f_flag & ST_RDONLY));
}

static json_t *gather_user(const char *name)
{
	char *end;
	long uid = strtol(name, &end, 10);
	const struct passwd *pw = *end ? getpwnam(name) : getpwuid((uid_t)uid);

	if (pw)
		return json_pack("{s:s, s:I, s:I}", "name", pw->pw_name, "uid",
				 (json_int_t)pw->pw_uid, "gid", (json_int_t)pw->pw_gid);
	return *end ? no_fact(ENOENT)
		    : json_pack("{s:s, s:I, s:I}", "name", name, "uid", (json_int_t)uid, "gid",
				(json_int_t)-1);
}

static json_t *gather_clock(void)
{
	struct timespec res = { 0 };
	struct timex t = { 0 };
	int state = adjtimex(&t);

	clock_getres(CLOCK_MONOTONIC, &res);
	return json_pack("{s:b, s:I, s:I, s:I}", "synced",
			 state >= 0 && state != TIME_ERROR && !(t.status & STA_UNSYNC),
			 "error_us", (json_int_t)t.maxerror, "offset_us",
			 (json_int_t)(t.status & STA_NANO ? t.offset / 1000 : t.offset),
			 "resolution_ns",
			 (json_int_t)(res.tv_sec * 1000000000LL + res.tv_nsec));
}

/* An unconnected socket tells "not connected" when the kernel has it, "no such" when not. */
static json_t *gather_ktls(void)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), err = fd < 0 ? errno : 0;

	if (fd >= 0 && setsockopt(fd, IPPROTO_TCP, TCP_ULP, "tls", sizeof("tls")))
		err = errno == ENOTCONN ? 0 : errno;
	if (fd >= 0)
		close(fd);
	return json_pack("{s:i}", "error", err);
}

static json_t *gather_uring(void)
{
	struct io_uring_params p = { 0 };
	int fd = (int)syscall(SYS_io_uring_setup, 1, &p), err = fd < 0 ? errno : 0;

	if (fd >= 0)
		close(fd);
	return json_pack("{s:i}", "error", err);
}

#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif

static json_t *gather_cachestat(void)
{
	long ret = syscall(SYS_cachestat, -1, NULL, NULL, 0);

	return json_pack("{s:i}", "error", ret && errno == ENOSYS ? ENOSYS : 0);
}

/* How many the daemon has open. */
static json_t *gather_descriptors(struct hr_doctor *d)
{
	char path[64];
	json_t *names, *nr;

	snprintf(path, sizeof(path), "/proc/%d/fd", d->pid);
	names = hr_doctor_names(d, path);
	nr = d->err ? no_fact(-d->err) : json_integer((json_int_t)json_array_size(names));
	json_decref(names);
	return nr;
}

static json_t *gather_config(const struct hr_doctor *d)
{
	json_t *dirs = json_array(), *ports = json_array();

	for (int i = 0; i < d->dir_nr; i++)
		json_array_append_new(dirs, json_string(d->dirs[i].path));
	for (int i = 0; i < d->port_nr; i++)
		json_array_append_new(ports, json_integer(d->ports[i]));
	return json_pack("{s:o, s:o, s:b, s:I, s:I, s:I, s:i, s:s}", "dirs", dirs, "ports", ports,
			 "tls", d->tls, "segment_bytes", (json_int_t)d->segment_bytes,
			 "memory_bytes", (json_int_t)d->memory_bytes, "socket_buffer_bytes",
			 (json_int_t)d->socket_buffer_bytes, "pid", d->pid, "user", d->user);
}

static void gather(struct hr_doctor *d)
{
	json_t *f = d->facts, *paths = json_object(), *probes = json_object();
	struct utsname un;

	json_object_set_new(f, "config", gather_config(d));
	json_object_set_new(f, "kernel", json_string(uname(&un) ? "" : un.release));
	json_object_set_new(f, "links", gather_links());
	json_object_set_new(f, "qdiscs", hr_doctor_gather_qdiscs());
	json_object_set_new(f, "user", gather_user(d->user));
	json_object_set_new(f, "clock", gather_clock());
	json_object_set_new(f, "ktls", gather_ktls());
	json_object_set_new(f, "uring", gather_uring());
	json_object_set_new(f, "cachestat", gather_cachestat());
	if (d->pid)
		json_object_set_new(f, "descriptors", gather_descriptors(d));
	for (int i = 0; i < d->dir_nr; i++) {
		const char *path = d->dirs[i].path;

		json_object_set_new(paths, path, gather_path(d, path));
		if (d->probe)
			json_object_set_new(probes, path, hr_doctor_probe(path));
	}
	json_object_set_new(f, "paths", paths);
	json_object_set_new(f, "probes", probes);
}

int hr_doctor_facts(struct hr_doctor *d)
{
	json_error_t why;
	char path[1024];
	json_t *f;

	if (!*d->root) {
		gather(d);
		return 0;
	}
	if (access(d->root, X_OK))
		return hr_cli_fail("%s: %s", d->root, strerror(errno));
	snprintf(path, sizeof(path), "%s/%s", d->root, HR_DOCTOR_FACTS);
	f = json_load_file(path, 0, &why);
	if (!f && !access(path, F_OK))
		return hr_cli_fail("%s: %s", path, why.text);
	if (f) {
		json_decref(d->facts);
		d->facts = f;
		json_decref(d->denied);
		d->denied = json_incref(json_object_get(f, "denied"));
	}
	return 0;
}

int hr_doctor_record(struct hr_doctor *d)
{
	char path[1024];

	json_object_set(d->facts, "denied", d->denied);
	snprintf(path, sizeof(path), "%s/%s", d->record, HR_DOCTOR_FACTS);
	if (json_dump_file(d->facts, path, JSON_INDENT(1) | JSON_SORT_KEYS))
		return hr_cli_fail("%s: cannot be written", path);
	if (d->record_err)
		return hr_cli_fail("%s: not all could be written: %s", d->record,
				   strerror(-d->record_err));
	return 0;
}

const json_t *hr_doctor_path_facts(const struct hr_doctor *d, const char *path)
{
	return json_object_get(json_object_get(d->facts, "paths"), path);
}
