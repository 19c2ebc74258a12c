// SPDX-License-Identifier: Apache-2.0
/* doctor_net: links and their queues, what TCP may do, the room for connections. */
#include <stdio.h>
#include <stdlib.h>
#include "doctor.h"

/* --- links --------------------------------------------------------------------------- */

static const json_t *links_of(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *links = json_object_get(d->facts, "links");

	if (json_is_array(links))
		return links;
	hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "links cannot be read: %s",
		      links ? strerror((int)json_integer_value(json_object_get(links, "error")))
			    : "not recorded");
	return NULL;
}

static const char *link_text(const json_t *link, const char *key)
{
	const char *text = json_string_value(json_object_get(link, key));

	return text ? text : "";
}

static bool is_link_up(const json_t *link)
{
	return json_is_true(json_object_get(link, "up")) &&
	       !json_is_true(json_object_get(link, "loopback"));
}

static enum hr_verdict qdisc_verdict(const char *kind, const struct hr_doctor_check *c)
{
	if (hr_doctor_has(HR_DOCTOR_SHAPERS, kind))
		return c->grade;
	return hr_doctor_has("pfifo pfifo_fast bfifo", kind) ? HR_ADVICE : HR_OK;
}

#define NO_FAIR_QDISC "a kernel with CONFIG_NET_SCH_FQ or CONFIG_NET_SCH_FQ_CODEL"

static void fix_qdisc(struct hr_doctor *d, json_t *row, const char *link, const char *kind)
{
	const char *fair = hr_doctor_fair_qdisc(d);

	if (fair)
		hr_doctor_fix(row, "tc qdisc replace dev %s root %s", link, fair);
	else if (hr_doctor_has(HR_DOCTOR_SHAPERS, kind))
		hr_doctor_fix(row, "tc qdisc del dev %s root", link);
	else
		hr_doctor_fix(row, "%s", NO_FAIR_QDISC);
}

static void judge_default_qdisc(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads), *fair = hr_doctor_fair_qdisc(d);
	json_t *row;
	bool good;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	good = !hr_doctor_has("pfifo_fast pfifo bfifo", text);
	row = hr_doctor_say(d, c, good ? HR_OK : c->grade, NULL, "fq or fq_codel", "%s", text);
	if (!good && fair)
		hr_doctor_offer(row, c->reads, fair);
	else if (!good)
		hr_doctor_fix(row, "%s", NO_FAIR_QDISC);
}

static void judge_qdisc(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *links = links_of(d, c), *below;
	json_t *link, *one, *row;
	size_t i, k;
	int nr = 0;

	json_array_foreach(links, i, link) {
		const char *kind = link_text(link, "qdisc");
		enum hr_verdict v = qdisc_verdict(kind, c);

		if (!is_link_up(link))
			continue;
		nr++;
		below = json_object_get(link, "below");
		json_array_foreach(below, k, one)
			if (!strcmp(kind, "mq") && qdisc_verdict(json_string_value(one), c) > v) {
				kind = json_string_value(one);
				v = qdisc_verdict(kind, c);
			}
		row = hr_doctor_say(d, c, *kind ? v : HR_UNKNOWN, link_text(link, "name"),
				    "fq, fq_codel or noqueue", "%s", *kind ? kind
						: "no qdisc told");
		if (v < HR_ADVICE)
			continue;
		fix_qdisc(d, row, link_text(link, "name"), link_text(link, "qdisc"));
		json_object_set(row, "index", json_object_get(link, "index"));
		json_object_set(row, "qdisc", json_object_get(link, "qdisc"));
	}
	if (links && !nr)
		hr_doctor_say(d, c, HR_ABSENT, NULL, NULL, "no link but loopback is up");
}

static void judge_duplex(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *links = links_of(d, c);
	json_t *link;
	size_t i;

	json_array_foreach(links, i, link) {
		const char *name = link_text(link, "name"), *duplex;
		bool half;
		int64_t speed = 0;
		char path[128];

		if (!is_link_up(link))
			continue;
		duplex = hr_doctor_read(d, "/sys/class/net/%s/duplex", name);
		half = duplex && !strcmp(duplex, "half");
		snprintf(path, sizeof(path), "/sys/class/net/%s/speed", name);
		/* Virtual links tell no speed, or -1. */
		if (!hr_doctor_number(d, path, 0, &speed) || speed <= 0)
			hr_doctor_say(d, c, half ? c->grade : HR_ABSENT, name, "full duplex",
				      "the link tells no speed%s", half ? ", half duplex" : "");
		else
			hr_doctor_say(d, c, half || speed < c->min ? c->grade : HR_OK, name,
				      "1000 Mbit/s, full duplex", "%lld Mbit/s%s", (long long)speed,
				      half ? ", half duplex" : "");
	}
}

/* --- TCP ------------------------------------------------------------------------------- */

static void judge_congestion(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads);
	char now[64];
	json_t *row;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	snprintf(now, sizeof(now), "%s", text);
	if (hr_doctor_has("cubic bbr", now)) {
		hr_doctor_say(d, c, HR_OK, NULL, "cubic or bbr", "%s", now);
		return;
	}
	row = hr_doctor_say(d, c, c->grade, NULL, "cubic or bbr", "%s", now);
	hr_doctor_offer(row, c->reads, "cubic");
}

static void judge_ports(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	int64_t from, to;
	json_t *row;

	if (!hr_doctor_number(d, c->reads, 0, &from) || !hr_doctor_number(d, c->reads, 1, &to)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	row = hr_doctor_say(d, c, to - from + 1 < c->min ? c->grade : HR_OK, NULL,
			    "at least 16384 ports", "%lld to %lld", (long long)from, (long long)to);
	if (to - from + 1 < c->min)
		hr_doctor_offer(row, c->reads, "16384 60999");
}

/* "9092,9100-9110" */
static bool is_reserved(const char *list, int port)
{
	while (*list) {
		char *end;
		long from = strtol(list, &end, 10), to = from;

		if (end == list)
			return false;
		if (*end == '-')
			to = strtol(end + 1, &end, 10);
		if (port >= from && port <= to)
			return true;
		list = end + (*end == ',');
	}
	return false;
}

static void judge_listener_port(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	int64_t from, to;
	char reserved[512];
	const char *text;

	if (!hr_doctor_number(d, "/proc/sys/net/ipv4/ip_local_port_range", 0, &from) ||
	    !hr_doctor_number(d, "/proc/sys/net/ipv4/ip_local_port_range", 1, &to)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	text = hr_doctor_read(d, "/proc/sys/net/ipv4/ip_local_reserved_ports");
	snprintf(reserved, sizeof(reserved), "%s", text ? text : "");
	for (int i = 0; i < d->port_nr; i++) {
		bool in = d->ports[i] >= from && d->ports[i] <= to;
		char where[32], value[560];
		json_t *row;

		snprintf(where, sizeof(where), "port %d", d->ports[i]);
		if (!in || is_reserved(reserved, d->ports[i])) {
			hr_doctor_say(d, c, HR_OK, where, NULL, in ? "reserved" : "outside");
			continue;
		}
		row = hr_doctor_say(d, c, c->grade, where, "outside, or reserved",
				    "inside %lld to %lld", (long long)from, (long long)to);
		snprintf(value, sizeof(value), "%s%s%d", reserved, *reserved ? "," : "",
			 d->ports[i]);
		hr_doctor_offer(row, "/proc/sys/net/ipv4/ip_local_reserved_ports", value);
	}
	if (!d->port_nr)
		hr_doctor_say(d, c, HR_ABSENT, NULL, NULL, "no listener with a port of its own");
}

/* What the configuration asks for cannot be more than the kernel grants. */
static void judge_buffer(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	int64_t v, least = HR_MAX(c->min, d->socket_buffer_bytes);
	char wanted[64], value[32];
	json_t *row;

	if (!hr_doctor_number(d, c->reads, 0, &v)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	snprintf(wanted, sizeof(wanted), "at least %lld", (long long)least);
	row = hr_doctor_say(d, c, v < least ? c->grade : HR_OK, NULL, wanted, "%lld", (long long)v);
	snprintf(value, sizeof(value), "%lld", (long long)HR_MAX(least, 16777216));
	if (v < least)
		hr_doctor_offer(row, c->reads, value);
}

/* "TCP: inuse 5 … mem 12" in pages against the second of tcp_mem, where pressure begins. */
static void judge_tcp_memory(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "/proc/net/sockstat"), *row;
	int64_t limit, used;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	row = strstr(text, "TCP:");
	row = row ? strstr(row, " mem ") : NULL;
	used = row ? strtoll(row + 5, NULL, 10) : -1;
	if (used < 0 || !hr_doctor_number(d, "/proc/sys/net/ipv4/tcp_mem", 1, &limit)) {
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "no figure of TCP's memory");
		return;
	}
	hr_doctor_say(d, c, used * 10 >= limit * 9 ? c->grade : HR_OK, NULL, NULL,
		      "%lld pages in use, pressure begins at %lld", (long long)used,
		      (long long)limit);
}

static void judge_conntrack(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	int64_t nr, max;

	if (!hr_doctor_number(d, "/proc/sys/net/netfilter/nf_conntrack_count", 0, &nr) ||
	    !hr_doctor_number(d, "/proc/sys/net/netfilter/nf_conntrack_max", 0, &max)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	hr_doctor_say(d, c, nr * 10 >= max * 8 ? c->grade : HR_OK, NULL, "at most 80 % in use",
		      "%lld of %lld", (long long)nr, (long long)max);
}

static void judge_ktls(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *fact = json_object_get(d->facts, "ktls");
	int err = (int)json_integer_value(json_object_get(fact, "error"));

	if (!fact)
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "not recorded");
	else if (!err)
		hr_doctor_say(d, c, HR_OK, NULL, NULL, "the kernel encrypts");
	else
		hr_doctor_say(d, c, d->tls ? c->grade : HR_ABSENT, NULL, "the module tls",
			      "%s%s", strerror(err), d->tls ? "" : "; no listener wants it");
}

#define V4 "/proc/sys/net/ipv4/"
#define CORE "/proc/sys/net/core/"

static const struct hr_doctor_check checks[] = {
	{ "net.qdisc", HR_WARNING, "the queue of each link", "route netlink: links, qdiscs",
	  .judge = judge_qdisc, .apply = hr_apply_qdisc,
	  .cost = "one large answer stands in front of everybody's small ones; a shaper left "
		  "behind caps all clients together" },
	{ "net.default-qdisc", HR_ADVICE, "the queue that links come up with",
	  CORE "default_qdisc", .judge = judge_default_qdisc,
	  .cost = "links that come up later get a queue in which flows stand behind each other",
	  .apply = hr_apply_file },
	{ "net.link", HR_ADVICE, "speed and duplex of each link",
	  "/sys/class/net/LINK/speed, duplex",
	  .min = 1000, .judge = judge_duplex,
	  .cost = "the link is slower than any disk; half duplex loses packets under load",
	  .fix = "look at the cable and the switch's port" },
	{ "net.congestion", HR_WARNING, "congestion control", V4 "tcp_congestion_control",
	  .judge = judge_congestion,
	  .cost = "reno and its like halve their rate on a single lost packet and need minutes to "
		  "fill a long line again",
	  .apply = hr_apply_file },
	{ "net.somaxconn", HR_WARNING, "connections not yet accepted", CORE "somaxconn",
	  HR_RULE_RANGE, .min = 1024, .max = INT64_MAX, .value = "16384",
	  .cost = "when all clients come back at once, those that find the queue full wait a "
		  "second and more",
	  .apply = hr_apply_file, .measure = hr_measure_backlog },
	{ "net.syn-backlog", HR_WARNING, "handshakes not yet finished", V4 "tcp_max_syn_backlog",
	  HR_RULE_RANGE, .min = 1024, .max = INT64_MAX, .value = "16384",
	  .cost = "when all clients come back at once, their handshakes are dropped and repeated "
		  "after a second",
	  .apply = hr_apply_file, .measure = hr_measure_backlog },
	{ "net.syncookies", HR_WARNING, "what happens when the queue of handshakes is full",
	  V4 "tcp_syncookies", HR_RULE_RANGE, .min = 1, .max = 2, .value = "1",
	  .cost = "a flood of half-open handshakes shuts everybody else out",
	  .apply = hr_apply_file },
	{ "net.port-range", HR_WARNING, "ports for outgoing connections", V4 "ip_local_port_range",
	  .min = 16384, .judge = judge_ports,
	  .cost = "clients on this host and replication run out of ports: EADDRNOTAVAIL",
	  .apply = hr_apply_file, .measure = hr_measure_ports },
	{ "net.listener-port", HR_WARNING, "whether a listener's port may be taken by others",
	  V4 "ip_local_port_range, ip_local_reserved_ports", .judge = judge_listener_port,
	  .cost = "any outgoing connection may hold the port when the broker starts again",
	  .apply = hr_apply_file },
	{ "net.rmem-max", HR_ADVICE, "largest receive buffer that can be asked for",
	  CORE "rmem_max", .min = 4194304, .value = "16777216", .judge = judge_buffer,
	  .cost = "socket.receive.buffer.bytes and the buffers of producers under a quota are cut",
	  .apply = hr_apply_file, .measure = hr_measure_buffer },
	{ "net.wmem-max", HR_ADVICE, "largest send buffer that can be asked for", CORE "wmem_max",
	  .min = 4194304, .value = "16777216", .judge = judge_buffer,
	  .cost = "socket.send.buffer.bytes is cut: far readers are slower than their line",
	  .apply = hr_apply_file, .measure = hr_measure_buffer },
	{ "net.tcp-rmem", HR_WARNING, "how far receive buffers grow by themselves", V4 "tcp_rmem",
	  HR_RULE_RANGE, .field = 2, .min = 4194304, .max = INT64_MAX,
	  .value = "4096 131072 33554432",
	  .cost = "far producers are slower than their line: one buffer per round trip",
	  .apply = hr_apply_file },
	{ "net.tcp-wmem", HR_WARNING, "how far send buffers grow by themselves", V4 "tcp_wmem",
	  HR_RULE_RANGE, .field = 2, .min = 4194304, .max = INT64_MAX,
	  .value = "4096 16384 33554432",
	  .cost = "far consumers are slower than their line: one buffer per round trip",
	  .apply = hr_apply_file },
	{ "net.tcp-memory", HR_WARNING, "memory of all sockets against its limit",
	  "/proc/net/sockstat, " V4 "tcp_mem", .judge = judge_tcp_memory,
	  .cost = "under pressure the kernel shrinks every window and drops packets",
	  .fix = "raise net.ipv4.tcp_mem, or hold producers by quotas" },
	{ "net.slow-start", HR_ADVICE, "whether an idle connection starts slowly again",
	  V4 "tcp_slow_start_after_idle", HR_RULE_RANGE, .max = 0, .value = "0",
	  .cost = "each batch after a pause of a consumer or producer far away takes several round "
		  "trips",
	  .apply = hr_apply_file },
	{ "net.sack", HR_WARNING, "selective acknowledgement", V4 "tcp_sack", HR_RULE_RANGE,
	  .min = 1, .max = 1, .value = "1",
	  .cost = "one lost packet has everything after it sent again", .apply = hr_apply_file },
	{ "net.timestamps", HR_WARNING, "timestamps in segments", V4 "tcp_timestamps",
	  HR_RULE_RANGE, .min = 1, .max = 2, .value = "1",
	  .cost = "round trips are hardly measured: spurious retransmits, and quotas paced in the "
		  "kernel lose their clock",
	  .apply = hr_apply_file },
	{ "net.window-scaling", HR_WARNING, "windows above 64 KiB", V4 "tcp_window_scaling",
	  HR_RULE_RANGE, .min = 1, .max = 1, .value = "1",
	  .cost = "64 KiB per round trip is the most that a connection carries",
	  .apply = hr_apply_file },
	{ "net.netdev-backlog", HR_ADVICE, "packets that wait for a CPU",
	  CORE "netdev_max_backlog", HR_RULE_RANGE, .min = 1000, .max = INT64_MAX, .value = "4096",
	  .cost = "bursts are dropped inside this host (second column of /proc/net/softnet_stat)",
	  .apply = hr_apply_file },
	{ "net.conntrack", HR_WARNING, "the table of tracked connections",
	  "/proc/sys/net/netfilter/nf_conntrack_count, _max", .judge = judge_conntrack,
	  .cost = "when it is full, connections of clients are dropped without a word",
	  .fix = "sysctl -w net.netfilter.nf_conntrack_max=1048576, or do not track the "
		 "listener's port" },
	{ "net.ktls", HR_ADVICE, "TLS in the kernel", "setsockopt TCP_ULP on an own socket",
	  .judge = judge_ktls,
	  .cost = "encrypted fetches are copied through user space: sendfile is lost",
	  .fix = "modprobe tls" },
};

const struct hr_doctor_table hr_doctor_net = { checks, HR_ARRAY_LEN(checks) };
