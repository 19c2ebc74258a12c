// SPDX-License-Identifier: Apache-2.0
/* doctor_kernel: release, BPF, tracing, io_uring, clocks, CPUs, and tables of the whole host. */
#include <stdio.h>
#include <stdlib.h>
#include "doctor.h"

static const json_t *fact(struct hr_doctor *d, const struct hr_doctor_check *c, const char *name)
{
	const json_t *f = json_object_get(d->facts, name);

	if (!f)
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "not recorded");
	return f;
}

static int64_t fact_number(const json_t *f, const char *key)
{
	return json_integer_value(json_object_get(f, key));
}

static void judge_release(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *f = fact(d, c, "kernel");
	const char *text = f ? json_string_value(f) : NULL;
	int major, minor;

	if (!f)
		return;
	if (!text || sscanf(text, "%d.%d", &major, &minor) != 2)
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "no release told");
	else
		hr_doctor_say(d, c, major * 1000 + minor < 6001 ? c->grade : HR_OK, NULL,
			      "6.1 or newer", "%s", text);
}

/* --- BPF ----------------------------------------------------------------------------- */

static void judge_btf(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads);

	if (text)
		hr_doctor_say(d, c, HR_OK, NULL, NULL, "present");
	else
		hr_doctor_cannot(d, c, NULL);
}

/* Is a file system of this kind mounted? */
static void judge_mounted(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "/proc/self/mountinfo"), *line, *name;
	char want[40];

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	name = !strcmp(c->id, "bpf.bpffs") ? "bpf" : !strcmp(c->id, "bpf.cgroup2") ? "cgroup2"
			: "tracefs";
	snprintf(want, sizeof(want), " - %s ", name);
	line = strstr(text, want);
	hr_doctor_say(d, c, line ? HR_OK : c->grade, NULL, "mounted", "%s is %smounted", name,
		      line ? "" : "not ");
}

/* Zero opens tracing to everybody; above 2 only the loader's capability helps, which it has. */
static void judge_paranoid(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	int64_t v;
	json_t *row;

	if (!hr_doctor_number(d, c->reads, 0, &v)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	row = hr_doctor_say(d, c, v < 1 ? c->grade : HR_OK, NULL, "1 or more", "%lld",
			(long long)v);
	if (v < 1)
		hr_doctor_offer(row, c->reads, "2");
}

/* --- io_uring, cachestat ------------------------------------------------------------------ */

static void judge_uring(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "/proc/sys/kernel/io_uring_disabled");
	bool is_off = text && *text == '2', root_only = text && *text == '1';
	const json_t *f;
	json_t *row;
	int err;

	if (is_off || root_only) {
		row = hr_doctor_say(d, c, c->grade, NULL, "0", "kernel.io_uring_disabled = %s",
				text);
		hr_doctor_offer(row, "/proc/sys/kernel/io_uring_disabled", "0");
		return;
	}
	f = fact(d, c, "uring");
	if (!f)
		return;
	err = (int)fact_number(f, "error");
	hr_doctor_say(d, c, err ? c->grade : HR_OK, NULL, "a ring can be made", "%s",
		      err ? strerror(err) : "a ring can be made");
}

static void judge_cachestat(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *f = fact(d, c, "cachestat");

	if (f)
		hr_doctor_say(d, c, fact_number(f, "error") ? c->grade : HR_OK, NULL,
			      "Linux 6.5 or newer", fact_number(f, "error") ? "not there"
					: "present");
}

/* --- clocks -------------------------------------------------------------------------------- */

static void judge_clocksource(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	static const char good[] =
		"tsc kvm-clock arch_sys_counter timebase riscv_clocksource stp tod "
		"hyperv_clocksource_tsc_page xen";
	static const char available[] =
		"/sys/devices/system/clocksource/clocksource0/available_clocksource";
	const char *text = hr_doctor_read(d, "%s", c->reads), *other;
	char now[64];
	json_t *row;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	snprintf(now, sizeof(now), "%s", text);
	row = hr_doctor_say(d, c, hr_doctor_has(good, now) ? HR_OK : c->grade, NULL,
			    "one that is read without a system call", "%s", now);
	if (hr_doctor_has(good, now))
		return;
	text = hr_doctor_read(d, "%s", available);
	other = text && hr_doctor_has(text, "tsc")	  ? "tsc"
		: text && hr_doctor_has(text, "kvm-clock") ? "kvm-clock"
							   : NULL;
	if (other)
		hr_doctor_offer(row, c->reads, other);
	else
		hr_doctor_fix(row, "%s",
			      "the kernel holds the CPU's counter for unstable: see dmesg | grep "
			      "-i tsc; tsc=reliable on the kernel's command line if the "
			      "hypervisor vouches for it");
}

static void judge_resolution(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *f = fact(d, c, "clock");

	if (f)
		hr_doctor_say(d, c, fact_number(f, "resolution_ns") > 1000 ? c->grade : HR_OK, NULL,
			      "1 us or finer", "%lld ns", (long long)fact_number(f,
					"resolution_ns"));
}

static void judge_sync(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const json_t *f = fact(d, c, "clock");
	bool synced;

	if (!f)
		return;
	synced = json_is_true(json_object_get(f, "synced"));
	hr_doctor_say(d, c, synced && fact_number(f, "error_us") < 1000000 ? HR_OK : c->grade, NULL,
		      "kept by a time service, error below 1 s",
				"%ssynchronized, error up to %lld ms",
		      synced ? "" : "not ", (long long)fact_number(f, "error_us") / 1000);
}

/* --- CPUs ------------------------------------------------------------------------------------ */

static void judge_governor(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	static const char base[] = "/sys/devices/system/cpu/cpu0/cpufreq";
	const char *text = hr_doctor_read(d, "%s/scaling_driver", base);
	bool by_itself = text && (!strcmp(text, "intel_pstate") || !strcmp(text, "amd-pstate-epp"));
	json_t *row;

	text = hr_doctor_read(d, "%s/scaling_governor", base);
	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	if (strcmp(text, "powersave") || by_itself) {
		hr_doctor_say(d, c, HR_OK, NULL, NULL, "%s", text);
		return;
	}
	row = hr_doctor_say(d, c, c->grade, NULL, "performance or schedutil", "%s", text);
	hr_doctor_fix(row, "cpupower frequency-set -g performance");
}

/* "cpu user nice system idle iowait irq softirq steal": since the host's start. */
static void judge_steal(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads);
	unsigned long long v[8] = { 0 }, sum = 0;

	if (!text || sscanf(text, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", v, v + 1, v + 2,
			    v + 3, v + 4, v + 5, v + 6, v + 7) != 8) {
		d->err = d->err ? d->err : -EINVAL;
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	for (int i = 0; i < 8; i++)
		sum += v[i];
	hr_doctor_say(d, c, sum && v[7] * 100 > sum * 10 ? c->grade : HR_OK, NULL, "at most 10 %",
		      "%.1f %% of the time since the start was taken by other guests",
		      sum ? (double)v[7] * 100 / (double)sum : 0.0);
}

static const struct hr_doctor_check checks[] = {
	{ "kernel.release", HR_FAULT, "the kernel's release", "uname", .judge = judge_release,
	  .cost = "older kernels are not tested; parts of the broker may not start",
	  .fix = "install a kernel of a supported release" },
	{ "kernel.file-max", HR_WARNING, "open files of the whole host", "/proc/sys/fs/file-max",
	  HR_RULE_RANGE, .min = 200000, .max = INT64_MAX, .value = "2000000",
	  .cost = "no file and no connection can be opened any more by anybody",
	  .apply = hr_apply_file },
	{ "kernel.nr-open", HR_WARNING, "the most that a limit of open files can be set to",
	  "/proc/sys/fs/nr_open", HR_RULE_RANGE, .min = 1048576, .max = INT64_MAX,
	  .value = "1048576",
	  .cost = "the unit's LimitNOFILE cannot be set and the daemon does not start",
	  .apply = hr_apply_file },
	{ "kernel.pid-max", HR_WARNING, "threads of the whole host", "/proc/sys/kernel/pid_max",
	  HR_RULE_RANGE, .min = 16384, .max = INT64_MAX, .value = "4194304",
	  .cost = "threads cannot be made: pools and other services fail", .apply = hr_apply_file },
	{ "kernel.uring", HR_ADVICE, "io_uring",
	  "/proc/sys/kernel/io_uring_disabled; a ring is made",
	  .judge = judge_uring,
	  .cost = "reactors use epoll and a pool of threads for the disk: more CPU per GB",
	  .fix = "a filter of system calls (container, seccomp) refuses it: allow it there",
	  .apply = hr_apply_file },
	{ "kernel.cachestat", HR_ADVICE, "cachestat(2)", "the call itself",
	  .judge = judge_cachestat,
	  .cost = "resident, dirty and evicted pages of segments are unknown",
	  .fix = "a kernel of 6.5 or newer" },
	{ "bpf.btf", HR_WARNING, "types of the running kernel", "/sys/kernel/btf/vmlinux",
	  .absent = HR_WARNING, .judge = judge_btf,
	  .cost = "headrace kernel load cannot fit its programs to this kernel: quotas fall back "
		  "to user space",
	  .fix = "a kernel with CONFIG_DEBUG_INFO_BTF=y" },
	{ "bpf.jit", HR_WARNING, "compiled BPF programs", "/proc/sys/net/core/bpf_jit_enable",
	  HR_RULE_RANGE, .min = 1, .max = 2, .value = "1",
	  .cost = "each packet's program is interpreted: several times the CPU",
	  .apply = hr_apply_file },
	{ "bpf.unprivileged", HR_WARNING, "BPF for every user",
	  "/proc/sys/kernel/unprivileged_bpf_disabled", HR_RULE_RANGE, .min = 1, .max = 2,
	  .value = "2", .cost = "any user may load programs: a way to attack the kernel",
	  .apply = hr_apply_file },
	{ "bpf.bpffs", HR_WARNING, "the file system of pins", "/proc/self/mountinfo",
	  .judge = judge_mounted,
	  .cost = "programs and maps cannot be pinned: no quota in the kernel",
	  .fix = "mount -t bpf bpf /sys/fs/bpf", .apply = hr_apply_mount },
	{ "bpf.cgroup2", HR_WARNING, "control groups, version 2", "/proc/self/mountinfo",
	  .judge = judge_mounted,
	  .cost = "socket programs cannot be attached: no quota in the kernel",
	  .fix = "mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified, or boot without the "
		 "old hierarchy" },
	{ "trace.tracefs", HR_ADVICE, "the file system of tracepoints", "/proc/self/mountinfo",
	  .judge = judge_mounted,
	  .cost = "page-cache hits and block I/O by partition are unknown",
	  .fix = "mount -t tracefs tracefs /sys/kernel/tracing", .apply = hr_apply_mount },
	{ "trace.paranoid", HR_WARNING, "who may trace the kernel",
	  "/proc/sys/kernel/perf_event_paranoid", .judge = judge_paranoid,
	  .cost = "every user sees what the kernel and other users do", .apply = hr_apply_file },
	{ "clock.source", HR_WARNING, "the clock that time is read from",
	  "/sys/devices/system/clocksource/clocksource0/current_clocksource",
	  .judge = judge_clocksource,
	  .cost = "each look at the clock is a system call to a slow device: a reactor looks "
		  "several times a turn",
	  .apply = hr_apply_file, .measure = hr_measure_clock },
	{ "clock.resolution", HR_WARNING, "timers finer than a tick", "clock_getres",
	  .judge = judge_resolution,
	  .cost = "pacing and short waits are rounded up to ticks: low quotas come in lumps",
	  .fix = "a kernel with CONFIG_HIGH_RES_TIMERS=y, and no highres=off on its command line" },
	{ "clock.sync", HR_WARNING, "a time service", "adjtimex", .judge = judge_sync,
	  .cost = "timestamps, retention by time and sessions of other hosts drift apart",
	  .fix = "install and start chrony or systemd-timesyncd" },
	{ "cpu.governor", HR_ADVICE, "what chooses the CPU's clock rate",
	  "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", .judge = judge_governor,
	  .cost = "the CPU stays at its lowest rate: longer latencies at every load" },
	{ "cpu.steal", HR_WARNING, "time taken by other guests", "/proc/stat", .judge = judge_steal,
	  .cost = "reactors stand still while the hypervisor runs others",
	  .fix = "another host, or a guest with reserved CPUs" },
};

const struct hr_doctor_table hr_doctor_kernel = { checks, HR_ARRAY_LEN(checks) };
