// SPDX-License-Identifier: Apache-2.0
/*
 * net: what the kernel knows of each TCP connection, through sock_diag.
 *
 * One dump a family asks for established sockets with their tcp_info, memory, congestion
 * control and mark; filters on ports run here, since a broker has few listeners.  Rates of
 * --watch are differences between two dumps, by the socket's cookie.
 *
 * Older kernels fill less of tcp_info: what lies behind the length that came is null, not 0.
 */
#include <arpa/inet.h>
#include <hr/bpfctl/loader.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "command.h"
#include "kernel.h"
#include "net.h"
#include "opts.h"

#define ESTABLISHED 1
#define LISTEN 10

struct net_opts {
	struct hr_opt_list listeners;
	const char *sort, *peer;
	long watch_s, count;
	long node_id;
	const char *pin_dir;
	bool all;
	char pins[HR_BPF_PATH_MAX];
};

struct dump {
	const struct net_opts *o;
	bool listening[65536]; /* ports that this host listens on, or that were asked for */
	json_t *rows;
	int err;
};

/* --- one socket ---------------------------------------------------------------------- */

static void address_text(int family, const __be32 *addr, uint16_t port, char *out, size_t cap)
{
	char text[INET6_ADDRSTRLEN] = "?";
	const uint8_t *b = (const uint8_t *)addr;
	static const uint8_t mapped[12] = { [10] = 0xff, 0xff };

	if (family == AF_INET6 && !memcmp(b, mapped, sizeof(mapped))) {
		family = AF_INET;
		addr += 3;
	}
	inet_ntop(family, addr, text, sizeof(text));
	snprintf(out, cap, family == AF_INET6 ? "[%s]:%u" : "%s:%u", text, port);
}

static void put_attributes(json_t *row, struct nlmsghdr *h)
{
	struct nlattr *a[INET_DIAG_MAX + 1];

	if (nlmsg_parse(h, sizeof(struct inet_diag_msg), a, INET_DIAG_MAX, NULL))
		return;
	if (a[INET_DIAG_INFO])
		hr_net_info_put(row, nla_data(a[INET_DIAG_INFO]),
				(size_t)nla_len(a[INET_DIAG_INFO]));
	if (a[INET_DIAG_CONG])
		json_object_set_new(row, "cc", json_string(nla_get_string(a[INET_DIAG_CONG])));
	if (a[INET_DIAG_SKMEMINFO] &&
	    nla_len(a[INET_DIAG_SKMEMINFO]) >= (int)(sizeof(uint32_t) * SK_MEMINFO_SNDBUF)) {
		const uint32_t *m = nla_data(a[INET_DIAG_SKMEMINFO]);

		json_object_set_new(row, "rcvbuf", json_integer(m[SK_MEMINFO_RCVBUF]));
		if (nla_len(a[INET_DIAG_SKMEMINFO]) >=
		    (int)(sizeof(uint32_t) * (SK_MEMINFO_SNDBUF + 1)))
			json_object_set_new(row, "sndbuf", json_integer(m[SK_MEMINFO_SNDBUF]));
	}
}

static int take_socket(struct nl_msg *msg, void *arg)
{
	struct nlmsghdr *h = nlmsg_hdr(msg);
	const struct inet_diag_msg *m = nlmsg_data(h);
	char local[64], peer[64];
	struct dump *d = arg;
	uint16_t port = ntohs(m->id.idiag_sport);
	json_t *row;

	if (nlmsg_datalen(h) < (int)sizeof(*m))
		return NL_SKIP;
	if (m->idiag_state == LISTEN) {
		d->listening[port] = true;
		return NL_OK;
	}
	if (!d->listening[port] && !d->o->all)
		return NL_OK;
	address_text(m->idiag_family, m->id.idiag_src, port, local, sizeof(local));
	address_text(m->idiag_family, m->id.idiag_dst, ntohs(m->id.idiag_dport), peer,
			sizeof(peer));
	if (d->o->peer && strncmp(peer, d->o->peer, strlen(d->o->peer)))
		return NL_OK;
	row = json_pack("{s:s, s:s, s:i, s:i, s:i, s:I}", "peer", peer, "local", local, "recvq",
			(int)m->idiag_rqueue, "sendq", (int)m->idiag_wqueue, "user",
			(int)m->idiag_uid, "cookie",
			(json_int_t)(((uint64_t)m->id.idiag_cookie[1] << 32 |
				      m->id.idiag_cookie[0]) &
				     INT64_MAX));
	put_attributes(row, h);
	json_array_append_new(d->rows, row);
	return NL_OK;
}

static int take_error(struct sockaddr_nl *from, struct nlmsgerr *e, void *arg)
{
	struct dump *d = arg;

	(void)from;
	d->err = e->error;
	return NL_STOP;
}

/* --- dumps ------------------------------------------------------------------------------ */

static int dump_states(struct nl_sock *s, struct dump *d, int family, uint32_t states)
{
	struct inet_diag_req_v2 req = {
		.sdiag_family = (uint8_t)family,
		.sdiag_protocol = IPPROTO_TCP,
		.idiag_ext = 1 << (INET_DIAG_INFO - 1) | 1 << (INET_DIAG_CONG - 1) |
			     1 << (INET_DIAG_SKMEMINFO - 1),
		.idiag_states = states,
	};
	int ret;

	d->err = 0;
	nl_socket_modify_cb(s, NL_CB_VALID, NL_CB_CUSTOM, take_socket, d);
	nl_socket_modify_err_cb(s, NL_CB_CUSTOM, take_error, d);
	ret = nl_send_simple(s, SOCK_DIAG_BY_FAMILY, NLM_F_DUMP, &req, sizeof(req));
	if (ret >= 0)
		ret = nl_recvmsgs_default(s);
	if (d->err == -ENOENT && family == AF_INET6)
		return 0; /* a kernel without IPv6 */
	if (d->err)
		return hr_cli_fail("sock_diag: %s", strerror(-d->err));
	return ret < 0 ? hr_cli_fail("sock_diag: %s", nl_geterror(ret)) : 0;
}

/* Connections of the host's listeners, or of the ports that were asked for. */
static int dump_all(struct nl_sock *s, struct dump *d)
{
	static const int families[] = { AF_INET, AF_INET6 };
	int ret = 0;
	long port;

	memset(d->listening, 0, sizeof(d->listening));
	d->rows = json_array();
	for (int i = 0; i < d->o->listeners.nr; i++) {
		if (!hr_cli_number("--listener", d->o->listeners.v[i], 1, 65535, &port))
			return HR_EXIT_USAGE;
		d->listening[port] = true;
	}
	for (size_t i = 0; !ret && !d->o->listeners.nr && i < HR_ARRAY_LEN(families); i++)
		ret = dump_states(s, d, families[i], 1 << LISTEN);
	for (size_t i = 0; !ret && i < HR_ARRAY_LEN(families); i++)
		ret = dump_states(s, d, families[i], 1 << ESTABLISHED);
	if (!ret && *d->o->pins)
		hr_net_buckets_put(d->rows, d->o->pins);
	return ret;
}

/* --- rates between two dumps ---------------------------------------------------------------- */

static json_int_t number(const json_t *row, const char *key)
{
	return json_integer_value(json_object_get(row, key));
}

static void put_rates(json_t *rows, const json_t *before, double seconds)
{
	json_t *row, *old, *by_cookie = json_object();
	char key[24];
	size_t i;

	json_array_foreach(before, i, old) {
		snprintf(key, sizeof(key), "%lld", (long long)number(old, "cookie"));
		json_object_set(by_cookie, key, old);
	}
	json_array_foreach(rows, i, row) {
		snprintf(key, sizeof(key), "%lld", (long long)number(row, "cookie"));
		old = json_object_get(by_cookie, key);
		if (!old || seconds <= 0)
			continue;
		json_object_set_new(row, "out_per_s",
				    json_integer((json_int_t)((double)(number(row, "acked") -
								       number(old, "acked")) /
							      seconds)));
		json_object_set_new(row, "in_per_s",
				    json_integer((json_int_t)((double)(number(row, "received") -
								       number(old, "received")) /
							      seconds)));
	}
	json_decref(by_cookie);
}

/* --- the command ------------------------------------------------------------------------------ */

static const struct hr_column cols[] = {
	{ "peer" },		{ "local" },		{ "rtt_us", true },  { "retrans", true },
	{ "cwnd", true },	{ "pacing", true },	{ "recvq", true },   { "sendq", true },
	{ "delivery", true },	{ "acked", true },	{ "received", true }, { "cc" },
	{ "out_per_s", true },	{ "in_per_s", true },	{ "bucket" },
};

static const char *sort_key;

/* Numbers from high to low, texts from a to z; what is unknown comes last. */
static int by_key(const void *a, const void *b)
{
	const json_t *x = json_object_get(*(json_t *const *)a, sort_key);
	const json_t *y = json_object_get(*(json_t *const *)b, sort_key);

	if (json_is_string(x) && json_is_string(y))
		return strcmp(json_string_value(x), json_string_value(y));
	if (json_is_integer(x) != json_is_integer(y))
		return json_is_integer(x) ? -1 : 1;
	return (json_integer_value(x) < json_integer_value(y)) -
	       (json_integer_value(x) > json_integer_value(y));
}

static bool is_column(const char *name)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(cols); i++)
		if (!strcmp(cols[i].name, name))
			return true;
	return false;
}

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int show(const struct hr_cli *cli, const struct net_opts *o, json_t *rows)
{
	struct hr_column shown[HR_ARRAY_LEN(cols)];
	int nr = 0;

	/* Rates are known only when two looks were taken. */
	for (size_t i = 0; i < HR_ARRAY_LEN(cols); i++)
		if (o->watch_s || !strstr(cols[i].name, "_per_s"))
			shown[nr++] = cols[i];
	sort_key = o->sort;
	return hr_cli_rows(cli, shown, nr, hr_rows_sorted_by(rows, by_key));
}

static int look(const struct hr_cli *cli, const struct net_opts *o, struct nl_sock *s,
		struct dump *d)
{
	json_t *before;
	double begin;
	int ret = dump_all(s, d);

	if (ret || !o->watch_s)
		return ret ? ret : show(cli, o, json_incref(d->rows));
	for (long i = 0; !ret && (!o->count || i < o->count); i++) {
		before = d->rows;
		begin = now_s();
		poll(NULL, 0, (int)o->watch_s * 1000);
		ret = dump_all(s, d);
		if (!ret) {
			put_rates(d->rows, before, now_s() - begin);
			ret = show(cli, o, json_incref(d->rows));
			puts("");
			fflush(stdout);
		}
		json_decref(before);
	}
	return ret;
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	struct net_opts o = { .sort = "peer", .node_id = 1 };
	const struct hr_opt opts[] = {
		{ "listener", 'l', HR_OPT_LIST, &o.listeners },
		{ "peer", 0, HR_OPT_TEXT, &o.peer },
		{ "sort", 's', HR_OPT_TEXT, &o.sort },
		{ "watch", 'w', HR_OPT_NUMBER, &o.watch_s, 1, 3600 },
		{ "count", 0, HR_OPT_NUMBER, &o.count, 1, 1000000 },
		{ "all", 'a', HR_OPT_FLAG, &o.all },
		{ "node-id", 'n', HR_OPT_NUMBER, &o.node_id, 0, INT32_MAX },
		{ "pin-dir", 0, HR_OPT_TEXT, &o.pin_dir },
	};
	struct dump *d;
	struct nl_sock *s;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (ret)
		return ret;
	if (argc > 1)
		return hr_cli_usage("net takes no argument");
	if (!is_column(o.sort))
		return hr_cli_usage("--sort: no column '%s'", o.sort);
	if (o.pin_dir)
		ret = hr_kernel_place(o.pin_dir, o.node_id, o.pins);
	else if (hr_kernel_pin_dir((int32_t)o.node_id, o.pins))
		*o.pins = 0; /* no bpf file system, so no table */
	if (ret)
		return ret;
	d = calloc(1, sizeof(*d));
	s = nl_socket_alloc();
	if (!d || !s) {
		ret = hr_cli_fail("out of memory");
		goto out;
	}
	d->o = &o;
	ret = nl_connect(s, NETLINK_SOCK_DIAG);
	ret = ret ? hr_cli_fail("sock_diag: %s", nl_geterror(ret)) : look(cli, &o, s, d);
	json_decref(d->rows);
out:
	nl_socket_free(s);
	free(d);
	return ret;
}

const struct hr_object hr_object_net = {
	.name = "net",
	.what = "connections of this host's listeners, as the kernel sees them",
	.grammar = "[--listener PORT]... [--peer PREFIX] [--sort COLUMN] [--watch SECONDS "
		   "[--count N]] [--all] [--node-id N] [--pin-dir DIR]",
	.run = run,
};
