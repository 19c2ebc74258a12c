// SPDX-License-Identifier: Apache-2.0
/*
 * kernel_doctor: what the running kernel offers to the programs, found by asking it.
 *
 * Program types, map types and helpers are probed by loading a few instructions; who may
 * not load anything is told so, and nothing is guessed from version numbers.
 */
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <hr/bpfctl/loader.h>
#include <inttypes.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "kernel.h"
#include "opts.h"

struct sheet {
	json_t *rows;
	bool may_probe;
	int bad_nr;
};

static void say(struct sheet *s, const char *what, bool ok, const char *detail, const char *cost)
{
	json_array_append_new(s->rows, json_pack("{s:s, s:s, s:s, s:s}", "check", what, "state",
						 ok ? "ok" : "missing", "detail", detail, "cost",
						 ok ? "" : cost));
	s->bad_nr += !ok;
}

static bool read_line(const char *path, char *to, size_t cap)
{
	FILE *f = fopen(path, "re");
	bool ok = f && fgets(to, (int)cap, f);

	if (f)
		fclose(f);
	if (ok)
		to[strcspn(to, "\n")] = 0;
	else
		*to = 0;
	return ok;
}

static uint64_t capabilities(void)
{
	FILE *f = fopen("/proc/self/status", "re");
	char line[256];
	uint64_t caps = 0;

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "CapEff: %" SCNx64, &caps) == 1)
			break;
	if (f)
		fclose(f);
	return caps;
}

static void check_host(struct sheet *s)
{
	char text[HR_BPF_PATH_MAX], path[HR_BPF_PATH_MAX];
	struct utsname u;
	int major = 0, minor = 0;

	uname(&u);
	say(s, "kernel release", sscanf(u.release, "%d.%d", &major, &minor) == 2 &&
					 major * 1000 + minor >= 6001,
	    u.release, "older than 6.1: not tried");
	say(s, "programs in this build", !hr_bpf_source_missing(),
	    hr_bpf_source_missing() ? hr_bpf_source_missing() : "", "every gate: user space");
	say(s, "BTF of the kernel", !access("/sys/kernel/btf/vmlinux", R_OK),
	    "/sys/kernel/btf/vmlinux", "no table of connections, no observe gate");
	say(s, "bpf file system", !hr_bpf_mount("bpf", text, sizeof(text)), text,
	    "every gate: user space (mount -t bpf bpf /sys/fs/bpf)");
	*path = 0;
	say(s, "cgroup2", !hr_bpf_mount("cgroup2", path, sizeof(path)), path,
	    "fetch, produce: user space");
	read_line("/proc/sys/net/core/bpf_jit_enable", text, sizeof(text));
	/* Kernels that always compile have no such knob to be off. */
	say(s, "JIT (net.core.bpf_jit_enable)", *text != '0', *text ? text : "always on",
	    "programs are interpreted: several times the CPU");
	read_line("/proc/sys/kernel/unprivileged_bpf_disabled", text, sizeof(text));
	say(s, "pins without privilege (kernel.unprivileged_bpf_disabled)", true,
	    !strcmp(text, "0") ? "0: everybody may load programs; 2 is the careful value" : text,
	    "");
}

static void check_caps(struct sheet *s)
{
	static const struct {
		int cap;
		const char *name, *cost;
	} wanted[] = {
		{ CAP_BPF, "CAP_BPF", "load refuses every gate" },
		{ CAP_NET_ADMIN, "CAP_NET_ADMIN", "load refuses fetch and produce" },
		{ CAP_PERFMON, "CAP_PERFMON", "load refuses the table of connections and observe" },
		{ CAP_CHOWN, "CAP_CHOWN", "load cannot give the pins to another user" },
	};
	uint64_t caps = capabilities();

	for (size_t i = 0; i < HR_ARRAY_LEN(wanted); i++)
		say(s, wanted[i].name, caps >> wanted[i].cap & 1 || caps >> CAP_SYS_ADMIN & 1,
		    "of this process", wanted[i].cost);
	s->may_probe = caps >> CAP_BPF & 1 || caps >> CAP_SYS_ADMIN & 1;
}

/* --- what can only be asked with CAP_BPF ---------------------------------------------- */

static void probed(struct sheet *s, const char *what, int found, const char *cost)
{
	if (!s->may_probe || found < 0)
		json_array_append_new(s->rows, json_pack("{s:s, s:s, s:s, s:s}", "check", what,
							 "state", "unknown", "detail",
							 s->may_probe ? strerror(-found) :
									"not privileged to ask",
							 "cost", ""));
	else
		say(s, what, found == 1, "", cost);
}

/* By loading it: probes of the program type go by fentry, which some kernels refuse alone. */
static int iterator_loads(void)
{
	size_t len = 0;
	const void *bytes = hr_bpf_source("conns", &len);
	struct bpf_object *o = bytes ? bpf_object__open_mem(bytes, len, NULL) : NULL;
	int ok = o && !bpf_object__load(o);

	bpf_object__close(o);
	return ok;
}

static void check_kinds(struct sheet *s)
{
	static const struct {
		enum bpf_prog_type type;
		const char *name, *cost;
	} progs[] = {
		{ BPF_PROG_TYPE_SOCK_OPS, "programs: sock_ops", "fetch, produce: user space" },
		{ BPF_PROG_TYPE_SK_LOOKUP, "programs: sk_lookup", "admit: at accept" },
	};
	static const struct {
		enum bpf_map_type type;
		const char *name, *cost;
	} maps[] = {
		{ BPF_MAP_TYPE_SK_STORAGE, "maps: sk_storage", "fetch, produce: user space" },
		{ BPF_MAP_TYPE_RINGBUF, "maps: ringbuf", "every gate: user space" },
	};
	static const struct {
		enum bpf_func_id id;
		const char *name, *cost;
	} helpers[] = {
		{ BPF_FUNC_setsockopt, "helpers: setsockopt in sock_ops", "fetch: user space" },
		{ BPF_FUNC_sk_storage_get, "helpers: sk_storage_get in sock_ops",
		  "fetch, produce: user space" },
		{ BPF_FUNC_sock_ops_cb_flags_set, "helpers: sock_ops_cb_flags_set",
		  "fetch, produce: user space" },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(progs); i++)
		probed(s, progs[i].name,
		       s->may_probe ? libbpf_probe_bpf_prog_type(progs[i].type, NULL) : 0,
		       progs[i].cost);
	if (!hr_bpf_source_missing())
		probed(s, "programs: iter/tcp", s->may_probe ? iterator_loads() : 0,
		       "no table of connections");
	for (size_t i = 0; i < HR_ARRAY_LEN(maps); i++)
		probed(s, maps[i].name,
		       s->may_probe ? libbpf_probe_bpf_map_type(maps[i].type, NULL) : 0,
		       maps[i].cost);
	for (size_t i = 0; i < HR_ARRAY_LEN(helpers); i++)
		probed(s, helpers[i].name,
		       s->may_probe ? libbpf_probe_bpf_helper(BPF_PROG_TYPE_SOCK_OPS,
							      helpers[i].id, NULL) :
				      0,
		       helpers[i].cost);
}

/* A raw tracepoint NAME has a typedef btf_trace_NAME. */
static void check_tracepoints(struct sheet *s)
{
	static const char *const names[] = { "mm_filemap_add_to_page_cache",
					     "mm_filemap_delete_from_page_cache",
					     "mm_filemap_get_pages", "block_io_start",
					     "block_rq_issue", "block_rq_complete" };
	struct btf *btf = btf__load_vmlinux_btf();
	char name[64], what[80];

	for (size_t i = 0; i < HR_ARRAY_LEN(names); i++) {
		snprintf(name, sizeof(name), "btf_trace_%s", names[i]);
		snprintf(what, sizeof(what), "tracepoint %s", names[i]);
		if (btf)
			say(s, what, btf__find_by_name_kind(btf, name, BTF_KIND_TYPEDEF) > 0, "",
			    "observe says unknown for what only it tells");
	}
	btf__free(btf);
}

static int be_silent(enum libbpf_print_level level, const char *fmt, va_list ap)
{
	return 0;
}

int hr_kernel_doctor(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = { { "check" },
						 { "state" },
						 { "detail" },
						 { "cost" } };
	struct sheet s = { .rows = json_array() };
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret && argc > 1)
		ret = hr_cli_usage("kernel doctor takes no arguments");
	if (ret) {
		json_decref(s.rows);
		return ret;
	}
	libbpf_set_print(be_silent);
	check_host(&s);
	check_caps(&s);
	check_kinds(&s);
	check_tracepoints(&s);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), s.rows);
}
