// SPDX-License-Identifier: Apache-2.0
/*
 * kernel: the programs that hold quotas and admission below the sockets.
 *
 * `load` is for root (or CAP_BPF and CAP_NET_ADMIN) and short; the broker then needs
 * nothing but the pins.  `status` only reads them.
 */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <grp.h>
#include <hr/bpfctl/loader.h>
#include <inttypes.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "kernel.h"
#include "opts.h"

static const char *const part_names[HR_KERNEL_PART_NR] = { "fetch", "produce", "admit", "observe",
							   "conns" };
static const char *const below[HR_KERNEL_PART_NR] = { "pacing", "user", "accept", "unknown",
						      "none" };

struct where {
	long node_id;
	const char *pin_dir, *user, *cgroup;
	struct hr_opt_list without;
	char path[HR_BPF_PATH_MAX];
};

int hr_kernel_place(const char *pin_dir, long node_id, char path[HR_BPF_PATH_MAX])
{
	if (pin_dir && (*pin_dir != '/' || strlen(pin_dir) >= HR_BPF_PATH_MAX))
		return hr_cli_usage("--pin-dir wants an absolute path on a bpf file system");
	if (pin_dir)
		snprintf(path, HR_BPF_PATH_MAX, "%s", pin_dir);
	else if (hr_kernel_pin_dir((int32_t)node_id, path))
		return hr_cli_fail("no bpf file system is mounted (mount -t bpf bpf "
				   "/sys/fs/bpf)");
	return 0;
}

static int parse(struct where *w, const char *verb, bool loads, int argc, char **argv)
{
	const struct hr_opt opts[] = {
		{ "node-id", 'n', HR_OPT_NUMBER, &w->node_id, 0, INT32_MAX },
		{ "pin-dir", 0, HR_OPT_TEXT, &w->pin_dir },
		{ "user", 'u', HR_OPT_TEXT, &w->user },
		{ "cgroup", 0, HR_OPT_TEXT, &w->cgroup },
		{ "without", 0, HR_OPT_LIST, &w->without },
	};
	int ret = hr_opts_parse(opts, loads ? 5 : 2, argc, argv, &argc);

	if (ret)
		return ret;
	if (argc > 1)
		return hr_cli_usage("kernel %s takes no arguments", verb);
	return hr_kernel_place(w->pin_dir, w->node_id, w->path);
}

/* --- load, unload ------------------------------------------------------------------- */

/* NAME[:GROUP]; by default the daemon's user where that is known, else who calls. */
static int find_owner(const struct where *w, struct hr_kernel_load_opts *o)
{
	const char *name = w->user ? w->user : "headrace", *colon = strchr(name, ':');
	struct passwd *pw;
	struct group *gr;
	char user[64];

	snprintf(user, sizeof(user), "%.*s", (int)(colon ? colon - name : (long)strlen(name)),
		 name);
	pw = getpwnam(user);
	o->uid = pw ? pw->pw_uid : getuid();
	o->gid = pw ? pw->pw_gid : getgid();
	if (!pw && w->user)
		return hr_cli_fail("kernel: no user %s", user);
	gr = colon ? getgrnam(colon + 1) : NULL;
	if (colon && !gr)
		return hr_cli_fail("kernel: no group %s", colon + 1);
	if (gr)
		o->gid = gr->gr_gid;
	return 0;
}

static int leave_out(const struct where *w, struct hr_kernel_load_opts *o)
{
	for (int i = 0; i < w->without.nr; i++) {
		int g = 0;

		while (g < HR_KERNEL_GATE_NR && strcmp(part_names[g], w->without.v[i]))
			g++;
		if (g == HR_KERNEL_GATE_NR)
			return hr_cli_usage("--without: '%s' is no gate (fetch, produce, admit, "
					    "observe)",
					    w->without.v[i]);
		o->without[g] = true;
	}
	return 0;
}

static const char *reason_of(int gate, int err, char *to, size_t cap)
{
	if (!err)
		return "";
	if (err == 1)
		return "not wanted";
	snprintf(to, cap, "%s; %s", strerror(-err),
		 hr_kernel_hint(gate < HR_KERNEL_GATE_NR ? gate : HR_KERNEL_OBSERVE, err));
	return to;
}

static int print_report(const struct hr_cli *cli, const struct hr_kernel_report *r)
{
	static const struct hr_column cols[] = { { "gate" }, { "state" }, { "reason" } };
	json_t *rows = json_array();
	char text[512];

	for (int g = 0; g < HR_KERNEL_PART_NR; g++) {
		const struct hr_kernel_part *p = &r->parts[g];

		json_array_append_new(
			rows, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "gate",
					part_names[g], "state",
					!p->err	    ? "loaded" :
					p->err == 1 ? "off" :
						      "refused",
					"reason", reason_of(g, p->err, text, sizeof(text)), "words",
					p->words, "pin_dir", r->pin_dir, "cgroup", r->cgroup,
					"upgraded", r->upgraded));
	}
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

static int load(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_kernel_load_opts o = { 0 };
	struct where w = { .node_id = 1 };
	struct hr_kernel_report r;
	int ret = parse(&w, "load", true, argc, argv), loaded_nr = 0;

	if (!ret)
		ret = find_owner(&w, &o);
	if (!ret)
		ret = leave_out(&w, &o);
	if (ret)
		return ret;
	if (hr_bpf_source_missing())
		return hr_cli_fail("kernel load: this command was %s", hr_bpf_source_missing());
	o.node_id = (int32_t)w.node_id;
	o.pin_dir = w.path;
	o.cgroup = w.cgroup;
	if (hr_kernel_load(&o, &r))
		return hr_cli_fail("kernel load: %s", r.why);
	ret = print_report(cli, &r);
	for (int g = 0; g < HR_KERNEL_GATE_NR; g++)
		loaded_nr += !r.parts[g].err;
	if (!ret && !loaded_nr)
		ret = hr_cli_fail("kernel load: no gate could be loaded");
	return ret;
}

static int unload(const struct hr_cli *cli, int argc, char **argv)
{
	struct where w = { .node_id = 1 };
	int ret = parse(&w, "unload", false, argc, argv), err;

	if (ret)
		return ret;
	err = hr_kernel_unload(w.path);
	if (err)
		return hr_cli_fail("kernel unload: %s: %s", w.path, strerror(-err));
	return HR_EXIT_DONE;
}

/* --- status -------------------------------------------------------------------------- */

static double beat_age_s(const struct hr_kernel_view *v)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return v->beat.ns ? (double)t.tv_sec + (double)t.tv_nsec / 1e9 - (double)v->beat.ns / 1e9
			  : -1;
}

static json_t *counts_of(const struct hr_kernel_view *v)
{
	const struct hr_bpf_count *c = &v->count;

	return json_pack("{s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I}", "calls",
			 (json_int_t)c->calls, "listens", (json_int_t)c->listens, "accepted",
			 (json_int_t)c->accepted, "closed", (json_int_t)c->closed, "metered",
			 (json_int_t)c->metered, "paced", (json_int_t)c->paced, "pace_failed",
			 (json_int_t)c->pace_failed, "clamped", (json_int_t)c->clamped, "ip_full",
			 (json_int_t)c->ip_full, "store_full", (json_int_t)c->store_full, "events",
			 (json_int_t)c->events, "events_lost", (json_int_t)c->events_lost);
}

static json_t *gates_of(const struct hr_kernel_view *v, bool beats)
{
	json_t *rows = json_array();
	char text[512];

	for (int g = 0; g < HR_KERNEL_PART_NR; g++) {
		bool used = beats && (g < HR_KERNEL_GATE_NR ? v->beat.gates & 1u << g : true);
		const char *reason = reason_of(g, v->err[g], text, sizeof(text));

		if (!v->err[g] && !beats)
			reason = "no broker uses it";
		else if (!v->err[g] && !used)
			reason = "the broker does not use it; its log says why";
		json_array_append_new(rows, json_pack("{s:s, s:s, s:b, s:i, s:s}", "gate",
						      part_names[g], "level",
						      v->err[g] || !used ? below[g] : "bpf",
						      "loaded", !v->err[g], "errno",
						      v->err[g] < 0 ? -v->err[g] : 0, "reason",
						      reason));
	}
	return rows;
}

static int status(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = { { "gate" },
						 { "level" },
						 { "loaded" },
						 { "reason" } };
	struct where w = { .node_id = 1 };
	struct hr_kernel_view v;
	int ret = parse(&w, "status", false, argc, argv), err;
	bool beats;

	if (ret)
		return ret;
	err = hr_kernel_look(w.path, &v);
	if (err)
		return hr_cli_fail("kernel status: %s: %s; %s", w.path, strerror(-err),
				   hr_kernel_hint(HR_KERNEL_FETCH, err));
	beats = v.beat.ns && beat_age_s(&v) * 1e9 < (double)HR_BPF_BEAT_OLD_NS;
	if (cli->json)
		return hr_cli_json(json_pack(
			"{s:s, s:i, s:s, s:i, s:s, s:i, s:i, s:f, s:b, s:I, s:I, s:I, s:o, s:o}",
			"pin_dir", w.path, "schema", (int)v.meta.schema, "version", v.meta.version,
			"loads", (int)v.meta.load_nr, "cgroup", v.meta.cgroup, "uid",
			(int)v.meta.uid, "broker_pid", beats ? (int)v.beat.pid : 0,
			"heartbeat_age_s", beat_age_s(&v), "broker_alive", beats, "buckets",
			(json_int_t)v.bucket_nr, "limited_buckets", (json_int_t)v.limited_nr,
			"addresses", (json_int_t)v.addr_nr, "gates", gates_of(&v, beats), "counts",
			counts_of(&v)));
	printf("pins     %s (schema %u, loaded %u times, last by %s)\n", w.path, v.meta.schema,
	       v.meta.load_nr, v.meta.version);
	printf("cgroup   %s\n", v.meta.cgroup);
	if (beats)
		printf("broker   pid %u, heartbeat %.1f s old\n", v.beat.pid, beat_age_s(&v));
	else
		printf("broker   %s\n",
		       v.beat.ns ? "silent: admission passes everything" : "none yet");
	printf("rows     %" PRIu64 " buckets (%" PRIu64 " limited), %" PRIu64 " addresses\n",
	       v.bucket_nr, v.limited_nr, v.addr_nr);
	printf("counts   %llu callbacks, %llu connections, %llu metered, %llu paced, %llu clamped, "
	       "%llu events, %llu lost\n\n",
	       v.count.calls, v.count.accepted, v.count.metered, v.count.paced, v.count.clamped,
	       v.count.events, v.count.events_lost);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), gates_of(&v, beats));
}

/* --- events -------------------------------------------------------------------------- */

static const char *const event_names[] = { "?", "throttle_on", "throttle_off", "refused_rate",
					   "refused_count", "over" };

struct events {
	bool json;
	long left; /* -1 no end */
};

static int on_event(void *arg, void *data, size_t len)
{
	const struct hr_bpf_event *e = data;
	struct events *ev = arg;
	char addr[40] = "";
	size_t at = 0;

	if (len < sizeof(*e))
		return 0;
	for (int i = 0; e->type >= HR_BPF_EVENT_REFUSED_RATE && i < 16; i += 2)
		at += (size_t)snprintf(addr + at, sizeof(addr) - at, "%s%x", i ? ":" : "",
				       e->addr[i] << 8 | e->addr[i + 1]);
	printf(ev->json ? "{\"ts_ns\": %llu, \"event\": \"%s\", \"id\": %u, \"value\": %llu, "
			  "\"addr\": \"%s\"}\n" :
			  "%llu %s %u %llu %s\n",
	       e->ts_ns, event_names[e->type < HR_ARRAY_LEN(event_names) ? e->type : 0], e->id,
	       e->value, addr);
	fflush(stdout);
	return ev->left > 0 && !--ev->left ? -ECANCELED : 0;
}

/* Takes events out of the ring: one reader sees each. */
static int events(const struct hr_cli *cli, int argc, char **argv)
{
	struct events ev = { cli->json, -1 };
	struct where w = { .node_id = 1 };
	const struct hr_opt opts[] = {
		{ "node-id", 'n', HR_OPT_NUMBER, &w.node_id, 0, INT32_MAX },
		{ "pin-dir", 0, HR_OPT_TEXT, &w.pin_dir },
		{ "count", 'c', HR_OPT_NUMBER, &ev.left, 1, INT32_MAX },
	};
	struct ring_buffer *ring;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc), fd, n;

	if (ret)
		return ret;
	if (argc > 1)
		return hr_cli_usage("kernel events takes no arguments");
	ret = hr_kernel_place(w.pin_dir, w.node_id, w.path);
	if (ret)
		return ret;
	fd = hr_bpf_pin_open(w.path, "hr_events");
	if (fd < 0)
		return hr_cli_fail("kernel events: %s: %s; %s", w.path, strerror(-fd),
				   hr_kernel_hint(HR_KERNEL_FETCH, fd));
	ring = ring_buffer__new(fd, on_event, &ev, NULL);
	if (!ring)
		ret = hr_cli_fail("kernel events: %s", strerror(errno));
	while (!ret) {
		n = ring_buffer__poll(ring, -1);
		if (n == -ECANCELED)
			break;
		if (n < 0 && n != -EINTR)
			ret = hr_cli_fail("kernel events: %s", strerror(-n));
	}
	ring_buffer__free(ring);
	close(fd);
	return ret;
}

static const struct hr_verb verbs[] = {
	{ "load",
	  "[--user NAME[:GROUP]] [--node-id N] [--cgroup PATH] [--pin-dir DIR] [--without GATE]...",
	  "loads or upgrades the programs and gives their pins to the broker's user", load },
	{ "unload", "[--node-id N] [--pin-dir DIR]", "takes programs, maps and pins away", unload },
	{ "status", "[--node-id N] [--pin-dir DIR]",
	  "each gate: who holds it, and why not the kernel", status },
	{ "events", "[--node-id N] [--pin-dir DIR] [--count N]",
	  "prints throttling and refusals as they come", events },
	{ "doctor", "", "what this kernel offers, and what is missing", hr_kernel_doctor },
};

const struct hr_object hr_object_kernel = {
	"kernel",
	"programs in the kernel: load, unload, state",
	verbs,
	HR_ARRAY_LEN(verbs),
};
